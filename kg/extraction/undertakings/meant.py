"""Which event is meant where 由 tells who gives it: 本届种植节由甲主办; 该机制由甲建立; …在某地举行，由甲主办."""

import re

from kg.extraction.discourse.events import (
    event_of_noun,
    last_activity,
    last_event,
    last_named,
    main_event,
    opened_by,
)
from kg.extraction.discourse.scene import INITIATIVE, Scene
from kg.model import Mention, Span
from kg.patterns import late

# What may stand before the noun in 本届种植节由甲主办.
LEAD = re.compile(r"(?:据悉|据了解|，|,|今年|[本此这]次|[本这]届|[本此这][期场轮季项台堂]|该|此|本|这)+")
SINCE = re.compile(
    r"(?:[是系均都]|最早|最初|也|将|于|自|[今去前]年|[\d〇零一二三四五六七八九十]+[年月日]初?)*$"
)  # 联赛|是去年5月|由…
_NOUN = 6  # characters of a noun that means an event named before
_ADDED = late(r"[还也](?:[^，。；,;\n]{0,6})?(?:举[行办]|开展|组织|进行|开设)了?[^，。；,;\n]{0,12}$")
_ONE = late(r"一[场次堂][^，。；,;“”\n]{0,8}$")  # 一场|“情暖重阳”生日会正在举行
_NEAR = 28  # characters before a name in which this is said
_CONTEST = frozenset({"比赛", "大赛", "赛事", "联赛"})
_SHORT = frozenset("展赛节会")  # 该展由…, which is no meeting


def event_meant(scene: Scene, start: int, end: int) -> Mention | None:
    """The event that the noun before 由 means: of 读书节 the last one so named, of 本届比赛 the whole.

    Without a noun, that which the sentence named last, or which the noun at its head means.
    """
    noun, is_whole = _noun(scene, start, end)
    main = main_event(scene) if is_whole and noun in _CONTEST else None
    if main is not None and main.span.end <= start and main.kind in ("Competition", "Festival", "Activity"):
        return opened_by(scene, main)
    if not noun:
        sentence = scene.analysis.sentence_of(start)
        before = scene.within(sentence.start, start, INITIATIVE)
        return before[-1] if before else event_of_clause(scene, sentence, start) or last_event(scene, start)
    activity = _activity(scene, start) if noun == "活动" else None
    if activity is not None:
        return activity
    named = event_of_noun(scene, start, noun) if len(noun) > 1 or noun in _SHORT else None
    event = named or last_named(scene, start, noun) or last_event(scene, start)
    return opened_by(scene, event) if event is not None and noun in _CONTEST else event


def _activity(scene: Scene, before: int) -> Mention | None:
    """What 活动 means: the last so named; but after a series the party of it that the text told,
    and not what was held beside the festival: 火把节在广场举行。村里还举行了|摔跤赛。
    """
    activity, last = last_activity(scene, before), event_of_noun(scene, before, "活动")
    if last is None:
        return activity
    if activity is None:
        added = _ADDED.search(scene.text, max(0, scene.chain_start(last) - _NEAR), last.span.start)
        main = main_event(scene) if added else None
        return main if main is not None and main.kind == "Festival" and main.span.end <= before else None
    told = "系列" in activity.name and scene.analysis.sentence_of(last.span.start).start > activity.span.start
    return last if told and _ONE.search(scene.text, max(0, last.span.start - _NEAR), last.span.start) else activity


def is_meant(scene: Scene, start: int, end: int) -> bool:
    """论坛, 本届种植节: a mere head noun, which means the event named before."""
    noun, _ = _noun(scene, start, end)
    heads = scene.analysis.lexicon.initiative_heads
    if not noun or (len(noun) <= _NOUN and heads.longest_ending(noun, len(noun)) is not None):
        return True
    return 1 < len(noun) <= _NOUN and event_of_noun(scene, start, noun) is not None  # 此次安全周


def _noun(scene: Scene, start: int, end: int) -> tuple[str, bool]:
    """What stands between 本届 and 由, and whether it means a whole: 比赛 of 这项|比赛是去年5月|由…."""
    lead = LEAD.match(scene.text, start, end)
    noun = SINCE.sub("", scene.text[lead.end() if lead else start : end])
    return noun, lead is not None and lead.group().endswith(("届", "项"))


def event_of_clause(scene: Scene, sentence: Span, before: int) -> Mention | None:
    """The event that the noun at the head of a clause means, before an offset."""
    heads, start = scene.analysis.lexicon.initiative_heads, sentence.start
    while start < before:
        lead = LEAD.match(scene.text, start, before)
        noun = heads.longest_at(scene.text, lead.end() if lead else start, before)
        if noun is not None and len(noun) > 1 and (event := _called(scene, start, noun)) is not None:
            return event
        start = max(scene.analysis.clause_of(start).end, start) + 1  # two marks in a row belong to no clause
    return None


def _called(scene: Scene, start: int, noun: str) -> Mention | None:
    """The event so called; 活动 is what the article is about, not the lecture at its end."""
    main = main_event(scene) if noun == "活动" else None
    return main if main is not None and main.span.end <= start else event_of_noun(scene, start, noun)
