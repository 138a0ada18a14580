"""Places by their neighbours: 县|客运站, 东坡书院、|明清古街、|三里河公园, 周远山|烈士墓."""

from collections.abc import Iterator

from kg.extraction.bodies.board import PLACE, UNIT, Board
from kg.extraction.bodies.chains import FUNCTION_CHARACTERS
from kg.extraction.text.matching import Rare
from kg.model import Mention, Span
from kg.patterns import late

RULE = "place-beside"
# Of which a district has one, after the mere level: 县|客运站, 镇|文化广场.
_ONE_OF_ITS_KIND = frozenset(
    "客运站 汽车客运站 客运中心 汽车站 火车站 体育馆 体育场 体育公园 体育中心 奥体中心 文体中心 全民健身中心"
    " 会堂 人民会堂 礼堂 大礼堂 大剧院 影剧院 烈士陵园 革命烈士陵园 市民中心 会展中心 会议中心 文化广场 文体广场"
    " 人民公园 中心广场 法治公园 植物园 动物园 游泳馆 规划馆 展览馆 农贸市场".split()
)
_LEVELS = frozenset("省市区县镇乡")
# The ones that readers know, whatever district's: 人民|公园.
_KNOWN = ("人民", "中山", "解放", "滨江", "滨河", "滨湖", "滨海")
_GROUNDS = frozenset({"公园", "广场", "人民公园", "滨江公园"})
_GOES_ON = late(r"[局路街村社]|[东南西北][路街社]")
# In a list beside a known place: what an item ends with.
_ITEM_END = late(
    r"(?:[^会论市赛现商]场|[^校家小]园|[桥寺庙祠阁塔亭洞湖库楼墓苑巷]|[^大小]街|[^道公铁思出]路|广场|市场|商场|古镇|老街|公寓|大厦|书院|书屋|旧址|遗址|故居|驿站|车站|隧道|码头|基地|景区|古寨|古村|山庄|花海|新村|画廊|(?<!老旧)(?<!住宅|居民|开放|封闭|安置|无物|老式)小区|汽?车[东南西北]站)$"
)
_ITEM = late(r"[\u4e00-\u9fff·]{3,10}")
# 、|明清古街、三里河公园; 走进|松鹤公寓、和平市场
_FIRST = late(
    r".*(?:、|(?:走[进访]|来到|[视察][察看]|查看|参观|深入|前往|途经|[分奔]赴)了?)(?P<item>[\u4e00-\u9fff·]{3,10})$"
)
_MARKS = "、和与及"
_AFTER_LIST = late(r"[、，。；和与及等]|[三四五六七八九十两\d]+[处个座]")
_MEMORIAL = Rare.of(
    r"(?:同志)?(?:(?:革命)?烈士(?:墓|公墓|纪念馆|纪念碑|陵园|故居|事迹陈列馆)|故居|旧居|纪念馆|墓园)",
    "烈士|故居|旧居|纪念馆|墓园",
)
_LONGEST_NAME = 4  # characters of a person's


def find_beside(board: Board) -> Iterator[Mention]:
    """The places that only what stands beside them tells."""
    for end, term in board.analysis.body_suffixes.items():
        if term in _ONE_OF_ITS_KIND or term in _GROUNDS:
            yield from _of_level(board, end, term)
    yield from _memorials(board)
    for place in [m for m in board.by_end.values() if m.type is PLACE]:
        yield from _listed(board, place)


def _of_level(board: Board, end: int, term: str) -> Iterator[Mention]:
    start = end - len(term)
    if board.text[start - 1 : start] in _LEVELS and term in _ONE_OF_ITS_KIND:
        span = Span(start - 1, end)
    elif term in _GROUNDS and board.text.startswith(_KNOWN, max(0, end - len("人民公园"))):
        span = Span(end - len("人民公园"), end)
    else:
        return
    before = board.text[span.start - 1 : span.start]
    begins = board.analysis.starts_token(span.start) or before in FUNCTION_CHARACTERS
    alone = board.by_end.get(span.start) is None and not _is_level_of(board, span.start)
    headed = board.analysis.lexicon.titles.longest_at(board.text, end) is not None or _GOES_ON.match(board.text, end)
    if begins and alone and not headed and _is_free(board, span):
        yield Mention(span, PLACE, span.cut(board.text), "Facility", RULE, 0.75)


def _is_level_of(board: Board, at: int) -> bool:
    """云栖|区|体育馆: the level of a unit's name."""
    unit = board.by_end.get(at + 1)
    return unit is not None and unit.type is UNIT


def _is_free(board: Board, span: Span) -> bool:
    known = board.by_end.get(span.end)
    return (known is None or (known.type is PLACE and len(known.span) < len(span))) and not board.is_walled(span)


def _memorials(board: Board) -> Iterator[Mention]:
    """周远山|烈士墓: named after a person."""
    for found in _MEMORIAL.finditer(board.text):
        start = found.start()
        while start > 0 and start - 1 in board.walls:
            start -= 1
        if 2 <= found.start() - start <= _LONGEST_NAME:
            span = Span(start, found.end())
            yield Mention(span, PLACE, span.cut(board.text), "ScenicSpot", RULE, 0.8)


def _listed(board: Board, place: Mention) -> Iterator[Mention]:
    """东坡书院、|明清古街、|三里河公园: what stands between the marks beside a place, and ends as places do."""
    text, end = board.text, place.span.end
    if text[end : end + 1] in tuple(_MARKS):
        item = _ITEM.match(text, end + 1)
        if item is not None:
            yield from _item(board, Span(end + 1, _end_of_item(text, item.end(), end + 1)))
    start = place.span.start
    if text[start - 1 : start] == "、":
        first = _FIRST.search(text, max(0, start - 14), start - 1)
        if first is not None:
            yield from _item(board, Span(first.start("item"), start - 1))


def _end_of_item(text: str, end: int, start: int) -> int:
    found = [at for at in (text.find(mark, start, end) for mark in "和与及等") if at > start + 2]
    return min(found, default=end)


def _item(board: Board, span: Span) -> Iterator[Mention]:
    text = board.text
    if not 3 <= len(span) <= 10 or not _AFTER_LIST.match(text, span.end) or not _is_free(board, span):
        return
    if not (
        _ITEM_END.search(text, span.start, span.end) and FUNCTION_CHARACTERS.isdisjoint(text[span.start : span.end])
    ):
        return
    if any(board.by_end.get(at) is not None for at in range(span.start + 2, span.end)) or not _are_nouns(board, span):
        return
    yield Mention(span, PLACE, span.cut(text), "Facility", RULE, 0.7)


def _are_nouns(board: Board, span: Span) -> bool:
    """No verb, count or word of grammar; and no word that is a whole name of a kind (农家乐, 大型商场)."""
    words = board.analysis.tokens_in(span.start, span.end)
    if len(words) == 1 and board.analysis.segmenter.frequency(words[0].text) and words[0].tag not in ("ns", "nz", "nr"):
        return False
    if len(words) == 2 and words[0].tag == "v":
        return True  # 解放|大桥
    return all(word.tag[:1] not in "vmdqrpcux" for word in words)
