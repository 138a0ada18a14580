"""What the ledger keeps of people, so that a later page can tell that two ids are one person.

Of each holder it has the profiles of its page and, where some of its ids were
joined to others, the ids now and the quads as the page alone has them.  The
names whose people are to be compared anew are noted before a page is written
and struck out after the comparison, so that a crash in between loses none.
"""

import base64
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from kg.graph.iris import entity_iri
from kg.graph.ledger import replace_quads
from kg.linking.joining import block
from kg.model import EntityType, Profile

_PROFILES = ox.NamedNode("urn:civic-kg:profiles")
_NAMED = ox.NamedNode("urn:civic-kg:named")
_JOINED = ox.NamedNode("urn:civic-kg:joined")
_ALONE = ox.NamedNode("urn:civic-kg:alone")
_WAITING = ox.NamedNode("urn:civic-kg:waiting")
_DEFAULT = ox.DefaultGraph()


class Joins:
    """The rows on people in a ledger's store.

    >>> joins, holder = Joins(ox.Store()), ox.NamedNode("urn:civic-kg:holder:1:2")
    >>> joins.note(holder, [Profile("0a", "1b", EntityType.PERSON, "周远山")])
    >>> joins.waiting(), joins.holders(["周远山"]) == {holder}
    ({'周远山'}, True)
    """

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    def profiles(self, holder: ox.NamedNode) -> tuple[Profile, ...]:
        """The profiles of a holder's page."""
        rows = json.loads(self._text(holder, _PROFILES) or "[]")
        return tuple(Profile(e, a, EntityType(t), n, k, tuple(traits)) for e, a, t, n, k, traits in rows)

    def note(self, holder: ox.NamedNode, profiles: Iterable[Profile]) -> None:
        """Keep the profiles of a holder in place of those before; the names of both wait for comparison."""
        profiles = tuple(profiles)
        self._wait({block(p) for p in (*profiles, *self.profiles(holder))})
        self.keep(holder, profiles)

    def keep(self, holder: ox.NamedNode, profiles: Iterable[Profile]) -> None:
        """Keep the profiles of a holder in place of those before, without comparing anybody anew."""
        profiles = tuple(profiles)
        rows = [[p.entity, p.article, str(p.type), p.name, p.keyed, list(p.traits)] for p in profiles]
        names = {block(p) for p in profiles}
        new = [ox.Quad(holder, _NAMED, ox.Literal(name)) for name in names]
        new += [ox.Quad(holder, _PROFILES, ox.Literal(json.dumps(rows, ensure_ascii=False)))] if rows else []
        self._replace(holder, (_PROFILES, _NAMED), new)

    def waiting(self) -> set[str]:
        """The names whose people are to be compared."""
        return {quad.object.value for quad in self._rows(_WAITING, _WAITING) if isinstance(quad.object, ox.Literal)}

    def done(self, names: Iterable[str]) -> None:
        """Strike out names that were compared."""
        replace_quads(self._store, [ox.Quad(_WAITING, _WAITING, ox.Literal(name)) for name in names], [])

    def holders(self, names: Iterable[str]) -> set[ox.NamedNode]:
        """The holders that have people of these names."""
        rows = (row for name in names for row in self._rows(None, _NAMED, ox.Literal(name)))
        return {row.subject for row in rows if isinstance(row.subject, ox.NamedNode)}

    def ids(self, holder: ox.NamedNode) -> dict[str, str]:
        """The ids that a holder's page gives, with those that the joined things have now."""
        found: dict[str, str] = json.loads(self._text(holder, _JOINED) or "{}")
        return found

    def alone(self, holder: ox.NamedNode) -> tuple[ox.Quad, ...]:
        """The quads of a holder as its page alone has them; () where nothing of it is joined."""
        text = self._text(holder, _ALONE)
        lines = zlib.decompress(base64.b85decode(text)) if text else b""
        return tuple(ox.parse(lines, format=ox.RdfFormat.N_QUADS))

    def set_ids(self, holder: ox.NamedNode, ids: Mapping[str, str], alone: Iterable[ox.Quad]) -> None:
        """Keep the ids that a holder's joined things have now, and the quads that it has without them."""
        new = []
        if ids:
            lines = ox.serialize(sorted(alone, key=str), format=ox.RdfFormat.N_QUADS)
            text = base64.b85encode(zlib.compress(lines or b"")).decode("ascii")
            new = [ox.Quad(holder, _ALONE, ox.Literal(text))]
            new += [ox.Quad(holder, _JOINED, ox.Literal(json.dumps(dict(sorted(ids.items())))))]
        self._replace(holder, (_JOINED, _ALONE), new)

    def leave(self, holder: ox.NamedNode) -> None:
        """Compare the people anew whom a holder names that is to be forgotten."""
        self._wait(block(profile) for profile in self.profiles(holder))

    def _wait(self, names: Iterable[str]) -> None:
        replace_quads(self._store, [], [ox.Quad(_WAITING, _WAITING, ox.Literal(name)) for name in set(names)])

    def _replace(self, holder: ox.NamedNode, predicates: Iterable[ox.NamedNode], new: Iterable[ox.Quad]) -> None:
        new = set(new)
        old = {row for predicate in predicates for row in self._rows(holder, predicate)}
        replace_quads(self._store, old - new, new - old)

    def _rows(
        self, subject: ox.NamedNode | None, predicate: ox.NamedNode, value: ox.Literal | None = None
    ) -> Iterator[ox.Quad]:
        return self._store.quads_for_pattern(subject, predicate, value, _DEFAULT)

    def _text(self, holder: ox.NamedNode, predicate: ox.NamedNode) -> str:
        row = next(iter(self._rows(holder, predicate)), None)
        return row.object.value if row and isinstance(row.object, ox.Literal) else ""


def renamed(quads: Iterable[ox.Quad], new: Mapping[ox.NamedNode, ox.NamedNode]) -> tuple[ox.Quad, ...]:
    """Return the quads with other nodes in place of some.

    >>> a, b, says = ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.NamedNode("urn:says")
    >>> renamed([ox.Quad(a, says, a)], {a: b}) == (ox.Quad(b, says, b),)
    True
    """

    def node(term: object) -> object:
        return new.get(term, term) if isinstance(term, ox.NamedNode) else term

    if not new:
        return tuple(quads)
    moved = (ox.Quad(node(q.subject), q.predicate, node(q.object), q.graph_name) for q in quads)  # type: ignore[arg-type]
    return tuple(moved)


def joined_nodes(ids: Mapping[str, str], profiles: Iterable[Profile], base: str) -> dict[ox.NamedNode, ox.NamedNode]:
    """Return the node of each id and that of what it was joined to."""
    types = {profile.entity: profile.type for profile in profiles}
    return {
        ox.NamedNode(entity_iri(base, types[old], old)): ox.NamedNode(entity_iri(base, types[old], new))
        for old, new in ids.items()
        if old in types
    }
