"""Names that a list's end tells of, and bodies named after their tasks: brackets mark what is one."""

import pytest

from kg.model import EntityType
from tests.extraction.conftest import Extract, mark, unmarked


@pytest.mark.parametrize(
    ("type_", "marked"),
    [
        (EntityType.ADMINISTRATIVE_UNIT, "志愿者的足迹遍布[泊岭]、[沅榜]、[漱云]等多个乡镇。"),
        (EntityType.ADMINISTRATIVE_UNIT, "围绕医疗、养老、教育等社区服务展开讨论。"),
        (EntityType.ADMINISTRATIVE_UNIT, "大家提出了医疗、养老、教育等多个社区的问题。"),
        (EntityType.ORGANIZATION, "[白石镇扶贫助困协会]开展慰问。"),
        (EntityType.ORGANIZATION, "白石镇动员青年志愿者，努力建设法治政府和公平社会。"),
        (EntityType.ORGANIZATION, "各乡镇党委来人，居民组织各种形式读书会。"),
        (EntityType.ORGANIZATION, "镇里组建了6支巾帼志愿服务小分队，向新任大队辅导员颁发聘书。"),
        (EntityType.ORGANIZATION, "[民进云栖区委会]到场，社区与[和顺医院]开展义诊。"),
        (EntityType.ORGANIZATION, "[泊云经济报]记者 沈清禾"),
        (EntityType.ORGANIZATION, "展览的举办方为[望榆摄影协会]。"),
        (EntityType.ORGANIZATION, "周远山召开夜间经济治安联席会。"),
        (EntityType.PLACE, "仪式在[云栖区图书馆门前广场]举行。"),
        (EntityType.PLACE, "大家在门前广场跳舞。"),
    ],
)
def test_lists_tasks_and_what_is_said_before_a_name(extract: Extract, type_: EntityType, marked: str) -> None:
    assert mark(extract(unmarked(marked)), type_) == marked
