"""The shapes of `ontology/shapes.ttl` as values: the part of SHACL that they use, and no other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.config import Config
from kg.errors import DataError
from kg.graph.terms import RDF, RDFS
from kg.resources import resource

Node = ox.NamedNode | ox.BlankNode | ox.Literal

SH = "http://www.w3.org/ns/shacl#"
VIOLATION, WARNING = "Violation", "Warning"

_FILE = "ontology/shapes.ttl"
# The constraints that are one value; those of classes and of comparison stand beside them.
_SINGLE = (
    "minCount", "maxCount", "datatype", "class", "nodeKind", "minLength", "minInclusive", "maxInclusive",
    "lessThan", "disjoint", "equals", "hasValue",
)  # fmt: skip
_LISTS = ("in", "languageIn")
_OTHERS = ("path", "property", "or", "sparql", "message", "severity", "targetClass", "targetSubjectsOf",
           "targetObjectsOf")  # fmt: skip
_SCHEMA = {RDFS + name for name in ("subClassOf", "domain", "range")}
_KNOWN = {SH + name for name in (*_SINGLE, *_LISTS, *_OTHERS)}


@dataclass(frozen=True, slots=True)
class Shape:
    """A node or property shape: ``constraints`` are pairs (name in SHACL, value); a property shape has a ``path``.

    ``alternatives`` are the shapes of `sh:or`, ``queries`` those of `sh:sparql` (a query and its messages).
    """

    name: str
    path: ox.NamedNode | None
    inverse: bool
    constraints: tuple[tuple[str, object], ...]
    properties: tuple["Shape", ...]
    alternatives: tuple["Shape", ...]
    queries: tuple[tuple[str, Mapping[str, str]], ...]
    messages: Mapping[str, str]
    severity: str
    classes: tuple[ox.NamedNode, ...]
    subjects_of: tuple[ox.NamedNode, ...]
    objects_of: tuple[ox.NamedNode, ...]


@dataclass(frozen=True, slots=True)
class Shapes:
    """All shapes by name, the classes above each class, and what queries need.

    ``schema`` are the sub-classes, domains and ranges of the ontology.
    """

    shapes: tuple[Shape, ...]
    above: Mapping[Node, frozenset[Node]]
    schema: tuple[ox.Triple, ...]
    prefixes: Mapping[str, str]


def load_shapes(namespace: str = Config().namespace) -> Shapes:
    """Return the shapes that ship with the package, for a graph whose terms are in ``namespace``.

    Raises `DataError` where the file is not Turtle or uses a part of SHACL
    that `kg.graph.validate` does not check.

    >>> [shape.name for shape in load_shapes().shapes][:2]
    ['Article', 'AttendedBy']
    """
    ontology = _triples("civic.ttl", namespace)
    reader = _Reader(_triples("shapes.ttl", namespace))
    shapes = tuple(sorted(reader.shapes(), key=lambda shape: shape.name))
    schema = tuple(triple for triple in ontology if triple.predicate.value in _SCHEMA)
    return Shapes(shapes, _above(schema), schema, {"civic": namespace})


def _triples(name: str, namespace: str) -> tuple[ox.Triple, ...]:
    text = resource("ontology", name).read_text("utf-8").replace(Config().namespace, namespace)
    try:
        return tuple(quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE))
    except SyntaxError as error:
        raise DataError(f"ontology/{name}: cannot be read as Turtle: {error}") from None


def _above(schema: Iterable[ox.Triple]) -> dict[Node, frozenset[Node]]:
    parents: dict[Node, set[Node]] = defaultdict(set)
    for triple in schema:
        if triple.predicate.value == RDFS + "subClassOf" and not isinstance(triple.object, ox.Triple):
            parents[_node(triple.subject)].add(triple.object)
    return {class_: frozenset(_closure(class_, parents)) for class_ in list(parents)}


def _closure(class_: Node, parents: Mapping[Node, set[Node]]) -> set[Node]:
    found, waiting = {class_}, [class_]
    while waiting:
        for parent in parents.get(waiting.pop(), ()):
            if parent not in found:
                found.add(parent)
                waiting.append(parent)
    return found


class _Reader:
    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self._values: dict[Node, dict[str, list[Node]]] = defaultdict(lambda: defaultdict(list))
        for triple in triples:
            self._values[_node(triple.subject)][triple.predicate.value].append(_node(triple.object))

    def shapes(self) -> Iterator[Shape]:
        kind = ox.NamedNode(SH + "NodeShape")
        for node, values in list(self._values.items()):
            if kind in values.get(RDF + "type", ()):
                yield self._shape(node, str(getattr(node, "value", "")).rpartition("#")[2], VIOLATION)

    def _shape(self, node: Node, name: str, severity: str) -> Shape:
        values = self._values[node]
        unknown = sorted(key for key in values if key.startswith(SH) and key not in _KNOWN)
        if unknown:
            raise DataError(f"{_FILE}: shape {name}: {', '.join(unknown)} is not checked; leave it out")
        severity = next((_local(value) for value in values.get(SH + "severity", ())), severity)
        path, inverse = self._path(values)
        return Shape(
            name=name,
            path=path,
            inverse=inverse,
            constraints=tuple(self._constraints(values)),
            properties=tuple(self._shape(value, name, severity) for value in values.get(SH + "property", ())),
            alternatives=tuple(
                self._shape(member, name, severity)
                for value in values.get(SH + "or", ())
                for member in self._list(value)
            ),
            queries=tuple(self._query(value) for value in values.get(SH + "sparql", ())),
            messages=_messages(values),
            severity=severity,
            classes=_named(values.get(SH + "targetClass", ())),
            subjects_of=_named(values.get(SH + "targetSubjectsOf", ())),
            objects_of=_named(values.get(SH + "targetObjectsOf", ())),
        )

    def _constraints(self, values: Mapping[str, list[Node]]) -> Iterator[tuple[str, object]]:
        for name in _SINGLE:
            yield from ((name, _constant(value)) for value in values.get(SH + name, ()))
        for name in _LISTS:
            yield from ((name, frozenset(self._list(value))) for value in values.get(SH + name, ()))

    def _path(self, values: Mapping[str, list[Node]]) -> tuple[ox.NamedNode | None, bool]:
        for value in values.get(SH + "path", ()):
            if isinstance(value, ox.NamedNode):
                return value, False
            (back,) = _named(self._values[value][SH + "inversePath"])
            return back, True
        return None, False

    def _query(self, node: Node) -> tuple[str, Mapping[str, str]]:
        values = self._values[node]
        (select,) = values[SH + "select"]
        return str(getattr(select, "value", "")).replace("$this", "?this"), _messages(values)

    def _list(self, node: Node) -> Iterator[Node]:
        while node != ox.NamedNode(RDF + "nil"):
            values = self._values[node]
            yield values[RDF + "first"][0]
            node = values[RDF + "rest"][0]


def _constant(value: Node) -> object:
    """A number as such, every other term as it is."""
    number = isinstance(value, ox.Literal) and value.datatype.value.endswith(("integer", "decimal"))
    return float(value.value) if number and isinstance(value, ox.Literal) else value


def _messages(values: Mapping[str, list[Node]]) -> dict[str, str]:
    found = [value for value in values.get(SH + "message", ()) if isinstance(value, ox.Literal)]
    return {value.language or "": value.value for value in found}


def _named(nodes: Iterable[Node]) -> tuple[ox.NamedNode, ...]:
    return tuple(node for node in nodes if isinstance(node, ox.NamedNode))


def _local(node: Node) -> str:
    return str(getattr(node, "value", "")).removeprefix(SH)


def _node(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
    if isinstance(term, ox.Triple):
        raise DataError(f"{_FILE}: a triple term stands in it; write plain triples")
    return term
