"""Where and when an event within another takes place: 决赛, and what 随后 follows, are where the whole is."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.extraction.discourse.events import STANDING, is_stage, main_event, whole_of
from kg.extraction.discourse.factuality import judge_clause
from kg.extraction.discourse.scene import Scene
from kg.extraction.initiatives.headnouns import occasion_root
from kg.extraction.text.occurring import EVENTS
from kg.extraction.undertakings.owners import apart_from
from kg.model import Mention, Predicate, Relation
from kg.patterns import late

# 随后，…作了专题讲座; …同台举行; 仪式尾声，…: what goes on where the event before does.
_GOES_ON = re.compile(
    r"(?:[^，。；\n]{0,6}(?:随后|紧接着|接下来|接着|尾声|最后)|(?:活动)?(?:现场|同场)|会场[^\W\da-zA-Z_]{1,3}|会上|仪式上)[，,]?"
    r"|[^。！？\n]{0,24}(?:就地|在?原地|趁热打铁)"
)
_BESIDE = re.compile(r"(?:也|还)?(?:在?同[台场]|在?现场)(?:举行|进行|开展|上演)")
_ELSEWHERE = late(r"[在到赴于往]|走进|移步|移师|参观|[明次当]日|[明去]年|下[月周]|晚上?|下午|\d日|推迟|取消|改[为到]")
_OPENINGS = frozenset("开幕 启动 开赛 开班 开营 起跑 出发 开镰 开园 开街".split())
_SAME_END = 3
_BACK = 240  # characters from the event before


def find_inherited(scene: Scene, named: Iterable[Mention], told: Iterable[Relation]) -> Iterator[Relation]:
    """heldAt of the stages and sequels whose own place nothing tells."""
    places = defaultdict[str, list[Relation]](list)
    for relation in told:
        if relation.predicate is Predicate.HELD_AT and relation.subject is not None:
            places[relation.subject.name].append(relation)
    if not places:
        return
    named = tuple(named)
    for event in apart_from(named, tuple(places)):
        whole = _whole(scene, event) if event.kind in EVENTS and not scene.is_quoted(event.span.start) else None
        whole = whole or _before(scene, event, [m for m in named if m.name in places])
        given = _places_of(whole, places) if whole is not None else []
        sentence = scene.analysis.sentence_of(event.span.start)
        factuality = judge_clause(scene, scene.analysis.clause_of(event.span.start), event.span.start)
        if len({one.object for one in given}) == 1 and factuality is not None:
            yield Relation(event, Predicate.HELD_AT, given[0].object, sentence, "inherited-venue", "", factuality, 0.7)


def find_inherited_days(scene: Scene, named: Iterable[Mention], told: Iterable[Relation]) -> Iterator[Relation]:
    """occursOn of the opening of an event of which the day is told: 开幕式, after 11月3日，…邻里节举行."""
    days = defaultdict[str, list[Relation]](list)
    for relation in told:
        if relation.predicate is Predicate.OCCURS_ON and relation.subject is not None:
            days[relation.subject.name].append(relation)
    for event in apart_from(named, tuple(days)) if days else ():
        root = occasion_root(event.name.removesuffix("活动"))
        whole = _whole(scene, event) if root in _OPENINGS and not scene.is_quoted(event.span.start) else None
        given = _places_of(whole, days) if whole is not None else []
        sentence = scene.analysis.sentence_of(event.span.start)
        factuality = judge_clause(scene, scene.analysis.clause_of(event.span.start), event.span.start)
        if len({one.object for one in given}) == 1 and factuality is not None:
            yield Relation(event, Predicate.OCCURS_ON, given[0].object, sentence, "inherited-day", "", factuality, 0.7)


def _places_of(whole: Mention, places: dict[str, list[Relation]]) -> list[Relation]:
    """What is told of it by this name, or by one of the same end: 青禾区篮球赛 is 青禾区第三届篮球赛."""
    end = whole.name[-_SAME_END:]
    return places.get(whole.name) or next((places[name] for name in places if name.endswith(end)), [])


def _whole(scene: Scene, event: Mention) -> Mention | None:
    """The contest of a 决赛, the course of a 开班式."""
    if not is_stage(event):
        return None
    whole = whole_of(scene, event) if event.kind == "Ceremony" else main_event(scene)
    return whole if whole is not None and whole.span.end <= event.span.start else None


def _before(scene: Scene, event: Mention, held: list[Mention]) -> Mention | None:
    """The event told before, at which this one goes on."""
    start = event.span.start
    sentence = scene.analysis.sentence_of(start)
    goes_on = _GOES_ON.match(scene.text, sentence.start, start) or _BESIDE.match(scene.text, event.span.end)
    if event.kind in STANDING or goes_on is None or _ELSEWHERE.search(scene.text, sentence.start, start):
        return None
    before = [m for m in held if m.span.end <= start and start - m.span.end < _BACK]
    return before[-1] if before else None
