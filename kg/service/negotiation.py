"""Which media type to answer in: what is offered, weighed by what the client accepts."""

from collections.abc import Mapping
from types import MappingProxyType

RESULTS: Mapping[str, str] = MappingProxyType({
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
})
"""Media type → format of tables and truth values, the preferred first."""

GRAPHS: Mapping[str, str] = MappingProxyType({
    "text/turtle": "ttl",
    "application/n-triples": "nt",
    "application/n-quads": "nq",
    "application/trig": "trig",
    "application/rdf+xml": "rdf",
    "application/ld+json": "jsonld",
})
"""Media type → format of graphs, the preferred first."""


def choose(accept: str, offered: Mapping[str, str]) -> str | None:
    """Return the media type that suits an Accept header best, the first of equals; None where none is accepted.

    >>> choose("text/html, application/ld+json;q=0.9, */*;q=0.1", GRAPHS)
    'application/ld+json'
    >>> choose("", GRAPHS), choose("image/png", GRAPHS)
    ('text/turtle', None)
    """
    ranges = [_range(part) for part in accept.split(",") if part.strip()] or [("*/*", 1.0)]
    weights = {type_: _weight(type_, ranges) for type_ in offered}
    best = max(weights, key=lambda type_: weights[type_])
    return best if weights[best] > 0 else None


def header(media_type: str) -> str:
    """Return the Content-Type of a media type; texts say that they are UTF-8.

    >>> header("text/turtle"), header("application/ld+json")
    ('text/turtle; charset=utf-8', 'application/ld+json')
    """
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def _range(part: str) -> tuple[str, float]:
    type_, *parameters = (piece.strip().lower() for piece in part.split(";"))
    quality = next((value[2:] for value in parameters if value.startswith("q=")), "1")
    try:
        return type_, min(max(float(quality), 0.0), 1.0)
    except ValueError:
        return type_, 0.0


def _weight(type_: str, ranges: list[tuple[str, float]]) -> float:
    """The quality that the most specific range gives the type."""
    for wanted in (type_, f"{type_.partition('/')[0]}/*", "*/*"):
        found = [quality for range_, quality in ranges if range_ == wanted]
        if found:
            return max(found)
    return 0.0
