"""Updates beside pages: graphs of their own may be written, what pages say may not, however it is spelled."""

from collections.abc import Iterator
from contextlib import suppress

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.config import Config
from kg.errors import QueryError, StoreError
from kg.graph.query import update
from kg.graph.removal import retract
from kg.graph.store import Store

from .records import fair_record, meeting_record, nquads
from .test_store import built

CONFIG = Config()
BASE = "https://w3id.org/civic-kg/id/"
NOTES = "<https://example.org/notes>"

OWN = (
    f"INSERT DATA {{ GRAPH {NOTES} {{ <urn:a> <urn:b> '查过' , [ <urn:c> 1 ] }} . GRAPH <urn:g> {{ <urn:a> a 2 }} }}",
    f"DELETE DATA {{ GRAPH {NOTES} {{ <urn:a> <urn:b> 'GRAPH }}' }} }}",
    f"INSERT {{ GRAPH {NOTES} {{ ?s a <urn:Checked> }} }} WHERE {{ ?s civic:chairedBy ?o }}",
    f"WITH {NOTES} DELETE {{ ?s ?p ?o }} INSERT {{ ?s ?p 1 }} WHERE {{ ?s ?p ?o }}",
    f"WITH {NOTES} DELETE {{ ?s ?p ?o }} INSERT {{ GRAPH <urn:g> {{ ?s ?p 1 }} }} USING <urn:g> WHERE {{ ?s ?p ?o }}",
    f"DELETE WHERE {{ GRAPH {NOTES} {{ ?s ?p ?o }} }}",
    "PREFIX n: <https://example.org/> INSERT DATA { GRAPH n:notes { <urn:a> <urn:b> 1 } } ; CLEAR GRAPH n:notes",
    f"CREATE SILENT GRAPH {NOTES} ; DROP SILENT GRAPH {NOTES}",
    f"COPY DEFAULT TO {NOTES} ; ADD GRAPH {NOTES} TO GRAPH <urn:g> ; MOVE SILENT {NOTES} TO <urn:g>",
    "BASE <https://example.org/> INSERT DATA { GRAPH <notes> { <urn:a> <urn:b> 1 } }",
    "# nothing",
)  # fmt: skip
PAGES = (
    "INSERT DATA { <urn:a> <urn:b> 1 }",
    "DELETE DATA { <urn:a> <urn:b> 1 }",
    f"INSERT DATA {{ GRAPH {NOTES} {{ <urn:a> <urn:b> 1 }} <urn:a> <urn:b> 1 }}",
    f"INSERT DATA {{ GRAPH <{BASE}graph/0a1b> {{ <urn:a> <urn:b> 1 }} }}",
    "INSERT DATA { GRAPH <https://w3id.org/civic-kg/\\u0069d/graph/0a1b> { <urn:a> <urn:b> 1 } }",
    "INSERT DATA { GRAPH graph:0a1b { <urn:a> <urn:b> 1 } }",
    f"PREFIX x: <{BASE}> INSERT DATA {{ GRAPH x:graph\\/1 {{ <urn:a> <urn:b> 1 }} }}",
    f"BASE <{BASE}> INSERT DATA {{ GRAPH <graph/1> {{ <urn:a> <urn:b> 1 }} }}",
    f"BASE <{BASE}graph/> INSERT DATA {{ GRAPH {NOTES} {{ <urn:a> <urn:b> 1 }} }} ; CLEAR GRAPH <1>",
    "DELETE WHERE { ?s ?p ?o }",
    "DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }",
    f"DELETE {{ GRAPH {NOTES} {{ ?s ?p ?o }} }} INSERT {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}",
    f"WITH <{BASE}graph/1> DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}",
    f"WITH {NOTES} INSERT {{ GRAPH <{BASE}graph/1> {{ ?s ?p ?o }} }} WHERE {{ ?s ?p ?o }}",
    f"INSERT {{ ?s ?p ?o }} USING {NOTES} WHERE {{ ?s ?p ?o }}",
    "CLEAR ALL", "CLEAR SILENT ALL", "CLEARALL", "DROP DEFAULT", "DROPDEFAULT", "CLEAR NAMED", "DROP SILENT DEFAULT",
    f"CLEAR GRAPH <{BASE}graph/1>", f"MOVE DEFAULT TO {NOTES}", f"MOVE <{BASE}graph/1> TO {NOTES}",
    f"COPY {NOTES} TO DEFAULT", f"ADD {NOTES} TO <{BASE}graph/1>", f"COPY {NOTES} TODEFAULT",
    "INSERTDATA { <urn:a> <urn:b> 1 }", "INSERT DATA{<urn:a><urn:b>1}", "DELETEWHERE { ?s ?p ?o }",
    f"INSERT DATA {{ GRAPH {NOTES} {{ <urn:a> <urn:b> 1 }} }} ; ; DROP ALL",
    f"INSERT DATA {{ GRAPH {NOTES} {{ <urn:a> <urn:b> '\\u0027' }} }} DROP ALL",
)  # fmt: skip


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.memory() as opened:
        opened.put(meeting_record(), CONFIG)
        opened.put(fair_record(), CONFIG)
        yield opened


def pages(store: Store) -> set[ox.Quad]:
    """What the graph has but for graphs of updates' own."""
    own = set(store.own_graphs())
    return {quad for quad in store.quads() if quad.graph_name not in own}


@pytest.mark.parametrize("sparql", OWN)
def test_a_graph_of_its_own_may_be_written(store: Store, sparql: str) -> None:
    before = pages(store)
    update(store, sparql)
    assert pages(store) == before


@pytest.mark.parametrize("sparql", PAGES)
def test_what_pages_say_may_not_be_written(store: Store, sparql: str) -> None:
    before = nquads(store)
    with pytest.raises(QueryError):
        update(store, sparql)
    assert nquads(store) == before


def test_pages_come_and_go_and_notes_stay(store: Store) -> None:
    update(store, f"INSERT DATA {{ GRAPH {NOTES} {{ <urn:a> skos:prefLabel '云栖区'@zh }} }}")
    notes = built(fair_record()).count(b"\n") + 1
    retract(store, "a.txt")
    assert nquads(store).count(b"\n") == notes
    store.put(meeting_record(), CONFIG)
    retract(store, "2024-11-05")
    assert [quad.object.value for quad in store.quads()] == ["云栖区"]


def test_a_store_without_pages_takes_every_update_and_then_no_page() -> None:
    with Store.memory() as store:
        update(store, "INSERT DATA { <urn:a> <urn:b> 1 }")
        with pytest.raises(StoreError, match="was written by hand"):
            store.put(meeting_record(), CONFIG)
        update(store, f"CLEAR DEFAULT ; INSERT DATA {{ GRAPH {NOTES} {{ <urn:a> <urn:b> 1 }} }}")
        assert store.put(meeting_record(), CONFIG)
        with pytest.raises(QueryError, match="DEFAULT holds what pages say"):
            update(store, "CLEAR DEFAULT")


SPELLINGS = (
    "INSERT DATA { %s }", "DELETE DATA { %s }", "DELETE WHERE { %s }", "INSERT { %s } WHERE { ?s ?p ?o }",
    "WITH %g DELETE { %s } WHERE { ?s ?p ?o }", "DELETE { %s } INSERT { %s } USING %g WHERE { ?s ?p ?o }",
    "CLEAR ALL", "CLEAR GRAPH %g", "DROP SILENT DEFAULT", "DROP GRAPH %g", "COPY %t TO %t", "MOVE %t TO %t",
    "ADD GRAPH %t TO %t", "CREATE GRAPH %g",
)  # fmt: skip
GRAPHS = (NOTES, "<urn:g>", "x:y", f"<{BASE}graph/1>", "graph:1", "<graph/1>", "?g", f"<{BASE}gr\\u0061ph/1>")
QUADS = ("?s ?p ?o", "<urn:a> <urn:b> 1", ".", "# }\n", "GRAPH %g { ?s ?p ?o }", "GRAPH %g { <urn:a> <urn:b> '}' }")
PROLOGUES = ("", f"BASE <{BASE}> ", f"PREFIX x: <{BASE}> ", "PREFIX x: <urn:x> BASE <urn:z> ")


def spelled(draw: st.DrawFn, text: str) -> str:
    """The text with its marks filled: %s some quads, %g a graph, %t a graph or DEFAULT."""
    for mark, choices in (("%s", QUADS), ("%t", (*GRAPHS, "DEFAULT")), ("%g", GRAPHS)):
        while mark in text:
            many = 3 if mark == "%s" else 1
            parts = draw(st.lists(st.sampled_from(choices), min_size=1, max_size=many))
            text = text.replace(mark, " ".join(parts), 1)
    return text


@st.composite
def updates(draw: st.DrawFn) -> str:
    operations = [spelled(draw, text) for text in draw(st.lists(st.sampled_from(SPELLINGS), min_size=1, max_size=3))]
    text = draw(st.sampled_from(PROLOGUES)) + draw(st.sampled_from([" ; ", ";", " "])).join(operations)
    if draw(st.booleans()):
        return text
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(st.sampled_from(["", ";", "}", "{", "#", "'"])) + text[at + draw(st.integers(0, 2)) :]


@settings(max_examples=300, deadline=None)
@given(updates())
def test_no_spelling_writes_what_pages_say(sparql: str) -> None:
    with Store.memory() as store:
        store.put(fair_record(), CONFIG)
        before = pages(store)
        with suppress(QueryError):
            update(store, sparql)
        assert pages(store) == before
