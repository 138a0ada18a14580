"""Whose a post is that names no body, by what has such posts: a 庭长 heads a 法庭, a 理事长 a 合作社, a 店主 a 店.

Of these bodies the one that the sentence names, or the sentence before it; then the only one of the article, or of its
headline.
"""

from functools import cache

from kg.extraction.biography.posts import Post, is_apart, is_left, only, title_noun
from kg.extraction.discourse.scene import ORGANIZATION, Scene
from kg.model import Mention

# By how titles end, how the names of the bodies end that have them.
_HAVING: dict[tuple[str, ...], tuple[str, ...]] = {
    tuple("校长 教务主任 教导主任 总务主任 后勤主任 德育主任 德育处主任 校医 班主任 辅导员".split()): tuple(
        "学校 学院 大学 中学 小学 职校 一中 二中 三中 四中 五中 六中 一小 二小 三小 附中 附小 中心校".split()
    ),
    ("园长", "保教主任", "保育员"): ("幼儿园", "实验园", "中心园"),
    ("理事长", "监事长", "监事"): tuple("协会 合作社 基金会 商会 联合会 研究会 学会 联社 联盟 促进会".split()),
    ("主席",): tuple("政协 工会 妇联 妇女联合会 文联 科协 侨联 残联 协会 联合会 工商联 学会 艺术界联合会".split()),
    ("会长", "秘书长"): ("协会", "商会", "联合会", "学会", "研究会", "促进会", "基金会", "联盟", "总会"),
    ("庭长", "审判员", "书记员", "法官", "法警", "审判长"): ("人民法庭", "法院"),
    ("教导员", "指导员", "中队长", "大队长", "支队长"): ("大队", "中队", "支队", "救援站", "消防站"),
    ("调解员",): ("调解委员会", "调解室", "调委会", "调解中心"),
    ("店主", "店长", "老板", "老板娘"): ("店", "铺", "馆", "超市", "坊"),
    ("书记", "副书记", "支委"): ("党支部", "党总支", "支部", "党委", "党工委"),
    ("行长",): ("支行", "分行", "银行"),
    ("馆长", "馆员"): ("馆",),
    ("指挥", "团员", "团长"): ("乐团", "艺术团", "合唱团", "剧团", "杂技团", "歌舞团", "宣讲团"),
    ("护理员", "护理主管"): ("养老院", "敬老院", "福利院", "养护院", "护理院", "福利中心", "颐养中心", "养老公寓"),
}
_LEADS_IN = frozenset("由的是与和及向请让给在对为了从该老休任原届")  # before a title: 由|庭长, 退休|法官
_LONGEST = 5  # characters of the endings of titles
_NEAR = 150  # characters in which a sentence names the body


@cache
def _having(title: str) -> tuple[str, ...]:
    """How the bodies end that have such a post; nothing of a post that any body has."""
    for length in range(min(len(title), _LONGEST), 1, -1):
        for ends, bodies in _HAVING.items():
            if title[-length:] in ends:
                return bodies
    return ()


def of_its_kind(scene: Scene, post: Post) -> Mention | None:
    """The body that has such a post, by where it stands."""
    return _of(scene, post, _having(post.title)) if _begins(scene, post) else None


def school_at(scene: Scene, at: int) -> Mention | None:
    """The school, or else the kindergarten, of a 学生 or of a class that is told at an offset without it."""
    post = Post("", at, None, ())
    return _of(scene, post, _having("校长")) or _of(scene, post, _having("园长"))


def _of(scene: Scene, post: Post, endings: tuple[str, ...]) -> Mention | None:
    bodies = scene.once(("having", endings), lambda: _ending(scene, endings)) if endings else ()
    if (noun := title_noun(scene, post)) is not None:
        bodies = tuple(body for body in bodies if body.name.endswith(noun))  # 商会|会长
    if not bodies:
        return None
    sentence = scene.analysis.sentence_of(post.start)
    told = _one_in(bodies, max(sentence.start, post.start - _NEAR), post.start)
    if told is None and "\n" not in scene.text[sentence.start - 1 : sentence.start]:
        former = scene.analysis.sentence_of(sentence.start - 1)
        told = _one_in(bodies, former.start, former.end)
    line = scene.text.find("\n")
    return told or only([*bodies]) or only([body for body in bodies if body.span.end <= line])


def _begins(scene: Scene, post: Post) -> bool:
    """由|庭长, 协会|秘书长; not 椿和苑|董事长, of what no name was read for."""
    before = scene.text[post.start - 1 : post.start]
    if not "\u4e00" <= before <= "\u9fff" or before in _LEADS_IN:
        return True
    return len(scene.analysis.lexicon.org_suffixes.longest_ending(scene.text, post.start) or "") > 1


def _ending(scene: Scene, endings: tuple[str, ...]) -> tuple[Mention, ...]:
    """The bodies of the article with such names, in no other's name but an event's, and not where one came from."""
    bodies = (body for body in scene.of_type(ORGANIZATION) if body.name.rstrip("”").endswith(endings))
    return tuple(body for body in bodies if is_apart(scene, body) and not is_left(scene, body))


def _one_in(bodies: tuple[Mention, ...], start: int, end: int) -> Mention | None:
    """The one of the bodies that stands in the range."""
    told = [body for body in bodies if start <= body.span.start and body.span.end <= end]
    return told[-1] if len({body.name for body in told}) == 1 else None
