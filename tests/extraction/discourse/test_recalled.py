"""Events named again by their head noun."""

import pytest

from kg.model import BlockKind, Predicate
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


@pytest.mark.parametrize(
    ("sentence", "organizers"),
    [
        ("11月3日，听潮学院举行揭牌仪式。", {"听潮学院"}),
        ("11月3日，听潮学院举行茶话会。", set()),
    ],
)
def test_who_holds_an_event_by_its_noun(extract: Extract, sentence: str, organizers: set[str]) -> None:
    extraction = extract(f"老年大学揭牌仪式\n{sentence}", kinds={0: BlockKind.TITLE})
    found = {name for name, _, event in facts_of(extraction, Predicate.ORGANIZES) if event == "老年大学揭牌仪式"}
    assert found == organizers


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("去年3月，听潮镇举办邻里节。今年有新节目。活动由青禾社区主办。", None),
        ("听潮镇举办第二届邻里节。听潮镇将举办丰收节活动。活动由青禾社区主办。", "第二届邻里节"),
    ],
)
def test_what_is_past_or_planned_is_not_meant(extract: Extract, text: str, event: str | None) -> None:
    facts = facts_of(extract(text), Predicate.ORGANIZES)
    assert {found for name, _, found in facts if name == "青禾社区"} == ({event} if event else set())


@pytest.mark.parametrize(
    ("sentence", "organizers"),
    [
        ("云栖区妇联、临溪街道共同举办这期训练营。", {"云栖区妇联", "临溪街道"}),
        ("云栖区妇联启动该训练营。", {"云栖区妇联"}),
        ("云栖区妇联启动训练营。", set()),  # which one is not said
        ("云栖区妇联举办这期展览。", set()),  # none was named
    ],
)
def test_who_gives_this_one(extract: Extract, sentence: str, organizers: set[str]) -> None:
    found = facts_of(extract(f"上周，居民参加“巧手”电商训练营。{sentence}"), Predicate.ORGANIZES)
    assert {name for name, _, event in found if event == "“巧手”电商训练营"} == organizers


@pytest.mark.parametrize(("word", "days"), [("这届荷花节", {"2024-11-03"}), ("这届莲花节", set())])
def test_an_event_by_the_last_words_of_its_name(extract: Extract, word: str, days: set[str]) -> None:
    found = facts_of(extract(f"居民参加第二届临溪荷花节。{word}于11月3日在泊云公园举行。"), Predicate.OCCURS_ON)
    assert {day for name, _, day in found if name == "第二届临溪荷花节"} == days
