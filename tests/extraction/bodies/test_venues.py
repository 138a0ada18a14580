"""Places by where they stand, houses among bodies, and what events take over from others."""

import pytest

from kg.model import Predicate
from tests.extraction.conftest import Extract, facts_of


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("9月2日，云栖区妇联在临溪镇文化站举办读书会。", {"临溪镇文化站"}),
        ("临溪镇文化站站长周远山说，9月2日，大家在临溪镇文化站举办读书会。", set()),  # a body with staff
        ("家住榆荫弄的周奶奶来了。", {"榆荫弄"}),
        ("住在公园旁边的松风街坊的周奶奶来了。", {"松风街坊"}),
        ("住在学校里的周奶奶来了。", set()),
        ("9月2日下午，翰林苑小区4幢的架空层很干净。", {"翰林苑小区"}),
        ("9月2日晚，泊云周末剧场里座无虚席。", {"泊云周末剧场"}),
        ("大家都说，这里很热闹。", set()),
        ("9月2日，大家到泊云创意产业园开展实训活动。", {"泊云创意产业园"}),
        ("来到临溪镇文化广场，大家都很高兴。", {"临溪镇文化广场"}),
        ("临溪街道的长江路上，人很多。", {"长江路"}),
        ("在望江会馆，举行迎新晚会。", {"望江会馆"}),
        ("9月2日，晚会在望榆镇望榆戏台举行。", {"望榆戏台"}),  # whose name is the town's
        ("9月2日，晚会在金湾酒店二楼宴会厅举行。", {"金湾酒店"}),  # the house
        ("9月2日，晚会在青禾村三楼会议室举行。", {"青禾村三楼会议室"}),
        ("9月2日，晚会在村口的老粮站举行。", {"老粮站"}),
        ("9月2日，大篷车开进六个园区。", set()),
        ("9月2日，培训班在临溪县委党校开班。", set()),  # a school
        ("9月2日，读书会在临溪镇消防救援站举行。", set()),
        ("9月2日晚，望榆戏台旁围坐着村民。", {"望榆戏台"}),
        ("9月2日，读书会在青禾社区党群服务中心举行。", set()),  # a body, which serves whoever comes
        ("泊云书房设在青禾社区党群服务中心一楼。", {"泊云书房", "青禾社区党群服务中心"}),  # which is of the house
        ("9月2日，读书会在青禾社区活动中心举行。", {"青禾社区活动中心"}),
        ("9月2日，读书会在临溪镇泊云文化站礼堂举行。", {"临溪镇泊云文化站礼堂"}),
        ("9月2日，青禾公司组织在京校友参观清溪革命纪念馆。", {"清溪革命纪念馆"}),
        ("9月2日，读书会在古城巷内的泊云博览苑举办。", {"古城巷", "泊云博览苑"}),
        ("9月2日，开工仪式在县创业大道望江产业园举行。", {"创业大道", "望江产业园"}),
        ("9月2日，青禾社区新桃园小区内很热闹。", {"新桃园小区"}),
        ("9月2日，青禾社区老旧小区内很热闹。", set()),
        ("在吉林梅河口，大街小巷贴上了春联。", set()),
        ("9月2日，决赛在渡口的望江平台举行。", {"望江平台"}),
        ("9月2日，读书会在文澜阁举行，内阁开会。", {"文澜阁"}),
        ("在湖北竹农架，树林五彩斑斓。", {"竹农架"}),
        ("在四川成都蓝鲸岛上，游客很多。", {"蓝鲸岛"}),
        ("在吉林长春雁湖畔，大家跑步。", {"雁湖"}),
        ("在吉林长春小湖畔，大家跑步。", set()),
        ("在吉林长春江边，在吉林长春深处，大家跑步。", set()),  # nothing is left to be a name
        ("在湖北农家院，在湖北方面，在湖北城区，大家跑步。", set()),
        ("走进云栖区听竹岭深处，鸟很多。", {"听竹岭"}),
        ("列车驶过望榆站，从青禾南站至石桥站。", {"望榆站", "青禾南站", "石桥站"}),
        ("列车驶过荻浦站，途经青禾桥站。", {"荻浦站", "青禾桥站"}),
        ("车辆途经收费站，驶过加油站。", set()),
        ("在河南郑州古柳渡公园，花开了。", {"古柳渡公园"}),  # in the city, as the province tells
        ("在郑州古柳渡公园，花开了。", {"郑州古柳渡公园"}),
        ("在河南郑州国家湿地公园，花开了。", {"郑州国家湿地公园"}),
    ],
)
def test_places_by_where_they_stand(extract: Extract, text: str, places: set[str]) -> None:
    assert {m.name for m in extract(text).mentions if m.type.value == "Place"} == places


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("9月2日，望榆小学操场上彩旗飘扬。", {"望榆小学"}),
        ("9月2日，望榆初级中学和龙湖小学都来了。", {"望榆初级中学", "龙湖小学"}),
        ("云栖沪剧院来了。", {"云栖沪剧院"}),
        ("9月2日，画展在云栖市美术馆开幕。", {"云栖市美术馆"}),
        ("9月2日，画展在石榴公园美术馆开幕。", set()),
    ],
)
def test_bodies_beside_places(extract: Extract, text: str, bodies: set[str]) -> None:
    assert {m.name for m in extract(text).mentions if m.type.value == "Organization"} == bodies


@pytest.mark.parametrize(
    ("text", "venues"),
    [
        # What goes on after it may be elsewhere.
        ("9月2日，科普节活动在望榆广场举行。随后，周远山作了题为《云的故事》的科普讲座，大家很高兴。", set()),
        ("9月2日，科普节活动在望榆广场举行。下个月，周远山还要作科普讲座。", set()),
        (
            "9月2日，区政协开展集中视察。委员们先后来到望江公司、青禾社区，听取介绍。",
            {("集中视察", "望江公司"), ("集中视察", "青禾社区")},
        ),
        ("9月2日，区政协开展集中视察。周远山说，去年他到过望江公司。", set()),
        ("9月2日，“书香云栖”读书月启动。首场活动放在临溪镇望榆村。", {("“书香云栖”读书月", "望榆村")}),
        ("9月2日，望榆广场上，第三届邻里节正在进行。", {("第三届邻里节", "望榆广场")}),
        ("第三届邻里节将于9月2日登陆望榆广场。", {("第三届邻里节", "望榆广场")}),
        ("第三届邻里节的主会场设在望榆广场。", {("第三届邻里节", "望榆广场")}),
        ("9月2日，区司法局在望榆广场设点，开展普法宣传活动。", {("普法宣传活动", "望榆广场")}),
        ("9月2日，青禾社区在辖区枫浦小区开展义诊活动。", {("义诊活动", "枫浦小区")}),
        ("9月2日，望榆广场变成了欢乐的海洋，第三届邻里节启幕。", {("第三届邻里节", "望榆广场")}),
    ],
)
def test_where_an_event_is(extract: Extract, text: str, venues: set[tuple[str, str]]) -> None:
    facts = {(event, place) for event, _, place in facts_of(extract(text), Predicate.HELD_AT)}
    assert venues <= facts if venues else not {pair for pair in facts if pair[0] in ("科普讲座", "集中视察")}


@pytest.mark.parametrize(
    ("text", "homes"),
    [
        ("从槐岭县开车赶来的老师傅周远山说，他很高兴。", {"槐岭县"}),
        ("老人周远山专程从枫溪镇赶来，周远山说很高兴。", {"枫溪镇"}),
        ("从云栖区出发的老师傅周远山说，他很高兴。", set()),
        ("枫溪镇的周远山说，他很高兴。", {"枫溪镇"}),
        ("周远山今年61岁，住在茶山新村7幢。", {"茶山新村"}),
        ("首场放在枫溪镇望榆村。演出很好。63岁的村民周远山很高兴。", {"望榆村"}),
    ],
)
def test_where_people_live(extract: Extract, text: str, homes: set[str]) -> None:
    assert {home for *_, home in facts_of(extract(text), Predicate.RESIDENT_OF)} >= homes
    assert homes or not facts_of(extract(text), Predicate.RESIDENT_OF)
