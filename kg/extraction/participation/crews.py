"""Bodies at an event through nameless people of theirs: 某小学的孩子们敲响非洲鼓, 某协会的六名志愿者做手语翻译."""

import re
from collections.abc import Iterator

from kg.extraction.discourse.apart import of_another_day
from kg.extraction.discourse.events import event_held, is_told_last, last_event
from kg.extraction.discourse.factuality import judge_clause
from kg.extraction.discourse.scene import INITIATIVE, ORGANIZATION, PERSON, Scene
from kg.model import Factuality, Mention, Predicate, Relation, Span
from kg.patterns import late

_COUNT = r"[十几\d一二两三四五六七八九百余多]{1,6}[名位个]"
_PEOPLE = (
    r"(?:志愿者|同学|学生|师生|孩子|小朋友|队员|演员|教师|老师|选手|医生|大夫|医护人员|医务人员|护士|专家|老人|社员|会员"
    r"|舞者|歌手|民警|法官|律师|学员|职工|员工|干警|消防员|指战员|检测员|社工|工作人员)"
)
# |的六名志愿者, |的孩子, |一百多个孩子; not |的同学们的.
_CREW = re.compile(rf"(?:的(?:{_COUNT})?|{_COUNT})(?P<who>[^\W\da-zA-Z_]{{0,4}}?{_PEOPLE})们?(?![们的、])")
_HEADS = frozenset({"", "来自", "现场", "随后", "其中"})
_JOINED = ("、", "和", "与")
# Of another time or place, or of no one event: 每年暑假, 去年, 活动结束后, 走进社区.
_ELSEWHEN = late(
    r"每[年月周天]|将|[去前]年|多年|平[时日]|长期|此前|近年|以来|曾|常年|经常|计划|今后|结束后|准备|走[进上入]|来到|前往|深入|冲进|(?:表示|介绍|说)[，：]"
)
_NEXT = 14  # characters after the people in which one of them may be named
_ROLES = frozenset({"performs", "volunteers", "presides", "attends"})
_FAR = 120  # characters of a sentence before a body in which its event and time are told


def find_crews(scene: Scene) -> Iterator[Relation]:
    """participatesIn for the bodies whose people do something in a clause of their own, at the event told last."""
    if not scene.of_type(INITIATIVE):
        return
    for body in scene.of_type(ORGANIZATION):
        crew = _CREW.match(scene.text, body.span.end)
        if crew is None or not scene.is_outer(body) or scene.is_quoted(body.span.start):
            continue
        event = _event(scene, body) if _acts(scene, body, crew.end()) else None
        clause = scene.analysis.clause_of(body.span.start)
        factuality = judge_clause(scene, clause, crew.end()) if event is not None else None
        if event is not None and factuality not in (None, Factuality.PLANNED):
            sentence, role = scene.analysis.sentence_of(body.span.start), _role(scene, clause, crew)
            yield Relation(
                body, Predicate.PARTICIPATES_IN, event, sentence, "participation-crew", role, Factuality.STATED, 0.75
            )


def _acts(scene: Scene, body: Mention, end: int) -> bool:
    """The people open a clause, or end a list, and none of them is named."""
    start, clause = scene.chain_start(body), scene.analysis.clause_of(body.span.start)
    if scene.within(body.span.end, min(clause.end, end + _NEXT), PERSON) or end >= clause.end:
        return False
    return scene.text[clause.start : start] in _HEADS or scene.text.endswith(_JOINED, clause.start, start)


def _event(scene: Scene, body: Mention) -> Mention | None:
    """The event that takes place in the sentence so far, else the last that did."""
    start, sentence = body.span.start, scene.analysis.sentence_of(body.span.start)
    low = max(sentence.start, start - _FAR)
    if _ELSEWHEN.search(scene.text, low, scene.analysis.clause_of(start).end):
        return None
    event = (event_held(scene, Span(low, start)) if start > low else None) or last_event(scene, sentence.start)
    if event is None or not is_told_last(scene, event, start) or of_another_day(scene, event, sentence):
        return None
    return event


def _role(scene: Scene, clause: Span, crew: re.Match[str]) -> str:
    if crew["who"].endswith("志愿者"):
        return "volunteers"
    roles = (role for _, predicate, role in scene.verbs_in(crew.end(), clause.end) if predicate == "participatesIn")
    return next((role for role in roles if role in _ROLES), "other")
