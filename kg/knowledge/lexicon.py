"""Word lists that a researcher can read and edit: `data/lexicons/*.tsv`, and files of their own.

A list is a TSV file; lines that start with ``#`` tell its origin, licence and
columns.  The first column is the term, the others are its attributes.  A
researcher's file (``--lexicon``) names the list in a column before the term::

    titles	网格总长	community	body
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ahocorasick_rs import AhoCorasick, Implementation

from kg.errors import DataError
from kg.resources import resource

LISTS = (
    "surnames",
    "given_characters",
    "titles",
    "address_terms",
    "kin_terms",
    "org_suffixes",
    "bare_orgs",
    "place_suffixes",
    "unit_suffixes",
    "initiative_heads",
    "role_verbs",
    "stop_names",
    "rhetoric",
    "name_breaks",
    "role_nouns",
    "countries",
    "empty_stems",
    "phrase_walls",
)

Attributes = tuple[str, ...]
_FEW = 16  # terms up to which each is looked for by itself, which is sooner than to build an automaton
_MANY = 2000  # terms from which on the faster kind of automaton takes too long to build (10 ms for so many)


class Terms(dict[str, Attributes]):
    """A list of terms with their attributes, not to be changed, and a search for them in a text.

    It is a dictionary, since a text asks tens of thousands of times whether a word is in one of the lists.  A text is
    searched for all terms at once, by the automaton of Aho and Corasick (1975).

    >>> terms = Terms({"社区": ("Community",), "社区广场": ("PublicSpace",)})
    >>> terms.longest_at("青禾社区广场舞", 2)
    '社区广场'
    >>> terms.longest_ending("青禾社区", 4)
    '社区'
    """

    __slots__ = ("_alone", "_automaton", "_ends", "_starts")

    def __init__(self, entries: Mapping[str, Attributes]) -> None:
        super().__init__(entries)
        self._alone = any(len(term) == 1 for term in entries)
        self._starts: dict[str, tuple[int, ...]] | None = None
        self._ends: dict[str, tuple[int, ...]] | None = None
        self._automaton: AhoCorasick | None = None

    def _read_starts(self) -> dict[str, tuple[int, ...]]:
        self._starts = _lengths_by(self, slice(0, 2))
        return self._starts

    def _read_ends(self) -> dict[str, tuple[int, ...]]:
        self._ends = _lengths_by(self, slice(-2, None))
        return self._ends

    def longest_at(self, text: str, start: int, end: int | None = None) -> str | None:
        """The longest term that starts at ``start`` and ends by ``end``, or None."""
        if lengths := (self._starts or self._read_starts()).get(text[start : start + 2]):
            limit = len(text) if end is None else end
            for length in lengths:
                if start + length <= limit and (term := text[start : start + length]) in self:
                    return term
        if self._alone and (end is None or start < end) and (first := text[start : start + 1]) in self:
            return first
        return None

    def longest_ending(self, text: str, end: int, start: int = 0) -> str | None:
        """The longest term that ends at ``end`` and starts no earlier than ``start``, or None."""
        if lengths := (self._ends or self._read_ends()).get(text[end - 2 : end]):
            for length in lengths:
                if end - length >= start and (term := text[end - length : end]) in self:
                    return term
        if self._alone and end > start and (last := text[end - 1 : end]) in self:
            return last
        return None

    def starting(self, text: str) -> list[tuple[int, str]]:
        """Each offset of ``text`` where a term starts, with the longest that does, ascending; they may overlap.

        >>> Terms({"青禾": (), "青禾社区": (), "社区": ()}).starting("青禾社区")
        [(0, '青禾社区'), (2, '社区')]
        """
        longest = {start: end for _, start, end in self._places(text)}
        return [(start, text[start : longest[start]]) for start in sorted(longest)]

    def every(self, text: str) -> list[tuple[int, str]]:
        """Each offset of ``text`` where a term starts, with every one that does, the longest first.

        >>> Terms({"青禾": (), "青禾社区": ()}).every("青禾社区")
        [(0, '青禾社区'), (0, '青禾')]
        """
        places = sorted((start, -end) for _, start, end in self._places(text))
        return [(start, text[start:-end]) for start, end in places]

    def ending(self, text: str) -> list[tuple[int, str]]:
        """Each offset of ``text`` where a term ends, with the longest that does, ascending; they may overlap.

        >>> Terms({"青禾": (), "青禾社区": (), "社区": ()}).ending("青禾社区")
        [(2, '青禾'), (4, '青禾社区')]
        """
        longest: dict[int, int] = {}
        for _, start, end in self._places(text):
            if start < longest.get(end, end):
                longest[end] = start
        return [(end, text[start:end]) for end, start in longest.items()]

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """Every term in ``text`` with its start, ascending; at each start the longest, none overlapping.

        >>> list(Terms({"青禾": (), "青禾社区": ()}).find("青禾社区和青禾"))
        [(0, '青禾社区'), (5, '青禾')]
        """
        reached = 0
        for start, term in self.starting(text):
            if start >= reached:
                reached = start + len(term)
                yield start, term

    def _places(self, text: str) -> list[tuple[int, int, int]]:
        """Every term's number, with where it starts and ends, by its end."""
        if len(self) <= _FEW:
            found = ((number, at, at + len(term)) for number, term in enumerate(self) for at in _every(term, text))
            return sorted(found, key=lambda place: place[2])
        if self._automaton is None:
            terms = (term for term in self if _readable(term) == term)
            kind = Implementation.DFA if len(self) < _MANY else Implementation.ContiguousNFA
            self._automaton = AhoCorasick(terms, implementation=kind)
        try:
            return self._automaton.find_matches_as_indexes(text, overlapping=True)
        except UnicodeEncodeError:
            return self._automaton.find_matches_as_indexes(_readable(text), overlapping=True)


def _every(term: str, text: str) -> Iterator[int]:
    at = text.find(term)
    while at >= 0:
        yield at
        at = text.find(term, at + 1)


def _readable(text: str) -> str:
    """The text with something else for each half of a surrogate pair, which the automaton does not read."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _lengths_by(entries: Iterable[str], stem: slice) -> dict[str, tuple[int, ...]]:
    """How long the terms of two characters and more are that begin (or end) with the same two, the longest first."""
    lengths: dict[str, tuple[int, ...]] = {}
    for term in entries:
        size = len(term)
        if size > 1 and size not in (known := lengths.get(term[stem], ())):
            lengths[term[stem]] = tuple(sorted((*known, size), reverse=True))
    return lengths


# Lists that a text is searched for together.
_MERGED = {
    "body_suffixes": ("unit_suffixes", "org_suffixes", "bare_orgs", "place_suffixes"),
    "name_anchors": ("titles", "role_nouns", "address_terms", "kin_terms"),
    "called": ("titles", "address_terms"),
    "followers": (
        *("unit_suffixes", "place_suffixes", "org_suffixes"),
        *("titles", "address_terms", "role_verbs", "name_breaks"),
    ),
}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every list that the extraction asks, by name (see the head of each file for its columns).

    The last four lists hold others: the endings of bodies' and places' names,
    the words that a person's name follows, those that people are called by,
    and all that tells by itself whether a name ends before it.
    ``given_odds`` are the columns of ``given_characters`` as bits, none above 4.
    """

    surnames: Terms
    given_characters: Terms
    titles: Terms
    address_terms: Terms
    kin_terms: Terms
    org_suffixes: Terms
    bare_orgs: Terms
    place_suffixes: Terms
    unit_suffixes: Terms
    initiative_heads: Terms
    role_verbs: Terms
    stop_names: Terms
    rhetoric: Terms
    name_breaks: Terms
    role_nouns: Terms
    countries: Terms
    empty_stems: Terms
    phrase_walls: Terms
    body_suffixes: Terms
    name_anchors: Terms
    called: Terms
    followers: Terms
    given_odds: Mapping[str, tuple[float, ...]]


@cache
def load_lexicon(extra: tuple[str, ...] = ()) -> Lexicon:
    """Return the lists that ship with the package, with those of the files ``extra`` added.

    Raises `DataError` naming the file and line where a list is malformed.

    >>> load_lexicon().titles["区长"][1]
    'unit'
    """
    lists: dict[str, dict[str, Attributes]] = {}
    for name in LISTS:
        source = resource("data", "lexicons", f"{name}.tsv")
        lists[name] = {row[0]: row[1:] for row in _rows(f"{name}.tsv", source.read_text("utf-8"))}
    for path in extra:
        _add_own(path, lists)
    merged = {name: _merged(lists, sources) for name, sources in _MERGED.items()}
    odds = {term: _bits(term, row) for term, row in lists["given_characters"].items()}
    return Lexicon(**{name: Terms(entries) for name, entries in (lists | merged).items()}, given_odds=odds)


def _bits(character: str, tenths: Attributes) -> tuple[float, ...]:
    try:
        first, second, alone = (max(-4.0, min(4.0, float(column) / 10)) for column in tenths)
    except ValueError:
        raise DataError(f"given_characters: {character}: write its odds in three columns, each a number") from None
    return first, second, alone


def _merged(lists: dict[str, dict[str, Attributes]], sources: tuple[str, ...]) -> dict[str, Attributes]:
    """The terms of several lists as one; of two alike, the first list's."""
    return {term: row for name in reversed(sources) for term, row in lists[name].items()}


def _rows(name: str, text: str) -> Iterator[tuple[str, ...]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        row = tuple(field.strip() for field in line.split("\t"))
        if not row[0]:
            raise DataError(f"{name}:{number}: the first column is empty; write a term or start the line with #")
        yield row


def _add_own(path: str, lists: dict[str, dict[str, Attributes]]) -> None:
    try:
        text = Path(path).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: cannot be read as a UTF-8 lexicon: {error}") from None
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        name, *row = (field.strip() for field in line.split("\t"))
        if name not in lists or not row or not row[0]:
            raise DataError(f"{path}:{number}: write a list, a term and its columns; the lists are {', '.join(LISTS)}")
        lists[name][row[0]] = tuple(row[1:])
