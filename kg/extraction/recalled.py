"""Events named again by their head noun alone: 发布会于5月13日举行, after “最美家庭”发布会."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.events import event_of_noun
from kg.extraction.scene import Scene
from kg.model import Mention, Span

_LEAD = re.compile(r"[\s“]*(?:据悉|据了解|目前|日前|近日)?[，,]?(?:本次|此次|这次|本届|这届|首届|该|本|此|整个)?")
_NOUNS = range(2, 5)  # characters of such a noun


def recalled(scene: Scene) -> Iterator[tuple[Mention, Mention]]:
    """Each noun at the head of a clause that means an event named before, as a mention, with the event."""
    heads = scene.analysis.lexicon.initiative_heads
    for clause in scene.analysis.clauses:
        lead = _LEAD.match(scene.text, clause.start, clause.end)
        start = lead.end() if lead else clause.start
        noun = heads.longest_at(scene.text, start, clause.end)
        if noun is None or len(noun) not in _NOUNS or scene.covering(start) is not None or scene.is_quoted(start):
            continue
        event = event_of_noun(scene, start, noun)
        if event is not None:
            span = Span(start, start + len(noun))
            yield replace(event, span=span, name=noun), event
