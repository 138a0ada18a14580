"""GEXF and GraphML as Gephi reads them: grammar of GEXF 1.3, days, colours, places; nothing that breaks a reader."""

import io
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import IO, Any
from xml.etree.ElementTree import Element, fromstring

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.views.gexf import edge_spells, write_gexf, write_graphml
from kg.views.looks import colour_of, spots_of
from kg.views.network import network_of
from kg.views.picture import write_svg
from kg.views.projection import projection_of

from .rows import Rows

Network = Any
SPACE, VIZ = "{http://gexf.net/1.3}", "{http://gexf.net/1.3/viz}"

# The grammar of the specification, https://gexf.net/1.3/gexf.rnc: for each element its attributes (those that it
# must have with !) and its children.
GRAMMAR: dict[str, tuple[str, str]] = {
    "gexf": ("version!", "meta graph"),
    "meta": ("lastmodifieddate", "creator description keywords"),
    "creator": ("", ""),
    "description": ("", ""),
    "graph": ("defaultedgetype idtype mode timeformat timerepresentation start end", "attributes nodes edges"),
    "attributes": ("class! mode", "attribute"),
    "attribute": ("id! title! type!", "default options"),
    "nodes": ("count", "node"),
    "edges": ("count", "edge"),
    "node": ("id! label start end", "attvalues spells color position size"),
    "edge": ("id type label source! target! weight kind start end", "attvalues spells color thickness shape"),
    "attvalues": ("", "attvalue"),
    "attvalue": ("for! value!", ""),
    "spells": ("", "spell"),
    "spell": ("start end", ""),
    "color": ("r! g! b! a", ""),
    "position": ("x! y! z", ""),
    "size": ("value!", ""),
}
VALUES = {
    ("gexf", "version"): {"1.3"},
    ("graph", "defaultedgetype"): {"directed", "undirected"},
    ("graph", "idtype"): {"string"},
    ("graph", "mode"): {"dynamic"},
    ("graph", "timeformat"): {"date"},
    ("graph", "timerepresentation"): {"interval"},
    ("attributes", "class"): {"node", "edge"},
    ("attributes", "mode"): {"static"},
    ("attribute", "type"): {"string", "integer", "double"},
}


def written(write: Callable[[Network, IO[bytes]], None], network: Network) -> bytes:
    out = io.BytesIO()
    write(network, out)
    return out.getvalue()


def name_of(element: Element) -> str:
    space, _, name = element.tag.rpartition("}")
    assert space + "}" == (VIZ if name in ("color", "position", "size") else SPACE)
    return name


def check_grammar(element: Element) -> None:
    name = name_of(element)
    attributes, children = (words.split() for words in GRAMMAR[name])
    needed = {word[:-1] for word in attributes if word.endswith("!")}
    assert needed <= set(element.attrib) <= {word.rstrip("!") for word in attributes}
    for attribute, value in element.attrib.items():
        assert value in VALUES.get((name, attribute), {value})
        if attribute in ("start", "end"):
            assert date.fromisoformat(value).isoformat() == value
        if attribute in ("r", "g", "b"):
            assert 0 <= int(value) <= 255
        if attribute == "label":  # xsd:token
            assert value == " ".join(value.split())
    assert [name_of(child) for child in element if name_of(child) not in children] == []
    assert len(element) > 0 or name != "spells"
    for child in element:
        check_grammar(child)


def check_gexf(data: bytes) -> None:
    root = fromstring(data)  # noqa: S314 - our own output
    check_grammar(root)
    assert [name_of(child) for child in root] == ["meta", "graph"]
    graph = root[1]
    order = [name_of(child) for child in graph]
    assert order == ["attributes"] * (len(order) - 2) + ["nodes", "edges"]
    nodes, edges = list(graph[-2]), list(graph[-1])
    ids = [node.get("id") for node in nodes]
    assert len(set(ids)) == len(ids)
    assert len({edge.get("id") for edge in edges}) == len(edges)
    assert {edge.get(end) for edge in edges for end in ("source", "target")} <= set(ids)
    for kind, elements in (("node", nodes), ("edge", edges)):
        declared = {
            attribute.get("id"): attribute.get("type")
            for group in graph
            if group.get("class") == kind
            for attribute in group
        }
        for value in (value for element in elements for value in element.iter(f"{SPACE}attvalue")):
            {"string": str, "integer": int, "double": float}[declared[value.get("for")]](value.get("value"))


def networks(rows: Rows) -> list[Network]:
    entities, _, facts = rows
    return [
        network_of(entities, facts),
        projection_of(entities, facts, "person"),
        projection_of(entities, facts, "organization"),
        network_of([], []),
        network_of(entities, []),
    ]


@pytest.mark.parametrize("number", range(5))
def test_gexf_is_as_its_grammar_says(number: int, rows: Rows) -> None:
    check_gexf(written(write_gexf, networks(rows)[number]))


@pytest.mark.parametrize("number", range(3))
def test_networkx_reads_gexf_back(number: int, rows: Rows) -> None:
    network = networks(rows)[number]
    back = networkx.read_gexf(io.BytesIO(written(write_gexf, network)))
    assert back.is_directed() == network.is_directed()
    assert set(back) == set(network)
    assert back.number_of_edges() == network.number_of_edges()
    for node, data in network.nodes(data=True):
        assert {name: back.nodes[node][name] for name in data} == data
    spells = dict(zip((f"e{n}" for n in range(len(network.edges))), edge_spells(network), strict=True))
    originals = {f"e{n}": (one, other, data) for n, (one, other, data) in enumerate(network.edges(data=True))}
    for one, other, data in back.edges(data=True):
        assert {one, other} == set(originals[data["id"]][:2])
        original = originals[data["id"]][2]
        assert {name: data[name] for name in original} == original
        assert tuple(data.get("spells", ())) == spells[data["id"]]


@pytest.mark.parametrize("number", range(3))
def test_networkx_reads_graphml_back(number: int, rows: Rows) -> None:
    network = networks(rows)[number]
    back = networkx.read_graphml(io.BytesIO(written(write_graphml, network)))
    assert (set(back), back.is_directed()) == (set(network), network.is_directed())
    assert back.graph.get("projection") == network.graph.get("projection")
    for node, data in network.nodes(data=True):
        assert {name: back.nodes[node][name] for name in data} == data
    ours = sorted(str(sorted(data.items())) for *_, data in network.edges(data=True))
    theirs = [{name: value for name, value in data.items() if name != "id"} for *_, data in back.edges(data=True)]
    assert sorted(str(sorted(data.items())) for data in theirs) == ours


def test_networkx_own_writers_take_the_network_too(rows: Rows) -> None:
    network = networks(rows)[0]
    for write, read in (
        (networkx.write_gexf, networkx.read_gexf),
        (networkx.write_graphml, networkx.read_graphml),
    ):
        back = read(io.BytesIO(written(write, network)))
        assert back.number_of_edges() == network.number_of_edges()
        keys = [str(key) for *_, key in network.edges(keys=True)]
        assert len(set(keys)) == len(keys)
        # Characters of the file are no times.
        assert not any("start" in data for *_, data in back.edges(data=True))


def test_a_link_is_there_on_the_days_of_its_initiative(rows: Rows) -> None:
    network = networks(rows)[0]
    spells = {
        (one, other, data["predicate"], data["factuality"]): found
        for (one, other, data), found in zip(network.edges(data=True), edge_spells(network), strict=True)
    }
    repair = "urn:“邻里小修日”便民服务活动"
    assert spells["urn:望榆街道", repair, "organizes", "stated"] == (("2024-11-02", "2024-11-02"),)
    # No day is known of the office: it is of the day on which the paper says so.
    assert spells["urn:叶知秋", "urn:云栖区人民医院", "affiliatedWith", "stated"] == (("2024-11-03", "2024-11-03"),)


def test_a_node_is_there_on_the_days_of_its_links(rows: Rows) -> None:
    back = networkx.read_gexf(io.BytesIO(written(write_gexf, networks(rows)[0])))
    assert back.nodes["urn:沈清禾"]["spells"] == [("2024-11-02", "2024-11-03")]
    assert "spells" not in back.nodes["urn:苏晚晴"]


def test_a_month_is_all_its_days(rows: Rows) -> None:
    entities, _, facts = rows
    dated = [replace(fact, object="2024-11") if fact.literal else fact for fact in facts]
    spells = edge_spells(projection_of(entities, dated, "person"))
    assert (("2024-11-01", "2024-11-30"),) in spells


def test_colours_and_places_are_those_of_the_layout(rows: Rows) -> None:
    network = networks(rows)[0]
    spots = spots_of(network)
    gexf = networkx.read_gexf(io.BytesIO(written(write_gexf, network)))
    graphml = networkx.read_graphml(io.BytesIO(written(write_graphml, network)))
    for node, type_ in network.nodes(data="type"):
        viz, flat = gexf.nodes[node]["viz"], graphml.nodes[node]
        assert (viz["color"]["r"], viz["color"]["g"], viz["color"]["b"]) == colour_of(type_)
        assert (flat["r"], flat["g"], flat["b"]) == colour_of(type_)
        assert (viz["position"]["x"], -viz["position"]["y"]) == spots[node] == (flat["x"], -flat["y"])
        assert viz["size"] == flat["size"] > 0


def test_graphml_has_no_key_that_gephi_takes_for_something_else(rows: Rows) -> None:
    for network in networks(rows):
        root = fromstring(written(write_graphml, network))  # noqa: S314
        keys = [key.get("id") or "" for key in root if key.tag.endswith("key")]
        assert len(set(keys)) == len(keys)
        assert not [key for key in keys if re.fullmatch(r"d\d+", key)]
        edges = [element.get("id") for element in root.iter() if element.tag.endswith("}edge")]
        assert len(set(edges)) == len(edges)


HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("<>&\"'\x00\x0b\x1b\x85\u202e\ufffe\uffff\ud800\n\r\t]"),
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(names=st.lists(HOSTILE, min_size=2, max_size=2), quote=HOSTILE, word=HOSTILE)
def test_hostile_text_stays_text_without_control_characters(
    names: list[str], quote: str, word: str, rows: Rows
) -> None:
    entities, _, facts = rows
    hostile = [replace(entity, name=name, kind=word) for entity, name in zip(entities, names, strict=False)]
    hostile += entities[2:]
    said = [
        replace(fact, qualifiers=(word,), evidence=replace(fact.evidence, quote=quote, file=word, rule=word))
        for fact in facts
    ]
    for network in (network_of(hostile, said), projection_of(hostile, said, "person")):
        data = written(write_gexf, network)
        check_gexf(data)
        for text in (data, written(write_graphml, network), written(write_svg, network)):
            root = fromstring(text)  # noqa: S314
            strings = [value for element in root.iter() for value in (*element.attrib.values(), element.text or "")]
            found = {character for string in strings for character in string}
            assert not [c for c in found - set("\t\n\r") if unicodedata.category(c) in ("Cc", "Cs")]
            assert "None" not in [string for string in strings if string not in (*names, quote, word)]
            assert {element.tag for element in root.iter()} <= tags(network, text)


def tags(network: Network, text: bytes) -> set[str]:
    """The elements that a format may have; text of the news adds none."""
    if b"http://gexf.net/1.3" in text[:200]:
        return {(VIZ if name in ("color", "position", "size") else SPACE) + name for name in GRAMMAR}
    names = "svg title rect line g circle polygon text graphml key graph node edge data".split()
    return {
        space + name
        for name in names
        for space in ("{http://www.w3.org/2000/svg}", "{http://graphml.graphdrawing.org/xmlns}")
    }


def test_the_same_network_gives_the_same_bytes(rows: Rows) -> None:
    entities, _, facts = rows
    for write in (write_gexf, write_graphml, write_svg):
        one = written(write, network_of(entities, facts))
        assert one == written(write, network_of(reversed(entities), reversed(facts)))
