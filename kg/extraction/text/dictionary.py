"""jieba's dictionary as arrays, so that every word of it in a text is found by a few array operations."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from math import log
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.errors import MissingExtraError

Ints = NDArray[np.int64]
Hashes = NDArray[np.uint64]
Codes = NDArray[np.uint32]
BlockWord = tuple[int, int, float, int]  # where a word starts and ends, its share, and where its block ends

_LONGEST = 16  # characters of the longest words
_SHORT = 4  # characters up to which words are found by their hash alone; few are longer
_SLOT_BITS = 21
_STEM_BITS = 20
_CROWDED = -1
_NONE = -1  # the number of what is no word
_HASH = (1 << 64) - 1
# Odd constants that spread neighbouring characters over the table (from the golden ratio and splitmix64).
_MIX = np.uint64(0x9E3779B97F4A7C15)
_STIR = np.uint64(0xBF58476D1CE4E5B9)
_MIX_OF_ONE, _STIR_OF_ONE = int(_MIX), int(_STIR)


class Grams(NamedTuple):
    """Which of the pairs of characters of a text, of every three and of every four are words, from each place on.

    ``numbers`` has the word's number or `_NONE`, of the pairs first; ``begin`` are the places where four characters
    may begin a longer word.
    """

    numbers: NDArray[np.int32]
    begin: list[int]
    size: int

    @staticmethod
    def tells_of(word: str) -> bool:
        """True for a word of so many characters as are told of."""
        return 1 < len(word) <= _SHORT

    def number(self, start: int, length: int) -> int:
        """The number of what stands there, or `_NONE`."""
        return self.numbers.item(start + (length - 2) * self.size - (0, 0, 0, 1, 3)[length])


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Words by number, with how often the corpus had them, the logarithm of their share in it, and their tag.

    A word is told by its hash (64 bits, all different), so that no word is held as a string but the few long ones.
    ``characters`` has the share of each character (that of the rarest word for one that is no word), ``alone`` its
    number.  ``slots`` has the number of the short word with a hash; where several have it, they are in ``crowded``,
    in the order of ``crowded_hashes``.  ``hashes`` has each word's own; ``stems`` marks the beginnings of longer
    words, ``longer`` tells how long these are, and ``long_words`` has their numbers.
    """

    text: str
    tags: tuple[Ints, Ints]  # where each begins and ends in the text
    counts: Ints
    shares: NDArray[np.float64]
    characters: NDArray[np.float64]
    alone: NDArray[np.int32]
    unknown: float
    slots: NDArray[np.int32]
    crowded: NDArray[np.int32]
    crowded_hashes: Hashes
    hashes: Hashes
    stems: NDArray[np.bool_]
    longer: dict[str, tuple[int, ...]]
    long_words: dict[str, int]

    def look_up(self, word: str) -> tuple[int, str]:
        """How often the corpus had a word, and its part of speech; 0 and "" for no word."""
        return self.entry(self._number(word))

    def entry(self, number: int) -> tuple[int, str]:
        """The same of the word of that number."""
        if number == _NONE:
            return 0, ""
        start, end = self.tags
        return self.counts.item(number), self.text[start.item(number) : end.item(number)]

    def share(self, character: str) -> float:
        """The share of a character."""
        return self.characters.item(min(ord(character), 0xFFFF))

    def _number(self, word: str) -> int:
        """The word's number; a short one's by the hash that `_short_hashes` gives it."""
        if len(word) > _SHORT:
            return self.long_words.get(word, _NONE)
        if len(word) < 2:
            return self.alone.item(ord(word)) if word and ord(word) < len(self.alone) else _NONE
        first, *others = map(ord, word)
        found = first * _MIX_OF_ONE + _STIR_OF_ONE & _HASH
        for code in others:
            found = (found ^ code * _STIR_OF_ONE & _HASH) * _MIX_OF_ONE & _HASH
        return self._short_word(found)

    def _short_word(self, hash_of_it: int) -> int:
        number = self.slots.item(hash_of_it >> (64 - _SLOT_BITS))
        if number == _CROWDED:
            place = self.crowded_hashes.searchsorted(np.uint64(hash_of_it)).item()
            number = self.crowded.item(min(place, len(self.crowded) - 1))
        return number if self.hashes.item(number) == hash_of_it else _NONE

    def grams(self, codes: Hashes) -> Grams:
        """The short words of a text of these characters."""
        hashes = _short_hashes(codes)
        grams = np.concatenate(hashes)  # of all lengths at once: an article is short, and each operation has its price
        number = self.slots.take((grams >> np.uint64(64 - _SLOT_BITS)).view(np.int64))
        unclear = (number == _CROWDED).nonzero()[0]
        number[unclear] = self.crowded.take(self.crowded_hashes.searchsorted(grams.take(unclear)), mode="clip")
        number[self.hashes.take(number) != grams] = _NONE
        marked = self.stems.take((hashes[-1] >> np.uint64(64 - _STEM_BITS)).view(np.int64))
        return Grams(number, marked.nonzero()[0].tolist(), len(codes))

    def words_in(self, text: str, grams: Grams) -> tuple[Ints, Ints, Ints]:
        """Every word of two characters and more: start, end, number; the last start first, there the shortest."""
        at = (grams.numbers != _NONE).nonzero()[0]
        longer = [word for start in grams.begin for word in self._longer_at(text, start, len(text))]
        table = np.array(longer, np.int64).reshape(-1, 3)
        start, size = _places(at, len(text))
        start, size = np.concatenate((start, table[:, 0])), np.concatenate((size, table[:, 1]))
        word = np.concatenate((grams.numbers.take(at), table[:, 2]))
        order = (size - start * (2 * _LONGEST)).argsort()
        start = start.take(order)
        return start, start + size.take(order), word.take(order)

    def _longer_at(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Start, size and number of each word longer than four characters that begins there and ends by ``end``."""
        for size in self.longer.get(text[start : start + _SHORT], ()):
            number = self.long_words.get(text[start : start + size])
            if number is not None and start + size <= end:
                yield start, size, number

    def words_of_brief(self, text: str, low: int, high: int) -> Iterator[BlockWord]:
        """The words of a few characters, a block, by looking up whatever stands in it."""
        steps = [code * _STIR_OF_ONE & _HASH for code in map(ord, text)]
        for start in range(high - 2, low - 1, -1):
            found = ord(text[start]) * _MIX_OF_ONE + _STIR_OF_ONE & _HASH
            for end in range(start + 2, min(start + _SHORT, high) + 1):
                found = (found ^ steps[end - 1]) * _MIX_OF_ONE & _HASH
                number = self._short_word(found)
                if number != _NONE:
                    yield start, end, self.shares.item(number), high
            for _, length, number in self._longer_at(text, start, high):
                yield start, start + length, self.shares.item(number), high


def code_points(text: str) -> Hashes:
    """The characters of any text as numbers."""
    return _codes(text).astype(np.uint64)


def _codes(text: str) -> Codes:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")


def _short_hashes(codes: Hashes) -> list[Hashes]:
    """The hashes of the pairs of characters of a text, of every three and of every four, from each place on."""
    steps, found = codes * _STIR, [codes * _MIX + _STIR]
    for length in range(2, _SHORT + 1):
        found.append((found[-1][:-1] ^ steps[length - 1 :]) * _MIX)
    return found[1:]


def _places(at: Ints, size: int) -> tuple[Ints, Ints]:
    """Where the n-grams start, and how long they are, of these numbers among all of `_short_hashes` of a text."""
    threes, fours = size - 1, 2 * size - 3
    is_three, is_four = at >= threes, at >= fours
    return at - threes * is_three - (fours - threes) * is_four, 2 + is_three + is_four.astype(np.int64)


def dictionary_words() -> Iterator[tuple[str, str, int]]:
    """Each word of the dictionary with its part of speech and how often its corpus had it, in the file's order."""
    words = {word: (tag, int(count)) for word, count, tag in map(str.split, _file_text().splitlines())}
    for word, (tag, count) in words.items():
        yield word, tag, count


@cache
def load_dictionary() -> Dictionary:
    """jieba's dictionary, read once: a word, how often its corpus had it and its tag a line.

    Raises `MissingExtraError` where jieba is not installed.
    """
    text = _file_text()
    codes = _codes(text)
    firsts, ends, line_ends = _columns(codes)
    counts, sizes = _numbers(codes, ends + 1, line_ends[0]), ends - firsts
    shares, unknown = _shares(counts)
    alone = (sizes == 1).nonzero()[0]
    characters, numbers = np.full(1 << 16, unknown), np.full(1 << 16, _NONE, np.int32)
    characters[codes[firsts[alone]]] = shares[alone]
    numbers[codes[firsts[alone]]] = alone
    hashes, stems = _hashes(codes, firsts, sizes)
    slots, crowded = _slots(hashes, ((sizes > 1) & (sizes <= _SHORT)).nonzero()[0])
    long_words = {text[firsts[at] : ends[at]]: at for at in (sizes > _SHORT).nonzero()[0].tolist()}
    return Dictionary(
        text, (line_ends[0] + 1, line_ends[1]), counts, shares, characters, numbers, unknown,
        slots, crowded, hashes[crowded], hashes, stems, _lengths_of(long_words), long_words,
    )  # fmt: skip


def _file_text() -> str:
    return _file().read_bytes().decode("utf-8")


def _file() -> Path:
    """jieba's dictionary; jieba is not imported, for its own start takes longer than all of ours."""
    jieba = find_spec("jieba")
    if jieba is None or jieba.origin is None:
        raise MissingExtraError("the package jieba, whose dictionary is needed, is missing: pip install jieba")
    return Path(jieba.origin).with_name("dict.txt")


def _columns(codes: Codes) -> tuple[Ints, Ints, tuple[Ints, Ints]]:
    """Where the first column of each line begins and ends, and where the second and the third end."""
    first, second, lines = (codes <= ord(" ")).nonzero()[0].reshape(-1, 3).T  # two blanks and the line's end
    return np.concatenate(([0], lines[:-1] + 1)), first, (second, lines)


def _numbers(codes: Codes, start: Ints, end: Ints) -> Ints:
    """The decimal numbers that stand in these places."""
    found = codes.take(start).astype(np.int64) - ord("0")
    sizes, left = end - start, np.arange(len(start))
    for place in range(1, int(sizes.max())):
        left = left.compress(sizes.take(left) > place)
        found[left] = found.take(left) * 10 + codes.take(start.take(left) + place) - ord("0")
    return found


def _shares(counts: Ints) -> tuple[NDArray[np.float64], float]:
    """The logarithm of each count's share in all, and that of a word met once; those of `math`, as jieba has them."""
    total, table = log(int(counts.sum())), np.zeros(int(counts.max()) + 1)
    for count in np.bincount(counts).nonzero()[0].tolist():
        table[count] = log(count) - total
    return table.take(counts), -total


def _hashes(codes: Codes, firsts: Ints, sizes: Ints) -> tuple[Hashes, NDArray[np.bool_]]:
    """The hash of each word (0 for a character), and a mark at the hash of the first four characters of longer ones."""
    whole, stems = np.zeros(len(firsts), np.uint64), np.zeros(1 << _STEM_BITS, np.bool_)
    left, hashes = np.arange(len(firsts)), codes.take(firsts).astype(np.uint64) * _MIX + _STIR
    for length in range(2, int(sizes.max()) + 1):
        reaching = (sizes.take(left) >= length).nonzero()[0]
        left, hashes = left.take(reaching), hashes.take(reaching)
        if length == _SHORT + 1:
            stems[hashes >> np.uint64(64 - _STEM_BITS)] = True
        hashes = (hashes ^ (codes.take(firsts.take(left) + (length - 1)).astype(np.uint64) * _STIR)) * _MIX
        whole[left] = hashes
    return whole, stems


def _lengths_of(long_words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """The lengths of words that are longer than their hash is asked for, by what they begin with."""
    lengths: dict[str, set[int]] = {}
    for word in long_words:
        lengths.setdefault(word[:_SHORT], set()).add(len(word))
    return {stem: tuple(sorted(found)) for stem, found in lengths.items()}


def _slots(hashes: Hashes, short: Ints) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """The number of the word with each hash; a slot that several words share is marked, and these are told, too."""
    slots = np.zeros(1 << _SLOT_BITS, np.int32)
    at = (hashes.take(short) >> np.uint64(64 - _SLOT_BITS)).view(np.int64)
    slots[at] = short
    slots[at.compress(slots.take(at) != short)] = _CROWDED
    crowded = short.compress(slots.take(at) == _CROWDED)
    return slots, crowded.take(hashes.take(crowded).argsort()).astype(np.int32)
