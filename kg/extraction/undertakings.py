"""Who undertakes an initiative, where and when.

A clause with an organizing verb (开展, 召开, 主办 …) and an initiative has its
organizers before the verb (甲联合乙在丙开展…), or after 由 (由甲主办); the place
follows 在, the date stands in the sentence before it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extraction.actors import VENUE, agents_before, body_meant
from kg.extraction.board import LOWEST
from kg.extraction.dates import DateContext, DateMention, resolve
from kg.extraction.events import whole_of
from kg.extraction.factuality import judge_clause
from kg.extraction.recalled import recalled
from kg.extraction.scene import INITIATIVE, ORGANIZATION, PERSON, PLACE, UNIT, Scene
from kg.model import BlockKind, Factuality, Mention, Predicate, Relation, Span

# What may stand before the noun in 本届种植节由甲主办.
_LEAD = re.compile(r"(?:据悉|据了解|，|,|本次|此次|本届|本[期场轮季]|该|此|本)+")
_NOUN = 6  # characters of a noun that means an event named before
_TERM = re.compile(r"(?:第)?[〇零一二三四五六七八九十百\d]+届")
_SESSION = re.compile(r"第[〇零一二三四五六七八九十百\d]+(?:次|届)")
_OPENS = frozenset("开幕 开赛 启幕 开园 闭幕 落幕".split())
_HERE = re.compile(r"在(?:这里|这儿|此(?!次|间|后|前|期))")  # the place named before
_BACKS = re.compile(r"冠名|赞助|协办|协助|保障|指导$|支持$")
_BY_MEANS = re.compile(r"(?:以|通过|凭借|依托)$")
_ENTERS = re.compile(r"走进|来到|走入|进驻")
_FOUNDS = frozenset("发起 召集 创办 牵头 组建 创立 成立 设立".split())  # what people, too, are said to do
_QUOTATION = re.compile(r"[“\"「][^”\"」\n]{1,40}[”\"」]")
_CLAUSE_END = re.compile(r"[，。；,;！？\n]")
_BEFORE, _AFTER = 24, 40  # characters between a verb and the initiative after it, or before it
_ENDS = re.compile(r"[，,、。；;\n]|$")  # after a verb without an object: 乙承办
_FARTHEST = 200  # with what stands in quotation marks between them
_VENUE_AFTER = 24  # characters after verb and initiative where the place may follow


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
        if not scene.is_outer(initiative) or initiative.rule == "initiative-congress":
            continue
        undertakings = tuple(_undertakings(scene, initiative))
        yield from _owner(scene, initiative)
        yield from _site(scene, initiative)
        yield from _of_occasion(scene, initiative)
        for undertaking in undertakings:
            yield from _organizers(scene, undertaking, _head(scene, undertaking))
        for undertaking in undertakings[:1]:
            yield from _venues(scene, undertaking)
            yield from _days(scene, undertaking, dates, context)
    yield from _of_recalled(scene, dates, context)
    yield from _given_by(scene)
    yield from _backed(scene)


def _of_recalled(scene: Scene, dates: tuple[DateMention, ...], context: DateContext) -> Iterator[Relation]:
    """发布会于5月13日在某剧场举行: where and when, of an event recalled by its noun."""
    for noun, event in recalled(scene):
        for undertaking in tuple(_undertakings(scene, noun))[:1]:
            told = (*_venues(scene, undertaking), *_days(scene, undertaking, dates, context))
            yield from (replace(relation, subject=event) for relation in told)


def _owner(scene: Scene, initiative: Mention) -> Iterator[Relation]:
    """某协会“清风行”系列活动; 某委员会第十次会议: the body right before a name, or at its head, is whose it is."""
    before = scene.by_end.get(initiative.span.start)
    held = [m for m in scene.inside(initiative) if m.type is ORGANIZATION and _at_head(scene, m, initiative)]
    body = max(held, key=lambda m: m.span.end, default=None)
    if body is not None and not _SESSION.match(scene.text, body.span.end):
        body = None
    if before is not None and before.type is ORGANIZATION and scene.text[initiative.span.start] == "“":
        body = before
    if body is not None:
        sentence = scene.analysis.sentence_of(initiative.span.start)
        yield Relation(body, Predicate.ORGANIZES, initiative, sentence, "undertaking-owner", confidence=0.75)


def _site(scene: Scene, initiative: Mention) -> Iterator[Relation]:
    """枫浦新村加装电梯工程: the works are where their name says."""
    sites = [m for m in scene.inside(initiative) if m.span.start == initiative.span.start and m.type in (PLACE, UNIT)]
    site = max(sites, key=lambda m: m.span.end, default=None)
    if site is not None and initiative.kind == "Project" and (site.type is PLACE or site.kind in LOWEST):
        sentence = scene.analysis.sentence_of(initiative.span.start)
        factuality = judge_clause(scene, scene.analysis.clause_of(initiative.span.start), initiative.span.start)
        if factuality is not None:
            yield Relation(initiative, Predicate.HELD_AT, site, sentence, "undertaking-site", "", factuality, 0.75)


def _of_occasion(scene: Scene, initiative: Mention) -> Iterator[Relation]:
    """出席开幕式, after 青禾社区邻里节: the ceremony is that of the festival, contest or campaign named before."""
    whole = whole_of(scene, initiative)
    if whole is not None:
        sentence = scene.analysis.sentence_of(initiative.span.start)
        yield Relation(initiative, Predicate.PART_OF, whole, sentence, "undertaking-stage", confidence=0.75)


def _at_head(scene: Scene, body: Mention, initiative: Mention) -> bool:
    """At the name's beginning, or after the term it sits for: 十四届|某委员会第十次会议."""
    before = scene.text[initiative.span.start : body.span.start]
    return not before or _TERM.fullmatch(before) is not None


def _undertakings(scene: Scene, initiative: Mention) -> Iterator[_Undertaking]:
    """The verbs of the initiative's clause: before it (开展“…”活动) or after it (…在某地举行, …走进某地)."""
    sentence = scene.analysis.sentence_of(initiative.span.start)
    near = Span(
        max(sentence.start, initiative.span.start - _FARTHEST), min(sentence.end, initiative.span.end + _FARTHEST)
    )
    for verb, predicate in (*_verbs(scene, near), *_entering(scene, initiative, sentence)):
        if not _governs(scene, verb, initiative):
            continue
        factuality = judge_clause(scene, scene.analysis.clause_of(verb.start), verb.start)
        if factuality is not None:
            yield _Undertaking(initiative, verb, predicate, factuality)


def _verbs(scene: Scene, sentence: Span) -> Iterator[tuple[Span, Predicate]]:
    for verb, predicate, _ in scene.verbs_in(sentence.start, sentence.end):
        if predicate in ("organizes", "supports"):
            yield verb, Predicate(predicate)


def _entering(scene: Scene, initiative: Mention, sentence: Span) -> Iterator[tuple[Span, Predicate]]:
    """“…”活动走进某中心; 以“…”实现: a verb that says where, or an agent's means."""
    start, end = initiative.span.start, initiative.span.end
    if enters := _ENTERS.match(scene.text, end, sentence.end):
        yield Span(*enters.span()), Predicate.ORGANIZES
    means = _BY_MEANS.search(scene.text, max(sentence.start, start - 2), start)
    if means and initiative.rule.startswith("initiative-quoted"):
        yield Span(*means.span()), Predicate.ORGANIZES


def _governs(scene: Scene, verb: Span, initiative: Mention) -> bool:
    """The verb's object or subject is the initiative: nothing but modifiers between."""
    start, end = initiative.span.start, initiative.span.end
    if verb.end <= start:
        between = _QUOTATION.sub("", scene.text[verb.end : start])
        near = len(between) <= _BEFORE and not _CLAUSE_END.search(between)
        return near and _no_verb(scene, verb.end, start)
    between = scene.text[end : verb.start]
    near = end <= verb.start and len(between) <= _AFTER and not _CLAUSE_END.search(between)
    return near and _no_verb(scene, end, verb.start)


def _no_verb(scene: Scene, start: int, end: int) -> bool:
    """No other verb of organizing or taking part stands between."""
    between = scene.verbs_in(start, end)
    return not any(predicate in ("organizes", "participatesIn", "supports") for _, predicate, _ in between)


def _head(scene: Scene, undertaking: _Undertaking) -> int:
    """Where the search for organizers begins: after the initiative (…由甲主办), else at the sentence's head."""
    verb, initiative = undertaking.verb, undertaking.initiative
    sentence = scene.analysis.sentence_of(verb.start)
    low = initiative.span.end if initiative.span.end <= verb.start else sentence.start
    return max(low, scene.text.rfind("由", low, verb.start))


def _organizers(scene: Scene, undertaking: _Undertaking, low: int) -> Iterator[Relation]:
    verb, initiative = undertaking.verb, undertaking.initiative
    founds = scene.text[verb.start : verb.end] in _FOUNDS
    agents = [a for a in agents_before(scene, low, verb.start) if founds or a.type is not PERSON]
    meant = None if agents or initiative.span.end <= verb.start else body_meant(scene, low, verb.start)
    for agent in agents if meant is None else [meant]:
        if agent.span in initiative.span:
            continue
        yield Relation(
            agent,
            undertaking.predicate,
            initiative,
            scene.analysis.sentence_of(verb.start),
            f"undertaking-{undertaking.predicate}",
            factuality=undertaking.factuality,
            confidence=0.85,
        )


def _given_by(scene: Scene) -> Iterator[Relation]:
    """论坛由甲、乙主办，丙承办: the event is that before 由, or for a mere noun the last named before."""
    for sentence in scene.analysis.sentences:
        low, end = sentence.span.start, sentence.span.end
        event: Mention | None = None
        for verb, predicate in _verbs(scene, sentence.span):
            given = scene.text.rfind("由", low, verb.start)
            head = max(low, scene.analysis.clause_of(given).start) if given >= 0 else low
            named = scene.within(low, min(verb.end + _BEFORE, end), INITIATIVE)
            if low > sentence.span.start:
                if named or not (_ENDS.match(scene.text, verb.end) or _helps_with(scene, verb, predicate)):
                    break
            elif given >= 0 and named and named[-1].span.end == given:
                event, low = named[-1], verb.end  # its first verb is the initiative's own
                continue
            elif named or given < 0 or not _is_event(scene, head, given):
                break
            event = event or scene.before(sentence.span.start, INITIATIVE)
            factuality = judge_clause(scene, scene.analysis.clause_of(verb.start), verb.start)
            if event is not None and factuality is not None:
                undertaking = _Undertaking(event, verb, predicate, factuality)
                yield from _organizers(scene, undertaking, max(given, low))
            low = verb.end


def _backed(scene: Scene) -> Iterator[Relation]:
    """某公司连续三年冠名。 after the sentence that names the event: help by its verb alone, in the same paragraph."""
    for sentence in scene.analysis.sentences:
        if scene.within(sentence.span.start, sentence.span.end, INITIATIVE):
            continue
        event, low = scene.before(sentence.span.start, INITIATIVE), sentence.span.start
        for verb, predicate in _verbs(scene, sentence.span):
            factuality = judge_clause(scene, scene.analysis.clause_of(verb.start), verb.start)
            backs = event is not None and low - event.span.end <= _FARTHEST and _backs(scene, verb, predicate)
            if event is not None and backs and factuality is not None and "\n" not in scene.text[event.span.end : low]:
                yield from _organizers(scene, _Undertaking(event, verb, predicate, factuality), low)
            low = verb.end


def _backs(scene: Scene, verb: Span, predicate: Predicate) -> bool:
    """冠名, 赞助了桌椅, 全程指导。: not 指导意见."""
    word = scene.text[verb.start : verb.end]
    if predicate is not Predicate.SUPPORTS or not _BACKS.search(word) or scene.is_quoted(verb.start):
        return False
    gives = not word.endswith(("指导", "支持")) and _helps_with(scene, verb, predicate)
    return gives or _ENDS.match(scene.text, verb.end) is not None


def _helps_with(scene: Scene, verb: Span, predicate: Predicate) -> bool:
    """丙赞助了桌椅: help for the event by what is given, not 赞助了学校."""
    given = scene.text[verb.end : scene.analysis.clause_of(verb.start).end]
    return (
        predicate is Predicate.SUPPORTS
        and scene.analysis.lexicon.body_suffixes.longest_ending(given, len(given)) is None
    )


def _is_event(scene: Scene, start: int, end: int) -> bool:
    """论坛, 本届种植节: a mere head noun, which means the event named before."""
    lead = _LEAD.match(scene.text, start, end)
    noun = scene.text[lead.end() if lead else start : end].removesuffix("是")
    heads = scene.analysis.lexicon.initiative_heads
    return not noun or (len(noun) <= _NOUN and heads.longest_ending(noun, len(noun)) is not None)


def _venues(scene: Scene, undertaking: _Undertaking) -> Iterator[Relation]:
    """在某小区开展, …在某广场举行, 走进某中心."""
    initiative, verb = undertaking.initiative, undertaking.verb
    sentence = scene.analysis.sentence_of(verb.start)
    low = scene.analysis.clause_of(min(verb.start, initiative.span.start)).start
    high = min(max(verb.end, initiative.span.end) + _VENUE_AFTER, sentence.end)
    if here := _HERE.search(scene.text, low, high):
        low, high = sentence.start, here.start()
    for place in (*scene.within(low, high, PLACE, UNIT, ORGANIZATION), *_opening_places(scene, sentence, low)):
        start, follower = scene.chain_start(place), scene.starting(place.span.end)
        if place.span in initiative.span or (follower is not None and follower.type in (PLACE, UNIT)):
            continue
        if VENUE.search(scene.text[max(0, start - 16) : start]) or (here and place.type is PLACE):
            yield Relation(
                initiative,
                Predicate.HELD_AT,
                place,
                sentence,
                "undertaking-venue",
                factuality=undertaking.factuality,
                confidence=0.85,
            )
            return


def _opening_places(scene: Scene, sentence: Span, before: int) -> Iterator[Mention]:
    """在某街道，志愿者们举办…: a place that is the whole first clause of the sentence."""
    clause = scene.analysis.clause_of(sentence.start)
    if clause.end < before and scene.text[clause.start : clause.start + 1] == "在":
        yield from (m for m in scene.within(clause.start, clause.end, PLACE, UNIT) if m.span.end == clause.end)


def _days(
    scene: Scene, undertaking: _Undertaking, dates: tuple[DateMention, ...], context: DateContext
) -> Iterator[Relation]:
    """The date nearest before the verb in its sentence."""
    sentence = scene.analysis.sentence_of(undertaking.verb.start)
    if scene.analysis.block_of(sentence.start) not in (BlockKind.PARAGRAPH, BlockKind.TITLE):
        return
    near = [d for d in _dates_in(dates, sentence) if not d.dateline and scene.covering(d.span.start) is None]
    own = [date for date in near if not date.aside] or near
    before = [date for date in own if date.span.end <= undertaking.verb.start] or own
    for date in reversed([date for date in before if not _of_other(scene, date.span, undertaking)]):
        day = resolve(date, context)
        if day is not None:
            yield Relation(
                undertaking.initiative,
                Predicate.OCCURS_ON,
                day,
                sentence,
                "undertaking-date",
                factuality=undertaking.factuality,
                confidence=0.85,
            )
            return


def _of_other(scene: Scene, date: Span, undertaking: _Undertaking) -> bool:
    """Another event has its verb between the date and this one's: 甲10月28日开幕，其间举行乙."""
    first = min(undertaking.verb.start, undertaking.initiative.span.start)
    between = scene.verbs_in(date.end, first)
    return any(scene.text[verb.start : verb.end] in _OPENS for verb, _, _ in between)


def _dates_in(dates: tuple[DateMention, ...], sentence: Span) -> tuple[DateMention, ...]:
    low = bisect_left(dates, sentence.start, key=lambda date: date.span.start)
    high = bisect_left(dates, sentence.end, key=lambda date: date.span.start)
    return dates[low:high]
