"""One event in another where their sentence says it."""

import pytest

from kg.model import Mention, Predicate
from tests.extraction.conftest import Extract, facts_of

FAIR, SONG, COOKS = "第四届云栖文化节", "“潮声”民歌大赛", "“墨香”书画展"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (f"作为{FAIR}的重头戏，{SONG}昨晚开赛。", {SONG}),
        (f"作为{FAIR}的观众，周远山喜欢{SONG}。", set()),
        (f"{SONG}作为{FAIR}的开场活动，吸引了市民。", {SONG}),
        (f"{SONG}是{FAIR}的系列活动之一。", {SONG}),
        (f"{SONG}不是{FAIR}的组成部分。", set()),
        (f"{SONG}昨日开赛，系{FAIR}的重要活动之一。", {SONG}),
        (f"{SONG}拉开了{FAIR}的序幕。", {SONG}),
        (f"{SONG}离{FAIR}的序幕还有三天。", set()),
        (f"{SONG}为{FAIR}画上圆满句号。", {SONG}),
        (f"{SONG}的举行，标志着{FAIR}正式启动。", {SONG}),
        (f"{SONG}被纳入{FAIR}。", {SONG}),
        (f"{SONG}退出{FAIR}。", set()),
        (f"他看了{FAIR}的{SONG}。", {SONG}),
        (f"他看了{FAIR}和{SONG}。", set()),
        (f"{FAIR}由{SONG}、{COOKS}组成。", {SONG, COOKS}),
        (f"{FAIR}由{SONG}、{COOKS}的观众评分。", set()),
        (f"{FAIR}涵盖{SONG}、书画装裱和{COOKS}。", {SONG, COOKS}),
        (f"{FAIR}上，还举行了{SONG}。", {SONG}),
        (f"{FAIR}期间，云栖区人大常委会召开第十次会议。", set()),
    ],
)
def test_part_and_whole_in_a_sentence(extract: Extract, text: str, parts: set[str]) -> None:
    told = [one for one in extract(text).relations if one.rule == "told-part"]
    assert {one.subject.name for one in told if one.subject} == parts
    assert {one.object.name for one in told if isinstance(one.object, Mention)} <= {FAIR}


def test_events_side_by_side_are_no_parts(extract: Extract) -> None:
    apart = "云栖区总工会举办职工运动会，云栖区妇联举办“灶台”厨艺大赛。"
    assert facts_of(extract(apart), Predicate.PART_OF) == set()
    towards = "为迎接云栖区第十届运动会，望榆中学举行体能测试赛。"
    assert facts_of(extract(towards), Predicate.PART_OF) == set()
