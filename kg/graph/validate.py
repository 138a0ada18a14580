"""Whether a graph has the shapes of `ontology/shapes.ttl`, and each node the graph of its article.

The checker reads the SHACL file itself and knows the part of SHACL that the
file uses; tests compare it with pySHACL.  It holds the quads in dictionaries,
so that a page costs about a millisecond a hundred quads.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from itertools import chain
from math import nan
from typing import Any

import pyoxigraph as ox

from kg.config import Config
from kg.errors import DataError
from kg.graph.rdf import record_quads
from kg.graph.shapes import SH, VIOLATION, Node, Shape, Shapes, load_shapes
from kg.graph.store import Store
from kg.graph.terms import DERIVED_FROM, TYPE, XSD, Vocabulary
from kg.model import PageRecord

_DEFAULT = ox.DefaultGraph()
_SHOWN = 100
_MANY = 100_000
_KINDS = {SH + "IRI": ox.NamedNode, SH + "Literal": ox.Literal}
_ARTICLE_GRAPH = ("不在其文章的命名图中", "it does not stand in the graph of its article")
_DECIMAL = XSD + "decimal"
_DAY = r"(0[1-9]|[12]\d|3[01])"
_MONTH = r"(0[1-9]|1[0-2])"
# What a literal of the datatype looks like; a type that is not here takes any text.
_LEXICAL = {
    XSD + "integer": re.compile(r"[+-]?\d+"),
    _DECIMAL: re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)"),
    XSD + "date": re.compile(rf"\d{{4}}-{_MONTH}-{_DAY}"),
    XSD + "gYearMonth": re.compile(rf"\d{{4}}-{_MONTH}"),
    XSD + "gYear": re.compile(r"\d{4}"),
    XSD + "gMonthDay": re.compile(rf"--{_MONTH}-{_DAY}"),
    XSD + "gMonth": re.compile(rf"--{_MONTH}"),
}


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is not as its shape says; ``path`` and ``value`` may be "".

    ``severity`` is ``Violation`` (a defect of the program) or ``Warning`` (texts at odds).
    """

    node: str
    shape: str
    path: str
    value: str
    severity: str
    message_zh: str
    message_en: str

    def __str__(self) -> str:
        what = " ".join(part for part in (self.path, self.value) if part)
        return f"{self.severity}: {self.node}: {self.message_en} ({self.message_zh}){': ' if what else ''}{what}"


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in a graph of ``quads`` quads; it conforms where no fault is a violation."""

    quads: int
    faults: tuple[Fault, ...]

    @property
    def conforms(self) -> bool:
        """True where no fault is a violation."""
        return all(fault.severity != VIOLATION for fault in self.faults)

    def to_json(self) -> dict[str, Any]:
        """The report as plain values."""
        return {"conforms": self.conforms, "quads": self.quads, "faults": [asdict(fault) for fault in self.faults]}

    def __str__(self) -> str:
        violations = sum(fault.severity == VIOLATION for fault in self.faults)
        verdict = "The graph conforms" if self.conforms else "The graph does not conform"
        rest = len(self.faults) - _SHOWN
        return "\n".join(
            [
                *map(str, self.faults[:_SHOWN]),
                *([f"and {rest} more; --json has all"] if rest > 0 else []),
                f"{verdict}: {self.quads} quads, {violations} violations, {len(self.faults) - violations} warnings.",
            ]
        )


def validate(store: Store) -> Report:
    """Return what in a store is not as the shapes say.

    >>> validate(Store.memory()).conforms
    True
    """
    return validate_quads(store.quads(), store.vocabulary)


def validate_quads(quads: Iterable[ox.Quad], vocabulary: Vocabulary) -> Report:
    """Return what in quads is not as the shapes say, the faults in order.

    Each quad is to be there once.

    >>> person = ox.NamedNode("https://w3id.org/civic-kg/id/person/5f0c")
    >>> vocabulary = Vocabulary(Config().namespace, Config().base)
    >>> report = validate_quads([ox.Quad(person, TYPE, vocabulary.term("Person"))], vocabulary)
    >>> [fault.message_zh for fault in report.faults]
    ['实体有一个首选中文名称', '实体在原文中没有提及，也不在其下属机构的名称中']
    """
    graph = _Graph(quads, _shapes(vocabulary.namespace), vocabulary.term("graph"))
    faults = {fault for shape in graph.shapes.shapes for fault in _check(shape, graph)}
    faults |= set(_astray(graph))
    return Report(graph.size, tuple(sorted(faults)))


def find_violation(record: PageRecord) -> Fault | None:
    """Return the first violation in what a page says, or None where its graph conforms.

    >>> from kg.model import Page
    >>> find_violation(PageRecord(Page("aa", "a.txt", "a.txt", "", "utf-8", "bom"), (), (), ())) is None
    True
    """
    config = Config()
    report = validate_quads(record_quads(record, config), Vocabulary(config.namespace, config.base))
    return next((fault for fault in report.faults if fault.severity == VIOLATION), None)


@cache
def _shapes(namespace: str) -> Shapes:
    return load_shapes(namespace)


class _Graph:
    """The merge of all graphs, by subject and, where a path goes back, by object.

    Of each term one object is kept: a store of millions of quads has far fewer terms.
    """

    def __init__(self, quads: Iterable[ox.Quad], shapes: Shapes, has_graph: ox.NamedNode) -> None:
        self.shapes = shapes
        self.size = 0
        self.values: dict[Node, dict[ox.NamedNode, list[Node]]] = defaultdict(dict)
        self.derived: list[tuple[Node, Node, object]] = []
        self._has_graph = has_graph
        self._read(quads)
        self._back: dict[ox.NamedNode, dict[Node, list[Node]]] = {}
        self._classes = {node: self._above(values.get(TYPE, ())) for node, values in self.values.items()}
        self._store: ox.Store | None = None

    def _read(self, quads: Iterable[ox.Quad]) -> None:
        known: dict[Any, Any] = {}
        for quad in quads:
            self.size += 1
            subject, predicate, object_ = quad.subject, quad.predicate, quad.object
            if isinstance(subject, ox.Triple) or isinstance(object_, ox.Triple):
                continue
            subject, object_ = known.setdefault(subject, subject), known.setdefault(object_, object_)
            self.values[subject].setdefault(known.setdefault(predicate, predicate), []).append(object_)
            if predicate == DERIVED_FROM:
                graph = quad.graph_name
                self.derived.append((subject, object_, known.setdefault(graph, graph)))
        # What several graphs say is said once.
        for values in self.values.values():
            for predicate, found in values.items():
                if len(found) > 1:
                    values[predicate] = list(dict.fromkeys(found))

    def astray(self) -> Iterator[tuple[Node, object]]:
        """The nodes, with their graph, that stand in another graph than their article's."""
        for subject, article, graph in self.derived:
            if graph not in self.at(article, self._has_graph):
                yield subject, graph

    def _above(self, types: Iterable[Node]) -> frozenset[Node]:
        return frozenset().union(*(self.shapes.above.get(type_, (type_,)) for type_ in types))

    def is_a(self, node: Node, class_: object) -> bool:
        return class_ in self._classes.get(node, ())

    def pairs(self, path: ox.NamedNode) -> Iterator[tuple[Node, Node]]:
        for subject, values in self.values.items():
            for object_ in values.get(path, ()):
                yield subject, object_

    def at(self, node: Node, path: ox.NamedNode, *, inverse: bool = False) -> list[Node]:
        if not inverse:
            return self.values[node].get(path, []) if node in self.values else []
        if path not in self._back:
            back: dict[Node, list[Node]] = defaultdict(list)
            for subject, object_ in self.pairs(path):
                back[object_].append(subject)
            self._back[path] = back
        return self._back[path].get(node, [])

    def targets(self, shape: Shape) -> set[Node]:
        wanted = set(shape.classes)
        found = {node for node, classes in self._classes.items() if wanted & classes} if wanted else set()
        for path in shape.subjects_of:
            found.update(subject for subject, _ in self.pairs(path))
        for path in shape.objects_of:
            found.update(object_ for _, object_ in self.pairs(path))
        return found

    def select(self, query: str) -> Iterator[tuple[Node, Node | None]]:
        """The rows of a constraint's query, asked once for all nodes."""
        if self._store is None:
            self._store = ox.Store()
            said = (
                ox.Quad(subject, predicate, object_)
                for subject, values in self.values.items()
                if not isinstance(subject, ox.Literal)
                for predicate, found in values.items()
                for object_ in found
            )
            # In bulk, the engine asks for 200 MB at once; in a transaction, it holds all twice.
            load = self._store.bulk_extend if self.size > _MANY else self._store.extend
            load(chain(said, (ox.Quad(*triple) for triple in self.shapes.schema)))
        found = self._store.query(query, prefixes=dict(self.shapes.prefixes))
        if not isinstance(found, ox.QuerySolutions):
            raise DataError("ontology/shapes.ttl: a constraint is no SELECT; write SELECT $this ?value WHERE { … }")
        has_value = ox.Variable("value") in found.variables
        for row in found:
            yield row["this"], row["value"] if has_value else None


def _check(shape: Shape, graph: _Graph) -> Iterator[Fault]:
    targets = graph.targets(shape)
    for node in targets:
        for cause, value in _findings(shape, node, graph):
            yield _fault(node, value, cause, cause.messages)
    for query, messages in shape.queries if targets else ():
        for node, found in graph.select(query):
            if node in targets:
                yield _fault(node, found, shape, messages)


def _findings(shape: Shape, node: Node, graph: _Graph) -> Iterator[tuple[Shape, Node | None]]:
    """The shape that a node does not have, itself or one of its properties, and the value that is wrong."""
    values = [node] if shape.path is None else graph.at(node, shape.path, inverse=shape.inverse)
    for name, wanted in shape.constraints:
        for value in _CHECKS[name](values, wanted, node, graph):
            yield shape, value
    if shape.alternatives:
        for value in values:
            if all(any(_findings(one, value, graph)) for one in shape.alternatives):
                yield shape, value
    for property_ in shape.properties:
        for value in values:
            yield from _findings(property_, value, graph)


def _fault(node: Node, value: Node | None, shape: Shape, messages: Mapping[str, str]) -> Fault:
    path = f"{'^' if shape.inverse else ''}{shape.path.value}" if shape.path else ""
    said = "" if value is None or value == node else _text(value)
    return Fault(_text(node), shape.name, path, said, shape.severity, messages.get("zh", ""), messages.get("en", ""))


def _text(term: Node) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)


def _astray(graph: _Graph) -> Iterator[Fault]:
    """What SHACL cannot see: the named graph of each statement and mention is that of its article."""
    for node, name in graph.astray():
        shown = str(name) if name != _DEFAULT else ""
        yield Fault(_text(node), "ArticleGraph", "", shown, VIOLATION, *_ARTICLE_GRAPH)


Check = Callable[[list[Node], Any, Node, _Graph], Iterable[Node | None]]


def _datatype(values: list[Node], wanted: Any, *_: object) -> Iterator[Node]:
    return (value for value in values if not isinstance(value, ox.Literal) or not _is_of(value, wanted))


def _is_of(value: ox.Literal, datatype: ox.NamedNode) -> bool:
    pattern = _LEXICAL.get(datatype.value)
    return value.datatype == datatype and (pattern is None or pattern.fullmatch(value.value) is not None)


def _number(value: Node) -> float:
    return float(value.value) if isinstance(value, ox.Literal) and _LEXICAL[_DECIMAL].fullmatch(value.value) else nan


def _less(values: list[Node], path: ox.NamedNode, node: Node, graph: _Graph) -> Iterator[Node]:
    return (value for value in values for other in graph.at(node, path) if not _number(value) < _number(other))


def _equals(values: list[Node], path: ox.NamedNode, node: Node, graph: _Graph) -> Iterator[Node]:
    return iter(set(values) ^ set(graph.at(node, path)))


def _disjoint(values: list[Node], path: ox.NamedNode, node: Node, graph: _Graph) -> Iterator[Node]:
    return iter(set(values) & set(graph.at(node, path)))


def _length(value: Node) -> int:
    return 0 if isinstance(value, ox.BlankNode) else len(value.value)


def _language(value: Node) -> Node | None:
    return ox.Literal(value.language) if isinstance(value, ox.Literal) and value.language else None


_CHECKS: dict[str, Check] = {
    "minCount": lambda values, least, *_: [None] if len(values) < least else [],
    "maxCount": lambda values, most, *_: [None] if len(values) > most else [],
    "datatype": _datatype,
    "class": lambda values, class_, _, graph: (value for value in values if not graph.is_a(value, class_)),
    "nodeKind": lambda values, kind, *_: (value for value in values if not isinstance(value, _KINDS[kind.value])),
    "minLength": lambda values, least, *_: (value for value in values if _length(value) < least),
    "minInclusive": lambda values, least, *_: (value for value in values if not _number(value) >= least),
    "maxInclusive": lambda values, most, *_: (value for value in values if not _number(value) <= most),
    "lessThan": _less,
    "equals": _equals,
    "disjoint": _disjoint,
    "hasValue": lambda values, wanted, *_: [] if wanted in values else [None],
    "in": lambda values, members, *_: (value for value in values if value not in members),
    "languageIn": lambda values, languages, *_: (value for value in values if _language(value) not in languages),
}
