"""How probable each label is at each character, fast: the forward and backward passes of many chains side by side."""

import numpy as np
from numpy.typing import NDArray

from kg.extraction.tagger_chains import ENDS, LABELS, STARTS, Floats, Ints, legal_transitions

_TOGETHER = 512  # chains read side by side: more would leave the processor's cache
Doubles = NDArray[np.float64]


def label_chances(chains: Ints, emissions: Floats, transitions: Floats) -> Floats:
    """The marginal probability of each label at each character of the chains (starts and ends); 0 outside them.

    Chains are short enough (80 characters) for double precision to need no scaling.
    """
    chances = np.zeros(emissions.shape, dtype=np.float32)
    moves = np.zeros((2 * LABELS, 2 * LABELS))
    moves[:LABELS, :LABELS] = np.exp(transitions.astype(np.float64))
    moves[LABELS:, LABELS:] = moves[:LABELS, :LABELS].T
    ordered = chains[np.argsort(chains[:, 0] - chains[:, 1], kind="stable")]
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
    local = emissions[onward]
    odds = np.exp(local - np.maximum.reduce(local, axis=1, keepdims=True), dtype=np.float64)
    weighed = np.concatenate((odds, odds[row_of[back]]), axis=1)
    reached = np.empty(weighed.shape)
    reached[: len(chains)] = np.concatenate((STARTS, ENDS))
    weighed[: len(chains)] *= reached[: len(chains)]
    before, at = 0, len(chains)
    for count in running.sum(axis=1).tolist()[1:]:
        now = np.dot(weighed[before : before + count], moves, out=reached[at : at + count])
        after = weighed[at : at + count]
        np.multiply(after, now, out=after)
        before, at = at, at + count
    row_of[back] = np.arange(len(back))
    joint = weighed[:, :LABELS] * reached[row_of[onward], LABELS:]
    total = joint[: len(chains)].sum(axis=1)
    joint /= np.where(total > 0, total, 1.0)[np.nonzero(running)[1], None]
    chances[onward] = joint


def unsound(labels: NDArray[np.int8], chains: Ints) -> list[tuple[int, int]]:
    """The chains whose labels may not follow one another, from the chain's start to its end."""
    legal = legal_transitions() == 0
    around = np.zeros(len(labels) + 2, dtype=np.int8)
    around[1:-1] = labels
    illegal = ~legal[around[:-1], around[1:]]
    if not illegal.any():
        return []
    return [(start, end) for start, end in chains.tolist() if not _is_sound(labels[start:end], legal)]


def _is_sound(labels: NDArray[np.int8], legal: NDArray[np.bool_]) -> bool:
    return bool(STARTS[labels[0]] and ENDS[labels[-1]] and legal[labels[:-1], labels[1:]].all())
