"""Which events took place on the day that the article has just told: 会后还举行了拜师仪式, 台下的义卖吸引了上千人."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from kg.extraction.discourse.events import is_event, is_stage
from kg.extraction.discourse.factuality import judge_clause
from kg.extraction.discourse.scene import UNIT, Scene
from kg.extraction.text.dates import DateContext, DateMention, resolve
from kg.extraction.text.occurring import EVENTS
from kg.extraction.undertakings.days import dates_in, is_day, is_year
from kg.extraction.undertakings.others import is_of_part
from kg.extraction.undertakings.owners import apart_from
from kg.model import BlockKind, Factuality, Mention, Predicate, Relation, Span
from kg.patterns import late

# What is told of a time before or after, or of more than one.
_APART = re.compile(
    r"[每曾将昨]|此前|之前|当时|这段时间|这几[天日]|那[年月]|[去前明后]年|年前|近[年期日]|日前|下一?[步周月个]|今后|以来|[年月]间|[年月天周]来|[寒暑]假"
    r"|分别|先后|累计|计划|打算|准备|拟|琢磨|届时|[节会]前|前夕|头天|前一天|最后一天|刚刚|还要|(?<![重主需必首想])要(?!求|素|闻|点|员|道)"
    r"|推荐|[举开讲]过|办过|办起|提议|开设|形成|说起|周[一二三四五六日末]|(?<![第十百])[二三四五六七八九十两几多][次场期轮]"
    r"|个月里|的?获奖|阶段|分为|包括|设有|起因|由头|说法|一事|回顾|期间(?:开展|[，,]各)|节[日庆]?期间|排名|名次|冠军|亚军|夺冠"
)
_LONG = ("课程", "夜校", "课堂", "学堂", "夏令营", "训练营", "托管班", "联赛")  # that go on for weeks
_ONE_DAY = EVENTS - {"Festival"}
_NAMED_SHORT = frozenset({"initiative-quoted", "initiative-repeated"})  # “圆桌议事”, which may be a custom
# At the head of the sentence: 这堂课, 随后, 庭后, 舞台之外.  Within it: 同步, 接着.
_GOES_ON = late(
    r"(?:原来，)?(?:这[是场堂次便就天]|[此本][场次]|当[天日晚]|那天|今天)"
    r"|[^，。；\n]{0,8}(?:随后|[会庭式动赛束学讲练]后|接下来|接着|同步|[现同]场|间隙|之外|[其期]间|首日|上午|下午|晚上|傍晚|点|时许?)"
    r"|[^。\n]{0,60}(?:同步|顺势|接着|趁热打铁|就地|当场)"
)
_HEAD = 8  # characters of a sentence in which a province stands
_LAST = ("颁奖", "闭幕", "结业", "结营", "闭营", "表彰", "总结", "收官")
_OVER = late(r"(?:活动)?(?:结束|开始|完毕)?[之以]?后|结束")  # 揭牌仪式|后: an event told already, in other words
_FAR, _NEAR = 300, 60  # characters from the day


def find_same_day(
    scene: Scene,
    named: Iterable[Mention],
    told: Iterable[Relation],
    dates: tuple[DateMention, ...],
    context: DateContext,
) -> Iterator[Relation]:
    """occursOn of the events that the article tells of as part of its day, of which nothing else tells when."""
    known = [r.subject.name for r in told if r.predicate is Predicate.OCCURS_ON and r.subject is not None]
    seen = set[str]()
    for event in apart_from(named, known) if dates else ():
        if event.name in seen or not _is_of_a_day(scene, event, dates):
            continue
        last = _last_day(scene, event, dates)
        day = resolve(last, context) if last is not None else None
        if day is not None:
            seen.add(event.name)
            sentence = scene.analysis.sentence_of(event.span.start)
            yield Relation(event, Predicate.OCCURS_ON, day, sentence, "same-day", "", Factuality.STATED, 0.7)


def _is_of_a_day(scene: Scene, event: Mention, dates: tuple[DateMention, ...]) -> bool:
    """An event that the article tells of, in a sentence that tells no time of its own."""
    start = event.span.start
    if event.kind not in _ONE_DAY or event.rule in _NAMED_SHORT or event.name.rstrip("”").endswith(_LONG):
        return False
    if (
        scene.is_quoted(start)
        or scene.analysis.block_of(start) is not BlockKind.PARAGRAPH
        or not is_event(scene, event)
    ):
        return False
    nth = "系列" in event.name and scene.text.startswith("的第", event.span.end)  # “清风”系列活动|的第五场
    if nth or _OVER.match(scene.text, event.span.end) or is_of_part(scene, event):
        return False
    sentence, clause = scene.analysis.sentence_of(start), scene.analysis.clause_of(start)
    if any(scene.covering(date.span.start) is None for date in dates_in(dates, sentence)):
        return False
    if _APART.search(scene.text, sentence.start, clause.end) or _is_elsewhere(scene, sentence):
        return False
    return judge_clause(scene, clause, start) is Factuality.STATED


def _is_elsewhere(scene: Scene, sentence: Span) -> bool:
    """湖南长沙设置了便民集市, 在|湖南…: an item of a round of the country."""
    return any(unit.kind == "Province" for unit in scene.within(sentence.start, sentence.start + _HEAD, UNIT))


def _last_day(scene: Scene, event: Mention, dates: tuple[DateMention, ...]) -> DateMention | None:
    """The last date before the event, where it is a day that the article reports, and goes on with."""
    start = event.span.start
    low = bisect_left(dates, start - _FAR, key=lambda date: date.span.start)
    near = reversed(dates[low : bisect_left(dates, start, key=lambda date: date.span.start)])
    last = next((date for date in near if not (date.aside or is_year(date))), None)
    if last is None or not is_day(scene, last):
        return None
    if scene.analysis.block_of(last.span.start) is not BlockKind.PARAGRAPH:
        return None
    sentence, clause = scene.analysis.sentence_of(start), scene.analysis.clause_of(start)
    if _GOES_ON.match(scene.text, sentence.start, clause.end):
        return last
    is_near = start - last.span.end < _NEAR and "\n" not in scene.text[last.span.end : start]
    return last if is_near and not _ends(event) else None


def _ends(event: Mention) -> bool:
    """颁奖仪式, which may be days after the beginning."""
    return is_stage(event) and event.name.startswith(_LAST)
