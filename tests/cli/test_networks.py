"""Networks by the command: projections as files, measures, and the limit of vis-network."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import networkx
import pytest
from click.testing import Result

Kg = Callable[..., Result]
BODIES = ("--projection", "organization")


@pytest.mark.parametrize("form", ["graphml", "gexf", "svg", "csv"])
def test_a_projection_is_written_in_each_form(kg: Kg, store: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / f"bodies.{form}"
    result = kg("export", "--store", store, "--format", form, "-o", out, *BODIES)
    assert (result.exit_code, result.stdout) == (0, f"{out}\n")
    assert "云栖区志愿服务协会" in out.read_text("utf-8")
    assert "周远山" not in out.read_text("utf-8")


def test_a_projection_as_a_table_has_a_row_a_link(kg: Kg, store: Path, tmp_path: Path) -> None:
    out = tmp_path / "bodies.csv"
    assert (
        kg("export", "--store", store, "--format", "csv", "-o", out, *BODIES, "--relation", "organizes").exit_code == 0
    )
    (row,) = csv.DictReader(io.StringIO(out.read_text("utf-8-sig"), newline=""))
    assert {row["one"], row["other"]} == {"青禾社区", "云栖区志愿服务协会"}
    assert (row["weight"], row["dates"]) == ("1", "2024-11-02")
    assert "邻里同乐" in row["initiatives"]
    explained = kg("explain", "--store", store, row["initiative_iris"]).stdout
    assert row["evidence"].split("; ")[0] in explained


def test_a_window_leaves_out(kg: Kg, store: Path, tmp_path: Path) -> None:
    out = tmp_path / "bodies.gexf"
    assert kg("export", "--store", store, "--format", "gexf", "-o", out, *BODIES, "--until", "2024-10").exit_code == 0
    assert len(networkx.read_gexf(out)) == 0


@pytest.mark.parametrize(
    ("options", "code", "message"),
    [
        (["--format", "ttl", *BODIES], 2, "format: a projection is no 'ttl'; write one of graphml, gexf, svg, csv"),
        (["--format", "gexf", "--since", "2024"], 2, "projection: none is given; write one of person, organization"),
        (["--format", "gexf", *BODIES, "--since", "gestern"], 2, "since: 'gestern' is no date"),
        (["--format", "gexf", *BODIES, "--confidence", "2"], 2, "--confidence"),
        (["--format", "gexf", "--projection", "place"], 2, "--projection"),
    ],
)
def test_what_does_not_go_together_is_said(
    kg: Kg, store: Path, tmp_path: Path, options: list[str], code: int, message: str
) -> None:
    result = kg("export", "--store", store, "-o", tmp_path / "out", *options)
    assert result.exit_code == code
    assert message in result.stderr
    assert not (tmp_path / "out").exists()


def test_measures_of_the_network_and_of_a_projection(kg: Kg, store: Path) -> None:
    whole = kg("stats", "--store", store, "--measures")
    assert whole.exit_code == 0
    assert "no allegation" in whole.stdout
    assert "betweenness" in whole.stdout
    people = json.loads(kg("stats", "--store", store, "--projection", "person", "--json").stdout)
    assert {node["type"] for node in people["nodes"]} == {"Person"}
    assert {node["label"] for node in people["nodes"] if node["degree"]} == {"周远山", "沈清禾"}


def test_measures_name_no_private_person_who_is_left_out(kg: Kg, store: Path) -> None:
    assert "陆阿姨" in kg("stats", "--store", store, "--measures", "--json").stdout
    assert "陆阿姨" not in kg("stats", "--store", store, "--measures", "--json", "--privacy", "public").stdout


def test_what_vis_network_cannot_hold_is_said(
    kg: Kg, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "page.html"
    assert kg("view", "--store", store, "-o", out, "--pyvis").stderr == ""
    monkeypatch.setattr("kg.views.pyvis.MOST_NODES", 3)
    result = kg("view", "--store", store, "-o", out, "--pyvis")
    assert result.exit_code == 0
    assert "kg: the page holds the 3 best-connected of" in result.stderr
    assert "3 个实体，联系较少的" in out.read_text("utf-8")
    assert kg("view", "--store", store, "-o", out).stderr == ""
