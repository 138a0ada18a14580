"""One meeting by whatever name two papers give it; editions of a series, and stages of a campaign, stay apart."""

from pathlib import Path

import pytest

import kg
from tests.linking.conftest import Read

COMMITTEE = "2024年11月2日，崇川区委召开常委会（扩大）会议，传达学习读书月部署。区委书记周远山主持会议。"


@pytest.mark.parametrize(
    ("first", "name", "second", "other"),
    [
        (
            COMMITTEE,
            "常委会（扩大）会议",
            "2024年11月2日，崇川区召开区委常委会会议，研究读书月工作。",
            "区委常委会会议",
        ),
        (
            "2024年11月2日，崇川区召开全区三季度读书工作推进会议。",
            "全区三季度读书工作推进会议",
            "2024年11月2日，崇川区三季度读书工作推进会召开。",
            "崇川区三季度读书工作推进会",
        ),
        (
            "2024年11月2日，崇川区政府召开常务会议，研究读书月工作。",
            "常务会议",
            "2024年11月2日，崇川区召开第38次区政府常务会议。",
            "第38次区政府常务会议",
        ),
        (
            "崇川区启动“书香万家行动”。",
            "“书香万家行动”",
            "近日，崇川区委、区政府开展“书香万家行动”。",
            "“书香万家行动”",
        ),
    ],
)
def test_one_initiative_in_two_papers(ids: Read, first: str, name: str, second: str, other: str) -> None:
    found = ids({"a.txt": first, "b.txt": second})
    assert found["a.txt", name] == found["b.txt", other]


@pytest.mark.parametrize(
    ("second", "name"),
    [
        (COMMITTEE.replace("11月2日", "11月9日"), "常委会（扩大）会议"),
        (COMMITTEE.replace("崇川区", "海门区"), "常委会（扩大）会议"),
        ("2024年11月2日，崇川区政府召开常务会议，研究读书月工作。", "常务会议"),
        ("2024年11月2日，崇川区政府召开党组会议，研究读书月工作。", "党组会议"),
    ],
)
def test_other_days_districts_and_bodies_are_other_meetings(ids: Read, second: str, name: str) -> None:
    found = ids({"a.txt": COMMITTEE, "b.txt": second})
    assert found["a.txt", "常委会（扩大）会议"] != found["b.txt", name]


def test_editions_are_apart_in_two_pages_and_parts_of_their_series_in_one(ids: Read, tmp_path: Path) -> None:
    fourth = "2024年11月2日，青禾小学第四届科技节开幕。青禾小学科技节已举办三届，第三届科技节有300人参加。"
    found = ids({"a.txt": fourth, "b.txt": "2023年11月2日，青禾小学第三届科技节开幕。"}, place="320613")
    assert found["a.txt", "青禾小学第四届科技节"] != found["b.txt", "青禾小学第三届科技节"]
    assert _parts(tmp_path / "a.txt") == {
        ("青禾小学第四届科技节", "青禾小学科技节"),
        ("第三届科技节", "青禾小学科技节"),
    }


def test_a_stage_is_part_of_its_campaign(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text("崇川区开展“清风行动”。2024年11月2日，“清风行动”第一阶段集中整治启动。", "utf-8")
    assert _parts(page) == {("“清风行动”第一阶段集中整治", "“清风行动”")}


def _parts(page: Path) -> set[tuple[str, str]]:
    (line,) = kg.extract(page)
    names = {entity["id"]: entity["name"] for entity in line["entities"]}
    return {(names[r["subject"]], names[r["object"]]) for r in line["relations"] if r["predicate"] == "partOf"}
