"""The page as text: closed, complete, the same each time; `tests/browser` opens it."""

import gzip
import json
import os
import re
import subprocess
import sys
from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph.reader import EntityRow
from kg.model import EntityType, Factuality, Predicate
from kg.resources import resource
from kg.views.contents import page_data
from kg.views.page import SCRIPTS, page_of

from .rows import Rows, article_text

_ROOT = Path(__file__).resolve().parents[2]


def _rows_of(table: dict[str, Any]) -> list[dict[str, Any]]:
    """The records of a table by column, as the page's own script unpacks them."""
    columns = {
        name: column if isinstance(column, list) else [column["of"][number] for number in column["is"]]
        for name, column in table.items()
    }
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


class _Parts(HTMLParser):
    """The attributes of each element and the text of each script and style, as a browser finds them."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.raw: list[tuple[str, str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attributes)))
        if tag in ("script", "style"):
            self.raw.append((tag, ""))

    def handle_data(self, text: str) -> None:
        if self.elements[-1:] and self.elements[-1][0] in ("script", "style") and self.raw:
            tag, before = self.raw[-1]
            self.raw[-1] = tag, before + text

    def handle_endtag(self, tag: str) -> None:
        self.elements.append(("/" + tag, {}))


def _graph(page: str) -> Any:
    pattern = r'<script id="graph" type="application/json"( data-packed="gzip")?>(.*?)</script>'
    found = re.search(pattern, page, re.DOTALL)
    assert found
    graph = json.loads(gzip.decompress(b64decode(found[2])) if found[1] else found[2])
    graph |= {name: _rows_of(graph[name]) for name in ("entities", "articles", "facts", "evidence")}
    evidence = iter(graph["evidence"])
    for fact in graph["facts"]:
        fact["evidence"] = [next(evidence) for _ in range(fact.pop("sources"))]
    assert next(evidence, None) is None
    return graph


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _policy(parts: _Parts) -> dict[str, list[str]]:
    (policy,) = [at["content"] for tag, at in parts.elements if tag == "meta" and "http-equiv" in at]
    return {directive.split()[0]: directive.split()[1:] for directive in (policy or "").split(";")}


def test_the_policy_allows_the_page_s_own_scripts_and_style_and_nothing_else(rows: Rows) -> None:
    parts = _Parts(page_of(*rows))
    (style,) = [text for tag, text in parts.raw if tag == "style"]
    _, script = [text for tag, text in parts.raw if tag == "script"]
    policy = _policy(parts)
    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == [_hash(script)]
    assert policy["style-src"] == [_hash(style)]
    assert "connect-src" not in policy


def test_no_element_points_outside(rows: Rows) -> None:
    elements = _Parts(page_of(*rows)).elements
    addresses = [at[name] for _, at in elements for name in ("src", "href", "srcset", "action", "data") if name in at]
    assert addresses == ["data:,"]
    assert not [at for _, at in elements if "style" in at or any(name.startswith("on") for name in at)]


def test_every_script_is_in_the_page_in_its_order() -> None:
    folder = Path(str(resource("visualizations", "explorer")))
    assert sorted(path.name for path in folder.glob("*.js")) == sorted((*SCRIPTS, "pyvis.js"))


def test_a_small_page_is_small(rows: Rows) -> None:
    assert len(page_of(*rows).encode()) < 170_000


@pytest.mark.parametrize("name", [*SCRIPTS, "pyvis.js", "index.html", "page.css"])
def test_a_part_of_the_page_is_read_in_one_sitting(name: str) -> None:
    lines = resource("visualizations", "explorer", name).read_text("utf-8").splitlines()
    assert len(lines) <= 400


@pytest.mark.parametrize("name", [*SCRIPTS, "pyvis.js"])
@pytest.mark.parametrize(
    "sink", ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "http:", "https:"]
)
def test_our_scripts_write_text_only(name: str, sink: str) -> None:
    source = resource("visualizations", "explorer", name).read_text("utf-8")
    assert sink not in source.replace("http://www.w3.org/2000/svg", "")


def test_every_type_relation_and_factuality_has_words_in_both_languages() -> None:
    words = resource("visualizations", "explorer", "words.js").read_text("utf-8")
    for name in (*EntityType, *Predicate, *(value for value in Factuality if value is not Factuality.STATED)):
        assert len(re.findall(rf"\b{name.value}: \"", words)) >= 2, name


def test_all_entities_facts_and_articles_are_in_the_page(rows: Rows) -> None:
    entities, articles, facts = rows
    graph = _graph(page_of(*rows))
    assert sorted(entity["names"][0] for entity in graph["entities"]) == sorted(entity.name for entity in entities)
    assert len(graph["articles"]) == len(articles)
    assert sum(len(fact["evidence"]) for fact in graph["facts"]) == len(facts)


def test_each_quotation_is_where_the_page_says(rows: Rows) -> None:
    graph = _graph(page_of(*rows))
    for evidence in (evidence for fact in graph["facts"] for evidence in fact["evidence"]):
        number = int(graph["articles"][evidence["article"]]["file"].removesuffix(".txt"))
        assert article_text(number)[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_a_fact_that_two_articles_state_stands_once_with_both(rows: Rows) -> None:
    entities, articles, facts = rows
    again = replace(facts[0], evidence=replace(facts[0].evidence, article=articles[1].iri, start=0, end=2))
    graph = page_data(entities, articles, [*facts, again])
    (fact,) = [fact for fact in graph["facts"] if len(fact["evidence"]) == 2]
    assert fact["qualifiers"] == ["区委书记"]
    assert len(graph["facts"]) == len(facts)


def test_identifiers_of_the_graph_stay_out(rows: Rows) -> None:
    assert "urn:" not in json.dumps(page_data(*rows))


def test_every_entity_has_a_place_and_the_best_connected_come_first(rows: Rows) -> None:
    graph = page_data(*rows)
    assert all(len(entity["at"]) == 2 for entity in graph["entities"])
    assert len({tuple(entity["at"]) for entity in graph["entities"]}) == len(rows[0])
    links = [entity["links"] for entity in graph["entities"]]
    assert links == sorted(links, reverse=True)


def test_a_limit_keeps_the_best_connected_and_says_how_many_are_left(rows: Rows) -> None:
    graph = page_data(*rows, limit=10)
    assert graph["left"] == len(rows[0]) - 10
    assert [entity["names"] for entity in graph["entities"]] == [e["names"] for e in page_data(*rows)["entities"][:10]]
    ends = [fact[end] for fact in graph["facts"] for end in ("subject", "object")]
    assert all(end is None or end < 10 for end in ends)
    assert page_data(*rows, limit=10_000)["left"] == 0


def test_a_large_graph_is_zipped_and_holds_the_same(rows: Rows, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = _graph(page_of(*rows))
    monkeypatch.setattr("kg.views.page.ZIPPED_FROM", 1000)
    page = page_of(*rows)
    assert 'data-packed="gzip"' in page
    assert "陈望舒" not in page
    assert _graph(page) == plain


def test_readings_of_the_names_are_in_the_page(rows: Rows) -> None:
    readings = page_data(*rows)["pinyin"]
    assert [syllable for syllable, characters in readings.items() if "周" in characters] == ["zhou"]
    names = {character for entity in rows[0] for character in entity.name}
    assert set("".join(readings.values())) <= names


def test_fine_classes_are_named_in_both_languages(rows: Rows) -> None:
    entities, articles, facts = rows
    graph = page_data([replace(entities[0], kind="Street"), *entities[1:]], articles, facts)
    assert graph["kinds"]["Street"].keys() == {"zh", "en"}


def test_the_order_of_rows_does_not_matter(rows: Rows) -> None:
    entities, articles, facts = (list(reversed(part)) for part in rows)
    assert page_of(entities, articles, facts) == page_of(*rows)


def test_an_empty_graph_has_a_page() -> None:
    assert _graph(page_of([], [], []))["entities"] == []


@pytest.mark.parametrize("seed", ["1", "4711"])
def test_the_hash_seed_does_not_matter(rows: Rows, seed: str) -> None:
    code = (
        "from hashlib import sha256; from kg.views.page import page_of; from tests.views.rows import fictional_rows;"
        "print(sha256(page_of(*fictional_rows()).encode()).hexdigest())"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=_ROOT,
        env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(_ROOT)},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert run.stdout.strip() == sha256(page_of(*rows).encode()).hexdigest()


_NASTY = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ["</script><script>alert(1)</script>", "<!--", "]]>", "&lt;", "\u2028", "\u202e周远山", "\ud800", "\x00"]
    ),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(_NASTY, min_size=1, max_size=5), _NASTY)
def test_no_text_leaves_its_place(names: Iterable[str], title: str) -> None:
    entities = [EntityRow(f"urn:{rank}", "Person", "", name, (name,), 1) for rank, name in enumerate(names)]
    page = page_of(entities, [], [], title=title)
    parts = _Parts(page)
    assert [tag for tag, _ in parts.raw] == ["style", "script", "script"]
    assert len(_graph(page)["entities"]) == len(entities)
    page.encode("utf-8")


@pytest.mark.parametrize("character", ["\u202e", "\u2066", "\x00", "\x1b", "\ud800", "\u200f"])
def test_characters_that_hide_or_turn_text_are_made_visible(character: str) -> None:
    name = f"周{character}远山"
    (entity,) = page_data([EntityRow("urn:1", "Person", "", name, (name,), 1)], [], [])["entities"]
    assert entity["names"] == ["周\ufffd远山"]
