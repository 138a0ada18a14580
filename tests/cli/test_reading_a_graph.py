"""query, view, export, explain, stats: what a user does with a graph that is there."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Kg = Callable[..., Result]

WHO = "SELECT ?name WHERE { ?x a civic:Person ; skos:prefLabel ?name } ORDER BY ?name"


def names_in(result: Result) -> set[str]:
    bindings = json.loads(result.stdout)["results"]["bindings"]
    return {row["name"]["value"] for row in bindings}


def test_a_query_needs_no_prefixes(kg: Kg, store: Path) -> None:
    result = kg("query", "--store", store, "--format", "json", WHO)
    assert result.exit_code == 0
    assert {"周远山", "沈清禾"} <= names_in(result)


def test_a_query_comes_from_a_file_or_standard_input(kg: Kg, store: Path, tmp_path: Path) -> None:
    (tmp_path / "who.rq").write_text(WHO, "utf-8")
    from_file = kg("query", "--store", store, "--format", "json", "-f", tmp_path / "who.rq")
    from_input = kg("query", "--store", store, "--format", "json", "-f", "-", stdin=WHO.encode())
    assert names_in(from_file) == names_in(from_input)


def test_a_query_may_hold_chinese(kg: Kg, store: Path) -> None:
    query = 'ASK { ?who skos:prefLabel "沈清禾"@zh }'
    assert kg("query", "--store", store, "-f", "-", stdin=query.encode()).stdout == "true\n"
    assert kg("query", "--store", store, query.replace("沈清禾", "沈无人")).stdout == "false\n"


def test_tables_come_in_four_forms(kg: Kg, store: Path) -> None:
    table = kg("query", "--store", store, WHO).stdout
    assert "周远山" in table
    rows = list(csv.reader(io.StringIO(kg("query", "--store", store, "--format", "csv", WHO).stdout)))
    assert rows[0] == ["name"]
    assert ["周远山"] in rows
    assert kg("query", "--store", store, "--format", "tsv", WHO).stdout.startswith("?name\n")


def test_every_ready_query_runs(kg: Kg, store: Path) -> None:
    listed = kg("query", "--list")
    assert listed.exit_code == 0
    ready = [line.split()[0] for line in listed.stdout.splitlines()]
    assert "who-chaired" in ready
    for name in ready:
        assert kg("query", "--store", store, "--name", name).exit_code == 0, name
    assert "沈清禾" in kg("query", "--store", store, "--name", "who-chaired").stdout


def test_a_column_of_a_ready_query_can_be_set(kg: Kg, store: Path) -> None:
    def asked(*settings: str) -> str:
        return kg("query", "--store", store, "--name", "who-took-part", *settings).stdout

    assert "周远山" in asked()
    assert "周远山" not in asked("--set", "agent=沈清禾")
    assert "沈清禾" in asked("--set", "agent=沈清禾")
    assert "[--set person, body]" in kg("query", "--list").stdout


def test_a_query_goes_through_the_screen(kg: Kg, store: Path) -> None:
    assert "陆阿姨" in kg("query", "--store", store, WHO).stdout
    assert "陆阿姨" not in kg("query", "--store", store, "--privacy", "public", WHO).stdout


@pytest.mark.parametrize(
    ("arguments", "code", "complaint"),
    [
        (["--name", "who-chaired", "--set", "person"], 2, "COLUMN=VALUE"),
        (["--name", "who-chaired", "--set", "colour=red"], 2, "person, initiative can"),
        (["--set", "person=沈清禾", WHO], 2, "--name"),
        ([], 2, "give one of"),
        (["--name", "unheard-of"], 2, "who-chaired"),
        (["SELECT ?x WHERE {"], 1, "kg: "),
        (["INSERT DATA { <urn:a> <urn:b> <urn:c> }"], 1, "kg: "),
        (["-f", "missing.rq"], 1, "missing.rq"),
    ],
)
def test_a_query_that_is_none_says_so(kg: Kg, store: Path, arguments: list[str], code: int, complaint: str) -> None:
    result = kg("query", "--store", store, *arguments)
    assert result.exit_code == code
    assert complaint in result.stderr
    assert "Traceback" not in result.stderr


def test_explain_shows_the_quotation_its_place_and_the_rule(kg: Kg, store: Path) -> None:
    result = kg("explain", "--store", store, "沈清禾")
    assert result.exit_code == 0
    for part in ("沈清禾", "主持", "meeting.txt:", "《云栖区召开三季度工作会议》", "2024-11-05", "规则"):
        assert part in result.stdout


def test_explain_as_json_has_exact_places(kg: Kg, store: Path) -> None:
    from tests.conftest import MEETING

    (found,) = json.loads(kg("explain", "--store", store, "--json", "沈清禾").stdout)
    assert found["facts"]
    for evidence in [fact["evidence"] for fact in found["facts"]] + found["mentions"]:
        assert MEETING[evidence["start"] : evidence["end"]] == evidence["quote"]
        assert evidence["line"] == 1 + MEETING[: evidence["start"]].count("\n")
    by_iri = json.loads(kg("explain", "--store", store, "--json", found["entity"]["iri"]).stdout)
    assert by_iri == [found]


def test_explain_of_nothing_names_what_is_near(kg: Kg, store: Path) -> None:
    result = kg("explain", "--store", store, "沈清禾同志")
    assert result.exit_code == 1
    assert "沈清禾" in result.stderr


@pytest.mark.parametrize(("name", "advice"), [("沈青禾", "it names 沈清禾"), ("无人", "write a name, a part of one")])
def test_explain_of_nothing_says_what_to_do(kg: Kg, store: Path, name: str, advice: str) -> None:
    assert advice in kg("explain", "--store", store, name).stderr


def test_stats_count(kg: Kg, store: Path) -> None:
    told = json.loads(kg("stats", "--store", store, "--json").stdout)
    assert (told["pages"], told["articles"]) == (2, 2)
    assert told["statements"]["holdsPosition"] >= 1
    assert "2 articles" in kg("stats", "--store", store).stdout


def test_view_writes_a_page(kg: Kg, store: Path, tmp_path: Path) -> None:
    result = kg("view", "--store", store, "-o", tmp_path / "page.html")
    assert result.exit_code == 0
    assert "沈清禾" in (tmp_path / "page.html").read_text("utf-8")


def test_view_takes_a_title_and_lets_vis_network_draw(kg: Kg, store: Path, tmp_path: Path) -> None:
    assert kg("view", "--store", store, "-o", tmp_path / "own.html", "--title", "云栖<区>").exit_code == 0
    assert "<title>云栖&lt;区&gt;</title>" in (tmp_path / "own.html").read_text("utf-8")
    assert kg("view", "--store", store, "-o", tmp_path / "vis.html", "--pyvis").exit_code == 0
    page = (tmp_path / "vis.html").read_text("utf-8")
    assert "vis.js is dual licensed under both" in page
    assert "沈清禾" in page


@pytest.mark.parametrize("form", ["nq", "ttl", "trig", "jsonld", "graphml", "gexf", "svg", "csv"])
def test_export_writes_each_form(kg: Kg, store: Path, tmp_path: Path, form: str) -> None:
    result = kg("export", "--store", store, "--format", form, "-o", tmp_path / "out")
    assert result.exit_code == 0, result.stderr
    assert "沈清禾" in (tmp_path / "out").read_text("utf-8")


def _outlines(folder: Path, name: str) -> Path:
    path = folder / "units.geojson"
    point = {"type": "Point", "coordinates": [150.1, 25.1]}
    path.write_text(json.dumps({"type": "Feature", "properties": {"name": name}, "geometry": point}), "utf-8")
    return path


def test_view_draws_a_map_of_own_geojson(kg: Kg, store: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert kg("view", "--store", store, "-o", page, "--geojson", _outlines(tmp_path, "临溪街道")).exit_code == 0
    assert '"map":{"shapes":[{"name":"临溪街道"' in page.read_text("utf-8")
    once = page.read_bytes()
    kg("view", "--store", store, "-o", page, "--geojson", tmp_path / "units.geojson")
    assert page.read_bytes() == once


def test_view_with_geojson_that_fits_nothing_leaves_the_old_page(kg: Kg, store: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("old", "utf-8")
    result = kg("view", "--store", store, "-o", page, "--geojson", _outlines(tmp_path, "别处"))
    assert result.exit_code != 0
    assert "none of its 1 features names an entity" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert page.read_text("utf-8") == "old"
    result = kg("view", "--store", store, "-o", page, "--geojson", _outlines(tmp_path, "临溪街道"), "--pyvis")
    assert result.exit_code == 2
    assert "leave out --pyvis" in result.stderr


@pytest.mark.parametrize("command", ["view", "export", "stats", "explain", "query"])
def test_a_store_that_is_missing_is_named(kg: Kg, tmp_path: Path, command: str) -> None:
    more = {
        "view": ["-o", tmp_path / "page.html"],
        "export": ["--format", "nq", "-o", tmp_path / "g.nq"],
        "explain": ["沈清禾"],
        "query": [WHO],
    }
    result = kg(command, "--store", tmp_path / "nowhere", *more.get(command, []))
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert "nowhere" in line
    assert not (tmp_path / "nowhere").exists()


def test_an_output_that_cannot_be_written_is_named(kg: Kg, store: Path, tmp_path: Path) -> None:
    result = kg("view", "--store", store, "-o", tmp_path / "no" / "such" / "folder" / "page.html")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert "page.html" in result.stderr
