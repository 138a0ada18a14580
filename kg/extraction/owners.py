"""Whose own an initiative is by its name: 某协会“清风行”活动, 某委员会第十次会议, 某社区第六届邻里节."""

import re
from collections.abc import Iterable, Iterator

from kg.extraction.actors import acts
from kg.extraction.scene import ORGANIZATION, UNIT, Scene
from kg.model import Mention, Predicate, Relation

_TERM = re.compile(r"(?:第)?[〇零一二三四五六七八九十百\d]+届")
# What begins the name proper after the body or unit whose it is: not 某镇|供水管网改造工程, 某市|老年大学.
_NUMBER = r"第[〇零一二三四五六七八九十百\d]+[次届期场]|首届|(?:19|20)\d\d年(?!度)"
_OF_BODY = re.compile(_NUMBER)
_OF_UNIT = re.compile(rf"{_NUMBER}|[一二三四]季度|庆祝|[“\"](?=[^”\"\n]{{2,30}}[”\"])")
# Sessions are of the body that sits, finals and openings of the event that they belong to.
_OF_ANOTHER = re.compile(r"委员会|常委会|代表大会|代表会议|政协|决赛|[开闭]幕式|赛项")
_LEVELS = ("市", "区", "县", "旗", "镇", "乡", "村", "街道", "社区")  # 杭州第十九届亚运会 is not the city's own


def owner_by_name(scene: Scene, initiative: Mention) -> Iterator[Relation]:
    """The body right before a name, or at its head."""
    before = scene.by_end.get(initiative.span.start)
    held = [m for m in scene.inside(initiative) if m.type is ORGANIZATION and _at_head(scene, m, initiative)]
    body = max(held, key=lambda m: m.span.end, default=None)
    if body is not None and not _OF_BODY.match(scene.text, body.span.end):
        body = None
    begins = scene.text[initiative.span.start] == "“" or _OF_BODY.match(scene.text, initiative.span.start)
    if before is not None and before.type is ORGANIZATION and begins:
        body = before if acts(scene, before) else body
    if body is not None:
        yield _owns(scene, body, initiative, "undertaking-owner")


def units_by_name(scene: Scene, initiatives: Iterable[Mention], told: Iterable[Relation]) -> Iterator[Relation]:
    """竹溪社区第六届邻里节: the unit whose it is, where nothing else tells who gives it."""
    given = {r.object.name for r in told if r.predicate is Predicate.ORGANIZES and isinstance(r.object, Mention)}
    ends = {end for name in given for end in _ends(name)}
    for initiative in initiatives:
        unit = _unit_of(scene, initiative)
        if unit is not None and initiative.name not in ends and given.isdisjoint(_ends(initiative.name)):
            yield _owns(scene, unit, initiative, "undertaking-owner-unit")


def _ends(name: str) -> Iterator[str]:
    """What a short form of the name may be: 邻里节 of 青禾社区第六届邻里节."""
    return (name[start:] for start in range(len(name) - 1))


def _unit_of(scene: Scene, initiative: Mention) -> Mention | None:
    """The lowest unit of the chain at the head of a name, or right before it."""
    start = initiative.span.start
    inner = [m for m in scene.inside(initiative) if m.type is UNIT and scene.chain_start(m) == start]
    unit = max(inner, key=lambda m: m.span.end, default=None)
    if unit is None:
        before = scene.by_end.get(start)
        unit = before if before is not None and before.type is UNIT and acts(scene, before) else None
    if unit is None or not unit.name.endswith(_LEVELS) or not _OF_UNIT.match(scene.text, unit.span.end):
        return None
    if _OF_ANOTHER.search(initiative.name):
        return None
    return None if any(m.type is ORGANIZATION and unit.span in m.span for m in scene.inside(initiative)) else unit


def _owns(scene: Scene, owner: Mention, initiative: Mention, rule: str) -> Relation:
    sentence = scene.analysis.sentence_of(initiative.span.start)
    return Relation(owner, Predicate.ORGANIZES, initiative, sentence, rule, confidence=0.75)


def _at_head(scene: Scene, body: Mention, initiative: Mention) -> bool:
    """At the name's beginning, or after the term it sits for: 十四届|某委员会第十次会议."""
    before = scene.text[initiative.span.start : body.span.start]
    return not before or _TERM.fullmatch(before) is not None
