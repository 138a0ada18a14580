"""Training the models of names: what is learned from, and that it is the same every time."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pytest

from kg.errors import ReadError
from kg.extraction.extractor import Extractor
from kg.extraction.likely.names import FILES
from kg.extraction.likely.surroundings import Surroundings
from kg.knowledge.lexicon import load_lexicon
from kg.model import Article, EntityType
from kg.training.names import cases, train_names

TEXT = "岚屿轮滑队在岚屿公园训练，队员石润禾说，云栖（岚屿）轮滑队也会来。"
ORGANIZATION, PLACE, PERSON = EntityType.ORGANIZATION, EntityType.PLACE, EntityType.PERSON


@dataclass
class Recorded:
    """An extractor that keeps the last character of what it read."""

    extractor: Extractor
    read: list[str] = field(default_factory=list)

    def surroundings(self, article: Article) -> Surroundings:
        self.read.append(article.text[-1])
        return self.extractor.surroundings(article)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(load_lexicon())


def gold(folder: Path, name: str = "a") -> Path:
    """An article with a body, a person, and a place perhaps."""
    entities = [
        {"id": "o1", "type": "Organization", "name": "岚屿轮滑队", "surfaces": ["岚屿轮滑队", "云栖（岚屿）轮滑队"]},
        {"id": "p1", "type": "Person", "name": "石润禾", "surfaces": ["石润禾"]},
        {"id": "l1", "type": "Place", "name": "岚屿公园", "surfaces": ["岚屿公园"], "optional": True},
    ]
    (folder / f"{name}.txt").write_text(TEXT + name, "utf-8")
    file = folder / f"{name}.json"
    file.write_text(json.dumps({"entities": entities, "relations": []}, ensure_ascii=False), "utf-8")
    return file


def test_a_case_is_a_phrase_and_what_the_gold_says_it_names(tmp_path: Path, extractor: Extractor) -> None:
    found = list(cases(gold(tmp_path), extractor))
    sizes = {next(one for one in told if one.startswith("size:")) for _, told, named in found if named is ORGANIZATION}
    assert sizes == {"size:5", "size:9"}  # what stands in brackets counts as one word
    assert [told for asked, told, named in found if named is PERSON and "surname:石" in told]
    assert all(named is not PLACE for _, _, named in found)


def test_the_same_files_teach_the_same_models(tmp_path: Path, extractor: Extractor) -> None:
    for name in "abcdef":
        gold(tmp_path, name)
    models, again = (train_names([tmp_path], [extractor]) for _ in range(2))
    assert [models[type_].to_bytes() for type_ in FILES] == [again[type_].to_bytes() for type_ in FILES]
    assert models[ORGANIZATION].weigh(["ends:滑队"]) > 0 >= models[PLACE].weigh(["ends:滑队"])


def test_a_file_that_is_no_gold_file_is_named(tmp_path: Path, extractor: Extractor) -> None:
    gold(tmp_path).write_text("{}", "utf-8")
    with pytest.raises(ReadError, match=r"a\.json: not a gold file"):
        train_names([tmp_path], [extractor])


def test_each_part_of_the_files_is_read_by_an_extractor_of_its_own(tmp_path: Path, extractor: Extractor) -> None:
    for name in "abcd":
        gold(tmp_path, name)
    mine, others = Recorded(extractor), Recorded(extractor)
    train_names([tmp_path], [cast("Extractor", mine), cast("Extractor", others)])
    assert (mine.read, others.read) == (["a", "c"], ["b", "d"])
