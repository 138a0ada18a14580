"""Judgements join and split, contradictions are told, and no evidence is ever lost."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg.errors import DataError
from kg.linking.judgements import (
    DIFFERENT,
    SAME,
    Decisions,
    Judgement,
    decide,
    decisions_of,
    read_judgements,
    side,
    write_judgements,
)
from kg.model import PageRecord
from tests.graph.records import meeting_record

PAGES = {"a.txt": "书友会开讲\n居民沈清禾参加书友会。\n", "b.txt": "邻里节开幕\n居民沈清禾参加邻里节。\n"}
A, B, C = "aaaaaaaa", "bbbbbbbb", "cccccccc"
ONE, TWO = "11111111", "22222222"


def same(left: str, right: str) -> Judgement:
    return Judgement(left, right, SAME)


def different(left: str, right: str) -> Judgement:
    return Judgement(left, right, DIFFERENT)


def test_what_is_joined_shares_the_least_id_through_others_too() -> None:
    decisions = Decisions([same(C, B), same(B, A)])
    assert {decisions.id_of(node, ONE) for node in (A, B, C)} == {A}


def test_what_nobody_judged_keeps_its_id() -> None:
    assert Decisions([same(B, A)]).id_of(C, ONE) == C


def test_a_split_moves_what_one_article_says_and_nothing_else() -> None:
    decisions = Decisions([different(f"{A}@{ONE}", f"{A}@{TWO}")])
    assert decisions.id_of(A, ONE) == decisions.id_of(A, "33333333") == A
    assert decisions.id_of(A, TWO) not in (A, "")


def test_a_split_off_part_can_be_joined_elsewhere() -> None:
    decisions = Decisions([different(f"{A}@{ONE}", f"{A}@{TWO}"), same(f"{A}@{TWO}", B)])
    assert decisions.id_of(A, TWO) == decisions.id_of(B, ONE) == B


def test_the_last_judgement_on_a_pair_holds() -> None:
    assert Decisions([different(A, B), same(B, A)]).id_of(B, ONE) == A
    assert Decisions([same(B, A), different(A, B)]).id_of(B, ONE) == B


def test_a_contradiction_names_both_judgements() -> None:
    with pytest.raises(DataError, match=f"{A} and {C} different"):
        Decisions([same(A, B), same(B, C), different(A, C)])


@given(st.permutations([same(A, B), same(B, C), different("dddddddd", A), same("eeeeeeee", "ffffffff")]))
def test_the_order_of_lines_on_different_pairs_changes_nothing(judgements: Sequence[Judgement]) -> None:
    decisions = Decisions(judgements)
    assert [decisions.id_of(node * 8, ONE) for node in "abcdef"] == [A, A, A, "dddddddd", "eeeeeeee", "eeeeeeee"]


def evidence_of(record: PageRecord) -> list[object]:
    said = [evidence for entity in record.entities for evidence in entity.evidence]
    return sorted((*said, *(statement.evidence for statement in record.statements)))


def test_joining_keeps_every_mention_name_and_statement() -> None:
    record = meeting_record()
    people = [entity for entity in record.entities if entity.type == "Person"][:2]
    joined = decide(record, decisions_of((same(people[0].id, people[1].id),)))
    assert evidence_of(joined) == evidence_of(record)
    assert len(joined.entities) == len(record.entities) - 1
    one = next(entity for entity in joined.entities if entity.id == min(person.id for person in people))
    assert set(one.names) == {name for person in people for name in person.names}
    assert [s.id for s in joined.statements] == [s.id for s in record.statements]


def test_splitting_keeps_every_mention_and_statement() -> None:
    record = meeting_record()
    person = next(entity for entity in record.entities if entity.type == "Person")
    article = record.articles[0].id
    split = decide(record, decisions_of((different(person.id, f"{person.id}@{article}"),)))
    assert evidence_of(split) == evidence_of(record)
    assert person.id not in {entity.id for entity in split.entities}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"{A}\t{B}\tmaybe\n", "j.tsv:1: write left, right, and same or different"),
        (f"# head\n{A}\tnobody\tsame\n", "j.tsv:2: 'nobody' is not an entity"),
        (f"{A}\t{A}\tsame\n", "j.tsv:1: both sides are"),
        (f"{A} {B} same\n", "j.tsv:1: write left"),
    ],
)
def test_a_malformed_line_is_named(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "j.tsv"
    path.write_text(text, "utf-8")
    with pytest.raises(DataError, match=message):
        read_judgements(path)


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    path = tmp_path / "j.tsv"
    path.write_bytes(b"\xff\xfe\xff")
    with pytest.raises(DataError, match="cannot be read as UTF-8"):
        read_judgements(path)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "j.tsv"
    said = (Judgement(A, f"{B}@{ONE}", SAME, "沈清禾", "2024-11-05", "同一份 名单"), different(A, C))
    write_judgements(path, said)
    assert read_judgements(path) == said
    assert b"\r" not in path.read_bytes()


def test_hostile_columns_stay_one_line(tmp_path: Path) -> None:
    path = tmp_path / "j.tsv"
    write_judgements(path, [Judgement(A, B, SAME, why="一\t二\n三\r四")])
    assert [one.why for one in read_judgements(path)] == ["一 二 三 四"]


def test_a_missing_file_holds_no_judgement(tmp_path: Path) -> None:
    assert read_judgements(tmp_path / "none.tsv") == ()


def test_a_side_may_be_an_iri() -> None:
    assert side(f"https://w3id.org/civic-kg/id/person/{A}") == A


def test_a_build_obeys_the_file_and_forgets_it_without(tmp_path: Path) -> None:
    for name, text in PAGES.items():
        (tmp_path / name).write_text(text, "utf-8")
    pages = [tmp_path / "a.txt", tmp_path / "b.txt"]
    iris = sorted(people(pages))
    assert len(iris) == 2
    file = tmp_path / "j.tsv"
    write_judgements(file, [same(side(iris[0]), side(iris[1]))])
    assert people(pages, judgements=str(file)) == {min(iris)}
    assert people(pages) == set(iris)


def people(pages: list[Path], **options: object) -> set[str]:
    lines = kg.extract(pages, **options)
    return {entity["id"] for line in lines for entity in line["entities"] if entity["name"] == "沈清禾"}
