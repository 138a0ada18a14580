"""What a record becomes in RDF."""

from dataclasses import replace

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.config import Config
from kg.errors import StoreError
from kg.graph.rdf import date_literal, record_quads
from kg.graph.store import Store
from kg.graph.terms import XSD
from kg.model import Entity, EntityType, Factuality, PageRecord, Predicate

from .records import RecordBuilder, fair_record, hexid, meeting_record, nquads

NS = Config().namespace


def facts(record: PageRecord) -> set[tuple[str, str, str]]:
    """The default graph, with local names for predicates."""
    quads = record_quads(record, Config())
    return {
        (quad.subject.value, quad.predicate.value.removeprefix(NS), quad.object.value)
        for quad in quads
        if quad.graph_name == ox.DefaultGraph()
    }


def iri(path: str, type_: EntityType, name: str) -> str:
    return f"{Config().base}{path}/{hexid(type_, name)}"


UNIT = iri("unit", EntityType.ADMINISTRATIVE_UNIT, "云栖区")
STREET = iri("unit", EntityType.ADMINISTRATIVE_UNIT, "临溪街道")
CHAIR = iri("person", EntityType.PERSON, "周远山")
SPEAKER = iri("person", EntityType.PERSON, "沈清禾")
MEETING = iri("initiative", EntityType.INITIATIVE, "秋季安全推进会")
FAIR = iri("initiative", EntityType.INITIATIVE, "“桂香”邻里节")


def test_plain_facts_stand_in_the_default_graph() -> None:
    found = facts(meeting_record())
    assert (UNIT, "organizes", MEETING) in found
    assert (MEETING, "occursOn", "2024-11-02") in found
    assert (CHAIR, "holdsPosition", UNIT) in found


@pytest.mark.parametrize(
    ("fact", "there"),
    [
        ((MEETING, "organizedBy", UNIT), True),
        ((MEETING, "supportedBy", STREET), True),
        ((MEETING, "chairedBy", CHAIR), True),
        ((MEETING, "attendedBy", CHAIR), True),
        ((MEETING, "attendedBy", SPEAKER), True),
        ((MEETING, "chairedBy", SPEAKER), False),
    ],
)
def test_shortcuts_lead_from_the_initiative_to_those_who_act(fact: tuple[str, str, str], there: bool) -> None:
    assert (fact in facts(meeting_record())) is there


def drive_record(predicate: Predicate, words: str, measures: str = "") -> PageRecord:
    builder = RecordBuilder(f"“净街”行动{words}\n")
    drive = builder.entity(EntityType.INITIATIVE, "Campaign", "“净街”行动")
    builder.say(drive, predicate, words, f"“净街”行动{words}", measures)
    return builder.record()


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("200多名居民", {"minValue": "200", "maxValue": "200", "unit": "名", "approximate": "true"}),
        ("补贴15%—20%", {"minValue": "15", "maxValue": "20", "unit": "%", "approximate": "false"}),
        ("8万元", {"minValue": "80000", "maxValue": "80000", "unit": "元", "approximate": "false"}),
        ("不少居民", {}),
    ],
)
def test_a_quantity_keeps_its_words_and_has_its_number(words: str, numbers: dict[str, str]) -> None:
    record = drive_record(Predicate.QUANTITY, words, "参加")
    said = {quad.predicate.value.removeprefix(NS): quad.object.value for quad in record_quads(record, Config())}
    assert {name: said[name] for name in ("minValue", "maxValue", "unit", "approximate") if name in said} == numbers
    assert said["measures"] == "参加"
    assert words in {object_ for _, predicate, object_ in facts(record) if predicate == "quantity"}


@pytest.mark.parametrize(
    ("predicate", "words", "written"),
    [(Predicate.THEME, "水清岸绿", '"水清岸绿"@zh'), (Predicate.STAGE, "launched", '"launched"')],
)
def test_what_is_said_of_an_initiative_is_words(predicate: Predicate, words: str, written: str) -> None:
    quads = record_quads(drive_record(predicate, words), Config())
    assert {str(q.object) for q in quads if q.predicate.value == NS + predicate} == {written}


def test_a_post_that_was_held_is_not_held() -> None:
    builder = RecordBuilder("云栖区原区长周远山\n")
    unit = builder.entity(EntityType.ADMINISTRATIVE_UNIT, "County", "云栖区")
    chief = builder.entity(EntityType.PERSON, "", "周远山")
    builder.say(chief, Predicate.HELD_POSITION, unit, "云栖区原区长周远山", "原区长")
    found = facts(builder.record())
    assert (CHAIR, "heldPosition", UNIT) in found
    assert not [fact for fact in found if fact[1] == "holdsPosition"]
    titles = [quad for quad in record_quads(builder.record(), Config()) if quad.predicate.value == NS + "postTitle"]
    assert [title.object.value for title in titles] == ["原区长"]


def test_who_performs_does_not_attend() -> None:
    performer = iri("person", EntityType.PERSON, "陆晚舟")
    found = facts(fair_record())
    assert (performer, "participatesIn", FAIR) in found
    assert (FAIR, "attendedBy", performer) not in found


def test_a_planned_statement_is_no_fact_but_keeps_its_evidence() -> None:
    quads = record_quads(meeting_record(), Config())
    assert (UNIT, "organizes", FAIR) not in facts(meeting_record())
    planned = [quad.subject for quad in quads if quad.object == ox.NamedNode(NS + "planned")]
    quotes = [quad.object.value for quad in quads if quad.subject in planned and quad.predicate.value == NS + "quote"]
    assert quotes == ["明年将举办“桂香”邻里节"]


@pytest.mark.parametrize("factuality", list(Factuality))
def test_only_what_the_article_vouches_for_is_a_fact(factuality: Factuality) -> None:
    builder = RecordBuilder("云栖区举办“桂香”邻里节。")
    unit = builder.entity(EntityType.ADMINISTRATIVE_UNIT, "County", "云栖区")
    fair = builder.entity(EntityType.INITIATIVE, "Festival", "“桂香”邻里节")
    builder.say(unit, Predicate.ORGANIZES, fair, "云栖区举办“桂香”邻里节", factuality=factuality)
    expected = factuality in (Factuality.STATED, Factuality.QUOTED, Factuality.HEARSAY)
    assert ((UNIT, "organizes", FAIR) in facts(builder.record())) is expected
    assert ((FAIR, "organizedBy", UNIT) in facts(builder.record())) is expected


@pytest.mark.parametrize(
    ("text", "datatype"),
    [
        ("2024-11-02", "date"),
        ("2024-11", "gYearMonth"),
        ("2024", "gYear"),
        ("--11-02", "gMonthDay"),
        ("--11", "gMonth"),
        ("2024-13-02", "string"),
        ("秋天", "string"),
    ],
)
def test_a_date_has_the_type_of_its_precision(text: str, datatype: str) -> None:
    assert date_literal(text) == ox.Literal(text, datatype=ox.NamedNode(XSD + datatype))


def test_there_are_no_blank_nodes_and_every_quad_stands_once_and_in_order() -> None:
    quads = record_quads(meeting_record(), Config())
    assert list(quads) == sorted(set(quads), key=str)
    assert not any(isinstance(term, ox.BlankNode) for quad in quads for term in (quad.subject, quad.object))


def test_the_order_of_a_record_does_not_matter() -> None:
    record = meeting_record()
    turned = replace(record, entities=record.entities[::-1], statements=record.statements[::-1])
    assert record_quads(turned, Config()) == record_quads(record, Config())


def test_a_quotation_that_is_not_at_its_place_is_refused() -> None:
    record = meeting_record()
    said = record.statements[0]
    wrong = replace(said, evidence=replace(said.evidence, quote="云栖区召开冬季"))
    with pytest.raises(StoreError, match=rf"a\.txt: article {said.evidence.article_id}: statement {said.id}"):
        record_quads(replace(record, statements=(wrong,)), Config())


def test_a_mention_that_is_not_at_its_place_is_refused() -> None:
    record = meeting_record()
    entity = record.entities[0]
    wrong = replace(entity, evidence=(replace(entity.evidence[0], quote="云"),))
    with pytest.raises(StoreError, match="mention of"):
        record_quads(replace(record, entities=(wrong,), statements=()), Config())


def test_a_statement_about_a_stranger_is_refused() -> None:
    record = meeting_record()
    with pytest.raises(StoreError, match="no entity or article of this page"):
        record_quads(replace(record, entities=record.entities[1:]), Config())


@pytest.mark.parametrize("kind", ["Meeting> <urn:x", "会议", "meeting"])
def test_a_kind_is_a_local_name(kind: str) -> None:
    record = meeting_record()
    odd = replace(record.entities[0], kind=kind)
    with pytest.raises(StoreError, match="is not a kind"):
        record_quads(replace(record, entities=(odd,), statements=()), Config())


def test_namespace_and_base_are_settings() -> None:
    config = Config(namespace="https://example.org/n#", base="https://example.org/i/")
    ours = [quad for quad in record_quads(fair_record(), config) if "civic-kg" in str(quad)]
    assert ours == []


def test_an_unknown_role_is_other() -> None:
    builder = RecordBuilder("沈清禾参加推进会。")
    person = builder.entity(EntityType.PERSON, "", "沈清禾")
    meeting = builder.entity(EntityType.INITIATIVE, "Meeting", "推进会")
    builder.say(person, Predicate.PARTICIPATES_IN, meeting, "沈清禾参加推进会", "路过")
    assert NS + "otherRole" in {quad.object.value for quad in record_quads(builder.record(), Config())}


TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


@given(TEXT)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    """Through a transaction of removals and additions, which travels as text."""
    builder = RecordBuilder(text)
    name = builder.evidence(text)
    entity = Entity("ab", EntityType.PERSON, "", (text,), (name,))
    record = PageRecord(builder.page, (builder.article,), (entity,), ())
    with Store.memory() as store:
        store.put(replace(record, entities=()), Config())
        store.put(replace(record, entities=(replace(entity, names=("别名", text)),)), Config())
        store.put(record, Config())
        values = {quad.object.value for quad in store.quads() if quad.predicate.value == NS + "quote"}
        assert values == {text}
        reread = ox.parse(nquads(store), format=ox.RdfFormat.N_QUADS)
        assert set(reread) == set(store.quads())
