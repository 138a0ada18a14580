"""Posts that a verb gives: 任命甲为某局局长, 乙当选会长, 丙在某公司当保安队长, 队长是丁."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.biography.electing import electing, engaging, set_up
from kg.extraction.biography.heads import of_its_kind
from kg.extraction.biography.made_titles import title_ahead
from kg.extraction.biography.positions import phrase_start, post_ending
from kg.extraction.biography.posts import Post, is_post, post_relation
from kg.extraction.biography.seats import of_whole, seat
from kg.extraction.biography.told_of import AGED, is_unsaid, told_of
from kg.extraction.biography.whose import implied
from kg.extraction.discourse.anaphors import last_called
from kg.extraction.discourse.scene import ORGANIZATION, PERSON, UNIT, Scene
from kg.extraction.text.matching import Search
from kg.model import Mention, Relation, Span
from kg.patterns import late

_LEADING = re.compile(r"(?:原|时任|现任|前|代|常务|执行|名誉)*副?")
# The verb between a person and a post: 周远山担任某会会长, 沈清禾是某社区党委书记, 免去周远山的某局局长职务.
_BECOMES = re.compile(
    r"(?:担任|[现出兼历曾就调转升接连续获拟时留前后间别再]任|挂职(?:担任)?|当选为?|[受获]聘(?:担任|为)?|被?(?:选举|推选|任命|聘任|选)为|新增为"
    r"|(?<=同志)任|(?<=[起年月日初底后])任|兼|当[上了](?:了)?(?:[〇零一二三四五六七八九十\d多余]{1,4}[年届任])?|上任|免去[其他她]"
    r"|不再(?:担任|兼任|任)|卸任|辞[去掉]了?|(?:担任|任|当)过"
    r"|(?<![不还只就都正可但凡便要总])是|[还就都正]是|系|为|(?<=[^\W\da-zA-Z_])的)(?:一[名位])?$"
)
_STILL = ("还是", "就是", "都是", "正是")  # 周远山|还是某会理事, not 不管甲乙，|还是某局局长
_IS = frozenset("是为系")
_ENDS_BECOMING = frozenset("任职选为是系的聘兼上了年届其他她名位去掉过\n")  # before which ``$`` matches, too
# 去年，|她, 68岁的|他|如今
_HE = late(rf"(?:[^，。；\n]{{0,6}}[年月日][初底]?[，,])?{AGED}(?:[他她]|老人)(?:[现曾也正还]|同时|如今|原来)*")
_SERVES = re.compile(r"[^，。；\n]{0,3}?(?:当(?![着面场天])[过上了]?|做[过了]?|任|担任[过了]?)(?:一名|一位)?")
_MINE = re.compile(r"[，,；;]我(?![省市区县旗州镇乡村校院国]|们?的)")  # 周远山去了省城，我则|在某厂当车工
_LEADS = frozenset("原时现前代常执名副")  # how such words begin
_ONE = late(r"(?:(?:特?聘[请任]?|特邀|选派|任命)?的)?(?:一[名位]|首[任位]|现任|第[一二三四五六七八九十]任)?")
_GLOSS = late(r"[（(][^\W\da-zA-Z_]{2,6}[）)]")  # 某公司（英国）|董事长
_LEADS_ON = frozenset("的一首第聘特选任现")
_IN_GROUP = ("成员", "组员")  # posts of a group that the sentence founds
_MEMBERS = ("委员", "成员", "代表")  # whose body, unnamed, is not plain
_OF_NEW = r"(?:该会|本会|该届)?(?:新一届|[首新]任|第[一二三四五六七八九十]届)?(?:理事会|委员会)?"
_CHOSEN = Search.of(
    r"(?:当选为?|被?(?:推选|选举|推举|任命|聘|选)为|受聘(?:为|担任)?|担任|兼任|出任|连任|接任)" + _OF_NEW,
    "当被推选任聘受担兼出连接",
)
# 甲|为首任会长, 乙|任副主任, 丙、丁|为成员
_MADE = re.compile(
    r"[为任](?<=[^\W\da-zA-Z_].)(?:首[任届]|轮值)*(?=(?:名誉|执行|常务)?[副总]?"
    r"(?:[会理监事秘]{1,2}书?长|主[任席]|指挥长?|[组队团院校站社班]长|书记|顾问|召集人|负责人|[组成]员)(?:[，,。；;、！\n]|$))"
)
_TOGETHER = late(r"(?:共同|分别|同时|继续|一同|一起)$")  # 甲和乙|共同|担任队长
_HEADED = late(r"(?:^|[，。；：\n])(?P<title>副?[^\W\da-zA-Z_]{1,3}[长队])(?:就|正)?是", re.MULTILINE)
# Without one of these the pattern before has no match.
_HEADS = ("长是", "队是", "长就是", "队就是", "长正是", "队正是")
_GIVEN_TO = re.compile(r"由(?=[^，。；\n]{2,30}$)")
_IS_ONE = re.compile(
    r"(?:现|也|正|就|曾|原)*是(?:该|本|这[个支家名]|一名|一位)?(?P<post>[^\W\da-zA-Z_]{2,10})(?=[，。；,;\n])"
)
_AS_WHAT = late(
    r"(?:等人?)?为(?P<title>(?:首[批任位])?[^\W\da-zA-Z_]{1,8}(?:[员师长]|顾问|大使|教授|专家|评委|主播))"
    r"(?=[，,。；;！\n]|$)"
)
_AND_OTHERS = late(r"等[\d一二三四五六七八九十]+[人名位]$")  # 甲、乙等7人|当选委员
_LEADS_WHAT = late(
    r"(?:担任|任|为)(?P<title>[总副]?(?:组长|队长|团长|指挥长|指挥|召集人|负责人|班长|主任))"
    r"(?:、[^，。；、\n]{1,16}为(?:副组长|组员|成员))*的"
)
_LED = ("长的", "指挥的", "人的", "任的", "成员的", "组员的")
_NO_TITLE = frozenset(("", *"，。、；：！？,;\n在等和与及举开）)”"))  # after a body, before no title
_ROW = 8  # people of a row who are told with their posts
_FAR = 40  # characters between a person and the verb


def find_appointments(scene: Scene) -> Iterator[Relation]:
    """holdsPosition, by the verb between a person and a post."""
    yield from _by_verb(scene)
    yield from _elected(scene)
    yield from _being(scene)


def _being(scene: Scene) -> Iterator[Relation]:
    """沈清禾是秧歌队队长: a post of a body that only its kind names, or of none; else `_by_verb` tells it."""
    for person in scene.of_type(PERSON):
        told = _IS_ONE.match(scene.text, person.span.end)
        if told is None or scene.within(told.start(), told.end()) or scene.is_quoted(told.start()):
            continue
        post, kind = _told_post(scene, told)
        if post is not None and is_post(scene, post):
            body = last_called(scene, kind, post.start) if kind else implied(scene, post, None)
            body = body or of_its_kind(scene, post)
            if body is not None:
                yield post_relation(scene, person, post, body, explicit=False)


def _told_post(scene: Scene, told: re.Match[str]) -> tuple[Post | None, str]:
    """The post, and the noun before it that says of what kind its body is (秧歌队, or "")."""
    lexicon = scene.analysis.lexicon
    title = lexicon.titles.longest_ending(scene.text, told.end(), told.start("post"))
    if title is None or title in lexicon.role_nouns:
        return None, ""
    kind = told["post"].removesuffix(title).removesuffix("副").removesuffix("的")
    if kind and lexicon.org_suffixes.longest_ending(kind, len(kind)) != kind:
        return None, ""
    return Post(told["post"].replace("的", ""), told.start("post"), None, lexicon.titles[title]), kind


def _by_verb(scene: Scene) -> Iterator[Relation]:
    """任命周远山为某局局长; 沈清禾是某社区党委书记, 也是某队队长: the person is the last one named before the verb.

    A row goes on with the same person: 免去周远山的某局局长、某会会长职务.
    """
    row: dict[int, Mention] = {}
    for body in (m for m in scene.outer if m.type in (ORGANIZATION, UNIT)):
        yield from _serving(scene, body)
        if scene.text[body.span.end : body.span.end + 1] in _NO_TITLE:
            continue
        start = scene.chain_start(body)
        posts = tuple(_titles_after(scene, body, scene.analysis.sentence_of(start).end))
        person = row.get(start) or (_told_of(scene, start, posts[-1]) if posts else None)
        if person is None:
            continue
        own = False
        for post in posts:
            end = post.start + len(post.title)
            if scene.text[end : end + 1] == "、":
                row[end + 1] = person
            held = seat(scene, post, (implied(scene, replace(post, body=None), body) if own else None) or body)
            own = body.kind == "PartyOrgan"  # of whose next the unit or school has the posts: 某镇党委副书记、|镇长
            if held is not None and is_post(scene, post) and not _is_of_next(scene, post):
                for one in _named_together(scene, person, start):
                    yield post_relation(scene, one, replace(post, body=held), held, explicit=True)
                    yield from of_whole(scene, one, post, held)


def _is_person(mention: Mention | None) -> bool:
    return mention is not None and mention.type is PERSON


def _told_of(scene: Scene, start: int, last: Post) -> Mention | None:
    """Whom the posts are told of, by what stands beside them or by the verb before them."""
    return told_of(scene, start, last.start + len(last.title)) or _subject_of_verb(scene, start)


def _named_together(scene: Scene, person: Mention, start: int) -> tuple[Mention, ...]:
    """任命甲、乙、丙为某局副局长: all of the list right before 为; else the person alone."""
    if not scene.text.startswith("为", person.span.end) or person.span.end + 1 != start:
        return (person,)
    return scene.within(scene.list_starts[person.span.start], person.span.end, PERSON)


def _subject_of_verb(scene: Scene, start: int) -> Mention | None:
    """The person of whom the verb before ``start`` tells what they become."""
    if scene.text[start - 1 : start] == "任" and _is_person(alone := scene.by_end.get(start - 1)):
        return alone if not scene.is_quoted(start) else None  # 周远山|任某局局长
    ends_verb = scene.text[start - 1 : start] in _ENDS_BECOMING
    verb = _BECOMES.search(scene.text, max(0, start - 6), start) if ends_verb else None
    person = scene.before(start, PERSON) if verb else None
    if verb is None or person is None or scene.is_quoted(start):
        return None
    if person.span.start < (opens := scene.analysis.sentence_of(start).start):
        is_he = verb.group() != "的" and opens < verb.start()
        return person if is_he and _goes_on(scene, person, Span(opens, verb.start())) else None
    if verb.group().startswith(_STILL) and verb.start() != person.span.end:
        return None
    if _has_subject(scene, verb, person):
        return None
    far = verb.start() - person.span.end > _FAR or is_unsaid(scene.text[person.span.end : verb.start()])
    return None if far or scene.within(person.span.end, verb.start(), ORGANIZATION, UNIT)[2:] else person


def _goes_on(scene: Scene, person: Mention, between: Span) -> bool:
    """她|是某队队长, 去年，他|当选…, where the sentence before, of the same paragraph, names one person alone."""
    is_he = _HE.fullmatch(scene.text, between.start, between.end) is not None
    if not is_he or "\n" in scene.text[person.span.end : between.start]:
        return False
    former = scene.analysis.sentence_of(between.start - 1)
    return {one.name for one in scene.within(former.start, former.end, PERSON)} == {person.name}


def _has_subject(scene: Scene, verb: re.Match[str], person: Mention) -> bool:
    """主持人由周远山担任，点评嘉宾|为某大学教授: a noun for another, whose name was not read, opens the clause."""
    start = scene.analysis.clause_of(verb.start()).start
    if verb.group() not in _IS or person.span.end > start:
        return False
    nouns = (scene.analysis.lexicon.titles, scene.analysis.lexicon.role_nouns)
    return any(len(terms.longest_ending(scene.text, verb.start(), start) or "") > 1 for terms in nouns)


def _elected(scene: Scene) -> Iterator[Relation]:
    """甲、乙当选副会长, 秘书长由丙担任, 队长是丁: a post without its body, which is that of its kind in the article."""
    told = dict[int, Mention]()
    headed = _HEADED.finditer(scene.text) if any(mark in scene.text for mark in _HEADS) else ()
    for found in (*_CHOSEN.finditer(scene.text), *_MADE.finditer(scene.text), *headed):
        people, post = _headed(scene, found) if found.lastgroup else _chosen(scene, found)
        if post is None or scene.is_quoted(found.start()) or _is_of_next(scene, post):
            continue
        sentence = scene.analysis.sentence_of(found.start()).start
        if post.title in _IN_GROUP:
            post = replace(post, body=set_up(scene, post))
        if not is_post(scene, post):
            continue
        body = told.get(sentence) if post.title.endswith(_MEMBERS) else electing(scene, people, post)
        body = body or post.body
        body = body or told.get(sentence) or of_its_kind(scene, post)
        if body is not None:
            told[sentence] = body  # 甲当选居委会主任，乙当选|副主任
            yield from (post_relation(scene, person, post, body, explicit=False) for person in people)
    yield from _engaged(scene)
    yield from _leading(scene)


def _leading(scene: Scene) -> Iterator[Relation]:
    """由周远山任组长的|防汛工作专班, 以沈清禾为组长、网格员为成员的|应急小队."""
    for found in _LEADS_WHAT.finditer(scene.text) if any(mark in scene.text for mark in _LED) else ():
        person, body = scene.by_end.get(found.start()), scene.starting(found.end())
        if person is None or person.type is not PERSON or body is None or body.type is not ORGANIZATION:
            continue
        post = Post(found["title"], found.start("title"), body, ("made", "body"))
        if not scene.is_quoted(found.start()):
            yield post_relation(scene, person, post, body, explicit=True)


def _engaged(scene: Scene) -> Iterator[Relation]:
    """某社区聘请周远山为义务监督员: a post of whoever engages, whatever it is called."""
    for found in _AS_WHAT.finditer(scene.text) if "聘" in scene.text else ():
        last = scene.by_end.get(found.start())
        if last is None or last.type is not PERSON or scene.is_quoted(found.start()):
            continue
        people = scene.within(scene.list_starts[last.span.start], last.span.end, PERSON)
        body = engaging(scene, people)
        if body is not None:
            post = Post(found["title"], found.start("title"), None, ("made", "body"))
            yield from (post_relation(scene, person, post, body, explicit=False) for person in people)


def _headed(scene: Scene, found: re.Match[str]) -> tuple[tuple[Mention, ...], Post | None]:
    """队长就是大学生沈清禾: the title at the head of a clause and who it says holds it."""
    title, start = found["title"], found.start("title")
    people = scene.within(found.end(), scene.analysis.clause_of(found.end()).end, PERSON)
    if title not in scene.analysis.lexicon.titles or scene.covering(start) is not None:
        return (), None
    return people[:1], Post(title, start, None, scene.analysis.lexicon.titles[title])


def _chosen(scene: Scene, found: re.Match[str]) -> tuple[tuple[Mention, ...], Post | None]:
    """Who is chosen, and for what: the list before the verb and the title after it, or the title before 由."""
    text, titles = scene.text, scene.analysis.lexicon.titles
    if (given := _GIVEN_TO.search(text, max(0, found.start() - _FAR), found.start())) is not None:
        people = scene.within(given.end(), found.start(), PERSON)
        is_told = bool(people) and people[-1].span.end == found.start()
        if (post := post_ending(scene, given.start())) is not None:
            named = tuple(one for one in people if not text.startswith("提名", one.span.end))
            return named if is_told else (), post
    title, _ = _title_at(scene, found.end())
    if not title or not scene.analysis.starts_token(found.end() + len(title)):
        return (), None  # 担任|总裁判
    people = _chosen_people(scene, found.start() - (text[found.start() - 1 : found.start()] == "被"))
    return people, Post(title, found.end(), None, titles.get(title, titles.get(title.lstrip("副原名誉"), ())))


def _chosen_people(scene: Scene, end: int) -> tuple[Mention, ...]:
    """甲、乙|当选; with 等七人, all of the clause: 某基地负责人甲、某店创始人乙等七人|当选."""
    together = _TOGETHER.search(scene.text, max(0, end - 2), end)
    end = together.start() if together else end
    counted = _AND_OTHERS.search(scene.text, max(0, end - 6), end)
    last = scene.by_end.get(counted.start() if counted else end)
    if last is None or last.type is not PERSON:
        return ()
    first = scene.analysis.clause_of(end).start if counted else _first_of_row(scene, last)
    return scene.within(first, last.span.end, PERSON)


def _first_of_row(scene: Scene, last: Mention) -> int:
    """Where the row of people begins that ends with one: 甲、乙; 某局局长甲、某所工程师乙."""
    first = last
    for _ in range(_ROW):
        first = scene.starting(scene.list_starts[first.span.start]) or first
        at = phrase_start(scene, first) - 1
        former = scene.by_end.get(at) if scene.text[at : at + 1] in ("、", "和", "与") else None
        if former is None or former.type is not PERSON:
            break
        first = former
    return scene.list_starts[first.span.start]


def _serving(scene: Scene, body: Mention) -> Iterator[Relation]:
    """沈清禾在某公司当保安队长; 在某公司当保安队长的沈清禾."""
    if scene.text[body.span.start - 1 : body.span.start] != "在":
        return
    serves = _SERVES.match(scene.text, body.span.end)
    if serves is None or scene.is_quoted(body.span.start):
        return
    title, base = _title_at(scene, serves.end())
    if not title:
        return
    after, sentence = serves.end() + len(title), scene.analysis.sentence_of(body.span.start)
    of_next = scene.text[after : after + 1] == "的"
    person = scene.starting(after + 1) if of_next else scene.before(body.span.start, PERSON)
    post = Post(title, serves.end(), body, scene.analysis.lexicon.titles[base])
    if person is None or person.type is not PERSON or not is_post(scene, post):
        return
    is_mine = not of_next and _MINE.search(scene.text, person.span.end, body.span.start) is not None
    if person.span.start >= sentence.start and not is_mine:
        yield post_relation(scene, person, post, body, explicit=True)


def _is_of_next(scene: Scene, post: Post) -> bool:
    """周远山，现任某局局长沈清禾: the title is that of the name after it."""
    follower = scene.starting(post.start + len(post.title))
    return follower is not None and follower.type is PERSON


def _titles_after(scene: Scene, body: Mention, end: int) -> Iterator[Post]:
    """The titles after a body, one after another: 副院长、审判委员会委员."""
    titles, at = scene.analysis.lexicon.titles, body.span.end
    if scene.text.startswith(("（", "("), at) and (gloss := _GLOSS.match(scene.text, at)) is not None:
        at = gloss.end()
    if scene.text[at : at + 1] in _LEADS_ON and (one := _ONE.match(scene.text, at)) is not None:
        at = one.end()
    while at < end:
        title, base = _title_at(scene, at, end)
        if not base and at > body.span.end and (made := title_ahead(scene, at)):
            yield Post(made, at, body, ("made", "body"))
        if not base or len(scene.analysis.lexicon.org_suffixes.longest_at(scene.text, at) or "") > len(base):
            return
        yield Post(title, at, body, titles[base])
        at += len(title)
        if scene.text[at : at + 1] != "、":
            return
        at += 1
        if (other := scene.starting(at)) is not None and other.type is ORGANIZATION:
            return  # 党支部书记、|村委会|主任


def _title_at(scene: Scene, at: int, end: int | None = None) -> tuple[str, str]:
    """The title that starts at an offset with what may stand before it, and without: 副院长, 院长; "" for none."""
    titles, is_led = scene.analysis.lexicon.titles, scene.text[at : at + 1] in _LEADS
    prefix = _LEADING.match(scene.text, at) if is_led else None
    for lead in (prefix.group(), "") if prefix else ("",):
        if (base := titles.longest_at(scene.text, at + len(lead), end)) is not None:
            return lead + base, base
    return "", ""
