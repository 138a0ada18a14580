"""Bodies that one sends to another: 县纪委监委驻县教育局纪检监察组, 云栖区派驻临溪镇工作队, 云泽县驻杭州联络处."""

from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.bodies.board import ORGANIZATION, UNIT, Board
from kg.model import Mention, Span
from kg.patterns import late

STATIONED = "organization-stationed"
_SENT = late(r"(?:选?派|下派)?驻$")
_SENDS = (ORGANIZATION, UNIT)
_KINDS = (*"组队处站办团部", "分局")  # what is sent: 纪检监察组, 工作队, 联络处


def find_stationed(board: Board) -> Iterator[Mention]:
    """The bodies with who sends them, in place of the part of their name after 驻."""
    for body in [m for m in board.by_end.values() if m.type is ORGANIZATION and m.name.endswith(_KINDS)]:
        start = body.span.start
        sent = _SENT.search(board.text, max(0, start - 3), start) if board.text[start - 1 : start] == "驻" else None
        sender = board.by_end.get(sent.start()) if sent else None
        if sender is not None and sender.type in _SENDS:
            span = Span(sender.span.start, body.span.end)
            yield replace(body, span=span, name=span.cut(board.text), rule=STATIONED)
