"""What the lexicons say of characters, frozen into arrays: which words of which list start and end where."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.extraction.tagger.features import BLANK, Codes, Rows, encode, feature_rows

Bytes = NDArray[np.uint8]

# The lists whose words are marked, a bit each.
LISTS = ("titles", "bodies", "places", "units", "divisions", "known", "breaks", "words")
ENDINGS = 1 << LISTS.index("bodies") | 1 << LISTS.index("places") | 1 << LISTS.index("units")
FAR = 14  # characters from which on an ending is out of sight
_DISTANCES: Codes = np.searchsorted([1, 4, 8, FAR], np.arange(FAR + 1), side="right").astype(np.uint64)
_BITS = 20
_LONGEST = 6
_FACTOR = np.uint64(0xD6E8FEB86659FD93)
_DOWN = np.uint64(64 - _BITS)


@dataclass(frozen=True, slots=True)
class Marks:
    """The words of the lists as a table of hashes (one in a hundred look-ups errs), and a class for each character.

    ``words[hash]`` has a bit for each list that holds the word; ``classes`` tells how a
    character stands in names of people.
    """

    words: Bytes
    classes: Bytes

    def starts_and_ends(self, codes: Codes) -> tuple[Bytes, Bytes]:
        """For each character the lists of which a word starts there, and ends there; no word has a blank in it."""
        starts, ends = np.zeros((2, len(codes)), dtype=np.uint8)
        hashes = codes * _FACTOR
        within = whole = (codes != BLANK).view(np.uint8)
        for length in range(2, min(_LONGEST, len(codes)) + 1):
            hashes = (hashes[:-1] ^ codes[length - 1 :]) * _FACTOR
            whole = whole[:-1] & within[length - 1 :]
            found = self.words.take((hashes >> _DOWN).view(np.int64)) * whole
            starts[: len(found)] |= found
            ends[length - 1 :] |= found
        return starts, ends


def freeze_words(lists: Mapping[str, Iterable[str]]) -> Bytes:
    """The table of `Marks` for the words of each list; of more than six characters the last six count.

    >>> marks = Marks(freeze_words({"bodies": ["居委会"]}), np.zeros(1 << 16, np.uint8))
    >>> marks.starts_and_ends(encode("青禾居委会"))[0].tolist()
    [0, 0, 2, 0, 0]
    """
    table = np.zeros(1 << _BITS, dtype=np.uint8)
    for number, name in enumerate(LISTS):
        for word in lists.get(name, ()):
            if len(word) > 1:
                table[_hash(word[-_LONGEST:])] |= 1 << number
    return table


def _hash(word: str) -> np.intp:
    codes = encode(word)
    hashes = codes * _FACTOR
    for length in range(2, len(codes) + 1):
        hashes = (hashes[:-1] ^ codes[length - 1 :]) * _FACTOR
    return np.intp(hashes[0] >> _DOWN)


def distance_to(ends: Bytes) -> Codes:
    """How far it is to the next end of a body's, place's or unit's ending: 0 here, 1 near, … 4 out of sight."""
    size = np.arange(len(ends))
    at = np.where(ends & ENDINGS, size, len(ends) + FAR)
    following = np.minimum.accumulate(at[::-1])[::-1] - size
    return _DISTANCES.take(np.minimum(following, FAR))


def boundaries(marks: Marks, codes: Codes) -> Codes:
    """For each character: what ends just before it, what starts at it, how far the next ending is; a blank has none."""
    starts, ends = marks.starts_and_ends(codes)
    before = np.zeros(len(codes), dtype=np.uint64)
    before[1:] = ends[:-1]
    around = before | starts.astype(np.uint64) << np.uint64(8) | distance_to(ends) << np.uint64(16)
    here: Codes = around * (codes != BLANK)
    return here


def code_rows(codes: Codes, marks: Marks) -> Rows:
    """The rows of the table of weights that speak for each character of a text."""
    classes = marks.classes.take(codes.view(np.int64)).astype(np.uint64)
    return feature_rows(codes, classes, boundaries(marks, codes))
