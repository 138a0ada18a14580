"""What `kg train` does: goes on from the weights that ship, with a researcher's own annotations."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kg.extraction.tagger.chains import LABELS
from kg.extraction.tagger.weights import Weights, load_weights, save_weights, small_weights
from kg.training.field import Schedule, train_field
from kg.training.gold import read_examples

# Small steps: the annotations are few beside what the weights have seen.
_SCHEDULE = Schedule(passes=8, rate=0.05, batch=1024)


@dataclass(frozen=True)
class Training:
    """The weights, and how much they were trained on."""

    weights: Weights
    files: int
    characters: int

    def __str__(self) -> str:
        return f"Trained on {self.files} file{'s' * (self.files != 1)} of {self.characters} characters"


def train_file(output: Path, *, gold: Sequence[Path], start: Path | None, passes: int) -> Training:
    """What `train_tagger` gives, its weights written to ``output``."""
    done = train_tagger(gold, start=start, passes=passes)
    save_weights(done.weights, output)
    return done


def train_tagger(gold: Sequence[Path], *, start: Path | None = None, passes: int = _SCHEDULE.passes) -> Training:
    """The weights of ``start`` (those that ship where None) trained on with annotated files; the same every time.

    Raises `ReadError` for a gold file that cannot be read and `DataError` for
    weights that cannot.
    """
    examples = read_examples(gold)
    old = load_weights(start)
    schedule = Schedule(passes, _SCHEDULE.rate, _SCHEDULE.batch)
    table = old.table[:, :LABELS].astype(np.float32) * old.scale
    learned, transitions = train_field(examples, old.marks, schedule, start=(table, old.transitions))
    note = f"{old.note}; annotated files: {len(examples)}, passes: {passes}"
    weights = small_weights(learned, transitions, old.marks, note=note)
    return Training(weights, len(examples), sum(len(example.text) for example in examples))
