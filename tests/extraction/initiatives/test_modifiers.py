"""Where initiatives' names begin that have words before a quotation, or a verb within: brackets mark each."""

import pytest

from kg.model import EntityType
from tests.extraction.conftest import Extract, mark, unmarked

INITIATIVE = EntityType.INITIATIVE


@pytest.mark.parametrize(
    "marked",
    [
        "上月举行的[全市“金剪刀”缝纫大赛]上，沈清禾得了奖。",
        "10月2日，[云栖区教育系统“清廉学校”建设推进会]在望湖宾馆召开。",
        "[全区乡镇（街道）“两新”党建工作推进会]在望湖宾馆召开。",
        "[沿街商铺“电动车进楼”集中整治]启动。",
        "云栖区推动建立[药品采购“阳光公示”制度]。",
        "该校先后实施[名师“领航计划”]和[青年教师“薪火工程”]。",
        "公司推行[新员工“师带徒”培养计划]。",
        "他在[全区住建系统“安康杯”塔吊竞赛]中得了奖。",
        "[云栖区庆祝“三八”国际妇女节暨巾帼先进表彰大会]3月7日召开。",
        "这是[全区“送戏下乡”惠民演出]的首站。",
        "联合举办的[庆“三八”茶艺大赛]开赛。",
        "[云栖区第四届社区“楚河杯”象棋邀请赛]收枰。",
        "[庆祝建校80周年暨“桃李芬芳”表彰大会]召开。",
    ],
)
def test_words_before_a_quotation_belong_to_the_name(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), INITIATIVE) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "居民积极响应[“光盘行动”]。",
        "多方切实落实[“明厨亮灶”工程]。",
        "青禾社区组织学生[“走进果园”研学活动]。",
        "云栖区[“清风行”主题活动]在望湖广场举行。",
        "推进学校[“清风行”主题活动]。",
        "老人最盼的要数[“百家宴”活动]。",
        "首批[“云栖工匠”命名仪式]举行。",
        "村里的“红军井”水质清冽。",
    ],
)
def test_who_acts_whose_it_is_and_verbs_do_not(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), INITIATIVE) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "云栖区召开[巩固脱贫成果同乡村振兴有效衔接工作推进会]。",
        "[云栖区整治形式主义为基层减负座谈会]召开。",
        "[云栖—望海产业合作推介会]在望海宾馆举行。",
        "[全县稻谷收储暨秸秆综合利用现场会]召开。",
        "云栖区开展[公务用车、办公用房专项整治]。",
        "云栖区召开[在沪企业家座谈会]。",
        "[第九届中国国际投资贸易洽谈会]开幕。",
        "云栖区启动[学校及校园周边“护学”专项整治行动]。",
        "区长周远山要求各镇加快整改。",
    ],
)
def test_a_word_within_the_name_does_not_cut_it(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), INITIATIVE) == marked


def test_a_round_that_trades_share_and_the_contest_that_it_ends(extract: Extract) -> None:
    marked = "[[第八届职工技能运动会]电工、钳工决赛]落幕。"
    assert mark(extract(unmarked(marked)), INITIATIVE) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "举行了简短的[起跑仪式]。",
        "全年再举办两期[垃圾分类知识竞赛]。",
        "区里投资1.2亿元建设[望云山文化公园二期工程]。",
        "公约经[居民圆桌协商会]投票通过。",
        "老何打算开个[少儿评书班]，有9人报名。",
        "我区[首届社区工作者技能竞赛]落幕。",
        "据悉，[云栖光学二期项目]计划明年5月开工。",
        "[云栖光学二期项目]计划5月开工。",
        "沈清禾在[“乡村大讲堂”]上分享经验。",
        "入选[“青禾名厨培养计划”]。",
        "筹办[首届稻花摄影周]。",
        "据悉，[2023年度青禾好书评选]结果也将揭晓。",
    ],
)
def test_what_opens_or_follows_a_phrase_is_no_part_of_the_name(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), INITIATIVE) == marked


@pytest.mark.parametrize(
    "text",
    [
        "民警向村民发放民法典宣传手册。",
        "大会书面审议了财务报告。",
        "护士长每周组织一次业务学习。",
        "学校定期开展应急演练。",
        "他们打造了“云上青禾”小程序。",
        "按照“谁执法谁普法”要求，各单位制定了清单。",
        "镇团委组织的“红马甲”们端水扶人。",
        "他说起“下回得提前贴个通知”，大家都笑了。",
        "村“两委”换届后，路修好了。",
        "云栖区大力实施创新驱动发展战略。",
        "这次洪水造成三人受伤。",
    ],
)
def test_general_talk_products_and_what_is_said_name_no_initiative(extract: Extract, text: str) -> None:
    assert mark(extract(text), INITIATIVE) == text
