"""The graph as a file: RDF for machines, GEXF and GraphML for network tools, SVG to look at, CSV for spreadsheets.

The same graph gives the same bytes in every format.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import ConfigError, QueryError, StoreError
from kg.graph.reader import FactRow, read_articles, read_entities, read_facts
from kg.graph.results import csv_text, guard_formula
from kg.graph.store import Store
from kg.graph.terms import TYPE
from kg.views.gexf import write_gexf, write_graphml
from kg.views.lines import write_sorted
from kg.views.network import to_networkx
from kg.views.parquet import require_pyarrow, write_parquet
from kg.views.picture import write_svg

if TYPE_CHECKING:
    from networkx import Graph

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
LINK_COLUMNS = (
    "one", "other", "weight", "newman", "initiatives", "dates", "evidence", "one_iri", "other_iri", "initiative_iris",
)  # fmt: skip
"""Of a projection as CSV, a row a link."""


def export(store: Store, format_: str, out: Path | IO[bytes]) -> None:
    """Write a store's graph to a file or a binary stream.

    ``nq`` is sorted N-Quads of everything; ``trig`` and ``jsonld`` are the
    same with named graphs; ``ttl`` is the default graph, the plain facts;
    ``graphml`` and ``gexf`` are the network of entities, laid out, ``gexf``
    with the days of each link, and ``svg`` a picture of it; ``csv`` a row a
    statement, with its quotation, for a spreadsheet, and ``parquet`` the same
    for DuckDB or pandas.  Raises `QueryError` for another format and
    `StoreError` where the file cannot be written.

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
    _save(lambda file: _WRITERS[format_](store, file), out)


def export_projection(network: Graph[str], format_: str, out: Path | IO[bytes]) -> None:
    """Write a projection to a file or a binary stream: ``graphml``, ``gexf``, ``svg``, or ``csv``, a row a link.

    Raises `ConfigError` for another format and `StoreError` where the file cannot be written.

    >>> from io import BytesIO
    >>> from networkx import Graph
    >>> export_projection(Graph(), "csv", out := BytesIO())
    >>> out.getvalue().decode("utf-8-sig").split(",")[:3]
    ['one', 'other', 'weight']
    """
    if format_ not in _NETWORK_WRITERS:
        raise ConfigError(f"format: a projection is no {format_!r}; write one of {', '.join(_NETWORK_WRITERS)}")
    _save(lambda file: _NETWORK_WRITERS[format_](network, file), out)


def _save(write: Callable[[IO[bytes]], None], out: Path | IO[bytes]) -> None:
    if not isinstance(out, Path):
        write(out)
        return
    try:
        with out.open("wb") as file:
            write(file)
    except OSError as error:
        raise StoreError(f"{out}: cannot be written: {error.strerror or error}") from None


def _write_nq(store: Store, out: IO[bytes]) -> None:
    write_sorted(store.quads(), out)


def _write_ttl(store: Store, out: IO[bytes]) -> None:
    triples = [quad.triple for quad in _readable(store) if not _graph(quad)]
    ox.serialize(triples, out, ox.RdfFormat.TURTLE, prefixes=store.vocabulary.prefixes)


def _write_trig(store: Store, out: IO[bytes]) -> None:
    ox.serialize(_readable(store), out, ox.RdfFormat.TRIG, prefixes=store.vocabulary.prefixes)


def _write_jsonld(store: Store, out: IO[bytes]) -> None:
    ox.serialize(_readable(store), out, ox.RdfFormat.JSON_LD, prefixes=store.vocabulary.prefixes)


def _write_network(write: Callable[[Graph[str], IO[bytes]], None]) -> Callable[[Store, IO[bytes]], None]:
    return lambda store, out: write(to_networkx(store), out)


def _write_links(network: Graph[str], out: IO[bytes]) -> None:
    rows = [_link(network, *link) for link in network.edges(data=True)]
    out.write(csv_text([LINK_COLUMNS, *rows]).encode("utf-8-sig"))


def _link(network: Graph[str], one: str, other: str, link: dict[str, str | int | float]) -> list[str]:
    texts = [network.nodes[one]["label"], network.nodes[other]["label"]]
    figures = [f"{link['weight']}", f"{link['newman']:g}"]
    said = [str(link[name]) for name in ("initiative_labels", "dates", "evidence")]
    return [*map(guard_formula, texts), *figures, *map(_cell, said), one, other, str(link["initiatives"])]


def _write_csv(store: Store, out: IO[bytes]) -> None:
    named = {row.iri: (row.name, row.type) for row in read_entities(store)}
    named |= {row.iri: (row.title, "Article") for row in read_articles(store)}
    rows = [_csv_row(fact, named) for fact in read_facts(store)]
    # The byte order mark makes Excel read UTF-8.
    out.write(csv_text([CSV_COLUMNS, *rows]).encode("utf-8-sig"))


def _csv_row(fact: FactRow, named: dict[str, tuple[str, str]]) -> list[str]:
    evidence = fact.evidence
    subject = named.get(fact.subject, (fact.subject, ""))
    object_ = fact.named_object(named)
    texts = [*subject, fact.predicate, *object_, "; ".join(fact.qualifiers), fact.factuality]
    texts += [evidence.published or "", evidence.quote, evidence.file]
    where = [str(evidence.line), str(evidence.start), str(evidence.end), evidence.rule, f"{evidence.confidence:g}"]
    return [*map(_cell, texts), *map(guard_formula, where), fact.subject, "" if fact.literal else fact.object]


def _cell(text: str) -> str:
    # A date without its year (--11-02) is no formula.
    return text if re.fullmatch(r"--\d\d(-\d\d)?", text) else guard_formula(text)


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
    "graphml": _write_network(write_graphml),
    "gexf": _write_network(write_gexf),
    "svg": _write_network(write_svg),
    "csv": _write_csv,
    "parquet": write_parquet,
}
_NETWORK_WRITERS: dict[str, Callable[[Graph[str], IO[bytes]], None]] = {
    "graphml": write_graphml,
    "gexf": write_gexf,
    "svg": write_svg,
    "csv": _write_links,
}
FORMATS = tuple(_WRITERS)
"""The formats, in the order in which help lists them."""
