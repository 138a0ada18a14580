"""Where places and bodies are by what is said of them: 望湖小区位于临溪街道, 竹溪社区下辖望湖小区."""

from collections.abc import Iterator

from kg.extraction.discourse.factuality import judge_clause
from kg.extraction.discourse.scene import ORGANIZATION, PLACE, UNIT, Scene
from kg.extraction.text.adverbs import LIGHT
from kg.extraction.text.matching import Search
from kg.model import Factuality, Mention, Predicate, Relation, Span
from kg.patterns import late

_TOWNS = frozenset({"Street", "Township", "Community", "Village", "FunctionalZone"})
# 望湖小区|位于|临溪街道, 位于|临溪街道|的望湖小区
_LIES = Search(
    r"(?:位于|坐落[于在]?|地处|落户[于到在]?|扎根[于在]?|选址[于在]?|隶属于?|属于|归属于?|归(?=[^，。；\n]{2,12}管)"
    r"|建[在于]|开在|设在|就在|入驻)了?",
    "[位坐地落扎选隶属建开设就入归](?:(?=[于落处户根址属在驻])|(?<=归))",
)
_WHERE = frozenset({"位于", "坐落于", "坐落在", "地处", "设在", "建在", "建于", "开在", "坐落"})  # said before 的, too
_OF_BODIES = ("落户", "扎根", "入驻")  # what no place does
_BELONGS = ("属于", "隶属", "归")
_SUBJECT_END = late(rf"[”）)]?(?:总部)?[，,]?(?:[^，。；,;\n]{{0,4}}?(?:总部|旧址|前身))?{LIGHT}")
_SIDE = late(
    r"(?:的?(?:最|正)?[东西南北中]{1,2}(?:[部侧面郊角端头麓北南]|偏[东西南北])?|[的]?(?:中心|核心|繁华|黄金)?(?:地[带段区]|城区|位置)|境内|辖区|内|里|村[口头内里]|脚下|之[中内]|畔|岸?边|一[楼隅]|[一二三四]楼)+"
)
_BETWEEN = late(
    r"[、和与及][^，。；,;\n]{1,14}(?:之间|交[界汇]|一带)|(?:之间|交[界汇叉]|对面|对过|附近|隔壁|旁边?|周边|不远|\d+(?:米|公里|千米)|以[东西南北]|外[，。的])"
)
_PART_OF = late(r"的?(?:新|老|[东南西北])?(?:校区|院区|分[校院部店]|门店)")
_ADDRESSED = late(r"\d+号?")
# 竹溪社区|下辖|望湖小区、春晖花园; 竹溪社区|由|望湖小区、春晖花园组成
_HOLDS = late(
    rf"(?:辖区)?内?(?:{LIGHT}(?:下辖|管辖|辖有?|包括|包含|涵盖|共?有|现有|拥有|建有|坐落着|矗立着|新?建(?:成|起|设|好)?了|建成|建起|新建|打造了|开办了|开设了)(?:着|了)?"
    r"|由)(?:[一两\d]+[个座家处所栋]|老旧小区|住宅小区|包括|的)*"
)
_INSIDE = late(
    r"(?:(?:管?辖区?|境|辖区)内?的?|内的?|里的?|范围内的?)(?:新建的?|新开的?|多个|各个|老旧小区|企业|商铺|[^\W\da-zA-Z_]{2,6}的)?"
)
_DISTRICT = Search.of(r"辖区内?的?(?:企业|单位|老旧小区|商户)?", "辖")
_IS = late(rf"{LIGHT}是")
_KIND = late(
    r"(?:辖区)?内?(?:最|唯一|新建|一个|一座|首个|首座|规模|典型|较|的|第[一二三]|人口|[^\W\da-zA-Z_]{0,4}老)[^，。；,;\n是]{0,12}?(?:小区|公园|广场|楼盘|社区|大厦|商场|市场|学校|企业|场所|景区|一座|楼宇)"
)
_HOLDING = frozenset("辖管境内里范由包有涵建立着打开设")  # of which those words have one
_SOON = 8  # characters in which such a word stands
_NEAR = 60  # characters before 辖区 in which the unit is named whose it is


def find_sited(scene: Scene) -> Iterator[Relation]:
    """locatedIn of places and bodies, as clauses tell it."""
    for lies in _LIES.finditer(scene.text):
        yield from _lying(scene, Span(*lies.span()), lies.group().rstrip("了"))
    for unit in scene.of_type(UNIT):
        if scene.is_outer(unit) and unit.kind in _TOWNS:
            yield from _held_by(scene, unit)
    for district in _DISTRICT.finditer(scene.text):
        yield from _in_district(scene, Span(*district.span()))
    for place in scene.of_type(PLACE):
        yield from _by_kind(scene, place)


def _lying(scene: Scene, verb: Span, word: str) -> Iterator[Relation]:
    if scene.covering(verb.start) is not None:
        return
    where = _place_after(scene, verb.end)
    if where is None:
        return
    end = _after(scene, where.span.end)
    follower = scene.starting(end + 1) if scene.text.startswith("的", end) else None
    subject = _before(scene, verb.start, word)
    if subject is not None:
        yield from _located(scene, subject, where, verb.start)
    elif follower is not None and word in _WHERE and _is_whole(scene, follower):
        yield from _located(scene, follower, where, verb.start)


def _is_whole(scene: Scene, follower: Mention) -> bool:
    """A place or body; not 位于槐序路的|望榆小学|新校区, which is not where the school is."""
    return follower.type in (PLACE, ORGANIZATION) and not _PART_OF.match(scene.text, follower.span.end)


def _before(scene: Scene, start: int, word: str) -> Mention | None:
    """The place or body of which the verb is said."""
    low = scene.analysis.sentence_of(start).start
    found = scene.within(low, start, PLACE, ORGANIZATION, UNIT)
    subject = found[-1] if found else None
    if subject is None or subject.type is UNIT or not _SUBJECT_END.fullmatch(scene.text, subject.span.end, start):
        return None
    if subject.type is ORGANIZATION and word.startswith(_BELONGS):
        return None
    return subject if subject.type is ORGANIZATION or not word.startswith(_OF_BODIES) else None


def _place_after(scene: Scene, start: int) -> Mention | None:
    """The narrowest unit or place of the chain that begins there, where that is where it is."""
    place = scene.starting(start)
    while place is not None and (after := scene.starting(place.span.end)) is not None:
        if after.type not in (PLACE, UNIT) or after.kind == "Road":
            break
        place = after
    if place is None or place.type not in (PLACE, UNIT):
        return None
    after = scene.starting(place.span.end + scene.text.startswith("的", place.span.end))
    if after is not None and after.type is ORGANIZATION and after.span.start == place.span.end:
        return None  # 位于某社区|居委会对面
    return None if _BETWEEN.match(scene.text, _after(scene, place.span.end)) else place


def _after(scene: Scene, end: int) -> int:
    """Where it goes on after 东部, 境内, 一楼, or a road with a number."""
    road = scene.starting(end)
    if road is not None and road.kind in ("Road", "Building"):
        number = _ADDRESSED.match(scene.text, road.span.end)
        end = number.end() if number else road.span.end
    side = _SIDE.match(scene.text, end)
    return side.end() if side else end


def _held_by(scene: Scene, unit: Mention) -> Iterator[Relation]:
    """The places that a unit is said to hold, and the one within it: 竹溪社区下辖|望湖小区, 竹溪社区内的|春晖商场."""
    end = unit.span.end
    if _HOLDING.isdisjoint(scene.text[end : end + _SOON]):
        return
    inside = _INSIDE.match(scene.text, end)
    for found in (inside, _HOLDS.match(scene.text, end)):
        first = None if found is None else scene.starting(found.end())
        if first is not None and found is not None:
            listed = list(listed_places(scene, first))
            if found is inside or found.group()[0] != "由" or scene.text.startswith("组成", _tail(listed)):
                for place in listed:
                    yield from _located(scene, place, unit, first.span.start)
            return


def _tail(listed: list[Mention]) -> int:
    return listed[-1].span.end if listed else 0


def listed_places(scene: Scene, first: Mention) -> Iterator[Mention]:
    """The places of a list."""
    place: Mention | None = first
    while place is not None and place.type is PLACE:
        yield place
        end = place.span.end
        place = scene.starting(end + 1) if scene.text[end : end + 1] in ("、", "和", "与", "及") else None


def _in_district(scene: Scene, district: Span) -> Iterator[Relation]:
    """走进辖区|望湖小区: of the town or community that the sentence named last, or the subject before."""
    first = scene.starting(district.end)
    sentence = scene.analysis.sentence_of(district.start)
    units = scene.within(max(sentence.start, district.start - _NEAR), district.start, UNIT)
    unit = units[-1] if units else None
    if first is None or unit is None or unit.kind not in _TOWNS or unit.span.end == district.start:
        return
    for place in listed_places(scene, first):
        yield from _located(scene, place, unit, first.span.start)


def _by_kind(scene: Scene, place: Mention) -> Iterator[Relation]:
    """望湖小区|是|竹溪社区|最大的小区."""
    near = scene.text.find("是", place.span.end, place.span.end + _SOON) >= 0
    is_ = _IS.match(scene.text, place.span.end) if near else None
    unit = scene.starting(is_.end()) if is_ is not None else None
    while unit is not None and (after := scene.starting(unit.span.end)) is not None and after.type is UNIT:
        unit = after
    if unit is not None and unit.type is UNIT and _KIND.match(scene.text, unit.span.end):
        yield from _located(scene, place, unit, place.span.end)


def _located(scene: Scene, part: Mention, whole: Mention, trigger: int) -> Iterator[Relation]:
    clause = scene.analysis.clause_of(trigger)
    factuality = judge_clause(scene, clause, trigger)
    if factuality in (None, Factuality.PLANNED) or part.name == whole.name or whole.span in part.span:
        return
    sentence = scene.analysis.sentence_of(trigger)
    yield Relation(
        part, Predicate.LOCATED_IN, whole, sentence, "place-sited", "", factuality or Factuality.STATED, 0.85
    )
