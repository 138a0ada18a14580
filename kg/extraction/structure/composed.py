"""partOf between two events whose sentence says it: 作为文化节的重头戏，民歌大赛…, 民歌大赛拉开文化节的序幕."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from kg.extraction.discourse.events import LASTING
from kg.extraction.discourse.factuality import judge_clause
from kg.extraction.discourse.scene import INITIATIVE, Scene
from kg.extraction.text.occurring import EVENTS
from kg.model import Mention, Predicate, Relation
from kg.patterns import late

# 文化节|的重头戏, 系列活动|之一, 读书月|的重要组成部分, 计划|推出的第三个项目
ITEM = (
    r"(?:(?:系列|主题|配套|重点|特色|子|分)*活动)?"
    r"(?:(?:[中里]的|[的之中里]|推出的|举办的)[^，。；、“”\n的为在]{0,10}?"
    r"(?:活动|之一|一|重头戏|部分|内容|环节|项目|首[场站秀]|压轴|板块|赛[事站段]|单元|[分主]会场|专场|序[曲幕章]|大戏|亮点|之[作战]|[一第][一二三四五六七八九十\d]*[场项环站期讲个])"
    r"|(?:系列|主题|配套|重点|特色|子|分)+(?:活动|项目|赛事)(?:之一)?)"
)
_AS = late(r"作为(?:[本此这][届次]|今年)?$")
_IS = late(r"(?:(?<![不还只要若但于而])是|(?<![关联体])系|(?<![认作成因名变])为|属于|隶属于?)(?:[本此这][届次]|今年)?$")
_ITEM_OF = late(rf"{ITEM}(?:之一)?")
_ITEM_IS = late(rf"{ITEM}(?:之一)?(?=[，。；！,;!\n]|$)")
_STOP = late(r"[，。；！,;!\n]|$")  # 属于“…”系列活动|。
_ADVERBS = late(r"(?:[也正便就则均都还]|同时|昨日|随后)*$")
_COMPRISES = late(
    r"(?:期间|活动|将|还|共|主要|内容|先后|陆续)*"
    r"(?P<does>包括|包含|涵盖|囊括|[共下]?设[有置]?了?|分[为成设]?|安排了?|推出了?|策划了?|举[办行]了?|开展了?|组织了?|由|内容[丰多]富，有)"
    r"[^，。；、“”\n]{0,6}?$"
)
_HOLDS = late(r"[推策举开组安]")  # what bodies do, too
_MADE_OF = late(r"[^，。；\n]{0,12}?[组构]成")
_OPENED = late(r"(?:的?(?:成功|顺利)?举[办行][，,]?)?(?:正式|也|将|已)*(?:[拉揭掀]开|奏响|开启)了?$")
_CURTAIN = re.compile(r"的?(?:[大帷序战]?幕|序曲)")
_FOR = late(r"也?为$")
_CLOSED = re.compile(r"(?:[画划]上|[拉揭]开|奏响)[^，。；\n]{0,6}(?:句号|[大帷序]幕|序曲)")
_MARKS = late(r"(?:的?(?:成功|顺利|正式)?(?:举[办行]|开[幕赛讲展]|启动))?[，,]?也?标志着$")
_BEGINS = re.compile(r"(?:就此|正式|圆满|全面)*(?:启动|开幕|启幕|开启|[拉揭]开|收官|落幕|闭幕)")
_JOINS = late(r"(?:[也还先后已被]|正式|同时)*(?:[纳列归划编]入|列为)了?(?:[本此][届次])?$")
# 文化节|期间的|民歌大赛, 科技周|的重头戏——|创客大赛, 读书节|重点活动|“名家讲坛”
_OWNS = re.compile(
    r"(?:活动)?(?:期间|[中里]|框架下|旗下|推出|举办|组织|设立)的(?:首[场个]|一[场项])?"
    r"|的?(?:系列|重点|重要|主题|配套|子|首场|压轴|重磅|特色|品牌|分项|专项|收官|开场|启动){1,2}(?:活动|项目|赛事|节目)(?:之一)?(?:——|：|—|之|、)?"
    r"|的(?:重头戏|压轴戏|组成部分)(?:——|：|—|之)"
)
_GATHERS = late(r"[节周月季]|系列|运动会|行动|计划|嘉年华")
_MARK = late(r"[、和及与]|以及|”“")
_UNKNOWN = late(r"、(?:[^，。；、\n]{2,12}[、和及与])+")
_THIS = ("本届", "本次", "此次", "这次")
_WHOLES = frozenset({"Competition", "Festival"})  # which are part of no mere relay
# 推介会|上，, 文化节|期间，
_AT_IT = re.compile(r"(?:(?P<while>(?:活动)?期间)|[上中]|(?:活动)?现场)[，,]")
_OPENS = late(r"(?:在|据悉[，,]?|当天[，,]?)?(?:[本此这][届次])?")
_TO_NAME = late(r"了?[^，。；\n]{0,8}")
_SESSION = late(r"第[一二三四五六七八九十百\d]+次")  # of a body that sits meanwhile
# What the words right before a whole end with, and those right after it begin with.
_TAILS = frozenset("为届次年是系于属开响启了着入")
_HEADS = frozenset("活期中里上现框旗推举组设的系重要主配子首压特品分专收开启将还共内先陆包涵囊下安策由")
_REACH = 30  # characters from the clause of the whole to the part's name
_BACK = 16  # characters before the whole in which it is told what it is to the part


def find_composed(scene: Scene) -> Iterator[Relation]:
    """Each event in the one that its sentence says it is part of."""
    named = scene.within(0, len(scene.text), INITIATIVE)
    for whole in named if len(named) > 1 else ():
        for part in _parts(scene, whole):
            if whole.name in part.name or part.name in whole.name or scene.is_quoted(whole.span.start):
                continue
            factuality = judge_clause(scene, scene.analysis.clause_of(whole.span.start), whole.span.start)
            if factuality is not None:
                sentence = scene.analysis.sentence_of(whole.span.start)
                full = _in_full(named, whole)
                yield Relation(part, Predicate.PART_OF, full, sentence, "told-part", "", factuality, 0.75)


def _parts(scene: Scene, whole: Mention) -> Iterator[Mention]:
    """What each rule finds that what stands right before or after the whole can begin."""
    start, end = whole.span.start, whole.span.end
    if whole.rule == "initiative-congress":
        return
    if scene.text[start - 1 : start] in _TAILS:
        yield from chain(*(rule(scene, whole) for rule in (_as, _is, _opened, _joined)))
    if scene.text[end : end + 1] in _HEADS:
        yield from chain(*(rule(scene, whole) for rule in (_owned, _meanwhile, _comprised)))


def _in_full(named: Sequence[Mention], whole: Mention) -> Mention:
    """第三届丰收节 for 丰收节, where that was named before."""
    full = (one for one in named if one.span.end <= whole.span.start and one.name != whole.name)
    return next((one for one in full if one.name.endswith(whole.name)), whole)


def _ends(scene: Scene, at: int) -> Iterator[Mention]:
    """The event that ends at an offset."""
    event = scene.by_end.get(at)
    if event is not None and event.type is INITIATIVE and scene.is_outer(event):
        yield event


def _found(scene: Scene, pattern: re.Pattern[str], whole: Mention) -> re.Match[str] | None:
    """The words right before the whole."""
    return pattern.search(scene.text, max(0, whole.span.start - _BACK), whole.span.start)


def _as(scene: Scene, whole: Mention) -> Iterator[Mention]:
    """作为文化节的重头戏，民歌大赛…; 民歌大赛作为文化节的重头戏，…"""
    as_ = _found(scene, _AS, whole)
    item = _ITEM_OF.match(scene.text, whole.span.end) if as_ else None
    if as_ is None or item is None:
        return
    adverbs = _ADVERBS.search(scene.text, max(0, as_.start() - 4), as_.start())
    before = tuple(_ends(scene, adverbs.start() if adverbs else as_.start()))
    yield from before
    if not before and item.end() < len(scene.text) and scene.text[item.end()] in "，,":
        clause = scene.analysis.clause_of(item.end() + 1)
        after = scene.within(clause.start, clause.end, INITIATIVE)
        if after and after[0].span.start < clause.start + _REACH:
            yield from _list(scene, after)


def _is(scene: Scene, whole: Mention) -> Iterator[Mention]:
    """厨艺大赛是文化节的系列活动之一; 摄影展昨日开幕，系文化节的重要活动; 诗词大会属于“…”系列活动."""
    is_ = _found(scene, _IS, whole)
    if is_ is None:
        return
    belongs = "属" in is_.group() or "系列" in whole.name
    if not (_ITEM_IS.match(scene.text, whole.span.end) or (belongs and _STOP.match(scene.text, whole.span.end))):
        return
    adverbs = _ADVERBS.search(scene.text, max(0, is_.start() - 4), is_.start())
    at = adverbs.start() if adverbs else is_.start()
    yield from _ends(scene, at)
    clause, sentence = scene.analysis.clause_of(whole.span.start), scene.analysis.sentence_of(whole.span.start)
    if clause.start == is_.start() > sentence.start or scene.text[clause.start : at] == "这":
        before = scene.within(sentence.start, clause.start, INITIATIVE)[-1:]
        yield from (m for m in before if m.kind not in _WHOLES or whole.kind != "Activity")


def _opened(scene: Scene, whole: Mention) -> Iterator[Mention]:
    """民歌大赛拉开文化节的序幕, 音乐会为文化节画上句号, 大赛的举行，标志着文化节启动."""
    for before, after in ((_OPENED, _CURTAIN), (_FOR, _CLOSED), (_MARKS, _BEGINS)):
        told = _found(scene, before, whole) if after.match(scene.text, whole.span.end) else None
        if told is not None:
            yield from _ends(scene, told.start())


def _joined(scene: Scene, whole: Mention) -> Iterator[Mention]:
    """“四点半课堂”被纳入“青苗计划”."""
    joins = _found(scene, _JOINS, whole)
    if joins is not None:
        yield from _ends(scene, joins.start())


def _owned(scene: Scene, whole: Mention) -> Iterator[Mention]:
    """文化节的民歌大赛, 文化节期间的拔河比赛, 读书节重点活动“名家讲坛”."""
    end = whole.span.end
    owns = _OWNS.match(scene.text, end)
    plain = scene.text.startswith("的", end) and _GATHERS.search(whole.name) is not None
    for at in (owns.end(),) if owns else (end + 1,) if plain else ():
        part = scene.starting(at) if at < len(scene.text) else None
        if part is not None and part.type is INITIATIVE and (owns or part.kind in EVENTS):
            yield part


def _meanwhile(scene: Scene, whole: Mention) -> Iterator[Mention]:
    """推介会上，还举行了签约仪式; 文化节期间，青禾社区举办了厨艺大赛."""
    clause = scene.analysis.clause_of(whole.span.start)
    at = _AT_IT.match(scene.text, whole.span.end)
    if at is None or not _OPENS.fullmatch(scene.text, clause.start, whole.span.start):
        return
    if at["while"] and _GATHERS.search(whole.name) is None:
        return
    then = scene.analysis.clause_of(min(at.end(), len(scene.text) - 1))
    for event in scene.within(then.start, then.end, INITIATIVE)[:1]:
        verbs = scene.verbs_in(then.start, event.span.start)
        held = (
            bool(verbs)
            and verbs[-1][1] == Predicate.ORGANIZES
            and _TO_NAME.fullmatch(scene.text, verbs[-1][0].end, event.span.start)
        )
        if held and event.kind in EVENTS and _SESSION.search(event.name) is None:
            yield event


def _comprised(scene: Scene, whole: Mention) -> Iterator[Mention]:
    """文化节包括民歌大赛、书画展等; 科技节由航模比赛、科普讲座组成."""
    end = whole.span.end
    if scene.text.endswith(_THIS, 0, whole.span.start):
        return  # 本届丰收节包括…, of the event named before
    clause = scene.analysis.clause_of(end - 1)
    parts = [m for m in scene.within(end, clause.end, INITIATIVE) if m.kind not in LASTING]
    does = _COMPRISES.match(scene.text, end, parts[0].span.start) if parts else None
    if does is None or (_HOLDS.match(does["does"]) and _GATHERS.search(whole.name) is None):
        return
    listed = _list(scene, parts)
    if does["does"] != "由" or _MADE_OF.match(scene.text, listed[-1].span.end):
        yield from listed


def _list(scene: Scene, events: Sequence[Mention]) -> list[Mention]:
    """The first and those that a list goes on to: 民歌大赛、花灯评比、|书画展."""
    listed = list(events[:1])
    for one in events[1:]:
        between = scene.text[listed[-1].span.end : one.span.start]
        if not (_MARK.fullmatch(between) or _UNKNOWN.fullmatch(between)):
            break
        listed.append(one)
    return listed
