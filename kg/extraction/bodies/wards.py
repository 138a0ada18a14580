"""Departments that stand by themselves: 组织内科、骨科、康复科6名党员医生; 纺织系主任沈清禾."""

import re
from collections.abc import Iterator

from kg.extraction.bodies.board import ORGANIZATION, Board
from kg.extraction.bodies.inhouse import INHOUSE
from kg.extraction.text.matching import Rare
from kg.model import Mention, Span
from kg.patterns import late

WARD = "organization-ward"
_WARDS = late(
    r"[^\W\da-zA-Z_]{1,9}科(?:、[^\W\da-zA-Z_]{1,8}科)+(?:[和及][^\W\da-zA-Z_]{1,8}科)?(?=的|\d|等[\d一二三四五六七八九十]*[个余多]?(?:学科|科室|专科)的|专家|医[生师护务]|党员|护士|联合|通力|多学科|协作|共同|紧密|密切|会诊|携手|组成|[，。])"
)
_ITEM = late(r"[^\W\da-zA-Z_]{1,9}?科(?=[、和及]|$)")
# Search for 系 before whom it has, and only there for the name that it ends.
_FACULTY = re.compile(r"系(?=党总支|副?主任|副?书记|[教老]师|辅导员|的?学生|教研)")
_NAMED = late(
    r"(?:^|[，。、；：（\n]|学院|学校|该校)(?P<name>(?:(?!学院|学校|该校)[^\W\da-zA-Z_]){1,7}(?<![关体联派谱星水根直嫡])系)$"
)
_NUMBERED = Rare.of(
    r"(?:^|[，。、；：（“\n的由在和与])(?P<name>第?[一二三四五六七八九]分厂|[一二三四五六七八九]车队)", "分厂|车队"
)
_LONGEST = 10  # characters of a school's department with what stands before it
_WHOLES = ("学院", "学校")  # 学院|纺织系


def find_wards(board: Board) -> Iterator[Mention]:
    """The departments of a hospital in a list of such, and of a school before who works or studies there."""
    for found in _WARDS.finditer(board.text) if "科、" in board.text else ():
        yield from _items(board, Span(*found.span()))
    for faculty in _FACULTY.finditer(board.text):
        named = _NAMED.search(board.text, max(0, faculty.end() - _LONGEST), faculty.end())
        if named is not None and len(named["name"]) > len("某系"):
            school = board.by_end.get(named.start("name"))
            start = school.span.start if school and school.kind == "School" else named.start("name")
            yield from _part(board, Span(start, named.end("name")), "School")


def find_numbered(board: Board) -> Iterator[Mention]:
    """二分厂, 三车队: parts of a firm by their number, where no other name has them."""
    for part in _NUMBERED.finditer(board.text):
        span = Span(*part.span("name"))
        if span.end not in board.by_end and not board.is_walled(span):
            yield Mention(span, ORGANIZATION, span.cut(board.text), "OrganizationalUnit", WARD, 0.75)


def _items(board: Board, wards: Span) -> Iterator[Mention]:
    """The items of which each ends as a hospital's department does; of the first, only what is one."""
    suffixes, at = board.analysis.lexicon.org_suffixes, wards.start
    while (item := _ITEM.match(board.text, at, wards.end)) is not None:
        term = suffixes.longest_ending(item.group(), len(item.group())) or ""
        start = item.end() - len(term) if at == wards.start else at
        if term and suffixes[term][0] == "Hospital":
            yield from _part(board, Span(start, item.end()), "Hospital")
        at = item.end() + 1


def _part(board: Board, span: Span, kind: str) -> Iterator[Mention]:
    known = board.by_end.get(span.end)
    before = board.text[known.span.start : span.start] if known is not None else ""
    whole = known is not None and known.rule == INHOUSE  # 学校机电工程系
    if not board.is_walled(span) and not whole and (not before or before in _WHOLES):
        yield Mention(span, ORGANIZATION, span.cut(board.text), kind, WARD, 0.75)
