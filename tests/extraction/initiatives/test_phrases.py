"""Noun phrases that are a name, and those that are part of a clause: brackets mark each initiative."""

import pytest

from kg.model import EntityType
from tests.extraction.conftest import Extract, mark, unmarked

INITIATIVE = EntityType.INITIATIVE


@pytest.mark.parametrize(
    "marked",
    [
        "听潮镇多次穿插[有奖知识抢答赛]。",
        "听潮镇召开[深化渔港改革座谈会]。",
        "听潮镇举办[渔家旧书市集]和[渔民见面会]。",
        "听潮镇举办[渔家绘本故事会]。",
        "200余名学生上[消防安全课]。",
        "居民周远山获[烹饪赛]第一名。",
        "周远山参加过[区农民运动会]。",
        "听潮镇的农民运动会很有名。",
        "听潮镇举办[丰收宴]、[剪纸展]。",
        "大家说丰收宴很好。",
        "市民走进[渔家美食节]，走进渔家市集。",
        "听潮镇举办[有奖知识抢答赛]。",
        "大家要充分认识安全知识培训的重要性。",
        "督促船务公司集中整治、加强管理。",
        "听潮镇开展[河道集中整治]。",
        "为配合[渔船安全专项整治]，镇里来人。",
        "选手备战[全镇渔家厨艺大赛]。",
        "各村代表签署开港仪式。",
        "[港口条约签署仪式]在公园举行。",
        "镇里以“潮声相伴 书香同行”为题发出倡议。",
        "20个项目列入名单，年度计划投资3亿元。",
        "听潮镇实施[渔民培训计划]。",
        "[渔家手艺展示周]在公园启动。",
        "听潮镇开展[向山区小学捐书活动]。",
        "听潮镇开展[集中清理乱停乱放活动]。",
        "听潮镇组织渔民参加[读书活动]。",
        "[全镇渔民拔河比赛]开赛。",
        "学校已上[“渔家课堂”]46节，[“渔家”节]又到了。",
        "大家说：“真是方便。”读书节将持续三天，[“你好，邻居！”睦邻节]也将举行。",
        "法官为渔民讲解民法典，听潮镇举办[民法典知识竞赛]。",
        "上午，我校[2031届学员结业典礼]举行。",
    ],
)
def test_a_predicate_is_no_part_of_a_name(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), INITIATIVE) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "云栖港299个项目正在推进。",
        "听潮镇举办[渔家灯会]、[渔港市集]三大活动。",
        "听潮镇打响[污染防治三大攻坚战]。",
        "听潮镇举办一系列宣传活动。",
        "听潮镇开展[宣传活动]。",
        "大力开展污染防治攻坚。",
        "社区经常组织居民开展文体活动。",
        "云栖港推进[码头扩建项目]。",
        "听潮镇举办整个活动。",
        "渔民说，过去听安全课容易犯困。",
        "听潮镇举办过[渔家安全课]。",
        "这就是一桌团圆宴。",
        "镇里推动警民共建。",
        "镇里推动[警民共建项目]。",
        "今年，镇里发起，办[渔家生日宴]。",
    ],
)
def test_a_count_makes_no_name(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), INITIATIVE) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "力争急救知识培训普及率提高。",
        "听潮镇开展[急救知识培训]。",
        "医院设立口腔义诊台。",
        "听潮镇代表视察海防堤岸。",
        "听潮镇开展[森林防火演练]现场。",
        "云栖医院义诊三十年。",
        "听潮镇大检查紧盯烟花店。",
        "居民赶上[云栖医院义诊活动]。",
        "[云栖医院义诊]在公园举行。",
    ],
)
def test_a_deverbal_head_before_a_noun_is_its_attribute(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), INITIATIVE) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "书记表示今后将经常举办爱心帮扶活动。",
        "听潮镇举办[爱心帮扶活动]。",
        "民警提醒住户开展消防安全宣传活动。",
        "民警开展[消防安全宣传活动]。",
        "书记表示今后将经常举办[“暖冬行”帮扶活动]。",
        "各地开展助渔帮扶活动。",
        "各村纷纷开展助渔帮扶活动。",
        "听潮镇办起形式多样的助渔读书活动。",
        "听潮镇办起[助渔读书活动]。",
        "各地开展[“暖冬行”志愿服务活动]。",
    ],
)
def test_what_is_wished_is_no_event_unless_it_is_named(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), INITIATIVE) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "在[全省海洋工作会议]及[全省首届科普周]上，大家很高兴。",
        "听潮镇推进[道路改造及管网修复项目]。",
        "[云栖区一季度重点项目集中开工]",
        "十个项目集中开工。",
        "包括6月的[青年合唱节]、9月的[港城商贸论坛]等。",
        "居民说起商贸论坛。",
        "听潮镇举办[渔港开放活动]和[第三届渔港论坛]。",
        "听潮镇实施[渔港岸线护岸工程]3万米和航标改造200座。",
        "[全镇棋类大赛]和[“潮声杯”乡村足球邀请联赛]正在热闹举行。",
        "全镇棋类大赛和足球协会都很有名。",
        "听潮镇举办[集体采茶活动]，居民参加。",
        "听潮镇举办主题宣传活动，居民参加。",
        "[2023听潮镇渔歌曲艺周]昨晚开幕，旅游周期变长，[渔家消费周]期间客人多。",
        "云栖区开展百余场渔家文旅活动，开展[渔家文旅活动周]。",
        "[听潮镇首届开渔节]将在公园举办。",
        "当天是[听潮镇观鸟节]首日，居民来了。",
        "听潮镇观鸟节有意思，居民来了。",
        "[党员冬训]启动，听潮镇开展[义务劳动]。",
    ],
)
def test_two_events_works_begun_together_and_months_of_a_list(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), INITIATIVE) == marked


def test_a_person_within_a_units_name_is_no_wall(extract: Extract) -> None:
    extraction = extract("高山镇举办第三届高山镇农民丰收节。")
    assert "第三届高山镇农民丰收节" in {m.name for m in extraction.mentions if m.type is INITIATIVE}


@pytest.mark.parametrize(
    "marked",
    [
        "街道组织业主参观电梯工厂。",
        "听潮镇开展[“零跑腿”服务]。",
        "支部累计开展政策宣讲200余场次。",
        "支部开展[政策宣讲]。",
        "每次听潮镇组织党员活动他都到场。",
        "听潮镇开展政策咨询、法律讲解、就业指导等活动。",
        "在得知[潮北区加梯便民工程]开工时，居民很高兴。",
    ],
)
def test_a_verb_a_sum_a_habit_and_matters_are_no_event(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), INITIATIVE) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "听潮镇推行[“四季计划”]——[春苗护航计划]、[夏荷相伴计划]、[秋实同行计划]。",
        "居民说起四季——春苗护航计划。",
        "举办[游泳赛事]，包括[市运会少年组游泳比赛]、[渔港游泳比赛]等。",
    ],
)
def test_a_list_that_explains_a_name(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), INITIATIVE) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "听潮镇深入开展[渔船消防专项整治]。",
        "镇里带动渔民踊跃响应[海岸植树活动]。",
        "听潮镇在不耽误[渔船专项整治工作]的情况下来人。",
        "为学习贯彻[全区渔业工作会议]精神，大家来了。",
        "听潮镇召开[贯彻全区渔业条例推进会]。",
        "周远山感谢关心支持[渔船安全专项整治]的居民。",
        "恰逢[听潮第九个渔家读书月]之际，大家来了。",
        "据悉，这是该校[第三届渔家灯谜会]。",
        "听潮镇先后举办了七届灯谜节。",
        "听潮镇举办[第七届灯谜节]。",
        "镇里组织了邻近92家渔业公司上门招聘。",
        "听潮镇组织[渔业公司现场招聘活动]。",
        "本季专门为乡下木匠上门服务的[“清风行动”]在全镇启动。",
        "镇里派理发队赴望榆镇义剪。",
        "镇里举办[望榆镇义诊活动]。",
        "居民在云栖文化夜市举行[邻里灯谜会]。",
        "[云栖文化夜市]在公园启动。",
        "居民在听潮村的渔家大舞台上举办[渔家象棋赛]。",
        "[渔家大舞台]在公园启动。",
        "下午3时10分[渔港书画大赛]开幕。",
        "组委会公布[第二十四届渔家征文比赛]结果。",
        "区长周远山调研督导[渔港秩序集中整治]。",
        "充分发挥职业技能竞赛的作用，大家来了。",
        "听潮镇举办[职业技能竞赛]。",
        "签约的3个项目为：[渔港冷库项目]、[海带加工项目]。",
        "该项目包括渔港冷库项目。",
        "听潮镇像[渔家便民市集]这样的活动很多。",
        "银行做实[渔家夜校]。",
    ],
)
def test_verbs_counts_and_places_around_a_phrase(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), INITIATIVE) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "听潮镇在渔港冷库扩建项目地举办[渔家诗会]。",
        "镇里推进[渔港码头扩建项目]。",
        "医生为渔民上门义诊、配药。",
        "医生开展[渔民上门义诊]。",
        "网格员在园区内巡回宣讲防汛知识。",
        "[防汛知识巡回宣讲]在公园启动。",
        "网格员集中宣讲各类防汛知识。",
        "活动在精彩的渔鼓表演中拉开序幕。",
        "镇里举办[渔鼓表演]。",
        "“健步运动季，健康每一天”，渔民说。",
        "“[健步运动季]，今天开幕。”渔民说。",
        "渔民代表顺利审议并通过了章程。",
        "要完善组织协调机制、统筹机制。",
        "镇里建立[渔港协调机制]。",
        "镇里多次召开推进会、座谈会，听取意见。",
        "镇里召开[推进会]、[座谈会]，听取意见。",
        "今年以来，县里广泛开展渔业政策和海洋法规的宣传教育活动。",
        "[渔家丰收节]分[渔船下水仪式]、[渔家歌会]等环节。",
        "嘉宾出席主场活动。",
        "听潮镇打响渔家文化品牌。",
    ],
)
def test_deeds_shows_halves_and_parts_around_a_phrase(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), INITIATIVE) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "一批农村饮水工程加紧建设。",
        "云栖区启动[农村饮水工程]。",
        "一批高端化、智能化的农机示范项目开工。",
        "云栖区实施旧房改造项目33个。",
        "云栖区实施[旧房改造项目]。",
        "区总工会召开座谈会3场。",
        "区总工会召开[座谈会]。",
        "听潮镇通过召开院坝会、入户走访等方式动员群众。",
        "听潮镇召开[院坝会]、[渔民恳谈会]。",
        "听潮镇开展公益讲座、志愿服务等活动60余场。",
        "听潮镇举办[公益讲座]、[剪纸展]。",
        "镇里打造精品工程、民心工程。",
        "当地推出特色文旅活动。",
        "云栖区推进拉网式排查。",
        "云栖区开展[重大事故隐患专项整治行动]。",
        "云栖区开展重大专项整治行动。",
    ],
)
def test_several_of_a_kind_means_and_praise_are_no_names(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), INITIATIVE) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "省级重点水利工程——[白鹭湖水库工程]开工建设。",
        "[白鹭湖水库工程]开工。",
        "区级重点能源项目——[青禾核电项目]全面进入安装阶段。",
        "国家“十四五”重点工程——青禾机场通航。",
        "“群众的事马上办。”会议由周远山主持。",
        "青禾小学举行[“加油！少年”义卖活动]。",
        "“三十秒！”11月9日[渔家消防宣传周]启动。",
        "居民把旧书拿来义卖。",
        "青禾小学举行[爱心义卖]。",
        "区里建立完善帮扶机制。",
        "区里建立[网格员帮扶机制]。",
        "今年出台[渔业人才培养计划]。",
        "居民摆起[百米长桌宴]。",
        "区教育局计划12月召开[全区教育工作会议]。",
        "区里实施[云栖区教育提升计划]。",
        "这是省级二类渔业技能竞赛，听潮镇举办[全省渔家厨艺竞赛]。",
        "听潮镇实施支撑性重大工程。",
        "听潮镇与高校开展合作交流，开展[技术合作项目]。",
        "不久前项目已经开工。",
        "镇里组织人员挨家排查，开展[渔船隐患挨家排查]。",
        "景区与渔歌、渔灯和乡村集市相融合，听潮镇举办[渔家集市]。",
        "老城里，渔家锣鼓表演吸引了孩子，听潮镇举办了一场[渔鼓表演]。",
        "今年的民生实事项目之一[望江公交站台提升工程]完工。",
        "从明年起百家宴每年办两回。",
        "周远山宣读补贴政策，主持会议。",
        "两个班四年办了二十一期。",
    ],
)
def test_ranks_speech_and_verbs_before_a_name(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), INITIATIVE) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "云栖区举办[学习贯彻党的二十大精神宣讲报告会]。",
        "大家学习贯彻[党的二十大]精神。",
        "[“听潮之夏”文化活动启动仪式暨首场演出]昨晚举行。",
        "首场[渔歌演出]昨晚举行。",
        "[2024年云栖区科普活动启动仪式暨“青禾科普集市”]在公园举行。",
        "青禾镇与学院举行[校地合作签约仪式]。",
        "区水务局开展[水厂向公众开放活动]。",
        "区水务局向公众开放水厂。",
        "听潮镇召开[“五四”表彰大会暨“青春”青年论坛]。",
        "区委举行[专题学习会]。",
        "区武装部举行[军地联谊晚会]。",
    ],
)
def test_names_that_go_on_over_a_wall(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), INITIATIVE) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "云栖区市场监管局开展[儿童玩具抽检]，结果良好。",
        "云栖街道试行[独居老人敲门服务]，居民满意。",
        "云栖街道大力推行农机托管服务，居民满意。",
        "社区搞[住户电路体检]，居民满意。",
        "居民说起儿童玩具抽检，很满意。",
        "9月5日的[旧街走读]，居民满意。",
        "每月一次的[旧街走读]，居民满意。",
        "居民喜欢的旧街走读，很热闹。",
        "县人大代表到镇里进行[禁渔工作视察]，居民满意。",
        "县人大代表到镇里进行实地视察，居民满意。",
        "在[云栖水厂迁建项目]建设现场，工人正在焊接。",
        "《关于推行“楼长日记”的实施意见》",
    ],
)
def test_checks_orders_days_and_sites(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), INITIATIVE) == marked
