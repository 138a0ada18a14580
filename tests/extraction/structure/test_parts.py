"""What is part of which event: rounds, stages, what takes place meanwhile, and one of several."""

import pytest

from kg.model import Predicate
from tests.extraction.conftest import Extract, chains_of, facts_of

FAIR = "听潮镇举办第三届丰收节。"


def parts(extract: Extract, text: str) -> set[tuple[str, str]]:
    return {(part, whole) for part, _, whole in facts_of(extract(text), Predicate.PART_OF)}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("期间还将举办剪纸大赛、灯谜会演。", {("剪纸大赛", "第三届丰收节"), ("灯谜会演", "第三届丰收节")}),
        ("镇里还将举办灯谜会演。", set()),
        ("丰收节期间将举办灯谜会演。", {("灯谜会演", "第三届丰收节")}),
        ("国庆期间将举办灯谜会演。", set()),
        ("灯会期间，镇里将举办剪纸大赛。", set()),
        ("活动期间将举办灯谜会演。", {("灯谜会演", "第三届丰收节")}),
        (
            "镇里举行了摘果比赛。随后举行的灯谜会演很热闹。",
            {("摘果比赛", "第三届丰收节"), ("灯谜会演", "第三届丰收节")},
        ),
        ("活动中，周远山捐出今年9月举办“旧衣新生”义卖的收入。", set()),
        ("压轴的灯谜会演很热闹。", {("灯谜会演", "第三届丰收节")}),
        ("去年压轴的灯谜会演很热闹。", set()),
        ("亲子创客赛也同台举行。", {("亲子创客赛", "第三届丰收节")}),
        ("随后举行的灯谜会演很热闹。", {("灯谜会演", "第三届丰收节")}),
        ("本届丰收节包括灯谜会演、农机展览。", {("灯谜会演", "第三届丰收节"), ("农机展览", "第三届丰收节")}),
        ("丰收节已先后举办了灯谜会演、农机展览。", {("灯谜会演", "第三届丰收节"), ("农机展览", "第三届丰收节")}),
        ("镇里已先后举办了灯谜会演。", set()),
        ("本届丰收节感谢灯谜会演的居民。", set()),
        ("在摘果比赛中，周远山夺冠。", {("摘果比赛", "第三届丰收节")}),
        ("周远山代表镇里出战摘果比赛。", set()),
        ("去年，在摘果比赛中，周远山夺冠。", set()),
        ("在次日的拔河决赛中，青禾村队获胜。", {("拔河决赛", "第三届丰收节")}),
        ("镇里举行捐赠仪式。", {("捐赠仪式", "第三届丰收节")}),
        ("镇里举行揭牌仪式。", set()),  # of a thing of its own
        ("这是“潮声”文化季的收官项目，居民满意。", {("第三届丰收节", "“潮声”文化季")}),
        ("这是“潮声”文化季的第三项活动。", {("第三届丰收节", "“潮声”文化季")}),
        ("居民喜欢“潮声”文化季的第三项活动。", set()),
        ("本次丰收节作为“潮声”文化季重要活动之一，居民满意。", {("第三届丰收节", "“潮声”文化季")}),
        ("此次丰收节是区文化馆今年春节期间开展的“潮声”系列活动之一。", {("第三届丰收节", "“潮声”系列活动")}),
        ("本次丰收节作为丰收节重要活动之一，居民满意。", set()),
        (
            "开幕式在望江公园举行。同期举行的渔家摄影展很热闹。",
            {("开幕式", "第三届丰收节"), ("渔家摄影展", "第三届丰收节")},
        ),
        ("现场启动了望江大桥改建项目。", set()),
        ("这次节会也为“潮声”文化季画上句号。", {("第三届丰收节", "“潮声”文化季")}),
        (
            "这是“潮声”文化季的重头戏，此前的剪纸大赛已收官。",
            {("第三届丰收节", "“潮声”文化季"), ("剪纸大赛", "“潮声”文化季")},
        ),
    ],
)
def test_what_takes_place_within(extract: Extract, sentence: str, found: set[tuple[str, str]]) -> None:
    assert parts(extract, FAIR + sentence) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("听潮镇望江大桥改建工程动工。开工仪式在望江公园举行。", {("开工仪式", "听潮镇望江大桥改建工程")}),
        ("听潮镇举办第三届丰收节。开工仪式在望江公园举行。", set()),
        ("听潮镇举办第二届街镇论坛。在“楼栋”分论坛上，周远山发言。", {("“楼栋”分论坛", "第二届街镇论坛")}),
        ("听潮镇举办第三届丰收节。在“楼栋”分论坛上，周远山发言。", set()),
        ("听潮镇举办第三届象棋赛。在飞镖比赛中，周远山夺冠。", set()),
        ("听潮镇举办第三届运动会。在飞镖比赛中，周远山夺冠。", {("飞镖比赛", "第三届运动会")}),
        ("听潮镇举办第三届运动会。在渔家运动会中，周远山夺冠。", set()),
        ("听潮镇开展“丰年惠民”系列活动。村里举办“墨香”送福活动。", {("“墨香”送福活动", "“丰年惠民”系列活动")}),
        ("听潮镇开展“丰年惠民”系列活动。今年秋季，村里还将举办“墨香”送福活动。", set()),
        (
            "听潮镇推出“四进”计划——春苗计划、夏荷计划。",
            {("春苗计划", "“四进”计划"), ("夏荷计划", "“四进”计划")},
        ),
        ("听潮镇推出“四进”计划——“墨香”送书活动。", set()),
        ("听潮镇举办“暖冬”系列活动之防火知识讲座。", {("防火知识讲座", "“暖冬”系列活动")}),
        ("作为“潮声”文化季重要活动之一，剪纸大赛在望江公园举行。", {("剪纸大赛", "“潮声”文化季")}),
        ("听潮镇举办首届艺术节重点活动之一——防火知识讲座。", {("防火知识讲座", "首届艺术节")}),
        ("听潮镇举行“暖冬”系列活动之二——2024年志愿者培训。", {("2024年志愿者培训", "“暖冬”系列活动")}),
        ("听潮镇举行“暖冬”系列活动。最后是2024年志愿者培训班。", {("2024年志愿者培训班", "“暖冬”系列活动")}),
        ("听潮镇举办第三届丰收节。现场，周远山入选“银杏”帮扶机制。", set()),
        ("听潮镇召开春耕推进会。会上，周远山传达“银杏”主题教育精神。", set()),
    ],
)
def test_stages_of_works_and_forums(extract: Extract, text: str, found: set[tuple[str, str]]) -> None:
    assert parts(extract, text) == found


def test_who_undertakes_the_whole_undertakes_no_part_that_is_told_meanwhile(extract: Extract) -> None:
    text = "丰收节由听潮镇政府主办，其间将推出灯谜会演。"
    assert ("听潮镇政府", "", "灯谜会演") not in facts_of(extract(FAIR + text), Predicate.ORGANIZES)


def test_a_contest_is_no_round_of_itself(extract: Extract) -> None:
    text = "听潮镇举办篮球联赛。决赛于6月8日开赛。本次比赛由望江公司主办。"
    found = facts_of(extract(text), Predicate.ORGANIZES)
    assert ("望江公司", "", "篮球联赛") in found
    assert ("望江公司", "", "决赛") not in found


def test_a_cup_is_the_first_contest_that_bears_its_name(extract: Extract) -> None:
    text = "青禾村队打进“望江杯”。听潮镇举办第九届“望江杯”篮球赛。第八届“望江杯”篮球赛很热闹。"
    chains = [chain for chain in chains_of(extract(text)) if any("望江杯" in name for name in chain)]
    assert ["第八届“望江杯”篮球赛"] in chains


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("听潮镇的桂花灯会把年味推向高潮。当晚举行的灯谜会演很热闹。", {("灯谜会演", "桂花灯会")}),
        ("听潮镇的桂花灯会把年味推向高潮。青禾社区举行的灯谜会演很热闹。", set()),
        ("听潮镇的棋类比赛把年味推向高潮。当晚举行的灯谜会演很热闹。", set()),  # which holds no others
        ("望江大桥改建工程完工。18日上午，交付仪式就在桥头进行。", {("交付仪式", "望江大桥改建工程")}),
    ],
)
def test_the_first_event_that_gathers_others(extract: Extract, text: str, found: set[tuple[str, str]]) -> None:
    assert parts(extract, text) == found


def test_those_before_the_one_told(extract: Extract) -> None:
    told = "听潮镇举办“听潮”灯谜会演。这是“潮声”婚恋服务项目的第三场活动，前两场“汉服”游园会和“绿道”骑行活动分别举行。"
    assert {part for part, _ in parts(extract, told)} >= {"“汉服”游园会", "“绿道”骑行活动"}


def test_where_and_when_is_told_of_the_one_event_of_a_series(extract: Extract) -> None:
    text = "11月3日，听潮镇在望江公园举行“暖冬”系列活动之二——防火知识讲座。区长周远山出席并讲话。"
    for predicate in (Predicate.OCCURS_ON, Predicate.HELD_AT):
        assert {part for part, _, _ in facts_of(extract(text), predicate)} == {"防火知识讲座"}
    assert {event for _, _, event in facts_of(extract(text), Predicate.PARTICIPATES_IN)} == {"防火知识讲座"}
    alone = "11月3日，听潮镇在望江公园举行“暖冬”系列活动。"
    assert {part for part, _, _ in facts_of(extract(alone), Predicate.HELD_AT)} == {"“暖冬”系列活动"}


def test_what_is_only_attended_meanwhile_is_no_part(extract: Extract) -> None:
    told = "云栖区政协十届四次会议1月8日召开。会议期间，委员们{}区人大十九届五次会议。"
    assert not facts_of(extract(told.format("列席了")), Predicate.PART_OF)
    assert facts_of(extract(told.format("召开了")), Predicate.PART_OF)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("听潮镇第三届丰收节开幕式举行。本届丰收节以“渔乐”为主题，将持续到月底，其间将举办灯谜会演。", "丰收节"),
        ("听潮镇举行“渔乐”读书月启动仪式。读书月期间，将举办灯谜会演。", "读书月"),
        ("听潮镇举行“渔乐”读书月启动仪式。仪式现场，举办了灯谜会演。", "启动仪式"),
    ],
)
def test_the_whole_and_not_its_opening(extract: Extract, text: str, whole: str) -> None:
    (found,) = (found for part, found in parts(extract, text) if part == "灯谜会演")
    assert found.endswith(whole)
