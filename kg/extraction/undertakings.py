"""Who undertakes an initiative, where and when.

A clause with an organizing verb (开展, 召开, 主办 …) and an initiative has its
organizers before the verb (甲联合乙在丙开展…), or after 由 (由甲主办); the place
follows 在, the date stands in the sentence before it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extraction.dates import DateContext, DateMention, resolve
from kg.extraction.factuality import judge_clause
from kg.extraction.scene import AGENTS, INITIATIVE, ORGANIZATION, PERSON, PLACE, UNIT, Scene
from kg.model import BlockKind, Factuality, Mention, Predicate, Relation, Span

_VENUE = re.compile(r"(?:在|于|走进|来到|走入|前往|赴|地点设在|落户|进驻)(?:了)?(?:位于|校内|市内|[^，。；,;在]{0,4}(?:的))?$")
_GIVEN_BY = re.compile(r"由[^，。；,;由]{0,60}$")
_COORDINATORS = re.compile(r"[、]|和|与|及|以及|联合|携手|会同|协同|同|牵手|共同|邀请|等(?:单位|部门|多家单位|多部门)?|[，,]")
_WEAK_GAP = 40  # characters between the organizer and the verb


@dataclass(frozen=True, slots=True)
class _Undertaking:
    """An initiative with the verb that undertakes it; ``verb`` is where it stands."""

    initiative: Mention
    verb: Span
    predicate: Predicate
    factuality: Factuality


def find_undertakings(scene: Scene, dates: tuple[DateMention, ...], context: DateContext) -> Iterator[Relation]:
    """organizes, supports, heldAt and occursOn."""
    for initiative in scene.of_type(INITIATIVE):
        undertakings = tuple(_undertakings(scene, initiative))
        for undertaking in undertakings:
            yield from _organizers(scene, undertaking)
        if undertakings:
            yield from _venues(scene, undertakings[0])
            yield from _days(scene, undertakings[0], dates, context)


def _undertakings(scene: Scene, initiative: Mention) -> Iterator[_Undertaking]:
    """The verbs of the initiative's clause: before it (开展“…”活动) or after it (…在某地举行)."""
    sentence = scene.analysis.sentence_of(initiative.span.start)
    for verb, predicate in _verbs(scene, sentence):
        if not _governs(scene, verb, initiative):
            continue
        clause = scene.analysis.clause_of(verb.start)
        factuality = judge_clause(scene, clause, verb.start)
        if factuality is not None:
            yield _Undertaking(initiative, verb, predicate, factuality)


def _verbs(scene: Scene, sentence: Span) -> Iterator[tuple[Span, Predicate]]:
    verbs, at = scene.analysis.lexicon.role_verbs, sentence.start
    while at < sentence.end:
        verb = verbs.longest_at(scene.text, at, sentence.end)
        if verb is None or not _is_free(scene, at):
            at += 1
            continue
        predicate = verbs[verb][0]
        if predicate in ("organizes", "supports") and len(verb) > 1:
            yield Span(at, at + len(verb)), Predicate(predicate)
        at += len(verb)


def _is_free(scene: Scene, at: int) -> bool:
    """The offset is no part of a name."""
    return not any(m.span.start <= at < m.span.end for m in scene.outer if m.type is not INITIATIVE or m.span.start < at)


def _governs(scene: Scene, verb: Span, initiative: Mention) -> bool:
    """The verb's object or subject is the initiative: nothing but modifiers between."""
    text = scene.text
    if verb.end <= initiative.span.start:
        between = text[verb.end : initiative.span.start]
        return len(between) <= 24 and not re.search(r"[，。；,;！？\n]", between) and _no_verb(scene, verb.end, initiative.span.start)
    between = text[initiative.span.end : verb.start]
    if verb.start < initiative.span.end or len(between) > _WEAK_GAP or re.search(r"[。；;！？\n]", between):
        return False
    return _no_verb(scene, initiative.span.end, verb.start) or "由" in between


def _no_verb(scene: Scene, start: int, end: int) -> bool:
    """No other verb of organizing or taking part stands between."""
    verbs, at = scene.analysis.lexicon.role_verbs, start
    while at < end:
        verb = verbs.longest_at(scene.text, at, end)
        if verb and len(verb) > 1 and verbs[verb][0] in ("organizes", "participatesIn", "supports") and _is_free(scene, at):
            return False
        at += 1
    return True


def _organizers(scene: Scene, undertaking: _Undertaking) -> Iterator[Relation]:
    initiative, verb = undertaking.initiative, undertaking.verb
    for agent in _agents(scene, undertaking):
        span = scene.analysis.sentence_of(verb.start)
        yield Relation(
            agent, undertaking.predicate, initiative, span, f"undertaking-{undertaking.predicate}",
            factuality=undertaking.factuality, confidence=0.85,
        )


def _agents(scene: Scene, undertaking: _Undertaking) -> tuple[Mention, ...]:
    """The list of agents that ends nearest before the verb; in the sentence, not where it happens."""
    verb, initiative = undertaking.verb, undertaking.initiative
    sentence = scene.analysis.sentence_of(verb.start)
    low = initiative.span.end if initiative.span.end <= verb.start else sentence.start
    given = _GIVEN_BY.search(scene.text, max(low, verb.start - 80), verb.start)
    if given:
        low = given.start()
    candidates = [
        agent
        for agent in scene.within(Span(low, verb.start), *AGENTS)
        if _acts(scene, agent, verb.start) and not (agent.span in initiative.span)
    ] if low < verb.start else []
    if not candidates and initiative.span.end <= verb.start and not given:
        return _agents_at_head(scene, sentence, initiative)
    return _list_of(scene, candidates)


def _agents_at_head(scene: Scene, sentence: Span, initiative: Mention) -> tuple[Mention, ...]:
    return ()


def _acts(scene: Scene, agent: Mention, verb: int) -> bool:
    """The agent is a subject: not a place where (在…), not the owner of somebody (…的居民), not in a title."""
    text, start, end = scene.text, agent.span.start, agent.span.end
    if scene.is_quoted(start) or _VENUE.search(text[max(0, start - 8) : start]):
        return False
    if agent.type is PERSON:
        return True
    if text[end : end + 1] in ("的", "内", "里", "是") or text[start - 2 : start] in ("对于", "关于", "作为", "来自"):
        return False
    follower = next((m for m in scene.outer if m.span.start == end), None)
    if follower and follower.type is not INITIATIVE:
        return follower.type is PERSON and False
    titles = scene.analysis.lexicon.titles.longest_at(text, end + (text[end : end + 1] in ("副", "原")))
    return titles is None


def _list_of(scene: Scene, candidates: list[Mention]) -> tuple[Mention, ...]:
    """The first agent and those that are coordinated with it."""
    if not candidates:
        return ()
    found = [candidates[0]]
    for agent in candidates[1:]:
        between = scene.text[found[-1].span.end : agent.span.start]
        if _COORDINATORS.sub("", between).strip() and not re.fullmatch(r"(?:主办|承办|、|，|,|由|联合|及|和)+", between):
            break
        found.append(agent)
    return tuple(found)


def _venues(scene: Scene, undertaking: _Undertaking) -> Iterator[Relation]:
    """在某小区开展, …在某广场举行, 走进某中心."""
    initiative, verb = undertaking.initiative, undertaking.verb
    sentence = scene.analysis.sentence_of(verb.start)
    low, high = min(verb.start, initiative.span.start), max(verb.end, initiative.span.end)
    clause_start = scene.analysis.clause_of(low).start
    for place in scene.within(Span(min(clause_start, low), min(high + 24, sentence.end)), PLACE, UNIT, ORGANIZATION):
        if _VENUE.search(scene.text[max(0, place.span.start - 10) : place.span.start]) and not (place.span in initiative.span):
            yield Relation(
                initiative, Predicate.HELD_AT, place, sentence, "undertaking-venue",
                factuality=undertaking.factuality, confidence=0.85,
            )
            return


def _days(scene: Scene, undertaking: _Undertaking, dates: tuple[DateMention, ...], context: DateContext) -> Iterator[Relation]:
    """The date nearest before the verb in its sentence."""
    sentence = scene.analysis.sentence_of(undertaking.verb.start)
    if scene.analysis.block_of(sentence.start) not in (BlockKind.PARAGRAPH, BlockKind.TITLE):
        return
    near = [d for d in dates if d.span in sentence and not _in_name(scene, d)]
    before = [d for d in near if d.span.end <= undertaking.verb.start] or near
    for date in reversed(before):
        day = resolve(date, context)
        if day is not None:
            yield Relation(
                undertaking.initiative, Predicate.OCCURS_ON, day, sentence, "undertaking-date",
                factuality=undertaking.factuality, confidence=0.85,
            )
            return


def _in_name(scene: Scene, date: DateMention) -> bool:
    return any(date.span in mention.span for mention in scene.outer)
