"""Trains the model of initiatives: python data/initiatives/make_weights.py WEIGHTS [GOLD_DIR...].

A minute of one processor; the same annotated articles (where none are given, those of data/annotated and of the folders
in it) and rules give the same file.
"""

import os
import sys
from pathlib import Path

# One thread, so that sums are formed in one order.
os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")

from kg.extraction.extractor import Extractor
from kg.extraction.tagger.backends import choose_tagger
from kg.knowledge.lexicon import load_lexicon
from kg.training.initiatives import train_initiatives

ANNOTATED = Path(__file__).resolve().parents[1] / "annotated"


def main() -> None:
    """Train and write the weights."""
    output, *folders = map(Path, sys.argv[1:])
    extractor = Extractor(load_lexicon(), tagger=choose_tagger())
    within = sorted(folder for folder in ANNOTATED.iterdir() if folder.is_dir())
    output.write_bytes(train_initiatives(folders or [ANNOTATED, *within], extractor).to_bytes())


if __name__ == "__main__":
    main()
