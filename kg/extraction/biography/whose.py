"""Whose a post is: the body before its title, or where none is named the one that is meant.

In this order: the one that the words point to (该院), that a list goes on with (某局局长甲、副局长乙) or that the title
itself names (商学院副院长); the one of its kind that the article is about; the one of its kind named last.
"""

import re

from kg.extraction.biography.posts import (
    LEVELS,
    WHOLES,
    Post,
    is_institution,
    is_left,
    is_of,
    only,
    only_ending,
    only_of,
    ours,
    title_noun,
    unit_of_head,
)
from kg.extraction.bodies.enumerated import KINDS
from kg.extraction.discourse.anaphors import is_opponent, last_called, sends_guest
from kg.extraction.discourse.scene import ORGANIZATION, UNIT, Scene
from kg.extraction.discourse.short_forms import stands_in
from kg.model import EntityType, Mention
from kg.patterns import late

# The kinds of body that a class of title goes to where none is named: 校长 to the article's school.
_KINDS: dict[str, tuple[str, ...]] = {
    "school": ("School",),
    "hospital": ("Hospital",),
    "company": ("Company", "PropertyManager"),
    "media": ("MediaOrganization",),
    "association": ("SocialOrganization",),
}
_THAT = re.compile(r"该(?P<noun>[^\W\da-zA-Z_]{1,3})$")  # 该科|护士长, 该院|党组成员
_OURS = {"school": "我校", "hospital": "我院"}  # said by the one whose article it is, whose 校长 needs no name
# Characters before 长 that say what body is headed: of a 所长 the 所, of a 团长 the 团.
_OWN_HEAD = frozenset("队团所站馆厂店社会院局园")
# The court or procuratorate whose people these are, where no body is named.
_COURT = ("法院", "庭")
_BENCH = (("检察", ("检察院",)), ("法官", _COURT), ("书记员", _COURT), ("审判", _COURT))
_BENCHES = (("检察", "检察院"), ("审判", "法院"), ("执行", "法院"), ("党组", "法院"))  # of 该院, by the posts there
_VISIT = late(r"[^。\n]*?(?:来|到|赴|莅临)我院")
_TERM = late(r"第?[一二三四五六七八九十\d]{1,3}届")
_RETIRED = re.compile(r"[退离]休[^\W\da-zA-Z_]{0,4}$")  # 退休音乐|教师: of no school any more
ROOMS = ("办公厅", "办公室", "秘书处", "研究室")  # of every body, so that the one named before is meant
# 豫州周刊|记者: of a medium that the text names, though no list has it.
_MEDIUM = late(r"(?<!本)(?<!本报)(?<!本网)(?<!全|融)(?<!媒体)(?<!见习|实习|首席|特约|特派)[^\W\da-zA-Z_]$")
# Bodies within another, of which a title after one of its posts tells: 某医院副院长甲、工会主席乙.
INNER = frozenset("工会 团委 党委 党组 党总支 党支部 纪委".split())
_OF_WHOLE = (("school",), ("hospital",), ("company",))  # what heads no party organ
_HEADS_OF = ("校长", "园长")  # of the school that the article is about, whichever is named last
_BOARDS = ("理事会", "监事会", "董事会", "委员会", "常委会")
_OF_NONE = ("none",)  # what people do or are, wherever else the article's bodies are: 骑手, 老兵
_COLLEGE = "学院"
_OF_STREET = ("办事处", "武装部")  # which every street has
# 商贸学院|副院长: a title that names a whole body, and so no other.
_NAMED_WHOLE = re.compile(
    r"(?!集团公司)[^\W\da-zA-Z_]{2,8}?(?:学院|医院|学校|小学|中学|大学|公司|集团|[协商]会|分局|支队|服务中心)"
)
_HALLS = frozenset(("学院", "法院", "剧院", "分院", "大队", "支队", "中队"))
_LEADS_IN = frozenset("我本该各全除在由和与及是向请让对为被把是跟同随给据从的等了原时任")  # before 学校|校长
THEN = ("随后", "最后", "接着", "首先", "同时", "期间", "其间", "会上", "会后", "当天")
"""What may stand before 学校|校长 and is no part of a name."""
# 青禾、白塔两个村的|护林员: of neither village alone; not 村里的护林员.
_OF_SEVERAL = late(rf"(?:[\d两三四五六七八九十多几]个|等)(?:{KINDS})的?$")
_COUNTED = 6  # characters of such a count
_STATIONS = frozenset("站所局馆园校行庭厂")  # of which the head is named after the body
_NAMED_AFTER = frozenset("社站所馆")  # whose heads are so called, of no other body
_LEAST_UNREAD, _LONGEST_UNREAD = 3, 12  # characters of a name that no rule reads
_OTHERS = tuple("卫生院 卫生室 卫生所 幼儿园 小学 中学 派出所".split())  # 卫生院|护士, of no 市人民医院
_PARTS = ("会", "家", "铺", "组", "班", "区")  # what names end with beside the nouns of the list
_OUR_PART = 12  # characters of a part of ours
_ROW = 16  # characters of the posts of one person
_NEAR = 150  # characters, some three sentences, over which 队长 means the team named before
_BUILDS = re.compile(r"(?:负责|中标)?(?:承建|施工)")
_COMMUNITY_TITLES = frozenset(
    {"社区主任", "社区书记", "社区第一书记", "第一书记", "网格长", "网格员", "楼长", "村支书", "村主任", "村书记"}
)


def holder(scene: Scene, post: Post) -> Mention | None:
    """The body before the title; of 校党委书记, 集团党委书记 the one school or company there is."""
    body = post.body
    if body is not None and body.name in _OF_STREET:
        return _street(scene, post) or body
    if body is None or body.kind != "PartyOrgan" or (body.rule != "organization-bare" and body.name != "学院党委"):
        return body
    whole = next((start for start in WHOLES if body.name.startswith(start)), "")
    if not whole and body.name.startswith(("局党", "院党")):
        # 分局党委书记, 局党组书记, where 局党委 is no body of its own
        part = scene.text[body.span.start - 1 : body.span.start] == "分"
        return last_called(scene, "分局" if part else body.name[0], body.span.start) or body
    if whole == _COLLEGE and (college := _first_college(scene)) is not None:
        return college
    our = ours(scene, whole) if whole and scene.text[body.span.start - 1 : body.span.start] in ("我", "本") else None
    our = our or (_group(scene) if whole == "集团" else None)
    return our or _of_kind(scene, post, WHOLES.get(whole, ())) or body


def implied(scene: Scene, post: Post, carried: Mention | None) -> Mention | None:
    """The body of a title that none stands before: of a 区长 the unit, of a 校长 the one school; of a 骑手 none."""
    if post.attributes[1:2] == _OF_NONE or _is_unread(scene, post):
        return None
    if _OF_SEVERAL.search(scene.text, max(0, post.start - _COUNTED), post.start):
        return None
    if post.attributes[1:2] == ("unit",):
        level = post.title[-2:-1]
        if level in LEVELS and scene.text[post.start - 1 : post.start] == level:
            return None  # 某国某市|市长: of a unit that no list has
        unit = unit_of_head(scene, carried, level)
        if unit is not None or level in LEVELS:
            return unit  # else 主席, of whatever body
    return _of_that(scene, post) or _implied(scene, post, carried)


def _is_unread(scene: Scene, post: Post) -> bool:
    """和某科院资源所|党委书记: of a body that the text names right before, though no rule reads it."""
    suffix = scene.analysis.lexicon.org_suffixes.longest_ending(scene.text, post.start)
    if suffix is None or (len(suffix) == 1 and suffix not in _STATIONS):
        return False
    if scene.text.find("我", post.start - _OUR_PART, post.start) >= 0:
        return False  # 我院体检中心|护士长
    at = post.start - len(suffix)
    before = scene.text[max(0, at - 2) : at]  # of two characters, as 律所, 县局 name nothing
    return (
        len(before) == 2
        and before not in THEN
        and all("\u4e00" <= mark <= "\u9fff" and mark not in _LEADS_IN for mark in before)
    )


def is_of_unread(scene: Scene, post: Post, body: Mention) -> bool:
    """清泉茶铺|老板娘, where only 某供水公司 was read: the words before a title name another body, as 社长 itself does.

    Not 护学队|队长, whose name the words shorten.
    """
    if body.name in WHOLES or _is_of_other(scene, post, body) or _heads_unread(scene, post, body):
        return True
    if post.attributes[1:2] == ("unit",):
        return False
    low = at = post.start
    while at - low < _LONGEST_UNREAD and _goes_on(scene, low):
        low -= 1
    words = scene.text[low:at]
    if len(words) < _LEAST_UNREAD or not (
        words.endswith(_PARTS) or scene.analysis.lexicon.org_suffixes.longest_ending(words, len(words))
    ):
        return False
    return not any(words[number : number + 2] in body.name for number in range(len(words) - 1))


def _heads_unread(scene: Scene, post: Post, body: Mention) -> bool:
    """社长, of no 公司; 卫生|院长, of no 人民医院."""
    head = post.title[-2:-1] if post.title.endswith("长") else ""
    if head in _NAMED_AFTER and head not in body.name:
        return True
    if body.type is ORGANIZATION and (noun := title_noun(scene, post)) in _OTHERS and noun not in body.name:
        return True
    own = scene.analysis.lexicon.org_suffixes.longest_ending(scene.text, post.start + len(post.title) - 1) or ""
    return head != "" and len(own) > len(post.title) and own[:2] not in body.name


def _goes_on(scene: Scene, at: int) -> bool:
    """A character of a name may stand before."""
    mark = scene.text[at - 1 : at]
    if scene.text.endswith(THEN, 0, at):
        return False  # 随后|学校校长
    return "\u4e00" <= mark <= "\u9fff" and mark not in _LEADS_IN and scene.by_end.get(at) is None


def _implied(scene: Scene, post: Post, carried: Mention | None) -> Mention | None:
    if carried is not None and _heads_another(post, carried):
        carried = None
    noun = title_noun(scene, post)
    if carried is not None and carried.kind == "PartyOrgan" and post.attributes[:1] in _OF_WHOLE:
        college = _first_college(scene) if carried.name.startswith(_COLLEGE) else None
        whole = college or _own(scene, carried) or _of_article(scene, post)  # 听潮小学党总支书记、|校长
        return whole if whole is not None and carried.name[:2] in whole.name else None
    is_within = noun is None or post.title.startswith(ROOMS)
    if carried is not None and (is_within or (noun in INNER and carried.kind != "PartyOrgan")):
        return carried
    if (named := _named_in(scene, post)) is not None:
        return (_of_own_unit(scene, carried, named) if carried is not None else None) or named
    whole = None if _is_of_none(scene, post, noun) else _of_article(scene, post)
    is_other = whole is not None and post.title.startswith("集团") and "集团" not in whole.name
    return None if is_other else whole


def _own(scene: Scene, committee: Mention) -> Mention | None:
    """青禾一中 of 青禾一中党总支, whatever other schools the article names."""
    inner = (m for m in scene.inside(committee) if m.type is ORGANIZATION and m.span.start == committee.span.start)
    return max(inner, key=lambda m: len(m.span), default=None)


def _heads_another(post: Post, carried: Mention) -> bool:
    """校长甲、|站长乙: the head of a station, not of the school named before; 派出所民警甲、|网格员乙."""
    head = post.title[-2:-1] if post.title.endswith("长") else ""
    if carried.kind == "PartyOrgan" and post.attributes[:1] in _OF_WHOLE:
        return False  # 青禾一中党总支副书记、|副校长
    is_local = post.title.endswith("网格员") and carried.name.endswith("派出所")
    return is_local or (head in _STATIONS and head not in carried.name)


def _of_that(scene: Scene, post: Post) -> Mention | None:
    """该科|护士长, 该|科主任: of the one named last that is so called."""
    that = _THAT.search(scene.text, max(0, post.start - 4), post.start + post.title.startswith("科"))
    if that is None:
        return None
    noun, posts = that["noun"], scene.text[post.start : post.start + _ROW]
    if noun == "院" and (bench := next((kind for word, kind in _BENCHES if word in posts), None)):
        noun = bench
    return last_called(scene, noun, that.start())


def _is_of_none(scene: Scene, post: Post, noun: str | None) -> bool:
    """Of no body of the article: 退休教师, 豫州周刊记者, and a 商会会长 where only a 基金会 is named."""
    kind, before = (*post.attributes, "")[0], scene.text[max(0, post.start - 6) : post.start]
    if noun is not None and kind == "association" and last_called(scene, noun, len(scene.text)) is None:
        return True
    if _NAMED_WHOLE.match(post.title):
        return True
    return _RETIRED.search(before) is not None or (kind == "media" and _MEDIUM.search(before) is not None)


def _of_article(scene: Scene, post: Post) -> Mention | None:
    """The one body of the article that has such a post."""
    kind = (*post.attributes, "")[0]
    # 社区主任沈清禾; 社区沈主任, where the title starts a character after 社区.
    is_local = "社区" in scene.text[post.start - 3 : post.start] or scene.text[post.start - 1 : post.start] == "村"
    if kind == "community" or post.title in _COMMUNITY_TITLES or is_local:
        kinds = ("Community", "Village")
        low = max(scene.analysis.sentence_of(post.start).start, post.start - _NEAR)
        near = only([m for m in scene.begun(low, post.start) if is_of(scene, m, UNIT, kinds)])
        return near or only_of(scene, UNIT, kinds) or _last_of(scene, post, UNIT, kinds)
    if kind == "court" and any(word in post.title for word, _ in _BENCH):
        return _of_bench(scene, post)
    if post.title.startswith("项目") or scene.text.endswith("项目", 0, post.start):
        builder = scene.once("builder", lambda: _builder(scene))
        return builder or (
            _of_kind(scene, post, _KINDS[kind]) if post.title.startswith("项目") and kind in _KINDS else None
        )
    if kind in _OURS and scene.once(_OURS[kind], lambda: _OURS[kind] in scene.text):
        return ours(scene, _OURS[kind][1])
    of = _KINDS["hospital"] + _KINDS["school"] if post.title.endswith("院长") else _KINDS.get(kind, ())
    whole = _main(scene, of) if of and post.title.endswith(_HEADS_OF) else None
    return whole or _namesake(scene, post) or (_of_kind(scene, post, of) if of else None)


def _builder(scene: Scene) -> Mention | None:
    """大桥由|青禾路桥公司|承建: whose the managers of the works are, whoever pays for them."""
    builds = (scene.by_end.get(found.start()) for found in _BUILDS.finditer(scene.text))
    return next((body for body in builds if body is not None and body.type is ORGANIZATION), None)


def _of_bench(scene: Scene, post: Post) -> Mention | None:
    """The one court or procuratorate of a 书记员, a 副检察长; ours is named nowhere where the one that is visits us."""
    bench = only_ending(scene, *next(marks for word, marks in _BENCH if word in post.title))
    return None if bench is not None and _visits_us(scene, bench) else bench


def _visits_us(scene: Scene, body: Mention) -> bool:
    """云栖区检察院检察长周远山一行|来我院: in an article of the other one."""
    if not scene.once("我院", lambda: "我院" in scene.text):
        return False
    named = (m for m in scene.of_type(ORGANIZATION) if m.name == body.name)
    return any(_VISIT.match(scene.text, one.span.end) is not None for one in named)


def _named_in(scene: Scene, post: Post) -> Mention | None:
    """The body that the title itself names: of 居委会主任 the one 居委会 of the article, or the last named before."""
    noun = title_noun(scene, post)
    if noun is None:
        return None
    if noun == _COLLEGE and (college := _first_college(scene)) is not None:
        return college
    near = scene.within(max(0, post.start - 2 * _NEAR), post.start, ORGANIZATION)
    named = only_ending(scene, noun) or next((body for body in reversed(near) if body.name.endswith(noun)), None)
    if named is not None and _is_of_other(scene, post, named):
        return None
    return named or only([body for body in scene.of_type(ORGANIZATION) if _shortens(noun, body.name)])


def _is_of_other(scene: Scene, post: Post, named: Mention) -> bool:
    """云栖市|十三届|政协主席, where only 临溪县政协 is named; 工会|主席, of no 市总工会 beside 某工会."""
    if named.name.endswith("总工会") and title_noun(scene, post) == "工会" and scene.text[post.start - 1] != "总":
        return any("工会" in m.name and "总工会" not in m.name for m in scene.of_type(ORGANIZATION))
    unit = scene.before(post.start, UNIT)
    is_term = unit is not None and _TERM.fullmatch(scene.text, unit.span.end, post.start) is not None
    return is_term and unit is not None and unit.name not in named.name


def _street(scene: Scene, post: Post) -> Mention | None:
    """临溪街道党工委副书记、|办事处|主任: the last street of the sentence or the one before, or the only one."""
    if any(m.name.endswith((*_OF_STREET, "人武部")) and m.name not in _OF_STREET for m in scene.of_type(ORGANIZATION)):
        return None
    start = scene.analysis.sentence_of(post.start).start
    start = scene.analysis.sentence_of(max(start - 1, 0)).start
    streets = [m for m in scene.begun(start, post.start) if is_of(scene, m, UNIT, ("Street",))]
    return streets[-1] if streets else only_of(scene, UNIT, ("Street",))


def _shortens(noun: str, name: str) -> bool:
    """建投集团 of 云栖市建设投资集团: the same kind of body, whose name has the noun's characters in their order."""
    return noun[-2:] == name[-2:] and len(noun) > 3 and stands_in(noun, name)


def _of_own_unit(scene: Scene, carried: Mention, named: Mention) -> Mention | None:
    """临溪街道党工委委员、妇联主席, where a 青石镇妇联 is named: of the street."""
    own, other = (next((m for m in scene.inside(body) if m.type is UNIT), None) for body in (carried, named))
    return own if own is not None and other is not None and own.name not in named.name else None


def _namesake(scene: Scene, post: Post) -> Mention | None:
    """The 队 of a 队长 or 领队, the 团 of a 副团长: the last one named before, or the only one."""
    if not post.title.endswith(("长", "领队")) or post.title[-2:-1] in LEVELS:
        return None
    mark = "队" if post.title.endswith("领队") else post.title[-2:-1]
    before = scene.text[max(0, post.start - 2) : post.start]
    mark = before if before in _HALLS else mark  # 学院|院长: of no 医院
    if mark == _COLLEGE:
        return _first_college(scene)
    bodies = scene.within(max(0, post.start - 2 * _NEAR), post.start, ORGANIZATION)
    named = (b for b in reversed(bodies) if _is_called(b, mark) and b.rule != "organization-term")
    alike = (b for b in named if not is_left(scene, b) and not is_opponent(scene, b))
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


def _group(scene: Scene) -> Mention | None:
    """青禾港务集团有限公司 of 集团党委, whatever firm without 集团 in its name the article tells of."""
    return only(
        [m for m in scene.of_type(ORGANIZATION) if "集团" in m.name and is_of(scene, m, ORGANIZATION, WHOLES["集团"])]
    )


def _of_kind(scene: Scene, post: Post, kinds: tuple[str, ...]) -> Mention | None:
    """The school of a 校长: the only one of the article, or the last one named before in the sentence."""
    if (whole := _main(scene, kinds)) is not None:
        return whole
    return _last_of(scene, post, ORGANIZATION, kinds) or (_of_ward(scene) if "Hospital" in kinds else None)


def _main(scene: Scene, kinds: tuple[str, ...]) -> Mention | None:
    """The one of these kinds that the article is about: the only one, or the university."""
    whole = only_of(scene, ORGANIZATION, kinds)
    return whole or (_university(scene) if "School" in kinds else None)


def _university(scene: Scene) -> Mention | None:
    """The one university, where every other school that the article names is a college."""
    schools = {m.name: m for m in scene.of_type(ORGANIZATION) if is_of(scene, m, ORGANIZATION, ("School",))}
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
    alike = [m for m in scene.begun(start, post.start) if is_of(scene, m, type_, kinds)]
    if not alike or alike[-1].span.start >= scene.analysis.sentence_of(post.start).start:
        return alike[-1] if alike else None
    alike = [m for m in alike if not sends_guest(scene, m)] or alike
    told = scene.analysis.sentence_of(alike[-1].span.start).start
    return only([m for m in alike if m.span.start >= told])
