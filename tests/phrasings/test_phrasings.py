"""Usual sentences of local news and near misses: what each says is found, and nothing that it does not say."""

from collections import defaultdict
from pathlib import Path

import pytest

from kg.extraction.extractor import Extractor
from kg.extraction.tagger.backends import choose_tagger
from kg.knowledge.lexicon import load_lexicon
from kg.model import Page
from kg.reading.articles import split_articles

FOLDER = Path(__file__).parent
Row = tuple[str, list[str]]


def constructions() -> dict[tuple[str, str], list[Row]]:
    """The rows of each file by the comment line before them."""
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for file in sorted(FOLDER.glob("*.tsv")):
        name = ""
        for line in file.read_text("utf-8").splitlines():
            if line.startswith("#"):
                name = line.removeprefix("#").strip()
            elif line:
                sentence, wanted = line.split("\t")
                found[file.stem, name].append((sentence.replace("\\n", "\n"), wanted.split("; ")))
    return found


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(load_lexicon(), tagger=choose_tagger())


def read(extractor: Extractor, text: str) -> set[str]:
    """What a text tells: `Initiative 第六届邻里节`, and each fact by every name of its ends: `沈清禾 heldAt 云栖`."""
    found = set[str]()
    articles = list(split_articles(Page("0" * 16, "page", "", text, "utf-8", "given")))
    for extraction in extractor.extract_all(articles):
        found |= {f"{mention.type} {mention.name}" for mention in extraction.mentions}
        names = {mention: {one.name for one in chain} for chain in extraction.chains for mention in chain}
        for relation in extraction.relations:
            subject, object_ = relation.subject, relation.object
            subjects = names.get(subject, {subject.name}) if subject else {"article"}
            objects = {object_} if isinstance(object_, str) else names.get(object_, {object_.name})
            found |= {f"{one} {relation.predicate} {other}" for one in subjects for other in objects}
    return found


@pytest.mark.parametrize(("file", "construction"), sorted(constructions()))
def test_what_is_said_is_found(extractor: Extractor, file: str, construction: str) -> None:
    failed = []
    for text, wanted in constructions()[file, construction]:
        found = read(extractor, text)
        missed = [one for one in wanted if not one.startswith("-") and one not in found]
        wrong = [one for one in wanted if one.startswith("-") and one.removeprefix("-") in found]
        if missed or wrong:
            failed.append((text, missed, wrong, sorted(found)))
    assert not failed
