"""The graph as a pyvis `Network`, for those who want to style it by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.graph.store import Store
from kg.views.layout import place
from kg.views.network import to_networkx

if TYPE_CHECKING:
    from networkx import MultiDiGraph
    from pyvis.network import Network

_LOOKS = {
    "Person": ("dot", "#0072b2"),
    "Organization": ("square", "#c77700"),
    "AdministrativeUnit": ("diamond", "#6a5acd"),
    "Place": ("triangleDown", "#00805e"),
    "Initiative": ("hexagon", "#b4548f"),
}


def to_pyvis(store: Store) -> Network:
    """Return a store's network as a `pyvis.network.Network`, laid out, with physics off.

    Node ids are opaque (``n0``, ``n1``, in the order of `to_networkx`).  Write
    the page with `kg.views.page`: pyvis's own writer asks a remote server for
    styles, fails on Chinese Windows, and can run markup found in names.

    >>> to_pyvis(Store.memory()).nodes
    []
    """
    return pyvis_of(to_networkx(store))


def pyvis_of(network: MultiDiGraph[str]) -> Network:
    """Return a network made by `kg.views.network` as pyvis's, as `to_pyvis` does of a store.

    >>> from kg.graph.reader import EntityRow
    >>> from kg.views.network import network_of
    >>> drawn = pyvis_of(network_of([EntityRow("urn:1", "Person", "", "周远山", ("周远山",), 2)], []))
    >>> drawn.nodes[0]["id"], drawn.nodes[0]["label"], drawn.nodes[0]["shape"]
    ('n0', '周远山', 'dot')
    """
    from pyvis.network import Network

    drawn = Network(directed=True, cdn_resources="in_line")
    ranks = {iri: rank for rank, iri in enumerate(network)}
    ids = {iri: f"n{rank}" for iri, rank in ranks.items()}
    spots = place([network.nodes[iri]["label"] for iri in network], [(ranks[s], ranks[o]) for s, o in network.edges()])
    # pyvis's add_node and add_edge search all that is there already: quadratic.
    drawn.nodes.extend(_node(ids[iri], network.nodes[iri], spots[ranks[iri]]) for iri in network)
    drawn.node_ids.extend(ids.values())
    drawn.node_map.update({node["id"]: node for node in drawn.nodes})
    drawn.edges.extend(_edge(ids[s], ids[o], statement) for s, o, statement in network.edges(data=True))
    drawn.toggle_physics(False)
    return drawn


def _node(identifier: str, entity: dict[str, Any], spot: tuple[int, int]) -> dict[str, Any]:
    shape, color = _LOOKS[entity["type"]]
    title = _plain(f"{entity['label']} ({entity['type']})")
    look = {"shape": shape, "color": color, "size": 12, "physics": False}
    return {"id": identifier, "label": entity["label"], "title": title, "x": spot[0], "y": spot[1]} | look


def _edge(subject: str, end: str, statement: dict[str, Any]) -> dict[str, Any]:
    title = _plain(f"{statement['predicate']} {statement['qualifier']}\n{statement['quote']}")
    dashes = statement["factuality"] in ("planned", "inferred")
    return {"from": subject, "to": end, "title": title, "arrows": "to", "smooth": False, "dashes": dashes}


def _plain(text: str) -> str:
    """Text that stays text: pyvis shows a node title with ``href`` in it as markup."""
    return text.replace("href", "hre\u200bf")
