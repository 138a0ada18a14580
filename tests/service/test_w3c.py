"""The test suites of the W3C, sent to a running server: protocol, graph store (reading) and service description.

Writing is enabled and the harness adds the token.  What a graph-store test
writes with PUT, POST and DELETE is put into the store by an update, since the
Graph Store Protocol is served for reading.
"""

import json
import re
from collections.abc import Iterator
from email.parser import BytesParser
from email.policy import HTTP
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import rdflib
from rdflib import RDF, RDFS, Namespace
from rdflib.collection import Collection
from rdflib.compare import isomorphic
from rdflib.term import Node

from ..conftest import needs
from .conftest import TOKEN, Reply, Server

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "w3c"
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
STATUS = {"OK": 200, "Created": 201, "NoContent": 204, "NotFound": 404}
WRITING = {"PUT", "POST", "DELETE"}

pytestmark = pytest.mark.xdist_group("w3c")


@cache
def manifest(name: str) -> rdflib.Graph:
    return rdflib.Graph().parse(FOLDER / name, format="turtle", publicID=(FOLDER / name).as_uri())


def entries(name: str) -> list[str]:
    """The tests that a manifest lists or, left off the list, has."""
    if not FOLDER.is_dir():
        return []
    graph = manifest(name)
    listed = [entry for at in graph.objects(None, MF.entries) for entry in Collection(graph, at)]
    others = sorted(set(graph.subjects(RDF.type, MF.GraphStoreProtocolTest)).difference(listed), key=str)
    return [str(entry).rpartition("#")[2] for entry in (*listed, *others)]


def test_the_suites_are_whole() -> None:
    if not FOLDER.is_dir():
        needs("needs ../shared")
    assert len(entries("protocol/manifest.ttl")) == 34
    parts = ("direct", "indirect")
    assert [len(entries(f"graph-store-protocol/manifest-{part}.ttl")) for part in parts] == [5, 9]
    assert entries("service-description/manifest.ttl") == ["has-endpoint-triple", "returns-rdf", "conforms-to-schema"]


def requests(graph: rdflib.Graph, name: str) -> Iterator[Node]:
    (test,) = (subject for subject in graph.subjects(MF.name) if str(subject).endswith(f"#{name}"))
    (listed,) = graph.objects(graph.value(test, MF.action), HT.requests)
    yield from Collection(graph, listed)


def one(graph: rdflib.Graph, node: Node, name: rdflib.URIRef) -> str:
    value = graph.value(node, name)
    return "" if value is None else str(value)


def headers(graph: rdflib.Graph, node: Node) -> dict[str, str]:
    listed = graph.value(node, HT.headers)
    found = Collection(graph, listed) if listed else []
    return {one(graph, item, HT.fieldName).lower(): one(graph, item, HT.fieldValue) for item in found}


def body(graph: rdflib.Graph, node: Node) -> bytes | None:
    content = graph.value(node, HT.body)
    if content is None:
        return None
    return one(graph, content, CNT.chars).encode(one(graph, content, CNT.characterEncoding) or "UTF-8")


def send(server: Server, graph: rdflib.Graph, request: Node, path: str) -> Reply:
    sent = headers(graph, request) | {"authorization": f"Bearer {TOKEN}"}
    return server.ask(one(graph, request, HT.methodName), path, body=body(graph, request), headers=sent)


def require_status(graph: rdflib.Graph, response: Node, reply: Reply) -> None:
    wanted = {str(status).rpartition("#")[2] for status in graph.objects(response, MF.expectedStatus)}
    fitting = {STATUS.get(name, 0) for name in wanted}
    classes = {int(name[10]) for name in wanted if name.startswith("StatusCode")}
    assert reply.status in fitting or reply.status // 100 in classes, f"{reply.status} {reply.text}"


def require_format(reply: Reply, wanted: str) -> None:
    formats = {
        "boolean": {"application/sparql-results+json", "application/sparql-results+xml"},
        "tabular": {"application/sparql-results+json", "application/sparql-results+xml", "text/csv"},
        "RDF": {"text/turtle", "application/n-triples", "application/rdf+xml"},
    }
    assert reply.type in formats[wanted]


def inserted(graph: rdflib.Graph, into: str | None) -> str:
    triples = graph.serialize(format="nt")
    return f"INSERT DATA {{ GRAPH <{into}> {{ {triples} }} }}" if into else f"INSERT DATA {{ {triples} }}"


@pytest.mark.parametrize("name", entries("protocol/manifest.ttl"))
def test_protocol(writable: Server, name: str) -> None:
    graph = manifest("protocol/manifest.ttl")
    writable.update("DROP ALL")
    (test,) = (subject for subject in graph.subjects(RDF.type, MF.ProtocolTest) if str(subject).endswith(f"#{name}"))
    for loaded in graph.objects(test, UT.graphData):
        file = Path(unquote(urlsplit(one(graph, loaded, UT.graph)).path))
        content = rdflib.Graph().parse(FOLDER / "protocol" / file.name, format="nt")
        writable.update(inserted(content, one(graph, loaded, RDFS.label)))
    for request in requests(graph, name):
        reply = send(writable, graph, request, one(graph, request, HT.absolutePath))
        response = graph.value(request, HT.resp)
        assert response is not None
        require_status(graph, response, reply)
        if wanted := one(graph, response, MF.expectedFormat):
            require_format(reply, wanted)
        if truth := one(graph, response, MF.expectedBoolean):
            assert json.loads(reply.body)["boolean"] is (truth == "true")


def graph_named(server: Server, path: str) -> str | None:
    fields = parse_qs(urlsplit(path).query, keep_blank_values=True)
    if "default" in fields:
        return None
    return fields["graph"][0] if "graph" in fields else f"{server.url}{path}"


def write(server: Server, graph: rdflib.Graph, request: Node, path: str) -> None:
    """Bring the store into the state that the request would."""
    into, method = graph_named(server, path), one(graph, request, HT.methodName)
    if method in ("PUT", "DELETE"):
        server.update(f"CLEAR SILENT GRAPH <{into}> ; DROP SILENT GRAPH <{into}>" if into else "CLEAR DEFAULT")
    if method == "DELETE":
        return
    for content in contents(headers(graph, request).get("content-type", ""), body(graph, request) or b""):
        server.update(inserted(rdflib.Graph().parse(data=content, format="turtle"), into))


def contents(content_type: str, content: bytes) -> list[bytes]:
    if not content_type.startswith("multipart/"):
        return [content]
    head = f"Content-Type: {content_type}\r\n\r\n".encode("ascii")
    whole = BytesParser(policy=HTTP).parsebytes(head + content)
    return [part.get_payload(decode=True) for part in whole.iter_parts()]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("part", "name"),
    [(part, name) for part in ("direct", "indirect") for name in entries(f"graph-store-protocol/manifest-{part}.ttl")],
)
def test_graph_store(writable: Server, part: str, name: str) -> None:
    graph = manifest(f"graph-store-protocol/manifest-{part}.ttl")
    writable.update("DROP ALL")
    read = 0
    for request in requests(graph, name):
        # A graph that a server makes up by POST has the address that it likes.
        path = one(graph, request, HT.absolutePath).replace("$LOCATION$", "urn:x:made")
        path = "/gsp?graph=urn:x:made" if path == "/gsp" else path
        if one(graph, request, HT.methodName) in WRITING:
            write(writable, graph, request, path)
            continue
        read += 1
        response = graph.value(request, HT.resp)
        assert response is not None
        reply = send(writable, graph, request, path)
        require_status(graph, response, reply)
        if wanted := headers(graph, response).get("content-type"):
            assert reply.headers["content-type"].replace(" ", "") == wanted.replace(" ", "")
        if (content := body(graph, response)) is not None:
            expected = rdflib.Graph().parse(data=content, format="turtle")
            assert isomorphic(rdflib.Graph().parse(data=reply.body, format="turtle"), expected)
    assert read


def description(server: Server, accept: str = "application/rdf+xml") -> rdflib.Graph:
    reply = server.ask("GET", "/sparql", headers={"Accept": accept})
    assert (reply.status, reply.type) == (200, accept)
    return rdflib.Graph().parse(data=reply.body, format=accept)


def test_description_returns_rdf(writable: Server) -> None:
    assert isomorphic(description(writable), description(writable, "text/turtle"))


def test_description_has_endpoint_triple(writable: Server) -> None:
    assert [str(end) for end in description(writable).objects(None, SD.endpoint)] == [f"{writable.url}/sparql"]


def test_description_conforms_to_schema(writable: Server) -> None:
    graph = description(writable)
    (service,) = graph.subjects(RDF.type, SD.Service)
    properties = {str(predicate) for predicate in graph.predicates() if str(predicate).startswith(str(SD))}
    known = "endpoint supportedLanguage resultFormat defaultDataset defaultGraph"
    assert properties == {str(SD[name]) for name in known.split()}
    assert set(graph.objects(service, SD.supportedLanguage)) == {SD.SPARQL11Query, SD.SPARQL11Update}
    (dataset,) = graph.objects(service, SD.defaultDataset)
    assert graph.value(dataset, RDF.type) == SD.Dataset
    assert graph.value(graph.value(dataset, SD.defaultGraph), RDF.type) == SD.Graph
    assert all(re.match("http://www.w3.org/ns/formats/", str(end)) for end in graph.objects(service, SD.resultFormat))
