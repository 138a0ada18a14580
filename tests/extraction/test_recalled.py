"""Events named again by their head noun."""

import pytest

from kg.model import Predicate
from tests.extraction.conftest import Extract, facts_of

EVENT = "青禾社区举办“邻里节”发布会。"


@pytest.mark.parametrize(
    ("sentence", "venue", "day"),
    [
        ("发布会于11月3日在云栖区文化馆举行。", {"云栖区文化馆"}, {"2024-11-03"}),
        ("本次活动11月3日启动。", set(), {"2024-11-03"}),
        ("论坛于11月3日在云栖区文化馆举行。", set(), set()),  # no 论坛 was named
        ("发布会很热闹，11月3日在云栖区文化馆的居民说好。", set(), set()),
        ("“发布会于11月3日在云栖区文化馆举行，”居民说。", set(), set()),
    ],
)
def test_where_and_when_an_event_was(extract: Extract, sentence: str, venue: set[str], day: set[str]) -> None:
    extraction = extract(EVENT + sentence)
    assert {place for *_, place in facts_of(extraction, Predicate.HELD_AT)} == venue
    assert {date for *_, date in facts_of(extraction, Predicate.OCCURS_ON)} == day


def test_nothing_is_recalled_of_a_standing_scheme(extract: Extract) -> None:
    extraction = extract("青禾社区推出“银龄暖阳”服务品牌。活动于11月3日在云栖区文化馆举行。")
    assert not facts_of(extraction, Predicate.HELD_AT)
