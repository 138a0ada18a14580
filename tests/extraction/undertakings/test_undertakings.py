"""Who undertakes an initiative, who supports it, where and when."""

import pytest

from kg.model import BlockKind, Predicate
from tests.extraction.conftest import Extract, Fact, facts_of

NONE: set[Fact] = set()


def pairs(extract: Extract, text: str, predicate: Predicate) -> set[tuple[str, str]]:
    return {(subject, object_) for subject, _, object_ in facts_of(extract(text), predicate)}


@pytest.mark.parametrize(
    ("text", "organizers"),
    [
        ("青禾社区开展“清风行”主题活动。", {"青禾社区"}),
        ("临溪街道青禾社区开展“清风行”主题活动。", {"青禾社区"}),
        ("望榆街道携手云栖区社区服务协会，举办“清风行”主题活动。", {"望榆街道", "云栖区社区服务协会"}),
        ("青禾社区、听潮社区联合“银杏”志愿服务队开展“清风行”主题活动。", {"青禾社区", "听潮社区", "“银杏”志愿服务队"}),
        ("“清风行”主题活动由云栖区教育局主办。", {"云栖区教育局"}),
        ("云栖区教育局推出“清风行”主题活动，居民点赞。", {"云栖区教育局"}),
        ("在青禾社区开展“清风行”主题活动。", set()),
        ("青禾社区的居民开展“清风行”主题活动。", set()),
        ("青禾社区居民开展“清风行”主题活动。", set()),
        ("区长周远山开展“清风行”主题活动。", set()),
        ("“听潮社区真好，常常来人。”居民开展“清风行”主题活动。", set()),
        ("贯彻云栖区委部署，开展“清风行”主题活动。", set()),
        ("志愿者周远山发起“清风行”主题活动。", {"周远山"}),
        ("青禾社区很热闹。大家喜欢“清风行”主题活动。", set()),
        ("青禾社区精心打造“清风行”主题活动。", {"青禾社区"}),
        ("青禾社区商户打造“清风行”主题活动。", set()),
        ("望榆街道联手云栖区教育局开展“清风行”主题活动。", {"望榆街道", "云栖区教育局"}),
        ("云栖区教育局将“清风行”主题活动开到了楼下。", {"云栖区教育局"}),
        ("云栖区教育局看“清风行”主题活动开到了楼下。", set()),
        ("在云栖区妇联举办的“清风行”主题活动上，大家唱歌。", {"云栖区妇联"}),
        ("在云栖区举办的“清风行”主题活动上，大家唱歌。", set()),
        ("青禾社区为云栖区妇联举办的“清风行”主题活动提供场地。", {"云栖区妇联"}),
        ("云栖区教育局为居民送上一场“清风行”主题活动。", {"云栖区教育局"}),
        ("云栖区为居民送上一场“清风行”主题活动。", set()),
        ("云栖区教育局要求各街道组织实施“清风行”主题活动。", set()),
        ("“清风行”主题活动开幕，本次活动由望榆中学主办，云栖区教育局承办。", {"望榆中学", "云栖区教育局"}),
    ],
)
def test_organizers_stand_before_the_verb_or_after_by(extract: Extract, text: str, organizers: set[str]) -> None:
    assert pairs(extract, text, Predicate.ORGANIZES) == {(name, "“清风行”主题活动") for name in organizers}


@pytest.mark.parametrize(
    ("text", "organizers", "supporters"),
    [
        ("青禾社区举办“邻里节”活动。活动由云栖区文化馆协办。", {"青禾社区"}, {"云栖区文化馆"}),
        ("青禾社区举办“邻里节”活动。据悉，此次活动由云栖区教育局主办。", {"青禾社区", "云栖区教育局"}, set()),
        ("青禾社区举办“邻里节”活动。食堂由云栖区文化馆资助。", {"青禾社区"}, set()),
        ("澄川青苗公益基金会资助“邻里节”活动。", set(), {"澄川青苗公益基金会"}),
        ("活动由云栖区文化馆协办。", set(), set()),
        (
            "“邻里节”活动在泊云公园举行，青禾社区主办，云栖区教育局承办，云栖区文化馆协办。",
            {"青禾社区", "云栖区教育局"},
            {"云栖区文化馆"},
        ),
        ("“邻里节”活动在泊云公园举行，青禾社区主办的消息传来。", set(), set()),
        (
            "青禾社区很热闹，“邻里节”活动开幕。活动由青禾社区主办、云栖区教育局承办，其间还有“潮声”画展。",
            {"青禾社区", "云栖区教育局"},
            set(),
        ),
        (
            "青禾社区举办“邻里节”活动，居民还参加了警示教育大会。该节由云栖区教育局承办。",
            {"青禾社区", "云栖区教育局"},
            set(),
        ),
        ("“邻里节”活动由青禾社区主办，云栖区文化馆协办。", {"青禾社区"}, {"云栖区文化馆"}),
        ("“邻里节”活动由青禾社区主办，云栖区文化馆赞助了学校。", {"青禾社区"}, set()),
    ],
)
def test_support_and_events_without_their_name(
    extract: Extract, text: str, organizers: set[str], supporters: set[str]
) -> None:
    name = "“邻里节”活动"
    assert pairs(extract, text, Predicate.ORGANIZES) == {(agent, name) for agent in organizers}
    assert pairs(extract, text, Predicate.SUPPORTS) == {(agent, name) for agent in supporters}


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("青禾社区在泊云公园举办“邻里节”活动。", "泊云公园"),
        ("“邻里节”活动在泊云公园举行。", "泊云公园"),
        ("“邻里节”活动走进青禾社区党群服务中心。", "青禾社区党群服务中心"),
        ("云栖区教育局在临溪街道青禾社区开展“邻里节”活动。", "青禾社区"),
        ("青禾社区把“邻里节”活动办到了泊云公园。", "泊云公园"),
        ("青禾社区举办“邻里节”活动。", None),
        ("泊云公园附近，青禾社区举办“邻里节”活动。", None),
    ],
)
def test_the_venue_follows_a_word_of_place(extract: Extract, text: str, venue: str | None) -> None:
    expected = {("“邻里节”活动", venue)} if venue else set()
    assert pairs(extract, text, Predicate.HELD_AT) == expected


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("11月2日，青禾社区举办“邻里节”活动。", "2024-11-02"),
        ("昨天，青禾社区举办“邻里节”活动。", "2024-11-04"),
        ("11月2日，消息传来。11月3日，青禾社区举办“邻里节”活动。", "2024-11-03"),
        ("青禾社区举办“邻里节”活动。", None),
        ("青禾社区举办“11月2日邻里节”活动。", None),
        ("为丰富生活，深化“邻里节”活动，11月2日，居民来了。", None),
        ("为贯彻推出的“邻里节”活动，活跃生活，11月2日，居民来了。", None),
        ("为丰富生活，青禾社区举办“邻里节”活动，11月2日开幕。", "2024-11-02"),
    ],
)
def test_the_day_stands_in_the_sentence(extract: Extract, text: str, day: str | None) -> None:
    days = {object_ for _, object_ in pairs(extract, text, Predicate.OCCURS_ON)}
    assert days == ({day} if day else set())


def test_without_an_issue_date_the_year_stays_open(extract: Extract) -> None:
    extraction = extract("11月2日，青禾社区举办“邻里节”活动。", published=None)
    assert {day for *_, day in facts_of(extraction, Predicate.OCCURS_ON)} == {"--11-02"}


def test_a_heading_dates_nothing(extract: Extract) -> None:
    text = "11月2日青禾社区举办“邻里节”活动"
    assert facts_of(extract(text, kinds={0: BlockKind.HEADING}), Predicate.OCCURS_ON) == NONE
    assert facts_of(extract(text, kinds={0: BlockKind.TITLE}), Predicate.OCCURS_ON) != NONE


def test_a_congress_has_no_organizers_here(extract: Extract) -> None:
    assert facts_of(extract("云栖区组织学习党的二十大精神。"), Predicate.ORGANIZES) == NONE


@pytest.mark.parametrize(
    ("text", "organizers", "supporters"),
    [
        (
            "由云栖区教育局主办，云栖区文化馆承办，望江银行协办的“邻里节”活动举行。",
            {"云栖区教育局", "云栖区文化馆"},
            {"望江银行"},
        ),
        (
            "青禾社区举办“邻里节”活动。活动由云栖区教育局主办，望江银行协办。",
            {"青禾社区", "云栖区教育局"},
            {"望江银行"},
        ),
        ("青禾社区举办“邻里节”活动。邻里节得到望江银行的大力支持。", {"青禾社区"}, {"望江银行"}),
        ("青禾社区举办“邻里节”活动。居民得到望江银行的消息。", {"青禾社区"}, set()),
        ("云栖网讯 青禾社区举办“邻里节”活动。", {"青禾社区"}, set()),
        ("记者从云栖区教育局获悉，近日举办“邻里节”活动。", set(), set()),
        ("云栖区教育局介绍，近日举办“邻里节”活动。", set(), set()),
        ("发挥云栖区教育局人才的作用，举办“邻里节”活动。", set(), set()),
        ("听潮社区组织党员走访青禾社区，举办“邻里节”活动。", {"听潮社区"}, set()),
        ("全市中小学校“邻里节”活动举行。", set(), set()),
    ],
)
def test_lists_of_several_verbs_and_what_does_not_act(
    extract: Extract, text: str, organizers: set[str], supporters: set[str]
) -> None:
    assert {name for name, *_ in facts_of(extract(text), Predicate.ORGANIZES)} == organizers
    assert {name for name, *_ in facts_of(extract(text), Predicate.SUPPORTS)} == supporters


@pytest.mark.parametrize(
    ("text", "venues"),
    [
        ("来到青禾社区，听潮街道举办“邻里节”活动。", {"青禾社区"}),
        ("走进青禾社区、听潮社区开展“邻里节”活动。", {"青禾社区", "听潮社区"}),
        ("学员分赴青禾村和恒砺机修公司开展“邻里节”活动。", {"青禾村", "恒砺机修公司"}),
        ("志愿者走进望榆中学，与师生共同开展“邻里节”活动。", {"望榆中学"}),
        ("志愿者走进云栖区教育局，与大家共同开展“邻里节”活动。", set()),
        ("在云栖区现代文体中心举办“邻里节”活动。", {"云栖区现代文体中心"}),
        ("在云栖区举办“邻里节”活动。", {"云栖区"}),
        ("联动机制今天在泊云公园召开。", set()),
        ("“银杏杯”象棋赛10月1日在泊云公园落下战幕。", {"泊云公园"}),
        ("“银杏杯”象棋赛在歌声中落下战幕，泊云公园真美。", set()),
    ],
)
def test_places_in_a_list_or_in_the_clause_before(extract: Extract, text: str, venues: set[str]) -> None:
    assert {venue for _, _, venue in facts_of(extract(text), Predicate.HELD_AT)} == venues


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("今天（11月5日），“邻里节”活动在泊云公园举行。", "2024-11-05"),
        ("11月5日电 “邻里节”活动举行。", None),
        ("记者11月4日从云栖区教育局获悉，“邻里节”活动举行。", None),
        ("2025年是“邻里节”活动收官之年。", None),
        ("11月3日是环卫工人节，“邻里节”活动举行。", "2024-11-03"),
        ("11月3日，云栖区第七届人大常委会第三次会议，决定任命何青。", "2024-11-03"),
        ("11月3日，云栖区第七届人大常委会第三次会议的报告很长。", None),
    ],
)
def test_days_of_today_of_a_feast_and_of_a_session(extract: Extract, text: str, day: str | None) -> None:
    assert {found for *_, found in facts_of(extract(text), Predicate.OCCURS_ON)} == ({day} if day else set())


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("听潮镇举办第三届丰收节。区长周远山出席开幕式。", {("开幕式", "第三届丰收节")}),
        ("听潮镇举办第三届丰收节。区长周远山出席揭牌仪式。", set()),
        ("听潮镇推出“邻里”服务品牌。区长周远山出席开幕式。", set()),
    ],
)
def test_a_ceremony_is_part_of_what_it_opens(extract: Extract, text: str, part: set[tuple[str, str]]) -> None:
    assert pairs(extract, text, Predicate.PART_OF) == part


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("11月2日，泊云中学迎来客人。“清风行”主题活动在泊云公园举行。", {"2024-11-02"}),
        ("11月2日，泊云中学迎来客人。\n“清风行”主题活动在泊云公园举行。", set()),
        ("11月2日，泊云中学迎来客人。\n上午10时，“清风行”主题活动在泊云公园举行。", {"2024-11-02"}),
        ("11月2日，泊云中学迎来客人。\n座谈会结束后，青禾社区开展“清风行”主题活动。", {"2024-11-02"}),
        ("11月2日，泊云中学迎来客人。日前，“清风行”主题活动在泊云公园举行。", set()),
        ("11月2日，泊云中学迎来客人。\n下午，区里实施“清风行”惠民工程。", set()),
        ("“清风行”主题活动在泊云公园举行，将持续到11月8日。", set()),
        ("自5月12日启动以来，青禾社区先后举办“清风行”主题活动。", set()),
        ("5月12日起，青禾社区举办“清风行”主题活动。", {"2024-05-12"}),
        ("今年下半年，青禾社区举办“清风行”主题活动。", set()),
        ("为期三天的“清风行”主题活动11月3日在泊云公园落幕。", {"2024-11-01"}),
        ("为期三天的“清风行”主题活动11月1日在泊云公园开幕。", {"2024-11-01"}),
    ],
)
def test_the_day_goes_on_and_a_stretch_has_its_first(extract: Extract, text: str, days: set[str]) -> None:
    assert {day for *_, day in facts_of(extract(text), Predicate.OCCURS_ON)} == days


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2月29日，为期三天的“清风行”主题活动落幕。", "--02-27"),
        ("1月1日，为期两天的“清风行”主题活动落幕。", "--12-31"),
        ("2024年11月，为期三天的“清风行”主题活动落幕。", "2024-11"),
        ("2024年2月29日，为期0天的“清风行”主题活动落幕。", "2024-02-29"),
    ],
)
def test_the_first_day_of_a_stretch_without_a_year_or_day(extract: Extract, text: str, day: str) -> None:
    assert {day for *_, day in facts_of(extract(text, published=None), Predicate.OCCURS_ON)} == {day}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("9月16日，青禾镇2022年秋季运动会在泊云公园举行。", "2022-09-16"),
        ("9月16日，2022年“清风行”主题活动在泊云公园举行。", "2022-09-16"),
        ("上周六，2022年“清风行”主题活动在泊云公园举行。", "2022"),
        ("邻里\n12月28日，泊云公园很热闹。青禾镇2022年元旦晚会在泊云公园举行。", "--12-28"),
        ("邻里\n9月16日，泊云公园很热闹。2022年度“清风行”主题活动在泊云公园举行。", "--09-16"),
    ],
)
def test_a_name_tells_the_year(extract: Extract, text: str, day: str) -> None:
    assert {found for *_, found in facts_of(extract(text, published=None), Predicate.OCCURS_ON)} == {day}


@pytest.mark.parametrize(
    ("text", "organizers"),
    [
        ("青禾镇第六届邻里节在泊云公园举行。", {"青禾镇"}),
        ("澄川市青禾镇第六届邻里节在泊云公园举行。", {"青禾镇"}),
        ("青禾镇“清风行”主题活动在泊云公园举行。", {"青禾镇"}),
        ("望榆中学2024年秋季运动会在泊云公园举行。", {"望榆中学"}),
        ("青禾镇第六届邻里节由云栖区教育局主办。", {"云栖区教育局"}),
        ("青禾镇供水管网改造工程启动。", {"青禾镇"}),
        ("青禾镇第六届人民代表大会第二次会议举行。", set()),
    ],
)
def test_whose_it_is_by_its_name(extract: Extract, text: str, organizers: set[str]) -> None:
    assert {name for name, *_ in facts_of(extract(text), Predicate.ORGANIZES)} == organizers


@pytest.mark.parametrize(
    ("text", "organizers"),
    [
        ("望榆中学很热闹。当天，该校举办“清风行”主题活动。", {"望榆中学"}),
        ("青禾村、听潮村都很热闹。当天，该村举办“清风行”主题活动。", {"听潮村"}),
        ("望榆中学很热闹。当天，该院举办“清风行”主题活动。", set()),
        ("听潮区很热闹。当天，该区域举办“清风行”主题活动。", set()),
        ("望榆中学很热闹。今年秋季学校举办“清风行”主题活动。", {"望榆中学"}),
        ("望榆中学很热闹。学校邀请云栖区消防救援大队走进校园，开展“清风行”主题活动。", {"望榆中学"}),
        ("邻里节由青禾社区主办，其间还将推出“清风行”主题活动。", {"青禾社区"}),
        ("青禾社区很热闹。当天，社区联合望榆中学，举办“清风行”主题活动。", {"青禾社区", "望榆中学"}),
        ("青禾社区很热闹。当天，有人联合望榆中学，举办“清风行”主题活动。", {"望榆中学"}),
    ],
)
def test_who_acts_by_a_word_for_it(extract: Extract, text: str, organizers: set[str]) -> None:
    assert {name for name, *_ in facts_of(extract(text), Predicate.ORGANIZES)} == organizers


@pytest.mark.parametrize(
    ("text", "venues"),
    [
        ("望榆中学很热闹。当天，“清风行”主题活动在该校举行。", {"望榆中学"}),
        ("望榆中学很热闹。当天，“清风行”主题活动举行，在该校求学的人很多。", set()),
        ("泊云公园里锣鼓声声。“清风行”主题活动在这里举行。", {"泊云公园"}),
        ("泊云公园很远。“清风行”主题活动在这里举行。", set()),
        ("天气晴。风很小。泊云公园里锣鼓声声。\n“清风行”主题活动在这里举行。", set()),
        ("孩子们到泊云公园参加“清风行”主题活动。", {"泊云公园"}),
        ("孩子们参加“清风行”主题活动，再到泊云公园。", set()),
        ("“清风行”主题活动设在泊云公园。", {"泊云公园"}),
        ("“清风行”主题活动设有泊云公园奖。", set()),
    ],
)
def test_places_of_that_school_here_and_where_people_come(extract: Extract, text: str, venues: set[str]) -> None:
    assert {venue for *_, venue in facts_of(extract(text), Predicate.HELD_AT)} == venues


@pytest.mark.parametrize(
    ("text", "organizers"),
    [
        ("青禾镇妇联把“清风行”主题活动搬到泊云公园。", {"青禾镇妇联"}),
        ("青禾镇妇联很忙，“清风行”主题活动搬到泊云公园。", set()),
    ],
)
def test_who_takes_it_somewhere(extract: Extract, text: str, organizers: set[str]) -> None:
    assert {name for name, *_ in facts_of(extract(text), Predicate.ORGANIZES)} == organizers


def test_the_day_of_those_who_come(extract: Extract) -> None:
    assert pairs(extract, "11月2日，周远山参加“清风行”主题活动。", Predicate.OCCURS_ON) == {
        ("“清风行”主题活动", "2024-11-02")
    }
    assert not facts_of(extract("11月2日，周远山想起“清风行”主题活动。"), Predicate.OCCURS_ON)


@pytest.mark.parametrize(
    ("text", "organizers"),
    [
        ("青禾法院落实有关要求，认真开展“开学第一课”活动。", {"青禾法院"}),
        ("青禾法院要求，各街道开展“开学第一课”活动。", set()),
        ("这次活动委托青禾社区承办，元旦后举行“圆梦夜”晚会。", set()),
        ("青禾书画院很热闹，元旦后举行“圆梦夜”晚会。", {"青禾书画院"}),
        ("我们邀请获奖的青禾合唱队、听潮合唱队开展“圆梦夜”汇演。", set()),
        ("青禾小区业委会组办“圆梦夜”晚会。", {"青禾小区业委会"}),
        ("青禾公司组织全体党员学习沈清禾在“圆梦夜”大会上的讲话。", set()),
        ("青禾公司组织全体党员举行“圆梦夜”大会。", {"青禾公司"}),
        ("由青禾公司和望榆中学共建的“稻香”示范基地将于10月举行“圆梦夜”晚会。", set()),  # what it built gives it
        ("由青禾公司共建平台，举行“圆梦夜”晚会。", {"青禾公司"}),
        ("云栖区第二届“清风”购物节10月18日在泊云公园开幕，20日举行“圆梦夜”晚会。", set()),  # of the festival's name
        ("云栖区在泊云公园搭台，19日举行“圆梦夜”晚会。", {"云栖区"}),
    ],
)
def test_who_undertakes_it_among_other_words(extract: Extract, text: str, organizers: set[str]) -> None:
    told = facts_of(extract(text), Predicate.ORGANIZES)
    assert {name for name, _, event in told if "圆梦" in event or "开学" in event} == organizers


@pytest.mark.parametrize(
    ("purpose", "events"), [("旨在进一步打造", {"“清风行”读书节"}), ("还推出", {"“清风行”读书节", "“书香青禾”品牌"})]
)
def test_what_it_is_meant_to_make_is_not_given(extract: Extract, purpose: str, events: set[str]) -> None:
    text = f"“清风行”读书节由青禾书店主办，望榆图书馆协办，{purpose}“书香青禾”品牌。"
    told = (*facts_of(extract(text), Predicate.ORGANIZES), *facts_of(extract(text), Predicate.SUPPORTS))
    assert {event for *_, event in told} == events


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("11月2日，云栖区印发《云栖区养老行动计划（2025—2027年）》，到2027年每个社区设一处。", {"2024-11-02"}),
        ("云栖区印发《云栖区养老行动计划》，明确到2027年每个社区设一处。", set()),
    ],
)
def test_the_years_of_a_plan_are_not_of_its_issue(extract: Extract, text: str, days: set[str]) -> None:
    assert {day for *_, day in facts_of(extract(text), Predicate.OCCURS_ON)} == days


def test_the_years_of_a_plan_are_not_of_other_days(extract: Extract) -> None:
    text = "养老有盼头\n云栖区印发《云栖区养老行动计划（2025—2027年）》。\n11月2日，云栖区举办“清风行”主题活动。"
    assert {day for *_, day in facts_of(extract(text, published=None), Predicate.OCCURS_ON)} == {"--11-02"}


def test_those_who_issue_a_measure_together(extract: Extract) -> None:
    text = "云栖区商务局会同云栖区水利局、云栖区教育局，制定了抗旱保秋粮预案。"
    issuers = {"云栖区商务局", "云栖区水利局", "云栖区教育局"}
    assert {subject for subject, _ in pairs(extract, text, Predicate.ORGANIZES)} == issuers
    assert not pairs(extract, "云栖区正在研究制定抗旱保秋粮预案，要求各村落实。", Predicate.ORGANIZES)
