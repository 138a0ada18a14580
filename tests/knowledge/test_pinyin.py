"""How characters are read: the table's form, and what the page's search gets of it."""

import pytest

from kg.knowledge.pinyin import find_readings
from kg.resources import resource


def test_the_table_is_sorted_and_tells_its_origin_and_licence() -> None:
    raw = resource("data", "pinyin.tsv").read_bytes()
    assert b"\r" not in raw
    lines = raw.decode("utf-8").splitlines()
    assert any(line.startswith("# licence: MIT") for line in lines[:5])
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    syllables = [syllable for syllable, _ in rows]
    assert syllables == sorted(set(syllables))
    assert all(syllable.isalpha() and syllable.isascii() and syllable.islower() for syllable in syllables)
    assert all(list(characters) == sorted(set(characters)) for _, characters in rows)
    assert len(set("".join(characters for _, characters in rows))) > 6700


@pytest.mark.parametrize(
    ("character", "readings"), [("周", ["zhou"]), ("曾", ["ceng", "zeng"]), ("绿", ["lu", "lv"]), ("A", []), ("﷽", [])]
)
def test_a_character_stands_under_its_readings(character: str, readings: list[str]) -> None:
    assert sorted(find_readings([character])) == readings


def test_no_text_has_no_readings() -> None:
    assert find_readings([]) == {}
