"""Administrative units by their suffix and by the register: brackets mark each."""

import pytest

from kg.extraction.bodies.units import is_stem
from kg.model import EntityType
from tests.extraction.conftest import Extract, kinds_of, mark, rules_of, unmarked

UNIT = EntityType.ADMINISTRATIVE_UNIT


@pytest.mark.parametrize(
    "marked",
    [
        "[临溪街道]开展活动。",
        "[云栖区][临溪街道][青禾社区]开展活动。",
        "[临溪街道]的[青禾社区]开展活动。",
        "[枫浦街道]和[望榆街道]开展活动。",
        "在[青禾社区]举行。",
        "[云栖经济开发区]今年发展很快。",
        "他走进超市，来到辖区农村。",
        "全市老旧小区很多，全区都在推进。",
        "[云栖区]的医院设有理疗区，北方春播区下雨。",
        "30个社区参加。",
        "[永安社区]居民来了，[北京]社区的居民没来。",
        "属地社区参加。",
        "幸福社区人人爱。",
        "我市今年发展很快，该街道也是。",
        "各街道、社区、村都来了。",
        "[临溪街道]组织社区工作者座谈，[枫浦街道]开展社区服务。",
        "[云栖区][临溪街道][建设社区]居民来了。",
        "美化社区环境，推进嵌入式社区和不断丰富社区生活。",
        "创建文明城市，建设智慧城市。",
        "大别山区和东北三省的客人，产业强镇和江南水乡的代表。",
        "[城中街道]主办，[石板坡街道]协办。",
        "[白石镇]原[玉珠村]一组村民来了。",
        "[白石镇][王家自然村]的大戏台。",
        "[中心街社区]书记说。",
        "[米村镇][朱家庵村]和[白石镇][后张村]来人。",
        "[前柳家村]：一碗热汤",
        "[云栖区][后临街道][百步岭社区]的人来了。",
        "[听潮镇][小槐庄社区]开展活动，[小槐庄]的人来了。",
        "情系[青禾村]，爱满[青禾社区]，爱心社区人人夸。",
        "文化节带火[榴溪镇]，国网市供电公司配合。",
        "[朝阳]、[通州]、[大兴]三地参加，朝阳、和平、向上都在歌里。",
        "[青禾镇][后石村]村口有一棵树，比赛对阵[上石村]。",
        "[临溪街道][红河社区]的居民来了。",
        "座谈会上，各乡镇负责人汇报，大家了解工业重镇和文化大区。",
        "构建和谐街道、平安街道（社区）。",
        "他把图赠送给社区居民，围绕“经济强区、生态新区”目标工作。",
        "[青禾镇][石头村]、[五柳村]开展活动，[青禾村]、居民小区也来了。",
        "[白石镇][和澜社区]、[临溪镇][松和社区]来人。",
        "在[云栖区][梨坪村]内，大家走在村内。",
        "[临溪街道][中临村社区]来人。",
        "[临溪镇][王村]来人，镇村干部也来人。",
        "[悦庄岭镇]的人来了，[悦庄岭镇]很美。",
        "书香满社区，老街镇和12个班授研学旗。",
        "艺术团唱响社区，歌声响彻社区，志愿者扮靓社区。",
        "走进[槐北高新园区]，园区内机器轰鸣。",
        "深入[白桦苗族乡][青禾村]，本乡苗族乡亲很热情。",
        "在[云岭口镇][青禾村]，村镇干部来了。",
        "[临溪镇][走马塘村]来人，村民走[滨河社区]、过[青禾社区]。",
        "联合[浥东街道]，和[人和街道]的人一起来。",
        "[临溪镇][周家庄村]来人，[临溪镇][沈家屯]村民来了。",
        "[余杭][临溪街道][青禾社区]来人，余杭特色小镇和余杭城乡很美。",
        "[青禾镇][村头村]来人。",
        "[汇贤里社区]来人，[嘉华里社区]党委书记周远山来了，走进小区里社区党员在忙。",
        "利用社区资源，讲好社区故事，织密社区网络，5位社区干部来了。",
    ],
)
def test_a_suffix_makes_a_unit_of_a_name_alone(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), UNIT) == marked


@pytest.mark.parametrize(
    ("sentence", "units"),
    [
        ("浙江恒砺有限公司捐款。", []),
        ("浙江来人，浙江恒砺有限公司捐款。", ["浙江", "浙江"]),
        ("杭州浦江医院来人。", ["杭州"]),
        ("金华浦江来人。", ["金华", "浦江"]),
    ],
)
def test_a_short_name_within_a_name(extract: Extract, sentence: str, units: list[str]) -> None:
    assert [m.name for m in extract(sentence).mentions if m.type is UNIT] == units


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("临溪街道青禾社区开展活动。", {"临溪街道": "Street", "青禾社区": "Community"}),
        ("高新区今年发展很快。", {"高新区": "FunctionalZone"}),
        ("云栖区白石镇杏林村开展活动。", {"云栖区": "County", "白石镇": "Township", "杏林村": "Village"}),
    ],
)
def test_the_suffix_tells_the_kind(extract: Extract, sentence: str, kinds: dict[str, str]) -> None:
    assert kinds_of(extract(sentence), UNIT) == kinds


@pytest.mark.parametrize(
    ("stem", "is_one"), [("青禾", True), ("的青禾", True), ("和青禾", False), ("青禾街道", False), ("青A", False)]
)
def test_what_may_stand_between_two_units(stem: str, is_one: bool) -> None:
    assert is_stem(stem) is is_one


def test_a_unit_found_once_is_known_in_its_second_place(extract: Extract) -> None:
    extraction = extract("云栖区临溪街道青禾社区开展活动。大家走访驻青禾社区的单位。")
    assert [m.name for m in extraction.mentions if m.type is UNIT].count("青禾社区") == 2


def test_no_body_stands_within_a_units_name(extract: Extract) -> None:
    extraction = extract("临溪街道新华社区党委来人，新华社记者也来了。")
    bodies = [(m.name, m.span.start) for m in extraction.mentions if m.type is EntityType.ORGANIZATION]
    assert ("新华社", 13) in bodies
    assert ("新华社", 4) not in bodies


def test_rules_are_told(extract: Extract) -> None:
    found = rules_of(extract("江苏南通崇川区与云栖区签约，高新区在场。"), UNIT)
    assert found == {
        "江苏": "unit-register",
        "南通": "unit-register",
        "崇川区": "unit-register",
        "云栖区": "unit-suffix",
        "高新区": "unit-zone",
    }


@pytest.mark.parametrize(
    "marked",
    [
        "比赛在[北塬镇][安善村]举行。",  # the dictionary has 镇安
        "协会在[桃溪街道]和[石板坡街道]试点。",
        "城市街道很美。",
        "2024年[清坪县]举办比赛。",
        "书房选址[听潮社区]。",
        "[云栖区][万榆街][绍槐社区]来人，在[白石桥街][青禾社区]和[听潮湖街][银杏社区]举行。",
        "万榆街很长，[中心街社区]的人走在万榆街上。",
        "[云栖区][柳家庄乡][东上庄村]来人，[柳家庄]村民来了。",
        "[崇川区]法院[永青社区]调解中心成立。",
        "[云栖区]新联会[临溪街道]分会成立。",
        "优质资源惠及[高新区]百姓，涉农社区和示范小城镇很美。",
        "卧云寺学区和南校区来人，云栖军区也来人。",
    ],
)
def test_names_across_words_and_after_years(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), EntityType.ADMINISTRATIVE_UNIT) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "[望湖区]人大常委会来人，[望湖区]今年发展很快。",
        "[渡口街道]办事处来人。",
        "[白石镇][望湖村]村委会来人。",
        "政协[望湖县]委员会来人。",
        "共青团[望湖县]委来人。",
        "服务区党委来人，高速服务区派出所也来人。",  # a verb
        "获颁县教育局的奖牌。",
        "景区派出所来人。",  # no 景区 is a unit
        "顺民农贸市场来人。",
        "惠民村镇银行来人。",
        "[望东区]教育局来人。",  # and 东区 is none
    ],
)
def test_a_public_body_begins_with_its_unit(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), UNIT) == marked
