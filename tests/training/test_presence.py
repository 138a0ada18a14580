"""Training the model of who is at an event: what is learned from, and that it is the same every time."""

import json
from pathlib import Path

import pytest

from kg.errors import ReadError
from kg.extraction.extractor import Extractor
from kg.knowledge.lexicon import load_lexicon
from kg.training.presence import cases, train_presence

TEXT = "11月2日，青禾社区举办第四届邻里节。居民沈清禾剪出窗花。居民何青照看小店。居民周远山在楼上看书。"
PEOPLE = {"p1": "沈清禾", "p2": "何青", "p3": "周远山"}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(load_lexicon())


def gold(folder: Path, name: str = "a") -> Path:
    """An article in which one of three people took part, and one perhaps."""
    named = {"i1": ("Initiative", "第四届邻里节"), **{key: ("Person", person) for key, person in PEOPLE.items()}}
    entities = [{"id": key, "type": type_, "name": name, "surfaces": [name]} for key, (type_, name) in named.items()]
    relations = [
        {"s": "p1", "p": "participatesIn", "o": "i1"},
        {"s": "p3", "p": "participatesIn", "o": "i1", "optional": True},
    ]
    (folder / f"{name}.txt").write_text(TEXT, "utf-8")
    file = folder / f"{name}.json"
    file.write_text(json.dumps({"entities": entities, "relations": relations}, ensure_ascii=False), "utf-8")
    return file


def test_a_case_is_a_pair_that_no_rule_has_joined_and_that_the_gold_decides(
    tmp_path: Path, extractor: Extractor
) -> None:
    decided = [outcome for features, outcome in cases(gold(tmp_path), extractor) if "C|type:Person" in features]
    assert decided == [True, False]


def test_the_same_files_teach_the_same_model_whatever_their_order(tmp_path: Path, extractor: Extractor) -> None:
    for name in "abcdef":
        gold(tmp_path, name)
    model = train_presence([tmp_path], extractor)
    assert model.to_bytes() == train_presence([tmp_path], extractor).to_bytes()
    assert model.probability(["C|does:剪出"]) > 0.5 > model.probability(["C|does:照看"])


def test_a_file_that_is_no_gold_file_is_named(tmp_path: Path, extractor: Extractor) -> None:
    gold(tmp_path).write_text("{}", "utf-8")
    with pytest.raises(ReadError, match=r"a\.json: not a gold file"):
        train_presence([tmp_path], extractor)
