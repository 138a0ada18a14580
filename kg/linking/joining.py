"""What is one thing in several pages: profiles of one name, compared by what they tell.

Companies, schools and hospitals are compared by name and place (`kg.linking.firms`).
Of people:

Each shared trait speaks for one person by some bits, the more the rarer it is;
posts that exclude one another speak against.  A common name needs more than a
rare one.  Every weight is fixed beforehand: what other names' pages say changes
nothing, so that an unrelated page moves no one.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, product

from kg.knowledge.rarity import word_bits
from kg.knowledge.variants import compared_form
from kg.linking.firms import find_short_names, stem_of
from kg.linking.judgements import Decisions
from kg.model import EntityType, Profile

_DOTS = re.compile(r"[·•・‧．]")
# Bodies with thousands of members: to be of one says little.
_MANY = frozenset({"人民代表大会", "政治协商会议委员会", "人民政府", "共产党", "国务院", "中央委员会", "解放军"})
_UNIT_BITS = {2: 2.0, 4: 3.0, 6: 4.0, 9: 5.0, 12: 6.0}
_USUAL_WORD = 5.5  # bits of a word in two articles of a hundred
_WORD_MOST, _WORDS_MOST, _COMPANY_MOST = 3.9, 5.0, 4.0
# Bits that a name needs: of two characters, of three, of which one side has only a part, or an initial, or all parts.
_NEEDED_SHORT, _NEEDED_LONG, _NEEDED_PART, _NEEDED_INITIAL, _NEEDED_WHOLE = 5.0, 4.0, 5.0, 3.0, 2.0
_CONTRARY, _SURE = 6.0, 3.0  # bits against, where both have bodies and share none worth so many
_POST_BITS, _GLOSS_BITS, _ROLES_MOST, _FAME_MOST = 3.0, 4.0, 4.0, 4.0
_RANK_BITS = 2.0  # 总统, of whatever country
_SHORT_BITS, _SHORT_NAME = 1.0, "the short name of the one that fits"
_HEAD = 2  # characters that the short and the registered name of a company have in common
_TOLD = 4  # values that a reason names
_USUAL = 0.05  # of the articles on one, the share that has what is usual for them
_FIRM = frozenset({"post", "of", "gloss", "rank"})
# Ids of one name that share a trait, from which on it is too common to compare them for.
_MOST_ALIKE = 30


@dataclass(frozen=True, slots=True)
class Join:
    """Two ids that are one thing, with the bits that say so and the reason in a plain sentence."""

    left: str
    right: str
    bits: float
    reason: str


@dataclass(frozen=True, slots=True)
class Known:
    """All that the pages tell under one id."""

    id: str
    name: str
    traits: Mapping[str, frozenset[str]]
    articles: frozenset[str]
    keyed: bool


def _known(entity: str, profiles: Sequence[Profile]) -> Known:
    """The traits of all profiles; of one who is often named, of company and words only what is usual."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for profile in profiles:
        for trait in profile.traits:
            kind, _, value = trait.partition(":")
            counts[kind][value] += 1
    least = len(profiles) * _USUAL
    traits = {
        kind: frozenset(value for value, count in values.items() if kind in _FIRM or count >= least)
        for kind, values in counts.items()
    }
    name = max((p.name for p in profiles), key=lambda name: (len(name), name))
    return Known(entity, name, traits, frozenset(p.article for p in profiles), profiles[0].keyed)


class Joined:
    """Which id each thing has, once what is one person is one."""

    def __init__(self, ids: Mapping[str, str]) -> None:
        self.ids = ids

    def id_of(self, entity: str, _: str = "") -> str:
        """The id of an entity, the same in every article."""
        return self.ids.get(entity, entity)


def join(profiles: Iterable[Profile], apart: Collection[frozenset[str]] = ()) -> Joined:
    """Return the ids that persons have once profiles of one person are one; ``apart`` are pairs judged different.

    The surest pairs come first.  Two people of one article are never one, nor
    those whom others would make one.
    """
    profiles = tuple(profiles)
    keyed = {profile.entity for profile in profiles if profile.keyed}
    clusters: dict[str, _Cluster] = {}
    for profile in profiles:
        cluster = clusters.setdefault(profile.entity, _Cluster({profile.entity}, set()))
        cluster.articles.add(profile.article)
    for found in find_joins(profiles):
        one, other = clusters[found.left], clusters[found.right]
        if one is not other and one.articles.isdisjoint(other.articles) and not one.is_apart(other, apart):
            one.ids |= other.ids
            one.articles |= other.articles
            clusters.update(dict.fromkeys(other.ids, one))
    names = {id(cluster): min(cluster.ids & keyed or cluster.ids) for cluster in clusters.values()}
    return Joined({entity: names[id(cluster)] for entity, cluster in clusters.items() if len(cluster.ids) > 1})


def apart_in(profiles: Iterable[Profile], decisions: Decisions | None) -> frozenset[frozenset[str]]:
    """The pairs of ids that judgements keep apart; ``id@article`` is whom that article calls so, by whatever id."""
    if decisions is None:
        return frozenset()
    blocks: dict[str, set[str]] = defaultdict(set)
    members: dict[tuple[str, str], set[str]] = defaultdict(set)
    for profile in profiles:
        blocks[profile.entity].add(block(profile))
        members[profile.article, block(profile)].add(profile.entity)

    def ids(side: str) -> set[str]:
        entity, _, article = side.partition("@")
        here = {one for alike in blocks.get(entity, ()) for one in members.get((article, alike), ())}
        return here | {decisions.id_of(entity, article)}

    sides = [(ids(left), ids(right)) for left, right in decisions.apart]
    return frozenset(
        frozenset((one, other)) for left, right in sides for one in left for other in right if one != other
    )


@dataclass(slots=True)
class _Cluster:
    ids: set[str]
    articles: set[str]

    def is_apart(self, other: "_Cluster", pairs: Collection[frozenset[str]]) -> bool:
        return any(len(pair & self.ids) == len(pair & other.ids) == 1 for pair in pairs)


def find_joins(profiles: Iterable[Profile]) -> tuple[Join, ...]:
    """Return which ids are one thing, each pair with its reason, the surest first."""
    people: dict[str, dict[str, list[Profile]]] = defaultdict(lambda: defaultdict(list))
    bodies: dict[str, list[Profile]] = defaultdict(list)
    for profile in sorted(profiles):
        if profile.type is EntityType.PERSON:
            people[block(profile)][profile.entity].append(profile)
        elif profile.type is EntityType.ORGANIZATION:
            bodies[block(profile)].append(profile)
    found = [join for _, alike in sorted(people.items()) for join in _joins(alike)]
    pairs = (pair for _, alike in sorted(bodies.items()) for pair in find_short_names(alike))
    found += [Join(brief, full, _SHORT_BITS, _SHORT_NAME) for brief, full in pairs]
    return tuple(sorted(found, key=lambda join: (-join.bits, join.left, join.right)))


def block(profile: Profile) -> str:
    """Return what the profiles have in common that are compared with each other.

    >>> block(Profile("0a", "1b", EntityType.PERSON, "周远山"))
    '周远山'
    >>> block(Profile("0a", "1b", EntityType.ORGANIZATION, "临溪青禾物业", True, ("stem:青禾物业",)))
    'body 青禾'
    """
    return block_of(profile.name) if profile.type is EntityType.PERSON else f"body {stem_of(profile)[:_HEAD]}"


def block_of(name: str) -> str:
    """The part of a name that two names of one person share, however papers write it.

    >>> block_of("萨德尔·扎帕罗夫"), block_of("周远山"), block_of("陈昇")
    ('扎帕罗夫', '周远山', '陈升')
    """
    return compared_form(_DOTS.split(name)[-1])


def _joins(alike: Mapping[str, Sequence[Profile]]) -> Iterator[Join]:
    """First with the ids that several pages know, then the others with each other."""
    known = {entity: _known(entity, profiles) for entity, profiles in sorted(alike.items())}
    keyed = [one for one in known.values() if one.keyed]
    rest = [one for one in known.values() if not one.keyed]
    settled = set[str]()
    for left, right in chain(combinations(keyed, 2), product(rest, keyed)):
        if (join := compare(left, right)) and join.bits >= 0:
            settled.add(left.id)
            yield join
    for one, other in sorted(_alike(left for left in rest if left.id not in settled)):
        if (join := compare(known[one], known[other])) and join.bits >= 0:
            yield join


def _alike(rest: Iterable[Known]) -> set[tuple[str, str]]:
    """Pairs that share a trait, unless many do."""
    by_trait: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in rest:
        for kind, values in one.traits.items():
            for value in values:
                by_trait[kind, value].append(one.id)
    return {pair for ids in by_trait.values() if len(ids) <= _MOST_ALIKE for pair in combinations(ids, 2)}


def compare(left: Known, right: Known) -> Join | None:
    """The two as one, with bits above what their name needs (0 or more) or below; None where they cannot be one."""
    needed = _needed(left, right)
    if needed is None or left.articles & right.articles:
        return None
    reasons = [reason for reason in _reasons(left, right) if reason[0] > 0]
    shared = max((bits for bits, _ in reasons), default=0.0)
    against = _CONTRARY if left.traits.get("of") and right.traits.get("of") and shared < _SURE else 0.0
    bits = sum(bits for bits, _ in reasons) - needed - against
    return Join(left.id, right.id, round(bits, 1), "; ".join(why for _, why in sorted(reasons, reverse=True)))


def _needed(left: Known, right: Known) -> float | None:
    """Bits that a pair of names needs; less for one that many articles know, whom the news means without a post."""
    fame = min(math.log2(max(len(left.articles), len(right.articles))) / 2, _FAME_MOST)
    mine, others = _DOTS.split(left.name), _DOTS.split(right.name)
    if len(mine) == len(others) == 1 and mine != others and not _shared(left, right, "post"):
        return None  # 张堃 and 张坤 may be two
    if len(mine) == len(others) == 1:
        return (_NEEDED_SHORT if len(left.name) == 2 else _NEEDED_LONG) - fame
    if mine == others:
        return _NEEDED_WHOLE
    if len(mine) == len(others):
        initials = all(a.startswith(b) or b.startswith(a) for a, b in zip(mine, others, strict=True))
        return _NEEDED_INITIAL if initials else None
    # 拜登 is also the son of the president: only one of the same post is meant.
    return _NEEDED_PART if _shared(left, right, "post") else None


def _reasons(left: Known, right: Known) -> Iterator[tuple[float, str]]:
    yield _best_of(_shared(left, right, "post"), lambda _: _POST_BITS, "the post {}")
    yield _best_of(_shared(left, right, "rank"), lambda _: _RANK_BITS, "both {}")
    bodies = _shared(left, right, "of")
    yield _best_of(bodies, _worth, "both of {}")
    for one, other in ((left, right), (right, left)):
        glosses = one.traits.get("gloss", frozenset()) & other.traits.get("of", frozenset())
        yield _best_of(glosses, lambda _: _GLOSS_BITS, "told from a namesake by {}")
    near = [side.traits.get("near", frozenset()) | side.traits.get("of", frozenset()) for side in (left, right)]
    yield _best_of((near[0] & near[1]) - bodies, _worth_near, "both near {}")
    # 局长 of two bureaus is no word in common; the post says with its body what it says.
    titles = "".join(post.rpartition("|")[2] for side in (left, right) for post in side.traits.get("post", ()))
    words = {word: word_bits(word) for word in _shared(left, right, "word") if word not in titles}
    yield _sum_of(
        {w: min(b - _USUAL_WORD, _WORD_MOST) for w, b in words.items()}, _WORDS_MOST, "both in sentences with {}"
    )
    company = {name: 1.5 if len(name) > 2 else 0.7 for name in _shared(left, right, "with")}
    yield _sum_of(company, _COMPANY_MOST, "both beside {}")
    roles = {word: (word_bits(word) - 2) * 0.5 for word in _shared(left, right, "role") if word not in titles}
    yield _sum_of(roles, _ROLES_MOST, "both called {}")


def _shared(left: Known, right: Known, kind: str) -> frozenset[str]:
    return left.traits.get(kind, frozenset()) & right.traits.get(kind, frozenset())


def _best_of(values: Iterable[str], worth: Callable[[str], float], why: str) -> tuple[float, str]:
    best = min(((-worth(value), value) for value in values), default=(0.0, ""))
    return -best[0], why.format(best[1])


def _sum_of(values: Mapping[str, float], most: float, why: str) -> tuple[float, str]:
    """What the values speak for together, not above a limit: they seldom stand alone."""
    told = sorted((value for value in values if values[value] > 0), key=lambda value: (-values[value], value))
    return min(sum(values[value] for value in told), most), why.format("、".join(told[:_TOLD]))


def _worth(body: str) -> float:
    """Bits that a body or unit speaks for one person where two profiles share it."""
    kind, _, rest = body.partition("/")
    where, _, what = rest.partition("/")
    if kind in ("unit", "former-unit"):
        return _UNIT_BITS.get(len(where), 2.0)
    if kind == "country":
        return 2.0 if rest != "中国" else 0.5
    if kind == "body":
        return 1.5 if what in _MANY or what.endswith("大学") else 5.0
    if kind == "name" and rest.endswith("大学"):
        return 1.5
    if kind == "name":
        return 4.0 if len(rest) >= 3 else 2.0
    return 5.0


def _worth_near(unit: str) -> float:
    """Less than of it, but in one town two people of one name are as rare."""
    worth = _worth(unit)
    return worth if worth >= _UNIT_BITS[9] else worth * 0.7
