"""Names that hold others: a phrase that begins within the name of a unit or a body begins with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kg.extraction.text.analysis import Analysis
from kg.extraction.text.occurring import UNDERTAKEN
from kg.model import EntityType, Mention, Span


@dataclass(frozen=True, slots=True)
class Holding:
    """Where the unit begins in which an offset lies, and the body within whose name one does."""

    units: Mapping[int, int]
    bodies: Mapping[int, Span]

    @classmethod
    def of(cls, others: Iterable[Mention]) -> "Holding":
        """Of the units and bodies that an article names."""
        units, bodies = dict[int, int](), dict[int, Span]()
        for other in others:
            if other.type is EntityType.ADMINISTRATIVE_UNIT:
                units.update(dict.fromkeys(range(other.span.start, other.span.end), other.span.start))
            elif other.type is EntityType.ORGANIZATION:
                bodies.update(dict.fromkeys(range(other.span.start + 1, other.span.end), other.span))
        return cls(units, bodies)

    def whole(self, analysis: Analysis, mention: Mention) -> Mention:
        """让|胡路区职工运动会, where 让 is a word; 中西医结|合医院揭牌仪式."""
        begun = mention.span.start
        start = self.units.get(begun, begun)
        if start != begun and UNDERTAKEN.search(analysis.text, start, begun):
            start = begun
        body = self.bodies.get(start)
        if body is not None and body.end < mention.span.end and not _acts(analysis, body.start, begun):
            start = body.start
        span = Span(start, mention.span.end)
        return mention if start == begun else replace(mention, span=span, name=span.cut(analysis.text))


def _acts(analysis: Analysis, start: int, end: int) -> bool:
    """青禾集团|中标|智慧水务项目: a verb stands between, and what follows it is another name."""
    breaks = analysis.lexicon.name_breaks
    return any(breaks.get(token.text, ())[:1] == ("break",) for token in analysis.each_token(start, end))
