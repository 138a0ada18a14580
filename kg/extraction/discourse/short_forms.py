"""Which names can stand for which, by the names alone: 云栖 for 云栖区, 青阳一中 for 青阳市第一中学."""

import re
from functools import lru_cache

from kg.extraction.discourse.scene import INITIATIVE, PLACE, UNIT
from kg.extraction.initiatives.editions import without_edition
from kg.knowledge.divisions import short_names
from kg.model import EntityType
from kg.patterns import late

_STAGE = late(r"[（(][^（）()《》]*[）)]》$")  # 《…行动计划|（2024—2026年）》, 《…办法|（试行）》
_DIGITS = late(r"\d+")
_MARKS = re.compile(r"[“”\"‘’'\s《》「」]")
CITIES = {
    "京": "北京",
    "津": "天津",
    "沪": "上海",
    "渝": "重庆",
    "杭": "杭州",
    "宁": "南京",
    "汉": "武汉",
    "穗": "广州",
    "蓉": "成都",
}
"""One-character names of cities, as in 在京举行."""
_ENDINGS = ("省", "市", "区", "县", "自治区", "小区", "自治州", "州", "景区")
TOWNS = ("镇", "乡", "街道")
"""Endings of units below the county, which a short form leaves out."""
# Heads that a name keeps or drops without naming another thing (not 仪式 or 会: a campaign is not its opening).
_GENERAL = ("活动", "主题活动", "系列活动", "项目", "工作", "工程", "行动", "计划", "品牌", "党建品牌", "大赛", "")
# What short forms drop part of, and how each of the others may end then: 县摄协, 区残联, 街道城建办.
_ABBREVIATED = ("中学", "小学", "大学", "学院", "医院", "法院", "检察院", "科学院", "卫生院", "支行", "分行")
_ENDED = {
    "协": ("协会",),
    "联": ("联合会",),
    "办": ("办公室",),
    "校": ("学校",),
    "局": ("局",),
    "馆": ("馆",),
    "中心": ("中心",),
    "行": ("银行",),
    "联社": ("联合社", "联社"),
    "委": ("委员会",),
    "管委会": ("管理委员会",),
    "所": ("研究所", "事务所"),
    "集团": ("集团",),
}
_EVENTS = ("活动", "项目", "行动", "工程", "计划", "大赛")
# 项目集中开工 is the 项目集中开工仪式; a campaign is not its opening: 启动 names none without 仪式.
_OPENED = re.compile(r"(开工|竣工|开幕|闭幕|揭牌|签约|奠基|通车|颁奖)(?:仪式|典礼|式|活动)$")
_SESSION = re.compile(r"第[一二三四五六七八九十百\d]+次(?:全体)?会议")
_CEREMONY = re.compile(r"(?:成立|集中|正式)(?:揭牌|开工|启动|签约|启用|授牌)(?:仪式|活动)")
# 两个项目的|开工奠基仪式: the ceremony of the works named before.
_OF_WORKS = re.compile(r"(?:项目|工程)的?(?P<own>(?:集中|开工|奠基|竣工|启动|签约|通车)+(?:仪式|典礼))")
# 龙溪壮族乡 is 龙溪乡.
_PEOPLE = re.compile(r"(?<=[^\W\da-zA-Z_]{2})[^\W\da-zA-Z_]{1,5}族(?=[乡镇]$)")
_ZONE = re.compile(r"经济(?:技术)?开发区$|经开区$|高新(?:技术(?:产业)?开发)?区$|新区$")
_ZONES = {"经": "经开区", "高": "高新区", "新": "新区"}
_ZONE_NAMED = 4  # characters of a zone's name with one of its own, without its city's
_PLACE = 3  # characters of a place's name at most that tell no place by themselves: 文化广场
_KINDS = re.compile(r"(?<=[^\W\da-zA-Z_]{2})(?:街道社区|街道|社区|人民|[镇乡村](?!民|委|中))")
LEGAL_FORM = re.compile(r"(?:[（(][^\W\da-zA-Z_]{2,5}[）)])?(?:(?:股份|集团)?有限(?:责任)?公司|集团公司|集团|公司)$")
"""The end of a firm's full name, with the seat in brackets before it."""
_ORDINALS = frozenset("一二三四五六七八九十")  # of parts of a company that are numbered
_MUCH = 8  # characters at the end of a half that no other event has: “花开”2023临溪樱花文化旅游节
_CONTRACTED = 3  # characters that a group's name leaves out
LEAD = 5
"""Characters that a short form may leave out at the beginning (“119”)."""


@lru_cache(maxsize=1 << 12)
def fold_name(name: str) -> str:
    """The name without quotation marks and spaces.

    >>> fold_name("“清风行”主题活动")
    '清风行主题活动'
    """
    return _MARKS.sub("", name)


def is_short_form(type_: EntityType, short: str, long: str) -> bool:
    """True where the folded name ``short`` alone says that it means ``long``.

    >>> is_short_form(EntityType.ADMINISTRATIVE_UNIT, "云栖", "云栖区")
    True
    >>> is_short_form(EntityType.ADMINISTRATIVE_UNIT, "青溪", "青溪苗族自治县")
    True
    >>> is_short_form(EntityType.PLACE, "望江名苑", "望江名苑5号楼")
    False
    """
    if type_ is INITIATIVE:
        return 3 <= len(short) < len(long) and _is_part(short, long)
    if long in full_forms(type_, short):
        return True
    if type_ is UNIT:
        return short in _short_names(long) or _is_zone(short, long) or _PEOPLE.sub("", long) == short != long
    return type_ is PLACE and len(short) > _PLACE and long.endswith(short)


def is_same_document(one: str, other: str) -> bool:
    """True for a document's name with the years or the stage in brackets at its end, and without them.

    >>> is_same_document("《云栖区养老行动计划》", "《云栖区养老行动计划（2024—2026年）》")
    True
    >>> is_same_document("《云栖区养老行动计划（2021—2023年）》", "《云栖区养老行动计划（2024—2026年）》")
    False
    """
    if not one.startswith("《") or not other.startswith("《"):
        return False
    first, second = (_STAGE.search(name) for name in (one, other))
    if first and second and _DIGITS.findall(first[0]) != _DIGITS.findall(second[0]):
        return False
    return _STAGE.sub("》", one) == _STAGE.sub("》", other)


def is_zone(name: str) -> bool:
    """True for a development zone or new area, which texts also name without its unit.

    >>> is_zone("云栖经开区"), is_zone("云栖区")
    (True, False)
    """
    return _ZONE.search(name) is not None


def _is_zone(short: str, long: str) -> bool:
    """高新区, 经开区 and 经济开发区 of 云栖经济技术开发区."""
    if not is_zone(short):
        return False
    brief, full = (_ZONE.sub(lambda found: _ZONES[found[0][0]], name) for name in (short, long))
    named = brief in _ZONES.values() or len(brief) > _ZONE_NAMED  # 稀土高新区 of 包头稀土高新区
    return brief == full or (named and full.endswith(brief))


_short_names = lru_cache(maxsize=1 << 12)(short_names)


@lru_cache(maxsize=1 << 12)
def full_forms(type_: EntityType, short: str) -> tuple[str, ...]:
    """The names of a unit or place for which the folded name alone can stand.

    >>> full_forms(EntityType.ADMINISTRATIVE_UNIT, "云栖")[:3]
    ('云栖省', '云栖市', '云栖区')
    """
    city = CITIES.get(short) if type_ is UNIT else None
    endings = (*_ENDINGS, *TOWNS) if type_ is UNIT else _ENDINGS if type_ is PLACE else ()
    return (*(short + ending for ending in endings), *((city, city + "市") if city else ()))


def opening(short: str) -> str:
    """What stands in each initiative's name for which the folded name alone can stand: its first two characters.

    >>> opening("消防宣传月活动"), opening("工程的开工奠基仪式")
    ('消防', '开工')
    """
    works = _OF_WORKS.fullmatch(short)
    return (works["own"] if works else short)[:2]


def abbreviates(short: str, long: str) -> bool:
    """True where a school, hospital or court by its short name: 最高法, 青阳一中, 市一中.

    Its characters stand in the long name in their order, from the first (or
    that of its level) to the last but one or the last.

    >>> abbreviates("青阳一中", "青阳市第一中学"), abbreviates("市立二院", "青阳市第二人民医院")
    (True, True)
    >>> abbreviates("县城建办", "县城市建设办公室"), abbreviates("县书协", "县摄影家协会")
    (True, False)
    >>> abbreviates("青阳市委", "青阳市人大常委会")
    False
    """
    whole = long
    long = LEGAL_FORM.sub("", long.removeprefix("中国"))
    near = (
        len(whole[max(whole.find(short[0]), 0) :]) - len(short) <= _CONTRACTED
    )  # not 青禾公交集团 of 青禾交运控股公交集团
    if near and short.endswith("集团") and whole.endswith("集团"):
        long += "集团"  # 市公交集团 of 市公共交通集团
    if not 3 <= len(short) < len(long) or not _may_end(short, long):
        return False
    if short[0] in "省市区县镇":
        long = long[max(long.find(short[0]), 0) :]
        short = short[0] + short[1:].removeprefix("立")  # 市立二院
    same = long.startswith(short) and long != short + "公室"  # 乡村建设办 of 乡村建设办公室
    alike = short[0] == long[0] and stands_in(short, long) and not same
    return alike and (long.endswith(_ABBREVIATED) or short[1] == long[1])


@lru_cache(maxsize=1 << 12)  # each name of an article is compared with all others
def without_kinds(name: str) -> str:
    """The name without what says of what kind a unit or court in it is: 西关派出所 of 西关街道派出所.

    >>> without_kinds("西关街道派出所"), without_kinds("青禾人民法庭"), without_kinds("街道办事处")
    ('西关派出所', '青禾法庭', '街道办事处')
    """
    return _KINDS.sub("", name)


def _may_end(short: str, long: str) -> bool:
    if long.endswith(_ABBREVIATED):
        return short[-1] in long[-2:]
    return any(short.endswith(brief) and long.endswith(full) for brief, full in _ENDED.items())


def stands_in(short: str, long: str) -> bool:
    """True where the characters of the short name stand in the long one, in their order.

    >>> stands_in("青阳一中", "青阳市第一中学"), stands_in("中青", "青阳市第一中学")
    (True, False)
    """
    rest = iter(long)
    return all(character in rest for character in short)


def is_short_company(short: str, long: str) -> bool:
    """临光电子, 临光公司 of 临光电子有限公司, 临光新材 of 临光新材料公司: its own name, without its legal form."""
    own, whole = LEGAL_FORM.sub("", short), LEGAL_FORM.sub("", long)
    whole = whole if own.startswith("中国") else whole.removeprefix("中国")
    if len(own) < 2 or own == whole:
        return len(own) > 1
    if short == own + short[-2:] and long.endswith(short[-2:]):
        return whole.startswith(own)
    is_part = whole[len(own) : len(own) + 1] in _ORDINALS  # 某铁十一局, of 某铁十一局五公司
    return len(own) > 3 and whole.startswith(own) and len(whole) - len(own) < 3 and not is_part


def _is_part(short: str, long: str) -> bool:
    """“消防宣传月”活动 is the “119”消防宣传月: equal but for a general head and a word before it."""
    if long == "党的" + short or _is_contraction(short, long) or without_edition(long) == short:
        return True
    if (_SESSION.fullmatch(short) or _CEREMONY.fullmatch(short)) and long.endswith(short):
        return True
    if (works := _OF_WORKS.fullmatch(short)) and long.endswith(("项目" + works["own"], "工程" + works["own"])):
        return True
    if "暨" in long and any(_is_half(short, long, half) for half in long.split("暨")):
        return True
    short, long = _OPENED.sub(r"\1", short), _OPENED.sub(r"\1", long)
    # Not “送联、送福”活动 of “送联、送福、送暖”系列活动: a longer list is another's.
    listed = long[len(short) - 2 : len(short) - 1] == "、"
    alike = short.endswith(_EVENTS) and len(short) > LEAD and not listed
    if alike and long.endswith(short[-2:]) and long.startswith(short[:-2]):
        return True
    return any(long.endswith(other) and len(long) - len(other) <= LEAD for other in _other_heads(short))


def _is_half(short: str, long: str, half: str) -> bool:
    """The name of one of two joined events, with or without its general head."""
    own = {short, *(short.removesuffix(head) for head in _GENERAL if head and long.endswith(short[-2:]))}
    return half in own or _is_contraction(half, short) or (len(short) >= _MUCH and half.endswith(short))


@lru_cache(maxsize=1 << 10)
def _other_heads(short: str) -> tuple[str, ...]:
    """The name with each general head in place of its own: 消防宣传月活动, 消防宣传月工作, 消防宣传月."""
    stems = (short.removesuffix(head) for head in _GENERAL if short.endswith(head))
    return tuple({stem + head: None for stem in stems if len(stem) >= 4 for head in _GENERAL})


def _is_contraction(short: str, long: str) -> bool:
    """某届亚运会开幕式 of 某届亚洲运动会开幕式: some characters left out between the same beginning and end."""
    if (
        len(long) - len(short) > LEAD
        or short[:2] != long[:2]
        or short[-3:] != long[-3:]
        or len(short) < 8
        or ("系列" in long) != ("系列" in short)
    ):
        return False
    return stands_in(short, long)
