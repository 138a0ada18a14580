"""Places amid a sentence that a unit heads: 在云栖区，游客走进|听竹岭公园."""

from collections.abc import Iterator

from kg.extraction.discourse.scene import PLACE, UNIT, Scene
from kg.extraction.structure.sited import listed_places
from kg.model import Mention, Predicate, Relation
from kg.patterns import late

RULE = "place-amid"
_HEADED = late(r"(?:^|[。；！？\n，、：])(?:近日|日前|眼下|今天|昨天|当天|同时)?，?在$")
_END = late(r"[。；！？\n]|(?<=[，、])在(?=[^，。；\n]{2,12}，)")
# ，|听竹岭公园游人如织, 人们走进|听竹岭公园: told of, or where something is done; not 通往|…, 距|….
_THERE = late(r"(?:[，、]|走[进入]|来到|前往|漫步|置身|打卡|登上|参观|[^存现正实潜所]在)$")
# Which no one unit holds, or which stands in a project's name: 青禾机场|二期.
_LONG = tuple("高速 公路 铁路 国道 高铁 运河 航线 号线 通道 流域 支流 期 段".split())


def find_amid(scene: Scene) -> Iterator[Relation]:
    """locatedIn of the places without a unit of their own, up to the end of what the unit heads."""
    for unit in scene.of_type(UNIT):
        if scene.text.startswith("，", unit.span.end) and unit.kind != "Country" and _is_head(scene, unit):
            first = _first_place(scene, unit.span.end)
            for place in listed_places(scene, first) if first is not None else ():
                sentence = scene.analysis.sentence_of(place.span.start)
                yield Relation(place, Predicate.LOCATED_IN, unit, sentence, RULE, confidence=0.7)


def _is_head(scene: Scene, unit: Mention) -> bool:
    start = scene.chain_start(unit)
    return scene.is_outer(unit) and _HEADED.search(scene.text, max(0, start - 6), start) is not None


def _first_place(scene: Scene, start: int) -> Mention | None:
    """The first place, where no other unit is told before, and it is no range or river that many units share."""
    end = _END.search(scene.text, start)
    found = scene.within(start, end.start() if end else len(scene.text), PLACE, UNIT)
    place = found[0] if found else None
    if place is None or place.type is UNIT or place.name.endswith(_LONG):
        return None
    shared = place.name in scene.analysis.lexicon.landscape
    own = any(inner.type is UNIT for inner in scene.inside(place)) or place.span.start in scene.by_end
    return place if not (shared or own) and _THERE.search(scene.text, start, place.span.start) else None
