"""Days told as a heading does: 时间：4月18日, 展期为5月1日, after or before the event's name."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from kg.extraction.discourse.events import STANDING, last_whole
from kg.extraction.discourse.scene import INITIATIVE, Scene
from kg.extraction.text.dates import DateContext, DateMention, resolve
from kg.extraction.text.matching import Rare
from kg.model import BlockKind, Factuality, Mention, Predicate, Relation
from kg.patterns import late

_WHEN = Rare.of(
    r"(?:时间|日期|展期|会期)"
    r"(?:[：:]|(?:将|初步?|暂)*(?:[为是在]|定[为在于]|安排在)) ?",
    "时间|日期|展期|会期",
)
_OTHER = late(r"(?:报名|截止|发布|更新|刊发|来源|征集|投稿|办理|开放|服务|营业|上班|施工|公示)[^\W\da-zA-Z_]{0,4}$")
_OF_WHOLE = ("主会场", "分会场", "会场", "起点", "首", "下一", "第")
_SECONDS = late(r"\s*\d{1,2}:\d{2}:\d{2}")
_PAGE = late(r"(?:来源|作者|编辑|浏览|点击|阅读次数|字[号体])")
_ITS = ("活动", "比赛", "演出", "举办", "举行", "展览", "培训", "会议")
_LINE = 24  # characters of a line
_NEAR = 200  # characters from the event's name


def find_announced(
    scene: Scene, told: Iterable[Relation], dates: tuple[DateMention, ...], context: DateContext
) -> Iterator[Relation]:
    """occursOn of the event named last before such words, or first after them."""
    known = {r.subject.name for r in told if r.predicate is Predicate.OCCURS_ON and r.subject is not None}
    for when in _WHEN.finditer(scene.text):
        at = bisect_left(dates, when.end(), key=lambda date: date.span.start)
        date = dates[at] if at < len(dates) and dates[at].span.start == when.end() else None
        other = _OTHER.search(scene.text, max(0, when.start() - 8), when.start())
        if date is None or other or scene.is_quoted(when.start()):
            continue
        event, day = event_around(scene, when.start(), when.end()), resolve(date, context)
        if day == context.published and scene.analysis.block_of(when.start()) is BlockKind.BYLINE:
            continue  # 时间：2024-11-05 09:12  来源：云栖网
        if _is_of_page(scene, when.start(), date) and not (context.published and day and day > context.published):
            continue
        if event is not None and day is not None and event.name not in known:
            sentence = scene.analysis.sentence_of(when.start())
            yield Relation(event, Predicate.OCCURS_ON, day, sentence, "announced-day", "", Factuality.STATED, 0.75)


def _is_of_page(scene: Scene, start: int, date: DateMention) -> bool:
    """来源：云栖网 时间：2024-11-05, 时间：2024-11-05 09:12:30: when the page was put up."""
    text, end = scene.text, date.span.end
    low, high = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    high = min(end + _LINE, len(text) if high < 0 else high)
    if text.endswith(_ITS, 0, start):
        return False  # 来源：云栖网 活动时间：11月5日
    around = ((max(low, start - _LINE), start), (end, high))
    return _SECONDS.match(text, end) is not None or any(_PAGE.search(text, *part) for part in around)


def event_around(scene: Scene, start: int, end: int) -> Mention | None:
    """The event that the sentence before a heading names last, else the last before it; where none is, the first after.

    还将举行书画展，地点在|…: of what is still to come, too; not 艺术节期间举行书画展，主会场设在|….
    """
    sentence = scene.analysis.sentence_of(start)
    own = () if scene.text.startswith(_OF_WHOLE, start) else scene.within(sentence.start, start, INITIATIVE)
    if own and own[-1].kind not in STANDING and not scene.is_quoted(own[-1].span.start):
        return own[-1]
    before = last_whole(scene, start)
    if before is not None:
        return before if start - before.span.end < _NEAR else None
    after = scene.within(end, min(len(scene.text), end + _NEAR), INITIATIVE)
    return after[0] if after else None
