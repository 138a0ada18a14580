"""Names in a list that only its end says what they are: 青禾、上坪等多个乡镇, 青禾、白塔3个村, 恒顺等公司."""

import re
from collections.abc import Iterator

from kg.extraction.bodies.board import ORGANIZATION, PLACE, UNIT
from kg.extraction.bodies.chains import left_edge
from kg.extraction.text.analysis import PUNCTUATION, Analysis
from kg.extraction.text.matching import Search
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
KINDS = "|".join(sorted(_KINDS, key=len, reverse=True))
"""What such a list may say that its names are, as within a pattern."""
# 青禾、白塔等多个|乡镇, 青禾、白塔、上坪三个|村; not 青禾、白塔小区, nor 一个村
_END = Search.of(
    r"(?:等(?:[\d一二两三四五六七八九十百余多几]+|全[县区市镇])?[个家所]?|(?:这|共)?(?P<count>[\d二两三四五六七八九十]+)个)"
    rf"(?P<kind>{KINDS})"
    r"(?![级企风容民务干医史场])",
    r"等这共\d二两三四五六七八九十",
)
_ENDINGS = ("镇", "乡", "街道", "社区", "村")
_ABOVE = late(r"[^\W\da-zA-Z_]{2,6}(?:街道|[省市区县镇乡])(?=[^\W\da-zA-Z_]{2})")  # 临溪镇|白塔、上坪两个村
_ITEM = late(r"[^\W\da-zA-Z_]{2,5}")
_PIECE = late(r"[^、]+")
_LONGEST = 60  # characters of a list
_FEWEST, _MOST = 2, 20  # names
_COUNTS = "〇一两三四五六七八九十"  # 某局、|金湖、柳岸两个|社区: that many are meant
_NO_NAMES = ("v", "a", "d", "r", "p", "c", "u", "m")


def find_enumerated(analysis: Analysis, divisions: Divisions, walls: frozenset[int]) -> Iterator[Mention]:
    """What stands in such a list, if most of it is no everyday word: not 医疗、养老等社区."""
    for end in _END.finditer(analysis.text) if "、" in analysis.text else ():
        if not _closes(analysis, end):
            continue
        items = _items(analysis, end.start(), walls, _most(end["count"]))
        names = [span.cut(analysis.text) for span in items]
        told = sum(_is_telling(analysis, divisions, name) for name in names)
        if len(items) < _FEWEST or 2 * told <= len(items):
            continue
        type_, kind = _KINDS[end["kind"]]
        for span, name in zip(items, names, strict=True):
            yield Mention(span, type_, _full(name, end["kind"]), kind, ENUMERATED, 0.75)


def _is_telling(analysis: Analysis, divisions: Divisions, name: str) -> bool:
    """白塔; not 医疗, nor 老旧 and 新建 of 老旧、新建两个小区."""
    return name not in analysis.lexicon.empty_stems and not is_everyday(analysis.segmenter, divisions, name)


def _most(count: str | None) -> int:
    """How many names are meant where their number is told."""
    if count is None or len(count) > 1 + count.isdecimal():
        return _MOST
    return max(1, int(count)) if count.isdecimal() else _COUNTS.find(count.replace("二", "两"))


def _full(name: str, kind: str) -> str:
    """青禾、白塔两个社区 are 青禾社区 and 白塔社区, each the same unit wherever its full name stands."""
    return name + kind if kind in _ENDINGS and not name.endswith(_ENDINGS) else name


def _closes(analysis: Analysis, end: re.Match[str]) -> bool:
    """The list's end is a word of its own, and no noun that it tells of follows: 等社区|服务."""
    at = end.end()
    if not analysis.starts_token(at):
        return False
    after = analysis.token_at(at)
    return after.text in PUNCTUATION or after.tag != "vn"


def _items(analysis: Analysis, end: int, walls: frozenset[int], most: int) -> list[Span]:
    """The last names before ``end``, none if one of them is no name; the first begins where grammar or a verb ends."""
    text, low = analysis.text, max(0, end - _LONGEST)
    start = max(text.rfind(mark, low, end) for mark in "，。；：！？\n“”（）《》 ,;:") + 1
    pieces = [Span(*piece.span()) for piece in _PIECE.finditer(text, max(start, low), end)]
    pieces = [*pieces[:-1], *(part for piece in pieces[-1:] for part in _last(analysis, piece))][-most:]
    if len(pieces) < _FEWEST:
        return []
    first = _first(analysis, pieces[0], walls)
    spans = [*first, *pieces[1:]]
    return spans if first and all(_may_be(analysis, span, walls) for span in spans) else []


def _first(analysis: Analysis, piece: Span, walls: frozenset[int]) -> list[Span]:
    start = max(piece.start, left_edge(analysis, piece.end, walls))
    above = _ABOVE.match(analysis.text, start, piece.end)
    start = above.end() if above is not None else start
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
