"""Where a text names its initiatives, by name or by noun, and how a detail of one is stated."""

from dataclasses import dataclass

from kg.extraction.discourse.factuality import judge_clause
from kg.extraction.discourse.recalled import recalled
from kg.extraction.discourse.scene import INITIATIVE, Scene
from kg.model import Factuality, Mention, Predicate, Relation, Span


@dataclass(frozen=True, slots=True)
class Told:
    """A place where an initiative is named, or meant by a noun: 本次活动."""

    span: Span
    initiative: Mention


def all_told(scene: Scene) -> tuple[Told, ...]:
    """Every such place, ascending."""
    return scene.once("initiatives told", lambda: _all_told(scene))


def _all_told(scene: Scene) -> tuple[Told, ...]:
    named = (m for m in scene.within(0, len(scene.text), INITIATIVE) if m.rule != "initiative-congress")
    found = [Told(m.span, m) for m in named]
    found += [Told(noun.span, event) for noun, event in recalled(scene) if _is_sure(noun, event)]
    return tuple(sorted(found, key=lambda told: told.span.start))


def _is_sure(noun: Mention, event: Mention) -> bool:
    """活动, or the last word of the name; 大会 may be another than the 博览会 named before."""
    return noun.name.endswith("活动") or event.name.removesuffix("活动").endswith(noun.name)


@dataclass(frozen=True, slots=True)
class Detail:
    """What is said of an initiative by the word at ``trigger``."""

    initiative: Mention
    predicate: Predicate
    words: str
    trigger: int
    confidence: float
    qualifier: str = ""


_RULES = {
    Predicate.THEME: "detail-theme",
    Predicate.TARGET_GROUP: "detail-group",
    Predicate.QUANTITY: "detail-quantity",
    Predicate.STAGE: "detail-stage",
}


def factuality_at(scene: Scene, trigger: int) -> Factuality | None:
    """How the clause of a word vouches for what it says; None where it states nothing."""
    return judge_clause(scene, scene.analysis.clause_of(trigger), trigger)


def relation_of(scene: Scene, detail: Detail, factuality: Factuality) -> Relation:
    """The detail as a relation, with its sentence."""
    return Relation(
        detail.initiative,
        detail.predicate,
        detail.words,
        scene.analysis.sentence_of(detail.trigger),
        _RULES[detail.predicate],
        detail.qualifier,
        factuality,
        detail.confidence,
    )
