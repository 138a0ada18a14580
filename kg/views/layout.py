"""Where each node stands: communities as discs, packed side by side, the same in every run.

    links → communities → each spread by forces → discs packed → boxes pushed apart
                                                  unlinked nodes in rows below

Pure Python; the work with forces is the same for any number of nodes, so that many get fewer rounds of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import ceil, cos, gcd, hypot, pi, sin, sqrt

from kg.views.packing import centre, pack

Point = tuple[float, float]
Links = Mapping[tuple[int, int], int]

LABEL_CHARACTERS = 12
_EM = 13.0
_ROW = 54.0
_REACH = 64.0
_GOLDEN_ANGLE = pi * (3 - sqrt(5))
# So many pairs of nodes are weighed in all rounds of all communities together: some three seconds.
_PAIRS = 2_000_000
# With fewer rounds than this, forces do not move hubs away from each other.
_FEW = 40
# Up to so many nodes, the whole is pushed apart once more after packing.
_SMALL = 2000


@dataclass(frozen=True, slots=True)
class Layout:
    """A position (x right, y down, in pixels at zoom 1) and the number of its community for each node.

    Communities are numbered from 0, the largest first; a node that nothing links has -1.
    """

    spots: tuple[tuple[int, int], ...]
    communities: tuple[int, ...]


def place(labels: Sequence[str], links: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return a position (x right, y down, in pixels at zoom 1) for each label, as `arrange` does.

    >>> place(["青禾社区", "周远山", "沈清禾"], [(0, 1), (0, 2)]) == place(
    ...     ["青禾社区", "周远山", "沈清禾"], [(2, 0), (1, 0)])
    True
    >>> place([], [])
    ()
    """
    return arrange(labels, links).spots


def arrange(labels: Sequence[str], links: Iterable[tuple[int, int]]) -> Layout:
    """Return where each label stands and which community it is of.

    ``links`` are pairs of indices into ``labels``; a pair that comes twice
    binds twice as strongly, and direction and loops do not matter.  The result
    depends on nothing but the arguments; nodes that nothing links stand in
    rows below the others.

    >>> arrange(["青禾社区", "周远山", "沈清禾"], [(0, 1)]).communities
    (0, 0, -1)
    """
    weights = _weights(links)
    boxes = _boxes(labels)
    communities = _communities(weights)
    spots = pack(_discs(communities, boxes, weights), weights, _REACH * 0.4)
    if len(spots) <= _SMALL:
        _separate({node: boxes[node] for node in sorted(spots)}, spots)
    centre(spots)
    spots.update(_rows([node for node in range(len(labels)) if node not in spots], boxes, spots))
    numbers = {node: number for number, members in enumerate(communities) for node in members}
    return Layout(
        tuple((round(spots[node][0]), round(spots[node][1])) for node in range(len(labels))),
        tuple(numbers.get(node, -1) for node in range(len(labels))),
    )


def _discs(communities: Sequence[Sequence[int]], boxes: Sequence[Point], weights: Links) -> list[dict[int, Point]]:
    """The members of each community around a centre of their own."""
    numbers = {node: number for number, members in enumerate(communities) for node in members}
    inside: list[list[tuple[int, int, int]]] = [[] for _ in communities]
    for (one, other), weight in weights.items():
        if numbers[one] == numbers[other]:
            inside[numbers[one]].append((one, other, weight))
    discs = []
    for members, pulls in zip(communities, inside, strict=True):
        spots = _spread(members, pulls, 2 * _PAIRS // (len(numbers) * len(members)))
        _separate({node: boxes[node] for node in members}, spots, 60 if len(numbers) <= _SMALL else 6)
        centre(spots)
        discs.append(spots)
    return discs


def _weights(links: Iterable[tuple[int, int]]) -> dict[tuple[int, int], int]:
    counts: dict[tuple[int, int], int] = defaultdict(int)
    for one, other in links:
        if one != other:
            counts[min(one, other), max(one, other)] += 1
    return dict(sorted(counts.items()))


def _boxes(labels: Sequence[str]) -> list[Point]:
    """The width and height that each node takes with its label below it.

    From some 150 nodes on, not all labels show at once, and they get less room.
    """
    most = max(56.0, 170.0 * min(1.0, 150 / max(len(labels), 1)))
    return [(min(max(_ems(label) * _EM + 14, 40.0), most), min(_ROW, most * 0.75)) for label in labels]


def _ems(label: str) -> float:
    return sum(1.0 if ord(character) > 0x2E7F else 0.55 for character in label[:LABEL_CHARACTERS])


def _communities(weights: Links) -> list[list[int]]:
    """The communities, largest first; nodes are integers, so sets of them have one order."""
    from networkx import Graph
    from networkx.algorithms.community import louvain_communities

    graph = Graph()
    graph.add_nodes_from(sorted({end for pair in weights for end in pair}))
    graph.add_weighted_edges_from((one, other, weight) for (one, other), weight in weights.items())
    found = louvain_communities(graph, seed=0) if weights else []
    return sorted((sorted(members) for members in found), key=lambda members: (-len(members), members))


def _spread(members: Sequence[int], pulls: Sequence[tuple[int, int, int]], rounds: int) -> dict[int, Point]:
    """Spread a community by forces: all repel, linked ones attract."""
    degree: dict[int, int] = defaultdict(int)
    for one, other, weight in pulls:
        degree[one] += weight
        degree[other] += weight
    ranked = sorted(members, key=lambda node: (-degree[node], node))
    rounds = min(150, rounds)
    spots = dict(zip(ranked if rounds >= _FEW else _scattered(ranked), _sunflower(), strict=False))
    for turn in range(rounds):
        _step(spots, pulls, _REACH * (1 - turn / rounds))
    return spots


def _scattered(ranked: Sequence[int]) -> list[int]:
    """The nodes in an order that takes the first of them far apart, since a far view draws only those."""
    stride = max(1, round(len(ranked) * (sqrt(5) - 1) / 2))
    while gcd(stride, len(ranked)) > 1:
        stride += 1
    slots = {rank * stride % len(ranked): node for rank, node in enumerate(ranked)}
    return [slots[slot] for slot in range(len(ranked))]


def _sunflower() -> Iterator[Point]:
    """Points from the centre outwards, evenly dense."""
    rank = 0
    while True:
        radius, angle = _REACH * 0.7 * sqrt(rank), rank * _GOLDEN_ANGLE
        yield radius * cos(angle), radius * sin(angle)
        rank += 1


def _step(spots: dict[int, Point], pulls: Sequence[tuple[int, int, int]], limit: float) -> None:
    """Move each node by the sum of its forces, by ``limit`` at most."""
    force = {node: [-x * 0.08, -y * 0.08] for node, (x, y) in spots.items()}
    for one, other in combinations(spots, 2):
        dx, dy = spots[one][0] - spots[other][0], spots[one][1] - spots[other][1]
        _push(force[one], force[other], dx, dy, _REACH**2 / max(dx * dx + dy * dy, 1.0))
    for one, other, weight in pulls:
        dx, dy = spots[one][0] - spots[other][0], spots[one][1] - spots[other][1]
        _push(force[one], force[other], dx, dy, -hypot(dx, dy) / _REACH * min(weight, 3))
    for node, (fx, fy) in force.items():
        share = min(1.0, limit / max(hypot(fx, fy), 1e-9))
        spots[node] = spots[node][0] + fx * share, spots[node][1] + fy * share


def _push(one: list[float], other: list[float], dx: float, dy: float, strength: float) -> None:
    one[0] += dx * strength
    one[1] += dy * strength
    other[0] -= dx * strength
    other[1] -= dy * strength


def _separate(boxes: Mapping[int, Point], spots: dict[int, Point], rounds: int = 60) -> None:
    """Push overlapping boxes apart, along the axis where they overlap less."""
    for _ in range(rounds):
        moved = False
        for one, other in _close_pairs(boxes, spots):
            dx, dy = spots[other][0] - spots[one][0], spots[other][1] - spots[one][1]
            over_x = (boxes[one][0] + boxes[other][0]) / 2 - abs(dx)
            over_y = (boxes[one][1] + boxes[other][1]) / 2 - abs(dy)
            if over_x > 0.5 and over_y > 0.5:
                moved = True
                by = (0.0, over_y / 2 if dy >= 0 else -over_y / 2)
                if over_x < over_y:
                    by = (over_x / 2 if dx >= 0 else -over_x / 2, 0.0)
                spots[one] = spots[one][0] - by[0], spots[one][1] - by[1]
                spots[other] = spots[other][0] + by[0], spots[other][1] + by[1]
        if not moved:
            return


def _close_pairs(boxes: Mapping[int, Point], spots: Mapping[int, Point]) -> list[tuple[int, int]]:
    """The pairs near enough to overlap, found through a grid of cells wider than any box."""
    side = max((width for width, _ in boxes.values()), default=1.0)
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for node in boxes:
        cells[int(spots[node][0] // side), int(spots[node][1] // _ROW)].append(node)
    pairs = []
    for (column, row), nodes in cells.items():
        near = [cells.get((column + right, row + down), []) for right, down in ((1, -1), (1, 0), (1, 1), (0, 1))]
        pairs += list(combinations(nodes, 2))
        pairs += [(node, other) for node in nodes for others in near for other in others]
    return pairs


def _rows(nodes: Sequence[int], boxes: Sequence[Point], spots: Mapping[int, Point]) -> dict[int, Point]:
    """Rows of equal columns below everything that stands."""
    column = max((boxes[node][0] for node in nodes), default=0.0) + 8
    least = ceil(sqrt(len(nodes) * _ROW * 1.6 / column)) if nodes else 1
    width = max(x for x, _ in spots.values()) - min(x for x, _ in spots.values()) if spots else 0.0
    columns = max(least, int(width // max(column, 1)) + 1)
    top = max(y for _, y in spots.values()) + 2.5 * _ROW if spots else 0.0
    left = -column * (min(columns, len(nodes)) - 1) / 2
    return {node: (left + column * (rank % columns), top + _ROW * (rank // columns)) for rank, node in enumerate(nodes)}
