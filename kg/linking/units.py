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

from kg.errors import ConfigError
from kg.knowledge.divisions import Division, Divisions, load_divisions, short_names
from kg.knowledge.lexicon import load_lexicon
from kg.patterns import late

# The unit directly before the name is worth more than all others together.
_ADJACENT = 8.0
_NEAR, _NEAR_CHARACTERS = 1.0, 40
_NAMED = {2: 1.0, 4: 2.0, 6: 3.0, 9: 3.0}
# A municipality's districts hang directly below it, so that naming it says as much as naming a city.
MUNICIPALITIES = frozenset({"11", "12", "31", "50"})
_HOME = {2: 0.5, 4: 1.0, 6: 1.5}
# A short name means the higher of two units (吉林, the province).
_SHORT = {2: 1.5, 4: 1.0}
_LEAD = 1.0
_CHINA = "中国"
# Former namesakes count from this year on.
_LATELY = 2000
# The province that one character stands for.
_CHARACTERS = MappingProxyType(
    dict(zip("京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁", "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37".split(), strict=True))
    | dict(zip("豫鄂湘粤桂琼渝川蜀贵黔云滇藏陕", "41 42 43 44 45 46 50 51 51 52 52 53 53 54 61".split(), strict=True))
    | dict(zip("秦甘陇青宁新台港澳", "61 62 62 63 64 65 71 81 82".split(), strict=True))
)
_OFFICE = re.compile(r"(?:办事处|居民委员会|居委会|村民委员会|村委会)$")
_LOOSE = late(r"(?:(?:居民|村民)?委员会|居委会|村委会|社区|村|街道)+$")
_TOWN = late(r"(?:街道|地区|镇|乡)(?:办事处)?$")
_GENERAL_ZONE = late(r"(?:经济|高新|技术|产业|工业|开发|园|新)+区")
# Words that some village or town is called by.
_COMMON = frozenset("小城镇 中心村 示范村 新农村 试点村 贫困村".split())
# What makes of a county's short name that of a road or an estate: 东风西路, 惠安苑.
_GOES_ON = late(
    r"[东西南北中]{0,2}(?:[路街巷苑园里城府湾桥山湖河江港厂站]|大道|花园|家园|小区|新村|广场|名都|中学|小学|医院|国际"
    "|流域|沙[区地漠]|草原|湿地|水库|盆地|山脉|山区|战役)"
)
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
        >>> resolver().resolve("海南", "青海格尔木、海南海口的志愿者", [6]).code
        '46'
        >>> resolver().resolve("鼓楼区", "鼓楼区举办读书会", [0]).code
        ''
        """
        if name in _CHARACTERS:
            return Resolution(_CHARACTERS[name])
        name, starts = _OFFICE.sub("", name), tuple(starts)
        rest = text.replace(name, "\n")
        known = [one for one in self._candidates(name) if not self._is_elsewhere(one.code, name, text, starts)]
        scored = [(self._score(one, name, text, rest, starts), one) for one in known]
        scored.sort(key=lambda pair: (-pair[0], len(pair[1].code), pair[1].code))
        # 河北 beside 天津 is the province, and no district of 天津.
        scored = [pair for pair in scored if pair[0] >= _ADJACENT] or _provinces(scored) or scored
        if not scored or (scored[0][0] < _ADJACENT and self._is_common(name, scored[0][1].code)):
            return UNRESOLVED
        (best, first), others = scored[0], scored[1:]
        if not first.is_full and len(first.code) == 6 and any(_GOES_ON.match(text, s + len(name)) for s in starts):
            return Resolution(candidates=tuple(c.code for _, c in scored[:10]))
        clear = not others or best - others[0][0] >= _LEAD or self._holds(first, best, others)
        if clear and (best >= _LEAD or (not others and self._is_plain(first, name, rest))):
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

    def street_of(self, county: str, name: str) -> str:
        """The code of the street or town of a county that is called so, or "".

        >>> resolver().street_of("110109", "龙泉地区") != "", resolver().street_of("110109", "龙泉街道")
        (True, '')
        """
        return next((unit.code for unit in self._register.streets(county) if unit.name == name), "")

    def plain(self, name: str) -> str:
        """The code of a province, city or county whose name alone says which one it is, or "".

        Short names count for provinces and cities only.

        >>> resolver().plain("南通"), resolver().plain("海安市"), resolver().plain("海安"), resolver().plain("鼓楼区")
        ('3206', '320685', '', '')
        """
        found = [unit for unit in self._register.by_name(name) if len(unit.code) <= 6]
        if found and found[0].name == name and (len(found) == 1 or found[1].name != name):
            return "" if self._had_namesake(name, found[0].code) else found[0].code
        short = [unit for unit in found if unit.name != name and len(unit.code) <= 4]
        return short[0].code if short and all(unit.code.startswith(short[0].code) for unit in short) else ""

    def _candidates(self, name: str) -> list[_Candidate]:
        known = self._register.by_name(name)
        exact = [_Candidate(unit.code) for unit in known if unit.name == name]
        exact += [_Candidate(unit.code) for unit in self._register.communities_named(name)]
        exact = exact or [_Candidate(unit.code, is_full=False) for unit in known]
        exact = exact or [_Candidate(former.code, until=former.until) for former in self._register.former(name)]
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

    def _is_elsewhere(self, code: str, name: str, text: str, starts: Iterable[int]) -> bool:
        """Written directly after a unit of another county or city: 广州文冲街道的柳湾社区 is not 丹阳's."""
        return any(
            not any(_shares(code, other) for other in before)
            for start in starts
            for before in (self._before(text, start),)
            if before and name not in before
        )

    def _before(self, text: str, start: int) -> tuple[str, ...]:
        """The codes of the unit that the text has directly before a name: a whole name, or a short one of a city."""
        before = _before(text, start)
        for length in range(min(len(before), 8), 1, -1):
            word = before[-length:]
            known = self._register.by_name(word)
            found = tuple(unit.code for unit in known if unit.name == word or len(unit.code) <= 4)
            if found and not _GENERAL_ZONE.fullmatch(word):
                return found
        return ()

    def _is_common(self, name: str, code: str) -> bool:
        """小城镇, 新区: a word as well as a name, outside the home district."""
        return name in _COMMON or (_GENERAL_ZONE.fullmatch(name) is not None and code[:6] != self._home[:6])

    def _is_followed(self, code: str, text: str, end: int) -> bool:
        """海南海口, 人和街道邢家桥社区: a unit below it comes directly after."""
        after = text[end : end + 9]
        if len(code) > 6:
            return len(code) == 9 and after.startswith(tuple(unit.name for unit in self._register.communities(code)))
        words = (after[:length] for length in range(2, len(after) + 1))
        return any(unit.code.startswith(code) for word in words for unit in self._register.by_name(word))

    def _had_namesake(self, name: str, code: str) -> bool:
        """桥东区 is in one city today, and was in two others until 2014 and 2020."""
        return any(
            former.until >= _LATELY and former.code[:4] != code[:4] and former.successor[:4] != code[:4]
            for former in self._register.former(name)
        )

    def _score(self, candidate: _Candidate, name: str, text: str, rest: str, starts: tuple[int, ...]) -> float:
        code = candidate.code
        score = self._worth_at_home(code) + (0.0 if candidate.is_full else _SHORT.get(len(code), 0.0))
        if any(self._is_followed(code, text, start + len(name)) for start in starts):
            score += _ADJACENT
        above = [self._register.by_code(code[:length]) for length in _NAMED if length < len(code)]
        for unit in (unit for unit in above if unit):
            names = _names(unit)
            if any(_ends_with(text, start, names) for start in starts):
                score += _ADJACENT
            if any(word in rest for word in names):
                score += 3.0 if unit.code in MUNICIPALITIES else _NAMED[len(unit.code)]
                score += _NEAR * any(_is_near(text, start, names) for start in starts)
        return score

    def _worth_at_home(self, code: str) -> float:
        limit = min(len(code), len(self._home))
        shared = [length for length in _HOME if length <= limit and code[:length] == self._home[:length]]
        return sum(_HOME[length] for length in shared)

    def _holds(self, first: _Candidate, best: float, others: list[tuple[float, _Candidate]]) -> bool:
        """吉林, 海南: the higher of two where it holds the other."""
        return all(best > score or (best == score and other.code.startswith(first.code)) for score, other in others)

    def _is_plain(self, candidate: _Candidate, name: str, rest: str) -> bool:
        """A name that only one unit has, in an article that is not about another province."""
        if len(candidate.code) > 9:
            return False
        if len(candidate.code) <= 6 and candidate.is_full:
            return candidate.until is not None or not self._had_namesake(name, candidate.code)
        named = [self._register.by_name(word)[0].code for word in self._register.provinces if word in rest]
        if not named and any(country != _CHINA for _, country in load_lexicon().countries.find(rest)):
            return False  # 海伦 in 飓风海伦妮
        return not named or candidate.code[:2] in named


@lru_cache(maxsize=64)
def resolver(home: str = "") -> Resolver:
    """Return the resolver for a home district, with the register that ships with the package.

    >>> resolver("320613").home, resolver("320600").home
    ('320613', '3206')
    """
    register = load_divisions()
    return Resolver(register, register.code_of(home) or home)


def require_known(home: str | None) -> None:
    """Raise `ConfigError` for the code of a home district that the register does not have."""
    if home and not load_divisions().code_of(home):
        raise ConfigError(f"place: the register has no division {home}; write the code of a district, such as 320613")


def _provinces(scored: list[tuple[float, _Candidate]]) -> list[tuple[float, _Candidate]]:
    return [(score, one) for score, one in scored if len(one.code) == 2 and not one.is_full]


def _names(unit: Division) -> tuple[str, ...]:
    return (unit.name, *(short for short in short_names(unit.name) if len(short) > 1))


def _ends_with(text: str, start: int, names: tuple[str, ...]) -> bool:
    return _before(text, start).endswith(names)


def _before(text: str, start: int) -> str:
    return text[max(0, start - 20) : start].rstrip("的 　")


def _shares(code: str, other: str) -> bool:
    """In one county, or one in the other."""
    length = min(len(code), len(other), 6)
    return code[:length] == other[:length]


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
