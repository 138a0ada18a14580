"""What the page shows: entities, best-connected first and laid out, articles, and facts with their evidence.

    rows → records that know each other by rank → (`kg.views.page`) tables in the page

Nothing here is markup; identifiers of the graph stay out.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from kg.graph.reader import (
    ArticleRow,
    EntityRow,
    EvidenceRow,
    FactRow,
    MentionRow,
    read_all_mentions,
    read_articles,
    read_entities,
    read_facts,
)
from kg.graph.store import Store
from kg.knowledge.ontology import load_ontology
from kg.knowledge.pinyin import find_readings
from kg.reading.markup import markup_of
from kg.views.geography import Land, map_data
from kg.views.layout import arrange

Mentions = Mapping[str, Iterable[MentionRow | EvidenceRow]]

NONE: Mentions = MappingProxyType({})

# Control characters, lone surrogates, and the marks that turn the direction of the text after them.
_HARMFUL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)


def page_data_of(store: Store, *, limit: int | None = None, land: Land | None = None) -> dict[str, Any]:
    """Return what the page of a store shows, as `page_data` does of rows.

    >>> page_data_of(Store.memory())["entities"]
    []
    """
    mentions = read_all_mentions(store)
    rows = read_entities(store), read_articles(store), read_facts(store)
    return page_data(*rows, mentions, limit=limit, land=land)


def page_data(
    entities: Iterable[EntityRow],
    articles: Iterable[ArticleRow],
    facts: Iterable[FactRow],
    mentions: Mentions = NONE,
    *,
    limit: int | None = None,
    land: Land | None = None,
) -> dict[str, Any]:
    """Return what the page shows: entities, best-connected first, know each other by rank.

    Identifiers stay out, and control and direction marks become U+FFFD.  With
    a ``limit``, only so many entities are there, and ``left`` says how many
    are not.  ``map`` is what a map is drawn from, where there is land.

    >>> row = EntityRow("urn:1", "Person", "", "周远山", ("周远山", "周书记"), 2)
    >>> page_data([row], [], [])["entities"][0]["names"]
    ['周远山', '周书记']
    """
    facts = sorted(facts, key=lambda fact: (fact.evidence.published or "", fact))
    links = _links(entities := list(entities), facts)
    entities.sort(key=lambda entity: (-len(links[entity.iri]), entity.type, entity.name, entity.iri))
    left = 0 if limit is None else max(0, len(entities) - limit)
    entities = entities[: len(entities) - left]
    ranks = {entity.iri: rank for rank, entity in enumerate(entities)}
    sources = sorted(articles, key=lambda article: (article.published or "", article.file, article.start, article.iri))
    numbers = {article.iri: number for number, article in enumerate(sources)}
    records = [
        _entity(entity, len(links[entity.iri])) | {"places": _places(mentions.get(entity.iri, ()), numbers)}
        for entity in entities
    ]
    return {
        "left": left,
        "kinds": _kinds(entities),
        "pinyin": find_readings(name for record in records for name in record["names"]),
        "entities": [record | spot for record, spot in zip(records, _place(entities, links, ranks), strict=True)],
        "articles": [_article(article) for article in sources],
        "facts": _facts(facts, ranks, numbers),
        "map": None if land is None else map_data(land, entities, harmless),
    }


def harmless(text: str) -> str:
    """Return the text with each character that could hide or turn others as U+FFFD; its length stays.

    >>> harmless("周\u202e远山")
    '周\ufffd远山'
    """
    return _HARMFUL.sub("\ufffd", text)


def _links(entities: Iterable[EntityRow], facts: Iterable[FactRow]) -> dict[str, Counter[str]]:
    """For each entity, those it is linked with and by how many statements."""
    links: dict[str, Counter[str]] = {entity.iri: Counter() for entity in entities}
    for fact in facts:
        if fact.subject in links and fact.object in links and fact.subject != fact.object:
            links[fact.subject][fact.object] += 1
            links[fact.object][fact.subject] += 1
    return links


def _place(
    entities: Sequence[EntityRow], links: Mapping[str, Mapping[str, int]], ranks: Mapping[str, int]
) -> list[dict[str, Any]]:
    pairs = [
        (ranks[entity.iri], ranks[other])
        for entity in entities
        for other, count in links[entity.iri].items()
        for _ in range(count)
        if ranks[entity.iri] < ranks.get(other, -1)
    ]
    layout = arrange([entity.name for entity in entities], pairs)
    places = zip(layout.spots, layout.communities, strict=True)
    return [{"at": spot, "community": community} for spot, community in places]


def _kinds(entities: Iterable[EntityRow]) -> dict[str, dict[str, str]]:
    """The words for the fine classes that occur and that the ontology knows."""
    ontology = load_ontology()
    kinds = sorted({entity.kind for entity in entities} & ontology.terms.keys())
    return {kind: {language: ontology.label(kind, language) for language in ("zh", "en")} for kind in kinds}


def _entity(entity: EntityRow, links: int) -> dict[str, Any]:
    return {
        "type": harmless(entity.type),
        "kind": harmless(entity.kind),
        "names": [harmless(name) for name in dict.fromkeys((entity.name, *entity.names))],
        "mentions": entity.mentions,
        "links": links,
    }


def _places(mentions: Iterable[MentionRow | EvidenceRow], numbers: Mapping[str, int]) -> list[tuple[int, int, int]]:
    return sorted((numbers[mention.article], mention.start, mention.end) for mention in mentions)


def _article(article: ArticleRow) -> dict[str, Any]:
    return {
        "title": harmless(article.title),
        "published": harmless(article.published or ""),
        "publisher": harmless(article.publisher or ""),
        "file": harmless(article.file),
    }


def _facts(facts: Iterable[FactRow], ranks: Mapping[str, int], numbers: Mapping[str, int]) -> list[dict[str, Any]]:
    """The facts, each once with all its evidence; one whose ends are not in the page is no fact of it."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for fact in facts:
        subject, end = ranks.get(fact.subject), None if fact.literal else ranks.get(fact.object)
        article = numbers.get(fact.subject)
        if (subject is None and article is None) or (end is None and not fact.literal):
            continue
        key = (fact.subject, fact.predicate, fact.object, fact.qualifiers, fact.factuality)
        entry = found.setdefault(key, _fact(fact) | {"subject": subject, "object": end, "article": article})
        entry["evidence"].append(_evidence(fact.evidence, numbers))
    return list(found.values())


def _fact(fact: FactRow) -> dict[str, Any]:
    return {
        "predicate": harmless(fact.predicate),
        "date": harmless(fact.date),
        "text": harmless(fact.object) if fact.literal and not fact.date else "",
        "qualifiers": [harmless(qualifier) for qualifier in fact.qualifiers],
        "factuality": harmless(fact.factuality),
        "evidence": [],
    }


def _evidence(evidence: EvidenceRow, numbers: Mapping[str, int]) -> dict[str, Any]:
    markup = [[start, end, harmless(seen)] for start, end, seen in markup_of(evidence.quote, evidence.file)]
    return {
        "article": numbers[evidence.article],
        "start": evidence.start,
        "end": evidence.end,
        "line": evidence.line,
        "quote": harmless(evidence.quote),
        "rule": harmless(evidence.rule),
        "confidence": evidence.confidence,
        "markup": markup,
    }
