"""Dates that are not the event's, and days that the opening of an article tells."""

import pytest

from kg.model import BlockKind, Predicate
from tests.extraction.conftest import Extract, facts_of


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("青禾公司将建设包装基地项目，计划今年9月动工；泊云公司投资的全屋定制项目落户临溪镇。", set()),
        ("沈清禾带来12月签订的协议，青禾社区举办邻里节。", set()),
        ("12月2日，在泊云公园举行的义卖中，青禾社区举办邻里节。", {"2024-12-02"}),
        ("今天（11月2日），第四届邻里节迎来倒计时100天。", set()),
        ("云栖区政协十届四次会议11月1日开幕，会议将于11月4日闭幕。", {"2024-11-01"}),
        ("11月4日，第四届邻里节闭幕。", {"2024-11-04"}),  # the only day that is told
        ("11月2日，某区举办第六期周末读书会。周末读书会去年9月开办。", {"2024-11-02"}),
        ("青禾社区于11月2日上午，在泊云公园举办邻里节。", {"2024-11-02"}),
        ("泊云公园建于2015年11月2日，青禾社区在此举办邻里节。", set()),
        ("11月2日、11月3日，青禾社区举办邻里节。", {"2024-11-02"}),
        ("新一届居委会已于1月上任，青禾社区举办邻里节。", set()),
        ("自2011年举办以来，邻里节很受欢迎。", set()),
        ("11月2日，第四届邻里节首批展品运到。", set()),  # of what the fair has
        ("11月2日，第四届邻里节主新闻中心迎来记者。", set()),
        ("第四届邻里节吉祥物11月2日发布。", set()),
        ("11月2日，第四届邻里节迎来记者。", {"2024-11-02"}),
        ("11月2日，青禾社区开会。大家在第四届邻里节官方票务平台买票。", set()),
    ],
)
def test_dates_of_others(extract: Extract, text: str, days: set[str]) -> None:
    assert {day for *_, day in facts_of(extract(text), Predicate.OCCURS_ON)} == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("青禾社区举办第四届邻里节\n11月2日，晨光初照，泊云公园里人声鼎沸。", {"2024-11-02"}),
        ("青禾社区将办第四届邻里节\n11月2日，记者从青禾社区获悉，报名已经开始。", set()),
        ("青禾社区第四届邻里节开幕\n日前，节目单公布。11月2日，报名截止。", set()),
    ],
)
def test_the_headline_s_event_is_on_the_opening_s_day(extract: Extract, text: str, days: set[str]) -> None:
    found = facts_of(extract(text, kinds={0: BlockKind.TITLE}), Predicate.OCCURS_ON)
    assert {day for *_, day in found} == days


def test_no_mere_year_beside_the_day(extract: Extract) -> None:
    text = "云栖区2024年春季运动会开幕\n3月18日，云栖区2024年春季运动会在泊云公园举行。"
    found = facts_of(extract(text, kinds={0: BlockKind.TITLE}, published=None), Predicate.OCCURS_ON)
    assert {day for *_, day in found} == {"2024-03-18"}


def test_the_day_of_what_a_mechanism_holds_is_not_its_own(extract: Extract) -> None:
    found = facts_of(extract("区联防联控机制11月2日举行新闻发布会。"), Predicate.OCCURS_ON)
    assert {name for name, *_ in found} == {"新闻发布会"}
    found = facts_of(extract("区联防联控机制11月2日启动。"), Predicate.OCCURS_ON)
    assert {name for name, *_ in found} == {"区联防联控机制"}


def test_the_term_s_year_ends_in_the_next(extract: Extract) -> None:
    text = "1月9日，临溪街道举行2024年度述职评议会。"
    found = facts_of(extract(text, published=None), Predicate.OCCURS_ON)
    assert "2024-01-09" not in {day for *_, day in found}


@pytest.mark.parametrize(
    ("text", "venues"),
    [
        ("青禾社区推出“清风”书画展，地点初步定在泊云广场。", {"泊云广场"}),
        ("“清风”书画展地点待定，泊云广场正在施工。", set()),
        ("泊云景区推出“清风”游园活动。", {"泊云景区"}),
        ("“真好！”11月2日，在望榆小学的教室里，大家坐好了，“清风”讲座开始了。", {"望榆小学"}),
    ],
)
def test_where_a_later_clause_or_a_scene_tells_it(extract: Extract, text: str, venues: set[str]) -> None:
    assert {venue for *_, venue in facts_of(extract(text), Predicate.HELD_AT)} == venues
