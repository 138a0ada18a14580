"""Trains the model of who is at an event (`participation.presence`) on annotated files; the same weights every time."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.extraction.extractor import Extractor
from kg.extraction.likely.linear_model import LinearModel
from kg.extraction.participation.presence_features import Stage
from kg.gold import Document, Thing, align
from kg.model import Predicate
from kg.training.annotated import articles_of, gold_files
from kg.training.regression import Case, fit

_TIMES = 5  # that a feature is seen at least; a rarer one says more of its article than of the language
_RIDGE = 4.0


def train_presence(folders: Iterable[Path], extractor: Extractor) -> LinearModel:
    """The model that the gold files of the folders teach, for what the extractor finds in them.

    Raises `ReadError` for a file that is no gold file.
    """
    return fit_presence([case for file in gold_files(folders) for case in cases(file, extractor)])


def cases(file: Path, extractor: Extractor) -> Iterator[Case]:
    """The pairs of agent and event that no rule has joined, and whether the gold says the agent took part."""
    for article, gold in articles_of(file):
        stage = extractor.stage(article)
        partner = align(gold, _found(stage))
        for pair in stage.pairs():
            ends = [partner.get(str(stage.chain_of[end]), "") for end in (pair.agent, pair.event)]
            outcome = _outcome(gold, *ends)
            if outcome is not None:
                yield pair.features, outcome


def _found(stage: Stage) -> Document:
    locate = stage.scene.analysis.article.locate
    things = {}
    for number, mentions in enumerate(stage.chains):
        spans = frozenset((span.start, span.end) for span in (locate(mention.span) for mention in mentions))
        names = frozenset(mention.name for mention in mentions)
        things[str(number)] = Thing(str(number), mentions[0].type, names, spans)
    return Document(things, ())


def _outcome(gold: Document, agent: str, event: str) -> bool | None:
    """None where reasonable annotators would differ."""
    said = [fact for fact in gold.facts if fact.link == (agent, Predicate.PARTICIPATES_IN, event)]
    return None if any(fact.optional for fact in said) else bool(said)


def fit_presence(cases: Iterable[Case]) -> LinearModel:
    """The model that the cases teach.

    >>> model = fit_presence([(frozenset({"speaks"}), True), (frozenset({"is asked"}), False)] * 200)
    >>> model.probability(["speaks"]) > 0.8 > 0.2 > model.probability(["is asked"])
    True
    """
    return fit(cases, times=_TIMES, ridge=_RIDGE)
