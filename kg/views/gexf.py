"""Networks as files for Gephi: GEXF 1.3 with days, colours and places, and GraphML.

Text goes in without control characters; nothing is None, and no attribute is a list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import IO, TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, ElementTree, SubElement

from kg.model import EntityType
from kg.views.contents import harmless
from kg.views.looks import colour_of, size_of, spots_of
from kg.views.projection import NOTE
from kg.views.spells import Spell, finest, joined, spell_of

if TYPE_CHECKING:
    from networkx import Graph

# The names by which GEXF 1.3 goes; they are no addresses to ask.
_SPACE, _VIZ = "http://gexf.net/1.3", "http://gexf.net/1.3/viz"
_KINDS = {str: "string", int: "integer", float: "double"}
_APART = "; "


def write_gexf(network: Graph[str], out: IO[bytes]) -> None:
    """Write a network of `kg.views.network` or `kg.views.projection` as GEXF 1.3.

    Each link has spells: the days of its initiative, or else of the article
    that says so; a month or a year is all its days.  A node has the spells of
    its links and of its own dates.  What has no date has no spell, and is
    always there.

    >>> from io import BytesIO
    >>> from networkx import Graph
    >>> network, out = Graph(), BytesIO()
    >>> network.add_node("urn:1", label="周远山", type="Person")
    >>> write_gexf(network, out)
    >>> '<node id="urn:1" label="周远山">' in out.getvalue().decode("utf-8")
    True
    """
    root = Element("gexf", {"xmlns": _SPACE, "xmlns:viz": _VIZ, "version": "1.3"})
    meta = SubElement(root, "meta")
    SubElement(meta, "creator").text = "civic-kg"
    SubElement(meta, "description").text = NOTE
    times = {"mode": "dynamic", "timeformat": "date", "timerepresentation": "interval"}
    direction = "directed" if network.is_directed() else "undirected"
    graph = SubElement(root, "graph", {"defaultedgetype": direction, "idtype": "string", **times})
    columns = {kind: _columns(attributes) for kind, attributes in _attributes(network).items()}
    for kind, titles in columns.items():
        _declare(graph, kind, titles)
    spells = edge_spells(network)
    _nodes(SubElement(graph, "nodes"), network, columns["node"], _node_spells(network, spells))
    edges = SubElement(graph, "edges")
    for number, ((one, other, attributes), days) in enumerate(zip(network.edges(data=True), spells, strict=True)):
        _edge(edges, f"e{number}", (one, other), attributes, columns["edge"], days)
    ElementTree(root).write(out, encoding="utf-8", xml_declaration=True)


def write_graphml(network: Graph[str], out: IO[bytes]) -> None:
    """Write a network as GraphML, with ``x``, ``y``, ``size``, ``r``, ``g`` and ``b``, which Gephi takes for looks.

    Keys have the attributes' own names: Gephi takes one called ``d3`` for the label.

    >>> from io import BytesIO
    >>> from networkx import Graph
    >>> out = BytesIO()
    >>> write_graphml(Graph(), out)
    >>> b"graphml" in out.getvalue()
    True
    """
    from networkx import write_graphml_xml

    drawn = network.copy()
    spots = spots_of(network)
    for node, attributes in drawn.nodes(data=True):
        red, green, blue = colour_of(attributes["type"])
        look = {"x": spots[node][0], "y": -spots[node][1], "size": size_of(network, node)}
        attributes.update(_clean(attributes) | look | {"r": red, "g": green, "b": blue})
    for number, (*_, attributes) in enumerate(drawn.edges(data=True)):
        attributes.update(_clean(attributes) | {"id": f"e{number}"})
    drawn.graph = _clean(drawn.graph)
    write_graphml_xml(drawn, out, named_key_ids=True, edge_id_from_attribute="id")


def edge_spells(network: Graph[str]) -> list[tuple[Spell, ...]]:
    """Return the days of each link, in the order of the network's links.

    >>> from networkx import Graph
    >>> edge_spells(Graph([("周远山", "陈望舒", {"dates": "2024-11"})]))
    [(('2024-11-01', '2024-11-30'),)]
    """
    return [_spells(_link_days(network, *link)) for link in network.edges(data=True)]


def _link_days(network: Graph[str], one: str, other: str, attributes: dict[str, Any]) -> list[str]:
    if "dates" in attributes:
        return _split(attributes["dates"])
    ends = [network.nodes[end] for end in (one, other)]
    initiatives = (end for end in ends if end.get("type") == EntityType.INITIATIVE)
    days = [day for initiative in initiatives for day in finest(_split(initiative.get("dates", "")))]
    if attributes.get("factuality") not in ("planned", "inferred") and any(map(spell_of, days)):
        return days
    return _split(attributes.get("published", ""))


def _node_spells(network: Graph[str], links: Iterable[tuple[Spell, ...]]) -> dict[str, tuple[Spell, ...]]:
    found: dict[str, list[Spell]] = defaultdict(list)
    for node, dates in network.nodes(data="dates", default=""):
        found[node] += _spells(finest(_split(dates)))
    for (one, other), spells in zip(network.edges(), links, strict=True):
        found[one] += spells
        found[other] += spells
    return {node: joined(spells) for node, spells in found.items()}


def _spells(days: Iterable[str]) -> tuple[Spell, ...]:
    return joined(spell for spell in map(spell_of, days) if spell)


def _split(dates: str) -> list[str]:
    return [day for day in dates.split(_APART) if day]


def _attributes(network: Graph[str]) -> dict[str, list[dict[str, Any]]]:
    """All attributes but those that GEXF has a place of its own for."""
    nodes = [_clean(attributes) for _, attributes in network.nodes(data=True)]
    edges = [_clean(attributes) for *_, attributes in network.edges(data=True)]
    return {
        "node": [{name: value for name, value in one.items() if name != "label"} for one in nodes],
        "edge": [{name: value for name, value in one.items() if name != "weight"} for one in edges],
    }


def _columns(rows: Iterable[dict[str, Any]]) -> dict[str, str]:
    return {name: _KINDS[type(value)] for row in rows for name, value in row.items()}


def _declare(graph: Element, kind: str, columns: dict[str, str]) -> None:
    if columns:
        declared = SubElement(graph, "attributes", {"class": kind, "mode": "static"})
        for title, type_ in columns.items():
            SubElement(declared, "attribute", {"id": title, "title": title, "type": type_})


def _nodes(parent: Element, network: Graph[str], columns: dict[str, str], spells: dict[str, tuple[Spell, ...]]) -> None:
    spots = spots_of(network)
    for node, attributes in network.nodes(data=True):
        element = SubElement(parent, "node", {"id": node, "label": _token(attributes["label"])})
        _values(element, columns, attributes)
        _times(element, spells[node])
        red, green, blue = map(str, colour_of(attributes["type"]))
        SubElement(element, "viz:color", {"r": red, "g": green, "b": blue})
        # The layout's y goes down, Gephi's up.
        SubElement(element, "viz:position", {"x": f"{spots[node][0]}", "y": f"{-spots[node][1]}", "z": "0"})
        SubElement(element, "viz:size", {"value": f"{size_of(network, node)}"})


def _edge(
    parent: Element, id_: str, ends: tuple[str, str], attributes: dict[str, Any], columns: dict[str, str],
    spells: tuple[Spell, ...],
) -> None:  # fmt: skip
    named = {"id": id_, "source": ends[0], "target": ends[1], "weight": f"{attributes.get('weight', 1)}"}
    if "predicate" in attributes:
        # Gephi keeps links of different kinds between two nodes apart.
        named |= {"label": attributes["predicate"], "kind": attributes["predicate"]}
    element = SubElement(parent, "edge", named)
    _values(element, columns, attributes)
    _times(element, spells)


def _values(element: Element, columns: dict[str, str], attributes: dict[str, Any]) -> None:
    values = SubElement(element, "attvalues")
    for name, value in _clean(attributes).items():
        if name in columns:
            SubElement(values, "attvalue", {"for": name, "value": str(value)})


def _times(element: Element, spells: Iterable[Spell]) -> None:
    times = [{"start": start, "end": end} for start, end in spells]
    if times:
        parent = SubElement(element, "spells")
        for time in times:
            SubElement(parent, "spell", time)


def _token(text: str) -> str:
    return " ".join(harmless(text).split())


def _clean(attributes: dict[str, Any]) -> dict[str, Any]:
    return {name: harmless(value) if isinstance(value, str) else value for name, value in attributes.items()}
