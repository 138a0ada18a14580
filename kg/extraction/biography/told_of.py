"""Of whom a phrase tells that stands beside a name: 沈清禾，某局局长，…; 作为某校校长，沈清禾…; 某会会长由甲担任."""

import re

from kg.extraction.biography.positions import phrase_start
from kg.extraction.discourse.scene import PERSON, Scene
from kg.model import Mention
from kg.patterns import late

# What else is told between a name and the phrase: 沈清禾，女，1968年生，中共党员，某局局长.
_DETAIL = (
    r"(?:男|女|[^\W\da-zA-Z_]{1,3}族|(?:今年|现年|年仅)?\d{1,3}岁|\d{4}年(?:\d{1,2}月)?(?:出生|生|入党|参加工作)|\d0后"
    r"|(?:中共|共产)?党员|[^\W\da-zA-Z_]{2,3}[省市区县镇村]人|(?:大学)?(?:本科|大专|专科|研究生)(?:学历)?)"
)
_APPOSED = late(rf"(?:老人|老师|同志|女士|先生)?(?:[，,]{_DETAIL})*[，,]")
_AS = late(r"(?<![^\W\da-zA-Z_])(?:而|同时|现场)?(?:作为|身为|身兼|贵为)(?:一[名位]|了)?$")
_WHO_IS = late(
    r"(?:作为|身为|身兼|(?:[曾现兼时]|[一正]直)?担?任(?:过|着)?|出任|历任|就任|当选为?|被(?:聘|任命|推选|选)为)(?:一[名位])?$"
)
# Between a name and a verb, what makes that it is not told of the name: 林晓东|的父亲是…, 周远山|希望担任….
_UNSAID = late(
    r"^的(?!身份|职务|职业).|没有?(?!有限)|不再|[不未]$|卸去?$|辞去|从未|并未|拒绝|[希渴]望|梦想|打算|准备|[想愿要]$|竞选|参选|竞聘|应聘|报考|冒充|假冒|自称|谎称|如果|问"
)
_ENDS_INTRODUCTION = frozenset("，,为兼名位了任过着选")
_ENDS = frozenset("，,。；;！!？?\n")
_BLANKS = (" ", "　")
_OLD = late(r"(?:今年|现年)?\d{2,3}岁的|年[近过]\S[旬十]的")
AGED = r"(?:(?:今年)?[\d一二三四五六七八九十]{2,3}岁的)?"
"""Before a pronoun: 68岁的|他."""
_HE = late(r"[，,][他她](?!们)")
_GIVEN_TO = re.compile(r"(?:一职)?(?:现|暂|则)?由")
_HOLDS = ("兼任", "担任", "接任", "出任", "兼")
_IS_NAMED = re.compile(r"(?:名叫|叫|就?是|为)")


def told_of(scene: Scene, start: int, end: int) -> Mention | None:
    """The one whom the phrase between the offsets tells of, in apposition or by 作为, 担任…的, 由…担任."""
    if scene.is_quoted(start):
        return None
    return _of_next(scene, start, end) or _apposed(scene, start, end) or _as(scene, start, end) or _held(scene, end)


def is_unsaid(between: str) -> bool:
    """True of what stands between a name and a verb where the verb does not tell that of the name."""
    return _UNSAID.search(between) is not None


def _apposed(scene: Scene, start: int, end: int) -> Mention | None:
    """沈清禾，女，|某局局长|，…; a line 沈清禾 |某局局长|; not 沈清禾，某局局长周远山."""
    if scene.text[start - 1 : start] in _BLANKS:
        person = scene.by_end.get(start - 1)
        is_line = scene.text[end : end + 1] in ("", "\n") and person is not None and _begins_line(scene, person)
        return person if is_line and person is not None and person.type is PERSON else None
    if scene.text[start - 1 : start] not in ("，", ",") or scene.text[end : end + 1] not in (*_ENDS, ""):
        return None
    person = scene.before(start, PERSON)
    if person is None or scene.list_starts[person.span.start] != person.span.start:
        return None  # 甲、乙，某局局长
    return person if _APPOSED.fullmatch(scene.text, person.span.end, start) else None


def _begins_line(scene: Scene, person: Mention) -> bool:
    """At the head of a line, or of what a label has: 嘉宾：沈清禾 某局局长."""
    return scene.text[person.span.start - 1 : person.span.start] in ("", "\n", "：", ":")


def _of_next(scene: Scene, start: int, end: int) -> Mention | None:
    """担任|某会主席|的沈清禾."""
    if not scene.text.startswith("的", end) or scene.text[start - 1 : start] not in _ENDS_INTRODUCTION:
        return None
    told = _WHO_IS.search(scene.text, max(0, start - 8), start)
    old = _OLD.match(scene.text, end + 1)
    person = scene.starting(old.end() if old else end + 1) if told else None
    return person if person is not None and person.type is PERSON else None


def _as(scene: Scene, start: int, end: int) -> Mention | None:
    """作为|某校校长|，沈清禾…; 作为|某校校长|，她…."""
    if scene.text[end : end + 1] not in ("，", ",") or scene.text[start - 1 : start] not in _ENDS_INTRODUCTION:
        return None
    told = _AS.search(scene.text, max(0, start - 8), start)
    if told is None:
        return None
    if _HE.match(scene.text, end):
        return _named_last(scene, told.start())
    people = scene.within(end, scene.analysis.clause_of(end + 1).end, PERSON)
    return people[0] if people and _opens(scene, people[0], end + 1) else None


def _opens(scene: Scene, person: Mention, at: int) -> bool:
    """The name, or the title or age before it, begins at the offset."""
    old = _OLD.match(scene.text, at)
    return phrase_start(scene, person) == (old.end() if old else at)


def _named_last(scene: Scene, at: int) -> Mention | None:
    """Whom the same paragraph named last, before 她."""
    person = scene.before(at, PERSON)
    return person if person is not None and "\n" not in scene.text[person.span.end : at] else None


def _held(scene: Scene, end: int) -> Mention | None:
    """某会会长|由周远山担任; 某校校长|叫沈清禾."""
    given, named = _GIVEN_TO.match(scene.text, end), _IS_NAMED.match(scene.text, end)
    if given is not None:
        people = scene.within(given.end(), scene.analysis.clause_of(end).end, PERSON)
        person = people[0] if people and _opens(scene, people[0], given.end()) else None
        return person if person is not None and scene.text.startswith(_HOLDS, person.span.end) else None
    person = scene.starting(named.end()) if named else None
    is_one = person is not None and person.type is PERSON and scene.text[person.span.end : person.span.end + 1] in _ENDS
    return person if is_one else None
