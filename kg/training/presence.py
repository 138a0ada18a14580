"""Trains the model of who is at an event (`kg.extraction.presence`) on annotated files; the same weights every time."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.extraction.extractor import Extractor
from kg.extraction.linear_model import BIAS, LinearModel
from kg.extraction.presence_features import Stage
from kg.gold import Document, Thing, align
from kg.model import Predicate
from kg.training.annotated import articles_of, gold_files

_TIMES = 5  # that a feature is seen at least; a rarer one says more of its article than of the language
_RIDGE = 4.0
_STEPS = 25
_CLOSE = 1e-6

Case = tuple[frozenset[str], bool]


def train_presence(folders: Iterable[Path], extractor: Extractor) -> LinearModel:
    """The model that the gold files of the folders teach, for what the extractor finds in them.

    Raises `ReadError` for a file that is no gold file.
    """
    return fit([case for file in gold_files(folders) for case in cases(file, extractor)])


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


def fit(cases: Iterable[Case]) -> LinearModel:
    """Logistic regression with a ridge, by Newton's method.

    >>> model = fit([(frozenset({"speaks"}), True), (frozenset({"is asked"}), False)] * 200)
    >>> model.probability(["speaks"]) > 0.8 > 0.2 > model.probability(["is asked"])
    True
    """
    rows, outcomes = zip(*cases, strict=True)
    counts = Counter(feature for row in rows for feature in (BIAS, *row))
    names = sorted(feature for feature, count in counts.items() if count >= _TIMES)
    number = {name: at for at, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)))
    for at, row in enumerate(rows):
        matrix[at, [number[feature] for feature in (BIAS, *row) if feature in number]] = 1
    ridge = np.array([0.0 if name == BIAS else _RIDGE for name in names])
    weights = _newton(matrix, np.array(outcomes, dtype=float), ridge)
    return LinearModel({name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)})


def _newton(
    matrix: NDArray[np.float64], outcomes: NDArray[np.float64], ridge: NDArray[np.float64]
) -> NDArray[np.float64]:
    weights = np.zeros(matrix.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-(matrix @ weights)))
        slope = matrix.T @ (chance - outcomes) + ridge * weights
        bend = (matrix.T * (chance * (1 - chance))) @ matrix + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < _CLOSE:
            break
    return weights
