"""Verbs that take an event for their object: an event's name begins after them; brackets mark each initiative."""

import pytest

from kg.model import EntityType
from tests.extraction.conftest import Extract, mark, unmarked

INITIATIVE = EntityType.INITIATIVE


@pytest.mark.parametrize(
    "marked",
    [
        "周远山担任[社区象棋大赛]裁判。",
        "居民围观[望江象棋大赛]。",
        "大家逛了[青禾年货节]。",
        "沈清禾获得[书画大赛]二等奖。",
        "青禾公司赞助了[望江龙舟赛]。",
        "居民受益于[望江加装电梯工程]。",
        "竹溪小学隆重举行[新生入学礼]。",
        "大家热议[河道整治工程]。",
        "大家热议城市更新项目。",  # what is talked of need not be one
        "大家想起厨艺大赛。",
        "开场舞拉开[渔家文艺汇演]的序幕。",
    ],
)
def test_a_name_begins_after_it_and_what_it_takes_is_an_event(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), INITIATIVE) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "区领导现场督导[防汛应急演练]。",
        "周远山带领学员观摩[茶艺表演赛]。",
        "看[青禾民俗文化节]，品家乡味道。",
        "打卡[云栖灯光节]，人人点赞。",
        "居民踊跃报名[家庭急救培训班]。",
        "青禾镇召开[教学观摩交流会]。",
        "青禾镇召开[安全生产督导工作会]。",
        "[青禾村报名启动仪式]举行。",
    ],
)
def test_one_that_names_hold_too_must_be_led_to(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), INITIATIVE) == marked
