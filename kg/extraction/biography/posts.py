"""A post as the text tells it, the fact that it makes, and the one body of its kind in an article."""

import re
from collections import Counter
from dataclasses import dataclass

from kg.extraction.biography.former import holding
from kg.extraction.discourse.scene import INITIATIVE, ORGANIZATION, UNIT, Scene
from kg.extraction.discourse.short_forms import LEGAL_FORM, abbreviates
from kg.model import EntityType, Factuality, Mention, Predicate, Relation
from kg.patterns import late

_ADDRESSES = frozenset(
    {"老师", "同学", "同志", "先生", "女士", "师傅", "医生", "护士", "学生", "通讯员", "特约通讯员", "实习生"}
)
# Who belong there, and who only speak for others.
_HELPERS = frozenset(("志愿者", "义工", "会员", "学生代表", "志愿者代表", "研究生", "硕士生", "博士生"))
_FROM_AMONG = ("居民代表", "村民代表", "家长代表", "业主代表", "群众代表", "读者", "游客")
_HONOURS = ("模范", "劳模")  # 云栖省|劳动模范: of which one is none of anybody's posts
_COMMITTEE = re.compile(r"(?<!团)(?:[省市区县州旗盟镇乡]委|党工委|党委)$")
# 省肿瘤医院专家团|来我院坐诊: another comes to us.
_VISITS = {whole: re.compile(rf"[^，。；\n]{{0,12}}(?:来|到|赴|走进|莅临)我{whole}") for whole in ("校", "院")}
# Whose a party committee is that is named without its body: 校党委, 集团党委.
WHOLES = {
    "校": ("School",),
    "学校": ("School",),
    "学院": ("School",),
    "院": ("Hospital", "School"),
    "医院": ("Hospital",),
    "集团": ("Company",),
    "公司": ("Company",),
}
# 从某校|毕业的, 刚从某校|交流来的, 毕业于|某校: which one is told to have left.
_LEFT = late(r"[^，。；\n]{0,6}?(?:毕业|交流来)")
_LEFT_BEFORE = ("毕业于", "毕业自")
LEVELS = "省市区县镇乡村州旗盟"
# 现任某局副局长，拟任|某局局长: what somebody is going to be.
_TO_BE = late(
    r"(?:拟|[即也还]?将|有望)(?:正式)?(?:担任|出任|接任|就任|兼任|任)(?!命)|提名(?:(?!任命)[^，。；\n]){0,10}为"
)
_CANDIDATE = ("候选人", "人选", "提名人", "建议人选", "预备人选")  # 副区长|候选人周远山
_PARTS = ("集团", "公司", "校", "学校")  # what the name of a part begins with: 集团物流公司
_WITHIN = ("班", "年级", "中队", "工会", "团委")  # what is told with its whole before it
_NAMES = 100  # names that are told apart; where there are more, none is the only one


@dataclass(frozen=True, slots=True)
class Post:
    """A title as written, where it begins, and the body named before it."""

    title: str
    start: int
    body: Mention | None
    attributes: tuple[str, ...]


def post_relation(scene: Scene, person: Mention, post: Post, body: Mention, *, explicit: bool) -> Relation:
    """The relation that a post makes, or affiliatedWith of a 志愿者.

    ``explicit`` where the text names the body with the title.
    """
    span = scene.analysis.sentence_of(person.span.start)
    rule = "position-titled" if explicit else "position-elided"
    told = Factuality.QUOTED if scene.is_quoted(person.span.start) else Factuality.STATED
    is_named_for = scene.text.startswith(_CANDIDATE, post.start + len(post.title))
    if is_named_for or _TO_BE.search(scene.text, scene.analysis.clause_of(post.start).start, post.start):
        told = Factuality.PLANNED
    belongs = post.title in _HELPERS
    return Relation(
        person,
        Predicate.AFFILIATED_WITH if belongs else holding(scene, post.title, post.start),
        body,
        span,
        rule,
        qualifier="" if belongs else _full_title(scene, post, body),
        factuality=told,
        confidence=0.9 if explicit else 0.75,
    )


def _full_title(scene: Scene, post: Post, body: Mention) -> str:
    """区委书记 is the whole title of the district committee's 书记, 主席 that of the 协会主席 of an association."""
    noun = title_noun(scene, post) if post.title not in scene.analysis.lexicon.titles else None
    if noun is not None and body.name.endswith(noun):
        return post.title.removeprefix(noun)
    if post.body is not None and body.name.endswith(post.body.name) is False and post.body.kind == "PartyOrgan":
        return post.body.name[post.body.name.find("党") :] + post.title
    if post.body is not None and body.type is UNIT and post.body.type is ORGANIZATION:
        return post.body.name + post.title  # 办事处主任, of the street
    committee = _COMMITTEE.search(body.name)
    if committee and post.title.lstrip("原副前代") in ("书记", "常委", "委员", "秘书长"):
        return committee.group() + post.title
    return post.title.removeprefix("学校")


def is_post(scene: Scene, post: Post) -> bool:
    """代表, 居民 and 先生 are no posts; 农艺师, 医生 or 成员 is one where its body stands before it."""
    lexicon, kind = scene.analysis.lexicon, (*post.attributes, "")[0]
    if post.title in _FROM_AMONG or post.title.endswith(_HONOURS):
        return False
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


def title_noun(scene: Scene, post: Post) -> str | None:
    """居委会 of 居委会主任: the body that a title begins with."""
    lexicon = scene.analysis.lexicon
    noun = lexicon.org_suffixes.longest_at(post.title, 0)
    if noun is not None and 1 < len(noun) < len(post.title):
        return noun
    made = lexicon.titles.longest_ending(post.title, len(post.title)) if post.title not in lexicon.titles else None
    noun = post.title[: len(post.title) - len(made)] if made is not None else ""
    return noun.rstrip("副") if len(noun) > 1 and lexicon.org_suffixes.longest_ending(noun, len(noun)) else None


def only_ending(scene: Scene, *marks: str) -> Mention | None:
    """The one body of the article whose name ends with one of the marks."""
    bodies = (
        m
        for m in scene.of_type(ORGANIZATION)
        if m.name.endswith(marks) and is_apart(scene, m) and not is_left(scene, m)
    )
    return scene.once(("named", marks), lambda: only([*bodies]))


def is_left(scene: Scene, body: Mention) -> bool:
    """从某校|毕业的, 毕业于|某校: of which the text tells only that somebody came from there."""
    start = scene.chain_start(body)
    if scene.text[start - 1 : start] == "从":
        return _LEFT.match(scene.text, body.span.end) is not None
    return scene.text.endswith(_LEFT_BEFORE, 0, start)


def is_apart(scene: Scene, body: Mention) -> bool:
    """In no other body's name, though an event may be called after it: 某消防站|开放日."""
    around = scene.covering(body.span.start)
    return around == body or (around is not None and around.type is INITIATIVE)


def ours(scene: Scene, whole: str) -> Mention | None:
    """我校, 我院: the first of its kind that the article names; others may come more often."""
    kinds, visits = WHOLES.get(whole, ()), _VISITS.get(whole)
    bodies = (m for m in scene.of_type(ORGANIZATION) if is_of(scene, m, ORGANIZATION, kinds) and m.name not in WHOLES)
    named = (m for m in bodies if visits is None or visits.match(scene.text, m.span.end) is None)
    return scene.once(("ours", whole), lambda: next(named, None))


def is_unnamed(scene: Scene, body: Mention) -> bool:
    """我院党委, 本校团委: a committee of ours, who are named nowhere."""
    whole = body.name[:-2] if body.rule == "organization-bare" else ""
    return whole in ("院", "校", "学院", "学校") and scene.text[body.span.start - 1 : body.span.start] in ("我", "本")


def unit_of_level(scene: Scene, level: str) -> Mention | None:
    """The unit that 区长, 区委 go to: the district that the article names most, if that is plain."""
    if level not in LEVELS:
        return None
    return scene.once(("level", level), lambda: only([m for m in scene.of_type(UNIT) if is_of_level(m, level)]))


def unit_of_head(scene: Scene, committee: Mention | None, level: str) -> Mention | None:
    """青阳市 of 青阳市委副书记、市长: the unit in the name of the body before, else that of the article.

    Not 泊云旗 of 青禾旗委副书记、旗长, whose own unit no rule reads.
    """
    inner = scene.inside(committee) if committee is not None else ()
    own = next((m for m in inner if m.type is UNIT and is_of_level(m, level)), None)
    unit = own or unit_of_level(scene, level)
    if unit is None or committee is None or len(committee.name) == len("县委"):
        return unit
    is_other = committee.name.endswith(level + "委") and unit.name[:2] not in committee.name
    return None if is_other else unit


def is_of_level(unit: Mention, level: str) -> bool:
    """A 区 is a district, never a 社区 or 园区."""
    return unit.name.endswith(level) and unit.kind != "FunctionalZone" and not unit.name.endswith(("社区", "园区"))


def is_institution(scene: Scene, body: Mention) -> bool:
    """A whole school, hospital, company or association; not its department, its alumni or its board.

    Of 青禾小学三年级二班, 青禾小学工会 it is the school.
    """
    part = body.rule in ("organization-department", "organization-term")
    ends = "科部处组" if body.kind == "SocialOrganization" else "科部处会组"
    around = scene.covering(body.span.start)
    whole = (not body.name.startswith(("集团", "公司", "校", "学校")) and around == body) or (
        around is not None and (around.type is INITIATIVE or around.name.endswith(_WITHIN))
    )
    if is_left(scene, body):
        return False
    return whole and not part and body.name[-1] not in ends and not body.name.startswith(_PARTS)


def only_of(scene: Scene, type_: EntityType, kinds: tuple[str, ...]) -> Mention | None:
    """The one unit of these kinds, or the one institution, that the article is about (`only`)."""
    alike = (m for m in scene.of_type(type_) if is_of(scene, m, type_, kinds))
    return scene.once((type_, kinds), lambda: only([*alike]))


def is_of(scene: Scene, mention: Mention, type_: EntityType, kinds: tuple[str, ...]) -> bool:
    """A unit of these kinds, or a whole institution of them."""
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
