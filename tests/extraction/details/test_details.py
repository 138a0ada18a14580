"""What a text tells of an initiative: its theme, whom it is for, what is counted of it, how far it is."""

import pytest

from kg.model import DETAILS, Factuality, Predicate
from tests.extraction.conftest import Extract, facts_of

HELD = "11月2日，青禾社区在泊云公园举办“清风行”义诊活动"


def details(extract: Extract, text: str, predicate: Predicate) -> set[str]:
    return {words for *_, words in facts_of(extract(text), predicate)}


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("青禾社区开展“邻里守望”主题活动。", {"邻里守望"}),
        ("青禾社区开展“邻里守望”新春主题活动。", {"邻里守望"}),
        ("青禾社区参观“邻里守望”主题公园。", set()),
        ("青禾社区开展“书香润心 邻里同行”志愿服务活动。", {"书香润心 邻里同行"}),
        ("青禾社区开展“企业家 接待日”活动。", set()),  # a name
        ("青禾社区开展“槐花饼香迎初夏”活动。", {"槐花饼香迎初夏"}),
        ("青禾社区开展“临溪村民丰收节”活动。", set()),  # a name
        ("青禾社区开展“清风行”活动。", set()),
        ("望榆书院举办以“读书明理”为主题的第二届读书节。", {"读书明理"}),
        ("望榆书院以“读书明理”为主题，举办第二届读书节。", {"读书明理"}),
        ("望榆书院以“读书明理”为口号，举办第二届读书节。", set()),
        ("第二届读书节在望榆书院开幕，主题为“读书明理”。", {"读书明理"}),
        ("第二届读书节、首届邻里节在望榆书院开幕，主题为“读书明理”。", set()),  # of which of the two
        ("第二届读书节在望榆书院开幕。本届读书节以“读书明理”为主题。", {"读书明理"}),
        ("今年世界水日的主题是“节水惜水”，云栖区水利局举办第二届读书节。", set()),
        ("望榆书院围绕“读书明理”主题，举办第二届读书节。", {"读书明理"}),
        ("望榆书院围绕“读书明理”，举办第二届读书节。", set()),
        ("望榆书院举办以童趣书香为主题的第二届读书节。", {"童趣书香"}),
        ("望榆书院以童趣、书香等为主题，举办第二届读书节。", set()),
    ],
)
def test_the_theme_of_an_initiative(extract: Extract, text: str, themes: set[str]) -> None:
    assert details(extract, text, Predicate.THEME) == themes


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("青禾社区为辖区老年人举办“清风行”义诊活动。", {"辖区老年人"}),
        ("青禾社区成为老年人喜爱的地方，举办“清风行”义诊活动。", set()),
        ("青禾社区面向高三学生和家长，开展“清风行”讲座。", {"高三学生", "家长"}),
        ("青禾社区针对独居老人、残疾人等困难群众举办“清风行”讲座。", {"独居老人", "残疾人", "困难群众"}),
        ("青禾社区针对薄弱环节开展“清风行”讲座。", set()),
        ("青禾社区为服务企业开展“清风行”讲座。", set()),
        ("青禾社区组织辖区青少年参加“清风行”讲座。", {"辖区青少年"}),
        ("青禾社区组织志愿者参加“清风行”讲座。", set()),  # may be who gives it
        ("青禾社区举办“清风行”毕业生专场招聘会。", {"毕业生"}),
        ("青禾社区举办“清风行”戏曲专场演出。", set()),
        ("为了让青少年了解节气，青禾社区开展“清风行”讲座。", {"青少年"}),
        ("为了宣传青少年保护法，青禾社区开展“清风行”讲座。", set()),
        ("为增强居民的消防安全意识，青禾社区开展“清风行”讲座。", {"居民"}),
        ("为增强居民的幸福感，青禾社区开展“清风行”讲座。", set()),
        (f"{HELD}，为居民提供理发、测血压等服务。", {"居民"}),
        (f"{HELD}。活动现场，医生为居民测量血压。", {"居民"}),
        (f"{HELD}，为居民提供便利。", set()),
        (f"{HELD}，望江公司还为孩子们送去图书。", set()),
    ],
)
def test_whom_an_initiative_is_for(extract: Extract, text: str, groups: set[str]) -> None:
    assert details(extract, text, Predicate.TARGET_GROUP) == groups


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        (f"{HELD}，200多名居民代表参加活动。", {("参加", "200多名居民代表")}),
        (f"{HELD}，来自三个小区的200多名居民参加。", {("参加", "200多名居民")}),
        (f"{HELD}，200多名居民参加了早市。", set()),
        (f"{HELD}，吸引了近百名居民前来。", {("吸引", "近百名居民")}),
        (f"{HELD}，发放宣传单300余份，接受咨询50人次。", {("发放宣传单", "300余份"), ("接受咨询", "50人次")}),
        (f"{HELD}，望江公司员工到场，发放宣传单300余份。", set()),  # by whom, is not plain
        (f"{HELD}，收到12个城市的3000幅作品。", set()),
        ("三千名党员参加“清风行”义诊活动。", {("参加", "三千名党员")}),
        ("三千名党员路过“清风行”义诊活动。", set()),
        ("泊云路改造工程总投资8万元，惠及916户居民。", {("总投资", "8万元"), ("惠及", "916户居民")}),
        ("泊云路改造工程开工。工程改造面积225平方米。", {("改造面积", "225平方米")}),
        ("泊云路改造工程覆盖63%的路口。", set()),
        ("依托泊云路改造工程，发放补贴8万元。", set()),
        ("展览、“清风行”义诊活动同时举行，发放宣传单300余份。", set()),  # of which of the two
        ("青禾社区开展为期三天的“清风行”义诊活动。", {("为期", "三天")}),
        ("青禾社区在为期三天的时间里举办“清风行”义诊活动。", set()),
        (f"{HELD}。活动为期三天。", {("为期", "三天")}),
        ("青禾社区今年开展60场“清风行”义诊活动。", {("开展", "60场")}),
        ("青禾社区今年开展第60场“清风行”义诊活动。", set()),
        ("青禾社区举行授牌仪式，达成合作项目85个。", set()),
    ],
)
def test_what_is_counted_of_an_initiative(extract: Extract, text: str, counts: set[tuple[str, str]]) -> None:
    assert {(how, words) for _, how, words in facts_of(extract(text), Predicate.QUANTITY)} == counts


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        ("第二届读书节将于12月2日在望榆书院开幕。", {"planned"}),
        ("下一步，云栖区将举办第二届读书节。", {"planned"}),
        ("云栖区将继续实施泊云路改造工程。", set()),  # goes on already
        ("第二届读书节将于12月2日闭幕。", set()),  # does not say how far it is
        ("第二届读书节将举办30场讲座。", set()),  # it does, nothing is told of it
        ("11月2日，第二届读书节在望榆书院开幕。", {"launched"}),
        ("云栖区启动“清风行”行动。", {"launched"}),
        ("“清风行”行动启动资金到账。", set()),
        ("云栖区没有启动“清风行”行动。", set()),
        ("云栖区要全面启动“清风行”行动。", set()),
        ("云栖区举行“清风行”宣传月启动仪式。", {"launched"}),
        ("泊云路改造工程正在加紧推进。", {"ongoing"}),
        ("青禾社区正在开展“清风行”行动。", {"ongoing"}),
        ("下一步各街道需加强联动，持续推进“清风行”行动。", set()),
        ("第二届读书节在望榆书院圆满落幕。", {"completed"}),
        ("第二届读书节落幕战打响。", set()),
        ("第二届读书节闭幕式顺利完成彩排。", set()),
        ("青禾社区举办第二届读书节。", set()),
    ],
)
def test_how_far_an_initiative_is(extract: Extract, text: str, stages: set[str]) -> None:
    assert details(extract, text, Predicate.STAGE) == stages


def test_of_the_ceremony_the_month_is_launched(extract: Extract) -> None:
    extraction = extract("云栖区举行“清风行”宣传月启动仪式。")
    assert {name for name, *_ in facts_of(extraction, Predicate.STAGE)} == {"“清风行”宣传月"}


def test_a_fair_named_before_is_no_other_that_a_noun_means(extract: Extract) -> None:
    extraction = extract("首届云栖博览会闭幕。大会以“读书明理”为主题。")
    assert not facts_of(extraction, Predicate.THEME)


@pytest.mark.parametrize(
    ("text", "predicate", "factuality"),
    [
        ("云栖区将为老年人举办第二届读书节。", Predicate.TARGET_GROUP, Factuality.PLANNED),
        ("据悉，泊云路改造工程总投资8万元。", Predicate.QUANTITY, Factuality.HEARSAY),
        ("云栖区将举办第二届读书节。", Predicate.STAGE, Factuality.STATED),  # that it is planned
    ],
)
def test_a_detail_is_vouched_for_as_its_clause_is(
    extract: Extract, text: str, predicate: Predicate, factuality: Factuality
) -> None:
    found = [relation for relation in extract(text).relations if relation.predicate is predicate]
    assert [relation.factuality for relation in found] == [factuality]


def test_an_article_without_initiatives_has_no_details(extract: Extract) -> None:
    extraction = extract("云栖区图书馆以“读书明理”为主题，为居民提供图书300册。")
    assert not [relation for relation in extraction.relations if relation.predicate in DETAILS]
