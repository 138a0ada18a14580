"""The example and the query of the decision record are those of the code."""

import re
from pathlib import Path

import pyoxigraph as ox

from kg.config import Config
from kg.graph.query import query
from kg.graph.rdf import record_quads
from kg.graph.results import ResultTable
from kg.graph.store import Store

from .records import meeting_record


def block(root: Path, language: str) -> str:
    text = (root / "docs" / "decisions" / "0002-statements-in-rdf.md").read_text("utf-8")
    found = re.search(rf"```{language}\n(.*?)```", text, re.DOTALL)
    assert found
    return found[1]


def test_the_example_has_the_properties_that_the_code_writes(root: Path) -> None:
    shown = {quad.predicate for quad in ox.parse(block(root, "turtle"), format=ox.RdfFormat.TURTLE)}
    quads = record_quads(meeting_record(), Config())
    presides = next(quad.subject for quad in quads if quad.object.value.endswith("#presidesRole"))  # type: ignore[union-attr]
    assert {quad.predicate for quad in quads if quad.subject == presides} == shown


def test_the_query_finds_the_words(store: Store, root: Path) -> None:
    result = query(store, block(root, "sparql"))
    assert isinstance(result, ResultTable)
    ((_, _, quote, start, end),) = result.rows
    assert str(quote) == '"区长周远山主持"'
    assert isinstance(start, ox.Literal)
    assert isinstance(end, ox.Literal)
    assert int(end.value) - int(start.value) == len("区长周远山主持")
