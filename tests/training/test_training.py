"""Training: from annotated files to weights, the same ones every time."""

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from kg.cli import cli
from kg.errors import ReadError
from kg.extraction.tagger.chains import LABELS
from kg.extraction.tagger.features import ROW_BITS
from kg.extraction.tagger.marks import Marks, freeze_words
from kg.extraction.tagger.tagger import LearnedTagger, load_tagger
from kg.extraction.tagger.weights import load_weights, small_weights
from kg.model import EntityType
from kg.training.field import Example, Schedule, train_field
from kg.training.frozen import freeze
from kg.training.gold import read_examples
from kg.training.labels import label_text
from kg.training.retrain import train_tagger

TEXT = "星灯队来到云栖。星灯队在云栖开展活动。\n星灯队的沈清禾很高兴。\n"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    entities = [
        {"id": "e1", "type": "Organization", "name": "星灯队", "surfaces": ["星灯队"]},
        {"id": "e2", "type": "AdministrativeUnit", "name": "云栖", "surfaces": [{"text": "云栖", "quote": "来到云栖"}]},
        {"id": "e3", "type": "Person", "name": "沈清禾", "surfaces": ["沈清禾"], "optional": True},
        {"id": "e4", "type": "Initiative", "name": "活动", "surfaces": ["活动"]},
    ]
    (tmp_path / "one.txt").write_text(TEXT, "utf-8", newline="")
    (tmp_path / "one.json").write_text(json.dumps({"entities": entities, "relations": []}), "utf-8")
    return tmp_path


def test_gold_becomes_labels(gold: Path) -> None:
    (example,) = read_examples([gold])
    labels = example.labels.tolist()
    assert example.text == TEXT
    assert labels[0:3] == labels[8:11] == [9, 10, 11]
    assert labels[5:7] == [5, 7]
    at = TEXT.index("云栖", 8)
    assert labels[at : at + 2] == [0, 0], "only inside the quotation"
    assert labels[TEXT.index("沈")] == 1
    assert labels[TEXT.index("活动")] == 0, "an initiative is none of the kinds"


def test_of_two_names_that_overlap_the_longer_counts() -> None:
    assert label_text(5, [(0, 2, 1), (0, 5, 2)]).tolist() == [9, 10, 10, 10, 11]
    assert label_text(1, [(0, 1, 0)]).tolist() == [4]


@pytest.mark.parametrize("content", ["{", "[]", '{"entities": [{"id": "e1"}]}', '{"entities": [{"type": "Robot"}]}'])
def test_a_bad_gold_file_is_named(content: str, gold: Path) -> None:
    (gold / "one.json").write_text(content, "utf-8")
    with pytest.raises(ReadError, match=r"one\.json: not a gold file"):
        read_examples([gold])


def test_a_folder_without_gold_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no gold files"):
        read_examples([tmp_path])


def test_a_field_learns_what_it_is_shown_and_the_same_each_time() -> None:
    marks = Marks(freeze_words({}), np.zeros(1 << 16, dtype=np.uint8))
    names = ["周远山", "沈清禾", "顾青", "陆知行"]
    texts = [f"记者{name}报道，天气很好。" for name in names] * 8
    examples = [Example(text, label_text(len(text), [(2, text.index("报"), 0)])) for text in texts]
    schedule = Schedule(passes=6, batch=64)
    table, transitions = train_field(examples, marks, schedule)
    again, _ = train_field(examples, marks, schedule)
    assert np.array_equal(table, again)
    assert table.shape == (1 << ROW_BITS, LABELS)
    tagger = LearnedTagger(small_weights(table, transitions, marks))
    text = "记者周远山报道，天气很好。"
    assert [one.span.cut(text) for one in tagger.tag(text)] == ["周远山"]


def test_annotations_teach_the_shipped_weights_a_new_name(gold: Path) -> None:
    before = load_tagger().tag("星灯队的人")
    trained = LearnedTagger(train_tagger([gold], passes=30).weights)
    found = {(one.span.cut(TEXT), one.type) for one in trained.tag(TEXT)}
    assert ("星灯队", EntityType.ORGANIZATION) in found
    assert ("沈清禾", EntityType.PERSON) in found
    assert before != trained.tag("星灯队的人")


def test_the_command_trains_and_its_weights_are_the_same_twice(gold: Path, tmp_path: Path) -> None:
    files = [tmp_path / "a.bin", tmp_path / "b.bin"]
    for file in files:
        run = CliRunner().invoke(cli, ["train", str(gold), "-o", str(file), "--passes", "2"])
        assert run.exit_code == 0, run.output
        assert "1 file" in run.output
    assert files[0].read_bytes() == files[1].read_bytes()
    assert "annotated files: 1" in load_weights(files[0]).note


def test_the_command_names_a_folder_without_gold(tmp_path: Path) -> None:
    run = CliRunner().invoke(cli, ["train", str(tmp_path), "-o", str(tmp_path / "w.bin")])
    assert run.exit_code == 1
    assert "no gold files" in run.output
    assert not (tmp_path / "w.bin").exists()


def test_the_lexicons_are_frozen_into_marks() -> None:
    from kg.extraction.tagger.features import encode
    from kg.extraction.tagger.marks import LISTS
    from kg.knowledge.divisions import load_divisions
    from kg.knowledge.lexicon import load_lexicon

    marks = freeze(load_lexicon(), load_divisions(), ["星灯集团"])
    starts, ends = marks.starts_and_ends(encode("南通市星灯集团居委会"))
    assert starts[0] & 1 << LISTS.index("divisions")
    assert starts[3] & 1 << LISTS.index("known")
    assert ends[9] & 1 << LISTS.index("bodies")
    assert marks.classes[ord("王")] > 33 > marks.classes[ord("蝉")]
