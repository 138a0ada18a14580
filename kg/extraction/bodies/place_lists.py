"""Places in a list that tells them for such: 在青禾村、老粮站、东码头等处; 走进泊云公园、二号货场."""

import re
from collections.abc import Iterator

from kg.extraction.bodies.board import PLACE, Board
from kg.extraction.bodies.chains import FUNCTION_CHARACTERS
from kg.extraction.bodies.venues import ends_as_venue, takes_place
from kg.extraction.text.stems import is_common
from kg.model import Mention, Span
from kg.patterns import late

RULE = "place-listed"
_LIST = late(
    r"(?:在|到过?|来到|走进|走入|进过|设在|设于|前往|赶赴|参观了?|走访了?|查看了?|途经|[跑去走]过|赴|改造|视察了?|处：)"
    r"(?P<items>[\u4e00-\u9fffA-Za-z0-9（）()·]{2,14}(?:、[\u4e00-\u9fffA-Za-z0-9（）()·]{2,24})+)"
)
_ALL = late(r"等(?:多|[一二三四五六七八九十百\d]+余?)?(?:处|[个座]?(?:站[点台]|点位|场地|场所|乡场|景[点区]))")
_ITEM = late(r"[^、]+")
_JOINS = re.compile(r"[和及与]")
_LONGEST = 10
_PROPER = ("nr", "ns", "nz", "nt")
_GRAMMAR = "drpcu"


def find_place_lists(board: Board) -> Iterator[Mention]:
    """The items that no name is for yet, of lists with a place in them or closed by 等处."""
    if "、" not in board.text:
        return
    for found in _LIST.finditer(board.text):
        items, closed = _items(board, Span(*found.span("items")))
        known = [board.by_end.get(item.end) for item in items]
        told = any(_is_place(board, item, one) for item, one in zip(items, known, strict=True))
        if len(items) > 1 and (told or (closed and any(_is_named(board, item) for item in items))):
            free = [item for item, one in zip(items, known, strict=True) if one is None]
            yield from (
                Mention(item, PLACE, item.cut(board.text), "Facility", RULE, 0.7)
                for item in free
                if _may_be(board, item, closed=closed)
            )


def _items(board: Board, whole: Span) -> tuple[list[Span], bool]:
    """The items, and whether the list is closed by what all of them are."""
    pieces = [Span(*piece.span()) for piece in _ITEM.finditer(board.text, whole.start, whole.end)]
    last = pieces.pop()
    closing = next((at for at in range(last.start + 2, last.end) if _ALL.match(board.text, at)), None)
    end = closing if closing is not None else _end(board, last)
    if end is not None:
        join = _JOINS.search(board.text, last.start + 2, end - 1)
        pieces += [Span(last.start, join.start()), Span(join.end(), end)] if join else [Span(last.start, end)]
    return pieces, closing is not None


def _is_place(board: Board, item: Span, known: Mention | None) -> bool:
    """A place is named there, or what ends as a place does and is no mere kind."""
    if known is not None:
        return known.type is PLACE
    name = item.cut(board.text)
    return ends_as_venue(name) and not is_common(board.analysis.segmenter, board.divisions, name)


def _is_named(board: Board, item: Span) -> bool:
    """Some word is a name, or none that the dictionary has: not 楼道、车棚、地下室等处."""
    words = board.analysis.tokens_in(item.start, item.end)
    frequency = board.analysis.segmenter.frequency
    return any(len(word.text) > 1 and (word.tag[:2] in _PROPER or not frequency(word.text)) for word in words)


def _end(board: Board, last: Span) -> int | None:
    """Where the last of the names ends: before what takes place there, or with the clause."""
    for at in range(last.start + 2, last.end):
        if takes_place(board.text, at) or board.text.startswith(("等", "开了", "开过"), at):
            return at
    return last.end


def _may_be(board: Board, item: Span, *, closed: bool) -> bool:
    """A name, and no mere kind of place; neither grammar nor a verb in it, and no other name."""
    text = item.cut(board.text)
    if not 1 < len(text) <= _LONGEST or not FUNCTION_CHARACTERS.isdisjoint(text[:-1]) or board.is_walled(item):
        return False
    if text.endswith(("门口", "入口", "出口", "去", "来")):
        return False
    suffixes = board.analysis.lexicon.org_suffixes
    if suffixes.get(suffixes.longest_ending(text, len(text)) or "", ("",))[0] == "School":
        return False
    inner = (board.by_end.get(at) for at in range(item.start + 1, item.end))
    if any(one is not None and one.span.start != item.start for one in inner):
        return False
    words = board.analysis.tokens_in(item.start, item.end)
    plain = all(word.tag[:1] not in _GRAMMAR and not (word.tag == "v" and len(word.text) > 1) for word in words)
    return plain and (closed or not is_common(board.analysis.segmenter, board.divisions, text))
