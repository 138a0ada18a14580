"""The measures: NetworkX's own figures, the same in every run, with what they do not say."""

import json
import os
import subprocess
import sys
from pathlib import Path

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
from benchmarks.graphs import fictional_graph
from kg.views.measures import MOST_EXACT, PIVOTS, Measures, measure
from kg.views.network import network_of
from kg.views.projection import projection_of

from .rows import Rows

_EDGES = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8), st.integers(1, 4)), max_size=20)


@settings(deadline=None)
@given(_EDGES)
def test_they_are_those_of_networkx(edges: list[tuple[int, int, int]]) -> None:
    network: networkx.Graph[str] = networkx.Graph()
    for one, other, weight in edges:
        if one != other:
            network.add_edge(f"居民{one}", f"居民{other}", weight=weight)
    found = {node.node: node for node in measure(network).nodes}
    between, cores = networkx.betweenness_centrality(network), networkx.core_number(network)
    cuts = set(networkx.articulation_points(network))
    for name in network:
        node = found[name]
        assert node.degree == network.degree(name)
        assert node.weighted_degree == network.degree(name, weight="weight")
        assert node.betweenness_centrality == pytest.approx(between[name], abs=1e-6)
        assert node.core_number == cores[name]
        assert node.articulation_point == (name in cuts)
    parts = {frozenset(part) for part in networkx.connected_components(network)}
    numbers = {node.component for node in found.values()}
    assert {frozenset(n for n in found if found[n].component == number) for number in numbers} == parts


def test_direction_loops_and_parallel_links(rows: Rows) -> None:
    network = networkx.MultiDiGraph([("甲", "乙"), ("乙", "甲"), ("甲", "甲"), ("乙", "丙")])
    found = {node.label: node for node in measure(network).nodes}
    assert (found["甲"].degree, found["甲"].weighted_degree) == (1, 2)
    assert found["乙"].betweenness_centrality == 1.0
    whole = measure(network_of(rows[0], rows[2]))
    assert len(whole.nodes) == len(rows[0])


def test_who_bridges_two_groups_stands_out(rows: Rows) -> None:
    measures = measure(projection_of(rows[0], rows[2], "person"))
    assert [node.label for node in measures.nodes if node.articulation_point] == ["陆知夏", "沈清禾"]
    assert measures.nodes[0].label == "陆知夏"
    assert measures.components == 2
    assert "no allegation" in str(measures)
    assert str(measures).splitlines()[0] == "9 nodes, 14 links, 2 components, 3 communities"


def test_an_empty_network_has_measures() -> None:
    assert "0 nodes, 0 links" in str(measure(networkx.Graph()))


def test_a_large_network_is_sampled_and_says_so() -> None:
    network = networkx.path_graph(60)
    measures = measure(network, pivots=20)
    assert "estimated from 20 of 60 nodes" in str(measures)
    assert measures.pivots == 20
    assert "... 40 more; --json has all" in str(measures)
    assert measure(network, pivots=20) == measures
    assert measure(network).pivots == 60
    assert measure(networkx.empty_graph(MOST_EXACT)).pivots == MOST_EXACT
    assert measure(networkx.empty_graph(MOST_EXACT + 1)).pivots == PIVOTS


def _figures() -> Measures:
    entities, _, facts = fictional_graph(300)
    return measure(network_of(entities, facts), pivots=100)


def test_the_same_figures_for_any_hash_seed(root: Path) -> None:
    code = "import json; from tests.views import test_measures as t\nprint(json.dumps(t._figures().to_json()))"
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run([sys.executable, "-c", code], cwd=root, env=env, capture_output=True, check=True)
        assert done.stdout.decode() == json.dumps(_figures().to_json()) + "\n"


def test_the_package_offers_them(rows: Rows) -> None:
    network = projection_of(rows[0], rows[2], "person")
    assert kg.measure(network) == measure(network)
