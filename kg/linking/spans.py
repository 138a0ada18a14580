"""Where mentions stand: in a range, within another, and anywhere.  Mentions are in the order of their spans."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from kg.model import Mention, Span


def within(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """The mentions, ascending, that lie wholly in the range.

    >>> from kg.model import EntityType, Span
    >>> read = [Mention(Span(0, 2), EntityType.PERSON, "周远"), Mention(Span(4, 7), EntityType.PERSON, "周远山")]
    >>> [mention.name for mention in within(read, 3, 7)]
    ['周远山']
    """
    low = bisect_left(mentions, start, key=lambda mention: mention.span.start)
    high = bisect_right(mentions, end, key=lambda mention: mention.span.start)
    return [mention for mention in mentions[low:high] if mention.span.end <= end]


def nested(mentions: Sequence[Mention]) -> frozenset[Mention]:
    """The mentions that stand within a longer one.

    >>> from kg.model import EntityType, Span
    >>> unit, body = EntityType.ADMINISTRATIVE_UNIT, EntityType.ORGANIZATION
    >>> read = [Mention(Span(0, 3), unit, "云栖区"), Mention(Span(0, 6), body, "云栖区民政局")]
    >>> [mention.name for mention in nested(read)]
    ['云栖区']
    """
    found, end, last, is_nested = set[Mention](), 0, None, False
    for mention in sorted(mentions, key=lambda one: (one.span.start, -one.span.end)):
        is_nested = is_nested if mention.span == last else mention.span.end <= end
        end, last = max(end, mention.span.end), mention.span
        if is_nested:
            found.add(mention)
    return frozenset(found)


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The ranges that the spans cover together, apart from one another.

    >>> joined([Span(0, 3), Span(0, 6), Span(8, 9)])
    (Span(start=0, end=6), Span(start=8, end=9))
    """
    found = list[Span]()
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)
