"""The pages for people, and what programs get at the same addresses."""

import json
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.config import Config
from kg.graph.query import named_queries
from kg.graph.reader import read_entities
from kg.graph.store import Store
from kg.model import EntityType, Predicate
from kg.service.pages import entity_page

from ..graph.records import RecordBuilder
from .conftest import Server, serving


class _Tags(HTMLParser):
    """The tags and the text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture(scope="session")
def person(filled: Path) -> str:
    """The path of a person's page."""
    with Store.open(filled, read_only=True) as store:
        (iri,) = (row.iri for row in read_entities(store) if row.name == "沈清禾")
    return f"/entity/{iri.rpartition('/')[2]}"


def test_an_entitys_page_shows_facts_with_their_evidence(server: Server, person: str) -> None:
    reply = server.ask("GET", person, headers={"Accept": "text/html,*/*;q=0.8"})
    assert (reply.status, reply.type) == (200, "text/html")
    page = _Tags(reply.text)
    for shown in ("沈清禾", "副区长沈清禾讲话", "云栖区召开秋季安全推进会", "a.txt:", "第 2 行", "rule-a"):
        assert shown in page.text
    links = [attributes["href"] or "" for tag, attributes in page.tags if tag == "a"]
    others = [link for link in links if link.startswith("/entity/")]
    assert len(others) >= 2
    assert {server.ask("GET", link).status for link in others} == {200}
    assert not [tag for tag, _ in page.tags if tag in ("script", "iframe", "object", "form")]


@pytest.mark.parametrize(("accept", "format_"), [("text/turtle", "ttl"), ("application/ld+json", "jsonld")])
def test_an_entity_is_rdf_for_programs(server: Server, person: str, accept: str, format_: str) -> None:
    negotiated = server.ask("GET", person, headers={"Accept": accept})
    by_ending = server.ask("GET", f"{person}.{format_}")
    assert negotiated.type == by_ending.type == accept
    assert negotiated.body == by_ending.body
    rdf = ox.RdfFormat.from_media_type(accept)
    assert rdf
    triples = list(ox.parse(negotiated.body, format=rdf))
    predicates = {triple.predicate.value.rpartition("#")[2] for triple in triples}
    assert {"prefLabel", "quote", "start", "end", "mentionOf"} <= predicates


@pytest.mark.parametrize("path", ["/entity/0123", "/entity/..%2f..", "/entity/ABC", "/entity/%3Cb%3E"])
def test_an_unknown_entity_is_404(server: Server, path: str) -> None:
    reply = server.ask("GET", path)
    assert (reply.status, reply.type) == (404, "text/plain")


def test_an_unknown_form_of_an_entity_is_406(server: Server, person: str) -> None:
    assert server.ask("GET", f"{person}.exe").status == 406
    assert server.ask("GET", person, headers={"Accept": "image/png"}).status == 406


def test_nothing_read_becomes_markup() -> None:
    hostile = "<script>alert(1)</script>\u202e\"'&青禾"
    builder = RecordBuilder(f"{hostile}\n{hostile}办了活动。\n", name="<img src=x>.txt")
    person = builder.entity(EntityType.PERSON, "", hostile)
    builder.say(person, Predicate.HOLDS_POSITION, person, hostile, hostile)
    with Store.memory() as store:
        store.put(builder.record(), Config())
        (row,) = read_entities(store)
        page = entity_page(store, row)
    tags = _Tags(page)
    known = "html head meta title link body header nav a main h1 h2 p small ul li span code article blockquote strong"
    assert {tag for tag, _ in tags.tags} <= set(known.split())
    assert hostile.replace("\u202e", "\\u202e") in tags.text
    assert "\u202e" not in page


def test_the_explorers_page_is_served(server: Server) -> None:
    reply = server.ask("GET", "/page")
    assert (reply.status, reply.type) == (200, "text/html")
    assert "周远山" in reply.text
    assert "script-src" not in reply.headers["content-security-policy"]


def test_the_explorers_page_has_a_map_where_there_is_geojson(filled: Path, tmp_path: Path) -> None:
    outlines = tmp_path / "units.geojson"
    point = '{"type":"Point","coordinates":[150,25]}'
    outlines.write_text(f'{{"type":"Feature","properties":{{"name":"临溪街道"}},"geometry":{point}}}', "utf-8")
    with serving(filled, "--geojson", str(outlines)) as running:
        reply = running.ask("GET", "/page")
    assert (reply.status, '"map":{"shapes":[{"name":"临溪街道"' in reply.text) == (200, True)


def test_a_wrong_geojson_is_refused_at_the_start(filled: Path, tmp_path: Path) -> None:
    outlines = tmp_path / "units.geojson"
    outlines.write_text("{", "utf-8")
    command = [sys.executable, "-m", "kg", "serve", "--store", str(filled), "--port", "0", "--geojson", str(outlines)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=60)
    assert done.returncode != 0
    assert b"units.geojson:1: it is no JSON" in done.stderr


def test_the_query_page_lists_the_ready_queries(server: Server) -> None:
    found = json.loads(server.ask("GET", "/queries.json").body)
    assert [query["name"] for query in found["queries"]] == [query.name for query in named_queries()]
    assert found["rows"] == 50
    assert found["prefixes"]["civic"] == "https://w3id.org/civic-kg/ns#"


def test_the_query_page_asks_nothing_of_others(server: Server) -> None:
    page = _Tags(server.ask("GET", "/").text)
    loading = [attributes for tag, attributes in page.tags if tag in ("script", "link")]
    sources = [attributes.get("src") or attributes.get("href") for attributes in loading]
    assert [source for source in sources if source and not source.startswith(("/assets/", "data:"))] == []
    for source in sources:
        if source and source.startswith("/"):
            assert server.ask("GET", source).status == 200


def test_a_browser_at_the_endpoint_is_led_to_the_query_page(server: Server) -> None:
    reply = server.ask("GET", "/sparql", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert (reply.status, reply.headers["location"]) == (303, "/")
