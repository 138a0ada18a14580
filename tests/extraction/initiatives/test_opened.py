"""What a ceremony opens, within its name: brackets mark each initiative."""

import pytest

from kg.model import EntityType, Predicate
from tests.extraction.conftest import Extract, facts_of, mark, unmarked


@pytest.mark.parametrize(
    "marked",
    [
        "青禾小学举行[开学典礼暨[第三届青禾科技节]启动仪式]。",
        "云栖区举行[[冬季消防安全宣传月]启动仪式]。",
        "云栖区举行[重点项目集中开工仪式]。",
        "云栖区举行[“4.9”世界读书日暨[“青禾书香”读书节]启动仪式]。",
        "听潮学院承办[[第三届云栖歌唱大赛]少年组决赛]。",
        "云栖区举行[少年组棋类决赛]。",
        "云栖区举行[[“青禾书香”暨“听潮墨香”读书节]启动仪式]。",
        "[云栖省暨青禾市全民歌咏活动启动仪式]在公园举行。",
        "[[青禾海水淡化项目]开工动员会议]举行。",
        "[重点项目开工动员会议]举行。",
        "[[第九届青禾读书周]开幕式暨“护绿行动”活动]举行。",
        "[以“青禾同行”为主题的[2024年青禾志愿服务月活动]启动仪式]举行。",
        "[青禾志愿服务活动启动仪式]举行。",
        "[2025年项目建设推进会]举行。",
        "[[2025年望江大桥项目]建设推进会]举行。",
        "[[第三届“青禾杯”技能大赛]育婴员项目决赛]举行。",
    ],
)
def test_what_a_ceremony_opens_has_a_name_of_its_own(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), EntityType.INITIATIVE) == marked


def test_the_ceremony_is_part_of_it(extract: Extract) -> None:
    extraction = extract("云栖区举行冬季消防安全宣传月总结表彰会。")
    assert facts_of(extraction, Predicate.PART_OF) == {("冬季消防安全宣传月总结表彰会", "", "冬季消防安全宣传月")}
    assert not facts_of(extract("云栖区举行重点项目集中开工仪式。"), Predicate.PART_OF)


def test_a_joint_event_is_part_of_what_its_first_half_opens(extract: Extract) -> None:
    extraction = extract("第九届青禾读书周开幕式暨“护绿行动”活动举行。")
    assert facts_of(extraction, Predicate.PART_OF) == {
        ("第九届青禾读书周开幕式暨“护绿行动”活动", "", "第九届青禾读书周")
    }
