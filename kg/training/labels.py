"""From named stretches of text to a label a character."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from kg.extraction.tagger.chains import BEGIN, END, INSIDE, KINDS, SINGLE
from kg.model import EntityType

# What the tagger calls each type; an initiative is none of its kinds.
KIND_OF = {
    EntityType.PERSON: KINDS.index("person"),
    EntityType.PLACE: KINDS.index("place"),
    EntityType.ADMINISTRATIVE_UNIT: KINDS.index("place"),
    EntityType.ORGANIZATION: KINDS.index("organization"),
}


def label_text(length: int, named: Iterable[tuple[int, int, int]]) -> NDArray[np.int8]:
    """The label of each of ``length`` characters, given (start, end, kind) of each name.

    Of two names that overlap, the longer counts.

    >>> label_text(4, [(0, 3, 0)]).tolist()
    [1, 2, 3, 0]
    """
    labels = np.zeros(length, dtype=np.int8)
    for start, end, kind in sorted(named, key=lambda name: (name[0] - name[1], name)):
        if labels[start:end].any():
            continue
        base = 4 * kind
        labels[start:end] = base + INSIDE
        labels[start], labels[end - 1] = base + BEGIN, base + END
        if end - start == 1:
            labels[start] = base + SINGLE
    return labels
