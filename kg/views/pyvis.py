"""The graph as a pyvis `Network`, for those who want to style it by hand."""

from __future__ import annotations

from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import MissingExtraError
from kg.graph.store import Store
from kg.views.contents import harmless
from kg.views.looks import LOOKS, spots_of
from kg.views.network import to_networkx
from kg.views.page import TITLE, fill_template, plain_lines, policy_of, read_part, save_page, to_json

if TYPE_CHECKING:
    from networkx import MultiDiGraph
    from pyvis.network import Network

# vis-network moves some thousand nodes at a time and no more.
MOST_NODES = 1000


def to_pyvis(store: Store) -> Network:
    """Return a store's network as a `pyvis.network.Network`, laid out, with physics off.

    Node ids are opaque (``n0``, ``n1``, in the order of `to_networkx`).  Write
    it with `write_pyvis_page`: pyvis's own writer asks a remote server for
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
    ids = {iri: f"n{rank}" for rank, iri in enumerate(network)}
    spots = spots_of(network)
    # pyvis's add_node and add_edge search all that is there already: quadratic.
    drawn.nodes.extend(_node(ids[iri], network.nodes[iri], spots[iri]) for iri in network)
    drawn.node_ids.extend(ids.values())
    drawn.node_map.update({node["id"]: node for node in drawn.nodes})
    drawn.edges.extend(_edge(ids[s], ids[o], statement) for s, o, statement in network.edges(data=True))
    drawn.toggle_physics(False)
    return drawn


def write_pyvis_page(store: Store, path: Path, *, title: str = TITLE) -> None:
    """Write a store's network as one offline page drawn by vis-network: the best-connected thousand entities at most.

    Raises `StoreError` where the file cannot be written, `MissingExtraError`
    where pyvis has no vis-network 9.1.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_pyvis_page(Store.memory(), Path(folder, "云栖区.html"))
    ...     "https:" in Path(folder, "云栖区.html").read_text("utf-8").partition("<script>")[0]
    False
    """
    network = to_networkx(store)
    save_page(render_pyvis(pyvis_of(_best_connected(network)), title=title, left=len(network) - MOST_NODES), path)


def render_pyvis(drawn: Network, *, title: str = TITLE, left: int = 0) -> str:
    """Return a page of a pyvis network, which needs no other file, asks no network, and runs nothing but its scripts.

    ``left`` is how many entities are not in it; the page says so.
    """
    style, script, library = read_part("pyvis.css"), read_part("pyvis.js"), _library()
    count = f"{len(drawn.nodes):,} 个实体" + (f"，联系较少的 {left:,} 个未收入本页" if left > 0 else "")
    slots = {
        "title": escape(harmless(title)),
        "policy": escape(policy_of([library, script], style), quote=True),
        "style": style,
        "count": count,
        "graph": to_json({"nodes": [_shown(node) for node in drawn.nodes], "edges": [_shown(e) for e in drawn.edges]}),
        "library": library,
        "script": script,
    }
    return fill_template("pyvis.html", slots)


def _shown(part: dict[str, Any]) -> dict[str, Any]:
    return {name: harmless(value) if isinstance(value, str) else value for name, value in part.items()}


def _best_connected(network: MultiDiGraph[str]) -> MultiDiGraph[str]:
    if len(network) <= MOST_NODES:
        return network
    ranked = sorted(network, key=lambda node: (-network.degree(node), node))
    return network.subgraph(ranked[:MOST_NODES])


def _library() -> str:
    """The vis-network script that pyvis brings, with its licence notice; found without importing pyvis."""
    spec = find_spec("pyvis")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        scripts = sorted(Path(folder).glob("templates/lib/vis-9.1.*/vis-network.min.js"))
        if scripts:
            return plain_lines(scripts[-1].read_text("utf-8"))
    raise MissingExtraError("pyvis: its vis-network 9.1 is not installed; install pyvis 0.3.2")


def _node(identifier: str, entity: dict[str, Any], spot: tuple[int, int]) -> dict[str, Any]:
    shape, color = LOOKS[entity["type"]]
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
