"""The pages and the JSON-LD context made from the ontology are up to date, and mean what it means."""

import json
import runpy
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg.config import Config
from kg.graph.rdf import record_quads
from kg.graph.terms import TYPE

from ..graph.records import fair_record, meeting_record

NAMESPACE = Config().namespace
MADE = {
    "docs/ontology.md": "render_ontology",
    "docs/queries.md": "render_queries",
    "ontology/context.jsonld": "render_context",
}


@pytest.fixture(scope="module")
def context(root: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((root / "ontology" / "context.jsonld").read_text("utf-8"))["@context"]
    return loaded


@pytest.mark.parametrize("path", MADE)
def test_what_is_made_is_up_to_date(root: Path, path: str) -> None:
    made = runpy.run_path(str(root / "docs" / "make_ontology.py"))[MADE[path]]()
    assert (root / path).read_text("utf-8") == made, "run: python docs/make_ontology.py"


def test_every_table_has_rows_of_one_width(root: Path) -> None:
    lines = [line for line in (root / "docs" / "ontology.md").read_text("utf-8").splitlines() if " | " in line]
    widths = [line.count(" | ") for line in lines]
    headers = [at for at, line in enumerate(lines) if line.startswith("--- |")]
    assert len(headers) == 4
    for start, stop in zip(headers, [*headers[1:], len(lines) + 1], strict=True):
        assert len(set(widths[start - 1 : stop - 1])) == 1


def test_the_context_names_all_that_the_code_writes(context: dict[str, Any]) -> None:
    quads = [*record_quads(meeting_record(), Config()), *record_quads(fair_record(), Config())]
    terms = {quad.predicate.value for quad in quads} | {quad.object.value for quad in quads if quad.predicate == TYPE}
    assert {term.removeprefix(NAMESPACE) for term in terms if term.startswith(NAMESPACE)} <= set(context)


def test_a_document_with_the_context_says_what_the_graph_says(context: dict[str, Any]) -> None:
    """Each quad of a page, written as plain JSON with the context's words, reads as the same triple."""
    quads = record_quads(meeting_record(), Config())
    words = {key(meaning): word for word, meaning in context.items() if not word.startswith("@")}
    document = {"@context": context, "@graph": [plain(quad, words, context) for quad in quads]}
    found = ox.parse(json.dumps(document), format=ox.RdfFormat.JSON_LD)
    assert {quad.triple for quad in found} == {quad.triple for quad in quads}


def key(meaning: Any) -> str:
    return str(meaning["@id"] if isinstance(meaning, dict) else meaning)


def plain(quad: ox.Quad, words: dict[str, str], context: dict[str, Any]) -> dict[str, Any]:
    """A quad as an object with the context's words; only dates of issue need a type of their own."""
    predicate, object_ = shortened(quad.predicate.value, context), quad.object
    if quad.predicate == TYPE:
        return {"id": quad.subject.value, "type": words[shortened(object_.value, context)]}
    untyped = words[predicate] in ("issued", "occursOn", "object")
    value: Any = object_.value
    if isinstance(object_, ox.Literal) and untyped:
        value = {"@value": object_.value, "@type": object_.datatype.value}
    elif untyped:
        value = {"id": object_.value}
    return {"id": quad.subject.value, words[predicate]: value}


def shortened(iri: str, context: dict[str, Any]) -> str:
    for prefix, space in context.items():
        if isinstance(space, str) and space.endswith(("#", "/")) and iri.startswith(space):
            return f"{prefix}:{iri.removeprefix(space)}"
    return iri
