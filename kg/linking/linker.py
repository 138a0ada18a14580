"""One entity for one thing: within a page by its names, across pages by its key.

Within an article the chains say who is who.  Across the articles of a page,
names that are equal are one thing, as are a unit's short and long form and a
body named with and without its units; a person by surname alone (刘阿姨), a
private resident and an initiative of a general name never leave their article.
Across pages, what has one key (`kg.linking.identity`) is one thing: its id is
the hash of the key.  What has none gets the hash of the page, the type and the
preferred name.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.extraction.discourse.short_forms import fold_name
from kg.linking.bodies import goes_on
from kg.linking.firms import firm_traits
from kg.linking.identity import KEYS, Key, body_key, digest, key_id, unit_key
from kg.linking.names import NameIndex, NameKey
from kg.linking.profiles import traits_of
from kg.linking.setting import Chain, Setting, settle
from kg.linking.units import UNRESOLVED, Resolution, resolver
from kg.model import (
    HOLDINGS,
    Article,
    Entity,
    EntityType,
    Evidence,
    Extraction,
    Mention,
    Page,
    PageRecord,
    Predicate,
    Profile,
    Relation,
    Span,
    Statement,
)

# The rule that finds bodies by their whole names (国务院), and does not look at what follows.
_BARE = "organization-bare"
_LOCAL_RULES = frozenset({"person-surname", "person-familiar"})
_INSTITUTIONS = frozenset({"PublicBody", "Hospital", "School", "Company", "SocialOrganization", "MediaOrganization"})
# What makes a resident more than a private one.
_PUBLIC = HOLDINGS | {Predicate.AFFILIATED_WITH, Predicate.AUTHORED_BY}


@dataclass(frozen=True, slots=True)
class _Member:
    """A chain of one article, with its key; ``scope`` is what it never leaves, such as the article, or ""."""

    article: Article
    chain: Chain
    key: Key
    scope: str
    register: Resolution = UNRESOLVED
    traits: tuple[str, ...] = ()
    shown: Chain = ()

    @property
    def type(self) -> EntityType:
        return self.chain[0].type

    @property
    def names(self) -> frozenset[str]:
        return frozenset(fold_name(mention.name) for mention in self.chain)


_Group = list[_Member]


def link(page: Page, extractions: tuple[Extraction, ...]) -> PageRecord:
    """Return what the page says: its entities, and its statements with evidence in the source."""
    members = [member for extraction in extractions for member in _members(extraction)]
    groups = [(_group_id(page, group), group) for group in _groups(members)]
    entities = tuple(sorted((_entity(page, *group) for group in groups), key=lambda entity: entity.id))
    owner = {
        (member.article.id, mention): entity_id
        for entity_id, group in groups
        for member in group
        for mention in member.chain
    }
    statements = {s.id: s for e in extractions for r in e.relations for s in _statements(page, e.article, r, owner)}
    ordered = tuple(sorted(statements.values(), key=lambda s: (s.evidence, s.id)))
    profiles = sorted({_profile(entity_id, member) for entity_id, group in groups for member in group if member.traits})
    return PageRecord(page, tuple(e.article for e in extractions), entities, ordered, tuple(profiles))


def _profile(entity: str, member: _Member) -> Profile:
    keyed = bool(member.key) and entity == key_id(member.type, member.key)
    return Profile(entity, member.article.id, member.type, _preferred(member.chain), keyed, member.traits)


def _members(extraction: Extraction) -> Iterator[_Member]:
    setting = settle(extraction, resolver(extraction.article.metadata.place or ""))
    chains = [part for chain in extraction.chains for part in _whole_names(chain, setting)]
    keys: dict[Mention, Key] = {}
    for chain in chains:
        keys |= dict.fromkeys(chain, _key_of_agent(chain, setting))
    namesakes = _namesakes(extraction)
    for chain in chains:
        shown, told = _shown(chain, setting)
        if not shown and not told:
            continue
        scope = _scope(chain, setting, namesakes)
        if (make := KEYS.get(chain[0].type)) and not scope:
            keys |= dict.fromkeys(chain, make(chain, setting, keys.__getitem__))
        traits = () if scope == extraction.article.id else _traits(chain, setting, keys)
        yield _Member(extraction.article, chain, keys[chain[0]], scope, _register(chain, setting), traits, shown)


def _traits(chain: Chain, setting: Setting, keys: dict[Mention, Key]) -> tuple[str, ...]:
    if chain[0].type is EntityType.ORGANIZATION:
        return firm_traits(chain, setting, keys[chain[0]])
    return traits_of(chain, setting, keys.__getitem__)


def _shown(chain: Chain, setting: Setting) -> tuple[Chain, bool]:
    """The mentions that stand for the thing, and whether a relation tells of it.

    An institution of its own name within that of a part of it (某大学经济学院) is shown, as a reader looks for it;
    another body (国务院 in 国务院办公厅) where it has a post or a deed there.
    """
    told = setting.told(chain)
    if chain[0].type is not EntityType.ORGANIZATION:
        return chain, bool(told)
    alone = tuple(mention for mention in chain if mention not in setting.nested_bodies)
    acts = any(relation.predicate is not Predicate.SUB_UNIT_OF for relation in told)
    own = tuple(mention for mention in chain if mention.rule != _BARE and mention.kind in _INSTITUTIONS)
    return alone or (chain if acts else own), bool(told)


def _key_of_agent(chain: Chain, setting: Setting) -> Key:
    if chain[0].type is EntityType.ADMINISTRATIVE_UNIT:
        return unit_key(chain, setting)
    is_whole = chain[0].type is EntityType.ORGANIZATION and not _is_cut(chain[0], setting)
    return body_key(chain, setting) if is_whole else ()


def _whole_names(chain: Chain, setting: Setting) -> Iterator[Chain]:
    """The chain without the mentions that are only the beginning of another body's name; each of these alone."""
    cut = {mention for mention in chain if _is_cut(mention, setting)}
    yield from ((mention,) for mention in chain if mention in cut)
    if whole := tuple(mention for mention in chain if mention not in cut):
        yield whole


def _is_cut(mention: Mention, setting: Setting) -> bool:
    """The name of a body goes on, and no longer mention holds all of it."""
    goes = mention.rule == _BARE and goes_on(setting.article.text, mention.span.end)
    return goes and mention not in setting.nested


def _register(chain: Chain, setting: Setting) -> Resolution:
    if chain[0].type is not EntityType.ADMINISTRATIVE_UNIT:
        return UNRESOLVED
    return _best(setting.units[fold_name(mention.name)] for mention in chain)


def _best(found: Iterable[Resolution]) -> Resolution:
    return max(found, key=lambda one: (one.code, one.candidates))


def _scope(chain: Chain, setting: Setting, namesakes: frozenset[str]) -> str:
    """What a person never leaves: the place of a namesake in its list, the article of one by surname or of a resident.

    A resident is one of whom the article says where they live and nothing public.
    """
    if chain[0].type is not EntityType.PERSON:
        return ""
    article = setting.article.id
    if any(mention.name in namesakes for mention in chain):
        return f"{article}/{chain[0].span.start}"
    if all(mention.rule in _LOCAL_RULES for mention in chain):
        return article
    said = {relation.predicate for relation in setting.told(chain)}
    return article if Predicate.RESIDENT_OF in said and not said & _PUBLIC else ""


def _namesakes(extraction: Extraction) -> frozenset[str]:
    """The names that the article gives to several people."""
    people = [chain for chain in extraction.chains if chain[0].type is EntityType.PERSON]
    counts = Counter(name for chain in people for name in {mention.name for mention in chain})
    return frozenset(name for name, count in counts.items() if count > 1)


def _groups(members: Iterable[_Member]) -> Iterable[_Group]:
    """Members with a name in common, parted where their keys differ; then one group for each key."""
    keyed: dict[Key, _Group] = defaultdict(list)
    rest: list[_Group] = []
    for group in _by_names(members):
        keys = {member.key for member in group if member.key}
        sole = next(iter(keys)) if len(keys) == 1 else ()
        alone = [member for member in group if not member.key and not sole]
        for member in group:
            if member.key or sole:
                keyed[member.key or sole].append(member)
        rest += [alone] if alone else []
    return [*(keyed[key] for key in sorted(keyed)), *rest]


def _by_names(members: Iterable[_Member]) -> list[_Group]:
    """Members with a name in common, then short forms with the one longer name that they can stand for."""
    by_name: dict[NameKey, _Group] = defaultdict(list)
    for member in members:
        by_name[member.type, _preferred(member.chain), member.scope].append(member)
    index = NameIndex((key, {name for one in group for name in one.names}) for key, group in by_name.items())
    for key in sorted(by_name, key=lambda key: (len(key[1]), key)):
        others = index.others(key)
        if len(others) == 1:
            by_name[others[0]].extend(by_name.pop(key))
            index.join(key, others[0])
    return [by_name[key] for key in sorted(by_name)]


def _preferred(chain: Iterable[Mention]) -> str:
    """The name that says most: the longest, of these the most frequent, of these the first in order."""
    counts = Counter(fold_name(mention.name) for mention in chain)
    return min(counts, key=lambda name: (-len(name), -counts[name], name))


def _group_id(page: Page, group: _Group) -> str:
    keys = {member.key for member in group if member.key}
    if keys:
        return key_id(group[0].type, next(iter(keys)))
    chain = [mention for member in group for mention in member.chain]
    return digest(page.id, group[0].type, _preferred(chain), group[0].scope)


def _entity(page: Page, entity_id: str, group: _Group) -> Entity:
    mentions = sorted((member.article.span.start, mention) for member in group for mention in member.chain)
    chain = [mention for _, mention in mentions]
    preferred = _preferred(chain)
    written = {member.article.as_written(m.span) for member in group if member.article.written for m in member.chain}
    names = sorted({m.name for m in chain} | written, key=lambda n: (fold_name(n) != preferred, -len(n), n))
    kinds = Counter(mention.kind for mention in chain if mention.kind)
    said = [(member.article, m) for member in group for m in member.shown]
    evidence = sorted({_evidence(page, article, m.span, m.rule, m.confidence) for article, m in said})
    kind = min(kinds, key=lambda k: (-kinds[k], k), default="")
    known = _best(member.register for member in group)
    register = (known.code, known.until, () if known.code else known.candidates)
    return Entity(entity_id, group[0].type, kind, tuple(names), tuple(evidence), *register)


def _statements(
    page: Page, article: Article, relation: Relation, owner: dict[tuple[str, Mention], str]
) -> Iterator[Statement]:
    subject = owner[article.id, relation.subject] if relation.subject else article.id
    held = relation.object if isinstance(relation.object, str) else owner[article.id, relation.object]
    if subject != held:
        evidence = _evidence(page, article, relation.evidence, relation.rule, relation.confidence)
        ident = digest(article.id, subject, relation.predicate, held, relation.qualifier, str(evidence.span))
        yield Statement(ident, subject, relation.predicate, held, relation.qualifier, relation.factuality, evidence)


def _evidence(page: Page, article: Article, span: Span, rule: str, confidence: float) -> Evidence:
    source = article.locate(span)
    return Evidence(article.id, source, source.cut(page.text), rule, confidence)
