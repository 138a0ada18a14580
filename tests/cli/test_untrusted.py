"""What strangers may put into pages, names of files and answers, tried on the command itself."""

import csv
import json
import os
import subprocess
import sys
import time
import unicodedata
from io import StringIO
from pathlib import Path

import pytest

from kg.graph.results import read_result

from .conftest import Kg

LINE = 10_000_000
ACTING = "=HYPERLINK(0)\x1b[2J\u202e\u2066"


def acts(text: str) -> set[str]:
    """The characters of a text that a terminal would obey, but for the ends of lines."""
    return {char for char in text if unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp") and char != "\n"}


@pytest.fixture
def hostile(kg: Kg, tmp_path: Path) -> Path:
    """A graph of a page with a title and a name that act."""
    page = tmp_path / "page.jsonl"
    text = "11月2日，临溪街道举办“=邻里\u202e\x1b同乐”活动，区长周远山主持。"
    page.write_text(json.dumps({"title": f"{ACTING}区长周远山", "text": text, "authors": "@何青"}), "utf-8")
    result = kg("build", page, "--store", tmp_path / "graph", "--published", "2024-11-05")
    assert result.exit_code == 0, result.output
    assert not acts(result.output)
    return tmp_path / "graph"


def test_no_cell_of_a_table_is_a_formula(kg: Kg, hostile: Path, tmp_path: Path) -> None:
    kg("export", "--store", hostile, "--format", "csv", "-o", tmp_path / "facts.csv")
    rows = list(csv.reader(StringIO((tmp_path / "facts.csv").read_text("utf-8-sig"), newline="")))
    asked = kg("query", "--store", hostile, "--format", "csv", "SELECT ?t { ?a dcterms:title ?t }").stdout
    cells = [cell for row in rows for cell in row] + asked.splitlines()
    assert any("HYPERLINK" in cell for cell in cells)
    assert [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r"))] == []


@pytest.mark.parametrize(
    "command", [("explain", "周远山"), ("query", "SELECT * { ?s ?p ?o }"), ("stats",), ("validate",)]
)
def test_no_character_acts_on_the_terminal(kg: Kg, hostile: Path, command: tuple[str, ...]) -> None:
    result = kg(command[0], "--store", hostile, *command[1:])
    assert result.exit_code == 0, result.output
    assert not acts(result.output)


@pytest.mark.skipif(os.name != "posix", reason="such names are POSIX")
def test_names_of_files_act_on_nothing_and_lead_nowhere(kg: Kg, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    (folder / "新闻..").mkdir(parents=True)
    (folder / "新闻.." / "\x1b[2J\u202e\n;rm -rf x.txt").write_text("11月2日，区长周远山出席会议。", "utf-8")
    (folder / "broken\x07.jsonl").write_text("{", "utf-8")
    (folder / "up.txt").symlink_to(tmp_path / "nowhere.txt")
    (folder / "loop").symlink_to(folder)
    result = kg("build", folder, "--store", tmp_path / "graph")
    assert result.exit_code == 3
    assert not acts(result.output)
    assert result.stderr.count("\n") == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph", "pages"]


@pytest.mark.parametrize(
    ("name", "start", "unit", "end", "code"),
    [
        ("a.txt", "区长周远山出席会议。", "a", "", 0),
        ("a.txt", "", "\x00", "", 1),
        ("a.jsonl", '{"text": "区长周远山出席会议。", "other": "', "x", '"}', 0),
        ("a.jsonl", '{"text": "', "x", "", 1),
        ("a.jsonl", "", "[", "", 1),
        ("a.jsonl", '{"text": ', "9", "}", 1),
    ],
    ids=["text", "nul", "other key", "open string", "brackets", "number"],
)
def test_a_line_of_ten_megabytes_is_read_or_refused_soon(
    kg: Kg, tmp_path: Path, name: str, start: str, unit: str, end: str, code: int
) -> None:
    (tmp_path / name).write_text(f"{start}{unit * LINE}{end}", "utf-8")
    started = time.process_time()
    result = kg("build", tmp_path / name, "--store", tmp_path / "graph")
    assert result.exit_code == code, result.output[:500]
    assert len(result.output) < 2_000
    assert time.process_time() - started < 20


def test_a_nul_in_a_text_is_a_character_as_any_other(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "11月2日，区长周远山\x00主持会议。"}), "utf-8")
    store = tmp_path / "graph"
    assert kg("build", tmp_path / "a.jsonl", "--store", store).exit_code == 0
    for form in ("nq", "ttl", "trig", "jsonld", "graphml", "csv"):
        assert kg("export", "--store", store, "--format", form, "-o", tmp_path / form).exit_code == 0
    assert kg("view", "--store", store, "-o", tmp_path / "page.html").exit_code == 0


def test_no_cache_in_a_shared_folder_is_read(tmp_path: Path) -> None:
    """jieba itself loads `jieba.cache` from the system's temporary folder, whoever wrote it, and runs what is in it."""
    shared, home = tmp_path / "shared", tmp_path / "home"
    shared.mkdir()
    home.mkdir()
    proof = tmp_path / "proof"
    code = f"import os\nos.close(os.open({str(proof)!r}, os.O_CREAT))\n"
    planted = b"cbuiltins\nexec\n(V" + code.encode("unicode-escape") + b"\ntR."
    for name in ("jieba.cache", "jieba.u0.cache", "civic-kg"):
        (shared / name).write_bytes(planted)
    page = tmp_path / "page.txt"
    page.write_text("11月2日，区长周远山主持会议。", "utf-8")
    environment = os.environ | {"TMPDIR": str(shared), "TEMP": str(shared), "HOME": str(home), "XDG_CACHE_HOME": ""}
    command = [sys.executable, "-m", "kg", "extract", str(page)]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert "周远山" in run.stdout
    assert not proof.exists()


ENTITY = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd"><!ENTITY c "ccc">]>'
RDF = b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Bag rdf:about="urn:a"/></rdf:RDF>'
CONTEXT = b'{"@context": "http://127.0.0.1:9/context", "@id": "urn:a", "name": "b"}'
RESULTS = b'<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="a"/></head><results><result>'
RESULTS += b'<binding name="a"><literal>&b;&c;</literal></binding></result></results></sparql>'


@pytest.mark.parametrize(
    ("type_", "body"), [("application/rdf+xml", ENTITY + RDF), ("application/ld+json", CONTEXT), ("text/html", b"<p>")]
)
def test_no_rdf_with_entities_or_remote_contexts_is_read(type_: str, body: bytes) -> None:
    assert read_result(body, type_, {}) is None


def test_no_entity_of_a_table_is_resolved() -> None:
    with pytest.raises((SyntaxError, ValueError)):
        read_result(ENTITY + RESULTS, "application/sparql-results+xml", {})
