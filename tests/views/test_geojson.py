"""Reading a researcher's GeoJSON: what is taken, and what is said of a file that is wrong."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ReadError
from kg.views.geojson import MOST_POSITIONS, read_geojson

SQUARE = [[[150.0, 25.0], [150.1, 25.0], [150.1, 25.1], [150.0, 25.1], [150.0, 25.0]]]


def feature(geometry: Any, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def collection(*features: Any) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features)}


def write(folder: Path, data: Any) -> Path:
    path = folder / "units.geojson"
    path.write_text(data if isinstance(data, str) else json.dumps(data, ensure_ascii=False), "utf-8")
    return path


def test_every_kind_of_geometry_is_read(tmp_path: Path) -> None:
    line = [[150.0, 25.0], [150.1, 25.1]]
    parts = [
        {"type": "Point", "coordinates": [150.0, 25.0, 12.5]},
        {"type": "MultiPoint", "coordinates": line},
        {"type": "LineString", "coordinates": line},
        {"type": "MultiLineString", "coordinates": [line, line]},
        {"type": "Polygon", "coordinates": SQUARE},
        {"type": "MultiPolygon", "coordinates": [SQUARE, SQUARE]},
    ]
    everything = {"type": "GeometryCollection", "geometries": parts}
    (read,) = read_geojson(write(tmp_path, collection(feature(everything, name="临溪街道"))))
    assert (len(read.points), len(read.lines), len(read.areas)) == (3, 3, 3)
    assert read.points[0] == (150.0, 25.0)


@pytest.mark.parametrize("key", ["civic:adminCode", "adminCode", "adcode"])
@pytest.mark.parametrize("code", [320613, "320613"])
def test_a_code_may_be_a_number_or_a_text(tmp_path: Path, key: str, code: object) -> None:
    (read,) = read_geojson(write(tmp_path, feature({"type": "Point", "coordinates": [150, 25]}, **{key: code})))
    assert read.code == "320613"


def test_a_feature_without_a_shape_is_left_out_and_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    data = collection(feature(None, name="无形"), feature({"type": "Point", "coordinates": [150, 25]}, name="有形"))
    path = tmp_path / "units.geojson"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(data).encode())
    assert [read.name for read in read_geojson(path)] == ["有形"]


_WRONG = [
    ("{", "units.geojson:1: it is no JSON"),
    ("[" * 100_000, "nested too deeply"),
    ([], "no GeoJSON FeatureCollection"),
    ({"type": "Polygon", "coordinates": SQUARE}, "no GeoJSON FeatureCollection"),
    ({"type": "FeatureCollection", "features": {}}, "its features are no list"),
    (collection("x"), "feature 1: it is no Feature"),
    (collection({"type": "Feature", "properties": []}, {"type": "Feature", "properties": [1]}), "feature 2: its prop"),
    (collection(feature({"type": "Curve"}, name="临溪")), "feature 1 ('临溪'): its geometry is none of GeoJSON's"),
    (collection(feature("Point")), "its geometry is none of GeoJSON's"),
    (collection(feature({"type": "Point", "coordinates": [31.9, 120.8]})), "longitude first"),
    (collection(feature({"type": "Point", "coordinates": [40500000, 3500000]})), "in degrees"),
    (collection(feature({"type": "Point", "coordinates": [150]})), "[150] is no position"),
    (collection(feature({"type": "Point", "coordinates": [True, 25]})), "is no position"),
    (collection(feature({"type": "Point", "coordinates": ["150", "25"]})), "is no position"),
    (collection(feature({"type": "Point"})), "null stands where"),
    (collection(feature({"type": "Polygon", "coordinates": [SQUARE[0][:3]]})), "a ring of fewer than 4"),
    (collection(feature({"type": "Polygon", "coordinates": []})), "without a ring"),
    (collection(feature({"type": "LineString", "coordinates": [[150, 25]]})), "a line of fewer than 2"),
    ('{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[NaN,25]}}', "in degrees"),
    ('{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1e999,25]}}', "in degrees"),
    (collection() | {"crs": {"type": "name", "properties": {"name": "EPSG:4547"}}}, "(crs) is not WGS 84"),
]


@pytest.mark.parametrize(("data", "said"), _WRONG, ids=range(len(_WRONG)))
def test_what_is_wrong_is_said_in_a_line_that_names_the_feature(tmp_path: Path, data: Any, said: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_geojson(write(tmp_path, data))
    assert said in str(caught.value)
    assert "units.geojson" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_missing_or_in_another_encoding_is_said(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="cannot be read"):
        read_geojson(tmp_path / "no.geojson")
    path = tmp_path / "units.geojson"
    path.write_bytes(json.dumps(collection(), ensure_ascii=False).encode() + "临溪".encode("gb18030"))
    with pytest.raises(ReadError, match="save it as UTF-8"):
        read_geojson(path)


def test_too_many_positions_are_refused(tmp_path: Path) -> None:
    line = [[150 + n / 1e6, 25] for n in range(MOST_POSITIONS + 1)]
    with pytest.raises(ReadError, match="simplify"):
        read_geojson(write(tmp_path, collection(feature({"type": "LineString", "coordinates": line}))))


_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=8) | st.sampled_from(["Point", "Polygon", "Feature"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["type", "geometry", "coordinates", "properties", "name"]), inner, max_size=5)
    ),
    max_leaves=12,
)


@given(data=_JSON)
def test_any_json_is_read_or_refused_in_one_line(tmp_path_factory: pytest.TempPathFactory, data: Any) -> None:
    path = tmp_path_factory.mktemp("any") / "any.geojson"
    path.write_text(json.dumps(collection(data)), "utf-8")
    said = ""
    try:
        read_geojson(path)
    except ReadError as error:
        said = str(error)
    assert "\n" not in said
