"""Meetings that have no head noun or no name but their number: 党的二十大, 举行第十九次会议, 四届一次理事会."""

import re
from collections.abc import Iterator

from kg.extraction.bodies.bodies import WORK
from kg.extraction.text.analysis import Analysis
from kg.extraction.text.matching import Rare, Search
from kg.model import EntityType, Mention, Span
from kg.patterns import late

_CONGRESS = Search.of(
    r"(?:党的)?(?:十[五六七八九]|二十)大(?=[，。、；\s”]|代表|报告|精神|以来|召开|胜利|对)",
    "党十二",
    "[五六七八九十]大",
)
# 召开第二次全体会议, at the head of a clause 第二次全体会议表决通过….
_SESSION = Rare.of(
    r"(?:(?:举行|召开|出席|列席|主持)[了的]?|(?<=[\n，。；,;])(?=[^，。；,;\n（(]{3,16}(?:会议|全会)(?:上|听取|审议|表决|通过|由)))(?P<name>第[\d一二三四五六七八九十百]+次(?:全体|常务|常委会)?(?:扩大)?(?:会议|全会))(?!室)",
    "次全|次常|次扩|次会",
)
# Takes 召开常委会（扩大）会议, refuses 召开常委会会议室搬迁.
_STANDING = late(
    r"(?:举行|召开|出席|列席|主持)了?(?P<name>(?:第[\d一二三四五六七八九十百]+次)?(?:[省市区县州旗]委|[省市区县州旗]政府|党委|政府)?"
    r"(?:常委会|常务|党组)(?:[（(]扩大[）)]|扩大)?会议)(?!室)"
)
_TERM_SESSION = re.compile(
    r"(?P<name>[一二三四五六七八九十]{1,3}届[一二三四五六七八九十]{1,3}次(?:全体)?(?:理事会|常委会|全委会|职代会|会员大会|代表大会|全会|会)(?:会?议)?)"
)


def find_congresses(analysis: Analysis) -> Iterator[Mention]:
    """党的二十大: the Party's congresses have no head noun."""
    works = [work.span() for work in WORK.finditer(analysis.text)]
    for found in _CONGRESS.finditer(analysis.text):
        span = Span(*found.span())
        if any(start < span.start < end for start, end in works):
            continue  # 合唱《喜迎二十大》
        yield Mention(span, EntityType.INITIATIVE, found.group(), "Meeting", "initiative-congress", 0.9)


def find_sessions(analysis: Analysis) -> Iterator[Mention]:
    """举行第十九次会议, 四届一次理事会: a session that is held is named by its number."""
    patterns = [
        pattern
        for mark, pattern in (("次", _SESSION), ("会议", _STANDING), ("届", _TERM_SESSION))
        if mark in analysis.text
    ]
    spans = [Span(*found.span("name")) for pattern in patterns for found in pattern.finditer(analysis.text)]
    for span in spans:
        yield Mention(span, EntityType.INITIATIVE, span.cut(analysis.text), "Meeting", "initiative-session", 0.8)
