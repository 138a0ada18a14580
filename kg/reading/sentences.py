"""Article → sentences, each within one block, with quotations kept whole."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from kg.model import Article, Sentence, Span
from kg.patterns import late
from kg.reading.lines import BLANK

_PAIRS = {"”": "“", "’": "‘", "」": "「", "』": "『", "）": "（", ")": "(", "》": "《", "】": "【"}
_OPENING = frozenset(_PAIRS.values())
_MARKS = re.compile(r"[“”‘’「」『』（）()《》【】]")
# A full stop of Latin type ends a sentence only between a Chinese character and a gap,
# in a block without a Chinese one (指出两处不足.随后) before a character too; 阿不都.买买提 stands in others.
_END = late(r"(?:[。！？!?…]+|(?<=[^\W\da-zA-Z_])\.(?=\s|$))[”’」』）)》】]*")
# In a block without a point, found far sooner; and a class sooner than its repetition.
_END_PLAIN = re.compile("[。！？!?…][。！？!?…]*[”’」』）)》】]*")
_END_LATIN = late(r"(?:[！？!?…]+|(?<=[^\W\da-zA-Z_])\.(?=[\s\u4e00-\u9fff\"“]|$))[”’」』）)》】]*")
_QUOTED_END = re.compile(r"[。！？!?…]+[”’」』]+")
# What belongs to the quotation before it: “……。”家住青禾社区的沈阿姨说, “……？”是大家关心的.
_GOING_ON = re.compile(
    r"[都是的，,、；]|成[了为]|[^。！？!?…“「]{0,40}?(?:说|表示|道|介绍|告诉|称|谈|感慨|感叹|回忆|讲述|坦言|赞|笑)"
)
# A quotation longer than this is cut at its own sentences.
_WHOLE = 300


def split_sentences(article: Article) -> tuple[Sentence, ...]:
    """Return the sentences of an article; they hold every character but blanks, and none overlaps another.

    Spans are in the article's text.  A sentence ends at 。！？ or ……, not
    at ；, and never between marks that belong together (“”, （）, 《》) up to 300
    characters apart; a quotation stays with the speaker who follows it.

    >>> from kg.model import Block, BlockKind, OffsetMap
    >>> text = "“真热闹。下次还来。”家住青禾社区的沈阿姨说。活动持续两天。"
    >>> block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    >>> article = Article("a", "p", 0, block.span, "", None, (), text, OffsetMap(((0, 0),)), (block,))
    >>> [sentence.span.cut(text) for sentence in split_sentences(article)]
    ['“真热闹。下次还来。”家住青禾社区的沈阿姨说。', '活动持续两天。']
    """
    return tuple(
        Sentence(Span(block.span.start + start, block.span.start + end), block.kind)
        for block in article.blocks
        for start, end in _split(block.span.cut(article.text))
    )


def _split(text: str) -> Iterator[tuple[int, int]]:
    """The ranges of a block's sentences, without the blanks around them."""
    start = 0
    for end in [*_ends(text), len(text)]:
        piece = text[start:end]
        lead = len(piece) - len(piece.lstrip(BLANK))
        size = len(piece.strip(BLANK))
        if size:
            yield start + lead, start + lead + size
        start = end


def _ends(text: str) -> Iterator[int]:
    wholes, end = _wholes(text), (_END if "。" in text else _END_LATIN) if "." in text else _END_PLAIN
    at = following = 0
    start = 0
    while match := end.search(text, at):
        at = match.end()
        while following < len(wholes) and wholes[following][1] <= match.start():
            following += 1
        if following < len(wholes) and wholes[following][0] < match.start():
            opened, closed = wholes[following]
            at = closed
            if not _ends_quoted(text, start, opened, closed):
                continue
        start = at
        yield at


def _ends_quoted(text: str, start: int, opened: int, closed: int) -> bool:
    """True where the quotation's end is the sentence's: 她说：“……。” but not “……。”她说, nor “……？”是大家关心的."""
    quoted = _QUOTED_END.search(text, max(opened, closed - 8), closed)
    if not quoted or quoted.end() != closed:
        return False
    before = text[start:opened].strip(BLANK)
    if not before:
        return not _GOING_ON.match(text, closed)
    return before.endswith(("：", ":")) or quoted[0].startswith("。")


def _wholes(text: str) -> list[tuple[int, int]]:
    """The outermost ranges between two marks that belong together and are not too far apart, ascending."""
    opened: list[int] = []
    found: list[tuple[int, int]] = []
    for match in _MARKS.finditer(text):
        mark = match[0]
        if mark in _OPENING:
            opened.append(match.start())
            continue
        start = _find_opening(text, opened, mark, match.end())
        if start is not None:
            del opened[bisect_left(opened, start) :]
            del found[bisect_left(found, (start, 0)) :]
            found.append((start, match.end()))
    return found


def _find_opening(text: str, opened: list[int], mark: str, end: int) -> int | None:
    """Where the mark's partner is among those still open, passing over some that nothing closes."""
    for start in reversed(opened):
        if end - start > _WHOLE:
            return None
        if text[start] == _PAIRS[mark]:
            return start
    return None
