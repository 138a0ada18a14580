"""Parts of the school or firm that the text is of, and bodies of which each village has one."""

import pytest

from kg.model import EntityType, Predicate
from tests.extraction.conftest import Extract, facts_of, mark, unmarked


@pytest.mark.parametrize(
    "marked",
    [
        "冠军被[校机器人社团]捧走。",
        "带头人是[集团焊接创新工作室]的沈清禾。",
        "[校办公室]主任沈清禾介绍了读书节。",
        "由[公司物流部]牵头，[二分厂]、[三车队]参加。",
        "检查组肯定了该村[红白理事会]的做法。",
        "去年，[驻村工作队]队长沈清禾带来了项目。",
    ],
)
def test_part_is_told_by_the_kind_of_its_house(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), EntityType.ORGANIZATION) == marked


@pytest.mark.parametrize(
    "text",
    ["她走进公司办公室坐下。", "学校内部开展自查。", "村里有了红白理事会。", "学校大队辅导员沈清禾。"],
)
def test_rooms_and_general_words_are_no_parts(extract: Extract, text: str) -> None:
    assert mark(extract(text), EntityType.ORGANIZATION) == text


def test_part_is_of_the_only_firm(extract: Extract) -> None:
    extraction = extract("青禾纺织有限公司举办比赛，裁判长是集团焊接创新工作室带头人沈清禾。")
    assert ("集团焊接创新工作室", "", "青禾纺织有限公司") in facts_of(extraction, Predicate.SUB_UNIT_OF)
