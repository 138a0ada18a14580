"""Where the terms of several lists stand in texts, found for all lists and many texts in one go.

The beginnings of all terms are kept by their hash, so that from each place of a text characters are added one by one
only as long as some term begins with them; each step is one array operation over all places that are left.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, count
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.extraction.text.dictionary import Hashes, Ints, code_points

Masks = NDArray[np.uint16]

_SLOT_BITS = 18
_CROWDED = -1
# Odd constants that spread neighbouring characters over the table (from the golden ratio and splitmix64).
_MIX = np.uint64(0x9E3779B97F4A7C15)
_STIR = np.uint64(0xBF58476D1CE4E5B9)
_DOWN = np.uint64(64 - _SLOT_BITS)


class _Row(NamedTuple):
    """Where the terms of a list start (or end) in each text, counted from the text's start, and how long they are.

    Those of the text of a number stand between its bound and the next one's.
    """

    at: list[int]
    sizes: list[int]
    bounds: list[int]


@dataclass(frozen=True, slots=True)
class _Standing:
    """Each term that stands in texts read as one: its start, size and lists, the shorter first.

    ``begins`` tells where each text begins, and where one more would.
    """

    bits: Mapping[str, int]
    at: Ints
    sizes: Ints
    lists: Masks
    begins: Ints
    rows: dict[tuple[str, bool], _Row] = field(default_factory=dict)

    def row(self, name: str, *, by_end: bool) -> _Row:
        """The longest term of the list at each start, or end."""
        return self.rows.get((name, by_end)) or self._read_row(name, by_end=by_end)

    def _read_row(self, name: str, *, by_end: bool) -> _Row:
        listed = (self.lists & np.uint16(self.bits[name])).nonzero()[0]
        sizes, longest = self.sizes.take(listed), np.zeros(self.begins[-1], np.int64)
        longest[self.at.take(listed) + (sizes if by_end else 0)] = sizes  # of two at one place the last, the longer
        at = longest.nonzero()[0]
        bounds = at.searchsorted(self.begins)
        of_text = at - self.begins[:-1].repeat(bounds[1:] - bounds[:-1])
        row = self.rows[name, by_end] = _Row(of_text.tolist(), longest.take(at).tolist(), bounds.tolist())
        return row


class Found(NamedTuple):
    """Where terms stand in one of several texts, as `TermSearch.find_all` found them."""

    standing: _Standing
    text: str
    number: int

    def starting(self, name: str) -> Iterable[tuple[int, str]]:
        """Each offset where a term of the list starts, with the longest that does, ascending."""
        text, (starts, sizes) = self.text, self._of(self.standing.row(name, by_end=False))
        return zip(starts, [text[at : at + size] for at, size in zip(starts, sizes, strict=True)], strict=True)

    def ending(self, name: str) -> Iterable[tuple[int, str]]:
        """Each offset where a term of the list ends, with the longest that does, ascending."""
        text, (ends, sizes) = self.text, self._of(self.standing.row(name, by_end=True))
        return zip(ends, [text[at - size : at] for at, size in zip(ends, sizes, strict=True)], strict=True)

    def _of(self, row: _Row) -> tuple[list[int], list[int]]:
        first, last = row.bounds[self.number : self.number + 2]
        return row.at[first:last], row.sizes[first:last]


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
        of_each, hashes, goes_on = _beginnings(list(listed), np.fromiter(listed.values(), np.uint16, len(listed)))
        order = hashes.argsort()
        hashes = hashes.take(order)
        first = np.flatnonzero(np.concatenate(([len(hashes) > 0], hashes[1:] != hashes[:-1])))
        known = np.concatenate((np.zeros(1, np.uint64), hashes.take(first)))
        lists_of = np.concatenate(([0], np.bitwise_or.reduceat(of_each.take(order), first))).astype(np.uint16)
        on = np.concatenate(([False], np.logical_or.reduceat(goes_on.take(order), first)))
        return cls(bits, known, lists_of, on, *_slots(known))

    def find_all(self, texts: Sequence[str]) -> list[Found]:
        """Where the terms stand in each text; all are read as one, for array operations only pay in longer texts."""
        begins = np.array([0, *accumulate(len(text) + 1 for text in texts)])
        standing = self._standing(code_points("\n".join(texts)), begins)
        return [Found(standing, text, number) for number, text in enumerate(texts)]

    def _standing(self, codes: Hashes, begins: Ints) -> _Standing:
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
        return _Standing(self.bits, at, sizes, lists, begins)

    def _numbers(self, hashes: Hashes) -> NDArray[np.int32]:
        """The numbers of the beginnings with these hashes, 0 where there is none."""
        number = self.slots.take((hashes >> _DOWN).view(np.int64))
        unclear = (number == _CROWDED).nonzero()[0]
        number[unclear] = self.crowded.take(
            self.hashes.take(self.crowded).searchsorted(hashes.take(unclear)), mode="clip"
        )
        number[self.hashes.take(number) != hashes] = 0
        return number


def _beginnings(terms: Sequence[str], lists: Masks) -> tuple[Masks, Hashes, NDArray[np.bool_]]:
    """Of each beginning of each term: the term's lists if it is the whole, its hash, and whether the term goes on."""
    sizes = np.fromiter(map(len, terms), np.int64, len(terms))
    firsts, codes = sizes.cumsum() - sizes, code_points("".join(terms))
    left, hashes, found = np.arange(len(terms)), codes[firsts] * _MIX + _STIR, []
    for size in count(1):
        goes_on = sizes[left] > size
        found.append((lists[left] * ~goes_on, hashes, goes_on))
        left, hashes = left[goes_on], hashes[goes_on]
        if not len(left):
            break
        hashes = (hashes ^ (codes[firsts[left] + size] * _STIR)) * _MIX
    of_each, all_hashes, on = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return of_each, all_hashes, on


def _slots(hashes: Hashes) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """The number of the beginning with each hash; a slot that several share is marked, and these are told, too."""
    slots, numbers = np.zeros(1 << _SLOT_BITS, np.int32), np.arange(1, len(hashes), dtype=np.int32)
    at = hashes[1:] >> _DOWN
    slots[at] = numbers
    slots[at[slots[at] != numbers]] = _CROWDED
    crowded = np.concatenate(([0], numbers[slots[at] == _CROWDED])).astype(np.int32)
    return slots, crowded[hashes[crowded].argsort()]
