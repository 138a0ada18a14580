"""Where the terms of several lists stand in texts, found for all lists and many texts in one go.

The beginnings of all terms are kept by their hash, so that from each place of a text characters are added one by one
only as long as some term begins with them; each step is one array operation over all places that are left.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.extraction.dictionary import Hashes, Ints, code_points

Masks = NDArray[np.uint16]

_SLOT_BITS = 18
_CROWDED = -1
# Odd constants that spread neighbouring characters over the table (from the golden ratio and splitmix64).
_MIX = np.uint64(0x9E3779B97F4A7C15)
_STIR = np.uint64(0xBF58476D1CE4E5B9)
_DOWN = np.uint64(64 - _SLOT_BITS)


class Found(NamedTuple):
    """Where terms stand in one text: of each list, those that `TermSearch.find_all` found."""

    terms: "Standing"
    text: str
    before: int

    def starting(self, name: str) -> Iterable[tuple[int, str]]:
        """Each offset where a term of the list starts, with the longest that does, ascending."""
        starts, sizes = self.terms.starts(name).between(self.before, self.before + len(self.text))
        return zip(starts, [self.text[at : at + size] for at, size in zip(starts, sizes, strict=True)], strict=True)

    def ending(self, name: str) -> Iterable[tuple[int, str]]:
        """Each offset where a term of the list ends, with the longest that does, ascending."""
        ends, sizes = self.terms.ends(name).between(self.before, self.before + len(self.text) + 1)
        return zip(ends, [self.text[at - size : at] for at, size in zip(ends, sizes, strict=True)], strict=True)


class _Row(NamedTuple):
    """Offsets, ascending, each with the length of the term there."""

    at: Ints
    sizes: Ints

    def between(self, low: int, high: int) -> tuple[list[int], list[int]]:
        """Those in the range, counted from its start."""
        first, last = self.at.searchsorted((low, high))
        return (self.at[first:last] - low).tolist(), self.sizes[first:last].tolist()


@dataclass(frozen=True, slots=True)
class Standing:
    """Each term that stands in a text of so many characters: its start, size and lists, the shorter first."""

    bits: Mapping[str, int]
    at: Ints
    sizes: Ints
    lists: Masks
    length: int
    rows: dict[tuple[str, bool], _Row] = field(default_factory=dict)

    def starts(self, name: str) -> _Row:
        """The longest term of the list at each start."""
        return self.rows.get((name, False)) or self._row(name, by_end=False)

    def ends(self, name: str) -> _Row:
        """The longest term of the list at each end."""
        return self.rows.get((name, True)) or self._row(name, by_end=True)

    def _row(self, name: str, *, by_end: bool) -> _Row:
        listed = (self.lists & np.uint16(self.bits[name])).nonzero()[0]
        sizes, longest = self.sizes.take(listed), np.zeros(self.length + 1, np.int64)
        longest[self.at.take(listed) + (sizes if by_end else 0)] = sizes  # of two at one place the last, the longer
        at = longest.nonzero()[0]
        row = self.rows[name, by_end] = _Row(at, longest.take(at))
        return row


@dataclass(frozen=True, slots=True)
class TermSearch:
    """The beginnings of the terms of several lists, by number: its hash, the lists with it as a term, if one goes on.

    ``slots`` has the number of the beginning with a hash; where several have it, they are in ``crowded``, in the order
    of their hashes.  Number 0 is no beginning.

    >>> search = TermSearch.of({"kinds": ["社区", "社区广场"], "squares": ["广场"]})
    >>> found, = search.find_all(["青禾社区广场舞"])
    >>> list(found.starting("kinds")), list(found.ending("squares"))
    ([(2, '社区广场')], [(6, '广场')])
    """

    bits: Mapping[str, int]
    hashes: Hashes
    lists: Masks
    goes_on: NDArray[np.bool_]
    slots: NDArray[np.int32]
    crowded: NDArray[np.int32]

    @classmethod
    def of(cls, lists: Mapping[str, Iterable[str]]) -> "TermSearch":
        """The search for the terms of so many lists, at most sixteen."""
        bits = {name: 1 << number for number, name in enumerate(lists)}
        listed: dict[str, int] = {}
        for name, terms in lists.items():
            for term in terms:
                listed[term] = listed.get(term, 0) | bits[name]
        begun = {term[:size] for term in listed for size in range(1, len(term))}
        beginnings = sorted(begun.union(listed), key=len)
        hashes = [_hashes(list(group), size) for size, group in groupby(beginnings, len)]
        known = np.concatenate((np.zeros(1, np.uint64), *hashes))
        of_each = np.array([0, *(listed.get(beginning, 0) for beginning in beginnings)], np.uint16)
        goes_on = np.array([False, *(beginning in begun for beginning in beginnings)])
        return cls(bits, known, of_each, goes_on, *_slots(known))

    def find_all(self, texts: Sequence[str]) -> list[Found]:
        """Where the terms stand in each text; all are read as one, for array operations only pay in longer texts."""
        standing, before, found = self._standing(code_points("\n".join(texts))), 0, list[Found]()
        for text in texts:
            found.append(Found(standing, text, before))
            before += len(text) + 1
        return found

    def _standing(self, codes: Hashes) -> Standing:
        place, hashes, size = np.arange(len(codes)), codes * _MIX + _STIR, 1
        found = [(place[:0], place[:0], self.lists[:0])]
        while len(place):
            number = self._numbers(hashes)
            lists = self.lists.take(number)
            ends = lists.nonzero()[0]
            found.append((place.take(ends), np.full(len(ends), size), lists.take(ends)))
            on = self.goes_on.take(number).nonzero()[0]
            on = on[: place.take(on).searchsorted(len(codes) - size)]
            place = place.take(on)
            hashes = (hashes.take(on) ^ (codes.take(place + size) * _STIR)) * _MIX
            size += 1
        at, sizes, lists = map(np.concatenate, zip(*found, strict=True))
        return Standing(self.bits, at, sizes, lists, len(codes))

    def _numbers(self, hashes: Hashes) -> NDArray[np.int32]:
        """The numbers of the beginnings with these hashes, 0 where there is none."""
        number = self.slots.take((hashes >> _DOWN).view(np.int64))
        unclear = (number == _CROWDED).nonzero()[0]
        number[unclear] = self.crowded.take(
            self.hashes.take(self.crowded).searchsorted(hashes.take(unclear)), mode="clip"
        )
        number[self.hashes.take(number) != hashes] = 0
        return number


def _hashes(terms: Sequence[str], size: int) -> Hashes:
    """The hash of each term of so many characters."""
    codes = code_points("".join(terms)).reshape(-1, size)
    hashes = codes[:, 0] * _MIX + _STIR
    for at in range(1, size):
        hashes = (hashes ^ (codes[:, at] * _STIR)) * _MIX
    return hashes


def _slots(hashes: Hashes) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """The number of the beginning with each hash; a slot that several share is marked, and these are told, too."""
    slots, numbers = np.zeros(1 << _SLOT_BITS, np.int32), np.arange(1, len(hashes), dtype=np.int32)
    at = hashes[1:] >> _DOWN
    slots[at] = numbers
    slots[at[slots[at] != numbers]] = _CROWDED
    crowded = np.concatenate(([0], numbers[slots[at] == _CROWDED])).astype(np.int32)
    return slots, crowded[hashes[crowded].argsort()]
