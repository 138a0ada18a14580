"""Who takes part in an initiative, and how: 出席, 主持, 讲话, 通报, 参加 …

The subject is the people (or bodies) listed before the verb; the object is the
initiative in the clause, or the one that 会议, 活动, 仪式 or nothing at all
refers to: the last one of that kind before it.
"""

import re
from collections.abc import Iterator

from kg.extraction.factuality import judge_clause
from kg.extraction.scene import INITIATIVE, ORGANIZATION, PERSON, PLACE, UNIT, Scene
from kg.model import Mention, Predicate, Relation, Span

# 会议, 此次活动, 该仪式: a noun that refers back to an initiative.
_ANAPHOR = re.compile(r"(?:此次|本次|这次|该|本|此)?(?P<noun>会议|大会|会|活动|仪式|论坛|培训|讲座|比赛|义诊|座谈)")
_KINDS = {
    "会议": {"Meeting"}, "大会": {"Meeting", "Ceremony"}, "会": {"Meeting"}, "仪式": {"Ceremony"},
    "论坛": {"Meeting"}, "培训": {"Training"}, "讲座": {"Training"}, "比赛": {"Competition"},
}
_SPEECH = re.compile(r"^(?:作了?|做了?|致|发表|进行)?[^，。；,;]{0,8}?(?:讲话|致辞|发言|点评|部署|报告|演讲|感言|欢迎词|汇报|通报|宣讲|讲述)")
_ROLES = frozenset({"attends", "presides", "speaks", "reports", "performs", "volunteers", "other"})
_PASSIVE = re.compile(r"(?:会议|大会|仪式|活动|会|论坛)?由[^，。；,;]{0,24}$")
_SUMMING = re.compile(r"等[^，。；,;]{0,16}$")


def find_participation(scene: Scene, positions: tuple[Relation, ...]) -> Iterator[Relation]:
    """participatesIn with its role, for each person or body that the article says took part."""
    main = _main_initiative(scene)
    for sentence in scene.analysis.sentences:
        for verb, role in _verbs(scene, sentence.span):
            clause = scene.analysis.clause_of(verb.start)
            factuality = judge_clause(scene, clause, verb.start)
            initiative = _object(scene, verb, sentence.span, main)
            if factuality is None or initiative is None:
                continue
            for agent in _subjects(scene, sentence.span, verb):
                if agent.span not in initiative.span:
                    yield Relation(
                        agent, Predicate.PARTICIPATES_IN, initiative, sentence.span, f"participation-{role}",
                        qualifier=role, factuality=factuality, confidence=0.8,
                    )


def _main_initiative(scene: Scene) -> Mention | None:
    """What the article reports: the meeting, ceremony or activity that it names first."""
    events = [m for m in scene.of_type(INITIATIVE) if m in scene.outer and m.kind not in ("Policy", "Mechanism", "Brand")]
    return events[0] if events else None


def _verbs(scene: Scene, sentence: Span) -> Iterator[tuple[Span, str]]:
    verbs, at = scene.analysis.lexicon.role_verbs, sentence.start
    while at < sentence.end:
        verb = verbs.longest_at(scene.text, at, sentence.end)
        covered = any(m.span.start <= at < m.span.end for m in scene.outer)
        if verb is None or covered:
            at += 1
            continue
        predicate, role = (*verbs[verb], "", "")[:2]
        if predicate == "participatesIn" and role in _ROLES and len(verb) > 1:
            yield Span(at, at + len(verb)), role
        at += len(verb)


def _object(scene: Scene, verb: Span, sentence: Span, main: Mention | None) -> Mention | None:
    clause = scene.analysis.clause_of(verb.start)
    named = [m for m in scene.within(Span(verb.start, clause.end), INITIATIVE)] if verb.start < clause.end else []
    if named:
        return named[0]
    nouns = _ANAPHOR.search(scene.text, verb.start, clause.end) or _ANAPHOR.search(scene.text, clause.start, verb.start)
    kinds = _KINDS.get(nouns["noun"]) if nouns else None
    return _last_of(scene, verb.start, kinds) or main


def _last_of(scene: Scene, before: int, kinds: set[str] | None) -> Mention | None:
    found = [m for m in scene.within(Span(0, before), INITIATIVE) if kinds and m.kind in kinds] if before else []
    return found[0] if found else None


def _subjects(scene: Scene, sentence: Span, verb: Span) -> tuple[Mention, ...]:
    """The list before the verb: in its clause, else the last subject of the sentence (出席并讲话)."""
    clauses = [c for c in scene.analysis.clauses if sentence.start <= c.start and c.start < verb.start]
    for clause in reversed(clauses):
        end = min(clause.end, verb.start)
        agents = [m for m in scene.within(Span(clause.start, end), PERSON, ORGANIZATION, UNIT)] if end > clause.start else []
        agents = [m for m in agents if _can_act(scene, m, end)]
        people = [m for m in agents if m.type is PERSON]
        if agents:
            return tuple(people or agents[-1:]) + _earlier_items(scene, sentence, people)
    return ()


def _earlier_items(scene: Scene, sentence: Span, people: list[Mention]) -> tuple[Mention, ...]:
    """People of the clauses before that the list runs through: 市长甲，县长乙等参加."""
    if not people or not _SUMMING.search(scene.text[sentence.start : people[-1].span.end + 20]):
        return ()
    return tuple(m for m in scene.within(Span(sentence.start, people[0].span.start), PERSON)) if sentence.start < people[0].span.start else ()


def _can_act(scene: Scene, mention: Mention, end: int) -> bool:
    text = scene.text
    if scene.is_quoted(mention.span.start) or text[mention.span.end : mention.span.end + 1] in ("的", "为"):
        return False
    if re.search(r"(?:在|于|对|为|向|与|从|走进|来到|陪同|组织|邀请)$", text[max(0, mention.span.start - 2) : mention.span.start]):
        return mention.type is PERSON and text[mention.span.start - 1] == "与"
    if mention.type is PERSON:
        return True
    after = text[mention.span.end : mention.span.end + 12]
    return re.match(r"(?:等|、|和|及|的?(?:主要|相关|有关)?(?:负责人|负责同志|领导|代表|志愿者|工作人员|干部|专家|师生))", after) is not None or mention.span.end == end
