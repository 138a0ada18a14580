"""How nodes of a network stand in it: the measures of NetworkX, under its names, with fixed seeds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from kg.graph.results import text_table
from kg.views.projection import NOTE

if TYPE_CHECKING:
    from networkx import Graph

# Betweenness from every node of so many takes seconds; from 200 of 20,000 with 60,000 links, half a minute.
MOST_EXACT, PIVOTS = 1500, 200
_SHOWN = 20
_COLUMNS = ("name", "type", "degree", "weighted", "betweenness", "core", "cut", "component", "community")


@dataclass(frozen=True, slots=True)
class NodeMeasures:
    """One node: ``degree`` counts its neighbours, ``weighted_degree`` the weights of its links.

    ``betweenness_centrality`` is the share of shortest paths through it,
    without weights, ``core_number`` that of its k-core, and an
    ``articulation_point`` holds together what falls apart without it.
    Components and communities are numbered from 0, the largest first.
    """

    node: str
    label: str
    type: str
    degree: int
    weighted_degree: float
    betweenness_centrality: float
    core_number: int
    articulation_point: bool
    component: int
    community: int


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures of a network, its nodes by degree, then by betweenness; printed, the first twenty.

    ``modularity`` says how much denser communities are inside than chance
    would make them (below 0.3 there is little to see), ``pivots`` from how many
    nodes betweenness was computed.
    """

    nodes: tuple[NodeMeasures, ...]
    edges: int
    components: int
    communities: int
    density: float
    modularity: float
    pivots: int
    note: str = NOTE

    def to_json(self) -> dict[str, Any]:
        """All of it as plain values."""
        return asdict(self)

    def __str__(self) -> str:
        count = len(self.nodes)
        lines = [
            f"{count} nodes, {self.edges} links, {self.components} components, {self.communities} communities",
            f"density {self.density:.3f}, modularity {self.modularity:.3f}",
        ]
        if self.pivots < count:
            lines.append(f"betweenness is estimated from {self.pivots} of {count} nodes")
        rows = [_row(node) for node in self.nodes[:_SHOWN]]
        more = [f"... {count - _SHOWN} more; --json has all"] if count > _SHOWN else []
        return "\n".join([*lines, "", text_table(_COLUMNS, rows).rstrip("\n"), *more, "", self.note])


def measure(network: Graph[str], *, pivots: int | None = None, seed: int = 0) -> Measures:
    """Return the measures of a network, from `Graph.project` or `Graph.to_networkx`, or a part of one.

    Direction and loops do not count, and parallel links are one whose weight
    is their number.  Betweenness is exact up to 1,500 nodes; above, or with
    ``pivots``, it is estimated from so many nodes, 200 unless told, drawn by
    ``seed``.  Communities are Louvain's, one of several partitions that are as
    good.

    >>> from networkx import Graph
    >>> chain = Graph([("青禾社区", "银杏志愿服务队"), ("银杏志愿服务队", "槐序小学")])
    >>> bridge = measure(chain).nodes[0]
    >>> bridge.label, bridge.degree, bridge.betweenness_centrality, bridge.articulation_point
    ('银杏志愿服务队', 2, 1.0, True)
    """
    import networkx

    names = list(network)
    simple = _simple(network, names)
    pivots = min(len(names), pivots or (len(names) if len(names) <= MOST_EXACT else PIVOTS))
    between = networkx.betweenness_centrality(simple, k=pivots if pivots < len(names) else None, seed=seed)
    cores, cuts = networkx.core_number(simple), set(networkx.articulation_points(simple))
    components = _largest_first(networkx.connected_components(simple))
    communities = _largest_first(networkx.community.louvain_communities(simple, seed=seed) if names else [])
    component_of, community_of = _numbers(components), _numbers(communities)
    found = [
        NodeMeasures(
            node=name,
            label=str(network.nodes[name].get("label", name)),
            type=str(network.nodes[name].get("type", "")),
            degree=simple.degree(number),
            weighted_degree=simple.degree(number, weight="weight"),
            betweenness_centrality=round(between[number], 6),
            core_number=cores[number],
            articulation_point=number in cuts,
            component=component_of[number],
            community=community_of[number],
        )
        for number, name in enumerate(names)
    ]
    found.sort(key=lambda node: (-node.degree, -node.betweenness_centrality, node.label, node.node))
    modularity = networkx.community.modularity(simple, communities) if simple.size() else 0.0
    return Measures(
        nodes=tuple(found),
        edges=simple.number_of_edges(),
        components=len(components),
        communities=len(communities),
        density=networkx.density(simple),
        modularity=round(modularity, 6),
        pivots=pivots,
    )


def _simple(network: Graph[str], names: Sequence[str]) -> Graph[int]:
    """The network without direction, loops and parallels; its nodes are numbers, since sets of these have one order."""
    from networkx import Graph

    numbers = {name: number for number, name in enumerate(names)}
    simple: Graph[int] = Graph()
    simple.add_nodes_from(numbers.values())
    for one, other, weight in network.edges(data="weight", default=1):
        ends = numbers[one], numbers[other]
        if one != other:
            before = simple.get_edge_data(*ends, default={"weight": 0})["weight"]
            simple.add_edge(*ends, weight=before + weight)
    return simple


def _largest_first(groups: Iterable[Iterable[int]]) -> list[list[int]]:
    return sorted((sorted(group) for group in groups), key=lambda group: (-len(group), group))


def _numbers(groups: Iterable[Iterable[int]]) -> dict[int, int]:
    return {node: number for number, group in enumerate(groups) for node in group}


def _row(node: NodeMeasures) -> tuple[str, ...]:
    cut = "yes" if node.articulation_point else ""
    figures = f"{node.degree}", f"{node.weighted_degree:g}", f"{node.betweenness_centrality:.3f}", f"{node.core_number}"
    return (node.label, node.type, *figures, cut, f"{node.component}", f"{node.community}")
