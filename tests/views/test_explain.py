"""An explanation for a terminal: nothing that a page says acts on it."""

from kg.graph.reader import EntityRow, EvidenceRow, FactRow
from kg.knowledge.ontology import load_ontology
from kg.views.explain import Explanation
from kg.views.plain import visible

IRI = "https://w3id.org/civic-kg/id/person/5f0c"
HOSTILE = "周远山\x1b[2J\u202e\r\n"


def explanation(factuality: str = "stated") -> Explanation:
    evidence = EvidenceRow("urn:a", HOSTILE, f"{HOSTILE}.txt", "2024-11-05", 3, 9, f"区委书记{HOSTILE}", "name", 0.5, 2)
    fact = FactRow(IRI, "holdsPosition", "urn:unit", False, (HOSTILE,), factuality, evidence)
    entity = EntityRow(IRI, "Person", "", HOSTILE, (HOSTILE, f"{HOSTILE}同志"), 1)
    return Explanation(entity, (fact,), (evidence,), {IRI: HOSTILE, "urn:unit": "云栖区"}, load_ontology())


def test_hostile_characters_are_written_out() -> None:
    text = str(explanation())
    assert not set(text) & {"\x1b", "\u202e", "\r"}
    assert "周远山\\x1b[2J\\u202e" in text


def test_a_fact_has_its_quotation_place_date_and_rule() -> None:
    *_, fact, quote, origin = str(explanation()).splitlines()
    assert fact.endswith("→ 云栖区")
    assert quote.startswith("    “区委书记周远山")
    assert ".txt:3-9（第 2 行）" in origin
    assert "2024-11-05" in origin
    assert "规则 name，置信度 0.50" in origin


def test_what_is_not_simply_stated_says_so() -> None:
    assert "[计划]" in str(explanation("planned"))
    assert "[" not in str(explanation()).splitlines()[-3].replace("\\x1b[2J", "")


def test_what_is_said_of_an_initiative_is_in_its_words_and_a_stage_in_chinese() -> None:
    evidence = EvidenceRow("urn:a", "净街", "a.txt", None, 0, 9, "“净街”行动启动", "name", 0.9, 1)
    facts = [
        FactRow("urn:i", predicate, words, True, (), "stated", evidence)
        for predicate, words in (("theme", "水清岸绿"), ("stage", "launched"), ("occursOn", "2024-11-02"))
    ]
    drive = EntityRow("urn:i", "Initiative", "Campaign", "“净街”行动", ("“净街”行动",), 1)
    text = str(Explanation(drive, tuple(facts), (), {"urn:i": "“净街”行动"}, load_ontology()))
    assert "—主题→ 水清岸绿" in text
    assert "—进展→ 已启动" in text
    assert "—发生日期→ 2024-11-02" in text


def test_json_keeps_the_characters_as_they_are() -> None:
    told = explanation().to_json()
    assert told["facts"][0]["evidence"]["quote"] == f"区委书记{HOSTILE}"
    assert told["facts"][0]["object_name"] == "云栖区"


def test_a_line_break_of_a_column_is_dropped() -> None:
    assert visible("临溪街道\n  青禾社区") == "临溪街道青禾社区"
