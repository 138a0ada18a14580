"""Where an event takes place by 在这里, and who gives it by 办了 and its like."""

import pytest

from kg.model import Predicate
from tests.extraction.conftest import Extract, facts_of

NAME = "“清风行”长跑赛"


@pytest.mark.parametrize(
    ("text", "venues"),
    [
        (f"11月2日，泊云公园银杏金黄，{NAME}在这里鸣枪。", {"泊云公园"}),
        (f"11月2日，听潮社区鼓乐齐鸣，{NAME}在这里举行。", {"听潮社区"}),
        (f"11月2日，云栖区文化馆里鼓乐齐鸣，{NAME}在这里举行。", {"云栖区文化馆"}),
        (f"泊云湖畔的望榆广场上鼓乐齐鸣，{NAME}在这里举行。", {"望榆广场"}),
        (f"泊云公园的凉亭边摆开了棋桌。{NAME}在这里进行。", {"泊云公园"}),
        (f"云栖区教育局传来消息，{NAME}在这里举行。", set()),  # who tells it
        (f"听潮社区在这里举办{NAME}。", set()),  # who gives it
        (f"居民汇聚泊云公园，参加{NAME}。", {"泊云公园"}),
    ],
)
def test_what_here_means(extract: Extract, text: str, venues: set[str]) -> None:
    assert {venue for *_, venue in facts_of(extract(text), Predicate.HELD_AT)} == venues


@pytest.mark.parametrize(
    ("text", "organizers"),
    [
        (f"今年，听潮社区办了{NAME}。", {"听潮社区"}),
        (f"云栖区修了路，该区还在望江公园办了{NAME}。", {"云栖区"}),
        (f"听潮社区在望江公园办{NAME}。", {"听潮社区"}),
        (f"听潮社区离开{NAME}的赛道。", set()),
        ("听潮社区12个项目集中开工仪式举行。", {"听潮社区"}),
    ],
)
def test_who_holds_it_by_a_short_verb(extract: Extract, text: str, organizers: set[str]) -> None:
    assert {owner for owner, *_ in facts_of(extract(text), Predicate.ORGANIZES)} == organizers
