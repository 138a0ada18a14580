"""What belongs to what by its name: units, bodies and places in one another, and parts of initiatives."""

import re
from collections.abc import Iterator

from kg.extraction.parts import find_parts
from kg.extraction.posts import only_of, unit_of_level
from kg.extraction.scene import INITIATIVE, ORGANIZATION, PLACE, UNIT, Scene
from kg.model import Mention, Predicate, Relation

_PARTY = ("共青团", "中共", "中国共产党", "中国共产主义青年团")  # before the unit of a committee: 共青团青阳县委
# What a part's name begins with that leaves its whole unnamed.
_WHOLES = {"学校": ("School",), "校": ("School",), "我校": ("School",), "集团": ("Company",), "公司": ("Company",)}
_OF_COMMITTEE = re.compile(r".委.")  # 区委组织部
_LOWEST = ("Community", "Village")
_TOWNS = ("Street", "Township")
_WITHIN = re.compile(r"(?:辖区|街道|镇|乡)内?的?$")
_LEVELS = {
    "Province": 1,
    "Prefecture": 2,
    "County": 3,
    "FunctionalZone": 3,
    "Township": 4,
    "Street": 4,
    "Community": 5,
    "Village": 5,
}


def find_structure(scene: Scene) -> Iterator[Relation]:
    """subUnitOf, locatedIn and partOf, as the names themselves say."""
    for mention in scene.mentions:
        if mention.type is UNIT:
            yield from _unit_in_unit(scene, mention)
        elif mention.type is ORGANIZATION:
            yield from _body_in_holder(scene, mention)
        elif mention.type is PLACE:
            yield from _place_in_holder(scene, mention)
        elif mention.type is INITIATIVE:
            yield from find_parts(scene, mention)


def _relation(
    scene: Scene, part: Mention, predicate: Predicate, whole: Mention, rule: str, confidence: float
) -> Relation:
    return Relation(part, predicate, whole, scene.analysis.sentence_of(part.span.start), rule, confidence=confidence)


def _unit_in_unit(scene: Scene, unit: Mention) -> Iterator[Relation]:
    """临溪街道青禾社区, 临溪街道的青禾社区."""
    start = unit.span.start - (scene.text[unit.span.start - 1 : unit.span.start] in ("的", "原"))
    holder = scene.by_end.get(start)
    if holder and holder.type is UNIT and _LEVELS.get(holder.kind, 9) < _LEVELS.get(unit.kind, 9):
        yield _relation(scene, unit, Predicate.SUB_UNIT_OF, holder, "unit-chain", 0.95)
    elif unit.kind in _LOWEST and (town := _over_list(scene, unit)) is not None:
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
        return holder if holder.type is UNIT and holder.kind in _TOWNS else None
    return only_of(scene, UNIT, _TOWNS) if _WITHIN.search(scene.text, max(0, start - 5), start) else None


def _body_in_holder(scene: Scene, body: Mention) -> Iterator[Relation]:
    """青禾社区党总支 in 青禾社区; 某委科教处 in 某委: the last that its name holds from its beginning on."""
    if body.rule == "organization-department" and body.name[-1] in "科处部室组":
        yield from _department_of(scene, body)
    yield from _own_part(scene, body)
    yield from _of_level(scene, body)
    inner = [m for m in scene.inside(body) if m.type in (UNIT, ORGANIZATION)]
    held = max(inner, key=lambda m: (m.span.end, len(m.span)), default=None)
    if held is None or not _from_beginning(body, held, inner):
        return
    if held.type is ORGANIZATION or _is_public(scene, body):
        yield _relation(scene, body, Predicate.SUB_UNIT_OF, held, "body-chain", 0.9)


def _own_part(scene: Scene, body: Mention) -> Iterator[Relation]:
    """集团工会, 校机器人社团: of the one company or school of the article."""
    kinds = next((kinds for word, kinds in _WHOLES.items() if body.name.startswith(word)), ())
    if kinds and scene.is_outer(body) and body.name not in _WHOLES:
        whole = only_of(scene, ORGANIZATION, kinds)
        if whole is not None and whole.name != body.name:
            yield _relation(scene, body, Predicate.SUB_UNIT_OF, whole, "body-of-whole", 0.7)


def _of_level(scene: Scene, body: Mention) -> Iterator[Relation]:
    """镇党委, 区委 of the one town or district that the article is about."""
    if body.rule == "organization-bare" and scene.is_outer(body) and not _OF_COMMITTEE.match(body.name):
        unit = unit_of_level(scene, body.name[0])
        if unit is not None:
            yield _relation(scene, body, Predicate.SUB_UNIT_OF, unit, "body-of-level", 0.7)


def _department_of(scene: Scene, department: Mention) -> Iterator[Relation]:
    """普外科 of the only hospital, 教务处 of the only school that the article names."""
    whole = only_of(scene, ORGANIZATION, ("Hospital", "School"))
    if whole is not None:
        yield _relation(scene, department, Predicate.SUB_UNIT_OF, whole, "department", 0.7)


def _is_public(scene: Scene, body: Mention) -> bool:
    """The body is its unit's own; an association, school or company only bears the unit's name."""
    suffixes = scene.analysis.lexicon.org_suffixes
    suffix = suffixes.longest_ending(body.name, len(body.name))
    return suffix is not None and suffixes[suffix][1:2] == ("yes",)


def _from_beginning(body: Mention, held: Mention, inner: list[Mention]) -> bool:
    """The body's name begins with a chain of units that leads to the holder, and no other body stands after it."""
    prefix = next((word for word in _PARTY if body.name.startswith(word)), "")
    reach = body.span.start + (len(prefix) if body.name[held.span.end - body.span.start :] in ("委", "委员会") else 0)
    for mention in sorted(inner, key=lambda m: (m.span.start, -m.span.end)):
        if mention.span.start <= reach < mention.span.end:
            reach = mention.span.end
    return reach >= held.span.end


def _place_in_holder(scene: Scene, place: Mention) -> Iterator[Relation]:
    """青禾社区广场 in 青禾社区, 某小区5号楼 in 某小区; 云栖区某小区: the unit right before it."""
    inner = [m for m in scene.inside(place) if m.type in (UNIT, PLACE) and m.span.start == place.span.start]
    before = place.span.start - (scene.text[place.span.start - 1 : place.span.start] == "的")
    held = max(inner, key=lambda m: m.span.end, default=None) or scene.by_end.get(before)
    if held and held.type in (UNIT, PLACE):
        yield _relation(scene, place, Predicate.LOCATED_IN, held, "place-chain", 0.9)
