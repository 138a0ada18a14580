"""How probable each label is at each character, fast: the forward and backward passes of many chains side by side."""

import numpy as np
from numpy.typing import NDArray

from kg.extraction.tagger.chains import ENDS, LABELS, OUTSIDE, STARTS, Floats, Ints, legal_transitions

_TOGETHER = 512  # chains read side by side: more would leave the processor's cache
Doubles = NDArray[np.float64]


def label_chances(chains: Ints, emissions: Floats, transitions: Floats) -> Floats:
    """The marginal probability of each label at each character of the chains (starts, ends); outside them, `OUTSIDE`.

    The best label of a character must have the emission 0; chains are short enough (80 characters) for double
    precision to need no more scaling.
    """
    chances = np.zeros(emissions.shape, dtype=np.float32)
    chances[:, OUTSIDE] = 1
    moves = np.zeros((2 * LABELS, 2 * LABELS))
    moves[:LABELS, :LABELS] = np.exp(transitions.astype(np.float64))
    moves[LABELS:, LABELS:] = moves[:LABELS, :LABELS].T
    ordered = chains[(chains[:, 0] - chains[:, 1]).argsort(kind="stable")]
    for first in range(0, len(ordered), _TOGETHER):
        _read(ordered[first : first + _TOGETHER], emissions, moves, chances)
    return chances


def _read(chains: Ints, emissions: Floats, moves: Doubles, chances: Floats) -> None:
    """Fill in the chances of chains, the longest of which comes first.

    The backward pass goes beside the forward one, from each chain's end; a row is a chain at a step, and the rows of
    a step follow those of the step before.
    """
    starts, lengths = chains[:, 0], chains[:, 1] - chains[:, 0]
    steps = np.arange(int(lengths[0]))[:, None]
    running = steps < lengths
    onward, back = (starts + steps)[running], (starts + lengths - 1 - steps)[running]
    row_of = np.empty(len(emissions), dtype=np.int64)
    row_of[onward] = np.arange(len(onward))
    weighed = np.empty((len(onward), 2 * LABELS))
    np.exp(emissions.take(onward, axis=0), out=weighed[:, :LABELS], dtype=np.float64)
    weighed[:, LABELS:] = weighed[:, :LABELS].take(row_of.take(back), axis=0)
    reached = np.empty(weighed.shape)
    _walk(weighed, reached, moves, running.sum(axis=1).tolist())
    row_of[back] = np.arange(len(back))
    joint = weighed[:, :LABELS] * reached[:, LABELS:].take(row_of.take(onward), axis=0)
    total = joint[: len(chains)].sum(axis=1)
    joint /= np.where(total > 0, total, 1.0)[running.nonzero()[1], None]
    chances[onward] = joint


def _walk(weighed: Doubles, reached: Doubles, moves: Doubles, counts: list[int]) -> None:
    """Fill in what reaches each row, and weigh it by the row's own; a step has so many rows, those of the chains."""
    before, at = 0, counts[0]
    reached[:at] = np.concatenate((STARTS, ENDS))
    weighed[:at] *= reached[:at]
    for count in counts[1:]:
        after = weighed[at : at + count]
        now = weighed[before : before + count].dot(moves, reached[at : at + count])
        np.multiply(after, now, after)
        before, at = at, at + count


def unsound(labels: NDArray[np.int8], chains: Ints) -> list[tuple[int, int]]:
    """The chains with labels that may not follow one another, from the chain's start to its end."""
    around = np.zeros(len(labels) + 2, dtype=np.int64)
    around[1:-1] = labels
    illegal = (legal_transitions() != 0).ravel().take(around[:-1] * LABELS + around[1:]).nonzero()[0]
    beside = np.concatenate((illegal - 1, illegal))  # the characters on both sides of the transition
    number = chains[:, 0].searchsorted(beside, side="right") - 1
    within = (number >= 0) & (beside < chains[number, 1])
    return [(start, end) for start, end in chains[sorted(set(number[within].tolist()))].tolist()]
