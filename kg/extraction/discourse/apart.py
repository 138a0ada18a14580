"""Sentences that tell of another day than an event's: 1月28日，… after 1月25日，…举办“邻里节”."""

import re
from bisect import bisect_right

from kg.extraction.discourse.scene import Scene
from kg.model import Mention, Span

_DAY = re.compile(
    r"[\s●★▲◆■☆]*(?:(?P<year>\d{4}|[今去前]|)年)?(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})日(?![至到\-—－~])"
)
_Day = tuple[str, str, str]


def of_another_day(scene: Scene, event: Mention, sentence: Span) -> bool:
    """True where the sentence opens with a day, and the event's own sentence, or the last before it, with another."""
    own = _opening(scene, sentence)
    told = None if own is None else _told(scene, event.span.start)
    return own is not None and told is not None and not _same(own, told)


def _same(one: _Day, other: _Day) -> bool:
    """The same day as far as both tell it."""
    return all(not mine or not its or mine == its for mine, its in zip(one, other, strict=True))


def _told(scene: Scene, offset: int) -> _Day | None:
    """The day with which the sentence around an offset opens, or the last before it that opens with one."""
    days = scene.once("opening days", lambda: _days(scene))
    at = bisect_right(days, offset, key=lambda day: day[0]) - 1
    return days[at][1] if at >= 0 else None


def _days(scene: Scene) -> list[tuple[int, _Day]]:
    opened = ((one.span.start, _opening(scene, one.span)) for one in scene.analysis.sentences)
    return [(start, day) for start, day in opened if day is not None]


def _opening(scene: Scene, sentence: Span) -> _Day | None:
    found = _DAY.match(scene.text, sentence.start, sentence.end)
    return (found["year"] or "", found["month"] or "", found["day"]) if found else None
