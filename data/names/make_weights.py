"""Trains the models of names: python data/names/make_weights.py FOLDER.

Half a minute of one processor; the same annotated articles (those of data/annotated, which trained the tagger,
too, and of the folders in it, which did not) and rules give the same files.
"""

import os
import sys
from pathlib import Path

# One thread, so that sums are formed in one order.
os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")

from kg.extraction.extractor import Extractor
from kg.extraction.likely.names import FILES
from kg.extraction.tagger.backends import choose_tagger
from kg.knowledge.lexicon import load_lexicon
from kg.training.names import train_names

ANNOTATED = Path(__file__).resolve().parents[1] / "annotated"


def main() -> None:
    """Train and write the weights."""
    output = Path(sys.argv[1])
    extractor = Extractor(load_lexicon(), tagger=choose_tagger())
    within = sorted(folder for folder in ANNOTATED.iterdir() if folder.is_dir())
    models = train_names(within, extractor, seen=[ANNOTATED])
    for type_, model in models.items():
        (output / f"{FILES[type_]}.tsv.gz").write_bytes(model.to_bytes())


if __name__ == "__main__":
    main()
