"""The ontology: every term is named and explained in two languages, and the code uses what it names."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.config import Config
from kg.graph.rdf import record_quads
from kg.knowledge.ontology import Ontology, load_ontology
from kg.model import EntityType, Factuality, PageRecord, Predicate

from ..graph.records import fair_record, meeting_record

CHINESE = re.compile(r"[\u4e00-\u9fff]")
KINDS = {
    EntityType.INITIATIVE: (
        "Meeting Campaign Project Activity Training Ceremony Competition Festival Policy Mechanism Brand Service"
    ),
    EntityType.ORGANIZATION: (
        "PartyOrgan PublicBody Company School Hospital SocialOrganization MassOrganization VolunteerTeam "
        "MediaOrganization GrassrootsCommittee PropertyManager OrganizationalUnit"
    ),
    EntityType.ADMINISTRATIVE_UNIT: (
        "Country Province Prefecture County Township Street Community Village FunctionalZone"
    ),
    EntityType.PLACE: "ResidentialEstate Building PublicSpace Road Facility ScenicSpot NaturalFeature",
}


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology()


def test_every_term_has_a_label_and_a_comment_in_both_languages(ontology: Ontology) -> None:
    for term in ontology.terms.values():
        assert set(term.labels) == set(term.comments) == {"zh", "en"}, term.name
        assert CHINESE.search(term.labels["zh"]), term.name
        assert CHINESE.search(term.comments["zh"]), term.name
        assert not CHINESE.search(term.labels["en"]), term.name
        assert term.types, term.name


def test_no_two_terms_of_a_sort_share_a_label(ontology: Ontology) -> None:
    for lang in ("zh", "en"):
        classes = [term.labels[lang] for term in ontology.terms.values() if "Class" in term.types[0]]
        assert len(classes) == len(set(classes))


def test_the_kinds_of_each_type_are_those_agreed(ontology: Ontology) -> None:
    expected = {kind: type_ for type_, kinds in KINDS.items() for kind in kinds.split()}
    assert dict(ontology.kinds) == expected


def test_an_administrative_unit_is_one_class_that_acts_and_is_a_place(ontology: Ontology) -> None:
    parents = ontology.terms["AdministrativeUnit"].parents
    assert {"Agent", "Place", "http://www.w3.org/ns/org#Organization"} <= set(parents)


@pytest.mark.parametrize("name", [*EntityType, *Predicate, *Factuality])
def test_what_the_model_names_is_a_term(ontology: Ontology, name: str) -> None:
    assert name in ontology.terms


@pytest.mark.parametrize("record", [meeting_record(), fair_record()], ids=["meeting", "fair"])
def test_what_the_code_writes_is_a_term(ontology: Ontology, record: PageRecord) -> None:
    namespace = Config().namespace
    terms = {
        term.value.removeprefix(namespace)
        for quad in record_quads(record, Config())
        for term in (quad.predicate, quad.object)
        if isinstance(term, ox.NamedNode) and term.value.startswith(namespace)
    }
    assert terms <= set(ontology.terms)


def test_the_ontology_names_nothing_that_the_code_does_not_use(ontology: Ontology, root: Path) -> None:
    files = [*(root / "kg").rglob("*.py"), *(root / "ontology" / "queries").iterdir()]
    code = "\n".join(path.read_text("utf-8") for path in files)
    written = set(ontology.kinds) | {"Agent", "Role", "Roles", "Factualities"}
    words = set(re.findall(r"\w+", code)) | {f"{word}Role" for word in re.findall(r"[a-z]+", code)}
    assert set(ontology.terms) - written - words == set()


@pytest.mark.parametrize(
    "vocabulary",
    [
        "http://www.w3.org/ns/org#", "http://xmlns.com/foaf/0.1/", "https://schema.org/", "http://www.w3.org/ns/prov#",
        "http://www.w3.org/2004/02/skos/core#", "http://www.w3.org/2006/time#", "http://purl.org/dc/terms/",
        "http://www.w3.org/ns/oa#",
    ],
)  # fmt: skip
def test_each_vocabulary_has_terms_of_ours_below_its_own(ontology: Ontology, vocabulary: str) -> None:
    assert any(parent.startswith(vocabulary) for term in ontology.terms.values() for parent in term.parents)


def test_a_property_is_below_none_that_leads_to_another_sort_of_thing(root: Path) -> None:
    """Of the vocabularies that say what their properties lead to: OWL-Time and PROV-O to nodes alone."""
    quads = list(ox.parse((root / "ontology" / "civic.ttl").read_bytes(), format=ox.RdfFormat.TURTLE))
    literal = {quad.subject for quad in quads if str(quad.object).endswith("#DatatypeProperty>")}
    above = [quad for quad in quads if quad.predicate.value.endswith("#subPropertyOf") and quad.subject in literal]
    assert above
    assert not [str(quad) for quad in above if "/2006/time#" in str(quad.object) or "/ns/prov#" in str(quad.object)]


def test_parents_of_ours_exist(ontology: Ontology) -> None:
    for term in ontology.terms.values():
        assert all(":" in parent or parent in ontology.terms for parent in term.parents), term.name


def test_it_is_of_the_namespace_that_is_the_default(ontology: Ontology) -> None:
    assert ontology.namespace == Config().namespace
    assert re.fullmatch(r"\d+\.\d+\.\d+", ontology.version)


def test_labels_fall_back_to_the_term(ontology: Ontology) -> None:
    assert ontology.label("Nonesuch") == "Nonesuch"
    assert ontology.label("heldAt", "fr") == "heldAt"
    assert ontology.comment("Nonesuch") == ""
    assert ontology.comment("heldAt", "en").startswith("The initiative takes place")


def test_no_property_has_two_ranges(root: Path) -> None:
    quads = ox.parse((root / "ontology" / "civic.ttl").read_bytes(), format=ox.RdfFormat.TURTLE)
    ranges = [quad.subject for quad in quads if quad.predicate.value.endswith("#range")]
    assert len(ranges) == len(set(ranges))
