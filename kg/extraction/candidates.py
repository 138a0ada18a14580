"""What the learned tagger adds to the rules: names that the rules did not see and that are safe to take.

The rules say how they know; the tagger only fills gaps, and only where it was
measured to be right on the genre (docs/tagger.md): people of whom it is sure,
and organizations that an article names more than once.
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.extraction.analysis import Analysis
from kg.knowledge.lexicon import Terms
from kg.model import EntityType, Mention, Span

if TYPE_CHECKING:
    from kg.extraction.tagger import TaggedSpan, Tagger

_SURE = 0.95
_LIKELY = 0.6  # enough for a name that a title, a role or a kin term stands right before
_AGAIN = 0.8  # enough for a name that the tagger finds more than once
# Of three characters and fewer, most that the rules pass over are no names: 人大, 党组织.
_SHORTEST_BODY = 4
# A thought or theory named after a person names the person only as a part of it: …新时代…思想.
_THEORY = re.compile(r"新时代|思想|主义|理论")


def learned_mentions(analysis: Analysis, tagger: "Tagger | None", known: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions of people and organizations that the tagger adds, ascending, overlapping none that are ``known``.

    The rule is ``tagger-person`` or ``tagger-organization``, the confidence the
    tagger's own.  A name that is taken once is taken wherever it stands.  Without
    a tagger there are none.
    """
    if tagger is None:
        return ()
    tagged = tagger.tag(analysis.text)
    times = Counter((one.type, one.span.cut(analysis.text)) for one in tagged)
    safe = [one for one in tagged if _is_safe(analysis, one, times[one.type, one.span.cut(analysis.text)])]
    places = _places(analysis.text, {one.span.cut(analysis.text) for one in safe})
    taken = {offset for mention in known for offset in range(mention.span.start, mention.span.end)}
    found: dict[Span, Mention] = {}
    for one in sorted(safe, key=lambda one: (-one.confidence, one.span)):
        for start in places.pop(one.span.cut(analysis.text), ()):
            offsets = range(start, start + len(one.span))
            if taken.isdisjoint(offsets):
                taken.update(offsets)
                span = Span(start, offsets.stop)
                found[span] = _mention(analysis, span, one)
    return tuple(sorted(found.values()))


def _is_safe(analysis: Analysis, one: "TaggedSpan", times: int) -> bool:
    if one.type is EntityType.PERSON:
        return one.confidence >= _least(analysis, one, times) and not _THEORY.match(analysis.text, one.span.end)
    if one.type is EntityType.ORGANIZATION:
        return one.confidence >= _SURE and times > 1 and len(one.span) >= _SHORTEST_BODY
    return False


def _least(analysis: Analysis, one: "TaggedSpan", times: int) -> float:
    """The confidence that is enough: less where the text itself speaks for a person (她的爱人杭天, 副主任梁柱)."""
    term = analysis.lexicon.name_anchors.longest_ending(analysis.text, one.span.start)
    if len(term or "") > 1 and one.span.cut(analysis.text)[0] in analysis.lexicon.surnames:
        return _LIKELY
    return _AGAIN if times > 1 else _SURE


def _places(text: str, names: Iterable[str]) -> dict[str, list[int]]:
    """Where each name stands, ascending, but before a theory's name."""
    places: dict[str, list[int]] = {}
    for start, name in Terms(dict.fromkeys(names, ())).every(text):
        if not _THEORY.match(text, start + len(name)):
            places.setdefault(name, []).append(start)
    return places


def _mention(analysis: Analysis, span: Span, one: "TaggedSpan") -> Mention:
    return Mention(span, one.type, span.cut(analysis.text), "", f"tagger-{one.type.lower()}", one.confidence)
