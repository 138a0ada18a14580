"""Who gives an event by other than the subject of its verb."""

import pytest

from kg.model import Predicate
from tests.extraction.conftest import Extract, facts_of

FAIR = "第四届邻里节在泊云公园开幕。"


def told(extract: Extract, text: str, predicate: Predicate = Predicate.ORGANIZES) -> set[str]:
    return {agent for agent, *_ in facts_of(extract(text), predicate)}


@pytest.mark.parametrize(
    ("sentence", "hosts"),
    [
        ("邻里节主办单位是云栖区教育局，承办单位是望榆中学。", {"云栖区教育局", "望榆中学"}),
        ("主办方为云栖区教育局，泊云街道具体承办。", {"云栖区教育局", "泊云街道"}),
        ("主办方为云栖区教育局的孩子送上礼物。", set()),  # to them
        ("牵头的是云栖区教育局。", {"云栖区教育局"}),
        ("主办方是谁，云栖区教育局没有说。", set()),
        ("这是云栖区教育局联合望榆中学推出的系列活动。", {"云栖区教育局", "望榆中学"}),
        ("这是云栖区教育局推出的新规。", set()),
        ("云栖区教育局、望榆中学联合主办。", {"云栖区教育局", "望榆中学"}),
        ("\n云栖区教育局主办。", set()),  # of another paragraph
        ("今年邻里节由云栖区教育局主办。", {"云栖区教育局"}),
        ("作为主办方，云栖区教育局准备了奖品。", {"云栖区教育局"}),
        ("作为观众，云栖区教育局准备了奖品。", set()),
        ("主办方云栖区教育局准备了奖品。", {"云栖区教育局"}),
        ("商会发起人周远山没有到场。", set()),
        ("主办：云栖区教育局；承办：望榆中学。", {"云栖区教育局", "望榆中学"}),
        ("这场邻里节是云栖区教育局组织的。", {"云栖区教育局"}),
        ("这场雨是云栖区教育局预料到的。", set()),
        ("该场活动是云栖区教育局主办，演员来自望榆中学。", {"云栖区教育局"}),
        ("该场活动是云栖区教育局主办赛事中的一项。", set()),
        ("云栖区教育局牵头组织，望榆中学积极响应。", {"云栖区教育局"}),
        ("云栖区教育局牵头，望榆中学积极响应。", set()),
        ("这项活动是去年5月由云栖区教育局发起的。", {"云栖区教育局"}),
        ("邻里节是云栖区教育局、望榆中学主办的。", {"云栖区教育局", "望榆中学"}),
        ("邻里节是云栖区教育局不愿主办的。", set()),
        ("邻里节是云栖区教育局盼来的。", set()),
        ("花灯是云栖区教育局主办的。", set()),  # of what is told nowhere
        ("主办这场盛会的是云栖区教育局和望榆中学。", {"云栖区教育局", "望榆中学"}),
        ("参加这场盛会的是云栖区教育局和望榆中学。", set()),
    ],
)
def test_hosts_by_other_words(extract: Extract, sentence: str, hosts: set[str]) -> None:
    assert told(extract, FAIR + sentence) == hosts


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("第四届邻里节在泊云公园举行，由云栖区教育局主办，望榆中学承办。", {"云栖区教育局", "望榆中学"}),
        ("第四届邻里节在泊云公园举行，活动由云栖区教育局主办，望榆中学承办。", {"云栖区教育局", "望榆中学"}),
        ("第四届邻里节在泊云公园举行，由云栖区教育局的人介绍情况。", set()),
        ("第四届邻里节在泊云公园举行，花灯由云栖区教育局承办。", set()),
    ],
)
def test_by_whom_in_a_clause_of_its_own(extract: Extract, text: str, hosts: set[str]) -> None:
    assert told(extract, text) == hosts


def test_a_village_some_way_off_gives_nothing(extract: Extract) -> None:
    text = "望江集团志愿服务队来到30公里外的青禾村开展“清风行”主题活动。"
    assert told(extract, text) == {"望江集团志愿服务队"}
    assert told(extract, text, Predicate.HELD_AT) == {"“清风行”主题活动"}


def test_helpers_by_the_noun(extract: Extract) -> None:
    given = "望榆中学举办“清风行”主题活动，云栖区教育局给予指导，居民参加。"
    assert told(extract, given, Predicate.SUPPORTS) == {"云栖区教育局"}
    given = "望榆中学举办“清风行”主题活动，云栖区教育局的人说给予指导很难。"
    assert told(extract, given, Predicate.SUPPORTS) == set()
    assert told(extract, FAIR + "协办单位：望榆中学。", Predicate.SUPPORTS) == {"望榆中学"}


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("青禾村与云栖区人民医院签订“医村同心”共建协议。", {"青禾村", "云栖区人民医院"}),
        ("云栖区教育局近日与云栖区民政局一道，在青禾村开展“清风行”主题活动。", {"云栖区教育局", "云栖区民政局"}),
        ("云栖区教育局与云栖区民政局座谈，“清风行”主题活动很好。", set()),
        ("望榆中学前后开了11次“板凳”座谈会。", {"望榆中学"}),
    ],
)
def test_who_acts_with_others(extract: Extract, text: str, hosts: set[str]) -> None:
    assert told(extract, text) == hosts


def test_a_list_of_events_after_ba(extract: Extract) -> None:
    text = "望榆中学把第二届科技节、第三届读书节和“清风行”主题活动合在一起举行。"
    given = {event for agent, _, event in facts_of(extract(text), Predicate.ORGANIZES)}
    assert {"第三届读书节", "“清风行”主题活动"} <= given


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("5月中旬，“心语”沙龙邀请名师。", {"2024-05"}),
        ("“听涛”诗歌朗诵会终于在3月27日与市民见面。", {"2024-03-27"}),
        ("4月16日，石桌让位给折叠桌，首届“楚河”象棋邀请赛摆开阵势。", {"2024-04-16"}),
        ("4月16日，周远山想起首届“楚河”象棋邀请赛。", set()),
        ("4月16日，首届“楚河”象棋邀请赛的报告很长。", set()),
    ],
)
def test_the_day_beside_a_name(extract: Extract, text: str, days: set[str]) -> None:
    assert told_days(extract, text) == days


def told_days(extract: Extract, text: str) -> set[str]:
    return {day for *_, day in facts_of(extract(text), Predicate.OCCURS_ON)}


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("昨日，青禾村来到云栖区，为居民开展义诊活动。", {"青禾村"}),
        ("昨日，青禾村来了三位专家，为居民开展义诊活动。", set()),  # they do
        ("昨日，决赛在青禾镇与临溪镇之间展开。", set()),
    ],
)
def test_who_came_does_it(extract: Extract, text: str, hosts: set[str]) -> None:
    assert told(extract, text) == hosts


@pytest.mark.parametrize(
    ("sentence", "helpers"),
    [
        ("活动得到了青禾药业公司的大力支持。", {"青禾药业公司"}),
        ("活动得到了云栖区教育局领导的高度重视，青禾药业公司的大力支持。", {"青禾药业公司"}),
        ("活动得到了云栖区教育局领导的高度重视和青禾药业公司的支持。", {"青禾药业公司"}),
        ("活动得到了云栖区教育局领导的高度重视。", set()),
    ],
)
def test_who_backs_it_beside_those_who_care_for_it(extract: Extract, sentence: str, helpers: set[str]) -> None:
    assert told(extract, FAIR + sentence, Predicate.SUPPORTS) == helpers
