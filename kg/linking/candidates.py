"""Which pairs of things a person should look at: alike by name, and not yet one nor judged."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from kg.extraction.discourse.short_forms import fold_name, is_short_form
from kg.knowledge.divisions import load_divisions
from kg.knowledge.lexicon import load_lexicon
from kg.knowledge.variants import compared_form
from kg.linking.bodies import parse
from kg.model import EntityType

# A name that more things have than this is too common for its pairs to be worth a look.
_MOST_ALIKE = 30
_EQUAL, _SHORT, _SAME_FUNCTION, _SHARED = 0.5, 0.4, 0.3, 0.15
_SHARED_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity as the store has it; ``neighbours`` are the names of what its statements join it to."""

    id: str
    type: EntityType
    names: tuple[str, ...]
    neighbours: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two things that may be one; ``score`` from 0 to 1, ``reason`` in a plain sentence."""

    left: Thing
    right: Thing
    score: float
    reason: str


def find_candidates(things: Iterable[Thing], judged: Collection[frozenset[str]] = ()) -> tuple[Candidate, ...]:
    """Return the pairs to look at, the likeliest first; ``judged`` are pairs of ids to leave out.

    A person by surname alone is never a candidate, nor are two units with different codes.

    >>> one = Thing("0a", EntityType.PERSON, ("周远山",), frozenset({"云栖区"}))
    >>> other = Thing("0b", EntityType.PERSON, ("周远山",), frozenset({"云栖区", "临溪街道"}))
    >>> [(found.score, found.reason) for found in find_candidates([one, other])]
    [(0.65, 'the same name 周远山; both with 云栖区')]
    """
    found = [_compared(*pair) for pair in _pairs(things) if frozenset(thing.id for thing in pair) not in judged]
    return tuple(sorted((one for one in found if one), key=lambda one: (-one.score, one.left.id, one.right.id)))


def _pairs(things: Iterable[Thing]) -> Iterator[tuple[Thing, Thing]]:
    blocks: dict[tuple[str, str], dict[str, Thing]] = defaultdict(dict)
    for thing in sorted(things, key=lambda thing: thing.id):
        for key in {key for name in thing.names for key in _block_keys(thing.type, fold_name(name))}:
            blocks[thing.type, key][thing.id] = thing
    alike = (list(block.values()) for _, block in sorted(blocks.items()) if len(block) <= _MOST_ALIKE)
    yield from dict.fromkeys(pair for block in alike for pair in combinations(block, 2))


def _block_keys(type_: EntityType, name: str) -> tuple[str, ...]:
    if type_ is EntityType.PERSON:
        return () if is_surname_only(name) else (compared_form(name),)
    if type_ is EntityType.ORGANIZATION:
        return (name, parse(name, leading_unit).function)
    return (name, name[:-1]) if len(name) > 2 else (name,)


def leading_unit(name: str) -> str:
    """Return the unit of the register that a name begins with, whichever of that name it is.

    >>> leading_unit("海门区卫健委")
    '海门区'
    """
    register = load_divisions()
    return next((name[:end] for end in range(min(len(name) - 1, 8), 1, -1) if register.by_name(name[:end])), "")


def is_surname_only(name: str) -> bool:
    """True for a surname with a form of address or a title.

    >>> is_surname_only("刘阿姨"), is_surname_only("周局长"), is_surname_only("周远山")
    (True, True, False)
    """
    lexicon = load_lexicon()
    return name[1:] in lexicon.address_terms or name[1:].removeprefix("副") in lexicon.titles


def _compared(left: Thing, right: Thing) -> Candidate | None:
    if left.codes and right.codes and not left.codes & right.codes:
        return None
    if left.type is EntityType.ORGANIZATION and _of_two_units(left, right):
        return None
    score, reason = _alike(left, right)
    shared = sorted(left.neighbours & right.neighbours)
    if shared:
        reason += f"; both with {'、'.join(shared[:_SHARED_SHOWN])}"
        score = min(0.95, score + _SHARED * len(shared))
    else:
        reason += "; nothing else in common"
    return Candidate(left, right, round(score, 2), reason) if score else None


def _of_two_units(left: Thing, right: Thing) -> bool:
    """True where the names of each begin with a unit and neither's lies in the other's: 海门区教育局, 通州区教育局."""
    mine, others = (frozenset[str]().union(*map(_codes_before, thing.names)) for thing in (left, right))
    nested = any(one.startswith(other) or other.startswith(one) for one in mine for other in others)
    return bool(mine and others) and not nested


@lru_cache(maxsize=4096)
def _codes_before(name: str) -> frozenset[str]:
    name = fold_name(name)
    return frozenset(unit.code for unit in load_divisions().by_name(leading_unit(name)))


def _alike(left: Thing, right: Thing) -> tuple[float, str]:
    mine, others = ({fold_name(name) for name in thing.names} for thing in (left, right))
    if equal := sorted(mine & others, key=lambda name: (-len(name), name)):
        return _EQUAL, f"the same name {equal[0]}"
    for one, other in ((one, other) for one in sorted(mine) for other in sorted(others)):
        short, long = sorted((one, other), key=lambda name: (len(name), name))
        if is_short_form(left.type, short, long) or (len(short) > 2 and long.endswith(short)):
            return _SHORT, f"{short} may be short for {long}"
    if left.type is EntityType.PERSON:
        return _SHORT, f"{left.names[0]} and {right.names[0]} may be two ways to write one name"
    if left.type is EntityType.ORGANIZATION:
        return _SAME_FUNCTION, f"{left.names[0]} and {right.names[0]} do the same by their names"
    return 0.0, ""
