"""Trains the tagger: a conditional random field by stochastic gradient (AdaGrad), the same weights every time."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.extraction.tagger.chains import LABELS, Batch, Floats, beliefs, legal_transitions
from kg.extraction.tagger.features import ROW_BITS, ROWS, encode, split_chains
from kg.extraction.tagger.marks import Marks, code_rows

# Characters whose gradient is below this change nothing that shows; leaving them out halves the time.
_TELLING = 0.02
_HIDDEN = 1 << ROW_BITS  # a row that stays 0
_POOL = 64  # batches among which chains are sorted by length, so that a batch has little idle room


@dataclass(frozen=True, slots=True)
class Example:
    """A text with the label of each character, and how much it counts."""

    text: str
    labels: NDArray[np.int8]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Schedule:
    """How to train: passes over the text, the size of a step, characters a batch.

    ``dropped`` is the share of features hidden at each character, so that no
    single one is relied on; ``seed`` is that of the shuffling and hiding.
    """

    passes: int = 2
    rate: float = 0.15
    batch: int = 4096
    dropped: float = 0.1
    seed: int = 20241105


@dataclass(slots=True)
class _Field:
    """The weights while they are learned, with the sum of squares of their gradients."""

    table: Floats
    transitions: Floats
    table_squares: Floats
    transition_squares: Floats


@dataclass(frozen=True, slots=True)
class _Text:
    """All examples joined."""

    rows: NDArray[np.int32]
    labels: NDArray[np.int8]
    weights: Floats
    chains: list[tuple[int, int]]


def train_field(
    examples: list[Example],
    marks: Marks,
    schedule: Schedule = Schedule(),
    *,
    start: tuple[Floats, Floats] | None = None,
) -> tuple[Floats, Floats]:
    """The table of weights (a row a feature, a column a label) and the transitions learned from the examples.

    ``start`` goes on from weights learned before.
    """
    text = _join(examples, marks)
    # All features speak when a text is read, so each of them speaks the softer for those hidden while it was learned.
    share = np.float32(1 - schedule.dropped)
    field = _begin((start[0] / share, start[1]) if start else None)
    shuffle = np.random.default_rng(schedule.seed)
    for _ in range(schedule.passes):
        for chains in _batches(text.chains, schedule, shuffle):
            _step(field, text, chains, schedule, shuffle)
    return field.table[:-1] * share, field.transitions


def _begin(start: tuple[Floats, Floats] | None) -> _Field:
    table = np.zeros((_HIDDEN + 1, LABELS), dtype=np.float32)
    if start:
        table[:_HIDDEN] = start[0]
    transitions = start[1].copy() if start else legal_transitions().copy()
    return _Field(table, transitions, np.zeros_like(table), np.zeros_like(transitions))


def _join(examples: list[Example], marks: Marks) -> _Text:
    joined = "".join(example.text + "\n" for example in examples)
    labels = np.zeros(len(joined), dtype=np.int8)
    weights = np.zeros(len(joined), dtype=np.float32)
    at = 0
    for example in examples:
        labels[at : at + len(example.text)] = example.labels
        weights[at : at + len(example.text)] = example.weight
        at += len(example.text) + 1
    rows = code_rows(encode(joined), marks)
    return _Text(rows.astype(np.int32), labels, weights, split_chains(joined))


def _batches(
    chains: list[tuple[int, int]], schedule: Schedule, shuffle: np.random.Generator
) -> Iterator[list[tuple[int, int]]]:
    """The chains in random order, those of like length together."""
    order = shuffle.permutation(len(chains)).tolist()
    mean = max(1, sum(end - start for start, end in chains) // max(1, len(chains)))
    size = max(1, schedule.batch // mean)
    pools = [order[at : at + size * _POOL] for at in range(0, len(order), size * _POOL)]
    for pool in pools:
        pool.sort(key=lambda number: chains[number][1] - chains[number][0])
        batches = [pool[at : at + size] for at in range(0, len(pool), size)]
        for number in shuffle.permutation(len(batches)).tolist():
            yield [chains[chain] for chain in batches[number]]


def _step(
    field: _Field, text: _Text, chains: list[tuple[int, int]], schedule: Schedule, shuffle: np.random.Generator
) -> None:
    """One step up the gradient of the likelihood of a batch, with some features hidden."""
    at = np.concatenate([np.arange(start, end) for start, end in chains])
    rows = text.rows[:, at]
    rows[shuffle.random(rows.shape, dtype=np.float32) < schedule.dropped] = _HIDDEN
    emissions = field.table[rows[0]]
    for template in range(1, ROWS):
        emissions += field.table[rows[template]]
    moved = _Moved.of(chains)
    found = beliefs(moved.batch, emissions, field.transitions)
    labels = text.labels[at]
    gradient = -found.labels
    gradient[np.arange(len(at)), labels] += 1
    gradient *= text.weights[at][:, None]
    _learn_table(field, rows, gradient, schedule.rate)
    _learn_transitions(field, found.transitions, labels, moved, schedule.rate)


@dataclass(frozen=True, slots=True)
class _Moved:
    """The chains of a batch as they stand when its characters are joined."""

    batch: Batch
    inner: NDArray[np.int64]

    @classmethod
    def of(cls, chains: list[tuple[int, int]]) -> "_Moved":
        lengths = np.array([end - start for start, end in chains], dtype=np.int64)
        ends = np.cumsum(lengths)
        starts = ends - lengths
        inner = np.setdiff1d(np.arange(int(ends[-1])), starts, assume_unique=True)
        return cls(Batch.of(list(zip(starts.tolist(), ends.tolist(), strict=True))), inner)


def _learn_table(field: _Field, rows: NDArray[np.int32], gradient: Floats, rate: float) -> None:
    telling = np.flatnonzero(np.abs(gradient).max(axis=1) > _TELLING)
    if not len(telling):
        return
    flat = rows[:, telling].ravel()
    order = np.argsort(flat, kind="stable")
    ordered = flat[order]
    first = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))
    sums = np.add.reduceat(gradient[telling][order % len(telling)], first, axis=0)
    touched = ordered[first]
    squares = field.table_squares[touched] + sums * sums
    field.table_squares[touched] = squares
    field.table[touched] += rate * sums / np.sqrt(squares + 1e-2)
    field.table[_HIDDEN] = 0


def _learn_transitions(field: _Field, expected: Floats, labels: NDArray[np.int8], moved: _Moved, rate: float) -> None:
    seen = np.zeros_like(expected)
    np.add.at(seen, (labels[moved.inner - 1], labels[moved.inner]), 1)
    gradient = np.where(legal_transitions() == 0, seen - expected, 0)
    field.transition_squares += gradient * gradient
    field.transitions += rate * gradient / np.sqrt(field.transition_squares + 1e-2)
