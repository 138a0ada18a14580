"""IRIs from ids: the same id gives the same IRI, and nothing but the id goes in."""

import re
from hashlib import sha256

from kg.errors import StoreError
from kg.model import EntityType, Evidence

_ID = re.compile(r"[0-9a-f]+")
_PATHS = {
    EntityType.PERSON: "person",
    EntityType.ORGANIZATION: "organization",
    EntityType.ADMINISTRATIVE_UNIT: "unit",
    EntityType.PLACE: "place",
    EntityType.INITIATIVE: "initiative",
}

PATHS = ("article", "graph", "initiative", "mention", "organization", "page", "person", "place", "statement", "unit")
"""The paths below the base, one for each kind of thing."""


def entity_iri(base: str, type_: EntityType, entity_id: str) -> str:
    """Return the IRI of an entity; its path says the type.

    Like every function here, raises `StoreError` for an id that is not hexadecimal.

    >>> entity_iri("https://w3id.org/civic-kg/id/", EntityType.ADMINISTRATIVE_UNIT, "5f0c")
    'https://w3id.org/civic-kg/id/unit/5f0c'
    """
    return _iri(base, _PATHS[type_], entity_id)


def article_iri(base: str, article_id: str) -> str:
    """Return the IRI of an article.

    >>> article_iri("https://w3id.org/civic-kg/id/", "0a1b")
    'https://w3id.org/civic-kg/id/article/0a1b'
    """
    return _iri(base, "article", article_id)


def graph_iri(base: str, article_id: str) -> str:
    """Return the IRI of the named graph that holds an article's statements and mentions.

    >>> graph_iri("https://w3id.org/civic-kg/id/", "0a1b")
    'https://w3id.org/civic-kg/id/graph/0a1b'
    """
    return _iri(base, "graph", article_id)


def page_iri(base: str, page_id: str) -> str:
    """Return the IRI of a page.

    >>> page_iri("https://w3id.org/civic-kg/id/", "77")
    'https://w3id.org/civic-kg/id/page/77'
    """
    return _iri(base, "page", page_id)


def statement_iri(base: str, statement_id: str) -> str:
    """Return the IRI of a statement.

    >>> statement_iri("https://w3id.org/civic-kg/id/", "c0de")
    'https://w3id.org/civic-kg/id/statement/c0de'
    """
    return _iri(base, "statement", statement_id)


def mention_iri(base: str, entity_id: str, evidence: Evidence) -> str:
    """Return the IRI of a mention: of the entity, the place in the article's page, and the rule.

    >>> from kg.model import Span
    >>> mention_iri("https://w3id.org/civic-kg/id/", "5f0c", Evidence("0a1b", Span(0, 3), "周远山", "title-name"))
    'https://w3id.org/civic-kg/id/mention/28f890106c92689dbe4d'
    """
    span = evidence.span
    key = f"{entity_id}\n{evidence.article_id}\n{span.start}\n{span.end}\n{evidence.rule}"
    return _iri(base, "mention", sha256(key.encode("utf-8")).hexdigest()[:20])


def _iri(base: str, path: str, id_: str) -> str:
    if not _ID.fullmatch(id_):
        raise StoreError(f"{path} {id_!r}: not an id; ids are hexadecimal digits")
    return f"{base}{path}/{id_}"
