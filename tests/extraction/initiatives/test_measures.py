"""Rules that are enacted: brackets mark each."""

import pytest

from kg.model import EntityType
from tests.extraction.conftest import Extract, kinds_of, mark, unmarked


@pytest.mark.parametrize(
    "marked",
    [
        "青禾社区推行[楼栋包干巡查制]，居民满意。",
        "云栖区出台了[云雾茶采摘补贴办法]。",
        "听潮镇试行[“文明宴席”约定]，成效很好。",
        "云栖区印发[《云栖区招商工作方案》]，居民满意。",
        "学校按照[《教师培养实施方案》]开课。",
        "云栖区印发[《招商工作方案》]和[《用工服务办法》]。",
        "云栖区印发[《招商工作方案》]和《青禾诗集》。",
        "双方签订《云栖合作方案》，居民满意。",
        "云栖区出台一系列优惠政策。",
        "云栖区出台相关奖补办法。",
        "青禾社区推行的办法很好。",
        "青禾社区试行新制。",
        "听潮镇出台由居民讨论的管理办法。",
        "云栖区的楼栋包干巡查制很好。",
        "云栖区印发[《云栖区养老服务三年行动计划（2024—2026年）》]，居民满意。",
        "[《云栖区节水产品目录》]今天（3月4日）发布。",
        "《云栖区节水产品目录》很好懂。",
        "云栖区发布《云栖区工作报告》。",
        "云栖区印发《行动方案》，居民满意。",
        "云栖区出台[《电梯加装办法》][《用工服务指引》]等文件。",
        "云栖区联合制定[抗旱保秋粮预案]，要求各村落实。",
        "云栖区制定应急预案，要求各村落实。",
        "云栖区出台[新一轮毕业生等青年就业政策]。",
        "云栖区出台新的就业政策。",
        "[《云栖区节水办法》]由水利局、教育局联合印发。",
    ],
)
def test_what_a_verb_of_enacting_is_followed_by(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), EntityType.INITIATIVE) == marked


def test_the_head_tells_the_kind(extract: Extract) -> None:
    kinds = kinds_of(extract("青禾社区推行楼栋包干巡查制。云栖区出台云雾茶采摘补贴办法。"), EntityType.INITIATIVE)
    assert kinds == {"楼栋包干巡查制": "Mechanism", "云雾茶采摘补贴办法": "Policy"}
