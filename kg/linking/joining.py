"""Who is one person in several pages: profiles of one name, compared by what they tell.

Each shared trait speaks for one person by some bits, the more the rarer it is;
posts that exclude one another speak against.  A common name needs more than a
rare one.  Every weight is fixed beforehand: what other names' pages say changes
nothing, so that an unrelated page moves no one.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.knowledge.rarity import word_bits
from kg.model import EntityType, Profile

_DOTS = re.compile(r"[·•・‧．]")
# Bodies with thousands of members: to be of one says little.
_MANY = frozenset({"人民代表大会", "政治协商会议委员会", "人民政府", "共产党", "国务院", "中央委员会", "解放军"})
_UNIT_BITS = {2: 2.0, 4: 3.0, 6: 4.0, 9: 5.0, 12: 6.0}
_USUAL_WORD = 6.0  # bits of a word in one or two articles of a hundred
_WORDS_MOST, _COMPANY_MOST, _NEAR_MOST = 5.0, 4.0, 4.0
_NEEDED_SHORT, _NEEDED_LONG, _NEEDED_PART = 7.0, 5.0, 7.0
_MOST_PROFILES = 40


@dataclass(frozen=True, slots=True)
class Join:
    """Two ids that are one thing, with the bits that say so and the reason in a plain sentence."""

    left: str
    right: str
    bits: float
    reason: str


@dataclass(frozen=True)
class _Known:
    """All that the pages tell under one id."""

    id: str
    name: str
    traits: Mapping[str, frozenset[str]]
    articles: frozenset[str]


def _known(entity: str, profiles: Sequence[Profile]) -> _Known:
    found: dict[str, set[str]] = defaultdict(set)
    loose = len(profiles) <= _MOST_PROFILES
    for profile in profiles:
        for trait in profile.traits:
            kind, _, value = trait.partition(":")
            if loose or kind in ("post", "of", "title"):
                found[kind].add(value)
    name = max((p.name for p in profiles), key=lambda name: (len(name), name))
    traits = {kind: frozenset(values) for kind, values in found.items()}
    return _Known(entity, name, traits, frozenset(p.article for p in profiles))


def find_joins(profiles: Iterable[Profile]) -> tuple[Join, ...]:
    """Return which ids are one person, each pair with its reason, the surest first."""
    blocks: dict[str, dict[str, list[Profile]]] = defaultdict(lambda: defaultdict(list))
    for profile in sorted(profiles):
        if profile.type is EntityType.PERSON:
            blocks[block_of(profile.name)][profile.entity].append(profile)
    found = (join for _, block in sorted(blocks.items()) for join in _joins(block))
    return tuple(sorted(found, key=lambda join: (-join.bits, join.left, join.right)))


def block_of(name: str) -> str:
    """The part of a name that two names of one person share.

    >>> block_of("萨德尔·扎帕罗夫"), block_of("周远山")
    ('扎帕罗夫', '周远山')
    """
    return _DOTS.split(name)[-1]


def _joins(block: Mapping[str, Sequence[Profile]]) -> Iterator[Join]:
    known = [_known(entity, profiles) for entity, profiles in sorted(block.items())]
    for left, right in combinations(known, 2):
        join = compare(left, right)
        if join and join.bits >= 0:
            yield join


def compare(left: _Known, right: _Known) -> Join | None:
    needed = _needed(left.name, right.name)
    if needed is None or left.articles & right.articles:
        return None
    reasons = [*_shared_posts(left, right), *_shared_bodies(left, right), *_shared_rest(left, right)]
    bits = sum(reason[0] for reason in reasons) - needed
    if left.traits.get("of") and right.traits.get("of") and not any(bits_ >= 3 and why.startswith(("both", "the post")) for bits_, why in reasons):
        bits -= 3
    return Join(left.id, right.id, round(bits, 1), "; ".join(why for _, why in reasons))


def _needed(left: str, right: str) -> float | None:
    mine, others = _DOTS.split(left), _DOTS.split(right)
    if len(mine) == len(others) == 1:
        return _NEEDED_SHORT if len(left) == 2 else _NEEDED_LONG
    if mine == others:
        return 2.0
    if len(mine) == len(others):
        initials = all(a.startswith(b) or b.startswith(a) for a, b in zip(mine, others, strict=True))
        return 4.0 if initials else None
    return _NEEDED_PART


def _shared_posts(left: _Known, right: _Known) -> Iterator[tuple[float, str]]:
    shared = left.traits.get("post", frozenset()) & right.traits.get("post", frozenset())
    for post in sorted(shared)[:1]:
        yield 4.0, f"the post {post}"


def _shared_bodies(left: _Known, right: _Known) -> Iterator[tuple[float, str]]:
    mine, others = (side.traits.get("of", frozenset()) for side in (left, right))
    weighed = sorted(((_worth(body), body) for body in mine & others), reverse=True)
    if weighed:
        yield weighed[0][0], f"both of {weighed[0][1]}"
    near = [(side.traits.get("near", frozenset()) | side.traits.get("of", frozenset())) for side in (left, right)]
    places = sorted(((_worth(unit) * 0.7, unit) for unit in near[0] & near[1] if unit not in mine & others), reverse=True)
    if places:
        yield min(places[0][0], _NEAR_MOST), f"near {places[0][1]}"


def _worth(body: str) -> float:
    kind, _, rest = body.partition("/")
    where, _, what = rest.partition("/")
    if kind in ("unit", "former-unit"):
        return _UNIT_BITS.get(len(where), 2.0)
    if kind == "country":
        return 2.0 if rest != "中国" else 0.5
    if kind == "body":
        return 1.5 if what in _MANY else 5.0
    if kind == "name":
        return 4.0 if len(rest) >= 3 else 2.0
    return 5.0


def _shared_rest(left: _Known, right: _Known) -> Iterator[tuple[float, str]]:
    words = left.traits.get("word", frozenset()) & right.traits.get("word", frozenset())
    told = sorted(((word_bits(word), word) for word in words if word_bits(word) > _USUAL_WORD), reverse=True)
    if told:
        bits = sum((b - _USUAL_WORD) * 0.8 for b, _ in told)
        yield min(bits, _WORDS_MOST), f"both with the words {'、'.join(word for _, word in told[:4])}"
    company = sorted(left.traits.get("with", frozenset()) & right.traits.get("with", frozenset()))
    if company:
        yield min(sum(1.5 if len(name) > 2 else 0.7 for name in company), _COMPANY_MOST), f"both beside {'、'.join(company[:3])}"
    roles = left.traits.get("role", frozenset()) & right.traits.get("role", frozenset())
    held = sorted(((word_bits(word), word) for word in roles), reverse=True)
    if held:
        yield min(sum((b - 2) * 0.5 for b, _ in held), 4.0), f"both {'、'.join(word for _, word in held[:3])}"
