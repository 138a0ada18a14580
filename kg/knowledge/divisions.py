"""China's administrative units, from provinces down to communities, with their codes.

Codes are those of the statistics bureau: a unit's parent is the unit whose code
its own begins with.  Names are facts of `data/divisions.tsv.gz` (province,
city, county: always read), `streets.tsv.gz` and `communities.tsv.gz` (read
where a question needs them); `former.tsv.gz` has the prefectures and counties
that are no more.
"""

import gzip
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from kg.errors import DataError
from kg.resources import resource

LEVELS = MappingProxyType({2: "province", 4: "prefecture", 6: "county", 9: "township", 12: "community"})
_COUNTIES = "divisions.tsv.gz"
_STREETS = "streets.tsv.gz"
_COMMUNITIES = "communities.tsv.gz"
_EVERYDAY = "everyday_units.tsv.gz"
_FORMER = "former.tsv.gz"
_KEY = (1, 2, 4, 5)  # bytes of a name by which it is looked up

# The peoples that autonomous units are named after; the longer first where one begins another.
_PEOPLES = (
    "蒙古族|蒙古|回族|藏族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族|哈萨克|傣族|黎族"
    "|傈僳族|佤族|畲族|高山族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族"
    "|仡佬族|锡伯|阿昌族|普米族|塔吉克|怒族|鄂温克族|鄂伦春|德昂族|保安族|裕固族|独龙族|珞巴族|门巴族|基诺族|各族"
)
_AUTONOMOUS = re.compile(rf"(?P<stem>.{{2,}}?)(?:{_PEOPLES})*自治(?P<ending>[州县旗])")
_PEOPLES_DISTRICT = re.compile(r"(?P<stem>.{2,}?)(?:回|达斡尔)族区")
_REGION = re.compile(r"(?P<stem>.{2,3}?)(?:壮族|回族|维吾尔)?(?:自治区|特别行政区)")
_PLAIN = re.compile(r"(?P<stem>.{2,}?)(?:省|市|地区|盟|区|县|旗)")


@dataclass(frozen=True, slots=True, order=True)
class Division:
    """One administrative unit: its code (2, 4, 6, 9 or 12 digits) and full name.

    >>> Division("320613", "崇川区").level
    'county'
    """

    code: str
    name: str

    @property
    def level(self) -> str:
        """One of province, prefecture, county, township, community."""
        return LEVELS[len(self.code)]


@dataclass(frozen=True, slots=True, order=True)
class Former:
    """A unit that ended in the year ``until``; ``successor`` is the code of today that took its place, or "".

    >>> Former("320611", "港闸区", 2020, "320613").until
    2020
    """

    code: str
    name: str
    until: int
    successor: str


def short_names(name: str) -> tuple[str, ...]:
    """The forms without ending of a province, city or county; streets and communities have none.

    >>> short_names("海安市"), short_names("凉山彝族自治州"), short_names("广西壮族自治区"), short_names("郊区")
    (('海安',), ('凉山州', '凉山'), ('广西',), ())
    """
    if name.endswith("街道"):
        return ()
    if found := _AUTONOMOUS.fullmatch(name):
        stem = found["stem"].removesuffix("族")
        return (stem + found["ending"], stem)
    if found := _PEOPLES_DISTRICT.fullmatch(name):
        return (found["stem"] + "区",)  # 管城区 for 管城回族区
    found = _REGION.fullmatch(name) or _PLAIN.fullmatch(name)
    return (found["stem"],) if found else ()


class Divisions:
    """The register of units; get it from `load_divisions`.

    Streets and communities are read when the first question needs them.
    """

    __slots__ = ("_codes", "_names", "_short")

    def __init__(self, units: Mapping[str, str]) -> None:
        self._names = dict(units)
        self._codes = _invert((name, code) for code, name in units.items())
        self._short = _invert((short, code) for code, name in units.items() for short in short_names(name))

    @property
    def provinces(self) -> frozenset[str]:
        """Full and short names of the provinces, for finding them in a text."""
        return self._level(2)

    @property
    def cities(self) -> frozenset[str]:
        """Full and short names of the units between province and county."""
        return self._level(4)

    @property
    def counties(self) -> frozenset[str]:
        """Full names of districts, cities of their rank; no short ones, since 和平 or 新华 is a word."""
        return frozenset(name for code, name in self._names.items() if len(code) == 6)

    def by_name(self, name: str, near: str | None = None) -> tuple[Division, ...]:
        """Units of that name, down to streets: those by their full name first, then those it is short for.

        Of two alike, the one that shares more of its code with ``near`` (the
        home district) comes first, then the higher, then the lower code.

        >>> [unit.code for unit in load_divisions().by_name("通州区", near="320613")]
        ['320612', '110112']
        >>> load_divisions().by_name("南通")
        (Division(code='3206', name='南通市'),)
        """
        full = (*self._codes.get(name, ()), *(_codes_named(_STREETS, name) if self.is_street(name) else ()))
        found = [(0, code) for code in full] + [(1, code) for code in self._short.get(name, ())]
        found.sort(key=lambda item: (item[0], -_shared(item[1], near or ""), len(item[1]), item[1]))
        return tuple(self._division(code) for _, code in found)

    def is_street(self, name: str) -> bool:
        """True where a street, town or township has that full name.

        >>> load_divisions().is_street("虹桥街道")
        True
        """
        return name in _street_names()

    def is_everyday_unit(self, name: str) -> bool:
        """True where a community or village somewhere has that name, which is made of everyday words.

        >>> load_divisions().is_everyday_unit("建设社区"), load_divisions().is_everyday_unit("开展社区")
        (True, False)
        """
        return name in _everyday_units()

    def by_code(self, code: str) -> Division | None:
        """The unit with that code, or None.

        >>> load_divisions().by_code("320613")
        Division(code='320613', name='崇川区')
        """
        if len(code) == 9:
            name: str | None = _street(code)
        elif len(code) == 12:
            return next((unit for unit in self.communities(code[:9]) if unit.code == code), None)
        else:
            name = self._names.get(code)
        return Division(code, name) if name else None

    def code_of(self, written: str) -> str:
        """The code in the register's form, or ""; elsewhere codes are filled up with zeros.

        >>> [load_divisions().code_of(written) for written in ("320613", "320600", "320613000000", "999999")]
        ['320613', '3206', '320613', '']
        """
        cuts = (written[:length] for length in LEVELS if length <= len(written) and not written[length:].strip("0"))
        return next((code for code in cuts if self.by_code(code)), "")

    def chain(self, code: str) -> tuple[Division, ...]:
        """The units that hold the one with that code, from the province down, itself last; () where it is unknown.

        >>> [unit.name for unit in load_divisions().chain("320613")]
        ['江苏省', '南通市', '崇川区']
        """
        if self.by_code(code) is None:
            return ()
        units = (self.by_code(code[:length]) for length in LEVELS if length <= len(code))
        return tuple(unit for unit in units if unit)

    def streets(self, county: str) -> tuple[Division, ...]:
        """The streets, towns and townships of the county with that code, by code."""
        return tuple(_below(_STREETS, county)) if len(county) == 6 else ()

    def communities(self, street: str) -> tuple[Division, ...]:
        """The communities and villages of the street with that code, by code.

        Names are those of the unit, not of its committee (青禾社区, not
        青禾社区居委会).  Reading them all takes about half a second, once.
        """
        return tuple(_below(_COMMUNITIES, street)) if len(street) == 9 else ()

    def communities_named(self, name: str) -> tuple[Division, ...]:
        """The communities and villages of that name in all of the country, by code.

        >>> load_divisions().communities_named("青禾社区委员")
        ()
        """
        return tuple(Division(code, name) for code in _codes_named(_COMMUNITIES, name))

    @property
    def former_counties(self) -> frozenset[str]:
        """Full names that prefectures and counties once had and none has today."""
        return frozenset(_former()).difference(self._codes)

    def former(self, name: str) -> tuple[Former, ...]:
        """The prefectures and counties that once had that full name and have it no more, by code.

        >>> load_divisions().former("港闸区")
        (Former(code='320611', name='港闸区', until=2020, successor='320613'),)
        """
        return _former().get(name, ())

    def _level(self, length: int) -> frozenset[str]:
        names = [name for code, name in self._names.items() if len(code) == length]
        return frozenset((*names, *(short for name in names for short in short_names(name))))

    def _division(self, code: str) -> Division:
        return Division(code, self._names[code] if len(code) < 9 else _street(code))


@cache
def load_divisions() -> Divisions:
    """Return the register, read once.

    Raises `DataError` where its file is damaged.

    >>> "南通" in load_divisions().cities
    True
    """
    return Divisions(_read(_COUNTIES))


def _shared(code: str, near: str) -> int:
    """How many levels two codes have in common."""
    return sum(code[:length] == near[:length] for length in LEVELS if length <= min(len(code), len(near)))


def _invert(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, code in pairs:
        found.setdefault(name, []).append(code)
    return found


@cache
def _street_names() -> frozenset[str]:
    return frozenset(_text(_STREETS).split()[1::2])


@lru_cache(maxsize=1 << 14)
def _street(code: str) -> str:
    """The name of the street with that code, or ""."""
    text = _text(_STREETS)
    start = text.find(f"\n{code}\t") + 1
    return text[start : text.find("\n", start)].removeprefix(f"{code}\t") if start else ""


@lru_cache(maxsize=1 << 14)
def _codes_named(file: str, name: str) -> tuple[str, ...]:
    lines, wanted = _lines(file), f"{name}\n".encode("utf-8", "surrogatepass")
    starts, keys = _starts(file)
    if len(wanted) <= max(_KEY):
        return ()  # no name has so few bytes
    alike = starts[keys == _key(np.frombuffer(wanted, np.uint8), np.zeros(1, np.int64))]
    named = (start for start in alike.tolist() if lines.startswith(wanted, start))
    return tuple(lines[lines.rfind(b"\n", 0, start) + 1 : start - 1].decode() for start in named)


@cache
def _starts(file: str) -> tuple[NDArray[np.int64], NDArray[np.uint32]]:
    """Where each name of a file begins, and the key of each; a mapping of them all would take 100 MB."""
    lines = np.frombuffer(_lines(file), np.uint8)
    code = _lines(file).find(b"\t")  # with the line break before the first code
    starts = np.flatnonzero(lines == ord("\n"))[:-1] + code + 1
    return starts, _key(lines, starts)


def _key(characters: NDArray[np.uint8], starts: NDArray[np.int64]) -> NDArray[np.uint32]:
    """Four of the first six bytes of each name: of its first two characters those that tell most."""
    key = np.zeros(len(starts), np.uint32)
    for at in _KEY:
        key = (key << np.uint32(8)) | characters[starts + at].astype(np.uint32)
    return key


def _below(file: str, code: str) -> Iterator[Division]:
    """The units of a file whose codes begin with that of the unit above, by code."""
    lines, first = _lines(file), code.encode()
    start = lines.find(b"\n" + first)
    while start >= 0 and lines.startswith(first, start + 1):
        end = lines.find(b"\n", start + 1)
        yield Division(*lines[start + 1 : end].decode().split("\t"))
        start = end


@cache
def _former() -> Mapping[str, tuple[Former, ...]]:
    found: dict[str, tuple[Former, ...]] = {}
    for line in _text(_FORMER).split("\n"):
        if line:
            code, name, until, successor = line.split("\t")
            found[name] = (*found.get(name, ()), Former(code, name, int(until), successor))
    return found


@cache
def _everyday_units() -> frozenset[str]:
    return frozenset(_text(_EVERYDAY).split("\n"))


@cache
def _text(file: str) -> str:
    try:
        return _lines(file).decode("utf-8")
    except UnicodeDecodeError as error:
        raise _damaged(file, error) from None


@cache
def _lines(file: str) -> bytes:
    """The lines of a file; a large one is searched as it is, for decoding it takes as long as reading it."""
    try:
        return b"\n" + gzip.decompress(resource("data", file).read_bytes())
    except (OSError, EOFError) as error:
        raise _damaged(file, error) from None


def _damaged(file: str, error: Exception) -> DataError:
    return DataError(f"data/{file}: cannot be read ({error}); install the package again")


def _read(file: str) -> dict[str, str]:
    return dict(_rows(file))


def _rows(file: str) -> Iterator[tuple[str, str]]:
    for line in _text(file).split("\n"):
        code, tab, name = line.partition("\t")
        if tab:
            yield code, name
