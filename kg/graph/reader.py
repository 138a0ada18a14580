"""The stored graph as typed rows, for the views: entities, articles, facts and mentions."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph.rdf import BYLINE_COMMA
from kg.graph.register import REGISTER_UNIT
from kg.graph.store import Store
from kg.graph.terms import ALT_LABEL, DERIVED_FROM, ISSUED, PREF_LABEL, TITLE, TYPE
from kg.model import EntityType, Predicate


@dataclass(frozen=True, slots=True, order=True)
class EntityRow:
    """One entity: ``type`` and ``kind`` are local names of the ontology (``kind`` may be "").

    ``names`` are all its forms, the preferred one (``name``) first; ``mentions``
    counts its mentions in all stored articles.
    """

    iri: str
    type: str
    kind: str
    name: str
    names: tuple[str, ...]
    mentions: int


@dataclass(frozen=True, slots=True, order=True)
class ArticleRow:
    """One article: ``published`` is an ISO date, a prefix of one, or None.

    ``file`` is what the user calls its page; ``start`` and ``end`` are its
    half-open range there, in code points.
    """

    iri: str
    title: str
    kicker: str | None
    authors: tuple[str, ...]
    published: str | None
    publisher: str | None
    file: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class EvidenceRow:
    """Characters that state or name something: ``quote`` stands at ``start`` to ``end`` of ``file``.

    ``line`` is that of its first character, from 1.
    """

    article: str
    title: str
    file: str
    published: str | None
    start: int
    end: int
    quote: str
    rule: str
    confidence: float
    line: int = 0


@dataclass(frozen=True, slots=True, order=True)
class MentionRow:
    """Where an article (an IRI) names something: characters ``start`` to ``end`` of its file."""

    article: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class FactRow:
    """One statement: ``subject`` an IRI, ``predicate`` a local name, ``object`` an IRI or, where ``literal``, words.

    ``qualifiers`` are its titles, roles (``presides``), kin terms or what is measured;
    ``factuality`` is ``stated``, ``quoted``, ``hearsay``, ``planned`` or ``inferred``.
    """

    subject: str
    predicate: str
    object: str
    literal: bool
    qualifiers: tuple[str, ...]
    factuality: str
    evidence: EvidenceRow

    @property
    def date(self) -> str:
        """The object of ``occursOn``, or ""."""
        return self.object if self.literal and self.predicate == Predicate.OCCURS_ON else ""

    def named_object(self, named: Mapping[str, tuple[str, str]]) -> tuple[str, str]:
        """The object's name and type, of those by IRI; words are ``text``, and a date is a ``date``."""
        if self.literal:
            return self.object, "date" if self.date else "text"
        return named.get(self.object, (self.object, ""))


def read_entities(store: Store) -> tuple[EntityRow, ...]:
    """Return every entity, by IRI.

    >>> read_entities(Store.memory())
    ()
    """
    reader = _Reader(store)
    counts = reader.mention_counts()
    return tuple(sorted(reader.entity(node, counts[node]) for node in reader.entity_nodes()))


def read_entity(store: Store, iri: str) -> EntityRow | None:
    """Return the entity of an IRI, or None where the store has none.

    >>> read_entity(Store.memory(), "https://w3id.org/civic-kg/id/person/5f0c") is None
    True
    """
    reader, node = _Reader(store), ox.NamedNode(iri)
    return reader.entity(node, reader.mention_count(node)) if reader.is_entity(node) else None


def find_entities(store: Store, name: str) -> tuple[EntityRow, ...]:
    """Return the entities with exactly this name, or else those whose names contain it; most mentioned first.

    >>> find_entities(Store.memory(), "周远山")
    ()
    """
    reader = _Reader(store)
    nodes = reader.named(name) or reader.naming(name)
    found = (reader.entity(node, reader.mention_count(node)) for node in nodes)
    return tuple(sorted(found, key=lambda row: (-row.mentions, row.iri)))


def read_articles(store: Store) -> tuple[ArticleRow, ...]:
    """Return every article, by file and place in it.

    >>> read_articles(Store.memory())
    ()
    """
    reader = _Reader(store)
    rows = (reader.article(node) for node in reader.instances("Article"))
    return tuple(sorted(rows, key=lambda row: (row.file, row.start, row.iri)))


def read_facts(store: Store, entity: str | None = None) -> tuple[FactRow, ...]:
    """Return every statement, planned and inferred ones too, or those with an entity (an IRI) at either end.

    They are sorted by subject, predicate, object and evidence.

    >>> read_facts(Store.memory())
    ()
    """
    reader = _Reader(store)
    nodes = reader.statement_nodes(None if entity is None else ox.NamedNode(entity))
    return tuple(sorted(reader.fact(node) for node in nodes))


def read_mentions(store: Store, entity: str) -> tuple[EvidenceRow, ...]:
    """Return where an entity (an IRI) is named, by article and place.

    >>> read_mentions(Store.memory(), "https://w3id.org/civic-kg/id/person/5f0c")
    ()
    """
    reader = _Reader(store)
    return tuple(sorted(reader.evidence(node) for node in reader.mention_nodes(ox.NamedNode(entity))))


def read_all_mentions(store: Store) -> dict[str, tuple[MentionRow, ...]]:
    """Return where each entity (its IRI) is named, by article and place; one pass for the whole store.

    >>> read_all_mentions(Store.memory())
    {}
    """
    return _Reader(store).all_mentions()


def read_codes(store: Store) -> dict[str, str]:
    """Return the administrative code of each unit (its IRI) that the register knows.

    >>> read_codes(Store.memory())
    {}
    """
    return _Reader(store).codes()


_Values = dict[str, list[ox.NamedNode | ox.Literal]]
_QUALIFIERS = ("postTitle", "kinTerm", "measures")


class _Reader:
    """Reads nodes of one store; keeps the articles that it has read."""

    def __init__(self, store: Store) -> None:
        self._graph = store.graph
        self._vocabulary = store.vocabulary
        self._articles: dict[ox.NamedNode, ArticleRow] = {}

    def instances(self, class_: str) -> set[ox.NamedNode]:
        return self._subjects(TYPE, self._vocabulary.term(class_), ox.DefaultGraph())

    def entity_nodes(self) -> set[ox.NamedNode]:
        return set().union(*(self.instances(type_.value) for type_ in EntityType))

    def is_entity(self, node: ox.NamedNode) -> bool:
        classes = (self._vocabulary.term(type_.value) for type_ in EntityType)
        return any(ox.Quad(node, TYPE, class_) in self._graph for class_ in classes)

    def named(self, name: str) -> set[ox.NamedNode]:
        literal = ox.Literal(name, language="zh")
        return self._subjects(PREF_LABEL, literal) | self._subjects(ALT_LABEL, literal)

    def naming(self, part: str) -> set[ox.NamedNode]:
        quads = [quad for label in (PREF_LABEL, ALT_LABEL) for quad in self._graph.quads_for_pattern(None, label, None)]
        return _nodes(
            quad.subject for quad in quads if isinstance(quad.object, ox.Literal) and part in quad.object.value
        )

    def statement_nodes(self, entity: ox.NamedNode | None) -> set[ox.NamedNode]:
        if entity is None:
            return self._subjects(self._vocabulary.term("predicate"), None)
        subject, object_ = (self._vocabulary.term(name) for name in ("subject", "object"))
        return self._subjects(subject, entity) | self._subjects(object_, entity)

    def mention_nodes(self, entity: ox.NamedNode) -> set[ox.NamedNode]:
        return self._subjects(self._vocabulary.term("mentionOf"), entity)

    def mention_count(self, entity: ox.NamedNode) -> int:
        return len(self.mention_nodes(entity))

    def mention_counts(self) -> Counter[ox.NamedNode]:
        quads = self._graph.quads_for_pattern(None, self._vocabulary.term("mentionOf"), None)
        return Counter(quad.object for quad in quads if isinstance(quad.object, ox.NamedNode))

    def all_mentions(self) -> dict[str, tuple[MentionRow, ...]]:
        articles = self._column(DERIVED_FROM)
        starts, ends = (self._column(self._vocabulary.term(name)) for name in ("start", "end"))
        found: dict[str, list[MentionRow]] = {}
        for node, entity in self._column(self._vocabulary.term("mentionOf")).items():
            found.setdefault(entity, []).append(MentionRow(articles[node], int(starts[node]), int(ends[node])))
        return {entity: tuple(sorted(found[entity])) for entity in sorted(found)}

    def codes(self) -> dict[str, str]:
        column = self._column(self._vocabulary.term("adminCode"))
        units = ((node.value, code) for node, code in column.items() if isinstance(node, ox.NamedNode))
        return dict(sorted(units))

    def entity(self, node: ox.NamedNode, mentions: int) -> EntityRow:
        values = self._values(node)
        classes = sorted(self._vocabulary.local_name(class_.value) for class_ in values[TYPE.value])
        types = [class_ for class_ in classes if class_ in set(EntityType)]
        kinds = [class_ for class_ in classes if class_ not in {*EntityType, REGISTER_UNIT}]
        names = (*_texts(values, PREF_LABEL), *_texts(values, ALT_LABEL))
        return EntityRow(node.value, types[0], kinds[0] if kinds else "", names[0], names, mentions)

    def article(self, node: ox.NamedNode) -> ArticleRow:
        if node not in self._articles:
            self._articles[node] = self._article(node)
        return self._articles[node]

    def fact(self, node: ox.NamedNode) -> FactRow:
        values = self._values(node)
        object_ = self._one(values, "object")
        return FactRow(
            subject=self._one(values, "subject").value,
            predicate=self._vocabulary.local_name(self._one(values, "predicate").value),
            object=object_.value,
            literal=isinstance(object_, ox.Literal),
            qualifiers=self._qualifiers(values),
            factuality=self._vocabulary.local_name(self._one(values, "factuality").value),
            evidence=self._evidence(values),
        )

    def evidence(self, node: ox.NamedNode) -> EvidenceRow:
        return self._evidence(self._values(node))

    def _evidence(self, values: _Values) -> EvidenceRow:
        article = self.article(ox.NamedNode(values[DERIVED_FROM.value][0].value))
        return EvidenceRow(
            article=article.iri,
            title=article.title,
            file=article.file,
            published=article.published,
            start=int(self._one(values, "start").value),
            end=int(self._one(values, "end").value),
            quote=self._one(values, "quote").value,
            rule=self._one(values, "rule").value,
            confidence=float(self._one(values, "confidence").value),
            line=int(self._one(values, "line").value),
        )

    def _article(self, node: ox.NamedNode) -> ArticleRow:
        values = self._values(node)
        kickers, publishers = self._all(values, "kicker"), self._all(values, "publisherName")
        bylines = self._all(values, "byline")
        return ArticleRow(
            iri=node.value,
            title=next(iter(_texts(values, TITLE)), ""),
            kicker=kickers[0] if kickers else None,
            authors=tuple(bylines[0].split(BYLINE_COMMA)) if bylines else (),
            published=next(iter(_texts(values, ISSUED)), None),
            publisher=publishers[0] if publishers else None,
            file=self._all(values, "file")[0],
            start=int(self._one(values, "start").value),
            end=int(self._one(values, "end").value),
        )

    def _qualifiers(self, values: _Values) -> tuple[str, ...]:
        roles = (self._vocabulary.local_name(role).removesuffix("Role") for role in self._all(values, "role"))
        words = (word for name in _QUALIFIERS for word in self._all(values, name))
        return tuple(sorted((*words, *roles)))

    def _all(self, values: _Values, name: str) -> tuple[str, ...]:
        return _texts(values, self._vocabulary.term(name))

    def _one(self, values: _Values, name: str) -> ox.NamedNode | ox.Literal:
        return min(values[self._vocabulary.term(name).value], key=str)

    def _values(self, node: ox.NamedNode) -> _Values:
        values: _Values = {}
        for quad in self._graph.quads_for_pattern(node, None, None):
            if isinstance(quad.object, ox.NamedNode | ox.Literal):
                values.setdefault(quad.predicate.value, []).append(quad.object)
        return values

    def _column(self, predicate: ox.NamedNode) -> dict[object, str]:
        quads = self._graph.quads_for_pattern(None, predicate, None)
        return {quad.subject: quad.object.value for quad in quads if isinstance(quad.object, ox.NamedNode | ox.Literal)}

    def _subjects(
        self,
        predicate: ox.NamedNode,
        object_: ox.NamedNode | ox.Literal | None,
        graph: ox.DefaultGraph | None = None,
    ) -> set[ox.NamedNode]:
        return _nodes(quad.subject for quad in self._graph.quads_for_pattern(None, predicate, object_, graph))


def _nodes(terms: Iterable[object]) -> set[ox.NamedNode]:
    return {term for term in terms if isinstance(term, ox.NamedNode)}


def _texts(values: _Values, predicate: ox.NamedNode) -> tuple[str, ...]:
    return tuple(sorted(term.value for term in values.get(predicate.value, ())))
