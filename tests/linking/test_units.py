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
