"""Firms by their own name alone where the text has their full one: 春晖乳业 of 云栖市春晖乳业有限公司."""

from collections.abc import Iterator

from kg.extraction.bodies.board import ORGANIZATION, UNIT, Board
from kg.extraction.text.matching import find_names
from kg.extraction.text.stems import is_common
from kg.model import Mention, Span
from kg.patterns import late

_KINDS = frozenset({"Company", "PropertyManager"})
_FORM = late(r"(?:[（(][^\W\da-zA-Z_]{2,5}[）)])?(?:股份|集团)*(?:有限(?:责任)?公司|股份公司)$")
_GENERAL = ("服务", "管理", "科技", "实业", "发展")  # what the short form may leave out: 春晖物业|服务
_LEAST = 4  # characters of a name that means one firm
_GOES_ON = late(r"[园城路街楼坊牌杯]|大[厦道]|广场|有限|股份|集团|[（(]")  # 春晖乳业|园: something else


def find_firms(board: Board) -> Iterator[Mention]:
    """Each place where a firm's own name stands and no other name does."""
    firms = dict(_short_forms(board))
    if not firms:
        return
    taken = {at for one in board.by_end.values() for at in range(one.span.start, one.span.end) if one.type is not UNIT}
    for start, name in find_names(board.text, firms):
        span = Span(start, start + len(name))
        free = taken.isdisjoint((span.start, span.end - 1)) and not board.is_walled(span)
        if free and not _GOES_ON.match(board.text, span.end):
            yield Mention(span, ORGANIZATION, name, firms[name], "organization-firm", 0.8)


def _short_forms(board: Board) -> Iterator[tuple[str, str]]:
    """Own names of firms, with their kind: 春晖物业服务, 春晖物业."""
    units = {one.span.start: one.span.end for one in board.by_end.values() if one.type is UNIT}
    for firm in board.by_end.values():
        form = _FORM.search(firm.name) if firm.kind in _KINDS else None
        if form is None:
            continue
        own = firm.name[_seat(board, units, firm) : form.start()]
        for name in (own, *(own.removesuffix(word) for word in _GENERAL if own.endswith(word))):
            if len(name) >= _LEAST and not is_common(board.analysis.segmenter, board.divisions, name):
                yield name, firm.kind


def _seat(board: Board, units: dict[int, int], firm: Mention) -> int:
    """The length of the units that a firm's name begins with (浙江|云栖市|春晖乳业)."""
    start = firm.span.start
    while start in units and units[start] < firm.span.end:
        start = units[start]
    if start == firm.span.start:
        seat = board.analysis.token_at(start)
        start = seat.end if seat.tag == "ns" and seat.start == start and len(seat.text) > 1 else start
    return start - firm.span.start
