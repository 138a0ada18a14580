"""Each shape takes its passing example and refuses its failing one, for our checker as for pySHACL."""

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

import pyoxigraph as ox
import pytest
import rdflib

from kg.config import Config
from kg.errors import DataError
from kg.graph.rdf import record_quads
from kg.graph.shapes import load_shapes
from kg.graph.terms import Vocabulary
from kg.graph.validate import Fault, validate_quads

from ..conftest import needs
from ..graph.records import fair_record, meeting_record

FOLDER = Path(__file__).with_name("shapes")
EXAMPLES = sorted(path.stem for path in FOLDER.glob("*.trig"))
VOCABULARY = Vocabulary(Config().namespace, Config().base)
CHINESE = re.compile(r"[\u4e00-\u9fff]")
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
Reference = Callable[[list[ox.Quad]], set[tuple[str, str]]]
OURS = "ArticleGraph"  # not of SHACL, which sees no named graphs


def example(shape: str, part: str) -> list[ox.Quad]:
    base = (FOLDER / "base.ttl").read_text("utf-8")
    triples = [quad.triple for quad in ox.parse(base, format=ox.RdfFormat.TURTLE)]
    added = ox.parse((FOLDER / f"{shape}.trig").read_text("utf-8"), format=ox.RdfFormat.TRIG)
    triples += [quad.triple for quad in added if quad.graph_name == ox.NamedNode(f"https://example.org/{part}")]
    evident = {t.subject for t in triples if t.predicate.value.endswith("#wasDerivedFrom")}
    graph = ox.NamedNode("https://example.org/graph")
    return [ox.Quad(*t, graph) if t.subject in evident else ox.Quad(*t) for t in set(triples)]


def found(quads: list[ox.Quad]) -> set[Fault]:
    return set(validate_quads(quads, VOCABULARY).faults)


@pytest.fixture(scope="module")
def reference(root: Path) -> Callable[[list[ox.Quad]], set[tuple[str, str]]]:
    """What pySHACL finds in the merge of all graphs: the node and the message in Chinese."""
    try:
        import pyshacl
    except ImportError:
        needs("needs pyshacl")
    ontology = rdflib.Graph().parse(root / "ontology" / "civic.ttl")
    shapes = rdflib.Graph().parse(root / "ontology" / "shapes.ttl")

    def check(quads: list[ox.Quad]) -> set[tuple[str, str]]:
        lines = ox.serialize({quad.triple for quad in quads}, format=ox.RdfFormat.N_TRIPLES)
        data = rdflib.Graph().parse(data=lines, format="nt")
        data += ontology
        _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inplace=True)
        return {
            (str(report.value(result, SH.focusNode)), str(message))
            for result in report.subjects(rdflib.RDF.type, SH.ValidationResult)
            for message in report.objects(result, SH.resultMessage)
            if CHINESE.search(message)
        }

    return check


def ours(quads: list[ox.Quad]) -> set[tuple[str, str]]:
    return {(fault.node, fault.message_zh) for fault in found(quads) if fault.shape != OURS}


def test_every_shape_has_an_example() -> None:
    assert {shape.name for shape in load_shapes().shapes} == set(EXAMPLES)


@pytest.mark.parametrize("shape", EXAMPLES)
def test_a_shape_takes_what_it_should(shape: str) -> None:
    assert found(example(shape, "passes")) == set()


@pytest.mark.parametrize("shape", EXAMPLES)
def test_a_shape_refuses_what_it_should(shape: str) -> None:
    faults = found(example(shape, "fails"))
    assert shape in {fault.shape for fault in faults}
    for fault in faults:
        assert CHINESE.search(fault.message_zh)
        assert re.fullmatch(r"[ -~]+", fault.message_en)


@pytest.mark.parametrize("shape", EXAMPLES)
def test_pyshacl_finds_the_same_in_the_examples(shape: str, reference: Reference) -> None:
    assert reference(example(shape, "passes")) == set()
    quads = example(shape, "fails")
    assert reference(quads) == ours(quads)


@pytest.mark.parametrize("seed", range(8))
def test_pyshacl_finds_the_same_in_a_damaged_page(seed: int, reference: Reference) -> None:
    quads = damaged([*record_quads(meeting_record(), Config()), *record_quads(fair_record(), Config())], Random(seed))
    assert reference(quads) == ours(quads)


def damaged(quads: list[ox.Quad], random: Random) -> list[ox.Quad]:
    """The quads, once each, with three removed and three given the object of another."""
    quads = sorted(set(quads), key=str)
    for _ in range(3):
        del quads[random.randrange(len(quads))]
        at, other = random.randrange(len(quads)), random.choice(quads)
        quads[at] = ox.Quad(quads[at].subject, quads[at].predicate, other.object, quads[at].graph_name)
    return sorted(set(quads), key=str)


def test_a_statement_stands_in_the_graph_of_its_article() -> None:
    quads = list(record_quads(meeting_record(), Config()))
    assert {fault.shape for fault in found(quads)} == {"MentionedEntity"}
    moved = [ox.Quad(*quad.triple) if quad.predicate.value.endswith("#wasDerivedFrom") else quad for quad in quads]
    assert OURS in {fault.shape for fault in found(moved)}


def test_the_shapes_follow_the_namespace_of_the_graph() -> None:
    config = Config(namespace="https://example.org/own#")
    report = validate_quads(record_quads(meeting_record(), config), Vocabulary(config.namespace, config.base))
    assert report.conforms
    assert [fault.shape for fault in report.faults] == ["MentionedEntity"]


def test_a_part_of_shacl_that_is_not_checked_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shape = "<urn:s> a sh:NodeShape ; sh:closed true ."
    (tmp_path / "civic.ttl").write_text("", "utf-8")
    (tmp_path / "shapes.ttl").write_text(f"@prefix sh: <{SH}> . {shape}", "utf-8")
    monkeypatch.setattr("kg.graph.shapes.resource", lambda *parts: tmp_path / parts[-1])
    with pytest.raises(DataError, match="closed is not checked"):
        load_shapes()
