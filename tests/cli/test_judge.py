"""``kg judge``: pairs with reason and evidence, decisions in a file, undone again."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Kg

PAGES = {"a.txt": "书友会开讲\n居民沈清禾参加书友会。\n", "b.txt": "邻里节开幕\n居民沈清禾参加邻里节。\n"}


@pytest.fixture
def doubtful(kg: Kg, tmp_path: Path) -> Path:
    """A graph with two people of one name."""
    for name, text in PAGES.items():
        (tmp_path / name).write_text(text, "utf-8")
    store = tmp_path / "graph"
    assert kg("build", tmp_path / "a.txt", tmp_path / "b.txt", "--store", store).exit_code == 0
    return store


def pair(kg: Kg, store: Path, file: Path) -> tuple[str, str]:
    shown = json.loads(kg("judge", "--store", store, "--judgements", file, "--json").stdout)
    (question,) = [question for question in shown if question["type"] == "Person"]
    return question["left"]["iri"], question["right"]["iri"]


def test_pairs_are_shown_with_reason_and_evidence(kg: Kg, doubtful: Path, tmp_path: Path) -> None:
    shown = kg("judge", "--store", doubtful, "--judgements", tmp_path / "j.tsv").stdout
    assert "the same name 沈清禾" in shown
    assert "居民沈清禾参加书友会" in shown or "沈清禾” a.txt" in shown


def test_a_decision_is_kept_obeyed_and_taken_back(kg: Kg, doubtful: Path, tmp_path: Path) -> None:
    file = tmp_path / "j.tsv"
    one, other = pair(kg, doubtful, file)
    decision = ("--same", one, other, "--who", "林一舟", "--why", "同一人")
    said = kg("judge", "--store", doubtful, "--judgements", file, *decision)
    assert said.exit_code == 0, said.output
    assert "林一舟" in file.read_text("utf-8")
    assert "沈清禾" not in kg("judge", "--store", doubtful, "--judgements", file).stdout
    joined = kg("extract", tmp_path / "a.txt", tmp_path / "b.txt", "--judgements", file).stdout
    assert min(one, other) in joined
    assert max(one, other) not in joined
    assert "taken back" in kg("judge", "--store", doubtful, "--judgements", file, "--undo", one, other).stdout
    assert pair(kg, doubtful, file) == (one, other)


def test_what_contradicts_is_refused_and_the_file_stays(kg: Kg, doubtful: Path, tmp_path: Path) -> None:
    file = tmp_path / "j.tsv"
    a, b, c = ("a" * 8, "b" * 8, "c" * 8)
    for kind, one, other in (("--same", a, b), ("--different", b, c)):
        kg("judge", "--store", doubtful, "--judgements", file, kind, one, other, "--when", "2024-11-05")
    before = file.read_bytes()
    refused = kg("judge", "--store", doubtful, "--judgements", file, "--same", a, c)
    assert refused.exit_code == 1
    assert "take one of the two" in refused.stderr
    assert file.read_bytes() == before


def test_what_is_no_entity_is_told(kg: Kg, doubtful: Path, tmp_path: Path) -> None:
    refused = kg("judge", "--store", doubtful, "--judgements", tmp_path / "j.tsv", "--same", "沈清禾", "b" * 8)
    assert refused.exit_code == 1
    assert "is not an entity" in refused.stderr


def test_a_build_with_a_broken_file_of_judgements_fails_in_one_line(kg: Kg, doubtful: Path, tmp_path: Path) -> None:
    (tmp_path / "j.tsv").write_text("x\ty\tz\n", "utf-8")
    refused = kg("build", tmp_path / "a.txt", "--store", tmp_path / "other", "--judgements", tmp_path / "j.tsv")
    assert refused.exit_code == 1
    assert "j.tsv:1" in refused.stderr
