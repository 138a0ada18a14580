"""At which event a sentence is set: 启动仪式上，…; and who acts in it: 会上，沈清禾指出，…."""

import re
from collections.abc import Iterator

from kg.extraction.biography.positions import phrase_start
from kg.extraction.discourse.events import LASTING, event_held, event_of_kinds, event_of_noun, is_ahead, is_event
from kg.extraction.discourse.factuality import judge_clause
from kg.extraction.discourse.scene import INITIATIVE, PERSON, Scene
from kg.extraction.participation.nominal import ABSENT, lives_so, only_tells_who
from kg.extraction.participation.roles import role_said
from kg.extraction.text.matching import Search
from kg.extraction.undertakings.actors import COURTESY
from kg.model import BlockKind, Mention, Predicate, Relation, Span

NO_KINDS = frozenset[str]()
KINDS = {
    "会议": frozenset({"Meeting"}),
    "大会": frozenset({"Meeting", "Ceremony"}),
    "会": frozenset({"Meeting"}),
    "座谈会": frozenset({"Meeting"}),
    "仪式": frozenset({"Ceremony"}),
    "论坛": frozenset({"Meeting"}),
    "培训": frozenset({"Training"}),
    "讲座": frozenset({"Training", "Meeting"}),
    "比赛": frozenset({"Competition"}),
}
_SETTING = re.compile(
    r"在?(?:[^，。；、“”\n]{0,12}?(?:举行|召开|举办)的)?(?:此次|本次|当天的|当日的)?"
    r"(?P<noun>[^\W\da-zA-Z_]{1,8}?)(?:活动)?(?P<at>上|现场|中|期间|最后|尾声|伊始)[，,]"
)
_SETTING_ENDS = re.compile(r"[上场中间后声始][，,]")
_LONGEST = 32  # characters of what says where a sentence is set
_OPENING = 60  # characters of a sentence in which the event is named at which it is set
_AT = re.compile(r"(?:活动)?(?:的)?(?:[上中]|现场|会场|赛场|当天)[，,]")
_TAKES_PLACE = re.compile(r"(?:举行|召开|举办|开幕|开班|开讲|开赛|落幕|闭幕|收官|开营|启动)$")
_HOLDS = re.compile(r"(?:举行|召开|举办)了?$")
_SPOKEN = re.compile(r"[^\W\da-zA-Z_]{0,12}?(?:表示|强调|指出|说|介绍|希望|要求|透露|认为|回顾|总结|汇报|部署|建议)")
_LEAD = re.compile(r"(?:首先|随后|接着|最后|其间|来自|由|[^\W\da-zA-Z_]{1,3}(?=的))?")
_JOINED = frozenset({"、", "和", "与", "及", "以及"})
_MADE = re.compile(r"等?(?:被(?:聘|任命)|任)")  # 周远山被聘为名誉会长
_OWNED = ("的", "之", "：", "（", "一家", "等人的")  # after a name that does nothing here
# 原来，|这是…, 这堂…, at the head of a sentence: what was just shown.
_SHOWN = Search.of(
    r"(?<![\u4e00-\u9fff，、；：])(?:原来[，,]?)?(?:(?P<is>(?:这|眼前)[正便就也]?是)|这[一场堂次个]{1,2}|当天的)",
    "原这眼当",
)
_LONGEST_SCENE = 400  # characters of what is shown


def setting_of(scene: Scene, sentence: Span) -> Mention | None:
    """启动仪式上，…: where the sentence says that it takes place."""
    setting = _set_at(scene, sentence)
    if setting is None:
        return None
    start, noun = setting.start("noun"), setting["noun"]
    if noun == "会":
        return event_of_kinds(scene, start, KINDS[noun])
    return _named(scene, setting) or event_of_kinds(scene, start, KINDS.get(noun, NO_KINDS))


def _set_at(scene: Scene, sentence: Span) -> re.Match[str] | None:
    """The words that say where a sentence is set, if it begins with such."""
    return scene.once("settings", lambda: dict(_settings(scene))).get(sentence.start)


def _settings(scene: Scene) -> Iterator[tuple[int, re.Match[str]]]:
    """Where the sentences begin that are set at an event, with the words that say so."""
    for end in _SETTING_ENDS.finditer(scene.text):
        sentence = scene.analysis.sentence_of(end.start())
        near = end.start() - sentence.start <= _LONGEST
        setting = _SETTING.match(scene.text, sentence.start, sentence.end) if near else None
        if setting is not None:
            yield sentence.start, setting


def _named(scene: Scene, setting: re.Match[str]) -> Mention | None:
    """The event that ends at the noun, or that it means."""
    start = setting.start("noun")
    covering = scene.covering(start)
    if covering is not None and covering.type is INITIATIVE and covering.span.end == setting.end("noun"):
        return covering
    return event_of_noun(scene, start, setting["noun"])


def find_acting(scene: Scene) -> Iterator[Relation]:
    """开班仪式上，校长沈清禾欢迎新生: who opens a clause of a sentence that is set at an event takes part in it."""
    for sentence in scene.analysis.sentences:
        setting = _set_at(scene, sentence.span)
        if setting is None or setting["at"] == "期间":
            continue
        known = setting["noun"] in KINDS or _named(scene, setting) is not None
        event = setting_of(scene, sentence.span) if known else None
        if event is not None:
            yield from _acting(scene, event, setting.end(), sentence.span.end)
    yield from _acting_after(scene)
    yield from _acting_before(scene)


def _acting_before(scene: Scene) -> Iterator[Relation]:
    """周远山掏出一枚军功章。这是“老兵讲堂”的第三站: who acts in a scene that the sentence after it names."""
    for shown in _SHOWN.finditer(scene.text):
        sentence = scene.analysis.sentence_of(shown.start())
        clause = scene.analysis.clause_of(shown.end())
        named = scene.within(shown.end(), clause.end, INITIATIVE)
        event = named[-1 if shown["is"] else 0] if named and sentence.start == shown.start() else None
        is_here = event is not None and is_event(scene, event, LASTING) and not is_ahead(scene, event)
        low = _scene_before(scene, sentence.start) if is_here else None
        for person in scene.within(low, sentence.start, PERSON) if low is not None else ():
            clause = scene.analysis.clause_of(person.span.start)
            absent = ABSENT.search(scene.text, clause.start, clause.end)
            is_here = absent is None and not lives_so(scene, person)
            if event is not None and is_here and not scene.is_quoted(person.span.start):
                yield from _taking_part(scene, [person], event, clause)


def _scene_before(scene: Scene, start: int) -> int | None:
    """Where the scene begins that ends at an offset: with its paragraph, or with that before; it tells of no event."""
    line = scene.text.rfind("\n", 0, start) + 1
    if not scene.text[line:start].strip():
        line = scene.text.rfind("\n", 0, max(0, line - 1)) + 1
    low = max(line, start - _LONGEST_SCENE)
    known = any(is_event(scene, event, LASTING) for event in scene.within(low, start, INITIATIVE))
    return None if known or scene.analysis.block_of(low) is BlockKind.TITLE else low


def _acting_after(scene: Scene) -> Iterator[Relation]:
    """推进会召开，区长沈清禾讲话; 在“院坝会”上，周远山打开了话匣子: in the sentence that names the event."""
    firsts = dict[Span, Mention]()
    for event in scene.within(0, len(scene.text), INITIATIVE):
        firsts.setdefault(scene.analysis.sentence_of(event.span.start), event)
    for sentence, event in firsts.items():
        if _set_at(scene, sentence) is None:
            start = _named_at(scene, event, sentence) or _held_at(scene, event)
            yield from _acting(scene, event, start, sentence.end, does=True) if start else ()


def is_set(scene: Scene, sentence: Span) -> bool:
    """在“幸福院坝会”上，…: the sentence names the event at which it is set."""
    return any(
        _named_at(scene, event, sentence) for event in scene.within(sentence.start, sentence.end, INITIATIVE)[:1]
    )


def _named_at(scene: Scene, event: Mention, sentence: Span) -> int | None:
    """Where begins what is done at an event that opens a sentence."""
    at = _AT.match(scene.text, event.span.end, sentence.end)
    near = event.span.end - sentence.start <= _OPENING
    return at.end() if at is not None and near and is_event(scene, event) else None


def _held_at(scene: Scene, event: Mention) -> int | None:
    """Where the clause begins that follows one which says that an event takes place."""
    clause = scene.analysis.clause_of(event.span.start)
    is_held = _TAKES_PLACE.search(scene.text, event.span.end, clause.end) or (
        event.span.end == clause.end and _HOLDS.search(scene.text, clause.start, event.span.start)
    )
    return clause.end + 1 if is_held and event_held(scene, clause) == event else None


def find_fellows(scene: Scene, met: list[Relation], done: list[Relation], sentence: Span) -> Iterator[Relation]:
    """周远山介绍投资环境，沈清禾主持会议: who opens a clause beside that of one who takes part does so, too.

    Not who does something elsewhere: 校长周远山致开幕词，教授沈清禾应邀作|科普讲座.
    """
    events = {one.object for one in met if isinstance(one.object, Mention)}
    if len(events) == 1 and any(one.subject is not None and one.subject.type is PERSON for one in met):
        event = events.pop()
        known = {one.subject for one in (*met, *(one for one in done if _speaks_elsewhere(scene, one, event)))}
        acting = _acting(scene, event, sentence.start, sentence.end)
        yield from (one for one in acting if one.subject not in known and _does(scene, one.subject))


def _speaks_elsewhere(scene: Scene, one: Relation, event: Mention) -> bool:
    """In a clause that does not name the event."""
    if one.subject is None or one.object == event or one.qualifier != "speaks":
        return False
    clause = scene.analysis.clause_of(one.subject.span.start)
    return not clause.start <= event.span.start < clause.end


def _does(scene: Scene, agent: Mention | None) -> bool:
    """More than the name alone stands in the clause: not 周远山，居民欢迎…."""
    return agent is not None and agent.span.end < scene.analysis.clause_of(agent.span.start).end


def _acting(scene: Scene, event: Mention, start: int, sentence_end: int, *, does: bool = False) -> Iterator[Relation]:
    while start < sentence_end:
        clause = scene.analysis.clause_of(start)
        if does and any(is_event(scene, other) for other in scene.within(clause.start, clause.end, INITIATIVE)):
            return  # told of another event
        people = _opening(scene, start, clause.end)
        end = people[-1].span.end if people else start
        if people and (lives_so(scene, people[-1]) or (does and not _does(scene, people[-1]))):
            people = []
        if people and not scene.text.startswith(_OWNED, end) and not _MADE.match(scene.text, end):
            yield from _taking_part(scene, people, event, clause)
        start = max(clause.end, start) + 1  # two marks in a row belong to no clause


def _opening(scene: Scene, start: int, end: int) -> list[Mention]:
    """The list of people, with their titles, that opens a clause."""
    lead = _LEAD.match(scene.text, start, end)
    heads, found = {start, lead.end() if lead else start}, list[Mention]()
    for person in scene.within(start, end, PERSON):
        if not found:
            opens = any(only_tells_who(scene, head, person) for head in heads)
        else:
            opens = scene.text[_after(scene, found[-1]) : phrase_start(scene, person)] in _JOINED
        if opens:
            found.append(person)
        else:
            break
    return [] if found and scene.is_quoted(found[0].span.start) else found


def _after(scene: Scene, person: Mention) -> int:
    courtesy = COURTESY.match(scene.text, person.span.end)
    return courtesy.end() if courtesy else person.span.end


def _taking_part(scene: Scene, people: list[Mention], event: Mention, clause: Span) -> Iterator[Relation]:
    end = people[-1].span.end
    factuality = judge_clause(scene, clause, end)
    spoken = _SPOKEN.match(scene.text, end)
    sentence = scene.analysis.sentence_of(clause.start)
    for person in people if factuality is not None else ():
        if factuality is not None and person.rule != "person-byline":
            role = role_said(scene, person, event, end, clause.end)
            role = "speaks" if role == "other" and spoken else role
            yield Relation(
                person, Predicate.PARTICIPATES_IN, event, sentence, "participation-setting", role, factuality, 0.75
            )
