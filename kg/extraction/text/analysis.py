"""An article prepared for the finders: its words, sentences, clauses and lexicon in one value."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.extraction.text.lazily import lazily
from kg.extraction.text.segmenter import Segmenter, Token, Words
from kg.extraction.text.term_search import Found
from kg.knowledge.lexicon import Lexicon, Terms
from kg.model import Article, BlockKind, Sentence, Span
from kg.patterns import late
from kg.reading.sentences import split_sentences

PUNCTUATION = frozenset("，。！？；：、,.!?;:…—“”\"‘’'（）()《》〈〉【】[]「」『』·•|丨\n\t 　")
_BEFORE_AREA = frozenset("民社园片辖城校院地小郊林景厂矿库")  # before 区 that ends a word: 居民区, 园区
_STOP = r"[，,；;。！？!?\n.]"
_STOPS = re.compile(f"{_STOP}{_STOP}*")  # where a clause may end; a class is found far sooner than its repetition
_LONGEST_CLAUSE = 1000  # characters; so that what a clause is searched for takes no longer the longer the text is
_CLAUSE_END = late(r"(?:[，,；;。！？!?\n]|(?<!\d)\.|\.(?!\d))+")
_NO_STOP = late(r"(?<=[^\W\da-zA-Z_])\.(?=[^\W\da-zA-Z_])")  # “云栖梦.临溪情”, where 。 ends the sentences


@dataclass(frozen=True)
class Analysis:
    """An article with what every finder asks of it; computed once, on first use."""

    article: Article
    lexicon: Lexicon
    segmenter: Segmenter
    read: Words | None = None
    """Its words, if they were read beforehand."""
    found: Found | None = None
    """Where terms of the lists stand in it, if they were looked for beforehand."""
    text: str = field(init=False)
    """The article's text; every offset of a finder counts in it."""
    # What is asked for most, and so is no lazy attribute, to each access to which Python takes some times as long.
    words: Words = field(init=False, repr=False, compare=False)
    """The words of the text."""
    endings: dict[int, float] = field(init=False, repr=False, compare=False)
    """How well a name may end at an offset, as far as it was asked (`people.names.boundary_weight`)."""
    _starts: list[int] = field(init=False, repr=False, compare=False)
    _borders: frozenset[int] = field(init=False, repr=False, compare=False)
    _tokens: dict[int, Token] = field(init=False, repr=False, compare=False)  # most words are never asked for

    def __post_init__(self) -> None:
        text = self.article.text
        words = self.segmenter.read((text,))[0] if self.read is None else self.read
        borders = frozenset((*words.starts, len(text)))
        made = {
            "text": text,
            "words": words,
            "endings": {},
            "_starts": words.starts,
            "_borders": borders,
            "_tokens": {},
        }
        for name, value in made.items():
            object.__setattr__(self, name, value)

    @lazily
    def sentences(self) -> tuple[Sentence, ...]:
        """The article's sentences, ascending."""
        return split_sentences(self.article)

    @lazily
    def _sentence_starts(self) -> tuple[int, ...]:
        return tuple(sentence.span.start for sentence in self.sentences)

    @lazily
    def clauses(self) -> tuple[Span, ...]:
        """Stretches between commas, semicolons and stops, ascending; one that is endless, in pieces."""
        found, start = list[Span](), 0
        for before, after in (*_clause_ends(self.text), (len(self.text), 0)):
            while before - start > _LONGEST_CLAUSE:
                found.append(Span(start, start + _LONGEST_CLAUSE))
                start += _LONGEST_CLAUSE
            if start < before:
                found.append(Span(start, before))
            start = after
        return tuple(found)

    @lazily
    def _clause_starts(self) -> tuple[int, ...]:
        return tuple([clause.start for clause in self.clauses])

    def starting(self, name: str, terms: Terms) -> Iterable[tuple[int, str]]:
        """Where a term of the list starts, with the longest that does, ascending."""
        return self.found.starting(name) if self.found else terms.starting(self.text)

    def ending(self, name: str, terms: Terms) -> Iterable[tuple[int, str]]:
        """Where a term of the list ends, with the longest that does, ascending."""
        return self.found.ending(name) if self.found else terms.ending(self.text)

    @lazily
    def surnames(self) -> dict[int, str]:
        """Where a surname starts, with the longest that does, ascending."""
        named, text = self.starting("surnames", self.lexicon.surnames), self.text
        return {at: name for at, name in named if name != "区" or text[at - 1 : at] not in _BEFORE_AREA}

    @lazily
    def word_surnames(self) -> tuple[int, ...]:
        """Where a word starts with a surname, ascending."""
        return tuple(sorted(self._borders.intersection(self.surnames)))

    @lazily
    def called(self) -> tuple[tuple[int, str], ...]:
        """Where a title or form of address starts, with the longest that does, ascending."""
        return tuple(self.starting("called", self.lexicon.called))

    @lazily
    def anchors(self) -> tuple[tuple[int, str], ...]:
        """Where a word ends that a name may follow, with the longest that does, ascending."""
        return tuple(self.ending("name_anchors", self.lexicon.name_anchors))

    @lazily
    def body_suffixes(self) -> dict[int, str]:
        """Where a suffix of bodies, units or places ends, with the longest that does, ascending."""
        return dict(self.ending("body_suffixes", self.lexicon.body_suffixes))

    @lazily
    def heads(self) -> dict[int, str]:
        """Where a head noun of initiatives starts, with the longest that does, ascending."""
        return dict(self.starting("initiative_heads", self.lexicon.initiative_heads))

    def token_at(self, offset: int) -> Token:
        """The word that covers ``offset``."""
        number = bisect_right(self._starts, offset) - 1
        return self._tokens.get(number) or self._read_token(number)

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        """The words that begin in the range."""
        return tuple(self.each_token(start, end))

    def each_token(self, start: int, end: int) -> Iterator[Token]:
        """The words that begin in the range, for who needs the first ones only."""
        return map(self._token, range(bisect_left(self._starts, start), bisect_left(self._starts, end)))

    def _token(self, number: int) -> Token:
        return self._tokens.get(number) or self._read_token(number)

    def _read_token(self, number: int) -> Token:
        starts = self._starts
        end = starts[number + 1] if number + 1 < len(starts) else len(self.text)
        token = self._tokens[number] = self.segmenter.token(self.words, starts[number], end)
        return token

    def frequency(self, start: int, end: int) -> int:
        """How often the dictionary's corpus had what stands in the range (up to the text's end); 0 for no word."""
        return self.segmenter.frequency_in(self.words, start, end)

    def starts_token(self, offset: int) -> bool:
        """True where a word starts at ``offset``, or the text ends there."""
        return offset in self._borders

    def sentence_of(self, offset: int) -> Span:
        """The sentence that covers ``offset`` (or the last one before it)."""
        if not self.sentences:
            return Span(0, max(1, len(self.text)))
        return self.sentences[self.sentence_number(offset)].span

    def sentence_number(self, offset: int) -> int:
        """Which of the sentences, from 0, covers ``offset``."""
        at = bisect_right(self._sentence_starts, offset) - 1
        return at if at > 0 else 0

    def clause_of(self, offset: int) -> Span:
        """The clause that covers ``offset`` (or the last one before it)."""
        at = bisect_right(self._clause_starts, offset) - 1
        return self.clauses[at if at > 0 else 0]

    @lazily
    def _block_starts(self) -> tuple[int, ...]:
        return tuple(block.span.start for block in self.article.blocks)

    def block_of(self, offset: int) -> BlockKind:
        """The kind of the block that covers ``offset``."""
        at = bisect_right(self._block_starts, offset) - 1
        block = self.article.blocks[at] if at >= 0 else None
        return block.kind if block is not None and offset < block.span.end else BlockKind.PARAGRAPH


def _clause_ends(text: str) -> list[tuple[int, int]]:
    """Where the marks between two clauses start and end; a point between digits (3.5) is none."""
    if "." not in text:
        return [stops.span() for stops in _STOPS.finditer(text)]
    return list(_ends_by_points(text))


def _ends_by_points(text: str) -> Iterator[tuple[int, int]]:
    plain = "。" in text
    for stops in _STOPS.finditer(text):
        if plain and text[stops.start()] == "." and _NO_STOP.match(text, stops.start()):
            continue
        if "." in stops.group():  # with the character after them, which tells what the last point is
            yield from (end.span() for end in _CLAUSE_END.finditer(text, stops.start(), stops.end() + 1))
        else:
            yield stops.span()
