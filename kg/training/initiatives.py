"""Trains the model of initiatives (`kg.extraction.likely.initiatives`) on annotated files; always the same weights."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kg.extraction.extractor import Extractor
from kg.extraction.likely.initiative_features import Candidates
from kg.extraction.likely.linear_model import LinearModel
from kg.gold import Document, Range
from kg.model import Article, EntityType
from kg.training.annotated import articles_of, gold_files, places_of
from kg.training.regression import Case, fit


def train_initiatives(folders: Iterable[Path], extractor: Extractor) -> LinearModel:
    """The model that the gold files of the folders teach.

    Raises `ReadError` for a file that is no gold file.
    """
    return fit([case for file in gold_files(folders) for case in cases(file, extractor)])


def cases(file: Path, extractor: Extractor) -> Iterator[Case]:
    """Every phrase of a file that may name an initiative, and whether the gold says it does; none that is optional."""
    for candidates, gold in read(file, extractor):
        yield from cases_of(candidates, gold)


def cases_of(candidates: Candidates, gold: Mapping[Range, bool]) -> Iterator[Case]:
    """The cases of one article."""
    for end in candidates.ends(every=True):
        of_end = (*candidates.of_head(end), *candidates.of_end(end))
        for start in candidates.starts(end, across=True):
            optional = gold.get((start, end.end))
            if not optional:
                told = *candidates.of_start(start, end), *candidates.of_phrase(start, end)
                yield frozenset((*of_end, *told)), optional is not None


def read(file: Path, extractor: Extractor) -> Iterator[tuple[Candidates, dict[Range, bool]]]:
    """The candidates of each article of a file, and where the gold names initiatives: True for optional ones."""
    for article, gold in articles_of(file):
        yield extractor.candidates(article), _named(gold, article)


def _named(gold: Document, article: Article) -> dict[Range, bool]:
    """The gold's initiatives by their range in the article's text."""
    found = dict[Range, bool]()
    for place, thing in places_of(gold, article):
        if thing.type == EntityType.INITIATIVE:
            found[place] = found.get(place, True) and thing.optional
    return found
