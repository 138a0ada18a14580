"""Where people live, and what they belong to without a title."""

import re
from collections.abc import Iterator

from kg.extraction.biography.employment import find_employment
from kg.extraction.biography.homes import dwells_later, lived_in, lives_in
from kg.extraction.biography.membership import ADDRESSES, MEMBERS, PART_OF_WORK, find_memberships
from kg.extraction.biography.posts import only_of
from kg.extraction.biography.roles import find_role
from kg.extraction.biography.told_of import is_unsaid
from kg.extraction.discourse.scene import ORGANIZATION, PERSON, PLACE, UNIT, Scene
from kg.extraction.text.matching import Ending
from kg.extraction.text.signatures import is_reporter
from kg.model import BlockKind, Factuality, Mention, Predicate, Relation, Span
from kg.patterns import late

_TO_HOME = late(r"家[中里]?[，,。；]")  # 在青禾社区，一行来到周远山家中，: ends the clause
_FROM = late(r"来自$")
_CAME = late(r"[^，。；,;的]{0,8}(?:赶来|前来|远道而来)的[^\W\da-zA-Z_]{0,6}")  # 从青禾县|开车赶来的老师傅
_COMES = re.compile(r"(?:专程|专门|特意|特地|一早|一大早|大老远)+从")  # 周远山|专程从|青禾镇赶来
_ARRIVES = late(r"[^，。；,;]{0,8}赶[来到]")
_CITIES = ("Province", "Prefecture")  # from which one comes on errands, too
_FROM_AS = late(r"的[^\W\da-zA-Z_]{0,4}")
# 8栋的, 二单元的退休教师, 住一楼的: of the one estate that the article is about.
_STAIRCASE = Ending.of(
    r"(?:\d{1,3}(?:号楼|[栋幢])|[\d一二三四五六七八九]{1,2}(?:单元|楼))(?:\d{2,4}室)?的?(?:退休)?"
    r"(?:教师|职工|工人|居民|住户|业主|老人|租户|租客)?",
    "楼栋幢元室的休师工人民户主客",
)
_IS = late(r"(?:[，,]?(?:今年|现年)?[\d一二三四五六七八九十]{2,3}岁[，,])?(?:也|曾|则|便|就|都|原)*[是系]")
_NOUN = late(rf"[^，。；,;、]{{0,6}}?(?:{MEMBERS})")
# 在某公司上班, 在某大学读大四: who works or learns where.
_WORKS = re.compile(
    rf"(?:{PART_OF_WORK}|[^，。；,;、]{{0,3}}?)"
    r"(?:上班|打工|工作|任教|教书|读书|就读|上学|念书|攻读|读|念|服役|实习|就职|供职|务工|学习|执教|坐诊)(?!人员)"
)
_LEARNS = late(
    r"(?:[初高大研小][一二三四五六]|[一二三四五六七八九]年级|[书研博])?的(?:居民|村民)?"
)  # 在某校读|初二的|沈清禾
_NATIVE = late(r"人(?![民大社力武])|的?(?:居民|村民|业主)")
_GROUP = late(r"第?[〇零一二三四五六七八九十\d]{1,3}(?:组|社|村民组|居民组)$")  # 青禾村|四组|村民
# 青禾村|三组, 望湖小区|6栋, 30号楼2单元
# 青禾社区居民|、共产党员|沈清禾: what else is told of a resident.
_ALSO = late(r"(?<=[居村]民|业主)、[^\W\da-zA-Z_]{0,4}(?:党员|军人|老兵|退休教师|退休干部|退休职工|志愿者)$")
_ADDRESS = late(
    r"(?:[〇零一二三四五六七八九十\d]{1,3}[组社]|(?:\d{1,3}(?:号楼|[栋幢])|\d{1,2}单元|\d{3,4}室?|[一二三四五六]楼)+)$"
)
_CALLED = ("先生", "女士", "阿姨", "大爷", "大妈", "奶奶", "爷爷", "师傅", "大娘", "大伯", "婆婆", "爹爹")
# 彝族妇女, 的老木匠, 三组的养蜂能人: whoever is told so lives in the village.
_VILLAGER = late(
    r"的?(?:[〇零一二三四五六七八九十\d]{1,3}[组社]的?)?(?:[\d一二三四五六七八九十]{2,3}岁的?)?[^，。；、：\n在到为向给对和与看访问请让把由是有]{0,7}?"
    r"(?:妇女|老人|青年|退[役伍]军人|农民|[牧渔果茶菜药花棉]农?民?|残疾人|小伙子?|姑娘|媳妇|老汉|党员|老兵|村民|居民|孤儿|盲人|少年|[户匠]"
    r"|(?<![教医律程讲牧导化])师|大户|能人|把式|艺人|绣娘|[母父]亲|[爸妈]{2}|爱好者|房东|果农)"
    r"|的?[\d一二三四五六七八九十]{2,3}岁的?"
)
_ARE = re.compile(r"(?:都|也|就|均)?是")
_SIGNS = re.compile(
    r"[ \u3000]*(?:全媒体|融媒体|见习|实习|特约|首席)?(?:记者|通讯员)?[ \u3000:：]*$"
)  # 某县融媒体中心|记者 沈清禾
_SMALL_TOWNS = ("Community", "Village", "Township", "Town")
_RESIDENT = ("居民）", "村民）", "社区居民）")
_NEAR = 150  # characters of a sentence from a name in which its village, home or body is named
_REACH = 24  # characters between a place that one comes from and the name
_SMALL = ("Community", "Village")
_LIVES = ("家住", "住在", "居住在", "现住", "租住在")
_BARE_HOMES = ("小区", "社区", "村", "片区", "楼")
_OF_VILLAGES = ("村民", "乡亲")
# What a person is in a body, by its last character: 挡车工, 叉车司机, 门将; 10号.
_OCCUPATION = late(
    r"的?(?:[^\W\da-zA-Z_]{0,4}(?:干部|司机|师资|门将|守门员|[前后]卫|[前中]锋|得分手|主攻手?|二传手?)|[^\W\da-zA-Z_]{1,3}[员师警工]"
    r"|\d{1,2}号)"
)
_NO_OCCUPATION = late(r"[动复分加开完竣施化][员工]$|[请聘让由与和及]|(?<![选下])派")  # 某局选派|干部
# Whom a village or community sends or has: 青禾村后卫|周远山, 青禾社区志愿者|沈清禾.
_TEAMS = (*_SMALL, "Street", "Township", "Town")
_PLAYS = late(
    r"的?(?:一[名位])?(?:党员|青年|巾帼)?(?:选手|队员|后卫|前锋|中锋|门将|鼓手|舵手|志愿者|工作人员|社工|参赛选手)"
)
_JOINS = late(r"(?:早年|光荣|正式|申请)?(?:加入|参加)(?:了)?$")
_MEMBER = re.compile(
    rf"的?(?:一名|一位)?[^，。；,;、]{{0,6}}?(?:{MEMBERS}|领导|班子成员|劳动模范|劳模)(?:代表)?$|毕业的$"
)
_COME_FROM = late(r"的[^，。；：,;、\n的了在给向把被对和与为]{0,10}")  # 来自某大学|的省级科技特派员|沈清禾


def find_belonging(scene: Scene) -> Iterator[Relation]:
    """residentOf, affiliatedWith and authoredBy."""
    for person in scene.of_type(PERSON):
        yield from _home(scene, person)
        yield from _membership(scene, person)
        yield from find_memberships(scene, person)
        yield from find_role(scene, person)
        yield from _of_body(scene, person)
    yield from find_employment(scene)
    yield from _authors(scene)


def _relation(scene: Scene, person: Mention, predicate: Predicate, other: Mention, rule: str) -> Relation:
    quoted = Factuality.QUOTED if scene.is_quoted(person.span.start) else Factuality.STATED
    sentence = scene.analysis.sentence_of(person.span.start)
    return Relation(person, predicate, other, sentence, rule, "", quoted, 0.85)


def _home(scene: Scene, person: Mention) -> Iterator[Relation]:
    """家住某小区的沈清禾; 某小区居民沈清禾."""
    home = (
        lived_in(scene, person)
        or _of_resident(scene, person)
        or _whose_home(scene, person)
        or lives_in(scene, person)
        or dwells_later(scene, person)
        or _comes_from(scene, person)
        or _from_afar(scene, person)
        or _villager(scene, person)
        or _of_village(scene, person)
        or _in_brackets(scene, person)
        or _of_staircase(scene, person)
    )
    if home is not None:
        yield _relation(scene, person, Predicate.RESIDENT_OF, home, "home")
        estate = next((m for m in scene.inside(home) if m.type is PLACE), None)
        if estate is not None:
            yield _relation(scene, person, Predicate.RESIDENT_OF, estate, "home")


def _of_resident(scene: Scene, person: Mention) -> Mention | None:
    """The estate or community before 居民, 业主, 村民; in a list, that of the first name."""
    start = scene.list_starts[person.span.start]
    start -= scene.text[start - 1 : start] in (" ", "\u3000")
    start = also.start() if (also := _ALSO.search(scene.text, max(0, start - 12), start)) is not None else start
    noun = scene.analysis.lexicon.role_nouns.longest_ending(scene.text, start)
    if noun is None or scene.analysis.lexicon.role_nouns[noun][:1] != ("resident",):
        return None
    end = start - (len("居民") if noun == "社区居民" else len(noun))
    end -= scene.text[end - 1 : end] == "的"
    if (group := _GROUP.search(scene.text, max(0, end - 6), end)) is not None:
        end = group.start()
    home = scene.by_end.get(end)
    if (home and home.type in (PLACE, UNIT)) or also is not None:
        return home if home and home.type in (PLACE, UNIT) else None
    if noun.endswith("代表") or _is_unread_home(scene, end):
        return None  # 居民代表|周远山, of whichever of the estates at the meeting
    return (
        _estate_of(scene, noun)
        or _last_home(scene, start)
        or ((_village_of(scene, start) or only_of(scene, UNIT, ("Village",))) if noun == "村民" else None)
    )


def _is_unread_home(scene: Scene, end: int) -> bool:
    """槐荫里|居民: a place that no rule reads."""
    if scene.text.endswith(_BARE_HOMES, 0, end):
        return False
    lexicon = scene.analysis.lexicon
    return any(terms.longest_ending(scene.text, end) for terms in (lexicon.place_suffixes, lexicon.unit_suffixes))


def _estate_of(scene: Scene, noun: str) -> Mention | None:
    """The one home of the article; no 村民 lives in an estate."""
    home = _only_home(scene)
    return None if home is not None and home.type is PLACE and noun in _OF_VILLAGES else home


def _villager(scene: Scene, person: Mention) -> Mention | None:
    """青禾村彝族妇女沈清禾, 青禾社区的老木匠周远山: a noun that tells of nobody who only works there."""
    start = scene.list_starts[person.span.start]
    home = scene.before(start, UNIT)
    if home is None or home.kind not in _SMALL or not 1 < start - home.span.end <= _REACH:
        return None
    return home if _VILLAGER.fullmatch(scene.text, home.span.end, start) else None


def _whose_home(scene: Scene, person: Mention) -> Mention | None:
    """来到某小区5号楼周先生家."""
    if scene.text[person.span.end : person.span.end + 1] != "家":
        return None
    start = person.span.start - (scene.text[person.span.start - 1 : person.span.start] == "的")
    home = scene.by_end.get(start) or scene.by_end.get(_before_address(scene, start))
    if home is None and _TO_HOME.match(scene.text, person.span.end):
        return _last_home(scene, start)
    return home if home and home.type is PLACE else None


def _comes_from(scene: Scene, person: Mention) -> Mention | None:
    """青禾社区的沈清禾和周全; 沈清禾、周全都是青禾村人."""
    head = scene.list_starts[person.span.start]
    home = scene.by_end.get(_before_address(scene, head - 1)) if scene.text[head - 1 : head] == "的" else None
    if home is not None and scene.text.endswith("住", 0, scene.chain_start(home)):
        return None  # 暂住某小区9号楼的; who lives there was asked before
    if home is None and (is_ := _ARE.match(scene.text, person.span.end)):
        native = scene.within(is_.end(), scene.analysis.clause_of(is_.start()).end, UNIT)
        home = native[-1] if native and _NATIVE.match(scene.text, native[-1].span.end) else None
    if home is not None and home.kind == "Street":
        return home if person.name.endswith(_CALLED) else None  # 临溪街道的|石先生; 周远山 may work there
    return home if home and home.kind in (*_SMALL, "Township", "ResidentialEstate") else None


def _before_address(scene: Scene, end: int) -> int:
    """Where the home ends before 三组, 6栋, 30号楼2单元."""
    address = _ADDRESS.search(scene.text, max(0, end - 12), end)
    return address.start() if address is not None else end


def _from_afar(scene: Scene, person: Mention) -> Mention | None:
    """来自临溪镇的代表沈清禾: of a place from which one comes, with at most a noun between."""
    head = scene.list_starts[person.span.start]
    if (comes := _COMES.match(scene.text, person.span.end)) is not None:
        chain = [m for m in scene.begun(comes.end(), comes.end() + _REACH) if m.type is UNIT and m.kind not in _CITIES]
        chain = [m for m in chain if scene.chain_start(m) == comes.end() and _ARRIVES.match(scene.text, m.span.end)]
        return chain[-1] if chain else None
    home = scene.before(head, UNIT)
    if home is None or home.span.end < head - _REACH:
        return None
    start = scene.chain_start(home)
    if scene.text[start - 1 : start] == "从" and home.kind not in _CITIES:
        return home if _CAME.fullmatch(scene.text, home.span.end, head) else None
    is_as = _FROM_AS.fullmatch(scene.text, home.span.end, head)
    return home if is_as and _FROM.search(scene.text, max(0, start - 2), start) else None


def _of_village(scene: Scene, person: Mention) -> Mention | None:
    """青禾村沈清禾分获二、三名: of the village whose name stands right before."""
    home = scene.by_end.get(scene.list_starts[person.span.start])
    if home is None or home.type is not UNIT or home.kind != "Village":
        return None
    return home if scene.analysis.lexicon.titles.longest_at(scene.text, person.span.end) is None else None


def _in_brackets(scene: Scene, person: Mention) -> Mention | None:
    """金奖：沈清禾（青禾村）: nothing but the village or town in the brackets; 沈清禾（青禾社区居民）."""
    at, before = person.span.end, scene.text[person.span.start - 1 : person.span.start]
    home = scene.before(scene.text.find("）", at, at + _REACH), UNIT) if scene.text[at : at + 1] == "（" else None
    if home is None or scene.chain_start(home) != at + 1:
        return None
    if scene.text.startswith(_RESIDENT, home.span.end):
        return home
    if "\u4e00" <= before <= "\u9fff":
        return None  # 农技员沈清禾（青禾村）, who works there
    return home if scene.text.startswith("）", home.span.end) and home.kind in _SMALL_TOWNS else None


def _of_staircase(scene: Scene, person: Mention) -> Mention | None:
    """8栋的沈清禾, where the article is about one estate."""
    start = person.span.start
    found = _STAIRCASE.before(scene.text, start, 16)
    if found is None or scene.by_end.get(found.start()) is not None:
        return None
    if person.rule == "person-surname" and scene.text[found.start() - 1 : found.start()] not in ("住", "在"):
        return None  # who is only called 宋先生 is often met somewhere else, but 住2号楼的|彭婆婆
    home = _only_home(scene)
    return home if home and home.type is PLACE else None


def _last_home(scene: Scene, before: int) -> Mention | None:
    """The one village or community that the sentence named before: 青禾村的戏台前，村民…"""
    sentence = scene.analysis.sentence_of(before)
    homes = [m for m in scene.within(max(sentence.start, before - _NEAR), before, UNIT) if m.kind in _SMALL]
    return homes[-1] if len({home.name for home in homes}) == 1 else None


def _only_home(scene: Scene) -> Mention | None:
    """The one estate of the article, where it has only one; else its one community."""
    return scene.once("home", lambda: _one_home(scene))


def _village_of(scene: Scene, before: int) -> Mention | None:
    """The village that the paragraph named last: 某村的晒谷场上，…。村民周远山…"""
    home = scene.before(before, UNIT)
    near = home is not None and home.kind == "Village" and before - home.span.end < _NEAR
    return home if home and near and "\n" not in scene.text[home.span.end : before] else None


def _one_home(scene: Scene) -> Mention | None:
    estates = [m for m in scene.of_type(PLACE) if m.kind == "ResidentialEstate" and not _is_ones_own(scene, m)]
    communities = [m for m in scene.of_type(UNIT) if m.kind in _SMALL]
    for places in (estates, communities):
        names = {m.name.removesuffix("小区") for m in places}
        if len(names) == 1:
            return places[0]
    return None


def _is_ones_own(scene: Scene, estate: Mention) -> bool:
    """家住青禾花园的沈清禾: where one lives who is told apart, and not the home of whoever is a resident."""
    return scene.text.endswith(_LIVES, 0, scene.chain_start(estate))


def _membership(scene: Scene, person: Mention) -> Iterator[Relation]:
    """某协会志愿者沈清禾; 沈清禾加入中国共产党."""
    clause = scene.analysis.clause_of(person.span.start)
    low, high = max(clause.start, person.span.start - _NEAR), min(clause.end, person.span.end + _NEAR)
    first = scene.list_starts[person.span.start]
    unit = scene.before(first, UNIT)
    if (
        unit is not None
        and first - unit.span.end < _REACH
        and unit.kind in _TEAMS
        and _PLAYS.fullmatch(scene.text, unit.span.end, first)
    ):
        yield _relation(scene, person, Predicate.AFFILIATED_WITH, unit, "membership")
    for body in scene.within(low, high, ORGANIZATION):
        between = Span(body.span.end, first).cut(scene.text) if body.span.end < first else ""
        from_it = bool(between) and _comes_from_body(scene, body, first)
        joined = person.span.end <= body.span.start and _joins(scene.text[person.span.end : body.span.start])
        is_one = person.span.end <= body.span.start and _is_member(scene, person, body)
        if from_it or joined or is_one or _works_in(scene, person, body) or _is_noun(scene, between):
            yield _relation(scene, person, Predicate.AFFILIATED_WITH, body, "membership")


def _comes_from_body(scene: Scene, body: Mention, first: int) -> bool:
    """来自某大学的|省级科技特派员|沈清禾: with nobody else between."""
    told = _COME_FROM.fullmatch(scene.text, body.span.end, first)
    return (
        told is not None
        and scene.text.endswith("来自", 0, scene.chain_start(body))
        and not scene.within(body.span.end, first, PERSON)
    )


def _joins(between: str) -> bool:
    """光荣加入了, not 没有加入."""
    return _JOINS.search(between) is not None and not is_unsaid(between)


def _is_noun(scene: Scene, between: str) -> bool:
    """Between body and name stands what the person is there: 的一名会员, 播音员; not 副主任医师, a title."""
    if _MEMBER.match(between):
        return _NO_OCCUPATION.search(between) is None
    lexicon = scene.analysis.lexicon
    title = lexicon.titles.longest_ending(between, len(between))
    is_post = title is not None and title not in lexicon.role_nouns
    return not is_post and _OCCUPATION.fullmatch(between) is not None and not _NO_OCCUPATION.search(between)


def _works_in(scene: Scene, person: Mention, body: Mention) -> bool:
    """沈清禾在某公司上班; 在某公司上班的沈清禾."""
    works = _WORKS.match(scene.text, body.span.end)
    if works is None or scene.text[body.span.start - 1 : body.span.start] != "在":
        return False
    if body.span.end < person.span.start:
        return _LEARNS.fullmatch(scene.text, works.end(), person.span.start) is not None
    return scene.before(body.span.start, PERSON) == person


def _of_body(scene: Scene, person: Mention) -> Iterator[Relation]:
    """临溪街道办事处沈清禾、周全获奖: of the body whose name stands right before the first name of the list."""
    start = scene.list_starts[person.span.start]
    body = scene.by_end.get(start)
    signs = person.rule == "person-byline"
    if signs and body is None:
        body = _signing(scene, start)
    if body is None or body.type is not ORGANIZATION or (body.rule == "organization-bare" and not signs):
        return
    title = scene.analysis.lexicon.titles.longest_at(scene.text, person.span.end)
    titled = title is not None and title not in ADDRESSES  # 青禾中学|周远山|同学
    if (signs or person.rule != "person-byline") and not titled:
        yield _relation(scene, person, Predicate.AFFILIATED_WITH, body, "membership-before")


def _signing(scene: Scene, name: int) -> Mention | None:
    """（党委宣传部 沈清禾 周远山）: the body that an author signs for."""
    before = scene.text[max(0, name - 10) : name].rstrip(" \u3000")
    fellow = scene.by_end.get(max(0, name - 10) + len(before))
    if fellow is not None and fellow.rule == "person-byline" and fellow.span.end < name:
        return scene.by_end.get(fellow.span.start) or _signing(scene, fellow.span.start)
    end = max(0, name - 10) + len(_SIGNS.sub("", before))
    return scene.by_end.get(end) if end < name else None


def _is_member(scene: Scene, person: Mention, body: Mention) -> bool:
    """杨洁是某学院的大二学生: of a body, with a noun that is no post."""
    start = scene.chain_start(body)
    if not _IS.fullmatch(scene.text, person.span.end, start):
        return False
    titles, at = scene.analysis.lexicon.titles, body.span.end + (scene.text[body.span.end : body.span.end + 1] == "的")
    return titles.longest_at(scene.text, at) is None and _NOUN.match(scene.text, at) is not None


def _authors(scene: Scene) -> Iterator[Relation]:
    for person in scene.of_type(PERSON):
        at = person.span.start
        if person.rule == "person-byline" or is_reporter(scene.text, person.span):
            bylines = (b.span for b in scene.analysis.article.blocks if b.kind is BlockKind.BYLINE)
            byline = next((span for span in bylines if person.span in span), None)
            evidence = byline or scene.analysis.sentence_of(at)
            yield Relation(None, Predicate.AUTHORED_BY, person, evidence, "byline", confidence=0.97)
