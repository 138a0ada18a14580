"""Departments right after their body, by whatever words (某局|种业|股|股长), and offices in a list (、物资办、)."""

import re
from collections.abc import Sequence

from kg.extraction.bodies.board import ORGANIZATION, PLACE, Board
from kg.extraction.bodies.chains import FUNCTION_CHARACTERS, Suffix
from kg.extraction.bodies.units import is_empty_stem
from kg.extraction.text.analysis import PUNCTUATION
from kg.extraction.text.segmenter import Token
from kg.model import Mention, Span
from kg.patterns import late

_DEPARTMENTS = frozenset("科股处室庭部办所站组队")
STATIONS = ("派出所", "中队", "大队")  # whose names may be any word: 林前派出所
COMMANDS = ("局", "队")  # bodies that have such stations
BEFORE_OFFICE = frozenset("委府道镇乡会党治改建管宗外侨台科网信扶农人业传才革济务设理战急汛热影访产购震名")
"""What stands before 办 in an office's name: 县委办, 街道办, 宣传文化办; not 上门办."""
CLASS = re.compile(r"(?:青少年|少年|少儿|成人|男子|女子|老年|中年|青年|专业|业余|公开)组$|常委$")  # of a contest
FLOOR = late(r"[^，。、\n]*(?:[一二三四五六七八九十]|\d{1,2})楼")
"""Up to the floor on which a part of the body is, which is no part of its name: 青禾医院三楼|骨科."""
_WITH_STATIONS = frozenset({"PublicBody", "Company"})
_TASKED = "科股庭办组"  # which end a department wherever its task stands right after its body
_FREQUENT = 3000  # times in the dictionary's corpus from which on a verb is what the body does
_LONGEST = 10  # characters of a department's name before its suffix
_HAN = late(r"[^\W\da-zA-Z_]+")
_ENDS = late(r"[、，。；,;）)\n]|的(?!是)|$")  # after a department of which nobody is named
LIST_GOES_ON = re.compile(
    r"[、，。]|等|和|与|及|联合|共同|各|主办|承办|协办|举办|组织|开展|参加|(?:有关|相关|主要)?负责|成员|干警|民警|执法(?:人员|队员)|工作人员|代表"
)
"""What follows a body of a list: the next one, what all do, or their people."""
# From a mark or a word of grammar to the suffix: 、物资|办, 有教育局职教|科.
_BOUNDED = late(r"(?:^|[，。、：；（(“”！？\s,:;]|[与和及由在是有])(?P<stem>[^\W\da-zA-Z_]{0,8})$")
_OFFICES = ("中心", "工委")  # bodies whose kind says which one of the unit's they are: 疾控中心
_VAGUE = late(r"相关|有关|其他|其它|全体|部分|多个|所属|下属|下设|职能|涉及|若干|所在|各|本|该|两|全")
_NUMERALS = frozenset("0123456789一二三四五六七八九十两几多小")  # of a group that has a number alone: 第三|组


def read_section(board: Board, suffix: Suffix) -> Mention | None:
    """The department with its body: 某局|住房保障|科, 某残联|康服|部|部长, 某分局|林前|派出所."""
    if suffix.term not in _DEPARTMENTS and suffix.term not in STATIONS and suffix.term != "中心":
        return None
    body = _body_before(board, suffix.span.start)
    if body is None or not _has_part(board, body, suffix):
        return None
    return board.mention(body.span.start, suffix, ORGANIZATION, "organization-section", 0.8)


def numbered(board: Board, suffix: Suffix) -> Suffix:
    """The suffix with its kind: 心内|二|科, the second of a hospital's departments of a kind; 房产|科, no 产科."""
    at, suffixes = suffix.span.start, board.analysis.lexicon.org_suffixes
    if len(suffix.term) == 2 and suffix.term[-1] == "科" and board.analysis.token_at(at).end == suffix.span.end:
        return suffix if board.analysis.starts_token(at) else Suffix(Span(at + 1, at + 2), "科", suffixes["科"])
    if suffix.term != "科" or board.text[at - 1 : at] not in tuple("一二三四五"):
        return suffix
    for start in range(max(0, at - 5), at - 2):
        if (kind := f"{board.text[start : at - 1]}科") in suffixes:
            return Suffix(Span(start, suffix.span.end), board.text[start : suffix.span.end], suffixes[kind])
    return suffix


def _body_before(board: Board, end: int) -> Mention | None:
    """The nearest name that ends before the department's own words, if it is a body's."""
    for at in range(end - 1, max(0, end - _LONGEST) - 1, -1):
        if board.text[at] in PUNCTUATION:
            return None
        if (known := board.by_end.get(at)) is not None:
            if known.type is PLACE and known.span.start in board.starts and board.by_end.get(known.span.start) is None:
                continue  # 某林业局森林|病虫害防治|站
            return known if known.type is ORGANIZATION else None
    return None


def _has_part(board: Board, body: Mention, suffix: Suffix) -> bool:
    stem, start, end = board.text[body.span.end : suffix.span.start], body.span.end, suffix.span.end
    if not _HAN.fullmatch(stem) or _VAGUE.match(stem) or FLOOR.match(stem) or board.is_walled(suffix.span):
        return False
    if suffix.term in STATIONS:
        return body.name.endswith(COMMANDS) and len(stem) < _LONGEST // 2 + 1 and "和" not in stem
    if len(stem) > 1 and suffix.term in "所处队站" and board.analysis.token_at(start).is_at(Span(start, end)):
        return True  # 某大队|车管所
    words = board.analysis.tokens_in(start, suffix.span.start)
    if stem[-1] in _NUMERALS and stem[-2:-1] != "第":
        return False
    if _any_done(board, words):
        return False
    return is_headed(board, suffix) or (len(stem) > 1 and _is_tasked(board, body, suffix, words))


def _is_tasked(board: Board, body: Mention, suffix: Suffix, words: Sequence[Token]) -> bool:
    """The words are a task, and the suffix ends a department by it wherever it stands: 某局|住房保障|科|组织…."""
    if not words or words[0].start != body.span.end:
        return False
    if words[0].tag == "v" and len(words) > 1 and board.analysis.segmenter.frequency(words[0].text) >= _FREQUENT:
        return False  # 预算|科
    stem = board.text[body.span.end : suffix.span.start]
    if (suffix.term == "办" and stem[-1] not in BEFORE_OFFICE) or CLASS.search(stem + suffix.term):
        return False
    if suffix.term in ("站", "队", "中心"):
        return body.kind in _WITH_STATIONS and all(word.tag[:1] in "nv" for word in words)
    return suffix.term in _TASKED or (suffix.term in "处部" and _ENDS.match(board.text, suffix.span.end) is not None)


def _any_done(board: Board, words: Sequence[Token]) -> bool:
    """The words begin with what is done, or hold what only grammar says; a task may end them (住房|保障)."""
    return any(_is_done(board, word, first=at == 0) for at, word in enumerate(words))


def is_headed(board: Board, suffix: Suffix) -> bool:
    """Its head or one of its people follows: 种业股|股长, 住房科|副科长, 权益部|沈清禾|部长."""
    text, end = board.text, suffix.span.end
    if text.startswith(("部长", "科长", "处长", "组长"), end - 1) or board.is_walled(Span(end, end + 1)):
        return True
    title = board.analysis.lexicon.titles.longest_at(text, end + text.startswith("副", end))
    return title is not None and board.analysis.starts_token(end)


def _is_done(board: Board, word: Token, *, first: bool) -> bool:
    """What the body does, or what only grammar says: 组织, 开展, 以及."""
    lexicon = board.analysis.lexicon
    return (
        (word.tag != "vn" and first and word.text in lexicon.role_verbs)
        or word.text in FUNCTION_CHARACTERS
        or (word.tag != "vn" and lexicon.name_breaks.get(word.text, ("",))[0] == "break")
        or word.text in lexicon.titles
        or (len(word.text) > 1 and word.tag[:1] in "pcrdm")
    )


def read_office(board: Board, suffix: Suffix) -> Mention | None:
    """、民生督查|办|主任|沈清禾: all that stands between a mark and a department whose head or member is named."""
    if not (suffix.term in _DEPARTMENTS or suffix.term.endswith(_OFFICES)) or not _has_holder(board, suffix):
        return None
    found = _BOUNDED.search(board.text, max(0, suffix.span.start - _LONGEST - 1), suffix.span.start)
    if found is None or found.start("stem") in board.starts or not _is_office(board, found["stem"], suffix):
        return None
    if len(found["stem"]) < 2 and len(suffix.term) < len("人大工委"):
        return None
    return board.mention(found.start("stem"), suffix, ORGANIZATION, "organization-office", 0.75)


def _has_holder(board: Board, suffix: Suffix) -> bool:
    """A title and a person follow."""
    end = suffix.span.end - (board.text[suffix.span.end : suffix.span.end + 1] == "长")
    title = board.analysis.lexicon.titles.longest_at(board.text, end + board.text.startswith("副", end))
    at = end + board.text.startswith("副", end) + len(title or "")
    return title is not None and board.is_walled(Span(at, at + 1))


def read_listed(board: Board, suffix: Suffix) -> Mention | None:
    """、环保科、|物资办|、: an office of the unit that the text is about, told among others."""
    if suffix.attributes[1:2] != ("yes",) or not LIST_GOES_ON.match(board.text, suffix.span.end):
        return None
    end = suffix.span.start
    mark = next((at for at in range(end - 1, max(0, end - _LONGEST) - 1, -1) if board.text[at] in PUNCTUATION), None)
    if mark is None or board.text[mark] != "、" or not (mark in board.by_end or mark - 1 in board.walls):
        return None
    stem = board.text[mark + 1 : end]
    if len(stem) + len(suffix.term) < 3 or not _HAN.fullmatch(stem) or not _is_office(board, stem, suffix):
        return None
    return board.mention(mark + 1, suffix, ORGANIZATION, "organization-listed", 0.7)


def _is_office(board: Board, stem: str, suffix: Suffix) -> bool:
    if _VAGUE.match(stem) or stem[-1:] in tuple(_NUMERALS) or is_empty_stem(board, stem):
        return False
    start = suffix.span.start - len(stem)
    if "及" in stem and board.analysis.body_suffixes.get(start + stem.index("及")):
        return False  # 蓝天救援队|及|交通局
    words = board.analysis.tokens_in(start, suffix.span.start)
    return not _any_done(board, [word for word in words if word.text != "及"])  # 物资及后勤|办
