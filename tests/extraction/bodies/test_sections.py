"""Departments of a body by whatever words, and offices told in a list."""

import pytest

from kg.model import EntityType, Predicate
from tests.extraction.conftest import Extract, chains_of, facts_of, mark, unmarked


@pytest.mark.parametrize(
    "marked",
    [
        "[[泊岭市农业农村局]种业股]股长沈清禾，农技员周远山到田间察看。",
        "[区教育局]沈清禾主任和[[区教育局]校舍管理科]、消防站一起检查。",
        "[[泊岭市残联]康服部]部长沈清禾参加。",
        "[[[泊岭市公安局]云栖分局]林前派出所]民警赶到现场。",
        "[高新区党工委]委员、[民生实事督查办]主任沈清禾出席。",
        "[高新区党工委]委员、[人大工委]主任沈清禾出席，[疾控中心]副主任周远山、[文物监督中心]主任贺东篱授课。",
        "[高新区党工委]委员、中心主任沈清禾出席，疾控中心主任也来了。",
        "[青禾社区党支部]组织委员、[灯会筹备组]组长沈清禾在社区走了一圈。",
        "出席的有[教育局职教科]科长沈清禾等。",
        "当天云栖街道组织[武警消防中队]、[交警中队]、[环保科]、[物资办]、[宣传统战科]、[渔港监督所]等部门。",
        "[[泊岭市人民医院]心内二科]副主任沈清禾授课。",
        "近日，[[县住建局]物业管理股]联合社区检查，[[区财政局]预算科]也来了。",
        "案件由[[泊岭市人民法院]民事审判第三庭]负责，[[县气象局]人影办]增雨。",
    ],
)
def test_department_is_read_with_its_body_or_before_its_head(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), EntityType.ORGANIZATION) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "[泊岭市农业农村局]组织开展科技下乡。",
        "[泊岭市残联]组织全部人员参加。",
        "各乡镇、相关科室、有关部门参加。",
        "[县公安局]组织志愿者，集团股权清晰，[县教育局]办得有声有色。",
        "全市中东部有雨，开好局、起好步，深山深处有人家。",
    ],
)
def test_what_a_body_does_is_no_department(extract: Extract, marked: str) -> None:
    assert mark(extract(unmarked(marked)), EntityType.ORGANIZATION) == marked


def test_department_belongs_to_its_body(extract: Extract) -> None:
    extraction = extract("昨日，泊岭市农业农村局种业股股长沈清禾到田间察看。")
    assert ("泊岭市农业农村局种业股", "", "泊岭市农业农村局") in facts_of(extraction, Predicate.SUB_UNIT_OF)
    assert facts_of(extraction, Predicate.HOLDS_POSITION) == {("沈清禾", "股长", "泊岭市农业农村局种业股")}


def test_office_of_a_body_is_one_and_has_its_posts(extract: Extract) -> None:
    held = facts_of(extract("区政协办公室主任沈清禾出席会议。"), Predicate.HOLDS_POSITION)
    assert held == {("沈清禾", "主任", "区政协办公室")}


def test_two_names_of_one_station_are_one(extract: Extract) -> None:
    chains = chains_of(extract("泊岭市公安局云栖分局白塔派出所接到报警，白塔派出所民警赶到。"))
    assert ["泊岭市公安局云栖分局白塔派出所", "白塔派出所"] in chains


@pytest.mark.parametrize(
    ("marked"),
    ["杭州日报讯 6月7日，[青禾社区]举行座谈会。", "[杭州]日前举行座谈会。杭州日报记者 沈清禾"],
)
def test_city_in_a_papers_name_alone_is_not_told_of(extract: Extract, marked: str) -> None:
    told = mark(extract(unmarked(marked)), EntityType.ADMINISTRATIVE_UNIT)
    assert told.count("[杭州]") == 2 * ("[杭州]" in marked)


def test_committee_told_by_its_kind_is_that_of_the_one_community(extract: Extract) -> None:
    extraction = extract("青禾社区添了书屋。社区党支部书记、居委会主任沈清禾说，大家都很高兴。")
    assert ("沈清禾", "主任", "居委会") in facts_of(extraction, Predicate.HOLDS_POSITION)
    assert facts_of(extraction, Predicate.SUB_UNIT_OF) == {
        ("社区党支部", "", "青禾社区"),
        ("居委会", "", "青禾社区"),
    }
    two = extract("青禾社区和白塔社区各添了书屋。社区党支部书记沈清禾说，大家都很高兴。")
    assert facts_of(two, Predicate.SUB_UNIT_OF) == set()


def test_working_committee_is_that_of_the_one_street(extract: Extract) -> None:
    extraction = extract("临溪街道召开座谈会。会上，街道党工委书记沈清禾讲话。")
    assert facts_of(extraction, Predicate.SUB_UNIT_OF) == {("街道党工委", "", "临溪街道")}


def test_public_body_told_by_its_level_is_that_of_the_one_unit(extract: Extract) -> None:
    extraction = extract("泊岭县整治河道。县水利局和县生态环境分局参加。")
    assert ("县生态环境分局", "", "泊岭县") in facts_of(extraction, Predicate.SUB_UNIT_OF)
    part = extract("泊岭县整治河道。县检察院第一检察部参加。")
    assert ("县检察院第一检察部", "", "泊岭县") not in facts_of(part, Predicate.SUB_UNIT_OF)


def test_body_is_the_same_with_and_without_its_level(extract: Extract) -> None:
    extraction = extract("她联系区城管执法分局。城管执法分局副局长沈清禾表态。")
    assert ["区城管执法分局", "城管执法分局"] in chains_of(extraction)
    assert ["区少年宫", "少年宫"] not in chains_of(extract("孩子来到区少年宫。少年宫主任沈清禾表态。"))


def test_station_follows_its_bureau(extract: Extract) -> None:
    marked = "[[县公安局]交警大队]大队长沈清禾作发言。"
    assert mark(extract(unmarked(marked)), EntityType.ORGANIZATION) == marked
