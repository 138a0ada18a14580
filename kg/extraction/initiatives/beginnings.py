"""Where a name begins before its quotation or phrase: 全区渔村|“…”揭牌仪式, 以“…”为主题的|…活动, 开展|向…活动."""

import re
from collections.abc import Set

from kg.extraction.initiatives.headnouns import is_wall
from kg.extraction.text.analysis import PUNCTUATION, Analysis
from kg.extraction.text.occurring import UNDERTAKEN
from kg.model import Span

_UNIT_END = "省市区县镇乡校道村"
_YEAR = re.compile(r"20\d\d年?度?$")
_EDITION_YEAR = re.compile(r"(?<!\d)20\d\d(?:年度?(?:第?[一二三四]季度|[上下]半年)?)?$")
_YEARS = 12  # characters of a year with its quarter, and one before it
_TIMES = ("于", "自", "从", "截至", "到")
_THEMED = re.compile(r"(?:以|主题为|主题是)$")
_MODIFIERS = frozenset({"n", "nz", "vn", "b", "l", "j", "t", "ns", "an", "nr"})
_GIVEN = re.compile(r"(?:开展|举行|举办|组织)了?(?P<name>[\u4e00-\u9fff]+)$")
_LONGEST = 14  # characters of modifiers before a quotation
_WHOSE = "我本该此其贵"


def of_unit(analysis: Analysis, start: int, walls: Set[int], *, dated: bool = False) -> int:
    """Where a name begins whose edition begins at ``start``: 2024年云栖区|第五届“…”表彰活动.

    With ``dated``, a year or dash must stand before the unit: 2024年云栖区|“…”大赛.
    """
    text = analysis.text
    if text[start - 1 : start] not in _UNIT_END:
        return start
    unit = next((at for at in range(start - 3, max(0, start - 9), -1) if at in walls), None)
    if unit is None or not text[unit:start].isalpha():
        return start
    year = _YEAR.search(text, max(0, unit - 7), unit)
    return year.start() if year else start if dated and text[unit - 1] != "—" else unit


def of_year(text: str, start: int, unit: int | None) -> int:
    """Where a name begins that a year stands before, or before its unit, which begins at ``unit``: 2024年|青禾区棋类赛.

    A year after 于 or 自 tells of a time.
    """
    for at in (start, unit):
        year = _EDITION_YEAR.search(text, max(0, at - _YEARS), at) if at is not None else None
        if year is not None and not text.endswith(_TIMES, 0, year.start()):
            return year.start()
    return start


def themed(analysis: Analysis, start: int) -> int:
    """Where the name of an event begins that a quotation gives the theme of: 以|“…”为主题的开放日活动."""
    found = _THEMED.search(analysis.text, max(0, start - 3), start)
    return found.start() if found else start


def modified(analysis: Analysis, start: int, taken: Set[int]) -> int:
    """Where the nouns before a quotation begin that belong to the name: 举行|全市中小学校“…”活动.

    Only what stands right after a verb of undertaking, or after the unit whose event it is, does:
    of 居民参加社区“…”活动 it is less sure.
    """
    at = start
    while at > 0 and start - at < _LONGEST:
        token = analysis.token_at(at - 1)
        if token.start in taken or token.text[0] in PUNCTUATION or is_wall(analysis, token.text):
            break
        if token.text[0] in _WHOSE:
            return start  # 推进我院|“…”学习教育
        if token.tag not in _MODIFIERS and token.text not in ("全", "首批", "各"):
            break
        at = token.start
    if start - at < 2:
        return start
    return at if UNDERTAKEN.search(analysis.text, max(0, at - 24), at) else start


def as_object(analysis: Analysis, start: int, head: Span) -> int:
    """开展|向山区小学捐书活动, 开展|集中清理乱停乱放活动: all between the verb and 活动, but for another verb."""
    text = analysis.text
    given = _GIVEN.search(text, max(0, start - 24), start) if head.cut(text) == "活动" else None
    if given is None:
        return start
    name = given.start("name")
    words = analysis.tokens_in(name + (text[name] in "向为给"), start)
    return start if any(is_wall(analysis, word.text) for word in words) else name
