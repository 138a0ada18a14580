"""The same input gives the same bytes: whatever the hash seed, the locale, the order and the workers."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


def kg(*arguments: object, **environment: str) -> bytes:
    command = [sys.executable, "-m", "kg", *map(str, arguments)]
    return subprocess.run(command, env=os.environ | environment, capture_output=True, check=True).stdout


def built(inputs: list[Path], folder: Path, *options: str, **environment: str) -> dict[str, bytes]:
    """Every form that a graph is given out in."""
    folder.mkdir()
    store = folder / "graph"
    kg("build", *inputs, "--store", store, "--published", "2024-11-05", *options, **environment)
    kg("export", "--store", store, "--format", "nq", "-o", folder / "nq", **environment)
    kg("export", "--store", store, "--format", "csv", "-o", folder / "csv", **environment)
    kg("view", "--store", store, "-o", folder / "html", **environment)
    return {name: (folder / name).read_bytes() for name in ("nq", "csv", "html")}


@pytest.fixture(scope="module")
def pages(samples: Path) -> list[Path]:
    return sorted(path for path in samples.iterdir() if path.suffix in (".txt", ".jsonl"))


@pytest.fixture(scope="module")
def plain(pages: list[Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return built(pages, tmp_path_factory.mktemp("plain") / "out", PYTHONHASHSEED="0")


@pytest.mark.parametrize(
    ("options", "environment"),
    [
        ((), {"PYTHONHASHSEED": "1"}),
        ((), {"PYTHONHASHSEED": "4242", "LC_ALL": "C", "PYTHONUTF8": "0", "TZ": "Pacific/Kiritimati"}),
        (("--workers", "2"), {"PYTHONHASHSEED": "7"}),
    ],
    ids=["hash seed", "locale", "workers"],
)
def test_the_bytes_are_the_same(
    pages: list[Path], plain: dict[str, bytes], tmp_path: Path, options: tuple[str, ...], environment: dict[str, str]
) -> None:
    assert built(pages, tmp_path / "out", *options, **environment) == plain


def test_the_order_of_the_files_does_not_matter(pages: list[Path], plain: dict[str, bytes], tmp_path: Path) -> None:
    assert built(pages[::-1], tmp_path / "out") == plain


def test_two_builds_are_one_build(pages: list[Path], plain: dict[str, bytes], tmp_path: Path) -> None:
    folder = tmp_path / "out"
    store = folder / "graph"
    for page in pages:
        kg("build", page, "--store", store, "--published", "2024-11-05")
    assert built(pages, tmp_path / "whole") == plain
    kg("export", "--store", store, "--format", "nq", "-o", tmp_path / "nq")
    assert (tmp_path / "nq").read_bytes() == plain["nq"]


def test_extract_prints_the_same(pages: list[Path]) -> None:
    first = kg("extract", *pages, PYTHONHASHSEED="0")
    assert first == kg("extract", *pages, "--workers", "2", PYTHONHASHSEED="99")
    assert first
