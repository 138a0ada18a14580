"""Trains the model of initiatives (`kg.extraction.likely_initiatives`) on annotated files; always the same weights."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.extraction.extractor import Extractor
from kg.extraction.likely_features import Candidates
from kg.extraction.linear_model import BIAS, LinearModel
from kg.gold import Document, Range
from kg.model import Article, EntityType
from kg.training.annotated import articles_of, gold_files, places_of

_TIMES = 3  # that a feature is seen at least
_RIDGE = 1.0
_STEPS, _TURNS = 12, 40  # of Newton's method, and of the conjugate gradients within each
_CLOSE = 1e-4
_LIGHTEST = 0.02  # of the weights that are kept

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Case = tuple[frozenset[str], bool]


def train_initiatives(folders: Iterable[Path], extractor: Extractor) -> LinearModel:
    """The model that the gold files of the folders teach.

    Raises `ReadError` for a file that is no gold file.
    """
    return fit([case for file in gold_files(folders) for case in cases(file, extractor)])


def cases(file: Path, extractor: Extractor) -> Iterator[Case]:
    """Every phrase of a file that may name an initiative, and whether the gold says it does; none that is optional."""
    for candidates, gold in read(file, extractor):
        yield from cases_of(candidates, gold)


def cases_of(candidates: Candidates, gold: Mapping[Range, bool]) -> Iterator[Case]:
    """The cases of one article."""
    for end in candidates.ends(every=True):
        of_end = (*candidates.of_head(end), *candidates.of_end(end))
        for start in candidates.starts(end, across=True):
            optional = gold.get((start, end.end))
            if not optional:
                told = *candidates.of_start(start, end), *candidates.of_phrase(start, end)
                yield frozenset((*of_end, *told)), optional is not None


def read(file: Path, extractor: Extractor) -> Iterator[tuple[Candidates, dict[Range, bool]]]:
    """The candidates of each article of a file, and where the gold names initiatives: True for optional ones."""
    for article, gold in articles_of(file):
        yield extractor.candidates(article), _named(gold, article)


def _named(gold: Document, article: Article) -> dict[Range, bool]:
    """The gold's initiatives by their range in the article's text."""
    found = dict[Range, bool]()
    for place, thing in places_of(gold, article):
        if thing.type == EntityType.INITIATIVE:
            found[place] = found.get(place, True) and thing.optional
    return found


@dataclass(frozen=True)
class _Table:
    """Which features each case has: their numbers, one case after the other, and the case of each."""

    features: Ints
    rows: Ints
    size: tuple[int, int]

    def sums(self, weights: Floats) -> Floats:
        """What each case's features add up to."""
        return np.bincount(self.rows, weights.take(self.features), self.size[0]).astype(np.float64)

    def shares(self, values: Floats) -> Floats:
        """What each feature's cases add up to."""
        return np.bincount(self.features, values.take(self.rows), self.size[1]).astype(np.float64)


def fit(cases: Iterable[Case]) -> LinearModel:
    """Logistic regression with a ridge; features that weigh next to nothing are left out.

    >>> model = fit([(frozenset({"head:节"}), True), (frozenset({"head:工作"}), False)] * 200)
    >>> model.probability(["head:节"]) > 0.8 > 0.2 > model.probability(["head:工作"])
    True
    """
    found, outcomes = zip(*cases, strict=True)
    counts = Counter(feature for features in found for feature in features)
    names = [BIAS, *sorted(feature for feature, count in counts.items() if count >= _TIMES)]
    table = _table(found, {name: number for number, name in enumerate(names)})
    weights = _newton(table, np.array(outcomes, dtype=float))
    kept = {name: round(weight, 3) for name, weight in zip(names, weights.tolist(), strict=True)}
    return LinearModel({name: weight for name, weight in kept.items() if name == BIAS or abs(weight) >= _LIGHTEST})


def _table(found: tuple[frozenset[str], ...], number: Mapping[str, int]) -> _Table:
    numbers = [[0, *sorted(number[one] for one in features if one in number)] for features in found]
    rows = np.repeat(np.arange(len(numbers)), [len(row) for row in numbers])
    return _Table(np.array([one for row in numbers for one in row]), rows, (len(numbers), len(number)))


def _newton(table: _Table, outcomes: Floats) -> Floats:
    weights, ridge = np.zeros(table.size[1]), np.full(table.size[1], _RIDGE)
    ridge[0] = 1e-6  # next to none of the bias
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-table.sums(weights)))
        slope = table.shares(chance - outcomes) + ridge * weights
        step = _solve(table, chance * (1 - chance), ridge, slope)
        weights -= step
        if np.abs(step).max() < _CLOSE:
            break
    return weights


def _solve(table: _Table, bend: Floats, ridge: Floats, slope: Floats) -> Floats:
    """The step that undoes the slope, by conjugate gradients; each feature in the measure of its own bend."""
    scale = 1 / (table.shares(bend) + ridge)
    step, rest = np.zeros_like(slope), slope.copy()
    eased = scale * rest
    way, left = eased.copy(), float(rest @ eased)
    for _ in range(_TURNS):
        bent = table.shares(bend * table.sums(way)) + ridge * way
        far = left / float(way @ bent)
        step, rest = step + far * way, rest - far * bent
        eased = scale * rest
        new = float(rest @ eased)
        if new < _CLOSE**2:
            break
        way, left = eased + new / left * way, new
    return step
