"""What speaks for characters being a person's name, as named features: surname, words, and what is around."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import log

from kg.extraction.likely.surroundings import Surroundings, mark
from kg.extraction.people.names import boundary_weight, possible_ends, read_name
from kg.extraction.text.lazily import lazily
from kg.model import EntityType

_PERSON = EntityType.PERSON
_LEAST = -1.0  # bits that characters must weigh as a name where the tagger sees no person
_ANCHORS = ("titles", "role_nouns", "address_terms", "kin_terms")
_OTHERS = ("org_suffixes", "unit_suffixes", "place_suffixes")
Range = tuple[int, int]


@dataclass(frozen=True)
class People:
    """The characters of an article that may name a person, and what speaks for it."""

    around: Surroundings

    def ranges(self) -> Iterator[Range]:
        """Where they begin and end, of those that meet no name that the rules found."""
        around = self.around
        seen = [place for place in self.seen() if place not in around.found and not around.meets(*place)]
        starts = [start for start, _ in seen] + [at for at in self._anchored() if not around.meets(at, at + 1)]
        read = (place for place in self.read(starts) if not around.meets(*place))
        yield from dict.fromkeys((*seen, *read))

    def seen(self) -> Iterator[Range]:
        """What the tagger sees."""
        for one in self.around.tagged:
            if one.type is _PERSON and one.span.cut(self.around.text).isalpha():
                yield one.span.start, one.span.end

    def read(self, starts: Iterable[int]) -> Iterator[Range]:
        """What reads best as a name from there on, if it weighs enough."""
        for start in starts:
            reading = read_name(self.around.analysis, start, least=_LEAST)
            if reading is not None and reading.weight >= _LEAST:
                yield start, reading.end

    def _anchored(self) -> Iterator[int]:
        """Where a name may begin right behind a title, role or kin term: none that was found begins there."""
        surnames, known = self.around.analysis.surnames, self.around.starting
        for at, _ in self.around.analysis.anchors:
            if at in surnames and at not in known and self.around.analysis.starts_token(at):
                yield at

    def of_range(self, start: int, end: int) -> list[str]:
        """All that speaks for it."""
        return [*self.of_characters(start, end), *self.of_context(start, end)]

    def of_characters(self, start: int, end: int) -> list[str]:
        """What its own characters and those beside it say."""
        text = self.around.text
        return [
            f"size:{min(6, end - start)}",
            f"first:{text[start]}",
            f"last:{text[end - 1]}",
            f"after two:{text[end : end + 2]}",
            f"marks:{mark(text[start - 1 : start])}{mark(text[end : end + 1])}",
            *self._of_surname(start, end),
        ]

    def of_context(self, start: int, end: int) -> list[str]:
        """What its words say, the lists, the tagger, and what is around."""
        around = self.around
        return [
            *self._of_words(start, end),
            *self._of_lists(start, end),
            *self._of_known(start, end),
            *around.of_left(start),
            *around.of_right(end),
            *around.of_name(start, end),
            *around.of_tagger(start, end),
        ]

    def _of_surname(self, start: int, end: int) -> Iterator[str]:
        analysis = self.around.analysis
        surname = analysis.surnames.get(start, "")
        yield f"surname:{surname}"
        yield f"surname is:{(*analysis.lexicon.surnames[surname], 'usual')[0] if surname else 'none'}"
        yield f"end:{int(boundary_weight(analysis, end) // 1.5)}"
        if end in possible_ends(analysis, start):
            reading, best = read_name(analysis, start, end=end), read_name(analysis, start)
            weight = reading.weight if reading else -20
            yield from (f"reads:{max(-10, min(12, int(weight)))}", f"reads about:{max(-3, min(4, int(weight // 3)))}")
            yield f"reads best:{best is not None and best.end == end}"

    def _of_words(self, start: int, end: int) -> Iterator[str]:
        analysis, text = self.around.analysis, self.around.text
        words = analysis.tokens_in(start, end)
        cut = f"{analysis.starts_token(start)}{analysis.starts_token(end)}"
        yield from (f"shape:{'-'.join(word.tag for word in words)}|{cut}", f"cut:{cut}")
        yield from (f"word:{word.text}" for word in words)
        yield from self._of_word("word", text[start:end])
        if end - start == 3:
            yield from self._of_word("given", text[start + 1 : end])
            yield from self._of_word("first two", text[start : start + 2])

    def _of_word(self, what: str, word: str) -> Iterator[str]:
        frequency = self.around.analysis.segmenter.frequency(word)
        tag = self.around.analysis.segmenter.tag(word)[:2] if frequency else ""
        yield f"{what} usual:{min(9, int(log(1 + frequency)))} {tag[:1]}"

    def _of_lists(self, start: int, end: int) -> Iterator[str]:
        text, lexicon = self.around.text, self.around.analysis.lexicon
        if anchor := lexicon.name_anchors.longest_ending(text, start):
            yield from (f"anchor:{anchor}", f"anchored:{len(anchor) > 1}")
        for name in _ANCHORS:
            if len(getattr(lexicon, name).longest_ending(text, start) or "") > 1:
                yield f"behind:{name}"
        for name in _OTHERS:
            if term := getattr(lexicon, name).longest_ending(text, end, start):
                yield f"ends as:{name} {len(term) > 1}"

    def _of_known(self, start: int, end: int) -> Iterator[str]:
        """Whether it is the name, or a part of the name, of somebody found elsewhere."""
        name = self.around.text[start:end]
        if name in self._names and (start, end) not in self.around.found:
            yield "found elsewhere"
        if name in self._beginnings:
            yield "begins a name"
        if name in self._ends:
            yield "ends a name"

    @lazily
    def _names(self) -> frozenset[str]:
        return frozenset(one.name for one in self.around.named if one.type is _PERSON)

    @lazily
    def _beginnings(self) -> frozenset[str]:
        return frozenset(name[:at] for name in self._names for at in range(1, len(name)))

    @lazily
    def _ends(self) -> frozenset[str]:
        return frozenset(name[at:] for name in self._names for at in range(1, len(name)))
