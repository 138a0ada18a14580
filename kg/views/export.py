"""The graph as a file: RDF for machines, GraphML for network tools, CSV for spreadsheets.

The same graph gives the same bytes in every format.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.graph.reader import FactRow, read_articles, read_entities, read_facts
from kg.graph.results import csv_text, guard_formula
from kg.graph.store import Store
from kg.graph.terms import TYPE
from kg.views.network import to_networkx
from kg.views.parquet import require_pyarrow, write_parquet

CSV_COLUMNS = (
    "subject",
    "subject_type",
    "predicate",
    "object",
    "object_type",
    "qualifier",
    "factuality",
    "published",
    "quote",
    "file",
    "line",
    "start",
    "end",
    "rule",
    "confidence",
    "subject_iri",
    "object_iri",
)
# What XML 1.0 cannot hold: control characters except tab and line breaks, surrogates, U+FFFE and U+FFFF.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def export(store: Store, format_: str, out: Path | IO[bytes]) -> None:
    """Write a store's graph to a file or a binary stream.

    ``nq`` is sorted N-Quads of everything; ``trig`` and ``jsonld`` are the
    same with named graphs; ``ttl`` is the default graph, the plain facts;
    ``graphml`` the network of entities; ``csv`` a row a statement, with its
    quotation, for a spreadsheet, and ``parquet`` the same for DuckDB or pandas.
    Raises `QueryError` for another format and `StoreError` where the file cannot be written.

    >>> from io import BytesIO
    >>> out = BytesIO()
    >>> export(Store.memory(), "csv", out)
    >>> out.getvalue().decode("utf-8-sig").split(",")[:3]
    ['subject', 'subject_type', 'predicate']
    """
    if format_ not in _WRITERS:
        raise QueryError(f"format {format_!r} is unknown; write one of {', '.join(_WRITERS)}")
    if format_ == "parquet":
        require_pyarrow()
    if not isinstance(out, Path):
        _WRITERS[format_](store, out)
        return
    try:
        with out.open("wb") as file:
            _WRITERS[format_](store, file)
    except OSError as error:
        raise StoreError(f"{out}: cannot be written: {error.strerror or error}") from None


def _write_nq(store: Store, out: IO[bytes]) -> None:
    ox.serialize(sorted(store.quads(), key=str), out, ox.RdfFormat.N_QUADS)


def _write_ttl(store: Store, out: IO[bytes]) -> None:
    triples = [quad.triple for quad in _readable(store) if not _graph(quad)]
    ox.serialize(triples, out, ox.RdfFormat.TURTLE, prefixes=store.vocabulary.prefixes)


def _write_trig(store: Store, out: IO[bytes]) -> None:
    ox.serialize(_readable(store), out, ox.RdfFormat.TRIG, prefixes=store.vocabulary.prefixes)


def _write_jsonld(store: Store, out: IO[bytes]) -> None:
    ox.serialize(_readable(store), out, ox.RdfFormat.JSON_LD, prefixes=store.vocabulary.prefixes)


def _write_graphml(store: Store, out: IO[bytes]) -> None:
    from networkx import write_graphml_xml

    network = to_networkx(store)
    for attributes in (*dict(network.nodes(data=True)).values(), *(row[2] for row in network.edges(data=True))):
        attributes.update({name: _xml(value) for name, value in attributes.items()})
    write_graphml_xml(network, out)


def _write_csv(store: Store, out: IO[bytes]) -> None:
    named = {row.iri: (row.name, row.type) for row in read_entities(store)}
    named |= {row.iri: (row.title, "Article") for row in read_articles(store)}
    rows = [_csv_row(fact, named) for fact in read_facts(store)]
    # The byte order mark makes Excel read UTF-8.
    out.write(csv_text([CSV_COLUMNS, *rows]).encode("utf-8-sig"))


def _csv_row(fact: FactRow, named: dict[str, tuple[str, str]]) -> list[str]:
    evidence = fact.evidence
    subject = named.get(fact.subject, (fact.subject, ""))
    object_ = (fact.object, "date") if fact.literal else named.get(fact.object, (fact.object, ""))
    texts = [*subject, fact.predicate, *object_, "; ".join(fact.qualifiers), fact.factuality]
    texts += [evidence.published or "", evidence.quote, evidence.file]
    where = [str(evidence.line), str(evidence.start), str(evidence.end), evidence.rule, f"{evidence.confidence:g}"]
    return [*map(_cell, texts), *map(guard_formula, where), fact.subject, "" if fact.literal else fact.object]


def _cell(text: str) -> str:
    # A date without its year (--11-02) is no formula.
    return text if re.fullmatch(r"--\d\d(-\d\d)?", text) else guard_formula(text)


def _xml(value: object) -> object:
    return _NOT_XML.sub("\ufffd", value) if isinstance(value, str) else value


def _readable(store: Store) -> list[ox.Quad]:
    """The default graph first; of each subject its types first."""
    return sorted(store.quads(), key=lambda quad: (_graph(quad), str(quad.subject), quad.predicate != TYPE, str(quad)))


def _graph(quad: ox.Quad) -> str:
    return "" if quad.graph_name == ox.DefaultGraph() else str(quad.graph_name)


_WRITERS: dict[str, Callable[[Store, IO[bytes]], None]] = {
    "nq": _write_nq,
    "ttl": _write_ttl,
    "trig": _write_trig,
    "jsonld": _write_jsonld,
    "graphml": _write_graphml,
    "csv": _write_csv,
    "parquet": write_parquet,
}
FORMATS = tuple(_WRITERS)
"""The formats, in the order in which help lists them."""
