"""Features and entities: what a feature stands for, and where things stand on the page's map."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ReadError
from kg.graph.reader import EntityRow
from kg.views.geography import Land, map_data
from kg.views.geojson import Feature
from kg.views.page import page_of

from .rows import Rows


def square(left: float, bottom: float, side: float = 0.1) -> tuple[tuple[tuple[float, float], ...]]:
    right, top = left + side, bottom + side
    return (((left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)),)


def unit(iri: str, name: str, kind: str = "AdministrativeUnit") -> EntityRow:
    return EntityRow(iri, kind, "", name, (name, name + "社区"), 1)


def land(*features: Feature, codes: dict[str, str] | None = None) -> Land:
    return Land(features, codes or {}, Path("maps/units.geojson"))


UNITS = [
    unit("urn:1", "临溪街道"),
    unit("urn:2", "望榆街道"),
    unit("urn:3", "临溪街道"),
    unit("urn:4", "周远山", "Person"),
]


@pytest.mark.parametrize("code", ["320613", "320613000000", "320613000"])
def test_a_code_wins_over_a_name_and_may_be_filled_up_with_zeros(code: str) -> None:
    given_ = land(Feature(code, "", "望榆街道", areas=(square(150, 25),)), codes={"urn:1": "320613"})
    assert map_data(given_, UNITS, str)["shapes"][0]["entities"] == [0]


def test_a_code_of_another_level_is_another_unit() -> None:
    given_ = land(Feature("320613001", "", "", areas=(square(150, 25),)), codes={"urn:1": "320613"})
    with pytest.raises(ReadError):
        map_data(given_, UNITS, str)


def test_an_iri_and_any_name_are_known_and_all_of_one_name_are_meant() -> None:
    given_ = land(
        Feature("", "urn:2", "", points=((150.0, 25.0),)), Feature("", "", "临溪街道社区", areas=(square(150, 25),))
    )
    shapes = map_data(given_, UNITS, str)["shapes"]
    assert [shape["entities"] for shape in shapes] == [[0, 2], [1]]


def test_a_person_s_name_is_no_place() -> None:
    with pytest.raises(ReadError, match="none of its 1 features names an entity"):
        map_data(land(Feature("", "", "周远山", points=((150.0, 25.0),))), UNITS, str)


def test_a_file_without_features_is_said() -> None:
    with pytest.raises(ReadError, match="none of its 0 features"):
        map_data(land(), UNITS, str)


def test_large_areas_come_first_and_small_ones_know_what_holds_them() -> None:
    inner = Feature("", "", "望榆街道", areas=(square(150.02, 25.02, 0.02),))
    outer = Feature("", "", "临溪街道", areas=(square(150, 25),))
    spot = Feature("", "", "", points=((150.03, 25.03),))
    shapes = map_data(land(spot, inner, outer), UNITS, str)["shapes"]
    assert [shape["within"] for shape in shapes] == [-1, 0, 1]
    assert [shape["name"] for shape in shapes] == ["临溪街道", "望榆街道", ""]


def test_what_stands_in_an_area_keeps_out_of_the_areas_in_it() -> None:
    inner = Feature("", "", "望榆街道", areas=(square(150.03, 25.03, 0.04),))
    outer = Feature("", "", "临溪街道", areas=(square(150, 25),))
    big, small = map_data(land(inner, outer), UNITS, str)["shapes"]
    left, top, right, bottom = *small["areas"][0][0][6:8], *small["areas"][0][0][2:4]
    assert not (left < big["at"][0] < right and top < big["at"][1] < bottom)
    assert big["room"] > 0


def test_an_area_that_others_fill_has_no_room() -> None:
    halves = [Feature("", "", name, areas=(square(150 + at, 25, 0.1),)) for at, name in ((0, "一"), (0.1, "二"))]
    whole = Feature("", "", "临溪街道", areas=((((150, 25), (150.2, 25), (150.2, 25.1), (150, 25.1), (150, 25)),),))
    shapes = map_data(land(*halves, whole), UNITS, str)["shapes"]
    assert shapes[0]["room"] == 0


def test_a_metre_is_a_metre() -> None:
    """0.1 degrees of latitude are 11.12 km anywhere."""
    drawn = map_data(land(Feature("", "", "临溪街道", areas=(square(150, 25),))), UNITS, str)
    ring = drawn["shapes"][0]["areas"][0][0]
    height = (max(ring[1::2]) - min(ring[1::2])) * drawn["metres"]
    width = (max(ring[::2]) - min(ring[::2])) * drawn["metres"]
    assert height == pytest.approx(11_119.5, rel=1e-3)
    assert width == pytest.approx(11_119.5 * 0.906, rel=2e-3)


_POINTS = st.tuples(st.floats(-179, 179), st.floats(-80, 80))


@given(ring=st.lists(_POINTS, min_size=3, max_size=12))
def test_any_ring_has_a_seat_inside_its_box(ring: list[tuple[float, float]]) -> None:
    area = ((*ring, ring[0]),)
    (shape,) = map_data(land(Feature("", "", "临溪街道", areas=(area,))), UNITS, str)["shapes"]
    (numbers,) = shape["areas"][0]
    assert min(numbers[::2]) - 1 <= shape["at"][0] <= max(numbers[::2]) + 1
    assert min(numbers[1::2]) - 1 <= shape["at"][1] <= max(numbers[1::2]) + 1
    assert shape["room"] >= 0


def test_names_of_features_are_data_in_the_page_and_not_markup(rows: Rows) -> None:
    hostile = "</script><img src=x onerror=alert(1)>\u202e"
    unit_ = replace(rows[0][0], iri="urn:unit", type="AdministrativeUnit", name=hostile, names=(hostile,))
    page = page_of([unit_], [], [], land=land(Feature("", "", hostile, points=((150.0, 25.0),))))
    assert "<img" not in page
    assert page.count("</script>") == 2
    assert json.dumps("\ufffd", ensure_ascii=False).strip('"') in page


def test_the_same_map_gives_the_same_bytes_and_none_gives_no_map(rows: Rows) -> None:
    given_ = land(Feature("", "", "临溪街道", areas=(square(150, 25),)))
    assert page_of(*rows, land=given_) == page_of(*rows, land=given_)
    assert '"map":null' in page_of(*rows)
