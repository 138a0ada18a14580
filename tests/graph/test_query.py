"""Queries and how their results read."""

import csv
import io
import json
from dataclasses import replace

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from kg.errors import QueryError
from kg.graph.query import query, to_rdflib
from kg.graph.results import ResultGraph, ResultTable, csv_text, format_result, guard_formula
from kg.graph.store import Store


def table(store: Store, sparql: str) -> list[tuple[str | None, ...]]:
    result = query(store, sparql)
    assert isinstance(result, ResultTable)
    return [tuple(None if term is None else term.value for term in row) for row in result.rows]  # type: ignore[union-attr]


def test_a_simple_question_is_a_simple_query(store: Store) -> None:
    assert table(store, "SELECT ?name { ?m civic:chairedBy ?p . ?p skos:prefLabel ?name }") == [("周远山",)]


def test_facts_are_counted_once_however_many_articles_state_them(store: Store) -> None:
    """No union of the named graphs."""
    assert table(store, "SELECT (COUNT(*) AS ?n) { ?o civic:organizes ?i }") == [("3",)]
    assert table(store, "SELECT ?s { ?s a civic:Participation }") == []


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        ("SELECT ?x WHERE {\n ?x a", "at line 2, column 6, where it ends too early"),
        ("SELECT ?x WHERE { ?x nowhere:y ?z }", "unknown prefix nowhere:"),
        ("SELECT * WHERE { ?s ?p }", "at line 1"),
        ("", "at line 1, column 1"),
        ("SELECT ?x WHERE ( ?x a civic:Meeting )", "near '( ?x a civic:Meeting )'"),
        ("INSERT DATA { <urn:a> <urn:b> 1 }", "changes the graph"),
        ("PREFIX x: <urn:x>\nDELETE WHERE { ?s ?p ?o }", "changes the graph"),
        ("# note\nLOAD <http://example.org/>", "changes the graph"),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "another server"),
        ("SELECT * { service silent <http://example.org/> { ?s ?p ?o } }", "another server"),
        ("SELECT * { ?s ?p ?o .SERVICE <http://example.org/> {} }", "another server"),
        ("SELECT * { ?s ?p ?o SERVICESILENT<http://example.org/> {} }", "another server"),
        ("PREFIX x: <http://example.org/> SELECT * { SERVICEx:y {} }", "another server"),
        ("SELECT * { FILTER(?o != civic:a\\#) SERVICE <http://example.org/> {} }", "another server"),
        ("SELECT * { ?s ?p <http://a\u3000#> . SERVICE <http://example.org/> {} }", "another server"),
        ("SELECT * { ?s ?p <http://a\\u0041#> . SERVICE <http://example.org/> {} }", "another server"),
        ("SELECT * { \\u0053ERVICE <http://example.org/> { ?s ?p ?o } }", "does not parse"),
        ("SELECT * { ?s ?p 'SERVICE }", "the string that begins in line 1 does not end"),
        ("SELECT * FROM <http://example.org/> { ?s ?p ?o }", "not a graph of this store; nothing is fetched"),
    ],
)
def test_a_bad_query_is_one_clear_line(store: Store, sparql: str, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        query(store, sparql)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?service { ?service a civic:Service }",
        "SELECT ?s { ?s skos:prefLabel 'SERVICE' } # SERVICE here",
        'SELECT ?s { ?s skos:prefLabel """the "SERVICE" of INSERT""" }',
        "SELECT ?s { ?s a <https://example.org/SERVICE> }",
        "SELECT ?s { ?s ?p '\\u0027 . SERVICE <http://example.org/> { ?s ?p ?o } #' }",
        "PREFIX service: <urn:x:> SELECT ?s { ?s service:of 'SERVICE'@en-service }",
    ],
)
def test_the_word_service_is_no_call_of_one(store: Store, sparql: str) -> None:
    assert table(store, sparql) == []


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?name { ?p a civic:Person ; skos:prefLabel ?name }",
        "SELECT (STR(?label) AS ?name) { ?p a civic:Person ; skos:prefLabel ?label }",
        "SELECT ?name { ?p a civic:Person ; skos:prefLabel ?label BIND(?label AS ?name) }",
        "SELECT (MIN(?label) AS ?name) { ?p a civic:Person ; skos:prefLabel ?label } GROUP BY ?p",
        "SELECT ?name { { SELECT (?label AS ?name) { ?p a civic:Person ; skos:prefLabel ?label } } }",
    ],
)
def test_a_value_chooses_among_the_answers_whether_read_or_worked_out(store: Store, sparql: str) -> None:
    everything = query(store, sparql)
    assert isinstance(everything, ResultTable)
    assert len(everything.rows) > 1
    for row in everything.rows:
        assert query(store, sparql, {"name": row[0]}) == replace(everything, rows=(row,))  # type: ignore[dict-item]
    assert query(store, sparql, {"name": ox.Literal("无人")}) == replace(everything, rows=())


def test_a_fault_is_told_by_its_place_in_the_text_given(store: Store) -> None:
    with pytest.raises(QueryError, match="at line 1, column 23, where it ends too early"):
        query(store, "SELECT ?x WHERE { ?x a", {"x": ox.Literal("周远山")})


def test_ask_and_construct_have_their_forms(store: Store) -> None:
    assert query(store, "ASK { ?m civic:chairedBy ?p }") is True
    found = query(store, "CONSTRUCT { ?p civic:chaired ?m } WHERE { ?m civic:chairedBy ?p }")
    assert isinstance(found, ResultGraph)
    assert len(found.triples) == 1
    assert "civic:chaired" in format_result(found, "table")
    assert json.loads(format_result(found, "json"))
    assert format_result(found, "tsv").splitlines()[0] == "?subject\t?predicate\t?object"
    assert format_result(found, "csv").splitlines()[0] == "subject,predicate,object"
    assert format_result(True, "csv") == "true\n"


def test_an_unknown_format_is_named() -> None:
    with pytest.raises(QueryError, match="'xml' is unknown; write table, json, csv or tsv"):
        format_result(True, "xml")


def test_json_is_that_of_the_standard(store: Store) -> None:
    result = query(
        store, "SELECT ?p ?name ?date ?none { ?m civic:chairedBy ?p ; skos:prefLabel ?name ; civic:occursOn ?date }"
    )
    found = json.loads(format_result(result, "json"))
    assert found["head"]["vars"] == ["p", "name", "date", "none"]
    (row,) = found["results"]["bindings"]
    assert row["p"]["type"] == "uri"
    assert row["name"] == {"type": "literal", "value": "秋季安全推进会", "xml:lang": "zh"}
    assert row["date"]["datatype"] == "http://www.w3.org/2001/XMLSchema#date"
    assert "none" not in row
    parsed = ox.parse_query_results(format_result(result, "json"), format=ox.QueryResultsFormat.JSON)
    assert len(list(parsed)) == 1  # type: ignore[arg-type]


def test_iris_are_shortened_for_people_so_that_they_paste_back(store: Store) -> None:
    sparql = "SELECT ?p ?type { ?p a ?type ; skos:prefLabel '周远山'@zh }"
    line = format_result(query(store, sparql), "table").splitlines()[2]
    person, type_ = line.split()
    assert (person[:7], type_) == ("person:", "civic:Person")
    assert table(store, f"SELECT ?name {{ {person} skos:prefLabel ?name }}") == [("周远山",)]
    assert "https://w3id.org/civic-kg/id/person/" in format_result(query(store, sparql), "csv")


def test_columns_line_up_under_chinese() -> None:
    rows = ((ox.Literal("云栖区"), ox.Literal("a")), (ox.Literal("ab"), ox.Literal("b")))
    lines = ResultTable(("x", "y"), rows).to_text().splitlines()
    assert lines == ["x       y", "------  -", "云栖区  a", "ab      b"]


def test_a_table_without_rows_has_its_heading() -> None:
    assert ResultTable(("name",), ()).to_text() == "name\n----\n"
    assert ResultTable((), ()).to_text() == "\n\n"


def test_nothing_read_acts_on_a_terminal() -> None:
    hostile = "青禾\x1b[2J\u202e\r\n\u2028社区"
    text = ResultTable(("x",), ((ox.Literal(hostile),),)).to_text()
    assert text.splitlines()[2] == "青禾\\x1b[2J\\u202e\\r\\n\\u2028社区"


def test_a_quotation_that_a_column_cuts_is_shown_in_one_piece() -> None:
    rows = ((ox.Literal("慈城镇太湖路社区、慈\n\u3000城镇妇联将举办\r\n“重阳糕会”"),), (ox.Literal("a\nb"),))
    lines = ResultTable(("x",), rows).to_text().splitlines()
    assert lines[2:] == ["慈城镇太湖路社区、慈城镇妇联将举办“重阳糕会”", "a\\nb"]


def test_nothing_read_is_run_by_a_spreadsheet() -> None:
    integer = ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")
    rows = tuple((ox.Literal(text),) for text in ("=1+1", "@x", "\t=1", " =1", "＝1"))
    found = list(csv.reader(io.StringIO(ResultTable(("x",), rows).to_csv(), newline="")))
    assert [row[0][0] for row in found[1:]] == ["'"] * 5
    assert ResultTable(("n",), ((ox.Literal("-5", datatype=integer),),)).to_csv() == "n\r\n-5\r\n"


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2), max_size=4))
def test_csv_comes_back(rows: list[list[str]]) -> None:
    assert list(csv.reader(io.StringIO(csv_text(rows), newline=""))) == rows


@given(st.text())
def test_a_guarded_text_is_no_formula_and_guarding_ends(text: str) -> None:
    guarded = guard_formula(text)
    assert not guarded.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))
    assert guard_formula(guarded) == guarded
    assert guarded in (text, f"'{text}")


# rdflib 7.6 warns of its own use of it.
@pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning")
def test_rdflib_sees_the_same_graph(store: Store) -> None:
    dataset = to_rdflib(store)
    quads = list(store.quads())
    default = [quad for quad in quads if quad.graph_name == ox.DefaultGraph()]
    assert len(dataset.graph(DATASET_DEFAULT_GRAPH_ID)) == len(default)
    assert sum(1 for _ in dataset.quads((None, None, None, None))) == len(quads)
    rows = dataset.query(
        "SELECT ?name { ?m civic:chairedBy ?p . ?p skos:prefLabel ?name }", initNs=store.vocabulary.prefixes
    )
    assert [str(row.name) for row in rows] == ["周远山"]
