"""Initiatives by their head noun, congresses, and names said again: brackets mark each."""

import pytest

from kg.extraction.extractor import Extractor
from kg.extraction.initiatives.headnouns import head_ending, is_wall, phrase_start, runs_on
from kg.extraction.text.analysis import Analysis
from kg.model import EntityType
from tests.extraction.conftest import Extract, article_of, kinds_of, mark, rules_of, unmarked

INITIATIVE = EntityType.INITIATIVE


@pytest.mark.parametrize(
    "marked",
    [
        "云栖区召开[四季度重点项目推进会]。",
        "[第二届青禾读书节]在青禾社区举行。",
        "青禾社区举办[秋季邻里运动会]。",
        "云栖区举行[[消防安全宣传月]启动仪式]。",
        "云栖区召开会议，研究重点项目。",
        "居民参加活动，孩子们接受培训。",
        "近日，培训中心开展工作，服务队到场。",
        "区委常委会和委员会、协会都来了。",
        "青禾社区开展各类活动。",
        "云栖区人大常委会举行[第十九次会议]。",
        "区委多次召开会议，第二次会议很重要。",
        "[让胡路区职工运动会]在公园举行。",
        "云栖区文化馆支持了本期集市。",
        "[2024年青禾区棋类比赛]在公园举行。",
        "青禾小学举行[开学典礼]和[防汛疏散演练]。",
        "听潮队出战[青阳市职工技能比武]。",
        "[2024年云栖区青少年健步走活动]令人难忘。",
        "云栖区青少年健步走活动令人难忘。",
        "[邻里健步走活动]在这里开跑，这是[居民健身月活动]的一项。",
        "云栖区举办[技能更新培训班]。",
        "[渔区安全进步互助联盟签约仪式]在公园举行。",
        "[颁奖礼]于当天举行。",
        "[邻里心理沙龙]邀请周远山主讲。",
        "邻里心理沙龙很热闹。",
        "云栖区举办[急救技能培训]。急救技能培训基地很大，[急救技能培训]很好。",
        "云栖区举办[剪纸捏面大赛]和[乡村夜市]。",
        "[第九个邻里节庆祝大会]在公园举行。",
        "[听潮文化讲堂]连开4期。",
        "孩子们表演的《听潮》很好，能来[听潮丰收节]很高兴。",
        "云栖区举办[邻里运动季]、[青年健身季]。",
    ],
)
def test_a_phrase_with_a_head_where_it_is_undertaken_or_the_head_is_enough(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), INITIATIVE) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "[党的二十大]代表周远山到场。",
        "合唱《喜迎党的二十大》，学习[党的二十大]精神。",
        "学习[二十大]精神。",
        "[十九大]以来，变化很大。",
        "二十大桶水运到了。",
        "五十大寿很热闹。",
    ],
)
def test_a_congress_has_no_head(extract: Extract, marked: str) -> None:
    extraction = extract(unmarked(marked))
    assert mark(extraction, INITIATIVE) == marked
    assert set(rules_of(extraction, INITIATIVE).values()) <= {"initiative-congress"}


def test_kinds_and_rules(extract: Extract) -> None:
    extraction = extract("云栖区召开四季度重点项目推进会。第二届青禾读书节在青禾社区举行。")
    assert kinds_of(extraction, INITIATIVE) == {"四季度重点项目推进会": "Meeting", "第二届青禾读书节": "Festival"}
    assert set(rules_of(extraction, INITIATIVE).values()) == {"initiative-phrase"}


def test_a_name_is_found_again_without_its_head(extract: Extract) -> None:
    extraction = extract("青禾社区开展“清风行”主题活动。“清风行”已经办了三年。")
    repeated = [m.name for m in extraction.mentions if m.rule == "initiative-repeated"]
    assert repeated == ["“清风行”"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“巧手匠人”颁证仪式举行，三名“巧手匠人”领到证书。", ["“巧手匠人”颁证仪式"]),
        ("“豆花王”争霸赛上，周远山夺得“豆花王”称号。", ["“豆花王”争霸赛"]),
        ("“邻里杯”颁奖典礼举行。“邻里杯”已经办了三年。", ["“邻里杯”颁奖典礼", "“邻里杯”"]),
    ],
)
def test_what_somebody_becomes_is_no_name_of_an_event(extract: Extract, text: str, names: list[str]) -> None:
    assert [m.name for m in extract(text).mentions if m.type is INITIATIVE] == names


@pytest.fixture(scope="module")
def analysis_of(extractor: Extractor):
    return lambda text: Analysis(article_of(text), extractor.lexicon, extractor.segmenter)


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("青禾读书节", "读书节"),
        ("宣传月启动仪式", "启动仪式"),
        ("主题活动", "主题活动"),
        ("云栖区委常委会", None),
        ("音乐家协会", None),
        ("纪念五四运动", None),
        ("移风易俗运动", "运动"),
        ("青禾", None),
        ("", None),
    ],
)
def test_the_longest_head_that_ends_there(analysis_of, text: str, head: str | None) -> None:
    found = head_ending(analysis_of(text + "。"), len(text))
    assert (found.span.cut(text) if found else None) == head


def test_a_head_does_not_begin_before_the_bound(analysis_of) -> None:
    text = "主题活动"
    assert head_ending(analysis_of(text), 4, 2).span.cut(text) == "活动"


@pytest.mark.parametrize(
    ("text", "end", "goes_on"),
    [
        ("技能培训活动", 4, True),
        ("启动仪式暨签约会", 4, True),
        ("技能培训，活动", 4, False),
        ("技能培训在活动", 4, False),
    ],
)
def test_a_phrase_goes_on_to_a_later_head(analysis_of, text: str, end: int, goes_on: bool) -> None:
    analysis = analysis_of(text)
    assert runs_on(analysis, head_ending(analysis, end)) is goes_on


@pytest.mark.parametrize(
    ("text", "end", "phrase"),
    [
        ("召开重点项目推进会", 6, "重点项目"),
        ("举行“邻里节”启动仪式", 7, "“邻里节”"),
        ("近日，重点项目推进会", 7, "重点项目"),
        ("在青禾读书节", 5, "青禾读书"),
    ],
)
def test_a_phrase_begins_after_a_wall(analysis_of, text: str, end: int, phrase: str) -> None:
    assert text[phrase_start(analysis_of(text), end, frozenset()) : end] == phrase


def test_a_phrase_does_not_enter_a_person(analysis_of) -> None:
    assert phrase_start(analysis_of("周远山读书节"), 5, frozenset({0, 1, 2})) == 3
    assert phrase_start(analysis_of("第九届周远山读书节"), 8, frozenset({3, 4, 5})) == 0  # that bears the name


def test_walls_are_the_lexicons(analysis_of) -> None:
    analysis = analysis_of("召开")
    assert is_wall(analysis, "召开")
    assert not is_wall(analysis, "读书")


@pytest.mark.parametrize(
    "marked",
    [
        "[槐序小学第四届科技节]开幕。[科技节]很热闹。",
        "在随后召开的[四届一次理事会]上，大家很高兴。",
        "第四届理事会很高兴。",
        "[青溪乡第五届贡柑节]在晒谷场开锣。",
        "[加装电梯项目启动暨技术交底会]举行。",
        "大家启动暨好。",
    ],
)
def test_editions_sessions_and_openings(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), INITIATIVE) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "[云栖市第六届运动会(青少年组)开幕式]在望江体育馆举行。",
        "[区委常委会(扩大)会议]召开。",
        "区长周远山(右一)参加[开幕式]。",  # a bracket after a person is none of the name
        "听潮镇举行[望江大桥等项目的集中开工仪式]。",
        "听潮镇举行盛大的[国庆庆典]。",
        "听潮镇举行[重大项目集中开工仪式]。",
        "听潮镇推进重大项目。",
        "区长周远山主持召开[区长办公会]。",
        "由省妇联主办的[2024最美家庭、最美教师揭晓仪式]举行。",
        "最美家庭、[最美教师揭晓仪式]举行。",
        "在望江开发区建设[智能家电生产基地项目]。",
        "大家看了，和[邻里茶会启动仪式]一样热闹。",
        "在[全市德育工作会议]上，周远山发言。",
        "大家来到大屯村集市。",
        "居民询问义诊准备情况。",
        "学校开展[以“我爱我家”为主题的校园开放日活动]。",
    ],
)
def test_brackets_possession_and_what_a_verb_says(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), INITIATIVE) == marked


@pytest.mark.parametrize(
    ("marked", "rules"),
    [
        ("听潮镇举行[揭牌仪式]。", {"initiative-occasion"}),
        ("[开幕式]在望江公园举行。", {"initiative-occasion"}),
        ("区领导参加[开幕式活动]。", {"initiative-occasion"}),
        ("揭牌仪式很热闹。", set()),
        ("[听潮学院揭牌仪式]举行。大家参加揭牌仪式。", {"initiative-phrase"}),  # named before
    ],
)
def test_a_ceremony_by_its_kind_alone(extract: Extract, marked: str, rules: set[str]) -> None:
    extraction = extract(unmarked(marked))
    assert mark(extraction, INITIATIVE) == marked
    assert set(rules_of(extraction, INITIATIVE).values()) == rules
