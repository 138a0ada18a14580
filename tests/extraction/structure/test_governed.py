"""What is part of what by a verb."""

import pytest

from kg.model import Predicate
from tests.extraction.conftest import Extract, facts_of


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("竹溪社区隶属于临溪街道。", {("竹溪社区", "临溪街道")}),
        ("竹溪社区毗邻临溪街道。", set()),
        ("临溪街道隶属于竹溪社区。", set()),  # of a lower unit
        ("柳湾村归临溪镇管辖。", {("柳湾村", "临溪镇")}),
        ("柳湾村由临溪镇表彰。", set()),
        ("柳湾村是临溪镇的一个行政村。", {("柳湾村", "临溪镇")}),
        ("柳湾村是临溪镇的好邻居。", set()),
        ("临溪镇下辖柳湾村、荷塘村。", {("柳湾村", "临溪镇"), ("荷塘村", "临溪镇")}),
        ("临溪镇共有柳湾村、荷塘村等十个村。", {("柳湾村", "临溪镇"), ("荷塘村", "临溪镇")}),
        ("临溪镇共有柳湾村、荷塘村来人。", set()),
        ("青禾集团旗下的青禾物流有限公司捐款。", {("青禾物流有限公司", "青禾集团")}),
        ("青禾集团与青禾物流有限公司捐款。", set()),
        ("春晖商贸有限公司的母公司青禾物流有限公司捐款。", {("春晖商贸有限公司", "青禾物流有限公司")}),
        ("春晖商贸有限公司的客户青禾物流有限公司捐款。", set()),
        ("春晖商贸有限公司隶属世界500强青禾物流有限公司。", {("春晖商贸有限公司", "青禾物流有限公司")}),
        ("青禾集团捐款，其全资子公司青禾物流有限公司运货。", {("青禾物流有限公司", "青禾集团")}),
        ("青禾集团捐款。其全资子公司青禾物流有限公司运货。", set()),
        ("隶属于云栖区水利局的听潮水库管理处来人。", {("听潮水库管理处", "云栖区水利局"), ("云栖区水利局", "云栖区")}),
    ],
)
def test_parts_that_a_verb_tells(extract: Extract, text: str, parts: set[tuple[str, str]]) -> None:
    assert {(part, whole) for part, _, whole in facts_of(extract(text), Predicate.SUB_UNIT_OF)} == parts
