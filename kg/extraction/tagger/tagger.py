"""Finds people, places and organizations by learned weights: a small, fast second opinion to the rules.

A `Tagger` reads a text and says which characters name what, and how sure it is.
`LearnedTagger` is our own (`data/tagger`, see docs/tagger.md); others can be put
in its place (`kg.extraction.tagger.backends`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from kg.extraction.tagger.chains import (
    BEGIN,
    END,
    KINDS,
    LABELS,
    OUTSIDE,
    SINGLE,
    Batch,
    Floats,
    Ints,
    best_labels,
)
from kg.extraction.tagger.decoding import label_chances, unsound
from kg.extraction.tagger.features import BLANK, Codes, Rows, encode, promising_chains
from kg.extraction.tagger.marks import FAR, code_rows
from kg.extraction.tagger.weights import Weights, load_weights
from kg.model import EntityType, Span

TYPES = {"person": EntityType.PERSON, "place": EntityType.PLACE, "organization": EntityType.ORGANIZATION}
_TYPE_OF = tuple(TYPES[KINDS[max(0, label - 1) // 4]] for label in range(LABELS))
_CHUNK = 1 << 9  # characters whose features are looked up at a time, so that their sums stay in the cache
_PIECE = 1 << 15  # characters whose features are worked out at a time, so that memory does not grow with the text
_SIGHT = 2 * FAR  # characters around a piece that its features may look at
_BLANKS = "\0" * FAR  # between two texts: as many as a character sees before it and after it
_PROMISE = 1.0  # nats by which a name's label must lead somewhere for a clause to be read; in every name found by 1.7


class TaggedSpan(NamedTuple):  # of which there are many, and a tuple is made sooner than a dataclass
    """Characters that name something; ``type`` is Person, Place (units too) or Organization.

    ``confidence`` is the least probability of its characters' labels.
    """

    span: Span
    type: EntityType
    confidence: float


_tagged = tuple.__new__  # a named tuple's own takes half as long again
Names = tuple[TaggedSpan, ...]


class Tagger(Protocol):
    """Whatever finds names in a text."""

    def tag(self, text: str) -> Names:
        """The names of the text, ascending, none overlapping; offsets in ``text``."""

    def tag_all(self, texts: Sequence[str]) -> list[Names]:
        """The names of each text, as `tag` finds them; short texts are read sooner so."""
        return [self.tag(text) for text in texts]


@dataclass(frozen=True)
class LearnedTagger(Tagger):
    """Our own tagger: a linear chain over hashed character n-grams, in numpy alone.

    >>> text = "云栖区委书记周远山来到青禾社区"
    >>> [found.span.cut(text) for found in load_tagger().tag(text) if found.type is EntityType.PERSON]
    ['周远山']
    """

    weights: Weights

    def tag(self, text: str) -> Names:
        """The names of the text, ascending, none overlapping; any text will do."""
        return self.tag_all([text])[0]

    def tag_all(self, texts: Sequence[str]) -> list[Names]:
        """The names of each text; all are read as one, with blanks between them over which nothing looks."""
        return list(self._tag_all(texts))

    def _tag_all(self, texts: Sequence[str]) -> Iterator[Names]:
        spans, start = self._spans(_BLANKS.join(texts)), 0
        following = next(spans, None)
        for text in texts:
            names, end = list[TaggedSpan](), start + len(text)
            while following is not None and following[0] < end:
                first, last, label, confidence = following
                span = Span(first - start, last - start)
                names.append(_tagged(TaggedSpan, (span, _TYPE_OF[label], round(confidence, 3))))
                following = next(spans, None)
            yield tuple(names)
            start = end + len(_BLANKS)

    def _spans(self, text: str) -> Iterator[tuple[int, int, int, float]]:
        """Start, end, label and confidence of each name."""
        if not text:
            return iter(())
        codes = encode(text)
        emissions, best = self._emissions(codes)
        outside = emissions[:, OUTSIDE]
        chains = promising_chains(codes, np.where(codes == BLANK, -np.inf, best - outside), _PROMISE)
        if not len(chains):
            return iter(())
        chances = label_chances(chains, emissions - np.maximum(best, outside)[:, None], self.weights.transitions)
        return _spans(self._labels(chains, emissions, chances), chances)

    def _labels(self, chains: Ints, emissions: Floats, chances: Floats) -> NDArray[np.int8]:
        """The likeliest label of each character; where these make no sequence, those of the likeliest sequence."""
        labels = np.zeros(len(chances), dtype=np.int8)
        in_doubt = (chances[:, OUTSIDE] < 0.5).nonzero()[0]  # few; at all others, no label is likelier
        labels[in_doubt] = chances.take(in_doubt, axis=0).argmax(axis=1)
        broken = unsound(labels, chains)
        if broken:
            mended = best_labels(Batch.of(broken), emissions, self.weights.transitions)
            for start, end in broken:
                labels[start:end] = mended[start:end]
        return labels

    def _emissions(self, codes: Codes) -> tuple[Floats, Floats]:
        """What speaks for each label at each character, and for the best of a name's labels."""
        sums = np.empty((len(codes), LABELS), dtype=np.int16)
        for start in range(0, len(codes), _PIECE):
            low, end = max(0, start - _SIGHT), min(start + _PIECE, len(codes))
            rows = code_rows(codes[low : end + _SIGHT], self.weights.marks)
            self._add_up(rows[:, start - low : end - low], sums[start:end])
        by_label = np.ascontiguousarray(sums.T)
        best = np.maximum.reduce(by_label[1:], axis=0)
        return sums.astype(np.float32) * self.weights.scale, best.astype(np.float32) * self.weights.scale

    def _add_up(self, rows: Rows, sums: NDArray[np.int16]) -> None:
        for start in range(0, len(sums), _CHUNK):
            part = self.weights.table.take(rows[:, start : start + _CHUNK], axis=0, mode="clip")  # none is out of range
            sums[start : start + _CHUNK] = np.add.reduce(part, axis=0, dtype=np.int16)[:, :LABELS]


def _spans(labels: NDArray[np.int8], chances: Floats) -> Iterator[tuple[int, int, int, float]]:
    named = labels.nonzero()[0]
    if not len(named):
        return iter(())
    label = labels.take(named)
    places = (label - 1) % 4 + 1
    first = ((places == BEGIN) | (places == SINGLE)).nonzero()[0]
    ends = named[(places == END) | (places == SINGLE)] + 1
    least = np.minimum.reduceat(chances[named, label], first)
    return zip(named.take(first).tolist(), ends.tolist(), label.take(first).tolist(), least.tolist(), strict=True)


@cache
def load_tagger(path: str = "") -> LearnedTagger:
    """The tagger with the weights of a file, or with those that ship; read once.

    Raises `DataError` where the file is missing or no file of weights.
    """
    return LearnedTagger(load_weights(Path(path) if path else None))
