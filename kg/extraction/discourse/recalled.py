"""Events named again by their head noun alone: 发布会于5月13日举行, 这期训练营, after “最美家庭”发布会, 电商训练营."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.discourse.events import ANY, event_of_noun
from kg.extraction.discourse.scene import INITIATIVE, Scene
from kg.model import Mention, Predicate, Span

_OF_THESE = r"[本此这该][次场台届期堂季轮]|[该本此]"
_LEAD = re.compile(rf"[\s“]*(?:据悉|据了解|目前|日前|近日)?[，,]?(?:{_OF_THESE}|首[届场站期]|整个)?")
_LEADS = frozenset("“据目日近，,本此这首该整")  # what a lead begins with, beside blanks
_THIS = re.compile(rf"了?(?P<this>{_OF_THESE})?")  # 举办了|本台汇演
_HOLDS = frozenset({"举行", "举办", "召开"})
_HOSTS = frozenset({"主办", "承办"})
_NOUNS = range(2, 5)  # characters of such a noun
_LEAST = 3  # of one with the word before it: 本届|荷花节
_LONGER = range(_LEAST, 9)


def recalled(scene: Scene) -> Iterator[tuple[Mention, Mention]]:
    """Each noun that means an event named before, as a mention, with the event: at the head of a clause, or held."""
    if not scene.of_type(INITIATIVE):
        return
    ends = scene.once("ends of events", lambda: _ends(scene))
    for start in sorted({*_clause_heads(scene), *_held(scene, ends)}):
        noun = _noun_at(scene, start, ends)
        if noun is None or scene.covering(start) is not None or scene.is_quoted(start):
            continue
        event = event_of_noun(scene, start, noun)
        if event is not None:
            of_any = noun not in ANY and scene.text.startswith("活动", start + len(noun))
            span = Span(start, start + len(noun) + len("活动") * of_any)
            yield replace(event, span=span, name=span.cut(scene.text)), event


def _noun_at(scene: Scene, start: int, ends: frozenset[str]) -> str | None:
    """A head noun, or the last words of an event's name."""
    noun = scene.analysis.heads.get(start)
    if noun is not None:
        return noun if len(noun) in _NOUNS else None
    if scene.text[start : start + _LEAST] not in ends:
        return None
    longer = (scene.text[start : start + length] for length in reversed(_LONGER))
    return next((name for name in longer if name in ends and event_of_noun(scene, start, name)), None)


def _ends(scene: Scene) -> frozenset[str]:
    names = {mention.name.rstrip("”") for mention in scene.of_type(INITIATIVE)}
    found = {name[-length:] for name in names for length in _LONGER if length < len(name)}
    return frozenset(found | {name[:_LEAST] for name in found})  # with their beginnings, which are asked for first


def _clause_heads(scene: Scene) -> Iterator[int]:
    for clause in scene.analysis.clauses:
        begins = scene.text[clause.start] in _LEADS or scene.text[clause.start].isspace()
        lead = _LEAD.match(scene.text, clause.start, clause.end) if begins else None
        yield lead.end() if lead else clause.start


def _held(scene: Scene, ends: frozenset[str]) -> Iterator[int]:
    """某校举行|揭牌仪式, 某县主办|茶花节, 甲、乙主办这期|训练营.

    Of 活动 and its like, which mean any event, only after such a word.
    """
    for verb, predicate, _ in scene.verbs:
        if predicate != Predicate.ORGANIZES:
            continue
        this = _THIS.match(scene.text, verb.end)
        if this is not None and this["this"]:
            yield this.end()
        elif this is not None and scene.text[verb.start : verb.end] in _HOLDS:
            noun = scene.analysis.lexicon.initiative_heads.longest_at(scene.text, this.end())
            if noun is not None and noun not in ANY:
                yield this.end()
        elif scene.text[verb.start : verb.end] in _HOSTS and scene.text[verb.end : verb.end + _LEAST] in ends:
            yield verb.end


def recalled_after(scene: Scene, end: int) -> Mention | None:
    """The event that the noun right after a verb means: 某县主办|茶花节，某局承办."""
    nouns = scene.once("recalled", lambda: {noun.span.start: event for noun, event in recalled(scene)})
    return nouns.get(end)
