"""The whole that a body is part of: what its name begins with, or the one town, school or company of the article."""

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.extraction.biography.posts import is_institution, only, only_ending, only_of, ours, unit_of_level
from kg.extraction.bodies.stationed import STATIONED
from kg.extraction.bodies.wards import WARD
from kg.extraction.discourse.anaphors import is_aside
from kg.extraction.discourse.scene import ORGANIZATION, UNIT, Scene
from kg.extraction.discourse.short_forms import LEGAL_FORM, abbreviates
from kg.model import Mention
from kg.patterns import late

_PARTY = ("共青团", "中共", "中国共产党", "中国共产主义青年团")  # before the unit of a committee: 共青团青阳县委
# What a part's name begins with, or is, that leaves its whole unnamed: 校团委, 集团工会; 护理系, 骨科, 染整车间.
_WHOLES = {
    "School": re.compile(
        r"(?:学校|校|我校|学院党委)[^\W\da-zA-Z_]|[^\W\da-zA-Z_]{1,6}系$|[^\W\da-zA-Z_]{0,3}[^中](?:教研|年级)组$"
        r"|(?:教务|教导|学生|德育|政教|总务|后勤|招生就业)处$|体育部$"
    ),
    "Hospital": re.compile(r"[^\W\da-zA-Z_]{1,7}科$|护理部$"),
    "Company": re.compile(
        r"(?:集团|公司)[\u4e00-\u9fff“]|[^\W\da-zA-Z_]{1,4}(?:车间|车队)$"
        r"|(?:第?[一二三四五六七八九十]{1,2}|(?!集团)[^\W\da-zA-Z_]{2})(?:分公司|分厂|项目部)$"
        r"|(?:人力资源|安全环保|安全生产|物流|设备动力|研发|品牌|生产|销售|营销|市场|质检|技术|采购|党群工作)部$"
    ),
}
_IS_PART = re.compile(r"(?:系|车间|分厂|项目部|车队)$|(?:第?[一二三四五六七八九十]{1,2}|[^\W\da-zA-Z_]{2})分公司$")
_TEAMS = ("队", "艺术团", "合唱团", "宣讲团", "社团")
_PARTS = frozenset("科股室处部队委庭系组")
_POINTED = {"局": ("局",), "校": ("学校", "大学", "学院", "中学", "小学"), "院": ("医院", "学院", "法院", "检察院")}
_HOSPITALS = ("医院", "卫生院", "保健院", "卫生服务中心")
_HEADED = ("书记", "副书记", "委员")  # 公司党委|书记: a post in the company
_UNITS = {"社区": "Community", "街道": "Street"}  # 社区党支部, 街道党工委: of the one that the article is about
_OF_COMMUNITY = ("居委会", "村委会")
_SHORTEST = 3  # characters of a body's name that another begins with
# 县医院|医务科, 教育局|教育股
_SHORT_FORM = re.compile(
    r"(?:[^\W\da-zA-Z_]{0,5}?(?:医院|卫生院|血站)|[^\W\da-zA-Z_]{2,5}局)(?=[^\W\da-zA-Z_]{2,6}[科股部室处]$)"
)
_HELD = frozenset({"Hospital", "PublicBody"})
_COMMITTEE = late(r"(?P<committee>[^\W\da-zA-Z_]{0,12}?[省市区县州旗镇乡]委)(?![会员机])[^\W\da-zA-Z_]{1,12}$")
_BRANCHES = ("分公司", "分厂", "支行", "分行", "分会", "项目部", "车间")
_COLLEGE = re.compile(r"(?!.{0,6}(?:职业|师范|技术|高等|专科|理工|科技|科学院))[^\W\da-zA-Z_]{1,10}学院$")
_LOCAL = tuple(
    "委 委员会 居委会 协会 联合会 理事会 办 站 队 团 所 室 社 部 中心 支部 总支 妇联 工会 事处 大队 家园".split()
)
# 社区卫生服务中心, 社区矫正中心: of what is done in communities, not of one
_IN_COMMUNITIES = late(r"社区(?:卫生|医院|矫正|教育|发展|营造|治理|服务业|学院|大学|体育)")


def named_whole(scene: Scene, body: Mention) -> Mention | None:
    """青禾社区 of 青禾社区党总支, 某委 of 某委科教处: the last that its name holds from its beginning on."""
    inner = [m for m in scene.inside(body) if m.type in (UNIT, ORGANIZATION) and m.span.end < body.span.end]
    if body.rule == STATIONED:
        inner = [m for m in inner if m.span.start == body.span.start]
    held = max(inner, key=lambda m: (m.span.end, len(m.span)), default=None)
    held = held if held is not None and _from_beginning(body, held, inner) else None
    if held is not None and held.type is ORGANIZATION:
        return held
    return _named_elsewhere(scene, body) or held or _unit_elsewhere(scene, body)


def _named_elsewhere(scene: Scene, body: Mention) -> Mention | None:
    """某法院 of 某法院诉讼服务中心, which another sentence names: the longest body that the name begins with.

    Or the one body that it begins with the short form of: 县医院医务科, 教育局教育股.
    """
    suffixes, name = scene.analysis.lexicon.org_suffixes, body.name
    part = len(suffixes.longest_ending(name, len(name)) or "")
    if not part or body.type is not ORGANIZATION or name.endswith("委员会"):
        return None
    bodies = scene.once("bodies", lambda: {m.name: m for m in reversed(scene.of_type(ORGANIZATION))})
    own = len(LEGAL_FORM.sub("", name))  # 春晖纺织 is no whole of 春晖纺织有限公司
    cuts = range(min(len(name) - max(part, 2), own - (own < len(name))), _SHORTEST - 1 - (name[1:2] == "委"), -1)
    named = next((bodies[name[:cut]] for cut in cuts if name[:cut] in bodies), None)
    return named or _by_short_form(scene, body) or _branch_of(scene, body)


def _unit_elsewhere(scene: Scene, body: Mention) -> Mention | None:
    """三好里社区 of 三好里社区|党委, where only another sentence has the community by itself."""
    if body.type is not ORGANIZATION or not scene.is_outer(body):
        return None
    units = scene.once("unit names", lambda: {m.name: m for m in reversed(scene.of_type(UNIT)) if len(m.name) > 2})
    cuts = range(len(body.name) - 1, _SHORTEST - 1, -1) if units else ()
    return next((units[body.name[:cut]] for cut in cuts if body.name[:cut] in units), None)


def _branch_of(scene: Scene, body: Mention) -> Mention | None:
    """某省春晖建工集团 of 春晖建工集团|第三分公司."""
    branch = next((word for word in _BRANCHES if body.name.endswith(word)), None)
    if branch is None or not scene.is_outer(body):
        return None
    own = body.name.removesuffix(branch)
    firms = [m for m in scene.of_type(ORGANIZATION) if m.name != body.name and m.kind == body.kind]
    ends = (own[:cut] for cut in range(len(own), _SHORTEST, -1))
    return next((firm for end in ends for firm in firms if firm.name.endswith(end)), None)


def _by_short_form(scene: Scene, body: Mention) -> Mention | None:
    """某县人民医院 of 县医院|医务科, 某县教育局 of 教育局|教育股: the only body that the beginning can mean."""
    short = _SHORT_FORM.match(body.name)
    if short is None or not scene.is_outer(body):
        return None
    name = short.group()
    alike = (m for m in scene.of_type(ORGANIZATION) if m.name.endswith(name) or abbreviates(name, m.name))
    return only([m for m in alike if m.kind in _HELD])


def _from_beginning(body: Mention, held: Mention, inner: list[Mention]) -> bool:
    """The body's name begins with a chain of units that leads to the holder, and no other body stands after it.

    中共云栖区委, 中共云栖区委宣传部: before the unit may stand of which party its committee is.
    """
    prefix = next((word for word in _PARTY if body.name.startswith(word)), "")
    reach = body.span.start + (len(prefix) if body.name.startswith("委", held.span.end - body.span.start) else 0)
    for mention in sorted(inner, key=lambda m: (m.span.start, -m.span.end)):
        if mention.span.start <= reach < mention.span.end:
            reach = mention.span.end
    return reach >= held.span.end


def has_committee(body: Mention) -> bool:
    """云栖区委|宣传部, 县委|党校: of the committee, and of its unit only through it."""
    return _COMMITTEE.match(body.name) is not None


def committee_of(scene: Scene, body: Mention) -> Mention | None:
    """云栖区委 of 云栖区委|宣传部, or of 区委|宣传部 where the article names no other district's."""
    found = _COMMITTEE.match(body.name)
    name = found["committee"].removeprefix("中共") if found else ""
    alike = (m for m in scene.of_type(ORGANIZATION) if name and m.name.endswith(name[-2:]) and "团" not in m.name)
    return only([m for m in alike if m.name.endswith(name) or name.endswith(m.name)])


def of_committee(scene: Scene, body: Mention) -> Mention | None:
    """云栖区委常委、|宣传部|部长: the department is of the committee that its head sits on."""
    if body.rule != "organization-department" or body.kind != "PartyOrgan":
        return None
    end = body.span.start - len("常委、")
    committee = scene.by_end.get(end) if scene.text.startswith(("常委、", "常委,", "常委，"), end) else None
    return committee if committee is not None and committee.type is ORGANIZATION else None


def told_whole(scene: Scene, body: Mention) -> Mention | None:
    """该局|宣教科: of the bureau named last; 青禾村妇联的|巾帼志愿服务队: of whom the team is said to be."""
    text, start = scene.text, body.span.start
    if text[start - 1 : start] == "的":
        holder = scene.by_end.get(start - 1) if body.name.endswith(_TEAMS) and scene.is_outer(body) else None
        return holder if holder is not None and holder.type in (ORGANIZATION, UNIT) else None
    kinds = _POINTED.get(text[start - 1 : start], ()) if text[start - 2 : start - 1] == "该" else ()
    if body.name.endswith("庭") and scene.is_outer(body):
        kinds = ("法院",)
    if not kinds or body.name[-1] not in _PARTS:
        return None
    alike = [m for m in scene.of_type(ORGANIZATION) if m.span.end <= start - 2 and m.name.endswith(kinds)]
    if len(kinds) == 1 and (only_one := only_ending(scene, *kinds)) is not None:
        return only_one
    return max((m for m in alike if not is_aside(scene, m)), default=max(alike, default=None))


def own_whole(scene: Scene, body: Mention) -> Mention | None:
    """集团工会, 校机器人社团, 护理系, 染整车间: of the company or school that the article is about."""
    kind = _kind_of_whole(body.name)
    if kind is None or not scene.is_outer(body) or (kind == "Hospital" and not _is_ward(scene, body)):
        return None
    if body.kind == "PartyOrgan" and scene.text.startswith(_HEADED, body.span.end):
        return None
    wholes = scene.once(("wholes", kind), lambda: tuple(_wholes(scene, kind)))
    whole = _last_hospital(scene, body) if kind == "Hospital" else None
    whole = whole or (wholes[0] if wholes else None)
    return whole if whole is not None and whole.name != body.name else None


@lru_cache(maxsize=1 << 12)
def _kind_of_whole(part: str) -> str | None:
    return next((kind for kind, named in _WHOLES.items() if named.match(part)), None)


def _last_hospital(scene: Scene, ward: Mention) -> Mention | None:
    """The one named last before a ward; where we tell of 我院, in the same sentence, else ours."""
    hospitals = (m for m in scene.of_type(ORGANIZATION) if m.name.endswith(_HOSPITALS))
    before = max((m for m in hospitals if m.span.end <= ward.span.start and not is_aside(scene, m)), default=None)
    our = ours(scene, "院") if scene.once("我院", lambda: "我院" in scene.text) else None
    near = before is not None and before.span.start >= scene.analysis.sentence_of(ward.span.start).start
    return before if near or our is None else our


def college_whole(scene: Scene, body: Mention) -> Mention | None:
    """文学院, 计算机学院: of the one university that the article names."""
    if not _COLLEGE.match(body.name) or not scene.is_outer(body) or any(scene.inside(body)):
        return None
    bodies = scene.of_type(ORGANIZATION)
    longer = any(m.name != body.name and m.name.endswith(body.name) for m in bodies)
    if longer or scene.analysis.token_at(body.span.start).tag == "ns":
        return None  # 云栖理工大学文学院, told by its full name elsewhere; 渝江社工学院
    wholes = {m.name: m for m in bodies if m.name.endswith("大学")}
    return next(iter(wholes.values())) if len(wholes) == 1 else None


def _is_ward(scene: Scene, body: Mention) -> bool:
    """心胸外科, 院宣传科: told without any other name before it."""
    return (
        body.name[0] == "院"
        or body.rule == WARD
        or (body.kind == "Hospital" and body.name in scene.analysis.lexicon.org_suffixes)
    )


def _wholes(scene: Scene, kind: str) -> Iterator[Mention]:
    """The institutions of a kind, in order, a university before its schools; none where two are named side by side."""
    bodies = (m for m in scene.of_type(ORGANIZATION) if m.kind == kind and is_institution(scene, m))
    named = [m for m in bodies if not _IS_PART.search(m.name)]
    if len(named) > 1 and scene.text[named[0].span.end : named[1].span.start] in ("、", "和"):
        return  # 云栖集团、青禾集团
    yield from (m for m in named if m.name.endswith("大学"))
    yield from named


def _village_before(scene: Scene, body: Mention) -> Mention | None:
    """青禾村党总支、|村委会; 青禾村的|村委会: of the village whose body, or which itself, stands right before."""
    start = body.span.start
    before = scene.by_end.get(start - 1) if scene.text[start - 1 : start] in tuple("、和与及的兼") else None
    whole = named_whole(scene, before) if before is not None and before.type is ORGANIZATION else before
    return whole if whole is not None and whole.kind in ("Community", "Village") else None


def unit_of_body(scene: Scene, body: Mention) -> Mention | None:
    """镇党委, 区委, 团区委, 街道文化站: of the one town or district that the article is about."""
    if body.name in _OF_COMMUNITY:
        return _village_before(scene, body) or only_of(scene, UNIT, ("Community", "Village"))
    kind = next((_UNITS[word] for word in _UNITS if body.name.startswith(word)), None)
    if not (kind or body.rule == "organization-bare") or not scene.is_outer(body):
        return None
    if kind is None:
        return unit_of_level(scene, body.name.removeprefix("团")[0])
    is_local = body.name.endswith(_LOCAL) and _IN_COMMUNITIES.match(body.name) is None
    return only_of(scene, UNIT, (kind,)) if is_local else None
