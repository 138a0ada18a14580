"""What belongs to what by its name."""

import pytest

from kg.model import Predicate
from tests.extraction.conftest import Extract, facts_of


def pairs(extract: Extract, text: str, predicate: Predicate) -> set[tuple[str, str]]:
    return {(part, whole) for part, _, whole in facts_of(extract(text), predicate)}


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("云栖区临溪街道青禾社区来人。", {("临溪街道", "云栖区"), ("青禾社区", "临溪街道")}),
        ("临溪街道的青禾社区来人。", {("青禾社区", "临溪街道")}),
        ("临溪街道、青禾社区来人。", set()),
        ("青禾社区、听潮社区来人。", set()),
        ("临溪街道青禾社区党总支来人。", {("青禾社区", "临溪街道"), ("临溪街道青禾社区党总支", "青禾社区")}),
        ("云栖区教育局来人。", {("云栖区教育局", "云栖区")}),
        ("中共云栖区委宣传部来人。", {("中共云栖区委宣传部", "云栖区")}),
        ("共青团云栖区委办公室来人。", {("共青团云栖区委办公室", "云栖区")}),
        ("云栖区音乐家协会来人。", set()),
        ("临溪街道党建联盟来人。", {("临溪街道党建联盟", "临溪街道")}),
        ("市教育局副局长沈清禾、综合科科长石天到场。", {("综合科", "市教育局")}),
        ("市教育局副局长沈清禾到场，综合科科长石天也到了。", set()),
        ("临溪街道党工委书记沈清禾、办事处主任石天到场。", {("临溪街道党工委", "临溪街道")}),
        ("白石镇原玉珠村来人。", {("玉珠村", "白石镇")}),
        ("白石镇很美，镇党委、镇政府来人。", {("镇党委", "白石镇"), ("镇政府", "白石镇")}),
        ("白石镇和青石镇都来人，镇党委也来人。", set()),
        ("临溪街道青禾社区、听潮社区来人。", {("青禾社区", "临溪街道"), ("听潮社区", "临溪街道")}),
        ("临溪街道举办汇演，辖区内青禾社区和听潮社区来人。", {("青禾社区", "临溪街道"), ("听潮社区", "临溪街道")}),
        ("临溪街道举办汇演，青禾社区和听潮社区来人。", set()),
        (
            "临溪街道举办汇演。青禾社区、听潮社区、杏林社区的居民来了。",
            {("青禾社区", "临溪街道"), ("听潮社区", "临溪街道"), ("杏林社区", "临溪街道")},
        ),
        ("临溪街道和白石镇举办汇演。青禾社区、听潮社区、杏林社区的居民来了。", set()),
        ("云栖区槐序小学来人。", {("云栖区槐序小学", "云栖区")}),
        ("云栖槐序小学来人。", set()),  # it may only be called so
        ("云栖县图书馆来人。", {("云栖县图书馆", "云栖县")}),
        ("云栖县人民医院来人。", {("云栖县人民医院", "云栖县")}),
        ("云栖县很美，县图书馆、县音乐家协会来人。", {("县图书馆", "云栖县")}),
        ("白石镇很美，白石镇党委、政府主办。", {("白石镇党委", "白石镇"), ("政府", "白石镇")}),
        (
            "青禾法院诉讼服务中心来人，青禾法院也来人。",
            {("青禾法院诉讼服务中心", "青禾法院")},
        ),
        ("槐序中学来人，党委、组织部部长石天讲话。", set()),
        ("青禾法院妇委会、团委组织干警来人。", {("青禾法院妇委会", "青禾法院"), ("团委", "青禾法院")}),
        (
            "来自青禾医院的骨科、眼科6名党员来了。",
            {("骨科", "青禾医院"), ("眼科", "青禾医院")},
        ),
        ("云栖县委宣传部、妇联来人。", {("云栖县委宣传部", "云栖县")}),
        ("校团委书记沈清禾、校学工部部长石天到场。", set()),
        ("青禾医院很大，青禾医院医联体来人。", set()),
    ],
)
def test_units_and_bodies_in_their_holders(extract: Extract, text: str, units: set[tuple[str, str]]) -> None:
    assert pairs(extract, text, Predicate.SUB_UNIT_OF) == units


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("青禾社区文化广场很大。", {("青禾社区文化广场", "青禾社区")}),
        ("望江花园5号楼漏水。", {("望江花园5号楼", "望江花园")}),
        ("临溪街道听潮河2号院漏水。", {("听潮河2号院", "临溪街道")}),  # not in a river of that name
        ("云栖区望江花园漏水。", {("望江花园", "云栖区")}),
        ("云栖区、望江花园都好。", set()),
        ("大家在临溪镇人民政府三楼会议室开会。", set()),  # in the body's house, wherever that is
        ("青禾村小学旧址很大。", {("青禾村小学旧址", "青禾村")}),
        ("他来到武汉园区。", set()),
        ("杭州人民大会堂很大。", {("杭州人民大会堂", "杭州")}),
        ("望江花园漏水。", set()),
    ],
)
def test_places_in_what_their_name_holds(extract: Extract, text: str, places: set[tuple[str, str]]) -> None:
    assert pairs(extract, text, Predicate.LOCATED_IN) == places


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("云栖区举行“119”消防宣传月启动仪式。", {("“119”消防宣传月启动仪式", "“119”消防宣传月")}),
        ("云栖区举行“清风行”主题活动。", set()),
    ],
)
def test_a_ceremony_is_part_of_what_it_opens(extract: Extract, text: str, parts: set[tuple[str, str]]) -> None:
    assert pairs(extract, text, Predicate.PART_OF) == parts


def test_rules_are_told(extract: Extract) -> None:
    text = "临溪街道青禾社区党总支在青禾社区文化广场举行“119”消防宣传月启动仪式。"
    rules = {r.rule for r in extract(text).relations if r.predicate not in (Predicate.ORGANIZES, Predicate.HELD_AT)}
    assert rules == {"unit-chain", "body-chain", "place-chain", "initiative-chain"}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("青禾社区举办第七届邻里节。席间还举行了“好邻居”颁奖仪式。", {("“好邻居”颁奖仪式", "第七届邻里节")}),
        ("青禾社区举办第七届邻里节。次日，还举行了“好邻居”颁奖仪式。", set()),
        ("青禾社区举办第七届邻里节。大家参加邻里节的压轴项目——投篮挑战赛。", {("投篮挑战赛", "邻里节")}),
        ("云栖区“稻花杯”篮球联赛总决赛举行。", {("“稻花杯”篮球联赛总决赛", "“稻花杯”篮球联赛")}),
    ],
)
def test_an_event_within_an_event(extract: Extract, text: str, parts: set[tuple[str, str]]) -> None:
    found = facts_of(extract(text), Predicate.PART_OF)
    assert {(part, whole) for part, _, whole in found} == parts


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("澄川机械集团很大，集团工会举办活动。", {("集团工会", "澄川机械集团")}),
        ("澄川机械集团、临光机械集团很大，集团工会举办活动。", set()),
        ("云栖县很美。共青团云栖县委举办活动。", {("共青团云栖县委", "云栖县")}),
        (
            "槐序职业学校办运动会，校团委承办，护理系主任沈清禾到场。",
            {("校团委", "槐序职业学校"), ("护理系", "槐序职业学校")},
        ),
        ("槐序职业学校、临溪中学办运动会，校团委承办。", set()),
        ("澄川机械集团办比武，集团党委书记沈清禾到场。", set()),  # a post in the company
        ("澄川人民医院义诊，县医院医务科科长沈清禾到场。", set()),
        ("槐序医院派出内科、骨科、康复科6名党员。", {(f"{one}科", "槐序医院") for one in ("内", "骨", "康复")}),
        ("云栖区委书记石天，云栖区委常委、宣传部部长沈清禾讲话。", {("云栖区委", "云栖区"), ("宣传部", "云栖区委")}),
        (
            "青禾村妇联的“红围裙”志愿服务队来了，听潮公司的临光学校也来了。",
            {("“红围裙”志愿服务队", "青禾村妇联"), ("青禾村妇联", "青禾村")},
        ),
        ("云栖县民政局开会，该局宣教科科长沈清禾发言。", {("宣教科", "云栖县民政局"), ("云栖县民政局", "云栖县")}),
        ("副区长石天、宣传部部长沈清禾讲话。", set()),
        ("云栖区很大，团区委主办活动。", {("团区委", "云栖区")}),
        ("临溪街道很大，街道文化站主办活动。", {("街道文化站", "临溪街道")}),
        ("临溪街道很大，社区卫生服务中心主办活动。", set()),
        (
            "青禾社区代表队夺冠，临溪街道代表队第二。",
            {
                ("青禾社区代表队", "青禾社区"),
                ("临溪街道代表队", "临溪街道"),
            },
        ),
        ("云栖区很大，区人大代表沈清禾来了。", set()),
        ("云栖区很大，市场监管总局来人。", set()),
        ("青禾村党支部、村委会召开会议。", {("青禾村党支部", "青禾村"), ("村委会", "青禾村")}),
        ("青禾村和白塔村来人，村委会也来人。", set()),
        ("会上，区委提出要求。区委宣传部主办活动。", {("区委宣传部", "区委")}),
        (
            "云栖县委书记沈清禾到场，县委宣传部主办活动。",
            {("云栖县委", "云栖县"), ("县委宣传部", "云栖县委")},
        ),
        ("云栖县很美，县委党校主办活动，县人社局承办。", {("县人社局", "云栖县")}),  # of the unnamed committee
    ],
)
def test_parts_that_leave_their_whole_unnamed(extract: Extract, text: str, units: set[tuple[str, str]]) -> None:
    found = facts_of(extract(text), Predicate.SUB_UNIT_OF)
    assert {(part, whole) for part, _, whole in found} == units
