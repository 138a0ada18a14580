"""Administrative units, organizations and places, by what their names end with.

The longest suffix at an end decides the kind (小区 is no 区, 社区广场 no 社区).
A unit's name stops where another unit ends (某区|某街道|某社区 are three); an
organization's name is its whole chain (某街道某社区关工委); a place keeps the
estate before a building (某小区5号楼) and the community before a square.

The text is read twice: a unit that its first reading found once (临溪街道青禾社区)
is known wherever its name stands in the second.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from kg.extraction.bodies.acting import find_acting, find_streets
from kg.extraction.bodies.board import UNIT, Board, without_parts
from kg.extraction.bodies.chains import FUNCTION_CHARACTERS, Suffix, find_suffixes
from kg.extraction.bodies.enumerated import find_enumerated
from kg.extraction.bodies.faculties import find_faculties
from kg.extraction.bodies.fellows import find_fellows
from kg.extraction.bodies.firms import find_firms
from kg.extraction.bodies.landscape import find_landscape
from kg.extraction.bodies.organizations import read_organization
from kg.extraction.bodies.parts import find_parts
from kg.extraction.bodies.places import join_numbers, join_phases, read_place
from kg.extraction.bodies.quoted_places import find_quoted_places
from kg.extraction.bodies.quoted_teams import find_quoted_teams
from kg.extraction.bodies.register import find_known
from kg.extraction.bodies.rooms import find_rooms
from kg.extraction.bodies.shops import find_shops
from kg.extraction.bodies.sites import find_beside
from kg.extraction.bodies.stationed import find_stationed
from kg.extraction.bodies.told import find_stops, find_told
from kg.extraction.bodies.traders import TRADER
from kg.extraction.bodies.units import NEVER_INSIDE, read_unit, village_of_town
from kg.extraction.bodies.venues import find_homes, find_houses, find_scenes, find_venues_named
from kg.extraction.bodies.wards import find_numbered, find_wards
from kg.extraction.bodies.yards import find_yards
from kg.extraction.text.analysis import Analysis
from kg.extraction.text.matching import find_names
from kg.knowledge.divisions import Divisions
from kg.model import Mention, Span
from kg.patterns import late

_PROVINCE = late(r"(?:省|自治区|兵团|部|局)[^\W\da-zA-Z_]{1,8}厅$")  # whose offices are so named
_CAMPUS = re.compile(r"[（(][^\W\da-zA-Z_]{1,8}(?:校区|院区|分校|分院|园区|公司)[）)]")
# Who reads names by what already stands on the board, each after those before it.
_BY_WHAT_STANDS: tuple[Callable[[Board], Iterator[Mention]], ...] = (
    find_landscape,
    find_told,
    find_stops,
    find_venues_named,
    find_homes,
    find_scenes,
    find_houses,
    find_beside,
    find_yards,
    find_quoted_places,
    find_rooms,
    find_stationed,
    find_wards,
    find_faculties,
    find_acting,
    find_streets,
    find_firms,
    find_fellows,
    find_numbered,
    find_quoted_teams,
    find_parts,
    find_shops,
)
_PARTY = ("共青团", "中共", "政协", "民盟", "民建", "民进", "民革", "农工党", "致公党", "九三学社", "台盟", "国网")
# A name of a unit, then the body that is its own: not 服务|区, 农贸市|场, 村|镇.
_HEAD = re.compile(
    r"(?P<stem>(?:(?![省市区县镇乡村团委各全本该第])[^\W\da-zA-Z_]){2,4}?)"
    r"(?P<term>(?<![社山小园学校景灾片库矿郊辖厂军战禁院营街务发新监])区|县|(?<![超城都集门夜早上街])市(?!场)"
    r"|(?<![城乡村小古])镇|(?<![家下水城返老同故])乡(?!村)|街道|社区(?!卫生)|(?<![农新山驻邻])村(?!镇))(?=.)"
)
_BELOW = frozenset({"镇", "乡", "街道", "社区", "村"})  # told right after a unit above them
_SHORT = 2  # characters of a district's name that may be the end of another's
WORK = re.compile(r"《[^《》\n]{1,40}》")


def find_bodies(analysis: Analysis, divisions: Divisions, people: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Every mention of a unit, organization or place, ascending; inner names stand beside the whole."""
    suffixes = tuple(find_suffixes(analysis))
    walls = frozenset(_walls(analysis, people))
    known = (*find_known(analysis, divisions, walls), *find_enumerated(analysis, divisions, walls))
    first = _read(Board(analysis, divisions, walls), known, suffixes)
    for unit in tuple(_heading(first)):
        first.add(unit)
    again = tuple(_said_again(analysis, first.by_end.values()))
    new = any(first.by_end.get(mention.span.end) != mention for mention in again)
    board = _read(Board(analysis, divisions, walls), (*known, *again), suffixes) if new else first
    for find in _BY_WHAT_STANDS:
        board.by_end.update({one.span.end: one for one in tuple(find(board))})
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
    if (village := village_of_town(board, suffix)) is not None:
        return village
    if suffix.term in lexicon.place_suffixes:
        # 图书馆 is a body where its 馆长 follows.
        after = suffix.span.end + (board.text[suffix.span.end : suffix.span.end + 1] == "副")
        is_centre = suffix.attributes[:1] == ("Building",) and suffix.term.endswith("中心")
        heads = (is_centre or suffix.attributes[:1] == ("Facility",)) and lexicon.titles.longest_at(board.text, after)
        return read_organization(board, suffix) if heads else read_place(board, suffix)
    return read_unit(board, suffix)


def _heading(board: Board) -> Iterator[Mention]:
    """润桥区 of 润桥区人大常委会: the unit that a body's name begins with, though 润桥 be a word or 桥区."""
    ends = {unit.span.start: unit.span.end for unit in board.by_end.values() if unit.type is UNIT}
    for body in board.by_end.values():
        if body.rule in ("organization-suffix", "organization-called"):
            first = body.span.start + next((len(word) for word in _PARTY if body.name.startswith(word)), 0)
            start = first
            while start in ends:
                start = ends[start]
            unit = _HEAD.match(body.name, max(0, start - body.span.start))
            known = board.by_end.get(start + unit.end() - unit.start()) if unit is not None else None
            if known is not None and known.rule == "unit-register" and len(known.name) > _SHORT:
                continue  # 国网|某县供电公司; but 望东区
            if unit is not None and _may_be_name(board, unit["stem"]) and (start == first or unit["term"] in _BELOW):
                kind = board.analysis.lexicon.unit_suffixes[unit["term"]][0]
                yield Mention(Span(start, start + len(unit.group())), UNIT, unit.group(), kind, "unit-suffix", 0.8)


def _may_be_name(board: Board, stem: str) -> bool:
    """No verb (服务, 书面报告), and no grammar in it (获颁|县教育局, 沈清禾任|县委…)."""
    last = board.analysis.segmenter.tokens(stem)[-1]
    if stem[-1] in "一二三四五六七八九十":
        return False  # 槐序六区分馆
    if any(word in stem for word in NEVER_INSIDE):
        return False  # 云栖区|法院青禾社区…
    return not (len(last.text) > 1 and last.tag == "v") and FUNCTION_CHARACTERS.isdisjoint(stem) and "任" not in stem


def _said_again(analysis: Analysis, found: Iterable[Mention]) -> Iterator[Mention]:
    """A unit or trader found once, wherever its name stands: 驻青禾社区 is no other community."""
    units = {unit.name: unit for unit in found if unit.rule in ("unit-suffix", TRADER)}
    for start, name in find_names(analysis.text, units):
        yield replace(units[name], span=Span(start, start + len(name)))


def _join_campuses(board: Board) -> None:
    """临溪小学（东校区）: the brackets belong to the school's or hospital's name."""
    for mention in [m for m in board.by_end.values() if m.kind in ("School", "Hospital", "Company")]:
        campus = _CAMPUS.match(board.text, mention.span.end)
        if campus:
            span = Span(mention.span.start, campus.end())
            del board.by_end[mention.span.end]
            board.by_end[campus.end()] = replace(mention, span=span, name=span.cut(board.text))
