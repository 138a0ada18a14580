"""The places of a round of visits: 专题调研…。调研组一行先后来到甲、乙和丙，…"""

import re
from collections.abc import Iterable, Iterator

from kg.extraction.discourse.events import event_of_noun
from kg.extraction.discourse.scene import AGENTS, INITIATIVE, ORGANIZATION, PLACE, UNIT, Scene
from kg.extraction.text.adverbs import LIGHT
from kg.extraction.text.matching import Rare
from kg.extraction.text.occurring import STARTS
from kg.extraction.undertakings.announced import event_around
from kg.model import BlockKind, Factuality, Mention, Predicate, Relation
from kg.patterns import late

_VISITS = re.compile(r"调研|视察|检查|走访|慰问|考察|观摩|巡查|督导|研学|采风|参观")
# 调研组一行|先后来到, 代表们分别深入, 一行先后走进
_GOES = late(
    r"(?:(?:[调视督检考观研采慰][^\W\da-zA-Z_]{1,2}[组团队]|队伍|代表|委员|学员|队员|师生)们?(?:一行)?|一行|先后|分别|依次|带队)"
    r"(?:一行|[\d一二三四五六七八九十]+人|先后|分别|依次|还|又|实地|一起|共同)*(?:来到|走进|深入|前往|赶赴|走访|参观|检查|抽查|察看|查看|踏看|看|跑|到|赴)了?"
)
# 首场演出放在|望榆村; 地点就在|泊云宾馆
_SEATED = Rare.of(
    r"(?:地点|地方|举办地|[主分]?会场|起点|赛场|(?:活动|比赛|演出|演练)现场|首[站场讲][^\W\da-zA-Z_]{0,2}?|头一[站场]|第[一二三四五]站)"
    rf"(?:[^，。；\n]{{0,8}}日)?{LIGHT}(?:初步|暂)?(?:(?:[设放定选]|安排|分[布设])?[在于]|位于|走进|来到|走入|深入|[：:]|[为是])了?(?:[\d月]{{0,4}}\d日的)?"
    # 同时|在|石湖村、泊云古镇设分会场
    r"|在(?=[^，。；\n]{2,40}?(?:开设|增设|设[立有置]?)了?[\d一二两三四五六]?个?分会场)",
    "地点|地方|举办地|会场|赛场|起点|现场|首站|首场|首讲|一站|头一场|二站|三站|四站|五站",
)
_ENROLS = ("报名", "咨询", "投稿", "领取", "领票", "集合")  # whose place is not that of the event
_JOINED = late(r"、|和|及|以及|与")
# “清风”讲堂始于2021年，先后开进|望榆敬老院、泊云车站: what goes from place to place
_TOURS = Rare.of(
    r"(?:此前|先后|已经?|陆续|相继|依次)+(?:(?:走过|开进|走进|走入|深入|到过|走遍|进过)了?"
    # 已在|望榆车站、竹溪公园等处开过十五场
    r"|在(?=[^，。；：\n]{2,50}?(?:[开办讲演]|举[办行]|开展)[了过出]?[\d一二三四五六七八九十百]{1,4}余?多?[场次期课站]))",
    "走过|开进|走进|走入|深入|到过|走遍|进过|此前|先后|已在|已经在|陆续|相继|依次",
)
# “清风”讲堂自去年3月启动以来，望榆法庭|先后…: what is done since then is the event's.
_SINCE = late(r"以来[，,][^，。；\n]*$")
_THIS = late(r"(?:[，。；\n]|这项|该)(?:专项|公益|系列)?(?P<noun>行动|活动|项目)(?=自|[，,]|从)")
_INSIDE = late(
    rf"(?:[里内上前]|[东南西北]门|门口|(?:开设|增设|设[立有置]?)了?[\d一二两三四五六]?个?分会场|[一二三四五]楼|[^\W\da-zA-Z_]{{1,4}}[厅室堂])|{LIGHT}(?:{STARTS}|进行|开展|打响|亮相|开了)"
)
_BACK = 5  # sentences from what is visited to the visit's name


def find_rounds(scene: Scene, named: Iterable[Mention]) -> Iterator[Relation]:
    """heldAt of the event told last where a clause tells its place, and of a visit for each place on its way."""
    for seated in _SEATED.finditer(scene.text):
        event = event_around(scene, *seated.span())
        enrols = scene.text.endswith(_ENROLS, 0, seated.start())
        if event is None or enrols or scene.is_quoted(seated.start()):
            continue
        if scene.covering(seated.start()) is None:
            yield from _held_at(scene, event, seated.end())
    for tours in _TOURS.finditer(scene.text):
        event = _touring(scene, tours.start())
        if event is not None:
            yield from _held_at(scene, event, tours.end())
    visits = [m for m in named if m.kind != "Project" and _VISITS.search(m.name)]
    for goes in _GOES.finditer(scene.text) if visits else ():
        at = goes.start()
        if scene.is_quoted(at) or scene.covering(at) or scene.analysis.block_of(at) is not BlockKind.PARAGRAPH:
            continue
        visit = _visit(scene, visits, at)
        yield from _held_at(scene, visit, goes.end()) if visit is not None else ()


def _held_at(scene: Scene, event: Mention, start: int) -> Iterator[Relation]:
    sentence = scene.analysis.sentence_of(start)
    for place in _stations(scene, start, scene.analysis.clause_of(start).end):
        yield Relation(event, Predicate.HELD_AT, place, sentence, "round-of-places", "", Factuality.STATED, 0.75)


def _touring(scene: Scene, at: int) -> Mention | None:
    """What the sentence begins with, where nobody else is named before it is said to go, or what goes on since then."""
    sentence = scene.analysis.sentence_of(at)
    if scene.is_quoted(at) or scene.covering(at) is not None:
        return None
    events = scene.within(sentence.start, at, INITIATIVE)
    since = _SINCE.search(scene.text, sentence.start, at) is not None
    if not events and (noun := _THIS.search(scene.text, max(0, sentence.start - 1), at)):
        return event_of_noun(scene, sentence.start, noun["noun"])
    before = scene.analysis.clause_of(at - 1)
    others = () if since else scene.within(before.start, at, *AGENTS)
    is_clause = since or scene.text[at - 1] in "，,"
    return events[0] if len(events) == 1 and is_clause and not others else None


def _visit(scene: Scene, visits: list[Mention], at: int) -> Mention | None:
    """The last visit named before, not many sentences ago."""
    low = at
    for _ in range(_BACK):
        low = scene.analysis.sentence_of(max(0, low - 1)).start
    return next((m for m in reversed(visits) if low <= m.span.start < at), None)


def _stations(scene: Scene, at: int, end: int) -> Iterator[Mention]:
    """The items of the list that begins at an offset, up to the end of its clause."""
    for place in scene.within(at, end, PLACE, UNIT, ORGANIZATION):
        start = scene.chain_start(place)
        if start != at and (start - 1 <= at or _JOINED.fullmatch(scene.text[start - 1 : start]) is None):
            continue
        at = start
        follows = scene.text[place.span.end : place.span.end + 1]
        if place.span.end >= end or follows in "、和及与等" or _INSIDE.match(scene.text, place.span.end):
            yield place
