"""Names that begin within another's, and names told again."""

import pytest

from kg.model import EntityType
from tests.extraction.conftest import Extract


def initiatives(extract: Extract, text: str) -> set[str]:
    return {mention.name for mention in extract(text).mentions if mention.type is EntityType.INITIATIVE}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("青禾镇中西医结合医院青石分院揭牌仪式举行。", {"青禾镇中西医结合医院青石分院揭牌仪式"}),
        ("青禾集团中标智慧水务项目。", {"智慧水务项目"}),  # a verb stands between
        (
            "11月5日，云栖县举行重点项目现场签约和集体开工活动暨临溪大桥开工仪式。",
            {"重点项目现场签约和集体开工活动暨临溪大桥开工仪式"},
        ),
        ("11月5日，云栖县完成签约和选址，举行集体开工活动。", {"集体开工活动"}),
        ("负责人说，把此次巡查发现的漏洞列成清单。", set()),
        ("此次影展结束后，还将巡展。", set()),
        ("办了一场旧物交换。", {"旧物交换"}),
        ("青禾社区着力打造山水旅游品牌。", set()),
        ("青禾社区打造“清风行”品牌。", {"“清风行”品牌"}),
        ("30多名义诊医生集合。", set()),
        ("“欢乐假日”广场文化活动旨在服务渔民。", {"“欢乐假日”广场文化活动"}),
        ("“镜中天地—— 临溪摄影精品展”在青禾博物馆开展。", {"“镜中天地—— 临溪摄影精品展”"}),
        ("“天地 一心”成了口号。", set()),
    ],
)
def test_where_names_begin_and_end(extract: Extract, text: str, names: set[str]) -> None:
    assert initiatives(extract, text) == names


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("临溪梨园开园暨第九届梨花节在青禾村开幕。此次临溪梨花节持续五天。", 1),
        ("临溪梨园第九届梨花节开幕\n4月2日，临溪梨园开园暨第九届梨花节在青禾村开幕。", 1),
        ("临溪镇第九届梨花节在青禾村开幕。青石镇第九届梨花节也将开幕。", 2),
        ("临溪梨园开园暨第九届梨花节在青禾村开幕。此次青石桃花节持续五天。", 2),
    ],
)
def test_an_event_is_known_again_by_what_its_name_leaves_out(extract: Extract, text: str, events: int) -> None:
    chains = extract(text).chains
    assert len([chain for chain in chains if chain[0].type is EntityType.INITIATIVE]) == events
