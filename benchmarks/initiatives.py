"""How often the model of initiatives is right where it answers, on articles that it was not trained on.

python -m benchmarks.initiatives [--write] [SHARED]

`annotated`: data/annotated with the folders in it, each article read by a model that the other folds trained, or a part
of them.  `own`, `unread`, `news`: tests/quality; `benchmark`: SHARED/benchmark/dev; these by the model of all of
data/annotated.
What the rules found is none of the model's.
"""

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

# One thread, so that sums are formed in one order.
os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")

from benchmarks.measured import measured
from benchmarks.tables import put_table
from kg.extraction.extractor import Extractor
from kg.extraction.likely.initiative_features import Candidates
from kg.extraction.likely.initiatives import likely
from kg.extraction.likely.linear_model import LinearModel
from kg.extraction.tagger.backends import choose_tagger
from kg.gold import Range
from kg.knowledge.lexicon import load_lexicon
from kg.training.initiatives import cases_of, read
from kg.training.regression import Case, fit

ROOT = Path(__file__).resolve().parents[1]
FOLDS = 5
LEAST = (0.4, 0.5, 0.6, 0.7, 0.8)
PARTS = (1, 2, 4)
Answer = tuple[float, bool | None]  # None where reasonable annotators would differ


class Read(NamedTuple):
    """An article: its candidates, where the gold names initiatives, and what these teach."""

    candidates: Candidates
    gold: dict[Range, bool]
    cases: list[Case]


def answers(model: LinearModel, article: Read) -> Iterator[Answer]:
    for chance, mention in likely(article.candidates, model, LEAST[0]):
        span = (mention.span.start, mention.span.end)
        closest = max(article.gold, key=lambda place: _common(place, span), default=None)
        named = closest is not None and _common(closest, span) >= 0.5
        optional = closest is not None and named and article.gold[closest]
        yield chance, None if optional else named


def _common(one: Range, other: Range) -> float:
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(0.0, common / (max(one[1], other[1]) - min(one[0], other[0])))


def crossed(articles: Sequence[Read], part: int) -> list[Answer]:
    """Each article's answers by the model of the other folds, or of one in ``part`` of their articles."""
    found = list[Answer]()
    for fold in range(FOLDS):
        others = [article for number, article in enumerate(articles) if number % FOLDS != fold][::part]
        model = fit([case for article in others for case in article.cases])
        found += [answer for article in articles[fold::FOLDS] for answer in answers(model, article)]
    return found


def missed(articles: Sequence[Read]) -> int:
    """The mentions of the gold with which none that the rules found overlaps."""
    count = 0
    for article in articles:
        named = [mention.span for mention in article.candidates.named]
        wanted = [place for place, optional in article.gold.items() if not optional]
        count += sum(all(end <= span.start or span.end <= start for span in named) for start, end in wanted)
    return count


def row(name: str, articles: Sequence[Read], found: list[Answer]) -> tuple[str, ...]:
    said = {least: Counter(outcome for chance, outcome in found if chance >= least) for least in LEAST}
    counts = (f"{count[True]} of {count[True] + count[False]}" for count in said.values())
    return (name, f"{len(articles)}", f"{missed(articles)}", *counts)


def main() -> None:
    """Print the table."""
    shared = Path(next((part for part in sys.argv[1:] if part != "--write"), ROOT.parent / "shared"))
    extractor = Extractor(load_lexicon(), tagger=choose_tagger())
    annotated = _read(ROOT / "data" / "annotated", extractor)
    names = {1: "annotated, by all other folds", 2: "by half of them", 4: "by a quarter of them"}
    rows = [row(names[part], annotated, crossed(annotated, part)) for part in PARTS]
    model = fit([case for article in annotated for case in article.cases])
    for name, folder in measured(shared).items():
        articles = _read(folder, extractor)
        rows.append(row(name, articles, [answer for article in articles for answer in answers(model, article)]))
    header = ("articles", "of them", "missed by the rules", *(f"right from {least} on" for least in LEAST))
    put_table("initiatives", header, rows, write="--write" in sys.argv, document="initiatives.md")


def _read(folder: Path, extractor: Extractor) -> list[Read]:
    files = sorted(folder.rglob("*.json"), key=lambda file: file.name)
    return [Read(*found, list(cases_of(*found))) for file in files for found in read(file, extractor)]


if __name__ == "__main__":
    main()
