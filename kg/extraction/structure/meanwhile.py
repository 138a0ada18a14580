"""What goes on while an event does: 活动现场, 节会期间, 本届艺术节将举办…."""

import re

from kg.extraction.discourse.events import event_of_noun, first_event, last_event, last_whole, main_event
from kg.extraction.discourse.scene import INITIATIVE, Scene
from kg.model import Mention, Span
from kg.patterns import late

# 活动现场, 席间, 论坛上，: at the head of a clause, after the noun of an event or none.
_ON_THE_SPOT = re.compile(
    r"(?:(?:活动|仪式|会议)?现场|(?:活动|仪式|会议)(?:中|期间|当天)|席间|同期(?!声))[，,]?|(?:会|仪式|典礼|论坛)上(?:[，,]|(?=还|也|同时|举[行办]|进行|启动))|接下来的"
)
# 节会期间, 其间, 自6月8日启动以来: the event goes on, and is none of its ceremonies.
_WHILE = re.compile(
    r"(?:[^，。；“”\n]{0,6}?(?P<noun>[^\W\da-zA-Z_]{2}[节周月赛会展]))?[^，。；“”\n]{0,8}?(?:期间|其间)[，,]?|自[^，。；“”\n]{0,10}(?:启动|开幕|开展|举办)以来[，,]"
)
# 期间, 比赛期间, 本届大会举办期间: of whatever event it is, and no holiday or visit.
_ANY_EVENT = late(
    r"(?:在|[^，。；“”\n]{0,6}?(?:活动|[大比联]赛|赛事|[展节大盛]会|会[议期]|论坛|展[览期出]|节庆|营期|培训|集训|演出))?"
    r"(?:的?(?:举[办行]|进行|开展))?期间"
)
# 艺术周将于17日闭幕，其间…: of what the words before say that it goes on for some time.
_RUNS = re.compile(
    r"(?P<noun>(?:[^\W\da-zA-Z_]{1,3}?[节周月季赛会展营班]|[^\W\da-zA-Z_]{0,2}(?:活动|训练|集训|冬训|培训|项目)))?[”\"]?(?:活动)?"
    r"(?:\d[\d月日]{1,6}(?:启动|开[幕始展赛营])[，,]?(?:至|到)|还?将?(?:[持延]续|历时|为期)|[将自从][^，。；\n]{0,12}?(?:[起至到]|闭幕|结束|开始|启动|进行))"
)
# 本届艺术周包括…, 大赛分初赛、复赛…: the whole by its noun, and its parts.
_COMPRISES = re.compile(
    r"(?:本届|本次|此次|这次|整个|该|本学?期|本季)?(?P<noun>[^\W\da-zA-Z_]{1,3}?[节周月赛会动班营])"
    r"(?:[^，。；“”\n]{0,12}[，,])?(?:主要|共|还)?(?:包括|包含|涵盖|设有|分为|下设|共设|设置了?|囊括|安排了|分|(?:已|还|将|先后|陆续|同期|同时)+(?:举办|举行|开展|推出|安排|组织))"
)
# 据悉，本届艺术周以“…”为主题，将举办…: its subject, and what is undertaken further on.
_THROUGHOUT = late(
    r"(?:据悉|据了解|据介绍)?[，,]?(?:本届|本次|此次|今年的?)(?P<noun>[^\W\da-zA-Z_]{1,5}?(?:[节周月季]|博览会|嘉年华))(?:活动)?(?=[以将共由为围期首特还新同，,])"
    r"|(?:据悉|据了解|据介绍)?[，,]?(?:本次|此次)活动(?=[以共由为围分期])"
)
_HOLDS = late(r"(?:开展|举办|举行|推出|设置|设有|包括|包含|涵盖|组织|安排|设立|增设|特设|共有\d)")
_INCLUDES = late(r"(?:包括|包含|涵盖|设有|分为)")
# 活动中，介绍了|扫黑除恶专项斗争: told there, and held elsewhere.
_TOLD_THERE = late(r"(?<!据)(?:介绍|通报|汇报|回顾|解读|听取|总结)(?![，,：:])")
_THEN = late(r"期间")
# 会上，…捐出去年举办的|义卖…: held at another time; not 去年获奖的乐队登台，并举行了|授旗仪式.
_EARLIER = late(r"去年|前年|此前|上届|前不久|曾[在经于]|(?:今年|早在)[^，。；\n]{0,2}?[\d一二三四五六七八九十]{1,2}月")
# 以“美食节”“摄影大赛”等为抓手
_BY_MEANS = late(r"以(?:“[^“”\n]{2,24}”[、和及与]?){2,}等?[^，。；\n]{0,8}为(?:抓手|载体|主要内容|内容|平台|支撑)")
_NEXT = re.compile(
    r"(?:[^，。；“”\n日]{0,6}(?:上午|下午|晚上)的|[^，。；“”\n]{0,8}(?:间隙|结束后|过后|课后|会后|赛后)|随后|紧接着|接下来|接着|最后|之后|压轴|活动尾声)[，,]?"
    r"(?:还|又)?(?:举行|进行|开展|举办|登场|上演|进入|观看)?了?(?:的?是|的)?(?:一[场堂])?$"
)
# 科技节的压轴项目——…: a name in apposition to a part.
_PART_NOUN = re.compile(r"的[^，。；：、\n]{0,8}(?:项目|环节|活动|内容|板块|赛事|重头戏|之一)(?:——|：|—)$")
_ITEMS = frozenset({"Activity", "Competition"})
_CLOSING = ("”", '"')
_TELLING = ("活动", "”", "大赛")
_CLAUSES = 6  # of a sentence, before a name, that can say within what it takes place
_FAR = 160  # characters before a name in which it is said to be told of


def event_meanwhile(scene: Scene, initiative: Mention) -> Mention | None:
    """The event within which a clause of the sentence, up to the name, says that something takes place."""
    event = _event_meanwhile(scene, initiative)
    return None if event is None or _is_told_of(scene, initiative) else event


def is_at_another_time(scene: Scene, initiative: Mention, whole: Mention) -> bool:
    """春节期间|举办灯会: the whole does not go on then, nor any event told before; 第三届丰收节期间 is the whole's."""
    at = initiative.span.start
    low = max(scene.analysis.sentence_of(at).start, at - _FAR)
    return any(_is_other_time(scene, found.start(), whole) for found in _THEN.finditer(scene.text, low, at))


def _is_other_time(scene: Scene, at: int, whole: Mention) -> bool:
    named = scene.by_end.get(at)
    if named is not None and named.type is INITIATIVE:
        return named.name not in whole.name and whole.name not in named.name
    said = _WHILE.match(scene.text, scene.analysis.clause_of(at).start, at + len("期间"))
    return said is not None and _lasting(scene, said.start(), said) is None


def _event_meanwhile(scene: Scene, initiative: Mention) -> Mention | None:
    at, sentence = initiative.span.start, scene.analysis.sentence_of(initiative.span.start)
    if part := _PART_NOUN.search(scene.text, max(sentence.start, at - 14), at):
        return last_event(scene, part.start())
    clause = scene.analysis.clause_of(at)
    if _NEXT.fullmatch(scene.text, clause.start, at):
        return _whole_of_items(scene, clause.start)
    return _around(scene, at, sentence)


def _is_told_of(scene: Scene, initiative: Mention) -> bool:
    """现场介绍了某所在|平安护学行动|里的做法; 会上，…今年9月举办的|义卖|所得."""
    at = initiative.span.start
    low = max(scene.analysis.sentence_of(at).start, at - _FAR)
    if _TOLD_THERE.search(scene.text, low, at):
        return True
    return _EARLIER.search(scene.text, max(scene.analysis.clause_of(at).start, low), at) is not None


def _around(scene: Scene, at: int, sentence: Span) -> Mention | None:
    """The event of the nearest clause before the name that is about what goes on meanwhile."""
    start = at
    for _ in range(_CLAUSES):
        if at <= sentence.start:
            break
        at = scene.analysis.clause_of(at - 1).start
        if spot := _ON_THE_SPOT.match(scene.text, at, sentence.end):
            return _on_site(scene, at, spot.group())
        if scene.text[at] == "以" and _BY_MEANS.match(scene.text, at):
            return next(iter(scene.within(sentence.start, at, INITIATIVE)), None) or first_event(scene)
        if while_ := _WHILE.match(scene.text, at, start):
            return _running(scene, at, sentence) if "其间" in while_.group() else _lasting(scene, at, while_)
        if whole := _COMPRISES.match(scene.text, at, start):
            return event_of_noun(scene, at, whole["noun"])
    return _throughout(scene, start, sentence)


def _whole_of_items(scene: Scene, at: int) -> Mention | None:
    """随后举行的|品鉴会 is of the 丰收节, as the 擂台赛 before it is; without a festival, of what was told last."""
    last, main = last_whole(scene, at), _before(first_event(scene), at)
    is_item = last is not None and last.kind in _ITEMS and main is not None and main.kind == "Festival"
    return main if is_item else last


def _lasting(scene: Scene, at: int, said: re.Match[str]) -> Mention | None:
    """活动期间, 科技节期间, of an event told before; none of 春节期间, 访问期间, whatever was told before."""
    if (found := _of_noun(scene, at, said["noun"])) is not None:
        return found
    is_time = said.group().startswith("自") or _ANY_EVENT.match(said.group()) is not None
    return last_whole(scene, at) if is_time else None


def _running(scene: Scene, at: int, sentence: Span) -> Mention | None:
    """What the sentence, or the one before, says to go on: 冬训持续到年底，|其间, where 冬训 may be told of only so."""
    low = sentence.start
    if at == low and scene.text[at - 1 : at] != "\n":
        low = scene.analysis.sentence_of(max(0, at - 1)).start
    for runs in _RUNS.finditer(scene.text, low, at):
        start = runs.start() if runs["noun"] is None else runs.end("noun")
        named = scene.by_end.get(start + (scene.text[start : start + 1] in _CLOSING))
        if named is not None and named.type is INITIATIVE:
            return named
        if runs["noun"] is not None:
            return event_of_noun(scene, low, runs["noun"])
    whole = _THROUGHOUT.match(scene.text, low, at)  # 本届邻里节以“…”为主题，将持续到11月底，|其间
    named_whole = event_of_noun(scene, low, whole["noun"]) if whole and whole["noun"] else None
    return named_whole or last_whole(scene, at)


def _throughout(scene: Scene, start: int, sentence: Span) -> Mention | None:
    """The festival that the sentence is about, where it goes on to what is held then."""
    low = sentence.start
    whole = _THROUGHOUT.match(scene.text, low, start) if scene.text[low] in "据本此今" else None
    if whole is None:
        return None
    if (_HOLDS if whole["noun"] else _INCLUDES).search(scene.text, whole.end(), start) is None:
        return None
    return event_of_noun(scene, low, whole["noun"]) if whole["noun"] else _before(main_event(scene), low)


def _before(event: Mention | None, at: int) -> Mention | None:
    return event if event is not None and event.span.end <= at else None


def _on_site(scene: Scene, at: int, spot: str) -> Mention | None:
    """活动现场, after 重阳节系列活动 and the 文艺演出 that opens it: no item of it, which has no name."""
    if spot.startswith("同期"):
        return last_whole(scene, at)  # beside the festival, not within its opening
    last = last_event(scene, at)
    item = last is not None and last.kind in _ITEMS and spot.startswith("活动") and not last.name.endswith(_TELLING)
    return (_before(main_event(scene), at) if item else None) or last


def _of_noun(scene: Scene, at: int, noun: str | None) -> Mention | None:
    """读书节期间: the last 读书节, or the 读书节主场活动 that the article begins with."""
    first = first_event(scene)
    held = first if first is not None and noun and noun in first.name and first.span.end <= at else None
    return (event_of_noun(scene, at, noun) or held) if noun else None
