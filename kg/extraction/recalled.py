"""Events named again by their head noun alone: 发布会于5月13日举行, after “最美家庭”发布会."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.events import ANY, event_of_noun
from kg.extraction.scene import INITIATIVE, Scene
from kg.model import Mention, Span

_LEAD = re.compile(r"[\s“]*(?:据悉|据了解|目前|日前|近日)?[，,]?(?:本次|此次|这次|本届|这届|首届|该|本|此|整个)?")
_LEADS = frozenset("“据目日近，,本此这首该整")  # what a lead begins with, beside blanks
_THIS = re.compile(r"了?(?:[此本这][次场台届])?")  # 举办了|本台汇演
_HOLDS = frozenset({"举行", "举办", "召开"})
_NOUNS = range(2, 5)  # characters of such a noun


def recalled(scene: Scene) -> Iterator[tuple[Mention, Mention]]:
    """Each noun that means an event named before, as a mention, with the event: at the head of a clause, or held."""
    heads = scene.analysis.heads
    if not scene.of_type(INITIATIVE):
        return
    for start in sorted(heads.keys() & {*_clause_heads(scene), *_held(scene)}):
        noun = heads[start]
        if len(noun) not in _NOUNS or scene.covering(start) is not None or scene.is_quoted(start):
            continue
        event = event_of_noun(scene, start, noun)
        if event is not None:
            span = Span(start, start + len(noun))
            yield replace(event, span=span, name=noun), event


def _clause_heads(scene: Scene) -> Iterator[int]:
    for clause in scene.analysis.clauses:
        begins = scene.text[clause.start] in _LEADS or scene.text[clause.start].isspace()
        lead = _LEAD.match(scene.text, clause.start, clause.end) if begins else None
        yield lead.end() if lead else clause.start


def _held(scene: Scene) -> Iterator[int]:
    """某校举行|揭牌仪式: not of 活动 and its like, which mean any event."""
    for verb, _, _ in scene.verbs:
        if scene.text[verb.start : verb.end] in _HOLDS:
            this = _THIS.match(scene.text, verb.end)
            start = this.end() if this else verb.end
            noun = scene.analysis.lexicon.initiative_heads.longest_at(scene.text, start)
            if noun is not None and noun not in ANY:
                yield start
