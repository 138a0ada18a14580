"""A linear chain of labels over characters: the best sequence, and how sure it is of each label.

Chains are read side by side, the longest first, so that a step is one array operation over all that still run.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

KINDS = ("person", "place", "organization")
BEGIN, INSIDE, END, SINGLE = 1, 2, 3, 4
OUTSIDE = 0
LABELS = 1 + 4 * len(KINDS)
FORBIDDEN = np.float32(-1e4)


def _position(label: int) -> int:
    return OUTSIDE if label == OUTSIDE else (label - 1) % 4 + 1


def _kind(label: int) -> int:
    return (label - 1) // 4


def _may_follow(before: int, after: int) -> bool:
    if _position(before) in (BEGIN, INSIDE):
        return _position(after) in (INSIDE, END) and _kind(before) == _kind(after)
    return _position(after) in (OUTSIDE, BEGIN, SINGLE)


@cache
def legal_transitions() -> Floats:
    """0 where one label may follow another, `FORBIDDEN` where not: rows before, columns after; not to be written to."""
    table = np.full((LABELS, LABELS), FORBIDDEN, dtype=np.float32)
    for before in range(LABELS):
        for after in range(LABELS):
            if _may_follow(before, after):
                table[before, after] = 0
    table.setflags(write=False)
    return table


STARTS = np.array([_position(label) in (OUTSIDE, BEGIN, SINGLE) for label in range(LABELS)])
ENDS = np.array([_position(label) in (OUTSIDE, END, SINGLE) for label in range(LABELS)])


@dataclass(frozen=True, slots=True)
class Batch:
    """Chains laid side by side: ``at[step]`` is where each one that still runs stands in the text."""

    at: tuple[Ints, ...]
    last: Ints

    @classmethod
    def of(cls, chains: Sequence[tuple[int, int]]) -> "Batch":
        """The batch of these ranges of a text."""
        ordered = np.array(sorted(chains, key=lambda chain: (chain[0] - chain[1], chain[0])), dtype=np.int64)
        ordered = ordered.reshape(-1, 2)
        starts, lengths = ordered[:, 0], ordered[:, 1] - ordered[:, 0]
        longest = int(lengths[0]) if len(lengths) else 0
        running = [int(np.searchsorted(-lengths, -step, side="left")) for step in range(longest)]
        return cls(tuple(starts[:count] + step for step, count in enumerate(running)), ordered[:, 1] - 1)


def best_labels(batch: Batch, emissions: Floats, transitions: Floats) -> NDArray[np.int8]:
    """The label of each character in the best sequence of its chain; outside the chains, `OUTSIDE`."""
    labels = np.zeros(len(emissions), dtype=np.int8)
    if not batch.at:
        return labels
    scores = np.where(STARTS, emissions[batch.at[0]], FORBIDDEN)
    came_from: list[NDArray[np.intp]] = []
    finals = np.zeros(len(scores), dtype=np.intp)
    for at in batch.at[1:]:
        if len(at) < len(scores):
            _finish(finals, scores, len(at))
        paths = scores[: len(at), None, :] + transitions.T
        came_from.append(paths.argmax(axis=2))
        scores = paths.max(axis=2) + emissions[at]
    _finish(finals, scores, 0)
    _walk_back(batch, came_from, finals, labels)
    return labels


def _finish(finals: NDArray[np.intp], scores: Floats, running: int) -> None:
    ended = scores[running:]
    finals[running : running + len(ended)] = np.where(ENDS, ended, FORBIDDEN * 2).argmax(axis=1)


def _walk_back(
    batch: Batch, came_from: list[NDArray[np.intp]], finals: NDArray[np.intp], labels: NDArray[np.int8]
) -> None:
    current = finals.copy()
    for step in range(len(batch.at) - 1, -1, -1):
        at = batch.at[step]
        labels[at] = current[: len(at)]
        if step:
            back = came_from[step - 1]
            current[: len(back)] = back[np.arange(len(back)), current[: len(back)]]


@dataclass(frozen=True, slots=True)
class Beliefs:
    """How probable each label is at each character, and how often each transition is expected in all."""

    labels: Floats
    transitions: Floats
    likelihood: float


def beliefs(batch: Batch, emissions: Floats, transitions: Floats) -> Beliefs:
    """The marginal probabilities of a conditional random field (forward and backward passes, scaled at each step)."""
    top = emissions.max(axis=1, keepdims=True)
    chances = np.exp(emissions - top)
    moves = np.exp(transitions)
    forward = np.zeros_like(chances)
    scales = np.ones(len(chances), dtype=np.float32)
    state = np.zeros((0, LABELS), dtype=np.float32)
    for step, at in enumerate(batch.at):
        state = chances[at] * (state[: len(at)] @ moves if step else STARTS)
        scales[at] = state.sum(axis=1)
        state /= scales[at][:, None]
        forward[at] = state
    return _backward(batch, chances, moves, forward, scales, top)


def _backward(batch: Batch, chances: Floats, moves: Floats, forward: Floats, scales: Floats, top: Floats) -> Beliefs:
    backward = np.broadcast_to(ENDS.astype(np.float32), chances.shape).copy()
    expected = np.zeros_like(moves)
    for step in range(len(batch.at) - 1, 0, -1):
        at = batch.at[step]
        coming = chances[at] * backward[at] / scales[at][:, None]
        backward[at - 1] = coming @ moves.T
        weight = (forward[at - 1] * backward[at - 1]).sum(axis=1, keepdims=True)
        expected += forward[at - 1].T @ (coming / weight) * moves
    labels = forward * backward
    total = labels.sum(axis=1, keepdims=True)
    ends = total[batch.last, 0]
    likelihood = float(np.log(scales).sum() + top.sum() + np.log(ends).sum()) if len(batch.last) else 0.0
    np.divide(labels, total, out=labels, where=total > 0)
    return Beliefs(labels, expected, likelihood)
