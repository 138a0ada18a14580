"""Bodies that take part through their people."""

import pytest

from kg.model import Predicate
from tests.extraction.conftest import Extract, facts_of


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("望江小学的小志愿者们献唱歌曲《小草》。", {"望江小学"}),
        ("望江小学、清河中学的同学们登台演唱。", {"望江小学", "清河中学"}),
        ("望江小学的同学们的家长登台演唱。", set()),
        ("来自云栖区体育局、云栖区教育局等相关部门领导出席活动。", {"云栖区体育局", "云栖区教育局"}),
        ("来自云栖区教育局的消息说，大家出席活动。", set()),
        ("望江医院派出医护人员，设立义诊台。", {"望江医院"}),
        ("望江派出所民警在场。", set()),
        ("第二天，望江供电所派人修好了路灯。", set()),
        ("参加活动的6支队伍分别来自望江小学和云栖艺术团。", {"望江小学", "云栖艺术团"}),
        ("参加活动的居民分别来自望江小学和云栖艺术团附近。", set()),
        ("区长周远山与望江小学校长沈清禾座谈。", set()),  # a talk of two
        ("云栖区体育局、临溪街道相关负责人出席活动。", {"云栖区体育局", "临溪街道"}),
        ("云栖区体育局等单位负责人，各街道代表以及运动员300余人参加活动。", {"云栖区体育局"}),
        ("云栖区体育局、临溪街道领导班子出席活动。", set()),
        ("区政协主席周远山、副主席沈清禾等区政协领导出席活动。", {"周远山", "沈清禾"}),  # who were named
        (
            "望江医院院长周远山，临溪区副区长沈清禾，望江医院相关负责同志及云栖医院中层干部参加活动。",
            {"周远山", "沈清禾", "云栖医院"},
        ),
        ("区长周远山、副区长沈清禾，以及客商代表、游客2000余人参加活动。", {"周远山", "沈清禾"}),
        ("区长周远山、副区长沈清禾，市民300余人参加活动。", {"周远山", "沈清禾"}),
        ("区长周远山看望老人，市民300余人参加活动。", set()),
        (
            "区长周远山，云栖区体育局、各镇（街道）负责人，以及客商代表、游客2000余人参加活动。",
            {"周远山", "云栖区体育局"},
        ),
        ("区长周远山看望老人，望江医院相关负责同志及云栖医院中层干部参加活动。", {"云栖医院"}),
        ("区长周远山、云栖区教育局分管局长出席活动。", {"周远山", "云栖区教育局"}),
        ("区长周远山参加座谈。", {"周远山"}),
        ("区长周远山鼓励他报名参加活动。", set()),
        ("区长周远山很高兴，出席活动的全体党员鼓掌。", set()),
    ],
)
def test_bodies_through_their_people(extract: Extract, sentence: str, bodies: set[str]) -> None:
    found = facts_of(extract(f"听潮社区举办“邻里节”活动。{sentence}"), Predicate.PARTICIPATES_IN)
    assert {body for body, *_ in found} == bodies


@pytest.mark.parametrize(
    ("sentence", "events"),
    [
        ("云栖区、青阳区等3个区派出百名选手。", {"首届听潮市健身周"}),
        ("区长周远山出席并讲话。", {"首届听潮市健身周", "开幕式"}),
    ],
)
def test_contestants_are_sent_to_the_whole(extract: Extract, sentence: str, events: set[str]) -> None:
    text = f"首届听潮市健身周9月12日拉开帷幕，开幕式设在望江公园。{sentence}"
    assert {event for _, _, event in facts_of(extract(text), Predicate.PARTICIPATES_IN)} == events
