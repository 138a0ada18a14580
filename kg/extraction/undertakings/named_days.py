"""The time that a name has with it: 7月的戏曲节, 2023年“清风行”活动, “爱心早餐”项目始于2017年."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extraction.discourse.events import LASTING, is_series_of_one
from kg.extraction.discourse.factuality import judge_clause
from kg.extraction.discourse.scene import INITIATIVE, Scene
from kg.extraction.text.dates import DateContext, DateMention, resolve
from kg.extraction.text.occurring import EVENTS
from kg.extraction.undertakings.days import NO_DAY, YEAR_BEFORE, dates_in, is_of_events, is_year, last_day, year_of
from kg.extraction.undertakings.others import counts_down, is_of_part
from kg.extraction.undertakings.owners import apart_from
from kg.model import BlockKind, Mention, Predicate, Relation
from kg.patterns import late

_FEAST = late(r"元旦|新年|新春|春节|年度|规划|计划")  # held in the year before, or in many
_TERM = late(r"年度|秋季学期|学年(?!会)")  # that end in the year after
# 7月的|戏曲节, 11月2日下午举行的|座谈会: a date that the name follows.
_MODIFIES = late(
    r"(?:[上中下]旬)?(?:上午|下午|晚上?)?(?:(?:[将拟]|即将)?(?:举[行办]|召开|开展))?的(?:第?[一二三四五六七八九十\d]+[场次届])?"
)
# 当天的|发榜仪式上, 随后召开的|座谈会: on the last day told
_THAT_DAY = re.compile(
    r"(?:当[天日晚]|同日|同一天|随后)(?:上午|下午|中午|晚上)?(?:举[行办]|召开|进行|开展)?的(?:一[场次堂])?$"
)
_THAT = 14  # characters of it
# 4月，|拔河赛; 朗读会终于在|3月27日
_RIGHT_BEFORE = late(
    r"(?:[上中下]旬|月?[初底末])?(?:上午|下午|中午|晚上?|傍晚|清晨|起)?(?:\d{1,2}[时点]许?)?(?:[，,]|(?:就|便|正)?是)?(?:首届|一年一度的|一[场次])?"
)
_BORN = late(r"(?:由此|就此|便|也|正式|应运)*(?:起步|诞生|立项|问世|上线|而生)")  # 2021年3月，…，“种子”项目|由此起步
# “清风”书画展，|11月3日|至8日，地点：…; 还有一次统一行动，|4月26日|晚上进行
_ITS_OWN = late(
    r"(?:[至到—-]\d[^，。；\n]{0,6}日)?(?:上午|下午|晚上?|傍晚)?"
    r"(?:(?:举[行办]|进行|开[展赛幕演讲])?(?:[。；;）)\n]|$)|[，,]?地点|在)"
)
_RIGHT_AFTER = late(
    r"(?:[（(]|(?:的?(?:活动|举办|比赛|开幕|演出|会议)?(?:时间|日期|展期|会期))?[，,]?(?:将|终于|已|拟|改|也|正式|如期|初步|暂)*(?:于|在|定[于在为]|放在|安排在|为|是|[：:]))?"
)
# “清洁家园”行动|从|4月1日开始, “爱心早餐”项目|始于|2017年
_FROM = late(r"(?:将|已|计划|拟)*(?:从|自|(?:始|创办|创立|创建|启动|开始|发起|诞生|推出|设立|成立|举办|开办)于)")
# “银发课堂”每月一次，|首课定于|6月9日
_FIRST_ONE = late(
    r"(?:第一|首)[场课届期站讲批次][^\W\da-zA-Z_]{0,4}?(?:将|已|拟|计划|暂|就|于)*(?:[定放设选]?[于在]|安排在|为|是)"
)
_BREAKS_GROUND = late(
    r"(?:[上中下]旬|[底初末])?(?:正式|全面|已|将|就|顺利)*(?:动工|开工|开建|破土|进场|启动|奠基|投用)"
)
_HOLDS = late(r"(?:（[^（）\n]{1,12}）)?(?:上午|下午|晚上?)?(?:举[行办]|召开|发布|印发)[^，。；,;\n]{2}")
_ENROLS = late(r"[起始]?(?:就|便|已|将)?(?:正式)?(?:开始|启动|接受|开放|截止)?(?:网上|现场)?报名")  # 9月2日起|接受报名
_FAR = 120  # characters from a name to such a date
_THOUGHT_OF = late(r"想起|刚刚|回忆|记得|[谈提说讲聊]起|[谈提说讲聊]到|回顾|总结|获悉|即日起|商[量讨议]|筹备|部署")
_POSTPONED = 4  # characters after a name in which 推迟 stands
_NAMED_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年(?!产)|[·“]|(?![万千亿余多名人个家户米元吨公])[^\W\da-zA-Z_])")
_OF_NO_TIME = re.compile(r"元旦|新年|新春|规划|计划|[决预]算|方案|目标|报告|名单|暨")  # 2024年财政预算 is for a year
_LEAD = 400  # characters of an article in which what it reports is named


def days_by_name(
    scene: Scene,
    named: tuple[Mention, ...],
    told: Iterable[Relation],
    dates: tuple[DateMention, ...],
    context: DateContext,
) -> Iterator[Relation]:
    """7月的戏曲节, 2023年“清风行”活动: the time that a name has with it, where no clause tells another."""
    known = [r.subject.name for r in told if r.predicate is Predicate.OCCURS_ON and r.subject is not None]
    before = {date.span.end: date for date in dates}
    for initiative in apart_from([one for one in named if not is_series_of_one(scene, one)], known):
        date = next((before[at] for at in _modified(scene, initiative) if at in before), None)
        is_time = date is not None and not is_year(date) and (not date.aside or scene.text[date.span.start - 1] == "于")
        day = resolve(date, context) if date is not None and is_time else _named_year(scene, initiative)
        if (day is None or not is_time) and (beside := _beside(scene, initiative, dates)) is not None:
            day = resolve(beside, context) or day
        if _THAT_DAY.search(scene.text, max(0, initiative.span.start - _THAT), initiative.span.start):
            last = last_day(scene, dates, scene.analysis.sentence_of(initiative.span.start).start)
            day = resolve(last, context) if last is not None else day
        clause = scene.analysis.clause_of(initiative.span.start)
        factuality = None if day is None else judge_clause(scene, clause, initiative.span.start)
        low, high = max(clause.start, initiative.span.start - _THAT), initiative.span.end + _POSTPONED
        if day is not None and factuality is not None and not NO_DAY.search(scene.text, low, high):
            sentence = scene.analysis.sentence_of(initiative.span.start)
            yield Relation(
                initiative, Predicate.OCCURS_ON, day, sentence, "undertaking-time", "", factuality, confidence=0.7
            )


def _beside(scene: Scene, initiative: Mention, dates: tuple[DateMention, ...]) -> DateMention | None:
    """4月，|拔河赛历时四天; 朗读会终于在3月27日与市民见面: the date right before a name, or right after it."""
    start, sentence = scene.chain_start(initiative), scene.analysis.sentence_of(initiative.span.start)
    of = scene.text.startswith(("的", "精神", "上的"), initiative.span.end) or counts_down(scene, initiative)
    of = of or is_of_part(scene, initiative)
    if scene.analysis.block_of(start) is not BlockKind.PARAGRAPH or of:
        return None  # 11月3日，第三次会议的|报告很长
    near = [date for date in dates_in(dates, sentence) if is_of_events(scene, date)]
    begun = (date for date in near if _begins_on(scene, initiative, date))
    if (first := next(begun, None)) is not None:
        return first
    near = [date for date in near if not _ENROLS.match(scene.text, date.span.end)]
    told, near = near, [date for date in near if not date.aside or scene.text.startswith("起", date.span.end)]
    before = [date for date in near if date.span.end <= start]
    after = [date for date in told if date.span.start >= initiative.span.end and not _is_since(scene, date)]
    if before and _RIGHT_BEFORE.fullmatch(scene.text, before[-1].span.end, start):
        return before[-1]
    if after and _RIGHT_AFTER.fullmatch(scene.text, initiative.span.end, after[0].span.start):
        return None if _convenes(scene, initiative, after[0]) else after[0]
    if after and after[0].span.start == initiative.span.end + 1 and scene.text[initiative.span.end] in "，,":
        clause = scene.analysis.clause_of(start)
        is_own = initiative.kind in EVENTS | {"Campaign"} and _ITS_OWN.match(scene.text, after[0].span.end) is not None
        return after[0] if is_own and all(date.span.start < clause.start for date in before) else None
    happens = initiative.kind in EVENTS or _BORN.match(scene.text, initiative.span.end)
    leads = happens and len(before) == 1 and before[0].leading and not is_year(before[0])
    return before[0] if leads and not _THOUGHT_OF.search(scene.text, before[0].span.end, start) else None


def _convenes(scene: Scene, initiative: Mention, date: DateMention) -> bool:
    """联席会议机制今天|举行发布会: the day of what it holds."""
    return initiative.kind in LASTING and _HOLDS.match(scene.text, date.span.end) is not None


def _is_since(scene: Scene, date: DateMention) -> bool:
    """自2010年以来, 成立于2015年: not 画展|于9月19日—25日|在泊云美术馆展出, which is when it is."""
    on = scene.text[date.span.start - 1] == "于" and scene.text.startswith("在", date.span.end)
    return date.aside and not (on or scene.text.startswith("起", date.span.end))


def _begins_on(scene: Scene, initiative: Mention, date: DateMention) -> bool:
    """“爱心早餐”项目|始于|2017年; 讲座每月一次，首场定于|6月9日; 改造工程总投资1亿元，|3月动工."""
    start, end = initiative.span.end, date.span.start
    if _FROM.fullmatch(scene.text, start, end):
        return True
    clause = scene.analysis.clause_of(end)
    if start > clause.start or end - start > _FAR or scene.within(start, end, INITIATIVE):
        return False
    if _FIRST_ONE.fullmatch(scene.text, clause.start, end):
        return True
    works = initiative.kind == "Project" and end == clause.start
    return works and _BREAKS_GROUND.match(scene.text, date.span.end) is not None


def _modified(scene: Scene, initiative: Mention) -> Iterator[int]:
    """Where a date ends that the name follows with 的 between."""
    start = scene.chain_start(initiative)
    of = scene.text.rfind("的", max(0, start - 6), start)
    if of >= 0:
        low = max(0, of - 8)
        yield from (at for at in range(low, of + 1) if _MODIFIES.fullmatch(scene.text, at, start))


def _named_year(scene: Scene, initiative: Mention) -> str | None:
    """The one year of a name, or right before it."""
    if initiative.kind in LASTING or _OF_NO_TIME.search(initiative.name):
        return None
    start = scene.chain_start(initiative)
    years = set(_NAMED_YEAR.findall(initiative.name))
    if before := YEAR_BEFORE.search(scene.text, max(0, start - 6), start):
        years.add(before[1])
    return years.pop() if len(years) == 1 and not scene.is_quoted(start) else None


def with_named_year(scene: Scene, context: DateContext) -> DateContext:
    """The year in the name of what the article reports, where nothing else tells it: 2023年秋季运动会."""
    if context.published is not None:
        return context
    for initiative in scene.within(0, min(_LEAD, len(scene.text)), INITIATIVE):
        year = year_of(scene, initiative)
        if year is None or context.year not in (None, int(year)):
            continue
        if _TERM.search(scene.text, max(0, initiative.span.start - 6), initiative.span.end):
            return replace(context, year=int(year) + 1) if _opens_in_winter(context) else context
        if context.year is None and not _FEAST.search(initiative.name):
            return replace(context, year=int(year))
    return context


def _opens_in_winter(context: DateContext) -> bool:
    """1月9日，2024年度述职会举行: in the year after."""
    first = next((date for date in context.mentions if date.day is not None and not date.dateline), None)
    return first is not None and first.year is None and first.month in (1, 2)
