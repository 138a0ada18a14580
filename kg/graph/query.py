"""SPARQL over a store: read-only, on the graph's own default graph, with the usual prefixes declared."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

import pyoxigraph as ox

from kg.errors import DataError, QueryError, StoreError
from kg.graph.rdf import date_literal
from kg.graph.results import Result, ResultGraph, ResultTable
from kg.graph.sparql import (
    WHOLE,
    Dataset,
    Kind,
    Token,
    bind,
    graphs_asked,
    require_query,
    require_update,
    undeclared,
    use_dataset,
)
from kg.graph.store import Store
from kg.graph.terms import chinese
from kg.graph.updates import require_own_graphs
from kg.resources import resource

if TYPE_CHECKING:
    import rdflib

_T = TypeVar("_T")
_NONE: Mapping[str, ox.NamedNode | ox.Literal] = MappingProxyType({})

_POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
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


def query(
    store: Store,
    sparql: str,
    values: Mapping[str, ox.NamedNode | ox.Literal] = _NONE,
    *,
    dataset: Dataset = WHOLE,
    base: str | None = None,
    rows: int | None = None,
) -> Result:
    """Return what a SPARQL query finds: a `ResultTable` (SELECT), a truth value (ASK) or a `ResultGraph`.

    The prefixes of the store's vocabulary need no declaration.  ``values`` are
    bound to variables of the query, ``dataset`` is asked in place of the whole
    store, relative IRIs are resolved against ``base``, and after ``rows`` rows
    or triples the result is cut and says so (``truncated``).  Raises
    `QueryError` for a query that does not parse, changes the store, asks
    another server, or names a graph (FROM) that is not in the store.

    >>> with Store.memory() as store:
    ...     query(store, "ASK { ?meeting civic:chairedBy ?person }")
    False
    """
    tokens, prefixes = require_query(sparql), store.vocabulary.prefixes
    try:
        if not dataset:
            _require_graphs(store, tokens)
        found = _found(
            store.graph,
            sparql,
            values,
            base_iri=base,
            prefixes=prefixes,
            default_graph=[ox.NamedNode(graph) for graph in dataset.default] if dataset else None,
            named_graphs=[ox.NamedNode(graph) for graph in dataset.named] if dataset else None,
        )
        return _result(found, prefixes, rows)
    except SyntaxError as error:
        raise QueryError(_syntax_message(sparql, str(error), undeclared(tokens, prefixes))) from None
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query failed: {' '.join(str(error).split())}") from None


def update(store: Store, sparql: str, *, dataset: Dataset = WHOLE, base: str | None = None) -> None:
    """Change the graph as a SPARQL update says, in one transaction; its patterns are asked of ``dataset``, if given.

    What is written so has no page behind it: where the store has pages, an
    update may change graphs of its own alone, not the default graph and not
    those of articles, and building or retracting pages leaves them as they are.
    Raises `QueryError` for an update that does not parse, would fetch anything
    or write a graph of the pages, `StoreError` where the store cannot be written.

    >>> with Store.memory() as store:
    ...     update(store, "INSERT DATA { <urn:a> skos:prefLabel '青禾社区'@zh }")
    ...     query(store, "ASK { ?unit skos:prefLabel '青禾社区'@zh }")
    True
    """
    tokens, prefixes = require_update(sparql), store.vocabulary.prefixes
    if store.ledger.has_pages():
        require_own_graphs(sparql, store.vocabulary, base)
    try:
        store.graph.update(use_dataset(sparql, dataset), base_iri=base, prefixes=prefixes)
    except SyntaxError as error:
        raise QueryError(_syntax_message(sparql, str(error), undeclared(tokens, prefixes), "update")) from None
    except (RuntimeError, ValueError) as error:
        raise QueryError(f"the update failed: {' '.join(str(error).split())}") from None
    except OSError as error:
        raise StoreError(f"the store cannot be written: {' '.join(str(error).split())}") from None


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


def _found(
    graph: ox.Store, sparql: str, values: Mapping[str, ox.NamedNode | ox.Literal], **options: Any
) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    if not values:
        return graph.query(sparql, **options)
    # A value in the pattern is where the engine begins; one that is substituted only chooses among the answers.
    preset: dict[ox.Variable, Any] = {ox.Variable(name): term for name, term in values.items()}
    try:
        return graph.query(bind(sparql, values), substitutions=dict(preset), **options)
    except SyntaxError:
        # A column that the query works out itself takes no value, and a fault is told by its place in the text given.
        return graph.query(sparql, substitutions=preset, **options)
    except RuntimeError:
        # The substitution takes only variables that are selected.
        return graph.query(bind(sparql, values), **options)


def _result(
    found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, prefixes: dict[str, str], rows: int | None
) -> Result:
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    if isinstance(found, ox.QueryTriples):
        triples, cut = _first(found, rows)
        return ResultGraph(tuple(sorted(set(triples), key=str)), prefixes, truncated=cut)
    columns = tuple(variable.value for variable in found.variables)
    solutions, cut = _first(found, rows)
    return ResultTable(columns, tuple(tuple(solution) for solution in solutions), prefixes, truncated=cut)


def _first(found: Iterable[_T], most: int | None) -> tuple[list[_T], bool]:
    """The first of what is found, and whether there is more."""
    found = iter(found)
    return list(islice(found, most)), most is not None and next(found, None) is not None


def _require_graphs(store: Store, tokens: Iterable[Token]) -> None:
    for token in graphs_asked(tokens):
        if token.kind is Kind.IRI and not store.graph.contains_named_graph(ox.NamedNode(token.text[1:-1])):
            raise QueryError(f"the query asks {token.text}, which is not a graph of this store; nothing is fetched")


def _syntax_message(sparql: str, error: str, unknown: Iterable[str], what: str = "query") -> str:
    found = _POSITION.fullmatch(error)
    if not found:
        return f"the {what} does not parse: {' '.join(error.split())}"
    line, column = int(found[1]), int(found[2])
    if unknown and "Prefix not found" in found[3]:
        names = ", ".join(f"{name}:" for name in unknown)
        return f"the {what} does not parse at line {line}, column {column}: unknown prefix {names}"
    return f"the {what} does not parse at line {line}, column {column}, {_near(sparql, line, column)}"


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
