"""Queries to a SPARQL 1.1 server elsewhere, over HTTP."""

import urllib.request
from collections.abc import Mapping
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit

from kg.config import Config
from kg.errors import QueryError, ReadError
from kg.graph.results import Result, ResultGraph, ResultTable, format_result, read_result
from kg.graph.sparql import bind, declare, read_term, require_query
from kg.graph.terms import Vocabulary

_ACCEPT = "application/sparql-results+json, application/n-triples, text/turtle;q=0.9"
_MOST_BYTES = 256 << 20


def ask_endpoint(
    url: str, sparql: str, form: str, *, values: Mapping[str, str], seconds: float, rows: int
) -> tuple[str, bool]:
    """Return the answer of a server as ``table``, ``json``, ``csv`` or ``tsv``, and whether it was cut after ``rows``.

    The prefixes of the default vocabulary are declared where the query uses
    them.  Raises `QueryError` where the server refuses the query, `ReadError`
    where it does not answer in time or not in SPARQL's terms.
    """
    require_query(sparql)
    prefixes = Vocabulary(Config().namespace, Config().base).prefixes
    text = declare(bind(sparql, {name: read_term(term) for name, term in values.items()}), prefixes)
    type_, body, cut = _post(url, text, seconds)
    result = _parse(url, type_, body, prefixes)
    if not isinstance(result, bool):
        result, more = _cut(result, rows)
        cut = cut or more
    return format_result(result, form), cut


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A query is not carried on to an address that the user did not name."""

    def redirect_request(self, *_: object) -> None:
        return None


def _post(url: str, sparql: str, seconds: float) -> tuple[str, bytes, bool]:
    """The media type, the bytes, and whether the server says that it cut them."""
    if urlsplit(url).scheme not in ("http", "https"):
        raise QueryError(f"{url}: not the address of a SPARQL server; write http://… or https://…")
    headers = {"Accept": _ACCEPT, "Content-Type": "application/x-www-form-urlencoded", "User-Agent": "civic-kg"}
    try:
        request = urllib.request.Request(url, urlencode({"query": sparql}).encode("ascii"), headers)  # noqa: S310
        with urllib.request.build_opener(_NoRedirect).open(request, timeout=seconds) as answer:
            body = answer.read(_MOST_BYTES + 1)
            type_, cut = answer.headers.get_content_type(), "KG-Truncated" in answer.headers
    except HTTPError as error:
        said = " ".join(error.read(2000).decode("utf-8", "replace").split())[:300]
        raise QueryError(f"{url}: the server refuses the query ({error.code}): {said or error.reason}") from None
    except (URLError, HTTPException, OSError, ValueError) as error:
        raise ReadError(f"{url}: no answer: {getattr(error, 'reason', error)}") from None
    if len(body) > _MOST_BYTES:
        raise ReadError(f"{url}: the answer is larger than {_MOST_BYTES >> 20} MiB; ask for less")
    return type_, body, cut


def _parse(url: str, type_: str, body: bytes, prefixes: Mapping[str, str]) -> Result:
    try:
        result = read_result(body, type_, prefixes, url)
    except (SyntaxError, ValueError) as error:
        raise ReadError(f"{url}: the answer is not {type_}: {error}") from None
    if result is None:
        raise ReadError(f"{url}: the answer is {type_}, not SPARQL results, N-Triples or Turtle; is the address right?")
    return result


def _cut(result: ResultTable | ResultGraph, rows: int) -> tuple[ResultTable | ResultGraph, bool]:
    if isinstance(result, ResultTable):
        return ResultTable(result.columns, result.rows[:rows], result.prefixes), len(result.rows) > rows
    return ResultGraph(result.triples[:rows], result.prefixes), len(result.triples) > rows
