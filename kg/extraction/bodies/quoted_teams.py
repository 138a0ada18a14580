"""Teams and clubs by a quotation and what they are: “晚晴”助浴队, 青禾村“打谷场”舞蹈队, “夜航船”读书社."""

import re
from collections.abc import Iterator

from kg.extraction.bodies.board import ORGANIZATION, UNIT, Board
from kg.extraction.bodies.chains import FUNCTION_CHARACTERS, HONOURED
from kg.extraction.text.matching import Rare
from kg.model import Mention, Span

RULE = "organization-quoted"
_TEAM = Rare.of(
    r"“[\u4e00-\u9fffA-Za-z0-9]{2,8}”(?P<stem>[^\W\da-zA-Z_]{0,6}?)"
    r"(?:队(?![列员长日])|社(?![区会长员工])|(?<![集社旅抱])团(?![队结聚圆长员体支餐])|团队|小组|自乐班|戏班|友会|互助会|联盟|健身群|工坊|汽修铺)",
    "”",
)
_NO_TEAM = re.compile(r"[来在到等里上和与的]|组织|成立|组建|[排插站列]$")  # “青禾坊”门口排|队


def find_quoted_teams(board: Board) -> Iterator[Mention]:
    """Those that nothing else ends, with the unit or body that they are of."""
    for found in _TEAM.finditer(board.text):
        span, stem = Span(*found.span()), found["stem"]
        known = board.by_end.get(span.end)
        if known is not None and known.span.start not in (span.start - 1, *range(span.start + 1, span.end)):
            continue  # one that is whole; not 带|“晚晴”助浴队
        if (
            not board.analysis.starts_token(span.end)
            or board.is_walled(span)
            or not FUNCTION_CHARACTERS.isdisjoint(stem)
            or _NO_TEAM.search(stem)
            or board.text.endswith(HONOURED, 0, span.start)
        ):
            continue
        holder = board.by_end.get(span.start)
        start = holder.span.start if holder and holder.type in (UNIT, ORGANIZATION) else span.start
        whole = Span(start, span.end)
        yield Mention(whole, ORGANIZATION, whole.cut(board.text), "SocialOrganization", RULE, 0.8)
