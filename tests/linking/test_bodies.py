"""Names of bodies that mean the same have the same parts; those that do not, differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.linking.bodies import Body, goes_on, parse, without_parent
from tests.linking.conftest import Read

UNITS = ("云栖区临溪街道", "云栖区", "青阳市", "青阳", "青禾社区")


def leading(name: str) -> str:
    return next((unit for unit in UNITS if name.startswith(unit) and name != unit), "")


@pytest.mark.parametrize(
    "names",
    [
        ("云栖区委", "中共云栖区委员会", "云栖区委员会", "中国共产党云栖区委员会"),
        ("云栖区人大常委会", "云栖区人民代表大会常务委员会"),
        ("青阳市卫健委", "青阳市卫生健康委员会", "青阳市卫生健康委"),
        ("青阳市发改委", "青阳市发展和改革委员会", "青阳市发展改革委"),
        ("青阳市第十四中学", "青阳十四中", "青阳市十四中"),
        ("青阳市第一人民医院", "青阳一院"),
        ("国家卫健委", "国家卫生健康委员会"),
        ("中国疾控中心", "中国疾病预防控制中心"),
        ("党中央", "中共中央", "中国共产党中央委员会"),
        ("团市委", "共青团市委"),
        ("市卫健委", "市卫生健康委员会"),
        ("云栖青禾物业有限公司", "云栖青禾物业有限责任公司"),
        ("联合国安理会", "安理会"),
        ("云栖区文旅局", "云栖区文化广电和旅游局", "云栖区文化体育旅游局"),
        ("云栖区委老干部局", "云栖区老干部局"),
        ("云栖区资规分局", "云栖区自然资源和规划分局"),
    ],
)
def test_forms_of_one_name_have_the_same_parts(names: tuple[str, ...]) -> None:
    found = {(body.prefix.removesuffix("市"), body.level, body.function, body.scope) for body in map(parts, names)}
    assert len(found) == 1, found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("云栖区委", "云栖区纪委"),
        ("云栖区人大", "云栖区人大常委会"),
        ("欧盟", "欧盟委员会"),
        ("国家税务总局", "税务局"),
        ("青阳市教育局", "市教育局"),
        ("韩国宪法法院", "宪法法院"),
        ("国务院", "国务院办公厅"),
        ("中央军委", "中央纪委"),
        ("青阳市第一中学", "青阳市第一小学"),
        ("云栖区文旅局", "云栖区文体局"),
        ("云栖区委办公室", "云栖区办公室"),
    ],
)
def test_other_bodies_differ(one: str, other: str) -> None:
    assert parts(one) != parts(other)


def parts(name: str) -> Body:
    return parse(name, leading)


@pytest.mark.parametrize("name", ["市场监管局", "区块链协会", "县域经济研究会", "州桥读书会"])
def test_a_word_that_begins_like_a_level_is_none(name: str) -> None:
    assert parse(name).level == ""


@pytest.mark.parametrize(("name", "level"), [("市教育局", "市"), ("区政协", "区"), ("市十四中", "市"), ("县委", "县")])
def test_a_bare_level_is_told(name: str, level: str) -> None:
    assert parse(name).level == level


def test_the_name_of_a_part_goes_on_after_that_of_the_whole() -> None:
    assert goes_on("水利部青江水利委员会说", 3)
    assert not goes_on("水利部通报学院建设情况", 3)
    assert not goes_on("水利部，青江水利委员会", 3)


@given(st.text(alphabet="中共国家省市区县街道委员会党团卫健第一二中学院有限公司集团大·“”\n <>", max_size=14))
def test_any_text_has_parts(name: str) -> None:
    assert parse(name, leading).function or not name


def test_an_institution_named_only_within_a_part_of_it_is_found(ids: Read) -> None:
    found = ids({"a.txt": "澄川师范学院经济学院举办读书会。", "b.txt": "澄川师范学院举办读书会。"}, place="320613")
    assert found["a.txt", "澄川师范学院"] == found["b.txt", "澄川师范学院"] != found["a.txt", "澄川师范学院经济学院"]


def test_a_branch_that_says_what_it_does_goes_by_its_brand() -> None:
    names = ("国网江苏省电力有限公司青阳市供电分公司", "国网江苏省电力有限公司青阳供电公司", "国网青阳供电公司")
    assert {without_parent(name) for name in names} == {"国网青阳供电公司"}


@pytest.mark.parametrize("name", ["青禾物业服务有限公司青阳分公司", "国网江苏省电力有限公司", "青禾电力公司"])
def test_another_branch_or_the_whole_company_keeps_its_name(name: str) -> None:
    assert without_parent(name) == name


def test_a_department_is_that_of_the_committee_before_it(ids: Read) -> None:
    text = "读书会\n\n海安市委{}宣传部部长周远山出席读书会。"
    found = ids({"a.txt": text.format(""), "b.txt": text.format("常委、"), "c.txt": "读书会\n\n宣传部召开座谈会。"})
    assert found["a.txt", "海安市委宣传部"] == found["b.txt", "宣传部"] != found.get(("c.txt", "宣传部"))
    assert found["a.txt", "周远山"] == found["b.txt", "周远山"]
