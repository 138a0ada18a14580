"""Names known before any suffix is read: units of the register, and news sites."""

import re
from collections.abc import Iterator
from functools import cache

from kg.extraction.bodies.board import LEVELS, ORGANIZATION, UNIT
from kg.extraction.bodies.chains import FUNCTION_CHARACTERS
from kg.extraction.text.analysis import PUNCTUATION, Analysis
from kg.extraction.text.matching import Rare
from kg.extraction.text.stems import EVERYDAY as _EVERYDAY
from kg.extraction.text.stems import is_everyday
from kg.knowledge.divisions import Divisions, short_names
from kg.knowledge.lexicon import Terms
from kg.model import Mention, Span
from kg.patterns import late

_LISTED = 3  # names of one city's units from which on their list leaves no doubt
_COUNTY = 6  # digits of a county's code, of which the first four are its city's
# Names of districts and cities that are words, too: 老城区 is a district in one city only.
_WORDS = frozenset({"老城区", "郊区", "矿区", "城区", "新市区", "会同县", "和县", "同仁", "朝阳", "来宾"})
# Of the prefectures that the dictionary has as no nouns (保定 is a verb to it), those that are words in news, too.
_ALSO_WORDS = frozenset({"大同", "开封", "吴忠"})
# What is a word, too, where others stand around it: 幸福|安康, 日照|充足, 世界上|海拔最高.
_OTHER_WORDS = late(r"(?<=[护保佑享促福康祝筑送宁乐])安康|日照(?:[足强长少率]|时[间数长]|[不充]足|条件)|上海拔")
_ABBREVIATED = re.compile(
    r"[京沪津渝杭宁汉穗蓉](?<=在.)(?=举行|举办|召开|开幕|闭幕|启动|成立|发布|落幕|揭晓|隆重|开赛)"
)
# What makes a road or reserve of a short name: 青阳路, 青阳国家级自然保护区.
_NOT_AFTER = late(r"[东西南北中]?[路街桥道里]|大[道街桥]|驿(?!站)|楼(?![市盘宇])|国家级|自然保护区|湿地")
_LAND = late(r"[山岭湖河洲岛](?=景区|风景|公园|旅游|森林|湿地|滑雪|度假|国家|大桥|水库)")  # 浙江|青阳岭|景区
_TOWN = late(r"[^\W\da-zA-Z_]?(?:镇|乡|街道|社区|村)")  # 柳林|河镇 is no 柳林
# 青阳|河县, 青阳|湾新区: a longer unit's name begins; not 青阳|城区, 青阳|各县.
_LONGER = late(
    r"(?P<rest>[^各全某该本一二两三四五六七八九十几多每同外及与和等到在去来往赴的小]新?(?:[县市区镇乡村]|街道))(?!级)"
)
# 云栖|临溪街道: the name of a town right after the county's.
_ITS_TOWN = late(r"(?P<stem>[^\W\da-zA-Z_]{2,4}?)(?P<term>街道|镇|乡)(?![镇村])")
_NO_TOWN = tuple("小古重城名强老水家故老")  # 特色小|镇, 城|乡
_NEWS_SITE = Rare.of(
    r"(?m)[【（(：:\s、报据](?P<name>(?!据)[^\W\da-zA-Z_报]{2,8}(?:(?<![官开上下结撒收织联入渔电管张])网(?!站)|融媒(?=记者|讯)|新闻(?=记者|讯|[·丨][^\W\da-zA-Z_]{2,5}讯)))"
    r"(?=[·丨]?[^\W\da-zA-Z_]{0,3}(?:讯|消息|报道|记者|电|站|\d{1,2}月|[】）)]|\s|$))",
    "网|融媒记|融媒讯|新闻记|新闻讯|新闻·|新闻丨",
)
# 临溪商务报|记者, 来源：青禾时报: a paper of any name, where its report is signed.
_PAPER = Rare.of(
    r"[【（(：:\s、□◎■](?P<name>(?:(?!本报)[^\W\da-zA-Z_]){2,8}报)"
    r"(?=(?:[·/丨][^\W\da-zA-Z_]{2,8}?)? ?(?:全媒体|融媒体?|首席|见习|实习|特约)?(?:记者|通讯员|讯|消息))",
    "报记|报通|报讯|报消|报全|报融|报首|报见|报实|报特|报·|报/|报丨|报 ",
)
_SOURCE = Rare.of(r"(?:来源|原载)[：:]\s?(?P<name>[^\W\da-zA-Z_]{2,8}报)(?=[】）)\s]|$)", "来源|原载")
# 云上青禾|报道（记者|沈清禾）: a medium of any name.
_SIGNED = Rare.of(
    r"(?m)^\s*(?P<name>(?:(?![本综跟追连据])[^\W\da-zA-Z_]){3,6})报道[（(](?:记者|通讯员)",
    "报道（|报道(",
)
# （云栖发布|沈清禾）, 云栖融媒|记者, 云栖时讯　为帮助…: a medium that signs at the head or the end of its report.
_SIGNS = Rare.of(
    r"(?m)(?:^[ \u3000]*|[（(【])(?P<name>(?:(?![本据省市区县镇府局委院会])[^\W\da-zA-Z_]){2,3}(?:发布|融媒|时讯))"
    r"(?=[ \u3000/：:](?=[\u4e00-\u9fff\d])|\d{1,2}月\d)",
    "发布|融媒|时讯",
)
_HOUSE = Rare.of(
    r"《[^《》\n]{2,14}》(?:杂志社|报社|期刊社|编辑部|编委会|小?记者站|社(?=社长|[副总主]|[^\W\da-zA-Z_]{2,4}部|[，。、；）\n]|$))",
    "》",
)
# 《青禾时报》记者|沈清禾, 《云栖新讯》讯: the paper in which the article stands, or whose reporter signs it.
_TITLED = Rare.of(
    r"《(?P<name>[^\W\da-zA-Z_]{1,8}(?:报|时讯|新讯|周刊|快讯))》 ?"
    r"(?=(?:全媒体|融媒体?|首席|见习|实习|特约)?(?:记者(?!站)|通讯员|讯|消息|报道))",
    "报》|讯》|刊》",
)
_MEDIA = (
    (_TITLED, "organization-media"),
    (_NEWS_SITE, "organization-media"),
    (_PAPER, "organization-media"),
    (_SIGNED, "organization-media"),
    (_SIGNS, "organization-media"),
    (_SOURCE, "organization-source"),
)


def find_known(analysis: Analysis, divisions: Divisions, walls: frozenset[int]) -> Iterator[Mention]:
    """Provinces, cities and counties by name (青阳市, 青阳), cities by one character (在京举行), and news sites."""
    yield from _media(analysis.text)
    yield from _houses(analysis.text)
    for found in _ABBREVIATED.finditer(analysis.text):
        yield Mention(Span(*found.span()), UNIT, found.group(), "Prefecture", "unit-abbreviation", 0.8)
    yield from _in_register(analysis, divisions, walls)


def _media(text: str) -> Iterator[Mention]:
    """News sites and papers where what they report is signed."""
    lines = f"\n{text}"  # so that the end of a line, or another mark, stands before each name
    for pattern, rule in _MEDIA:
        for found in pattern.finditer(lines):
            start, end = found.span("name")
            yield Mention(Span(start - 1, end - 1), ORGANIZATION, found["name"], "MediaOrganization", rule, 0.85)


def _houses(text: str) -> Iterator[Mention]:
    """《云栖诗刊》编辑部, 《青禾少年》杂志社: whose name begins with what it publishes."""
    for found in _HOUSE.finditer(text):
        span = Span(*found.span())
        yield Mention(span, ORGANIZATION, found.group(), "MediaOrganization", "organization-media", 0.85)


@cache
def register_terms(divisions: Divisions) -> Terms:
    """Names of provinces, cities and counties with their kind, and whether the name is short (青阳 for 青阳市).

    Districts and counties have short names only right after another unit (浙江安吉): 和平, 新华 and more are words.
    """
    names: dict[str, tuple[str, ...]] = {}
    levels = (("County", divisions.counties), ("Prefecture", divisions.cities), ("Province", divisions.provinces))
    for kind, full in levels:
        for name in sorted(full):
            for short in short_names(name) if kind == "County" else ():
                # 安宁 is a city and a district: what is read alone is in doubt.
                form = "short" if name.endswith("市") and names.get(short, (kind, "short"))[1] == "short" else "after"
                names[short] = (kind, form)
            is_full = name[-1] in LEVELS or name.endswith(("地区", "盟"))
            names[name] = (kind, "full" if is_full else "short")
    for name in sorted(divisions.former_counties):
        if len(name) > 2:  # 下城区, which is part of another today
            names.setdefault(name, ("Prefecture" if name.endswith(("地区", "盟")) else "County", "full"))
    names.setdefault("雄安", ("FunctionalZone", "short"))  # the one new area with a short name of its own
    return Terms(names)


def _in_register(analysis: Analysis, divisions: Divisions, walls: frozenset[int]) -> Iterator[Mention]:
    terms, reached, before = register_terms(divisions), -1, ""
    found = list(analysis.starting("register", terms))
    listed = frozenset(_listed(analysis.text, divisions, found))
    for at, name in found:
        if at < reached or not walls.isdisjoint(range(at, at + len(name))):
            continue
        follows = at == reached and _may_hold(divisions, terms, before, name)
        if at in listed or _is_unit(analysis, divisions, name, at, terms, follows=follows):
            before = name
            yield Mention(Span(at, at + len(name)), UNIT, name, terms[name][0], "unit-register", 0.9)
            reached = at + len(name)


def _listed(text: str, divisions: Divisions, found: list[tuple[int, str]]) -> Iterator[int]:
    """Where the names of a list begin that are all units of one city: 朝阳、通州、大兴, each of which may be a word."""
    run: list[tuple[int, str]] = []
    for at, name in (*found, (-1, "")):
        if run and text[at - 1 : at] == "、" and run[-1][0] + len(run[-1][1]) == at - 1:
            run.append((at, name))
            continue
        if len(run) >= _LISTED and set.intersection(*(_cities(divisions, one) for _, one in run)):
            yield from (start for start, _ in run)
        run = [(at, name)]


def _cities(divisions: Divisions, name: str) -> set[str]:
    return {unit.code[:4] for unit in divisions.by_name(name) if len(unit.code) == _COUNTY}


def _may_hold(divisions: Divisions, terms: Terms, whole: str, part: str) -> bool:
    """浙江|安吉, not 上海|浦江医院 nor 安吉县|城区: a short name or a word after a unit is a unit within it."""
    if terms[part][1] != "after" and part not in _WORDS:
        return True
    wholes = [unit.code for unit in divisions.by_name(whole)]
    return any(unit.code.startswith(code) for unit in divisions.by_name(part) for code in wholes if len(code) < 6)


def _is_unit(analysis: Analysis, divisions: Divisions, name: str, start: int, terms: Terms, *, follows: bool) -> bool:
    """The name stands as a word of its own (青阳, but no 青阳路), or right after a unit (江苏青阳)."""
    end, (kind, form) = start + len(name), terms[name]
    goes_on = form == "short" and (_NOT_AFTER.match(analysis.text, end) or _is_longer(analysis, kind, end, terms))
    of_land = form != "full" and _LAND.match(analysis.text, end)
    if goes_on or of_land or _OTHER_WORDS.match(analysis.text, start):
        return False
    if name in _WORDS or follows or form == "after":
        is_whole = analysis.starts_token(end) or terms.longest_at(analysis.text, end) is not None
        is_word = form != "full" and analysis.frequency(start, end) >= _EVERYDAY
        is_word = is_word and (form == "after" or analysis.segmenter.tag(name)[:1] in ("v", "a"))
        is_word = is_word and not (follows and _holds_town(analysis, divisions, start, end))  # 湖南|桃源|漆河镇
        cut = (form == "after" and not is_whole) or is_word
        holds = follows or (form == "after" and _holds_town(analysis, divisions, start, end))
        # 通山县|公安局 has no 公安 in it, 上海合作组织 no 合作
        return holds and not cut and not _TOWN.match(analysis.text, end)
    if start and not analysis.starts_token(start) and analysis.text[start - 1] not in PUNCTUATION:
        return False
    ends = analysis.starts_token(end) or terms.longest_at(analysis.text, end) is not None
    if kind == "County" and len(name) == 2 and _is_cut(analysis, start):
        return False
    if form == "full":
        return ends or len(name) > 2
    is_name = analysis.segmenter.tag(name).startswith("n") or name + "市" in analysis.text
    is_name = is_name or (kind == "Prefecture" and name not in _ALSO_WORDS)
    return kind == "Province" or (ends and is_name)


def _is_longer(analysis: Analysis, kind: str, end: int, terms: Terms) -> bool:
    """青阳|河县: with one character and a level a unit's name goes on that no list has; not 杭州|城区, 河北|献县."""
    longer = _LONGER.match(analysis.text, end) if kind != "Province" else None
    if longer is None or terms.longest_at(analysis.text, end) is not None:
        return False
    word = analysis.token_at(end)
    return not (word.start == end and word.end >= longer.end() and analysis.segmenter.frequency(word.text) > 0)


def _holds_town(analysis: Analysis, divisions: Divisions, start: int, end: int) -> bool:
    """云栖|临溪街道: a county's short name right before a town of its own; not the town 和平里街道."""
    town = _ITS_TOWN.match(analysis.text, end)
    if town is None or not analysis.starts_token(start) or town["stem"].endswith(_NO_TOWN):
        return False
    if not FUNCTION_CHARACTERS.isdisjoint(town["stem"]) or divisions.is_street(analysis.text[start : town.end()]):
        return False
    known = divisions.is_street(town.group())
    return known or not is_everyday(analysis.segmenter, divisions, town["stem"])


def _is_cut(analysis: Analysis, start: int) -> bool:
    """徽|南县, whose name begins before: a lone character that no grammar explains."""
    before = analysis.token_at(start - 1) if start else None
    if before is None or len(before.text) > 1 or before.text in FUNCTION_CHARACTERS:
        return False
    return "\u4e00" <= before.text <= "\u9fff" and before.tag[:1] not in ("v", "p")
