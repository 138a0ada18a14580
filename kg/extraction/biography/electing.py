"""Whose post somebody is chosen for where the title does not say so: of what is founded, elects or engages."""

from collections.abc import Iterator

from kg.extraction.biography.positions import phrase_start
from kg.extraction.biography.posts import Post, title_noun
from kg.extraction.biography.whose import implied
from kg.extraction.discourse.scene import ORGANIZATION, UNIT, Scene
from kg.model import Mention
from kg.patterns import late

_ENGAGES = late(r"(?:特|还|又|也|正式|专门|分别|先后)*(?:聘请?|聘任|邀请|任命|推[选举]|选派)(?:了)?$")
_ELECTS = late(r"选举产生了?(?:新一届|第[一二三四五六七八九十]+届|首届)?")
_LEADERS = ("领导班子", "班子", "领导机构")
_OFFICES = ("会长", "理事长", "监事长", "秘书长", "理事", "监事")
_ASSOCIATIONS = ("会", "联盟", "促进会")
_ASSEMBLES = late(
    r"(?:召开|举行|举办)?[^，。；\n]{0,4}?(?:成立|换届|第[一二三四五六七八九十]+[届次][^，。；\n]{0,4}(?:会员|代表)|会员(?:代表)?大会)"
)
_LEAD = 200  # characters in which an article tells what it is about
_SITS = 150  # characters in which it is told who was elected
_SITTING = frozenset({"SocialOrganization", "GrassrootsCommittee", "MassOrganization"})
_SETS_UP = late(r"(?:(?:正式|宣告|挂牌)*(?:成立|组建|设立|建立|共建|组成|创办|创建))(?:了|起)?")
_SOON = 30  # characters in which the body's name stands after such a verb


def electing(scene: Scene, people: tuple[Mention, ...], post: Post) -> Mention | None:
    """Whose post somebody is chosen for, where the title does not say so."""
    return (
        post.body
        or set_up(scene, post)
        or engaging(scene, people)
        or _new_board(scene, post)
        or _founded(scene, post)
        or implied(scene, post, None)
        or _opening(scene, people, post)
    )


def set_up(scene: Scene, post: Post) -> Mention | None:
    """区里成立|某指挥部，甲任指挥长; 某联合会|成立。…甲任秘书长: what the sentence, or the one before, founds."""
    sentence = scene.analysis.sentence_of(post.start)
    former = scene.analysis.sentence_of(max(sentence.start - 1, 0))
    start = sentence.start if scene.text[sentence.start - 1 : sentence.start] == "\n" else former.start
    for verb in reversed([*_SETS_UP.finditer(scene.text, max(start, post.start - _SITS), post.start)]):
        clause = scene.analysis.clause_of(verb.start())
        bodies = scene.within(verb.end(), min(verb.end() + _SOON, clause.end, post.start), ORGANIZATION)
        body = bodies[0] if bodies else scene.by_end.get(verb.start())
        if body is not None and body.type is ORGANIZATION and body.name.endswith(title_noun(scene, post) or ""):
            return body
    return None


def engaging(scene: Scene, people: tuple[Mention, ...]) -> Mention | None:
    """某校|聘请民警甲、乙担任…: who engages the first of them."""
    start = phrase_start(scene, people[0]) if people else 0
    engages = _ENGAGES.search(scene.text, max(0, start - 8), start)
    body = scene.by_end.get(engages.start()) if engages else None
    return body if body is not None and body.type in (ORGANIZATION, UNIT) else None


def _new_board(scene: Scene, post: Post) -> Mention | None:
    """大会选举产生了新一届|团县委|领导班子，甲当选书记."""
    elects = [*_ELECTS.finditer(scene.text, max(0, post.start - _SITS), post.start)] if "选举产生" in scene.text else []
    board = scene.starting(elects[-1].end()) if elects else None
    if board is None or board.type is not ORGANIZATION or "\n" in scene.text[board.span.end : post.start]:
        return None
    return board if scene.text.startswith(_LEADERS, board.span.end) else None


def _founded(scene: Scene, post: Post) -> Mention | None:
    """某商会某分会成立大会…，甲当选会长: of the association that the article tells to be founded or to elect anew."""
    if not post.title.endswith(_OFFICES):
        return None
    return scene.once("founded", lambda: next(_assembled(scene), None))


def _assembled(scene: Scene) -> Iterator[Mention]:
    for body in scene.begun(0, _LEAD):
        is_one = body.type is ORGANIZATION and body.name.endswith(_ASSOCIATIONS)
        if is_one and _ASSEMBLES.match(scene.text, body.span.end):
            yield body


def _opening(scene: Scene, people: tuple[Mention, ...], post: Post) -> Mention | None:
    """某小区业委会换届，主任|由甲担任: of the association or committee that the sentence begins with.

    Not 某画院|副院长甲当选主席, who had another post there.
    """
    sentence = scene.analysis.sentence_of(post.start)
    bodies = scene.within(sentence.start, post.start, ORGANIZATION)
    is_first = len(bodies) == 1 and scene.chain_start(bodies[0]) == sentence.start
    if not is_first or bodies[0].kind not in _SITTING:
        return None
    return bodies[0] if not people or phrase_start(scene, people[0]) > bodies[0].span.start else None
