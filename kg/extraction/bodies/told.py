"""Places by the unit before and the mark behind (在|云栖区|听竹岭|，, 走进|云栖区|古柳塘|畔), and where trains stop.

Both sides are bounded, so that what stands there need not be asked where a name
begins; but it must end as places do, and be no plain words (在云栖区|农家院，).
"""

from collections.abc import Iterator

from kg.extraction.bodies.board import FULL, LOWEST, PLACE, UNIT, Board
from kg.extraction.bodies.chains import FUNCTION_CHARACTERS, WATERS
from kg.extraction.bodies.purposes import is_in_province
from kg.extraction.bodies.venues import RULE
from kg.extraction.text.matching import Search
from kg.extraction.text.segmenter import Token
from kg.extraction.text.stems import is_name
from kg.model import Mention, Span
from kg.patterns import late

_AT = late(r"(?:[在于、]|走[进入]|来到|前往)$")
_REST = late(r"[^\W\da-zA-Z_]{2,10}(?=[，,。；、\n])|[^\W\da-zA-Z_]{1,6}?(?=畔)")
# 听竹岭|上，, 古柳塘|深处，
_PART = late(r"(?:[上里内中畔旁边]|脚下|深处|之[上巅畔中]|[岸河湖江海]边)$")
_NATURAL = frozenset("山岭峰坡坳谷沟岩崖洞泉溪河江湖海湾港岛屿洲滩渡潭塘池林")
_BUILT = frozenset("架垸圩堤坝堰渠闸巷弄坊园苑庄寨堡楼台塔亭阁廊殿寺庙祠宫庵堂馆窑嘴梁塬")
_PLAIN = late(
    r".*(?:母亲河|护城河|[^\W\da-zA-Z_]家园|校园|[老新古县]城|[两沿]岸|大[山河江海]|[环临滨沿近外内小][湖河江海山林])$"
)
_NO_WORDS = frozenset("vadprcumqtyfl")
# 列车驶过|望榆站, 从青禾南站至|望榆站; not 途经|收费站.
_STOPS = Search.of(
    r"(?:驶[过入出离进]了?|停靠在?|途经|经停|站[至到])(?P<name>(?:(?![驶停途站的了和与及在到从各每本该这那个座至])[^\W\da-zA-Z_]){2,4}(?<![转点发电费查油务车检运测交本该各水])站)(?![长点台区务])",
    "驶停途经站",
)
_NAMES = frozenset({"ns", "nz", "nr", "nrt"})


def find_told(board: Board) -> Iterator[Mention]:
    """The places that stand so after units."""
    for unit in tuple(board.by_end.values()):
        if unit.type is UNIT and unit.kind != "Country" and _stands_at(board, unit):
            span = _after(board, unit.span.end)
            told = unit.kind in LOWEST or unit.name.endswith(FULL) or is_in_province(board, unit)
            if span is not None and _is_place(board, span, told=told):
                yield Mention(span, PLACE, span.cut(board.text), "ScenicSpot", RULE, 0.7)


def find_stops(board: Board) -> Iterator[Mention]:
    """The stations of which a train or bus is said to come by."""
    for stop in _STOPS.finditer(board.text):
        span = Span(*stop.span("name"))
        inner = [known for at in range(span.start + 1, span.end + 1) if (known := board.by_end.get(at))]
        alone = all(known.span.start == span.start for known in inner)  # 驶过|青阳|站
        if alone and not board.is_walled(span):
            yield Mention(span, PLACE, stop["name"], "Facility", RULE, 0.75)


def _stands_at(board: Board, unit: Mention) -> bool:
    """在|湖北|武汉, with the units around it."""
    start = unit.span.start
    while (before := board.by_end.get(start)) is not None and before.type is UNIT:
        start = before.span.start
    return _AT.search(board.text, max(0, start - 2), start) is not None


def _after(board: Board, start: int) -> Span | None:
    """What stands between the unit and the mark, without 上, 里, 畔; None where that is all (在云栖|江边，)."""
    rest = _REST.match(board.text, start)
    part = _PART.search(board.text, start, rest.end()) if rest is not None else None
    end = part.start() if part is not None else rest.end() if rest is not None else start
    return Span(start, end) if end > start else None


def _is_place(board: Board, span: Span, *, told: bool) -> bool:
    """A name; of usual words only where the unit is ``told`` in full: not 南京|生物谷, which bears the city's name."""
    name = span.cut(board.text)
    if name[-1:] not in _NATURAL | _BUILT or _PLAIN.fullmatch(name):
        return False
    shortest = 2 if name[-1] in WATERS and board.text.startswith("畔", span.end) else 3
    if not shortest <= len(name) <= 8 or not FUNCTION_CHARACTERS.isdisjoint(name) or board.is_walled(span):
        return False
    if any(at in board.by_end for at in range(span.start + 1, span.end + 1)):
        return False
    return _makes_name(board, board.analysis.tokens_in(span.start, span.end), natural=told and name[-1] in _NATURAL)


def _makes_name(board: Board, words: tuple[Token, ...], *, natural: bool) -> bool:
    """No word but nouns, and one of them rare or a name."""
    segmenter = board.analysis.segmenter
    long = [word for word in words if len(word.text) > 1]
    if any(word.tag[:1] in _NO_WORDS for word in long):
        return False
    if len(words) == 1 and segmenter.frequency(words[0].text):
        return words[0].tag in _NAMES
    rare = (is_name(segmenter, word) if natural else word.tag in _NAMES for word in long)
    return not long or any(rare)
