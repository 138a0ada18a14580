"""Whether a body's name can mean another name of the article: 金艺公司, 区文旅局, 勐禾派出所, by their full names."""

import re
from collections import Counter
from functools import lru_cache

from kg.extraction.discourse.scene import INITIATIVE, ORGANIZATION, UNIT, Scene
from kg.extraction.discourse.short_forms import (
    LEGAL_FORM,
    TOWNS,
    abbreviates,
    fold_name,
    is_short_company,
    without_kinds,
)
from kg.knowledge.functions import full_function
from kg.model import BlockKind, Mention

_TERM = re.compile(r"(?:^|(?<=[省市区县州旗]))第?[一二三四五六七八九十]+届")  # 某市八届人大常委会, 十四届全国人大
_FORMAL = re.compile(
    r"(?:中共|中国共产党|(?P<council>(?:中国人民)?政(?:协|治协商会议)))(?P<unit>[^\W\da-zA-Z_]{1,9}[省市区县旗州镇乡道])委员会"
)
# 共青团云泽县委员会, 共青团云泽县委, 团云泽县委: 云泽县|团委, of which 团县委 is the end.
_LEAGUE = re.compile(r"(?:共青团|团)(?P<unit>[^\W\da-zA-Z_]{0,8}[省市区县旗州])委(?:员会)?")
# What the eight parties are called in full, and where each has the committee of a unit: 民盟云泽县委会.
_PARTIES = {
    "国民党革命委员会": "民革",
    "民主同盟": "民盟",
    "民主建国会": "民建",
    "民主促进会": "民进",
    "农工民主党": "农工党",
    "致公党": "致公党",
    "九三学社": "九三学社",
    "台湾民主自治同盟": "台盟",
}
_PARTY = re.compile("(?:中国)?(?P<name>" + "|".join(_PARTIES) + ")")
_OF_PARTY = re.compile(
    r"(?P<party>民[革盟建进]|农工党|致公党|九三学社|台盟)(?P<unit>[^\W\da-zA-Z_]{0,9}[省市区县旗州])(?P<base>基层)?委(?:员?会)?"
)
_LEVEL = frozenset("省市区县镇乡")  # with which a body's name begins that leaves its unit out
_PUBLIC = frozenset({"PublicBody", "PartyOrgan", "SocialOrganization", "OrganizationalUnit"})
# What texts shorten within a body's name: 业委会 of 青禾花园业主委员会, 镇应急办 of 某镇人民政府应急管理办公室.
_BRIEF = {
    "业主委员会": "业委会",
    "调解委员会": "调委会",
    "管理委员会": "管委会",
    "项目经理部": "项目部",
    "职业技术学院": "职院",
    "职业学院": "职院",
    "办事处": "办",
    "人民政府": "",
}
_PART = re.compile("|".join(_BRIEF).replace("人民政府", "(?<=.)人民政府(?=..)"))
_BUREAU = re.compile(r"(?<=[省市区县旗州])公安局(?=[^\W\da-zA-Z_]{2,8}所$)")  # 云泽县|公安局|青禾派出所
_WARD = re.compile(r"(?P<house>[^\W\da-zA-Z_]{2,12}?院)(?P<ward>[^\W\da-zA-Z_]{1,8}[科部])")
_LISTED = "organization-listed"  # of the unit of the one before it in the list
_TEAMS = frozenset("队社团班")
_QUOTED = re.compile(r"“[^”]{2,8}”")
_UNIT_BELOW = re.compile(r"[^\W\da-zA-Z_]{2,6}(?:[区县旗镇乡村]|街道)")
_SENT = ("驻", "赴", "援")
_UNIT = 4  # characters of a unit's name without its level
_LEAST = 5  # characters of such a name without its level
# Endings of bodies that have a name of their own within another: 派出所, 支队, 法庭, 学院.
_OWN_NAMED = tuple("派出所 中队 大队 支队 分局 法庭 司法所 学院 工作队 服务队 艺术团 合唱团".split())


def is_same_body(scene: Scene, brief: Mention, full: Mention) -> bool:
    """True where the first name can mean the second in this article: 社区党委 of 青禾社区党委, 城管分局 of 区城管分局.

    Which of several it means is not asked here.
    """
    if not _may_be_of(scene, brief, full) or _is_of_unit_above(scene, brief, full):
        return False
    return _is_named_so(scene, brief, full) or _is_of_level(brief, full) or _is_team(brief, full)


def _may_be_of(scene: Scene, brief: Mention, full: Mention) -> bool:
    """政府 of 青禾镇党委、|政府 is no county's; 宣传部 of 区委常委、|宣传部部长 is not that of the city's committee."""
    start = brief.span.start
    if scene.text.endswith(("常委、", "常委，", "常委,"), 0, start):
        committee = scene.by_end.get(start - len("常委、"))
        return committee is None or committee.name[-2:] in full.name
    before: Mention | None = brief
    while before is not None and before.rule == _LISTED:
        before = scene.by_end.get(before.span.start - 1)
    if before is None or before is brief or not full.name.endswith(brief.name):
        return True
    units = [inner for inner in scene.inside(before) if inner.type is UNIT]
    unit = max(units, key=lambda inner: inner.span.end).name if units else before.name[0]
    return unit[-1] not in _LEVEL or unit[-1] in full.name[: -len(brief.name)] or full.name == brief.name


def _is_of_unit_above(scene: Scene, brief: Mention, full: Mention) -> bool:
    """青阳市教育局, beside 青阳市云栖区教育局: the city's is not the district's; 青阳市城南小学 may be."""
    short, long = fold_name(brief.name), fold_name(full.name)
    if short[-1:] != long[-1:]:
        return False  # as of most that are asked: the rest of the one is not the end of the other
    above = next((at for at, (one, other) in enumerate(zip(short, long, strict=False)) if one != other), len(short))
    rest = short[above:]
    if not rest or short[above - 1] not in _LEVEL or not long.endswith(rest):
        return False
    is_public = rest in scene.analysis.lexicon.org_suffixes or full.kind in _PUBLIC
    return is_public and _UNIT_BELOW.fullmatch(long, above, len(long) - len(rest)) is not None


def _is_team(brief: Mention, full: Mention) -> bool:
    """“晚晴”队 of 青禾社区“晚晴”助浴队, 白塔村队 of 白塔村篮球队."""
    short, long = brief.name, full.name
    if short[-1] not in _TEAMS or short[-1] != long[-1] or len(short) >= len(long):
        return False
    if short[-2:-1] in ("村", "区", "校"):
        return short[-1] == "队" and long.startswith(short[:-1]) and long.endswith("球队")
    quoted = _QUOTED.match(short)
    return quoted is not None and quoted.end() + 2 >= len(short) and quoted.group() in long


def _is_named_so(scene: Scene, brief: Mention, full: Mention) -> bool:
    """青禾社区关工委 of the street's, 青阳一中 of 青阳市第一中学, 县委 of 中共云泽县委员会."""
    short, long = _plain(fold_name(brief.name)), _plain(fold_name(full.name))
    # 春晖物业 of 云栖春晖物业服务有限公司
    is_firm = full.kind == "Company" and (brief.kind == "Company" or brief.rule == "organization-firm")
    if (
        is_firm
        and len(short) <= len(long)
        and (is_short_company(short, long) or is_short_company(*(without_units(scene, one) for one in (brief, full))))
    ):
        return True
    if not long.endswith(short):
        long = _without_term(long)  # never of the short name: 七届人大 is not 八届人大
    elif _TERM.fullmatch(long.removesuffix(short)):
        return True
    if len(short) >= len(long):
        return short == long
    if not long.endswith(short):
        return _is_brief(scene, brief, full) or _is_function_of(scene, short, full)
    levelled = brief.rule == "organization-bare" or short[0] in _LEVEL
    if levelled and not _is_known(scene, brief, full):
        return False
    alone = brief.rule in (_LISTED, "organization-bare", "organization-department", "organization-office")
    rest = len(long) - len(short)
    return alone or _leads(short, rest) or _is_chain(scene, full, rest) or _is_told_later(scene, brief, full)


def _is_told_later(scene: Scene, brief: Mention, full: Mention) -> bool:
    """读者协会, after 青禾学院读者协会, or in the title and that is not within 青禾学院读者协会秘书处.

    Never the host of who is sent: 某公司驻|青禾村工作队.
    """
    if fold_name(full.name).removesuffix(fold_name(brief.name)).endswith(_SENT):
        return False
    titled = scene.analysis.block_of(brief.span.start) is BlockKind.TITLE and scene.is_outer(full)
    return full.span < brief.span or titled


def _is_brief(scene: Scene, brief: Mention, full: Mention) -> bool:
    """青阳一中 of 青阳市第一中学, 澄湖二院 of 青阳市澄湖第二医院, 西关派出所 of 西关街道派出所."""
    short, long = _plain(fold_name(brief.name)), _plain(fold_name(full.name))
    alike = short[0] in _LEVEL or short[:2] == long[:2]  # what kind a short form is of may be told wrongly
    if brief.kind != full.kind and brief.kind and full.kind and not (alike and full.kind in _PUBLIC):
        return False
    if abbreviates(short, long) or full_function(short) == full_function(long):
        return True
    if _without_bureau(short) == _without_bureau(long) or _is_ward_of(short, long):
        return True
    if len(short) > 2 and without_kinds(short) == without_kinds(long):
        return True  # 青禾办, of 青禾街道办事处
    if without_kinds(long).endswith(without_kinds(short)) and len(without_kinds(short)) >= _UNIT:
        return True
    own, inner = without_units(scene, full), long[max(long.find(short[:3]), 0) :]
    # 青禾区一中, of 云栖市青禾区第一高级中学
    return any(one != long and abbreviates(short, one) for one in (own, inner))


def _is_ward_of(short: str, long: str) -> bool:
    """市四院肾内科 of 市第四人民医院肾内科: the same department of a hospital by its short form."""
    first, second = _house_and_ward(short), _house_and_ward(long)
    return bool(first and second and first[1] == second[1] and abbreviates(first[0], second[0]))


@lru_cache(maxsize=1 << 12)
def _house_and_ward(name: str) -> tuple[str, str] | None:
    found = _WARD.fullmatch(name)
    return (found["house"], found["ward"]) if found else None


@lru_cache(maxsize=1 << 12)
def _without_bureau(name: str) -> str:
    return _BUREAU.sub("", name)


def _is_function_of(scene: Scene, short: str, full: Mention) -> bool:
    """区文旅局 of 云栖区文化和旅游局."""
    whole, long = full_function(short), fold_name(full.name)
    rest = len(long) - len(whole)
    is_level = rest == 1 and long[0] in _LEVEL
    return whole != short and long.endswith(whole) and (is_level or _is_chain(scene, full, rest) or _leads(whole, rest))


def _leads(short: str, rest: int) -> bool:
    """区博物馆 of 云栖区博物馆, though 云栖 is no unit that the text names."""
    return short[0] in _LEVEL and rest <= _UNIT


def _is_of_level(brief: Mention, full: Mention) -> bool:
    """城管执法分局 of 区城管执法分局, 区劳动监察大队 of 云栖区人社局劳动监察大队."""
    if len(brief.name) >= _LEAST and full.name[0] in _LEVEL and full.name[1:] == brief.name:
        return True
    own, level = brief.name[1:], brief.name[0]
    if level not in _LEVEL or len(own) < _LEAST or not full.name.endswith(own) or not own.endswith(_OWN_NAMED):
        return False
    return level in full.name[1 : -len(own)][:_UNIT]


@lru_cache(maxsize=1 << 12)
def _plain(name: str) -> str:
    """云泽县委 for 中共云泽县委员会, 云泽县政协 for 政协云泽县委员会, 县团委 for 团县委, 县民盟委 for 民盟县委会.

    Any other name as it is.
    """
    name = _PARTY.sub(lambda party: _PARTIES[party["name"]], name)
    if of_party := _OF_PARTY.fullmatch(name):
        return f"{of_party['unit']}{of_party['party']}{of_party['base'] or ''}委"
    if league := _LEAGUE.fullmatch(name):
        return league["unit"] + "团委"
    formal = _FORMAL.fullmatch(name)
    if formal is None:
        name = f"{name[:-4]}政府" if name.endswith("人民政府") else name
        return _PART.sub(lambda part: _BRIEF[part[0]], name)
    if formal["council"]:
        return formal["unit"] + "政协"
    return formal["unit"] + ("党委" if formal["unit"].endswith(TOWNS) else "委")


@lru_cache(maxsize=1 << 12)
def _without_term(name: str) -> str:
    """The name less its number of a term; each is compared with all others of an article."""
    return _TERM.sub("", name)


def without_units(scene: Scene, body: Mention) -> str:
    """The company's name after the units that it begins with; an event's after its organizer, too (某商会|义诊活动)."""
    start = body.span.start
    leading = (UNIT, ORGANIZATION) if body.type is INITIATIVE else (UNIT,)
    for inner in sorted(scene.inside(body), key=lambda m: (m.span.start, -m.span.end)):
        rest = LEGAL_FORM.sub("", fold_name(scene.text[inner.span.end : body.span.end]))
        if inner.type in leading and inner.span.start == start and len(rest) > 2:
            start = inner.span.end
    if start == body.span.start and body.kind == "Company":
        start = _after_seat(scene, body)
    return fold_name(scene.text[start : body.span.end])


def _after_seat(scene: Scene, body: Mention) -> int:
    """Where a company's own name begins: of 浙江临光电子有限公司, whose province is no mention, 临光电子有限公司."""
    seat = scene.analysis.token_at(body.span.start)
    rest = LEGAL_FORM.sub("", fold_name(scene.text[seat.end : body.span.end]))
    is_seat = seat.tag == "ns" and len(seat.text) > 1 and seat.start == body.span.start  # no 沪 of 沪宁某公司
    return seat.end if is_seat and len(rest) > 2 else body.span.start


def _is_known(scene: Scene, brief: Mention, full: Mention) -> bool:
    """市文联 before 永安市文联 is that of another city, where the article is about one; after it, it is the same."""
    level = brief.name[0]
    units = {m.name for m in scene.inside(full) if m.type is UNIT and m.name.endswith(level)}
    if not units or full.span.start < brief.span.start or scene.analysis.block_of(brief.span.start) is BlockKind.TITLE:
        return True
    counts = scene.once(
        ("units", level), lambda: Counter(m.name for m in scene.of_type(UNIT) if m.name.endswith(level))
    )
    return all(counts[name] <= max(counts[unit] for unit in units) for name in counts)


def _is_chain(scene: Scene, full: Mention, length: int) -> bool:
    """The characters that the longer name has more are units (a level alone counts: 市卫健委 and 青阳市卫健委)."""
    cut = full.span.start + length
    return any(
        (inner.type is UNIT and cut <= inner.span.end <= cut + 2)
        or (inner.type is ORGANIZATION and inner.span.end == cut and full.name.endswith(_OWN_NAMED))
        for inner in scene.inside(full)
    )
