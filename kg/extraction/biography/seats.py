"""Where a post of a part is held too: a committee's 书记 in the hospital, a village's 主任 in the village."""

from collections.abc import Iterator

from kg.extraction.biography.posts import Post, only_of, post_relation
from kg.extraction.biography.wholes import named_whole, own_whole, told_whole
from kg.extraction.biography.whose import ROOMS
from kg.extraction.bodies.board import LOWEST
from kg.extraction.discourse.scene import ORGANIZATION, UNIT, Scene
from kg.model import Mention, Relation
from kg.patterns import late

_ITS_WHOLE = late(r"^(?:集团|公司|社区|学校|[校村])")  # what a body's name says of a whole named elsewhere
_LOWEST = tuple(sorted(LOWEST))
_BRANCHES = ("党支部", "党总支", "党总支部", "党委", "党工委")
_OF_COMMUNITY = ("主任", "村主任", "社区主任")


def of_school(scene: Scene, post: Post, office: Mention) -> tuple[Post, Mention]:
    """教导处|主任 is a post of the school, whose offices are no bodies that people hold posts in."""
    whole = own_whole(scene, office) if office.name.endswith("处") and office.type is ORGANIZATION else None
    if whole is None or whole.kind != "School":
        return post, office
    return Post(_ITS_WHOLE.sub("", office.name) + post.title, office.span.start, None, post.attributes), whole


def of_whole(scene: Scene, person: Mention, post: Post, body: Mention) -> Iterator[Relation]:
    """青禾医院党委书记 is of the hospital too, 社区党委书记 of the community, 心内科主任 of the article's hospital.

    Not 青禾医院工会主席, 青禾医院第三党支部书记, nor 青禾社区党委书记, whose body the text names.
    """
    whole = named_whole(scene, body) or told_whole(scene, body) or own_whole(scene, body) or _lowest(scene, body)
    if whole is None or whole.kind == "PartyOrgan" or post.body is not body:
        return
    if body.name.startswith("集团") and "集团" not in whole.name:
        return  # 集团工会|副主席, of no 沈海公司
    tail, is_outside = _tail(scene, body, whole), whole.span not in body.span
    is_one_of_several = tail.endswith("支部") and tail.removeprefix("原") not in _BRANCHES
    is_part = body.kind == "PartyOrgan" and not is_one_of_several
    is_part = is_part or (is_outside and body.name.endswith(("工会", "科", *ROOMS)))
    is_head = is_outside and whole.kind in _LOWEST and tail == "党委" and post.title == "书记"
    if is_head or (is_part and whole.type is ORGANIZATION):
        of_whole = Post(tail + post.title, post.start, None, post.attributes)
        yield post_relation(scene, person, of_whole, whole, explicit=False)


def seat(scene: Scene, post: Post, body: Mention) -> Mention | None:
    """青禾社区党委书记、|主任: of the community, for a party branch has no 主任; None where it is named nowhere.

    区研究室党组书记、|主任: of the office whose leading group it is.
    """
    if body.name.endswith("党组") and post.attributes[:1] != ("party",):
        return _office(scene, body)
    if body.kind != "PartyOrgan" or not body.name.endswith(_BRANCHES) or post.title.lstrip("副") not in _OF_COMMUNITY:
        return body
    whole = named_whole(scene, body) or _lowest(scene, body)
    return whole if whole is not None and whole.kind in (*_LOWEST, "FunctionalZone") else None


def _office(scene: Scene, group: Mention) -> Mention | None:
    """区研究室 of 区研究室党组, where the article names it by itself or within the group's name."""
    whole = named_whole(scene, group)
    return whole if whole is not None and whole.type is ORGANIZATION else None


def _lowest(scene: Scene, body: Mention) -> Mention | None:
    """村党支部, 社区党委: of the one village or community that the article is about."""
    is_bare = body.rule == "organization-bare" and body.name.startswith(("村", "社区"))
    return only_of(scene, UNIT, _LOWEST) if is_bare else None


def _tail(scene: Scene, body: Mention, whole: Mention) -> str:
    """心内科 of 某医院心内科; 工会 of 集团工会, 党支部 of 村党支部, whose whole stands elsewhere."""
    inner = whole.span in body.span
    return scene.text[whole.span.end : body.span.end] if inner else _ITS_WHOLE.sub("", body.name)
