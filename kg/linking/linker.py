"""One entity for one thing across the articles of a page.

Within an article the chains say who is who.  Across the articles of a page,
names that are equal are one thing, as are a unit's short and long form and a
body named with and without its units; a person by surname alone (刘阿姨) and an
initiative of a general name never leave their article.  Pages share no entity:
the id is a hash of the page, the type and the preferred name, so that adding a
page changes nothing of another.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.extraction.coreference import fold_name, is_short_form
from kg.model import (
    Article,
    Entity,
    EntityType,
    Evidence,
    Extraction,
    Mention,
    Page,
    PageRecord,
    Relation,
    Span,
    Statement,
)

Chain = tuple[Mention, ...]
_LOCAL_RULES = frozenset({"person-surname", "person-familiar"})


@dataclass(frozen=True, slots=True)
class _Member:
    """A chain of one article."""

    article: Article
    chain: Chain

    @property
    def names(self) -> frozenset[str]:
        return frozenset(fold_name(mention.name) for mention in self.chain)

    @property
    def is_local(self) -> bool:
        return all(mention.rule in _LOCAL_RULES for mention in self.chain)


def link(page: Page, extractions: tuple[Extraction, ...]) -> PageRecord:
    """Return what the page says: its entities, and its statements with evidence in the source."""
    members = [_Member(e.article, chain) for e in extractions for chain in e.chains]
    groups = _groups(members)
    entities = tuple(sorted((_entity(page, group) for group in groups), key=lambda entity: entity.id))
    owner = {
        (member.article.id, mention): entity_id
        for group in groups
        for entity_id in (_entity_id(page, group),)
        for member in group
        for mention in member.chain
    }
    statements = {s.id: s for e in extractions for r in e.relations for s in _statements(page, e.article, r, owner)}
    ordered = tuple(sorted(statements.values(), key=lambda s: (s.evidence, s.id)))
    return PageRecord(page, tuple(e.article for e in extractions), entities, ordered)


def _groups(members: list[_Member]) -> list[list[_Member]]:
    """Members with a name in common, then short forms with the one longer name that they can stand for."""
    by_name: dict[tuple[EntityType, str, str], list[_Member]] = defaultdict(list)
    for member in members:
        scope = member.article.id if member.is_local else ""
        by_name[member.chain[0].type, _preferred(member.chain), scope].append(member)
    keys = sorted(by_name, key=lambda key: (len(key[1]), key))
    for key in keys:
        type_, _, scope = key
        others = [] if scope else [k for k in by_name if k[0] is type_ and k != key and not k[2]]
        longer = [k for k in others if _can_stand_for(by_name[key], by_name[k])]
        if len(longer) == 1:
            by_name[longer[0]].extend(by_name.pop(key))
    return [by_name[key] for key in sorted(by_name)]


def _can_stand_for(short: list[_Member], long: list[_Member]) -> bool:
    type_ = short[0].chain[0].type
    names = {name for member in long for name in member.names}
    brief = {name for member in short for name in member.names}
    if type_ is EntityType.PERSON:
        return False
    return bool(names & brief) or any(is_short_form(type_, s, n) for s in brief for n in names)


def _preferred(chain: Iterable[Mention]) -> str:
    """The name that says most: the longest, of these the most frequent, of these the first in order."""
    counts = Counter(fold_name(mention.name) for mention in chain)
    return min(counts, key=lambda name: (-len(name), -counts[name], name))


def _entity_id(page: Page, group: list[_Member]) -> str:
    chain = [mention for member in group for mention in member.chain]
    local = group[0].article.id if group[0].is_local else ""
    return _hash(page.id, chain[0].type, _preferred(chain), local)


def _entity(page: Page, group: list[_Member]) -> Entity:
    mentions = sorted((member.article.span.start, mention) for member in group for mention in member.chain)
    chain = [mention for _, mention in mentions]
    preferred = _preferred(chain)
    names = sorted({m.name for m in chain}, key=lambda name: (fold_name(name) != preferred, -len(name), name))
    kinds = Counter(mention.kind for mention in chain if mention.kind)
    evidence = sorted(
        {_evidence(page, member.article, m.span, m.rule, m.confidence) for member in group for m in member.chain}
    )
    kind = min(kinds, key=lambda k: (-kinds[k], k), default="")
    return Entity(_entity_id(page, group), chain[0].type, kind, tuple(names), tuple(evidence))


def _statements(
    page: Page, article: Article, relation: Relation, owner: dict[tuple[str, Mention], str]
) -> Iterator[Statement]:
    subject = owner[article.id, relation.subject] if relation.subject else article.id
    held = relation.object if isinstance(relation.object, str) else owner[article.id, relation.object]
    if subject != held:
        evidence = _evidence(page, article, relation.evidence, relation.rule, relation.confidence)
        ident = _hash(article.id, subject, relation.predicate, held, relation.qualifier, str(evidence.span))
        yield Statement(ident, subject, relation.predicate, held, relation.qualifier, relation.factuality, evidence)


def _evidence(page: Page, article: Article, span: Span, rule: str, confidence: float) -> Evidence:
    source = article.locate(span)
    return Evidence(article.id, source, source.cut(page.text), rule, confidence)


def _hash(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8")).hexdigest()[:16]
