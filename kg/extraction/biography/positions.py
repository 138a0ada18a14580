"""Who holds which position: titles before and after a name, several a person, bodies elided.

``区委副书记、区长周远山``: each title goes to the body before it (区委), and
one without a body to the unit whose role it is (区长 → the district), to the
body of the title before it (某集团党委书记、董事长), or to the only body of its
kind in the article (校长 → the school).
"""

import re
from collections.abc import Iterator, Mapping

from kg.extraction.biography.heads import of_its_kind
from kg.extraction.biography.made_titles import is_cut, made_title
from kg.extraction.biography.posts import Post, is_post, is_unnamed, post_relation, title_noun
from kg.extraction.biography.seats import of_school, of_whole, seat
from kg.extraction.biography.whose import INNER, ROOMS, THEN, holder, implied, is_of_unread
from kg.extraction.bodies.chains import FUSED
from kg.extraction.discourse.scene import ORGANIZATION, PERSON, UNIT, Scene
from kg.extraction.people.people import POST_IN_BRACKETS
from kg.extraction.text.signatures import is_labelled
from kg.model import Mention, Relation
from kg.patterns import late

_PREFIX = re.compile(
    r"(?:原|时任|现任|新任|前|代理?|专职|挂职|驻会|兼职|常务|第一|执行|名誉|荣誉|教学|行政|分管[^\W\da-zA-Z_]{1,4}的"
    r"|正?高级|[副中初一二三四]级|首席|资深|特邀|特聘|值班|值守|带班)*副?$"
)
_BY_KIND = re.compile(
    rf"(?:^|[、，。；：,;“\n]|[和与及由])(?P<kind>(?![该本我除据由经请让向对为给把被在]|{'|'.join(THEN)})[^\W\da-zA-Z_]{{2,4}})$"
)
_BARE = late(r"(?:^|[^\u4e00-\u9fff]|[由给向和与对在])社区$")  # 社区周远山副书记: of the one community
_LOCAL = ("community", "body")
_ITS_OFFICES = ("局", "办", "室", "处", "校", "中心")  # 市委老干部局, of a committee and no committee itself
_GLOSS = late(r"[（(][\u4e00-\u9fff、]{2,12}[）)]$")  # 某局（某办）|局长, 某公司（英国）|董事长
_LONG_GLOSS = 14
_FUSED = tuple(f"{end}长" for end in (*"部", *sorted(FUSED)))
_ALSO = ("(兼)", "（兼）")
_JOINED = ("、", "，", ",", "和", "与", "及")
_MARKS = (" ", "　", "：")  # between a title and a name: 会长：沈清禾
_HEADS = ("校长", "院长", "园长", "董事长", "总经理")
_PARTY_HEAD = re.compile(r"党(?:委|总支|支部|组)书记兼?$")  # 党委书记校长沈清禾, of one school
_IS_ONE = re.compile(r"(?<=[^\W\da-zA-Z_])(?:[是为任]|当选)(?![、，])[^\W\da-zA-Z_]{0,5}$")
# 6名|镇人大代表，; 某联络组全体|委员，: several, of whom none is named.
_SEVERAL = late(r"(?:(?:[2-9]|\d\d|[二两三四五六七八九十几])[余多]?[位名]|全体|部分|各位|相关|有关)[^，。；、\n]{0,8}$")
_DESCRIPTION = 18  # characters of what else is told of somebody between the last post and the name
_DESCRIBES = late(r"[\u4e00-\u9fff\d“”（）()]+")
# 民盟盟员, 淮扬菜大师, 省名中医, 高二（1）班, 八十一岁的; not 社区代表
_SOMEBODY = late(
    r"(?:[^代]表演者|[师家员者手医匠将星模警]|[^代任]人|工匠|博士|硕士|标兵|先锋|能手|楷模|冠军|得主|岁的|[）)\d一二三四五六七八九十]班)$"
)
_ROLL = 1000  # characters of the longest list that shares one title, so that each name looks no further back
_POSTS = 12  # of one person right before the name, of which no text has as many
# 某支行客户经理甲、乙, 某县公证处公证员甲、乙
_ROLES = (*"员师工警生士者手", "客户经理", "理财经理", "领导")
_MANY_HOLD = late(r"^副|(?:常委|委员)$")  # titles that several people hold at once


def find_positions(scene: Scene) -> Iterator[Relation]:
    """The position that each person of the article is said to hold, one relation a post."""
    led: dict[int, Mention] = {}
    homeless: dict[int, tuple[str, ...]] = {}  # of whose posts no body is told, by the class of the last
    told: dict[tuple[str, str], Mention] = {}  # by name and title, as 某局局长周远山 goes before 周远山局长
    for person in scene.of_type(PERSON):
        if person.rule == "person-byline" or is_labelled(scene.text, person.span):
            continue  # （通讯员 沈清禾）6月7日，…党支部书记: whoever reports holds none of the posts around
        posts = [*_before(scene, person), *_after(scene, person), *_in_brackets(scene, person)]
        posts = _unbound(scene, posts, led) or _shared(scene, person)
        carried = _of_neighbour(scene, person, posts, led)
        if carried is not None:
            led[person.span.end] = carried
        for post in posts:
            explicit, at = holder(scene, post), (person.name, post.title.removeprefix(title_noun(scene, post) or ""))
            body = explicit or _meant(scene, post, carried, told.get(at))
            if explicit is None and _is_like_neighbour(scene, post, homeless):
                body = None
            carried = explicit or carried
            if body is None:
                homeless[person.span.end] = post.attributes[:1]
                continue
            if carried is not None:
                told.setdefault(at, body)
            if explicit is not None:
                post, body = of_school(scene, post, explicit)
            if body.type is ORGANIZATION:
                led.setdefault(person.span.end, body)
            yield from _facts(scene, person, post, body)


def _meant(scene: Scene, post: Post, carried: Mention | None, told: Mention | None) -> Mention | None:
    """Whose a post is that no body stands before: as ``told`` of the same one before, or as the words imply."""
    body = told or implied(scene, post, carried) or _of_chief(scene, post)
    body = body or (of_its_kind(scene, post) if carried is None else None)
    return None if body is None or is_of_unread(scene, post, body) else seat(scene, post, body)


def _facts(scene: Scene, person: Mention, post: Post, body: Mention) -> Iterator[Relation]:
    if is_post(scene, post) and not is_unnamed(scene, body):
        yield post_relation(scene, person, post, body, explicit=post.body is not None)
        yield from of_whole(scene, person, post, body)


def _of_chief(scene: Scene, post: Post) -> Mention | None:
    """The body whose head, or other deputy, the sentence names before: 某协会会长甲主持，副会长乙出席."""
    sentence = scene.analysis.sentence_of(post.start)
    chief = post.title.removeprefix("副")
    if chief == post.title or len(chief) < 2:
        return None
    found = None
    for body in scene.within(sentence.start, post.start, ORGANIZATION):
        if scene.text.startswith((chief, post.title), body.span.end):
            found = body
    return found


def _of_neighbour(scene: Scene, person: Mention, posts: list[Post], led: dict[int, Mention]) -> Mention | None:
    """The body of the one named before in a list: 某人大常委会副主任甲、秘书长乙; 某镇党委书记甲和组织委员乙.

    ``led`` has the bodies of those without one of their own, by where their names end.
    """
    start = min(person.span.start, posts[0].start) if posts else 0
    if not posts or posts[0].body is not None or scene.text[start - 1 : start] not in _JOINED:
        return None
    body = _body_ahead(scene, start, led if start == posts[0].start else {})
    if body is not None and posts[0].attributes[:1] == ("party",) and body.name.endswith(ROOMS):
        return None  # 某办公室主任甲，党委委员乙: of the whole
    is_party = posts[0].attributes[:1] == ("party",) or (body is not None and body.name.endswith(_ITS_OFFICES))
    return body if body is not None and (is_party or body.kind != "PartyOrgan") else None  # 校党委书记甲、副校长乙


def _body_ahead(scene: Scene, start: int, led: Mapping[int, Mention]) -> Mention | None:
    """The body of the one whose name stands before the mark there."""
    before = scene.named_before(start - 1)
    is_person = before is not None and before.type is PERSON
    return (body_before(scene, before) or led.get(before.span.end)) if before is not None and is_person else None


def _unbound(scene: Scene, posts: list[Post], led: dict[int, Mention]) -> list[Post]:
    """某集团董事长甲、|纪委|书记乙: of the committee that the body of the one before has, so of that body."""
    organ = posts[0].body if posts else None
    if organ is None or organ.name not in INNER or scene.text[organ.span.start - 1 : organ.span.start] not in _JOINED:
        return posts
    whole = _body_ahead(scene, organ.span.start, led)
    if whole is None or whole.kind == "PartyOrgan":
        return posts
    return [Post(organ.name + posts[0].title, organ.span.start, None, posts[0].attributes), *posts[1:]]


def _is_like_neighbour(scene: Scene, post: Post, homeless: Mapping[int, tuple[str, ...]]) -> bool:
    """集团总经理周远山、|副总经理: of no company that the article names, as that of the one before is not."""
    return scene.text[post.start - 1 : post.start] == "、" and homeless.get(post.start - 1) == post.attributes[:1]


def _shared(scene: Scene, person: Mention) -> list[Post]:
    """A list shares the title before it where several can hold it: 副区长甲、乙, not 区长甲、乙."""
    posts = _before(scene, person_at) if (person_at := _list_head(scene, person)) else []
    return [post for post in posts if _MANY_HOLD.search(post.title) or _is_role(scene, post)] if posts else []


def _is_role(scene: Scene, post: Post) -> bool:
    """律师, 医生, 救护师: of which a body has several."""
    if post.body is not None and (post.title == "代表" or post.title.endswith(_ROLES)):
        return True
    if post.attributes[:1] == ("made",):
        return False
    return "none" not in scene.analysis.lexicon.role_nouns.get(post.title, ("", "none"))[1:2]


def _list_head(scene: Scene, person: Mention) -> Mention | None:
    start = scene.list_starts[person.span.start]
    if person.span.start - start > _ROLL:
        return None
    found = scene.within(start, person.span.start, PERSON)
    starts = [*(one.span.start for one in found[1:]), person.span.start]
    gaps = "".join(scene.text[one.span.end : at] for one, at in zip(found, starts, strict=True)) if found else ""
    return found[0] if found and len(found) == sum(map(gaps.count, "、和与")) else None  # 张和平、|沈清禾


def phrase_start(scene: Scene, person: Mention) -> int:
    """Where the titles before a name begin, with their bodies: of 某局局长周远山, the start of 某局."""
    posts = _before(scene, person)
    if not posts:
        noun = scene.analysis.lexicon.role_nouns.longest_ending(scene.text, person.span.start)
        return person.span.start - len(noun or "")
    return scene.chain_start(posts[0].body) if posts[0].body else posts[0].start


def body_before(scene: Scene, person: Mention) -> Mention | None:
    """The last body in the titles before a name."""
    bodies = [post.body for post in _before(scene, person) if post.body is not None]
    return bodies[-1] if bodies and bodies[-1].type is ORGANIZATION else None


def _before(scene: Scene, person: Mention) -> list[Post]:
    """The titles directly before a name, in the order of the text; asked of a list's first for each in it."""
    start = person.span.start
    return scene.once(("titles before", start), lambda: _titles_before(scene, start))


def _titles_before(scene: Scene, end: int) -> list[Post]:
    posts: list[Post] = []
    post = _title_before(scene, end)
    if post is None and (before := _before_description(scene, end)) != end:
        end, post = before, post_ending(scene, before)
    while post is not None and len(posts) < _POSTS:
        if posts and (_is_another(scene, post, posts[0]) or _is_after_name(scene, end)):
            break
        posts.insert(0, post)
        end = _before_post(scene, post)
        post = _title_before(scene, end) if end >= 0 else None
    return posts


def _is_another(scene: Scene, post: Post, following: Post) -> bool:
    """班主任、|某中心主任周远山: a list of people, of whom some are told without names."""
    is_kind = post.title in scene.analysis.lexicon.role_nouns and not post.title.endswith("代表")
    return is_kind and post.body is None and following.body is not None


def _is_after_name(scene: Scene, end: int) -> bool:
    """某局周远山局长、|某镇镇长沈清禾: the title that ends there is of the one whose name it follows."""
    title = scene.analysis.lexicon.titles.longest_ending(scene.text, end) or ""
    start = end - len(title)
    start -= scene.text[start - 1 : start] == "副"
    named = scene.by_end.get(start) or scene.by_end.get(end)
    return named is not None and named.type is PERSON


def _title_before(scene: Scene, end: int) -> Post | None:
    end -= len(_ALSO[0]) if scene.text.endswith(_ALSO, 0, end) else 0  # 某委书记（兼）|周远山
    return post_ending(scene, end - (scene.text[end - 1 : end] in _MARKS))


def _before_post(scene: Scene, post: Post) -> int:
    """Where another title of the same one may end before a title and its body; -1 where none does."""
    end = post.body.span.start if post.body else post.start
    if scene.text[end - 1 : end] in ("、", "，", ",", "兼"):
        return -1 if scene.text[end - 1] in "，," and _tells_of_another(scene, end - 1) else end - 1
    if _runs_together(scene, end, post):
        return end
    before = end if post.body else _before_description(scene, end, whole=False)
    return before if before != end else -1


def _before_description(scene: Scene, end: int, *, whole: bool = True) -> int:
    """某协会副会长|、餐饮名师周远山: where what else is told of a person begins, after a post; else ``end``.

    ``whole`` where no title ends at the name: what is told ends as words for people do, or with an age.
    """
    comma = scene.text.rfind("、", max(0, end - _DESCRIPTION), end)
    if comma < 0 or not _DESCRIBES.fullmatch(scene.text, comma + 1, end) or scene.begun(comma + 1, end):
        return end
    if whole and _SOMEBODY.search(scene.text, comma + 1, end) is None:
        return end
    title = scene.analysis.lexicon.titles.longest_ending(scene.text, comma)
    if title is None and whole and (before := _before_description(scene, comma)) != comma:
        return before  # 某会会长|、著名作家、文化学者周远山
    return comma if len(title or "") > 1 else end


def _tells_of_another(scene: Scene, end: int) -> bool:
    """沈清禾是秧歌队队长，|队员周远山: what ends there is told of the one before."""
    post = post_ending(scene, end)
    start = 0 if post is None else post.body.span.start if post.body else post.start
    if post is not None and (post.title == "成员" or _SEVERAL.search(scene.text, max(0, post.start - 16), post.start)):
        return post.body is None or not post.body.name.endswith("党组")
    return _IS_ONE.search(scene.text, max(0, start - 8), start) is not None


def _runs_together(scene: Scene, end: int, post: Post) -> bool:
    """社区党委书记|居委会主任: another title ends right where this one, or its body, begins."""
    title = scene.analysis.lexicon.titles.longest_ending(scene.text, end)
    is_whole = post.body is not None or len(post.title) > len("副主任")
    return title is not None and len(title) > 1 and is_whole


def post_ending(scene: Scene, end: int) -> Post | None:
    """The title that ends at an offset, with the body before it where one is named."""
    titles = scene.analysis.lexicon.titles
    if titles.longest_ending(scene.text, end) is None:
        return made_title(scene, end)
    readings = [
        Post(scene.text[start:end], start, body, titles[scene.text[base:end]])
        for base in range(max(0, end - 12), end)
        if scene.text[base:end] in titles
        for start in (_with_prefix(scene, base),)
        for body in (_body_ending(scene, start),)
    ]
    if (fused := _fused(scene, end)) is not None:
        readings.append(fused)
    named = [reading for reading in readings if reading.body]
    bodies = [reading for reading in named if reading.body and reading.body.type is ORGANIZATION]
    organs = [reading for reading in bodies if reading.body and reading.body.kind == "PartyOrgan"]
    if not named and (made := made_title(scene, end)) is not None:
        return made
    post = next(iter(organs or _longest(bodies) or named or readings), None)
    return _with_department(scene, post) if post is not None and post.body is None else post


def _longest(posts: list[Post]) -> list[Post]:
    """某校校友会|会长 rather than 某校|校友会会长."""
    return sorted(posts, key=lambda post: -len(post.body.span) if post.body else 0)


def _fused(scene: Scene, end: int) -> Post | None:
    """市委宣传部|长, 某市公安局|长: the body whose last character its head's title begins with."""
    body, title = scene.by_end.get(end - 1), scene.text[end - 2 : end]
    if body is None or body.type is not ORGANIZATION or title not in _FUSED:
        return None
    return Post(title, end - 1, body, scene.analysis.lexicon.titles[title])


def _with_department(scene: Scene, post: Post) -> Post:
    """某委副秘书长、|办公厅|主任, 。|协会|主席: a body that is told by its kind alone is part of the title."""
    noun = _BY_KIND.search(scene.text, max(0, post.start - 6), post.start)
    if noun is None or scene.analysis.lexicon.org_suffixes.longest_ending(noun["kind"], len(noun["kind"])) is None:
        return post
    return Post(noun["kind"] + post.title, noun.start("kind"), None, post.attributes)


def _with_prefix(scene: Scene, base: int) -> int:
    before = scene.text[max(0, base - 8) : base]
    prefix = _PREFIX.search(before)
    if scene.text.startswith(_HEADS, base) and (both := _PARTY_HEAD.search(before)):
        prefix = both
    return base - len(prefix.group()) if prefix else base


def _body_ending(scene: Scene, end: int) -> Mention | None:
    if scene.text[end - 1 : end] == "的":
        end -= 1
    elif scene.text[end - 1 : end] in ("）", ")") and (
        gloss := _GLOSS.search(scene.text, max(0, end - _LONG_GLOSS), end)
    ):
        end = gloss.start()
    body = scene.by_end.get(end)
    is_body = body is not None and body.type in (ORGANIZATION, UNIT) and not is_cut(scene, body)
    return body if is_body else None


def _after(scene: Scene, person: Mention) -> list[Post]:
    """沈清禾局长 after a body; 马主任 whose title is in the mention."""
    body = _body_ending(scene, person.span.start)
    start = person.span.start
    at = start + 1 if person.rule == "person-surname" else person.span.end
    vice = scene.text[at : at + 1] == "副"
    title = scene.analysis.lexicon.titles.longest_at(scene.text, at + vice)
    if title is None or (body is None and person.rule not in ("person-surname", "person-before-title")):
        return []
    is_local = (
        body is None and scene.text.endswith("社区", 0, start) and _BARE.search(scene.text, max(0, start - 3), start)
    )
    attributes = _LOCAL if is_local else scene.analysis.lexicon.titles[title]
    if attributes[:1] == ("neutral",):
        return []
    post = Post("副" * vice + title, at, body, attributes)
    department = _with_department(scene, Post(post.title, start, None, attributes))
    if body is None and department.start < start:
        kinds = scene.analysis.lexicon.titles.get(department.title.replace("副", ""), attributes)
        told = department.title.removeprefix("学校")  # 学校周远山校长
        return [Post(told, department.start, None, kinds)]
    return [post]  # 由教务处周远山主任主持


def _in_brackets(scene: Scene, person: Mention) -> list[Post]:
    """沈清禾（某公司董事长）: the post in the brackets after a name."""
    found = POST_IN_BRACKETS.match(scene.text, person.span.end)
    post = post_ending(scene, found.end() - 1) if found else None
    return [post] if post and post.body and post.start > person.span.end else []
