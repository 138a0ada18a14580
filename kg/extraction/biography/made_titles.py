"""Titles that no list has, by their form: 某公司检修工沈清禾, 某所数学教研员周远山, 某公司安全总监段怀瑾."""

import re
from functools import lru_cache

from kg.extraction.biography.posts import Post
from kg.extraction.discourse.scene import ORGANIZATION, Scene
from kg.extraction.text.segmenter import Token
from kg.model import Mention
from kg.patterns import late

_LONGEST = 10  # characters of a title between a body and a name
# What a title ends with; of 长 there are too many other words.
_HEAD = (
    r"(?:[员师工]|(?<=[站馆队所厂店团院班连排组股科处])长|助理|经理|总监|主管|主任|教练|负责人|师资|店主|主播|主唱|主持人"
    r"|总厨|厨师长|干事|专干|研究员|教授|秘书长|[创发]起人|创始人|召集人|带头人|领队|编辑|顾问)"
)
_TITLE = (
    rf"(?:[^\W\da-zA-Z_]{{1,8}}{_HEAD}|[^\W\da-zA-Z_]{{2,5}}干部"
    r"|[^\W\da-zA-Z_]{0,6}(?:医生|护士|老师|[民辅交刑法]警|警官|法官|检察官|律师))"
)
_FORM = re.compile(_TITLE)
_AHEAD = re.compile(rf"[^\W\da-zA-Z_]{{1,6}}?{_HEAD}(?=[，。；、,;！\n]|$)")
# Who belongs to a body without a post there, and who has left it.
_NO_POST = late(
    r".*(?:[队学会党团职成社盟人店委演]员|[打务]工|员工|职工|民工|社工|义工|学工|老师傅)|一员|退休.*|离休.*|.*名.*"
    r"|(?:选派|下派|党员|机关|优秀|年轻|[县镇乡村]).{0,2}干部"  # but 音乐干部, 专职干部
)
_GRAMMAR = frozenset("pcudrmqtyxf")
_LOCAL = ("Community", "Village", "Street", "Town", "Township")  # 青禾社区|助老员, 临溪街道的|协管员
_UNREAD = ("外", "内", "科")  # what a ward's name does not begin after
_SHORT_VERB = 3  # characters of a title after a verb (监督|员)


def made_title(scene: Scene, end: int) -> Post | None:
    """The title that ends at ``end``, right after a body, whatever it says of the post: not 某校退休技工."""
    for start in range(end - 2, max(0, end - _LONGEST) - 1, -1):
        body = scene.by_end.get(start) or (
            scene.by_end.get(start - 1) if scene.text[start - 1 : start] == "的" else None
        )
        if body is not None and (body.type is ORGANIZATION or _serves(scene, body, end)) and not is_cut(scene, body):
            return Post(scene.text[start:end], start, body, ("made", "body")) if _is_title(scene, body, end) else None
    return None


@lru_cache(maxsize=1 << 10)
def is_job(words: str) -> bool:
    """检验员, 体育教师, 理财经理; not 学员, 职工: words for what somebody does in a body, by their form."""
    return _FORM.fullmatch(words) is not None and _NO_POST.fullmatch(words) is None


def _serves(scene: Scene, body: Mention, end: int) -> bool:
    """青禾社区|助老员|赵红霞; not 青禾社区|理发师, who lives there."""
    return body.kind in _LOCAL and scene.text.endswith(("员", "专干", "干事"), 0, end)


def is_cut(scene: Scene, body: Mention) -> bool:
    """普外|肝胆外科: the end of a longer name of a ward."""
    return body.name[-1] == "科" and scene.text[body.span.start - 1 : body.span.start] in _UNREAD


def _is_title(scene: Scene, body: Mention, end: int) -> bool:
    """Nouns alone, or what is done by who does it (监督员), and no membership."""
    title = scene.text[body.span.end : end]
    if title[0] == "的":
        # 某医院的|医生沈清禾; not 来自某大学的|科技特派员, whoever sent them
        return is_job(title[1:]) and not scene.text.endswith("来自", 0, scene.chain_start(body))
    if not is_job(title):
        return False
    words = scene.analysis.tokens_in(body.span.end, end)
    return not words or _are_words_of_title(scene, body, words)  # 骨科医生 is one word


def _are_words_of_title(scene: Scene, body: Mention, words: tuple[Token, ...]) -> bool:
    """清扫班|班长 is of a part that has no name of its own; 党委|书记|居委会|主任 are several, 协会|会员 no post."""
    lexicon, last = scene.analysis.lexicon, words[-1]
    if (len(words) > 1 and words[0].start > body.span.end) or any(word.text in lexicon.titles for word in words[:-1]):
        return False
    part = lexicon.org_suffixes.longest_ending(scene.text, last.start, body.span.end)
    part = part or next((word.text for word in words[-2:-1] if last.text == word.text[-1] + "长"), None)
    if any(word.text in lexicon.org_suffixes and word.text != part for word in words[:-1]):
        return False
    if part is not None and last.text not in lexicon.titles:
        return False
    least = _SHORT_VERB if part is None else _LONGEST
    return all(word.tag[:1] not in _GRAMMAR and (word.tag != "v" or last.end - word.end < least) for word in words)


def title_ahead(scene: Scene, start: int) -> str:
    """美工组长 of 是某公司的|美工组长，: the title that starts at an offset and ends the clause; "" for none."""
    found = _AHEAD.match(scene.text, start)
    if found is None or _NO_POST.fullmatch(found.group()) or scene.begun(start, found.end()):
        return ""
    words = scene.analysis.tokens_in(start, found.end())
    return found.group() if all(word.tag[:1] not in _GRAMMAR for word in words) else ""
