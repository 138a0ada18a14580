"""Where places and bodies lie, as clauses tell it."""

import pytest

from kg.model import Predicate
from tests.extraction.conftest import Extract, facts_of


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("望湖小区位于临溪街道东部。", {("望湖小区", "临溪街道")}),
        ("望湖小区毗邻临溪街道。", set()),
        ("望湖小区位于临溪街道与云溪路之间。", set()),
        ("望湖小区不在临溪街道。", set()),
        ("坐落于石桥镇的泊云书院重新开放。", {("泊云书院", "石桥镇")}),
        ("位于石桥镇的望榆小学新校区启用。", set()),  # not where the school is
        ("清源物业公司坐落在云栖区。", {("清源物业公司", "云栖区")}),
        ("沈清禾位于竹溪社区的家中摆满了奖状。", set()),
        ("青禾乳业公司落户春晖工业园。", {("青禾乳业公司", "春晖工业园")}),
        ("青禾乳业公司计划落户春晖工业园。", set()),
        ("望湖小区隶属于竹溪社区。", {("望湖小区", "竹溪社区")}),
        ("竹溪社区下辖望湖小区、春晖花园。", {("望湖小区", "竹溪社区"), ("春晖花园", "竹溪社区")}),
        ("竹溪社区走访望湖小区、春晖花园。", set()),
        ("竹溪社区由望湖小区、春晖花园小区组成。", {("望湖小区", "竹溪社区"), ("春晖花园小区", "竹溪社区")}),
        ("竹溪社区由望湖小区居民代管。", set()),
        ("石桥镇境内的云溪湖水质很好。", {("云溪湖", "石桥镇")}),
        ("临溪街道组织人员走进辖区望湖小区。", {("望湖小区", "临溪街道")}),
        ("临溪街道组织人员走进望湖小区。", set()),
        ("望湖小区是竹溪社区最大的老旧小区。", {("望湖小区", "竹溪社区")}),
        ("望湖小区是竹溪社区学习的榜样。", set()),
        ("春晖驿站设在竹溪社区党群服务中心对面。", set()),
    ],
)
def test_where_places_lie(extract: Extract, text: str, facts: set[tuple[str, str]]) -> None:
    assert {(part, whole) for part, _, whole in facts_of(extract(text), Predicate.LOCATED_IN)} == facts
