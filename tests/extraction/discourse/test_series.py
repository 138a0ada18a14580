"""Series beside their sessions, what a name says that an event is part of, and what is no event at all."""

import pytest

from kg.model import BlockKind, EntityType, Predicate
from tests.extraction.conftest import Extract, chains_of, facts_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "青禾镇举办第八期月光诗会。月光诗会从去年起每周开讲。",
            {("第八期月光诗会", "月光诗会")},
        ),
        ("青禾镇举办第八期月光诗会。居民喜欢月光诗会。", set()),
        (
            "第六届职工运动会乒乓球比赛昨日举行。第六届职工运动会由工会主办。",
            {("第六届职工运动会乒乓球比赛", "第六届职工运动会")},
        ),
        (
            "“暖冬”系列惠民活动“潮声”书画展昨日开幕。",
            {("“潮声”书画展", "“暖冬”系列惠民活动")},
        ),
        (
            "青禾镇举办荷花节。荷花节持续到四月，以“小吃节”“摄影大赛”等为抓手，推出一系列活动。",
            {("“小吃节”", "荷花节"), ("“摄影大赛”", "荷花节")},
        ),
    ],
)
def test_part_of_what_is_told(extract: Extract, text: str, found: set[tuple[str, str]]) -> None:
    assert {(part, whole) for part, _, whole in facts_of(extract(text), Predicate.PART_OF)} == found


@pytest.mark.parametrize(
    ("text", "name", "is_named"),
    [
        ("茶艺、烘焙等6个项目展示比赛昨日打响。", "项目展示比赛", False),
        ("焊工项目展示比赛昨日打响。", "焊工项目展示比赛", True),
        ("医院为居民提供血压测量、眼科义诊、雨伞修补等便民服务。", "眼科义诊", False),
        ("医院开展眼科义诊活动。", "眼科义诊活动", True),
        ("居民参加上述活动。", "上述活动", False),
        ("第四场“潮声市集”昨日开市。", "第四场“潮声市集”", True),
        ("大家参加活动。此次交通安全进社区活动由工会主办。", "交通安全进社区活动", True),
    ],
)
def test_what_is_an_event(extract: Extract, text: str, name: str, *, is_named: bool) -> None:
    names = {m.name for m in extract(text).mentions if m.type is EntityType.INITIATIVE}
    assert (name in names) is is_named


CONTEST = "青禾镇总工会举办第四届“青禾杯”职工技能大赛。"
COURSE = "青禾镇举办应急救护员培训班。"


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (f"{CONTEST}获奖选手将代表青禾镇参加12月举行的云栖区职工技能大赛。", False),
        (f"{CONTEST}大家都喜欢青禾镇职工技能大赛。", True),
        (f"{COURSE}今年以来，全镇已举办救护员培训班42期。", False),
        (f"{COURSE}大家参加救护员培训班。", True),
        ("“控糖日”义诊暖人心\n青禾医院举行大型义诊活动。义诊活动中，医生讲课。", True),
        ("“控糖日”义诊暖人心\n青禾医院举行大型歌会活动。", False),
        ("云栖区举办2024年残疾人电商培训班。这是该区今年举办的第三期残疾人培训班。", True),
        ("云栖区举办2024年残疾人电商培训班。该区今年举办第三期残疾人培训班。", False),
    ],
)
def test_whether_two_names_are_of_one(extract: Extract, text: str, is_one: bool) -> None:
    chains = chains_of(extract(text, kinds={0: BlockKind.TITLE} if "\n" in text else None))
    assert any(len(set(chain)) > 1 for chain in chains) == is_one
