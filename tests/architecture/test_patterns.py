"""Patterns are made ready at the start of each run, so none may be dear to make."""

from pathlib import Path

from kg.patterns import late

ROOT = Path(__file__).resolve().parents[2]
ALONE = "[\\u4e00-\\u9fff]"  # as a class of its own


def test_no_class_of_a_pattern_walks_all_characters_where_a_category_serves() -> None:
    dear = [path for path in (ROOT / "kg").rglob("*.py") if ALONE in path.read_text("utf-8").partition('"""\n\n')[2]]
    assert not dear, f"write a Chinese character as in kg/patterns.py: {dear}"


def test_the_category_takes_chinese_characters_alone() -> None:
    assert late(r"[^\W\da-zA-Z_]+").findall("青禾社区2024年Hi、_，") == ["青禾社区", "年"]
