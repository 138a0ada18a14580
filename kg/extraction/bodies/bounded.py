"""Bodies of usual words (光大学校) or cut wrongly by the dictionary (九如小学), read by what stands around them."""

import re

from kg.extraction.bodies.board import ORGANIZATION, Board
from kg.extraction.bodies.chains import Suffix
from kg.extraction.text.segmenter import Token
from kg.extraction.text.stems import is_common
from kg.knowledge.lexicon import Lexicon
from kg.model import Mention, Span

# From a mark or a preposition to the suffix: ，光大|学校教师; 与苏州九如|小学校长; 、槐序投资（云栖）|有限公司.
_BOUNDED = re.compile(
    r"(?:^|[，。、：；（(“”！？\s,:;]|[与和及由在是])(?P<stem>(?![时现原新曾历]任)[^\W\da-zA-Z_]{2,8})"
    r"(?:[（(][^\W\da-zA-Z_]{2,5}[）)])?\Z"
)
_GRAMMAR = frozenset("由就都又的了是有在被把对向从将也这那各每某我他她本该为让给")
_LONGEST = 16  # characters before the suffix, with a mark and the firm's seat in brackets
_NAMED = 1000  # times in the dictionary's corpus up to which a noun may be a name before a person's post
_FIRMS = ("有限公司", "有限责任公司", "合作社")  # legal forms, which kinds of firms hardly bear
_OWN = 3  # characters of a firm's own name and trade from which on it is no mere kind (建筑|有限公司)
_KINDS = frozenset({"专业", "国有", "民营", "私营", "外资", "社会", "企业", "家庭", "农民"})
_DONE = frozenset("vadzil")  # of the first word: what is done, or how
_NAMING = frozenset("nj")


def read_bounded(board: Board, suffix: Suffix) -> Mention | None:
    """金台高中|教师|沈清禾, 和|惠民居民服务有限公司: all from a mark to a held post or a legal form."""
    start, end = suffix.span.start, suffix.span.end
    is_firm = suffix.term.endswith(_FIRMS)
    if len(suffix.term) < 2 or not (is_firm or _has_holder(board, end)):
        return None
    found = _BOUNDED.search(board.text, max(0, start - _LONGEST), start)
    if (
        found is None
        or not _names(board, found["stem"], is_firm=is_firm)
        or board.is_walled(Span(found.start("stem"), start))
    ):
        return None
    return board.mention(found.start("stem"), suffix, ORGANIZATION, "organization-bounded", 0.75)


def _has_holder(board: Board, end: int) -> bool:
    """A title or role and a person follow."""
    title = board.analysis.lexicon.name_anchors.longest_at(board.text, end)
    return title is not None and board.is_walled(Span(end + len(title), end + len(title) + 1))


def _is_said(word: Token) -> bool:
    """大家, 热烈祝贺: no part of a name."""
    return len(word.text) > 1 and word.tag[:1] in "rdlizc"


def _is_deed(lexicon: Lexicon, word: str) -> bool:
    """What is done, and no part of a name; 如 alone may be one of a name."""
    return len(word) > 1 and lexicon.name_breaks.get(word, ("",))[0] == "break"


def _is_wish(board: Board, word: Token) -> bool:
    """丰收|种植合作社, 腾飞|有限公司: a verb that firms are named by, and none of what is done to them."""
    lexicon = board.analysis.lexicon
    is_deed = word.text in lexicon.role_verbs or word.text in lexicon.name_breaks
    return word.tag == "v" and not is_deed and board.analysis.segmenter.frequency(word.text) < _NAMED


def _names(board: Board, stem: str, *, is_firm: bool) -> bool:
    """No grammar, nothing done (热烈祝贺|集团总经理), and no words that only say which kind it is (乡村, 定点)."""
    if not _GRAMMAR.isdisjoint(stem) or "一家" in stem:
        return False
    segmenter = board.analysis.segmenter
    words = segmenter.tokens(stem)
    first = words[0]
    lexicon = board.analysis.lexicon
    if any(word.text in lexicon.titles or _is_said(word) or _is_deed(lexicon, word.text) for word in words):
        return False  # 青禾社区党委书记|居委会主任, 农具|入股|合作社
    if (
        len(first.text) > 1
        and (first.tag[:1] in _DONE or len(first.text) > 3)
        and not (is_firm and _is_wish(board, first))
    ):
        return False
    if is_firm:
        return len(stem) > _OWN and first.text not in _KINDS
    if not is_common(segmenter, board.divisions, stem):
        return True
    return all(word.tag[:1] in _NAMING and segmenter.frequency(word.text) < _NAMED for word in words)
