"""Homes, kin, membership and authors."""

import pytest

from kg.model import BlockKind, Factuality, Predicate
from tests.extraction.conftest import Extract, Fact, facts_of

NONE: set[Fact] = set()


@pytest.mark.parametrize(
    ("text", "homes"),
    [
        ("家住望江花园的沈阿姨说。", {("沈阿姨", "望江花园")}),
        ("住在青禾社区的居民沈清禾说。", {("沈清禾", "青禾社区")}),
        ("望江花园居民沈清禾来了。", {("沈清禾", "望江花园")}),
        ("临溪街道的石先生来赶集。", {("石先生", "临溪街道")}),
        ("临溪街道的干部沈清禾来了。", set()),  # who may work there
        ("在望江花园18号楼3单元的石先生家，暖气很热。", {("石先生", "望江花园")}),
        ("居民沈清禾和居民周远山前后脚搬进望江花园。", {("沈清禾", "望江花园"), ("周远山", "望江花园")}),
        ("望江花园的业主沈清禾来了。", {("沈清禾", "望江花园")}),
        ("来到望江花园5号楼周先生家。", {("周先生", "望江花园5号楼"), ("周先生", "望江花园")}),
        ("青禾社区来人，居民沈清禾说。", {("沈清禾", "青禾社区")}),
        ("在青禾社区，区长周远山来到党员沈清禾家中，看望老人。", {("沈清禾", "青禾社区")}),
        ("在青禾社区，区长周远山来到党员沈清禾家具店。", set()),
        ("学生代表沈清禾发言，她来自青禾村，今年18岁。", {("沈清禾", "青禾村")}),
        ("学生代表沈清禾发言，她感谢来自青禾村的乡亲。", set()),
        ("今年28岁的居民沈清禾是临溪镇人，爱好书法。", {("沈清禾", "临溪镇")}),
        ("居民沈清禾是临溪镇人民的骄傲。", set()),
        ("沈清禾是云栖区临溪街道青禾社区居民，沈清禾很忙。", {("沈清禾", "青禾社区")}),
        ("讲述人：青禾社区居民 沈清禾", {("沈清禾", "青禾社区")}),
        ("青石巷居民、共产党员沈清禾来了。", {("沈清禾", "青石巷")}),
        ("青石巷居民、社区干部沈清禾来了。", set()),
        ("青禾村四组村民沈清禾来了。", {("沈清禾", "青禾村")}),
        ("青禾社区和听潮社区来人，居民沈清禾说。", set()),
        ("青禾村彝族妇女沈清禾来了。", {("沈清禾", "青禾村")}),
        ("青禾村的老木匠沈清禾来了。", {("沈清禾", "青禾村")}),
        ("青禾村的医生沈清禾来了。", set()),
        ("青禾社区志愿者沈清禾来了。", set()),
        ("在青禾村，医生看望老人沈清禾。", set()),
        ("望江花园漏水。青禾社区居民沈清禾来了。", {("沈清禾", "青禾社区")}),
        ("区长沈清禾来到望江花园。", set()),
        ("望江花园漏水，区长沈清禾到场。", set()),
        ("家住得远，区长沈清禾说。", set()),
        ("望江花园漏水，村民沈清禾来了。", set()),  # no villager lives in an estate
        ("望江花园漏水，小区居民沈清禾来了。", {("沈清禾", "望江花园")}),
        ("家住望江花园的业主周远山来了，居民沈清禾也来了。", {("周远山", "望江花园")}),  # where he lives
        ("望江花园漏水，某某里巷居民沈清禾来了。", set()),  # of a place that no rule reads
        ("助人为乐类：沈清禾（临溪街道青禾社区居民）获奖。", {("沈清禾", "青禾社区")}),
        ("助人为乐类：沈清禾（青禾社区居民代表）获奖。", set()),
    ],
)
def test_where_people_live(extract: Extract, text: str, homes: set[tuple[str, str]]) -> None:
    found = {(person, home) for person, _, home in facts_of(extract(text), Predicate.RESIDENT_OF)}
    assert found == homes


@pytest.mark.parametrize(
    ("text", "kin"),
    [
        ("区长沈清禾的丈夫周远山来了。", {("沈清禾", "丈夫", "周远山")}),
        ("“我的叔叔梁守田是老兵。”站长梁书亭说。", {("梁书亭", "叔叔", "梁守田")}),
        ("我的叔叔梁守田是老兵。站长梁书亭说。", set()),
        ("区长沈清禾说，丈夫来了。", set()),
    ],
)
def test_whose_kin_somebody_is(extract: Extract, text: str, kin: set[Fact]) -> None:
    assert kin <= facts_of(extract(text), Predicate.KIN_OF)


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("云栖区书法协会志愿者沈清禾来了。", {("沈清禾", "云栖区书法协会")}),
        ("云栖区书法协会的一名会员沈清禾来了。", {("沈清禾", "云栖区书法协会")}),
        ("区长周远山光荣加入中国共产党。", {("周远山", "中国共产党")}),
        (
            "主持人宣布，云栖区文化馆沈清禾获得金奖。沈清禾说，很高兴。",
            {("沈清禾", "云栖区文化馆")},
        ),
        ("云栖区文化馆沈清禾馆长到场。", set()),
        ("区长周远山走访云栖区书法协会。", set()),
        ("云栖区书法协会成立，志愿者很多，区长沈清禾来了。", set()),
        ("云栖区槐序小学举办读书节。四（2）班学生沈清禾朗诵。", {("沈清禾", "云栖区槐序小学")}),
        ("云栖区槐序小学来人。青禾小学四（2）班学生沈清禾朗诵。", {("沈清禾", "青禾小学")}),
        ("云栖区槐序小学和青禾小学来人。四（2）班学生沈清禾朗诵。", set()),
    ],
)
def test_what_people_belong_to_without_a_title(extract: Extract, text: str, bodies: set[tuple[str, str]]) -> None:
    found = {(person, body) for person, _, body in facts_of(extract(text), Predicate.AFFILIATED_WITH)}
    assert found == bodies


def test_what_is_said_in_a_quotation_is_quoted(extract: Extract) -> None:
    extraction = extract("“家住望江花园的沈阿姨来过，她很好。”站长梁书亭说。")
    (home,) = (r for r in extraction.relations if r.predicate is Predicate.RESIDENT_OF)
    assert home.factuality is Factuality.QUOTED


def test_authors_are_the_articles_with_the_byline_as_evidence(extract: Extract) -> None:
    text = "青禾社区举办活动。\n·周远山 沈清禾"
    extraction = extract(text, kinds={1: BlockKind.BYLINE})
    assert facts_of(extraction, Predicate.AUTHORED_BY) == {("", "", "周远山"), ("", "", "沈清禾")}
    assert {r.evidence.cut(text) for r in extraction.relations} == {"·周远山 沈清禾"}


def test_who_is_only_named_is_no_author(extract: Extract) -> None:
    assert facts_of(extract("区长周远山告诉记者，很好。"), Predicate.AUTHORED_BY) == NONE


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("泊报讯（记者 周远山 实习生 沈清禾）近日，云栖区举办邻里节，居民很多。", {"周远山", "沈清禾"}),
        ("近日，云栖区举办邻里节。居民对实习生 沈清禾 说，很好。", set()),
    ],
)
def test_who_signs_in_brackets_whatever_the_surname(extract: Extract, text: str, authors: set[str]) -> None:
    assert {author for *_, author in facts_of(extract(text), Predicate.AUTHORED_BY)} == authors


@pytest.mark.parametrize(
    ("text", "homes"),
    [
        ("青禾社区的居民周远山、居民沈清禾来了。", {("周远山", "青禾社区"), ("沈清禾", "青禾社区")}),
        ("居民周远山来了。周远山是青禾村人。", {("周远山", "青禾村")}),
        ("区长周远山来了。周远山是青禾村书记。", set()),
        ("青禾村的戏台前，村民周远山来了。", {("周远山", "青禾村")}),
        ("来自临溪镇的代表周远山发言。", {("周远山", "临溪镇")}),
        ("来自临溪镇的好消息让周远山笑着说好。", set()),
        ("青禾村周远山、青溪村沈清禾分获二、三名。", {("周远山", "青禾村"), ("沈清禾", "青溪村")}),
        ("青禾村周远山书记发言。", set()),
        ("青禾村茶农周远山发言。", {("周远山", "青禾村")}),
        ("望江花园小区换了新灯。8栋的周远山报了名。", {("周远山", "望江花园小区")}),
        ("望江花园小区和北城花园小区换了新灯。8栋的周远山报了名。", set()),
        ("住青禾花园9号楼的沈清禾来了。", {("沈清禾", "青禾花园9号楼"), ("沈清禾", "青禾花园")}),
        ("暂住青禾花园9号楼的沈清禾来了。", set()),
    ],
)
def test_natives_of_a_village(extract: Extract, text: str, homes: set[tuple[str, str]]) -> None:
    found = facts_of(extract(text), Predicate.RESIDENT_OF)
    assert {(person, home) for person, _, home in found} == homes


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("居民周远山在云栖区人民医院上班。", {("周远山", "云栖区人民医院")}),
        ("居民周远山在云栖区人民医院看病。", set()),
        ("居民周远山很好。云栖区人民医院志愿者周远山来了。", {("周远山", "云栖区人民医院")}),
        ("居民周远山很好。云栖区人民医院护工周远山来了。", set()),  # a post
        ("云栖区人民医院副主任医师周远山来了。", set()),  # a post
        ("学生周远山很好。云栖区槐序小学举办活动。六年级的周远山来了。", {("周远山", "云栖区槐序小学")}),
    ],
)
def test_where_people_work_and_learn(extract: Extract, text: str, bodies: set[tuple[str, str]]) -> None:
    found = facts_of(extract(text), Predicate.AFFILIATED_WITH)
    assert {(person, body) for person, _, body in found} == bodies
