"""Who takes part in an initiative, and how: 出席, 主持, 讲话, 通报, 参加 …

The subject is the list of people and bodies before the verb; the object is the
initiative that 会议, 活动 or 仪式 after it refers to, the one named in its
clause, or the last one of its kind named before.
"""

import re
from collections.abc import Iterator

from kg.extraction.factuality import judge_clause
from kg.extraction.scene import AGENTS, INITIATIVE, PERSON, Scene
from kg.extraction.undertakings import acts, last_list
from kg.model import Mention, Predicate, Relation, Span

# 会议, 此次活动, 该仪式: a noun that refers back to an initiative.
_ANAPHOR = re.compile(r"(?:了)?(?:此次|本次|这次|该|本|此)?(?P<noun>会议|大会|会|活动|仪式|论坛|培训|讲座|比赛|义诊|座谈会)(?![\u4e00-\u9fff]*[室员场厅])")
_KINDS = {
    "会议": {"Meeting"}, "大会": {"Meeting", "Ceremony"}, "会": {"Meeting"}, "仪式": {"Ceremony"}, "座谈会": {"Meeting"},
    "论坛": {"Meeting"}, "培训": {"Training"}, "讲座": {"Training", "Meeting"}, "比赛": {"Competition"},
}
_ROLES = frozenset({"attends", "presides", "speaks", "reports", "performs", "volunteers", "other"})
_STANDING = frozenset({"Policy", "Mechanism", "Brand", "Programme", "Campaign"})  # kinds that nobody attends
_PLAIN = frozenset({"参加", "参与", "出席", "参加会议", "参加活动", "共同参加"})
_DELEGATE = re.compile(r"代表")
_CLAUSES_BACK = 2  # clauses that a subject reaches over: 周远山出席会议，并讲话


def find_participation(scene: Scene) -> Iterator[Relation]:
    """participatesIn with its role, for each person or body that the article says took part."""
    for sentence in scene.analysis.sentences:
        for verb, role in _verbs(scene, sentence.span):
            clause = scene.analysis.clause_of(verb.start)
            factuality = judge_clause(scene, clause, verb.start)
            initiative = _object(scene, verb)
            if factuality is None or initiative is None:
                continue
            agents = _invited(scene, verb) if role == "invited" else _subjects(scene, sentence.span, verb)
            for agent in agents:
                if agent.span not in initiative.span:
                    qualifier = "attends" if role == "invited" else role
                    yield Relation(
                        agent, Predicate.PARTICIPATES_IN, initiative, sentence.span, f"participation-{role}",
                        qualifier, factuality, 0.8,
                    )
    yield from _delegates(scene)


def _verbs(scene: Scene, sentence: Span) -> Iterator[tuple[Span, str]]:
    verbs, at = scene.analysis.lexicon.role_verbs, sentence.start
    while at < sentence.end:
        verb = verbs.longest_at(scene.text, at, sentence.end)
        if verb is None or any(m.span.start <= at < m.span.end for m in scene.outer):
            at += 1
            continue
        predicate, role = (*verbs[verb], "", "")[:2]
        if predicate == "participatesIn" and role in _ROLES | {"invited"} and len(verb) > 1:
            yield Span(at, at + len(verb)), role
        at += len(verb)


def _object(scene: Scene, verb: Span) -> Mention | None:
    clause = scene.analysis.clause_of(verb.start)
    noun = _ANAPHOR.search(scene.text, verb.start, verb.end) or _ANAPHOR.match(scene.text, verb.end, clause.end)
    if noun is None:
        named = [m for m in scene.within(clause, INITIATIVE) if m.span.end > verb.start and m.rule != "initiative-congress"]
        if named:
            return named[0]
        noun = _ANAPHOR.search(scene.text, clause.start, verb.start)
    return _referent(scene, verb.start, _KINDS.get(noun["noun"]) if noun else None)


def _referent(scene: Scene, before: int, kinds: set[str] | None) -> Mention | None:
    """The last event of the kinds before an offset; of any kind the first, which the article reports."""
    events = [
        m for m in scene.outer
        if m.type is INITIATIVE and m.span.end <= before and m.kind not in _STANDING and m.rule != "initiative-congress"
    ]
    fitting = [m for m in events if kinds and m.kind in kinds]
    return fitting[-1] if fitting else (events[0] if events else None)


def _subjects(scene: Scene, sentence: Span, verb: Span) -> tuple[Mention, ...]:
    """The list before the verb: in its clause, else that of a clause or two before (出席会议，并讲话)."""
    clauses = [c for c in scene.analysis.clauses if sentence.start <= c.start < verb.start]
    for clause in reversed(clauses[-1 - _CLAUSES_BACK :]):
        end = min(clause.end, verb.start)
        agents = [m for m in scene.within(Span(clause.start, end), *AGENTS) if acts(scene, m)] if clause.start < end else []
        if agents:
            before = [m for m in scene.within(Span(sentence.start, end), *AGENTS) if acts(scene, m)]
            return _participants(scene, verb, last_list(scene, before))
    return ()


def _participants(scene: Scene, verb: Span, agents: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The list where it has a person; bodies alone only before a plain 参加."""
    plain = scene.text[verb.start : verb.end] in _PLAIN
    if any(agent.type is PERSON for agent in agents) or (plain and all(a.kind != "MediaOrganization" for a in agents)):
        return agents
    return ()


def _invited(scene: Scene, verb: Span) -> tuple[Mention, ...]:
    """本次活动邀请了书法家周远、沈清禾 …: the people up to the end of the sentence."""
    sentence = scene.analysis.sentence_of(verb.start)
    return scene.within(Span(verb.end, sentence.end), PERSON) if verb.end < sentence.end else ()


def _delegates(scene: Scene) -> Iterator[Relation]:
    """二十大代表周远山: a delegate took part in the congress."""
    for congress in scene.of_type(INITIATIVE):
        word = _DELEGATE.match(scene.text, congress.span.end)
        if congress.rule != "initiative-congress" or word is None:
            continue
        sentence = scene.analysis.sentence_of(congress.span.start)
        if word.end() < sentence.end:
            for person in scene.within(Span(word.end(), sentence.end), PERSON)[:1]:
                if person.span.start - word.end() <= 24 and not set(scene.text[word.end() : person.span.start]) & set("，。；"):
                    yield Relation(
                        person, Predicate.PARTICIPATES_IN, congress, sentence, "participation-delegate", "attends", confidence=0.9
                    )
