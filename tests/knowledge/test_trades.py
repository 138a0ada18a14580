"""Short names of companies leave out and shorten what the file of trade words says, and keep what is their own."""

from pathlib import Path

import pytest

from kg.errors import DataError
from kg.knowledge import trades
from kg.knowledge.trades import is_telling, load_trade_words, short_stems


@pytest.mark.parametrize(
    ("stem", "short"),
    [
        ("青禾物业管理", "青禾物业"),
        ("临光电子科技", "临光电子"),
        ("云岫新材料", "云岫新材"),
        ("漱石文化旅游发展", "漱石文旅"),
        ("如皋农村商业银行", "如皋农商行"),
    ],
)
def test_a_short_name_is_found_from_the_registered_one(stem: str, short: str) -> None:
    assert short in short_stems(stem)


@pytest.mark.parametrize(
    ("stem", "other"), [("青禾物业管理", "青禾置地"), ("临光电子商务", "临光电子"), ("临光科技", "临光")]
)
def test_another_line_of_business_or_a_bare_brand_is_no_short_name(stem: str, other: str) -> None:
    assert other not in short_stems(stem)


@pytest.mark.parametrize("stem", ["青禾物业", "望溪小学", "仁济堂医院"])
def test_a_name_of_its_own_tells(stem: str) -> None:
    assert is_telling(stem)


@pytest.mark.parametrize("stem", ["物业管理", "实验小学", "第一人民医院", "城市建设投资", ""])
def test_usual_words_tell_nobody(stem: str) -> None:
    assert not is_telling(stem)


def test_a_malformed_line_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "trade_words.tsv").write_text("# columns\n管理\tdrop\n", "utf-8")
    monkeypatch.setattr(trades, "resource", lambda _, name: tmp_path / name)
    with pytest.raises(DataError, match=r"trade_words\.tsv:2"):
        load_trade_words.__wrapped__()


def test_the_file_is_sorted_without_a_line_twice(root: Path) -> None:
    lines = (root / "data" / "trade_words.tsv").read_text("utf-8").splitlines()
    rows = [line for line in lines if not line.startswith("#")]
    assert rows == sorted(set(rows))
    assert lines[0].startswith("# origin:")
    assert lines[1].startswith("# licence:")
