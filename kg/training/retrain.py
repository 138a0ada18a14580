"""What `kg train` does: goes on from the weights that ship, with a researcher's own annotations."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kg.extraction.tagger_chains import LABELS
from kg.extraction.tagger_weights import Weights, load_weights, small_weights
from kg.training.field import Schedule, train_field
from kg.training.gold import read_gold

# Small steps: the annotations are few beside what the weights have seen.
_SCHEDULE = Schedule(passes=8, rate=0.05, batch=1024)


@dataclass(frozen=True)
class Training:
    """The weights, and how much they were trained on."""

    weights: Weights
    files: int
    characters: int


def train_tagger(gold: list[Path], *, start: Path | None = None, passes: int = _SCHEDULE.passes) -> Training:
    """The weights of ``start`` (those that ship where None) trained on with annotated files; the same every time.

    Raises `ReadError` for a gold file that cannot be read and `DataError` for
    weights that cannot.
    """
    examples = read_gold(gold)
    old = load_weights(start)
    schedule = Schedule(passes, _SCHEDULE.rate, _SCHEDULE.batch)
    table = old.table[:, :LABELS].astype(np.float32) * old.scale
    learned, transitions = train_field(examples, old.marks, schedule, start=(table, old.transitions))
    note = f"{old.note}; annotated files: {len(examples)}, passes: {passes}"
    weights = small_weights(learned, transitions, old.marks, note=note)
    return Training(weights, len(examples), sum(len(example.text) for example in examples))
