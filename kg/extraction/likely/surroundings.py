"""What stands around a phrase that may be a name: its words, the names found there, and what the tagger sees."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from kg.extraction.text.analysis import PUNCTUATION, Analysis
from kg.extraction.text.lazily import lazily
from kg.extraction.text.segmenter import Token
from kg.knowledge.divisions import Divisions
from kg.knowledge.lexicon import Terms
from kg.model import EntityType, Mention, Span

if TYPE_CHECKING:
    from kg.extraction.tagger.tagger import Names, TaggedSpan

_NONE = Token(0, 0, "", "")
_TYPES = tuple(EntityType)  # the walk through the members of a class takes its time
_JOINING = frozenset("、和与及 \u3000")  # what stands between the names of a list
_FEW = 3
_FAR = 20_000  # characters of a text without end around a name in which it is looked for again


@dataclass(frozen=True)
class Surroundings:
    """An article with the names that the rules found in it (``named``), and those that the tagger sees (``tagged``)."""

    analysis: Analysis
    divisions: Divisions
    named: tuple[Mention, ...]
    tagged: "Names"

    @lazily
    def text(self) -> str:
        """The article's text."""
        return self.analysis.text

    @lazily
    def taken(self) -> frozenset[int]:
        """The offsets of the names found."""
        return frozenset(chain.from_iterable(range(one.span.start, one.span.end) for one in self.named))

    @lazily
    def found(self) -> frozenset[tuple[int, int]]:
        """Where the names found begin and end."""
        return frozenset((one.span.start, one.span.end) for one in self.named)

    def meets(self, start: int, end: int) -> bool:
        """True where the range overlaps a name found, or holds one whole."""
        return not self.taken.isdisjoint(range(start, end))

    def cuts(self, start: int, end: int) -> bool:
        """True where the range is a name found, or overlaps one that it does not hold whole."""
        spans = {span for at in range(start, end) for span in self._spans_at.get(at, ())}
        return any(span.start < start or end < span.end or (span.start, span.end) == (start, end) for span in spans)

    @lazily
    def _spans_at(self) -> dict[int, list[Span]]:
        """The ranges of the names found, by each offset of them."""
        spans = defaultdict[int, list[Span]](list)
        for one in self.named:
            for at in range(one.span.start, one.span.end):
                spans[at].append(one.span)
        return dict(spans)

    @lazily
    def bodies(self) -> frozenset[str]:
        """The names of the bodies found."""
        return frozenset(one.name for one in self.named if one.type is EntityType.ORGANIZATION)

    @lazily
    def firms(self) -> frozenset[str]:
        """The names of the companies found."""
        return frozenset(one.name for one in self.named if one.kind == "Company")

    @lazily
    def starting(self) -> dict[int, list[Mention]]:
        """The names found, by where they begin."""
        return self._by([one.span.start for one in self.named])

    @lazily
    def ending(self) -> dict[int, list[Mention]]:
        """The names found, by where they end."""
        return self._by([one.span.end for one in self.named])

    def _by(self, places: list[int]) -> dict[int, list[Mention]]:
        found = defaultdict[int, list[Mention]](list)
        for place, mention in zip(places, self.named, strict=True):
            found[place].append(mention)
        return dict(found)

    def within(self, start: int, end: int) -> list[Mention]:
        """The names found in the range, but one that is all of it."""
        starting = self.starting
        inner = (one for at in range(start, end) if at in starting for one in starting[at] if one.span.end <= end)
        return [one for one in inner if one.span.end - one.span.start < end - start]

    @lazily
    def seen(self) -> dict[tuple[int, int], "TaggedSpan"]:
        """What the tagger sees, by its range."""
        return {(one.span.start, one.span.end): one for one in self.tagged}

    @lazily
    def seen_at(self) -> dict[int, "TaggedSpan"]:
        """What the tagger sees, by each offset of it."""
        return {at: one for one in self.tagged for at in range(one.span.start, one.span.end)}

    @lazily
    def seen_names(self) -> Counter[tuple[str, EntityType]]:
        """How often the tagger sees a name as what."""
        return Counter((one.span.cut(self.text), one.type) for one in self.tagged)

    def before(self, at: int) -> Token:
        """The word before an offset, one without text at the beginning."""
        return self.analysis.token_at(at - 1) if at > 0 else _NONE

    def after(self, at: int) -> Token:
        """The word at an offset, one without text at the end."""
        return self.analysis.token_at(at) if at < len(self.text) else _NONE

    def of_left(self, start: int) -> Iterator[str]:
        """What stands before a phrase that begins there."""
        text, lexicon, before = self.text, self.analysis.lexicon, self.before(start)
        yield f"before:{before.text}"
        yield f"before two:{text[max(0, start - 2) : start]}"
        yield f"mark before:{mark(text[start - 1 : start])}"
        yield f"tags:{before.tag}|{self.after(start).tag}"
        yield from self._of_neighbours("before", self.ending, start, start - 1)
        if len(lexicon.titles.longest_ending(text, start) or "") > 1:
            yield "title before"
        if verb := lexicon.role_verbs.longest_ending(text, start):
            yield f"verb:{lexicon.role_verbs[verb][0]}"
        if self.analysis.clause_of(start).start == start:
            yield "opens the clause"

    def of_right(self, end: int) -> Iterator[str]:
        """What follows a phrase that ends there."""
        text, after = self.text, self.after(end)
        yield f"after:{after.text}"
        yield f"after tag:{after.tag}"
        yield f"block:{self.analysis.block_of(end - 1).name}"
        yield from self._of_neighbours("after", self.starting, end, end + 1)
        for name, terms in self._following:
            if term := terms.longest_at(text, end):
                yield f"goes on:{name}{'' if len(term) > 1 else ' in one'}"

    def _of_neighbours(self, side: str, names: dict[int, list[Mention]], here: int, beyond: int) -> Iterator[str]:
        """The types of the names right beside the phrase, and of those that a comma or conjunction parts from it."""
        yield from (f"name {side}:{one.type}" for one in names.get(here, ()))
        joint = self.text[min(here, beyond) : max(here, beyond)]
        if joint in _JOINING and joint:
            types = [str(one.type) for one in names.get(beyond, ())] or ["none"]
            yield from (f"list {side}:{joint}{type_}" for type_ in types)

    @lazily
    def _following(self) -> tuple[tuple[str, Terms], ...]:
        lists = "titles", "address_terms", "role_nouns", "role_verbs", "org_suffixes", "unit_suffixes", "place_suffixes"
        return tuple((name, getattr(self.analysis.lexicon, name)) for name in (*lists, "initiative_heads"))

    def times(self, start: int, end: int) -> int:
        """How often the characters of the range stand in the text, as far as is looked."""
        return self.text.count(self.text[start:end], max(0, start - _FAR), end + _FAR)

    def of_tagger(self, start: int, end: int) -> Iterator[str]:
        """What the tagger sees in the range."""
        name, own = self.text[start:end], self.seen.get((start, end))
        if own is not None:
            yield f"tagged:{own.type}"
            yield f"tagged:{own.type} {int(own.confidence * 10)}"
        else:
            yield from self._of_overlaps(start, end)
        for type_ in _TYPES:
            if self.seen_names[name, type_] > (own is not None and own.type is type_):
                yield f"tagged elsewhere:{type_}"

    def _of_overlaps(self, start: int, end: int) -> Iterator[str]:
        seen = dict.fromkeys(self.seen_at[at] for at in range(start, end) if at in self.seen_at)
        if not seen:
            yield "tagged:nothing"
        for one in seen:
            within, around = one.span in Span(start, end), one.span.start <= start and end <= one.span.end
            how = "in it" if within else "around it" if around else "across"
            yield f"tagged {how}:{one.type} {one.span.start == start}{one.span.end == end}"

    def of_name(self, start: int, end: int) -> Iterator[str]:
        """What lists say of the characters themselves, and how often they stand in the text."""
        name, lexicon = self.text[start:end], self.analysis.lexicon
        yield f"times:{min(_FEW, self.times(start, end))}"
        if name in lexicon.stop_names:
            yield "no name"
        if name in lexicon.countries:
            yield "country"
        if self.divisions.by_name(name):
            yield "in the register"


def mark(character: str) -> str:
    """What kind of mark it is: itself, "9" for a digit, "x" for any other character.

    >>> mark("、"), mark("3"), mark("青")
    ('、', '9', 'x')
    """
    return character if character in PUNCTUATION or not character else "9" if character.isdigit() else "x"
