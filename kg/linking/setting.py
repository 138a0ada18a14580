"""Where an article is set: the units that it names, resolved, and the district that it is about."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from kg.extraction.discourse.short_forms import fold_name
from kg.knowledge.lexicon import load_lexicon
from kg.linking.bodies import NATIONAL
from kg.linking.spans import joined, nested, within
from kg.linking.units import MUNICIPALITIES, UNRESOLVED, Resolution, Resolver
from kg.model import Article, EntityType, Extraction, Mention, Relation, Span
from kg.patterns import late

Chain = tuple[Mention, ...]
K = TypeVar("K")
V = TypeVar("V")
# Of the mentions of units, the share that one city must have for an article to be set there.
_MOST = 0.6
_HEADING = 40  # characters; what is longer is no heading
_BELOW_COUNTY = frozenset({"Township", "Subdistrict", "Village", "Community"})
_STREETS = ("街道", "镇", "乡")
_HEAD_BEFORE = re.compile(
    r"(?:联邦|共和国|王国)?(?:前|现任|当选|候任|时任|临时|过渡政府)?(?:总统|总理|首相|国王|女王)$"
)
_CHINA = late(r"中国|中华|我国|中方|全国")
COUNTRY_CHARACTERS = MappingProxyType(
    {"俄": "俄罗斯", "美": "美国", "英": "英国", "法": "法国", "德": "德国", "日": "日本", "韩": "韩国", "朝": "朝鲜"}
    | {"以": "以色列", "伊": "伊朗", "乌": "乌克兰", "叙": "叙利亚", "印": "印度", "加": "加拿大", "土": "土耳其"}
)
"""What one character before a ministry stands for (俄国防部)."""


@dataclass(frozen=True)
class Setting:
    """What one article says, with its units resolved, and where it says it.

    ``units`` maps the folded name of each unit to what the register says, ``counts`` to how often it stands.
    """

    extraction: Extraction
    resolver: Resolver
    units: Mapping[str, Resolution]
    counts: Mapping[str, int]

    @property
    def article(self) -> Article:
        """The article itself."""
        return self.extraction.article

    @cached_property
    def unit_mentions(self) -> tuple[Mention, ...]:
        """The mentions of the units."""
        return tuple(m for m in self.extraction.mentions if m.type is EntityType.ADMINISTRATIVE_UNIT)

    @cached_property
    def units_by_end(self) -> Mapping[int, list[Mention]]:
        """The mentions of the units that end at an offset."""
        return _grouped((unit.span.end, unit) for unit in self.unit_mentions)

    @cached_property
    def bodies_by_end(self) -> Mapping[int, list[Mention]]:
        """The mentions of the organizations that end at an offset."""
        bodies = (m for m in self.extraction.mentions if m.type is EntityType.ORGANIZATION)
        return _grouped((body.span.end, body) for body in bodies)

    @cached_property
    def nested(self) -> frozenset[Mention]:
        """The mentions within longer ones."""
        return nested(self.extraction.mentions)

    @cached_property
    def nested_bodies(self) -> frozenset[Mention]:
        """The organizations within longer names of organizations."""
        return nested([m for m in self.extraction.mentions if m.type is EntityType.ORGANIZATION])

    def told(self, chain: Chain) -> list[Relation]:
        """The relations of the mentions of a chain, in the article's order."""
        numbers = {number for mention in chain for number in self._relations.get(mention, ())}
        return [self.extraction.relations[number] for number in sorted(numbers)]

    @cached_property
    def _relations(self) -> Mapping[Mention, list[int]]:
        ends = ((end, n) for n, r in enumerate(self.extraction.relations) for end in (r.subject, r.object))
        return _grouped((end, number) for end, number in ends if isinstance(end, Mention))

    def is_named(self, offset: int) -> bool:
        """True where a name covers the offset; not that of an event, whose words tell of who is at it (马拉松)."""
        at = bisect_right(self._named, offset, key=lambda span: span.start) - 1
        return at >= 0 and offset < self._named[at].end

    @cached_property
    def _named(self) -> tuple[Span, ...]:
        return joined(m.span for m in self.extraction.mentions if m.type is not EntityType.INITIATIVE)

    @cached_property
    def country(self) -> str:
        """The foreign country that the article names most by far, or ""."""
        return _foremost_country(self.article.text)

    def country_at(self, offset: int) -> str:
        """The foreign country that a paragraph names most by far, else its heading, else the article, or ""."""
        text = self.article.text
        start = text.rfind("\n", 0, offset) + 1
        end = text.find("\n", offset)
        heading = text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : start]
        paragraph = _foremost_country(text[start : end if end >= 0 else len(text)])
        return paragraph or (_foremost_country(heading) if len(heading) < _HEADING else "") or self.country

    @cached_property
    def is_of_china(self) -> bool:
        """True where the article speaks of China by name or names a unit that has a code."""
        return bool(_CHINA.search(self.article.text)) or any(found.code for found in self.units.values())

    @cached_property
    def prefecture(self) -> str:
        """The code of the city (of the province, for a municipality) that the article is about, or ""."""
        if len(self.resolver.home) >= 4:
            return prefecture_of(self.resolver.home)
        shares: Counter[str] = Counter()
        for name, count in self.counts.items():
            code = self.units[name].code
            if len(code) >= 4 or code in MUNICIPALITIES:
                shares[prefecture_of(code)] += count
        best = shares.most_common(1)
        return best[0][0] if best and best[0][1] >= _MOST * shares.total() else ""

    def county_before(self, unit: Mention) -> str:
        """The code of the county that the sentence names last before a town or village, or ""."""
        if unit.kind not in _BELOW_COUNTY:
            return ""
        text = self.article.text
        start = max(text.rfind(mark, 0, unit.span.start) for mark in "。！？；\n")
        codes = [
            self.units[fold_name(other.name)].code for other in within(self.unit_mentions, start + 1, unit.span.start)
        ]
        counties = [code for code in codes if len(code) == 6]
        return counties[-1] if counties else ""

    def unit_at(self, level: str) -> str:
        """The code of the unit that a bare level word (区, 市 …) means here, or "" where that is not plain.

        The home district and what holds it come first, else the one unit of the level that the article names.
        """
        direct, around = self._at_level(level)
        home = [unit.code for unit in self.resolver.chain(self.resolver.home) if unit.name.endswith(level)]
        if home and (not direct or home[-1] in direct):
            return home[-1]
        return _plainest(direct) or ("" if direct else _plainest(around))

    def _at_level(self, level: str) -> tuple[Counter[str], Counter[str]]:
        """How often units of the level are named, and how often units that they hold are."""
        direct: Counter[str] = Counter()
        around: Counter[str] = Counter()
        for name, count in self.counts.items():
            code = self.units[name].code
            for unit in self.resolver.chain(code):
                if unit.name.endswith(level):
                    (direct if unit.code == code else around)[unit.code] += count
        return direct, around

    def leading(self, name: str) -> tuple[str, str]:
        """The units that a folded name begins with, as written, and the code of the last of them."""
        written, code = self._first_unit(name, "")
        while code:
            more, deeper = self._first_unit(name[len(written) :], code)
            if not deeper:
                break
            written, code = written + more, deeper
        return written, code

    def _first_unit(self, name: str, above: str) -> tuple[str, str]:
        for length in range(min(len(name) - 1, 14), 1, -1):
            prefix = name[:length]
            code = self._code(prefix)
            if code and code.startswith(above) and code != above:
                return prefix, code
        return "", ""

    def _code(self, prefix: str) -> str:
        if known := self.units.get(prefix):
            return known.code
        return self.resolver.plain(prefix) or self._street(prefix)

    def _street(self, prefix: str) -> str:
        """The code of a street or town that only a body's name holds, in the one county that the article is about."""
        if not prefix.endswith(_STREETS):
            return ""
        found = [code for county in self._counties if (code := self.resolver.street_of(county, prefix))]
        return found[0] if len(found) == 1 else ""

    @cached_property
    def _counties(self) -> frozenset[str]:
        """The counties that the article names, or of which it names a part, and the home district."""
        codes = (self.resolver.home, *(self.units[name].code for name in self.counts))
        return frozenset(code[:6] for code in codes if len(code) >= 6)


def settle(extraction: Extraction, resolver: Resolver) -> Setting:
    """Return the setting of an article, each of its units resolved by all of its places in the text."""
    units: dict[str, Resolution] = {}
    counts: Counter[str] = Counter()
    for chain in extraction.chains:
        if chain[0].type is EntityType.ADMINISTRATIVE_UNIT:
            found = _resolve(chain, extraction.article.text, resolver)
            for mention in chain:
                units[fold_name(mention.name)] = found
                counts[fold_name(mention.name)] += 1
    setting = Setting(extraction, resolver, units, counts)
    return replace(setting, units=units | dict(_below_counties(setting)))


def _grouped(pairs: Iterable[tuple[K, V]]) -> Mapping[K, list[V]]:
    found: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found


def _below_counties(setting: Setting) -> Iterator[tuple[str, Resolution]]:
    """The towns that the register has below the county named before them, by another ending (龙泉镇, 龙泉地区)."""
    for mention in setting.unit_mentions:
        name = fold_name(mention.name)
        county = "" if setting.units[name].code else setting.county_before(mention)
        if county and (code := setting.resolver.town_of(county, name)):
            yield name, Resolution(code)


def _resolve(chain: Chain, text: str, resolver: Resolver) -> Resolution:
    """The longest name that resolves says what the others mean."""
    candidates: Resolution = UNRESOLVED
    for name in sorted({fold_name(m.name) for m in chain}, key=lambda name: (-len(name), name)):
        starts = [m.span.start for m in chain if fold_name(m.name) == name]
        found = resolver.resolve(name, text, starts)
        if found.code:
            return found
        candidates = candidates if candidates.candidates else found
    return candidates


def _foremost_country(text: str) -> str:
    names = [name for _, name in load_lexicon().countries.find(text) if name != NATIONAL]
    best = Counter(names).most_common(1)
    return best[0][0] if best and best[0][1] >= _MOST * len(names) else ""


def _plainest(counts: Counter[str]) -> str:
    """The one that stands alone, or at least twice as often as any other."""
    best = counts.most_common(2)
    return best[0][0] if best and (len(best) == 1 or best[0][1] >= 2 * best[1][1]) else ""


def country_of(name: str) -> str:
    """The short name of a country, from it or its official name, or "".

    >>> country_of("中华人民共和国"), country_of("云栖区")
    ('中国', '')
    """
    countries = load_lexicon().countries
    if name in countries:
        return name
    return next((short for short in countries if countries[short][0] == name), "")


def headed_country(text: str, start: int) -> str:
    """The country of which a name that begins at ``start`` is told to be the head, or "".

    >>> headed_country("应俄罗斯联邦总统普京邀请", 8), headed_country("俄总统普京", 3), headed_country("副总统普京", 3)
    ('俄罗斯', '俄罗斯', '')
    """
    if not (title := _HEAD_BEFORE.search(text[max(0, start - 12) : start])):
        return ""
    end = start - len(title[0])
    return load_lexicon().countries.longest_ending(text, end) or COUNTRY_CHARACTERS.get(text[end - 1 : end], "")


def prefecture_of(code: str) -> str:
    """The code of a unit's city, or of its province where that is a municipality.

    >>> prefecture_of("320613019"), prefecture_of("110112")
    ('3206', '11')
    """
    return code[:2] if code[:2] in MUNICIPALITIES else code[:4]
