"""Who holds which position: titles before and after a name, several a person, bodies elided.

``区委副书记、区长周远山``: each title goes to the body before it (区委), and
one without a body to the unit whose role it is (区长 → the district), to the
body of the title before it (某集团党委书记、董事长), or to the only body of its
kind in the article (校长 → the school).
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extraction.coreference import abbreviates
from kg.extraction.scene import INITIATIVE, ORGANIZATION, PERSON, UNIT, Scene
from kg.model import Factuality, Mention, Predicate, Relation

_PREFIX = re.compile(r"(?:原|时任|现任|前|代理?|常务|第一|执行|名誉|荣誉|教学|行政|分管[\u4e00-\u9fff]{1,4}的)*副?$")
_LEADING = re.compile(r"(?:原|时任|现任|前|代|常务|执行|名誉)*副?")
_ADDRESSES = frozenset({"老师", "同学", "同志", "先生", "女士", "师傅", "医生", "护士", "学生"})
_COMMITTEE = re.compile(r"(?<!团)(?:[省市区县州旗镇乡]委|党工委|党委)$")
# The kinds of body that a class of title goes to where none is named: 校长 to the article's school.
_KINDS = {
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
_LEVELS = "省市区县镇乡村州旗"
_NEAR = 150  # characters, some three sentences, over which 队长 means the team named before
# The verb between a person and a post: 周远山担任某会会长, 沈清禾是某社区党委书记, 免去周远山的某局局长职务.
_BECOMES = re.compile(
    r"(?:担任|现任|出任|兼任|历任|曾任|就任|当选为?|受聘为|被?(?:选举|推选|任命|聘任|选)为|新增为"
    r"|(?<![不还只就都正可但凡便要总])是|为|(?<=[\u4e00-\u9fff])的)$"
)
_SERVES = re.compile(r"[^，。；\n]{0,3}?(?:当过?|做过?|任|担任过?)")
_MEMBERS = ("委员", "成员", "代表")  # whose body, unnamed, is not plain
_CHOSEN = re.compile(r"(?:当选为?|被?(?:推选|选举|推举|任命|聘|选)为|受聘为?|担任|出任)(?:该会|本会)?")
_HEADED = re.compile(r"(?:^|[，。；：\n])(?P<title>副?[\u4e00-\u9fff]{1,3}[长队])(?:就|正)?是", re.MULTILINE)
_GIVEN_TO = re.compile(r"由(?=[^，。；\n]{2,30}$)")
_MANY_HOLD = re.compile(r"^副|(?:常委|委员)$")  # titles that several people hold at once
_FAR = 40  # characters between a person and the verb
_COMMUNITY_TITLES = frozenset({"社区主任", "社区书记", "社区第一书记", "第一书记", "网格长", "网格员", "楼长"})


@dataclass(frozen=True, slots=True)
class _Post:
    """A title as written, where it begins, and the body named before it."""

    title: str
    start: int
    body: Mention | None
    attributes: tuple[str, ...]


def find_positions(scene: Scene) -> Iterator[Relation]:
    """The position that each person of the article is said to hold, one relation a post."""
    for person in scene.of_type(PERSON):
        posts = [*_before(scene, person), *_after(scene, person)] or _shared(scene, person)
        carried: Mention | None = None
        for post in posts:
            body = _holder(scene, post) or _implied(scene, post, carried) or _of_chief(scene, post)
            carried = _holder(scene, post) or carried
            if body is not None and _is_post(scene, post):
                yield _relation(scene, person, post, body, explicit=post.body is not None)
    yield from _by_verb(scene)
    yield from _elected(scene)


def _shared(scene: Scene, person: Mention) -> list[_Post]:
    """A list shares the title before it where several can hold it: 副区长甲、乙, not 区长甲、乙."""
    posts = _before(scene, person_at) if (person_at := _list_head(scene, person)) else []
    return posts[-1:] if posts and _MANY_HOLD.search(posts[-1].title) else []


def _list_head(scene: Scene, person: Mention) -> Mention | None:
    start = scene.list_starts[person.span.start]
    commas = scene.text[start : person.span.start].count("、")
    found = scene.within(start, person.span.start, PERSON)
    return found[0] if found and len(found) == commas else None


def phrase_start(scene: Scene, person: Mention) -> int:
    """Where the titles before a name begin, with their bodies: of 某局局长周远山, the start of 某局."""
    posts = _before(scene, person)
    if not posts:
        noun = scene.analysis.lexicon.role_nouns.longest_ending(scene.text, person.span.start)
        return person.span.start - len(noun or "")
    return scene.chain_start(posts[0].body) if posts[0].body else posts[0].start


def _relation(scene: Scene, person: Mention, post: _Post, body: Mention, *, explicit: bool) -> Relation:
    span = scene.analysis.sentence_of(person.span.start)
    rule = "position-titled" if explicit else "position-elided"
    quoted = Factuality.QUOTED if scene.is_quoted(person.span.start) else Factuality.STATED
    return Relation(
        person,
        Predicate.HOLDS_POSITION,
        body,
        span,
        rule,
        qualifier=_full_title(post, body),
        factuality=quoted,
        confidence=0.9 if explicit else 0.75,
    )


def _full_title(post: _Post, body: Mention) -> str:
    """区委书记 is the whole title of the district committee's 书记."""
    if post.body is not None and body.name.endswith(post.body.name) is False and post.body.kind == "PartyOrgan":
        return post.body.name[post.body.name.find("党") :] + post.title
    committee = _COMMITTEE.search(body.name)
    if committee and post.title.lstrip("原副前代") in ("书记", "常委", "委员", "秘书长"):
        return committee.group() + post.title
    return post.title


def _before(scene: Scene, person: Mention) -> list[_Post]:
    """The titles directly before a name, in the order of the text."""
    posts: list[_Post] = []
    end = person.span.start
    while (post := _post_ending(scene, end - (scene.text[end - 1 : end] in (" ", "　")))) is not None:
        posts.insert(0, post)
        end = post.body.span.start if post.body else post.start
        if scene.text[end - 1 : end] not in ("、", "，", ","):
            break
        end -= 1
    return posts


def _post_ending(scene: Scene, end: int) -> _Post | None:
    titles = scene.analysis.lexicon.titles
    readings = [
        _Post(scene.text[start:end], start, body, titles[scene.text[base:end]])
        for base in range(max(0, end - 12), end)
        if scene.text[base:end] in titles
        for start in (_with_prefix(scene, base),)
        for body in (_body_ending(scene, start),)
    ]
    named = [reading for reading in readings if reading.body]
    bodies = [reading for reading in named if reading.body and reading.body.type is ORGANIZATION]
    organs = [reading for reading in bodies if reading.body and reading.body.kind == "PartyOrgan"]
    return next(iter(organs or bodies or named or readings), None)


def _with_prefix(scene: Scene, base: int) -> int:
    prefix = _PREFIX.search(scene.text[max(0, base - 8) : base])
    return base - len(prefix.group()) if prefix else base


def _body_ending(scene: Scene, end: int) -> Mention | None:
    if scene.text[end - 1 : end] == "的":
        end -= 1
    body = scene.by_end.get(end)
    return body if body and body.type in (ORGANIZATION, UNIT) else None


def _after(scene: Scene, person: Mention) -> list[_Post]:
    """沈清禾局长 after a body; 马主任 whose title is in the mention."""
    body = _body_ending(scene, person.span.start)
    at = person.span.start + 1 if person.rule == "person-surname" else person.span.end
    vice = scene.text[at : at + 1] == "副"
    title = scene.analysis.lexicon.titles.longest_at(scene.text, at + vice)
    if title is None or (body is None and person.rule not in ("person-surname", "person-before-title")):
        return []
    attributes = scene.analysis.lexicon.titles[title]
    return [_Post("副" * vice + title, at, body, attributes)] if attributes[:1] != ("neutral",) else []


def _is_post(scene: Scene, post: _Post) -> bool:
    """代表, 居民 and 先生 are no posts; 农艺师 or 成员 is one where its body stands before it."""
    lexicon, kind = scene.analysis.lexicon, (*post.attributes, "")[0]
    if lexicon.address_terms.get(post.title, ("title",))[0] != "title" or post.title in _ADDRESSES:
        return False
    if post.title in lexicon.role_nouns:
        return kind not in ("neutral", "academic") and post.body is not None
    return kind != "neutral" or post.body is not None


def _by_verb(scene: Scene) -> Iterator[Relation]:
    """任命周远山为某局局长; 沈清禾是某社区党委书记, 也是某队队长: the person is the last one named before the verb."""
    for body in (m for m in scene.outer if m.type in (ORGANIZATION, UNIT)):
        yield from _serving(scene, body)
        start = scene.chain_start(body)
        verb = _BECOMES.search(scene.text, max(0, start - 6), start)
        person = scene.before(start, PERSON) if verb else None
        sentence = scene.analysis.sentence_of(start)
        if verb is None or person is None or person.span.start < sentence.start or scene.is_quoted(start):
            continue
        if verb.start() - person.span.end > _FAR or scene.within(person.span.end, verb.start(), ORGANIZATION, UNIT)[2:]:
            continue
        for post in _titles_after(scene, body, sentence.end):
            if _is_post(scene, post) and not _is_of_next(scene, post):
                yield _relation(scene, person, post, body, explicit=True)


def _elected(scene: Scene) -> Iterator[Relation]:
    """甲、乙当选副会长, 秘书长由丙担任, 队长是丁: a post without its body, which is that of its kind in the article."""
    for found in (*_CHOSEN.finditer(scene.text), *_HEADED.finditer(scene.text)):
        people, post = _headed(scene, found) if found.lastgroup else _chosen(scene, found)
        if post is None or scene.is_quoted(found.start()) or not _is_post(scene, post) or post.title.endswith(_MEMBERS):
            continue
        body = _implied(scene, post, None)
        if body is not None:
            yield from (_relation(scene, person, post, body, explicit=False) for person in people)


def _headed(scene: Scene, found: re.Match[str]) -> tuple[tuple[Mention, ...], _Post | None]:
    """队长就是大学生沈清禾: the title at the head of a clause and who it says holds it."""
    title, start = found["title"], found.start("title")
    people = scene.within(found.end(), scene.analysis.clause_of(found.end()).end, PERSON)
    if title not in scene.analysis.lexicon.titles or scene.covering(start) is not None:
        return (), None
    return people[:1], _Post(title, start, None, scene.analysis.lexicon.titles[title])


def _chosen(scene: Scene, found: re.Match[str]) -> tuple[tuple[Mention, ...], _Post | None]:
    """Who is chosen, and for what: the list before the verb and the title after it, or the title before 由."""
    text, titles = scene.text, scene.analysis.lexicon.titles
    if (given := _GIVEN_TO.search(text, max(0, found.start() - _FAR), found.start())) is not None:
        title = titles.longest_ending(text, given.start())
        people = scene.within(given.end(), found.start(), PERSON)
        people = people if people and people[-1].span.end == found.start() else ()
        start = given.start() - len(title or "")
    else:
        prefix = _LEADING.match(text, found.end())
        start = found.end()
        title = titles.longest_at(text, prefix.end() if prefix else start)
        title = (prefix.group() if prefix and title else "") + (title or "")
        last = scene.by_end.get(found.start() - (text[found.start() - 1 : found.start()] == "被"))
        is_one = last is not None and last.type is PERSON
        people = scene.within(scene.list_starts[last.span.start], last.span.end, PERSON) if last and is_one else ()
    if not title:
        return (), None
    return people, _Post(title, start, None, titles.get(title, titles.get(title.lstrip("副原名誉"), ())))


def _serving(scene: Scene, body: Mention) -> Iterator[Relation]:
    """沈清禾在某公司当保安队长; 在某公司当保安队长的沈清禾."""
    serves = _SERVES.match(scene.text, body.span.end)
    if serves is None or scene.text[body.span.start - 1 : body.span.start] != "在" or scene.is_quoted(body.span.start):
        return
    title = scene.analysis.lexicon.titles.longest_at(scene.text, serves.end())
    if title is None:
        return
    after, sentence = serves.end() + len(title), scene.analysis.sentence_of(body.span.start)
    of_next = scene.text[after : after + 1] == "的"
    person = scene.starting(after + 1) if of_next else scene.before(body.span.start, PERSON)
    post = _Post(title, serves.end(), body, scene.analysis.lexicon.titles[title])
    if person is not None and person.type is PERSON and person.span.start >= sentence.start and _is_post(scene, post):
        yield _relation(scene, person, post, body, explicit=True)


def _is_of_next(scene: Scene, post: _Post) -> bool:
    """周远山，现任某局局长沈清禾: the title is that of the name after it."""
    follower = scene.starting(post.start + len(post.title))
    return follower is not None and follower.type is PERSON


def _titles_after(scene: Scene, body: Mention, end: int) -> Iterator[_Post]:
    """The titles after a body, one after another: 副院长、审判委员会委员."""
    titles, at = scene.analysis.lexicon.titles, body.span.end
    at += scene.text[at : at + 1] == "的"
    while at < end:
        prefix = _LEADING.match(scene.text, at)
        base = titles.longest_at(scene.text, at + len(prefix.group()) if prefix else at, end)
        longer = scene.analysis.lexicon.org_suffixes.longest_at(scene.text, at)
        if base is None or len(longer or "") > len(base):
            return
        title = (prefix.group() if prefix else "") + base
        yield _Post(title, at, body, titles[base])
        at += len(title)
        if scene.text[at : at + 1] != "、":
            return
        at += 1


def _holder(scene: Scene, post: _Post) -> Mention | None:
    """The body before the title; of 校党委书记, 集团党委书记 the one school or company there is."""
    body = post.body
    if body is None or body.kind != "PartyOrgan" or body.rule != "organization-bare":
        return body
    kinds = next((kinds for start, kinds in _WHOLES.items() if body.name.startswith(start)), ())
    return _of_kind(scene, post, kinds) or body


def _implied(scene: Scene, post: _Post, carried: Mention | None) -> Mention | None:
    kind, at = (*post.attributes, "", "")[:2]
    if at == "unit":
        return _unit_of_body(scene, carried, post.title[-2:-1]) or _unit_of_level(scene, post.title[-2:-1])
    if (named := _named_in(scene, post)) is not None:
        return named
    if carried is not None:
        return carried
    # 社区主任沈清禾; 社区沈主任, where the title starts a character after 社区.
    if kind == "community" or post.title in _COMMUNITY_TITLES or "社区" in scene.text[post.start - 3 : post.start]:
        return only([m for m in scene.of_type(UNIT) if m.kind in ("Community", "Village")])
    return _namesake(scene, post) or (_of_kind(scene, post, _KINDS[kind]) if kind in _KINDS else None)


def _named_in(scene: Scene, post: _Post) -> Mention | None:
    """The body that the title itself names: of 居委会主任 the one 居委会 of the article."""
    noun = scene.analysis.lexicon.org_suffixes.longest_at(post.title, 0)
    if noun is None or len(noun) < 2 or len(noun) == len(post.title):
        return None
    return only([m for m in scene.of_type(ORGANIZATION) if m.name.endswith(noun) and scene.is_outer(m)])


def _of_chief(scene: Scene, post: _Post) -> Mention | None:
    """The body whose head the sentence names before its deputy: 某协会会长甲主持，副会长乙出席."""
    sentence = scene.analysis.sentence_of(post.start)
    chief = post.title.removeprefix("副")
    if chief == post.title or len(chief) < 2:
        return None
    found = None
    for body in scene.within(sentence.start, post.start, ORGANIZATION):
        if scene.text.startswith(chief, body.span.end):
            found = body
    return found


def _namesake(scene: Scene, post: _Post) -> Mention | None:
    """The 队 of a 队长, the 团 of a 副团长: the last body before whose name ends so."""
    if post.title[-1] != "长" or post.title[-2:-1] in _LEVELS:
        return None
    bodies = scene.all_before(post.start, ORGANIZATION)
    alike = (b for b in reversed(bodies) if b.name[-1] == post.title[-2] and b.rule != "organization-term")
    last = next(alike, None)
    return last if last and post.start - last.span.end <= _NEAR else None


def _of_kind(scene: Scene, post: _Post, kinds: tuple[str, ...]) -> Mention | None:
    """The school of a 校长: the only one of the article, or the last one named before in the sentence."""
    bodies = [m for m in scene.of_type(ORGANIZATION) if m.kind in kinds and is_institution(scene, m)]
    sentence = scene.analysis.sentence_of(post.start)
    near = [m for m in bodies if sentence.start <= m.span.start < post.start]
    return only(bodies) or (near[-1] if near else None)


def _unit_of_body(scene: Scene, body: Mention | None, level: str) -> Mention | None:
    """青阳市 of 青阳市委副书记、市长: the unit in the name of the body before."""
    inner = scene.inside(body) if body is not None else ()
    return next((m for m in inner if m.type is UNIT and _is_of_level(m, level)), None)


def _unit_of_level(scene: Scene, level: str) -> Mention | None:
    """The unit that 区长 goes to: the district that the article names most, if that is plain."""
    if level not in _LEVELS:
        return None
    return only([m for m in scene.of_type(UNIT) if _is_of_level(m, level)])


def _is_of_level(unit: Mention, level: str) -> bool:
    """A 区 is a district, never a 社区 or 园区."""
    return unit.name.endswith(level) and unit.kind != "FunctionalZone" and not unit.name.endswith(("社区", "园区"))


def is_institution(scene: Scene, body: Mention) -> bool:
    """A whole school, hospital, company or association; not its department, its alumni or its board."""
    part = body.rule in ("organization-department", "organization-term")
    ends = "科部处组" if body.kind == "SocialOrganization" else "科部处会组"
    around = scene.covering(body.span.start)
    whole = around == body or (around is not None and around.type is INITIATIVE)
    return whole and not part and body.name[-1] not in ends


def only(mentions: list[Mention]) -> Mention | None:
    """The first mention of the name that all share, or that stands far more often than any other.

    Short and long names of one body (市一中, 青阳市第一中学) count together.
    """
    counts = Counter(mention.name for mention in mentions)
    names = sorted(counts, key=lambda name: (-len(name), name))
    groups: dict[str, int] = {}
    for name in names:
        whole = next((long for long in groups if long.endswith(name) or abbreviates(name, long)), name)
        groups[whole] = groups.get(whole, 0) + counts[name]
    ranked = sorted(groups, key=lambda name: (-groups[name], name))
    if not ranked or (len(ranked) > 1 and groups[ranked[0]] < 2 * groups[ranked[1]]):
        return None
    return next(mention for mention in mentions if mention.name == ranked[0])
