"""A post as the text tells it: whose it is where no body is named, and the fact that it makes."""

import re
from collections import Counter
from dataclasses import dataclass

from kg.extraction.discourse.anaphors import last_called
from kg.extraction.discourse.scene import INITIATIVE, ORGANIZATION, UNIT, Scene
from kg.extraction.discourse.short_forms import LEGAL_FORM, abbreviates
from kg.model import EntityType, Factuality, Mention, Predicate, Relation
from kg.patterns import late

_ADDRESSES = frozenset(
    {"老师", "同学", "同志", "先生", "女士", "师傅", "医生", "护士", "学生", "通讯员", "特约通讯员", "实习生"}
)
_HELPERS = frozenset(("志愿者", "义工", "会员"))  # who belong there
_COMMITTEE = re.compile(r"(?<!团)(?:[省市区县州旗镇乡]委|党工委|党委)$")
# 省肿瘤医院专家团|来我院坐诊: another comes to us.
_VISITS = {whole: re.compile(rf"[^，。；\n]{{0,12}}(?:来|到|赴|走进|莅临)我{whole}") for whole in ("校", "院")}
# The kinds of body that a class of title goes to where none is named: 校长 to the article's school.
_KINDS: dict[str, tuple[str, ...]] = {
    "school": ("School",),
    "hospital": ("Hospital",),
    "company": ("Company", "PropertyManager"),
    "media": ("MediaOrganization",),
    "association": ("SocialOrganization",),
}
# Whose a party committee is that is named without its body: 校党委, 集团党委.
_WHOLES = {
    "校": ("School",),
    "学校": ("School",),
    "学院": ("School",),
    "院": ("Hospital", "School"),
    "医院": ("Hospital",),
    "集团": ("Company",),
    "公司": ("Company",),
}
_THAT = re.compile(r"该(?P<noun>(?![院校])[\u4e00-\u9fff]{1,3})$")  # 该科|护士长; of 该院|副院长 the title tells it
_OURS = {"school": "我校", "hospital": "我院"}  # said by the one whose article it is, whose 校长 needs no name
# Characters before 长 that say what body is headed: of a 所长 the 所, of a 团长 the 团.
_OWN_HEAD = frozenset("队团所站馆厂店社会院局园")
# The court or procuratorate whose people these are, where no body is named.
_COURT = ("法院", "庭")
_BENCH = (("检察", ("检察院",)), ("法官", _COURT), ("书记员", _COURT), ("审判", _COURT))
_RETIRED = re.compile(r"[退离]休[\u4e00-\u9fff]{0,4}$")  # 退休音乐|教师: of no school any more
ROOMS = ("办公厅", "办公室", "秘书处", "研究室")  # of every body, so that the one named before is meant
# 豫州周刊|记者: of a medium that the text names, though no list has it.
_MEDIUM = late(r"(?<!本)(?<!本报)(?<!本网)(?<!全|融)(?<!媒体)(?<!见习|实习|首席|特约|特派)[\u4e00-\u9fff]$")
# Bodies within another, of which a title after one of its posts tells: 某医院副院长甲、工会主席乙.
_INNER = frozenset("工会 团委 党委 党组 党总支 党支部 纪委".split())
_OF_WHOLE = (("school",), ("hospital",), ("company",))  # what heads no party organ
_BOARDS = ("理事会", "监事会", "董事会", "委员会", "常委会")
_COLLEGE = "学院"
_HALLS = frozenset(("学院", "法院", "剧院", "分院", "大队", "支队", "中队"))
_STATIONS = frozenset("站所局馆园校行庭厂")  # of which the head is named after the body
_LEVELS = "省市区县镇乡村州旗"
_PARTS = ("集团", "公司", "校", "学校")  # what the name of a part begins with: 集团物流公司
_NAMES = 100  # names that are told apart; where there are more, none is the only one
_HEADLINE = 80  # characters that the first line has at most, if it is a headline
_NEAR = 150  # characters, some three sentences, over which 队长 means the team named before
_COMMUNITY_TITLES = frozenset(
    {"社区主任", "社区书记", "社区第一书记", "第一书记", "网格长", "网格员", "楼长", "村支书", "村主任", "村书记"}
)


@dataclass(frozen=True, slots=True)
class Post:
    """A title as written, where it begins, and the body named before it."""

    title: str
    start: int
    body: Mention | None
    attributes: tuple[str, ...]


def post_relation(scene: Scene, person: Mention, post: Post, body: Mention, *, explicit: bool) -> Relation:
    """holdsPosition, or affiliatedWith of a 志愿者; ``explicit`` where the text names the body with the title."""
    span = scene.analysis.sentence_of(person.span.start)
    rule = "position-titled" if explicit else "position-elided"
    quoted = Factuality.QUOTED if scene.is_quoted(person.span.start) else Factuality.STATED
    belongs = post.title in _HELPERS
    return Relation(
        person,
        Predicate.AFFILIATED_WITH if belongs else Predicate.HOLDS_POSITION,
        body,
        span,
        rule,
        qualifier="" if belongs else _full_title(scene, post, body),
        factuality=quoted,
        confidence=0.9 if explicit else 0.75,
    )


def _full_title(scene: Scene, post: Post, body: Mention) -> str:
    """区委书记 is the whole title of the district committee's 书记, 主席 that of the 协会主席 of an association."""
    noun = _title_noun(scene, post) if post.title not in scene.analysis.lexicon.titles else None
    if noun is not None and body.name.endswith(noun):
        return post.title.removeprefix(noun)
    if post.body is not None and body.name.endswith(post.body.name) is False and post.body.kind == "PartyOrgan":
        return post.body.name[post.body.name.find("党") :] + post.title
    committee = _COMMITTEE.search(body.name)
    if committee and post.title.lstrip("原副前代") in ("书记", "常委", "委员", "秘书长"):
        return committee.group() + post.title
    return post.title


def is_post(scene: Scene, post: Post) -> bool:
    """代表, 居民 and 先生 are no posts; 农艺师, 医生 or 成员 is one where its body stands before it."""
    lexicon, kind = scene.analysis.lexicon, (*post.attributes, "")[0]
    if post.title == "代表" and post.body is not None and post.body.name.endswith("人大"):
        return True
    is_of_body = post.body is not None and post.body.type is ORGANIZATION
    if is_of_body and lexicon.role_nouns.get(post.title, ())[2:] == ("post",):
        return True
    if lexicon.address_terms.get(post.title, ("title",))[0] != "title" or post.title in _ADDRESSES:
        return False
    if post.title in lexicon.role_nouns:
        return kind not in ("neutral", "academic") and post.body is not None
    return kind != "neutral" or post.body is not None


def holder(scene: Scene, post: Post) -> Mention | None:
    """The body before the title; of 校党委书记, 集团党委书记 the one school or company there is."""
    body = post.body
    if body is None or body.kind != "PartyOrgan" or (body.rule != "organization-bare" and body.name != "学院党委"):
        return body
    whole = next((start for start in _WHOLES if body.name.startswith(start)), "")
    if not whole and body.name.startswith(("局党", "院党")):
        # 分局党委书记, 局党组书记, where 局党委 is no body of its own
        part = scene.text[body.span.start - 1 : body.span.start] == "分"
        return last_called(scene, "分局" if part else body.name[0], body.span.start) or body
    if whole == _COLLEGE and (college := _first_college(scene)) is not None:
        return college
    our = ours(scene, whole) if whole and scene.text[body.span.start - 1 : body.span.start] in ("我", "本") else None
    return our or _of_kind(scene, post, _WHOLES.get(whole, ())) or body


def implied(scene: Scene, post: Post, carried: Mention | None) -> Mention | None:
    """The body of a title that none stands before: of a 区长 the unit, of a 校长 the one school."""
    if post.attributes[1:2] == ("unit",):
        level = post.title[-2:-1]
        if level in _LEVELS and scene.text[post.start - 1 : post.start] == level:
            return None  # 某国某市|市长: of a unit that no list has
        unit = _unit_of_body(scene, carried, level) or unit_of_level(scene, level)
        if unit is not None or level in _LEVELS:
            return unit  # else 主席, of whatever body
    meant = _of_that(scene, post)
    return meant if meant is not None else _implied(scene, post, carried)


def _implied(scene: Scene, post: Post, carried: Mention | None) -> Mention | None:
    if carried is not None and _heads_another(post, carried):
        carried = None
    noun = _title_noun(scene, post)
    if carried is not None and carried.kind == "PartyOrgan" and post.attributes[:1] in _OF_WHOLE:
        college = _first_college(scene) if carried.name.startswith(_COLLEGE) else None
        whole = college or _of_article(scene, post)  # 听潮小学党总支书记、|校长
        return whole if whole is not None and carried.name[:2] in whole.name else None
    is_within = noun is None or post.title.startswith(ROOMS)
    if carried is not None and (is_within or (noun in _INNER and carried.kind != "PartyOrgan")):
        return carried
    if (named := _named_in(scene, post)) is not None:
        return (_of_own_unit(scene, carried, named) if carried is not None else None) or named
    return None if _is_of_none(scene, post, noun) else _of_article(scene, post)


def _heads_another(post: Post, carried: Mention) -> bool:
    """校长甲、|站长乙: the head of a station, not of the school named before."""
    head = post.title[-2:-1] if post.title.endswith("长") else ""
    return head in _STATIONS and head not in carried.name


def _of_that(scene: Scene, post: Post) -> Mention | None:
    """该科|护士长, 该|科主任: of the one named last that is so called."""
    that = _THAT.search(scene.text, max(0, post.start - 4), post.start + post.title.startswith("科"))
    return last_called(scene, that["noun"], that.start()) if that is not None else None


def _is_of_none(scene: Scene, post: Post, noun: str | None) -> bool:
    """Of no body of the article: 退休教师, 豫州周刊记者, and a 商会会长 where only a 基金会 is named."""
    kind, before = (*post.attributes, "")[0], scene.text[max(0, post.start - 6) : post.start]
    if noun is not None and kind == "association" and last_called(scene, noun, len(scene.text)) is None:
        return True
    return _RETIRED.search(before) is not None or (kind == "media" and _MEDIUM.search(before) is not None)


def _of_article(scene: Scene, post: Post) -> Mention | None:
    """The one body of the article that has such a post."""
    kind = (*post.attributes, "")[0]
    # 社区主任沈清禾; 社区沈主任, where the title starts a character after 社区.
    if kind == "community" or post.title in _COMMUNITY_TITLES or "社区" in scene.text[post.start - 3 : post.start]:
        kinds = ("Community", "Village")
        low = max(scene.analysis.sentence_of(post.start).start, post.start - _NEAR)
        near = only([m for m in scene.begun(low, post.start) if _is_of(scene, m, UNIT, kinds)])
        return near or only_of(scene, UNIT, kinds) or _last_of(scene, post, UNIT, kinds)
    if kind == "court" and any(word in post.title for word, _ in _BENCH):
        return _of_bench(scene, post)
    if kind in _OURS and scene.once(_OURS[kind], lambda: _OURS[kind] in scene.text):
        return ours(scene, _OURS[kind][1])
    of = _KINDS["hospital"] + _KINDS["school"] if post.title.endswith("院长") else _KINDS.get(kind, ())
    return _namesake(scene, post) or (_of_kind(scene, post, of) if of else None)


def _of_bench(scene: Scene, post: Post) -> Mention | None:
    """The one court or procuratorate of a 书记员, a 副检察长."""
    return only_ending(scene, *next(marks for word, marks in _BENCH if word in post.title))


def _named_in(scene: Scene, post: Post) -> Mention | None:
    """The body that the title itself names: of 居委会主任 the one 居委会 of the article, or the last named before."""
    noun = _title_noun(scene, post)
    if noun is None:
        return None
    if noun == _COLLEGE and (college := _first_college(scene)) is not None:
        return college
    near = scene.within(max(0, post.start - 2 * _NEAR), post.start, ORGANIZATION)
    return only_ending(scene, noun) or next((body for body in reversed(near) if body.name.endswith(noun)), None)


def _of_own_unit(scene: Scene, carried: Mention, named: Mention) -> Mention | None:
    """临溪街道党工委委员、妇联主席, where a 青石镇妇联 is named: of the street."""
    own, other = (next((m for m in scene.inside(body) if m.type is UNIT), None) for body in (carried, named))
    return own if own is not None and other is not None and own.name not in named.name else None


def _title_noun(scene: Scene, post: Post) -> str | None:
    """居委会 of 居委会主任: the body that a title begins with."""
    lexicon = scene.analysis.lexicon
    noun = lexicon.org_suffixes.longest_at(post.title, 0)
    if noun is not None and 1 < len(noun) < len(post.title):
        return noun
    made = lexicon.titles.longest_ending(post.title, len(post.title)) if post.title not in lexicon.titles else None
    noun = post.title[: len(post.title) - len(made)] if made is not None else ""
    return noun.rstrip("副") if len(noun) > 1 and lexicon.org_suffixes.longest_ending(noun, len(noun)) else None


def _namesake(scene: Scene, post: Post) -> Mention | None:
    """The 队 of a 队长 or 领队, the 团 of a 副团长: the last one named before, or the only one."""
    if not post.title.endswith(("长", "领队")) or post.title[-2:-1] in _LEVELS:
        return None
    mark = "队" if post.title.endswith("领队") else post.title[-2:-1]
    before = scene.text[max(0, post.start - 2) : post.start]
    mark = before if before in _HALLS else mark  # 学院|院长: of no 医院
    if mark == _COLLEGE:
        return _first_college(scene)
    bodies = scene.within(max(0, post.start - 2 * _NEAR), post.start, ORGANIZATION)
    alike = (b for b in reversed(bodies) if _is_called(b, mark) and b.rule != "organization-term")
    last = next(alike, None)
    if last is not None and post.start - last.span.end <= _NEAR:
        return last
    return only_ending(scene, mark) if mark in _OWN_HEAD else None


def _is_called(body: Mention, mark: str) -> bool:
    """A 会 for a 会长, but not its 理事会."""
    return body.name.endswith(mark) and not (mark == "会" and body.name.endswith(_BOARDS))


def _first_college(scene: Scene) -> Mention | None:
    """学院|副院长: of the college that the article names first, whatever it founds with others."""
    named = (
        m
        for m in scene.of_type(ORGANIZATION)
        if m.name.endswith(_COLLEGE) and m.kind == "School" and is_institution(scene, m)
    )
    return scene.once("first college", lambda: next((m for m in named if m.name != _COLLEGE), None))


def only_ending(scene: Scene, *marks: str) -> Mention | None:
    """The one body of the article whose name ends with one of the marks."""
    bodies = (m for m in scene.of_type(ORGANIZATION) if m.name.endswith(marks) and _is_apart(scene, m))
    return scene.once(("named", marks), lambda: only([*bodies]))


def _is_apart(scene: Scene, body: Mention) -> bool:
    """In no other body's name, though an event may be called after it: 某消防站|开放日."""
    around = scene.covering(body.span.start)
    return around == body or (around is not None and around.type is INITIATIVE)


def _of_kind(scene: Scene, post: Post, kinds: tuple[str, ...]) -> Mention | None:
    """The school of a 校长: the only one of the article, or the last one named before in the sentence."""
    whole = only_of(scene, ORGANIZATION, kinds)
    whole = whole or _in_headline(scene, kinds) or (_university(scene) if "School" in kinds else None)
    if whole is not None:
        return whole
    return _last_of(scene, post, ORGANIZATION, kinds) or (_of_ward(scene) if "Hospital" in kinds else None)


def _university(scene: Scene) -> Mention | None:
    """The one university, where every other school that the article names is a college."""
    schools = {m.name: m for m in scene.of_type(ORGANIZATION) if _is_of(scene, m, ORGANIZATION, ("School",))}
    whole = [name for name in schools if name.endswith("大学")]
    is_one = len(whole) == 1 and all(name.endswith(("大学", _COLLEGE, "系")) for name in schools)
    return schools[whole[0]] if is_one else None


def _of_ward(scene: Scene) -> Mention | None:
    """The one hospital that only the names of its wards hold: 某医院|急诊科."""
    wards = (scene.covering(m.span.start) for m in scene.of_type(ORGANIZATION) if m.kind == "Hospital")
    return only([m for ward in wards if ward is not None for m in scene.inside(ward) if m.kind == "Hospital"])


def _last_of(scene: Scene, post: Post, type_: EntityType, kinds: tuple[str, ...]) -> Mention | None:
    """The last of these kinds that the sentence named before, or the one of the last sentence of the paragraph."""
    start = max(scene.text.rfind("\n", 0, post.start) + 1, post.start - 2 * _NEAR)
    alike = [m for m in scene.begun(start, post.start) if _is_of(scene, m, type_, kinds)]
    if not alike or alike[-1].span.start >= scene.analysis.sentence_of(post.start).start:
        return alike[-1] if alike else None
    told = scene.analysis.sentence_of(alike[-1].span.start).start
    return only([m for m in alike if m.span.start >= told])


def _in_headline(scene: Scene, kinds: tuple[str, ...]) -> Mention | None:
    """The one school, hospital or company of the first line: whom the article is about, whoever else comes."""
    end = scene.text.find("\n", 0, _HEADLINE)
    named = [m for m in scene.begun(0, end) if _is_of(scene, m, ORGANIZATION, kinds)] if end > 0 else []
    return only(named) if kinds else None


def ours(scene: Scene, whole: str) -> Mention | None:
    """我校, 我院: the first of its kind that the article names; others may come more often."""
    kinds, visits = _WHOLES.get(whole, ()), _VISITS.get(whole)
    bodies = (m for m in scene.of_type(ORGANIZATION) if _is_of(scene, m, ORGANIZATION, kinds))
    named = (m for m in bodies if visits is None or visits.match(scene.text, m.span.end) is None)
    return scene.once(("ours", whole), lambda: next(named, None))


def _unit_of_body(scene: Scene, body: Mention | None, level: str) -> Mention | None:
    """青阳市 of 青阳市委副书记、市长: the unit in the name of the body before."""
    inner = scene.inside(body) if body is not None else ()
    return next((m for m in inner if m.type is UNIT and _is_of_level(m, level)), None)


def unit_of_level(scene: Scene, level: str) -> Mention | None:
    """The unit that 区长, 区委 go to: the district that the article names most, if that is plain."""
    if level not in _LEVELS:
        return None
    return scene.once(("level", level), lambda: only([m for m in scene.of_type(UNIT) if _is_of_level(m, level)]))


def _is_of_level(unit: Mention, level: str) -> bool:
    """A 区 is a district, never a 社区 or 园区."""
    return unit.name.endswith(level) and unit.kind != "FunctionalZone" and not unit.name.endswith(("社区", "园区"))


def is_institution(scene: Scene, body: Mention) -> bool:
    """A whole school, hospital, company or association; not its department, its alumni or its board."""
    part = body.rule in ("organization-department", "organization-term")
    ends = "科部处组" if body.kind == "SocialOrganization" else "科部处会组"
    around = scene.covering(body.span.start)
    whole = (not body.name.startswith(("集团", "公司", "校", "学校")) and around == body) or (
        around is not None and around.type is INITIATIVE
    )
    return whole and not part and body.name[-1] not in ends and not body.name.startswith(_PARTS)


def only_of(scene: Scene, type_: EntityType, kinds: tuple[str, ...]) -> Mention | None:
    """The one unit of these kinds, or the one institution, that the article is about (`only`)."""
    alike = (m for m in scene.of_type(type_) if _is_of(scene, m, type_, kinds))
    return scene.once((type_, kinds), lambda: only([*alike]))


def _is_of(scene: Scene, mention: Mention, type_: EntityType, kinds: tuple[str, ...]) -> bool:
    return mention.type is type_ and mention.kind in kinds and (type_ is UNIT or is_institution(scene, mention))


def _is_brief(name: str, long: str) -> bool:
    """市一中 of 青阳市第一中学, 春晖纺织 of 云栖春晖纺织有限公司."""
    return long.endswith(name) or abbreviates(name, long) or LEGAL_FORM.sub("", long).endswith(name)


def only(mentions: list[Mention]) -> Mention | None:
    """The first mention of the name that all share, or that stands far more often than any other.

    Short and long names of one body (市一中, 青阳市第一中学) count together.
    """
    counts = Counter(mention.name for mention in mentions)
    usual = sorted(counts, key=lambda name: (-counts[name], name))[:_NAMES]
    names = sorted(usual, key=lambda name: (-len(name), name))
    groups: dict[str, int] = {}
    for name in names:
        whole = next((long for long in groups if _is_brief(name, long)), name)
        groups[whole] = groups.get(whole, 0) + counts[name]
    ranked = sorted(groups, key=lambda name: (-groups[name], name))
    if not ranked or (len(ranked) > 1 and groups[ranked[0]] < 2 * groups[ranked[1]]):
        return None
    return next(mention for mention in mentions if mention.name == ranked[0])
