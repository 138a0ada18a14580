"""jieba's dictionary as arrays, so that every word of it in a text is found by a few array operations."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from math import log
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.errors import MissingExtraError

Ints = NDArray[np.int64]
Hashes = NDArray[np.uint64]

_LONGEST = 16  # characters of the longest words
_SHORT = 4  # characters up to which words are found by their hash alone; few are longer
_BRIEF = 12  # characters up to which a text is a stem or a name, of which all parts are soon looked up
_SLOT_BITS = 21
_STEM_BITS = 20
_CROWDED = -1
# Odd constants that spread neighbouring characters over the table (from the golden ratio and splitmix64).
_MIX = np.uint64(0x9E3779B97F4A7C15)
_STIR = np.uint64(0xBF58476D1CE4E5B9)


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Words by number, with their tag, how often the corpus had them, and the logarithm of their share in it.

    ``characters`` has the share of each character (that of the rarest word for one that is no word).  ``slots`` has
    the number of the short word with a hash; where several have it, they are in ``crowded``, in the order of
    ``crowded_hashes``.  ``hashes`` has each word's own; ``stems`` marks the beginnings of longer words, and
    ``longer`` tells how long these are.
    """

    numbers: dict[str, int]
    tags: list[str]
    counts: list[int]
    shares: NDArray[np.float64]
    characters: NDArray[np.float64]
    unknown: float
    slots: NDArray[np.int32]
    crowded: NDArray[np.int32]
    crowded_hashes: Hashes
    hashes: Hashes
    stems: NDArray[np.bool_]
    longer: dict[str, tuple[int, ...]]

    def words_in(self, text: str, codes: Hashes) -> Iterable[tuple[int, int, float]]:
        """Every word of two characters and more: start, end, share; the last start first, there the shortest."""
        if len(text) <= _BRIEF:
            return self._words_of_brief(text)
        hashes = _short_hashes(codes)
        grams = np.concatenate(hashes)  # of all lengths at once: an article is short, and each operation has its price
        number = self.slots.take((grams >> np.uint64(64 - _SLOT_BITS)).view(np.int64))
        unclear = (number == _CROWDED).nonzero()[0]
        number[unclear] = self.crowded.take(self.crowded_hashes.searchsorted(grams.take(unclear)), mode="clip")
        at = (self.hashes.take(number) == grams).nonzero()[0]
        table = np.array(list(self._longer_words(text, hashes[-1])), np.int64).reshape(-1, 3)
        start, size = _places(at, len(text))
        start, size = np.concatenate((start, table[:, 0])), np.concatenate((size, table[:, 1]))
        word = np.concatenate((number.take(at), table[:, 2]))
        order = (size - start * (2 * _LONGEST)).argsort()
        start = start.take(order)
        ends, shares = start + size.take(order), self.shares.take(word.take(order))
        return zip(start.tolist(), ends.tolist(), shares.tolist(), strict=True)

    def _longer_words(self, text: str, hashes: Hashes) -> Iterator[tuple[int, int, int]]:
        """Those longer than four characters, by the hashes of what they begin with."""
        marked = self.stems.take((hashes >> np.uint64(64 - _STEM_BITS)).view(np.int64))
        for start in marked.nonzero()[0].tolist():
            for size in self.longer.get(text[start : start + _SHORT], ()):
                number = self.numbers.get(text[start : start + size])
                if number is not None and start + size <= len(text):
                    yield start, size, number

    def _words_of_brief(self, text: str) -> Iterator[tuple[int, int, float]]:
        """The same by looking up whatever stands in the text; array operations only pay in longer ones."""
        numbers, size = self.numbers, len(text)
        for start in range(size - 2, -1, -1):
            for end in range(start + 2, size + 1):
                number = numbers.get(text[start:end])
                if number is not None:
                    yield start, end, float(self.shares[number])


def code_points(text: str) -> Hashes:
    """The characters of any text as numbers."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4").astype(np.uint64)


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
    dictionary = load_dictionary()
    for word, number in dictionary.numbers.items():
        yield word, dictionary.tags[number], dictionary.counts[number]


@cache
def load_dictionary() -> Dictionary:
    """jieba's dictionary, read once.

    Raises `MissingExtraError` where jieba is not installed.
    """
    fields = _file().read_text("utf-8").split()
    words, counts, tags = fields[0::3], list(map(int, fields[1::3])), fields[2::3]
    total = log(sum(counts))
    share_of = {count: log(count) - total for count in set(counts)}
    shares = np.array([share_of[count] for count in counts])
    hashes, stems = _hashes(words)
    sizes = np.array([len(word) for word in words])
    characters = np.full(1 << 16, -total)
    alone = np.flatnonzero(sizes == 1)
    characters[code_points("".join(words[at] for at in alone)).astype(np.int64)] = shares[alone]
    numbers = dict(zip(words, range(len(words)), strict=True))
    short = np.flatnonzero((sizes > 1) & (sizes <= _SHORT))
    slots, crowded = _slots(hashes, short)
    longer, whole = _lengths_of_longer(words), hashes[crowded]
    return Dictionary(numbers, tags, counts, shares, characters, -total, slots, crowded, whole, hashes, stems, longer)


def _file() -> Path:
    """jieba's dictionary; jieba is not imported, for its own start takes longer than all of ours."""
    jieba = find_spec("jieba")
    if jieba is None or jieba.origin is None:
        raise MissingExtraError("the package jieba, whose dictionary is needed, is missing: pip install jieba")
    return Path(jieba.origin).with_name("dict.txt")


def _hashes(words: list[str]) -> tuple[Hashes, NDArray[np.bool_]]:
    """The hash of each word (0 for a character), and a mark at the hash of the first four characters of longer ones."""
    sizes, codes = np.array([len(word) for word in words]), code_points("".join(words))
    firsts = np.cumsum(sizes) - sizes
    whole, stems = np.zeros(len(words), np.uint64), np.zeros(1 << _STEM_BITS, np.bool_)
    left, hashes = np.arange(len(words)), codes[firsts] * _MIX + _STIR
    for length in range(2, int(sizes.max()) + 1):
        reaching = sizes[left] >= length
        left, hashes = left[reaching], hashes[reaching]
        if length == _SHORT + 1:
            stems[hashes >> np.uint64(64 - _STEM_BITS)] = True
        hashes = (hashes ^ (codes[firsts[left] + length - 1] * _STIR)) * _MIX
        whole[left] = hashes
    return whole, stems


def _lengths_of_longer(words: list[str]) -> dict[str, tuple[int, ...]]:
    """The lengths of the words that are longer than their hash is asked for, by what they begin with."""
    lengths: dict[str, set[int]] = {}
    for word in words:
        if len(word) > _SHORT:
            lengths.setdefault(word[:_SHORT], set()).add(len(word))
    return {stem: tuple(sorted(found)) for stem, found in lengths.items()}


def _slots(hashes: Hashes, short: Ints) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """The number of the word with each hash; a slot that several words share is marked, and these are told, too."""
    slots = np.zeros(1 << _SLOT_BITS, np.int32)
    at = hashes[short] >> np.uint64(64 - _SLOT_BITS)
    slots[at] = short
    slots[at[slots[at] != short]] = _CROWDED
    crowded = short[slots[at] == _CROWDED]
    return slots, crowded[hashes[crowded].argsort()].astype(np.int32)
