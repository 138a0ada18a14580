"""How a clause vouches for what it says: stated, planned, hearsay; or not at all.

Exhortations (要…, 应…), negations (未…, 没有…) and questions (…开展普查？误传！) make no statement.
"""

import re

from kg.extraction.discourse.scene import PERSON, Scene
from kg.extraction.text.matching import Rare
from kg.model import Factuality, Span

_REACH = 40  # characters before a verb in which a cue bears on it
_NEAR = 14  # characters before a verb in which 将 bears on it
_PLAYERS = ("小将", "老将", "门将", "女将", "健将", "名将", "虎将")  # before a name
_FAR = 120  # characters before a verb in which 下一步 bears on it
_NEXT = re.compile(r"(?:下一步|接下来|下一阶段|今后|未来|明年|届时)")  # at the head of the sentence
# And within it: 张主任表示，下一步，…; the mark before it is asked last, for it stands at many places.
_THEN = re.compile(
    r"下一(?<=[，,：:“]下一)(?:步|阶段)[，,]|接下来(?<=[，,：:“]接下来)[，,]|今后(?<=[，,：:“]今后)[，,]"
)
_PLANNED = re.compile(
    r"(?:将(?!军|领|士|们)|拟(?:于|定|在)|计划(?:于|在|用)|下一步|即将|准备|预计|有望|筹备|打算(?!盘))"
)
_EXHORTED = Rare.of(
    r"(?:^|[，,：:；;。“])[^，,；;。]{0,6}?"
    r"(?:(?<![重主需必首想])要(?!求|素|闻|点|员|道)|应当?(?![用邀对急届有])|必须|务必|希望|号召|倡议|呼吁)",
    "要|应|必须|务必|希望|号召|倡议|呼吁",
)
_NEGATED = re.compile(r"(?:未能|没能|无法|没有|尚未|从未|并未|不再|不[愿肯想]|拒绝|婉拒|放弃|取消|暂停|推迟|不)$")
_ASKS = ("？", "?")
_HEARSAY = re.compile(r"据(?:悉|了解|介绍|称|说|报道|知情人)")


def judge_clause(scene: Scene, clause: Span, trigger: int) -> Factuality | None:
    """The factuality of what the clause states by the word at ``trigger``; None where it states nothing."""
    return scene.once(("judged", clause.start, trigger), lambda: _judged(scene, clause, trigger))


def _is_asked(scene: Scene, clause: Span, trigger: int) -> bool:
    """某社区|举办荷花节？; not |开展“家风从哪来？”主题活动, where a name asks."""
    marks = (at for at in (clause.end - 1, clause.end) if scene.text.startswith(_ASKS, at))
    at = next(marks, None)
    return at is not None and (scene.is_quoted(trigger) or not scene.is_quoted(at))


def _judged(scene: Scene, clause: Span, trigger: int) -> Factuality | None:
    low = max(clause.start, trigger - _REACH)
    before = scene.text[low:trigger]
    if _NEGATED.search(before) or _is_exhorted(scene, before, low) or _is_asked(scene, clause, trigger):
        return None
    if scene.is_quoted(trigger):
        return Factuality.QUOTED
    sentence = scene.analysis.sentence_of(trigger)
    then = _THEN.search(scene.text, max(sentence.start, trigger - _FAR) + 1, trigger)
    if then or _is_planned(scene, before, trigger) or _NEXT.match(scene.text, sentence.start):
        return Factuality.PLANNED
    if _HEARSAY.match(scene.text, sentence.start):
        return Factuality.HEARSAY
    return Factuality.STATED


def _is_planned(scene: Scene, before: str, trigger: int) -> bool:
    """将|获奖; not 小将|周远山获奖, 门将|沈清禾获奖, who are players."""
    low = trigger - len(before)
    found = _PLANNED.finditer(before, max(0, len(before) - _NEAR))
    return any(not _is_player(scene, low + one.end()) for one in found)


def _is_player(scene: Scene, end: int) -> bool:
    called = scene.starting(end) if scene.text[end - 2 : end] in _PLAYERS else None
    return called is not None and called.type is PERSON


def _is_exhorted(scene: Scene, before: str, low: int) -> bool:
    """要 or 应 bears on what follows; not 区领导应|青禾, a name."""
    return any(scene.covering(low + found.end() - 1) is None for found in _EXHORTED.finditer(before))
