"""How a network is drawn, wherever it is drawn: a shape and a colour for each type, a place for each node."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from kg.model import EntityType
from kg.views.layout import place

if TYPE_CHECKING:
    from networkx import Graph

LOOKS = {
    EntityType.PERSON: ("dot", "#0072b2"),
    EntityType.ORGANIZATION: ("square", "#c77700"),
    EntityType.ADMINISTRATIVE_UNIT: ("diamond", "#6a5acd"),
    EntityType.PLACE: ("triangleDown", "#00805e"),
    EntityType.INITIATIVE: ("hexagon", "#b4548f"),
}
"""The shape, by vis-network's name, and the colour of each type."""


def spots_of(network: Graph[str]) -> dict[str, tuple[int, int]]:
    """Return the place (x right, y down, in pixels) of each node, the same in every run.

    >>> from networkx import Graph
    >>> spots_of(Graph())
    {}
    """
    ranks = {node: rank for rank, node in enumerate(network)}
    labels = [network.nodes[node]["label"] for node in network]
    # A link of weight three pulls as three links do.
    links = [
        (ranks[one], ranks[other])
        for one, other, weight in network.edges(data="weight", default=1)
        for _ in range(min(int(weight), 9))
    ]
    return dict(zip(network, place(labels, links), strict=True))


def colour_of(type_: str) -> tuple[int, int, int]:
    """Return the red, green and blue of a type's colour, each from 0 to 255.

    >>> colour_of("Person")
    (0, 114, 178)
    """
    _, colour = LOOKS[EntityType(type_)]
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def size_of(network: Graph[str], node: str) -> float:
    """Return the diameter of a node, which grows with the root of its links.

    >>> from networkx import Graph
    >>> size_of(Graph([("周远山", "推进会")]), "周远山")
    13.0
    """
    links: int = network.degree(node)
    return round(10 + 3 * sqrt(min(links, 400)), 1)
