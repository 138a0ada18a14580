from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import DataError
from kg.knowledge.lexicon import Terms, load_lexicon

TERMS = Terms({"社区": ("Community",), "社区广场": ("PublicSpace",), "广场": ("PublicSpace",)})


def test_longest_term_wins_within_its_bounds() -> None:
    text = "青禾社区广场舞"
    assert TERMS.longest_at(text, 2) == "社区广场"
    assert TERMS.longest_at(text, 2, end=5) == "社区"
    assert TERMS.longest_at(text, 0) is None
    assert TERMS.longest_at(text, len(text)) is None
    assert TERMS.longest_ending(text, 6) == "社区广场"
    assert TERMS.longest_ending(text, 6, start=3) == "广场"
    assert TERMS.longest_ending(text, 0) is None


@given(st.text(alphabet="社区广场青", max_size=12), st.integers(min_value=0, max_value=12))
def test_what_is_found_stands_there(text: str, at: int) -> None:
    if (term := TERMS.longest_at(text, at)) is not None:
        assert text.startswith(term, at)
    if at <= len(text) and (term := TERMS.longest_ending(text, at)) is not None:
        assert text[:at].endswith(term)


def test_a_file_of_ones_own_adds_to_the_lists_and_changes_no_other_load(tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("# our titles\n\ntitles\t网格总长\tcommunity\tbody\n", encoding="utf-8")
    assert load_lexicon((str(own),)).titles["网格总长"] == ("community", "body")
    assert "网格总长" not in load_lexicon().titles


@pytest.mark.parametrize("line", ["nolist\t词", "titles", "titles\t"])
def test_a_malformed_line_is_named(tmp_path: Path, line: str) -> None:
    own = tmp_path / "own.tsv"
    own.write_text(f"# head\n{line}\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"own\.tsv:2: "):
        load_lexicon((str(own),))


def test_an_unreadable_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "own.tsv").write_bytes(b"\xff\xfe\xff")
    for name in ("own.tsv", "absent.tsv"):
        with pytest.raises(DataError, match=name):
            load_lexicon((str(tmp_path / name),))
