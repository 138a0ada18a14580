"""Faculties and classes by a subject right after their school: 泉城学院|社会学系, 云栖职业中专|汽修班."""

from collections.abc import Iterator

from kg.extraction.bodies.board import ORGANIZATION, Board
from kg.extraction.bodies.chains import FUNCTION_CHARACTERS
from kg.model import Mention, Span
from kg.patterns import late

FACULTY = "organization-faculty"
_PARTS = late(
    r"(?P<stem>[^\W\da-zA-Z_]{2,7}?)(?<![关体联派谱星水根直嫡维干])系(?![列统数友着于里])"
    r"|(?P<trade>[^\W\da-zA-Z_]{2,4}?)(?<![全各每上下两本该首一二三四五六七八九])班(?=的?(?:学[生员]|师生|同学|孩子|班主任|[，。、]))"
)
_COLLEGES = ("大学", "学院", "师专", "高专", "学校", "院校", "专科学校", "职院")
_GRAMMAR = "drpcmu"
# Kinds of class that any school has, and what is done for one.
_KINDS = late(
    r".*(?:托管|培训|暑[期假]|寒假|兴趣|实验|辅导|公益|毕业|尖子|重点|晚托|举办|开设|夏令|研[修学]|进修|短训|组织|开展)"
)


def find_faculties(board: Board) -> Iterator[Mention]:
    """The faculties and classes, whole."""
    for school in [m for m in board.by_end.values() if m.type is ORGANIZATION and m.kind == "School"]:
        end = school.span.end
        part = _PARTS.match(board.text, end)
        if part is None or part.end() in board.by_end:
            continue
        span = Span(school.span.start, part.end())
        if part["stem"] is not None and not school.name.endswith(_COLLEGES):
            continue
        own = part["stem"] or part["trade"]
        if _is_subject(board, Span(end, end + len(own))) and not board.is_walled(span):
            yield Mention(span, ORGANIZATION, span.cut(board.text), "School", FACULTY, 0.8)


def _is_subject(board: Board, own: Span) -> bool:
    """Nouns, and verbs after them: 环境|工程, 智能|制造; not 与当地联系, 派出植物保护系, 暑期托管班."""
    text = own.cut(board.text)
    if not FUNCTION_CHARACTERS.isdisjoint(text) or _KINDS.match(text):
        return False
    words, verbs = board.analysis.tokens_in(own.start, own.end), board.analysis.lexicon.role_verbs
    done = any(word.tag == "v" and word.start == own.start and word.end < own.end for word in words)
    return not done and all(word.tag[:1] not in _GRAMMAR and word.text not in verbs for word in words)
