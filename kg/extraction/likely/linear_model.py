"""A linear model over named features: readable weights, a line each, and the probability that they add up to."""

import gzip
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from kg.errors import DataError
from kg.resources import resource

BIAS = "bias"
"""The feature that everything has without naming it."""
_BREAK, _TAB = "⏎", "⇥"  # stand in the file for a line break and a tab within a feature


@dataclass(frozen=True)
class LinearModel:
    """Weights by feature (logistic regression); what is not among them weighs nothing.

    >>> model = LinearModel({"bias": -1.0, "speaks": 3.0})
    >>> round(model.probability(["speaks", "unheard of"]), 2), round(model.probability([]), 2)
    (0.88, 0.27)
    """

    weights: Mapping[str, float]

    def probability(self, features: Iterable[str]) -> float:
        """How likely what has the features is, from 0 to 1."""
        return 1 / (1 + math.exp(-self.total(features)))

    def total(self, features: Iterable[str]) -> float:
        """What the features add up to, with the bias; above 0 where they speak for it more than against."""
        return self.weights.get(BIAS, 0.0) + self.weigh(features)

    def weigh(self, features: Iterable[str]) -> float:
        """What the features add, in whatever order they come: 0.1 + 0.2 - 0.3 is 0.3 - 0.2 - 0.1 turned round."""
        return math.fsum(filter(None, map(self.weights.get, features)))

    def to_bytes(self) -> bytes:
        """The weights in a file's form, the heaviest first; the same weights give the same bytes."""
        ordered = sorted(self.weights.items(), key=lambda one: (-abs(one[1]), one[0]))
        lines = (f"{_in_file(feature)}\t{weight:.3f}\n" for feature, weight in ordered)
        return gzip.compress("".join(lines).encode("utf-8"), mtime=0)


def _in_file(feature: str) -> str:
    return feature.replace("\n", _BREAK).replace("\t", _TAB)


@cache
def load_model(name: str) -> LinearModel:
    """The model of a file that `LinearModel.to_bytes` made, in ``data``; read once.

    Raises `DataError` where it is none.
    """
    return read_model(resource("data", *name.split("/")).read_bytes(), name)


def read_model(data: bytes, name: str = "") -> LinearModel:
    """The model that `LinearModel.to_bytes` wrote.

    Raises `DataError` naming the file where it is none.

    >>> read_model(LinearModel({"bias": -1.0}).to_bytes()).weights
    {'bias': -1.0}
    """
    try:
        text = gzip.decompress(data).decode("utf-8")
        # All cells at once: line by line, the 86,000 that ship take half as long again.
        *cells, _ = text.replace("\n", "\t").replace(_BREAK, "\n").split("\t")
        features = [cell.replace(_TAB, "\t") for cell in cells[::2]] if _TAB in text else cells[::2]
        weights = dict(zip(features, map(float, cells[1::2]), strict=True))
    except (OSError, EOFError, ValueError) as error:
        raise DataError(f"{name}: no file of weights: {error}") from None
    if BIAS not in weights:
        raise DataError(f"{name}: no file of weights: {BIAS} is missing")
    return LinearModel(weights)
