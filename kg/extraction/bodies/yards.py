"""Where a village's or community's life takes place, told with 的: 青禾村的文化礼堂里, 听潮社区的暖心食堂前."""

import re
from collections.abc import Iterator

from kg.extraction.bodies.board import PLACE, UNIT, Board
from kg.extraction.bodies.chains import FUNCTION_CHARACTERS
from kg.model import Mention, Span

_TOWNS = frozenset({"Village", "Community", "Township", "Street"})
_YARD = re.compile(
    r"的(?P<name>(?P<stem>[^\W\da-zA-Z_]{2,5}?)(?:礼堂|食堂|饭堂|院子|大院|广场|球场|院坝|戏台|祠堂|书[屋院房]"
    r"|活动室|会议室|超市|驿站|[工作陶]坊|茶馆|公园|市场|风雨桥|坝子)|[晒打]谷场|古?戏台)(?=[里内前旁]|上(?!午)|门口)"
)
_COUNTED = tuple("一二两三四五六七八九十几多每各")


def find_yards(board: Board) -> Iterator[Mention]:
    """The places in which, or before which, something is said to be."""
    for unit in [m for m in board.by_end.values() if m.kind in _TOWNS]:
        yard = _YARD.match(board.text, unit.span.end) if unit.type is UNIT else None
        if yard is None or yard.end("name") in board.by_end or (yard["stem"] or "").startswith(_COUNTED):
            continue
        span = Span(*yard.span("name"))
        if FUNCTION_CHARACTERS.isdisjoint(yard["stem"] or "") and not board.is_walled(span):
            yield Mention(span, PLACE, span.cut(board.text), "Facility", "place-yard", 0.75)
