"""At which event something is done: the one its clause names or refers to (会议, 此次活动), or that was told before."""

import re
from collections.abc import Iterator

from kg.extraction.discourse.apart import of_another_day
from kg.extraction.discourse.events import (
    event_held,
    event_of_kinds,
    event_of_noun,
    is_conveyed,
    is_event,
    is_held,
    is_spoken_of,
    is_told_last,
    is_visited,
)
from kg.extraction.discourse.items import of_another_item
from kg.extraction.discourse.scene import INITIATIVE, Scene
from kg.extraction.participation.deeds import contest_before
from kg.extraction.participation.settings import KINDS, NO_KINDS
from kg.model import Mention, Span
from kg.patterns import late

# 会议, 此次活动, 该仪式: a noun that refers back to an initiative; not 会议室, 活动现场.
_ANAPHOR = re.compile(
    r"了?(?:此次|本次|这次|该|本|此)?(?P<noun>座谈会|会议|大会|会|活动|仪式|论坛|培训|讲座|比赛|义诊)"
    r"(?!议?[室员场厅]|[长费徽龄计所]|情况|工作|经验|管理|成果|质量|内容)"
)
_THIS = late(r"了?(?:此次|本次|这次|该)?")  # 参加了此次|联欢会
_OF_ONE_KIND = frozenset({"座谈会", "论坛", "培训", "讲座", "比赛"})  # that mean no event of another kind
_NEAR = 60  # characters from 活动, 会议 to the verb after it
_LOOSE = frozenset({"other", "under"})
_PAST = re.compile(
    r"(?<![^\W\da-zA-Z_])(?:去年|前年|前[一几两]天|早年|小时候|此前|(?<!\d)(?:19|20)\d\d年(?![度\d]))"
)  # 2016年，他…
_AT_IT = re.compile(r"(?:活动|仪式)?(?:上|中|现场|期间|当[天日晚]|间隙|尾声)[，,与向由为对]?")
_IN_TURN = re.compile(r"先后|分别|陆续|依次|相继|还|也")  # 其间先后举行甲赛、乙赛和丙会
_HOLDS = late(
    r"(?:召开|举行|举办|开设)了?(?![前后时地的]|期间|过程|当[天日]|以来|[这此本该]|了?(?:活动|仪式|会议|大会|比赛))[^，。；,;的\n]{2}"
)
_CHAIRED = late(r"由[^，。；,;\n]{2,24}主持")  # 周远山致辞，|签约仪式|由沈清禾主持
_LOOKS_BACK = late(r"回顾|总结")  # 在致辞中回顾了“清风行”活动
_OF_IT = late(r"结果|名单|决定|方案|规则|通知|的?(?:重要)?(?:讲话|批示|指示|会议)?精神")
_TEXTS = ("方案", "规划", "意见", "办法", "细则")  # 宣读了活动|方案: what is read out
# 参加|调研, 陪同|慰问: an event only where one of that name was told
_VISIT = late(
    r"(?:此次|本次|这次|了)?(?P<noun>慰问|调研|走访|视察|检查|督查|督导|考察|巡查|会见|接访|暗访)(?=[，。；,;\n]|$)"
)
# 举行募捐活动，善款用于“春芽”、|“早餐”|等公益项目: of what there are more, and none of them takes place
_OF_PROJECTS = late(r"(?:[、和及]?“[^”\n]{2,16}”){0,4}等[^，。；,;\n]{0,8}?(?:项目|工程|计划)")
_AT_ONCE = 4  # other events of a list that are held together
_LONGEST_BEFORE = 600  # characters of a sentence before a verb in which its event is told


def event_said(scene: Scene, verb: Span, sentence: Span) -> Mention | None:
    """The event that the verb's clause names, or refers to by a noun."""
    clause = scene.analysis.clause_of(verb.start)
    noun = _ANAPHOR.search(scene.text, verb.start, verb.end) or _ANAPHOR.match(scene.text, verb.end, clause.end)
    whole = scene.starting(noun.start("noun")) if noun else None
    if (
        noun
        and noun["noun"] == "活动"
        and whole is not None
        and whole.type is INITIATIVE
        and whole.span.end > noun.end("noun")
    ):
        return whole  # 出席活动启动仪式
    if noun is None:
        named = scene.within(clause.start, clause.end, INITIATIVE)
        named = tuple(m for m in named if m.span.end > verb.start and _is_attended(scene, m))
        if named and not _LOOKS_BACK.search(scene.text, verb.end, max(verb.end, named[0].span.start)):
            return named[0]
        noun = _ANAPHOR.search(scene.text, max(clause.start, verb.start - _NEAR), verb.start)
        if noun is not None and not scene.analysis.starts_token(noun.start("noun")):
            noun = None  # 社|会事业局
    if noun is None:
        return _given_to(scene, clause, verb) or _head_after(scene, verb)
    if noun["noun"] == "活动" and (event := event_held(scene, _sentence_before(scene, sentence))) is not None:
        return event
    event = event_of_kinds(scene, verb.start, KINDS.get(noun["noun"], NO_KINDS))
    if event is None or noun["noun"] not in _OF_ONE_KIND or event.kind in KINDS[noun["noun"]]:
        return event
    own = scene.starting(noun.start("noun"))
    return own if own is not None and own.type is INITIATIVE else None


def _is_attended(scene: Scene, named: Mention) -> bool:
    """No congress of which one is a delegate, no text that is read out, no results of it: “最美家庭”评选|结果."""
    if named.rule == "initiative-congress" or named.kind == "Policy" or is_conveyed(scene, named):
        return False
    if is_spoken_of(scene, named) or is_visited(scene, named):
        return False
    return _OF_IT.match(scene.text, named.span.end) is None and not named.name.endswith(_TEXTS)


def event_meant(
    scene: Scene, verb: Span, sentence: Span, role: str, setting: Mention | None, attended: Mention | None
) -> Mention | None:
    """What a verb without an object is said of: prizes given out 颁奖会上 were won at the contest told before."""
    if role == "attends" and (visit := _VISIT.match(scene.text, verb.end)):
        return _visit_called(scene, visit["noun"])
    contest = contest_before(scene, verb) if role in ("won", "vied") else None
    if role == "drew":
        event = scene.before(verb.start, INITIATIVE)
        return event if event is not None and event.span.start >= sentence.start and is_event(scene, event) else None
    if role == "under" and (led := _named_after(scene, verb, sentence)) is not None:
        return led
    return contest or _at_which(scene, verb, sentence) or setting or _told_before(scene, verb, sentence, role, attended)


def _visit_called(scene: Scene, noun: str) -> Mention | None:
    named = (m for m in scene.of_type(INITIATIVE) if noun in m.name)
    return scene.once(("visit", noun), lambda: next(named, None))


def _told_before(scene: Scene, verb: Span, sentence: Span, role: str, attended: Mention | None) -> Mention | None:
    """The event just said to take place; else what was attended last; else the article's first.

    What is done elsewhere, too, is done at the first only where no other was told since.
    """
    low = max(sentence.start, verb.start - _LONGEST_BEFORE)
    here = event_held(scene, Span(low, verb.start)) if verb.start > low else None
    if here is None and verb.start > low and _holds_another(scene, Span(low, verb.start)):
        return None
    told = here or _just_held(scene, sentence) or attended
    if told is None:
        told = event_of_kinds(scene, verb.start, NO_KINDS)
        told = None if told is None or (role in _LOOSE and not is_told_last(scene, told, verb.start)) else told
    if told is None:
        after = {"vied": _named_after, "other": None}.get(role, _held_after)
        return after(scene, verb, sentence) if after else None
    if told is here:
        return told
    return None if of_another_day(scene, told, sentence) or _PAST.search(scene.text, low, verb.start) else told


def _holds_another(scene: Scene, before: Span) -> bool:
    """学校还召开|新生家长会，由沈清禾主讲: what takes place is not known."""
    starts = [held.start() for held in _HOLDS.finditer(scene.text, before.start, before.end)]
    if not starts or scene.is_quoted(starts[-1]) or scene.covering(starts[-1]) is not None:
        return False
    clause = scene.analysis.clause_of(starts[-1])
    return not scene.within(clause.start, clause.end, INITIATIVE)


def _at_which(scene: Scene, verb: Span, sentence: Span) -> Mention | None:
    """在“清风行”展示会上，周远山致辞: the event that the sentence names as the place before the verb."""
    event = scene.before(verb.start, INITIATIVE)
    if event is None or event.span.start < sentence.start or not is_event(scene, event):
        return None
    return event if _AT_IT.match(scene.text, event.span.end) else None


def _given_to(scene: Scene, clause: Span, verb: Span) -> Mention | None:
    """随后的|推进会|由周远山主持: the event that the noun before 由 means."""
    by = scene.text.rfind("由", clause.start, verb.start)
    noun = scene.analysis.lexicon.initiative_heads.longest_ending(scene.text, by, clause.start) if by > 0 else None
    return event_of_noun(scene, by, noun) if noun is not None and len(noun) > 1 else None


def _named_after(scene: Scene, verb: Span, sentence: Span) -> Mention | None:
    """在沈清禾的主持下，|座谈会|顺利举行: the event that the sentence goes on to tell of."""
    return next((m for m in scene.within(verb.end, sentence.end, INITIATIVE) if is_event(scene, m)), None)


def _held_after(scene: Scene, verb: Span, sentence: Span) -> Mention | None:
    """随着沈清禾按下快门，|摄影展|正式启动: the event that the sentence goes on to say takes place."""
    if verb.end >= sentence.end:
        return None
    named = (m for m in scene.within(verb.end, sentence.end, INITIATIVE) if _CHAIRED.match(scene.text, m.span.end))
    return event_held(scene, Span(verb.end, sentence.end)) or next(named, None)


def _just_held(scene: Scene, sentence: Span) -> Mention | None:
    """The event that the sentence before, in the same paragraph, says takes place."""
    if scene.text[sentence.start - 1 : sentence.start] == "\n":
        return None
    before = _sentence_before(scene, sentence)
    event = event_held(scene, before)
    if event is None or before is None or _OF_PROJECTS.match(scene.text, event.span.end) is None:
        return event
    held = (m for m in scene.within(before.start, event.span.start, INITIATIVE) if is_event(scene, m))
    return next((m for m in held if is_held(scene, m) and not _OF_PROJECTS.match(scene.text, m.span.end)), None)


def _sentence_before(scene: Scene, sentence: Span) -> Span | None:
    before = scene.analysis.sentence_of(max(0, sentence.start - 1))
    is_before = before.start < sentence.start and not of_another_item(scene, before.start, sentence.start)
    return before if is_before else None


def _head_after(scene: Scene, verb: Span) -> Mention | None:
    """出席开工仪式, where a 开工仪式 was named before."""
    this = _THIS.match(scene.text, verb.end)
    start = this.end() if this else verb.end
    noun = scene.analysis.lexicon.initiative_heads.longest_at(scene.text, start)
    return event_of_noun(scene, verb.start, noun) if noun and len(noun) > 1 else None


def held_with(scene: Scene, event: Mention) -> Iterator[Mention]:
    """举行|揭牌仪式、开学典礼和|表彰会: the events of a list before its last, held at once."""
    clause = scene.analysis.clause_of(event.span.start)
    at, in_turn = event.span.start, _IN_TURN.search(scene.text, clause.start, clause.end)
    for _ in range(0 if in_turn else _AT_ONCE):
        before = scene.by_end.get(at - 1)
        if before is None or before.type is not INITIATIVE or scene.text[at - 1] not in "、和与及暨":
            return
        yield before
        at = before.span.start
