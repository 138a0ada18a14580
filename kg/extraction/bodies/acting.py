"""Houses that act, and so are bodies: 新泉书城|协办, 市植物园|派工程师, 农家书屋|管理员|裘民."""

from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.bodies.board import ORGANIZATION, PLACE, UNIT, Board
from kg.model import Mention, Span
from kg.patterns import late

ACTING = "organization-acting"
_HOUSES = late(
    r"(?:[^场旅]馆|书[城店屋]|[植动]物园|[剧影]院|影城|[^车网地运月]站|[^迷]宫|中心|之家|商场|酒店|[林农茶渔]场)$"
)
_DOES = late(
    r"(?:也|还|则|将|又|为此|专门|免费|随后|方面)?(?:[主承协联]办|冠名|赞助|派(?!出所)|送[来上去]|赠送|捐[赠出]|提供|联合|邀请|招募|策划|推出|牵头|指导下|任[副站馆主教]|担任)"
    r"|的?(?:[一二两三四五六七八九十几\d]+余?名)?(?:消防员|消防指战员|工作人员|职工|员工|管理员|讲解员|辅导员|馆员|研究员|工程师)"
)


_COMMUNITY = late(r"[^\W\da-zA-Z_]{2,6}社区(?!的?(?:活动|服务))")


def find_acting(board: Board) -> Iterator[Mention]:
    """The bodies, wherever their names stand, of which somewhere is told what they do or who works there."""
    houses = [m for m in board.by_end.values() if m.type is PLACE and _HOUSES.search(m.name)]
    acting = {house.name for house in houses if _acts(board, house.span.end)}
    for house in houses:
        if house.name in acting:
            yield replace(house, type=ORGANIZATION, kind="PublicBody", rule=ACTING)


def find_streets(board: Board) -> Iterator[Mention]:
    """临溪街|青禾社区: right before a community what the register has as 临溪街道, or a chain has, is no road."""
    roads = [m for m in board.by_end.values() if m.kind == "Road" and m.type is PLACE and m.name[-1] == "街"]
    known = [m for m in roads if board.divisions.is_street(f"{m.name}道") or _in_chain(board, m)]
    streets = {m.name for m in known if _COMMUNITY.match(board.text, m.span.end)}
    for road in known:
        if road.name in streets:
            yield replace(road, type=UNIT, kind="Street", rule="unit-street")
    for place in [m for m in board.by_end.values() if m.type is PLACE]:
        end = place.span.end + 1
        if board.text.startswith("街", end - 1) and end in board.unit_starts and end not in board.by_end:
            span = Span(place.span.start, end)  # 三槐桥|街|银杏社区
            yield Mention(span, UNIT, span.cut(board.text), "Street", "unit-street", 0.75)


def _in_chain(board: Board, road: Mention) -> bool:
    """云栖区|万榆街|绍槐社区; 三槐桥街|银杏社区, after another street with its community."""
    holder = board.by_end.get(road.span.start)
    return road.span.end in board.unit_starts and (holder is None or holder.kind in ("County", "Prefecture"))


def _acts(board: Board, end: int) -> bool:
    if _DOES.match(board.text, end):
        return True
    at = end + (board.text[end : end + 1] in ("原", "副"))
    return board.analysis.lexicon.titles.longest_at(board.text, at) is not None and board.analysis.starts_token(at)
