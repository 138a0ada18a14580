"""Firms and shops of any name, between a mark and who heads them: 、|恒宇冷链|董事长|沈清禾, ，|麦田时光烘焙|创始人."""

from collections.abc import Iterator

from kg.extraction.bodies.board import ORGANIZATION, Board
from kg.extraction.bodies.chains import FUNCTION_CHARACTERS, begins_no_name
from kg.extraction.text.matching import Rare
from kg.extraction.text.stems import is_common
from kg.model import Mention, Span

HEADED = "organization-headed"
_HEADS = "董事长|创始人|店主|老板|老板娘|总经理|总裁|店长|掌柜"
_FIRM = Rare.of(
    rf"(?<=[，。、；：（“”\n 　])(?P<name>[^\W\da-zA-Z_]{{4,8}})的?(?P<head>(?:副|原)?(?:{_HEADS}))",
    _HEADS,
)
_NO_FIRM = frozenset("位名个家些该其本我他她你它谁当任做")


def find_headed(board: Board) -> Iterator[Mention]:
    """The firms whose head is named, where no other name stands in theirs."""
    taken: set[int] | None = None
    for found in _FIRM.finditer(board.text):
        if found.end() not in board.walls:
            continue  # nobody is named
        span = Span(*found.span("name"))
        if taken is None:
            taken = {at for one in board.by_end.values() for at in range(one.span.start, one.span.end)}
        if taken.isdisjoint(range(span.start, span.end)) and not board.is_walled(span) and _is_name(board, span):
            yield Mention(span, ORGANIZATION, span.cut(board.text), "Company", HEADED, 0.75)


def _is_name(board: Board, span: Span) -> bool:
    """Some word is rare, none is of grammar, no title or count, and no verb begins it."""
    text, analysis = span.cut(board.text), board.analysis
    if not FUNCTION_CHARACTERS.isdisjoint(text) or not _NO_FIRM.isdisjoint(text):
        return False
    if is_common(analysis.segmenter, board.divisions, text) or not analysis.starts_token(span.end):
        return False
    words = analysis.tokens_in(span.start, span.end)
    plain = all(
        word.tag[:1] not in "pcrudm" and word.text not in analysis.lexicon.titles and len(word.text) < 4
        for word in words
    )
    return plain and not begins_no_name(analysis, words[0])
