"""Initiatives named in quotation marks, and what else stands in them: brackets mark each."""

import pytest

from kg.model import EntityType
from tests.extraction.conftest import Extract, kinds_of, mark, rules_of, unmarked

INITIATIVE = EntityType.INITIATIVE


@pytest.mark.parametrize(
    "marked",
    [
        "青禾社区开展[“清风行”主题活动]。",
        "青禾社区举办[第三届“小农夫”种植节]。",
        "青禾社区举办[庆“七一”文艺汇演]。",
        "大家欢庆[“七一”文艺汇演]。",
        "青禾社区开展[“重阳节”文艺汇演]。",
        "云栖区启动[2024年度“邻里杯”棋类比赛]。",
        "云栖区举行[[“119”消防宣传月]启动仪式]。",
        '青禾社区开展["清风行"主题活动]。',
        "青禾社区开展[「清风行」主题活动]。",
        "居民参观[“听潮”摄影展]和居民楼。",
        "[2024年青禾区“邻里杯”棋类比赛]在公园举行。",
        "[2024年听潮镇寻找“和美家庭”颁奖大会]在公园举行。",
        "青禾社区举办[“啄木鸟”青少年参与社区治理活动]。",
        "2024年起推行[“清风行”主题活动]。",
        "云栖区文化馆[2024年“潮声”文艺演出]在公园举行。",
        "青禾街道把[“潮声 向光而行”文艺晚会]办到了公园里。",
        "青禾社区举办[“清风行”艺术节之夜朗诵会]。",
        "青禾社区举办[“和睦团圆宴”缤纷亲子节活动]。",
        "上午，渔港同行，春风万里——[听潮街道“4·2”读书活动]举行。",
        "上午，听潮街道[“4·2”读书活动]举行。",
        "[“渔港丰收节”暨水产品宣传推介活动]在公园举行。",
        "[“和睦团圆宴”亲子节]让活动更热闹。",
    ],
)
def test_a_quotation_with_its_edition_and_head(extract: Extract, marked: str) -> None:
    extraction = extract(unmarked(marked))
    assert mark(extraction, INITIATIVE) == marked
    assert set(rules_of(extraction, INITIATIVE).values()) == {"initiative-quoted-head"}


@pytest.mark.parametrize(
    "marked",
    [
        "青禾社区推出[“银龄课堂”]。",
        "青禾社区推出[“银龄课堂”][“邻里茶座”]。",
        "青禾社区推出[“银龄课堂”]、[“邻里茶座”]和[“巷口小站”]。",
        "以[“微网格”]撬动大治理。",
        "青禾社区举办[“邻里节”]。",
        "大家领会[“清风行动”]的要求。",
        "镇里以[“清风庭院”建设]为契机推进工作。",
        "[“云栖市暨临溪区6·5世界环境日理解他人共护家园志愿服务广场宣传活动”]在公园举行。",
    ],
)
def test_a_quotation_alone_where_it_is_undertaken_or_has_its_own_head(extract: Extract, marked: str) -> None:
    extraction = extract(unmarked(marked))
    assert mark(extraction, INITIATIVE) == marked
    assert set(rules_of(extraction, INITIATIVE).values()) == {"initiative-quoted"}


@pytest.mark.parametrize(
    "sentence",
    [
        "坚持“睦邻为本”的理念。",
        "读书应当成为孩子们的“必修课”，堪称乡村里的“大讲堂”。",
        "发挥“蝴蝶”效应。",
        "打造“暖心”港湾，当好“店小二”。",
        "围绕“停车难”等议题展开讨论。",
        "聚焦“飞线充电”开展讨论。",
        "元旦、春节“双节”临近。",
        "正逢传统节日“七夕节”，社区以“重阳节”为契机。",
        "周远山说“他开展活动”。",
        "镇里以“清风庭院”为荣。",
        "大家贯彻“一港两制”方针。",
        "镇里来人。\n“快乐出海 健康运动”\n大家很高兴。",
        "大家要用“驻村社工+公益服务”的办法。",
        "推动“一件事”难题解决。",
        "“真热闹，下次还来。”沈阿姨说。",
        "开展“大家快来参加呀！”",
        "她写下“平安”两个字。",
        "老人称赞“好样的”。",
        "推出“",
        "推出“”",
        "推出“银”",
    ],
)
def test_a_notion_a_topic_or_a_saying_is_no_initiative(extract: Extract, sentence: str) -> None:
    assert mark(extract(sentence), INITIATIVE) == sentence


def test_the_head_tells_the_kind(extract: Extract) -> None:
    text = "青禾社区开展“清风行”主题活动。云栖区启动“焕新小院”改造项目。临溪街道举行“邻里节”启动仪式。"
    kinds = kinds_of(extract(text), INITIATIVE)
    assert kinds["“清风行”主题活动"] == "Activity"
    assert kinds["“焕新小院”改造项目"] == "Project"
    assert kinds["“邻里节”启动仪式"] == "Ceremony"


@pytest.mark.parametrize(
    "marked",
    [
        "青禾社区开设“老人照护中心”。",
        "青禾社区开设[“老人照护节”]。",
        "云栖大学“银杏志愿服务队”表演小品。",
        "青禾社区举行[“银杏志愿服务队”成立仪式]。",
        "青禾社区开展[“银杏志愿服务队”进校园活动]。",
    ],
)
def test_a_quotation_that_names_a_body_is_no_initiative(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), INITIATIVE) == marked


def test_a_quotation_in_a_bodys_name_is_the_bodys(extract: Extract) -> None:
    assert "“银杏”志愿服务队" not in kinds_of(extract("青禾社区联合“银杏”志愿服务队开展活动。"), INITIATIVE)
    assert not kinds_of(extract("云栖区“清风行”活动办召开会议。"), INITIATIVE)


@pytest.mark.parametrize(
    "marked",
    [
        "青禾社区举办[“家和”2024年度“最美家庭”发布会]。",
        "青禾社区举办[第6期“急救员”培训班]。",
        "[“邻里商量”]是青禾社区2022年打造的平台。",
        "“邻里商量”是个好办法。",
    ],
)
def test_joined_numbered_and_told_of(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), INITIATIVE) == marked


def test_a_show_may_stand_in_the_marks_of_a_work(extract: Extract) -> None:
    shown = extract("《清风雅集书画作品展》于2月25日在云栖画院隆重开幕。")
    assert "《清风雅集书画作品展》" in {m.name for m in shown.mentions}
    read = extract("大家读了《清风雅集书画作品展》一书。")
    assert "《清风雅集书画作品展》" not in {m.name for m in read.mentions}


@pytest.mark.parametrize(
    "marked",
    [
        "在望江广场举行[2024年云栖市第五届“最美园丁”表彰活动]。",
        "青禾社区举办[[“安居青禾”邻里节]暨“星动青禾”商家表彰活动]。",
        "青禾社区举办[“花开青禾”——“迎新春”暨“我们的家”春节联谊活动]。",
        "青禾社区举办[第七届职工运动会“青禾杯”游泳比赛]。",
        "学校举行[[“发现美”的首届艺术节]闭幕式暨元旦联欢会]。",
        "“发现美”的教师很多。",
        "区委提出[“招商引资年”][“优质服务年”活动]。",
        "开展[“情暖夕阳”][“洁净小院”]等志愿服务活动。",
        "围绕“防火”“防盗”等知识开展宣传。",
        "由听潮街道主办的[《青禾之声》颁奖典礼]举行。",
        "合唱《青禾之声》拉开活动序幕。",
        "云栖区“两会”宣传组到场。",
        "云栖区推出[“暖阳”家庭教育服务]。",
        "云栖区参观“暖阳”家庭教育服务中心。",
    ],
)
def test_halves_lists_and_works(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), INITIATIVE) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "合作社获得“港城示范渔家”“潮声服务奖”等荣誉称号。",
        "陶小满拿了个“最佳人气奖”。",
        "大会颁发了[“金穗杯”厨艺大赛]证书。",
        "听潮镇组织“五老”人员到场。",
        "听潮镇组织[“银龄课堂”]。",
        "船长为孩子开展“划船”。",
        "《关于开展“三亮”的报告》印发。",
        "一场[“故事会”]正在进行。",
        "居民喜欢“故事会”。",
        "民警发放“渔港e站”和平安家庭创建宣传资料。",
        "民警开展[“渔港e站”平安家庭宣传活动]。",
    ],
)
def test_awards_groups_verbs_and_mere_kinds(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), INITIATIVE) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "云栖区举行[全区渔村“潮声书屋”集中揭牌仪式]。",
        "居民和全区渔村[“潮声书屋”集中揭牌仪式]无关。",
        "听潮镇推进我院[“潮声”学习教育]。",
        "在[2024年云栖区“渔歌号子”才艺大赛]中，大家很高兴。",
        "在云栖区[“渔歌号子”才艺大赛]中，大家很高兴。",
        "听潮镇开展[2022年第一次“渔家议事日”活动]。",
        "学校开展[“潮起港城，墨香万家”为主题的系列活动]。",
        "学校举办[主题为“潮声”的系列活动]。",
        "学校开展[“踏浪同行 灯火可亲” 中秋慰问活动]。",
        "[“潮声行”首场活动]在望江公园举行。",
        "街道开展[“潮声行”走进青禾社区文艺汇演活动]。",
        "[“2031书香满港城•阅读点亮每一天之‘踏浪而行•墨香同路’名家名篇进厂房进渔村进军营进码头进小岛”首场活动]举行。",
        "[第四届“邻里节”]开幕。",
        "[“暖邻”活动暨潮北区第三届文化周]启动。",
        "在听潮镇开展[“情暖渔港，爱满重阳”的慰问活动]。",
        "居民说起“情暖渔港，爱满重阳”的慰问活动。",
        "图书馆举办[《重读渔港小说》展览]。",
        "镇里举行[“港湾情深 灯火相伴”庆“6.5”环境日表彰大会]。",
        "镇里举行[“新航程”——渔港驿站启用仪式]。渔港驿站欢迎大家，“灯火相伴”——居民说。",
        "学校举办[文艺会演]，有唱歌、《金鲤舞》表演。",
    ],
)
def test_where_a_name_with_a_quotation_begins_and_ends(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), INITIATIVE) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "自[“敲门行动”]开展以来，居民满意。",
        "[“邻里节”][“志愿者节”]都很热闹。",
        "织机旁的“大比武”很热闹。",
        "青禾社区推出[“暖心饭桌”]和[“口袋课堂”]两个项目。",
        "青禾社区组织隐患“找茬”三个项目。",
        "首届读书节系列活动之[“名家讲坛”]开讲。",
        "青禾村“两委”班子走访农户。",
        "青禾村为企业提供“店小二”式服务。",
        "青禾小学举行[少先队入队仪式暨庆“六一”文艺演出]。",
        "[[第五届读书节]启动仪式暨“书香家庭”颁奖典礼]举行。",
        "一部名为[“童心绘云栖”的画展]开幕。",
    ],
)
def test_heads_that_say_enough_counts_and_halves(extract: Extract, marked: str) -> None:
    found = mark(extract(unmarked(marked)), INITIATIVE)
    assert found.replace("[首届读书节系列活动]", "首届读书节系列活动") == marked


@pytest.mark.parametrize(
    "marked",
    [
        "青禾社区举办了题为[“青禾飘扬，青春同行”的主题演讲比赛]。",
        "周远山作题为“青禾飘扬，青春同行”的发言。",
        "青禾社区启动[“青苗”公益暑期学堂]。",
        "居民喜欢“青苗”学堂。",
        "青禾社区的[“候鸟学堂”]热闹开班。",
        "居民走进“候鸟学堂”，看见开班的消息。",
        "青禾社区举办[纪念建镇70周年“青禾杯”知识竞赛]。",
        "为纪念建镇70周年[“青禾杯”知识竞赛]，居民来了。",
        "青禾社区主办的[第二届庆“五一”职工健步赛]在公园举行。",
        "青禾社区主办的庆贺“五一”职工来了。",
        "青禾社区开展[“青禾颂歌 礼赞云栖”迎接青禾镇建镇80周年文艺演出活动]。",
        "教师“沉浸式”学习法律知识。",
        "青禾社区开启议事“新模式”。",
        "青禾社区开启[议事“红管家”模式]。",
        "青禾社区开展[“沉浸式”学习活动]。",
        "青禾社区开展[“青禾宣传月”大型义诊宣传活动]。",
    ],
)
def test_themes_jubilees_and_ways(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), INITIATIVE) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "渔民宣读[“清风行”志愿服务活动]倡议书。",
        "青禾社区收到“三·八妇女节”慰问信。",
        "青禾社区开展[“青禾渔家节”慰问活动]。",
        "听潮镇开展[“扫街式”渔船安全“回头看”行动]。",
        "“沉浸式”教室开展[“回头看”行动]。",
        "2031年“端午”小长假首日，居民来了。",
        "[“青禾”民俗日]在公园启动。",
        "[第八届“乡音”文艺调演]在公园举行。",
    ],
)
def test_papers_ways_and_days_after_a_quotation(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), INITIATIVE) == marked


def test_the_second_half_of_a_joint_name_is_not_joined_to_the_first(extract: Extract) -> None:
    text = "渔民很高兴。云栖渔村社区“清风行”活动暨古港区第四届渔歌文化周启动仪式在公园举行。"
    names = {mention.name for mention in extract(text).mentions if mention.type is INITIATIVE}
    assert "古港区第四届渔歌文化周" in names


@pytest.mark.parametrize(
    "marked",
    [
        "[“云栖杯”家政服务职业技能竞赛]举行。",
        "[“云栖杯”家政服务]开始了。",
        "周远山为10户“最美家庭”颁奖。",
        "云栖区举行[“最美家庭”颁奖仪式]。",
        "青禾社区开展[“好媳妇”“好婆婆”评选活动]。",
        "青禾社区开展[“好媳妇”评选活动]。",
        "医院实行“组团式”帮扶。",
        "医院实行[“组团式”帮扶机制]。",
        "推行“一户一策”清单式管理。",
        "坚持和发展“枫桥经验”。",
        "[“青禾眼”项目]分三期。",
        "[“青禾眼”项目三期]开工。",
        "[“青禾”攻坚战]聚焦三大战役。",
        "“花海”漫过日月山，社区开展[“花溪”摄影月]。",
        "[“临溪好物”产销对接会]签约1.2亿元。",
        "云栖区“七一”前夕走访慰问老党员，举办[“七一”慰问活动]。",
        "[“渔歌向晚”民俗周]开幕。",
        "“银杏义诊·健康赶集”第二十站走进听潮镇，开展[渔家义诊]。",
    ],
)
def test_where_a_quotations_name_ends_and_what_is_none(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), INITIATIVE) == marked


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“掌上渔港” 小课堂开进听潮镇\n听潮镇的渔民来了。", set()),
        ("“掌上渔港” 小课堂开进听潮镇\n“掌上渔港”小课堂在听潮镇举行。", {"“掌上渔港” 小课堂", "“掌上渔港”小课堂"}),
        ("听潮镇开展“掌上渔港” 小课堂活动。", {"“掌上渔港” 小课堂活动"}),
    ],
)
def test_a_space_in_a_headline_parts_two_phrases(extract: Extract, text: str, names: set[str]) -> None:
    assert {m.name for m in extract(text).mentions if m.type is EntityType.INITIATIVE} == names
