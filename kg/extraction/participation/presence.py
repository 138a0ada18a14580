"""Who likely takes part in an event where no verb says so: 沈清禾现场演示…, 何青捧回一等奖.

A linear model weighs what stands around an agent (`kg.extraction.participation.presence_features`);
it was trained on the annotated articles of ``data/annotated`` and is asked only
where no rule has joined the two.
"""

from collections.abc import Iterator
from itertools import product

from kg.extraction.discourse.events import whole_contest, whole_of
from kg.extraction.discourse.factuality import judge_clause
from kg.extraction.discourse.scene import PERSON, UNIT, Scene
from kg.extraction.likely.linear_model import LinearModel
from kg.extraction.participation.presence_features import Pair, Stage
from kg.extraction.participation.roles import role_said
from kg.model import Mention, Predicate, Relation

WEIGHTS = "presence/weights.tsv.gz"
RULE = "participation-model"
_LEAST_SITTING = 0.65  # of a body at a meeting or ceremony, which is named there for much else
_SITTINGS = frozenset({"Meeting", "Ceremony"})
_LEAST = 0.5  # a probability from which on about seven of ten were right on articles that it was not trained on
_CONFIDENCE = 0.75
_JOINED = frozenset("、和与及")
_ITEMS = 8  # of a list, to each side
_NEGATIONS = frozenset({"没有", "没", "未", "不"})


def find_presence(stage: Stage, model: LinearModel) -> Iterator[Relation]:
    """participatesIn for the agents that the model takes for likely to be at an event, and at the whole of a stage."""
    likely = [pair for pair in stage.pairs() if model.probability(pair.features) >= _least(pair)]
    said = {stage.ends(pair.agent, pair.event) for pair in likely}.union(stage.known)
    for pair in likely:
        whole = whole_of(stage.scene, pair.event) or whole_contest(stage.scene, pair.event)
        wholes = (whole,) if whole is not None and whole.kind != "Project" else ()
        yield from _relation(stage, pair.agent, pair.event)
        for agent, event in product((pair.agent, *_beside(stage.scene, pair.agent)), (pair.event, *wholes)):
            if stage.ends(agent, event) not in said:
                said.add(stage.ends(agent, event))
                yield from _relation(stage, agent, event)


def _least(pair: Pair) -> float:
    """How likely it has to be."""
    sits = pair.agent.type is not PERSON and pair.event.kind in _SITTINGS
    return _LEAST_SITTING if sits else _LEAST


def _beside(scene: Scene, agent: Mention) -> Iterator[Mention]:
    """The others of a list, who do the same: 甲医院、|乙医院|和丙医院."""
    start, end = scene.chain_start(agent), agent.span.end
    for _ in range(_ITEMS):
        one = scene.by_end.get(start - 1) if start and scene.text[start - 1] in _JOINED else None
        if one is None or one.type is not agent.type:
            break
        yield one
        start = scene.chain_start(one)
    for _ in range(_ITEMS):
        one = _chain_at(scene, end + 1) if scene.text[end : end + 1] in _JOINED else None
        if one is None or one.type is not agent.type:
            break
        yield one
        end = one.span.end


def _chain_at(scene: Scene, start: int) -> Mention | None:
    """What begins there, after the units that it is of: 泊云区|泊云区中医院."""
    one = scene.starting(start)
    while one is not None and one.type is UNIT and (inner := scene.starting(one.span.end)) is not None:
        one = inner
    return one


def _relation(stage: Stage, agent: Mention, event: Mention) -> Iterator[Relation]:
    analysis = stage.scene.analysis
    clause, sentence = analysis.clause_of(agent.span.start), analysis.sentence_of(agent.span.start)
    words = analysis.each_token(agent.span.end, clause.end)
    deeds = (word.start for word in words if word.tag.startswith("v") and word.text not in _NEGATIONS)
    factuality = judge_clause(stage.scene, clause, next(deeds, agent.span.start))
    if factuality is not None:
        role = role_said(stage.scene, agent, event, agent.span.end, clause.end)
        yield Relation(agent, Predicate.PARTICIPATES_IN, event, sentence, RULE, role, factuality, _CONFIDENCE)
