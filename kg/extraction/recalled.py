"""Events named again by their head noun alone: 发布会于5月13日举行, after “最美家庭”发布会."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.scene import INITIATIVE, Scene
from kg.model import Mention, Span

_LEAD = re.compile(r"[\s“]*(?:据悉|据了解|目前|日前|近日)?[，,]?(?:本次|此次|这次|本届|这届|首届|该|本|此|整个)?")
_ANY = frozenset({"活动", "仪式", "会议", "大会", "比赛", "大赛"})  # that mean an event whatever its name ends with
_STANDING = frozenset({"Policy", "Mechanism", "Brand"})
_NOUNS = range(2, 5)  # characters of such a noun


def recalled(scene: Scene) -> Iterator[tuple[Mention, Mention]]:
    """Each noun at the head of a clause that means an event named before, as a mention, with the event."""
    heads = scene.analysis.lexicon.initiative_heads
    if not _recallable(scene):
        return
    for clause in scene.analysis.clauses:
        lead = _LEAD.match(scene.text, clause.start, clause.end)
        start = lead.end() if lead else clause.start
        noun = heads.longest_at(scene.text, start, clause.end)
        if noun is None or len(noun) not in _NOUNS or scene.covering(start) is not None or scene.is_quoted(start):
            continue
        event = _event(scene, start, noun)
        if event is not None:
            span = Span(start, start + len(noun))
            yield replace(event, span=span, name=noun), event


def _event(scene: Scene, before: int, noun: str) -> Mention | None:
    """The last event named before whose name ends with the noun; for 活动 and its like the last of any name."""
    named = _recallable(scene)
    alike = scene.once(("recallable", noun), lambda: tuple(event for event in named if event.name.endswith(noun)))
    return _last(alike, before) or (_last(named, before) if noun in _ANY else None)


def _recallable(scene: Scene) -> tuple[Mention, ...]:
    return scene.once("recallable", lambda: tuple(m for m in scene.outer if _is_event(m)))


def _is_event(mention: Mention) -> bool:
    return mention.type is INITIATIVE and mention.kind not in _STANDING and mention.rule != "initiative-congress"


def _last(events: tuple[Mention, ...], before: int) -> Mention | None:
    number = bisect_right(events, before, key=lambda event: event.span.end)
    return events[number - 1] if number else None
