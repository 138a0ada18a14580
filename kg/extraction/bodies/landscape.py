"""Land, water and gardens (圣泉山, 青河畔, 枣园): names only where the text speaks of a place.

Their endings are those of too many other words (话古桥, 绝壁开渠, 崇山峻岭) for
the characters before them to tell; what stands around the whole does.
"""

from kg.extraction.bodies.board import PLACE, UNIT, Board
from kg.extraction.bodies.chains import Suffix
from kg.model import Span
from kg.patterns import late

# Of other kinds, that end other words, too.
_ENDINGS = frozenset("园 湾 居 谷 古城 城墙 花海 夜市 早市 大集 圩集 游园".split())
_LONGEST = {1: 3, 2: 5}  # characters before an ending of so many
# What a place stands after: 在|圣泉山, 来到|…, 家住|…, 沿|…
_AFTER = late(r"(?:[在到于沿赴抵至往登游自对]|背靠|位于|走进|走上|[爬登要]上|家住|途经|毗邻|紧邻|穿过|流经)$")
_BEFORE = late(r"位于|坐落|脚下|两岸|沿岸|岸边|沿线|景区|风景|水质|流域|河道|生态(?:修复|治理|环境)|清淤")
_NEAR = 12  # characters to the place before in a list


def is_landscape(suffix: Suffix) -> bool:
    """The ending is one of those."""
    return suffix.term in _ENDINGS or (suffix.attributes[:1] == ("NaturalFeature",) and len(suffix.term) in _LONGEST)


def may_be_landscape(board: Board, start: int, suffix: Suffix) -> bool:
    """A short name where places stand, or one that the dictionary has: not 护城河, 绿水青山."""
    token = board.analysis.token_at(start)
    if token.is_at(Span(start, suffix.span.end)) and board.analysis.segmenter.frequency(token.text):
        return token.tag in ("ns", "nz") and (len(suffix.term) > 1 or len(token.text) != len("崇山峻岭"))
    if suffix.span.start - start > _LONGEST[len(suffix.term)]:
        return False
    return _stands_as_place(board, start, suffix.span.end)


def _stands_as_place(board: Board, start: int, end: int) -> bool:
    text, before = board.text, board.by_end.get(start)
    if before is not None and before.type in (UNIT, PLACE):
        return True
    if _AFTER.search(text, max(0, start - 2), start) or _BEFORE.match(text, end):
        return True
    near = (board.by_end.get(at) for at in range(start - _NEAR, start)) if text[start - 1 : start] == "、" else ()
    return any(place is not None and place.type is PLACE for place in near)
