"""The RDF terms that the graph is written in, and the prefixes that queries may use undeclared."""

from dataclasses import dataclass
from decimal import Decimal

import pyoxigraph as ox

from kg.graph.iris import PATHS

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PROV = "http://www.w3.org/ns/prov#"
DCTERMS = "http://purl.org/dc/terms/"

TYPE = ox.NamedNode(RDF + "type")
PREF_LABEL = ox.NamedNode(SKOS + "prefLabel")
ALT_LABEL = ox.NamedNode(SKOS + "altLabel")
DERIVED_FROM = ox.NamedNode(PROV + "wasDerivedFrom")
TITLE = ox.NamedNode(DCTERMS + "title")
ISSUED = ox.NamedNode(DCTERMS + "issued")
IS_PART_OF = ox.NamedNode(DCTERMS + "isPartOf")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The namespace of the ontology's terms and the base of the things that a store describes."""

    namespace: str
    base: str

    def term(self, name: str) -> ox.NamedNode:
        """The term of a local name.

        >>> Vocabulary("https://w3id.org/civic-kg/ns#", "https://w3id.org/civic-kg/id/").term("heldAt").value
        'https://w3id.org/civic-kg/ns#heldAt'
        """
        return ox.NamedNode(self.namespace + name)

    def local_name(self, iri: str) -> str:
        """The local name of a term.

        >>> Vocabulary("https://w3id.org/civic-kg/ns#", "").local_name("https://w3id.org/civic-kg/ns#heldAt")
        'heldAt'
        """
        return iri.removeprefix(self.namespace)

    @property
    def prefixes(self) -> dict[str, str]:
        """Prefix → namespace: the common ones, and one for each kind of thing in the store (``person:5f0c``)."""
        things = {path: f"{self.base}{path}/" for path in PATHS}
        return things | {
            "civic": self.namespace,
            "dcterms": DCTERMS,
            "foaf": "http://xmlns.com/foaf/0.1/",
            "org": "http://www.w3.org/ns/org#",
            "owl": "http://www.w3.org/2002/07/owl#",
            "prov": PROV,
            "rdf": RDF,
            "rdfs": RDFS,
            "schema": "https://schema.org/",
            "skos": SKOS,
            "xsd": XSD,
        }


def decimal(value: float | Decimal) -> ox.Literal:
    """Return an xsd:decimal of at most four places, in its shortest form.

    >>> decimal(0.9).value, decimal(1.0).value
    ('0.9', '1')
    """
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return ox.Literal(text, datatype=ox.NamedNode(XSD + "decimal"))


def integer(value: int) -> ox.Literal:
    """Return an xsd:integer.

    >>> integer(58).value
    '58'
    """
    return ox.Literal(str(value), datatype=ox.NamedNode(XSD + "integer"))


def chinese(text: str) -> ox.Literal:
    """Return a literal in Chinese.

    >>> str(chinese("青禾社区"))
    '"青禾社区"@zh'
    """
    return ox.Literal(text, language="zh")
