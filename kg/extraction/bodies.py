"""Administrative units, organizations and places, by what their names end with.

The longest suffix at an end decides the kind (小区 is no 区, 社区广场 no 社区).
A unit's name stops where another unit ends (秦淮区|某街道|某社区 are three);
an organization's name is its whole chain (某街道某社区关工委); a place keeps
the estate before a building (某小区5号楼) and the community before a square.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from kg.extraction.analysis import PUNCTUATION, Analysis
from kg.extraction.chains import FUNCTION_CHARACTERS, Suffix, begins_no_name, find_suffixes, inside_other_word, left_edge, people_walls
from kg.extraction.segmenter import Token
from kg.knowledge.divisions import Divisions, short_names
from kg.knowledge.lexicon import Terms
from kg.model import EntityType, Mention, Span

UNIT, ORGANIZATION, PLACE = EntityType.ADMINISTRATIVE_UNIT, EntityType.ORGANIZATION, EntityType.PLACE
_SHARED_SPACES = frozenset({"PublicSpace", "Facility"})  # they belong to the community named before them
_INSTITUTIONS = frozenset({"School", "Hospital", "Company", "PublicBody", "MediaOrganization", "SocialOrganization"})
_FIRST = frozenset({"unit-register", "unit-abbreviation", "organization-media"})  # known before any suffix is read
_PARTY_ORGANS = ("党组", "党委", "党总支", "党支部", "团委", "工会")
_LEVELS = frozenset({"省", "市", "区", "县", "镇", "乡", "村", "社区"})
_LOWEST = frozenset({"Community", "Village"})
_ZONES = frozenset("高新区 经开区 开发区 经济开发区 新区 自贸区 保税区 高新技术产业开发区 经济技术开发区".split())
_PHASE = re.compile(r"[一二三四五六][期]")
# Names of districts that are words, too: 老城区 is one in a single city.
_WORDS = frozenset({"老城区", "郊区", "矿区", "城区", "新市区", "和县", "同仁", "朝阳"})
_ABBREVIATED = re.compile(r"(?<=在)[京沪津渝杭宁汉穗蓉](?=举行|举办|召开|开幕|闭幕|启动|成立|发布|落幕|揭晓|隆重|开赛)")
_NEWS_SITE = re.compile(
    r"(?:^|[【（(：:\s、])(?P<name>[\u4e00-\u9fff]{2,8}网)(?=[\u4e00-\u9fff]{0,3}(?:讯|消息|记者|\d{1,2}月|[】）)]|\s|$|(?:电|站)))", re.M
)
_EVERYDAY = 300  # times in the dictionary's corpus from which on a word names no unit by itself
_LONGEST_UNIT_STEM = 6  # characters before 街道, 社区, 村
# Words that a bare suffix makes with a modifier that names nothing: 全市, 我区, 各镇, 老旧小区.
_EMPTY_STEMS = frozenset(
    "全 我 该 本 各 每 某 这 那 两 多 一 几 老 新 旧 大 小 住 城 乡 农 社 街 集 超 夜 早 菜 门 辖 片 园 校 厂 库 景 山 林 牧 灾 战 郊 市 地 "
    "老旧 城乡 农村 城市 城镇 乡镇 居民 住宅 商业 高档 周边 附近 智慧 幸福 美丽 和谐 平安 文明 示范 试点 全国 全省 全市 全区 全县 全镇 "
    "省市 市县 区县 县区 街镇 镇村 村居 所在 其他 相关 有关 各个 整个 每个 无物业 封闭 开放 新建 安置 回迁 城中 空心 贫困 学生 "
    "国际 完整 单个 相邻 多个 试验 改革 经济 工业 高新 开发 易地 扶贫 搬迁".split()
)


def find_bodies(analysis: Analysis, divisions: Divisions, people: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Every mention of a unit, organization or place, ascending; inner names stand beside the whole."""
    scan = _Scan(analysis, divisions, people_walls(people))
    for mention in _media(analysis):
        scan.add(mention)
    for mention in _in_register(analysis, divisions, scan.walls):
        scan.add(mention)
    suffixes = tuple(_suffixes(analysis))
    units = [found for suffix in suffixes if (found := scan.try_read(suffix)) and found.type is UNIT]
    again = _Scan(analysis, divisions, scan.walls, {end: m for end, m in scan.by_end.items() if m.rule in _FIRST})
    for mention in _said_again(analysis, units):
        again.add(mention)
    for suffix in suffixes:
        again.try_read(suffix)
    again.phases()
    return again.maximal()


def _suffixes(analysis: Analysis) -> Iterator[Suffix]:
    lexicon = analysis.lexicon
    return find_suffixes(
        analysis, lexicon.unit_suffixes, lexicon.org_suffixes, lexicon.bare_orgs, lexicon.place_suffixes
    )


def _said_again(analysis: Analysis, units: list[Mention]) -> Iterator[Mention]:
    """A unit found once, wherever its name stands: 驻青禾社区 is no other community."""
    for name, unit in {unit.name: unit for unit in units if unit.rule == "unit-suffix"}.items():
        for place in re.finditer(re.escape(name), analysis.text):
            yield replace(unit, span=Span(*place.span()))


@dataclass
class _Scan:
    """The mentions found so far, while the text is read from left to right."""

    analysis: Analysis
    divisions: Divisions
    walls: tuple[Span, ...]
    by_end: dict[int, Mention] = field(default_factory=dict)

    def add(self, mention: Mention) -> None:
        known = self.by_end.get(mention.span.end)
        if known is None or len(known.span) < len(mention.span):
            self.by_end[mention.span.end] = mention

    def try_read(self, suffix: Suffix) -> Mention | None:
        """Read a suffix and keep what it names, if anything."""
        mention = self.read(suffix)
        if mention is not None:
            self.add(mention)
        return mention

    def read(self, suffix: Suffix) -> Mention | None:
        lexicon = self.analysis.lexicon
        if any(suffix.span.overlaps(wall) for wall in self.walls) or suffix.span.end in self.by_end:
            return None
        if suffix.term in lexicon.bare_orgs or suffix.term in lexicon.org_suffixes:
            return self._organization(suffix)
        if suffix.term in lexicon.place_suffixes:
            return self._place(suffix)
        return self._unit(suffix)

    def _unit(self, suffix: Suffix) -> Mention | None:
        if inside_other_word(self.analysis, suffix):
            return None
        start = self._unit_start(suffix)
        stem = self.analysis.text[start : suffix.span.start]
        if not stem and suffix.term in _ZONES:
            return self._mention(start, suffix, UNIT, "unit-zone", 0.7)
        if not 0 < len(stem) <= _LONGEST_UNIT_STEM or stem in _EMPTY_STEMS:
            return None
        if suffix.attributes[2:3] == ("long",) and len(stem) + len(suffix.term) < 3:
            return None
        follows = start in self.by_end or (start - 1 in self.by_end and self.analysis.text[start - 1] == "的")
        if not follows and not self._is_proper(start, suffix.span):
            return None
        return self._mention(start, suffix, UNIT, "unit-suffix", 0.85)

    def _unit_start(self, suffix: Suffix) -> int:
        """Where the unit's name begins; right after another unit it is all that stands between (街道|麻布社区)."""
        start = self._street_start(suffix) or self._edge(suffix, self._ends(), chain=False)
        before = self.by_end.get(start)
        if start == suffix.span.start and before and self._names_its_unit(before, suffix):
            return self._after_units(before)
        if start == suffix.span.start and before and before.type is UNIT:
            return start
        for length in range(1, 6):
            end = suffix.span.start - length
            known, stem = self.by_end.get(end), self.analysis.text[end : end + length]
            if known and known.type is UNIT and known.kind not in _LOWEST and _is_stem(stem):
                possessive = len(stem) > 1 and stem[0] == "的"
                return end + possessive
        return start

    def _names_its_unit(self, before: Mention, suffix: Suffix) -> bool:
        """An estate or zone gives its community its name (某新村社区), a city's short name its zone (青阳新区)."""
        if suffix.term in ("社区", "村"):
            return before.type is PLACE or (before.rule != "unit-register" and before.name.endswith("区"))
        return suffix.term in _ZONES and before.type is UNIT and before.name[-1] not in "省市区县旗州"

    def _after_units(self, name: Mention) -> int:
        """Where the name begins without the units before it (青阳|白塔 in 青阳白塔社区)."""
        inner = [m.span.end for m in self.by_end.values() if m.type is UNIT and m.span in name.span and m.span != name.span]
        return max((end for end in inner if end < name.span.end), default=name.span.start)

    def _street_start(self, suffix: Suffix) -> int | None:
        """Where a street or town of the register begins that ends here (人和街道, though 和 is a conjunction)."""
        text, end = self.analysis.text, suffix.span.end
        for length in (8, 7, 6, 5, 4, 3):
            start = end - length
            if start >= 0 and len(suffix.term) < length and self.divisions.is_street(text[start:end]):
                return start if self.analysis.starts_token(start) else None
        return None

    def _is_proper(self, start: int, suffix: Span) -> bool:
        """Every longer word of the stem is rare or a name: 幸福, 宜居, 品质 name no unit; or the whole is said again."""
        text = self.analysis.text
        words = [token for token in self.analysis.tokens_in(start, suffix.start) if len(token.text) > 1]
        if all(self._is_name(word) for word in words):
            return True
        return all(word.tag in ("n", "nz") for word in words) and text.count(text[start : suffix.end]) > 1

    def _is_name(self, word: Token) -> bool:
        if word.tag[:2] in ("ns", "nz", "nr"):
            return True
        return word.tag[:1] not in ("v", "a", "d", "b", "z") and self.analysis.segmenter.frequency(word.text) < _EVERYDAY

    def _organization(self, suffix: Suffix) -> Mention | None:
        lexicon, text = self.analysis.lexicon, self.analysis.text
        if suffix.term in lexicon.titles or suffix.term.endswith("常委") or (len(suffix.term) == 1 and not self._is_own_word(suffix)):
            return None
        bare = lexicon.bare_orgs.get(suffix.term, ())
        start = suffix.span.start if bare[1:2] == ("national",) else self._edge(suffix, frozenset())
        if self._is_title(suffix):
            return None
        previous = self.by_end.get(suffix.span.start)
        if bare and previous and previous.rule == "organization-bare":
            start = suffix.span.start
        else:
            start = self._chain_start(start)
        if text[max(0, start - 2) : start] == "中共":
            start -= 2
        stem = text[start : suffix.span.start]
        if not stem:
            named = bare and bare[0] != "PropertyManager"
            return self._mention(start, suffix, ORGANIZATION, "organization-bare", 0.85) if named else None
        if len(suffix.term) == 1 and suffix.term in "办所组队科" and not self._has_holder(start):
            return None
        if stem in _EMPTY_STEMS - _LEVELS or ("long" in suffix.attributes[2:3] and len(stem) < 2):
            return None
        return self._mention(start, suffix, ORGANIZATION, "organization-suffix", 0.8)

    def _has_holder(self, start: int) -> bool:
        """The name begins with a unit, a body or a level (市…办), so that a mere 办 or 组 ends a body's name."""
        held = any(mention.span.start == start for mention in self.by_end.values())
        return held or self.analysis.text[start] in "省市区县镇乡村"

    def _chain_start(self, start: int) -> int:
        """Where the chain of units and bodies begins that leads to ``start`` (某市|某区|某社区|党群服务中心)."""
        while (holder := self._holder_of(start)) is not None:
            start = holder.span.start
        return start

    def _holder_of(self, start: int) -> Mention | None:
        """A unit that ends at ``start``, or shares its last characters (某社区 and 社区党支部), or stands a word before."""
        for end in (start + 2, start + 1, start):
            known = self.by_end.get(end)
            if known and known.type is UNIT and known.span.start < start and known.span.end - start <= len(known.name):
                return known
        for gap in range(1, 5):
            known = self.by_end.get(start - gap)
            if known and known.type in (UNIT, ORGANIZATION) and self._may_bridge(start - gap, start):
                return known
        return None

    def _may_bridge(self, start: int, end: int) -> bool:
        """The characters between a holder and its part belong to the part's name: 某委|中医|产业处."""
        text, lexicon = self.analysis.text[start:end], self.analysis.lexicon
        if not _is_stem(text) or text[0] == "的" or any(Span(start, end).overlaps(wall) for wall in self.walls):
            return False
        words = self.analysis.tokens_in(start, end)
        if not words or words[0].span.start != start:
            return False
        if any(word.tag[:1] in "dv" or begins_no_name(self.analysis, word) for word in words):
            return False
        return not any(
            word.text in lexicon.titles or word.text in lexicon.role_verbs or word.text in lexicon.role_nouns
            or word.tag in ("p", "c", "r", "uj")
            for word in words
        )

    def _is_title(self, suffix: Suffix) -> bool:
        """党组 of a bureau's 党组成员, 党委 of a company's 党委书记: part of the title; a community's 党委 is a body."""
        if not suffix.term.endswith(_PARTY_ORGANS):
            return False
        titles, text = self.analysis.lexicon.titles, self.analysis.text
        for start in range(suffix.span.start, suffix.span.end):
            before = self.by_end.get(start) or self.by_end.get(start - 1 if text[start - 1] in "原副" else -1)
            if before and before.type is ORGANIZATION:
                title = titles.longest_at(text, start) or ""
                return start + len(title) > suffix.span.end
        return False

    def _is_own_word(self, suffix: Suffix) -> bool:
        """局 in 教育|局, not in 格局; 行, 会, 场 and their like end too many other words."""
        token = self.analysis.token_at(suffix.span.start)
        return suffix.term in "局部处院厅委校队组台科所办站厂" and (
            token.span == suffix.span or token.tag in ("nt", "nz", "")
        )

    def _place(self, suffix: Suffix) -> Mention | None:
        kind, needs = (*suffix.attributes, "", "")[:2]
        if needs == "number":
            return self._building(suffix)
        if needs == "long" and inside_other_word(self.analysis, suffix):
            return None
        start = self._edge(suffix, self._ends(), chain=False)
        stem = self.analysis.text[start : suffix.span.start]
        whole = self._with_holder(start, kind)
        if whole == suffix.span.start or (whole == start and not self._has_name(start, suffix.span)):
            return None
        if stem in _EMPTY_STEMS and whole == start or (needs == "long" and suffix.span.start - whole < 2):
            return None
        return self._mention(whole, suffix, PLACE, "place-suffix", 0.75)

    def _with_holder(self, start: int, kind: str) -> int:
        """Where the name begins with what it belongs to: an estate, and for squares and halls a community or city."""
        before = self.by_end.get(start)
        if before is None:
            return start
        if before.type is PLACE and before.kind != "Road":
            return before.span.start
        shared = kind in _SHARED_SPACES and (before.kind in _LOWEST or before.name[-1] not in "省市区县旗州道镇乡")
        return before.span.start if before.type is UNIT and shared else start

    def _has_name(self, start: int, suffix: Span) -> bool:
        words = self.analysis.tokens_in(start, suffix.start)
        return all(len(word.text) == 1 for word in words) or any(len(w.text) > 1 and self._is_name(w) for w in words)

    def _building(self, suffix: Suffix) -> Mention | None:
        """5号楼, 3幢, 2单元: the number is before the suffix, and the estate before the number."""
        text, start = self.analysis.text, suffix.span.start
        while start > 0 and (text[start - 1].isdigit() or text[start - 1] in "ABCDE一二三四五六七八九十"):
            start -= 1
        if start == suffix.span.start:
            return None
        estate = self.by_end.get(start)
        if estate is None or estate.type is not PLACE:
            return None
        return self._mention(estate.span.start, suffix, PLACE, "place-building", 0.8)

    def phases(self) -> None:
        """某小区一期: the phase belongs to the estate's name."""
        for mention in [m for m in self.by_end.values() if m.kind == "ResidentialEstate"]:
            phase = _PHASE.match(self.analysis.text, mention.span.end)
            if phase:
                span = Span(mention.span.start, phase.end())
                self.by_end[phase.end()] = replace(mention, span=span, name=span.cut(self.analysis.text))
                del self.by_end[mention.span.end]

    def _edge(self, suffix: Suffix, ends: frozenset[int], *, chain: bool = True) -> int:
        return left_edge(self.analysis, suffix.span.start, self.walls, stop_at=ends, chain=chain)

    def _ends(self, type_: EntityType | None = None, kind: str = "") -> frozenset[int]:
        return frozenset(
            end
            for end, mention in self.by_end.items()
            if (type_ is None or mention.type is type_) and (not kind or mention.kind == kind)
        )

    def _mention(self, start: int, suffix: Suffix, type_: EntityType, rule: str, confidence: float) -> Mention:
        span = Span(start, suffix.span.end)
        kind = suffix.attributes[0] if suffix.attributes else ""
        return Mention(span, type_, span.cut(self.analysis.text), kind, rule, confidence)

    def maximal(self) -> tuple[Mention, ...]:
        """The mentions, without those that another of their own type holds wholly."""
        found = sorted(self.by_end.values())
        return tuple(
            mention
            for mention in found
            if not any(
                mention.span != other.span and mention.span in other.span and _swallows(other, mention)
                for other in found
            )
        )


def _media(analysis: Analysis) -> Iterator[Mention]:
    """Names of news sites, which end in a mere 网, where their reports begin or they are named as the source."""
    for found in _NEWS_SITE.finditer(analysis.text):
        yield Mention(Span(*found.span("name")), ORGANIZATION, found["name"], "MediaOrganization", "organization-media", 0.85)


def _swallows(outer: Mention, inner: Mention) -> bool:
    """The inner name is a part that names nothing here: a road in its community's name, 中心 in a longer name.

    An estate is a place beside its building, and an institution beside its department.
    """
    if outer.type is inner.type is PLACE:
        return outer.rule != "place-building"
    if outer.type is inner.type is ORGANIZATION:
        return outer.span.start != inner.span.start or inner.kind not in _INSTITUTIONS or inner.name.endswith("科")
    if outer.type is inner.type:
        return True
    return outer.type is UNIT and inner.type is PLACE and outer.span.start == inner.span.start and outer.kind != "FunctionalZone"


def _is_stem(text: str) -> bool:
    """Chinese characters, none of them of grammar but 的 at the head (某街道的某社区)."""
    if any(inner in text for inner in ("街道", "社区", "联合", "携手")):
        return False
    return all("\u4e00" <= c <= "\u9fff" for c in text) and FUNCTION_CHARACTERS.isdisjoint(text.removeprefix("的"))


@cache
def register_terms(divisions: Divisions) -> Terms:
    """Names of provinces, cities and counties with their kind, and whether the name is short (云栖 for 云栖市).

    Of counties only the cities have a short name here: 和平, 新华 and other districts' are words.
    """
    names: dict[str, tuple[str, ...]] = {}
    for kind, full in (("County", divisions.counties), ("Prefecture", divisions.cities), ("Province", divisions.provinces)):
        for name in full:
            for short in short_names(name) if kind == "County" and name.endswith("市") else ():
                names.setdefault(short, (kind, "short"))
            names[name] = (kind, "full" if name[-1] in "省市区县旗州盟" or name.endswith("地区") else "short")
    return Terms(names)


def _in_register(analysis: Analysis, divisions: Divisions, walls: tuple[Span, ...]) -> Iterator[Mention]:
    """Names of provinces, cities and counties; a short one only as a word of its own (青阳, but no 青阳路)."""
    at, last, text, terms = 0, -1, analysis.text, register_terms(divisions)
    for found in _ABBREVIATED.finditer(text):
        yield Mention(Span(*found.span()), UNIT, found.group(), "Prefecture", "unit-abbreviation", 0.8)
    while at < len(text):
        name = terms.longest_at(text, at)
        if name and name not in _WORDS and not any(Span(at, at + len(name)).overlaps(wall) for wall in walls):
            if at == last or at == 0 or analysis.starts_token(at):
                if at == last or _is_unit_name(analysis, name, at, terms):
                    yield Mention(Span(at, at + len(name)), UNIT, name, terms[name][0], "unit-register", 0.9)
                    at = last = at + len(name)
                    continue
        at += 1


def _is_unit_name(analysis: Analysis, name: str, start: int, terms: Terms) -> bool:
    end, (kind, form) = start + len(name), terms[name]
    ends = analysis.starts_token(end) or terms.longest_at(analysis.text, end) is not None
    if form == "full":
        return ends or len(name) > 2
    if analysis.lexicon.place_suffixes.get(analysis.text[end : end + 1], ("",))[0] == "Road":
        return False
    return kind == "Province" or (ends and analysis.segmenter.tag(name).startswith("n"))
