"""How often the models of names are right where they answer, on articles that they were not trained on.

python -m benchmarks.names [--write] [SHARED]

`own`, `unread`, `news`: tests/quality; `benchmark`: SHARED/benchmark/dev; all by the models that ship.  What the rules
found is none of the models'; the second table is of what the rules found and the models doubt.
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
from kg.extraction.likely.doubted import best_chances, weak_names
from kg.extraction.likely.names import FILES, Models, likely, load_models
from kg.extraction.likely.surroundings import Surroundings
from kg.extraction.tagger.backends import choose_tagger
from kg.gold import Range
from kg.knowledge.lexicon import load_lexicon
from kg.model import EntityType
from kg.training.names import Named, read

ROOT = Path(__file__).resolve().parents[1]
LEAST = (0.5, 0.6, 0.7, 0.8, 0.9)
DOUBTED = (0.02, 0.05, 0.08, 0.15, 0.3)
Answer = tuple[EntityType, float, bool | None]  # None where reasonable annotators would differ


class Read(NamedTuple):
    """An article: what is around its names, and where the gold names what."""

    around: Surroundings
    gold: dict[Range, Named]


def answers(models: Models, article: Read) -> Iterator[Answer]:
    for one in likely(article.around, models, dict.fromkeys(FILES, LEAST[0])):
        named, optional = article.gold.get((one.start, one.end), (None, False))
        yield one.type, one.chance, None if optional else named is one.type


def doubts(models: Models, article: Read) -> Iterator[Answer]:
    """The names that a weak sign tells, how likely the models find them, and whether the gold has them anywhere."""
    weak = tuple(weak_names(article.around))
    for mentions, chance in zip(weak, best_chances(article.around, models, weak), strict=True):
        told = [article.gold.get((one.span.start, one.span.end), (None, False)) for one in mentions]
        optional = any(of is mentions[0].type and free for of, free in told)
        right = any(of is mentions[0].type for of, _ in told)
        yield mentions[0].type, chance, None if optional else right


def missed(articles: Sequence[Read], type_: EntityType) -> int:
    """The mentions of the gold with which none that the rules found overlaps."""
    count = 0
    for article in articles:
        wanted = [place for place, (named, optional) in article.gold.items() if named is type_ and not optional]
        count += sum(article.around.taken.isdisjoint(range(*place)) for place in wanted)
    return count


def rows(name: str, articles: Sequence[Read], found: list[Answer]) -> Iterator[tuple[str, ...]]:
    for type_ in FILES:
        of_type = [(chance, outcome) for named, chance, outcome in found if named is type_]
        said = [Counter(outcome for chance, outcome in of_type if chance >= least) for least in LEAST]
        counts = (f"{count[True]} of {count[True] + count[False]}" for count in said)
        yield (name, FILES[type_], f"{missed(articles, type_)}", *counts)


def left_out(name: str, found: list[Answer]) -> tuple[str, ...]:
    """Of how many names that the models doubt the gold has none, by the probability below which they are left out."""
    asked = [(chance, right) for _, chance, right in found if right is not None]
    said = [Counter(right for chance, right in asked if chance < least) for least in DOUBTED]
    return (name, f"{len(asked)}", *(f"{count[False]} of {count[True] + count[False]}" for count in said))


def main() -> None:
    """Print the tables."""
    shared = Path(next((part for part in sys.argv[1:] if part != "--write"), ROOT.parent / "shared"))
    extractor = Extractor(load_lexicon(), tagger=choose_tagger())
    models, table, out = load_models(), list[tuple[str, ...]](), list[tuple[str, ...]]()
    for name, part in measured(shared).items():
        articles = _read(part, extractor)
        table += rows(name, articles, [answer for article in articles for answer in answers(models, article)])
        out.append(left_out(name, [answer for article in articles for answer in doubts(models, article)]))
    header = ("articles", "names of", "missed by the rules", *(f"right from {least} on" for least in LEAST))
    put_table("names", header, table, write="--write" in sys.argv, document="names.md")
    below = ("articles", "told by a weak sign", *(f"wrong below {least}" for least in DOUBTED))
    put_table("doubted", below, out, write="--write" in sys.argv, document="names.md")


def _read(folder: Path, extractor: Extractor) -> list[Read]:
    files = sorted(folder.glob("*.json"), key=lambda file: file.name)
    return [Read(*one) for file in files for one in read(file, extractor)]


if __name__ == "__main__":
    main()
