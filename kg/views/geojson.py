"""A researcher's own GeoJSON as features: what they are called, and their points, lines and rings.

    bytes → JSON → features with plain pairs of longitude and latitude

A file comes from anywhere; what is wrong with it is said in one line that names the feature.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import ReadError

Position = tuple[float, float]
Line = tuple[Position, ...]

# A page with more positions than this is slow to open and to move; outlines of a whole city have some 50,000.
MOST_POSITIONS = 200_000
_MOST_BYTES = 50_000_000
# A ring of RFC 7946 ends where it begins, so a triangle has four positions.
_LEAST_RING, _LEAST_LINE = 4, 2
_CODES = ("civic:adminCode", "adminCode", "adcode")
_NAMES = ("name", "名称")
# Names of the one reference system that RFC 7946 allows, as older files write it.
_WGS84 = ("CRS84", "EPSG::4326", "EPSG:4326")


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature: the code, IRI and name that its properties give ("" where none), and its shape in degrees.

    ``areas`` are polygons, each its outer ring and then its holes; longitude comes first.
    """

    code: str
    iri: str
    name: str
    points: Line = ()
    lines: tuple[Line, ...] = ()
    areas: tuple[tuple[Line, ...], ...] = ()


def read_geojson(path: Path) -> tuple[Feature, ...]:
    """Return the features of a GeoJSON file (RFC 7946) that have a shape.

    Raises `ReadError` where the file cannot be read, is no GeoJSON, or has
    positions outside the degrees of WGS 84.

    >>> import tempfile
    >>> square = "[[[150,25],[151,25],[151,26],[150,26],[150,25]]]"
    >>> text = '{"type":"Feature","properties":{"name":"临溪街道"},"geometry":{"type":"Polygon","coordinates":%s}}'
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "units.geojson")
    ...     _ = file.write_text(text % square, "utf-8")
    ...     (feature,) = read_geojson(file)
    >>> feature.name, feature.areas[0][0][1]
    ('临溪街道', (151.0, 25.0))
    """
    data = _load(path)
    kind = data.get("type") if isinstance(data, dict) else None
    if kind not in ("FeatureCollection", "Feature"):
        raise ReadError(f"{path}: it is no GeoJSON FeatureCollection; a file of features with names or codes is needed")
    _check_system(path, data)
    found = data.get("features") if kind == "FeatureCollection" else [data]
    if not isinstance(found, list):
        raise ReadError(f"{path}: its features are no list; save it as a GeoJSON FeatureCollection")
    features = tuple(feature for number, one in enumerate(found, 1) if (feature := _Reader(path, number).read(one)))
    if sum(map(_size, features)) > MOST_POSITIONS:
        raise ReadError(f"{path}: it has more than {MOST_POSITIONS:,} positions; simplify its outlines")
    return features


def _load(path: Path) -> Any:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ReadError(f"{path}: it is larger than {_MOST_BYTES // 1_000_000} MB; simplify its outlines")
        return json.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise ReadError(f"{path}: the file cannot be read: {error.strerror}; give a GeoJSON file") from None
    except UnicodeDecodeError:
        raise ReadError(f"{path}: it is not in UTF-8; save it as UTF-8") from None
    except json.JSONDecodeError as error:
        raise ReadError(f"{path}:{error.lineno}: it is no JSON ({error.msg}); save it as GeoJSON") from None
    except (RecursionError, ValueError):
        raise ReadError(f"{path}: its JSON is nested too deeply or has numbers too long; save it as GeoJSON") from None


def _check_system(path: Path, data: dict[str, Any]) -> None:
    """Refuse a file in another reference system than GeoJSON's own."""
    system = data.get("crs")
    if system is not None and not any(name in json.dumps(system) for name in _WGS84):
        raise ReadError(f"{path}: its reference system (crs) is not WGS 84; convert it to longitude and latitude")


def _size(feature: Feature) -> int:
    rings = [ring for area in feature.areas for ring in area]
    return len(feature.points) + sum(len(line) for line in (*feature.lines, *rings))


class _Reader:
    """Reads one feature; knows how to name it in an error."""

    def __init__(self, path: Path, number: int) -> None:
        self._place = f"{path}: feature {number}"

    def read(self, data: Any) -> Feature | None:
        """The feature, or None where it has no shape."""
        if not isinstance(data, dict) or data.get("type") != "Feature":
            raise self._wrong("it is no Feature")
        properties = data.get("properties") or {}
        if not isinstance(properties, dict):
            raise self._wrong("its properties are no object")
        code, name = _first(properties, _CODES), _first(properties, _NAMES)
        iri = _first(properties, ("iri",)) or _first(data, ("id",))
        if name:
            self._place += f" ({name[:40]!r})"
        shape: dict[str, list[Any]] = {"points": [], "lines": [], "areas": []}
        for kind, part in self._parts(data.get("geometry"), 0):
            shape[kind].append(part)
        if not any(shape.values()):
            return None
        return Feature(code, iri, name, *(tuple(shape[kind]) for kind in ("points", "lines", "areas")))

    def _parts(self, geometry: Any, depth: int) -> Iterator[tuple[str, Any]]:
        """The points, lines and areas of a geometry."""
        if geometry is None:
            return
        kind = geometry.get("type") if isinstance(geometry, dict) else None
        if kind == "GeometryCollection" and depth < 8:
            for part in self._list(geometry.get("geometries")):
                yield from self._parts(part, depth + 1)
            return
        single: dict[str, tuple[str, Callable[[Any], Any]]] = {
            "Point": ("points", self._position), "LineString": ("lines", self._line), "Polygon": ("areas", self._area),
        }  # fmt: skip
        name = str(kind).removeprefix("Multi")
        if name not in single:
            raise self._wrong("its geometry is none of GeoJSON's (Point, LineString, Polygon and their Multi forms)")
        part_kind, read = single[name]
        coordinates = geometry.get("coordinates")
        yield from ((part_kind, read(one)) for one in (self._list(coordinates) if name != kind else [coordinates]))

    def _area(self, rings: Any) -> tuple[Line, ...]:
        if not self._list(rings):
            raise self._wrong("it has a polygon without a ring")
        return tuple(self._line(ring, _LEAST_RING) for ring in rings)

    def _line(self, positions: Any, least: int = _LEAST_LINE) -> Line:
        if len(self._list(positions)) < least:
            raise self._wrong(f"it has a {'ring' if least == _LEAST_RING else 'line'} of fewer than {least} positions")
        return tuple(self._position(one) for one in positions)

    def _position(self, position: Any) -> Position:
        numbers = self._list(position)[:2]
        if len(numbers) < 2 or not all(isinstance(one, int | float) and not isinstance(one, bool) for one in numbers):
            raise self._wrong(f"{_short(position)} is no position; one is [longitude, latitude]")
        if not (abs(numbers[0]) <= 180 and abs(numbers[1]) <= 90):
            raise self._wrong(f"{_short(numbers)} is no longitude and latitude in degrees, longitude first (WGS 84)")
        return float(numbers[0]), float(numbers[1])

    def _list(self, value: Any) -> Sequence[Any]:
        if not isinstance(value, list):
            raise self._wrong(f"{_short(value)} stands where a list of positions should be")
        return value

    def _wrong(self, what: str) -> ReadError:
        return ReadError(f"{self._place}: {what}; mend or leave out this feature")


def _first(properties: dict[str, Any], names: Sequence[str]) -> str:
    """The first of these properties that is a text or a whole number, as text."""
    values = (properties.get(name) for name in names)
    known = (value for value in values if isinstance(value, str | int) and not isinstance(value, bool))
    return next((str(value).strip() for value in known if str(value).strip()), "")


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:59] + "…"
