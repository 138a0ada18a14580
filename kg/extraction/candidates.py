"""What the learned tagger adds to the rules: names that the rules did not see and that are safe to take.

The rules say how they know; the tagger only fills gaps, where adding it was measured to help (docs/tagger.md).
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from kg.extraction.analysis import Analysis
from kg.extraction.tagger import TaggedSpan, Tagger
from kg.model import EntityType, Mention


def learned_mentions(analysis: Analysis, tagger: Tagger, known: Iterable[Mention] = ()) -> tuple[Mention, ...]:
    """The tagger's mentions that overlap none that are ``known``, ascending.

    The rule is ``tagger-person``, ``tagger-place`` …, the confidence the tagger's own.
    """
    taken = {offset for mention in known for offset in range(mention.span.start, mention.span.end)}
    found = [span for span in tagger.tag(analysis.text) if taken.isdisjoint(range(span.span.start, span.span.end))]
    return tuple(_mentions(analysis, found))


def _mentions(analysis: Analysis, found: list[TaggedSpan]) -> Iterator[Mention]:
    seen = Counter((span.type, span.span.cut(analysis.text)) for span in found)
    for span in found:
        name = span.span.cut(analysis.text)
        kind = _type(analysis, span.type, name)
        yield Mention(span.span, kind, name, "", f"tagger-{kind.lower()}-{seen[span.type,name]}", span.confidence)


def _type(analysis: Analysis, kind: EntityType, name: str) -> EntityType:
    if kind is EntityType.PLACE and analysis.lexicon.unit_suffixes.longest_ending(name, len(name), 1):
        return EntityType.ADMINISTRATIVE_UNIT
    return kind
