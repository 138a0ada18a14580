"""Where the entities of a page stand on a researcher's own map: features matched to them, in the page's units.

    features → matched by code, IRI or name → flattened (no tiles, no projection to choose) → whole numbers

Degrees of longitude are shortened by the cosine of the middle latitude, which is true to some metres over a city.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, radians, sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import ReadError
from kg.graph.reader import EntityRow
from kg.views.geojson import Feature, Line, Position

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Point = tuple[int, int]

# The longer side of the map in the page's units: outlines lose nothing that a screen could show.
_ACROSS = 100_000
_METRES_A_DEGREE = 6_371_008.8 * pi / 180
# Digits of the levels of the register: province, city, county, street, community.
_LEVELS = (2, 4, 6, 9, 12)
# The widest place of an area is looked for at so many times so many points, and so often more finely.
_GRID, _FINER = 14, 3
# Less room than this share of an area's side is none.
_LEAST_ROOM = 0.04
# So many sides of a ring are weighed when its middle is looked for.
_MOST_SIDES = 150
# What a name on a map means, rather than a person or an initiative of that name.
_SEATED = ("AdministrativeUnit", "Place", "Organization")


@dataclass(frozen=True, slots=True)
class Land:
    """What a map is drawn from: features of a GeoJSON file (``source``), and the code of each unit's IRI."""

    features: Sequence[Feature]
    codes: Mapping[str, str]
    source: Path


def map_data(land: Land, entities: Sequence[EntityRow], clean: Callable[[str], str]) -> dict[str, Any]:
    """Return what the page draws a map from; entities are known by rank, texts pass through ``clean``.

    Raises `ReadError` where no feature names an entity of the graph.

    >>> square = ((150.0, 25.0), (150.1, 25.0), (150.1, 25.1), (150.0, 25.0))
    >>> land = Land([Feature("", "", "临溪街道", areas=((square,),))], {}, Path("units.geojson"))
    >>> street = EntityRow("urn:1", "AdministrativeUnit", "", "临溪街道", ("临溪街道",), 1)
    >>> drawn = map_data(land, [street], str)
    >>> drawn["shapes"][0]["name"], drawn["shapes"][0]["entities"]
    ('临溪街道', [0])
    """
    match = _matcher(entities, land.codes)
    found = [(feature, match(feature)) for feature in land.features]
    if not any(ranks for _, ranks in found):
        raise ReadError(
            f"{land.source}: none of its {len(found)} features names an entity of this graph; "
            "give them the property civic:adminCode, iri or name"
        )
    flat = _Flat([position for feature in land.features for position in _positions(feature)])
    shapes = [_shape(flat, feature, ranks, clean) for feature, ranks in found]
    # Large areas are drawn first, so that what lies in them is seen.
    shapes.sort(key=lambda shape: -shape["size"])
    for number, shape in enumerate(shapes):
        shape["within"] = _holder(shapes[:number], shape["at"])
    for number, shape in enumerate(shapes):
        inner = [other for other in shapes if other["within"] == number and other["areas"]]
        if inner:
            shape["room"] = 0
            _reseat(shape, inner)
    return {"shapes": shapes, "metres": flat.metres, "source": clean(land.source.name)}


def _matcher(entities: Sequence[EntityRow], codes: Mapping[str, str]) -> Callable[[Feature], list[int]]:
    """What a feature stands for: by its code, else its IRI, else its name, the ranks of entities."""
    by_code, by_name = defaultdict(list), defaultdict(list)
    by_iri = {entity.iri: [rank] for rank, entity in enumerate(entities)}
    for rank, entity in enumerate(entities):
        if entity.iri in codes:
            by_code[_short_code(codes[entity.iri])].append(rank)
        if entity.type in _SEATED:
            for name in dict.fromkeys((entity.name, *entity.names)):
                by_name[name].append(rank)

    def match(feature: Feature) -> list[int]:
        code = by_code.get(_short_code(feature.code), []) if feature.code else []
        return code or by_iri.get(feature.iri, []) or by_name.get(feature.name, [])

    return match


def _short_code(code: str) -> str:
    """A code without the zeros that some files fill it up with: 320613000000 is 320613."""
    for length in _LEVELS:
        if len(code) > length and not code[length:].strip("0"):
            return code[:length]
    return code


def _positions(feature: Feature) -> Iterator[Position]:
    yield from feature.points
    for line in (*feature.lines, *(ring for area in feature.areas for ring in area)):
        yield from line


class _Flat:
    """Degrees as the page's units: x to the right, y down, from the middle of all positions."""

    def __init__(self, positions: Iterable[Position]) -> None:
        east, north = zip(*positions, strict=True)
        self._middle = ((min(east) + max(east)) / 2, (min(north) + max(north)) / 2)
        self._shrink = cos(radians(self._middle[1]))
        extent = max((max(east) - min(east)) * self._shrink, max(north) - min(north), 1e-4)
        self._units = _ACROSS / extent
        self.metres = round(_METRES_A_DEGREE / self._units, 6)

    def point(self, position: Position) -> Point:
        east, north = position
        return (
            round((east - self._middle[0]) * self._shrink * self._units),
            round((self._middle[1] - north) * self._units),
        )

    def line(self, positions: Line) -> list[Point]:
        """The line, without positions that fall together."""
        points = [self.point(position) for position in positions]
        return [point for at, point in enumerate(points) if not at or point != points[at - 1]]


def _shape(flat: _Flat, feature: Feature, ranks: list[int], clean: Callable[[str], str]) -> dict[str, Any]:
    areas = [[flat.line(ring) for ring in area] for area in feature.areas]
    lines = [flat.line(line) for line in feature.lines]
    points = [flat.point(point) for point in feature.points]
    at, room = _seat(areas, lines, points)
    return {
        "name": clean(feature.name),
        "entities": ranks,
        "areas": [[_plain(ring) for ring in area] for area in areas],
        "lines": [_plain(line) for line in lines],
        "points": _plain(points),
        "box": _box(areas),
        "at": at,
        "room": room,
        "size": round(sum(abs(_doubled(area[0])) for area in areas) / 2),
    }


def _holder(larger: Sequence[Mapping[str, Any]], at: Point) -> int:
    """The number of the smallest area that holds a point, or -1."""
    holders = (number for number in range(len(larger) - 1, -1, -1) if _holds(larger[number], at))
    return next(holders, -1)


def _holds(shape: Mapping[str, Any], at: Point) -> bool:
    left, top, right, bottom = shape["box"]
    if not (left < at[0] < right and top < at[1] < bottom):
        return False
    return any(_depths(_sides(_rings(area)), [at])[0] > 0 for area in shape["areas"])


def _box(areas: Sequence[Sequence[Sequence[Point]]]) -> tuple[int, int, int, int]:
    corners = [point for area in areas for point in area[0]]
    east, south = zip(*corners, strict=True) if corners else ((0,), (0,))
    return min(east), min(south), max(east), max(south)


def _rings(area: Sequence[Sequence[int]]) -> list[list[Point]]:
    return [list(zip(ring[::2], ring[1::2], strict=True)) for ring in area]


def _sides(area: Sequence[Sequence[Point]]) -> "NDArray[np.float64]":
    """The sides of an area's rings, of long rings only so many: they tell where its middle is."""
    import numpy as np

    thinned = [ring[:: max(1, len(ring) // _MOST_SIDES)] for ring in area]
    sides = [(*one, *other) for ring in thinned for one, other in zip(ring, (*ring[1:], ring[0]), strict=True)]
    return np.array(sides, dtype=np.float64)


def _reseat(shape: dict[str, Any], inner: Sequence[Mapping[str, Any]]) -> None:
    """Move what stands in an area out of the areas that lie in it; where they fill it, no room is left."""
    held = [ring for other in inner for area in other["areas"] for ring in _rings(area)[:1]]
    largest = max(map(_rings, shape["areas"]), key=lambda area: abs(_doubled(area[0])))
    at, room = _widest([*largest, *held])
    if room > _LEAST_ROOM * sqrt(shape["size"]):
        shape["at"], shape["room"] = at, room


def _plain(points: Iterable[Point]) -> list[int]:
    return [number for point in points for number in point]


def _seat(areas: list[list[list[Point]]], lines: list[list[Point]], points: list[Point]) -> tuple[Point, int]:
    """Where the entities of a shape stand, and how much room is around that."""
    if areas:
        return _widest(max(areas, key=lambda area: abs(_doubled(area[0]))))
    if lines:
        longest = max(lines, key=len)
        return longest[len(longest) // 2], 0
    return points[0], 0


def _doubled(ring: Sequence[Point]) -> int:
    """Twice the area of a ring, negative where it runs the other way."""
    return sum(x * v - u * y for (x, y), (u, v) in zip(ring, (*ring[1:], ring[0]), strict=True))


def _widest(area: Sequence[Sequence[Point]]) -> tuple[Point, int]:
    """The point of an area that is farthest from its border, and how far: of a grid, then of finer ones around it."""
    sides = _sides(area)
    left, top, right, bottom = map(float, _box([area]))
    spot, depth = area[0][len(area[0]) // 2], 0.0
    for _ in range(_FINER):
        across, down = (right - left) / _GRID, (bottom - top) / _GRID
        cells = [(column + 0.5, row + 0.5) for column in range(_GRID) for row in range(_GRID)]
        points = [(round(left + column * across), round(top + row * down)) for column, row in cells]
        depths = _depths(sides, points)
        best = int(depths.argmax())
        if depths[best] <= depth:
            break
        spot, depth = points[best], float(depths[best])
        left, top, right, bottom = spot[0] - across, spot[1] - down, spot[0] + across, spot[1] + down
    return spot, round(depth)


def _depths(sides: "NDArray[np.float64]", points: Sequence[Point]) -> "NDArray[np.float64]":
    """How far each point is from the nearest side; negative outside."""
    import numpy as np

    x, y = (axis[:, None] for axis in np.array(points, dtype=np.float64).T)
    left, top, right, bottom = sides.T
    across, down = right - left, bottom - top
    crossed = ((top > y) != (bottom > y)) & (x < across * (y - top) / np.where(down == 0, 1, down) + left)
    length = np.maximum(across * across + down * down, 1)
    share = np.clip(((x - left) * across + (y - top) * down) / length, 0, 1)
    nearest = np.sqrt(((x - left - share * across) ** 2 + (y - top - share * down) ** 2).min(axis=1))
    depths: NDArray[np.float64] = np.where(crossed.sum(axis=1) % 2 == 1, nearest, -nearest)
    return depths
