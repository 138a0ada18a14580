"""Searching a text with a pattern only where a match can begin, or end; and for names."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from kg.knowledge.lexicon import Terms
from kg.patterns import late

_FEW = 32  # names up to which each is looked for by itself: what `Terms` are made of costs more
_FEW_WORDS = 5  # the same of words that a pattern has to hold: more are found sooner in one go


@dataclass(frozen=True, slots=True)
class Search:
    """A pattern with the characters of which its matches begin with one; it finds what the pattern finds, sooner.

    Each match also holds a match of ``held``: most texts have none and need not be searched.

    >>> reporters = Search.of(r"(?:本报)?(?:记者|通讯员)", "本记通", "记者|通讯员")
    >>> [found.group() for found in reporters.finditer("本报记者顾知远、通讯员沈清禾")]
    ['本报记者', '通讯员']
    """

    pattern: str
    heads: str
    held: str = ""
    _pattern: re.Pattern[str] = field(init=False, repr=False, compare=False)
    _head: re.Pattern[str] = field(init=False, repr=False, compare=False)
    _held: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_pattern", late(self.pattern))
        object.__setattr__(self, "_head", late(self.heads))
        object.__setattr__(self, "_held", late(self.held))

    @classmethod
    def of(cls, pattern: str, heads: str, held: str = "") -> "Search":
        """The search of a pattern whose matches begin with one of ``heads`` (as within a character class)."""
        # Behind such a character, which is soon found, the pattern is tried from before it on, without a step here.
        return cls(pattern, rf"[{heads}](?<=(?={pattern})(?s:.))", held)

    def match(self, text: str, start: int) -> re.Match[str] | None:
        """The match that begins at ``start``, or None."""
        return self._pattern.match(text, start)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every match in the text, none overlapping, ascending."""
        reached = 0
        if self.held and self._held.search(text) is None:
            return
        for head in self._head.finditer(text):
            start = head.start()
            if start >= reached and (found := self._pattern.match(text, start)):
                yield found
                reached = found.end()


@dataclass(frozen=True, slots=True)
class Rare:
    """A pattern with words of which each match holds one; most texts hold none of them and need not be searched.

    >>> opened = Rare.of(r"宣布[^，。]{0,9}?(?:开幕|开工)", "宣布")
    >>> [found.group() for found in opened.finditer("区长周远山宣布项目开工。")]
    ['宣布项目开工']
    """

    pattern: str
    words: tuple[str, ...]
    _pattern: re.Pattern[str] = field(init=False, repr=False, compare=False)
    _word: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_pattern", late(self.pattern))
        object.__setattr__(self, "_word", late("|".join(map(re.escape, self.words))))

    @classmethod
    def of(cls, pattern: str, words: str) -> "Rare":
        """What has no match in a text without one of the words, which ``|`` separates."""
        return cls(pattern, tuple(words.split("|")))

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every match in the text, none overlapping, ascending."""
        if len(self.words) > _FEW_WORDS:
            return self._pattern.finditer(text) if self._word.search(text) else iter(())
        for word in self.words:
            if word in text:
                return self._pattern.finditer(text)
        return iter(())


@dataclass(frozen=True, slots=True)
class Ending:
    """A pattern for what stands just before an offset, with the characters of which its matches end with one.

    >>> role = Ending.of(r"[摊车]主|守库员", "主员")
    >>> role.stands_before("摊主周远山", 2), role.stands_before("摊主周远山", 3)
    (True, False)
    """

    pattern: str
    tails: frozenset[str]
    _pattern: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_pattern", late(self.pattern))

    @classmethod
    def of(cls, pattern: str, tails: str) -> "Ending":
        """What ends with one of the alternatives of the pattern, each of which ends with one of ``tails``."""
        return cls(f"(?:{pattern})$", frozenset(tails + "\n"))  # before which ``$`` matches, too

    def before(self, text: str, end: int, reach: int = 12) -> re.Match[str] | None:
        """The first match that ends at ``end`` and begins no more than ``reach`` characters before it, or None."""
        return self._pattern.search(text, max(0, end - reach), end) if text[end - 1 : end] in self.tails else None

    def stands_before(self, text: str, end: int, reach: int = 12) -> bool:
        """True where there is such a match."""
        return self.before(text, end, reach) is not None


def every_place(text: str, names: Collection[str]) -> Iterator[tuple[int, str]]:
    """Every place in the text where one of the names stands, of each name ascending; they may overlap.

    >>> list(every_place("青禾社区的青禾", ["青禾", "青禾社区"]))
    [(0, '青禾'), (5, '青禾'), (0, '青禾社区')]
    """
    if len(names) > _FEW:
        yield from Terms(dict.fromkeys(names, ())).every(text)
        return
    for name in names:
        at = text.find(name) if name else -1
        while at >= 0:
            yield at, name
            at = text.find(name, at + 1)


def find_names(text: str, names: Collection[str]) -> Iterator[tuple[int, str]]:
    """Every name in the text with its start, ascending; at each start the longest, none overlapping.

    >>> list(find_names("青禾社区的青禾", ["青禾", "青禾社区"]))
    [(0, '青禾社区'), (5, '青禾')]
    """
    if len(names) > _FEW:
        yield from Terms(dict.fromkeys(names, ())).find(text)
        return
    longest, reached = dict(every_place(text, sorted(names, key=len))), 0
    for start in sorted(longest):
        if start >= reached:
            yield start, longest[start]
            reached = start + len(longest[start])
