"""The ontology (`ontology/civic.ttl`) as a typed value: labels, comments, and which kind belongs to which type."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import pyoxigraph as ox

from kg.errors import DataError
from kg.model import EntityType
from kg.resources import resource

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"
_PREFERRED_NAMESPACE = "http://purl.org/vocab/vann/preferredNamespaceUri"


@dataclass(frozen=True, slots=True)
class Term:
    """One term: ``name`` is its local name; ``types`` are IRIs.

    ``parents`` are the terms that it is a sub-class or sub-property of: local
    names for ours, IRIs for others'.  ``labels`` and ``comments`` are by language.
    """

    name: str
    types: tuple[str, ...]
    parents: tuple[str, ...]
    labels: Mapping[str, str]
    comments: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Ontology:
    """The terms by local name, in alphabetical order.

    >>> ontology = load_ontology()
    >>> ontology.label("Street", "zh"), ontology.label("Street", "en")
    ('街道', 'street (subdistrict)')
    >>> ontology.kinds["Street"].value
    'AdministrativeUnit'
    """

    namespace: str
    version: str
    terms: Mapping[str, Term]
    kinds: Mapping[str, EntityType]

    def label(self, term: str, lang: str = "zh") -> str:
        """Return the label of a term in a language, or the term itself where there is none."""
        return self.terms[term].labels.get(lang, term) if term in self.terms else term

    def comment(self, term: str, lang: str = "zh") -> str:
        """Return what a term means, in a language, or "" where nothing says."""
        return self.terms[term].comments.get(lang, "") if term in self.terms else ""


def load_ontology() -> Ontology:
    """Return the ontology that ships with the package.

    Raises `DataError` where it is not Turtle or names no namespace and version.
    """
    name = "ontology/civic.ttl"
    try:
        triples = _read(resource("ontology", "civic.ttl").read_bytes())
    except (OSError, SyntaxError) as error:
        raise DataError(f"{name}: cannot be read as Turtle: {error}") from None
    header = {triple.predicate: triple.value for triple in triples}
    namespace, version = header.get(_PREFERRED_NAMESPACE), header.get(_OWL + "versionInfo")
    if not namespace or not version:
        raise DataError(f"{name}: the header needs vann:preferredNamespaceUri and owl:versionInfo")
    terms = _terms(triples, namespace)
    return Ontology(namespace, version, terms, _kinds(terms))


class _Triple(NamedTuple):
    subject: str
    predicate: str
    value: str
    lang: str


def _read(turtle: bytes) -> list[_Triple]:
    found = []
    for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
            lang = quad.object.language if isinstance(quad.object, ox.Literal) else None
            found.append(_Triple(quad.subject.value, quad.predicate.value, quad.object.value, lang or ""))
    return found


def _terms(triples: Iterable[_Triple], namespace: str) -> dict[str, Term]:
    values: dict[str, dict[str, list[_Triple]]] = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        if triple.subject.startswith(namespace):
            values[triple.subject.removeprefix(namespace)][triple.predicate].append(triple)
    return {name: _term(name, values[name], namespace) for name in sorted(values)}


def _term(name: str, values: Mapping[str, list[_Triple]], namespace: str) -> Term:
    parents = [*values.get(_RDFS + "subClassOf", ()), *values.get(_RDFS + "subPropertyOf", ())]
    return Term(
        name=name,
        types=tuple(sorted(triple.value for triple in values.get(_RDF + "type", ()))),
        parents=tuple(sorted(triple.value.removeprefix(namespace) for triple in parents)),
        labels=_texts(values.get(_RDFS + "label", ())),
        comments=_texts(values.get(_RDFS + "comment", ())),
    )


def _texts(triples: Iterable[_Triple]) -> dict[str, str]:
    return {triple.lang: triple.value for triple in triples}


def _kinds(terms: Mapping[str, Term]) -> dict[str, EntityType]:
    found = ((name, _type_above(name, terms)) for name in terms if name not in set(EntityType))
    return {name: type_ for name, type_ in found if type_ is not None}


def _type_above(name: str, terms: Mapping[str, Term]) -> EntityType | None:
    # Breadth first, so that a street is an AdministrativeUnit and not the Place above it.
    above = list(terms[name].parents)
    for parent in above:
        if parent in set(EntityType):
            return EntityType(parent)
        above.extend(terms[parent].parents if parent in terms else ())
    return None
