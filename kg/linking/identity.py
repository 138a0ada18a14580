"""The key of a thing: what is alike in every page that names it, and in no page that names another.

A key is made of one article alone, never of the other pages of a run, so that
no page changes the identity of what another says.  Where an article does not
tell enough there is no key, and the thing stays with its page.
"""

import re
from collections.abc import Callable
from hashlib import sha256

from kg.extraction.discourse.short_forms import fold_name
from kg.knowledge.functions import full_function, load_functions
from kg.knowledge.lexicon import load_lexicon
from kg.linking.bodies import NATIONAL, Body, company_stem, has_legal_form, parse, without_parent
from kg.linking.meetings import called
from kg.linking.places import city_named
from kg.linking.setting import COUNTRY_CHARACTERS, Chain, Setting, country_of, headed_country
from kg.linking.zones import zone_key
from kg.model import HOLDINGS, EntityType, Mention, Predicate, Relation, Span
from kg.patterns import late

Key = tuple[str, ...]
"""Parts that are hashed to the id; () where a thing has no key."""

_OWN_NAME = frozenset({"Company", "PropertyManager", "School", "Hospital", "SocialOrganization", "MediaOrganization"})
_CHAMBERS = re.compile(r"(?:议院|议会|国会|宪法法院|最高法院|党|内阁|央行|外交部|国防部|总统府|首相府)$")
_MINISTRIES = late(r"[^\W\da-zA-Z_]{2,3}部")
_ROW = re.compile(r"[，。；：！？\s（）]|同|与|和|由|被|对")
_FOREIGN_PARTY = re.compile(r"[越老古日俄]共")
_BRANCH = re.compile(r"(?P<place>[^\W\da-zA-Z_]{2,4}?)(?:区|县|市)?(?P<kind>公安|自然资源和规划|生态环境)分局")
_BRANCH_OF_CITY = re.compile(
    r"(?P<city>[^\W\da-zA-Z_]{2,4}市)(?P<kind>公安|自然资源和规划|生态环境)局(?P<place>[^\W\da-zA-Z_]{2,4}?)(?:区|县|市)?分局"
)
# 崇川团区委, for 崇川区团委.
_LEAGUE_OF = re.compile(r"^([^\W\da-zA-Z_]{2,4})团([市区县旗])委$")
_UNIVERSITY = re.compile(r".{2,}大学")
# Parts of the standing committee of the national congress, as the press writes them once that is named.
_OF_CONGRESS = re.compile(
    r"(?:常委会)?(?:(?:法制|预算|代表)工作?委(?:员会)?|法工委|(?:香港|澳门)(?:特别行政区)?基本法委员会)$"
)
_HEADS = late(r"(?:省委|区委|市委|党委|自治区党委)?书记|(?:自治区)?主席|省长|市长")
_MEMBERS = re.compile(r"(?:代表|委员|会员|党员|队员|志愿者)$")
_CONGRESSES = frozenset(map(full_function, ("人大", "人大常委会", "政协")))
_BUREAU = "中央政治局"
_NATIONAL_HEADS = frozenset(
    (_BUREAU, "国务院", "中央书记处", *map(full_function, ("中央", "中央军委", "中央纪委", "人大常委会", "政协")))
)
_OFFICE_OF = re.compile(r"的[^\W\da-zA-Z_]{0,8}(?:代表|委员|书记|主任|镇长|乡长|模范)")
_UNIT_LENGTH = 30  # characters of the longest chain of units that a name is said to stand in
_OFFICE_LENGTH = 11  # characters that it takes at most
_SIDE_POST = re.compile(r"名誉|荣誉|理事|顾问|会长|导师|评委|嘉宾")
_CONGRESS = re.compile(r"党的[一二三四五六七八九十]+(?:大|届[一二三四五六七八九十]+中全会)")
_COMMITTEE = full_function("委")
_POST_BEFORE = late(r"(?:副书记|常委|委员)、$")
_LEADERSHIP = frozenset(map(full_function, ("委", "政府", "人大常委会", "政协", "纪委监委", "纪委")))
_DOTS = re.compile(r"[·•・‧．]")
_FOREIGN_LENGTH = 6  # characters in a foreign name of several parts, from which on two people of that name are rare
_LASTING = frozenset({"Campaign", "Project", "Brand", "Policy", "Mechanism", "Festival", "Service"})
_NAME_LENGTH = 5  # characters of an initiative's name without its marks


def unit_key(chain: Chain, setting: Setting) -> Key:
    """The key of a unit: its code, or its country."""
    names = _names(chain)
    for name in names:
        if country := country_of(name):
            return ("country", country)
    for name in names:
        found = setting.units[name]
        if found.until is not None:
            return ("former-unit", found.code, name)
        if found.code:
            return ("unit", found.code)
    if zone := zone_key(chain, setting):
        return zone
    return _foreign_unit(names[0], setting) if chain[0].kind == "Prefecture" else _inside_unit(names[0], chain, setting)


def _foreign_unit(name: str, setting: Setting) -> Key:
    """佛罗里达州, 美国佛罗里达州: a state or city that the register does not have."""
    country = load_lexicon().countries.longest_at(name, 0) or ""
    rest = name.removeprefix(country)
    known = setting.units[name].candidates
    return ("foreign-unit", rest) if not known and len(rest) >= 4 and rest.endswith(("州", "市", "省", "县")) else ()


def _inside_unit(name: str, chain: Chain, setting: Setting) -> Key:
    """A town, community or zone that the register lacks, after the unit that holds it or the county of its sentence."""
    for start in (mention.span.start for mention in chain):
        before = (setting.article.text[at:start] for at in range(max(0, start - _UNIT_LENGTH), start))
        above = [setting.units[other].code for other in before if other != name and other in setting.units]
        if codes := sorted((code for code in above if len(code) >= 6), key=lambda code: (-len(code), code)):
            return ("unit-in", codes[0], name)
    counties = [county for mention in chain if (county := setting.county_before(mention))]
    if not counties or any(code.startswith(counties[0]) for code in setting.units[name].candidates):
        return ()
    return ("unit-in", counties[0], name)


def body_key(chain: Chain, setting: Setting) -> Key:
    """The key of an organization: the territory that it is of, and what it does there."""
    for name in _names(chain):
        if key := _named_body(name, chain, setting):
            return key
    return ()


def _named_body(name: str, chain: Chain, setting: Setting) -> Key:
    code = ""

    def leading(text: str) -> str:
        nonlocal code
        written, code = setting.leading(text)
        return written

    if _OF_CONGRESS.match(name) and "全国人大常委会" in setting.article.text:
        name = "全国人民代表大会常务委员会" + full_function(name.removeprefix("常委会"))
    if key := _branch_office(name, chain, setting) or _of_committee(name, chain, setting):
        return key
    name = without_parent(name)
    body = parse(_LEAGUE_OF.sub(r"\1\2团委", name), leading)
    if country := _foreign(name, body, chain, setting):
        return ("body", country, body.function)
    if body.scope:
        return ("body", body.scope, body.function)
    if body.prefix:
        return ("body", code, body.function)
    if body.level:
        code = setting.unit_at(body.level)
        return ("body", code, body.function) if code else ()
    return _by_own_name(name, chain[0].kind, setting)


def _branch_office(name: str, chain: Chain, setting: Setting) -> Key:
    """崇川公安分局 is 南通市公安局崇川分局: the office of a city in one of its districts."""
    found = _BRANCH.fullmatch(name) or _BRANCH_OF_CITY.fullmatch(name)
    if not found:
        return ()
    city = setting.leading(found["city"] + "局")[1] if "city" in found.groupdict() else ""
    starts = [mention.span.start for mention in chain]
    text = setting.article.text
    for ending in ("", "区", "县", "市"):
        code = setting.resolver.resolve(found["place"] + ending, text, starts).code
        if len(code) == 6 and code.startswith(city):
            return ("body", code, found["kind"] + "分局")
    return ()


def _of_committee(name: str, chain: Chain, setting: Setting) -> Key:
    """The department of the committee that the holder of another post belongs to (云栖区委常委、宣传部部长)."""
    function = load_functions().get("委" + name, ("",))[0]
    for start in (mention.span.start for mention in chain if function and fold_name(mention.name) == name):
        post = _POST_BEFORE.search(setting.article.text, max(0, start - _OFFICE_LENGTH), start)
        for committee in setting.bodies_by_end.get(post.start(), ()) if post else ():
            if code := _code_of_committee(fold_name(committee.name), setting):
                return ("body", code, function)
    return ()


def _code_of_committee(name: str, setting: Setting) -> str:
    """The code of the unit whose Party committee it is, "" for another body."""
    code = ""

    def leading(text: str) -> str:
        nonlocal code
        written, code = setting.leading(text)
        return written

    body = parse(name, leading)
    if body.function != _COMMITTEE:
        return ""
    return code if body.prefix else setting.unit_at(body.level) if body.level else ""


def _foreign(name: str, body: Body, chain: Chain, setting: Setting) -> str:
    """The country of a body named without one: written before it or its row of posts, or that of the article."""
    if body.prefix or body.level or body.scope not in ("", NATIONAL):
        return ""
    for mention in chain:
        if fold_name(mention.name) == name and (before := _owner(setting.article.text, mention.span.start)):
            return "" if before == NATIONAL else before
    country = setting.country_at(chain[0].span.start)
    if body.scope:
        return country if _MINISTRIES.fullmatch(name) and not setting.is_of_china else ""
    return country if _CHAMBERS.search(name) else ""


def _owner(text: str, start: int) -> str:
    """The country at the head of the words that lead up to a body (美国国务院、国防部)."""
    row = _ROW.split(text[max(0, start - 40) : start])[-1]
    found = load_lexicon().countries.longest_at(row, 0) or COUNTRY_CHARACTERS.get(text[start - 1 : start], "")
    party = _FOREIGN_PARTY.match(row)
    return found or (party.group() if party else "")


def _by_own_name(name: str, kind: str, setting: Setting) -> Key:
    stem = company_stem(name)
    if (has_legal_form(name) and len(stem) >= 4) or _UNIVERSITY.match(name):
        return ("name", stem)
    lexicon = load_lexicon()
    if kind not in _OWN_NAME or len(stem) < 2 or name in lexicon.bare_orgs or name in lexicon.org_suffixes:
        return ()
    city = setting.prefecture or city_named(name)
    # A group works beyond its city; the next city has another company, school or hospital of that short name.
    where = city[:2] if kind == "Company" and name.endswith("集团") else city
    return ("name-in", where, stem) if where else ()


def person_key(chain: Chain, setting: Setting, key_of: Callable[[Mention], Key]) -> Key:
    """The key of a person: the name with the highest post that the article states, or a full foreign name."""
    name = max((fold_name(m.name) for m in chain), key=lambda name: (len(name), name))
    mentions = set(chain)
    posts = [
        (_SIDE_POST.search(relation.qualifier) is not None, key)
        for relation in setting.told(chain)
        if relation.subject in mentions and not isinstance(relation.object, str)
        for key in (_post(name, relation, key_of(relation.object)),)
        if key
    ]
    if posts:
        return min(posts, key=lambda post: (post[0], _RANKS.index(post[1][2]), len("".join(post[1][3:4])), post[1]))[1]
    if any(_is_head_of_state(setting.article.text, mention.span) for mention in chain):
        return ("person", name, "national-leader")
    heads = (headed_country(setting.article.text, mention.span.start) for mention in chain)
    if country := next(filter(None, heads), ""):
        return _held_post(name, "", ("country", country))
    if origin := _origin(chain, setting, key_of):
        return ("person", name, "unit", origin)
    parts = _DOTS.split(name)
    if len(parts) > 1 and min(map(len, parts)) > 1 and sum(map(len, parts)) >= _FOREIGN_LENGTH:
        return ("person", "·".join(parts), "name")
    return ()


def _is_head_of_state(text: str, span: Span) -> bool:
    """国家主席某某, 某某总书记: posts that need no body named, unless another country's or party's is."""
    start = span.start - len(_HEAD_OF_STATE)
    if text.endswith(_HEAD_OF_STATE, 0, span.start):
        return not _FOREIGN_END.search(text[max(0, start - 12) : start]) and not _owner(text, start)
    return text.startswith("总书记", span.end)


def _origin(chain: Chain, setting: Setting, key_of: Callable[[Mention], Key]) -> str:
    """The code of the town or village that a person of some office is from (柳湾村的县人大代表沈清禾)."""
    for start in (person.span.start for person in chain):
        near = range(max(0, start - _OFFICE_LENGTH), start)
        ends = (end for end in near if _OFFICE_OF.fullmatch(setting.article.text, end, start))
        keys = (key_of(unit) for end in ends for unit in setting.units_by_end.get(end, ()))
        if key := next((key for key in keys if key[:1] == ("unit",) and len(key[1]) >= 9), None):
            return key[1]
    return ""


def _is_leader(title: str, function: str) -> bool:
    """A post at the head of the country; of the Political Bureau each member."""
    return function in _NATIONAL_HEADS and (function == _BUREAU or not title.endswith(("委员", "常委", "代表")))


_HEAD_OF_STATE = "国家主席"
_FOREIGN_END = late(r"[越老古]共|[越老古](?:中央)?$|(?:越南|老挝|古巴|朝鲜|厄立特里亚)$|总书记、$")
_RANKS = ("national-leader", "provincial-head", "country", "unit", "body", "name")


def _post(name: str, relation: Relation, at: Key) -> Key:
    if relation.predicate in HOLDINGS and at:
        return _held_post(name, relation.qualifier, at)
    if (
        relation.predicate is Predicate.AFFILIATED_WITH
        and at[:1] in (("name",), ("name-in",))
        and not _has_many(at[-1])
    ):
        return ("person", name, "body", *at)
    return ()


def _has_many(body: str) -> bool:
    """A university has thousands of students; of other bodies a name and the body are enough."""
    return body.endswith(("大学", "学院"))


def _held_post(name: str, title: str, at: Key) -> Key:
    kind, where = at[0], at[1]
    if kind == "country":
        return ("person", name, "national-leader") if where == NATIONAL else ("person", name, "country", where)
    if len(where) == 2 and where.isdigit() and _HEADS.fullmatch(title):
        return ("person", name, "provincial-head")
    # In a town or village one name is one person, whatever the post.
    if at[:2] == ("body", NATIONAL) and _is_leader(title, at[2]):
        return ("person", name, "national-leader")
    # A district has hundreds of deputies and members.
    is_member = _MEMBERS.search(title) is not None and at[-1] in _CONGRESSES
    if is_member:
        return ("person", name, "body", *at) if len(where) >= 4 else ()
    if kind == "unit" or (kind == "body" and where.isdigit() and (at[2] in _LEADERSHIP or len(where) >= 9)):
        return ("person", name, "unit", where)
    return () if len(where) < 4 and _MEMBERS.search(title) else ("person", name, "body", *at)


def initiative_key(chain: Chain, setting: Setting, key_of: Callable[[Mention], Key]) -> Key:
    """The key of an initiative: its name, who organizes it or whose it is by name, and its day; a lasting one has none.

    A unit's and its leaders' initiatives are the unit's, whichever of them an article names.
    """
    mentions, relations = set(chain), setting.told(chain)
    name = max((fold_name(m.name) for m in chain), key=lambda name: (len(name), name))
    if _CONGRESS.fullmatch(name):
        return ("initiative", name)
    organizers = (r.subject for r in relations if r.predicate is Predicate.ORGANIZES and r.object in mentions)
    told = called(name, setting)
    keys = [key for one in organizers if one for key in (key_of(one),) if key]
    holders = sorted(keys if told.is_of_body else map(_of_territory, keys))
    holder = holders[0] if holders else ("unit", told.unit) if told.unit else ()
    # 南通市 in the name of what 崇川区 holds tells of more than who holds it.
    stem = told.stem if told.standing or not told.unit or holder == ("unit", told.unit) else told.unit + told.stem
    if not holder or (len(name) < _NAME_LENGTH and not told.standing):
        return ()
    if chain[0].kind in _LASTING:
        return ("initiative", stem, *holder)
    days = sorted({str(r.object) for r in relations if r.predicate is Predicate.OCCURS_ON and r.subject in mentions})
    return ("initiative", stem, *holder, days[0]) if days and len(days[0]) == 10 else ()


def _of_territory(key: Key) -> Key:
    """The unit, for its leadership: 区委 and 区政府 act for the district."""
    is_leading = key[0] == "body" and key[1].isdigit() and key[2] in _LEADERSHIP
    return ("unit", key[1]) if is_leading else key


def place_key(chain: Chain, setting: Setting, key_of: Callable[[Mention], Key]) -> Key:
    """The key of a place: its name and the county that the article puts it in."""
    mentions = set(chain)
    name = max((fold_name(m.name) for m in chain), key=lambda name: (len(name), name))
    told = setting.told(chain)
    located = (r.object for r in told if r.predicate is Predicate.LOCATED_IN and r.subject in mentions)
    holders = [key_of(holder) for holder in located if isinstance(holder, Mention)]
    codes = sorted({key[1][:6] for key in holders if key[:1] == ("unit",) and len(key[1]) >= 6})
    if not codes and len(setting.resolver.home) >= 6 and len(name) > 3:
        codes = [setting.resolver.home[:6]]
    return ("place", codes[0], name) if len(codes) == 1 else ()


def _names(chain: Chain) -> list[str]:
    """The folded names, the longest first."""
    return sorted({fold_name(mention.name) for mention in chain}, key=lambda name: (-len(name), name))


def key_id(type_: EntityType, key: Key) -> str:
    """Return the id of the thing with a key: 16 hexadecimal digits.

    >>> key_id(EntityType.ADMINISTRATIVE_UNIT, ("unit", "320613")) == unit_id("320613")
    True
    """
    return digest("key", type_, *key)


def unit_id(code: str) -> str:
    """Return the id of the unit that has a code of the register.

    >>> unit_id("320613")
    'b1cd5c1829ffcffd'
    """
    return key_id(EntityType.ADMINISTRATIVE_UNIT, ("unit", code))


def digest(*parts: str) -> str:
    """Return the first 16 hexadecimal digits of the hash of the parts.

    >>> digest("青禾", "社区") == digest("青禾社区")
    False
    """
    return sha256("\x1f".join(parts).encode("utf-8")).hexdigest()[:16]


KEYS = {
    EntityType.PERSON: person_key,
    EntityType.INITIATIVE: initiative_key,
    EntityType.PLACE: place_key,
}
"""The types whose keys need the article's relations."""
