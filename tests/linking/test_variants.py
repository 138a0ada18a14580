"""One person by whatever characters a paper has for the name; two names stay two."""

from pathlib import Path

import pytest

import kg
from tests.linking.conftest import Read

SIMPLIFIED = "崇川区区长陈望舒主持会议，区委常委阿依古丽·买买提出席。会后，陈望舒走访虹桥街道。"
TRADITIONAL = "崇川區區長陳望舒主持會議，區委常委阿依古麗．買買提出席。會後，陳望舒走訪虹橋街道。"


def both(ids: Read, one: str, other: str, first: str, second: str) -> bool:
    """Whether the names, as each text has them, are one thing."""
    found = ids({"a.txt": one, "b.txt": other}, place="320613")
    assert ("a.txt", first) in found
    assert ("b.txt", second) in found
    return found["a.txt", first] == found["b.txt", second]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("陈望舒", "陳望舒"),
        ("阿依古丽·买买提", "阿依古麗．買買提"),
        ("区委", "區委"),
        ("崇川区", "崇川區"),
        ("虹桥街道", "虹橋街道"),
    ],
)
def test_a_page_in_traditional_characters(ids: Read, first: str, second: str) -> None:
    assert both(ids, SIMPLIFIED, TRADITIONAL, first, second)


def test_a_name_in_traditional_characters_on_a_simplified_page(ids: Read) -> None:
    assert both(ids, SIMPLIFIED, SIMPLIFIED.replace("陈望舒", "陳望舒"), "陈望舒", "陳望舒")


def test_the_graph_finds_a_thing_by_either_name_and_quotes_the_page(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(TRADITIONAL, "utf-8")
    with kg.build(tmp_path / "b.txt", place="320613") as graph:
        names = "SELECT ?n { ?p a civic:Person ; skos:prefLabel|skos:altLabel ?n }"
        assert {"陈望舒", "陳望舒"} <= {row[0].value for row in graph.query(names).rows}
        quotes = "SELECT ?q { GRAPH ?g { ?m civic:quote ?q } FILTER(CONTAINS(?q, '區長陳望舒')) }"
        assert graph.query(quotes).rows


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("陈昇", "陈升"),
        ("张堃", "张坤"),
        ("王喆", "王吉吉"),
        ("朱镕", "朱熔"),
        ("於建荣", "于建荣"),
        ("范书白", "範书白"),
        ("刘一〇", "刘一零"),
    ],
)
def test_ways_to_write_a_name_are_one_where_the_post_is(ids: Read, first: str, second: str) -> None:
    told = "崇川区委宣传部部长{}出席读书会。"
    assert both(ids, told.format(first), told.format(second), first, second)


@pytest.mark.parametrize(
    ("first", "second"), [("张堃", "张坤"), ("於建荣", "于建荣"), ("沈书白", "瀋书白"), ("余书白", "餘书白")]
)
def test_and_two_where_it_is_not(ids: Read, first: str, second: str) -> None:
    assert not both(
        ids,
        f"崇川区教育局局长{first}出席读书会。",
        f"崇川区审计局局长{second}在座谈会上发言。",
        first,
        second,
    )


def test_a_name_by_its_parts(ids: Read) -> None:
    told = "崇川区副区长{}出席读书会。"
    assert both(ids, told.format("王濬"), told.format("王（氵+睿）"), "王濬", "王（氵+睿）")


def test_a_page_in_other_characters_names_the_same_things_at_the_same_places(root: Path, tmp_path: Path) -> None:
    forms = [line.split("\t") for line in (root / "data/characters.tsv").read_text("utf-8").splitlines()]
    other = {ord(row[1]): row[0] for row in reversed(forms) if len(row) == 3 and row[2] == "any" and row[0] < "豈"}
    pages = sorted((root / "tests/quality/gold").glob("3[3-8].txt"))
    for page in pages:
        text = page.read_text("utf-8")
        (tmp_path / page.name).write_text(text.translate(other), "utf-8", newline="")
        assert sum(ord(character) in other for character in text) > 100
    assert _named(tmp_path) == _named(*pages)


def _named(*inputs: Path) -> set[tuple[str, int, int, str, str]]:
    return {
        (line["file"], mention["start"], mention["end"], entity["type"], entity["name"])
        for line in kg.extract(inputs)
        for entity in line["entities"]
        for mention in entity["mentions"]
    }
