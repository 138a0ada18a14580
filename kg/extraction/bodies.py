"""Administrative units, organizations and places, by what their names end with.

The longest suffix at an end decides the kind (小区 is no 区, 社区广场 no 社区).
A unit's name stops where another unit ends (某区|某街道|某社区 are three); an
organization's name is its whole chain (某街道某社区关工委); a place keeps the
estate before a building (某小区5号楼) and the community before a square.

The text is read twice: a unit that its first reading found once (临溪街道青禾社区)
is known wherever its name stands in the second.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extraction.analysis import Analysis
from kg.extraction.board import Board, without_parts
from kg.extraction.chains import Suffix, find_suffixes
from kg.extraction.enumerated import find_enumerated
from kg.extraction.organizations import read_organization
from kg.extraction.places import join_numbers, join_phases, read_place
from kg.extraction.register import find_known
from kg.extraction.traders import TRADER
from kg.extraction.units import read_unit
from kg.extraction.venues import find_homes, find_houses, find_scenes, find_venues_named
from kg.knowledge.divisions import Divisions
from kg.knowledge.lexicon import Terms
from kg.model import Mention, Span

_PROVINCE = re.compile(r"(?:省|自治区|兵团|部|局)[\u4e00-\u9fff]{1,8}厅$")  # whose offices are so named
_CAMPUS = re.compile(r"[（(][\u4e00-\u9fff]{1,8}(?:校区|院区|分校|分院|园区|公司)[）)]")
WORK = re.compile(r"《[^《》\n]{1,40}》")


def find_bodies(analysis: Analysis, divisions: Divisions, people: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Every mention of a unit, organization or place, ascending; inner names stand beside the whole."""
    suffixes = tuple(find_suffixes(analysis))
    walls = frozenset(_walls(analysis, people))
    known = (*find_known(analysis, divisions, walls), *find_enumerated(analysis, divisions, walls))
    first = _read(Board(analysis, divisions, walls), known, suffixes)
    again = tuple(_said_again(analysis, first.by_end.values()))
    board = _read(Board(analysis, divisions, walls), (*known, *again), suffixes) if again else first
    board.by_end.update({venue.span.end: venue for venue in tuple(find_venues_named(board))})
    board.by_end.update({home.span.end: home for home in tuple(find_homes(board))})
    board.by_end.update({scene.span.end: scene for scene in tuple(find_scenes(board))})
    board.by_end.update({house.span.end: house for house in tuple(find_houses(board))})
    join_phases(board)
    join_numbers(board)
    _join_campuses(board)
    return without_parts(board.by_end.values())


def _walls(analysis: Analysis, people: tuple[Mention, ...]) -> Iterator[int]:
    """The offsets that no body's name enters: people's names, and titles of works (《…》)."""
    for person in people:
        yield from range(person.span.start, person.span.end)
    for work in WORK.finditer(analysis.text):
        yield from range(*work.span())


def _read(board: Board, known: Iterable[Mention], suffixes: tuple[Suffix, ...]) -> Board:
    for mention in known:
        board.add(mention)
    for suffix in suffixes:
        found = _named_by(board, suffix)
        if found is not None:
            board.add(found)
    return board


def _named_by(board: Board, suffix: Suffix) -> Mention | None:
    lexicon = board.analysis.lexicon
    if board.is_walled(suffix.span) or suffix.span.end in board.by_end:
        return None
    if suffix.term in lexicon.bare_orgs or suffix.term in lexicon.org_suffixes:
        if suffix.term == "厅" and not _PROVINCE.search(board.text, max(0, suffix.span.start - 12), suffix.span.end):
            return read_place(board, suffix)  # 陈列厅
        return read_organization(board, suffix)
    if suffix.term in lexicon.place_suffixes:
        # 图书馆 is a body where its 馆长 follows.
        after = suffix.span.end + (board.text[suffix.span.end : suffix.span.end + 1] == "副")
        heads = suffix.attributes[:1] == ("Facility",) and lexicon.titles.longest_at(board.text, after)
        return read_organization(board, suffix) if heads else read_place(board, suffix)
    return read_unit(board, suffix)


def _said_again(analysis: Analysis, found: Iterable[Mention]) -> Iterator[Mention]:
    """A unit or trader found once, wherever its name stands: 驻青禾社区 is no other community."""
    units = {unit.name: unit for unit in found if unit.rule in ("unit-suffix", TRADER)}
    for start, name in Terms(dict.fromkeys(units, ())).find(analysis.text):
        yield replace(units[name], span=Span(start, start + len(name)))


def _join_campuses(board: Board) -> None:
    """临溪小学（东校区）: the brackets belong to the school's or hospital's name."""
    for mention in [m for m in board.by_end.values() if m.kind in ("School", "Hospital", "Company")]:
        campus = _CAMPUS.match(board.text, mention.span.end)
        if campus:
            span = Span(mention.span.start, campus.end())
            del board.by_end[mention.span.end]
            board.by_end[campus.end()] = replace(mention, span=span, name=span.cut(board.text))
