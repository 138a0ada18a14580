"""The NetworkX view: flat attributes, dates on their initiative, one order."""

from io import BytesIO

import networkx
import pytest

from kg.views.network import network_of

from .rows import Rows, article_text

MEETING = "urn:四季度重点项目推进会"


@pytest.fixture
def network(rows: Rows) -> "networkx.MultiDiGraph[str]":
    entities, _, facts = rows
    return network_of(entities, facts)


def test_entities_are_nodes_with_what_is_known_of_them(network: "networkx.MultiDiGraph[str]", rows: Rows) -> None:
    assert len(network) == len(rows[0])
    assert network.nodes["urn:周远山"] == {"label": "周远山", "type": "Person", "kind": "", "mentions": 1}


def test_a_statement_is_an_edge_with_its_evidence(network: "networkx.MultiDiGraph[str]") -> None:
    (edge,) = network.get_edge_data("urn:周远山", MEETING).values()
    assert edge["predicate"] == "participatesIn"
    assert edge["qualifier"] == "attends; speaks"
    assert article_text(0)[edge["start_char"] : edge["end_char"]] == edge["quote"]
    assert (edge["file"], edge["published"], edge["rule"], edge["confidence"]) == (
        "0.txt",
        "2024-11-01",
        "by-hand",
        0.9,
    )


def test_dates_stand_on_the_initiative_and_are_no_nodes(network: "networkx.MultiDiGraph[str]") -> None:
    assert network.nodes[MEETING]["dates"] == "2024-11-01"
    assert "2024-11-01" not in network


def test_planned_statements_keep_their_factuality(network: "networkx.MultiDiGraph[str]") -> None:
    (edge,) = network.get_edge_data("urn:青禾社区", "urn:“巷口故事会”项目").values()
    assert edge["factuality"] == "planned"


def test_an_article_is_no_node(network: "networkx.MultiDiGraph[str]") -> None:
    assert not [node for node in network if node.startswith("urn:article")]


def test_every_attribute_is_flat_so_that_graphml_takes_it(network: "networkx.MultiDiGraph[str]") -> None:
    networkx.write_graphml(network, BytesIO())
    values = [value for _, attributes in network.nodes(data=True) for value in attributes.values()]
    values += [value for *_, attributes in network.edges(data=True) for value in attributes.values()]
    assert {type(value) for value in values} <= {str, int, float}


def test_the_order_of_rows_does_not_matter(network: "networkx.MultiDiGraph[str]", rows: Rows) -> None:
    entities, _, facts = rows
    again = network_of(reversed(entities), reversed(facts))
    assert list(again.nodes(data=True)) == list(network.nodes(data=True))
    assert list(again.edges(data=True, keys=True)) == list(network.edges(data=True, keys=True))
