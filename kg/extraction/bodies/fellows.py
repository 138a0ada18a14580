"""Public bodies of a list that begins with none that is known: 联合司法局、教育局、团县委, 由文明办、妇联主办."""

from collections.abc import Iterator

from kg.extraction.bodies.board import ORGANIZATION, Board
from kg.extraction.bodies.sections import LIST_GOES_ON
from kg.model import Mention, Span
from kg.patterns import late

FELLOWS = frozenset(
    "妇联 团委 科协 残联 文联 侨联 工会 总工会 法院 检察院 人民医院 中医院 疾控中心 红十字会 慈善会".split()
)
"""Bodies that each county has one of, besides its offices."""
_MARKS = frozenset("、和与及")
# What stands before the first of a list: a mark, or what says that it acts with others.
_BEFORE = late(r"(?:^|[，。；：（(\n]|联合|会同|携手|组织|协调|邀请|来自|协同|对接|[由与和向经从在])$")
_OFFICES = ("局", "委", "办", "院", "会", "大队", "中心", *FELLOWS)
_DO = late(r"等|联合|共同|[主承协举]办|组织|开展|参加|(?:有关|相关|主要)?负责|工作人员")
_ENOUGH = 2  # bodies of a list of which nothing is done
_SHORTEST = 3


def find_fellows(board: Board) -> Iterator[Mention]:
    """The bodies at the head of a list of two and more, up to the first that is known; all of them where none is."""
    text = board.text
    if "、" not in text and "和" not in text:
        return
    terms = {
        end - len(term): end
        for end, term in board.analysis.body_suffixes.items()
        if (text[end : end + 1] in _MARKS or text[end - len(term) - 1] in _MARKS) and _is_public(board, term)
    }
    for start in terms:
        if start in board.starts or not _BEFORE.search(text, max(0, start - 2), start):
            continue
        run = list(_run(board, terms, start))
        if run and _is_list(board, run):
            yield from (_mention(board, span) for span in run)


def _is_list(board: Board, run: list[Span]) -> bool:
    """Three and more, or two that do something together, or one before a body that is known."""
    last = run[-1].end
    if board.text[last : last + 1] in _MARKS and last + 1 in board.starts:
        return True
    after = LIST_GOES_ON if len(run) > _ENOUGH else _DO
    return len(run) > 1 and after.match(board.text, last) is not None


def _run(board: Board, terms: dict[int, int], start: int) -> Iterator[Span]:
    at = start
    while (end := terms.get(at)) is not None and end not in board.by_end:
        yield Span(at, end)
        if board.text[end : end + 1] not in _MARKS:
            return
        at = end + 1


def _is_public(board: Board, term: str) -> bool:
    attributes = board.analysis.lexicon.org_suffixes.get(term, ())
    if term in FELLOWS:
        return True
    return (
        attributes[1:2] == ("yes",) and len(term) >= _SHORTEST and term.endswith(_OFFICES) and "long" not in attributes
    )


def _mention(board: Board, span: Span) -> Mention:
    name = span.cut(board.text)
    kind = board.analysis.lexicon.org_suffixes[name][0]
    return Mention(span, ORGANIZATION, name, kind, "organization-listed", 0.7)
