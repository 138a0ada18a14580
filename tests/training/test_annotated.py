"""The annotated articles that ship: each is a gold file, and the models' training does not read those that measure."""

from pathlib import Path

import pytest

from kg.gold import read_gold

ROOT = Path(__file__).resolve().parents[2]
ANNOTATED = ROOT / "data" / "annotated"
MEASURING = [ROOT / "tests" / "quality" / name for name in ("gold", "news", "unread")]
MARKED = ROOT / "data" / "marked"  # of which the names alone are annotated
FILES = sorted(ANNOTATED.rglob("*.json"))


def test_the_articles_are_there_each_with_its_gold() -> None:
    assert {file.with_suffix(".txt") for file in FILES} == set(ANNOTATED.rglob("*.txt"))
    assert len(FILES) > 250


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_article_says_something_that_its_text_has(file: Path) -> None:
    gold = read_gold(file)
    assert gold.things
    assert gold.facts


def test_the_articles_with_marked_names_have_names_and_no_facts() -> None:
    files = sorted(MARKED.glob("*.json"))
    assert {file.with_suffix(".txt") for file in files} == set(MARKED.glob("*.txt"))
    assert len(files) > 1000
    assert all(gold.things and not gold.facts for gold in map(read_gold, files))


def test_no_article_is_also_one_that_measures() -> None:
    texts = [{path.read_text("utf-8") for path in folder.rglob("*.txt")} for folder in (ANNOTATED, MARKED, *MEASURING)]
    assert all(texts[0].isdisjoint(others) for others in texts[1:])
