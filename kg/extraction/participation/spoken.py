"""Who speaks at an event that stands between the name and what is said: 周远山在推进会上指出，…."""

import re
from collections.abc import Iterator

from kg.extraction.discourse.apart import of_another_day
from kg.extraction.discourse.events import event_of_kinds, event_of_noun, is_event, is_told_last
from kg.extraction.discourse.factuality import judge_clause
from kg.extraction.discourse.scene import INITIATIVE, PERSON, Scene
from kg.extraction.participation.settings import KINDS, NO_KINDS
from kg.extraction.text.matching import Rare
from kg.extraction.undertakings.actors import people_ending
from kg.model import Mention, Predicate, Relation
from kg.patterns import late

# 周远山|在推进会上指出, 沈清禾|在总结时强调; not 在会上|获奖.
_AT = Rare.of(
    r"在(?P<where>(?:“[^”\n]{2,20}”)?[^，。；,;：:“”\n在]{0,20}?(?P<noun>会议|大会|会|仪式|式|活动|论坛|培训|讲座|比赛|班|节))"
    r"(?:上|中|现场)[，,]?"
    r"(?:还|也|又|就|再次|首先|最后|着重|特别|郑重|明确|动情地?|激动地?)*"
    r"(?:指出|强调|表示|要求|说(?!明)|(?P<tells>介绍|通报)|提出|谈到|坦言|宣布|呼吁|寄语|号召|希望)",
    "会上|议上|式上|动上|坛上|训上|训中|动中|座上|赛上|班上|节上|现场",
)
# 沈清禾|在总结时指出, 周远山|在点评中强调
_SUMMING = Rare.of(
    r"在(?:作)?(?:活动|会议|大会)?(?:总结|点评|主持|小结)(?:讲话|发言|会议|活动)?[时中][，,]?"
    r"(?:还|也|又|首先|最后|着重|特别)*(?:指出|强调|表示|要求|说(?!明)|提出|希望)",
    "总结|点评|主持|小结",
)
_CALLED = late(
    r"(?:副|总|原)?(?:同志|先生|女士|老师|教授|书记|主任|部长|局长|校长|院长|会长|[区县市镇乡]长|主席|秘书长|科长|所长)?"
    r"(?:(?:昨|今|当)[日天晚]|随后)?"
)
_ELSEWHERE = late(r"总书记|总理|国家主席|曾|去年|前年|此前")  # 总书记在全国教育大会上强调
_NOUN = 5  # characters of a noun that means an event named before: 开工仪式
_LONGEST = 40  # characters of a list and its titles before 在


def find_spoken(scene: Scene) -> Iterator[Relation]:
    """participatesIn for who is said to speak in the course of an event."""
    for found in _AT.finditer(scene.text):
        event = _event_at(scene, found)
        role = "reports" if found["tells"] else "speaks"
        yield from _speaking(scene, found, event, role) if event is not None else ()
    for found in _SUMMING.finditer(scene.text):
        event = event_of_kinds(scene, found.start(), NO_KINDS)
        if event is not None and is_told_last(scene, event, found.start()):
            yield from _speaking(scene, found, event, "speaks")


def _event_at(scene: Scene, found: re.Match[str]) -> Mention | None:
    """The event that is named there, or that the noun means."""
    end, noun = found.end("where"), found["noun"]
    named = scene.by_end.get(end)
    if named is not None and named.type is INITIATIVE:
        return named if is_event(scene, named) else None
    where, start = found["where"], found.start()
    if named is not None or scene.covering(found.start("noun")) is not None:
        return None
    if where != noun or noun not in KINDS:
        return event_of_noun(scene, start, where) if len(where) <= _NOUN else None
    event = event_of_kinds(scene, start, KINDS[noun])
    meant = event is not None and (event.kind in KINDS[noun] or is_told_last(scene, event, start))
    return event if meant else None


def _speaking(scene: Scene, found: re.Match[str], event: Mention, role: str) -> Iterator[Relation]:
    start = found.start()
    sentence, clause = scene.analysis.sentence_of(start), scene.analysis.clause_of(start)
    factuality = judge_clause(scene, clause, start)
    if factuality is None or scene.is_quoted(start) or of_another_day(scene, event, sentence):
        return
    for person in _people(scene, clause.start, start):
        yield Relation(
            person, Predicate.PARTICIPATES_IN, event, sentence, "participation-spoken", role, factuality, 0.8
        )


def _people(scene: Scene, low: int, end: int) -> tuple[Mention, ...]:
    """The list of people right before an offset, whoever else is told of: 区长周远山|在会上指出, 沈清禾书记|在…."""
    low = max(low, end - _LONGEST)
    people = scene.within(low, end, PERSON)
    last = people[-1].span.end if people else end
    if not people or people[-1].rule == "person-byline" or _ELSEWHERE.search(scene.text, low, end):
        return ()
    return people_ending(scene, low, last) if _CALLED.fullmatch(scene.text, last, end) else ()
