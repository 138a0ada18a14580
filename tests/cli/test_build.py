import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import Result

Kg = Callable[..., Result]


def test_it_tells_what_it_read_where_it_is_and_what_to_do_next(
    kg: Kg, two_pages: tuple[Path, Path], tmp_path: Path
) -> None:
    result = kg("build", *two_pages, "--store", tmp_path / "graph")
    assert result.exit_code == 0
    assert result.stdout.startswith("Read 2 pages with 2 articles.\n")
    for part in (str(tmp_path / "graph"), "Person", "kg view --store", "kg query --store", "kg explain --store"):
        assert part in result.stdout
    assert result.stderr == ""


def test_json_holds_the_same(kg: Kg, two_pages: tuple[Path, Path], tmp_path: Path) -> None:
    result = kg("build", *two_pages, "--store", tmp_path / "graph", "--json")
    told = json.loads(result.stdout)
    assert told["read"] == {"pages": 2, "articles": 2, "left_out": []}
    assert told["graph"]["entities"]["Person"] >= 2


def test_building_again_changes_nothing(kg: Kg, two_pages: tuple[Path, Path], tmp_path: Path) -> None:
    def exported() -> bytes:
        assert kg("build", *two_pages, "--store", tmp_path / "graph").exit_code == 0
        assert kg("export", "--store", tmp_path / "graph", "--format", "nq", "-o", tmp_path / "g.nq").exit_code == 0
        return (tmp_path / "g.nq").read_bytes()

    assert exported() == exported()


def test_a_changed_page_replaces_what_it_said(kg: Kg, write_page: Callable[..., Path], tmp_path: Path) -> None:
    path = write_page()
    kg("build", path, "--store", tmp_path / "graph")
    path.write_bytes(path.read_bytes().decode().replace("沈清禾", "陆明川").encode())
    assert kg("build", path, "--store", tmp_path / "graph").exit_code == 0
    assert kg("explain", "--store", tmp_path / "graph", "陆明川").exit_code == 0
    assert kg("explain", "--store", tmp_path / "graph", "沈清禾").exit_code == 1


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\n"),
        ("binary.txt", bytes(range(256)) * 4),
        ("broken.txt", "云栖区召开会议。".encode() + b"\xff\xfe\xfd" + "临溪街道".encode()),
        ("missing.txt", None),
    ],
)
def test_what_cannot_be_read_is_named_and_the_rest_is_built(
    kg: Kg, write_page: Callable[..., Path], tmp_path: Path, name: str, raw: bytes | None
) -> None:
    if raw is not None:
        (tmp_path / name).write_bytes(raw)
    result = kg("build", tmp_path / name, write_page(), "--store", tmp_path / "graph")
    assert result.exit_code == 3
    (line,) = result.stderr.splitlines()
    assert line.startswith("kg: ")
    assert name in line
    assert "left out" in result.stdout
    assert kg("explain", "--store", tmp_path / "graph", "周远山").exit_code == 0


def test_where_nothing_can_be_read_no_store_is_made(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    result = kg("build", tmp_path / "empty.txt", tmp_path / "missing.txt", "--store", tmp_path / "graph")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 2
    assert not (tmp_path / "graph").exists()


def test_where_nothing_can_be_read_the_store_stays_as_it_was(
    kg: Kg, write_page: Callable[..., Path], tmp_path: Path
) -> None:
    path = write_page()
    kg("build", path, "--store", tmp_path / "graph")
    before = {p: p.read_bytes() for p in sorted((tmp_path / "graph").rglob("*")) if p.is_file()}
    path.write_bytes(b"")
    assert kg("build", path, "--store", tmp_path / "graph").exit_code == 1
    assert before == {p: p.read_bytes() for p in sorted((tmp_path / "graph").rglob("*")) if p.is_file()}
    assert kg("explain", "--store", tmp_path / "graph", "周远山").exit_code == 0


def test_a_folder_of_other_things_is_not_written_to(kg: Kg, write_page: Callable[..., Path], tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "diary.txt").touch()
    result = kg("build", write_page(), "--store", tmp_path / "own")
    assert result.exit_code == 1
    assert "not a civic-kg store" in result.stderr
    assert [p.name for p in (tmp_path / "own").iterdir()] == ["diary.txt"]


def test_standard_input_is_a_page(kg: Kg, tmp_path: Path) -> None:
    result = kg("build", "-", "--store", tmp_path / "graph", stdin="区长沈清禾出席云栖区工作会议。\n".encode())
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith("Read 1 page with 1 article.\n")


def test_settings_come_from_a_file_and_options_win(kg: Kg, write_page: Callable[..., Path], tmp_path: Path) -> None:
    (tmp_path / "kg.toml").write_text('published = "2023-01-01"\npublisher = "云栖日报"\n', "utf-8")
    path = write_page()
    own = json.loads(kg("extract", path, "--config", tmp_path / "kg.toml").stdout)
    assert own["article"]["published"] == "2023-01-01"
    flag = json.loads(kg("extract", path, "--config", tmp_path / "kg.toml", "--published", "2024-11-05").stdout)
    assert flag["article"]["published"] == "2024-11-05"


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["--published", "yesterday"], "not a date"),
        (["--place", "云栖"], "not a division code"),
        (["--workers", "0"], "write 1 or more"),
        (["--place", "999999"], "the register has no division 999999; write"),
        (["--config", "missing.toml"], "missing.toml: cannot be read: No such file or directory; check the path"),
        (["--lexicon", "missing.tsv"], "missing.tsv: cannot be read: No such file or directory; check the path"),
    ],
)
def test_a_wrong_setting_is_one_line(
    kg: Kg, write_page: Callable[..., Path], tmp_path: Path, options: list[str], complaint: str
) -> None:
    result = kg("build", write_page(), "--store", tmp_path / "graph", *options)
    assert result.exit_code == (1 if options[0] == "--lexicon" else 2)
    assert len(result.stderr.splitlines()) == 1
    assert complaint in result.stderr
    assert not (tmp_path / "graph").exists()


def test_a_name_that_acts_on_a_terminal_is_shown_harmless(kg: Kg, tmp_path: Path) -> None:
    result = kg("extract", tmp_path / "a\x1b[2J.txt")
    assert result.exit_code == 1
    assert "\x1b" not in result.stderr
    assert "\\x1b[2J" in result.stderr


@pytest.mark.skipif(os.name != "posix", reason="needs a terminal of POSIX")
def test_a_bar_moves_over_the_articles_of_one_file(tmp_path: Path) -> None:
    page = tmp_path / "news.jsonl"
    page.write_text('{"text": "区长周远山出席会议。"}\n\n{"text": "区长沈清禾主持会议。"}\n{"text": 7}\n', "utf-8")
    reader, terminal = os.openpty()
    command = [sys.executable, "-m", "kg", "build", str(page), "--store", str(tmp_path / "graph")]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=terminal) as process:
        os.close(terminal)
        shown = b""
        # Linux tells the end of a terminal as an error.
        with suppress(OSError):
            while part := os.read(reader, 4096):
                shown += part
    os.close(reader)
    assert process.returncode == 3
    assert b"Reading" in shown
    assert b" 33%" in shown
    assert b"100%" in shown
