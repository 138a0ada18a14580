"""How often the model of who is at an event is right where it answers, on articles that it was not trained on.

python -m benchmarks.presence [--write] [SHARED]

`annotated`: data/annotated and the further articles in it, each read by a model that the other folds trained.  `own`:
all of tests/quality/gold; `unread`, `news`: tests/quality; `benchmark`: SHARED/benchmark/dev; these by the model of all
of data/annotated.  Pairs that a rule has joined are none of the model's.
"""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

# One thread, so that sums are formed in one order.
os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")

from benchmarks.measured import measured
from benchmarks.tables import put_table
from kg.config import Config
from kg.extraction.likely.linear_model import LinearModel
from kg.pipeline import new_extractor
from kg.training.presence import cases, fit_presence
from kg.training.regression import Case

ROOT = Path(__file__).resolve().parents[1]
FOLDS = 4
LEAST = (0.5, 0.6, 0.65, 0.7, 0.8)
Answer = tuple[float, bool]


def answers(model: LinearModel, asked: Iterable[Case]) -> list[Answer]:
    return [(model.probability(features), outcome) for features, outcome in asked]


def crossed(articles: list[list[Case]]) -> list[Answer]:
    """Each article's answers by the model of the other folds."""
    found = list[Answer]()
    for fold in range(FOLDS):
        others = [case for number, article in enumerate(articles) if number % FOLDS != fold for case in article]
        model = fit_presence(others)
        found += [answer for article in articles[fold::FOLDS] for answer in answers(model, article)]
    return found


def row(name: str, found: list[Answer]) -> tuple[str, ...]:
    right = [sum(outcome for chance, outcome in found if chance >= least) for least in LEAST]
    said = [sum(chance >= least for chance, _ in found) for least in LEAST]
    counts = (f"{good} of {all_}" for good, all_ in zip(right, said, strict=True))
    return (name, f"{len(found):,}", f"{sum(outcome for _, outcome in found)}", *counts)


def main() -> None:
    """Print the table."""
    shared = Path(next((part for part in sys.argv[1:] if part != "--write"), ROOT.parent / "shared"))
    extractor = new_extractor(Config())  # with all that it is used with
    folders = {"annotated": ROOT / "data" / "annotated"} | measured(shared)
    read = {
        name: [list(cases(file, extractor)) for file in sorted(folder.rglob("*.json"), key=lambda file: file.name)]
        for name, folder in folders.items()
    }
    model = fit_presence([case for article in read["annotated"] for case in article])
    rows = [row("annotated", crossed(read["annotated"]))]
    rows += [
        row(name, answers(model, [case for article in read[name] for case in article]))
        for name in read
        if name != "annotated"
    ]
    header = ("articles", "pairs asked", "of them present", *(f"right from {least} on" for least in LEAST))
    put_table("presence", header, rows, write="--write" in sys.argv, document="presence.md")


if __name__ == "__main__":
    main()
