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
from kg.extraction.positions import phrase_start
from kg.extraction.scene import AGENTS, INITIATIVE, ORGANIZATION, PERSON, PLACE, UNIT, Scene
from kg.model import BlockKind, Factuality, Mention, Predicate, Relation, Span

# What stands before a place where something happens, up to the place or its chain of units.
_VENUE = re.compile(r"(?:在|于|走进|来到|走入|前往|赴|地点设在|落户|进驻)(?:了)?(?:位于|校内|市内|[^，。；,;在于]{0,4}的)?$")
_ENTERS = re.compile(r"(?:走进|进|来到|走入|在)$")
_COORDINATION = re.compile(r"(?:[、，,\s]|和|与|及|以及|并?联合|携手|会同|协同|同|牵手|共同|(?:主办|承办|协办)?[，,]?由?)+")
_SUMMED = re.compile(r"等(?:[^，。；,;、]{0,8}?(?:单位|部门|机构|企业|组织))?")
# An event that 由甲主办 speaks of without its name.
_EVENT = re.compile(r"(?:论坛|大会|会议|活动|仪式|大赛|比赛|培训|讲座|展览|项目)?(?:是|据悉|据了解)?$")
_BY_MEANS = re.compile(r"(?:以|通过|凭借|依托)$")
_FOUNDS = frozenset({"发起", "召集", "创办", "牵头", "组建", "创立", "成立", "设立"})
_QUOTATION = re.compile(r"[“\"「][^”\"」\n]{1,40}[”\"」]")
_WEAK_GAP = 40  # characters between an initiative and a verb after it


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
        if initiative not in scene.outer or initiative.rule == "initiative-congress":
            continue
        undertakings = tuple(_undertakings(scene, initiative))
        for undertaking in undertakings:
            yield from _organizers(scene, undertaking)
        for undertaking in undertakings[:1]:
            yield from _venues(scene, undertaking)
            yield from _days(scene, undertaking, dates, context)
    yield from _given_by(scene)


def _undertakings(scene: Scene, initiative: Mention) -> Iterator[_Undertaking]:
    """The verbs of the initiative's clause: before it (开展“…”活动) or after it (…在某地举行, …走进某地)."""
    sentence = scene.analysis.sentence_of(initiative.span.start)
    for verb, predicate in (*_verbs(scene, sentence), *_entering(scene, initiative, sentence)):
        if not _governs(scene, verb, initiative):
            continue
        clause = scene.analysis.clause_of(verb.start)
        factuality = judge_clause(scene, clause, verb.start)
        if factuality is not None:
            yield _Undertaking(initiative, verb, predicate, factuality)


def _entering(scene: Scene, initiative: Mention, sentence: Span) -> Iterator[tuple[Span, Predicate]]:
    """“…”活动走进某中心; 以“…”实现: a verb that says where, or an agent's means."""
    end = initiative.span.end
    if end < sentence.end and (enters := re.match(r"走进|来到|走入|进驻", scene.text[end : end + 2])):
        yield Span(end, end + len(enters.group())), Predicate.ORGANIZES
    means = _BY_MEANS.search(scene.text, max(sentence.start, initiative.span.start - 2), initiative.span.start)
    if means and initiative.rule.startswith("initiative-quoted"):
        yield Span(*means.span()), Predicate.ORGANIZES


def _given_by(scene: Scene) -> Iterator[Relation]:
    """论坛由甲、乙主办，丙承办: the event without its name is the last named before."""
    for sentence in scene.analysis.sentences:
        low = sentence.span.start
        for verb, predicate in _verbs(scene, sentence.span):
            given = scene.text.rfind("由", low, verb.start)
            named = scene.within(Span(low, min(verb.end + 30, sentence.span.end)), INITIATIVE)
            event = scene.before(low, INITIATIVE)
            if (given < 0 and low == sentence.span.start) or named or event is None or not _is_open(scene, sentence.span.start, given):
                continue
            undertaking = _Undertaking(event, verb, predicate, Factuality.STATED)
            yield from _organizers(scene, undertaking, low=max(given, low))
            low = verb.end


def _is_open(scene: Scene, start: int, given: int) -> bool:
    return given < 0 or _EVENT.fullmatch(scene.text[start:given].strip("本次此该")) is not None


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
        between = _QUOTATION.sub("", text[verb.end : initiative.span.start])
        return len(between) <= 24 and not re.search(r"[，。；,;！？\n]", between) and _no_verb(scene, verb.end, initiative.span.start)
    between = text[initiative.span.end : verb.start]
    if verb.start < initiative.span.end or len(between) > _WEAK_GAP or re.search(r"[。；;！？\n]", between):
        return False
    return _no_verb(scene, initiative.span.end, verb.start)


def _no_verb(scene: Scene, start: int, end: int) -> bool:
    """No other verb of organizing or taking part stands between."""
    verbs, at = scene.analysis.lexicon.role_verbs, start
    while at < end:
        verb = verbs.longest_at(scene.text, at, end)
        if verb and len(verb) > 1 and verbs[verb][0] in ("organizes", "participatesIn", "supports") and _is_free(scene, at):
            return False
        at += 1
    return True


def _organizers(scene: Scene, undertaking: _Undertaking, *, low: int | None = None) -> Iterator[Relation]:
    for agent in _agents(scene, undertaking, low):
        span = scene.analysis.sentence_of(undertaking.verb.start)
        yield Relation(
            agent, undertaking.predicate, undertaking.initiative, span, f"undertaking-{undertaking.predicate}",
            factuality=undertaking.factuality, confidence=0.85,
        )


def _agents(scene: Scene, undertaking: _Undertaking, low: int | None) -> tuple[Mention, ...]:
    """The list of agents that ends nearest before the verb, in its sentence."""
    verb, initiative = undertaking.verb, undertaking.initiative
    if low is None:
        sentence = scene.analysis.sentence_of(verb.start)
        low = initiative.span.end if initiative.span.end <= verb.start else sentence.start
        given = scene.text.rfind("由", low, verb.start)
        low = given if given >= 0 else low
    if low >= verb.start:
        return ()
    founds = scene.text[verb.start : verb.end] in _FOUNDS
    agents = [
        agent
        for agent in scene.within(Span(low, verb.start), *AGENTS)
        if acts(scene, agent) and (founds or agent.type is not PERSON) and agent.span not in initiative.span
    ]
    return last_list(scene, agents)


def acts(scene: Scene, agent: Mention) -> bool:
    """The agent is a subject: not a place where (在…), not the owner of somebody (…的居民), not in a title."""
    text, start, end = scene.text, scene.chain_start(agent), agent.span.end
    if scene.is_quoted(start) or _VENUE.search(text[max(0, start - 8) : start]):
        return False
    if text[max(0, start - 2) : start] in ("对于", "关于", "作为", "来自", "贯彻", "落实", "学习"):
        return False
    if agent.type is PERSON:
        return True
    if text[end : end + 1] in ("的", "内", "里", "是"):
        return False
    if any(m.span.start == end and m.type is not INITIATIVE for m in scene.outer):
        return False
    lexicon, after = scene.analysis.lexicon, end + (text[end : end + 1] in ("副", "原"))
    return not (lexicon.titles.longest_at(text, after) or lexicon.role_nouns.longest_at(text, after))


def last_list(scene: Scene, agents: list[Mention]) -> tuple[Mention, ...]:
    """The last agent and those before it that are coordinated with it; titles before a name are part of its item."""
    found = agents[-1:]
    for agent in reversed(agents[:-1]):
        start = phrase_start(scene, found[0]) if found[0].type is PERSON else scene.chain_start(found[0])
        between = scene.text[agent.span.end : start]
        if not _COORDINATION.fullmatch(_SUMMED.sub("", between)):
            break
        found.insert(0, agent)
    return tuple(found)


def _venues(scene: Scene, undertaking: _Undertaking) -> Iterator[Relation]:
    """在某小区开展, …在某广场举行, 走进某中心."""
    initiative, verb = undertaking.initiative, undertaking.verb
    sentence = scene.analysis.sentence_of(verb.start)
    low, high = min(verb.start, initiative.span.start), max(verb.end, initiative.span.end)
    clause_start = scene.analysis.clause_of(low).start
    for place in scene.within(Span(min(clause_start, low), min(high + 24, sentence.end)), PLACE, UNIT, ORGANIZATION):
        start = scene.chain_start(place)
        if place.span in initiative.span or any(m.span.start == place.span.end for m in scene.outer if m.type in (PLACE, UNIT)):
            continue
        if _VENUE.search(scene.text[max(0, start - 10) : start]):
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
    own = [d for d in near if not d.aside] or near
    before = [d for d in own if d.span.end <= undertaking.verb.start] or own
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
