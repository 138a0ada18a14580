"""SPARQL text as tokens: what is refused, what is bound, and that no text makes the reader slow or fail."""

import re
import time

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.graph.sparql import (
    Dataset,
    Kind,
    bind,
    declare,
    graphs_asked,
    read_term,
    read_tokens,
    require_query,
    require_update,
    undeclared,
    use_dataset,
)

_BETWEEN = re.compile(r"(?:[ \t\r\n]|#[^\r\n]*)*")
PIECES = [
    "?s", "?p", "?o", ".", ";", "{", "}", "(", ")", "'", '"', "'''", '"""', "\\", "#", "\n", "<", ">", "<urn:a>",
    "x:a\\#", "SERVICE", "SILENT", "a", "5", "@zh", "^^", "_:b", "青禾", "\u3000", "FILTER", "SELECT", "ASK",
    "|", "/", ":",
]  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES)).map("".join) | st.text())
def test_tokens_leave_out_only_space_and_comments(text: str) -> None:
    tokens, at = read_tokens(text), 0
    for token in tokens:
        assert _BETWEEN.fullmatch(text, at, token.start)
        assert text[token.start : token.end] == token.text
        at = token.end
    assert _BETWEEN.fullmatch(text, at) or tokens[-1].kind is Kind.UNENDED


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(["", "zh"]))
def test_a_bound_text_is_one_term(text: str, language: str) -> None:
    literal = ox.Literal(text, language=language or None)
    inner = "{ SELECT ?x ?s { VALUES ?x { UNDEF } ?s <urn:p> ?x } }"
    bound = bind(f"SELECT ?x ?s {{ {inner} ?s <urn:p> ?x }}", {"x": literal})
    assert [token.text for token in read_tokens(bound)].count("VALUES") == 2
    store = ox.Store()
    store.extend(ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:p"), value) for value in (literal, ox.Literal(0)))
    assert [row["x"] for row in store.query(bound)] == [literal]  # type: ignore[union-attr]
    assert read_term(str(literal)) == literal


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_bound_iri_is_one_term(text: str) -> None:
    try:
        node = ox.NamedNode(f"urn:{text}")
    except ValueError:
        return
    tokens = read_tokens(bind("ASK { ?x ?p ?o }", {"x": node}))
    assert [token.text for token in tokens][7:10] == ["(", str(node), ")"]


@pytest.mark.parametrize(
    "text",
    [
        "a1" * 200_000,
        "'\\" * 100_000,
        "a." * 200_000,
        "'''" * 100_001,
        ":" * 200_000,
        '"""a' * 50_000,
        "x:%4" * 99_999,
    ],
)
def test_reading_takes_time_in_step_with_the_length(text: str) -> None:
    begun = time.process_time()
    read_tokens(text)
    assert time.process_time() - begun < 3


@pytest.mark.parametrize(
    ("sparql", "bound"),
    [
        ("SELECT ?x WHERE { ?x ?p ?o }", "SELECT ?x WHERE { VALUES (?x) { (<urn:a>) }  ?x ?p ?o }"),
        ("ASK{?x ?p ?o}", "ASK{ VALUES (?x) { (<urn:a>) } ?x ?p ?o}"),
        (
            "SELECT (EXISTS { ?x ?p 1 } AS ?y) { ?x ?p ?o }",
            "SELECT (EXISTS { ?x ?p 1 } AS ?y) { VALUES (?x) { (<urn:a>) }  ?x ?p ?o }",
        ),
        (
            "CONSTRUCT { ?x ?p 1 } WHERE { ?x ?p ?o } LIMIT 1",
            "CONSTRUCT { ?x ?p 1 } WHERE { VALUES (?x) { (<urn:a>) }  ?x ?p ?o } LIMIT 1",
        ),
    ],
)
def test_values_go_into_the_outermost_pattern(sparql: str, bound: str) -> None:
    assert bind(sparql, {"x": ox.NamedNode("urn:a")}) == bound
    ox.Store().query(bound)


def test_a_sub_select_that_is_left_open_begins_with_the_value() -> None:
    sparql = "SELECT ?x { { SELECT ?x ?y { VALUES ?x { UNDEF } VALUES ?y { UNDEF } ?x ?y 'VALUES ?x { UNDEF }' } } }"
    value = ox.Literal("UNDEF } ?x ?y ?z . #")
    assert bind(sparql, {"x": value}) == (
        f"SELECT ?x {{ VALUES (?x) {{ ({value}) }}  {{ SELECT ?x ?y {{ VALUES ?x {{ {value} }} "
        "VALUES ?y { UNDEF } ?x ?y 'VALUES ?x { UNDEF }' } } }"
    )


@pytest.mark.parametrize("sparql", ["CONSTRUCT WHERE { ?x ?p ?o }", "DESCRIBE ?x"])
def test_a_query_without_room_for_values_says_so(sparql: str) -> None:
    with pytest.raises(QueryError, match="no pattern in which a value could be bound"):
        bind(sparql, {"x": ox.NamedNode("urn:a")})


def test_a_value_needs_its_variable() -> None:
    with pytest.raises(QueryError, match=r"no variable \?y; its variables are \?o, \?p, \?x"):
        bind("ASK { ?x ?p ?o }", {"y": ox.Literal("y")})


@pytest.mark.parametrize(
    "text", ["", "?x", "_:b", "1", "'a'", '"a" .', '"a" . <urn:x> <urn:y> "b"', "<a b>", '"a"\n"b"']
)
def test_what_is_no_term_is_no_value(text: str) -> None:
    with pytest.raises(QueryError, match="is not a value"):
        read_term(text)


@pytest.mark.parametrize(
    "sparql",
    [
        "LOAD <urn:a>", "load silent <urn:a>", "CLEAR ALL ; LOADSILENT<urn:a>", "PREFIX x: <urn:x> LOADx:y",
        "INSERT { ?s ?p ?o } WHERE { SERVICE <urn:a> { ?s ?p ?o } }", "INSERT DATA { <urn:a> <urn:b> 'x }",
    ],
)  # fmt: skip
def test_an_update_fetches_nothing(sparql: str) -> None:
    with pytest.raises(QueryError):
        require_update(sparql)


@pytest.mark.parametrize(
    "sparql", ["INSERT DATA { load:a <urn:b> 'LOAD' }", "CLEAR GRAPH <urn:load>", "DROP ALL # LOAD"]
)
def test_the_word_load_is_no_call_of_one(sparql: str) -> None:
    assert require_update(sparql)


def test_an_update_is_asked_of_the_datasets_graphs() -> None:
    pattern = "WHERE { ?s ?p ?o FILTER EXISTS { SELECT * WHERE {} } }"
    update = f"CLEAR ALL ; DELETE {{ ?s ?p ?o }} INSERT {{ ?o ?p ?s }} {pattern}"
    changed = use_dataset(update, Dataset(("urn:a",), ("urn:b",)))
    assert changed == update.replace("} WHERE { ?s", "} USING <urn:a> USING NAMED <urn:b> WHERE { ?s")
    assert use_dataset(update, Dataset()) == update
    ox.Store().update(changed)


@pytest.mark.parametrize(
    "update",
    ["WITH <urn:a> DELETE { ?s ?p ?o } WHERE {}", "DELETE {} USING <urn:a> WHERE {}", "DELETE WHERE { ?s ?p ?o }"],
)
def test_a_dataset_does_not_go_with_graphs_in_the_update(update: str) -> None:
    with pytest.raises(QueryError):
        use_dataset(update, Dataset(("urn:b",)))


def test_prefixes_are_declared_where_they_are_missing() -> None:
    sparql = "PREFIX own: <urn:o> ASK { own:a skos:prefLabel 'org:x' ; else:b <org:y> } # org:z"
    known = {"skos": "urn:s", "org": "urn:g", "own": "urn:w"}
    assert declare(sparql, known) == f"PREFIX skos: <urn:s> {sparql}"
    assert undeclared(read_tokens(sparql), known) == ("else",)


def test_only_from_clauses_ask_graphs() -> None:
    tokens = require_query("SELECT * FROM<urn:a>FROM NAMED x:b { GRAPH <urn:c> { ?from <urn:from> 'FROM <urn:d>' } }")
    assert [token.text for token in graphs_asked(tokens)] == ["<urn:a>", "x:b"]
