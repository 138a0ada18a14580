"""Annotated files and their articles, for the models that learn from what the extractor finds in them."""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from kg.gold import Document, Range, Thing, read_gold
from kg.model import Article, Page, Span
from kg.reading.articles import split_articles


def gold_files(folders: Iterable[Path]) -> list[Path]:
    """The gold files of the folders, by name."""
    return sorted(chain.from_iterable(folder.glob("*.json") for folder in folders), key=lambda file: file.name)


def articles_of(file: Path) -> Iterator[tuple[Article, Document]]:
    """The articles of the text beside a gold file, each with the gold of the whole text.

    Raises `ReadError` for a file that is no gold file.
    """
    gold, text = read_gold(file), file.with_suffix(".txt").read_bytes().decode("utf-8")
    page = Page("0" * 16, file.stem, "", text, "utf-8", "given")
    for article in split_articles(page):
        yield article, gold


def places_of(gold: Document, article: Article) -> Iterator[tuple[Range, Thing]]:
    """Where the gold names its things, in the article's text."""
    places = {article.locate(Span(at, at + 1)).start: at for at, c in enumerate(article.text) if not c.isspace()}
    for thing in gold.things.values():
        for start, end in thing.spans:
            if start in places and end - 1 in places:
                yield (places[start], places[end - 1] + 1), thing
