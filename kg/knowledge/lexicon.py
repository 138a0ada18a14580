"""Word lists that a researcher can read and edit: `data/lexicons/*.tsv`, and files of their own.

A list is a TSV file; lines that start with ``#`` tell its origin, licence and
columns.  The first column is the term, the others are its attributes.  A
researcher's file (``--lexicon``) names the list in a column before the term::

    titles	网格总长	community	body
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.errors import DataError, reason
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
    "event_verbs",
    "phrase_walls",
    "name_parts",
    "landscape",
)

Attributes = tuple[str, ...]
_FEW = 16  # stems up to which each is looked for by itself
_PAIR_BITS = 16  # of the hash of two characters: enough for one place in fifty to be looked at in vain


class Terms(dict[str, Attributes]):
    """A list of terms with their attributes, not to be changed, and a search for them in a text.

    It is a dictionary, since a text asks tens of thousands of times whether a word is in one of the lists.

    >>> terms = Terms({"社区": ("Community",), "社区广场": ("PublicSpace",)})
    >>> terms.longest_at("青禾社区广场舞", 2)
    '社区广场'
    >>> terms.longest_ending("青禾社区", 4)
    '社区'
    """

    __slots__ = ("_alone", "_ends", "_heads", "_longer_from", "_tails")

    def __init__(self, entries: Mapping[str, Attributes]) -> None:
        super().__init__(entries)
        self._alone = any(len(term) == 1 for term in entries)
        self._longer_from = _lengths_by(entries, slice(0, 2))
        self._ends: dict[str, tuple[int, ...]] | None = None  # an article's own names are only looked for from ahead
        self._heads: _Marks | None = None
        self._tails: _Marks | None = None

    def _read_ends(self) -> dict[str, tuple[int, ...]]:
        self._ends = _lengths_by(self, slice(-2, None))
        return self._ends

    def longest_at(self, text: str, start: int, end: int | None = None) -> str | None:
        """The longest term that starts at ``start`` and ends by ``end``, or None."""
        if lengths := self._longer_from.get(text[start : start + 2]):
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

    def starting(self, text: str) -> Iterator[tuple[int, str]]:
        """Each offset of ``text`` where a term starts, with the longest that does, ascending; they may overlap.

        >>> list(Terms({"青禾": (), "青禾社区": (), "社区": ()}).starting("青禾社区"))
        [(0, '青禾社区'), (2, '社区')]
        """
        lengths, alone = self._longer_from, self._alone
        if self._heads is None:
            self._heads = _Marks([term[:2] for term in self])
        for start in self._heads.found_in(text):
            for length in lengths.get(text[start : start + 2], ()):
                if (term := text[start : start + length]) in self:
                    yield start, term
                    break
            else:
                if alone and text[start] in self:
                    yield start, text[start]

    def every(self, text: str) -> Iterator[tuple[int, str]]:
        """Each offset of ``text`` where a term starts, with every one that does, the longest first.

        >>> list(Terms({"青禾": (), "青禾社区": ()}).every("青禾社区"))
        [(0, '青禾社区'), (0, '青禾')]
        """
        for start, longest in self.starting(text):
            for length in (*self._longer_from.get(longest[:2], ()), 1):
                if length <= len(longest) and (term := longest[:length]) in self:
                    yield start, term

    def ending(self, text: str) -> Iterator[tuple[int, str]]:
        """Each offset of ``text`` where a term ends, with the longest that does, ascending; they may overlap.

        >>> list(Terms({"青禾": (), "青禾社区": (), "社区": ()}).ending("青禾社区"))
        [(2, '青禾'), (4, '青禾社区')]
        """
        lengths, alone = self._ends or self._read_ends(), self._alone
        if self._tails is None:
            self._tails = _Marks([term[-2:] for term in self])
        for last in self._tails.found_in(text, last=True):
            end = last + 1
            for length in lengths.get(text[end - 2 : end], ()):
                if length <= end and (term := text[end - length : end]) in self:
                    yield end, term
                    break
            else:
                if alone and text[last] in self:
                    yield end, text[last]

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


class _Marks:
    """The characters and pairs of characters that terms begin (or end) with.

    Of many, marks at their hashes, which may find a place too many, never one too few.
    """

    __slots__ = ("_alone", "_few", "_pairs")

    def __init__(self, stems: Iterable[str]) -> None:
        stems = sorted(set(stems))
        self._few = stems if len(stems) <= _FEW else None
        if self._few is None:
            self._alone, self._pairs = np.zeros(1 << 16, np.bool_), np.zeros(1 << _PAIR_BITS, np.bool_)
            self._alone[_hashes("".join(stem for stem in stems if len(stem) == 1))[0]] = True
            self._pairs[_hashes("".join(stem for stem in stems if len(stem) == 2))[1][::2]] = True

    def found_in(self, text: str, *, last: bool = False) -> list[int]:
        """Where in the text a marked character or pair begins (with ``last``, ends), ascending."""
        if self._few is not None:
            return sorted({at for stem in self._few for at in _places(text, stem, len(stem) - 1 if last else 0)})
        characters, pairs = _hashes_of_article(text)
        found = self._alone.take(characters)
        part = found[1:] if last else found[:-1]
        part |= self._pairs.take(pairs)
        places: list[int] = found.nonzero()[0].tolist()
        return places


def _places(text: str, stem: str, offset: int) -> Iterator[int]:
    at = text.find(stem)
    while at >= 0:
        yield at + offset
        at = text.find(stem, at + 1)


def _hashes(text: str) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """A hash of each character, and of each two neighbours."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    pairs = (codes[:-1] * np.uint32(0x9E3779B1) ^ codes[1:] * np.uint32(0x85EBCA6B)) >> np.uint32(32 - _PAIR_BITS)
    return (codes & np.uint32(0xFFFF)).astype(np.intp), pairs.astype(np.intp)


_hashes_of_article = lru_cache(maxsize=1)(_hashes)  # the lists are looked up one after another in the same text


def _lengths_by(entries: Iterable[str], stem: slice) -> dict[str, tuple[int, ...]]:
    """How long the terms of two characters and more are that begin (or end) with the same two, the longest first."""
    lengths: dict[str, tuple[int, ...]] = {}
    for term in entries:
        if (size := len(term)) > 1:
            known = lengths.get(two := term[stem], ())
            if size not in known:
                lengths[two] = tuple(sorted((*known, size), reverse=True)) if known else (size,)
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
    event_verbs: Terms
    phrase_walls: Terms
    name_parts: Terms
    landscape: Terms
    body_suffixes: Terms
    name_anchors: Terms
    called: Terms
    followers: Terms
    given_odds: Mapping[str, tuple[float, ...]]


def load_lexicon(extra: tuple[str, ...] = ()) -> Lexicon:
    """Return the lists that ship with the package, with those of the files ``extra`` added.

    Raises `DataError` naming the file and line where a list is malformed.

    >>> load_lexicon().titles["区长"][1]
    'unit'
    """
    return _read(extra)  # kept there, for a cache here would tell load_lexicon() from load_lexicon(())


@cache
def _read(extra: tuple[str, ...]) -> Lexicon:
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
        first, second, alone = map(_bit, tenths)
    except ValueError:
        raise DataError(f"given_characters: {character}: write its odds in three columns, each a number") from None
    return first, second, alone


@cache  # thousands of characters share a hundred odds
def _bit(tenths: str) -> float:
    return max(-4.0, min(4.0, float(tenths) / 10))


def _merged(lists: dict[str, dict[str, Attributes]], sources: tuple[str, ...]) -> dict[str, Attributes]:
    """The terms of several lists as one; of two alike, the first list's."""
    return {term: row for name in reversed(sources) for term, row in lists[name].items()}


def _rows(name: str, text: str) -> Iterator[tuple[str, ...]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        row = tuple(map(str.strip, line.split("\t")))
        if not row[0]:
            raise DataError(f"{name}:{number}: the first column is empty; write a term or start the line with #")
        yield row


def _add_own(path: str, lists: dict[str, dict[str, Attributes]]) -> None:
    try:
        text = Path(path).read_text("utf-8")
    except OSError as error:
        raise DataError(f"{path}: cannot be read: {reason(error)}; check the path") from None
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: is not UTF-8: {error}; save it as UTF-8") from None
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        name, *row = (field.strip() for field in line.split("\t"))
        if name not in lists or not row or not row[0]:
            raise DataError(f"{path}:{number}: write a list, a term and its columns; the lists are {', '.join(LISTS)}")
        lists[name][row[0]] = tuple(row[1:])
