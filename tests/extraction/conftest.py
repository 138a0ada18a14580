"""Articles of a few lines, read by one extractor; what they say, as plain names to compare."""

import re
from collections.abc import Callable

import pytest

from kg.extraction.extractor import Extractor
from kg.knowledge.lexicon import load_lexicon
from kg.model import Article, Block, BlockKind, EntityType, Extraction, Metadata, OffsetMap, Predicate, Span

Extract = Callable[..., Extraction]
Fact = tuple[str, str, str]


def article_of(
    text: str, *, published: str | None = "2024-11-05", kinds: dict[int, BlockKind] | None = None
) -> Article:
    """An article whose lines are paragraphs, but for those that ``kinds`` (by number) makes something else."""
    blocks, at = [], 0
    for number, line in enumerate(text.split("\n")):
        if line:
            blocks.append(Block((kinds or {}).get(number, BlockKind.PARAGRAPH), Span(at, at + len(line))))
        at += len(line) + 1
    whole, offsets = Span(0, max(1, len(text))), OffsetMap(((0, 0),))
    metadata = Metadata(published=published)
    return Article("a" * 16, "p" * 16, 0, whole, "", None, (), text, offsets, tuple(blocks), metadata)


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """Made once; loading takes about a second."""
    return Extractor(load_lexicon())


@pytest.fixture(scope="session")
def extract(extractor: Extractor) -> Extract:
    """``extract("区长周远山…")``: the extraction of an article of paragraphs."""

    def extract(text: str, **options: object) -> Extraction:
        return extractor.extract(article_of(text, **options))  # type: ignore[arg-type]

    return extract


def unmarked(marked: str) -> str:
    """The sentence without the brackets that mark what is expected in it."""
    return re.sub(r"[\[\]]", "", marked)


def mark(extraction: Extraction, *types: EntityType) -> str:
    """The text with square brackets around each mention of the types, also around those in one another.

    ``"区长[周远山]出席"``: a table of such sentences says at once what is taken and what is refused.
    """
    text = extraction.article.text
    opened = [mention.span.start for mention in extraction.mentions if mention.type in types]
    closed = [mention.span.end for mention in extraction.mentions if mention.type in types]
    marks = [closed.count(at) * "]" + opened.count(at) * "[" for at in range(len(text) + 1)]
    return "".join(mark + character for mark, character in zip(marks, f"{text}\n", strict=True))[:-1]


def kinds_of(extraction: Extraction, type_: EntityType) -> dict[str, str]:
    """The fine class of each mention of a type, by its name."""
    return {mention.name: mention.kind for mention in extraction.mentions if mention.type is type_}


def rules_of(extraction: Extraction, type_: EntityType) -> dict[str, str]:
    """The rule that found each mention of a type, by its name."""
    return {mention.name: mention.rule for mention in extraction.mentions if mention.type is type_}


def facts_of(extraction: Extraction, predicate: Predicate) -> set[Fact]:
    """Subject, qualifier and object of each relation of a predicate, by name; an article's own subject is ""."""
    return {
        (
            relation.subject.name if relation.subject else "",
            relation.qualifier,
            relation.object if isinstance(relation.object, str) else relation.object.name,
        )
        for relation in extraction.relations
        if relation.predicate is predicate
    }


def chains_of(extraction: Extraction) -> list[list[str]]:
    """The chains, each as its names in order of the text without repetition."""
    return [list(dict.fromkeys(mention.name for mention in chain)) for chain in extraction.chains]
