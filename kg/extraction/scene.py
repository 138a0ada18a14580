"""An article with its mentions, ready for the relation finders."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.extraction.analysis import Analysis
from kg.model import EntityType, Mention, Span

PERSON, ORGANIZATION, UNIT = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.ADMINISTRATIVE_UNIT
PLACE, INITIATIVE = EntityType.PLACE, EntityType.INITIATIVE
AGENTS = frozenset({PERSON, ORGANIZATION, UNIT})
_QUOTED = re.compile(r"“[^“”\n]*”")


@dataclass(frozen=True)
class Scene:
    """What the relation finders see: the analysis and every mention, ascending."""

    analysis: Analysis
    mentions: tuple[Mention, ...]

    @property
    def text(self) -> str:
        """The article's text."""
        return self.analysis.text

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(mention.span.start for mention in self.mentions)

    @cached_property
    def outer(self) -> tuple[Mention, ...]:
        """The mentions that stand in no other."""
        found: list[Mention] = []
        for mention in sorted(self.mentions, key=lambda m: (m.span.start, -m.span.end)):
            if not found or mention.span.end > found[-1].span.end:
                found.append(mention)
        return tuple(found)

    def within(self, span: Span, *types: EntityType) -> tuple[Mention, ...]:
        """The outer mentions in the range, of the types (of any without)."""
        return tuple(m for m in self.outer if m.span in span and (not types or m.type in types))

    def inside(self, mention: Mention) -> Iterator[Mention]:
        """The other mentions within a mention's range."""
        low = bisect_left(self._starts, mention.span.start)
        high = bisect_right(self._starts, mention.span.end)
        for other in self.mentions[low:high]:
            if other is not mention and other.span in mention.span and other.span != mention.span:
                yield other

    @cached_property
    def by_end(self) -> dict[int, Mention]:
        """The longest mention that ends at an offset."""
        found: dict[int, Mention] = {}
        for mention in self.mentions:
            known = found.get(mention.span.end)
            if known is None or len(known.span) < len(mention.span):
                found[mention.span.end] = mention
        return found

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """What stands in quotation marks and has a comma or stop: something said, no name."""
        return tuple(
            Span(*found.span()) for found in _QUOTED.finditer(self.text) if set(found.group()) & set("，,。！？!?")
        )

    def is_quoted(self, offset: int) -> bool:
        """True where somebody is quoted at the offset."""
        return any(span.start < offset < span.end for span in self.quotations)

    def of_type(self, *types: EntityType) -> tuple[Mention, ...]:
        """The mentions of the types, ascending, inner ones too."""
        return tuple(mention for mention in self.mentions if mention.type in types)

    def chain_start(self, mention: Mention) -> int:
        """Where the chain of units begins that leads to a mention (某市|某区|某街道)."""
        start = mention.span.start
        while (holder := self.by_end.get(start)) is not None and holder.type is UNIT:
            start = holder.span.start
        return start

    def before(self, offset: int, *types: EntityType) -> Mention | None:
        """The last mention of the types that ends by the offset."""
        found = [m for m in self.mentions if m.type in types and m.span.end <= offset]
        return max(found, key=lambda m: m.span.end, default=None)
