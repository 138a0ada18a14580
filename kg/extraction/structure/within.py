"""Places told by what holds them: 泊云大厦二楼的|茶馆, 镇|文体广场 of the town that the article is about."""

from collections.abc import Iterator

from kg.extraction.biography.posts import only_of
from kg.extraction.discourse.scene import PLACE, UNIT, Scene
from kg.model import Mention, Predicate, Relation
from kg.patterns import late

# 泊云大厦|二楼的|茶馆, 竹溪社区|西街尽头的|茶楼, 望榆街|街口的|戏台; not 旁的, 对面的.
_PART = late(
    r"(?:[A-Z]座|[\d一二三四五六七八九十]{1,3}(?:号楼|幢|栋|楼|层)|[顶底]楼|负?一楼|[^\W\da-zA-Z_]{0,2}?(?:街口|巷口|村口|尽头|深处|中段|[东西南北]头|一角|中央)|院[内里]|[里内中]){1,2}的$"
)
_LONGEST = 10  # characters of such words
_HOLDERS = frozenset({"Community", "Village"})
# By the word that a name begins with; what a 县 or 市 has seldom is where its seat is.
_LEVELS = {"镇": "Township", "乡": "Township", "社区": "Community", "村": "Village", "街道": "Street"}
_OF_BODY = late(r"[^\W\da-zA-Z_]{1,5}?(?:中学|小学|学校|医院|幼儿园|局|法院|派出所)")  # 镇中学体育馆


def find_within(scene: Scene) -> Iterator[Relation]:
    """locatedIn of the places that stand so."""
    for place in scene.of_type(PLACE):
        if not scene.is_outer(place):
            continue
        whole, rule = _around(scene, place), "place-within"
        if whole is None and scene.by_end.get(place.span.start) is None:
            whole, rule = _of_level(scene, place), "place-of-level"
        if whole is not None and whole.name not in place.name and place.name not in whole.name:
            sentence = scene.analysis.sentence_of(place.span.start)
            yield Relation(place, Predicate.LOCATED_IN, whole, sentence, rule, confidence=0.75)


def _around(scene: Scene, place: Mention) -> Mention | None:
    """The place, community or village before a part of it that the place is in."""
    start = scene.chain_start(place)
    if start != place.span.start or scene.text[start - 1 : start] != "的":
        return None
    low = max(scene.analysis.clause_of(start).start, start - _LONGEST)
    for whole in reversed(scene.within(max(0, low - 20), start, PLACE, UNIT)):
        if whole.span.end <= low:
            break
        if _PART.fullmatch(scene.text, whole.span.end, start):
            return whole if whole.type is PLACE or whole.kind in _HOLDERS else None
    return None


def _of_level(scene: Scene, place: Mention) -> Mention | None:
    """镇|文体广场, 社区|多功能厅: of the one unit of that level that the article names."""
    level = next((word for word in _LEVELS if place.name.startswith(word)), None)
    if (
        level is None
        or _OF_BODY.match(place.name)
        or any(m.span.start == place.span.start and m.type is UNIT for m in scene.inside(place))
    ):
        return None
    unit = only_of(scene, UNIT, (_LEVELS[level],))
    return unit if unit is not None and unit.name.endswith(level) else None
