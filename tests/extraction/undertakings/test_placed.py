"""Where an event takes place though no verb of holding says it: it comes there, is received there, or set there."""

import pytest

from kg.model import Predicate
from tests.extraction.conftest import Extract, facts_of

NAME = "“清风行”音乐会"


@pytest.mark.parametrize(
    ("text", "venues"),
    [
        (f"近日，泊云公园迎来了一场精彩的{NAME}。", {"泊云公园"}),
        (f"泊云公园高兴地迎来了{NAME}。", {"泊云公园"}),
        (f"泊云公园的居民盼来了{NAME}。", set()),
        (f"正在泊云公园展出的{NAME}手稿很珍贵。", {"泊云公园"}),
        (f"原定在泊云公园举行的{NAME}因大雨取消。", set()),
        (f"{NAME}以泊云公园为主会场。", {"泊云公园"}),
        (f"{NAME}以泊云公园为题材。", set()),
        (f"{NAME}再次走进听潮社区。", {"听潮社区"}),
        (f"{NAME}冠军再次走进听潮社区。", set()),
        (f"{NAME}，11月2日在听潮社区举行。", {"听潮社区"}),
        (f"云栖区文化馆把{NAME}开到了听潮社区。", {"听潮社区"}),
        (f"志愿者来到向阳敬老院，开展{NAME}。", {"向阳敬老院"}),
        (f"志愿者与向阳敬老院联手，开展{NAME}。", set()),
        (f"泊云公园里，{NAME}吸引了许多居民。", {"泊云公园"}),
        (f"云栖区文化馆不在听潮社区举办{NAME}。", set()),
        (f"{NAME}举行。地点：泊云公园。", {"泊云公园"}),
        (f"{NAME}举行。报名地点很多。", set()),
        (f"位于临溪镇望榆村的望江公司厂区里，一片忙碌。{NAME}在这里举行。", {"望江公司"}),
    ],
)
def test_venues_without_a_verb_of_holding(extract: Extract, text: str, venues: set[str]) -> None:
    assert {venue for *_, venue in facts_of(extract(text), Predicate.HELD_AT)} == venues


@pytest.mark.parametrize(
    ("title", "venues"),
    [
        ("非遗音乐会走进望榆小学", {"望榆小学"}),
        ("非遗音乐会走进望榆小学校长家中", set()),
        ("志愿者走进云栖区教育局", set()),  # whom one goes to see
    ],
)
def test_a_title_tells_where_the_event_goes(extract: Extract, title: str, venues: set[str]) -> None:
    text = f"{title}\n\n9月2日，区文化馆举办“清风行”音乐会，孩子们听得入神。"
    assert {venue for *_, venue in facts_of(extract(text), Predicate.HELD_AT)} == venues


@pytest.mark.parametrize(
    ("text", "venues"),
    [
        ("7月5日，在临溪镇望榆村的火塘边，周远山讲起了往事。“清风行”夜校又举办第三届音乐会。", {"望榆村"}),
        ("7月5日，望榆村离这里很远。区文化馆举办第三届音乐会。", set()),
        ("7月5日，望榆村顺利通过上级验收。区文化馆举办第三届音乐会。", set()),
    ],
)
def test_the_opening_sets_the_scene(extract: Extract, text: str, venues: set[str]) -> None:
    found = {venue for *_, venue in facts_of(extract(text), Predicate.HELD_AT)}
    assert found == venues


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("“清风行”音乐会于市民中心大礼堂召开。", {"市民中心大礼堂"}),
        ("“清风行”音乐会在桃源山庄开幕。", {"桃源山庄"}),
        ("“清风行”音乐会在体育公园开拍。", {"体育公园"}),
        ("“清风行”音乐会在全市各广场开演。", set()),
        ("云栖区体育馆正在装修。", {"云栖区体育馆"}),
        ("云栖区酒店正在装修。", set()),
        ("“青禾杯”棋王赛主会场很热闹。", set()),
    ],
)
def test_names_of_venues(extract: Extract, text: str, places: set[str]) -> None:
    assert {m.name for m in extract(text).mentions if m.type.value == "Place"} == places


@pytest.mark.parametrize(
    ("text", "venues"),
    [
        ("9月2日，望榆小学举办了第三届读书节。", {"望榆小学"}),
        ("9月2日，望榆小学举办了第三届读书节。读书节在泊云公园举行。", {"泊云公园"}),
        ("9月2日，云栖师范学院举办了第三届读书节。", set()),
        ("9月2日，望榆小学支持第三届读书节。", set()),
        ("9月2日，云栖区和望榆小学的代表举办了第三届读书节。", set()),
        ("9月2日，云栖区召开人才工作会议。", set()),
    ],
)
def test_what_a_school_gives_is_at_its_house(extract: Extract, text: str, venues: set[str]) -> None:
    assert {venue for *_, venue in facts_of(extract(text), Predicate.HELD_AT)} == venues
