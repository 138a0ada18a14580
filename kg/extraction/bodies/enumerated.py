"""Names in a list that only its end says what they are: 青禾、上坪等多个乡镇, 青禾、白塔3个村, 恒顺等公司."""

import re
from collections.abc import Iterator

from kg.extraction.bodies.board import ORGANIZATION, PLACE, UNIT
from kg.extraction.bodies.chains import left_edge
from kg.extraction.text.analysis import PUNCTUATION, Analysis
from kg.extraction.text.stems import is_everyday
from kg.knowledge.divisions import Divisions
from kg.model import EntityType, Mention, Span
from kg.patterns import late

ENUMERATED = "enumerated"
_KINDS: dict[str, tuple[EntityType, str]] = {
    "乡镇": (UNIT, "Township"),
    "镇": (UNIT, "Township"),
    "乡": (UNIT, "Township"),
    "镇街": (UNIT, "Township"),
    "街道": (UNIT, "Street"),
    "社区": (UNIT, "Community"),
    "村": (UNIT, "Village"),
    "村庄": (UNIT, "Village"),
    "小区": (PLACE, "ResidentialEstate"),
    "公司": (ORGANIZATION, "Company"),
}
_END = late(
    r"(?:等(?:[\d一二两三四五六七八九十百余多几]+|全[县区市镇])?[个家所]?|(?:这|共)?[\d二两三四五六七八九十]+个)"
    r"(?P<kind>乡镇|镇街|镇|乡|街道|社区|村庄|村|小区|公司)"
    r"(?![级企风容民务干医史场])"
)
_ITEM = late(r"[^\W\da-zA-Z_]{2,5}")
_PIECE = late(r"[^、]+")
_BETWEEN = late(r"[、和及与]")
_LONGEST = 60  # characters of a list
_FEWEST = 2
_NO_NAMES = ("v", "a", "d", "r", "p", "c", "u", "m")


def find_enumerated(analysis: Analysis, divisions: Divisions, walls: frozenset[int]) -> Iterator[Mention]:
    """What stands in such a list, if most of it is no everyday word: not 医疗、养老等社区."""
    for end in _END.finditer(analysis.text) if "、" in analysis.text else ():
        if not _closes(analysis, end):
            continue
        items = _items(analysis, end.start(), walls)
        names = [span.cut(analysis.text) for span in items]
        told = sum(not is_everyday(analysis.segmenter, divisions, name) for name in names)
        if len(items) < _FEWEST or 2 * told <= len(items):
            continue
        type_, kind = _KINDS[end["kind"]]
        for span, name in zip(items, names, strict=True):
            yield Mention(span, type_, name, kind, ENUMERATED, 0.75)


def _closes(analysis: Analysis, end: re.Match[str]) -> bool:
    """The list's end is a word of its own, and no noun that it tells of follows: 等社区|服务."""
    at = end.end()
    if not analysis.starts_token(at):
        return False
    after = analysis.token_at(at)
    return after.text in PUNCTUATION or after.tag != "vn"


def _items(analysis: Analysis, end: int, walls: frozenset[int]) -> list[Span]:
    """The names before ``end``, none if one of them is no name; the first begins where grammar or a verb ends."""
    text, low = analysis.text, max(0, end - _LONGEST)
    start = max(text.rfind(mark, low, end) for mark in "，。；：！？\n“”（）《》 ,;:") + 1
    pieces = [Span(*piece.span()) for piece in _PIECE.finditer(text, max(start, low), end)]
    if len(pieces) < 2 and not _BETWEEN.search(text, start, end):
        return []
    first = _first(analysis, pieces[0], walls)
    spans = [*first, *pieces[1:-1], *_last(analysis, pieces[-1])]
    return spans if first and all(_may_be(analysis, span, walls) for span in spans) else []


def _first(analysis: Analysis, piece: Span, walls: frozenset[int]) -> list[Span]:
    start = max(piece.start, left_edge(analysis, piece.end, walls))
    return [Span(start, piece.end)] if start < piece.end else []


def _last(analysis: Analysis, piece: Span) -> list[Span]:
    """金坪|和|长澜, which a conjunction joins."""
    cut = next((at for at in range(piece.start + 2, piece.end - 1) if analysis.text[at] in "和及与"), None)
    return [piece] if cut is None else [Span(piece.start, cut), Span(cut + 1, piece.end)]


def _may_be(analysis: Analysis, span: Span, walls: frozenset[int]) -> bool:
    """Two to five characters, no verb or word of grammar among its words, and no person."""
    if not _ITEM.fullmatch(span.cut(analysis.text)) or not walls.isdisjoint(range(span.start, span.end)):
        return False
    words = analysis.each_token(span.start, span.end)
    return not any(len(word.text) > 1 and word.tag[:1] in _NO_NAMES for word in words)
