"""Who gives an event, where and when: what takes the rules further, and what they leave alone."""

import pytest

from kg.model import Predicate
from tests.extraction.conftest import Extract, facts_of

NAME = "“清风行”主题活动"


@pytest.mark.parametrize(
    ("text", "organizers", "supporters"),
    [
        (  # the list before 协办 is of a name that is not known
            f"由云栖区教育局主办，云栖区文化馆承办，好再来小店协办的{NAME}举行。",
            {"云栖区教育局", "云栖区文化馆"},
            set(),
        ),
        (f"云栖区教育局（老干部局）、云栖区文化馆举办{NAME}。", {"云栖区教育局", "云栖区文化馆"}, set()),
        (f"云栖区教育局还与云栖区文化馆举办{NAME}。", {"云栖区教育局", "云栖区文化馆"}, set()),
        (f"青禾社区举办{NAME}。这次活动得到望江银行的大力支持。", {"青禾社区"}, {"望江银行"}),
        (
            f"青禾社区举办{NAME}。该活动在望江银行的大力支持下，由云栖区文化馆承办。",
            {"青禾社区", "云栖区文化馆"},
            {"望江银行"},
        ),
        (f"青禾社区举办{NAME}。在望江银行的窗口下，居民排起了队。", {"青禾社区"}, set()),
        (f"{NAME}3月启动，望榆社工站承接，云栖区民政局支持六万元。", {"望榆社工站"}, {"云栖区民政局"}),
        (f"{NAME}3月启动，望榆社工站搬家，云栖区民政局支持此事。", set(), set()),
        (f"{NAME}由青禾社区主办，望江银行负责运营。", {"青禾社区", "望江银行"}, set()),
        (f"{NAME}由青禾社区主办，望榆协会共办，云栖区教育局指导。", {"青禾社区", "望榆协会"}, {"云栖区教育局"}),
        (f"{NAME}3月启动，乡贤周远山赞助两万元。", set(), {"周远山"}),
        (f"{NAME}3月启动，乡贤周远山添了两万元。", set(), set()),
        (f"云栖区教育局召集望榆中学、望江银行开展{NAME}。", {"云栖区教育局"}, set()),
        (f"青禾社区与望榆中学结对，在文化馆举办{NAME}。", {"青禾社区", "望榆中学"}, set()),
        # a word of the list means a body told before
        (f"望榆互助会去年成立。云栖区残联、互助会在文化馆举办{NAME}。", {"云栖区残联", "望榆互助会"}, set()),
        (f"望榆互助会去年成立。互助会和云栖区残联在文化馆举办{NAME}。", {"云栖区残联", "望榆互助会"}, set()),
        (f"望榆互助会在云栖区残联成立。互助会、残联在文化馆举办{NAME}。", {"云栖区残联", "望榆互助会"}, set()),
        (f"望榆中学去年成立。互助会和云栖区残联在文化馆举办{NAME}。", {"云栖区残联"}, set()),
        (f"青禾社区举办{NAME}。由云栖区文化馆承办、望江银行协办的画展很热闹。", {"青禾社区"}, set()),
        (f"云栖区教育局全力支持助残驿站开展{NAME}。", set(), set()),  # who is helped gives it
        (f"两支球队将代表青禾村参加12月在云栖区举行的{NAME}。", set(), set()),  # who takes part gives none
        (f"望榆中学修了楼。学校派人参加12月举行的{NAME}。", set(), set()),
        (f"望榆中学修了楼。居民参加该校组织的{NAME}。", {"望榆中学"}, set()),
        (f"望榆中学派人参加云栖区文化馆举办的{NAME}。", {"云栖区文化馆"}, set()),
        (f"根据云栖区教育局部署，开展{NAME}。", set(), set()),
        (f"吸引云栖区文化馆和各地的匠人，举办{NAME}。", set(), set()),
        (f"云栖区多所中小学举办{NAME}。", set(), set()),
        (f"云栖区两级法院举办{NAME}。", set(), set()),
        (f"云栖区健身协会等举办{NAME}。", {"云栖区健身协会"}, set()),  # and not the district
        (f"医疗队到云栖区清河青禾村委会，开展{NAME}。", set(), set()),  # where they go
        (f"居民参加了云栖区举办的{NAME}。", {"云栖区"}, set()),
        (f"云栖区文化馆在云栖区教育局的指导下组织居民开展{NAME}。", {"云栖区文化馆"}, {"云栖区教育局"}),
        (f"{NAME}开幕。这次活动是由云栖区文化馆、望江银行精心组织的。", {"云栖区文化馆", "望江银行"}, set()),
        (f"云栖区文化馆举办{NAME}。此次{NAME}由居民自编，望江银行给予大力支持。", {"云栖区文化馆"}, {"望江银行"}),
        (f"云栖区文化馆举办{NAME}。居民想着{NAME}，望江银行支持。", {"云栖区文化馆"}, set()),
        (f"云栖区修了路。区里还陆续举办{NAME}。", {"云栖区"}, set()),
        (f"云栖区修了路。区里的居民还举办{NAME}。", set(), set()),
        (f"居民看望了望江饭店，举办{NAME}。", set(), set()),  # with whom they deal
        (f"学员分赴青禾村和望江银行开展{NAME}。", set(), set()),  # where they go
    ],
)
def test_who_gives_and_who_backs(extract: Extract, text: str, organizers: set[str], supporters: set[str]) -> None:
    extraction = extract(text)
    assert {name for name, _, event in facts_of(extraction, Predicate.ORGANIZES) if event == NAME} == organizers
    assert {name for name, _, event in facts_of(extraction, Predicate.SUPPORTS) if event == NAME} == supporters


@pytest.mark.parametrize(
    ("text", "given"),
    [
        (f"11月2日，云栖区教育局举办{NAME}。", True),
        (f"为推进{NAME}，云栖区教育局11月2日举办读书节。", False),  # a purpose
        (f"云栖区教育局为进一步开展{NAME}，举办读书节。", False),
    ],
)
def test_what_is_done_for_a_purpose_is_not_told_of_it(extract: Extract, text: str, given: bool) -> None:
    extraction = extract(text)
    told = {event for *_, event in facts_of(extraction, Predicate.ORGANIZES)}
    dated = {event for event, *_ in facts_of(extraction, Predicate.OCCURS_ON)}
    assert (NAME in told, NAME in dated) == (given, given)


@pytest.mark.parametrize(
    ("text", "venues"),
    [
        (f"{NAME}，在泊云公园举行。", {"泊云公园"}),
        (f"在云栖区文联主席周远山的帮助下，居民学会了。{NAME}在这里举行。", set()),  # whose head it is
        (f"居民在云栖区文化馆学会了。{NAME}在这里举行。", {"云栖区文化馆"}),
        (f"{NAME}，居民在泊云公园说起过。", set()),
        (f"望榆中学举办{NAME}。{NAME}在我校泊云楼报告厅举行。", {"泊云楼报告厅"}),
        (f"大家听取了关于云栖区人民政府的{NAME}。", set()),
        ("代表们到泊云公园、听潮社区电梯改造项目、望江学堂改造项目等点位开展视察。", set()),  # all are visited
        (f"云栖区推出{NAME}，画展定于12月2日在泊云公园开幕。", set()),  # of the exhibition
        (f"云栖区推出{NAME}，地点设在泊云公园。", {"泊云公园"}),
        (f"云栖区推出{NAME}，12月2日在泊云公园开幕。", {"泊云公园"}),
        (f"{NAME}在云栖区明珠文化举行。", set()),  # a place that is not known
        (f"{NAME}在云栖区隆重举行。", {"云栖区"}),
        (f"这次{NAME}，还在云栖区法院抖音、快手平台同步举行。", set()),
        (f"这次{NAME}，还在云栖区法院举行。", {"云栖区法院"}),
        ("枫浦新村是老小区。枫浦新村加装电梯工程开工。", {"枫浦新村"}),
        ("枫浦新村加装电梯工程开工。", set()),  # nothing else says that there is such a place
    ],
)
def test_venues_of_this_event_alone(extract: Extract, text: str, venues: set[str]) -> None:
    assert {venue for *_, venue in facts_of(extract(text), Predicate.HELD_AT)} == venues


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (f"云栖区举办{NAME}，时间为6月9日。", {"2024-06-09"}),
        (f"云栖区开展{NAME}，首届画展也于6月9日开幕。", set()),  # the day of the exhibition
        (f"6月9日，云栖区举办{NAME}。今年还将举办{NAME}。", {"2024-06-09"}),  # the year says no more
        (f"云栖区今年还将举办{NAME}。", {"2024"}),
        (f"云栖区策划了元月的{NAME}。", {"2025-01"}),
        (f"云栖区元月受到{NAME}影响。", set()),
        (f"云栖区自2021年起设奖，连续三年举办{NAME}。", set()),  # of no one year
        (f"云栖区2021年修路，次年又举办{NAME}。", {"2022"}),
        (f"望榆协会成立于2021年，此后办过{NAME}。", set()),
        (f"云栖区签订《2021年合作书》，举办{NAME}。", set()),
        (f"云栖区举办{NAME}，今年还要修路。", set()),
        (f"11月3日是重阳节，2023年，云栖区举办{NAME}。", {"2023"}),
        (f"{NAME}发起于2021年。", {"2021"}),
        (f"云栖区下达2021年度资金，举办{NAME}。", set()),
        (f"7月6日，火红七月，云栖区举办{NAME}。", {"2024-07-06"}),
        (f"7月6日还远，5月，云栖区举办{NAME}。", {"2024-05"}),
        (f"4月18、19日上午，云栖区举办{NAME}。", {"2024-04-18"}),
        (f"7月3日，刚刚参加{NAME}的周远山回到村里。", set()),
        (f"7月3日，参加{NAME}的周远山回到村里。", {"2024-07-03"}),
        (f"7月3日，周远山传达了在{NAME}上的讲话。", set()),
        (f"6月9日，云栖区开会，后期将举办{NAME}。", set()),
        (f"云栖区参加{NAME}已有三年，在2015年，还开展“微光”敬老行动。", set()),
        (f"云栖区举办{NAME}，在2015年，吸引了很多人。", {"2015"}),
        (f"{NAME}于9月19日—25日在老楼里与大家见面。", {"2024-09-19"}),
        (f"{NAME}于9月19日成稿。", set()),
        (f"今年，区里很热闹，{NAME}吸引了许多居民。", set()),  # a whole year is no time of one event
        (f"“都来吧！”……9月20日，天气很好，{NAME}吸引许多居民。", {"2024-09-20"}),
        (f"第二届画展、{NAME}分别于3月2日、5月6日举行。", {"2024-05-06"}),
        (f"第二届画展、{NAME}分别于3月2日、5月6日、5月8日举行。", set()),  # which of the three is not told
    ],
)
def test_days_of_this_event_alone(extract: Extract, text: str, days: set[str]) -> None:
    found = facts_of(extract(text), Predicate.OCCURS_ON)
    assert {day for event, _, day in found if event == NAME} == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (f"居民都喜欢2023年{NAME}。", {"2023"}),
        (f"11月2日，云栖区举办2024年{NAME}。", {"2024-11-02"}),
        ("6月9日，云栖区“2023年清风周”暨听潮广场汇演活动在这里举行。", {"2024-06-09"}),
        ("年产2000万吨新材料项目开工。", set()),
        ("11月2日，云栖区修好了路。当天的发榜仪式上，居民鼓掌。", {"2024-11-02"}),
        ("11月2日，云栖区修好了路。原打算同日举行的发榜仪式取消。", set()),
        ("11月2日，云栖区修好了路。4日上午举行的发榜仪式上，居民鼓掌。", {"2024-11-04"}),
        ("居民都喜欢2019年元旦联欢会。", set()),  # held the year before, it may be
    ],
)
def test_the_year_in_a_name_where_no_day_is_told(extract: Extract, text: str, days: set[str]) -> None:
    assert {day for *_, day in facts_of(extract(text), Predicate.OCCURS_ON)} == days


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("周远山说：“这个活动也是“潮声”文化季的第三项活动。”", {("第三届丰收节", "“潮声”文化季")}),
        ("周远山说：“我们喜欢“潮声”文化季的第三项活动。”", set()),
        ("颁奖仪式在望江公园举行。丰收节期间，举办灯谜会演。", {("灯谜会演", "第三届丰收节")}),
    ],
)
def test_the_whole_that_is_named(extract: Extract, sentence: str, part: set[tuple[str, str]]) -> None:
    found = facts_of(extract(f"听潮镇举办第三届丰收节。{sentence}"), Predicate.PART_OF)
    assert {(one, whole) for one, _, whole in found if one != "颁奖仪式"} == part


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("随后，开班式吸引了许多居民。", {"2024-09-02"}),
        ("开班式后，周远山和大家交流。", set()),  # the festival's opening, of which all was told
        ("开班式结束后，周远山和大家交流。", set()),
    ],
)
def test_what_is_over_is_no_event_of_its_own(extract: Extract, sentence: str, days: set[str]) -> None:
    text = f"9月2日上午，青禾社区读书节在望榆广场举行。{sentence}"
    assert {day for event, _, day in facts_of(extract(text), Predicate.OCCURS_ON) if event == "开班式"} == days


GAMES = "11月3日，云栖区第三届邻里节开幕式在望榆广场举行。"
SERIES = "云栖区开展“敬老月”系列活动。"


@pytest.mark.parametrize(
    ("text", "predicate", "events"),
    [
        (f"{GAMES}本届邻里节由云栖区教育局主办，望江银行协办。", Predicate.SUPPORTS, {"邻里节"}),
        (f"{GAMES}望江银行协办。", Predicate.SUPPORTS, {"云栖区第三届邻里节开幕式"}),  # no noun tells which
        (
            f"{SERIES}11月2日，一场“情暖青禾”生日会正在举行。活动由青禾社区举办。",
            Predicate.ORGANIZES,
            {"“敬老月”系列活动", "“情暖青禾”生日会"},
        ),
        (f"{SERIES}举办了“情暖青禾”生日会。活动由青禾社区举办。", Predicate.ORGANIZES, {"“敬老月”系列活动"}),
        (
            "青禾村第五届火把节在望榆广场举行。村里还举行了摔跤比赛。活动由青禾村党总支主办。",
            Predicate.ORGANIZES,
            {"第五届火把节", "青禾村第五届火把节", "摔跤比赛"},
        ),
        ("居民周远山将代表云栖区参加下月举行的临溪市职工运动会。", Predicate.ORGANIZES, set()),
        ("周远山参加云栖区下月举行的职工运动会。", Predicate.ORGANIZES, {"职工运动会"}),
    ],
)
def test_which_event_a_noun_means(extract: Extract, text: str, predicate: Predicate, events: set[str]) -> None:
    found = {event for _, _, event in facts_of(extract(text), predicate)}
    assert found <= events
    assert bool(found) == bool(events)


def test_who_gives_the_party_is_not_said_to_give_the_series(extract: Extract) -> None:
    text = f"{SERIES}11月2日，一场“情暖青禾”生日会正在举行。活动由青禾社区举办。"
    assert ("青禾社区", "“情暖青禾”生日会") in {(s, o) for s, _, o in facts_of(extract(text), Predicate.ORGANIZES)}
    festival = "青禾村第五届火把节在望榆广场举行。村里还举行了摔跤比赛。活动由青禾村党总支主办。"
    givers = {s for s, _, o in facts_of(extract(festival), Predicate.ORGANIZES) if o == "摔跤比赛"}
    assert "青禾村党总支" not in givers


@pytest.mark.parametrize(
    ("text", "venues"),
    [
        (
            "云栖区将举办手工展销会，8日将在临溪街道举办女性招聘会。",
            {("女性招聘会", "临溪街道")},
        ),
        ("云栖区将举办手工展销会，8日将在临溪街道开市。", {("手工展销会", "临溪街道")}),
    ],
)
def test_the_place_is_the_next_events(extract: Extract, text: str, venues: set[tuple[str, str]]) -> None:
    assert {(event, place) for event, _, place in facts_of(extract(text), Predicate.HELD_AT)} == venues


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("此次活动是“平安校园”系列活动的第五场。", set()),
        ("随后，“平安校园”系列活动吸引了许多居民。", {"2024-09-02"}),
    ],
)
def test_a_series_is_not_of_the_day_of_one(extract: Extract, sentence: str, days: set[str]) -> None:
    text = f"9月2日上午，青禾社区在望榆中学开展“反诈课堂”活动。{sentence}"
    found = facts_of(extract(text), Predicate.OCCURS_ON)
    assert {day for event, _, day in found if event == "“平安校园”系列活动"} == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("11月2日，篮球大奖赛半决赛打响。决赛定于11月4日举行。", {("篮球大奖赛半决赛", "2024-11-02")}),
        ("剪纸培训班11月2日起接受报名。", set()),
        ("剪纸培训班11月2日起开课。", {("剪纸培训班", "2024-11-02")}),
        ("11月2日，第四届荷花节开幕。节庆期间还举行了摸鱼比赛。", {("第四届荷花节", "2024-11-02")}),
        (
            "11月2日，第四届荷花节开幕。现场还举行了摸鱼比赛。",
            {("第四届荷花节", "2024-11-02"), ("摸鱼比赛", "2024-11-02")},
        ),
    ],
)
def test_days_that_are_told_of_another(extract: Extract, text: str, days: set[tuple[str, str]]) -> None:
    assert {(event, day) for event, _, day in facts_of(extract(text), Predicate.OCCURS_ON)} == days


@pytest.mark.parametrize(("label", "venues"), [("报名地点", set()), ("活动地点", {"青禾区文化馆"})])
def test_where_one_signs_up_is_no_venue(extract: Extract, label: str, venues: set[str]) -> None:
    text = f"剪纸培训班即将开课。{label}：青禾区文化馆。"
    assert {venue for *_, venue in facts_of(extract(text), Predicate.HELD_AT)} == venues
