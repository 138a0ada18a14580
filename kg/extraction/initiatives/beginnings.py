"""Where a name begins before its quotation or phrase: 全区渔村|“…”揭牌仪式, 以“…”为主题的|…活动, 开展|向…活动."""

import re
from collections.abc import Set

from kg.extraction.initiatives.event_verbs import follows_verb
from kg.extraction.initiatives.headnouns import Head, head_ending, is_wall, phrase_start
from kg.extraction.initiatives.phrases import stands_apart
from kg.extraction.text.analysis import PUNCTUATION, Analysis
from kg.extraction.text.occurring import HELD, UNDERTAKEN
from kg.model import Span
from kg.patterns import late

_UNIT_END = "省市区县镇乡校道村"
_YEAR = late(r"20\d\d年?度?$")
_EDITION_YEAR = re.compile(r"(?<!\d)20\d\d(?:年度?(?:第?[一二三四]季度|[上下]半年)?)?$")
_YEARS = 12  # characters of a year with its quarter, and one before it
_TIMES = ("于", "自", "从", "截至", "到")
_THEMED = late(r"(?:以|主题为|主题是)$")
_SHORT = 4  # characters of a modifier that holds no verb of giving
_FAR = 32  # characters before a phrase in which its name may begin
# Walls that stand within names: 加快建设现代化产业体系|推进会, 为基层减负|座谈会.
_WITHIN = tuple(
    "加快 为 同 向 深化 构建 学习贯彻 落实 完善 加强 利用 推进 推动 建立 实施 贯彻落实"
    " 进一步 全面 深入 探索 推广 打造 持续 服务于 对 融入 配合 针对 迎接".split()
)
_SAID_OF = frozenset("的 了 着 过 是 在 由 将 已 于 要 会 和".split())
_CONVENED = late(r"(?:召开|举行|举办|主办|承办)了?(?P<name>[^\W\da-zA-Z_]{4,})$")
_SUBJECT = late(r"(?:^|[\n，。；！？ 　]|[日天午晚]，|近日|日前)(?P<name>[^\W\da-zA-Z_]{4,})$")
_ITEMS = late(r"(?:[^\W\da-zA-Z_]{2,24}、)(?:[^\W\da-zA-Z_]{2,10}、){0,4}$")
_SHARED = ("专项", "决赛", "半决赛", "总决赛", "复赛", "初赛", "预赛", "联合", "集中")
_SHARED_VERB = late(r"(?:开展|启动|部署|组织|实施)了?(?=[^\W\da-zA-Z_]{2})")
_PAIR = late(
    r"(?:^|[^\u4e00-\u9fff\d]|[的了]|召开|举行|举办|参加|出席)(?P<name>(?:20\d\d年)?[^\W\da-zA-Z_]{2,4}—|第[一二三四五六七八九十\d]+届[^\W\da-zA-Z_]{2,8}—)$"
)
# What opens a phrase and is no part of a name.
_LEAD = late(
    r"(?P<how>(?:简短|简朴|简单|隆重|盛大|热闹|热烈|生动|精彩|特殊|特别|别样|温馨|有趣)而?(?:[^\W\da-zA-Z_]{2})?的|(?:关心|重视|关注)支持(?=[^\W\da-zA-Z_]{2}))"
    r"|从[^\W\da-zA-Z_]{1,8}起|(?:以下)?[简下]称(?=[^\W\da-zA-Z_]{2})"
    r"|[一二两三四五六七八九十几\d]+期|[一二两三四五六七八九十几\d]+[局门轮顿台片](?=[^\W\da-zA-Z_]{2})"
    r"|量身(?:定制|打造)|式(?=[^\W\da-zA-Z_]{2})|(?<=对)标(?=[^\W\da-zA-Z_]{2})|(?<=[做落夯])实(?=[^\W\da-zA-Z_]{2})|本(?:学期|季度|年度|届|期|轮|周|月)|[上下]届|(?<=[开办搞设])个(?=[^\W\da-zA-Z_]{2})|(?<=[我该本])[省市区县镇乡村校院园馆](?=[首第庆纪“])"
    r"|(?P<cost>[\d.]*\d[余多]?[亿万千]?元(?:资金)?(?:投资)?(?:建设|新建|改造|修建|兴建|打造)?)"
)
_OPENERS = frozenset(
    "以下量标实式简隆盛热生精特别温有一二两三四五六七八九十几本上下个省市区县镇乡村校院园馆关重从0123456789."
)
_STUDIED = late(
    r"(?:认真|全面|深入)?(?:学习|宣传|传达)*(?:贯彻)?(?:落实)?(?<=学习|宣传|传达|贯彻|落实)(?=[^\W\da-zA-Z_]{2})"
)
_STUDY_OF = late(r"(?:学习|宣传)+贯彻(?:落实)?(?:党的|省委|市委|区委|县委|全国)?$")
_STUDY = 12  # characters before a phrase in which 学习贯彻党的 stands
_PASSED = late(r"[^\W\da-zA-Z_]{2}经(?=[^\W\da-zA-Z_]{2})")
_DECIDED = late(r"(?:现场)?(?:投票|讨论|审议|表决|评审|协商|研究|决定|同意|通过|商议|商定)")
_GIVEN_BY = late("[一们]")
# 为乡亲们送上一场|健康义诊
_BROUGHT = late(r"[送带献办开上演加打搭][上来去出起了过]一[场堂台局门节次顿]|们(?:送上|带来)(?!一)")
_GIVEN = re.compile(r"(?:开展|举行|举办|组织)了?(?P<name>[^\W\da-zA-Z_]+)$")
# 200余名学生上|安全课, 沈清禾|获|烹饪赛第一名; not 获奖作品展
_SAID = late(
    r"\d+[余多]?[名位][^\W\da-zA-Z_]{1,5}?[上听]了?(?=[^\W\da-zA-Z_]{1,6}课)"
    r"|(?:荣?获得?|夺得|摘得|斩获)(?![奖批])(?=[^\W\da-zA-Z_]{2,10}赛)"
)
_DAY = late(
    r"(?:(?:(?:20\d\d年)?\d{1,2}月)?\d{1,2}日(?:[上下]午|当?[晚天])?|\d{1,2}[时点](?:\d{1,2}分|半|许)?)(?=[^\W\da-zA-Z_]{2})"
)


def of_unit(analysis: Analysis, start: int, walls: Set[int], *, dated: bool = False) -> int:
    """Where a name begins whose edition begins at ``start``: 2024年云栖区|第五届“…”表彰活动.

    With ``dated``, a year or dash must stand before the unit: 2024年云栖区|“…”大赛.
    """
    text = analysis.text
    if text[start - 1 : start] not in _UNIT_END:
        return start
    unit = next((at for at in range(start - 3, max(0, start - 9), -1) if at in walls), None)
    if unit is None or not text[unit:start].isalpha():
        return start
    year = _YEAR.search(text, max(0, unit - 7), unit)
    return year.start() if year else start if dated and text[unit - 1] != "—" else unit


def of_year(text: str, start: int, unit: int | None) -> int:
    """Where a name begins that a year stands before, or before its unit, which begins at ``unit``: 2024年|青禾区棋类赛.

    A year after 于 or 自 tells of a time.
    """
    for at in (start, unit):
        year = _EDITION_YEAR.search(text, max(0, at - _YEARS), at) if at is not None else None
        if year is not None and not text.endswith(_TIMES, 0, year.start()):
            return year.start()
    return start


def themed(analysis: Analysis, start: int) -> int:
    """Where the name of an event begins that a quotation gives the theme of: 以|“…”为主题的开放日活动."""
    found = _THEMED.search(analysis.text, max(0, start - 3), start)
    return found.start() if found else start


def whole_phrase(analysis: Analysis, start: int, head: Head, people: frozenset[int]) -> int:
    """Where a phrase begins that words within its name cut off: as an object, as a subject, or after a list."""
    text, term = analysis.text, head.span
    if "贯彻" in text[max(0, start - _STUDY) : start]:
        start = _as_studied(analysis, start, term, people)
    if text[start - 1 : start] == "、":
        return _of_list(analysis, start, head, people)
    if text[start - 1 : start] == "—":
        pair = _PAIR.search(text, max(0, start - 12), start)
        return pair.start("name") if pair else start
    if head.kind == "Meeting" and head.bare and text[term.start - 1 : term.start] != "的":
        return as_subject(analysis, _as_meeting(analysis, start), term)
    return as_object(analysis, start, term)


def _as_studied(analysis: Analysis, start: int, head: Span, people: frozenset[int]) -> int:
    """全区|学习贯彻党的二十大|精神宣讲报告会: what is studied begins the name, not only what was decided there."""
    studied = _STUDY_OF.search(analysis.text, max(0, start - _STUDY), start)
    if studied is None or analysis.text.find("精神", start, head.start) < 0:
        return start
    return phrase_start(analysis, studied.start(), people)


def _as_meeting(analysis: Analysis, start: int) -> int:
    """召开|巩固成果同乡村振兴有效衔接推进会: all between the verb and a meeting's head, but for another verb."""
    text = analysis.text
    given = None if text[start - 1] in PUNCTUATION else _CONVENED.search(text, max(0, start - _FAR), start)
    return start if given is None or _is_apart(analysis, given.start("name"), start) else given.start("name")


def as_subject(analysis: Analysis, start: int, head: Span) -> int:
    """|青禾镇整治形式主义为基层减负座谈会召开: all from the clause's beginning, cut by a word within the name."""
    text = analysis.text
    if not text.endswith(_WITHIN, 0, start) or HELD.match(text, head.end) is None:
        return start
    said = _SUBJECT.search(text, max(0, start - _FAR), start)
    return start if said is None or _is_apart(analysis, said.start("name"), start) else said.start("name")


def _is_apart(analysis: Analysis, start: int, end: int) -> bool:
    """Something is undertaken or said there, or the name of another event ends."""
    text = analysis.text
    return (
        any(
            (is_wall(analysis, word.text) and word.text not in _WITHIN)
            or word.text in _SAID_OF
            or stands_apart(head_ending(analysis, word.end, start))
            or follows_verb(analysis, word.end)
            for word in analysis.each_token(start, end)
        )
        or UNDERTAKEN.search(text, start, end) is not None
    )


def _of_list(analysis: Analysis, start: int, head: Head, people: frozenset[int]) -> int:
    """第六届职工大赛砌筑工、|叉车司机决赛, 开展校服征订、|教辅征订专项治理: a head that all items of a list share."""
    text = analysis.text
    items = _ITEMS.search(text, max(0, start - _FAR), start)
    if items is None or not text.startswith(_SHARED, head.span.start):
        return start
    if (given := _SHARED_VERB.search(text, items.start(), start)) is not None:
        return start if _is_apart(analysis, given.end(), start) else given.end()
    for word in analysis.each_token(items.start(), start):
        contest = head_ending(analysis, word.end, items.start())
        if contest is not None and contest.kind == "Competition":
            return phrase_start(analysis, contest.span.start, people)
    return start


def without_lead(text: str, start: int, head: Head) -> int:
    """Where a phrase begins that words open which are no part of the name: 简短的|起跑仪式, 两期|知识竞赛."""
    first, last = text[start], head.span.start
    if first.isdigit() and (day := _DAY.match(text, start, head.span.end)) is not None:
        return day.end()  # 自|4月8日|初赛开赛以来
    said = _SAID.match(text, start, head.span.end) if first.isdigit() or first in "荣获夺摘斩" else None
    if said is not None:
        return said.end()
    lead = _LEAD.match(text, start, last) if first in _OPENERS else None
    if lead is not None and (
        lead["how"] or first == "从" or (last - lead.end() > 1 and (lead["cost"] or head.kind != "Project"))
    ):
        return lead.end()
    if text.startswith("精神", head.span.end) and (studied := _STUDIED.match(text, start, last)):
        return studied.end()  # 为学习贯彻|全区教育工作会议|精神，
    if text.find("经", start, last) > 0 and (passed := _PASSED.search(text, start, last)):
        return passed.end() if _DECIDED.match(text, head.span.end) else start  # 公约经|居民协商会投票通过
    given = (
        _BROUGHT.search(text, start, last) if last - start > _SHORT and _GIVEN_BY.search(text, start, last) else None
    )
    return given.end() if given else start


def as_object(analysis: Analysis, start: int, head: Span) -> int:
    """开展|向山区小学捐书活动, 开展|集中清理乱停乱放活动: all between the verb and 活动, but for another verb."""
    text = analysis.text
    given = _GIVEN.search(text, max(0, start - 24), start) if head.cut(text) == "活动" else None
    if given is None:
        return start
    name = given.start("name")
    words = analysis.tokens_in(name + (text[name] in "向为给"), start)
    return start if any(is_wall(analysis, word.text) for word in words) else name
