"""What the learned tagger sees of a character: the n-grams around it, as rows of a hashed table.

Everything is one array operation over a whole text; nothing is a loop over its characters.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint64]
Rows = NDArray[np.int64]
Floats = NDArray[np.float32]

ROW_BITS = 21
# Each template is the n-gram that starts at an offset from the character: (offset, characters).
TEMPLATES = (
    (-2, 1), (-1, 1), (0, 1), (1, 1), (2, 1),
    (-2, 2), (-1, 2), (0, 2), (1, 2),
    (-3, 3), (-2, 3), (-1, 3), (0, 3), (1, 3),
)  # fmt: skip
# The same over what the lexicons say: classes of characters in names, and words that start and end.
CLASS_TEMPLATES = ((-2, 3), (-1, 3), (0, 3))
MARK_TEMPLATES = ((-1, 1), (0, 1), (1, 1), (0, 2), (2, 1))
ROWS = len(TEMPLATES) + len(CLASS_TEMPLATES) + len(MARK_TEMPLATES)
_PAD = 4
_LONGEST_CHAIN = 80  # characters; no name of the news is longer, and a line without a stop must not be one chain
# Odd constants that spread neighbouring codes over the table (from the golden ratio and splitmix64).
_MIX = np.uint64(0x9E3779B97F4A7C15)
_STIR = np.uint64(0xBF58476D1CE4E5B9)
_SHIFT = np.uint64(64 - ROW_BITS)
_SALTS = np.array([(number + 1) * 0x94D049BB133111EB & 0xFFFFFFFFFFFFFFFF for number in range(ROWS)], np.uint64)[
    :, None
]
_STOPS = "，。！？；：,!?;\n\0"
BLANK = 0  # the code of what stands around a text, where nothing does
_DIGIT, _LETTER, _SPACE, _OUTSIDE, _BREAK = 1, 2, 3, 4, 5


def encode(text: str) -> Codes:
    """One code a character: itself, with digits, Latin letters and spaces made alike; full width is half width.

    >>> encode("E０2区").tolist() == encode("f17区").tolist()
    True
    """
    raw = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    codes: Codes = _code_table().take(np.minimum(raw, 0xFFFF))
    return codes


@cache
def _code_table() -> Codes:
    codes = np.arange(0x10000, dtype=np.uint64)
    codes[0xFF01:0xFF5F] = codes[0x21:0x7F]
    for full in (0, 0xFEE0):
        codes[full + ord("0") : full + ord("9") + 1] = _DIGIT
        codes[full + ord("A") : full + ord("Z") + 1] = _LETTER
        codes[full + ord("a") : full + ord("z") + 1] = _LETTER
    codes[[0x20, 0x09, 0x3000, 0xA0]] = _SPACE
    codes[[0x0A, 0x0D]] = _BREAK
    codes[0xFFFF] = _OUTSIDE
    return codes


def feature_rows(codes: Codes, classes: Codes, marks: Codes) -> Rows:
    """The row of each template at each character: a row a template, a column a character.

    ``classes`` and ``marks`` say what the lexicons know of each character.

    >>> none = np.zeros(4, dtype=np.uint64)
    >>> feature_rows(encode("青禾社区"), none, none).shape == (ROWS, 4)
    True
    """
    found = np.empty((ROWS, len(codes)), dtype=np.uint64)
    number = 0
    for sequence, templates in ((codes, TEMPLATES), (classes, CLASS_TEMPLATES), (marks, MARK_TEMPLATES)):
        grams = _grams(sequence, max(length for _, length in templates))
        for offset, length in templates:
            found[number] = grams[length][_PAD + offset : _PAD + offset + len(codes)]
            number += 1
    found ^= found >> np.uint64(29)
    found ^= _SALTS
    found *= _STIR
    found >>= _SHIFT
    rows: Rows = found.view(np.int64)
    return rows


def _grams(sequence: Codes, longest: int) -> dict[int, Codes]:
    """The hash of the n-gram that starts at each place of the sequence, padded, for each n."""
    padded = np.zeros(len(sequence) + 2 * _PAD, dtype=np.uint64)
    padded[_PAD : _PAD + len(sequence)] = sequence
    grams = {1: padded * _MIX + _STIR}
    for length in range(2, longest + 1):
        grams[length] = (grams[length - 1][:-1] ^ (padded[length - 1 :] * _STIR)) * _MIX
    return grams


def split_chains(text: str) -> list[tuple[int, int]]:
    """The stretches between punctuation that no name crosses, each short enough to read at once.

    >>> split_chains("青禾社区，周远山。")
    [(0, 4), (5, 8)]
    """
    return [(start, end) for start, end in _stretches(encode(text)).tolist()]


def promising_chains(codes: Codes, promise: Floats, least: float) -> Rows:
    """Starts and ends of those of the `split_chains` with a character that promises a name, by at least so much."""
    chains = _stretches(codes)
    found: Rows = chains[np.maximum.reduceat(promise, chains[:, 0]) >= least] if len(chains) else chains
    return found


def _stretches(codes: Codes) -> Rows:
    inside = np.zeros(len(codes) + 2, dtype=np.bool_)
    np.logical_not(_stop_table().take(codes.view(np.int64)), out=inside[1:-1])
    chains = np.flatnonzero(inside[1:] != inside[:-1]).reshape(-1, 2)
    if not len(chains) or int((chains[:, 1] - chains[:, 0]).max()) <= _LONGEST_CHAIN:
        return chains
    pieces = [
        (at, min(at + _LONGEST_CHAIN, end))
        for start, end in chains.tolist()
        for at in range(start, end, _LONGEST_CHAIN)
    ]
    return np.array(pieces, dtype=np.int64)


@cache
def _stop_table() -> NDArray[np.bool_]:
    table = np.zeros(0x10000, dtype=np.bool_)
    table[encode(_STOPS)] = True
    return table
