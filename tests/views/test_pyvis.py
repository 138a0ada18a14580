"""The pyvis view: a real Network, laid out, with nothing of the news in an id or in markup."""

import json
from dataclasses import replace
from pathlib import Path
from time import process_time

import pytest
from pyvis.network import Network

from benchmarks.graphs import fictional_graph
from kg.graph.store import Store
from kg.views.network import network_of
from kg.views.pyvis import MOST_NODES, pyvis_of, render_pyvis, write_pyvis_page

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


def test_one_can_go_on_with_it(drawn: Network) -> None:
    drawn.add_node("new", label="读者自己的节点")
    drawn.add_edge("n0", "new")
    assert "new" in drawn.neighbors("n0")
    drawn.show_buttons(filter_=["physics"])
    assert json.dumps("读者自己的节点") in drawn.generate_html()
    assert len(drawn.get_adj_list()) == drawn.num_nodes() == len(drawn.get_nodes())


def _filling_seconds(size: int) -> float:
    entities, _, facts = fictional_graph(size)
    network = network_of(entities, facts)
    best = 60.0
    for _ in range(3):
        start = process_time()
        pyvis_of(network)
        best = min(best, process_time() - start)
    return best


def test_filling_it_takes_time_in_step_with_the_size(monkeypatch: pytest.MonkeyPatch) -> None:
    # The layout is measured elsewhere; what is left would be sixteen times as long with pyvis's own add_node.
    monkeypatch.setattr("kg.views.pyvis.spots_of", lambda network: dict.fromkeys(network, (0, 0)))
    _filling_seconds(500)
    assert _filling_seconds(8000) < 9 * _filling_seconds(2000)


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


def test_its_page_is_closed_and_keeps_the_licence(drawn: Network) -> None:
    page = render_pyvis(drawn, title="云栖<区>")
    head, _, library = page.partition('<script id="graph"')
    assert "<title>云栖&lt;区&gt;</title>" in head
    assert "default-src &#x27;none&#x27;" in head
    assert "http" not in head.replace('http-equiv="Content-Security-Policy"', "")
    assert "vis.js is dual licensed under both" in library


def test_a_large_graph_is_cut_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entities, _, facts = fictional_graph(MOST_NODES + 50)
    monkeypatch.setattr("kg.views.pyvis.to_networkx", lambda store: network_of(entities, facts))
    write_pyvis_page(Store.memory(), tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text("utf-8")
    assert "1,000 个实体，联系较少的 50 个未收入本页" in page
