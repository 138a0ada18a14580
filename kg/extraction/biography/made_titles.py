"""Titles that no list has, by their form: 某公司检修工沈清禾, 某所数学教研员周远山, 某公司安全总监段怀瑾."""

import re

from kg.extraction.biography.posts import Post
from kg.extraction.discourse.scene import ORGANIZATION, Scene
from kg.model import Mention
from kg.patterns import late

_LONGEST = 8  # characters of a title between a body and a name
# What a title ends with; of 长 there are too many other words.
_FORM = re.compile(
    r"[\u4e00-\u9fff]{1,6}(?:[员师工]|(?<=[站馆队所厂店团院班连排])长|助理|经理|总监|主管|主任|教练|负责人|师资|店主)"
    r"|[\u4e00-\u9fff]{0,6}(?:医生|护士|老师)"
)
# Who belongs to a body without a post there, and who has left it.
_NO_POST = late(r".*(?:[队学会党团职成社盟人店委演]员|员工|职工|民工|社工|义工|学工|老师傅)|退休.*|离休.*|.*名.*")
_GRAMMAR = frozenset("pcudrmqtyxf")


def made_title(scene: Scene, end: int) -> Post | None:
    """The title that ends at ``end``, right after a body, whatever it says of the post: not 某校退休技工."""
    for start in range(end - 2, max(0, end - _LONGEST) - 1, -1):
        body = scene.by_end.get(start)
        if body is not None and body.type is ORGANIZATION:
            return Post(scene.text[start:end], start, body, ("made", "body")) if _is_title(scene, body, end) else None
    return None


def _is_title(scene: Scene, body: Mention, end: int) -> bool:
    """Nouns alone, or what is done by who does it (监督员), and no membership."""
    title = scene.text[body.span.end : end]
    if not _FORM.fullmatch(title) or _NO_POST.fullmatch(title):
        return False
    words, lexicon = scene.analysis.tokens_in(body.span.end, end), scene.analysis.lexicon
    if any(word.text in lexicon.titles or word.text in lexicon.org_suffixes for word in words[:-1]):
        return False  # 党委|书记|居委会|主任: several
    return all(word.tag[:1] not in _GRAMMAR for word in words) and all(
        word.tag != "v" or end - word.end < 3 for word in words
    )
