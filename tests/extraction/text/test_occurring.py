"""What around a name says that the event takes place, and events by their kind alone: brackets mark each."""

import pytest

from kg.extraction.text.occurring import takes_place
from kg.model import EntityType
from tests.extraction.conftest import Extract, kinds_of, mark, rules_of, unmarked

INITIATIVE = EntityType.INITIATIVE


@pytest.mark.parametrize(
    ("before", "name", "after", "kind", "takes"),
    [
        ("社区开展", "灯谜竞猜", "。", "Activity", True),
        ("随后进行的是", "灯谜竞猜", "。", "Competition", True),
        ("紧接着是", "灯谜竞猜", "。", "Activity", True),
        ("居民喜欢", "灯谜竞猜", "。", "Activity", False),
        ("馆员上了一堂", "剪纸课", "。", "Training", True),
        ("馆员爱听", "剪纸课", "。", "Training", False),
        ("馆员在春季开过", "剪纸课", "。", "Training", True),
        ("社区还将办", "灯谜竞猜", "。", "Competition", True),
        ("社区难办", "灯谜竞猜", "。", "Competition", False),
        ("晚上八点，", "灯谜竞猜", "鸣锣。", "Competition", True),
        ("晚上八点，", "灯谜夜市", "很热闹。", "Activity", False),
        ("在", "教师拔河赛", "中，", "Competition", True),
        ("在", "教师拔河赛", "前，", "Competition", False),
        ("在", "教师拔河赛", "中夺冠。", "Competition", True),
        ("在", "教师拔河赛", "中间。", "Competition", False),
        ("在", "教师拔河赛", "中获得一等奖。", "Competition", True),
        ("", "教师拔河赛", "吸引了20支队伍。", "Competition", True),
        ("", "教师拔河赛", "报名工作启动。", "Competition", True),
        ("", "教师拔河赛", "很有意思。", "Competition", False),
        ("", "望江改建工程", "顺利通过验收。", "Project", True),
        ("", "望江改建工程", "通过讨论。", "Project", False),
        ("", "剪纸沙龙", "每月一次。", "Meeting", True),
        ("", "剪纸沙龙", "由周远山主持。", "Meeting", True),
        ("", "剪纸沙龙", "很好看。", "Meeting", False),
        ("", "剪纸沙龙", "从9月1日开始，", "Meeting", True),
        ("", "剪纸沙龙", "从前很热闹，", "Meeting", False),
        ("把", "剪纸沙龙", "办到了村头。", "Meeting", True),
        ("", "汽修赛项", "头名是周远山。", "Competition", True),
        ("", "剪纸沙龙", "头名是周远山。", "Meeting", False),
        ("企业援建", "云栖茶叶项目", "。", "Project", True),
        ("", "望江大桥改建工程", "总投资3亿元。", "Project", True),
        ("", "望江大桥改建工程", "由听潮公司承建。", "Project", True),
        ("大家察看了", "望江大桥改建工程", "。", "Project", True),
        ("大家想起", "望江大桥改建工程", "的往事。", "Project", False),
        ("", "包联制度", "每月一次。", "Mechanism", False),
    ],
)
def test_what_says_that_it_takes_place(before: str, name: str, after: str, kind: str, takes: bool) -> None:
    start, end = len(before), len(before) + len(name)
    assert takes_place(before + name + after, start, end, kind) is takes


@pytest.mark.parametrize(
    "marked",
    [
        "社区举办[灯谜比赛]、[剪纸体验]、[书画展]。",
        "社区居民喜欢灯谜比赛、剪纸体验。",
        "大家说，[青禾小学第五届拔河比赛]结果。",  # 比赛结果 is one word of the dictionary
        "社区在调节环节做好工作。",
        "第三小学计划设置两个班，项目计划投资。",
        "大家到了。[第二次全体会议]听取了报告。",
        "镇里列入市级重点项目9个。",
        "大家等来一场集剪纸展示、歌舞于一体的夜晚。",
        "社区就地办起[普法讲座]。",
    ],
)
def test_names_in_lists_and_at_the_borders_of_words(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), INITIATIVE) == marked


@pytest.mark.parametrize(
    ("marked", "rules"),
    [
        ("听潮镇召开[座谈会]。", {"initiative-occasion"}),
        ("居民想，座谈会很好。", set()),
        ("听潮镇举行了简短的[欢送会]。", {"initiative-occasion"}),
        ("居民喜欢简短的欢送会。", set()),
        ("听潮镇开展了多样的文化活动。", set()),
        ("听潮镇先后组织过三次[座谈会]。", {"initiative-occasion"}),
        ("卫生院开展[义诊]。", {"initiative-occasion"}),
        ("卫生院的义诊很好。", set()),
        ("[决赛]于6月8日开赛。", {"initiative-occasion"}),
        ("大家说起决赛。", set()),
        ("周远山担任[厨艺大赛]评委。", {"initiative-occasion"}),
        ("企业赞助了社区[拔河赛]。", {"initiative-occasion"}),
        ("听潮镇举行[授旗仪式]和[宣誓仪式]。", {"initiative-occasion", "initiative-phrase"}),
        ("一年一度的[桃花节]如期而至。", {"initiative-occasion"}),
        ("居民盼着桃花节。", set()),
        ("三天后的[颁奖会]上，大家鼓掌。", {"initiative-occasion"}),
        ("6月9日晚举行的[闭幕式]上，大家鼓掌。", {"initiative-occasion"}),
        ("18日上午，[交付仪式]就在楼下进行。", {"initiative-occasion"}),
        ("简短的[交付仪式]后，大家鼓掌。", {"initiative-occasion"}),
        ("校长在周一的[升旗仪式]上颁奖。", {"initiative-occasion"}),
        ("校长喜欢周一的升旗仪式。", set()),
        ("[结业式]拟于6月9日举行。", {"initiative-occasion"}),
        ("周远山在[新闻发布会]上透露，桥通了。", {"initiative-occasion"}),
        ("一场关于植树的[坝坝会]正在进行。", {"initiative-occasion"}),
        ("周远山作了题为《潮声》的[专题讲座]。", {"initiative-occasion"}),
        ("听潮镇召开会议，举办活动。", set()),
        ("青年到场。此次[快闪]由潮声学校主办。", {"initiative-occasion"}),
        ("青年喜欢快闪。", set()),
        ("居委会筹备了一场盛大的[庆祝会]。", {"initiative-occasion"}),
        ("学校举行了《潮声报》读者角的[挂牌仪式]。", {"initiative-occasion"}),
        ("大家说起读者角的挂牌仪式。", set()),
        ("[授牌仪式]期间，大家鼓掌。", {"initiative-occasion"}),
        ("对渔港开展[专项视察]。", {"initiative-occasion"}),
        ("青年在文体中心进行了[复选]。", {"initiative-occasion"}),
        ("7月20日，[海选]在青禾村开场。", {"initiative-occasion"}),
        ("居民开了第一次[协商会]。", {"initiative-occasion"}),
        ("居民喜欢海选。", set()),
    ],
)
def test_events_by_their_kind_alone(extract: Extract, marked: str, rules: set[str]) -> None:
    extraction = extract(unmarked(marked))
    assert mark(extraction, INITIATIVE) == marked
    assert set(rules_of(extraction, INITIATIVE).values()) == rules


def test_a_kind_alone_is_told_once_and_not_where_one_is_named(extract: Extract) -> None:
    extraction = extract("听潮镇召开民情座谈会。听潮镇召开座谈会。")
    assert kinds_of(extraction, INITIATIVE) == {"民情座谈会": "Meeting"}


@pytest.mark.parametrize(
    "marked",
    [
        "专家在青禾社区进行[网箱养殖技术讲座]。",
        "专家在青禾社区进行网箱实地调研。",
    ],
)
def test_lectures_are_given_and_visits_are_mere_work(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), INITIATIVE) == marked
