"""Initiatives: quoted names (`quoted`), and noun phrases with a head (…推进会, …活动, …工程).

A phrase is a name where someone undertakes it (召开全区…推进会) or where its
head makes one with any modifier (…启动仪式).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace
from itertools import chain

from kg.extraction.bodies.bodies import WORK
from kg.extraction.initiatives.beginnings import of_year, whole_phrase, without_lead
from kg.extraction.initiatives.editions import said_again, with_session
from kg.extraction.initiatives.endings import whole, with_marks
from kg.extraction.initiatives.event_verbs import is_object
from kg.extraction.initiatives.headnouns import (
    Head,
    begins_body,
    ends_word,
    head_ending,
    head_of,
    phrase_start,
    runs_on,
)
from kg.extraction.initiatives.holding import Holding
from kg.extraction.initiatives.measures import find_measures
from kg.extraction.initiatives.modifiers import WHOSE, Others
from kg.extraction.initiatives.occasions import find_occasions
from kg.extraction.initiatives.opened import find_opened
from kg.extraction.initiatives.phrases import (
    goes_on,
    is_clause,
    is_counted,
    is_deed,
    is_place,
    is_wished,
    nominal_start,
    tells_rank,
)
from kg.extraction.initiatives.quoted import find_quoted
from kg.extraction.initiatives.sessions import find_congresses, find_sessions
from kg.extraction.initiatives.staged import find_staged, is_kind
from kg.extraction.initiatives.vague import GENERAL, VAGUE, is_other, is_vague
from kg.extraction.initiatives.works import find_of_works
from kg.extraction.text.analysis import Analysis
from kg.extraction.text.occurring import COUNT, EVENTS, ITEM_OF, UNDERTAKEN, takes_place
from kg.model import EntityType, Mention, Span
from kg.patterns import late

_OF_SERIES = re.compile(r"第[〇零一二三四五六七八九十百\d]{1,4}届")
_AT_IT = re.compile(r"(?:[及和、][^，。；、]{2,16})?上[，,]")  # 在全市教育工作会议及首届宣传周上
_NO_EVENT = re.compile(r"准备|队伍|情况|节目|示范区|人员|物资|进度|现场会?议?室|《")  # after 义诊, 表演
_VISITED = re.compile(r"(?:来到|走进|赶到|前往|逛)了?$")  # 来到大屯村集市: a place
_ENTERED = ("节", "展", "展览", "博览会", "嘉年华", "音乐会")  # 走进美食节
_TAKEN, _JOINT = EVENTS | {"Campaign", "Project"}, EVENTS - {"Festival"}  # what one takes part in; what 暨 joins
_OCCASION = frozenset({"Ceremony", "Meeting"})  # 重点项目推进会 is one, though 重点项目 is none
_YEAR = re.compile(r"20\d\d")
_OF_YEAR = re.compile(r"20\d\d年度?[^，。；的\n]{0,24}?(?:[省市区县镇乡]|街道|社区|首届)[^，。；的\n]{2}")
_JUBILEE = late(r"(?:庆祝|纪念|喜迎)[^，。；“”\n]{2,20}(?:周年|[节日])暨$")  # 庆祝建党103周年暨|“两优一先”表彰大会
_NTH = re.compile(r"第[一二三四五六七八九十百\d]{1,4}个(?=“?[^\W\da-zA-Z_]{0,12}[节月周日])")  # 第九个邻里节庆祝大会
_BY_YEAR = re.compile(r"20\d\d年度?(?![起来以的])[^\W\da-zA-Z_]{2,16}$")
_BUILT = re.compile(r"[在于][^\W\da-zA-Z_]{2,16}?(?:投资)?(?:建设|新建|兴建|建起|建成)")  # 在某开发区建设|生产基地项目
_GIVEN = late(r"(?:举行|举办|召开|主办|承办|开展|组织)[了的]?$")
_COLLECTIVE = frozenset("重大项目 重点项目 重点工程 产业项目 投资项目 招商项目 民生项目 合作项目".split())
_MONTH = re.compile(r"[\d一二三四五六七八九十]{1,3}月份?[初底上中下旬]{0,2}的$")  # 7月的读书节、|11月的论坛
_LINK = re.compile(r"——|—|迎接|喜?迎|庆祝|欢?庆|纪念|欢度")  # between a slogan and the event that it is for
_FIRST_OF_TWO = late(r"(?:签约|开工|启动|揭牌|授牌|颁奖|竣工|奠基|揭幕|表彰|发布)[和及与]$")
_LISTING = "、和及与"
_JOINING = frozenset("和 与 及 以及 并".split())
# Characters of a head that says enough by itself where it is undertaken (开展义诊活动, 加装电梯工程动工).
_WHOLES, _LONG = {"Activity": 4, "Training": 4, "Project": 6}, 99
_NO_KINDS = frozenset("主题 系列 专题 专项 特色 相关 大型 现场 整个 活动".split())
_ADVANCED = ("推动", "推进", "促进")
_ACTORS = (EntityType.ORGANIZATION, EntityType.ADMINISTRATIVE_UNIT)
_MANY = late(r"(?:系列|各类|各项|相关|多种|多项)的?$")  # 开展一系列|宣传活动
_LEVELS = frozenset("省市区县镇乡村校")
_TOLD_SHORT = frozenset("节赛宴展")  # of which two characters tell enough where they are held: 举办|丰收宴
_SHORT = 4  # characters of the least modifier of a head of one character (…会)


def find_initiatives(analysis: Analysis, others: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Every mention of an initiative, ascending; one inside another's name stands beside it."""
    people = _people(analysis, others)
    bodies = _covered(other for other in others if other.type is EntityType.ORGANIZATION)
    around = Others(others, bodies)
    quoted = (*find_quoted(analysis, around), *find_of_works(analysis, around.walls))
    ends = {mention.span.end for mention in quoted}
    cut = frozenset(at for mention in quoted for at in range(mention.span.start + 1, mention.span.end))
    works = frozenset(offset for work in WORK.finditer(analysis.text) for offset in range(*work.span()))
    holding = Holding.of(others)
    phrases = [holding.whole(analysis, m) for m in _phrases(analysis, people | works, ends)]
    apart = ends | cut
    phrases = [m for m in phrases if m.span.end not in apart and m.span.start not in works and _is_closed(m.name)]
    actors = {m.span.start: m.span for m in sorted(others) if m.type in _ACTORS}
    phrases = [m for m in phrases if not is_deed(analysis, actors.get(m.span.start), m.span.end)]
    inside = people | works
    halves = {m.span for m in quoted if any(one.span.start < m.span.start < one.span.end for one in quoted)}
    joined = (m if m.span in halves else _after_phrase(analysis, m, phrases, inside) for m in quoted)
    quoted = tuple(_from_year(analysis, m, inside) for m in joined)
    quoted = tuple(with_session(analysis, mention) for mention in quoted)
    alone = (*phrases, *find_congresses(analysis), *find_sessions(analysis), *quoted)
    found = {m.span: m for m in _with_slogans(analysis, alone)}
    kept = _without_parts(found.values())
    kept = tuple(sorted((*kept, *find_opened(analysis, kept))))
    kept = tuple(sorted((*kept, *find_measures(analysis, _covered(kept)))))
    staged = tuple(find_staged(analysis, _covered(kept), {other.span.end for other in others}))
    staged = tuple(m for m in staged if not is_vague(m.name))
    kept = tuple(sorted((*kept, *(m for m in staged if not is_kind(analysis, m)))))
    kept = (*kept, *find_occasions(analysis, kept))
    told = _covered(kept)
    kept = (*kept, *(m for m in staged if told.isdisjoint(_offsets(m))))
    named = (*kept, *said_again(analysis, kept))
    named = tuple(m for m in named if not bodies.issuperset(_offsets(m)))
    holders = {m.span.start: m.span.end for m in others if m.type is EntityType.ORGANIZATION}
    ended = (whole(analysis, _with_year(analysis, _without_holder(m, holders), holding.units)) for m in named)
    return tuple({m.span: m for m in (with_marks(analysis, mention) for mention in ended)}.values())


def _people(analysis: Analysis, others: tuple[Mention, ...]) -> frozenset[int]:
    """The offsets of people, but for one in the name of a unit or body: no 高山 stands in 高山镇丰收节."""
    bodies = _covered(other for other in others if other.type is not EntityType.PERSON)
    people = (other for other in others if other.type is EntityType.PERSON)
    return _covered(m for m in people if not bodies.issuperset(_offsets(m)) and not _in_head(analysis, m))


def _in_head(analysis: Analysis, person: Mention) -> bool:
    """揭晓仪|式: the head of an event's name, not a person."""
    head = analysis.lexicon.initiative_heads.longest_at(analysis.text, person.span.start)
    return head is not None and len(head) > len(person.span)


def _without_holder(mention: Mention, holders: Mapping[int, int]) -> Mention:
    """云栖区文化馆|2024年“潮声”文艺演出: before a year stands who holds it."""
    end = holders.get(mention.span.start, 0) - mention.span.start
    if end <= 0 or _YEAR.match(mention.name, end) is None:
        return mention
    return replace(mention, span=Span(mention.span.start + end, mention.span.end), name=mention.name[end:])


def _from_year(analysis: Analysis, quoted: Mention, walls: frozenset[int]) -> Mention:
    """2024年听潮街道寻找|“和美家庭”颁奖会: a name that a year begins goes on to the quotation in it."""
    if quoted.rule != "initiative-quoted-head" or _YEAR.search(quoted.name):
        return quoted
    start = phrase_start(analysis, quoted.span.start, walls)
    if start == quoted.span.start or _BY_YEAR.match(analysis.text, start, quoted.span.start) is None:
        return quoted
    if UNDERTAKEN.search(analysis.text, start, quoted.span.start):
        return quoted  # 2024年开展|“清风行”活动
    span = Span(start, quoted.span.end)
    return replace(quoted, span=span, name=span.cut(analysis.text))


def _with_year(analysis: Analysis, mention: Mention, units: Mapping[int, int]) -> Mention:
    """2024年|青禾区“邻里杯”棋类赛: the year of an edition, before the name or its unit; not of a quotation alone."""
    start = mention.span.start
    if not mention.kind or mention.rule == "initiative-occasion" or _YEAR.search(mention.name):
        return mention
    unit = units.get(start - 1) if units.get(start) != units.get(start - 1) else None
    start = of_year(analysis.text, start, unit)
    span = Span(start, mention.span.end)
    return mention if start == mention.span.start else replace(mention, span=span, name=span.cut(analysis.text))


def _after_phrase(analysis: Analysis, quoted: Mention, phrases: Iterable[Mention], walls: frozenset[int]) -> Mention:
    """第二届职工运动会|“青禾杯”游泳比赛: a name in quotation marks right after that of what it is part of."""
    whole = next((m.span.start for m in phrases if m.span.end == quoted.span.start and "系列" not in m.name), None)
    whole = _first_half(analysis, quoted.span.start, walls) if whole is None else whole
    joined = analysis.text[quoted.span.start - 1 : quoted.span.start] == "暨"
    if whole is None or not (joined or quoted.rule == "initiative-quoted-head"):
        return quoted
    span = Span(whole, quoted.span.end)
    return replace(quoted, span=span, name=span.cut(analysis.text))


def _first_half(analysis: Analysis, start: int, walls: frozenset[int]) -> int | None:
    """Where the name begins whose first half 暨 ends: 读书节启动仪式暨|“书香家庭”颁奖典礼."""
    if analysis.text[start - 1 : start] != "暨":
        return None
    if feast := _JUBILEE.search(analysis.text, max(0, start - 32), start):
        return feast.start()
    head = head_ending(analysis, start - 1)
    if head is None:
        return None
    first = nominal_start(analysis, phrase_start(analysis, head.span.start, walls), head.span.start)
    return first if first < head.span.start else None


def _with_slogans(analysis: Analysis, found: tuple[Mention, ...]) -> Iterator[Mention]:
    """“天蓝水清”庆“七一”文艺汇演, “新起点”——驿站揭牌仪式: a slogan before an event's name is part of it."""
    longest: dict[int, Mention] = {}
    for mention in found:
        known = longest.setdefault(mention.span.start, mention)
        longest[mention.span.start] = max(known, mention, key=lambda m: m.span.end)
    joined = set[Mention]()
    for mention in found:
        link = _LINK.match(analysis.text, mention.span.end) if mention.rule == "initiative-quoted" else None
        event = longest.get(link.end()) if link else None
        if event is not None and event.kind in EVENTS:
            span = Span(mention.span.start, event.span.end)
            yield replace(event, span=span, name=span.cut(analysis.text))
            joined |= {mention, event}
    yield from (mention for mention in found if mention not in joined)


def _offsets(mention: Mention) -> range:
    return range(mention.span.start, mention.span.end)


def _covered(mentions: Iterable[Mention]) -> frozenset[int]:
    return frozenset(chain.from_iterable(map(_offsets, mentions)))


def _is_closed(name: str) -> bool:
    """The phrase holds its quotations whole; not 119”消防宣传月."""
    return name.count("“") == name.count("”") and name.count('"') % 2 == 0


def _phrases(analysis: Analysis, people: frozenset[int], ends: Set[int]) -> Iterator[Mention]:
    """The phrases that have a head; ``ends`` are where names end, after which a list can go on."""
    named = set(ends)
    for end, term in analysis.ending("initiative_heads", analysis.lexicon.initiative_heads):
        head = head_of(analysis, term, end) if ends_word(analysis, end) else None
        if head is not None and not begins_body(analysis, head) and not runs_on(analysis, head):
            start = phrase_start(analysis, head.span.start, people)
            start = whole_phrase(analysis, _before_of(analysis, start, head, people), head, people)
            if built := _BUILT.match(analysis.text, start - 1, head.span.start):
                start = built.end()
            start = nominal_start(analysis, start, head.span.start)
            while (first := analysis.token_at(start)).text in _JOINING and first.end <= head.span.start:
                start = first.end
            start = _first_of_two(analysis, start, people)
            count = COUNT.match(analysis.text, start, head.span.end)
            nth = _NTH.match(analysis.text, start, head.span.end)
            count = count if count and analysis.starts_token(count.end()) else None  # no 过 of 过去
            start = count.end() if count and not (nth and head.span.start - nth.end() > 1) else start
            start = without_lead(analysis.text, start, head) if head.span.start - start > 1 else start
            month = _MONTH.search(analysis.text, max(0, start - 8), start)
            item = month.start() if month else start
            listed = _is_listed(analysis.text, item, named)
            mention = _phrase(analysis, start, head, listed=listed)
            if mention is not None:
                yield mention
            alone = head.bare and start == head.span.start and is_object(analysis, start)
            if mention is not None or alone or tells_rank(analysis.text, end):
                named.add(end)


def _first_of_two(analysis: Analysis, start: int, people: frozenset[int]) -> int:
    """项目现场签约和|集体开工活动: where the first of two begins, which has no 活动 of its own; else ``start``."""
    two = _FIRST_OF_TWO.search(analysis.text, max(0, start - 3), start)
    return nominal_start(analysis, phrase_start(analysis, two.start(), people), two.start()) if two else start


def _is_listed(text: str, start: int, named: Set[int]) -> bool:
    """After another name in a list, or first in the list that explains it: “四进计划”——|春苗计划、|夏荷计划."""
    join = 2 if text.endswith("以及", 0, start) else 1
    return (start - join in named and (join > 1 or text[start - 1] in _LISTING)) or (
        text[start - 2 : start] == "——" and start - 2 in named
    )


def _before_of(analysis: Analysis, start: int, head: Head, people: frozenset[int]) -> int:
    """Where the phrase begins of which a ceremony says only the kind: 举行|望江大桥的集中开工仪式; or the last of two.

    主办的|2024年最美家庭、最美教师揭晓仪式 begins after an undertaking.
    """
    if head.kind == "Ceremony" and analysis.text[start - 1 : start] == "、":
        apart = head_ending(analysis, start - 1)
        longer = start if apart and apart.kind == "Ceremony" else phrase_start(analysis, start - 1, people)
        return longer if _GIVEN.search(analysis.text, max(0, longer - 8), longer) else start
    if start > 1 and analysis.token_at(start - 2).tag.startswith(("a", "b", "z")):
        return start  # 盛大的|庆祝仪式
    if head.kind != "Ceremony" or analysis.text[start - 1 : start] != "的" or head.span.start - start > _SHORT:
        return start
    longer = phrase_start(analysis, start - 1, people)
    if analysis.text[longer - 1 : longer] == "等":  # 望江大桥等项目的
        longer = phrase_start(analysis, longer - 1, people)
    return longer if UNDERTAKEN.search(analysis.text, max(0, longer - 8), longer) else start


def _phrase(analysis: Analysis, start: int, head: Head, *, listed: bool) -> Mention | None:
    """The phrase as a mention, or None: 全市活动, 重点项目 and the like are no names.

    ``listed`` where it follows another in a list: 举办了书法展、|灯谜竞猜.
    """
    text, end = analysis.text, head.span.end
    undertaken = listed or _is_undertaken(analysis, start, head)
    if (
        not (undertaken or head.bare)
        or is_clause(analysis, start, head)
        or goes_on(analysis, head)
        or is_place(text, start, end)
        or _is_advanced(text, start, head)
        or is_counted(text, start, head)
        or is_wished(analysis, start, head)
    ):
        return None
    whole = (undertaken and _is_whole(analysis, start, head)) or (
        listed and start == head.span.start and head.bare and len(head.span) > 2
    )
    if not whole and not _is_modifier(analysis, start, head, held=undertaken):
        return None
    visited = not text.endswith(_ENTERED, 0, end) and _VISITED.search(text, max(0, start - 3), start)
    if visited or (not head.bare and head.kind != "Project" and _NO_EVENT.match(text, end)):
        return None
    if _tells_no_more(analysis, start, head) or is_other(text, start, end):
        return None
    span = Span(start, end)
    confidence = 0.85 if undertaken and head.bare else 0.7
    return Mention(span, EntityType.INITIATIVE, span.cut(text), head.kind, "initiative-phrase", confidence)


def _is_undertaken(analysis: Analysis, start: int, head: Head) -> bool:
    """What stands around it says that it takes place, or its name is that of an item or of a year's edition."""
    text, end = analysis.text, head.span.end
    kind = "" if head.span.cut(text) in _COLLECTIVE else head.kind
    return bool(
        takes_place(text, start, end, kind)
        or (kind in _TAKEN and (head.bare or start < head.span.start) and is_object(analysis, start))
        or (text[start - 1 : start] in ("在", "、", "及", "和") and _AT_IT.match(text, end))
        or ITEM_OF.search(text, max(0, start - 8), start)
        or _OF_SERIES.search(text, start, head.span.start)
        or _is_of_year(text, start, head)
    )


def _is_advanced(text: str, start: int, head: Head) -> bool:
    """发挥|职业技能竞赛|的作用, 推动|警民共建: no event."""
    deed = head.kind == "Activity" and not head.bare
    return text.endswith("发挥", 0, start) or (deed and text.endswith(_ADVANCED, 0, start))


def _is_whole(analysis: Analysis, start: int, head: Head) -> bool:
    """开展|义诊活动: of what is undertaken the head says enough by itself; not 多种|宣传活动."""
    return (
        _is_alone(analysis, start, head)
        and len(head.span) >= _WHOLES.get(head.kind, _LONG)
        and (head.bare or head.kind != "Project")
        and not _MANY.search(analysis.text, max(0, start - 4), start)
    )


def _tells_no_more(analysis: Analysis, start: int, head: Head) -> bool:
    """主题活动, 民心工程, 开幕式|活动: no names by themselves."""
    text, end, heads = analysis.text, head.span.end, analysis.lexicon.initiative_heads
    return (
        GENERAL.match(text, start, end) is not None
        or analysis.lexicon.rhetoric.get(text[start:end], ("",))[0] == "figure"
        or text[start] == "暨"
        or heads.get(text[start : head.span.start], ("",))[0] == "Ceremony"
    )


def _is_alone(analysis: Analysis, start: int, head: Head) -> bool:
    """开展|义诊活动, 举办了集体|采茶活动: no modifier, or one that tells little."""
    if start >= head.span.start or head.kind != "Activity":
        return start == head.span.start
    stem = analysis.text[start : head.span.start]
    tells_little = analysis.lexicon.empty_stems.get(stem, ("",))[0] in ("initiative", "both")
    return tells_little and stem not in _NO_KINDS and stem not in WHOSE and VAGUE.match(stem) is None


def _is_of_year(text: str, start: int, head: Head) -> bool:
    """2024年青禾区职工棋类比赛: an event by its year and whose it is."""
    return head.kind in EVENTS and _OF_YEAR.match(text, start, head.span.start) is not None


def _is_modifier(analysis: Analysis, start: int, head: Head, *, held: bool) -> bool:
    stem = analysis.text[start : head.span.start]
    if held and head.bare and len(head.span) >= _SHORT and stem in _LEVELS:
        return True  # 参加过|区农民运动会
    if analysis.lexicon.empty_stems.get(stem, ("",))[0] in ("initiative", "both"):
        return False
    vague = VAGUE.match(analysis.text, start, head.span.end)  # with the head: 综合性|应急演练 is none
    if vague and vague.end() <= head.span.start and (head.kind not in _OCCASION or len(stem) < _SHORT):
        return False
    if (
        len(stem) < 2
        or start >= head.span.start
        or stem[0] in "、，,；;）)》”’"
        or not any("\u4e00" <= c <= "\u9fff" for c in stem)
    ):
        return False
    least = 2 if held and head.span.cut(analysis.text) in _TOLD_SHORT else _SHORT
    return len(head.span) > 1 or (len(stem) >= least and analysis.token_at(head.span.start).is_at(head.span))


def _without_parts(found: Iterable[Mention]) -> tuple[Mention, ...]:
    """Of phrases that overlap, the longest; a quoted name with its head stays (“119”宣传月 in its ceremony)."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.span.start, -m.span.end)):
        before = kept[-1] if kept else None
        if before is not None and mention.kind in _JOINT and before.name.startswith(mention.name + "暨"):
            continue  # |“五四”表彰大会|暨青年论坛: half of one event
        if before is None or not before.span.overlaps(mention.span) or mention.rule == "initiative-quoted-head":
            kept.append(mention)
        elif len(mention.span) > len(before.span) and before.rule != "initiative-quoted-head":
            kept[-1] = mention
    return tuple(sorted(kept))
