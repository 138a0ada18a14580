"""Verbs of the list and those with words between, outside of names."""

import pytest

from kg.model import Predicate
from tests.extraction.conftest import Extract, facts_of

MEETING = "云栖区召开四季度项目推进会。"


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        ("区长周远山作了热情洋溢的讲话。", {"speaks"}),
        ("区长周远山就项目情况进行汇报。", {"reports"}),
        ("区长周远山发表了激动人心的感言。", {"speaks"}),
        ("区长周远山合作讲话。", {"speaks"}),  # 讲话 alone; 合作 is no light verb
        ("区长周远山对换届工作进行安排部署。", {"speaks"}),  # 工作 is no light verb either
        ("区长周远山作了题为“邻里和美”的报告会讲座。", {"speaks"}),
        ("区长周远山观看了演出。", {"attends"}),
        ("区长周远山观看了展板。", set()),
        ("教师周远山现场示范急救动作。", {"other"}),
        ("教师周远山参观示范基地。", set()),
        ("区长周远山进行了锻炼。", set()),
        ("区长周远山做饭。", set()),
    ],
)
def test_what_was_said_with_words_between(extract: Extract, sentence: str, roles: set[str]) -> None:
    assert {role for _, role, _ in facts_of(extract(MEETING + sentence), Predicate.PARTICIPATES_IN)} == roles


@pytest.mark.parametrize(
    ("sentence", "supporters"),
    [
        ("云栖区文化馆给予经费支持。", {"云栖区文化馆"}),
        ("云栖区文化馆派员现场指导。", {"云栖区文化馆"}),
        ("云栖区文化馆连续三年冠名。", {"云栖区文化馆"}),
        ("云栖区文化馆出台指导意见。", set()),
        ("云栖区文化馆给予支持的很多。", set()),
    ],
)
def test_help_is_for_the_event_before(extract: Extract, sentence: str, supporters: set[str]) -> None:
    extraction = extract(f"“邻里节”活动由青禾社区主办。{sentence}")
    assert {name for name, *_ in facts_of(extraction, Predicate.SUPPORTS)} == supporters


def test_an_event_is_counted(extract: Extract) -> None:
    facts = facts_of(extract("云栖区司法局在这里开了一堂“说合同”普法课。"), Predicate.ORGANIZES)
    assert {name for name, *_ in facts} == {"云栖区司法局"}
    assert not facts_of(extract("云栖区司法局开了一家“说合同”普法课的店。"), Predicate.ORGANIZES)


@pytest.mark.parametrize(
    ("sentence", "supporters"),
    [
        ("云栖区红十字会赠送急救箱3台。", {"云栖区红十字会"}),
        ("云栖区文化馆为演出免费提供了场地。", {"云栖区文化馆"}),
        ("药品由临溪医药有限公司捐助。", {"临溪医药有限公司"}),
        ("云栖区红十字会赠送祝福。", set()),
        ("食堂由云栖区文化馆资助。", set()),
        ("居民从云栖区文化馆得到3台。", set()),
    ],
)
def test_what_is_given_is_for_the_event(extract: Extract, sentence: str, supporters: set[str]) -> None:
    extraction = extract(f"“邻里节”活动由青禾社区主办。{sentence}")
    assert {name for name, *_ in facts_of(extraction, Predicate.SUPPORTS)} == supporters


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("园区管委会主任周远山介绍了园区情况。", {"周远山"}),
        ("园区管委会主任周远山介绍了新朋友。", set()),
        ("据周远山介绍了解的情况，大家很忙。", set()),
    ],
)
def test_what_is_told_at_a_meeting(extract: Extract, sentence: str, names: set[str]) -> None:
    extraction = extract(f"青禾镇召开项目推进会。{sentence}")
    assert {name for name, *_ in facts_of(extraction, Predicate.PARTICIPATES_IN)} == names
