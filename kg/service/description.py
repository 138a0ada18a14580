"""What the service says of itself, in the terms of SPARQL 1.1 Service Description."""

import pyoxigraph as ox

from kg.graph.results import ResultGraph
from kg.graph.terms import RDF

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULT_FORMATS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "N-Quads", "TriG", "RDF_XML", "JSON-LD",
)  # fmt: skip


def describe(endpoint: str, *, writable: bool) -> ResultGraph:
    """Return the description of the service at an address.

    >>> text = describe("http://127.0.0.1:8000/sparql", writable=False).to_text()
    >>> "sd:endpoint <http://127.0.0.1:8000/sparql>" in text
    True
    """
    service, dataset, graph = (ox.BlankNode(name) for name in ("service", "dataset", "graph"))
    languages = ("SPARQL11Query", "SPARQL11Update") if writable else ("SPARQL11Query",)
    triples = [
        ox.Triple(service, _TYPE, _sd("Service")),
        ox.Triple(service, _sd("endpoint"), ox.NamedNode(endpoint)),
        *(ox.Triple(service, _sd("supportedLanguage"), _sd(name)) for name in languages),
        *(ox.Triple(service, _sd("resultFormat"), ox.NamedNode(_FORMATS + name)) for name in _RESULT_FORMATS),
        ox.Triple(service, _sd("defaultDataset"), dataset),
        ox.Triple(dataset, _TYPE, _sd("Dataset")),
        ox.Triple(dataset, _sd("defaultGraph"), graph),
        ox.Triple(graph, _TYPE, _sd("Graph")),
    ]
    return ResultGraph(tuple(triples), {"sd": _SD, "formats": _FORMATS})


_TYPE = ox.NamedNode(RDF + "type")


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(_SD + name)
