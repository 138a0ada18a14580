"""On which day an initiative takes place: by its sentence, or by the day told before (上午10时，揭牌仪式举行)."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from kg.extraction.discourse.events import STANDING
from kg.extraction.discourse.scene import AGENTS, INITIATIVE, Scene
from kg.extraction.text.dates import DateContext, DateKind, DateMention, resolve
from kg.extraction.undertakings.occurrence import Undertaking
from kg.extraction.undertakings.others import is_of_another, is_of_other_verb, is_of_past, is_of_since
from kg.model import BlockKind, Factuality, Mention, Predicate, Relation, Span
from kg.patterns import late

_CLOSES = frozenset("闭幕 落幕 落下帷幕 降下帷幕 收官 圆满落幕 圆满收官 结束 闭营 结营".split())
_CLOSING = "undertaking-closing"
# 记者今天从某局获悉: the day of the news, not of the event.
_LEARNED = re.compile(r"(?:上午|下午)?[，,]?(?:记者)?从[^，。；,;]{2,30}?(?:获悉|了解到|得知)")
_LASTS_UNTIL = re.compile(r"(?:持续|延续|延长|开放|截[至止])[至到]?$")  # 将持续到11月3日: its end
_HALF = late(r"以来|[上下]半年")  # 今年下半年: no time of one event
# 连续三年举办…, 推迟到5月: of no one day, or of none that is told.
NO_DAY = re.compile(
    r"连续[\u4e00-\u9fff\d]{1,2}[年届月]|推迟|延期|改期|此类|类似|同类|原(?:打算|计划)|即日起|后来|此后|后期|在此之前|刚刚?(?:在|从)?[^，。；\n]{0,8}参加|[，,](?:近日|日前|近期|最近|如今|眼下)"
)
_LATER = frozenset({"次年", "翌年", "第二年"})  # than the date before, whatever that is
_NTH = late(
    r"(?:以来)?(?:已?(?:举办|开展|组织|举行|召开|办)的?|的)?第[一二三四五六七八九十百\d]+[场次期站课讲]"
)  # 今年的第十场
_TERM_OF = late(r"度(?![，,])")
_LISTED = frozenset("、和及与")
_IN_VAIN = ("没有在", "没有于", "未在", "未于", "没在")
_LASTED = late(r"为期([两二三四五六七八九十]|\d{1,2})[天日]")
_WHOLE_DAY = re.compile(r"(?:(?P<year>\d{4})|-)(?P<day>-\d\d-\d\d)")  # 2024-11-02, --11-02; not 2024-11
_LEAP = "2024"  # a year that has each day, for a day of which no year is known
_NUMBERS = {character: number for number, character in enumerate("零一二三四五六七八九十")} | {"两": 2}
_OTHER_TIME = re.compile(
    r"每[一个]?[日天周月季年逢星]|日前|近日|原来(?![，,]?这)|此前|连日|近期|以来|近年|节[日庆]?期间"
)
_YEAR = late(r"(?<!\d)((?:19|20)\d\d)(?:年(?!度)|(?=[\u4e00-\u9fff·“]))")
_YEAR_FIRST = re.compile(r"^[12]\d{3}年?度?")
YEAR_BEFORE = re.compile(r"(?<!\d)((?:19|20)\d\d)年?$")
# At the head of a clause, before the day of what the clause before names.
_ITS_TIME = late(r"(?:(?:活动|比赛|展览|演出|展期|时间|会期|报名)*(?:将|拟)?(?:定|安排|持续|为)?(?:在|于|从|自|为)?)?")
# 为进一步深化…，; not 为期三天的…, 为主题的….
_AIM = late(r"(?:[^，。；\n]{0,16}[讯电](?:[（(][^（）()\n]{0,40}[）)])?\s*)?为(?![期主止名此时])")
_SHORT_HEAD = 2  # characters before a day that begins its clause: 在, 于
_BEFORE_VERB = 8  # characters of adverbs
_SHORT = 4  # characters of a noun that means an event for short
_SAME_END = 3  # characters in which two names of one event end alike
_FEW = 4  # dates among which the last day is looked for
# What stands at the head of a clause that goes on with the day: 上午10时, 仪式结束后, 随后.
_SAME_DAY = re.compile(
    r"(?:当[天日晚]|[^，。；,;\n]{0,8}?(?:结束|[式会赛动练]|闭庭)[之以]?后[，,]?)?"
    r"(?:上午|下午|中午|傍晚|晚上|晚间|清晨|早上|一大早|(?<![^\W\da-zA-Z_])晚(?=[，,\d七八九])|随后|紧接着|随即"
    r"|仪式上|会上|席间|活动间隙|行动间隙|[^，。；,;\n]{0,8}?(?:结束|[式会赛动练]|闭庭)[之以]?后[，,])"
)


def find_days(
    scene: Scene, undertaking: Undertaking, dates: tuple[DateMention, ...], context: DateContext
) -> Iterator[Relation]:
    """The date nearest before the verb in its sentence; without one, the day that the sentence goes on with."""
    sentence = scene.analysis.sentence_of(undertaking.verb.start)
    if scene.analysis.block_of(sentence.start) not in (BlockKind.PARAGRAPH, BlockKind.TITLE):
        return
    near = tuple(date for date in dates_in(dates, sentence) if not _is_in_name(scene, date))
    day = _told(scene, undertaking, near, context) if near else _carried(scene, undertaking, dates, context)
    if day is not None:
        yield Relation(
            undertaking.initiative,
            Predicate.OCCURS_ON,
            _first_day(scene, undertaking, sentence, day),
            sentence,
            _CLOSING if _closes(scene, undertaking) else "undertaking-date",
            factuality=undertaking.factuality,
            confidence=0.85 if near else 0.7,
        )


def _told(scene: Scene, undertaking: Undertaking, dates: tuple[DateMention, ...], context: DateContext) -> str | None:
    """The day by the dates of the sentence."""
    near = [date for date in dates if is_of_events(scene, date) and not is_of_since(scene, date.span, undertaking)]
    near = [date for date in near if not is_of_another(scene, date, undertaking)]
    own = [date for date in near if not date.aside] or [d for d in near if not is_of_past(scene, d, undertaking)]
    own = _without_names(scene, own)
    before = [date for date in own if date.span.end <= undertaking.verb.start]
    if _has_no_day(scene, before[-1].span.end if before else None, undertaking):
        return None
    before = _nearer(scene, before, _in_its_clause(scene, near, undertaking))
    before = before or [date for date in reversed(own) if _is_after(scene, undertaking, date)]
    each = _respective(scene, undertaking, [date for date in near if date.span.end <= undertaking.verb.start])
    before = _without_seasons(_firsts(scene, before)) if each is None else each
    if before and before[-1].word in _LATER and resolve(before[-1], context) is None:
        return None
    found = (resolve(date, context) for date in reversed(before) if not is_of_other_verb(scene, date.span, undertaking))
    day = next((day for day in found if day is not None), None)
    year = year_of(scene, undertaking.initiative) if before and day is None else None
    return year or day  # 上周六，2023年“全民健身日”大赛举行


def _in_its_clause(scene: Scene, dates: list[DateMention], undertaking: Undertaking) -> list[DateMention]:
    """招聘会将于3月2日移师某站，3月中旬还有…: after 于 in the clause of the verb, before it."""
    clause = scene.analysis.clause_of(undertaking.verb.start)
    return [date for date in dates if clause.start <= date.span.start and date.span.end <= undertaking.verb.start]


def _nearer(scene: Scene, before: list[DateMention], within: list[DateMention]) -> list[DateMention]:
    """7月3日印发方案，要求从7月10日起开展|整治行动: what the clause of the verb tells."""
    within = [date for date in within if not is_year(date)]
    if within and before and before[-1].span.end <= scene.analysis.clause_of(within[0].span.start).start:
        return within
    return before or within


def _without_names(scene: Scene, dates: list[DateMention]) -> list[DateMention]:
    """11月3日，“2024年清风周”暨…举行: a year within a clause is of a name, where a day is told."""
    days = [date for date in dates if not is_year(date)]
    opens = (date.span.start == scene.analysis.clause_of(date.span.start).start for date in dates)
    return [date for date, is_first in zip(dates, opens, strict=True) if is_first or date in days] if days else dates


def _respective(scene: Scene, undertaking: Undertaking, dates: list[DateMention]) -> list[DateMention] | None:
    """游园会、音乐会分别于3月、5月举行: the date of each by its place; none where events and dates are not as many."""
    run = dates[-1:]
    for day in reversed(dates[:-1]):
        if scene.text[day.span.end : run[0].span.start] not in _LISTED:
            break
        run.insert(0, day)
    if len(run) < 2 or "分别" not in scene.text[max(0, run[0].span.start - 6) : run[0].span.start]:
        return None
    events = scene.within(scene.analysis.sentence_of(run[0].span.start).start, run[0].span.start, INITIATIVE)
    events = events[-len(run) :]
    of_each = dict(zip(events, run, strict=False)) if len(events) == len(run) else {}
    return [of_each[undertaking.initiative]] if undertaking.initiative in of_each else []


def _firsts(scene: Scene, dates: list[DateMention]) -> list[DateMention]:
    """9月9日、9月10日: of days in a list the first."""
    text, ends = scene.text, {date.span.end for date in dates if date.day is not None}
    return [date for date in dates if text[date.span.start - 1] not in _LISTED or date.span.start - 1 not in ends]


def _without_seasons(dates: list[DateMention]) -> list[DateMention]:
    """7月6日，火红七月，…举办: the month after a day of it only tells of the season."""
    days = {date.month for date in dates if date.day is not None}
    return [date for date in dates if date.day is not None or date.month is None or date.month not in days]


def _has_no_day(scene: Scene, last: int | None, undertaking: Undertaking) -> bool:
    """Between the last date, or the head of the clause, and the verb stands that no one day is meant."""
    first = min(undertaking.verb.start, undertaking.initiative.span.start)
    low = scene.analysis.clause_of(first).start
    low = low if last is None else min(last, low)
    clause = scene.analysis.clause_of(undertaking.verb.start)
    high = max(undertaking.verb.end, min(undertaking.initiative.span.end + 6, clause.end))
    return NO_DAY.search(scene.text, low, high) is not None


def _is_after(scene: Scene, undertaking: Undertaking, date: DateMention) -> bool:
    """举办读书节，时间为6月9日; not 开展读书月，艺术节也于6月9日开幕, of another event; nor 修某路，今年再修两条."""
    clause = scene.analysis.clause_of(date.span.start)
    if clause.start <= max(undertaking.verb.start, undertaking.initiative.span.start):
        return True
    if clause.start == date.span.start and is_year(date):
        return False
    if clause.start == date.span.start and scene.text.startswith("的", date.span.end):  # 其间有灯会；6月9日的诗会在…
        noun = scene.text[date.span.end + 1 : date.span.end + 1 + _SHORT]
        return any(undertaking.initiative.name.endswith(noun[:length]) for length in range(2, _SHORT + 1))
    its_time = _ITS_TIME.fullmatch(scene.text, clause.start, date.span.start) is not None
    if date.span.start - clause.start < _SHORT_HEAD and _is_of_next(scene, undertaking, date):
        return False
    return its_time and not is_aim(scene, min(undertaking.verb.start, undertaking.initiative.span.start))


def _is_of_next(scene: Scene, undertaking: Undertaking, date: DateMention) -> bool:
    """参加读书月已有三年，在|2015年，还开展敬老行动: the day of what the rest of the sentence undertakes."""
    low, own = date.span.end, undertaking.initiative.name
    named = scene.within(low, scene.analysis.sentence_of(low).end, INITIATIVE)
    other = next((one for one in named if one.name != own), None)
    verbs = () if other is None else scene.verbs_in(low, other.span.start)
    return any(predicate == "organizes" for _, predicate, _ in verbs)


def is_aim(scene: Scene, first: int) -> bool:
    """为丰富生活，深化“清风”工程，|6月9日…: what the rest of the sentence is for, by clauses that have no subject."""
    clause, sentence = scene.analysis.clause_of(first), scene.analysis.sentence_of(first)
    aim = _AIM.match(scene.text, sentence.start, first)
    if aim is None:
        return False
    return clause.start < aim.end() or (
        first - clause.start < _BEFORE_VERB and not scene.within(clause.start, first, *AGENTS)
    )


def is_year(date: DateMention) -> bool:
    """2024年, 去年: a date without a month."""
    return date.month is None and date.day is None and (date.year is not None or date.word.endswith("年"))


def is_of_events(scene: Scene, date: DateMention) -> bool:
    """No day of the report, in a name, or of what goes on until then."""
    start, end = date.span.start, date.span.end
    return (
        (bool(date.word) or not date.dateline)  # 今天（2月29日）, but not 2月29日电
        and not (is_year(date) and scene.text.startswith("是", end))  # 2025年是规划的收官之年
        and not (is_year(date) and _TERM_OF.match(scene.text, end))  # 表彰2024年度|“最美网格员”
        and not (is_year(date) and scene.text.endswith("到", 0, start))  # 明确到2026年每个社区设一处…
        and not (date.word == "今年" and date.month is None and _HALF.match(scene.text, end))
        and not (date.word == "今年" and date.month is None and _NTH.match(scene.text, end))
        and _LEARNED.match(scene.text, end) is None
        and _LASTS_UNTIL.search(scene.text, max(0, start - 4), start) is None
        and not _is_in_name(scene, date)
        and not scene.text.endswith(_IN_VAIN, 0, start)
        and not (date.aside and _is_of_body(scene, end))
    )


def _is_of_body(scene: Scene, end: int) -> bool:
    """成立于2015年的|望江公司: the day of a body, place or person."""
    owner = scene.starting(end + 1) if scene.text.startswith("的", end) else None
    return owner is not None and owner.type is not INITIATIVE


def _is_in_name(scene: Scene, date: DateMention) -> bool:
    """Within a name, or 2024年“春风送岗”招聘会: a year that is part of the name, though it stands before it."""
    if date.year is None or date.month is not None:
        return scene.covering(date.span.start) is not None
    if scene.text[date.span.start - 1 : date.span.start] == "《":  # 《2025年协作协议》
        return True
    named = scene.starting(date.span.end)
    while named is not None and named.type is not INITIATIVE:
        named = scene.starting(named.span.end)
    return named is not None or scene.covering(date.span.start) is not None


def _carried(
    scene: Scene, undertaking: Undertaking, dates: tuple[DateMention, ...], context: DateContext
) -> str | None:
    """5月2日，某校迎来校友。返校活动在此举行; 仪式结束后，…: the last day told before."""
    sentence = scene.analysis.sentence_of(undertaking.verb.start)
    last = last_day(scene, dates, sentence.start)
    if last is None or undertaking.initiative.kind in STANDING or undertaking.factuality is not Factuality.STATED:
        return None
    if _OTHER_TIME.search(scene.text, sentence.start, undertaking.verb.start):
        return None
    clause = scene.analysis.clause_of(min(undertaking.verb.start, undertaking.initiative.span.start))
    goes_on = any(_SAME_DAY.match(scene.text, at) for at in (sentence.start, clause.start))
    return resolve(last, context) if goes_on or _opens_before(scene, last, sentence) else None


def last_day(scene: Scene, dates: tuple[DateMention, ...], before: int) -> DateMention | None:
    """The last day before an offset that is one of what the article reports; of the last few dates."""
    number = bisect_left(dates, before, key=lambda date: date.span.start)
    return next((date for date in reversed(dates[max(0, number - _FEW) : number]) if is_day(scene, date)), None)


def is_day(scene: Scene, date: DateMention) -> bool:
    """True for one day of what the article reports."""
    of_day = date.day is not None or (date.kind is DateKind.RELATIVE and not date.word.endswith(("月", "年")))
    return of_day and not date.aside and is_of_events(scene, date) and not scene.is_quoted(date.span.start)


def _opens_before(scene: Scene, last: DateMention, sentence: Span) -> bool:
    """The date opens the sentence right before, of the same paragraph."""
    before = scene.analysis.sentence_of(sentence.start - 1)
    if scene.text.startswith("是", last.span.end):
        return False  # 3月5日是第25个志愿者日。
    return last.leading and before.start <= last.span.start and "\n" not in scene.text[last.span.end : sentence.start]


def _closes(scene: Scene, undertaking: Undertaking) -> bool:
    return scene.text[undertaking.verb.start : undertaking.verb.end] in _CLOSES


def _first_day(scene: Scene, undertaking: Undertaking, sentence: Span, day: str) -> str:
    """为期三天的比赛11月3日落幕: it began two days before."""
    lasted = _LASTED.search(scene.text, sentence.start, sentence.end) if _closes(scene, undertaking) else None
    told = _WHOLE_DAY.fullmatch(day)
    if lasted is None or told is None:
        return day
    days = _NUMBERS.get(lasted[1]) or int(lasted[1])
    first = date.fromisoformat(f"{told['year'] or _LEAP}{told['day']}") - timedelta(days=max(days, 1) - 1)
    return first.isoformat() if told["year"] else f"-{first.isoformat()[4:]}"


def without_rougher(relations: Iterable[Relation]) -> Iterator[Relation]:
    """The relations less the mere year or month of an event of which its day is told: 今年, after 2024年11月2日.

    Less the day on which it ends, too, where another is told: 定于1月12日闭幕, after 1月8日.
    """
    relations = tuple(relations)
    days = defaultdict[str, list[tuple[str, str]]](list)
    for relation in relations:
        if _tells_day(relation) and relation.rule != _CLOSING:
            days[_called(relation)[-_SAME_END:]].append((_called(relation), str(relation.object)))
    for relation in relations:
        if relation.predicate is not Predicate.OCCURS_ON or not _is_rougher(relation, days):
            yield relation


def _called(relation: Relation) -> str:
    """The event's name without a year at its head."""
    return _YEAR_FIRST.sub("", relation.subject.name) if relation.subject is not None else ""


def _tells_day(relation: Relation) -> bool:
    return relation.predicate is Predicate.OCCURS_ON and _WHOLE_DAY.fullmatch(str(relation.object)) is not None


def _is_rougher(relation: Relation, days: Mapping[str, list[tuple[str, str]]]) -> bool:
    when, name = str(relation.object), _called(relation)
    same = (day for other, day in days.get(name[-_SAME_END:], ()) if other.endswith(name) or name.endswith(other))
    return any(day != when and (day.startswith(when) or relation.rule == _CLOSING) for day in same)


def dates_in(dates: tuple[DateMention, ...], sentence: Span) -> tuple[DateMention, ...]:
    """Of all dates, ascending, those that begin in a sentence."""
    low = bisect_left(dates, sentence.start, key=lambda date: date.span.start)
    high = bisect_left(dates, sentence.end, key=lambda date: date.span.start)
    return dates[low:high]


def year_of(scene: Scene, initiative: Mention) -> str | None:
    """The year in a name, or right before it; that of a plan (《…行动方案（2024—2026年）》) is not of its issue."""
    if initiative.kind == "Policy":
        return None
    start = scene.chain_start(initiative)
    found = _YEAR.search(initiative.name) or YEAR_BEFORE.search(scene.text, max(0, start - 6), start)
    return found[1] if found else None
