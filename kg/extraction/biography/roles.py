"""Whose a role is that is told without its body: 竹溪小学举行典礼，学生沈清禾…; 某图书馆开展活动，馆员周远山…."""

import re
from collections.abc import Iterator

from kg.extraction.biography.heads import school_at
from kg.extraction.biography.posts import is_left, only
from kg.extraction.discourse.anaphors import is_opponent
from kg.extraction.discourse.scene import INITIATIVE, ORGANIZATION, PERSON, Scene
from kg.model import Factuality, Mention, Predicate, Relation
from kg.patterns import late

# What the noun, with at most such a modifier, begins: a clause, or what a verb or preposition is about.
_BEGINS = re.compile(
    r"(?:^|[，,.。；;：:、！!？?“”（）\n 　]|(?<!退休)(?<!离休)[由让给与和对向请为是名位])"
    r"(?:年轻的?|年近[^\W\da-zA-Z_]{2}的|\d{2,3}岁的|[一二三四五六七八九]年级的?|高[一二三]的?|大[一二三四]的?|骨干|值班|当班|一线|优秀|带队|主治|青年|专职|社区|值守|[男女老小])?$"
)
_COUNTED = late(r"(?:等(?:[\d一二两三四五六七八九十]+[余多]?)?|[两二三四五六七八九])[名位个]")
_NUMBERS = frozenset("等两二三四五六七八九")
_HELD = late(r"[的员生师]")  # whose they are, the words before them tell
_GRADE = late(r"年级的?$")  # of no university
_SCHOOLS = ("小学", "学校", "中学", "一小", "二小", "三小")
_LONGEST = 12  # characters of a modifier with what stands before it
_NEAR = 150  # characters, some three sentences, over which 队员 means the team named before
_TEAM = "队"  # of several that play one after another, the last
_HEADLINE = 80  # characters that the first line has at most, if it is a headline
# Bodies whose wards, classes and teams have the 护士, 班主任 and 教练, mostly of another than the one that is named.
_OF_PARTS = ("School", "Hospital", "队")
_PARTS = tuple("科部处组室班系")


def find_role(scene: Scene, person: Mention) -> Iterator[Relation]:
    """holdsPosition or affiliatedWith, as the noun says, with the one body of its kind near by or in the article."""
    if person.rule == "person-byline":
        return
    told = _before(scene, person) or _after(scene, person)
    if told is None:
        return
    noun, at = told
    attributes = scene.analysis.lexicon.role_nouns[noun]
    of = _SCHOOLS if _GRADE.search(scene.text, max(0, at - 3), at) else tuple(attributes[1].split("/"))
    body = _meant(scene, of, at) or (school_at(scene, at) if of == _SCHOOLS else None)
    if body is not None:
        yield _relation(scene, person, body, noun if attributes[2] == "post" else "")


def _before(scene: Scene, person: Mention) -> tuple[str, int] | None:
    """学生|沈清禾、周远山: the noun before the list, and where it starts."""
    start = scene.list_starts[person.span.start]
    noun = scene.analysis.lexicon.role_nouns.longest_ending(scene.text, start)
    at = start - len(noun or "")
    if noun is None or not _is_of_body(scene, noun) or scene.by_end.get(at) is not None:
        return None
    return (noun, at) if _BEGINS.search(scene.text, max(0, at - _LONGEST), at) else None


def _after(scene: Scene, person: Mention) -> tuple[str, int] | None:
    """沈清禾、周远山|等三名同学, 两名教师: the noun after the list, and where the list starts."""
    start = scene.list_starts[person.span.start]
    end = scene.once("list ends", lambda: _list_ends(scene))[start]
    counted = _COUNTED.match(scene.text, end) if scene.text[end : end + 1] in _NUMBERS else None
    noun = scene.analysis.lexicon.role_nouns.longest_at(scene.text, counted.end()) if counted else None
    if noun is None or not _is_of_body(scene, noun) or _HELD.search(scene.text, max(0, start - 1), start):
        return None
    return noun, start


def _list_ends(scene: Scene) -> dict[int, int]:
    """Where the list of people ends that starts at an offset."""
    return {scene.list_starts[person.span.start]: person.span.end for person in scene.of_type(PERSON)}


def _is_of_body(scene: Scene, noun: str) -> bool:
    attributes = scene.analysis.lexicon.role_nouns[noun]
    if attributes[2:] == ("post",) and attributes[1].startswith(_OF_PARTS) and not noun.endswith("代表"):
        return False
    return len(attributes) > 2 and attributes[1] != "none"


def _relation(scene: Scene, person: Mention, body: Mention, title: str) -> Relation:
    quoted = Factuality.QUOTED if scene.is_quoted(person.span.start) else Factuality.STATED
    predicate = Predicate.HOLDS_POSITION if title else Predicate.AFFILIATED_WITH
    sentence = scene.analysis.sentence_of(person.span.start)
    return Relation(person, predicate, body, sentence, "role-elsewhere", title, quoted, 0.7)


def _meant(scene: Scene, of: tuple[str, ...], at: int) -> Mention | None:
    """The one such body that the text named just before, else the one of the article or of its headline."""
    bodies = scene.once(("role", of), lambda: tuple(m for m in scene.of_type(ORGANIZATION) if _is_of(scene, m, of)))
    if not bodies:
        return None
    near = [body for body in bodies if at - _NEAR <= body.span.start < at and not is_opponent(scene, body)]
    if len({body.name for body in near}) == 1 or (near and of[0] == _TEAM):
        return near[-1]
    return None if near else scene.once(("role of all", of), lambda: _of_article(scene, bodies))


def _of_article(scene: Scene, bodies: tuple[Mention, ...]) -> Mention | None:
    line = scene.text.find("\n", 0, _HEADLINE)
    return only([*bodies]) or only([body for body in bodies if body.span.end <= line])


def _is_of(scene: Scene, body: Mention, of: tuple[str, ...]) -> bool:
    """A whole body of the kind or the ending, by itself or at the head of its part's name (某医院心内科)."""
    if not (body.kind in of or body.name.endswith(of)) or body.name.endswith(_PARTS):
        return False
    around = scene.covering(body.span.start)
    is_apart = around is not None and (around.span.start == body.span.start or around.type is INITIATIVE)
    return is_apart and not is_left(scene, body)
