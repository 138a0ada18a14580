"""Land, water and gardens, whose one-character kinds end many other words: brackets mark what is a place."""

import pytest

from kg.model import EntityType
from tests.extraction.conftest import Extract, mark, unmarked


@pytest.mark.parametrize(
    "marked",
    [
        "学员要上[泊云山]识药，车队沿[泊云河]前行。",
        "活动在[泊云岛]举行，[泊云湖]位于城南。",
        "大家参观了[泊云公园]、[漱月河]等地。",
        "[泊云河]水质好转，大家察看了[漱月河]生态修复工程。",
        "孩子们守护母亲河，让绿水青山留下来，翻越崇山峻岭，绝壁开渠。",
        "[漱月河]西岸的树绿了，[泊云河]岸边很静，孩子在小河西岸合影。",
        "大家共建泊云山，有很多项目落户泊云园。",
        "“孝行泊云山”汇演开始，瑶歌唱响江边。",
        "做好裸房装修、平改坡等工作。",
        "石桥镇[清风湖]西岸灯亮了，[柳絮河]东岸很静，[明水河]面还有雾。",
        "早年就在[鹤鸣湖]边种过水稻，云雾村的[仙客潭]边停着一辆车。",
        "大家在母亲河边捡垃圾，在人工湖畔玩耍，到小河边写生，家住大河边，坐在火塘边。",
        "游客在公园泛舟湖面上看鱼，在海面上看日出。",
    ],
)
def test_a_landscape_stands_where_a_place_can(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), EntityType.PLACE) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "他们横渡[黄河]，走过[太湖]边，到[滇池]畔安家。",
        "有人在杭州[大运河]畔看灯，在[泊云湖]畔散步。",
        "长江后浪推前浪，跳进黄河也洗不清，黄河文化周开幕，西湖区来人。",
        "车队驶过[长江大桥]。",
    ],
)
def test_a_well_known_river_lake_or_range_needs_no_ending(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), EntityType.PLACE) == marked
