"""SPARQL over a store: read-only, on the graph's own default graph, with the usual prefixes declared."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import DataError, QueryError
from kg.graph.rdf import date_literal
from kg.graph.results import Result, ResultGraph, ResultTable
from kg.graph.store import Store
from kg.graph.terms import Vocabulary, chinese
from kg.resources import resource

if TYPE_CHECKING:
    import rdflib

# Strings, IRIs and comments: where a keyword is no keyword.
_OPAQUE = re.compile(
    r"'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|<[^<>\"{}|^`\\\s]*>"
    r"|#[^\n\r]*",
    re.DOTALL,
)
# Takes SERVICE <…>, SERVICE SILENT; refuses civic:Service, ?service, service: and in-service.
_SERVICE = re.compile(r"(?<![\w?$:.-])SERVICE(?![\w:-])", re.IGNORECASE)
_UPDATE = re.compile(
    r"\s*(?:(?:PREFIX\s+\S*:|BASE)\s*)*(INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b", re.IGNORECASE
)
_UNICODE_ESCAPE = re.compile(r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}")
_POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_PREFIX = re.compile(r"(?<![\w<?$:.-])([A-Za-z][\w-]*):")
_DECLARED = re.compile(r"\bPREFIX\s+([A-Za-z][\w-]*):", re.IGNORECASE)
_HEADER = re.compile(r"# zh: (.+)\n# en: (.+)\n((?:# set: .+\n)*)")
_SETTING = re.compile(r"# set: (\w+) (name|date|text)")
_TERMS: dict[str, Callable[[str], ox.Literal]] = {"name": chinese, "date": date_literal, "text": ox.Literal}


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query that ships with the package, and the question that it answers in Chinese and English.

    ``settings`` are the columns of its answer that can be set to a value, each
    with what that is: a ``name``, a ``date`` or a ``text``.
    """

    name: str
    question_zh: str
    question_en: str
    sparql: str
    settings: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        columns = ", ".join(column for column, _ in self.settings)
        settable = f"  [--set {columns}]" if columns else ""
        return f"{self.name:26} {self.question_en}  {self.question_zh}{settable}"

    def bind(self, values: Mapping[str, str]) -> dict[str, ox.Literal]:
        """Return the terms that columns of the answer are to have: ``{"person": "周远山"}``.

        Raises `QueryError` for a column that cannot be set.
        """
        kinds = dict(self.settings)
        unknown = sorted(set(values) - set(kinds))
        if unknown:
            able = ", ".join(kinds) or "nothing"
            raise QueryError(f"query {self.name}: {unknown[0]!r} cannot be set; {able} can")
        return {column: _TERMS[kinds[column]](value) for column, value in values.items()}


def query(store: Store, sparql: str, values: Mapping[str, ox.Literal | ox.NamedNode] | None = None) -> Result:
    """Return what a SPARQL query finds: a `ResultTable` (SELECT), a truth value (ASK) or a `ResultGraph`.

    The prefixes of the store's vocabulary need no declaration.  ``values`` are
    terms that variables of the SELECT are bound to.  Raises `QueryError` for a
    query that does not parse, changes the store, or asks another server.

    >>> with Store.memory() as store:
    ...     query(store, "ASK { ?meeting civic:chairedBy ?person }")
    False
    """
    _refuse(sparql)
    prefixes = store.vocabulary.prefixes
    try:
        bound = {ox.Variable(name): term for name, term in (values or {}).items()}
        found = store.graph.query(sparql, prefixes=prefixes, substitutions=dict(bound) or None)
        return _result(found, prefixes)
    except SyntaxError as error:
        raise QueryError(_syntax_message(sparql, str(error), store.vocabulary)) from None
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query failed: {' '.join(str(error).split())}") from None


def named_queries() -> tuple[NamedQuery, ...]:
    """Return the queries of `ontology/queries`, by name; raises `DataError` for one without its two questions.

    >>> [named.question_en for named in named_queries() if named.name == "who-chaired"]
    ['Who chaired which meeting or event?']
    """
    files = (file for file in resource("ontology", "queries").iterdir() if file.name.endswith(".rq"))
    return tuple(sorted((_named(file.name, file.read_text("utf-8")) for file in files), key=lambda named: named.name))


def named_query(name: str) -> NamedQuery:
    """Return the query of this name; raises `QueryError` where there is none.

    >>> named_query("who-chaired").bind({"person": "周远山"})
    {'person': <Literal value=周远山 language=zh>}
    """
    ready = {named.name: named for named in named_queries()}
    if name not in ready:
        raise QueryError(f"no ready query is called {name}; there are {', '.join(ready)}")
    return ready[name]


def to_rdflib(store: Store) -> "rdflib.Dataset":
    """Return the graph as an rdflib dataset over the same storage, without a copy.

    Its default graph has the plain facts, its named graphs the articles'
    statements.  Use it for reading; `Store.put` alone keeps the books.

    >>> with Store.memory() as store:
    ...     len(to_rdflib(store))
    0
    """
    import oxrdflib
    import rdflib

    return rdflib.Dataset(store=oxrdflib.OxigraphStore(store=store.graph), default_union=False)


def _result(found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, prefixes: dict[str, str]) -> Result:
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    if isinstance(found, ox.QueryTriples):
        return ResultGraph(tuple(sorted(set(found), key=str)), prefixes)
    columns = tuple(variable.value for variable in found.variables)
    return ResultTable(columns, tuple(tuple(solution) for solution in found), prefixes)


def _refuse(sparql: str) -> None:
    plain = _OPAQUE.sub(" ", _unescaped(sparql))
    if _UPDATE.match(plain):
        raise QueryError("the query changes the graph; write SELECT, ASK, CONSTRUCT or DESCRIBE")
    if _SERVICE.search(plain):
        raise QueryError("the query asks another server (SERVICE); only this graph can be asked")


def _unescaped(sparql: str) -> str:
    # SPARQL reads \u0053ERVICE as SERVICE; a quotation mark so written must not hide what follows.
    return _UNICODE_ESCAPE.sub(lambda match: chr(min(int(match[0][2:], 16), 0x10FFFF)), sparql)


def _syntax_message(sparql: str, error: str, vocabulary: Vocabulary) -> str:
    unknown = set(_PREFIX.findall(_OPAQUE.sub(" ", sparql))) - set(_DECLARED.findall(sparql)) - set(vocabulary.prefixes)
    found = _POSITION.fullmatch(error)
    if not found:
        return f"the query does not parse: {' '.join(error.split())}"
    line, column = int(found[1]), int(found[2])
    if unknown and "Prefix not found" in found[3]:
        names = ", ".join(f"{name}:" for name in sorted(unknown))
        return f"the query does not parse at line {line}, column {column}: unknown prefix {names}"
    return f"the query does not parse at line {line}, column {column}, {_near(sparql, line, column)}"


def _near(sparql: str, line: int, column: int) -> str:
    lines = sparql.split("\n")
    rest = lines[line - 1][column - 1 :].strip() if line <= len(lines) else ""
    return f"near {rest[:30]!r}" if rest else "where it ends too early"


def _named(file: str, text: str) -> NamedQuery:
    header = _HEADER.match(text)
    if not header:
        raise DataError(f"ontology/queries/{file}: begins with '# zh: …' and '# en: …'")
    settings = tuple(_setting(file, line) for line in header[3].splitlines())
    return NamedQuery(file.removesuffix(".rq"), header[1], header[2], text, settings)


def _setting(file: str, line: str) -> tuple[str, str]:
    found = _SETTING.fullmatch(line)
    if not found:
        raise DataError(f"ontology/queries/{file}: {line!r}: write '# set: COLUMN name', date or text")
    return found[1], found[2]
