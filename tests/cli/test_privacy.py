"""--privacy of extract, export and view."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Kg = Callable[..., Result]

PRIVATE, OFFICIAL = "陆阿姨", "周远山"


@pytest.fixture
def key(tmp_path: Path) -> Path:
    (tmp_path / "key").write_text("a secret for this test", "utf-8")
    return tmp_path / "key"


def told(kg: Kg, store: Path, pages: tuple[Path, Path], out: Path, *options: object) -> list[str]:
    results = [
        kg("extract", *pages, *options),
        kg("export", "--store", store, "--format", "trig", "-o", out, *options),
    ]
    texts = [results[0].stdout, out.read_text("utf-8")]
    results.append(kg("view", "--store", store, "-o", out, *options))
    assert [result.exit_code for result in results] == [0, 0, 0]
    return [*texts, out.read_text("utf-8")]


def test_without_it_everybody_is_named(kg: Kg, store: Path, two_pages: tuple[Path, Path], tmp_path: Path) -> None:
    for text in told(kg, store, two_pages, tmp_path / "out"):
        assert PRIVATE in text
        assert OFFICIAL in text


def test_public_leaves_private_people_out(kg: Kg, store: Path, two_pages: tuple[Path, Path], tmp_path: Path) -> None:
    for text in told(kg, store, two_pages, tmp_path / "out", "--privacy", "public"):
        assert PRIVATE not in text
        assert OFFICIAL in text


def test_research_gives_pseudonyms(
    kg: Kg, store: Path, two_pages: tuple[Path, Path], tmp_path: Path, key: Path
) -> None:
    for text in told(kg, store, two_pages, tmp_path / "out", "--privacy", "research", "--key", key):
        assert PRIVATE not in text
        assert "居民-" in text
        assert OFFICIAL in text


def test_research_without_a_key_says_what_is_missing(kg: Kg, store: Path, tmp_path: Path) -> None:
    result = kg("export", "--store", store, "--format", "nq", "-o", tmp_path / "out", "--privacy", "research")
    assert result.exit_code == 2
    assert "--key FILE" in result.stderr
    assert not (tmp_path / "out").exists()


def test_explain_knows_nobody_who_is_left_out(kg: Kg, store: Path) -> None:
    assert kg("explain", "--store", store, PRIVATE).exit_code == 0
    assert kg("explain", "--store", store, PRIVATE, "--privacy", "public").exit_code == 1
    assert kg("explain", "--store", store, OFFICIAL, "--privacy", "public").exit_code == 0
