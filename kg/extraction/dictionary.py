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
_SLOT_BITS = 22
_STEM_BITS = 20
_CROWDED = -1
# Odd constants that spread neighbouring characters over the table (from the golden ratio and splitmix64).
_MIX = np.uint64(0x9E3779B97F4A7C15)
_STIR = np.uint64(0xBF58476D1CE4E5B9)


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Words by number, with their tag, how often the corpus had them, and the logarithm of their share in it.

    ``characters`` has the share of each character (that of the rarest word for one that is no word).  ``slots`` has
    the number of the short word with a hash, ``hashes`` each word's own; ``stems`` marks the beginnings of longer
    words, and ``longer`` tells how long these are.
    """

    numbers: dict[str, int]
    tags: list[str]
    counts: list[int]
    shares: NDArray[np.float64]
    characters: NDArray[np.float64]
    unknown: float
    slots: NDArray[np.int32]
    hashes: Hashes
    stems: NDArray[np.bool_]
    longer: dict[str, tuple[int, ...]]

    def words_in(self, text: str, codes: Hashes) -> Iterable[tuple[int, int, float]]:
        """Every word of two characters and more: start, end, share; the last start first, there the shortest."""
        if len(text) <= _BRIEF:
            return self._words_of_brief(text)
        places, lengths, numbers, rest = list[Ints](), list[Ints](), list[Ints](), list[tuple[int, int, int]]()
        steps, hashes = codes * _STIR, codes * _MIX + _STIR
        for length in range(2, _SHORT + 1):
            hashes = (hashes[:-1] ^ steps[length - 1 :]) * _MIX
            number = self.slots.take((hashes >> np.uint64(64 - _SLOT_BITS)).view(np.int64))
            at = (self.hashes.take(number) == hashes).nonzero()[0]
            places.append(at)
            lengths.append(np.full(len(at), length))
            numbers.append(number.take(at))
            rest += self._looked_up(text, (number == _CROWDED).nonzero()[0].tolist(), (length,))
        longer = self.stems.take((hashes >> np.uint64(64 - _STEM_BITS)).view(np.int64)).nonzero()[0].tolist()
        for first in longer:
            rest += self._looked_up(text, [first], self.longer.get(text[first : first + _SHORT], ()))
        table = np.array(rest, np.int64).reshape(-1, 3)
        start, size, word = (
            np.concatenate((*found, table[:, column])) for column, found in enumerate((places, lengths, numbers))
        )
        order = (size - start * (2 * _LONGEST)).argsort()
        start = start.take(order)
        ends, shares = start + size.take(order), self.shares.take(word.take(order))
        return zip(start.tolist(), ends.tolist(), shares.tolist(), strict=True)

    def _words_of_brief(self, text: str) -> Iterator[tuple[int, int, float]]:
        """The same by looking up whatever stands in the text; array operations only pay in longer ones."""
        numbers, size = self.numbers, len(text)
        for start in range(size - 2, -1, -1):
            for end in range(start + 2, size + 1):
                number = numbers.get(text[start:end])
                if number is not None:
                    yield start, end, float(self.shares[number])

    def _looked_up(self, text: str, starts: list[int], lengths: Iterable[int]) -> Iterator[tuple[int, int, int]]:
        for start in starts:
            for length in lengths:
                number = self.numbers.get(text[start : start + length])
                if number is not None and start + length <= len(text):
                    yield start, length, number


def code_points(text: str) -> Hashes:
    """The characters of any text as numbers."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4").astype(np.uint64)


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
    slots, longer = _slots(hashes, short), _lengths_of_longer(words)
    return Dictionary(numbers, tags, counts, shares, characters, -total, slots, hashes, stems, longer)


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


def _slots(hashes: Hashes, short: Ints) -> NDArray[np.int32]:
    """The number of the word with each hash; a slot that several words share is marked."""
    slots = np.zeros(1 << _SLOT_BITS, np.int32)
    at = hashes[short] >> np.uint64(64 - _SLOT_BITS)
    slots[at] = short
    slots[at[slots[at] != short]] = _CROWDED
    return slots
