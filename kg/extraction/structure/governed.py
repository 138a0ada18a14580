"""What is part of what by a verb or noun: 竹溪社区隶属于临溪街道, 临溪镇下辖石桥村, 青禾集团旗下的青禾物流公司."""

import re
from collections.abc import Iterator

from kg.extraction.bodies.board import RANKS
from kg.extraction.discourse.anaphors import only_called
from kg.extraction.discourse.scene import ORGANIZATION, PLACE, UNIT, Scene
from kg.model import Mention, Predicate, Relation
from kg.patterns import late

# One of these stands in every such sentence; most texts have none.
_CUES = (
    "辖",
    "属",
    "旗下",
    "子公司",
    "母公司",
    "下设",
    "行政村",
    "自然村",
    "划归",
    "划入",
    "并入",
    "共有",
    "现有",
    "团体会员",
)
# 竹溪社区|隶属于|临溪街道, 石桥村|归|临溪镇|管辖.
_BELONGS = late(
    r"(?:[，,])?(?:现|原|曾|均|都|也|正式)*(?:隶属|从属|附属|直属)于?(?:(?:世界|中国|全国|民营)?(?:企业)?(?:\d+|百)强(?:企业)?|央企|国企|上市公司)?|(?:[^，。；]{1,12}[，,])?(?:[，,])?(?:现|原|曾)?划[归入](?:至|到)?|并入"
)
_LATER = late(r"[是系为][^。；\n]{2,30}[，,](?:现|原)?(?:隶属|从属|直属)于?")  # 是重点企业，|隶属|某集团
_UNDER = late(r"(?:现|原|曾|均|都)*(?:属于?|归|由|受|为)")
_GOVERNED = late(r"(?:所?管辖|所辖|代管|直管)")
_IS = late(r"[，,]?(?:现|原|也|都)?(?:是|系|为|成为)")
# 是临溪镇的|一个行政村, 是青禾集团旗下的|全资子公司.
_OF = late(
    r"的?(?:下[辖属设]|所属|所辖|直属|直管|旗下|管辖)?的?(?:[一两三四五六七八九十\d]{1,3}个|一[家所支名座])?[^\W\da-zA-Z_]{0,4}?"
    r"(?:行政村|自然村|社区|村子|村|单位|机构|部门|子公司|分公司|分支机构|分会|支部|二级学院|医院|企业|公司|团队|团体会员|成员单位)"
    r"(?:之一)?(?=[，。；,;！\n]|$)"
)
# 临溪镇|下辖|石桥村, 青禾集团|旗下的|青禾物流公司.
_GOVERNS = late(
    r"(?:共|现|目前|全[镇区街县]|总共)*(?:下辖|管辖|下设|所辖|辖(?!区)|分设|设有)(?:有|着|了|的)?(?:包括)?"
    r"|(?:旗下|下属|直属|所属|下辖|所辖|管辖|名下)(?:的|有|拥有|包括)*|辖区(?:内|范围内)?(?:的|有|包括)?"
)
_BELONGING = late(r"(?:隶属|从属|附属|直属)于?$")  # 隶属于|某局|的某站
_MOTHER = late(r"的(?:母公司|上级(?:公司|集团|单位))")  # 某公司的母公司|某集团
_OF_IT = late(r"的")
_HAS = late(r"(?:共|现|目前)*(?:共有|现有|拥有|有)")
_SO_MANY = late(
    r"等?(?:[一二两三四五六七八九十百\d]+|多)个?(?:行政|自然)?(?:村|社区|镇街|乡镇|街道|家子公司|家分公司|协会)"
)
_CALLED = late(
    r"(?:^|[，。；\n])(?:目前|现|该)?(?P<noun>学会|协会|商会|公司|集团|学校|医院|社区|联合会|[局院校会镇村])"
    r"(?:成立于[^，。；\n]{2,12}[，,])?(?:现|共|目前)*下[设辖](?:有|了)?",
    re.MULTILINE,
)
_OWN = late(r"其(?:下属|所属|旗下)?的?(?:全资|控股)?子公司(?:——)?")
# What begins with such words; most that follows a body does not.
_BELOW = frozenset("，,的现原曾均都也正隶从附直划并属归由受为是系成")
_ABOVE = frozenset("共现目全总下管所辖分设旗直名拥有的")
_JOINS = frozenset("、和与及")
# What a town has in its area and is no part of it: 临溪镇辖区内的|青禾纺织有限公司.
_RESIDENTS = frozenset({"Company", "PropertyManager", "School", "Hospital", "SocialOrganization"})
_GOVERNING = ("街道办", "办事处", "政府", "党委", "工委", "管委会", "居委会", "村委会")  # to whom their area belongs


def find_governed(scene: Scene) -> Iterator[Relation]:
    """subUnitOf by what is told of two units or bodies, and locatedIn of the estates that a community governs."""
    if not any(cue in scene.text for cue in _CUES):
        return
    for own in _OWN.finditer(scene.text) if "子公司" in scene.text else ():
        yield from _owned(scene, own)
    yield from _of_called(scene)
    for one in scene.outer:
        if one.type in (UNIT, ORGANIZATION) and not scene.is_quoted(one.span.start):
            yield from _below(scene, one)
            yield from _above(scene, one)


def _owned(scene: Scene, own: re.Match[str]) -> Iterator[Relation]:
    """其全资子公司|青禾物流公司: of the company that the sentence named last."""
    part, whole = scene.starting(own.end()), scene.before(own.start(), ORGANIZATION)
    if part is None or whole is None or part.type is not ORGANIZATION or part.name == whole.name:
        return
    if whole.span.start >= scene.analysis.sentence_of(own.start()).start:
        yield _relation(scene, part, whole)


def _of_called(scene: Scene) -> Iterator[Relation]:
    """学会下设|青年诗社、女子诗社: of the one that is so called."""
    for called in _CALLED.finditer(scene.text) if "下设" in scene.text or "下辖" in scene.text else ():
        whole = only_called(scene, called["noun"])
        for part in _listed(scene, called.end()) if whole is not None else ():
            if whole is not None and _can_be(part, whole) and part.name != whole.name:
                yield _relation(scene, part, whole)


def _relation(scene: Scene, part: Mention, whole: Mention, *, within: bool = False) -> Relation:
    """``within``: the area is told, which a firm or place only lies in."""
    lies = part.type is PLACE or (within and part.kind in _RESIDENTS)
    predicate = Predicate.LOCATED_IN if lies else Predicate.SUB_UNIT_OF
    return Relation(part, predicate, whole, scene.analysis.sentence_of(part.span.start), "governed", confidence=0.85)


def _below(scene: Scene, part: Mention) -> Iterator[Relation]:
    """竹溪社区隶属于|临溪街道; 石桥村是|临溪镇|的一个行政村."""
    text, end = scene.text, part.span.end
    if text[end : end + 1] not in _BELOW:
        return
    later = _LATER.match(text, end) if part.type is ORGANIZATION and "隶属" in text else None
    if later is not None and (whole := _chain_at(scene, later.end())) is not None and whole.name != part.name:
        yield _relation(scene, part, whole)
        return
    for verb, after in ((_BELONGS, None), (_MOTHER, None), (_UNDER, _GOVERNED), (_IS, _OF)):
        told = verb.match(text, end)
        whole = _chain_at(scene, told.end()) if told else None
        if whole is None or whole.name == part.name or not _can_be(part, whole):
            continue
        if after is not None and part.kind == "Company" and whole.type is UNIT:
            continue  # 是云栖区的一家企业
        if after is None or after.match(text, whole.span.end):
            yield _relation(scene, part, whole)
            return


def _chain_at(scene: Scene, start: int) -> Mention | None:
    """The last of the chain of units and the body that starts there: 临溪街道 of 云栖区临溪街道."""
    found = scene.starting(start)
    while found is not None and found.type is UNIT and (follower := scene.starting(found.span.end)) is not None:
        if follower.type not in (UNIT, ORGANIZATION):
            break
        found = follower
    return found if found is not None and found.type in (UNIT, ORGANIZATION) else None


def _can_be(part: Mention, whole: Mention) -> bool:
    """A unit is part of a higher unit only, a body of either, an estate of a unit."""
    if part.type is ORGANIZATION:
        return True
    if whole.type is not UNIT:
        return False
    return part.type is PLACE or RANKS.get(part.kind, 9) > RANKS.get(whole.kind, 9)


def _above(scene: Scene, whole: Mention) -> Iterator[Relation]:
    """临溪镇下辖|石桥村、荷塘村; 青禾集团旗下的|青禾物流公司; 临溪镇共有|石桥村、荷塘村|等十个村."""
    end = whole.span.end
    start = scene.chain_start(whole)
    if scene.text[end : end + 1] not in _ABOVE:
        return
    belongs = _BELONGING.search(scene.text, max(0, start - 5), start)
    told = _OF_IT.match(scene.text, end) if belongs else _GOVERNS.match(scene.text, end)
    has = None if told else _HAS.match(scene.text, end)
    start = told.end() if told else has.end() if has else end
    parts = list(_listed(scene, start)) if told or has else []
    if not parts or (has and not _SO_MANY.match(scene.text, parts[-1].span.end)):
        return
    within = told is not None and told.group().startswith("辖区")
    if within and whole.type is not UNIT and not whole.name.endswith(_GOVERNING):
        return  # 青禾供电所|辖区内的|石桥村
    for part in parts:
        if _can_be(part, whole) and part.name != whole.name:
            yield _relation(scene, part, whole, within=within)


def _listed(scene: Scene, start: int) -> Iterator[Mention]:
    """The units, bodies and estates of the list that starts there."""
    while (part := scene.starting(start)) is not None and part.type in (UNIT, ORGANIZATION, PLACE):
        while (
            part.type is UNIT
            and (inner := scene.starting(part.span.end)) is not None
            and inner.type in (UNIT, ORGANIZATION)
        ):
            part = inner
        if part.type is PLACE and part.kind != "ResidentialEstate":
            return
        if _GOVERNS.match(scene.text, part.span.end):
            return  # 东区党总支所辖甲支部、|西区党总支所辖乙支部
        yield part
        if scene.text[part.span.end : part.span.end + 1] not in _JOINS:
            return
        start = part.span.end + 1
