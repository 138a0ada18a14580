"""Bodies that their last word alone names: 、教育局、 in a list, 普外科 before its head, 该村|红白理事会."""

from kg.extraction.bodies.board import ORGANIZATION, Board
from kg.extraction.bodies.chains import Suffix
from kg.extraction.bodies.fellows import FELLOWS
from kg.extraction.bodies.sections import LIST_GOES_ON, is_headed
from kg.model import Mention, Span
from kg.patterns import late

# 区党委委员、管委会主任
_LISTED = frozenset("管委会 党工委 纪工委 团工委 人武部 政法委 纪委 监委 居委会 村委会".split())
_COMMITTEES = frozenset({"政法委", "纪委", "监委"})  # of a party committee that the article tells: ；纪委书记
_HOUSES = (("School",), ("Hospital",))
_OWN = ("学院", "系", "处", "部")
_DOES = late(
    r"(?:于[^，。；\n]{2,12}|近日|今日|日前)?(?:联合|共同|隆重|成功|顺利|积极|精心)*(?:举[办行]|开展|召开|组织|主办|承办|牵头|协办|赴|走进)"
)
_MARKS = tuple("、，；。（\n")
_OURS = frozenset({"我院", "我校", "本院", "本校", "该院", "该校"})
# Of a village or community, told in a list after another body of it: 青禾村乡贤会、|红白理事会.
_OF_VILLAGES = frozenset(
    "老年协会 老年人协会 老协 红白理事会 道德评议会 禁毒协会 乡贤会 乡贤理事会 妇联 团支部 工会".split()
)
_TOLD_SHORT = FELLOWS | _OF_VILLAGES
# Of whose kind a village, school or street has one: 该村|红白理事会, |驻村工作队|队长, 由|村民选举委员会.
_ONE_OF_KIND = frozenset(
    "红白理事会 驻村工作队 村民选举委员会 民兵应急排 民兵应急连 民兵连 家委会 家长委员会 老年协会 老年人协会"
    " 业筹组 业委会筹备组 业主委员会 道德评议会 乡贤理事会 工作专班 人大代表联络站 议事协商委员会".split()
)
# What such a body stands right after: 该村|红白理事会, 任组长的|工作专班.
_POINTING = tuple("该村 该社区 该镇 该乡 该校 该县 我村 我校 由 带领 长的".split())


def is_listed(board: Board, suffix: Suffix) -> bool:
    """县综治办、|教育局|、团县委: a body of the unit of the one before it in a list."""
    before = board.by_end.get(suffix.span.start - 1)
    if before is None or before.type is not ORGANIZATION or board.text[suffix.span.start - 1] not in "、和及":
        return False
    if suffix.term == "政府" and before.name.endswith("党委") and before.name[-3] in "镇乡" and len(before.name) > 3:
        return True  # 白石镇党委、|政府
    is_public = (
        suffix.attributes[1:2] == ("yes",) and len(suffix.term) > 2 and "long" not in suffix.attributes
    ) or suffix.term in _TOLD_SHORT
    return is_public and LIST_GOES_ON.match(board.text, suffix.span.end) is not None


def read_department(board: Board, suffix: Suffix) -> Mention | None:
    """普外科 before 主任, 管委会 in 、管委会主任, 护理部 in 我院护理部: what stands for itself there."""
    text, titles = board.text, board.analysis.lexicon.titles
    if suffix.term in _ONE_OF_KIND:
        return _one_of_kind(board, suffix)
    ours = text[max(0, suffix.span.start - 2) : suffix.span.start] in _OURS
    before = text[suffix.span.start - 1 : suffix.span.start]
    if suffix.term in _LISTED:
        listed = before in _MARKS if suffix.term in _COMMITTEES else before == "、"
    else:
        listed = len(suffix.term) > 2 and suffix.term[-1] in "科处部局" and not _is_of_several(board, suffix)
    if _acts_alone(board, suffix) or _is_ours(board, suffix):
        return board.mention(suffix.span.start, suffix, ORGANIZATION, "organization-department", 0.75)
    if not listed:
        return None
    headed = titles.longest_at(text, suffix.span.end + _prefix(text, suffix.span.end)) or _is_fused(board, suffix)
    if not ours and not headed:
        return None
    return board.mention(suffix.span.start, suffix, ORGANIZATION, "organization-department", 0.75)


def _is_of_several(board: Board, suffix: Suffix) -> bool:
    """8个社区的|团支部|书记, 各镇（街道）|武装部|部长: of the heads of several, none of whom is named."""
    before, end = board.text[suffix.span.start - 1 : suffix.span.start], suffix.span.end
    return (before == "的" and suffix.term.endswith("支部")) or (before in ("）", ")") and not _heads_one(board, end))


def _heads_one(board: Board, end: int) -> bool:
    """A title and a name follow."""
    at = end + _prefix(board.text, end)
    title = board.analysis.lexicon.titles.longest_at(board.text, at) or ""
    return board.is_walled(Span(at + len(title), at + len(title) + 1))


def _acts_alone(board: Board, suffix: Suffix) -> bool:
    """，文学院|举办…; 由|医务处|组织: a college or department of the house that the text comes from."""
    text, start = board.text, suffix.span.start
    is_part = suffix.attributes[:1] in _HOUSES and suffix.term.endswith(_OWN) and len(suffix.term) > 2
    if not is_part or not (start == 0 or text[start - 1] in (*_MARKS, "由")):
        return False
    return _DOES.match(text, suffix.span.end) is not None


def _is_ours(board: Board, suffix: Suffix) -> bool:
    """文学院, of which an article of 我院 tells more than once."""
    is_college = suffix.attributes[:1] == ("School",) and suffix.term.endswith("学院") and suffix.term != "医学院"
    return is_college and "我院" in board.text and board.text.count(suffix.term) > 1


def _one_of_kind(board: Board, suffix: Suffix) -> Mention | None:
    start = suffix.span.start
    if not (board.text.endswith(_POINTING, 0, start) or is_headed(board, suffix)):
        return None
    return board.mention(start, suffix, ORGANIZATION, "organization-department", 0.75)


def _is_fused(board: Board, suffix: Suffix) -> bool:
    """组织部|长, whose last character the department and the title share."""
    end = suffix.span.end
    return (
        board.text.startswith("长", end)
        and board.analysis.lexicon.titles.longest_ending(board.text, end + 1) is not None
    )


def _prefix(text: str, at: int) -> int:
    """The length of what may stand before a title: 教学主任, 副主任."""
    return 2 if text[at : at + 2] in ("教学", "行政") else int(text[at : at + 1] == "副")
