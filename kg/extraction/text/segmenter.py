"""Words of a text as jieba cuts it, with its dictionary's tags, aligned to the text.

jieba's words never decide an entity's border alone: they say where a name may
not run on (before a verb, after a preposition), the rules say what is a name.
The words are those that jieba itself finds without guessing new ones (the tests
compare), read three times as fast.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain, pairwise
from math import inf
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.extraction.text.dictionary import BlockWord, Dictionary, Grams, Ints, code_points, load_dictionary
from kg.model import Span
from kg.patterns import late

# What jieba reads in one piece; every other character is a word, but for the two of a line's end.
_IN_BLOCK = r"[\u4E00-\u9FD5a-zA-Z0-9+#&\._%\-]"
_BLOCK = re.compile(f"{_IN_BLOCK}{{2,}}")
_GAP = late(r"[^\u4E00-\u9FD5a-zA-Z0-9+#&\._%\-\r]")
_ASCII = re.compile(r"[\0-\x7f]")
_LATIN = np.array([chr(code).isalnum() for code in range(128)])
_LINE_FEED, _RETURN = ord("\n"), ord("\r")
_MOST_ASKED = 1 << 15  # words whose entry is kept at hand: the whole dictionary is too much for a processor's cache
_PIECE = 1 << 16  # characters read at a time, so that memory does not grow with the text
_BRIEF = 12  # characters up to which a text is a stem or a name, of which all parts are soon looked up


class Token(NamedTuple):  # of which there are many, and a tuple is made sooner than a dataclass
    """A word; ``tag`` is its usual part of speech (``v``, ``ns``, …), "" for a word not in the dictionary."""

    start: int
    end: int
    text: str
    tag: str

    def is_at(self, span: Span) -> bool:
        """True where the word is just these characters."""
        return self.start == span.start and self.end == span.end


_token = tuple.__new__  # a named tuple's own takes half as long again


class Words(NamedTuple):
    """A text with where each of its words starts, ascending.

    ``grams`` tells which of its characters are words of the dictionary, from the offset ``before`` on; of a text that
    is too long to be read at once, nothing does.
    """

    text: str
    starts: list[int]
    grams: Grams | None
    before: int


class Segmenter:
    """Splits texts into words.

    >>> [token.text for token in Segmenter().tokens("青禾社区召开会议")][-2:]
    ['召开', '会议']
    """

    __slots__ = ("_asked", "_dictionary")

    def __init__(self) -> None:
        self._dictionary = load_dictionary()
        self._asked: dict[str, tuple[int, str]] = {}

    def tokens(self, text: str) -> tuple[Token, ...]:
        """The words of ``text`` in order; joined, they are ``text``."""
        words = self._brief(text) if _is_brief(text) else self.read((text,))[0]
        return tuple([self.token(words, *ends) for ends in pairwise((*words.starts, len(text)))])

    def token(self, words: Words, start: int, end: int) -> Token:
        """The word that stands in the range."""
        word = words.text[start:end]
        return _token(Token, (start, end, word, (self._asked.get(word) or self._look_up_in(words, start, word))[1]))

    def frequency_in(self, words: Words, start: int, end: int) -> int:
        """How often the dictionary's corpus had what stands in the range (up to the text's end); 0 for no word."""
        word = words.text[start:end]
        return (self._asked.get(word) or self._look_up_in(words, start, word))[0]

    def read(self, texts: Sequence[str]) -> list[Words]:
        """The words of each text; all are read as one, for array operations only pay in longer texts."""
        (starts, grams), at, found = self._read("\n".join(texts)), 0, list[Words]()
        for text in texts:
            low, high = starts.searchsorted((at, at + len(text)))
            found.append(Words(text, (starts[low:high] - at).tolist(), grams, at))
            at += len(text) + 1
        return found

    def _read(self, text: str) -> tuple[Ints, Grams | None]:
        """Where the words start, and what is told of their characters, of a text of one piece."""
        if len(text) <= _PIECE:
            return _read_piece(self._dictionary, text) if text else (np.zeros(0, np.int64), None)
        starts, at = list[Ints](), 0
        while at < len(text):
            gap = _GAP.search(text, at + _PIECE)
            piece = text[at : gap.end() if gap else len(text)]
            starts.append(_read_piece(self._dictionary, piece)[0] + at)
            at += len(piece)
        return np.concatenate(starts), None

    def _brief(self, text: str) -> Words:
        """A few characters, read without arrays, which only pay in longer texts."""
        shares = list(map(self._dictionary.share, text))
        blocks = reversed([block.span() for block in _BLOCK.finditer(text)])
        found = chain.from_iterable([self._dictionary.words_of_brief(text, *block) for block in blocks])
        return Words(text, _walk(_path(self._dictionary, text, shares, found)), None, 0)

    def frequency(self, word: str) -> int:
        """How often the dictionary's corpus had ``word``; 0 for no word."""
        return (self._asked.get(word) or self._look_up(word))[0]

    def tag(self, word: str) -> str:
        """The dictionary's part of speech of ``word``, or ""."""
        return (self._asked.get(word) or self._look_up(word))[1]

    def _look_up_in(self, words: Words, start: int, word: str) -> tuple[int, str]:
        """The same of a word of a text, of which the number may be known."""
        if words.grams is None or not words.grams.tells_of(word):
            return self._look_up(word)
        return self._keep(word, self._dictionary.entry(words.grams.number(words.before + start, len(word))))

    def _look_up(self, word: str) -> tuple[int, str]:
        """How often the corpus had the word, and its part of speech."""
        return self._keep(word, self._dictionary.look_up(word))

    def _keep(self, word: str, entry: tuple[int, str]) -> tuple[int, str]:
        """The entry, kept, for the same words are asked for over and over."""
        if len(self._asked) >= _MOST_ASKED:
            self._asked.clear()
        self._asked[word] = entry
        return entry


def _is_brief(text: str) -> bool:
    """A few characters, none of which makes one word with others like it (`_joined`)."""
    return len(text) <= _BRIEF and _ASCII.search(text) is None


def _read_piece(dictionary: Dictionary, text: str) -> tuple[Ints, Grams]:
    codes = code_points(text)
    grams = dictionary.grams(codes)
    characters = np.minimum(codes, 0xFFFF).view(np.int64)
    shares = dictionary.characters.take(characters).tolist()
    lengths = _path(dictionary, text, shares, _in_blocks(dictionary, text, grams, characters))
    starts = np.array(_walk(lengths))
    return _joined(starts, characters.take(starts), np.frombuffer(lengths, np.uint8).take(starts) == 1), grams


def _in_blocks(dictionary: Dictionary, text: str, grams: Grams, characters: Ints) -> Iterable[BlockWord]:
    """The words of the text that run over no block's end."""
    start, end, number = dictionary.words_in(text, grams)
    ends = np.where(_block_table().take(characters), len(text), np.arange(len(text)))
    block_end = np.minimum.accumulate(ends[::-1])[::-1].take(start)
    within = (end <= block_end).nonzero()[0]
    start, end, share, block_end = start[within], end[within], dictionary.shares.take(number[within]), block_end[within]
    return zip(start.tolist(), end.tolist(), share.tolist(), block_end.tolist(), strict=True)


@cache
def _block_table() -> NDArray[np.bool_]:
    """Which characters stand in blocks."""
    every = np.arange(1 << 16, dtype="<u4").tobytes().decode("utf-32-le", "surrogatepass")
    table = np.zeros(len(every), np.bool_)
    for alike in re.finditer(f"{_IN_BLOCK}+", every):
        table[slice(*alike.span())] = True
    return table


def _path(dictionary: Dictionary, text: str, shares: Sequence[float], words: Iterable[BlockWord]) -> bytearray:
    """For each character, the length of the word that begins the likeliest words from there to its block's end.

    Of words equally likely the longer; no character is a word of its own where only longer words are.  ``shares`` are
    those of the characters, ``words`` all longer ones, the last start first, there the shortest.
    """
    lengths, best, at, unknown = bytearray(b"\1") * len(text), [0.0] * (len(text) + 1), len(text), dictionary.unknown
    for start, end, share, block_end in words:
        if block_end < at:
            at = block_end
        while at > start:
            at -= 1
            best[at] = shares[at] + best[at + 1]
        if shares[start] == unknown and lengths[start] == 1 and not dictionary.look_up(text[start])[0]:
            best[start] = -inf
        if (score := share + best[end]) >= best[start]:
            best[start], lengths[start] = score, end - start
    return lengths


def _walk(lengths: bytearray) -> list[int]:
    """Where the words start."""
    found, at, size = list[int](), 0, len(lengths)
    while at < size:
        found.append(at)
        at += lengths[at]
    return found


def _joined(starts: Ints, first: Ints, alone: NDArray[np.bool_]) -> Ints:
    """Latin letters and digits that no word holds are one word, and so is a line's end."""
    if first.min() >= len(_LATIN):
        return starts
    latin = _LATIN.take(np.minimum(first, len(_LATIN) - 1)) & alone
    goes_on = latin[1:] & latin[:-1] | (first[1:] == _LINE_FEED) & (first[:-1] == _RETURN)
    begins = np.ones(len(starts), np.bool_)
    begins[1:] = ~goes_on
    return starts[begins]
