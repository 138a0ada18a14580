"""Register knowledge in the graph: apart from what articles say, one node for one code."""

from pathlib import Path

import pytest

import kg
from kg.graph.query import named_queries
from kg.graph.reader import read_entities
from kg.graph.register import register_quads
from kg.graph.results import ResultTable
from kg.graph.terms import Vocabulary
from kg.linking.identity import unit_id
from kg.model import Entity, EntityType

PAGE = "社区故事会开讲\n11月2日，崇川区文峰街道洪济社区举办“暖冬”故事会，居民沈清禾参加。\n"


def rows(graph: kg.Graph, sparql: str) -> set[tuple[str, ...]]:
    result = graph.query(sparql)
    assert isinstance(result, ResultTable)
    return {tuple(term.value for term in row) for row in result.rows}  # type: ignore[union-attr]


@pytest.fixture
def graph(tmp_path: Path) -> kg.Graph:
    page = tmp_path / "a.txt"
    page.write_text(PAGE, "utf-8")
    return kg.build([page], place="320613", published="2024-11-05")


def test_a_unit_has_its_code_level_and_parents(graph: kg.Graph) -> None:
    found = rows(graph, "SELECT ?n ?c ?l { ?u civic:registerName ?n ; civic:adminCode ?c ; civic:adminLevel ?l }")
    assert {("崇川区", "320613", "county"), ("南通市", "3206", "prefecture"), ("江苏省", "32", "province")} <= found


def test_parents_that_no_article_names_are_no_entities(graph: kg.Graph) -> None:
    assert rows(graph, 'SELECT ?t { ?u civic:adminCode "32" ; a ?t }') == {
        ("https://w3id.org/civic-kg/ns#RegisterUnit",)
    }
    assert not rows(graph, 'SELECT ?u { ?u civic:adminCode "32" ; skos:prefLabel ?n }')


def test_what_the_page_says_of_a_chain_and_what_the_register_says_are_both_kept(graph: kg.Graph) -> None:
    stated = 'SELECT ?n { ?u civic:adminCode "320613009019" ; civic:subUnitOf/skos:prefLabel ?n }'
    known = 'SELECT ?n { ?u civic:adminCode "320613009019" ; civic:registerParent/civic:registerName ?n }'
    assert ("文峰街道",) in rows(graph, stated)
    assert rows(graph, known) == {("观音山街道",)}


def test_the_kind_of_a_unit_stays_what_the_article_says(graph: kg.Graph) -> None:
    kinds = {row.name: row.kind for row in read_entities(graph._store)}
    assert (kinds["文峰街道"], kinds["崇川区"]) == ("Street", "County")


def test_conflicts_are_listed(graph: kg.Graph) -> None:
    query = next(named for named in named_queries() if named.name == "chains-that-differ")
    assert rows(graph, query.sparql) == {("洪济社区", "文峰街道", "观音山街道")}


def test_a_former_unit_keeps_its_year_and_successor() -> None:
    former = Entity("5f0c", EntityType.ADMINISTRATIVE_UNIT, "County", ("港闸区",), (), code="320611", until=2020)
    quads = list(register_quads(former, Vocabulary("urn:ns#", "urn:id/")))
    own = [quad for quad in quads if quad.subject.value.endswith("/5f0c")]
    said = {(quad.predicate.value.removeprefix("urn:ns#"), quad.object.value) for quad in own}
    assert {("adminCode", "320611"), ("validUntil", "2020"), ("replacedBy", f"urn:id/unit/{unit_id('320613')}")} <= said
    assert "registerParent" not in {predicate for predicate, _ in said}


def test_an_unresolved_unit_has_candidates_and_no_code(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text("读书会开讲\n昨天，鼓楼区举办“暖冬”读书会。\n", "utf-8")
    graph = kg.build([page])
    assert ("350102",) in rows(graph, "SELECT ?c { ?u civic:candidateCode ?c }")
    assert not rows(graph, "SELECT ?c { ?u civic:adminCode ?c }")
