"""The name of a body, taken apart: the territory that it is of, and what it does there.

区委, 云栖区委 and 中共云栖区委员会 are the committee of one district;
市卫健委 and 市卫生健康委员会 one office of a city.  The territory is a code of
the register, a country, or a word for what has none.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from kg.knowledge.functions import full_function, load_functions
from kg.knowledge.lexicon import load_lexicon
from kg.patterns import late

NATIONAL = "中国"
WORLD = "world"
_SCOPES = {"national": NATIONAL, "world": WORLD}

_PARTY = re.compile(r"^(?:中国共产党|中共)(?=.)")
_NATION = re.compile(r"^(?:中华全国|中华人民共和国|中国|全国|国家|国务院)(?=..)")
_LEAGUE = re.compile(r"^(?:中国共产主义青年团|共青团)(?=.)")
_LEAGUE_BRIEF = re.compile(r"^团([省市区县旗州])委$")
_LEVEL = re.compile(r"^([省市区县州旗镇乡])(?=.)")
_LEGAL = re.compile(r"(?:股份)?(?:有限责任公司|有限公司)$|(?<=.{2})公司$")
# A county has one office for culture and tourism, whatever else is in its name.
_CULTURE = re.compile(r"文化(?:[和、]|体育|广电|广播电视|新闻出版)*旅游(?:[和、]|体育|广电|广播电视|新闻出版)*局$")
_OF_PARENT = re.compile(
    r"(?P<own>[^\W\da-zA-Z_]{2})[^\W\da-zA-Z_]{2,10}有限(?:责任)?公司"
    r"(?P<place>[^\W\da-zA-Z_]{2,4}?)[市县区]?(?P<trade>[^\W\da-zA-Z_]{2,4}?)分?公司"
)
_GROUP = re.compile(r"(?:控股)?集团$")
_NUMBERED = re.compile(r"第?([一二三四五六七八九十]{1,3})(初级|高级|实验)?(中学|小学|人民医院|幼儿园)$")
_NUMBERED_SHORT = {"中学": "中", "小学": "小", "人民医院": "院", "幼儿园": "幼"}
_GOES_ON = late(r"[^\W\da-zA-Z_]{2,8}?(?:委员会|工作部|办公厅|办公室|研究院|研究所|总局|学院|中心)")
_WORLDWIDE = ("联合国", "国际", "世界", "欧盟", "北约", "东盟", "亚洲", "上合组织")


@dataclass(frozen=True, slots=True)
class Body:
    """A name taken apart: ``prefix`` is the leading units as written, ``level`` a bare word such as 市.

    >>> parse("区人大常委会")
    Body(prefix='', level='区', function='人民代表大会常务委员会', scope='')
    """

    prefix: str
    level: str
    function: str
    scope: str


def parse(name: str, leading: Callable[[str], str] = lambda _: "") -> Body:
    """Return the parts of a folded name; ``leading`` finds the units that a name begins with.

    ``scope`` is `NATIONAL`, a country, `WORLD` or "".

    >>> units = lambda name: "云栖区" if name.startswith("云栖区") else ""
    >>> parse("中共云栖区委员会", units) == parse("云栖区委", units)
    True
    >>> parse("团市委") == parse("共青团市委")
    True
    >>> parse("国家卫健委").function
    '卫生健康委员会'
    """
    full, reach = load_functions().get(name, ("", "any"))
    if reach != "any":
        return Body("", "", full, _SCOPES.get(reach, reach))
    if found := _LEAGUE_BRIEF.match(name):
        return Body("", found[1], full_function("团委"), "")
    if rest := _without(_LEAGUE, name):
        return _league(rest, leading)
    rest = _without(_PARTY, name) or name
    if rest.startswith("中央"):
        return Body("", "", full_function(rest), NATIONAL)
    if country := _country(rest):
        rest = rest.removeprefix(country)
        return Body("", "", full_function(rest) or country, country)
    return _of_unit(rest, leading)


def _league(rest: str, leading: Callable[[str], str]) -> Body:
    if rest.startswith("中央"):
        return Body("", "", full_function("团中央"), NATIONAL)
    body = _of_unit(rest, leading)
    return Body(body.prefix, body.level, full_function("团委"), body.scope)


def _of_unit(name: str, leading: Callable[[str], str]) -> Body:
    prefix = leading(name)
    rest = name.removeprefix(prefix)
    if prefix:
        if _LEAGUE_BRIEF.match(rest):
            return Body(prefix, "", full_function("团委"), "")
        level = _level(rest)
        return Body(prefix, "", normal_function(rest.removeprefix(level)), "")
    if name.startswith(_WORLDWIDE):
        return Body("", "", full_function(name.removeprefix("联合国") if len(name) > 5 else name), WORLD)
    if rest := _without(_NATION, name):
        return Body("", "", normal_function(rest), NATIONAL)
    if is_national(name):
        return Body("", "", normal_function(name), NATIONAL)
    level = _level(name)
    return Body("", level, normal_function(name.removeprefix(level)), "")


def _level(name: str) -> str:
    """The bare level that a name begins with: 市 in 市教育局, not in 市场监管所."""
    found = _LEVEL.match(name)
    if not found:
        return ""
    rest, lexicon = name[1:], load_lexicon()
    known = name in lexicon.bare_orgs or rest in load_functions() or rest in lexicon.org_suffixes
    return found[1] if known or _NUMBERED.search(rest) or _is_brief_number(rest) else ""


def is_national(name: str) -> bool:
    """True for a body that the country has one of, with 中国 or 国家 before it or without, or part of a ministry.

    >>> is_national("教育部"), is_national("教育局")
    (True, False)
    """
    bodies = load_lexicon().bare_orgs
    if any(bodies.get(lead + name, ("", ""))[1] == "national" for lead in ("", "中国", "国家")):
        return True
    ministry = bodies.longest_at(name, 0)
    return ministry is not None and ministry.endswith("部") and bodies[ministry][1] == "national"


def normal_function(name: str) -> str:
    """What a body does, with school and hospital numbers in short form and without the form of a company.

    >>> normal_function("第十四中学"), normal_function("云栖物业有限公司"), normal_function("文化体育和旅游局")
    ('十四中', '云栖物业', '文化和旅游局')
    """
    if found := _NUMBERED.search(name):
        kind = (found[2] or "").removesuffix("级")
        return name[: found.start()] + found[1] + kind + _NUMBERED_SHORT[found[3]]
    return _CULTURE.sub("文化和旅游局", full_function(company_stem(name)))


def without_parent(name: str) -> str:
    """Return the name of a company's local branch without the rest of the company's name, any other as it is.

    >>> without_parent("国网江苏省电力有限公司青阳县供电分公司"), without_parent("青禾物业有限公司青阳分公司")
    ('国网青阳供电公司', '青禾物业有限公司青阳分公司')
    """
    found = _OF_PARENT.fullmatch(name)
    return f"{found['own']}{found['place']}{found['trade']}公司" if found else name


def company_stem(name: str) -> str:
    """The name of a company without its legal form.

    >>> company_stem("云栖青禾集团有限公司"), company_stem("云栖青禾集团")
    ('云栖青禾', '云栖青禾')
    """
    stem = _LEGAL.sub("", name) or name
    shorter = _GROUP.sub("", stem)
    return shorter if len(shorter) >= 2 else stem


def has_legal_form(name: str) -> bool:
    """True where the name ends as only a registered company's does.

    >>> has_legal_form("青禾物业有限公司"), has_legal_form("青禾物业")
    (True, False)
    """
    return name.endswith(("有限公司", "有限责任公司"))


def _is_brief_number(name: str) -> bool:
    return re.fullmatch(r"[一二三四五六七八九十]{1,3}[中小院幼]", name) is not None


def _country(name: str) -> str:
    countries = load_lexicon().countries
    found = countries.longest_at(name, 0)
    return found if found and found != NATIONAL and len(name) > len(found) + 1 else ""


def _without(pattern: re.Pattern[str], name: str) -> str:
    found = pattern.match(name)
    return name[found.end() :] if found else ""


def goes_on(text: str, end: int) -> bool:
    """True where the name of a larger body that ends at ``end`` goes on with that of a part of it.

    >>> goes_on("教育部读书推广办公室举办", 3), goes_on("教育部召开会议", 3), goes_on("教育部举办活动中心揭牌", 3)
    (True, False, False)
    """
    found = _GOES_ON.match(text, end)
    verbs = load_lexicon().role_verbs
    return found is not None and not any(verbs.longest_at(text, at, found.end()) for at in range(end, found.end()))
