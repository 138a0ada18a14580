"""Who else takes part: beside those who are told to, through their heads, and whose clause has no subject."""

import pytest

from kg.model import Predicate
from tests.extraction.conftest import Extract, facts_of

MEETING = "云栖区召开四季度项目推进会。"
SIGNING = "3月5日，云栖区举行重点项目签约仪式。"
CONTEST = "云栖区举办第三届龙舟邀请赛。"


def who(extract: Extract, text: str) -> set[str]:
    return {agent for agent, *_ in facts_of(extract(text), Predicate.PARTICIPATES_IN)}


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("区长周远山主持会议，副区长沈清禾介绍投资环境。", {"周远山", "沈清禾"}),
        ("区长周远山主持会议，副区长沈清禾的报告很长。", {"周远山"}),  # whose it is
        ("区长周远山走进会场，副区长沈清禾熟悉投资环境。", set()),  # nobody is told to take part
        ("区长周远山走上台，为获奖家庭颁奖。", {"周远山"}),
        ("区长周远山慰问了老人，并讲话。", {"周远山"}),
        ("区长周远山点了点头，表示愿派人帮忙。", set()),  # of others
        ("区长周远山主持会议，副区长沈清禾陪同。", {"周远山", "沈清禾"}),
        ("区长周远山任总指挥。", {"周远山"}),
        ("区长周远山任总指挥部部长。", set()),  # a post
    ],
)
def test_beside_those_who_take_part_and_without_a_subject(extract: Extract, sentence: str, people: set[str]) -> None:
    assert who(extract, MEETING + sentence) == people


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("云栖区教育局、云栖区体育局负责同志到会。", {"云栖区教育局", "云栖区体育局"}),
        ("云栖区教育局、云栖区体育局等部门主要负责人，各村专员参加会议。", {"云栖区教育局", "云栖区体育局"}),
        ("云栖区教育局的消息说，负责人参加会议。", set()),
    ],
)
def test_bodies_through_their_heads(extract: Extract, sentence: str, bodies: set[str]) -> None:
    assert who(extract, MEETING + sentence) == bodies


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("临溪纺织公司等5家企业与云栖区教育局现场签约。", {"临溪纺织公司", "云栖区教育局"}),
        ("临溪纺织公司的签约代表鼓掌。", set()),
    ],
)
def test_who_signs_at_a_signing(extract: Extract, sentence: str, bodies: set[str]) -> None:
    assert who(extract, SIGNING + sentence) == bodies


@pytest.mark.parametrize(
    ("sentence", "who_won"),
    [
        ("云栖中学代表队蝉联冠军。", {"云栖中学代表队"}),
        ("村民周远山捧走一等奖。", {"周远山"}),
        ("村民周远山曾夺冠。", set()),  # of another time
        ("担任评委的是云栖区教育局副局长周远山。", {"周远山"}),
    ],
)
def test_who_wins_and_who_judges(extract: Extract, sentence: str, who_won: set[str]) -> None:
    assert who(extract, CONTEST + sentence) == who_won


@pytest.mark.parametrize(
    ("text", "organizers"),
    [
        ("沧河县有好山水。近年来，全县深入开展“清风行”主题活动。", {"沧河县"}),
        ("沧河县、望河县有好山水。近年来，全县深入开展“清风行”主题活动。", set()),  # which of the two
        ("沧河县有好山水。近年来，全县各村开展“清风行”主题活动。", set()),
        ("望榆镇有好山水。镇里趁热打铁开展“清风行”主题活动。", {"望榆镇"}),
        ("青禾社区党总支有好办法。今年，该总支推行“清风行”主题活动。", {"青禾社区党总支"}),
        ("云栖区教育局趁热打铁，联合云栖区文化馆开展“清风行”主题活动。", {"云栖区教育局", "云栖区文化馆"}),
        ("走进云栖区教育局，联合云栖区文化馆开展“清风行”主题活动。", {"云栖区文化馆"}),
        ("云栖区教育局筹划的“清风行”主题活动将与居民见面。", {"云栖区教育局"}),
    ],
)
def test_who_gives_it_meant_or_joined(extract: Extract, text: str, organizers: set[str]) -> None:
    assert {name for name, *_ in facts_of(extract(text), Predicate.ORGANIZES)} == organizers


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("云栖区开展安全生产专项整治行动。云栖区教育局、云栖区体育局派员同行。", {"云栖区教育局", "云栖区体育局"}),
        ("云栖区推出“银龄暖阳”服务品牌。云栖区教育局、云栖区体育局派员同行。", set()),  # nobody attends it
    ],
)
def test_a_campaign_is_meant_where_no_event_is_told(extract: Extract, text: str, bodies: set[str]) -> None:
    assert who(extract, text) == bodies
