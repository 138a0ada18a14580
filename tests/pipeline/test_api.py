import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import kg

from ..conftest import needed


@pytest.fixture
def graph(two_pages: tuple[Path, Path]) -> Iterator[kg.Graph]:
    with kg.build(two_pages, published="2024-11-05") as graph:
        yield graph


def test_a_graph_in_memory_answers(graph: kg.Graph) -> None:
    assert graph.query("ASK { ?meeting civic:chairedBy ?person }") is True
    assert graph.failures == ()


def test_one_path_is_enough(two_pages: tuple[Path, Path]) -> None:
    with kg.build(two_pages[0]) as one, kg.build(str(two_pages[0])) as other:
        assert one.stats() == other.stats()


def test_a_graph_on_disk_is_opened_again(two_pages: tuple[Path, Path], tmp_path: Path) -> None:
    with kg.build(two_pages, store=tmp_path / "graph") as graph:
        built = graph.stats()
    with kg.open(tmp_path / "graph") as graph:
        assert graph.stats() == built


def test_a_page_that_left_its_file_leaves_the_graph(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    first, second = ('{"text": "区长%s出席云栖区工作会议。"}' % name for name in ("沈清禾", "周远山"))  # noqa: UP031
    path.write_text(f"{first}\n{second}\n", "utf-8")
    kg.build(path, store=tmp_path / "graph").close()
    path.write_text(f"{second}\n", "utf-8")
    with kg.build(path, store=tmp_path / "graph") as graph:
        assert graph.explain("周远山")
        with pytest.raises(kg.QueryError):
            graph.explain("沈清禾")


def test_a_record_that_broke_keeps_what_was_known(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text('{"text": "区长沈清禾出席云栖区工作会议。"}\n', "utf-8")
    kg.build(path, store=tmp_path / "graph").close()
    path.write_text('{"text": "区委书记周远山出席云栖区工作会议。"}\n{broken\n', "utf-8")
    with kg.build(path, store=tmp_path / "graph") as graph:
        assert len(graph.failures) == 1
        assert graph.explain("沈清禾")
        assert graph.explain("周远山")


def test_failures_are_kept_and_watched(two_pages: tuple[Path, Path], tmp_path: Path) -> None:
    seen: list[object] = []
    with kg.build([*two_pages, tmp_path / "missing.txt"], watch=seen.append) as graph:
        assert [failure in seen for failure in graph.failures] == [True]


def test_nothing_read_is_an_error_that_says_why(tmp_path: Path) -> None:
    with pytest.raises(kg.ReadError, match=r"nothing could be read: .*missing\.txt"):
        kg.build(tmp_path / "missing.txt", store=tmp_path / "graph")
    assert not (tmp_path / "graph").exists()
    with pytest.raises(kg.ReadError, match=r"missing\.txt"):
        list(kg.extract(tmp_path / "missing.txt"))


def test_a_build_that_breaks_off_lets_the_store_go(two_pages: tuple[Path, Path], tmp_path: Path) -> None:
    def stop(event: object) -> None:
        if getattr(event, "page", None) is not None and event.page.name == "activity.txt":  # type: ignore[attr-defined]
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        kg.build(two_pages, store=tmp_path / "graph", watch=stop)
    with kg.build(two_pages, store=tmp_path / "graph") as graph:
        assert graph.stats().pages == 2


def test_an_unknown_option_names_those_there_are(two_pages: tuple[Path, Path]) -> None:
    with pytest.raises(kg.ConfigError, match="publishd: no such setting; the settings are"):
        kg.build(two_pages, publishd="2024")


def test_extract_gives_plain_values(two_pages: tuple[Path, Path]) -> None:
    (line,) = kg.extract(two_pages[0])
    assert line["file"] == "meeting.txt"
    assert {"周远山", "沈清禾"} <= {entity["name"] for entity in line["entities"]}


def test_other_libraries_get_their_own_kind_of_graph(graph: kg.Graph) -> None:
    network = graph.to_networkx()
    assert {"周远山", "沈清禾"} <= {attributes["label"] for _, attributes in network.nodes(data=True)}
    assert len(graph.to_rdflib()) > 0
    assert len(graph.to_pyvis().nodes) == network.number_of_nodes()


def test_pandas_gets_a_table(graph: kg.Graph) -> None:
    needed("pandas")
    table = graph.to_pandas()
    assert {"subject_name", "predicate", "object_name", "quote", "file", "start", "end"} <= set(table.columns)
    assert len(table) == sum(graph.stats().statements.values())
    assert "沈清禾" in set(table["subject_name"])


def test_without_pandas_the_error_says_what_to_install(graph: kg.Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(kg.MissingExtraError, match=r"pip install 'civic-kg\[pandas\]'"):
        graph.to_pandas()


def test_the_ending_of_a_file_tells_the_format(graph: kg.Graph, tmp_path: Path) -> None:
    assert graph.export(tmp_path / "facts.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert graph.export(tmp_path / "graph.txt", "nq").read_text("utf-8").count(" .\n") > 10


def test_the_page_stands_in_a_notebook_behind_glass(graph: kg.Graph, tmp_path: Path) -> None:
    assert "沈清禾" in graph.view(tmp_path / "page.html").read_text("utf-8")
    shown = graph._repr_html_()
    assert shown.startswith('<iframe sandbox="allow-scripts allow-downloads" ')
    assert "<script" not in shown


def test_a_graph_tells_what_it_holds(graph: kg.Graph) -> None:
    assert repr(graph) == "<kg.Graph: 2 pages, 2 articles>"


Write = Callable[..., Path]


def test_an_explanation_reads_as_text(graph: kg.Graph) -> None:
    (explanation,) = graph.explain("沈清禾")
    assert "主持" in str(explanation)
    assert "\n" not in explanation.entity.name


def test_a_query_that_is_over_its_limit_is_stopped_and_the_next_one_answered(graph: kg.Graph) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    with pytest.raises(kg.QueryError, match=r"stopped after 0\.5 s"):
        graph.query(endless, seconds=0.5)
    assert graph.query("ASK { ?meeting civic:chairedBy ?person }") is True


def test_answers_are_the_same_with_and_without_a_process_of_their_own(graph: kg.Graph) -> None:
    for sparql in (
        "SELECT ?s ?p ?o ?none { ?s ?p ?o } ORDER BY ?s ?p ?o",
        "SELECT ('甲\\n\\u0007\"<&>乙' AS ?a) (1.50 AS ?b) (BNODE('x') AS ?c) {}",
        "CONSTRUCT { ?o civic:chaired ?s } WHERE { ?s civic:chairedBy ?o }",
        "ASK {}",
    ):
        bounded, free = graph.query(sparql), graph.query(sparql, seconds=None, rows=None)
        if "BNODE" not in sparql:
            assert bounded == free
        assert type(bounded) is type(free)
    for seconds in (10, None):
        cut = graph.query("SELECT ?s { ?s ?p ?o }", seconds=seconds, rows=3)
        assert (len(cut.rows), cut.truncated) == (3, True)  # type: ignore[union-attr]
        triples = graph.query("CONSTRUCT WHERE { ?s ?p ?o }", seconds=seconds, rows=3)
        assert triples.truncated  # type: ignore[union-attr]


def test_a_graph_on_disk_and_one_behind_a_screen_are_asked_alike(two_pages: tuple[Path, Path], tmp_path: Path) -> None:
    people = "SELECT ?name { ?p a civic:Person ; skos:prefLabel ?name } ORDER BY ?name"
    with kg.build(two_pages, store=tmp_path / "graph") as graph:
        named = graph.query(people)
    with kg.open(tmp_path / "graph") as graph, graph.screened("public") as screened:
        assert graph.query(people) == named
        assert len(screened.query(people).rows) < len(named.rows)  # type: ignore[union-attr]
