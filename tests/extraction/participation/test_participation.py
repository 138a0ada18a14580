"""Who takes part, in what, and how."""

import pytest

from kg.model import Predicate
from tests.extraction.conftest import Extract, Fact, facts_of

NONE: set[Fact] = set()
MEETING = "云栖区召开四季度项目推进会。"
NAME = "四季度项目推进会"


def parts(extract: Extract, text: str) -> set[Fact]:
    return facts_of(extract(text), Predicate.PARTICIPATES_IN)


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        ("区长周远山出席会议。", {("周远山", "attends")}),
        ("区长周远山主持会议。", {("周远山", "presides")}),
        ("区长周远山出席会议并讲话。", {("周远山", "attends"), ("周远山", "speaks")}),
        ("区长周远山出席会议，并讲话。", {("周远山", "attends"), ("周远山", "speaks")}),
        ("区长周远山通报了项目进展情况。", {("周远山", "reports")}),
        (
            "区长周远山、副区长沈清禾参加会议。",
            {("周远山", "attends"), ("沈清禾", "attends")},
        ),
        ("区长周远山没有出席会议。", set()),
        ("区长周远山意在让居民踊跃参加会议。", set()),
        ("区长周远山让路后，出席会议。", {("周远山", "attends")}),
        ("区长周远山等，各单位负责人、居民代表参加会议。", {("周远山", "attends")}),
        ("区长周远山很高兴，居民代表参加会议。", set()),
        ("要请区长周远山出席会议。", set()),
        ("会议室里，居民很多。", set()),
        ("云栖区教育局主持会议。", set()),
    ],
)
def test_an_event_referred_to(extract: Extract, sentence: str, roles: set[tuple[str, str]]) -> None:
    assert parts(extract, MEETING + sentence) == {(name, role, NAME) for name, role in roles}


def test_the_last_event_of_the_kind_is_meant(extract: Extract) -> None:
    text = f"{MEETING}青禾社区举行“邻里节”启动仪式。区长周远山出席仪式，区委书记沈清禾主持会议。"
    assert parts(extract, text) == {("周远山", "attends", "“邻里节”启动仪式"), ("沈清禾", "presides", NAME)}


def test_the_initiative_of_the_clause_is_the_object(extract: Extract) -> None:
    text = f"{MEETING}区长周远山参加“清风行”主题活动。"
    assert parts(extract, text) == {("周远山", "attends", "“清风行”主题活动")}


def test_bodies_alone_take_part_only_by_a_plain_verb(extract: Extract) -> None:
    text = "云栖区教育局、云栖区文化馆参加“清风行”主题活动。"
    assert {name for name, *_ in parts(extract, text)} == {"云栖区教育局", "云栖区文化馆"}
    assert parts(extract, "云栖日报参加“清风行”主题活动。") == NONE


def test_nobody_attends_a_standing_scheme(extract: Extract) -> None:
    assert parts(extract, "青禾社区推出“银龄暖阳”服务品牌。区长周远山到场讲话。") == NONE


def test_without_an_event_nobody_takes_part(extract: Extract) -> None:
    assert parts(extract, "区长周远山出席会议。") == NONE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("区长周远山通报了“清风行”专项行动进展情况，局长沈清禾发言。", NONE),
        ("区长周远山对“清风行”专项行动进行部署，局长沈清禾发言。", NONE),
        ("区长周远山就加强急救技能培训提出建议。", NONE),
        ("区长周远山带领部分代表视察“清风”改造工程。", NONE),
        ("区长周远山参加“清风”改造工程。", {("周远山", "attends", "“清风”改造工程")}),
        ("区长周远山参加“清风行”专项行动。", {("周远山", "attends", "“清风行”专项行动")}),
        (
            "区教育局举行新闻发布会，副区长周远山介绍了“清风行”专项行动有关情况。",
            {("周远山", "reports", "新闻发布会")},
        ),
    ],
)
def test_nobody_is_at_what_is_only_spoken_of(extract: Extract, text: str, expected: set[Fact]) -> None:
    assert parts(extract, text) == expected


def test_a_delegate_took_part_in_the_congress(extract: Extract) -> None:
    assert parts(extract, "党的二十大代表周远山走进青禾社区。") == {("周远山", "attends", "党的二十大")}
    assert parts(extract, "学习党的二十大精神，区长周远山走进青禾社区。") == NONE


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("区长周远山，街道领导；云栖区商会领导；副区长沈清禾参加会议。", {"周远山", "沈清禾"}),
        ("区长周远山、副区长沈清禾等，开工企业负责人，县直单位主要负责人参加会议。", {"周远山", "沈清禾"}),
        ("区长周远山很高兴，企业负责人，单位负责人参加会议。", set()),
        ("主讲的是区长周远山。", {"周远山"}),
        ("出席会议的有云栖区教育局、云栖区文化馆等单位领导。", {"云栖区教育局", "云栖区文化馆"}),
        ("参加会议的嘉宾有区长周远山、副区长沈清禾。", {"周远山", "沈清禾"}),
        ("会上，云栖区教育局和云栖区文化馆作了发言。", {"云栖区教育局", "云栖区文化馆"}),
        ("云栖区教育局的发言很好。", set()),
        ("区长周远山说，主讲的是另一件事。", set()),
    ],
)
def test_lists_go_on_over_nameless_people_and_may_stand_after_the_verb(
    extract: Extract, sentence: str, names: set[str]
) -> None:
    assert {name for name, *_ in parts(extract, MEETING + sentence)} == names


OPENING = "11月2日，听潮镇举办第三届丰收节。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a ceremony by its kind is part of what it opens: who attends the one takes part in the other
        (
            OPENING + "区长周远山出席开幕式。",
            {("周远山", "attends", "开幕式"), ("周远山", "attends", "第三届丰收节")},
        ),
        (
            OPENING + "区委书记沈清禾出席开幕式。\n周远山说好。\n沈清禾在致辞中表示祝贺。",
            {("沈清禾", role, event) for role in ("attends", "speaks") for event in ("开幕式", "第三届丰收节")},
        ),
        # where the sentence says that it is
        (
            MEETING + "青禾社区举行第二届邻里节。推进会上，区长周远山发言。",
            {("周远山", "speaks", NAME)},
        ),
        (
            MEETING + "青禾社区举行第二届邻里节。区长周远山发言。",
            {("周远山", "speaks", "第二届邻里节")},  # what the sentence before says takes place
        ),
        (MEETING + "贯彻全市教育工作会议精神，区长周远山主持会议。", {("周远山", "presides", NAME)}),
        (MEETING + "区长周远山宣布项目正式开工。", {("周远山", "speaks", NAME)}),
        (MEETING + "区长周远山宣布了名单。", NONE),
        (MEETING + "参加会议的还有区长周远山。", {("周远山", "attends", NAME)}),
        (MEETING + "云栖区社会事业局的人参加。", NONE),  # 社|会事业局 is no 会
    ],
)
def test_of_which_event_people_are_said_to_be(extract: Extract, text: str, expected: set[Fact]) -> None:
    assert parts(extract, text) == expected


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("活动由听潮学院承办，望江银行协办，区长周远山出席了会议。", {"周远山"}),
        ("党组书记周远山,党组副书记沈清禾,副区长何青列席会议。", {"周远山", "沈清禾", "何青"}),
        ("区长周远山同志、副区长沈清禾同志参加会议。", {"周远山", "沈清禾"}),
        ("区长周远山，云栖区人大常委会副秘书长、办公室主任沈清禾参加会议。", {"周远山", "沈清禾"}),
        ("区长周远山、云栖区暖阳工程总经理沈清禾参加会议。", {"周远山", "沈清禾"}),
        ("区长周远山，居民欢迎副区长沈清禾参加会议。", {"沈清禾"}),
        ("区长周远山为听潮学院揭牌。", {"周远山"}),
        ("区长周远山，以及各区、县(市)分管领导参加会议。", {"周远山"}),
        ("各镇党委、政府成员参加会议。", set()),
        ("“共参与”是口号，区长周远山很高兴。", set()),
    ],
)
def test_who_stands_in_the_list(extract: Extract, sentence: str, names: set[str]) -> None:
    assert {name for name, *_ in parts(extract, MEETING + sentence)} == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("云栖区举行最美园丁颁奖典礼。教师周远山获“最美园丁”称号。", {("周远山", "other", "最美园丁颁奖典礼")}),
        ("云栖区举行最美园丁颁奖典礼。教师周远山曾获得一等奖。", NONE),
        (MEETING + "教师周远山获“最美园丁”称号。", NONE),  # no prizes are given at a meeting of that sort
        ("云栖区举行第五届技能大赛。教师周远山获得汽修赛项二等奖。", {("周远山", "other", "汽修赛项")}),
        (
            "听潮镇举办第三届丰收节。丰收节上，望江银行与听潮学院签订合作协议。",
            {("望江银行", "other", "丰收节"), ("听潮学院", "other", "丰收节")},
        ),
        ("听潮镇举办第三届丰收节。望江银行与听潮学院签订合作协议。", NONE),
        ("听潮镇举办第三届丰收节。青禾舞蹈队带来《采茶》。", {("青禾舞蹈队", "performs", "第三届丰收节")}),
        ("听潮镇举办第三届丰收节。听潮学院带来《采茶》。", NONE),
    ],
)
def test_deeds_that_are_done_at_an_event(extract: Extract, text: str, expected: set[Fact]) -> None:
    assert parts(extract, text) == expected


def test_one_of_a_series_takes_place(extract: Extract) -> None:
    text = "11月2日，云栖区举行“清风行”系列活动之二——急救技能大赛。区长周远山到会。"
    assert parts(extract, text) == {("周远山", "attends", "急救技能大赛")}
    assert {name for name, *_ in facts_of(extract(text), Predicate.OCCURS_ON)} == {"急救技能大赛"}
    text = "11月2日，云栖区举行“清风行”系列活动之余，区长周远山到会。"
    assert parts(extract, text) == {("周远山", "attends", "“清风行”系列活动")}


def test_of_events_held_together_all_are_attended(extract: Extract) -> None:
    events = {"望榆书屋揭牌仪式", "秋季开学典礼", "“三好”表彰会"}
    text = "听潮小学把望榆书屋揭牌仪式、秋季开学典礼和“三好”表彰会合在一起举行。区长周远山到场。"
    assert {event for *_, event in parts(extract, text)} == events
    text = "听潮小学先后举行望榆书屋揭牌仪式、秋季开学典礼和“三好”表彰会。区长周远山到场。"
    assert {event for *_, event in parts(extract, text)} < events


def test_teams_are_sent_to_more_than_the_opening(extract: Extract) -> None:
    text = "第五届云栖区农民运动会开幕，开幕式设在泊云体育场。青石镇、白石镇派出60名选手。"
    assert {event for *_, event in parts(extract, text)} == {"第五届云栖区农民运动会"}
    text = "云栖区举行农民运动会。青石镇、白石镇派出60名选手。"
    assert {event for *_, event in parts(extract, text)} == {"农民运动会"}


def test_whose_people_serve(extract: Extract) -> None:
    event = "青石镇在泊云公园举行“清风行”志愿服务大集活动。"
    assert parts(extract, event + "望榆医院的医生给老人量血压。") == {
        ("望榆医院", "volunteers", "“清风行”志愿服务大集活动")
    }
    assert parts(extract, event + "望榆医院医生何青给老人量血压。") == {
        ("何青", "volunteers", "“清风行”志愿服务大集活动")
    }
    assert parts(extract, event + "望榆医院的血压计很新，老人都去量血压。") == NONE


def test_who_takes_a_part_in_giving_it_gives_it(extract: Extract) -> None:
    event = "“清风行”主题活动在泊云公园启动。"
    given = "活动由云栖区教育局牵头，云栖区文化馆、望江集团共同参与开展。"
    assert parts(extract, event + given) == NONE
    given = "活动由云栖区教育局牵头，云栖区文化馆、望江集团共同参加。"
    assert {name for name, *_ in parts(extract, event + given)} == {"云栖区文化馆", "望江集团"}


def test_the_event_of_the_sentence_before_is_what_activity_means(extract: Extract) -> None:
    text = "听潮镇举办第三届丰收节。青禾社区举行茶会启动仪式。\n区长周远山出席活动。"
    assert parts(extract, text) == {("周远山", "attends", "茶会启动仪式")}


def test_the_noun_of_an_event_is_no_deed(extract: Extract) -> None:
    text = f"{MEETING}云栖区召开企业座谈会。区长周远山出席座谈会。"
    assert parts(extract, text) == {("周远山", "attends", "企业座谈会")}
    assert {role for _, role, _ in parts(extract, f"{MEETING}区长周远山参加座谈。")} == {"attends"}


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("参加会议的居民沈清禾很高兴。", {"沈清禾"}),
        ("听说参加会议的居民多，沈清禾很高兴。", set()),
        ("区长周远山同志、副区长沈清禾同志为听潮学院听潮社区站揭牌。", {"周远山", "沈清禾"}),
        ("区长周远山，法院院长沈清禾，望榆镇人大主席，各街道主任以及有关人员列席会议。", {"周远山", "沈清禾"}),
        ("区长周远山说：“会议发言很好，大家都参加了会议。”", set()),  # in somebody's words
        ("主讲人是教授沈清禾。", {"沈清禾"}),
        ("主讲内容是教授沈清禾的书。", set()),
        ("居民在示范点看见沈清禾。", set()),
    ],
)
def test_who_is_told_to_be_there(extract: Extract, sentence: str, names: set[str]) -> None:
    assert {name for name, *_ in parts(extract, MEETING + sentence)} == names


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("副区长沈清禾主持。", {"沈清禾"}),
        ("11月3日，副区长沈清禾主持。", set()),  # of another day than the meeting's
        ("11月2日，副区长沈清禾主持。", {"沈清禾"}),
    ],
)
def test_what_is_told_of_another_day_is_of_another_event(extract: Extract, sentence: str, names: set[str]) -> None:
    assert {name for name, *_ in parts(extract, f"11月2日，{MEETING}\n{sentence}")} == names


def test_the_event_of_the_sentence_itself_comes_first(extract: Extract) -> None:
    text = f"{MEETING}青禾社区举办第二届读书节，居民沈清禾朗诵了《采茶》。"
    assert parts(extract, text) == {("沈清禾", "performs", "第二届读书节")}


@pytest.mark.parametrize(
    ("sentence", "performs"),
    [
        ("居民沈清禾独唱《采茶》。", True),
        ("居民沈清禾用舞蹈《采茶》迎来客人。", True),
        ("居民沈清禾买了《采茶》。", False),
    ],
)
def test_what_is_shown(extract: Extract, sentence: str, performs: bool) -> None:
    found = parts(extract, f"听潮镇举办第三届丰收节。{sentence}")
    assert found == ({("沈清禾", "performs", "第三届丰收节")} if performs else NONE)


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("区长周远山，区民政局局长沈清禾，区书画研究会会长何青出席开幕式。", {"周远山", "沈清禾", "何青"}),
        ("云栖区文联、云栖区作协共同参与举办。", set()),  # they give it
    ],
)
def test_the_noun_after_a_verb_is_no_second_verb(extract: Extract, sentence: str, names: set[str]) -> None:
    found = facts_of(extract(f"“清风”书画展开幕式在泊云公园举行。{sentence}"), Predicate.PARTICIPATES_IN)
    assert {name for name, *_ in found} == names


@pytest.mark.parametrize(
    ("second", "event"),
    [
        ("市民政局局长周远山将参加“青禾杯”大赛。", "调解技能比武竞赛"),
        ("市民政局局长周远山参加“青禾杯”大赛。", "“青禾杯”大赛"),
    ],
)
def test_who_speaks_does_not_at_what_is_only_planned(extract: Extract, second: str, event: str) -> None:
    text = f"临溪县举行调解技能比武竞赛。{second}市民政局副局长沈清禾现场点评。"
    found = facts_of(extract(text), Predicate.PARTICIPATES_IN)
    assert {one for name, _, one in found if name == "沈清禾"} == {event}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What is spoken of is not where one speaks.
        (f"{MEETING}区长周远山讲述了“快递进村”工程的变化。", {("周远山", "speaks", NAME)}),
        (f"{MEETING}区长周远山在“快递进村”签约仪式上讲话。", {("周远山", "speaks", "“快递进村”签约仪式")}),
        (f"{MEETING}校友沈清禾捐款，设立“春芽奖学金”。区长周远山宣读贺信。", NONE),
        # Nor is what the money is for.
        (
            "青禾社区举行第三届邻里节，善款用于“春芽助学”“暖心早餐”等公益项目。会长周远山宣读倡议书。",
            {("周远山", "speaks", "第三届邻里节")},
        ),
        # Who goes on to another place, or leads in a figure or of old.
        (f"{MEETING}区长周远山还来到白塔镇。", NONE),
        (f"{MEETING}区长周远山来到现场。", {("周远山", "attends", NAME)}),
        (f"{MEETING}区长周远山团结带领居民致富。", NONE),
        (f"{MEETING}区长周远山带领的队伍很有名。", NONE),
        (f"{MEETING}区长周远山带领居民参观。", {("周远山", "other", NAME)}),
    ],
)
def test_what_is_told_of_is_not_where_it_is_told(extract: Extract, text: str, expected: set[Fact]) -> None:
    assert parts(extract, text) == expected


def test_who_speaks_at_one_event_does_not_at_the_other_of_the_sentence(extract: Extract) -> None:
    text = "望榆中学举行科技节。校长周远山致开幕词，教授沈清禾应邀作题为《星空》的科普讲座，学生何青鼓掌。"
    found = {(name, event) for name, _, event in parts(extract, text)}
    assert ("周远山", "科技节") in found
    assert ("周远山", "科普讲座") not in found
    assert {("沈清禾", "科普讲座"), ("何青", "科普讲座")} <= found
