"""Trains the model of who is at an event: python data/presence/make_weights.py WEIGHTS [GOLD_DIR...].

Half a minute of one processor; the same annotated articles (where none are given, those of data/annotated with
its further and news) and rules give the same file.
"""

import os
import sys
from pathlib import Path

# One thread, so that sums are formed in one order.
os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")

from kg.config import Config
from kg.pipeline import new_extractor
from kg.training.presence import train_presence

ANNOTATED = Path(__file__).resolve().parents[1] / "annotated"
FOLDERS = [ANNOTATED, *sorted(folder for folder in ANNOTATED.iterdir() if folder.is_dir())]


def main() -> None:
    """Train and write the weights."""
    output, *folders = map(Path, sys.argv[1:])
    extractor = new_extractor(Config())  # with all that it is used with
    output.write_bytes(train_presence(folders or FOLDERS, extractor).to_bytes())


if __name__ == "__main__":
    main()
