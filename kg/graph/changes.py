"""What has to change in the graph when a page says something new, or nothing any more."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph.ledger import Ledger
from kg.graph.terms import ALT_LABEL, PREF_LABEL

_NAMES = (PREF_LABEL, ALT_LABEL)
_DEFAULT = ox.DefaultGraph()


@dataclass(frozen=True, slots=True)
class Change:
    """Quads to remove from the graph and quads to add to it."""

    removed: frozenset[ox.Quad]
    added: frozenset[ox.Quad]


def find_change(graph: ox.Store, ledger: Ledger, holders: Collection[ox.NamedNode], quads: Iterable[ox.Quad]) -> Change:
    """Return what makes the graph say, for these holders, exactly ``quads`` and no longer what they said before.

    What other holders support stays.

    >>> fact = ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal("青禾社区"))
    >>> find_change(ox.Store(), Ledger(ox.Store()), {ox.NamedNode("urn:h")}, [fact]).added == {fact}
    True
    """
    return _Finder(graph, ledger, frozenset(holders), quads).change()


class _Finder:
    def __init__(
        self, graph: ox.Store, ledger: Ledger, holders: frozenset[ox.NamedNode], quads: Iterable[ox.Quad]
    ) -> None:
        self._graph, self._ledger, self._holders = graph, ledger, holders
        quads = set(quads)
        self._claims = facts_of(quads)
        self._told = quads - self._claims
        self._touched = self._claims.union(*map(ledger.claims, holders))

    def change(self) -> Change:
        parts = (self._facts(), self._labels(), self._nodes())
        present = set().union(*(part[0] for part in parts))
        wanted = set().union(*(part[1] for part in parts))
        return Change(frozenset(present - wanted), frozenset(wanted - present))

    def _supported(self, fact: ox.Quad) -> bool:
        return fact in self._claims or self._ledger.supports(fact, besides=self._holders)

    def _facts(self) -> tuple[set[ox.Quad], set[ox.Quad]]:
        touched = {fact for fact in self._touched if fact.predicate not in _NAMES}
        return {fact for fact in touched if fact in self._graph}, {fact for fact in touched if self._supported(fact)}

    def _labels(self) -> tuple[set[ox.Quad], set[ox.Quad]]:
        present: set[ox.Quad] = set()
        wanted: set[ox.Quad] = set()
        for entity, names in self._names().items():
            labels = {quad for label in _NAMES for quad in self._graph.quads_for_pattern(entity, label, None, _DEFAULT)}
            present |= labels
            wanted |= self._labels_of(entity, names | _texts(labels))
        return present, wanted

    def _names(self) -> Mapping[ox.NamedNode, set[ox.Literal]]:
        names: dict[ox.NamedNode, set[ox.Literal]] = defaultdict(set)
        for fact in self._touched:
            if fact.predicate in _NAMES and isinstance(fact.subject, ox.NamedNode):
                names[fact.subject] |= _texts([fact])
        return names

    def _labels_of(self, entity: ox.NamedNode, names: set[ox.Literal]) -> set[ox.Quad]:
        """The labels that an entity's holders make together.

        Pages may prefer different names for one thing, and SKOS allows one
        preferred label: the longest that a page prefers, then the first in code
        point order.  The others are alternatives.
        """
        preferred = {name for name in names if self._supported(ox.Quad(entity, PREF_LABEL, name))}
        others = {name for name in names if self._supported(ox.Quad(entity, ALT_LABEL, name))}
        best = sorted(preferred, key=lambda name: (-len(name.value), name.value))[:1]
        alternatives = (preferred | others).difference(best)
        return {ox.Quad(entity, PREF_LABEL, name) for name in best} | {
            ox.Quad(entity, ALT_LABEL, name) for name in alternatives
        }

    def _nodes(self) -> tuple[set[ox.Quad], set[ox.Quad]]:
        told = nodes_of(self._told)
        before = set().union(*map(self._ledger.nodes, self._holders)) - told
        gone = {node for node in before if not self._ledger.tells(node, besides=self._holders)}
        present = {quad for node in gone | told for quad in self._graph.quads_for_pattern(node, None, None, None)}
        return present, self._told


def facts_of(quads: Iterable[ox.Quad]) -> set[ox.Quad]:
    """Return the quads of the default graph.

    >>> facts_of([ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal("甲"), ox.NamedNode("urn:g"))])
    set()
    """
    return {quad for quad in quads if quad.graph_name == _DEFAULT}


def nodes_of(quads: Iterable[ox.Quad]) -> set[ox.NamedNode]:
    """Return the nodes that stand in named graphs: statements and mentions.

    >>> nodes_of([ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal("甲"), ox.NamedNode("urn:g"))])
    {<NamedNode value=urn:a>}
    """
    named = (quad.subject for quad in quads if quad.graph_name != _DEFAULT)
    return {node for node in named if isinstance(node, ox.NamedNode)}


def _texts(facts: Iterable[ox.Quad]) -> set[ox.Literal]:
    return {fact.object for fact in facts if isinstance(fact.object, ox.Literal)}
