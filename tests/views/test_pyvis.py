"""The pyvis view: a real Network, laid out, with nothing of the news in an id or in markup."""

from dataclasses import replace

import pytest
from pyvis.network import Network

from kg.views.network import network_of
from kg.views.pyvis import pyvis_of

from .rows import Rows


@pytest.fixture
def drawn(rows: Rows) -> Network:
    entities, _, facts = rows
    return pyvis_of(network_of(entities, facts))


def test_it_is_a_pyvis_network_with_all_nodes_and_statements(drawn: Network, rows: Rows) -> None:
    assert isinstance(drawn, Network)
    assert drawn.num_nodes() == len(rows[0])
    assert drawn.num_edges() == len([fact for fact in rows[2] if not fact.literal and fact.predicate != "authoredBy"])
    assert drawn.get_node("n0") == drawn.nodes[0]


def test_nodes_have_a_place_and_physics_is_off(drawn: Network) -> None:
    assert all(isinstance(node["x"], int) and isinstance(node["y"], int) for node in drawn.nodes)
    assert drawn.options.physics.enabled is False


def test_each_type_has_a_shape_of_its_own(drawn: Network) -> None:
    assert len({node["shape"] for node in drawn.nodes}) == 5


def test_planned_and_inferred_links_are_dashed(drawn: Network, rows: Rows) -> None:
    uncertain = [fact for fact in rows[2] if fact.factuality in ("planned", "inferred")]
    assert len([edge for edge in drawn.edges if edge["dashes"]]) == len(uncertain)


def test_a_name_cannot_make_pyvis_show_markup(rows: Rows) -> None:
    entities, _, facts = rows
    name = '<a href="javascript:alert(1)">周远山</a>'
    hostile = [replace(entities[0], name=name, names=(name,)), *entities[1:]]
    drawn = pyvis_of(network_of(hostile, facts))
    assert not [node for node in drawn.nodes if "href" in node["title"]]
    assert {node["id"] for node in drawn.nodes} == {f"n{number}" for number in range(len(entities))}
    assert name not in drawn.generate_html()
