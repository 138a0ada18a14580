"""Which mentions of an article name the same thing."""

import pytest

from kg.extraction.discourse.short_forms import fold_name, is_short_company, is_short_form
from kg.extraction.discourse.sittings import is_same_sitting
from kg.model import BlockKind, EntityType, Mention, Span
from tests.extraction.conftest import Extract, chains_of

UNIT, PLACE, INITIATIVE = EntityType.ADMINISTRATIVE_UNIT, EntityType.PLACE, EntityType.INITIATIVE


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("青禾社区来人。青禾社区很美。", {"青禾社区"}),
        ("青禾社区关工委来人。临溪街道青禾社区关工委成立。", {"青禾社区关工委", "临溪街道青禾社区关工委"}),
        ("云栖区人民法院和云栖法院来人。", {"云栖区人民法院", "云栖法院"}),
        ("云栖区第一中学和云栖一中来人。", {"云栖区第一中学", "云栖一中"}),
        ("青禾区一中来人。云栖市青禾区第一高级中学很美。", {"青禾区一中", "云栖市青禾区第一高级中学"}),
        ("局长周远山来了。周局长很高兴。", {"周远山", "周局长"}),
        ("庭长周远山来了。经周庭长劝说，大家和好。", {"周远山", "周庭长"}),
        ("教师周远山来了。周老师很高兴，老周说好。", {"周远山", "周老师", "老周"}),
        ("青禾社区开展“清风送暖”主题活动。大家参加“清风送暖”活动。", {"“清风送暖”主题活动", "“清风送暖”活动"}),
        ("来自江苏南通的队伍和南通市的队伍。", {"南通", "南通市"}),
        ("云栖市青石商会回乡义诊活动举行。大家参加义诊活动。", {"云栖市青石商会回乡义诊活动", "义诊活动"}),
        ("县文明委来人。县精神文明建设委员会很忙。", {"县文明委", "县精神文明建设委员会"}),
        (
            "“到人民中去•清风画展”在云栖区举行。“清风画展”很美。",
            {"“到人民中去•清风画展”", "“清风画展”"},
        ),
        (
            "云栖区举行丝路小镇项目开工奠基仪式。区长周远山出席两个项目的开工奠基仪式。",
            {"丝路小镇项目开工奠基仪式", "项目的开工奠基仪式"},
        ),
        (
            "今天举行一季度项目集中开工。区长出席一季度项目集中开工仪式。",
            {"一季度项目集中开工", "一季度项目集中开工仪式"},
        ),
        (
            "听潮镇举行老年大学启动仪式暨双节文艺汇演。大家参加双节文艺汇演。",
            {"老年大学启动仪式暨双节文艺汇演", "双节文艺汇演"},
        ),
        ("云栖区举行职工健身运动会。此次健身运动会由工会主办。", {"职工健身运动会", "健身运动会"}),
        ("听潮镇举办“邻里节”荔枝文化活动。听潮镇举办荔枝文化活动。", {"“邻里节”荔枝文化活动", "荔枝文化活动"}),
        (
            "竹溪社区第六届邻里节开场。听潮街道竹溪社区第六届邻里节在泊云公园举行。",
            {"竹溪社区第六届邻里节", "听潮街道竹溪社区第六届邻里节"},
        ),
        ("云栖区八届人大常委会召开会议。区人大常委会来人。", {"云栖区八届人大常委会", "区人大常委会"}),
        ("听潮镇开展“清风云栖”行动。大家推进“清风云栖”建设工作。", {"“清风云栖”行动", "“清风云栖”建设工作"}),
        ("听潮镇开展抗震应急演练。此次抗震实战演练很成功。", {"抗震应急演练", "抗震实战演练"}),
        ("“周大娘，进来坐！”居民周秀兰大娘走进屋里。", {"周大娘", "周秀兰"}),
        ("教师周秀兰来了。周老师很高兴。", {"周秀兰", "周老师"}),
        ("独居老人霍存柱来了。霍大爷很高兴。", {"霍存柱", "霍大爷"}),
        ("居民帕提古丽·艾合买提来了。帕提古丽说好。", {"帕提古丽·艾合买提", "帕提古丽"}),
        ("网格员周远山来了，居民都叫他“周大哥”。周大哥很高兴。", {"周远山", "周大哥"}),
        ("教师周远山来了，大家称周远山为“周叔叔”。", {"周远山", "周叔叔"}),
        ("云泽县金艺衣架有限公司开工。金艺公司捐款。", {"云泽县金艺衣架有限公司", "金艺公司"}),
        ("云泽县文化和旅游局来人。县文旅局局长周远山致辞。", {"云泽县文化和旅游局", "县文旅局"}),
        ("云泽县人民法院青禾人民法庭开庭。青禾人民法庭调解。", {"云泽县人民法院青禾人民法庭", "青禾人民法庭"}),
        ("中共云泽县委员会来人。县委书记周远山致辞。", {"中共云泽县委员会", "县委"}),
        ("政协云泽县委员会来人。县政协主席周远山致辞。", {"政协云泽县委员会", "县政协"}),
        ("居民周远山来了。老周说，他很高兴。", {"周远山", "老周"}),
        ("共青团云泽县委员会来人。团县委书记周远山致辞。", {"共青团云泽县委员会", "团县委"}),
        ("云泽县书法家协会来人。县书协主席周远山致辞。", {"云泽县书法家协会", "县书协"}),
        ("云泽县残疾人联合会来人。县残联理事长周远山致辞。", {"云泽县残疾人联合会", "县残联"}),
        ("云泽县非物质文化遗产保护中心来人。县非遗保护中心捐书。", {"云泽县非物质文化遗产保护中心", "县非遗保护中心"}),
        ("云泽县农村商业银行股份有限公司来人。县农商银行捐款。", {"云泽县农村商业银行股份有限公司", "县农商银行"}),
        ("听潮镇中心卫生院来人。镇卫生院义诊。", {"听潮镇中心卫生院", "镇卫生院"}),
        ("听潮镇敬老院来人。听潮敬老院很美。", {"听潮镇敬老院", "听潮敬老院"}),
        ("云泽县人民法院白石人民法庭开庭。白石法庭调解。", {"云泽县人民法院白石人民法庭", "白石法庭"}),
        ("云泽经济技术开发区来人。经开区很美。", {"云泽经济技术开发区", "经开区"}),
        ("沧溪新区举行会议。新区很美。", {"沧溪新区", "新区"}),
        ("龙溪壮族乡举行会议。龙溪乡很美。", {"龙溪壮族乡", "龙溪乡"}),
        ("听潮社区文化礼堂落成。活动在文化礼堂举行。", {"听潮社区文化礼堂", "文化礼堂"}),
        ("居民周远山来到会场。周教授说，他很高兴。", {"周远山", "周教授"}),
        ("教师欧阳远山来了。欧阳老师很高兴。", {"欧阳远山", "欧阳老师"}),
        ("民盟市委会来人。中国民主同盟安阳市委员会主办展览。", {"民盟市委会", "中国民主同盟安阳市委员会"}),
        (
            "致公党安阳市云泽区基层委员会来人。致公党云泽区基层委员会捐书。",
            {"致公党安阳市云泽区基层委员会", "致公党云泽区基层委员会"},
        ),
        ("民主建国会安阳诗词院成立。民建安阳诗词院来人。", {"民主建国会安阳诗词院", "民建安阳诗词院"}),
        ("中国云材集团公司开工。云材集团捐款。", {"中国云材集团公司", "云材集团"}),
        ("云泽县人民政府来人。县政府捐款。", {"云泽县人民政府", "县政府"}),
        ("静澜街道办事处来人。县信访办、静澜办主任周远山致辞。", {"静澜街道办事处", "静澜办"}),
        (
            "云泽县公安局东山路派出所来人。云泽县东山路派出所捐书，东山路派出所很忙。",
            {"云泽县公安局东山路派出所", "云泽县东山路派出所", "东山路派出所"},
        ),
        (
            "云泽县第四人民医院肾内科来人。县四院肾内科主任周远山致辞。",
            {"云泽县第四人民医院肾内科", "县四院肾内科"},
        ),
        ("中共松溪镇委员会来人。松溪镇党委捐书，镇党委很忙。", {"中共松溪镇委员会", "松溪镇党委", "镇党委"}),
        ("最高人民检察院来人。反映高检院的部署。", {"最高人民检察院", "高检院"}),
        ("县公安局、财政局联合举办活动。县财政局来人。", {"财政局", "县财政局"}),
        ("青阳市云栖区城南小学开学。青阳市城南小学校长到场。", {"青阳市城南小学", "青阳市云栖区城南小学"}),
        ("青禾街道推行“板凳会”制度。昨日，青禾社区召开“板凳会”。", {"“板凳会”制度", "“板凳会”"}),
    ],
)
def test_names_of_one_thing(extract: Extract, text: str, names: set[str]) -> None:
    assert names in [set(chain) for chain in chains_of(extract(text))]


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("青禾社区来人。听潮社区来人。", "青禾社区", "听潮社区"),
        (
            "竹溪社区第六届邻里节开场。听潮街道青禾社区第六届邻里节在泊云公园举行。",
            "竹溪社区第六届邻里节",
            "听潮街道青禾社区第六届邻里节",
        ),
        ("青禾社区来人。青禾社区党总支来人。", "青禾社区", "青禾社区党总支"),
        ("居民周远山来了。他遇见了周阿姨。", "周远山", "周阿姨"),
        ("居民周秀兰阿姨来了，居民周玉梅阿姨也来了。周阿姨很高兴。", "周秀兰", "周阿姨"),
        ("社区干部霍存柱来了。霍大爷很高兴。", "霍存柱", "霍大爷"),
        ("老人霍存柱来了。霍大爷和霍奶奶很高兴。", "霍存柱", "霍奶奶"),
        ("居民周远山来了。记者采访了“周大哥”。", "周远山", "周大哥"),
        ("教师周秀兰来了，教师周玉梅也来了。周老师很高兴。", "周秀兰", "周老师"),
        ("青禾物流公司来人，青禾商贸公司来人。青禾公司捐款。", "青禾物流公司", "青禾公司"),
        ("青禾集团旗下的青禾物流公司来人。", "青禾集团", "青禾物流公司"),
        ("居民周远山来了。老石说，他很高兴。", "周远山", "老石"),
        ("局长周远山来了，局长周书亭也来了。周局长很高兴。", "周远山", "周局长"),
        ("校长周远山来了。周局长很高兴。", "周远山", "周局长"),
        ("居民周远山来了。周先生也来了。", "周远山", "周先生"),
        ("望江花园5号楼漏水。", "望江花园", "望江花园5号楼"),
        ("听潮镇开展抗震应急演练。听潮镇开展防汛实战演练。", "抗震应急演练", "防汛实战演练"),
        ("打造“清风行”品牌，举办“清风行”活动。", "“清风行”品牌", "“清风行”活动"),
        ("云栖区举行“119”消防宣传月启动仪式。", "“119”消防宣传月", "“119”消防宣传月启动仪式"),
        ("听潮镇举行“邻里节”启动仪式。听潮镇举行丰收节启动仪式。", "“邻里节”启动仪式", "丰收节启动仪式"),
        ("云栖区教育局和白石区教育局来人。", "云栖区教育局", "白石区教育局"),
        ("云栖区八届人大常委会和白石区八届人大常委会来人。", "云栖区八届人大常委会", "白石区八届人大常委会"),
        ("澄川恒砺有限公司和澄川恒砺有限公司党委来人。", "澄川恒砺有限公司", "澄川恒砺有限公司党委"),
        ("云泽县书法家协会和云泽县摄影家协会来人。县摄协捐款。", "云泽县书法家协会", "县摄协"),
        ("中共云泽县委员会来人。团县委书记周远山致辞。", "中共云泽县委员会", "团县委"),
        ("青禾集团驻听潮社区工作队来人。听潮社区工作队来人。", "青禾集团驻听潮社区工作队", "听潮社区工作队"),
        ("云泽经济技术开发区来人。高新区很美。", "云泽经济技术开发区", "高新区"),
        ("沧溪新区和云泽新区来人。新区很美。", "沧溪新区", "新区"),
        ("居民周远山和居民周书亭来到会场。周教授说，他很高兴。", "周远山", "周教授"),
        ("居民周远山来到会场。青禾大学周教授说，他很高兴。", "周远山", "周教授"),
        ("云泽市举行书展。云泽市很美。市竹编协会来人，青阳市竹编协会捐书。", "市竹编协会", "青阳市竹编协会"),
        ("民盟云泽县委会和民进云泽县委会来人。", "民盟云泽县委会", "民进云泽县委会"),
        ("云泽县公安局东山路派出所来人。白石县东山路派出所来人。", "云泽县公安局东山路派出所", "白石县东山路派出所"),
        ("云泽县第四人民医院肾内科来人。县四院心内科来人。", "云泽县第四人民医院肾内科", "县四院心内科"),
        ("云泽县人民政府来人。白石镇党委、政府来人。", "云泽县人民政府", "政府"),
        (
            "临泽市委宣传部来人。云庄区委书记沈清禾，区委常委、宣传部部长周远山出席。",
            "临泽市委宣传部",
            "宣传部",
        ),
        ("青阳市云栖区教育局开会。青阳市教育局局长到场。", "青阳市教育局", "青阳市云栖区教育局"),
        ("青阳市云栖区人民医院开诊。青阳市人民医院院长到场。", "青阳市人民医院", "青阳市云栖区人民医院"),
        ("青禾社区举办“读书节”。“读书节”朗诵比赛在公园举行。", "“读书节”", "“读书节”朗诵比赛"),
    ],
)
def test_names_of_two_things(extract: Extract, text: str, one: str, other: str) -> None:
    chains = chains_of(extract(text))
    named = [chain for chain in chains if one in chain]
    assert named
    assert not any(other in chain for chain in named)


@pytest.mark.parametrize(
    ("title", "is_one"),
    [
        ("听潮镇校园棋类赛收官", True),
        ("小学棋类赛侧记", True),
        ("听潮镇校园拔河赛收官", False),
    ],
)
def test_a_title_tells_of_the_event_of_the_text(extract: Extract, title: str, is_one: bool) -> None:
    text = f"{title}\n听潮镇举办2024年听潮镇小学校园棋类比赛。"
    chains = chains_of(extract(text, kinds={0: BlockKind.TITLE}))
    assert any(len(chain) == 2 and "2024年听潮镇小学校园棋类比赛" in chain for chain in chains) == is_one


@pytest.mark.parametrize(
    ("title", "told", "is_one"),
    [
        ("听潮镇组织消防演练", "开展高层建筑火灾疏散救援演练", True),
        ("听潮镇组织消防演练", "开展高层建筑火灾疏散宣传活动", False),
        ("听潮镇召开春季森林防火工作会", "召开2025年森林草原防灭火电视电话会议", True),
        ("听潮镇召开春季森林防火工作会", "召开2025年招商引资电视电话会议", False),
        ("听潮镇召开防溺水工作会", "组织收看全市防溺水电视电话会议，随后召开全镇防溺水部署会", True),
        ("听潮镇开展包粽子活动", "举办“我们的节日”主题活动", True),
        ("听潮镇开展包粽子活动", "举办“我们的节日”文艺演出", False),
        ("听潮镇开展清洁家园行动", "开展“清洁家园 我先行”志愿服务活动", True),
        ("听潮镇开展清洁家园行动", "开展“暖冬行”志愿服务活动", False),
        ("听潮镇开展交通安全宣传", "开展“文明交通”主题宣传活动", True),
        ("听潮镇职工技能大赛收官", "举办2024年听潮镇职工职业技能竞赛", True),
        ("听潮镇举办乡村文旅节", "举办第三届乡村文化旅游节", True),
        ("听潮镇举行项目集中开工活动", "举行2025年第一季度重大项目集中开工仪式", True),
    ],
)
def test_a_titles_event_is_the_first_of_its_kind_that_is_held(
    extract: Extract, title: str, told: str, is_one: bool
) -> None:
    extraction = extract(f"{title}\n11月6日，听潮镇在望江公园{told}。", kinds={0: BlockKind.TITLE})
    chains = chains_of(extraction)
    last = max((m for m in extraction.mentions if m.type is INITIATIVE), key=lambda m: m.span.end).name
    assert any(len(chain) == 2 and last in chain for chain in chains) is is_one


def test_a_theme_is_not_both_events_of_a_title(extract: Extract) -> None:
    text = "听潮镇开展包粽子活动 青禾村组织观影活动\n11月6日，听潮镇在望江公园举办“我们的节日”主题活动。"
    chains = chains_of(extract(text, kinds={0: BlockKind.TITLE}))
    assert not any(len(chain) > 1 and "观影活动" in chain for chain in chains)


def test_a_titles_drill_is_the_first_that_is_held(extract: Extract) -> None:
    text = "听潮镇组织消防演练\n11月6日，听潮镇开展高层建筑疏散救援演练。此次消防演练有200人参加。"
    chains = chains_of(extract(text, kinds={0: BlockKind.TITLE}))
    assert {"消防演练", "高层建筑疏散救援演练"} in [set(chain) for chain in chains]


def test_a_bare_name_means_the_event_that_the_titles_is(extract: Extract) -> None:
    text = "听潮镇举行春季植树活动\n3月12日，周远山在望江公园参加义务植树活动。植树活动中，大家挥锹铲土。"
    chains = chains_of(extract(text, kinds={0: BlockKind.TITLE}))
    assert {"春季植树活动", "义务植树活动", "植树活动"} in [set(chain) for chain in chains]


def test_a_title_tells_of_it_by_a_head_that_tells_much(extract: Extract) -> None:
    text = "百名居民湖边健步走\n听潮镇举办2024年听潮镇职工健步走活动。"
    chains = chains_of(extract(text, kinds={0: BlockKind.TITLE}))
    assert any(len(chain) == 2 and "2024年听潮镇职工健步走活动" in chain for chain in chains)


@pytest.mark.parametrize(("second", "is_one"), [("儿童暑期体验营", True), ("儿童书画展", False)])
def test_a_slogan_is_of_one_event_of_its_kind(extract: Extract, second: str, is_one: bool) -> None:
    text = f"镇里举办“品味书香 共建和谐家园”暑期体验营。\n6月2日，2018年“品味书香，共建和谐家园”{second}在镇里举行。"
    assert any(len(chain) == 2 for chain in chains_of(extract(text))) is is_one


@pytest.mark.parametrize(
    ("second", "is_one"),
    [
        ("以“同心 共行”为主题的渔乡老人暖冬棉衣赠送暨送餐服务活动", True),
        ("以“同心 共行”为主题的渔乡老人暖冬食堂开放暨闲话分享活动", False),
        ("“同心、共行”渔乡老人暖冬棉衣赠送暨送餐服务活动", True),
        ("“同心同路”渔乡老人暖冬棉衣赠送暨送餐服务活动", False),
    ],
)
def test_a_theme_and_its_nouns_are_of_one_event(extract: Extract, second: str, is_one: bool) -> None:
    text = f"“同心·共行”渔乡老人暖冬棉衣赠送暨送餐服务活动在镇里举办\n6月2日，{second}在镇里举行。"
    assert any(len(set(chain)) == 2 for chain in chains_of(extract(text))) is is_one


@pytest.mark.parametrize(
    ("second", "is_one"),
    [
        ("本次灯谜会是该镇第二届家庭灯谜会。", True),
        ("本次灯谜会是全区第二届家庭灯谜会的系列活动之一。", False),
        ("此前，该镇举办过第二届家庭灯谜会。", False),
        ("本次棋会是全区第二届家庭灯谜会。", False),
    ],
)
def test_what_a_sentence_says_the_event_is(extract: Extract, second: str, is_one: bool) -> None:
    text = f"一场家庭趣味灯谜会在青禾公园举行。据了解，{second}"
    assert any(len(set(chain)) == 2 for chain in chains_of(extract(text))) is is_one


def test_a_series_is_not_told_from_its_activity(extract: Extract) -> None:
    text = "云栖区举办“潮声行动”招聘洽谈会。此外，云栖区“潮声行动”系列招聘洽谈会吸引了居民。"
    assert any(len(set(chain)) == 2 for chain in chains_of(extract(text)))


@pytest.mark.parametrize(("second", "is_one"), [("纪念“6·5”环境日大会", True), ("纪念“6.6”环境日大会", False)])
def test_points_within_a_name_do_not_count(extract: Extract, second: str, is_one: bool) -> None:
    text = f"云栖学校召开纪念“6.5”环境日大会。\n云栖学校召开{second}。"
    assert any(len(set(chain)) == 2 for chain in chains_of(extract(text))) is is_one


def test_one_name_in_two_lists_of_a_clause_is_two_people(extract: Extract) -> None:
    text = "教师代表周远山、沈清禾和志愿者顾知夏、周远山参加活动。"
    assert sum("周远山" in chain for chain in chains_of(extract(text))) == 2


def test_one_name_in_lists_of_two_clauses_is_one_person(extract: Extract) -> None:
    text = "居民代表周远山、沈清禾参加活动，随后周远山、沈清禾发言。"
    assert sum("周远山" in chain for chain in chains_of(extract(text))) == 1


def test_every_mention_is_in_one_chain(extract: Extract) -> None:
    extraction = extract("区长周远山和周局长在青禾社区的望江花园开展“清风行”主题活动，青禾社区来人。")
    assert sorted(m for chain in extraction.chains for m in chain) == sorted(extraction.mentions)


@pytest.mark.parametrize(
    ("type_", "short", "long", "is_one"),
    [
        (UNIT, "云栖", "云栖区", True),
        (UNIT, "京", "北京市", True),
        (UNIT, "云栖区", "云栖区", False),
        (UNIT, "青禾", "青禾社区", False),
        (UNIT, "青禾高新区", "青禾高新技术产业开发区", True),
        (UNIT, "高新区", "青禾经开区", False),
        (UNIT, "稀土高新区", "青禾稀土高新区", True),
        (UNIT, "白塔高新区", "青禾稀土高新区", False),
        (PLACE, "广场", "听潮广场", False),
        (PLACE, "望江名苑", "望江名苑小区", True),
        (PLACE, "望江名苑", "望江名苑5号楼", False),
        (INITIATIVE, "二十大", "党的二十大", True),
        (INITIATIVE, "消防宣传月活动", "119消防宣传月", True),
        (INITIATIVE, "消防宣传月", "119消防宣传月活动", True),
        (INITIATIVE, "消防宣传月", "119消防宣传月启动仪式", False),
        (EntityType.PERSON, "周", "周远山", False),
    ],
)
def test_short_forms(type_: EntityType, short: str, long: str, is_one: bool) -> None:
    assert is_short_form(type_, short, long) is is_one


@pytest.mark.parametrize(
    ("name", "folded"), [("“清风行”活动", "清风行活动"), ("周　远", "周远"), ("青禾社区", "青禾社区")]
)
def test_marks_and_spaces_do_not_count(name: str, folded: str) -> None:
    assert fold_name(name) == folded
    assert fold_name(folded) == folded


def test_the_titles_event_is_the_first_that_is_told(extract: Extract) -> None:
    text = "听潮镇举行重大项目开工仪式\n听潮镇举行望江大桥等项目开工仪式。听潮镇举行水厂扩建开工仪式。"
    chains = [set(chain) for chain in chains_of(extract(text, kinds={0: BlockKind.TITLE}))]
    assert {"重大项目开工仪式", "望江大桥等项目开工仪式"} in chains or {"重大项目开工仪式", "项目开工仪式"} in chains
    assert {"水厂扩建开工仪式"} in chains


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "听潮镇开展全镇青年春季植树活动。周书亭参加植树活动。",
            {"全镇青年春季植树活动", "植树活动"},
        ),
        (
            "云栖区举办全区船员海上急救培训示范班。大家参加船员海上急救培训。",
            {"全区船员海上急救培训示范班", "船员海上急救培训"},
        ),
        (
            "云栖区举行全区渔村“潮声书屋”集中揭牌仪式。“潮声书屋”揭牌仪式很热闹。",
            {"全区渔村“潮声书屋”集中揭牌仪式", "“潮声书屋”揭牌仪式"},
        ),
        (
            "听潮镇举办首届“潮声杯”公益活动。2019年第一届“潮声杯”公益活动闭幕。",
            {"首届“潮声杯”公益活动", "2019年第一届“潮声杯”公益活动"},
        ),
        (
            "听潮镇开展慰问老渔民活动。随后镇里开展了慰问活动。",
            {"慰问老渔民活动", "慰问活动"},
        ),
        (
            "渔港助老系列关爱活动启动。这标志着2015年“秋日暖阳”渔港助老系列关爱活动启动。",
            {"渔港助老系列关爱活动", "2015年“秋日暖阳”渔港助老系列关爱活动"},
        ),
    ],
)
def test_a_shorter_name_resumes_an_event(extract: Extract, text: str, names: set[str]) -> None:
    assert any(names <= set(chain) for chain in chains_of(extract(text)))


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("听潮镇开展植树活动。听潮镇开展全镇青年春季植树活动。", "植树活动", "全镇青年联合植树活动"),
        (
            "举办“开海送船、送网”活动。举办“开海送船、送网、送灯”系列活动。",
            "“开海送船、送网”活动",
            "“开海送船、送网、送灯”系列活动",
        ),
        ("举行“清风行”活动暨潮声文化周启动仪式。", "“清风行”活动", "“清风行”活动暨潮声文化周启动仪式"),
    ],
)
def test_events_that_another_does_not_resume(extract: Extract, text: str, one: str, other: str) -> None:
    chains = chains_of(extract(text))
    assert not any({one, other} <= set(chain) for chain in chains)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("“潮声市集进乡村 清风满港城”惠民活动在望江公园举行。此次潮声市集很热闹。", True),
        ("“潮声市集进乡村 清风满港城”惠民活动在望江公园举行。镇里另办潮声市集。", False),
        ("青禾社区办起首届邻里节。“家和邻睦”听潮街道青禾社区首届邻里节活动走进望江公园。", True),
        ("青禾社区办起第二届邻里节。“家和邻睦”听潮街道青禾社区首届邻里节活动走进望江公园。", False),
    ],
)
def test_an_event_by_part_of_its_slogan_or_without_its_activity(extract: Extract, text: str, is_one: bool) -> None:
    named = [set(chain) for chain in chains_of(extract(text)) if any("市集" in n or "邻里节" in n for n in chain)]
    assert any(len(chain) == 2 for chain in named) is is_one


def test_a_company_without_its_province_is_the_same_company(extract: Extract) -> None:
    text = "浙江云帆电子有限公司捐款，云帆电子有限公司的职工来了，浙江帆电子有限公司也来了。"
    chains = chains_of(extract(text))
    assert ["浙江云帆电子有限公司", "云帆电子有限公司"] in chains
    assert ["浙江帆电子有限公司"] in chains


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("云栖区第十九届人民代表大会第五次会议", "区十九届人大五次会议", True),
        ("云栖区第十九届人民代表大会第五次会议", "区十九届人大四次会议", False),
        ("第九期“清风”重大项目集中开工仪式", "云栖区2024年第九期“清风”项目建设集中开工仪式", True),
        ("第八期“清风”重大项目集中开工仪式", "云栖区2024年第九期“清风”项目建设集中开工仪式", False),
        ("第二届青禾学院学生代表大会", "云栖青禾学院第二次学生代表大会", True),
        ("第三届青禾学院学生代表大会", "云栖青禾学院第二次学生代表大会", False),
        ("第二届听潮学院学生代表大会", "云栖青禾学院第二次学生代表大会", False),
    ],
)
def test_sittings_and_editions_in_other_words(one: str, other: str, is_one: bool) -> None:
    first, second = (
        Mention(Span(at, at + len(name)), INITIATIVE, name, "Meeting", "initiative-phrase", 0.8)
        for at, name in ((0, other), (99, one))
    )
    assert is_same_sitting(first, second) is is_one


def test_a_title_tells_of_the_first_event_by_the_end_of_its_name(extract: Extract) -> None:
    text = "云栖区教体系统警示教育大会侧记\n11月2日，云栖区“以案促改”警示教育大会召开。"
    chains = chains_of(extract(text, kinds={0: BlockKind.TITLE}))
    assert any(len(chain) == 2 and any(name.startswith("“以案") for name in chain) for chain in chains)


def test_a_bare_name_means_the_edition_told_before(extract: Extract) -> None:
    text = "青禾村第五届赏荷节开幕。赏荷节上，居民撑着油纸伞拍照。第六届赏荷节定在临溪。"
    chains = chains_of(extract(text))
    assert any({"赏荷节", "青禾村第五届赏荷节"} <= set(chain) for chain in chains)


@pytest.mark.parametrize(
    ("text", "one", "other", "is_one"),
    [
        (
            "听潮镇举办首届邻里运动会。这是多年来人数最多的一次全镇渔民运动会。",
            "首届邻里运动会",
            "全镇渔民运动会",
            True,
        ),
        (
            "听潮镇举办首届邻里运动会。村民也参加全镇渔民运动会。",
            "首届邻里运动会",
            "全镇渔民运动会",
            False,
        ),
        ("云栖国际美食节创办多年，是当地最早的渔村美食节之一。", "云栖国际美食节", "渔村美食节", True),
        ("青禾镇第九届梨花文化节开幕。县长宣布梨花节开幕。", "青禾镇第九届梨花文化节", "梨花节", True),
        ("青禾镇第九届梨花文化节开幕。县长宣布荷花节开幕。", "青禾镇第九届梨花文化节", "荷花节", False),
        (
            "“书香”读书节启动仪式在公园举行。今年云栖区读书节启动仪式很热闹。",
            "“书香”读书节启动仪式",
            "云栖区读书节启动仪式",
            True,
        ),
        (
            "云栖区总工会开展“渔家年味”文艺活动。此次区总工会渔家年味活动在望江公园举行。",
            "“渔家年味”文艺活动",
            "区总工会渔家年味活动",
            True,
        ),
        (
            "云栖区总工会开展“渔家年味”文艺活动。此次区总工会渔家春联活动在望江公园举行。",
            "“渔家年味”文艺活动",
            "区总工会渔家春联活动",
            False,
        ),
        (
            "青禾镇举行2031年助残康复轮椅发放仪式。助残仪式上，县长讲话。",
            "2031年助残康复轮椅发放仪式",
            "助残仪式",
            True,
        ),
        (
            "青禾镇举行“同心”集中义卖暨轮椅发放仪式。他感谢参加义卖活动的渔民。",
            "“同心”集中义卖暨轮椅发放仪式",
            "义卖活动",
            True,
        ),
    ],
)
def test_an_event_told_again_in_other_words(extract: Extract, text: str, one: str, other: str, is_one: bool) -> None:
    assert any({one, other} <= set(chain) for chain in chains_of(extract(text))) is is_one


@pytest.mark.parametrize(
    ("title", "told", "is_one"),
    [
        ("云栖区举办世界海洋日宣传活动", "“清风送港城”主题宣传活动", True),
        ("云栖区举办世界海洋日宣传活动", "“清风送港城”文艺演出", False),
        ("云栖区举办2022年丰收节", "2022年丰收节“迎金秋”活动", True),
        ("云栖区举办2022年丰收节", "2023年丰收节“迎金秋”活动", False),
    ],
)
def test_a_title_tells_of_the_event_with_a_slogan(extract: Extract, title: str, told: str, is_one: bool) -> None:
    text = f"{title}\n9月23日，云栖区在望江公园举办{told}。"
    chains = chains_of(extract(text, kinds={0: BlockKind.TITLE}))
    assert any(len(chain) == 2 and told in chain for chain in chains) is is_one


@pytest.mark.parametrize(
    ("text", "bare", "is_named"),
    [
        ("青禾社区举行读书周开幕式暨“护绿”活动。县长周远山出席开幕式。", "开幕式", False),
        ("青禾社区举行读书周开幕式暨“护绿”活动。县长周远山出席闭幕式。", "闭幕式", True),
        ("青禾书院成立暨挂牌仪式在望江公园举行。县长周远山出席揭牌仪式。", "揭牌仪式", False),
        ("青禾书院成立暨挂牌仪式在望江公园举行。县长周远山出席颁奖仪式。", "颁奖仪式", True),
        ("青禾书院授牌挂牌仪式结束。4月6日，临溪镇在公园举行揭牌仪式，县长周远山出席揭牌仪式。", "揭牌仪式", True),
    ],
)
def test_a_ceremony_is_what_a_joint_name_holds(extract: Extract, text: str, bare: str, is_named: bool) -> None:
    extraction = extract(text)
    assert any(bare in chain for chain in chains_of(extraction)) is is_named
    attended = {r.object.name for r in extraction.relations if isinstance(r.object, Mention) and r.subject}
    assert attended
    assert (bare in attended) is is_named


@pytest.mark.parametrize(("unit", "is_one"), [("听潮镇的", False), ("这里的", True)])
def test_halls_of_two_towns_are_two(extract: Extract, unit: str, is_one: bool) -> None:
    text = f"大家在临溪镇综合文化站礼堂举行了大奖赛，{unit}综合文化站礼堂也很大。"
    names = {"临溪镇综合文化站礼堂", "综合文化站礼堂"}
    assert (names in [set(chain) for chain in chains_of(extract(text))]) is is_one


def test_a_village_of_a_counted_list_is_the_one_of_that_name(extract: Extract) -> None:
    chains = chains_of(extract("青禾社区很大。志愿者在青禾、白塔两个社区巡逻，青禾村的人没来。"))
    assert ["青禾社区"] in chains
    assert ["青禾村"] in chains


@pytest.mark.parametrize(
    ("full", "is_one"),
    [
        ("《云栖区养老行动计划（2024—2026年）》", True),
        ("《云栖区托育行动计划（2024—2026年）》", False),
    ],
)
def test_a_document_with_its_years_in_brackets(extract: Extract, full: str, is_one: bool) -> None:
    extraction = extract(f"云栖区印发《云栖区养老行动计划》。\n昨天，云栖区印发{full}。")
    chain = next(chain for chain in extraction.chains if chain[0].name == "《云栖区养老行动计划》")
    assert (full in {mention.name for mention in chain}) is is_one


@pytest.mark.parametrize(
    ("short", "full", "is_one"),
    [("中铁临溪局", "中铁临溪局五公司", False), ("临光电子", "临光电子有限公司", True)],
)
def test_a_numbered_company_is_part_of_another(short: str, full: str, is_one: bool) -> None:
    assert is_short_company(short, full) is is_one
