"""What belongs to what by its name: units, bodies and places in one another, and parts of initiatives."""

import re
from collections.abc import Iterator

from kg.extraction.events import last_event
from kg.extraction.initiatives import has_edition, without_edition
from kg.extraction.posts import only_of, unit_of_level
from kg.extraction.scene import INITIATIVE, ORGANIZATION, PLACE, UNIT, Scene
from kg.model import Mention, Predicate, Relation

# 活动期间, 席间, 论坛上，: at the head of a clause, after the noun of an event or none.
_ON_THE_SPOT = re.compile(
    r"(?:(?:活动|仪式|会议)?现场|(?:活动|仪式|会议)(?:中|期间|当天)|[其席]间|期间|同期)[，,]?|(?:会|仪式)上[，,]|接下来的"
)
# 科技节的压轴项目——…: a name in apposition to a part.
_PART_NOUN = re.compile(r"的[^，。；：、\n]{0,8}(?:项目|环节|活动|内容|板块|赛事|重头戏|之一)(?:——|：|—)$")
_CLAUSES = 6  # of a sentence, before a name, that can say within what it takes place
_PARTY = ("共青团", "中共", "中国共产党", "中国共产主义青年团")  # before the unit of a committee: 共青团青阳县委
# What a part's name begins with that leaves its whole unnamed.
_WHOLES = {"学校": ("School",), "校": ("School",), "我校": ("School",), "集团": ("Company",), "公司": ("Company",)}
_STAGES = frozenset("初赛 预赛 复赛 半决赛 决赛 总决赛 开幕式 闭幕式 启动仪式 颁奖仪式".split())
_OF_COMMITTEE = re.compile(r".委.")  # 区委组织部
_LOWEST = ("Community", "Village")
_TOWNS = ("Street", "Township")
_WITHIN = re.compile(r"(?:辖区|街道|镇|乡)内?的?$")
_EDITION = re.compile(r"第[〇零一二三四五六七八九十百\d]{1,4}[届季期场]")
_STAGE = re.compile(r"第[一二三四五六七八九十\d]{1,2}(?:阶段|期|季|站|场|轮|批)")
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
            yield from _part_of_initiative(scene, mention)


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


def _on_the_spot(scene: Scene, initiative: Mention) -> Iterator[Relation]:
    """现场举行了捐赠仪式: what takes place 现场 or 活动中 is part of the event before it."""
    if not scene.is_outer(initiative) or (start := _spot(scene, initiative)) is None:
        return
    event = last_event(scene, start)
    if event is not None and event.name != initiative.name:
        yield _relation(scene, initiative, Predicate.PART_OF, event, "on-the-spot", 0.7)


def _spot(scene: Scene, initiative: Mention) -> int | None:
    """Where the clause begins that says that something takes place within the event before; its sentence goes on."""
    at, sentence = initiative.span.start, scene.analysis.sentence_of(initiative.span.start)
    if part := _PART_NOUN.search(scene.text, max(sentence.start, at - 14), at):
        return part.start()
    for _ in range(_CLAUSES):
        if at <= sentence.start:
            break
        at = scene.analysis.clause_of(at - 1).start
        if _ON_THE_SPOT.match(scene.text, at, sentence.end):
            return at
    return None


def _edition_of(scene: Scene, initiative: Mention) -> Iterator[Relation]:
    """青禾小学第四届科技节 of 青禾小学科技节: where several editions are named, the bare name means the series."""
    stem = without_edition(initiative.name)
    if not stem or len({m.name for m in scene.of_type(INITIATIVE) if without_edition(m.name) == stem}) < 2:
        return
    head = initiative.name[: len(initiative.name) - len(stem)]
    series = [m for m in scene.of_type(INITIATIVE) if m.name.endswith(stem) and not has_edition(m.name)]
    owners = {m.name.removesuffix(stem) for m in series}
    whole = next((m for m in series if head.startswith(m.name.removesuffix(stem))), None)
    if whole is None and len(owners) == 1 and _EDITION.fullmatch(head):
        whole = series[0]
    if whole is not None:
        yield _relation(scene, initiative, Predicate.PART_OF, whole, "edition-of-series", 0.8)


def _stage_of(scene: Scene, initiative: Mention) -> Iterator[Relation]:
    """“清风行动”第一阶段集中整治 of “清风行动”."""
    stage = _STAGE.search(initiative.name)
    whole = initiative.name[: stage.start()] if stage else ""
    campaign = next((m for m in scene.of_type(INITIATIVE) if m.name == whole), None) if whole else None
    if campaign is not None:
        yield _relation(scene, initiative, Predicate.PART_OF, campaign, "stage-of-campaign", 0.8)


def _part_of_initiative(scene: Scene, initiative: Mention) -> Iterator[Relation]:
    """“119”消防宣传月 in “119”消防宣传月启动仪式: the ceremony is part of what it opens."""
    yield from _on_the_spot(scene, initiative)
    yield from _edition_of(scene, initiative)
    yield from _stage_of(scene, initiative)
    inner = [m for m in scene.inside(initiative) if m.type is INITIATIVE and m.span.start <= initiative.span.start + 2]
    held = max(inner, key=lambda m: m.span.end, default=None)
    inside = (m for m in scene.inside(initiative) if m.type is INITIATIVE)
    held = next((m for m in inside if scene.text[m.span.end : initiative.span.end] in _STAGES), held)
    if held and (initiative.kind in ("Ceremony", "Meeting") or initiative.name.endswith("赛")):
        yield _relation(scene, initiative, Predicate.PART_OF, held, "initiative-chain", 0.85)
