"""Names of units resolve by what stands before them, by the article, and by the home district; else not at all."""

import pytest

from kg.linking.units import Resolution, resolver


def resolved(name: str, text: str, home: str = "") -> Resolution:
    starts = [at for at in range(len(text)) if text.startswith(name, at)]
    return resolver(home).resolve(name, text, starts)


@pytest.mark.parametrize(
    ("name", "text", "home", "code"),
    [
        ("鼓楼区", "江苏省南京市鼓楼区举办读书会", "", "320106"),
        ("鼓楼区", "福州市的鼓楼区举办读书会", "", "350102"),
        ("鼓楼区", "在福州，鼓楼区举办读书会", "", "350102"),
        ("鼓楼区", "鼓楼区举办读书会", "350102", "350102"),
        ("鼓楼区", "南京市鼓楼区的书友来访", "350102", "320106"),
        ("和平区", "天津各区参加。和平区举办读书会", "", "120101"),
        ("秦灶街道", "秦灶街道举办读书会", "320613", "320613019"),
        ("苏阳社区", "秦灶街道苏阳社区举办读书会", "320613", "320613019010"),
        ("苏阳社区居委会", "秦灶街道苏阳社区居委会举办读书会", "320613", "320613019010"),
        ("中央商务区社区", "中央商务区社区举办读书会", "320613", "320613008011"),
        ("崇川经济开发区", "崇川经济开发区举办读书会", "320613", "320613401"),
        ("海安", "海安举办读书会", "", "320685"),
        ("吉林", "吉林举办读书会", "", "22"),
        ("吉林市", "吉林市举办读书会", "", "2202"),
        ("京", "代表们在京参观", "", "11"),
        ("海南", "青海格尔木、海南海口举办读书会", "", "46"),
        ("河北", "河北、山东、天津举办读书会", "", "13"),
        ("河北", "天津河北举办读书会", "", "120105"),
        ("人和街道", "重庆的人和街道邢家桥社区举办读书会", "", "500112009"),
        ("恭城县", "广西恭城县举办读书会", "", "450332"),
        ("洪济社区", "崇川经济开发区洪济社区举办读书会", "320613", "320613009019"),
    ],
)
def test_a_name_means_the_unit_that_the_text_and_the_home_say(name: str, text: str, home: str, code: str) -> None:
    assert resolved(name, text, home).code == code


@pytest.mark.parametrize("name", ["鼓楼区", "和平区", "城关镇", "新华村"])
def test_a_name_of_many_units_alone_stays_unresolved_with_candidates(name: str) -> None:
    found = resolved(name, f"{name}举办读书会")
    assert found.code == ""
    assert len(found.candidates) > 1


def test_a_village_without_anything_above_it_is_not_guessed() -> None:
    assert resolved("碧林湾社区", "碧林湾社区举办读书会").code == ""
    assert resolved("碧林湾社区", "碧林湾社区举办读书会", "320613").code == "320613017017"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("东风", "读书会在保定东风西路举办"),
        ("惠安", "读书会在惠安苑举办"),
        ("海伦", "飓风海伦妮在美国登陆"),
        ("新区", "新区举办读书会"),
        ("小城镇", "吉林举办读书会，提升小城镇"),
        ("桥东区", "桥东区举办读书会"),  # in three cities, of which one has it still
        ("幸福里社区", "江苏之后，广州文冲街道的幸福里社区举办读书会"),  # the register's is in 江苏
    ],
)
def test_what_a_name_is_only_part_of_or_what_lies_elsewhere_is_not_taken(name: str, text: str) -> None:
    assert resolved(name, text).code == ""


def test_a_short_name_of_a_county_is_not_taken_in_an_article_of_another_province() -> None:
    assert resolved("海安", "四川的海安举办读书会").code == ""


def test_a_name_that_the_register_lacks_has_neither_code_nor_candidates() -> None:
    assert resolved("云栖区", "云栖区举办读书会", "320613") == Resolution()


def test_a_former_unit_has_the_year_of_its_end() -> None:
    assert resolved("港闸区", "南通市港闸区当年的厂房") == Resolution("320611", 2020)


def test_an_ending_may_differ_in_the_home_district_alone() -> None:
    found = resolved("西安桥社区", "西安桥社区举办读书会", "320613")
    assert [unit.name for unit in resolver().chain(found.code)][-2:] == ["秦灶街道", "西安桥村"]
    assert resolved("西安桥社区", "西安桥社区举办读书会").code == ""
