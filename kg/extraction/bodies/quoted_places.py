"""Places by a quotation and what they are: “晚晴”助浴点, “杏林”康复小屋, “百草园”社区共享菜园."""

import re
from collections.abc import Iterator

from kg.extraction.bodies.board import PLACE, Board
from kg.extraction.bodies.chains import FUNCTION_CHARACTERS
from kg.extraction.text.matching import Rare
from kg.model import Mention, Span

RULE = "place-quoted"
_KINDS = (
    "小屋 茶室 茶馆 茶吧 书廊 书角 书吧 书亭 小院 小站 菜园 花园 果园 邮局 食堂 厨房 驿站 驿亭 议事亭 会客厅 客厅"
    " 助浴点 助餐点 便民点 服务点 取水点 纳凉点 饮水点 歇脚点 展厅 展馆 游园 乐园 小公园 口袋公园 文化墙 长廊 步道"
)
_PLACE = Rare.of(
    rf"“[\u4e00-\u9fffA-Za-z0-9]{{2,8}}”(?P<stem>[^\W\da-zA-Z_]{{0,4}}?)(?:{_KINDS.replace(' ', '|')})"
    r"(?![计项活行工]|[主的]?(?:活动|项目|品牌|行动))",
    "”",
)
_NO_PLACE = re.compile(r"[来在到等里上和与]")


def find_quoted_places(board: Board) -> Iterator[Mention]:
    """Those in which no other name ends; 多了间|“一碗汤”社区食堂, without the measure."""
    for found in _PLACE.finditer(board.text):
        span, stem = Span(*found.span()), found["stem"].replace("共享", "")
        known = board.by_end.get(span.end)
        measured = known is not None and known.type is PLACE and known.span.start == span.start - 1
        if (known is not None and not measured) or board.is_walled(span) or not FUNCTION_CHARACTERS.isdisjoint(stem):
            continue
        ends = board.analysis.starts_token(span.end) or board.text[span.end] in "里内上前旁"
        if ends and _NO_PLACE.search(stem) is None:
            yield Mention(span, PLACE, span.cut(board.text), "Facility", RULE, 0.75)
