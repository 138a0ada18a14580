"""Clients that others wrote, against our server; and our own client, against the server of others."""

import contextlib
import http.server
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from kg import answering
from kg.errors import QueryError, ReadError
from kg.graph.query import NamedQuery, named_queries, query
from kg.graph.remote import ask_endpoint
from kg.graph.results import ResultTable, format_result
from kg.graph.store import Store
from kg.views.export import export

from ..conftest import needed, needs
from .conftest import Server

NAMES = "SELECT ?name WHERE { ?m civic:chairedBy ?p . ?p skos:prefLabel ?name }"
PREFIXES = "PREFIX civic: <https://w3id.org/civic-kg/ns#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("way", ["urlencoded", "postdirectly"])
def test_sparqlwrapper(server: Server, method: str, way: str) -> None:
    wrapper = needed("SPARQLWrapper")
    client = wrapper.SPARQLWrapper(f"{server.url}/sparql")
    client.setMethod(method)
    client.setRequestMethod(way)
    client.setQuery(PREFIXES + NAMES)
    for format_ in ("json", "xml"):
        client.setReturnFormat(format_)
        found = client.query().convert()
        names = (
            [row["name"]["value"] for row in found["results"]["bindings"]]
            if format_ == "json"
            else [node.firstChild.data for node in found.getElementsByTagName("literal")]
        )
        assert names == ["周远山"]
    client.setQuery(PREFIXES + "CONSTRUCT { ?p civic:chaired ?m } WHERE { ?m civic:chairedBy ?p }")
    client.setReturnFormat("turtle")
    assert len(rdflib.Graph().parse(data=client.query().convert(), format="turtle")) == 1


def test_rdflibs_store(server: Server) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{server.url}/sparql"))
    assert [str(row[0]) for row in graph.query(PREFIXES + NAMES)] == ["周远山"]  # type: ignore[index]
    chaired = rdflib.URIRef("https://w3id.org/civic-kg/ns#chairedBy")
    ((_, _, person),) = graph.triples((None, chaired, None))
    label = rdflib.URIRef("http://www.w3.org/2004/02/skos/core#prefLabel")
    assert graph.value(person, label) == rdflib.Literal("周远山", lang="zh")
    assert graph.query(PREFIXES + "ASK { ?m civic:chairedBy ?p }").askAnswer is True


@pytest.fixture(scope="module")
def oxigraph(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The server of Oxigraph's own, over an export of the same store."""
    beside = Path(sys.executable).with_name("oxigraph")
    program = str(beside) if beside.is_file() else shutil.which("oxigraph")
    if not program:
        needs("needs oxigraph: pip install civic-kg[dev]")
    folder = tmp_path_factory.mktemp("oxigraph")
    with Store.open(filled, read_only=True) as store:
        export(store, "nq", folder / "graph.nq")
    loading = [program, "load", "--location", folder / "store", "--file", folder / "graph.nq"]
    subprocess.run(loading, check=True, capture_output=True)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    serve = [program, "serve-read-only", "--location", folder / "store", "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(serve, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            yield wait_for(f"http://127.0.0.1:{port}")
        finally:
            process.terminate()
            process.wait(timeout=20)


def wait_for(url: str) -> str:
    for _ in range(100):
        with contextlib.suppress(urllib.error.URLError), urllib.request.urlopen(url, timeout=5):  # noqa: S310
            return f"{url}/query"
        time.sleep(0.1)
    pytest.fail("oxigraph serve does not answer")


def ask(url: str, sparql: str, form: str = "csv", **values: str) -> tuple[str, bool]:
    return ask_endpoint(url, sparql, form, values=values, seconds=10, rows=20)


@pytest.fixture(params=["ours", "theirs"])
def endpoint(request: pytest.FixtureRequest) -> str:
    if request.param == "ours":
        return f"{request.getfixturevalue('server').url}/sparql"
    return str(request.getfixturevalue("oxigraph"))


def test_any_server_is_asked_alike(endpoint: str) -> None:
    assert ask(endpoint, NAMES) == ("name\r\n周远山\r\n", False)
    assert ask(endpoint, "ASK { ?m civic:chairedBy ?p }", "table") == ("true\n", False)
    text, cut = ask(endpoint, "CONSTRUCT { ?p civic:chaired ?m } WHERE { ?m civic:chairedBy ?p }", "table")
    assert ("civic:chaired meeting" in text or "civic:chaired initiative:" in text, cut) == (True, False)
    assert ask(endpoint, "SELECT ?p { ?p skos:prefLabel ?n }", "csv", n='"周远山"@zh')[0].count("person/") == 1


@pytest.mark.parametrize("named", named_queries(), ids=lambda named: named.name)
def test_the_ready_queries_ask_oxigraph_as_they_ask_us(filled: Path, oxigraph: str, named: NamedQuery) -> None:
    with Store.open(filled, read_only=True) as store:
        whole = query(store, named.sparql)
        told = [({}, format_result(whole, "csv"))]
        if isinstance(whole, ResultTable) and named.settings and whole.rows:
            column, _ = named.settings[0]
            values = {column: whole.rows[-1][whole.columns.index(column)]}
            told.append((values, format_result(query(store, named.sparql, values), "csv")))  # type: ignore[arg-type]
    for values, ours in told:
        terms = {name: str(term) for name, term in values.items()}
        theirs, cut = ask_endpoint(oxigraph, named.sparql, "csv", values=terms, seconds=10, rows=1000)
        assert (sorted(theirs.splitlines()), cut) == (sorted(ours.splitlines()), False)


def test_any_servers_answer_is_cut(endpoint: str) -> None:
    text, cut = ask(endpoint, "SELECT ?s { ?s ?p ?o }")
    assert (text.count("\r\n"), cut) == (21, True)


def test_any_servers_refusal_is_one_line(endpoint: str) -> None:
    with pytest.raises(QueryError, match=r"the server refuses the query \(400\)") as caught:
        ask(endpoint, "SELECT ?x { ?x")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("url", ["file:///etc/hosts", "ftp://127.0.0.1/", "127.0.0.1", "http://"])
def test_only_http_is_asked(url: str) -> None:
    with pytest.raises((QueryError, ReadError)):
        ask(url, "ASK {}")


def test_a_page_that_is_no_endpoint_is_told_from_one(server: Server) -> None:
    with pytest.raises(QueryError, match="405"):
        ask(f"{server.url}/page", "ASK {}")


def test_a_server_that_is_not_there_is_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(ReadError, match=r"no answer: .*refused"):
        ask(f"http://127.0.0.1:{port}/sparql", "ASK {}")


def test_what_asks_elsewhere_is_refused_before_it_is_sent(server: Server) -> None:
    with pytest.raises(QueryError, match="another server"):
        ask(f"{server.url}/sparql", "SELECT * { SERVICE <http://example.org/> {} }")


BOMB = (
    "<!DOCTYPE r [<!ENTITY a0 'aaaaaaaaaa'>"
    + "".join(f"<!ENTITY a{at} '{f'&a{at - 1};' * 10}'>" for at in range(1, 10))
    + "]><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
    "<rdf:Description rdf:about='urn:a'><b xmlns='urn:'>&a9;</b></rdf:Description></rdf:RDF>"
)
ANSWERS = {
    "/bomb": ("application/rdf+xml", BOMB.encode()),
    "/deep": ("application/rdf+xml", b"<a xmlns='urn:'>" * 300_000),
    "/nested": (
        "application/sparql-results+json",
        b'{"head":{"vars":["a"]},"results":{"bindings":[{"a":' + b'{"type":"triple","value":{"subject":' * 100_000,
    ),
    "/context": ("application/ld+json", b'{"@context":"http://127.0.0.1:9/x","@id":"urn:a","b":"c"}'),
    "/page": ("text/html", b"<html>"),
}


class Hostile(http.server.BaseHTTPRequestHandler):
    """Answers with what is made to break whoever reads it, or never to the end."""

    def do_POST(self) -> None:
        type_, body = ANSWERS.get(self.path, ("application/sparql-results+json", b""))
        self.send_response(200)
        self.send_header("Content-Type", type_)
        self.send_header("Content-Length", str(len(body) or 10_000_000))
        self.end_headers()
        with contextlib.suppress(OSError):
            self.wfile.write(body)
            while not body:
                self.wfile.write(b" ")
                time.sleep(0.2)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def hostile() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hostile) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{serving.server_port}"
        serving.shutdown()


@pytest.mark.parametrize("path", [*ANSWERS, "/endless"])
def test_a_hostile_servers_answer_is_an_error_of_one_line(hostile: str, path: str) -> None:
    begun = time.perf_counter()
    with pytest.raises((QueryError, ReadError)) as caught:
        answering.ask("SELECT ?a { ?a ?b ?c }", endpoint=f"{hostile}{path}", seconds=2)
    assert "\n" not in str(caught.value)
    assert time.perf_counter() - begun < 20
