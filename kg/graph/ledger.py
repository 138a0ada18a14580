"""Who supports what: which page, read from which source, holds a fact of the default graph.

The ledger is a side table beside the graph (a second pyoxigraph store), so that
neither queries nor exports see it.  A *holder* is one page as read from one
source; a named graph per holder repeats the facts that it states, and the
default graph lists the holders of each source and the statements and mentions
of each holder.  Sources are hashed:
no path of the user's is kept.
"""

from collections.abc import Iterable
from hashlib import sha256

import pyoxigraph as ox

from kg.graph.terms import Vocabulary

_HOLDS = ox.NamedNode("urn:civic-kg:holds")
_TELLS = ox.NamedNode("urn:civic-kg:tells")
_STORE = ox.NamedNode("urn:civic-kg:store")
_NAMESPACE = ox.NamedNode("urn:civic-kg:namespace")
_BASE = ox.NamedNode("urn:civic-kg:base")
_DEFAULT = ox.DefaultGraph()


def replace_quads(store: ox.Store, removed: Iterable[ox.Quad], added: Iterable[ox.Quad]) -> None:
    """Remove and add quads in one transaction: all of it happens, or nothing.

    >>> store = ox.Store()
    >>> replace_quads(store, [], [ox.Quad(_STORE, _BASE, ox.Literal("青禾"))])
    >>> [quad.object.value for quad in store]
    ['青禾']
    """
    removed, added = list(removed), list(added)
    if removed:
        store.update(f"DELETE DATA {{ {_lines(removed)} }} ; INSERT DATA {{ {_lines(added)} }}")
    elif added:
        store.extend(added)


def _lines(quads: Iterable[ox.Quad]) -> str:
    return "\n".join(_line(quad) for quad in quads)


def _line(quad: ox.Quad) -> str:
    triple = f"{quad.subject} {quad.predicate} {quad.object}"
    return f"{triple} ." if quad.graph_name == _DEFAULT else f"GRAPH {quad.graph_name} {{ {triple} }}"


class Ledger:
    """The side table of one store.

    >>> ledger = Ledger(ox.Store())
    >>> holder = ledger.holder("2024-11.txt", "0a1b")
    >>> fact = ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal("青禾社区"))
    >>> ledger.add(holder, "2024-11.txt", [fact], [])
    >>> ledger.supports(fact, besides=holder), ledger.claims(holder) == {fact}
    (False, True)
    """

    def __init__(self, store: ox.Store) -> None:
        self.store = store

    def holder(self, source: str, page_id: str) -> ox.NamedNode:
        """The name of a page as read from a source."""
        return ox.NamedNode(f"urn:civic-kg:holder:{_hash(source)}:{page_id}")

    def holders(self, source: str) -> dict[str, ox.NamedNode]:
        """The holders of a source by page id, in order of the ids."""
        found = (quad.object for quad in self.store.quads_for_pattern(_source(source), _HOLDS, None, _DEFAULT))
        nodes = (node for node in found if isinstance(node, ox.NamedNode))
        return dict(sorted((node.value.rpartition(":")[2], node) for node in nodes))

    def claims(self, holder: ox.NamedNode) -> set[ox.Quad]:
        """The facts that a holder supports, as quads of the default graph."""
        return {_fact(quad) for quad in self.store.quads_for_pattern(None, None, None, holder)}

    def nodes(self, holder: ox.NamedNode) -> set[ox.NamedNode]:
        """The holder's statements and mentions."""
        found = (quad.object for quad in self.store.quads_for_pattern(holder, _TELLS, None, _DEFAULT))
        return {node for node in found if isinstance(node, ox.NamedNode)}

    def supports(self, fact: ox.Quad, *, besides: ox.NamedNode) -> bool:
        """True where a holder besides this one supports the fact."""
        found = self.store.quads_for_pattern(fact.subject, fact.predicate, fact.object)
        return any(quad.graph_name != besides for quad in found)

    def tells(self, node: ox.NamedNode, *, besides: ox.NamedNode) -> bool:
        """True where a holder besides this one has a statement or mention too."""
        return any(quad.subject != besides for quad in self.store.quads_for_pattern(None, _TELLS, node, _DEFAULT))

    def add(
        self, holder: ox.NamedNode, source: str | None, facts: Iterable[ox.Quad], nodes: Iterable[ox.NamedNode]
    ) -> None:
        """Note that a holder of a source (None: as known) supports facts, and has statements and mentions."""
        rows = [_claim(fact, holder) for fact in facts]
        rows += [ox.Quad(holder, _TELLS, node) for node in nodes]
        rows += [ox.Quad(_source(source), _HOLDS, holder)] if source is not None else []
        replace_quads(self.store, [], rows)

    def remove(self, holder: ox.NamedNode, facts: Iterable[ox.Quad], nodes: Iterable[ox.NamedNode]) -> None:
        """Note that a holder no longer supports facts, nor has statements and mentions."""
        rows = [_claim(fact, holder) for fact in facts]
        rows += [ox.Quad(holder, _TELLS, node) for node in nodes]
        replace_quads(self.store, rows, [])

    def forget(self, holder: ox.NamedNode) -> None:
        """Remove a holder with all that it supports."""
        rows = list(self.store.quads_for_pattern(None, None, None, holder))
        rows += self.store.quads_for_pattern(holder, None, None, _DEFAULT)
        rows += self.store.quads_for_pattern(None, _HOLDS, holder, _DEFAULT)
        replace_quads(self.store, rows, [])

    def vocabulary(self) -> Vocabulary | None:
        """The namespace and base that the store is written in, or None before the first page."""
        values = {}
        for quad in self.store.quads_for_pattern(_STORE, None, None, _DEFAULT):
            if isinstance(quad.object, ox.Literal):
                values[quad.predicate] = quad.object.value
        return Vocabulary(values[_NAMESPACE], values[_BASE]) if values else None

    def set_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Note the namespace and base of the first page."""
        rows = ((_NAMESPACE, vocabulary.namespace), (_BASE, vocabulary.base))
        replace_quads(self.store, [], [ox.Quad(_STORE, name, ox.Literal(value)) for name, value in rows])


def _source(source: str) -> ox.NamedNode:
    return ox.NamedNode(f"urn:civic-kg:source:{_hash(source)}")


def _hash(source: str) -> str:
    return sha256(source.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _claim(fact: ox.Quad, holder: ox.NamedNode) -> ox.Quad:
    return ox.Quad(fact.subject, fact.predicate, fact.object, holder)


def _fact(claim: ox.Quad) -> ox.Quad:
    return ox.Quad(claim.subject, claim.predicate, claim.object)
