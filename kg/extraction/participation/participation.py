"""Who takes part in an initiative, and how: 出席, 主持, 讲话, 通报, 参加 …

The subject is the list of people and bodies before the verb; the object is the
initiative that 会议, 活动 or 仪式 after it refers to, the one named in its
clause, or the last one of its kind named before.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.discourse.events import is_of_kind, is_told_last, whole_contest, whole_of
from kg.extraction.discourse.factuality import judge_clause
from kg.extraction.discourse.items import of_another_item
from kg.extraction.discourse.scene import INITIATIVE, PERSON, Scene
from kg.extraction.participation.along import find_along
from kg.extraction.participation.attended import event_meant, event_said, held_with
from kg.extraction.participation.beside import found_beside
from kg.extraction.participation.by_noun import find_by_noun
from kg.extraction.participation.crews import find_crews
from kg.extraction.participation.deeds import is_deed_of, is_prize
from kg.extraction.participation.nominal import AWAY
from kg.extraction.participation.roles import is_doubted, role_of, role_told
from kg.extraction.participation.settings import find_acting, find_fellows, is_set, setting_of
from kg.extraction.participation.spoken import find_spoken
from kg.extraction.participation.takers import OF_BODIES, taking_part
from kg.model import Factuality, Mention, Predicate, Relation, Span
from kg.patterns import late

_ROLES = frozenset(
    {
        "attends",
        "presides",
        "speaks",
        "reports",
        "performs",
        "volunteers",
        "other",
        "invited",
        "watched",
        "under",
        "heard",
        "elected",
        "chosen",
        "drew",
    }
)
_QUALIFIERS = dict.fromkeys(("won", "vied", "signed", "sent", "under", "staged", "elected", "chosen"), "other") | {
    "invited": "attends",
    "watched": "attends",
    "drew": "attends",
    "heard": "reports",
}
_OPEN = ("other", "invited")  # what words beside them tell more of
_NAMED = ("watched", "staged")
_SITTING = ("attends", "presides")
_TELLS = ("speaks", "reports")
_WITH = late(r"[与同和跟][^，。；,;\n]{2,40}$")  # 与某校校长座谈
# 作了题为《…》的|讲座, 上了一堂|法治课
_GIVES = re.compile(
    r"(?:(?<![工合动运操写制])[作做]|上|(?<![宣开演])讲|(?<![召展离公张拉])开|带来)了?(?:(?:题为|主题为|以|关于)[^，。；,;\n]{2,40}(?:为[主]?题)?的)?"
    r"(?:一[堂场次节])?(?:[^\W\da-zA-Z_]{2}的)?$"
)
_TALKS = frozenset({"Training", "Meeting"})
# 参加|者, 贯彻某书记讲话|精神, 观看汇报|视频
_NO_DEED = late(r"者|的?精神|(?<=汇报)(?:视频|短片|片|演出|展演|材料|专题)|(?<=带领)的")
# 团结|带领居民致富; 会后还|来到白塔镇: no deed of the event, or one of another place
_FIGURES = {"带领": ("团结",), "来到": ("还", "又")}
# What somebody speaks of, where others speak at what takes place: 讲述了“快递进村”工程
_TOPICS = frozenset({"Policy", "Mechanism", "Brand", "Project", "Programme"})
# 派人|修好了路灯: sent on an errand, to no event.
_ERRAND = late(
    r"[^，。；\n]{0,6}?(?:修[好理缮]|抢修|维修|处[理置]|疏通|清[理运]|安装|更换|整改|调查|核实|接[回走]|送[去来到])"
)
_TITLED = 50  # characters before a talk's name in which it is said to be given
_APART = 24  # characters between 代表 and the delegate's name


def find_participation(scene: Scene) -> Iterator[Relation]:
    """participatesIn with its role, for each person or body that the article says took part."""
    if not scene.of_type(INITIATIVE):
        return
    attended: Mention | None = None  # what was last said by name to be attended: who then speaks, speaks there
    for sentence in scene.analysis.sentences:
        setting = setting_of(scene, sentence.span)
        attended = setting or attended
        if attended is not None and of_another_item(scene, attended.span.start, sentence.span.start):
            attended = None
        met, done = list[Relation](), list[Relation]()
        for verb, role in _said(scene, sentence.span):
            if not (_is_talk(scene, verb) or _gives_it(scene, verb)):
                named = event_said(scene, verb, sentence.span)
                named = None if is_prize(scene, named, role) or _is_topic(named, role) else named
                event = named or event_meant(scene, verb, sentence.span, role, setting, attended)
                if event is not None and role == "sent":  # 派出200名选手: to the games, not to the 开幕式
                    is_near = named is not None or is_told_last(scene, event, verb.start)
                    event = (whole_of(scene, event) or event) if is_near else None
                is_here, is_named = setting is not None, named is not None
                if role in _NAMED and not (named or setting or is_set(scene, sentence.span)):
                    continue  # 观看了影片
                is_apart = _is_topic(event, role) or (not is_here and _is_figure(scene, verb))
                if event is None or is_apart or not is_deed_of(scene, event, verb, role, named=is_named, here=is_here):
                    continue
                told = named is not None or (setting is not None and role in _TELLS)
                found = tuple(_taking_part(scene, sentence.span, verb, role, event, explicit=told))
                is_past = any(one.factuality is not Factuality.PLANNED for one in found)
                attended = named if is_past and named and role != "won" else attended
                met.extend(found if told or role in _SITTING else ())
                done.extend(found)
                whole = whole_of(scene, event) or (whole_contest(scene, event) if role in ("won", "vied") else None)
                yield from found
                others = (*(held_with(scene, event) if named is None else ()), whole)
                yield from (replace(one, object=o, confidence=0.7) for o in others if o is not None for one in found)
        if met:
            yield from find_fellows(scene, met, done, sentence.span)
    yield from find_acting(scene)
    yield from find_by_noun(scene)
    yield from find_crews(scene)
    yield from find_along(scene)
    yield from find_spoken(scene)
    yield from _delegates(scene)
    yield from _lectures(scene)


def _said(scene: Scene, sentence: Span) -> Iterator[tuple[Span, str]]:
    """The verbs of taking part of a sentence, with the role; 当选, which gives a post, is one, too."""
    for verb, predicate, role in scene.verbs_in(sentence.start, sentence.end):
        if predicate == "participatesIn" and (role in _ROLES or role in OF_BODIES):
            if not (_ERRAND if role == "sent" else _NO_DEED).match(scene.text, verb.end):
                yield verb, role
        elif predicate == "holdsPosition" and scene.text.startswith("当选", verb.start):
            yield verb, "chosen"


def _is_topic(event: Mention | None, role: str) -> bool:
    """介绍|“红管家”机制, “青禾奖学金”: what is spoken of, at which nobody speaks."""
    is_fund = event is not None and event.name.rstrip('”"」').endswith(("学金", "基金"))
    return event is not None and role in _TELLS and (is_fund or is_of_kind(event, _TOPICS))


def _is_figure(scene: Scene, verb: Span) -> bool:
    """书记团结|带领居民致富; 区长还|来到白塔镇."""
    before = _FIGURES.get(scene.text[verb.start : verb.end])
    return before is not None and scene.text.endswith(before, 0, verb.start)


def _taking_part(
    scene: Scene, sentence: Span, verb: Span, role: str, initiative: Mention, *, explicit: bool
) -> Iterator[Relation]:
    factuality = judge_clause(scene, scene.analysis.clause_of(verb.start), verb.start)
    if factuality is None:
        return
    agents = (*taking_part(scene, sentence, verb, role, explicit=explicit), *found_beside(scene, verb, role))
    is_doubtful = is_doubted(role, initiative)
    how, is_open = "other" if is_doubtful else _how(scene, verb, role), is_doubtful or role in _OPEN
    for agent in agents:
        if agent.span not in initiative.span and not AWAY.match(scene.text, agent.span.end):
            told = role_told(scene, agent, initiative, how) if is_open else how
            yield Relation(
                agent,
                Predicate.PARTICIPATES_IN,
                initiative,
                sentence,
                f"participation-{role}",
                told,
                factuality,
                0.8,
            )


def _how(scene: Scene, verb: Span, role: str) -> str:
    """The role that a verb gives: 在区长|主持下."""
    said = scene.text[verb.start : verb.end]
    return "presides" if role == "under" and "主持" in said else role_of(said, _QUALIFIERS.get(role, role))


def _is_talk(scene: Scene, verb: Span) -> bool:
    """代表团与某校校长座谈: a talk of two, no part in the event told before."""
    if scene.text[verb.start : verb.end] != "座谈":
        return False
    return _WITH.search(scene.text, scene.analysis.clause_of(verb.start).start, verb.start) is not None


def _gives_it(scene: Scene, verb: Span) -> bool:
    """甲、乙共同参与|开展: they give it together; not 出席|开工仪式, whose noun the verb begins."""
    following = scene.verbs_in(verb.end, verb.end + 2)
    if len(scene.analysis.lexicon.initiative_heads.longest_at(scene.text, verb.end) or "") > 2:
        return False
    return any(one.start == verb.end and predicate == "organizes" for one, predicate, _ in following)


def _lectures(scene: Scene) -> Iterator[Relation]:
    """律师沈清禾上了一堂|法治课, 作题为《…》的|科普讲座: who gives it."""
    for event in scene.of_type(INITIATIVE):
        start = event.span.start
        gives = _GIVES.search(scene.text, max(0, start - _TITLED), start) if event.kind in _TALKS else None
        if gives is not None:
            sentence = scene.analysis.sentence_of(start)
            yield from _taking_part(scene, sentence, Span(*gives.span()), "speaks", event, explicit=False)


def _delegates(scene: Scene) -> Iterator[Relation]:
    """二十大代表周远山: a delegate took part in the congress."""
    for congress in scene.of_type(INITIATIVE):
        start = congress.span.end + len("代表")
        if congress.rule != "initiative-congress" or scene.text[congress.span.end : start] != "代表":
            continue
        sentence = scene.analysis.sentence_of(congress.span.start)
        for person in scene.within(start, min(start + _APART, sentence.end), PERSON)[:1]:
            if set(scene.text[start : person.span.start]).isdisjoint("，。；"):
                yield Relation(
                    person,
                    Predicate.PARTICIPATES_IN,
                    congress,
                    sentence,
                    "participation-delegate",
                    "attends",
                    confidence=0.9,
                )
