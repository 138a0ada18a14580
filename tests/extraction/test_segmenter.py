"""Words aligned to the text, and a cache that nobody else can write."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction import segmenter as module
from kg.extraction.segmenter import Segmenter


@given(st.text(max_size=60) | st.text(alphabet="青禾社区周远山，。“”\n\r \u3000A1é😀\x00", max_size=60))
def test_the_words_are_the_text(text: str) -> None:
    tokens = Segmenter().tokens(text)
    assert "".join(token.text for token in tokens) == text
    assert all(token.span.cut(text) == token.text for token in tokens)


def test_words_have_their_usual_part_of_speech() -> None:
    segmenter = Segmenter()
    assert [(t.text, t.tag) for t in segmenter.tokens("召开会议")] == [("召开", "v"), ("会议", "n")]
    assert segmenter.frequency("会议") > segmenter.frequency("沈清禾") == 0
    assert segmenter.tag("沈清禾") == ""


def test_a_name_added_to_jiebas_own_segmenter_changes_nothing_here() -> None:
    import jieba

    jieba.add_word("清禾会议召开")
    assert [t.text for t in Segmenter().tokens("清禾会议召开")] == ["清禾", "会议", "召开"] or [
        t.text for t in Segmenter().tokens("清禾会议召开")
    ] == ["清", "禾", "会议", "召开"]


@pytest.fixture
def cache_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_the_cache_is_in_a_folder_of_ones_own(cache_home: Path) -> None:
    folder = Path(module._private_folder())
    assert folder == cache_home / "civic-kg"
    assert folder.is_dir()


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX permissions")
def test_a_folder_that_others_can_write_is_not_trusted(cache_home: Path, tmp_path: Path) -> None:
    assert Path(module._private_folder()).stat().st_mode & 0o077 == 0
    (cache_home / "civic-kg").chmod(0o777)
    assert not Path(module._private_folder()).is_relative_to(cache_home)


def test_where_no_folder_can_be_made_a_temporary_one_serves(cache_home: Path) -> None:
    cache_home.write_text("a file in the way", encoding="utf-8")
    folder = Path(module._private_folder())
    assert folder.is_dir()
    assert not folder.is_relative_to(cache_home)
