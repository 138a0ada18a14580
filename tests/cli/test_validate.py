"""kg validate."""

import json
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
from click.testing import Result

Kg = Callable[..., Result]


def test_a_built_graph_conforms(kg: Kg, store: Path) -> None:
    result = kg("validate", "--store", store)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("The graph conforms: ")
    told = json.loads(kg("validate", "--store", store, "--json").stdout)
    assert told["conforms"] is True
    assert told["quads"] > 0


def test_a_graph_at_fault_fails(kg: Kg, two_pages: tuple[Path, Path], tmp_path: Path) -> None:
    assert kg("build", *two_pages, "--store", tmp_path / "graph").exit_code == 0
    graph = ox.Store(str(tmp_path / "graph" / "graph"))
    label = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    graph.remove(next(graph.quads_for_pattern(None, label, None)))
    graph.flush()
    del graph
    result = kg("validate", "--store", tmp_path / "graph")
    assert result.exit_code == 1
    assert "an entity has one preferred name in Chinese" in result.stdout
    assert json.loads(kg("validate", "--store", tmp_path / "graph", "--json").stdout)["conforms"] is False
