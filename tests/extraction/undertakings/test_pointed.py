"""Where an event takes place whose scene is set before it is named."""

import pytest

from kg.model import Predicate
from tests.extraction.conftest import Extract, facts_of

HEAD = "天气晴。风很小。大家很高兴。"  # what the article begins with


@pytest.mark.parametrize(
    ("text", "venues"),
    [
        ("9月2日，望榆中学的报告厅里笑声不断。这是云栖区教育局举办的“清风行”巡讲活动。", {"望榆中学"}),
        ("9月2日15时许，位于临溪镇的恒砺机修公司厂区警报响起——这是临溪镇组织的消防演练。", {"恒砺机修公司"}),
        ("早上，听潮村的村民撤向高处。这是临溪镇开展的2024年避险转移演练。", {"听潮村"}),
        ("望榆中学的教室没有关门。这是该校举办的第二届读书节。", {"望榆中学"}),
        ("泊云公园里，游人很多。第四届菊花节就这样开始了。", {"泊云公园"}),
        ("9月2日，望榆中学的操场上拉起了横幅，师生举行“清风行”诵读会。", {"望榆中学"}),
        ("区教育局说得很清楚。这是云栖区举办的“清风行”巡讲活动。", set()),  # no scene
        ("泊云公园里笑声不断。这是继上届“清风行”巡讲活动后的又一件事。", set()),  # another event
        ("泊云公园里笑声不断。这是因为“清风行”巡讲活动办得好。", set()),  # a reason
        ("临溪镇的望榆中学里很静。这是云栖区举办的“清风行”巡讲活动。", {"望榆中学"}),
        ("他离开泊云公园，师生举行“清风行”诵读会。", set()),
    ],
)
def test_a_scene_before_what_it_is(extract: Extract, text: str, venues: set[str]) -> None:
    facts = facts_of(extract(f"{HEAD}{text}"), Predicate.HELD_AT)
    assert {venue for *_, venue in facts} == venues
