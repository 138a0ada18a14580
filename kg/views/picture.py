"""A network as a still picture in SVG, for a report, a notebook or a wall."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi, sin
from typing import IO, TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, ElementTree, SubElement

from kg.knowledge.ontology import load_ontology
from kg.model import EntityType
from kg.views.contents import harmless
from kg.views.layout import LABEL_CHARACTERS
from kg.views.looks import LOOKS, size_of, spots_of

if TYPE_CHECKING:
    from networkx import Graph

_SPACE = "http://www.w3.org/2000/svg"
_MARGIN, _LEGEND, _WIDEST = 90, 44, 1000
_FONT = "'Noto Sans SC','Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif"
_NOTE = "连线据报道抽取：不是指控，也可能有误。"
# The corners of each shape, and how far the first is turned from the right.
_CORNERS = {"square": (4, pi / 4), "diamond": (4, 0.0), "triangleDown": (3, pi / 2), "hexagon": (6, 0.0)}


def write_svg(network: Graph[str], out: IO[bytes]) -> None:
    """Write a network as SVG: a shape and a colour for each type, links as wide as their weight, names below.

    A pointer on a node or a link shows its full name, or what is shared.

    >>> from io import BytesIO
    >>> from networkx import Graph
    >>> network, out = Graph(), BytesIO()
    >>> network.add_node("urn:1", label="周远山", type="Person")
    >>> write_svg(network, out)
    >>> "周远山</text>" in out.getvalue().decode("utf-8")
    True
    """
    spots = spots_of(network)
    columns, rows = ([spot[axis] for spot in spots.values()] or [0] for axis in (0, 1))
    left, top = min(columns) - _MARGIN, min(rows) - _MARGIN
    width = max(max(columns) + _MARGIN - left, 5 * _MARGIN)
    height = max(rows) + _MARGIN - top + _LEGEND
    scale = min(1.0, _WIDEST / width)
    box = {"width": f"{width * scale:.0f}", "height": f"{height * scale:.0f}"}
    box["viewBox"] = f"{left} {top} {width} {height}"
    root = Element("svg", {"xmlns": _SPACE, "role": "img", "font-family": _FONT, "font-size": "12", **box})
    SubElement(root, "title").text = f"{len(network)} 个实体，{network.number_of_edges()} 条连线"
    SubElement(root, "rect", {"x": f"{left}", "y": f"{top}", "width": "100%", "height": "100%", "fill": "#ffffff"})
    for one, other, attributes in network.edges(data=True):
        _link(root, spots[one], spots[other], attributes)
    for node, attributes in network.nodes(data=True):
        _node(root, spots[node], attributes, size_of(network, node))
    _legend(root, {attributes["type"] for _, attributes in network.nodes(data=True)}, left + 16, top + height - 30)
    ElementTree(root).write(out, encoding="utf-8", xml_declaration=False)


def _link(root: Element, one: tuple[int, int], other: tuple[int, int], attributes: Mapping[str, Any]) -> None:
    ends = {"x1": f"{one[0]}", "y1": f"{one[1]}", "x2": f"{other[0]}", "y2": f"{other[1]}"}
    pen = {"stroke": "#8a929c", "stroke-width": f"{min(1 + attributes.get('weight', 1), 9)}", "opacity": "0.7"}
    if attributes.get("factuality") in ("planned", "inferred"):
        pen["stroke-dasharray"] = "5 4"
    says = attributes.get("initiative_labels") or attributes.get("quote", "")
    SubElement(SubElement(root, "line", ends | pen), "title").text = harmless(says)


def _node(root: Element, spot: tuple[int, int], attributes: Mapping[str, Any], size: float) -> None:
    x, y = spot
    group = SubElement(root, "g")
    label = harmless(attributes["label"])
    SubElement(group, "title").text = label
    _shape(group, attributes["type"], x, y, size)
    short = label if len(label) <= LABEL_CHARACTERS else label[: LABEL_CHARACTERS - 1] + "…"
    halo = {"stroke": "#ffffff", "stroke-width": "3", "paint-order": "stroke"}
    middle = {"x": f"{x}", "y": f"{y + size / 2 + 14:g}", "text-anchor": "middle", "fill": "#1d2530"}
    SubElement(group, "text", middle | halo).text = short


def _shape(parent: Element, type_: str, x: float, y: float, size: float) -> None:
    name, colour = LOOKS[EntityType(type_)]
    if name == "dot":
        SubElement(parent, "circle", {"cx": f"{x:g}", "cy": f"{y:g}", "r": f"{size / 2:g}", "fill": colour})
        return
    count, turn = _CORNERS[name]
    angles = (turn + 2 * pi * corner / count for corner in range(count))
    corners = (f"{x + cos(angle) * size * 0.6:.1f},{y + sin(angle) * size * 0.6:.1f}" for angle in angles)
    SubElement(parent, "polygon", {"points": " ".join(corners), "fill": colour})


def _legend(root: Element, types: set[str], x: float, y: float) -> None:
    for type_ in (type_ for type_ in EntityType if type_ in types):
        label = load_ontology().label(type_.value, "zh")
        _shape(root, type_, x + 6, y, 12)
        SubElement(root, "text", {"x": f"{x + 18:g}", "y": f"{y + 4:g}", "fill": "#1d2530"}).text = label
        x += 34 + 12 * len(label)
    SubElement(root, "text", {"x": f"{x:g}", "y": f"{y + 4:g}", "fill": "#5a6570"}).text = _NOTE
