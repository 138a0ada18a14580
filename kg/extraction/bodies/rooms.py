"""Rooms and grounds right after their house: 临溪中学|操场上, 区检察院|听证室, 云栖区图书馆|负一层报告厅里."""

from collections.abc import Iterator

from kg.extraction.bodies.board import ORGANIZATION, PLACE, Board
from kg.extraction.bodies.chains import FUNCTION_CHARACTERS
from kg.model import Mention, Span
from kg.patterns import late

ROOM = "place-room"
_ROOM = late(
    r"(?P<stem>(?:负?[一二三四五六七八九十\d]{1,2}[楼层])?[^\W\da-zA-Z_]{0,3}?)"
    r"(?:操场|田径场|运动场|[足篮排]球场|阶梯教室|[^\W\da-zA-Z_]{2}教室|(?<![大小])讲堂|报告厅|多功能厅|演播[厅室]|音乐厅|大?礼堂|[会听]议?[议证]室"
    r"|实训楼|教学楼|办公楼|实验楼|[旧老新]厂房|[一二三四五六七八九十\d]号(?:厂房|车间|仓库)|候诊大厅|门诊大厅|[新老]院区)"
    r"(?=[里内上前中外旁，,。、；：\n举召开同座的门]|二楼|三楼|一楼|$)"
)
_HOUSES = ("大厦", "中心", "馆", "宫", "楼", "广场")  # places that have rooms, too


def find_rooms(board: Board) -> Iterator[Mention]:
    """The rooms with the body or building that they are in."""
    for house in tuple(board.by_end.values()):
        if house.type is not ORGANIZATION and not (house.type is PLACE and house.name.endswith(_HOUSES)):
            continue
        room = _ROOM.match(board.text, house.span.end)
        if room is None or not FUNCTION_CHARACTERS.isdisjoint(room["stem"]):
            continue
        span, known = Span(house.span.start, room.end()), board.by_end.get(room.end())
        is_longer = known is None or (known.type is PLACE and known.span in span)
        if is_longer and not board.is_walled(span):
            yield Mention(span, PLACE, span.cut(board.text), "Facility", ROOM, 0.75)
