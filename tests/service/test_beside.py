"""A running server beside those who build, retract and forget in its folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.config import Config
from kg.graph.store import Store
from kg.upkeep import forget, retract

from ..graph.records import fair_record, meeting_record
from .conftest import TOKEN, Server, serving

NAMES = "SELECT ?n { ?p a civic:Person ; skos:prefLabel ?n }"
UNCLE = "周望舒"


@pytest.fixture
def beside(tmp_path: Path) -> Iterator[Server]:
    with Store.open(tmp_path / "graph", create=True) as store:
        store.put(meeting_record(), Config())
        store.put(fair_record(), Config())
    with serving(tmp_path / "graph", "--writable", "--token", TOKEN) as running:
        yield running


def test_what_goes_while_it_runs_is_gone_with_the_next_query(beside: Server) -> None:
    assert UNCLE in beside.query(NAMES).text
    forget(beside.store, UNCLE, why="asked for it")
    names = beside.query(NAMES).text
    assert UNCLE not in names
    assert "周远山" in names
    assert UNCLE not in beside.ask("GET", "/page").text
    retract(beside.store, "a.txt", wipe=True)
    names = beside.query(NAMES).text
    assert "周远山" not in names
    assert "陆晚舟" in names


def test_an_update_beside_pages_writes_graphs_of_its_own_alone(beside: Server) -> None:
    headers = {"Content-Type": "application/sparql-update", "Authorization": f"Bearer {TOKEN}"}
    for sparql in ("DELETE WHERE { ?s ?p ?o }", "CLEAR ALL", "INSERT DATA { <urn:a> skos:prefLabel '青禾社区'@zh }"):
        reply = beside.ask("POST", "/sparql", body=sparql, headers=headers)
        assert (reply.status, reply.text.count("\n")) == (400, 1)
    beside.update("INSERT DATA { GRAPH <https://example.org/notes> { <urn:a> skos:note '查过'@zh } }")
    retract(beside.store, "2024-11-05")
    assert beside.query("SELECT ?n { GRAPH ?g { ?s skos:note ?n } }").text == "n\r\n查过\r\n"
