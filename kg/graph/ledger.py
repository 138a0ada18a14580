"""Who supports what: which page, read from which source, holds a fact of the default graph.

The ledger is a side table beside the graph (a second pyoxigraph store), so that
neither queries nor exports see it.  A *holder* is one page as read from one
source; a named graph per holder repeats the facts that it states, and the
default graph lists the holders of each source and the statements and mentions
of each holder.  Sources are hashed:
no path of the user's is kept.
"""

from collections.abc import Collection, Iterable, Iterator
from hashlib import sha256

import pyoxigraph as ox

from kg.graph.terms import Vocabulary

_HOLDS = ox.NamedNode("urn:civic-kg:holds")
_TELLS = ox.NamedNode("urn:civic-kg:tells")
_STORE = ox.NamedNode("urn:civic-kg:store")
_CLEARS = ox.NamedNode("urn:civic-kg:clears")
_LEAVES = ox.NamedNode("urn:civic-kg:leaves")
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
    >>> ledger.add(holder, source_node("2024-11.txt"), [fact], [])
    >>> ledger.supports(fact, besides={holder}), ledger.claims(holder) == {fact}
    (False, True)
    """

    def __init__(self, store: ox.Store) -> None:
        self.store = store

    def holder(self, source: str, page_id: str) -> ox.NamedNode:
        """The name of a page as read from a source."""
        return ox.NamedNode(f"urn:civic-kg:holder:{_hash(source)}:{page_id}")

    def holders(self, source: str) -> dict[str, ox.NamedNode]:
        """The holders of a source by page id, in order of the ids."""
        found = (quad.object for quad in self.store.quads_for_pattern(source_node(source), _HOLDS, None, _DEFAULT))
        nodes = (node for node in found if isinstance(node, ox.NamedNode))
        return dict(sorted((node.value.rpartition(":")[2], node) for node in nodes))

    def all_holders(self) -> dict[ox.NamedNode, ox.NamedNode]:
        """Every holder with the name of its source, in order of their names."""
        found = {quad.object: quad.subject for quad in self.store.quads_for_pattern(None, _HOLDS, None, _DEFAULT)}
        nodes = sorted(((node, source) for node, source in found.items()), key=str)
        return {n: s for n, s in nodes if isinstance(n, ox.NamedNode) and isinstance(s, ox.NamedNode)}

    def has_pages(self) -> bool:
        """True where a page is held."""
        return next(iter(self.store.quads_for_pattern(None, _HOLDS, None, _DEFAULT)), None) is not None

    def holders_of(self, predicate: ox.NamedNode, value: ox.Literal) -> set[ox.NamedNode]:
        """The holders that say this of anything."""
        return _named(quad.graph_name for quad in self.store.quads_for_pattern(None, predicate, value))

    def source_of(self, holder: ox.NamedNode) -> ox.NamedNode:
        """The name of the source that a holder was read from."""
        (source,) = _named(quad.subject for quad in self.store.quads_for_pattern(None, _HOLDS, holder, _DEFAULT))
        return source

    def claims(self, holder: ox.NamedNode) -> set[ox.Quad]:
        """The facts that a holder supports, as quads of the default graph."""
        return {_fact(quad) for quad in self.store.quads_for_pattern(None, None, None, holder)}

    def nodes(self, holder: ox.NamedNode) -> set[ox.NamedNode]:
        """The holder's statements and mentions."""
        return _named(quad.object for quad in self.store.quads_for_pattern(holder, _TELLS, None, _DEFAULT))

    def supports(self, fact: ox.Quad, *, besides: Collection[ox.NamedNode]) -> bool:
        """True where a holder besides these supports the fact."""
        found = self.store.quads_for_pattern(fact.subject, fact.predicate, fact.object)
        return any(quad.graph_name not in besides for quad in found)

    def tells(self, node: ox.NamedNode, *, besides: Collection[ox.NamedNode]) -> bool:
        """True where a holder besides these has a statement or mention too."""
        return any(quad.subject not in besides for quad in self.store.quads_for_pattern(None, _TELLS, node, _DEFAULT))

    def add(
        self, holder: ox.NamedNode, source: ox.NamedNode, facts: Iterable[ox.Quad], nodes: Iterable[ox.NamedNode]
    ) -> None:
        """Note that a holder of a source supports facts, and has statements and mentions."""
        rows = [_claim(fact, holder) for fact in facts]
        rows += [ox.Quad(holder, _TELLS, node) for node in nodes]
        rows += [ox.Quad(source, _HOLDS, holder)]
        replace_quads(self.store, [], rows)

    def remove(self, holder: ox.NamedNode, facts: Iterable[ox.Quad], nodes: Iterable[ox.NamedNode]) -> None:
        """Note that a holder no longer supports facts, nor has statements and mentions."""
        rows = [_claim(fact, holder) for fact in facts]
        rows += [ox.Quad(holder, _TELLS, node) for node in nodes]
        replace_quads(self.store, rows, [])

    def leaving(self) -> set[ox.NamedNode]:
        """The holders that were to be withdrawn; a process that was stopped may have left some."""
        return _named(quad.object for quad in self.store.quads_for_pattern(_STORE, _LEAVES, None, _DEFAULT))

    def note_leaving(self, holders: Iterable[ox.NamedNode]) -> None:
        """Note that holders are to be withdrawn, before the graph is changed."""
        replace_quads(self.store, [], [ox.Quad(_STORE, _LEAVES, holder) for holder in holders])

    def is_clearing(self) -> bool:
        """True where those who are forgotten were being taken out; a process that was stopped may have left some."""
        return ox.Quad(_STORE, _CLEARS, _STORE) in self.store

    def note_clearing(self, clearing: bool) -> None:
        """Note that those who are forgotten are to be taken out, or that it is done."""
        row = [ox.Quad(_STORE, _CLEARS, _STORE)]
        replace_quads(self.store, [] if clearing else row, row if clearing else [])

    def drop(self, holders: Iterable[ox.NamedNode]) -> None:
        """Remove holders with all that they support."""
        replace_quads(self.store, [row for holder in holders for row in self._rows(holder)], [])

    def _rows(self, holder: ox.NamedNode) -> Iterator[ox.Quad]:
        yield from self.store.quads_for_pattern(None, None, None, holder)
        yield from self.store.quads_for_pattern(holder, None, None, _DEFAULT)
        yield from self.store.quads_for_pattern(None, None, holder, _DEFAULT)

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


def source_node(source: str) -> ox.NamedNode:
    """Return the name of a source in the ledger; it is a hash.

    >>> source_node("/somewhere/2024-11.txt").value
    'urn:civic-kg:source:024bee3287690f8a7fc175dbb4ffbe71'
    """
    return ox.NamedNode(f"urn:civic-kg:source:{_hash(source)}")


def _hash(source: str) -> str:
    return sha256(source.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _claim(fact: ox.Quad, holder: ox.NamedNode) -> ox.Quad:
    return ox.Quad(fact.subject, fact.predicate, fact.object, holder)


def _fact(claim: ox.Quad) -> ox.Quad:
    return ox.Quad(claim.subject, claim.predicate, claim.object)


def _named(nodes: Iterable[object]) -> set[ox.NamedNode]:
    return {node for node in nodes if isinstance(node, ox.NamedNode)}
