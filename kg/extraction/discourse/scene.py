"""An article with its mentions, ready for the relation finders."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

from kg.extraction.text.analysis import Analysis
from kg.extraction.text.lazily import lazily
from kg.extraction.text.verbs import Verb, find_verbs
from kg.model import EntityType, Mention, Span

PERSON, ORGANIZATION, UNIT = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.ADMINISTRATIVE_UNIT
PLACE, INITIATIVE = EntityType.PLACE, EntityType.INITIATIVE
T = TypeVar("T")
_UNKNOWN = object()
_TYPES = tuple(EntityType)  # the walk through the members of a class takes its time
AGENTS = frozenset({PERSON, ORGANIZATION, UNIT})
_LISTING = frozenset("、和与及")
_CALLED = ("同志", "老师", "教授", "院士", "先生", "女士")  # between a name of a list and its mark
_TITLE = re.compile(r"“[^“”，。！？,!?\n]{1,30}”|《[^《》\n]{1,60}》")  # what stands here is a name, no statement
_QUOTED = re.compile(r"“[^“”\n]*”")


@dataclass(frozen=True)
class Scene:
    """What the relation finders see: the analysis and every mention, ascending."""

    analysis: Analysis
    mentions: tuple[Mention, ...]
    text: str = field(init=False)
    """The article's text."""
    # Asked for too often to be lazy attributes (see `Analysis`).
    _answers: dict[Hashable, Any] = field(init=False, repr=False, compare=False)
    _chain_starts: dict[int, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for name, value in (("text", self.analysis.text), ("_answers", {}), ("_chain_starts", {})):
            object.__setattr__(self, name, value)

    @lazily
    def _starts(self) -> tuple[int, ...]:
        return tuple(mention.span.start for mention in self.mentions)

    @lazily
    def outer(self) -> tuple[Mention, ...]:
        """The mentions that stand in no other."""
        found: list[Mention] = []
        for mention in sorted(self.mentions, key=lambda m: (m.span.start, -m.span.end)):
            if not found or mention.span.end > found[-1].span.end:
                found.append(mention)
        return tuple(found)

    @lazily
    def _outer_row(self) -> "_Row":
        return _Row.of(self.outer)

    @lazily
    def _outer_set(self) -> frozenset[Mention]:
        return frozenset(self.outer)

    def is_outer(self, mention: Mention) -> bool:
        """True for a mention that stands in no other."""
        return mention in self._outer_set

    def covering(self, offset: int) -> Mention | None:
        """The outer mention around an offset."""
        row = self._outer_row
        at = bisect_right(row.starts, offset) - 1
        return row.mentions[at] if at >= 0 and offset < row.ends[at] else None

    def starting(self, offset: int) -> Mention | None:
        """The outer mention that starts at an offset."""
        found = self.covering(offset)
        return found if found and found.span.start == offset else None

    def within(self, start: int, end: int, *types: EntityType) -> tuple[Mention, ...]:
        """The outer mentions in the range, of the types (of any without)."""
        if len(types) == 1:
            return self._outer_by_type[types[0]].within(start, end)
        found = self._outer_row.within(start, end)
        return tuple([mention for mention in found if mention.type in types]) if types else found

    def inside(self, mention: Mention) -> Iterator[Mention]:
        """The other mentions within a mention's range."""
        low = bisect_left(self._starts, mention.span.start)
        high = bisect_right(self._starts, mention.span.end)
        for other in self.mentions[low:high]:
            if other.span in mention.span and other.span != mention.span:
                yield other

    @lazily
    def by_end(self) -> dict[int, Mention]:
        """The longest mention that ends at an offset."""
        found: dict[int, Mention] = {}
        for mention in self.mentions:
            known = found.get(mention.span.end)
            if known is None or len(known.span) < len(mention.span):
                found[mention.span.end] = mention
        return found

    @lazily
    def list_starts(self) -> dict[int, int]:
        """For each offset where a person begins, that of the first in their list (甲、乙和丙)."""
        found: dict[int, int] = {}
        for person in self._by_type[PERSON]:
            start = person.span.start
            before = self.named_before(start - 1) if self.text[start - 1 : start] in _LISTING else None
            is_listed = before is not None and before.type is PERSON
            found[start] = found.get(before.span.start, before.span.start) if before and is_listed else start
        return found

    def named_before(self, end: int) -> Mention | None:
        """The mention that ends at an offset, or before the form of address there: 周远山|同志|、."""
        called = next((term for term in _CALLED if self.text.endswith(term, 0, end)), "")
        return self.by_end.get(end) or self.by_end.get(end - len(called))

    @lazily
    def quotations(self) -> tuple[Span, ...]:
        """What stands in quotation marks and has a comma or stop: something said, no name."""
        return tuple(
            Span(*found.span()) for found in _QUOTED.finditer(self.text) if set(found.group()) & set("，,。！？!?")
        )

    @lazily
    def _quotation_starts(self) -> tuple[int, ...]:
        return tuple(quotation.start for quotation in self.quotations)

    def is_quoted(self, offset: int) -> bool:
        """True where somebody is quoted at the offset."""
        return self.quotation_at(offset) is not None

    def quotation_at(self, offset: int) -> Span | None:
        """The quotation around an offset."""
        at = bisect_left(self._quotation_starts, offset) - 1
        return self.quotations[at] if at >= 0 and offset < self.quotations[at].end else None

    @lazily
    def _by_type(self) -> dict[EntityType, tuple[Mention, ...]]:
        return _by_type(self.mentions)

    def of_type(self, type_: EntityType) -> tuple[Mention, ...]:
        """The mentions of a type, ascending, inner ones too."""
        return self._by_type[type_]

    def begun(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that start in the range, inner ones too, ascending."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def once(self, question: Hashable, answer: Callable[[], T]) -> T:
        """The answer to a question about the whole article, worked out when it is first asked."""
        found: T = self._answers.get(question, _UNKNOWN)  # looked up once: a question of mentions takes long to hash
        if found is _UNKNOWN:
            found = self._answers[question] = answer()
        return found

    def chain_start(self, mention: Mention) -> int:
        """Where the chain of units begins that leads to a mention (某市|某区|某街道)."""
        known = self._chain_starts.get(mention.span.start)
        if known is not None:
            return known
        starts, at = [mention.span.start], mention.span.start
        while at not in self._chain_starts and (holder := self.by_end.get(at)) is not None and holder.type is UNIT:
            at = holder.span.start
            starts.append(at)
        first = self._chain_starts.get(at, at)
        self._chain_starts.update(dict.fromkeys(starts, first))
        return first

    @lazily
    def verbs(self) -> tuple[Verb, ...]:
        """Every verb outside of names, with its predicate and role, ascending."""
        titles = {at for found in _TITLE.finditer(self.text) for at in range(*found.span())}
        return tuple(find_verbs(self.analysis, lambda at: at in titles or self.covering(at) is not None))

    @lazily
    def _verb_starts(self) -> tuple[int, ...]:
        return tuple(verb.start for verb, _, _ in self.verbs)

    def verbs_in(self, start: int, end: int) -> tuple[Verb, ...]:
        """The verbs that stand wholly in the range, with predicate and role."""
        low = bisect_left(self._verb_starts, start)
        high = bisect_left(self._verb_starts, end, low)
        return tuple([found for found in self.verbs[low:high] if found[0].end <= end]) if low < high else ()

    @lazily
    def _outer_by_type(self) -> dict[EntityType, "_Row"]:
        return {type_: _Row.of(mentions) for type_, mentions in _by_type(self.outer).items()}

    def before(self, offset: int, type_: EntityType) -> Mention | None:
        """The last outer mention of the type that ends by the offset."""
        row = self._outer_by_type[type_]
        at = bisect_right(row.ends, offset) - 1
        return row.mentions[at] if at >= 0 else None


class _Row(NamedTuple):
    """Mentions of which none stands in another, ascending, with their starts and ends, which are searched often."""

    mentions: tuple[Mention, ...]
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, mentions: tuple[Mention, ...]) -> "_Row":
        """The row of these mentions."""
        spans = [mention.span for mention in mentions]
        return cls(mentions, [span.start for span in spans], [span.end for span in spans])

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """Those wholly in the range."""
        return self.mentions[bisect_left(self.starts, start) : bisect_right(self.ends, end)]


def _by_type(mentions: tuple[Mention, ...]) -> dict[EntityType, tuple[Mention, ...]]:
    found: dict[EntityType, list[Mention]] = {type_: [] for type_ in _TYPES}
    for mention in mentions:
        found[mention.type].append(mention)
    return {type_: tuple(of_type) for type_, of_type in found.items()}
