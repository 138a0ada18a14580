"""Training the model of initiatives: what is learned from, and that it is the same every time."""

import json
from pathlib import Path

import pytest

from kg.errors import ReadError
from kg.extraction.extractor import Extractor
from kg.knowledge.lexicon import load_lexicon
from kg.training.initiatives import cases, train_initiatives

TEXT = "青禾社区还将办皮影展演。居民沈清禾看过邻里展演，何青想起儿时展演。"


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(load_lexicon())


def gold(folder: Path, name: str = "a") -> Path:
    """An article with an initiative, and one perhaps."""
    entities = [
        {"id": "i1", "type": "Initiative", "name": "皮影展演", "surfaces": ["皮影展演"]},
        {"id": "i2", "type": "Initiative", "name": "邻里展演", "surfaces": ["邻里展演"], "optional": True},
    ]
    (folder / f"{name}.txt").write_text(TEXT, "utf-8")
    file = folder / f"{name}.json"
    file.write_text(json.dumps({"entities": entities, "relations": []}, ensure_ascii=False), "utf-8")
    return file


def test_a_case_is_a_phrase_and_whether_the_gold_names_it(tmp_path: Path, extractor: Extractor) -> None:
    found = list(cases(gold(tmp_path), extractor))
    (named,) = [features for features, outcome in found if outcome]
    assert {"first:皮影", "head:展演"} <= named
    assert not any("first:邻里" in features and "size:4" in features for features, _ in found)


def test_the_same_files_teach_the_same_model(tmp_path: Path, extractor: Extractor) -> None:
    for name in "abcdef":
        gold(tmp_path, name)
    model = train_initiatives([tmp_path], extractor)
    assert model.to_bytes() == train_initiatives([tmp_path], extractor).to_bytes()
    assert model.weigh(["first:皮影"]) > 0 > model.weigh(["first:儿时"])


def test_a_file_that_is_no_gold_file_is_named(tmp_path: Path, extractor: Extractor) -> None:
    gold(tmp_path).write_text("{}", "utf-8")
    with pytest.raises(ReadError, match=r"a\.json: not a gold file"):
        train_initiatives([tmp_path], extractor)
