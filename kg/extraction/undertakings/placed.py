"""Where an event takes place by a clause without a verb of holding: 柳湾村迎来村歌大赛, 正在泊云美术馆展出的画展."""

from collections.abc import Callable, Iterable, Iterator

from kg.extraction.discourse.events import LASTING
from kg.extraction.discourse.factuality import judge_clause
from kg.extraction.discourse.scene import INITIATIVE, ORGANIZATION, PLACE, UNIT, Scene
from kg.extraction.text.adverbs import LIGHT
from kg.extraction.text.occurring import STARTS
from kg.extraction.undertakings.actors import acts, follows_venue
from kg.extraction.undertakings.occurrence import IN_VAIN
from kg.extraction.undertakings.owners import apart_from
from kg.model import Mention, Predicate, Relation, Span
from kg.patterns import late

_MODIFIERS = r"(?:[^，。；“”\n、]{0,14}的)?(?:一[场次堂届]|首[届场次]|今年)?"
# 柳湾村|近日迎来了一场精彩的|村歌大赛
# 丘氏宗祠|里又开起了|恳谈会
_HOSTS = late(
    rf"(?:{LIGHT}(?:[^\W\da-zA-Z_]{{2}}[的地])?(?:迎来|上演|响起|奏响|唱响|掀起)|[里内上前]?{LIGHT}(?:[开办]起|摆[起开下])"
    # 望榆小学操场|上办了|公开课
    rf"|(?:里|内|上|[门村]?前|门口){LIGHT}(?:[开办](?=了|一)|举行|举办|开展))了?{_MODIFIERS}"
)
# 在泊云美术馆|展出的|画展
_DONE_THERE = late(
    rf"(?:[里内上前]|[一二三四五六]楼)?{LIGHT}(?:{STARTS}|展出|开展|进行|亮相|登场|组织|开设)的{_MODIFIERS}"
)
# 健步走活动以|泊云公园|为起点
_STARTS_AT = late(rf"{LIGHT}以$")
_AS = late(r"为(?:起点|出发点|主?会场|分会场|主?舞台|赛场|主?阵地|举办地)")
_SCHOOLS = ("小学", "中学", "幼儿园", "学校")  # no universities, which give much elsewhere
# Whose keepers, or owners, give events there.
_OPEN = frozenset({"ScenicSpot", "PublicSpace", "Facility", "Building", "ResidentialEstate"})
_THERE = frozenset({"Activity", "Competition", "Festival"})  # what a village gives within it
_GIVES = late(rf"{LIGHT}(?:举行|举办|召开|开设|办起?)了?{_MODIFIERS}")
_OFFERS = late(rf"{LIGHT}(?:推出|开展|启动|举行|举办|召开|开设|办起?)了?{_MODIFIERS}")
_BEFORE_NAME = frozenset("来演起响奏唱行办开设出展动下了的场次堂届年")  # what these end with
_SEAT = late(
    r"(?:地点|会场|赛场|现场)(?:就|也|都|初步|暂)*(?:[设定选放]在|安排在|为)|[，,](?P<site>(?:计划|拟|将)?(?:选址|落户)[于在]?)"
)
_BRACKET = late(rf"[（(](?:(?:时间[：:])?{LIGHT}[，,；;])?(?:地点[：:]|在)?")
_WITH = ("与", "和", "及", "、", "同", "联合", "携手", "会同", "协同", "联手")
_SOON = 40  # characters after such words in which the chain of units and the place stand
_LONGEST = 60  # characters between the place and the event


def find_placed(scene: Scene, named: Iterable[Mention], told: Iterable[Relation]) -> Iterator[Relation]:
    """heldAt of the events of which no verb of holding tells it."""
    yield from _found(scene, named, told, _place)


def find_at_home(scene: Scene, named: Iterable[Mention], told: Iterable[Relation]) -> Iterator[Relation]:
    """heldAt of what a school or village gives alone, where nothing tells of another place: 望榆小学举行运动会."""
    yield from _found(scene, named, told, _giver)


def _found(
    scene: Scene,
    named: Iterable[Mention],
    told: Iterable[Relation],
    place_of: Callable[[Scene, Mention], Mention | None],
) -> Iterator[Relation]:
    known = [r.subject.name for r in told if r.predicate is Predicate.HELD_AT and r.subject is not None]
    for event in apart_from(named, known):
        place = None if event.kind in LASTING or scene.is_quoted(event.span.start) else place_of(scene, event)
        factuality = None
        if place is not None:
            clause = scene.analysis.clause_of(event.span.start)
            factuality = judge_clause(scene, clause, event.span.start)
        if place is not None and factuality is not None:
            sentence = scene.analysis.sentence_of(event.span.start)
            yield Relation(event, Predicate.HELD_AT, place, sentence, "placed", "", factuality, 0.75)


def _place(scene: Scene, event: Mention) -> Mention | None:
    clause = scene.analysis.clause_of(event.span.start)
    return (
        _before(scene, event, clause)
        or _in_brackets(scene, event)
        or _as_start(scene, event, clause)
        or _seated(scene, event, clause)
    )


def _before(scene: Scene, event: Mention, clause: Span) -> Mention | None:
    """The last place before the event in its clause, where it hosts it, or the event is done there."""
    start = scene.chain_start(event)
    if scene.text[start - 1 : start] not in _BEFORE_NAME:
        return None
    places = scene.within(max(clause.start, start - _LONGEST), start, PLACE, UNIT, ORGANIZATION)
    if not places:
        return None
    place = places[-1]
    hosts = _HOSTS.fullmatch(scene.text, place.span.end, start) is not None
    done = not hosts and _DONE_THERE.fullmatch(scene.text, place.span.end, start) is not None
    first = scene.chain_start(place)
    done = done and follows_venue(scene, place, first) and not IN_VAIN.search(scene.text, max(0, first - 16), first)
    return place if hosts or done else None


def _in_brackets(scene: Scene, event: Mention) -> Mention | None:
    """“小主播”比赛（5月11日，|望榆书院|）."""
    begins = _BRACKET.match(scene.text, event.span.end)
    end = scene.text.find("）" if begins and begins.group()[0] == "（" else ")", event.span.end)
    place = scene.by_end.get(end) if begins else None
    is_all = begins is not None and place is not None and scene.chain_start(place) == begins.end()
    return place if is_all and place is not None and place.type in (PLACE, UNIT, ORGANIZATION) else None


def _giver(scene: Scene, event: Mention) -> Mention | None:
    """The school, place or village that the clause says gives the event: 望榆景区|推出|游园活动, 望榆村|举办|荷花节."""
    start = scene.chain_start(event)
    if scene.text[start - 1 : start] not in _BEFORE_NAME:
        return None
    place = scene.before(start, PLACE)
    if place is not None and place.kind in _OPEN and _OFFERS.fullmatch(scene.text, place.span.end, start):
        return None if follows_venue(scene, place, scene.chain_start(place)) else place
    village = scene.before(start, UNIT)
    if village is not None and village.kind == "Village" and event.kind in _THERE and _gives_alone(scene, village):
        return village if _GIVES.fullmatch(scene.text, village.span.end, start) else None
    school = scene.before(start, ORGANIZATION)
    if school is None or start - school.span.end > _LONGEST or not school.name.endswith(_SCHOOLS):
        return None
    gives = _GIVES.fullmatch(scene.text, school.span.end, start) is not None
    return school if gives and _gives_alone(scene, school) else None


def _gives_alone(scene: Scene, giver: Mention) -> bool:
    """Not 甲与|望榆小学|举行篮球赛, 甲联合|望榆小学|举办讲座: of several, at whose place is not told."""
    return acts(scene, giver) and not scene.text.endswith(_WITH, 0, scene.chain_start(giver))


def _as_start(scene: Scene, event: Mention, clause: Span) -> Mention | None:
    """The place that a clause tells as the event's start or venue."""
    end = min(clause.end, event.span.end + _LONGEST)
    if scene.text.find("以", event.span.end, end) < 0:
        return None
    for place in scene.within(event.span.end, end, PLACE, UNIT, ORGANIZATION)[:1]:
        is_so = _STARTS_AT.fullmatch(scene.text, event.span.end, scene.chain_start(place))
        return place if is_so and _AS.match(scene.text, place.span.end) else None
    return None


def _seated(scene: Scene, event: Mention, clause: Span) -> Mention | None:
    """决赛10月16日打响，地点就设在|望榆广场; 加工项目投资1亿元，选址|望榆村: what a later clause tells."""
    sentence = scene.analysis.sentence_of(event.span.start)
    seat = _SEAT.search(scene.text, clause.end, min(sentence.end, clause.end + _LONGEST))
    if seat is None or scene.within(event.span.end, seat.start(), INITIATIVE):
        return None
    if seat["site"] and event.kind != "Project":
        return None
    places = scene.within(seat.end(), min(sentence.end, seat.end() + _SOON), PLACE, UNIT, ORGANIZATION)
    return places[0] if places and scene.chain_start(places[0]) == seat.end() else None
