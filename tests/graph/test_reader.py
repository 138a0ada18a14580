"""The typed rows that views read."""

from kg.config import Config
from kg.graph.reader import (
    find_entities,
    read_all_mentions,
    read_articles,
    read_entities,
    read_facts,
    read_mentions,
)
from kg.graph.store import Store
from kg.model import EntityType

from .records import FAIR_PAGE, MEETING_PAGE, from_source, hexid, meeting_record

TEXTS = {"a.txt": MEETING_PAGE, "b.txt": FAIR_PAGE}


def iri(path: str, type_: EntityType, name: str) -> str:
    return f"{Config().base}{path}/{hexid(type_, name)}"


STREET = iri("unit", EntityType.ADMINISTRATIVE_UNIT, "临溪街道")


def test_entities_of_two_pages_are_one(store: Store) -> None:
    rows = {row.iri: row for row in read_entities(store)}
    assert len(rows) == 11
    street = rows[STREET]
    assert (street.type, street.kind, street.name, street.mentions) == ("AdministrativeUnit", "Street", "临溪街道", 2)
    meeting = rows[iri("initiative", EntityType.INITIATIVE, "秋季安全推进会")]
    assert meeting.names == ("秋季安全推进会", "会议")
    assert (meeting.type, meeting.kind) == ("Initiative", "Meeting")
    assert [row.iri for row in read_entities(store)] == sorted(rows)


def test_articles_have_their_description(store: Store) -> None:
    meeting, fair = read_articles(store)
    assert (meeting.file, fair.file) == ("a.txt", "b.txt")
    assert meeting.title == "云栖区召开秋季安全推进会"
    assert meeting.kicker == "安全 · 一线"
    assert meeting.authors == ("林见秋", "苏白榆")
    assert (meeting.published, meeting.publisher) == ("2024-11-05", "云栖日报")
    assert (meeting.start, meeting.end) == (0, len(MEETING_PAGE))


def test_every_statement_is_a_fact_row_with_its_words(store: Store) -> None:
    rows = read_facts(store)
    assert len(rows) == 16
    assert list(rows) == sorted(rows)
    for row in rows:
        words = row.evidence
        assert TEXTS[words.file][words.start : words.end] == words.quote
        assert words.line == TEXTS[words.file].count("\n", 0, words.start) + 1
        assert (words.rule, words.confidence, words.published) == ("rule-a", 0.9, "2024-11-05")


def test_qualifiers_and_factuality_come_back_as_they_went_in(store: Store) -> None:
    rows = read_facts(store)
    said = {(row.predicate, row.qualifiers, row.factuality) for row in rows}
    assert ("participatesIn", ("presides",), "stated") in said
    assert ("holdsPosition", ("区长",), "stated") in said
    assert ("kinOf", ("舅舅",), "stated") in said
    assert ("organizes", (), "planned") in said
    assert [(row.object, row.literal) for row in rows if row.predicate == "occursOn"] == [("2024-11-02", True)]


def test_facts_of_one_entity_are_those_at_either_end(store: Store) -> None:
    community = iri("unit", EntityType.ADMINISTRATIVE_UNIT, "青禾社区")
    rows = read_facts(store, community)
    assert rows == tuple(row for row in read_facts(store) if community in (row.subject, row.object))
    assert {row.predicate for row in rows} == {"organizes", "residentOf"}


def test_mentions_are_in_order_and_quoted(store: Store) -> None:
    rows = read_mentions(store, STREET)
    assert sorted(row.file for row in rows) == ["a.txt", "b.txt"]
    assert {row.quote for row in rows} == {"临溪街道"}
    assert {row.rule for row in rows} == {"name-rule"}


def test_all_mentions_are_those_of_each_entity(store: Store) -> None:
    every = read_all_mentions(store)
    assert every.keys() == {row.iri for row in read_entities(store) if row.mentions}
    for iri_, mentions in every.items():
        places = sorted((row.article, row.start, row.end) for row in read_mentions(store, iri_))
        assert [(row.article, row.start, row.end) for row in mentions] == places


def test_a_name_finds_its_entity_and_a_part_finds_all(store: Store) -> None:
    assert [row.name for row in find_entities(store, "会议")] == ["秋季安全推进会"]
    assert {row.name for row in find_entities(store, "云栖")} == {"云栖区", "云栖会堂"}
    assert find_entities(store, "查无此人") == ()


def test_the_most_mentioned_comes_first(store: Store) -> None:
    found = find_entities(store, "云栖")
    counts = [row.mentions for row in find_entities(store, "栖")]
    assert counts == sorted(counts, reverse=True)
    assert found[0].mentions == max(counts)


def test_a_page_under_two_names_reads_as_one(store: Store) -> None:
    store.put(from_source(meeting_record(), "/copy", "z.txt"), Config())
    assert [row.file for row in read_articles(store)] == ["a.txt", "b.txt"]
    assert len(read_facts(store)) == 16
