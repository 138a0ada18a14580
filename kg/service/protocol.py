"""The SPARQL 1.1 Protocol: from an HTTP request to the operation that it asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from kg.errors import KgError

_FORM = "application/x-www-form-urlencoded"
_DIRECT = {"application/sparql-query": "query", "application/sparql-update": "update"}
_GRAPHS = {
    "query": ("default-graph-uri", "named-graph-uri"),
    "update": ("using-graph-uri", "using-named-graph-uri"),
}


class RefusedError(KgError):
    """A request that is not answered; ``status`` is the HTTP status that says why."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class Operation:
    """What a request asks for: ``kind`` is ``query``, ``update`` or, where it brings neither, ``description``.

    ``default`` and ``named`` are the graphs that it names, ``values`` terms for
    the query's variables in the notation of N-Triples (``$name=…``).
    """

    kind: str
    sparql: str = ""
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()


def read_operation(method: str, query_string: bytes, content_type: str, body: bytes) -> Operation:
    """Return the operation of a GET or POST; raises `RefusedError` for a request outside of the protocol.

    >>> read_operation("GET", b"query=ASK%20%7B%7D&default-graph-uri=urn:a", "", b"")
    Operation(kind='query', sparql='ASK {}', default=('urn:a',), named=(), values=())
    """
    fields = read_fields(query_string)
    if method == "POST":
        fields += _posted(content_type, body)
    texts = [(name, value) for name, value in fields if name in _GRAPHS]
    if len(texts) > 1:
        raise RefusedError(400, "the request brings more than one query or update; send them one by one")
    if not texts:
        if method == "POST":
            raise RefusedError(400, "the request brings no query and no update")
        return Operation("description")
    kind, sparql = texts[0]
    if kind == "update" and method != "POST":
        raise RefusedError(400, "an update is sent by POST")
    return _operation(kind, sparql, fields)


def read_fields(query_string: bytes) -> list[tuple[str, str]]:
    """Return the fields of a query string or form, decoded once; raises `RefusedError` where they are not UTF-8.

    >>> read_fields(b"default&graph=http://example.org/%2531")
    [('default', ''), ('graph', 'http://example.org/%31')]
    """
    try:
        text = query_string.decode("utf-8")
        return parse_qsl(text, keep_blank_values=True, encoding="utf-8", errors="strict", max_num_fields=1000)
    except ValueError as error:
        raise RefusedError(400, f"the request's fields cannot be read: {error}") from None


def _posted(content_type: str, body: bytes) -> list[tuple[str, str]]:
    type_, *parameters = (part.strip() for part in content_type.lower().split(";"))
    charset = _parameters(parameters).get("charset", "utf-8")
    if charset.strip('"') not in ("utf-8", "utf8"):
        raise RefusedError(415, f"the request is in {charset}; send it in UTF-8")
    if type_ == _FORM:
        return read_fields(body)
    if type_ not in _DIRECT:
        raise RefusedError(415, f"the request is {type_ or 'of no type'}; send {_FORM}, {' or '.join(_DIRECT)}")
    try:
        return [(_DIRECT[type_], body.decode("utf-8"))]
    except UnicodeDecodeError:
        raise RefusedError(400, "the request is not UTF-8") from None


def _parameters(parts: list[str]) -> Mapping[str, str]:
    pairs = (part.partition("=") for part in parts)
    return {name.strip(): value.strip() for name, _, value in pairs}


def _operation(kind: str, sparql: str, fields: list[tuple[str, str]]) -> Operation:
    values = tuple((name[1:], value) for name, value in fields if name.startswith("$"))
    if len(dict(values)) < len(values):
        raise RefusedError(400, "the request gives a variable more than one value")
    default, named = (tuple(value for name, value in fields if name == graphs) for graphs in _GRAPHS[kind])
    return Operation(kind, sparql, default, named, values)
