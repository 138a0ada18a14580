"""Which unit of the register a name in an article means.

鼓楼区 is in four cities: what decides is the unit written directly before it,
the units that hold it and stand in the article, and the newspaper's home
district.  Where two candidates come out alike the name stays unresolved and
keeps its candidates.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from kg.knowledge.divisions import Division, Divisions, load_divisions, short_names

# The unit directly before the name is worth more than all others together.
_ADJACENT = 8.0
_NEAR, _NEAR_CHARACTERS = 1.0, 40
_NAMED = {2: 1.0, 4: 2.0, 6: 3.0, 9: 3.0}
# A municipality's districts hang directly below it, so that naming it says as much as naming a city.
_MUNICIPALITIES = frozenset({"11", "12", "31", "50"})
_HOME = {2: 0.5, 4: 1.0, 6: 1.5}
# A short name means the higher of two units (吉林, the province).
_SHORT = {2: 1.5, 4: 1.0}
_LEAD = 1.0
# The province that one character stands for.
_CHARACTERS = MappingProxyType(
    dict(zip("京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁", "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37".split(), strict=True))
    | dict(zip("豫鄂湘粤桂琼渝川蜀贵黔云滇藏陕", "41 42 43 44 45 46 50 51 51 52 52 53 53 54 61".split(), strict=True))
    | dict(zip("秦甘陇青宁新台港澳", "61 62 62 63 64 65 71 81 82".split(), strict=True))
)
_OFFICE = re.compile(r"(?:办事处|居民委员会|居委会|村民委员会|村委会)$")
_LOOSE = re.compile(r"(?:(?:居民|村民)?委员会|居委会|村委会|社区|村|街道)+$")
_TOWN = re.compile(r"(?:街道|地区|镇|乡)(?:办事处)?$")
_ZONES = (
    ("经济技术开发区", "经开区"),
    ("经济开发区", "经开区"),
    ("高新技术产业开发区", "高新区"),
    ("高新技术开发区", "高新区"),
)


@dataclass(frozen=True, slots=True)
class Resolution:
    """What the register knows of a name in an article.

    ``code`` is "" where the name stays unresolved; then ``candidates`` are the
    codes that it may have, the likeliest first.  ``until`` is the year in which
    a former unit ended.
    """

    code: str = ""
    until: int | None = None
    candidates: tuple[str, ...] = ()


UNRESOLVED = Resolution()


@dataclass(frozen=True, slots=True)
class _Candidate:
    code: str
    is_full: bool = True
    until: int | None = None


class Resolver:
    """Resolves names for pages of one home district (its code, or "")."""

    def __init__(self, register: Divisions, home: str = "") -> None:
        self._register, self._home = register, home
        self._loose: dict[str, dict[str, list[str]]] = {}

    @property
    def home(self) -> str:
        """The code of the home district, or ""."""
        return self._home

    def chain(self, code: str) -> tuple[Division, ...]:
        """The unit of a code with all that hold it, from the province down."""
        return self._register.chain(code)

    def resolve(self, name: str, text: str, starts: Iterable[int]) -> Resolution:
        """What a name means in a text in which it begins at ``starts``.

        >>> resolver("320613").resolve("通州区", "通州区举办读书会", [0]).code
        '320612'
        >>> resolver("320613").resolve("通州区", "北京市通州区举办读书会", [3]).code
        '110112'
        >>> resolver().resolve("鼓楼区", "鼓楼区举办读书会", [0]).code
        ''
        """
        if name in _CHARACTERS:
            return Resolution(_CHARACTERS[name])
        name, starts = _OFFICE.sub("", name), tuple(starts)
        rest = text.replace(name, "\n")
        scored = [(self._score(one.code, one.is_full, text, rest, starts), one) for one in self._candidates(name)]
        scored.sort(key=lambda pair: (-pair[0], len(pair[1].code), pair[1].code))
        if not scored:
            return UNRESOLVED
        (best, first), others = scored[0], scored[1:]
        clear = not others or best - others[0][0] >= _LEAD or self._holds(first, best, others)
        if clear and (best >= _LEAD or (not others and self._is_plain(first, rest))):
            return Resolution(first.code, first.until)
        return Resolution(candidates=tuple(c.code for _, c in scored[:10]))

    def town_of(self, county: str, name: str) -> str:
        """The code of the one town of a county that is called so but for its ending, or "".

        >>> resolver().town_of("110109", "龙泉镇") == resolver().town_of("110109", "龙泉地区") != ""
        True
        """
        stem = _TOWN.sub("", name)
        found = [unit.code for unit in self._register.streets(county) if _TOWN.sub("", unit.name) == stem != name]
        return found[0] if len(found) == 1 else ""

    def plain(self, name: str) -> str:
        """The code of a province, city or county whose name alone says which one it is, or "".

        Short names count for provinces and cities only.

        >>> resolver().plain("南通"), resolver().plain("海安市"), resolver().plain("海安"), resolver().plain("鼓楼区")
        ('3206', '320685', '', '')
        """
        found = [unit for unit in self._register.by_name(name) if len(unit.code) <= 6]
        if found and found[0].name == name and (len(found) == 1 or found[1].name != name):
            return found[0].code
        short = [unit for unit in found if unit.name != name and len(unit.code) <= 4]
        return short[0].code if short and all(unit.code.startswith(short[0].code) for unit in short) else ""

    def _candidates(self, name: str) -> list[_Candidate]:
        known = self._register.by_name(name)
        exact = [_Candidate(unit.code) for unit in known if unit.name == name]
        exact += [_Candidate(unit.code) for unit in self._register.communities_named(name)]
        if not exact:
            exact = [_Candidate(former.code, until=former.until) for former in self._register.former(name)]
        exact = exact or [_Candidate(unit.code, is_full=False) for unit in known]
        return exact or [_Candidate(code) for code in self._loosely(name)]

    def _loosely(self, name: str) -> list[str]:
        """Units below the home district whose name differs in its ending alone (柳湾村 and 柳湾社区)."""
        if len(self._home) < 6:
            return []
        county = self._home[:6]
        if county not in self._loose:
            self._loose[county] = self._index(county)
        return self._loose[county].get(_loose(name, ()), [])

    def _index(self, county: str) -> dict[str, list[str]]:
        above = [short for unit in self.chain(county)[:-1] for short in _names(unit)]
        index: dict[str, list[str]] = {}
        for street in self._register.streets(county):
            for unit in (street, *self._register.communities(street.code)):
                index.setdefault(_loose(unit.name, above), []).append(unit.code)
        return index

    def _score(self, code: str, is_full: bool, text: str, rest: str, starts: tuple[int, ...]) -> float:
        score = self._worth_at_home(code) + (0.0 if is_full else _SHORT.get(len(code), 0.0))
        above = [self._register.by_code(code[:length]) for length in _NAMED if length < len(code)]
        for unit in (unit for unit in above if unit):
            names = _names(unit)
            if any(_ends_with(text, start, names) for start in starts):
                score += _ADJACENT
            if any(word in rest for word in names):
                score += 3.0 if unit.code in _MUNICIPALITIES else _NAMED[len(unit.code)]
                score += _NEAR * any(_is_near(text, start, names) for start in starts)
        return score

    def _worth_at_home(self, code: str) -> float:
        limit = min(len(code), len(self._home))
        shared = [length for length in _HOME if length <= limit and code[:length] == self._home[:length]]
        return sum(_HOME[length] for length in shared)

    def _holds(self, first: _Candidate, best: float, others: list[tuple[float, _Candidate]]) -> bool:
        """吉林, 海南: the higher of two where it holds the other."""
        return all(best > score or (best == score and other.code.startswith(first.code)) for score, other in others)

    def _is_plain(self, candidate: _Candidate, rest: str) -> bool:
        """A name that only one unit has, in an article that is not about another province."""
        if len(candidate.code) > 9:
            return False
        if len(candidate.code) <= 6 and candidate.is_full:
            return True
        named = [self._register.by_name(word)[0].code for word in self._register.provinces if word in rest]
        return not named or candidate.code[:2] in named


@lru_cache(maxsize=64)
def resolver(home: str = "") -> Resolver:
    """Return the resolver for a home district, with the register that ships with the package.

    >>> resolver("320613").home
    '320613'
    """
    return Resolver(load_divisions(), home)


def _names(unit: Division) -> tuple[str, ...]:
    return (unit.name, *(short for short in short_names(unit.name) if len(short) > 1))


def _ends_with(text: str, start: int, names: tuple[str, ...]) -> bool:
    before = text[max(0, start - 20) : start].rstrip("的 　")
    return before.endswith(names)


def _is_near(text: str, start: int, names: tuple[str, ...]) -> bool:
    before = text[max(0, start - _NEAR_CHARACTERS) : start]
    sentence = re.split(r"[。！？\n]", before)[-1]
    return any(name in sentence for name in names)


def _loose(name: str, above: Iterable[str]) -> str:
    """The name without what the register and the press write differently."""
    for prefix in above:
        if name.startswith(prefix) and len(name) > len(prefix) + 3:
            name = name.removeprefix(prefix)
    for long, short in _ZONES:
        if name.endswith(long):
            return name.removesuffix(long) + short
    return _LOOSE.sub("", name) or name
