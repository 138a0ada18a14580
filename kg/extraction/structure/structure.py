"""What belongs to what by its name: units, bodies and places in one another, and parts of initiatives."""

import re
from collections.abc import Iterator

from kg.extraction.biography.positions import body_before
from kg.extraction.biography.posts import only_of, unit_of_level
from kg.extraction.biography.wholes import (
    college_whole,
    committee_of,
    has_committee,
    named_whole,
    of_committee,
    own_whole,
    told_whole,
    unit_of_body,
)
from kg.extraction.bodies.board import RANKS
from kg.extraction.bodies.places import OF_BODY
from kg.extraction.discourse.scene import INITIATIVE, ORGANIZATION, PERSON, PLACE, UNIT, Scene
from kg.extraction.structure.amid import find_amid
from kg.extraction.structure.composed import find_composed
from kg.extraction.structure.governed import find_governed
from kg.extraction.structure.parts import find_parts
from kg.extraction.structure.sited import find_sited
from kg.extraction.structure.within import find_within
from kg.model import Mention, Predicate, Relation
from kg.patterns import late

_OF = late(r"[畔边]?的$")
_LOWEST = ("Community", "Village")
_TOWNS = ("Street", "Township")
# Kinds of units that are told in lists, and of what they are parts: 云栖县白水镇、石坝乡 are towns of the county.
_LISTED_UNITS = dict.fromkeys(_LOWEST, _TOWNS) | dict.fromkeys(_TOWNS, ("County",))
_INSTITUTIONS = frozenset({"OrganizationalUnit", "Facility", "PublicBody"})
_TAUGHT = frozenset({"School", "Hospital"})
_SERVICES = ("中心", "站", "所", "馆")
_OF_UNIT = ("代表队", "代表团", "社区队", "大队", "消防队", "敬老院", "福利院", "社工站", "服务站")
# 市委|市直工委, 县检察院|第一检察部: of a body that its name tells.
_OF_ANOTHER = late(r".(?:[委直]|[^\W\da-zA-Z_]*(?:局|法院|检察院|政协|人大|政府|[^\W\da-zA-Z_]委).)")
# 某街道举办…，|青禾社区、听潮社区、杏林社区|分别…: three and more are of the one street named before.
_LIST = re.compile(r"(?:[^\W\da-zA-Z_]{1,8}(?:社区|村)、){2}[^\W\da-zA-Z_]{1,8}(?:社区|村)")
_NUMBER = late(r"\d+号(?!楼)")  # 槐序路|50号院, which is in no place of that name; not 某小区|5号楼
_NO_LEVEL = ("市场", "区域", "县域", "乡村", "镇域", "村民")  # 市场监管总局
_LEVEL = frozenset("省市区县镇乡")
# What each body has of its own, told in a list after another such: 某法院妇委会、|团委; not 县委宣传部、|妇联.
_ORGANS = tuple("妇委会 妇联 团委 团支部 团总支 工会 关工委 党总支 党支部".split())
_DEPARTMENTS = ("科", "处", "室", "庭")
_NO_PARTS = ("集团", "医联体", "医共体", "联盟", "协会")  # 某医院|医联体: of many, one of which names it
_OWNED = ("校", "院", "区", "县", "市", "镇")  # 校团委书记甲、|校学工部|部长乙
_COMMITTEES = ("团委", "学生会", "工会", "党总支", "党支部")  # that have no departments
_SECTIONS = frozenset("科处股室")
_LISTED = "organization-listed"
_FULL = ("市", "区", "县", "旗", "镇", "乡", "村", "街道")  # what a unit's full name ends with
_NAMES_ONE = 4  # characters after a unit's short name that name something of its own
_WITHIN = re.compile(r"(?:辖区|街道|镇|乡)内?的?$")


def find_structure(scene: Scene) -> Iterator[Relation]:
    """subUnitOf, locatedIn and partOf, as the names themselves say."""
    parts = list[Relation]()
    for mention in scene.mentions:
        if mention.type is UNIT:
            yield from _unit_in_unit(scene, mention)
        elif mention.type is ORGANIZATION:
            yield from _body_in_holder(scene, mention)
        elif mention.type is PLACE:
            yield from _place_in_holder(scene, mention)
        elif mention.type is INITIATIVE:
            parts += find_parts(scene, mention)
    yield from parts
    yield from find_governed(scene)
    yield from find_sited(scene)
    yield from find_within(scene)
    yield from find_amid(scene)
    yield from (one for one in find_composed(scene) if not any(_same_part(one, other) for other in parts))


def _same_part(one: Relation, other: Relation) -> bool:
    """The same part of the same whole, by a short name of it: 邻里节 for 第七届邻里节."""
    wholes = [end.name for end in (one.object, other.object) if isinstance(end, Mention)]
    return one.subject == other.subject and min(wholes, key=len) in max(wholes, key=len) and len(set(wholes)) > 1


def _relation(
    scene: Scene, part: Mention, predicate: Predicate, whole: Mention, rule: str, confidence: float
) -> Relation:
    return Relation(part, predicate, whole, scene.analysis.sentence_of(part.span.start), rule, confidence=confidence)


def _unit_in_unit(scene: Scene, unit: Mention) -> Iterator[Relation]:
    """临溪街道青禾社区, 临溪街道的青禾社区."""
    start = unit.span.start - (scene.text[unit.span.start - 1 : unit.span.start] in ("的", "原"))
    holder = scene.by_end.get(start)
    if holder and holder.type is UNIT and RANKS.get(holder.kind, 9) < RANKS.get(unit.kind, 9):
        yield _relation(scene, unit, Predicate.SUB_UNIT_OF, holder, "unit-chain", 0.95)
    elif unit.kind in _LISTED_UNITS and (town := _over_list(scene, unit)) is not None:
        yield _relation(scene, unit, Predicate.SUB_UNIT_OF, town, "unit-list", 0.8)


def _over_list(scene: Scene, unit: Mention) -> Mention | None:
    """临溪街道青禾社区、杏林社区; 辖区内青禾社区、杏林社区 of the one street that the article is about."""
    start = unit.span.start
    while scene.text[start - 1 : start] in ("、", "和", "与", "及"):
        before = scene.by_end.get(start - 1)
        if before is None or before.kind != unit.kind:
            return None
        start = before.span.start
    holder = scene.by_end.get(start - (scene.text[start - 1 : start] == "的"))
    if holder is not None and start < unit.span.start:
        return holder if holder.type is UNIT and holder.kind in _LISTED_UNITS[unit.kind] else None
    if unit.kind not in _LOWEST:
        return None
    told = _WITHIN.search(scene.text, max(0, start - 5), start) or _LIST.match(scene.text, start)
    town = only_of(scene, UNIT, _TOWNS) if told else None
    return town if town is not None and town.span.end <= start else None


def _body_in_holder(scene: Scene, body: Mention) -> Iterator[Relation]:
    """青禾社区党总支 in 青禾社区; 某委科教处 in 某委: the last that its name holds from its beginning on."""
    if body.name.endswith("人大") and scene.text.startswith("代表", body.span.end):
        return  # 县人大|代表周远山, of whom is told and not of the body
    if (
        whole := told_whole(scene, body)
        or own_whole(scene, body)
        or college_whole(scene, body)
        or _of_list(scene, body)
        or _of_only(scene, body)
        or of_committee(scene, body)
    ) is not None:
        yield _relation(scene, body, Predicate.SUB_UNIT_OF, whole, "body-of-whole", 0.7)
    unit = unit_of_body(scene, body) or _of_listed(scene, body) or _of_its_level(scene, body)
    if unit is not None and not has_committee(body):
        yield _relation(scene, body, Predicate.SUB_UNIT_OF, unit, "body-of-level", 0.7)
    held = named_whole(scene, body) or _body_of_colleague(scene, body)
    if has_committee(body) and (held is None or held.type is UNIT):
        held = committee_of(scene, body) or held
    if held is not None and held.type is ORGANIZATION and body.name.endswith(_NO_PARTS):
        return
    if held is not None and (held.type is ORGANIZATION or _is_public(scene, body) or _serves(body, held)):
        yield _relation(scene, body, Predicate.SUB_UNIT_OF, held, "body-chain", 0.9)


def _of_its_level(scene: Scene, body: Mention) -> Mention | None:
    """县生态环境分局, 区更新办: a public body that is told by its level, of the one unit of that level."""
    if body.name[0] not in _LEVEL or body.rule == "organization-bare" or not scene.is_outer(body):
        return None
    if _OF_ANOTHER.match(body.name) or body.kind == "SocialOrganization" or body.name.startswith(_NO_LEVEL):
        return None
    if (body.name[-1] in "科组室部" and not body.name.endswith("办公室")) or any(
        m.type is ORGANIZATION for m in scene.inside(body)
    ):
        return None  # 县医院|输血科, of another body
    if any(unit.name.startswith(body.name[:2]) for unit in scene.of_type(UNIT)):
        return None  # 市桥街道|办事处, of no 市
    is_own = _is_public(scene, body) or _is_service(body) or body.kind in _TAUGHT
    return unit_of_level(scene, body.name[0]) if is_own else None


def _of_listed(scene: Scene, body: Mention) -> Mention | None:
    """泊岭镇党委、|政府: of the unit whose committee stands before it in the list."""
    before: Mention | None = body
    while before is not None and before.rule == _LISTED:
        before = scene.by_end.get(before.span.start - 1)
    held = named_whole(scene, before) if before is not None and before is not body else None
    return held if held is not None and held.type is UNIT else None


def _of_list(scene: Scene, body: Mention) -> Mention | None:
    """某法院妇委会、|团委; 某医院的心外科、|肾内科: of the body that the first of a list of such is of."""
    ends = next((ends for ends in (_ORGANS, _DEPARTMENTS) if body.name.endswith(ends)), None)
    if ends is None or not scene.is_outer(body) or any(scene.inside(body)):
        return None
    first = body
    while scene.text[first.span.start - 1 : first.span.start] == "、":
        before = scene.by_end.get(first.span.start - 1)
        if before is None or before.type is not ORGANIZATION or not before.name.endswith(ends):
            break
        first = before
    whole = (_body_of_the(scene, first) or named_whole(scene, first)) if first is not body else None
    return whole if whole is not None and whole.type is ORGANIZATION and whole.name != body.name else None


def _body_of_the(scene: Scene, department: Mention) -> Mention | None:
    """某医院|的|心外科."""
    start = department.span.start
    return scene.by_end.get(start - 1) if scene.text[start - 1 : start] == "的" else None


def _of_only(scene: Scene, body: Mention) -> Mention | None:
    """设备科 of the only hospital, 教务处 of the only school that the article names."""
    if body.rule != "organization-department" or body.name[-1] not in "科处部室组" or body.kind == "PartyOrgan":
        return None
    if body.name.endswith("武装部"):
        return None
    return only_of(scene, ORGANIZATION, ("Hospital", "School"))


def _body_of_colleague(scene: Scene, department: Mention) -> Mention | None:
    """某局副局长甲、|综合科|科长乙: the department is of the body of the one named before."""
    start, end = department.span.start, department.span.end
    before = scene.by_end.get(start - 1) if scene.text[start - 1 : start] in ("、", "，") else None
    if before is None or before.type is not PERSON or department.name[-1] not in "处科室部":
        return None
    is_headed = scene.text.startswith((f"{department.name[-1]}长", "副", "主任", "负责"), end)
    if department.name.startswith(_OWNED):
        return None
    body = body_before(scene, before) if is_headed and department.name != "办事处" else None
    if body is not None and body.name.endswith(_COMMITTEES):
        return None
    return _held_by(scene, body) if body is not None and body.name[-1] in _SECTIONS else body


def _held_by(scene: Scene, section: Mention) -> Mention | None:
    """某医院 of 某医院普外科主任甲、|血液科|主任乙: departments told one after the other are of one body."""
    whole = named_whole(scene, section)
    return whole if whole is not None and whole.type is ORGANIZATION else None


def _is_public(scene: Scene, body: Mention) -> bool:
    """The body is its unit's own; an association, school or company only bears the unit's name."""
    suffixes = scene.analysis.lexicon.org_suffixes
    suffix = suffixes.longest_ending(body.name, len(body.name))
    return suffix is not None and suffixes[suffix][1:2] == ("yes",)


def _serves(body: Mention, unit: Mention) -> bool:
    """青禾县图书馆, 临溪镇服务中心, 临溪镇小学: of the unit whose full name it bears."""
    if not unit.name.endswith(_FULL):
        return False
    return body.kind in _TAUGHT or _is_service(body) or body.name.endswith(_OF_UNIT)


def _is_service(body: Mention) -> bool:
    return body.name.endswith(_SERVICES) and body.kind in _INSTITUTIONS


def _named_apart(scene: Scene, place: Mention) -> Mention | None:
    """锦绣苑中心广场 in 锦绣苑, which the text names on its own, too."""
    estates = scene.once("estates", lambda: {m.name: m for m in scene.of_type(PLACE) if m.kind == "ResidentialEstate"})
    longest = range(len(place.name) - 1, 1, -1)
    return next((held for length in longest if (held := estates.get(place.name[:length])) is not None), None)


def _place_in_holder(scene: Scene, place: Mention) -> Iterator[Relation]:
    """青禾社区广场 in 青禾社区, 某小区5号楼 in 某小区; 云栖区某小区, 泊云湖畔的某公园: what stands right before it."""
    inner = [m for m in scene.inside(place) if m.type in (UNIT, PLACE) and m.span.start == place.span.start]
    before = _OF.search(scene.text, max(0, place.span.start - 2), place.span.start)
    held = max(inner, key=lambda m: m.span.end, default=None)
    if place.kind != "Road" and not scene.is_outer(place) and _NUMBER.match(scene.text, place.span.end):
        return
    if held is None or (held.type is PLACE and _NUMBER.match(scene.text, held.span.end)):
        held = scene.by_end.get(before.start() if before else place.span.start)
    if held is None or held.type is ORGANIZATION:
        held = _named_apart(scene, place) or held
    if held is not None and held.kind == "Road" and not (place.kind == "Building" and held.span in place.span):
        return  # but 榕荫巷12号 is in 榕荫巷
    if place.rule == OF_BODY and held and not held.name.endswith(_FULL):
        return  # 青禾屯小学报告厅, which only the school's name puts there
    if held is not None and (_is_of_body(scene, place, held) or _is_mere_name(place, held)):
        return
    if held and held.type in (UNIT, PLACE):
        yield _relation(scene, place, Predicate.LOCATED_IN, held, "place-chain", 0.9)


def _is_of_body(scene: Scene, place: Mention, held: Mention) -> bool:
    """临溪镇人民政府三楼会议室 is in the body's house, wherever in 临溪镇 that is; but 青禾村小学旧址 is in 青禾村."""
    if held.kind in _LOWEST:
        return False
    inner = (body for body in scene.inside(place) if body.type is ORGANIZATION)
    return any(body.span.start == place.span.start == held.span.start and held.span in body.span for body in inner)


def _is_mere_name(place: Mention, unit: Mention) -> bool:
    """武汉|园区: with the unit's short name that of its kind alone, not 杭州|人民大会堂."""
    rest = len(place.span) - len(unit.span)
    return unit.type is UNIT and unit.span in place.span and rest < _NAMES_ONE and not unit.name.endswith(_FULL)
