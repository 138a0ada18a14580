"""Usual ways of saying a thing, and near misses: what each sentence of `tests/phrasings` says is found, and no more."""

from collections import defaultdict
from pathlib import Path

import pytest

from kg.extraction.extractor import Extractor
from kg.extraction.tagger_backends import choose_tagger
from kg.knowledge.lexicon import load_lexicon
from kg.model import Article, Page
from kg.reading.articles import split_articles

HERE = Path(__file__).parent
Row = tuple[str, list[str]]


def constructions() -> dict[tuple[str, str], list[Row]]:
    """The rows of each file by the comment line before them."""
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for file in sorted(HERE.glob("*.tsv")):
        name = ""
        for line in file.read_text("utf-8").splitlines():
            if line.startswith("#"):
                name = line.removeprefix("#").strip()
            elif line:
                sentence, facts = line.split("\t")
                found[file.stem, name].append((sentence, facts.split("; ")))
    return found


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(load_lexicon(), tagger=choose_tagger())


def read(extractor: Extractor, sentence: str) -> set[str]:
    """The facts of a sentence: 沈清禾 participatesIn 座谈会."""
    articles: list[Article] = list(split_articles(Page("0" * 16, "page", "", sentence, "utf-8", "given")))
    told = [relation for extraction in extractor.extract_all(articles) for relation in extraction.relations]
    ends = [(one.subject, one.predicate, one.object) for one in told]
    return {
        f"{subject.name if subject else 'article'} {predicate} {object_ if isinstance(object_, str) else object_.name}"
        for subject, predicate, object_ in ends
    }


@pytest.mark.parametrize(("file", "construction"), sorted(constructions()))
def test_construction_is_read(extractor: Extractor, file: str, construction: str) -> None:
    failed = []
    for sentence, facts in constructions()[file, construction]:
        found = read(extractor, sentence)
        missed = [fact for fact in facts if not fact.startswith("-") and fact not in found]
        wrong = [fact for fact in facts if fact.startswith("-") and fact.removeprefix("-") in found]
        if missed or wrong:
            failed.append((sentence, missed, wrong, sorted(found)))
    assert not failed
