"""The page that vis-network draws: it opens offline, a click shows the sentence, hostile text stays text."""

from dataclasses import replace

from kg.views.network import network_of
from kg.views.pyvis import pyvis_of, render_pyvis

from ..views.rows import Rows
from .conftest import OpenPage


def test_a_click_on_a_node_shows_its_sentences(open_page: OpenPage, rows: Rows) -> None:
    entities, _, facts = rows
    ends = ("urn:梁书亭", "urn:梁守田")
    between = [fact for fact in facts if (fact.subject, fact.object) == ends]
    network = network_of([entity for entity in entities if entity.iri in ends], between)
    page = open_page(render_pyvis(pyvis_of(network)))
    box = page.locator("#network canvas").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.locator("#what p").first.wait_for()
    assert "梁守田是他的叔叔" in page.inner_text("#what")


def test_hostile_text_stays_text(open_page: OpenPage, rows: Rows) -> None:
    entities, _, facts = rows
    text = "</script><script>alert(1)</script><a href='javascript:alert(1)'><img src=x onerror=alert(1)>"
    hostile = [replace(entity, name=text + entity.name) for entity in entities]
    quoted = [replace(fact, evidence=replace(fact.evidence, quote=text)) for fact in facts]
    page = open_page(render_pyvis(pyvis_of(network_of(hostile, quoted)), title=text))
    page.mouse.move(400, 300)
    page.mouse.click(400, 300)
    assert page.locator("img, a").count() == 0
    assert page.locator("script").count() == 3
