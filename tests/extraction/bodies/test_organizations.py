"""Organizations by their suffix with the chain that leads to it: brackets mark each."""

import pytest

from kg.model import EntityType
from tests.extraction.conftest import Extract, kinds_of, mark, rules_of, unmarked

ORGANIZATION = EntityType.ORGANIZATION


@pytest.mark.parametrize(
    "marked",
    [
        "[临溪街道青禾社区党总支]召开会议。",
        "[区委]、[区政府]召开会议。",
        "[区委][区政府]召开会议。",
        "[中共云栖区委]召开会议。",
        "[青禾新村物业]、院落物业、小区物业参加。",
        "[云栖区教育局]党组成员到场。",
        "[澄川青苗公益基金会]资助了活动。",
        "[云栖区第十四中学]举办比赛。",
        "[澄川恒砺精密机械有限公司]员工参加。",
        "[青禾社区居委会]和[云栖区社区服务协会]合作。",
        "[“银杏”志愿服务队]来了。",
        "[云栖区人大常委会]召开会议。",
        "[区文体旅游局]主办活动。",
        "[市文化旅游和广播电视局]主办，[临溪街道农业农村和社会事业局]承办。",
        "[市民政局]和[教育局]局长沈清禾到场。",
        "[临溪中心小学（东校区）]举办开放日。",
        "[[云栖区家庭教育指导中心]办公室]成立。",
        "[临溪镇夕阳红合唱团]登台，他们说得来合唱团登台。",
        "[青禾市精神文明建设办公室]通报。",
        "[[自治区公安厅]交警总队]组织宣讲。",
        "[县综治办]、[教育局]、[团县委]等单位来人。",
        "11月11日[县植保站]举办培训，[白石镇党委]、[政府]来人。",
        "[如意湖办事处]和[云栖市精神文明建设委员会]来人。",
        "[白石镇红凤乐队]和[白石镇金蕊走秀队]登场。",
        "[云栖区第十四中学]的学生和[国家开发银行]的员工。",
        "承建方[云栖恒砺机械有限公司]和冠名方[云栖苗圃公司]到场。",
        "选手来自[杭州顺达物流]，[半山布业]董事长沈清禾捐款。",
        "[顺达模具]、[半山物流]等60家单位来人，[百草药剂科技]人事经理沈清禾说。",
        "大家研究模具、物流等行业，[澄川科技学院]与[临溪县传媒中心]签约。",
        "云栖县[县政府]召开会议。",
        "[云栖区企业家商会]和[临溪街道指导员协会]成立。",
        "[清水塘第二小学]校长阳宇辉来了，[临溪小学]校园很美，[青禾高中]学生领诵，[云栖市第八中学校]放假。",
        "组建社区宣传队48支，[青禾宣传队]3家分队来了。",
        "上海泓远航空投资3亿元建设无人机整机生产基地，[青禾公司]捐款。",
        "[[云栖区图书馆]月湖分馆]内座无虚席。",
        "走进[和美街小学]，[青禾小学]和[临溪小学]来人。",
        "[[云栖区人民医院]骨科]医生沈清禾坐诊。",
        "活动在青禾镇陈列厅举行，[云南省民政厅]来人。",
        "[云栖区蓝天救援队]和[青禾社区芦笙队]来了。",
        "2024年[区人大常委会]工作要点印发。",
        "大家说，[城中街道党工委]、[办事处]主办。",
        "由镇里主办，[正禾农业有限公司]承办，[中泊机器人公司]协办。",
        "[区委]常委、[政法委]书记沈清禾到场；[纪委]书记石天通报。",
        "[澄川市委]常委、[市委宣传部]长沈清禾到场，[县委]常委、[组织部]长石天讲话。",
        "演出圆满结束，[青禾村党总支]书记沈清禾说好。青禾村很美。",
        "这支[志愿巡逻队]很忙。",
        "他是村里[众诚果品专业合作社]的人。",
    ],
)
def test_a_body_is_its_whole_chain(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), ORGANIZATION) == marked


@pytest.mark.parametrize(
    "sentence",
    [
        "新发展格局正在形成。",
        "城里5家超市参加，十多家公司也来了。",
        "几个村结成联盟，居民组建协会。",
        "双方深化校地合作，签下校企合作协议。",
        "新年开新局，全村共青团工作有了新局面，推动新时代关工委事业。",
        "各镇党委、各校工会参加。",
        "大家充分应用好培训基地，全区中小学参加。",
        "他获得青少年组第一名，女子组也有人来。",
        "物业公司很多，社区物业也来了。",
        "他在银行排队，到学校上课。",
        "各级党组织发挥作用。",
        "多家企业和医院参加。",
        "大家分成三队出发。",
        "小区加装电梯22部，成品车间开工。",
        "旅游局和电影的大结局很好看。",
        "他们办好了手续。",
        "定点医院和跨国公司很多，三家上市公司到场。",
        "青禾村七组的村民关心一老一小。",
        "教育局、法院和医院他都去过。",
        "新建了茶油加工厂，开办了竹编加工厂。",
        "优秀学习班级、最佳代表队各一个，这是第62站。",
        "发展冷链物流，特色餐饮很多，超市店长和花店店员都来了。",
        "云栖区沈清禾站在台上。",
    ],
)
def test_what_names_no_body(extract: Extract, sentence: str) -> None:
    assert mark(extract(sentence), ORGANIZATION) == sentence


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("云栖区槐序小学", "School"),
        ("云栖区人民医院", "Hospital"),
        ("澄川恒砺机械有限公司", "Company"),
        ("云栖日报", "MediaOrganization"),
        ("青禾社区党委", "PartyOrgan"),
        ("云栖区教育局", "PublicBody"),
        ("云栖区音乐家协会", "SocialOrganization"),
        ("青禾社区居委会", "GrassrootsCommittee"),
    ],
)
def test_the_suffix_tells_the_kind(extract: Extract, name: str, kind: str) -> None:
    assert kinds_of(extract(f"大家来到{name}参观。"), ORGANIZATION) == {name: kind}


def test_the_party_organ_of_a_body_is_part_of_the_title(extract: Extract) -> None:
    assert mark(extract("澄川恒砺机械有限公司党委书记到场。"), ORGANIZATION) == "[澄川恒砺机械有限公司]党委书记到场。"
    assert mark(extract("青禾社区党委书记到场。"), ORGANIZATION) == "[青禾社区党委]书记到场。"
    assert mark(extract("云栖区人民医院党委副书记到场。"), ORGANIZATION) == "[云栖区人民医院]党委副书记到场。"
    assert mark(extract("青禾社区党委副书记到场。"), ORGANIZATION) == "[青禾社区党委]副书记到场。"


def test_rules_are_told(extract: Extract) -> None:
    assert rules_of(extract("区委和云栖区教育局开会。"), ORGANIZATION) == {
        "区委": "organization-bare",
        "云栖区教育局": "organization-suffix",
    }


@pytest.mark.parametrize(
    "marked",
    [
        "[[云栖区诗词学会]第四届理事会]开会。",
        "[[云栖区民政局]社会组织管理科]科长周远山来了。",
        "[云栖街道人大工委]主任周远山来了。",
        "[听潮小区党支部]书记周远山来了。",
        "云栖区的社会组织来了。",
    ],
)
def test_what_ends_later_than_it_seems(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), EntityType.ORGANIZATION) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "大家来了，[玉屏高中]教师沈清禾说好。",
        "大家来了，农村小学教师沈清禾说好。",
        "[澄川九如实验学校]校长沈清禾说好。",
        "热烈祝贺集团总经理沈清禾。",
        "委员热议政府预算。",
        "追记[云栖区种子站]站长沈清禾。",
        "反方[云栖区槐序小学]来了。",
        "9月公司开会。",
    ],
)
def test_names_of_usual_words_between_a_mark_and_a_post_with_its_holder(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), ORGANIZATION) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "泊岭项目、[安大陶土有限公司]都在其列。",
        "一行来到泊岭，在[陶土有限公司]了解情况。",
        "[云栖区五里坪学校]的少先队员参加。",
        "一行走了五里，来到[青禾小学]。",
        "[区住房和城市更新局]总工程师沈清禾出席。",
        "[区民政局]和[市教育局]的人出席。",
        "临溪街道办了一场座谈会。",
        "临溪街道特邀[泊岭山歌艺术剧院]演出。",
        "青禾夜市运营方[泊岭商管公司]负责人沈清禾道歉。",
        "学生说，第三人[泊岭陶土公司]没有到庭。",
        "由[市住建局]主办，[市城管局]会办。",
        "他在云栖区读大学，女儿在云栖区上大学。",
        "他考上了[云栖大学]。",
        "[槐安法庭]\n法庭庭长沈清禾到岗。",
    ],
)
def test_where_a_name_begins_and_ends(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), ORGANIZATION) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "出席的有[《青禾少年》社]总编沈清禾，[[《青禾少年》社]发行部]主任周远山。",
        "大赛由[《云栖语文》杂志社]主办。",
        "他在《云栖诗刊》社会版写文章。",
        "孩子们朗诵《青禾》。社区书记沈清禾来了。",
    ],
)
def test_publisher_is_named_by_what_it_publishes(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), ORGANIZATION) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "[县纪委监委驻县教育局纪检监察组]组长沈清禾讲话。",
        "[云栖区派驻临溪镇工作队]队长沈清禾来了。",
        "[临溪镇工作队]来了，市人大驻会委员沈清禾也来了。",
    ],
)
def test_who_sends_a_body_is_part_of_its_name(extract: Extract, marked: str) -> None:
    outer = [one for one in extract(unmarked(marked)).mentions if one.type is EntityType.ORGANIZATION]
    assert marked[1 : marked.index("]")] in {one.name for one in outer}
    assert all("驻会" not in one.name for one in outer)


@pytest.mark.parametrize(
    "marked",
    [
        "组织[内科]、[骨科]、[康复科]6名党员义诊。",
        "[骨科]、[眼科]的专家来了。",
        "讲解内科、外科疾病的预防，成立骨科、眼科等8个科室。",
        "来自[青禾医院]的[骨科]、[眼科]等17个学科的20余名专家来了。",
        "学院[纺织系]主任沈清禾说，校地关系主任要多联系教师。",
    ],
)
def test_departments_in_a_list_or_with_their_people(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), EntityType.ORGANIZATION) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "[青禾社区党委]正规划建设养老服务中心。",
        "[青禾代表队]战胜信贷科，夺得第一。",
        "[云栖区建设工程质量监督局]来人。",
        "有事，书面报告[县人大常委会]。",
        "执法人员会同[县教育局]检查。",
        "[云栖县石桥供电公司抢修队]赶到。",
        "锚定[云栖区公立医院]发展目标。",
        "要牢记[县政协]的性质定位。",
        "临溪公司的母公司[江苏云禾集团有限公司]来人。",
        "这是世界500强[中国云禾集团]的项目。",
    ],
)
def test_what_is_done_to_a_body_is_no_part_of_its_name(extract: Extract, marked: str) -> None:
    found = {one.name for one in extract(unmarked(marked)).mentions if one.type is ORGANIZATION}
    name = marked[marked.index("[") + 1 : marked.index("]")]
    assert name in found
    assert all(len(one) <= len(name) for one in found)


@pytest.mark.parametrize(
    "marked",
    [
        "[青禾集团]旗下[春晖物业公司]送来春联。",
        "[青禾集团]所属[春晖酒店公司]停业。",
        "[青禾集团春晖物业公司]送来春联。",
        "周远山创办了[青禾种植专业合作社]。",
        "周远山创办了加工厂。",
        "“清风进校园”走进[竹溪小学]，“清风进校园”[竹溪小学]专场开讲。",
        "[“春蕾”小学]开学。",
        "“青春有约”联谊会在公园举行。",
        "[云栖侨属联谊会]成立。",
        "环湖马拉松荷塘站开跑。",
        "[青禾社区志愿服务站]成立。",
        "走进青禾种植园和[长生物流有限公司]。",
        "希望少年学会感恩，[青禾摄影学会]来人。",
        "老街坊学会“掌上挂号”，[云栖区老年医学会]来人。",
        "[青禾调解室]被评为“枫桥式”调解室，[“红袖标”巡逻队]获评“五星级”志愿服务队。",
        "全县打造优质蔬菜基地，省级医院、州级医院来人，[青禾养老基地]挂牌。",
        "驻村干部牵线[老河村种植专业合作社]，居民函告[云栖区住建局]。",
        "“青禾坊”门口排队的人多，[“红袖标”巡逻队]来了。",
        "来到[青禾小学]、[蓝天救援队]及[交通局]开展慰问。",
        "贯彻上级法院要求，行业工会和专业志愿服务队来人。",
    ],
)
def test_two_bodies_and_what_is_an_event_instead(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), ORGANIZATION) == marked
