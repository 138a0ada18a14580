"""Whose own an event is by its name."""

import pytest

from kg.model import Predicate
from tests.extraction.conftest import Extract, facts_of


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("望江中学毕业典礼在体育馆举行。", {"望江中学"}),
        ("云栖区教育局年度总结会召开。", {"云栖区教育局"}),
        ("云栖区诗词学会成立大会召开。", set()),  # others found it
        ("青禾社区 “童声”合唱培训班开班。", {"青禾社区"}),
        ("青禾社区  很热闹，“童声”合唱培训班开班。", set()),
        ("居民都喜欢云栖区文化馆的“清风行”活动。", {"云栖区文化馆"}),
        ("周远山走进青禾社区的邻里座谈会。", {"青禾社区"}),
        ("居民都喜欢听潮社区和云栖区文化馆的“清风行”活动。", set()),  # whose of the two is not told
        ("望江中学很热闹。这是该校的“童声”合唱节。", {"望江中学"}),
        ("望江中学很热闹。该校场的“童声”合唱节开幕。", set()),
        ("望江中学很热闹。居民参加该校组织的“童声”合唱节。", {"望江中学"}),
        ("退休教师周远山的“四点半课堂”开课。", {"周远山"}),
        ("退休教师周远山的座谈会发言很好。", set()),
        ("青禾社区年货展销会开市。", {"青禾社区"}),
        ("云栖区年货展销会开市。", set()),
        ("云栖区供水惠民工程开工。", set()),  # a city's works are its offices'
        ("青禾社区首届广场舞大赛在泊云公园落幕。", {"青禾社区"}),
        ("云栖区首届广场舞大赛在泊云公园落幕。", set()),
        ("云栖区2024年教育工作会议在会展中心召开。", {"云栖区"}),
        ("临溪街道文明养犬专项整治行动开始。", {"临溪街道"}),
        ("临溪街道老旧小区改造二期工程开工。", set()),
        ("大家见证了云栖技能培训基地的授牌仪式。", set()),  # done for it
        ("云栖区供水惠民工程二期项目开工。", set()),
    ],
)
def test_owner_by_the_name(extract: Extract, text: str, owners: set[str]) -> None:
    assert {owner for owner, *_ in facts_of(extract(text), Predicate.ORGANIZES)} == owners
