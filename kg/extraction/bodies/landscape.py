"""Land, water and gardens (圣泉山, 青河畔, 枣园): names only where the text speaks of a place.

Their endings are those of too many other words (话古桥, 绝壁开渠, 崇山峻岭) for
the characters before them to tell; what stands around the whole does.
"""

from collections.abc import Iterator

from kg.extraction.bodies.board import PLACE, UNIT, Board
from kg.extraction.bodies.chains import SHORE, WATERS, Suffix
from kg.model import Mention, Span
from kg.patterns import late

# Of other kinds, that end other words, too.
_ENDINGS = frozenset("园 湾 居 谷 古城 城墙 花海 夜市 早市 大集 圩集 游园".split())
_LONGEST = {1: 3, 2: 5}  # characters before an ending of so many
# What a place stands after: 在|圣泉山, 来到|…, 家住|…, 沿|…
_AFTER = late(r"(?:[在到于沿赴抵至往登游自对]|沿着|背靠|位于|走进|走上|[爬登要]上|家住|途经|毗邻|紧邻|穿过|流经)$")
_BEFORE = late(
    r"[畔边]|[东南西北]岸|面[上还的，]|[河溪]?岸(?:上|边|[栽种的，])|河滩上|[陡暴猛]涨|位于|坐落|脚下|两岸|沿岸|岸边|沿线|景区|风景|水质|流域|河道|生态(?:修复|治理|环境)|清淤"
)
_ACROSS = late(r"(?:横渡|穿越|跨越|横跨|飞越|守护|保护|巡护|清澈的|美丽的)$")
# After a well-known name, unless it goes on: not 长江|大桥, 黄河|文化.
_ENDS = late(
    r"[，。、；：\n”）)]|$|[畔边]|[上中里](?=[，、的])|沿[岸线]|两岸|岸边|水[质位]"
    r"|[与和及至到的是有在](?![^\W\da-zA-Z_]{0,3}[路街桥])"
)
# 母亲河|畔, 人工湖|边: which any town has.
_ANY_WATER = late(
    r"泛舟|垂钓|漫步|母亲|护城|人工|景观|中心|内陆|避风|门前|家门口|[村镇城][前后口头边里外东西南北]|小区|公园|校园|[大小鱼水火荷泥两沿]"
)
_WALKS = late(r"(?:沿着?|走进|家住|住在|途经)$")
_ALONG = late(r"尽头|深处|[东西南北][段口]|口[的，]|\d{1,3}号(?!线)")
_STREET = 2  # characters of the shortest name of a street
_SLOGAN = 20  # characters of a quotation before a name
_NEAR = 12  # characters to the place before in a list


def without_shore(suffix: Suffix) -> Suffix:
    """泊云湖|畔, 泊云河|边: the name ends with the water."""
    if suffix.term[-1] not in "畔边" or len(suffix.term) != 2:
        return suffix
    return suffix._replace(span=Span(suffix.span.start, suffix.span.end - 1), term=suffix.term[0])


def is_landscape(suffix: Suffix) -> bool:
    """The ending is one of those."""
    return suffix.term in _ENDINGS or (suffix.attributes[:1] == ("NaturalFeature",) and len(suffix.term) in _LONGEST)


def may_be_landscape(board: Board, start: int, suffix: Suffix) -> bool:
    """A short name where places stand, or one that the dictionary has: not 护城河, 绿水青山."""
    token = board.analysis.token_at(start)
    if token.is_at(Span(start, suffix.span.end)) and board.analysis.segmenter.frequency(token.text):
        return token.tag in ("ns", "nz") and (len(suffix.term) > 1 or len(token.text) != len("崇山峻岭"))
    any_water = suffix.term in WATERS and _ANY_WATER.fullmatch(board.text, start, suffix.span.start)
    if suffix.span.start - start > _LONGEST[len(suffix.term)] or any_water:
        return False
    return _stands_as_place(board, start, suffix.span.end)


def has_shore(board: Board, start: int, suffix: Suffix) -> bool:
    """清风湖|西岸, 仙客潭|边: water with a shore of its own has a name, of whatever words."""
    stem = board.text[start : suffix.span.start]
    on_shore = suffix.term in WATERS and SHORE.match(board.text, suffix.span.end) is not None
    words = board.analysis.tokens_in(start, suffix.span.start)
    return on_shore and len(stem) >= _STREET and all(word.tag != "v" for word in words)


def is_walked(board: Board, start: int, suffix: Suffix) -> bool:
    """沿|木匠街|巡逻, 走进|幸福巷|，, 木匠街|尽头: an everyday word, where a street stands; not 走上|致富路."""
    if suffix.term not in ("街", "巷") or suffix.span.start - start < _STREET or not board.analysis.starts_token(start):
        return False
    before = _WALKS.search(board.text, max(0, start - 2), start)
    return (before or _ALONG.match(board.text, suffix.span.end)) is not None


def find_landscape(board: Board) -> Iterator[Mention]:
    """Well-known ones where a place can stand: 横渡|黄河, 昆明|滇池|畔; no 长江 of a bridge, a street or a saying."""
    for start, name in board.analysis.starting("landscape", board.analysis.lexicon.landscape):
        span = Span(start, start + len(name))
        if span.end in board.by_end or board.is_walled(span) or not _ENDS.match(board.text, span.end):
            continue
        across = _ACROSS.search(board.text, max(0, start - 3), start) and not _is_in_quotes(board.text, start)
        if across or _stands_as_place(board, start, span.end):
            yield Mention(span, PLACE, name, board.analysis.lexicon.landscape[name][0], "place-landscape", 0.8)


def _is_in_quotes(text: str, at: int) -> bool:
    """志愿者守护|长江, but “保护母亲河，守护|长江”行动."""
    low = max(0, at - _SLOGAN)
    return text.rfind("“", low, at) > text.rfind("”", low, at)


def _stands_as_place(board: Board, start: int, end: int) -> bool:
    text, before = board.text, board.by_end.get(start)
    if before is not None and before.type in (UNIT, PLACE):
        return True
    if _AFTER.search(text, max(0, start - 2), start) or _BEFORE.match(text, end):
        return True
    near = (board.by_end.get(at) for at in range(start - _NEAR, start)) if text[start - 1 : start] == "、" else ()
    return any(place is not None and place.type is PLACE for place in near)
