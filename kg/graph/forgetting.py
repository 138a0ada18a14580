"""A page without those who are forgotten: their nodes go, and their names are masked in what stays.

A mask has as many characters as the name, so that offsets still fit.  It is
made of the quads of one page alone: what is stored and what the page says
when it is built again come out the same.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import pyoxigraph as ox

from kg.graph.terms import ALT_LABEL, PREF_LABEL, TYPE, XSD, Vocabulary
from kg.graph.texts import is_nothing, plain
from kg.graph.tombstones import ENTITY, HERE, NAME, Tombstones, here
from kg.model import EntityType

MASK = "某"

_LEAST = {True: 2, False: 3}
"""Characters that a name has at least to be masked, of a person and of anything else (会议 is no name)."""

_NAMES = (PREF_LABEL, ALT_LABEL)
_DEFAULT = ox.DefaultGraph()
_TEXTS = (XSD + "string", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString")


def without_forgotten(
    quads: Iterable[ox.Quad], source: ox.NamedNode, stones: Tombstones, vocabulary: Vocabulary
) -> frozenset[ox.Quad]:
    """Return what a page from a source says, without those who are forgotten.

    >>> vocabulary = Vocabulary("https://w3id.org/civic-kg/ns#", "https://w3id.org/civic-kg/id/")
    >>> person, article = (ox.NamedNode(vocabulary.base + path) for path in ("person/5f0c", "article/0a1b"))
    >>> quads = [ox.Quad(person, PREF_LABEL, ox.Literal("陆晚舟", language="zh")),
    ...          ox.Quad(article, vocabulary.term("kicker"), ox.Literal("陆晚舟家的阳台"))]
    >>> stones = Tombstones(b"a key for this example").deciding("2024-11-05", "", [(NAME, "陆晚舟")])
    >>> [quad.object.value for quad in without_forgotten(quads, ox.NamedNode("urn:a"), stones, vocabulary)]
    ['某某某家的阳台']
    """
    quads = frozenset(quads)
    return _Page(quads, source, stones, vocabulary).left() if stones else quads


def forgotten_entities(
    quads: Collection[ox.Quad], source: ox.NamedNode, stones: Tombstones, vocabulary: Vocabulary
) -> Mapping[ox.NamedNode, set[str]]:
    """Return the forgotten entities of a page with their names.

    >>> forgotten_entities([], ox.NamedNode("urn:a"), Tombstones(), Vocabulary("urn:n#", "urn:b/"))
    {}
    """
    page = page_name(quads, vocabulary.term("file"))
    names: dict[ox.NamedNode, set[str]] = defaultdict(set)
    for quad in quads:
        if quad.predicate in _NAMES and isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
            names[quad.subject].add(quad.object.value)
    return {node: known for node, known in names.items() if _is_forgotten(node, known, source, page, stones)}


def page_name(quads: Iterable[ox.Quad], file: ox.NamedNode) -> str:
    """Return what a page is called, by the term for that; "" where its quads do not say.

    >>> page_name([], ox.NamedNode("urn:file"))
    ''
    """
    found = (quad.object for quad in quads if quad.predicate == file)
    return min((name.value for name in found if isinstance(name, ox.Literal)), default="")


def notes_without(
    notes: Iterable[ox.Quad], gone: Mapping[ox.NamedNode, Iterable[str]], stones: Tombstones
) -> set[ox.Quad]:
    """Return what was written by hand, without those who are forgotten (with their names on the pages).

    >>> notes = [ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal("陆晚舟来过"))]
    >>> [quad.object.value for quad in notes_without(notes, {ox.NamedNode("urn:c"): {"陆晚舟"}}, Tombstones())]
    ['某某某来过']
    """
    known = {plain(name) for names in gone.values() for name in names if len(plain(name)) >= _LEAST[True]}
    return {_note(quad, known, stones) for quad in notes if not {quad.subject, quad.object} & gone.keys()}


def _note(quad: ox.Quad, known: set[str], stones: Tombstones) -> ox.Quad:
    text = quad.object
    if not isinstance(text, ox.Literal) or text.datatype.value not in _TEXTS:
        return quad
    masked = ox.Literal(mask(text.value, known | stones.names_in(text.value)), language=text.language)
    return ox.Quad(quad.subject, quad.predicate, masked, quad.graph_name)


def mask(text: str, names: Iterable[str], protected: Iterable[str] = ()) -> str:
    r"""Return the text with the names masked, the longest first, spaces and line breaks within them or not.

    >>> mask("家住青禾花园的陆\n晚舟，陆晚", ["陆晚舟"])
    '家住青禾花园的某\n某某，陆晚'
    >>> mask("周远山和周远", ["周远"], protected=["周远山"])
    '周远山和某某'
    """
    places = [place for place, character in enumerate(text) if not is_nothing(character)]
    bare = "".join(text[place] for place in places)
    masked, hidden = list(text), dict.fromkeys(names, True) | dict.fromkeys(protected, False)
    ranked = sorted(filter(None, hidden), key=lambda name: (-len(name), name))
    at = 0
    while at < len(bare):
        name = next((name for name in ranked if bare.startswith(name, at)), "")
        for place in places[at : at + len(name)]:
            masked[place] = MASK if hidden[name] else text[place]
        at += len(name) or 1
    return "".join(masked)


def _is_forgotten(
    node: ox.NamedNode, names: Iterable[str], source: ox.NamedNode, page: str, stones: Tombstones
) -> bool:
    return stones.is_forgotten(ENTITY, node.value) or any(
        stones.is_forgotten(NAME, plain(name)) or stones.is_forgotten(HERE, here(source.value, page, name))
        for name in names
    )


class _Page:
    """The quads of a page, and who of it is forgotten."""

    def __init__(
        self, quads: frozenset[ox.Quad], source: ox.NamedNode, stones: Tombstones, vocabulary: Vocabulary
    ) -> None:
        self._quads, self._stones = quads, stones
        self._person = vocabulary.term(EntityType.PERSON.value)
        self._ends = tuple(vocabulary.term(name) for name in ("subject", "object", "mentionOf"))
        self._graph = vocabulary.term("graph")
        self._gone = forgotten_entities(quads, source, stones, vocabulary)
        self._people = {quad.subject for quad in quads if quad.predicate == TYPE and quad.object == self._person}
        self._nodes = self._about(self._gone)
        self._masks = self._masks_by_graph()
        self._protected = self._names_of(self._people.difference(self._gone))
        self._wide: dict[str, set[str]] = {}

    def left(self) -> frozenset[ox.Quad]:
        kept = [quad for quad in self._quads if self._stays(quad)]
        articles = {quad.subject: quad.object for quad in kept if quad.predicate == self._graph}
        masked = [(quad, self._masked(quad, articles)) for quad in kept]
        renamed = {old.subject for old, new in masked if old.predicate in _NAMES and old.object != new.object}
        hidden = renamed | self._about(renamed)
        return frozenset(self._renamed(quad, hidden) for _, quad in masked)

    def _stays(self, quad: ox.Quad) -> bool:
        return not {quad.subject, quad.object} & (self._gone.keys() | self._nodes)

    def _about(self, entities: Collection[object]) -> set[object]:
        """The statements and mentions of entities: which entities have a name, ids show by hashing."""
        return {quad.subject for quad in self._quads if quad.predicate in self._ends and quad.object in entities}

    def _names_of(self, entities: Iterable[object]) -> set[str]:
        wanted = set(entities)
        found = (quad for quad in self._quads if quad.predicate in _NAMES and quad.subject in wanted)
        return {plain(quad.object.value) for quad in found if isinstance(quad.object, ox.Literal)}

    def _masks_by_graph(self) -> Mapping[object, set[str]]:
        """The names to mask in each article that names somebody forgotten, by its graph."""
        masks: dict[object, set[str]] = defaultdict(set)
        for quad in self._quads:
            if quad.predicate in self._ends and quad.object in self._gone:
                masks[quad.graph_name] |= self._long_names(quad.object)
        return masks

    def _long_names(self, entity: object) -> set[str]:
        least = _LEAST[entity in self._people]
        return {name for name in self._names_of([entity]) if len(name) >= least}

    def _masked(self, quad: ox.Quad, articles: Mapping[Any, object]) -> ox.Quad:
        text = quad.object
        if not isinstance(text, ox.Literal) or text.datatype.value not in _TEXTS:
            return quad
        graph = articles.get(quad.subject, quad.graph_name)
        # What stands in no article (a name, a file's name) may be any article's.
        names = set().union(*self._masks.values()) if graph == _DEFAULT else self._masks.get(graph, set())
        if quad.predicate in _NAMES:
            names = names - {plain(text.value)}
        names = names | self._everywhere(text.value)
        if not names:
            return quad
        masked = ox.Literal(mask(text.value, names, self._protected - names), language=text.language)
        return ox.Quad(quad.subject, quad.predicate, masked, quad.graph_name)

    def _everywhere(self, text: str) -> set[str]:
        if text not in self._wide:
            self._wide[text] = self._stones.names_in(text)
        return self._wide[text]

    def _renamed(self, quad: ox.Quad, hidden: Collection[object]) -> ox.Quad:
        subject, object_ = quad.subject, quad.object
        if isinstance(subject, ox.NamedNode) and subject in hidden:
            subject = ox.NamedNode(self._stones.stand_in(subject.value))
        if isinstance(object_, ox.NamedNode) and object_ in hidden:
            object_ = ox.NamedNode(self._stones.stand_in(object_.value))
        return ox.Quad(subject, quad.predicate, object_, quad.graph_name)
