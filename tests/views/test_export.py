"""The graph as a file, in each format."""

import csv
import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree

import networkx
import pyoxigraph as ox
import pytest

from kg.config import Config
from kg.errors import MissingExtraError, QueryError, StoreError
from kg.graph.store import Store
from kg.model import Entity, EntityType, PageRecord, Predicate
from kg.views.export import CSV_COLUMNS, FORMATS, export

from ..conftest import needed
from ..graph.records import FAIR_PAGE, MEETING_PAGE, RecordBuilder, fair_record, meeting_record


def exported(format_: str, *records: PageRecord) -> bytes:
    out = io.BytesIO()
    with Store.memory() as store:
        for record in records:
            store.put(record, Config())
        export(store, format_, out)
    return out.getvalue()


def parsed(data: bytes, format_: ox.RdfFormat) -> set[ox.Quad]:
    return set(ox.parse(data, format=format_))


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_graph_gives_the_same_bytes(format_: str) -> None:
    one = exported(format_, meeting_record(), fair_record())
    assert one == exported(format_, fair_record(), meeting_record())
    assert len(one) > 200


def test_the_same_bytes_for_any_hash_seed(root: Path) -> None:
    code = (
        "import hashlib; from tests.views.test_export import *\n"
        "for format_ in FORMATS: print(hashlib.sha256(exported(format_, meeting_record(), fair_record())).hexdigest())"
    )
    ours = [sha256(exported(format_, fair_record(), meeting_record())).hexdigest() for format_ in FORMATS]
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed}
        found = subprocess.run([sys.executable, "-c", code], cwd=root, env=env, capture_output=True, check=True)
        assert found.stdout.decode().split() == ours


def test_parquet_has_the_rows_of_the_csv_with_numbers_as_numbers() -> None:
    parquet = needed("pyarrow.parquet")
    table = parquet.read_table(io.BytesIO(exported("parquet", meeting_record(), fair_record())))
    assert tuple(table.column_names) == CSV_COLUMNS
    rows = list(csv.DictReader(io.StringIO(exported("csv", meeting_record(), fair_record()).decode("utf-8-sig"))))
    assert table.num_rows == len(rows) > 10
    for typed, text in zip(table.to_pylist(), rows, strict=True):
        numbers = {name: int(text[name]) for name in ("line", "start", "end")}
        known = {name: "" if value is None else value for name, value in typed.items()}
        assert known == {**text, **numbers, "confidence": float(text["confidence"])}


def test_parquet_without_pyarrow_says_what_to_install_and_leaves_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "facts.parquet").write_bytes(b"before")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with Store.memory() as store, pytest.raises(MissingExtraError, match=r"civic-kg\[parquet\]"):
        export(store, "parquet", tmp_path / "facts.parquet")
    assert (tmp_path / "facts.parquet").read_bytes() == b"before"


@pytest.mark.parametrize("format_", FORMATS)
def test_an_empty_graph_can_be_written(format_: str) -> None:
    assert isinstance(exported(format_), bytes)


def test_nquads_are_sorted_lines() -> None:
    lines = exported("nq", meeting_record()).splitlines()
    assert lines == sorted(set(lines))


def test_trig_and_jsonld_hold_what_nquads_hold() -> None:
    records = (meeting_record(), fair_record())
    quads = parsed(exported("nq", *records), ox.RdfFormat.N_QUADS)
    assert parsed(exported("trig", *records), ox.RdfFormat.TRIG) == quads
    assert parsed(exported("jsonld", *records), ox.RdfFormat.JSON_LD) == quads
    json.loads(exported("jsonld", *records))


def test_turtle_holds_the_plain_facts_with_prefixes() -> None:
    data = exported("ttl", meeting_record())
    quads = parsed(exported("nq", meeting_record()), ox.RdfFormat.N_QUADS)
    assert parsed(data, ox.RdfFormat.TURTLE) == {quad for quad in quads if quad.graph_name == ox.DefaultGraph()}
    assert b"civic:chairedBy person:" in data


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_csv_is_a_row_a_statement_with_its_words() -> None:
    data = exported("csv", meeting_record(), fair_record())
    assert data.startswith(b"\xef\xbb\xbf")
    found = rows(data)
    assert tuple(found[0]) == CSV_COLUMNS
    assert len(found) == len(meeting_record().statements) + len(fair_record().statements)
    texts = {"a.txt": MEETING_PAGE, "b.txt": FAIR_PAGE}
    for row in found:
        assert texts[row["file"]][int(row["start"]) : int(row["end"])] == row["quote"]
        assert texts[row["file"]].count("\n", 0, int(row["start"])) + 1 == int(row["line"])


def test_csv_names_both_ends_and_the_qualifier() -> None:
    found = rows(exported("csv", meeting_record()))
    (chair,) = (row for row in found if row["qualifier"] == "presides")
    wanted = {"subject": "周远山", "subject_type": "Person", "object": "秋季安全推进会", "object_type": "Initiative"}
    assert {name: chair[name] for name in wanted} == wanted
    (date,) = (row for row in found if row["predicate"] == "occursOn")
    assert (date["object"], date["object_type"], date["object_iri"]) == ("2024-11-02", "date", "")
    (byline,) = (row for row in found if row["predicate"] == "authoredBy")
    assert (byline["subject"], byline["subject_type"]) == ("云栖区召开秋季安全推进会", "Article")
    assert [row["factuality"] for row in found].count("planned") == 1


def hostile_record(text: str) -> PageRecord:
    """A person and an event whose names are this text."""
    builder = RecordBuilder(text, name=text)
    record = builder.record()
    everything = builder.evidence(text)
    person = Entity("aa", EntityType.PERSON, "", (text,), (everything,))
    meeting = Entity("bb", EntityType.INITIATIVE, "Meeting", (text,), (everything,))
    builder.say("aa", Predicate.PARTICIPATES_IN, "bb", text, "attends")
    return replace(record, entities=(person, meeting), statements=tuple(builder.statements))


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+86 1", "-1+1", "@SUM(1)", "\t=1", "\r=1", "  =1"])
def test_csv_runs_nothing_in_a_spreadsheet(text: str) -> None:
    (row,) = rows(exported("csv", hostile_record(text)))
    cells = [row[name] for name in ("subject", "object", "quote", "file")]
    assert cells == [f"'{text}"] * 4


def test_a_date_without_its_year_is_left_as_it_is() -> None:
    record = meeting_record()
    dated = tuple(replace(said, object="--11-02") for said in record.statements if said.predicate == "occursOn")
    (row,) = rows(exported("csv", replace(record, statements=dated)))
    assert row["object"] == "--11-02"


def test_graphml_is_read_back() -> None:
    data = exported("graphml", meeting_record(), fair_record())
    network = networkx.read_graphml(io.BytesIO(data))
    assert {attributes["label"] for _, attributes in network.nodes(data=True)} >= {"周远山", "秋季安全推进会"}
    assert "区长周远山主持" in {attributes["quote"] for _, _, attributes in network.edges(data=True)}


def test_graphml_holds_no_character_that_xml_cannot() -> None:
    data = exported("graphml", hostile_record("周\x00远\x0b山\ufffe<b>&"))
    found = {element.text for element in ElementTree.fromstring(data).iter() if element.text}  # noqa: S314
    assert "周\ufffd远\ufffd山\ufffd<b>&" in found


def test_a_file_is_written_where_it_is_wanted(tmp_path: Path) -> None:
    with Store.memory() as store:
        store.put(fair_record(), Config())
        export(store, "nq", tmp_path / "图.nq")
        assert (tmp_path / "图.nq").read_bytes() == exported("nq", fair_record())
        with pytest.raises(StoreError, match="cannot be written"):
            export(store, "nq", tmp_path / "none" / "x.nq")


def test_an_unknown_format_is_named() -> None:
    with pytest.raises(QueryError, match="'xls' is unknown; write one of nq, ttl"):
        exported("xls")
