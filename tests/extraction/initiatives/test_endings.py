"""工作 and 建设 after an initiative's name: brackets mark each initiative."""

import pytest

from kg.model import EntityType
from tests.extraction.conftest import Extract, mark, unmarked


@pytest.mark.parametrize(
    "marked",
    [
        "临溪街道开展[河道课题调研工作]。",
        "听潮镇召开[岗位培训工作推进会]。",
        "青禾社区推进[“清风云栖”建设工作]。",
        "青禾社区打造[“清风云栖”建设]，居民满意。",
        "青禾社区开展[消防演练]和工作。",
    ],
)
def test_work_ends_a_name_where_no_noun_follows(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), EntityType.INITIATIVE) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "[“清风送岗”招聘会临溪街道专场]昨日举行。",
        "[农产品展销会青禾广场专场]开市。",
        "[“清风进校园”竹溪小学专场]座无虚席。",
        "[云栖宣讲大赛青禾赛区决赛]落幕。",
        "[“送戏下乡”巡演荷塘村站]昨日开演。",
        "[青禾龙舟赛]在听潮站举行。",
        "[青禾龙舟赛]吸引了外地专场演员。",
    ],
)
def test_a_session_says_where_or_for_whom_it_is(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), EntityType.INITIATIVE) == marked


@pytest.mark.parametrize("after", ["工作会议", "工作部署会议", "建设者"])
def test_work_before_a_noun_is_the_nouns(extract: Extract, after: str) -> None:
    names = [m.name for m in extract(f"青禾社区推进“清风云栖”{after}。").mentions if m.type is EntityType.INITIATIVE]
    assert not any(name.endswith(("工作", "建设")) for name in names)
