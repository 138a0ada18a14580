"""Who takes part in other ways than by a plain verb: contests, prizes, guests, those who are led, heard or chosen."""

import pytest

from kg.model import Predicate
from tests.extraction.conftest import Extract, facts_of

MEETING = "云栖区召开四季度项目推进会。"
CONTEST = "昨日，云栖区举办第三届象棋邀请赛。"
FAIR = "11月2日，青禾社区举办第四届邻里节。"
AWARDS = "昨日，青禾社区举行“清风家庭”表彰大会。"
COURSE = "昨日，“新农人”电商培训班开班。"
CONGRESS = "昨日，云栖区诗词学会第三次会员大会召开。"
NOBODY: set[str] = set()


def who(extract: Extract, text: str) -> set[str]:
    return {agent for agent, *_ in facts_of(extract(text), Predicate.PARTICIPATES_IN)}


def roles(extract: Extract, text: str) -> set[tuple[str, str, str]]:
    return set(facts_of(extract(text), Predicate.PARTICIPATES_IN))


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (CONTEST + "冠军被居民周远山摘得。", {"周远山"}),
        (CONTEST + "亚军、季军分别由周远山、沈清禾获得。", {"周远山", "沈清禾"}),
        (CONTEST + "冠军得主居民周远山很高兴。", {"周远山"}),
        (CONTEST + "前三名分别是居民周远山、沈清禾。", {"周远山", "沈清禾"}),
        (CONTEST + "周远山、沈清禾分获二、三名。", {"周远山", "沈清禾"}),
        (CONTEST + "居民周远山名列第三。", {"周远山"}),
        (CONTEST + "青禾社区代表队险胜临溪社区代表队。", {"青禾社区代表队", "临溪社区代表队"}),  # and whom they beat
        (CONTEST + "临溪街道组织居民同台竞技。", NOBODY),  # who is made to
        (CONTEST + "来自三个街道的居民同台竞技。", NOBODY),
        (CONTEST + "云栖木业公司的周远山、临溪家具公司的沈清禾获得二等奖。", {"周远山", "沈清禾"}),
        (CONTEST + "青禾镇夺得冠军，临溪镇荣获第三名。", {"青禾镇", "临溪镇"}),
        (CONTEST + "青禾镇荣获全国文明村镇称号。", NOBODY),  # no rank of a contest
        (MEETING + "青禾社区代表队险胜临溪社区代表队。", NOBODY),  # at no contest
        (AWARDS + "居民周远山等10人被授予“清风家庭”称号。", {"周远山"}),
        (MEETING + "居民周远山等10人被授予“清风家庭”称号。", NOBODY),
    ],
)
def test_who_contends_and_wins(extract: Extract, text: str, people: set[str]) -> None:
    assert who(extract, text) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (AWARDS + "区长周远山向居民沈清禾颁发“清风家庭”奖牌。", {"周远山", "沈清禾"}),
        (AWARDS + "居民沈清禾从区长周远山手中接过奖牌。", {"周远山", "沈清禾"}),
        (AWARDS + "区长周远山向居民颁发奖牌。", {"周远山"}),
        (AWARDS + "区长周远山关心居民沈清禾的生活。", NOBODY),
    ],
)
def test_who_is_given_something(extract: Extract, text: str, people: set[str]) -> None:
    assert who(extract, text) == people


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("在区长周远山的主持下，四季度项目推进会顺利举行。", {("周远山", "presides", "四季度项目推进会")}),
        (FAIR + "在民警周远山的带领下，居民参观了警车。", {("周远山", "other", "第四届邻里节")}),
        (MEETING + "会议听取了区长周远山关于项目建设的汇报。", {("周远山", "reports", "四季度项目推进会")}),
        (MEETING + "会议听取了关于项目建设的汇报。", set()),
        (CONGRESS + "会议选举区长周远山为会长。", {("周远山", "other", "云栖区诗词学会第三次会员大会")}),
        (CONGRESS + "区长周远山当选会长。", {("周远山", "other", "云栖区诗词学会第三次会员大会")}),
        (FAIR + "区长周远山当选会长。", set()),  # not there
    ],
)
def test_who_leads_is_heard_or_chosen(extract: Extract, text: str, expected: set[tuple[str, str, str]]) -> None:
    assert roles(extract, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CONTEST + "评委周远山很满意。", {("周远山", "other", "第三届象棋邀请赛")}),
        (CONTEST + "奥运冠军周远山很满意。", set()),  # of another contest
        (CONTEST + "去年的冠军周远山已经搬走。", set()),
        (COURSE + "学员周远山来自柳湾村。", {("周远山", "attends", "“新农人”电商培训班")}),
        (MEETING + "学员周远山来自柳湾村。", set()),  # of no course
        (FAIR + "主持人周远山笑容满面。", {("周远山", "presides", "第四届邻里节")}),
        (FAIR + "云栖电视台主持人周远山笑容满面。", set()),  # a post
    ],
)
def test_by_the_noun_before_the_name(extract: Extract, text: str, expected: set[tuple[str, str, str]]) -> None:
    assert roles(extract, text) == expected


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("在“邻里议事会”活动上，居民周远山打开了话匣子。", {"周远山"}),
        ("在“邻里议事会”活动上，居民打开了话匣子。", NOBODY),
        ("昨日，第四届邻里节开幕，居民周远山挂起灯笼。", {"周远山"}),
        ("第四届邻里节将于明日开幕，居民周远山正在练习。", NOBODY),
        ("第四届邻里节开幕，第三届书画展落幕，居民周远山很高兴。", NOBODY),  # told after another event
    ],
)
def test_what_is_done_in_the_sentence_of_the_event(extract: Extract, text: str, people: set[str]) -> None:
    assert who(extract, text) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("居民周远山观看了第三届象棋邀请赛。", {"周远山"}),
        (CONTEST + "居民周远山观看了影片。", NOBODY),  # no event
        ("画家周远山作为特邀嘉宾亮相第三届书画展。", {"周远山"}),
        (FAIR + "参加活动的78岁老人周远山很高兴。", {"周远山"}),
        (FAIR + "参加活动的孩子们遇见老人周远山。", NOBODY),
        (FAIR + "受邀参加活动的还有画家周远山。", {"周远山"}),
        ("参加第四届邻里节的有云栖区文化馆、云栖区图书馆两家单位。", {"云栖区文化馆", "云栖区图书馆"}),
        ("副区长周远山率云栖区文化馆负责人出席第四届邻里节。", {"周远山", "云栖区文化馆"}),
        (FAIR + "云栖区文化馆与青禾小学共同揭牌。", {"云栖区文化馆", "青禾小学"}),
        ("第四届邻里节吸引了云栖区文化馆、云栖区图书馆等10家单位前来。", {"云栖区文化馆", "云栖区图书馆"}),
        ("第四届邻里节吸引了众多居民前来。", NOBODY),
        ("云栖区文化馆负责人以及云栖区图书馆职工代表参加了第四届邻里节。", {"云栖区文化馆", "云栖区图书馆"}),
        ("云栖区文化馆提醒，参加第四届邻里节的居民须排队。", NOBODY),  # whoever does
        (FAIR + "云栖区文化馆的志愿者们手把手教居民写字。", {"云栖区文化馆"}),
        (FAIR + "云栖区文化馆、云栖区图书馆代表发表意见。", {"云栖区文化馆", "云栖区图书馆"}),
        (FAIR + "云栖区文化馆、云栖区图书馆代表队很强。", NOBODY),
        ("上月，青禾社区举办过第四届邻里节。周远山来到青禾社区。", NOBODY),  # another day
    ],
)
def test_guests_and_bodies(extract: Extract, text: str, people: set[str]) -> None:
    assert who(extract, text) == people


def test_the_results_of_an_event_are_told_elsewhere(extract: Extract) -> None:
    told = roles(extract, FAIR + "书记周远山宣读“清风家庭”评选结果。")
    assert told == {("周远山", "speaks", "第四届邻里节")}


def test_a_speaker_for_others_speaks_himself(extract: Extract) -> None:
    assert who(extract, MEETING + "区长周远山代表区委、区政府向大会表示祝贺。") == {"周远山"}


def test_he_is_the_one_told_of_before(extract: Extract) -> None:
    assert who(extract, "居民周远山住在青禾里，昨日，他参加了第四届邻里节。") == {"周远山"}
    assert who(extract, "居民周远山住在青禾里，昨日，他的同学参加了第四届邻里节。") == NOBODY


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("昨日，县长周远山看望出席县青联六届二次会议的委员。", NOBODY),  # who is visited attends
        ("昨日，县长周远山出席县青联六届二次会议的开幕式。", {"周远山"}),
        (MEETING + "区领导周远山参加慰问。", NOBODY),  # no event of that name
        (FAIR + "青禾协会为参加活动的老人们备好茶点。", NOBODY),
        (MEETING + "会议听取了区水务局局长周远山的汇报。", {"周远山"}),
        (MEETING + "区水务局、区教育局等部门领导及副区长周远山出席。", {"区水务局", "区教育局", "周远山"}),
        (MEETING + "区水务局的大楼旁，副区长周远山出席。", {"周远山"}),
    ],
)
def test_whom_a_verb_is_not_said_of(extract: Extract, text: str, people: set[str]) -> None:
    assert who(extract, text) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (COURSE + "会上，临溪县作了交流发言。", {"临溪县"}),
        (COURSE + "会上，社区主任代表临溪县作了交流发言。", NOBODY),  # for whom he speaks
        (COURSE + "9位临溪镇青年企业家发言。", NOBODY),
        ("此次电商培训班由云栖区妇联主办，青禾学校承办，共有来自各镇的学员200人参加了此次培训。", NOBODY),
        (COURSE + "青禾学校负责人参加培训。", {"青禾学校"}),
        (COURSE + "青禾学校负责人向参加培训的学员介绍了情况。", NOBODY),  # who are told
        (FAIR + "会长沈清禾：这样的活动能发动居民参加社区建设。", NOBODY),  # what she says
        (FAIR + "会长沈清禾参加活动。", {"沈清禾"}),
        (FAIR + "会长沈清禾来到村民周远山家庭，为老人送去慰问品。", {"沈清禾"}),
        (FAIR + "大家了解了老人沈清禾的身体情况，并给她送去了面粉。", NOBODY),  # to whom it is given
        (FAIR + "老人沈清禾来到现场，并给大家送去了面粉。", {"沈清禾"}),
        (FAIR + "青禾学校派员参加。", {"青禾学校"}),
        (FAIR + "青禾学校派员工走访街道。", NOBODY),  # workers, elsewhere
        (FAIR + "青禾学校每月派员上门。", NOBODY),  # at no one event
        (FAIR + "次日，临溪村举办第二届书画展。青禾学校派员参加。", {"青禾学校"}),
        (FAIR + "云栖商会赴市工商联座谈交流，主席沈清禾出席座谈会。", {"沈清禾"}),
    ],
)
def test_who_is_told_of_beside_the_subject(extract: Extract, text: str, people: set[str]) -> None:
    assert who(extract, text) == people


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            MEETING + "区委统战部负责同志传达了全区企业家座谈会重要讲话精神。",
            {("区委统战部", "reports", "四季度项目推进会")},
        ),
        (MEETING + "区长周远山在会上指出，要招商引资。", {("周远山", "speaks", "四季度项目推进会")}),
        (MEETING + "周远山书记在推进会上还介绍了情况。", {("周远山", "reports", "四季度项目推进会")}),
        (MEETING + "区长周远山在总结时强调，要招商引资。", {("周远山", "speaks", "四季度项目推进会")}),
        (MEETING + "总书记周远山在全国教育大会上强调，要办好教育。", set()),  # elsewhere
        (MEETING + "区长周远山在路上指出，要招商引资。", set()),
        (MEETING + "镇长周远山作临溪镇“三园”推进情况汇报。", {("周远山", "reports", "四季度项目推进会")}),
        (MEETING + "临溪镇作工作汇报。", {("临溪镇", "reports", "四季度项目推进会")}),
        (
            MEETING + "副书记周远山传达了全省产业调整工作会议、全省信访工作会议精神。",
            {("周远山", "reports", "四季度项目推进会")},
        ),
        (MEETING + "副书记周远山在全省信访工作会议上发言。", {("周远山", "speaks", "全省信访工作会议")}),
        (MEETING + "大家学习区长周远山同志调研园区讲话精神。", set()),  # what he said elsewhere
    ],
)
def test_who_speaks_in_the_course_of_an_event(extract: Extract, text: str, expected: set[tuple[str, str, str]]) -> None:
    assert roles(extract, text) == expected


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("青禾艺术团的舞蹈《丰收》、临溪村的歌伴舞《春天》先后登场。", {"青禾艺术团", "临溪村"}),
        ("青禾艺术团的舞蹈《丰收》去年获奖。", NOBODY),
        ("临溪县的舞蹈《丰收》先后登场。", NOBODY),  # a unit that has no dancers of its own
    ],
)
def test_whose_piece_is_performed(extract: Extract, sentence: str, bodies: set[str]) -> None:
    assert who(extract, FAIR + sentence) == bodies


def test_a_talk_is_no_event_of_another_kind(extract: Extract) -> None:
    told = roles(extract, FAIR + "云栖商会赴市工商联座谈交流，主席沈清禾出席座谈会。")
    assert told == {("沈清禾", "attends", "座谈会")}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("民警周远山迅速向云栖派出所所长沈清禾进行了汇报。", {"周远山"}),
        ("会上，大家听取了临溪区关于合作项目进展情况汇报。", {"临溪区"}),
        ("会上，大家听取了临溪区合作项目进展情况汇报。", NOBODY),  # of whom it tells
        ("大家观看了云栖区汇报视频。", NOBODY),
        ("镇长胡广向远道而来的专家表示热烈的祝贺。", {"胡广"}),
        ("镇长胡广向远道而来的专家表示怀疑。", NOBODY),
    ],
)
def test_who_reports_and_who_is_reported_to(extract: Extract, sentence: str, expected: set[str]) -> None:
    told = facts_of(extract(MEETING + sentence), Predicate.PARTICIPATES_IN)
    assert {agent for agent, role, _ in told if role in ("speaks", "reports")} == expected


@pytest.mark.parametrize(
    ("noun", "event"),
    [("活动启动仪式", "“护苗”活动启动仪式"), ("此次活动", "“护苗”活动启动仪式")],
)
def test_the_event_is_named_whole(extract: Extract, noun: str, event: str) -> None:
    told = extract(f"昨日，“护苗”活动启动仪式在青禾社区举行。区长周远山出席了{noun}。")
    found = {r.object.name for r in told.relations if r.predicate is Predicate.PARTICIPATES_IN and r.object}
    assert found & {event, noun}


def test_who_is_asked_to_come_to_it(extract: Extract) -> None:
    text = "昨日，青禾社区举办迎春联欢会，邀请了青禾合唱团、舞蹈队参加了{}联欢会。"
    assert who(extract, text.format("此次")) == {"青禾合唱团"}
    assert who(extract, text.format("临溪镇的")) == NOBODY


@pytest.mark.parametrize(
    ("rest", "are_there"),
    [
        ("，市直有关部门负责人等", True),
        ("，市直单位负责人和各县领导，园区全体干部、乡镇主要负责人等", True),
        ("表示祝贺，市直有关部门负责人等", False),
    ],
)
def test_whose_list_ends_with_nameless_people_attend_with_them(extract: Extract, rest: str, are_there: bool) -> None:
    text = f"授牌仪式在云栖会堂举行。市领导周远山、沈清禾{rest}出席授牌仪式。"
    facts = facts_of(extract(text), Predicate.PARTICIPATES_IN)
    assert ({("周远山", "attends", "授牌仪式"), ("沈清禾", "attends", "授牌仪式")} <= facts) is are_there
