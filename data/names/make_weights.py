"""Trains the models of names: python data/names/make_weights.py FOLDER PART0.bin PART1.bin.

PART0 and PART1 are the tagger's weights without the one and the other half of the annotated articles, by
`data/tagger/make_weights.py`: each article is read with the tagger that it did not train.  Two minutes of one
processor; the same annotated articles, weights and rules give the same files.
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

DATA = Path(__file__).resolve().parents[1]
ANNOTATED = DATA / "annotated"
FOLDERS = [ANNOTATED, ANNOTATED / "further", ANNOTATED / "news", DATA / "marked"]  # as for the two parts


def main() -> None:
    """Train and write the weights."""
    output, *parts = sys.argv[1:]
    lexicon = load_lexicon()
    extractors = [Extractor(lexicon, tagger=choose_tagger(part)) for part in parts]
    models = train_names(FOLDERS, extractors)
    for type_, model in models.items():
        Path(output, f"{FILES[type_]}.tsv.gz").write_bytes(model.to_bytes())


if __name__ == "__main__":
    main()
