"""Whose own an initiative is by its name: 某协会“清风行”活动, 某委员会第十次会议, 某社区第六届邻里节."""

import re
from collections.abc import Iterable, Iterator

from kg.extraction.bodies.board import LOWEST
from kg.extraction.discourse.anaphors import THAT, meant_by
from kg.extraction.discourse.scene import ORGANIZATION, PERSON, UNIT, Scene
from kg.extraction.undertakings.actors import acts
from kg.model import Mention, Predicate, Relation
from kg.patterns import late

_TERM = late(r"(?:第)?[〇零一二三四五六七八九十百\d]+届")
# What begins the name proper after the body or unit whose it is: not 某市|老年大学.
_NUMBER = r"第[〇零一二三四五六七八九十百\d]+[次届期场]|首届|(?:19|20)\d\d年(?!度)"
_OF_BODY = re.compile(_NUMBER)
# 某校友会|成立大会, 某中心|揭牌仪式: what others do for the body.
# 区委常委会|会议: its sitting, which papers tell of the unit or the committee as often.
_ABOUT_BODY = re.compile(
    r"^(?:[等、和与及委]|理论|中心组|会议$)|换届|成立|揭牌|挂牌|奠基|落成|启用|建设|项目|改造|[一二三]期"
)
_FOR_BODY = late(r"(?:授牌|揭牌|挂牌|奠基|落成|启用)(?:仪式|活动)$")  # 进行了某基地的|授牌仪式
# 该校的|“童声”合唱节, 该馆|第五届读书节, 该社区今年的|邻里节
_THAT = late(rf"{THAT.pattern}(?:[今去本][^\W\da-zA-Z_]{{1,3}})?的?$")
_FARTHEST = 10  # characters of 该社区今年的
_LISTED = frozenset("及和与、")
LIES = ("位于", "坐落于", "坐落在")  # before where a place is
_OF_UNIT = late(rf"{_NUMBER}|\d{{1,3}}[个项]|[一二三四]季度|庆祝")
_QUOTES = late(r"[“\"](?=[^”\"\n]{2,30}[”\"])")
# Sessions are of the body that sits, finals and openings of the event that they belong to.
_OF_ANOTHER = late(r"委员会|常委会|代表大会|代表会议|政协|决赛|[开闭]幕式|赛项")
_STAGE = late(r"[一二三四]期|镇.{2,}?村|[中小]学|医院")
_SHOW = late(r"(?:(?<![开发进拓扩])展|展览|音乐会|演奏会|演唱会)$")
_LOW = LOWEST | {"Street", "Township"}  # units that give what is named after them: 临溪镇第五届年货展销会
_GIVEN_LOW = frozenset({"Project", "Campaign", "Meeting"})
_LEVELS = ("市", "区", "县", "旗", "镇", "乡", "村", "街道", "社区")  # 杭州第十九届亚运会 is not the city's own


def owner_by_name(scene: Scene, initiative: Mention) -> Iterator[Relation]:
    """The body right before a name, or at its head."""
    before = _right_before(scene, initiative.span.start)
    held = [m for m in scene.inside(initiative) if m.type is ORGANIZATION and _at_head(scene, m, initiative)]
    body = max(held, key=lambda m: m.span.end, default=None)
    if body is not None and _ABOUT_BODY.search(scene.text[body.span.end : initiative.span.end]):
        body = None
    begins = scene.text[initiative.span.start] == "“" or _OF_BODY.match(scene.text, initiative.span.start)
    if before is not None and before.type is ORGANIZATION and begins:
        body = before if acts(scene, before) else body
    body = body or _that_before(scene, initiative.span.start)
    if body is not None:
        yield _owns(scene, body, initiative, "undertaking-owner")


def _that_before(scene: Scene, start: int) -> Mention | None:
    """这是该校的|“童声”合唱节: the body or unit named before."""
    low = max(0, start - _FARTHEST)
    if scene.text.find("该", low, start) < 0:
        return None
    that = _THAT.search(scene.text, low, start)
    return None if that is None or scene.is_quoted(start) else meant_by(scene, that)


def _right_before(scene: Scene, start: int) -> Mention | None:
    """What ends there, or before the blank that stands before a quotation: 青禾社区 “童声”兴趣班."""
    blank = scene.text[start - 1 : start] in (" ", "\u3000") and scene.text[start] == "“"
    return scene.by_end.get(start - blank)


def units_by_name(scene: Scene, initiatives: Iterable[Mention], told: Iterable[Relation]) -> Iterator[Relation]:
    """竹溪社区第六届邻里节: the unit whose it is, where nothing else tells who gives it."""
    given = [r.object.name for r in told if r.predicate is Predicate.ORGANIZES and isinstance(r.object, Mention)]
    for initiative in apart_from(initiatives, given):
        owner = _unit_of(scene, initiative) or _owner_by_of(scene, initiative)
        if owner is not None:
            yield _owns(scene, owner, initiative, "undertaking-owner-unit")


def apart_from(initiatives: Iterable[Mention], names: Iterable[str]) -> Iterator[Mention]:
    """Those that none of the names may be a short or long form of."""
    known = set(names)
    ends = {end for name in known for end in _ends(name)}
    return (one for one in initiatives if one.name not in ends and known.isdisjoint(_ends(one.name)))


def _ends(name: str) -> Iterator[str]:
    """What a short form of the name may be: 邻里节 of 青禾社区第六届邻里节."""
    return (name[start:] for start in range(len(name) - 1))


def _unit_of(scene: Scene, initiative: Mention) -> Mention | None:
    """The lowest unit of the chain at the head of a name, or right before it."""
    start = initiative.span.start
    inner = [m for m in scene.inside(initiative) if m.type is UNIT and scene.chain_start(m) == start]
    unit = max(inner, key=lambda m: m.span.end, default=None)
    if unit is None:
        before = _right_before(scene, start)
        unit = before if before is not None and before.type is UNIT and acts(scene, before) else None
    if unit is None or not unit.name.endswith(_LEVELS) or not _is_of_unit(scene, unit, initiative):
        return None
    if _OF_ANOTHER.search(initiative.name):
        return None
    return None if any(m.type is ORGANIZATION and unit.span in m.span for m in scene.inside(initiative)) else unit


def _owner_by_of(scene: Scene, initiative: Mention) -> Mention | None:
    """某协会的“清风行”活动, 某社区的板凳课堂: the body or low unit whose it is."""
    start = initiative.span.start
    owner = scene.by_end.get(start - 1) if scene.text[start - 1 : start] == "的" else None
    if owner is None and scene.text.endswith(("老师的", "先生的", "大爷的", "奶奶的"), 0, start):
        owner = scene.by_end.get(start - 3)
    if owner is None or _OF_ANOTHER.search(initiative.name) or _FOR_BODY.search(initiative.name):
        return None
    if owner.type not in (ORGANIZATION, UNIT):
        return owner if owner.type is PERSON and _is_ones_own(scene, initiative) else None
    if owner.type is UNIT and owner.kind not in _LOW:
        return None
    before = scene.chain_start(owner)
    listed = scene.text[before - 1 : before] in _LISTED
    lies = scene.text.endswith(LIES, 0, before)  # 位于|临溪镇|的加固工程: where it is
    return None if listed or lies or scene.is_quoted(start) else owner


def _is_ones_own(scene: Scene, initiative: Mention) -> bool:
    """退休教师周远山的“四点半课堂”, 沈清禾的书法展: a class or show, which people, too, give."""
    own = initiative.kind == "Training" and scene.text[initiative.span.start] in '“"'
    return (own or _SHOW.search(initiative.name) is not None) and not scene.is_quoted(initiative.span.start)


def _is_of_unit(scene: Scene, unit: Mention, initiative: Mention) -> bool:
    """The name proper begins after the unit: a number, a quotation; of a city or county its sittings alone.

    A city's fifth arts festival, fair or works are given by its offices, which other words tell.
    """
    proper = max(unit.span.end, initiative.span.start)
    if _QUOTES.match(scene.text, proper):
        return True
    begins, at_head = _OF_UNIT.match(scene.text, proper) is not None, unit.span.start == initiative.span.start
    if unit.kind in _LOW:
        given = at_head and initiative.kind in _GIVEN_LOW and not _STAGE.search(initiative.name)
        return begins or given
    sits = initiative.kind == "Meeting" and initiative.name.endswith(("大会", "会议"))
    return (sits and at_head) or (begins and initiative.kind in ("Meeting", "Ceremony"))


def _owns(scene: Scene, owner: Mention, initiative: Mention, rule: str) -> Relation:
    sentence = scene.analysis.sentence_of(initiative.span.start)
    return Relation(owner, Predicate.ORGANIZES, initiative, sentence, rule, confidence=0.75)


def _at_head(scene: Scene, body: Mention, initiative: Mention) -> bool:
    """At the name's beginning, or after the term it sits for: 十四届|某委员会第十次会议."""
    before = scene.text[initiative.span.start : body.span.start]
    return not before or _TERM.fullmatch(before) is not None
