"""How probable each label is at each character, fast: the forward and backward passes on a grid of steps and chains."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kg.extraction.tagger_chains import ENDS, STARTS, Floats, Ints

_TOGETHER = 512  # chains on a grid: more would leave the processor's cache


def label_chances(chains: Sequence[tuple[int, int]], emissions: Floats, transitions: Floats) -> Floats:
    """The marginal probability of each label at each character of the chains; 0 outside them.

    Chains are short enough (80 characters) for double precision to need no scaling.
    """
    chances = np.zeros(emissions.shape, dtype=np.float32)
    moves = np.exp(transitions.astype(np.float64))
    ordered = np.array(sorted(chains, key=lambda chain: (chain[0] - chain[1], chain[0])), dtype=np.int64)
    for first in range(0, len(ordered), _TOGETHER):
        part = ordered[first : first + _TOGETHER]
        _read(part[:, 0], part[:, 1] - part[:, 0], emissions, moves, chances)
    return chances


def _read(starts: Ints, lengths: Ints, emissions: Floats, moves: NDArray[np.float64], chances: Floats) -> None:
    """Fill in the chances of chains, the longest of which comes first."""
    steps = np.arange(int(lengths[0]))[:, None]
    inside = steps < lengths
    at = np.where(inside, starts + steps, starts)
    local = emissions[at]
    odds = np.exp(local - local.max(axis=2, keepdims=True), dtype=np.float64)
    running = inside.sum(axis=1).tolist()
    forward = np.zeros(odds.shape)
    backward = np.broadcast_to(ENDS.astype(np.float64), odds.shape).copy()
    forward[0] = odds[0] * STARTS
    for step in range(1, len(running)):
        count = running[step]
        np.matmul(forward[step - 1, :count], moves, out=forward[step, :count])
        forward[step, :count] *= odds[step, :count]
    for step in range(len(running) - 1, 0, -1):
        count = running[step]
        np.matmul(odds[step, :count] * backward[step, :count], moves.T, out=backward[step - 1, :count])
    forward *= backward
    total = forward[0].sum(axis=1)
    forward /= np.where(total > 0, total, 1.0)[:, None]
    chances[at[inside]] = forward[inside]


def fit_together(labels: NDArray[np.int8], chains: Sequence[tuple[int, int]], legal: NDArray[np.bool_]) -> list[bool]:
    """For each chain, whether its labels may follow one another, from its start to its end."""
    follows = np.ones(len(labels) + 1, dtype=np.bool_)
    follows[1:-1] = legal[labels[:-1], labels[1:]]
    starts, ends = (np.array(side, dtype=np.int64) for side in zip(*chains, strict=True))
    broken = np.concatenate([[0], np.cumsum(~follows)])
    whole = broken[ends] == broken[starts + 1]
    sound: list[bool] = (whole & STARTS[labels[starts]] & ENDS[labels[ends - 1]]).tolist()
    return sound
