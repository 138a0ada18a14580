"""A city or county has one economic and one high-technology zone, by whatever name."""

import pytest

from kg.linking.zones import zone_kind
from tests.linking.conftest import Read


@pytest.mark.parametrize("name", ["开发区", "经开区", "经济开发区", "经济技术开发区"])
def test_an_economic_zone_is_told_by_each_of_its_names(name: str) -> None:
    assert zone_kind(name) == zone_kind("国家级经济技术开发区") == "经济开发区"


@pytest.mark.parametrize("name", ["旅游开发区", "新区", "工业园区", "开发区管委会"])
def test_another_zone_is_none_of_them(name: str) -> None:
    assert zone_kind(name) == ""


def test_the_zone_of_one_city_is_one_and_that_of_the_next_another(ids: Read) -> None:
    text = "读书会\n\n{}举办读书会。"
    names = {"a.txt": "南通开发区", "b.txt": "南通经济技术开发区", "c.txt": "海安市开发区", "d.txt": "苏州高新区"}
    found = ids({page: text.format(name) for page, name in names.items()})
    one = found["a.txt", "南通开发区"]
    assert one == found["b.txt", "南通经济技术开发区"]
    assert len({one, found["c.txt", "开发区"], found["d.txt", "苏州高新区"]}) == 3
