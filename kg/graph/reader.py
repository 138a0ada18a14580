"""The stored graph as typed rows, for the views: entities, articles, facts and mentions."""

from dataclasses import dataclass


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
    """Characters that state or name something: ``quote`` stands at ``start`` to ``end`` of ``file``."""

    article: str
    title: str
    file: str
    published: str | None
    start: int
    end: int
    quote: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True, order=True)
class FactRow:
    """One statement: ``subject`` an IRI, ``predicate`` a local name, ``object`` an IRI or, where ``literal``, a date.

    ``qualifiers`` are its titles, roles (``presides``) or kin terms;
    ``factuality`` is ``stated``, ``quoted``, ``hearsay``, ``planned`` or ``inferred``.
    """

    subject: str
    predicate: str
    object: str
    literal: bool
    qualifiers: tuple[str, ...]
    factuality: str
    evidence: EvidenceRow
