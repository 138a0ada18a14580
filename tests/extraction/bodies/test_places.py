"""Places by their suffix, with what they belong to: brackets mark each, one in another too."""

import pytest

from kg.model import EntityType
from tests.extraction.conftest import Extract, kinds_of, mark, rules_of, unmarked

PLACE = EntityType.PLACE


@pytest.mark.parametrize(
    "marked",
    [
        "他住在[望江花园小区]。",
        "他住在[[望江花园]5号楼]。",
        "他住在[[望江花园小区]3幢]。",
        "[望江花园一期]交付了。",
        "[青禾社区文化广场]人很多。",
        "云栖区[望江花园]漏水。",
        "活动在[泊云公园]举行。",
        "他来到5号楼。",
        "他来到村口大桥、村尾晒谷场，走过[青禾大桥]。",
        "[青禾机场]二期扩建工程开工，他住在[望江花园二期]。",
        "仪式在[望榆茶市]举行，船停在[望榆渔港]，[青岭灌区]开始浇水，县水利局灌区管理所的人来了。",
        "他走进网红景点、小微公园，客人在口岸举行仪式。",
        "有关滑雪景区关门，车队驶上硬化路，绕过石拱危桥，[泊云景区]也关了。",
        "大赛在[恒砺机修三号车间]火热举行，开幕式在[学校大礼堂]举行。",
        "大家在教室里学习，在老旧车间忙碌，在推进广场举行的活动中。",
        "他住在[望江花园]5号楼2单元。",
        "他住在[木匠街]尽头，每天沿[木匠街]散步，走过大街小巷，走上致富路，多走三里路，来到[八里街]。",
        "他把4.6亩茶园交给合作社，把4吨塔材运上山。",
        "望榆村[望榆文化礼堂]人很多，[青禾村文化礼堂]也是。",
        "老旧小区很多。",
        "活动广场很大，新村也是。",
        "大家在马路上、公园里散步。",
        "30个小区参加。",
        "公司生产锂电池，新建6200t/d新型熟料生产线。",
        "他住在[建设路]，老人忘了回家路。",
        "大家共建美好家园，美化家园。",
        "活动在[杭州工艺美术博物馆]举行。",
        "车队沿[雅正路]前行。",
        "正定县临溪街道在[青禾屯实验学校报告厅]举办汇演。",
        "老人到[云栖区政府广场]散步，区政府的广场很多。",
        "比赛在[云栖区现代文体中心]成功举办，仪式在云栖县[木樨文化馆]举行。",
        "驻地在云栖区[[砚溪路]50号]，家住[[砚溪中街]5号]的沈女士来了。",
        "云栖区[青安小区]和临溪街道[青禾里小区]漏水，全区老旧小区很多。",
        "大家到[泊云人民剧场]看戏，对村内文化礼堂进行改造。",
        "大会在云栖区[泊云起义纪念馆]举行，展演在[临溪镇民俗文化广场]拉开序幕，主会场设在[听潮会馆]，人很多。",
        "开工仪式在[泊云建材项目现场]举行，终审会在[区园艺交流中心]召开。",
        "活动在校园开展，在网站推出，在云栖区各广场举行，在云栖镇大课堂开讲。",
        "大家致力于建设泊云新城，腾云路校区很大。",
        "仪式在[市民广场]举行，比赛在[区体育馆]开幕。",
        "大家在市民广场散步。",
    ],
)
def test_a_place_has_a_name_of_its_own(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), PLACE) == marked


def test_kinds_and_rules(extract: Extract) -> None:
    extraction = extract("望江花园5号楼的居民来到青禾社区文化广场。")
    assert kinds_of(extraction, PLACE) == {
        "望江花园": "ResidentialEstate",
        "望江花园5号楼": "Building",
        "青禾社区文化广场": "PublicSpace",
    }
    assert rules_of(extraction, PLACE)["望江花园5号楼"] == "place-building"
    assert rules_of(extraction, PLACE)["望江花园"] == "place-suffix"


def test_nothing_else_enters_a_persons_name(extract: Extract) -> None:
    assert mark(extract("区长周远山到场，大家听周远山讲话。"), PLACE) == "区长周远山到场，大家听周远山讲话。"


def test_a_garden_that_opens_is_no_estate(extract: Extract) -> None:
    assert mark(extract("槐序小学种植节开园。"), PLACE) == "槐序小学种植节开园。"
    assert mark(extract("居民住在望江花园。"), PLACE) == "居民住在[望江花园]。"


def test_what_begins_with_a_title_or_a_negation_is_no_place(extract: Extract) -> None:
    assert mark(extract("天黑看不见路。"), PLACE) == "天黑看不见路。"
    assert mark(extract("大家走过青禾路。"), PLACE) == "大家走过[青禾路]。"


@pytest.mark.parametrize(
    "marked",
    [
        "临溪街道[杏林东里6号楼]、白石街道[柳荫北里12号楼]也在名单里。",
        "临溪镇[槐序北路]旁的小店着火。",
        "临溪街道今年改造19号楼。",
        "他在回家的路边捡到钱包。",
    ],
)
def test_building_names_the_estate_between_a_town_and_its_number(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), EntityType.PLACE) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "青禾村的[文化礼堂]里笑声不断。",
        "听潮社区的[暖心食堂]前排着长队，临溪村的[晒谷场]上挂着灯。",
        "青禾村的一处小食堂里有人，听潮社区的文化礼堂项目上马。",
    ],
)
def test_where_the_life_of_a_village_takes_place(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), EntityType.PLACE) == marked
