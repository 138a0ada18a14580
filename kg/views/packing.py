"""Discs of nodes packed side by side, each as near as it fits to those it is linked with."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush
from math import cos, hypot, pi, sin, sqrt
from statistics import median

Point = tuple[float, float]
Disc = tuple[float, float, float]
Links = Mapping[tuple[int, int], int]

_STRETCH = 1.5
_INWARD = 0.6
_GOLDEN_ANGLE = pi * (3 - sqrt(5))


def pack(discs: Sequence[Mapping[int, Point]], weights: Links, margin: float) -> dict[int, Point]:
    """Return the position of each node of discs whose nodes stand around (0, 0).

    The first disc comes to the middle, then always the one most linked to what
    stands.  ``weights`` are the links between nodes, ``margin`` the room
    around a disc, in the unit of the positions.

    >>> pack([{0: (0.0, 0.0)}, {1: (0.0, 0.0)}], {(0, 1): 1}, 10.0)[0]
    (0.0, 0.0)
    """
    neighbours = _neighbours(weights)
    radii = [max(hypot(x / _STRETCH, y) for x, y in disc.values()) + margin for disc in discs]
    taken = _Taken(radii)
    spots: dict[int, Point] = {}
    turn = 0
    for number in _order(discs, neighbours):
        target = _target(discs[number], neighbours, spots)
        turn, at = _free(taken, radii[number], target or (0.0, 0.0), 0 if target else turn)
        taken.add((*at, radii[number]))
        spots.update(_turned(discs[number], at, neighbours, spots))
    return spots


def centre(spots: dict[int, Point]) -> None:
    """Move all positions so that (0, 0) is the middle of their bounds.

    >>> spots = {0: (2.0, 0.0), 1: (4.0, 6.0)}
    >>> centre(spots); spots
    {0: (-1.0, -3.0), 1: (1.0, 3.0)}
    """
    if spots:
        (left, right), (top, bottom) = ((min(axis), max(axis)) for axis in zip(*spots.values(), strict=True))
        for node, (x, y) in spots.items():
            spots[node] = x - (left + right) / 2, y - (top + bottom) / 2


class _Taken:
    """Discs in a grid, so that only those near are looked at; a large one stands in many cells."""

    def __init__(self, radii: Sequence[float]) -> None:
        self._side = max(2 * median(radii), max(radii) / 8) if radii else 1.0
        self._cells: dict[tuple[int, int], list[Disc]] = defaultdict(list)

    def add(self, disc: Disc) -> None:
        for cell in self._covered(disc):
            self._cells[cell].append(disc)

    def is_free(self, disc: Disc) -> bool:
        x, y, radius = disc
        return all(
            hypot((x - u) / _STRETCH, y - v) >= radius + other
            for cell in self._covered(disc)
            for u, v, other in self._cells.get(cell, ())
        )

    def _covered(self, disc: Disc) -> Iterator[tuple[int, int]]:
        x, y, radius = disc[0] / _STRETCH, disc[1], disc[2]
        columns = range(int((x - radius) // self._side), int((x + radius) // self._side) + 1)
        rows = range(int((y - radius) // self._side), int((y + radius) // self._side) + 1)
        return ((column, row) for column in columns for row in rows)


def _neighbours(weights: Links) -> dict[int, list[tuple[int, int]]]:
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (one, other), weight in weights.items():
        found[one].append((other, weight))
        found[other].append((one, weight))
    return found


def _order(discs: Sequence[Mapping[int, Point]], neighbours: Mapping[int, list[tuple[int, int]]]) -> Iterator[int]:
    """The numbers of the discs, always the most linked to those before; where none is, the first that is left."""
    owner = {node: number for number, disc in enumerate(discs) for node in disc}
    pulls = [0] * len(discs)
    waiting = [(0, number) for number in range(len(discs))]
    heapify(waiting)
    done: set[int] = set()
    while waiting:
        pull, number = heappop(waiting)
        if number in done or -pull != pulls[number]:
            continue
        done.add(number)
        yield number
        gained: dict[int, int] = defaultdict(int)
        for node in discs[number]:
            for other, weight in neighbours[node]:
                gained[owner[other]] += weight
        for other, weight in gained.items():
            if other not in done:
                pulls[other] += weight
                heappush(waiting, (-pulls[other], other))


def _outside(
    disc: Mapping[int, Point], neighbours: Mapping[int, list[tuple[int, int]]], spots: Mapping[int, Point]
) -> list[tuple[int, Point, int]]:
    """The links from a disc to nodes that stand already: (node, where to, weight)."""
    return [(node, spots[other], weight) for node in disc for other, weight in neighbours[node] if other in spots]


def _target(
    disc: Mapping[int, Point], neighbours: Mapping[int, list[tuple[int, int]]], spots: Mapping[int, Point]
) -> Point | None:
    ends = _outside(disc, neighbours, spots)
    total = sum(weight for *_, weight in ends)
    if not total:
        return None
    x = sum(weight * spot[0] for _, spot, weight in ends) / total
    y = sum(weight * spot[1] for _, spot, weight in ends) / total
    return x * _INWARD, y * _INWARD


def _free(taken: _Taken, radius: float, target: Point, turn: int) -> tuple[int, Point]:
    """The first free place on a spiral around ``target``, and the turn it was found at.

    Discs that nothing links share one spiral, which goes on where it stopped.
    """
    step = max(14.0, radius / 3)
    while True:
        reach, angle = step * sqrt(turn), turn * _GOLDEN_ANGLE
        x, y = target[0] + reach * cos(angle) * _STRETCH, target[1] + reach * sin(angle)
        if taken.is_free((x, y, radius)):
            return turn, (x, y)
        turn += 1


def _turned(
    disc: Mapping[int, Point],
    at: Point,
    neighbours: Mapping[int, list[tuple[int, int]]],
    spots: Mapping[int, Point],
) -> dict[int, Point]:
    """The disc at its place, mirrored so that its links to what stands are shortest.

    Mirroring keeps boxes apart; turning by any other angle would not.
    """
    ends = _outside(disc, neighbours, spots)
    flips = [(1, 1), (-1, 1), (1, -1), (-1, -1)]

    def length(flip: tuple[int, int]) -> float:
        return sum(
            weight * hypot(at[0] + disc[node][0] * flip[0] - x, at[1] + disc[node][1] * flip[1] - y)
            for node, (x, y), weight in ends
        )

    right, down = min(flips, key=length)
    return {node: (at[0] + x * right, at[1] + y * down) for node, (x, y) in disc.items()}
