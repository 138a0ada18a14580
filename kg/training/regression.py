"""Fits a linear model over named features to cases: Newton's method, with conjugate gradients for each of its steps."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.extraction.likely.linear_model import BIAS, LinearModel

_STEPS, _TURNS = 12, 40  # of Newton's method, and of the conjugate gradients within each
_CLOSE = 1e-4

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Case = tuple[frozenset[str], bool]
"""What speaks for and against something, and whether it was so."""


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


def fit(cases: Iterable[Case], *, times: int = 3, ridge: float = 1.0, lightest: float = 0.02) -> LinearModel:
    """Logistic regression with a ridge, on the features that are seen so many ``times``; always the same weights.

    Features that weigh less than the ``lightest`` are left out.

    >>> model = fit([(frozenset({"head:节"}), True), (frozenset({"head:工作"}), False)] * 200)
    >>> model.probability(["head:节"]) > 0.8 > 0.2 > model.probability(["head:工作"])
    True
    """
    found, outcomes = zip(*cases, strict=True)
    counts = Counter(feature for features in found for feature in features)
    names = [BIAS, *sorted(feature for feature, count in counts.items() if count >= times)]
    table = _table(found, {name: number for number, name in enumerate(names)})
    weights = _newton(table, np.array(outcomes, dtype=float), ridge)
    kept = {name: round(weight, 3) for name, weight in zip(names, weights.tolist(), strict=True)}
    return LinearModel({name: weight for name, weight in kept.items() if name == BIAS or abs(weight) >= lightest})


def _table(found: tuple[frozenset[str], ...], number: Mapping[str, int]) -> _Table:
    numbers = [[0, *sorted(number[one] for one in features if one in number)] for features in found]
    rows = np.repeat(np.arange(len(numbers)), [len(row) for row in numbers])
    return _Table(np.array([one for row in numbers for one in row]), rows, (len(numbers), len(number)))


def _newton(table: _Table, outcomes: Floats, least: float) -> Floats:
    weights, ridge = np.zeros(table.size[1]), np.full(table.size[1], least)
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
