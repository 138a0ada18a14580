"""What a graph that is wrong is told, as a whole store and page by page."""

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import pipeline
from kg.config import Config
from kg.graph.store import Store
from kg.graph.validate import find_violation, validate
from kg.linking import linker
from kg.model import EntityType, Failure, Page, PageRecord, Predicate

from ..conftest import ROOT
from .records import MEETING_PAGE, RecordBuilder, fair_record, meeting_record


def test_what_the_code_writes_conforms(store: Store) -> None:
    report = validate(store)
    assert report.conforms
    assert report.quads == len(list(store.quads()))


def test_a_fault_says_where_and_what(store: Store) -> None:
    person = next(quad for quad in store.quads() if quad.object == ox.Literal("周远山", language="zh"))
    store.graph.remove(person)
    report = validate(store)
    assert not report.conforms
    (fault,) = [fault for fault in report.faults if fault.severity == "Violation"]
    assert (fault.node, fault.shape) == (person.subject.value, "Entity")
    assert fault.path.endswith("#prefLabel")
    assert fault.message_zh == "实体有一个首选中文名称"
    assert str(report).splitlines()[-1].startswith("The graph does not conform: ")
    assert report.to_json()["conforms"] is False


def test_the_report_is_the_same_for_any_order_of_quads(store: Store) -> None:
    told = []
    for step in (1, -1):
        other = Store.memory()
        other.graph.extend(sorted(store.quads(), key=str)[::step][3:-3])
        told.append([fault.node for fault in validate(other).faults])
    assert all(told)
    assert told[0] == sorted(told[0])


def test_a_page_is_checked_by_itself() -> None:
    assert find_violation(fair_record()) is None
    assert find_violation(meeting_record()) is None


def test_a_relation_between_the_wrong_types_is_a_violation() -> None:
    builder = RecordBuilder(MEETING_PAGE)
    hall = builder.entity(EntityType.PLACE, "Facility", "云栖会堂")
    unit = builder.entity(EntityType.ADMINISTRATIVE_UNIT, "County", "云栖区")
    builder.say(hall, Predicate.HOLDS_POSITION, unit, "云栖会堂", "主任")
    fault = find_violation(builder.record())
    assert fault is not None
    assert fault.shape == "StatementDomain"


def test_an_article_at_fault_is_left_out_and_the_others_of_its_page_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether it is a statement that has not its shape, or a quotation that is not what stands there."""
    real = linker.link
    alone: set[str] = set()

    def link(page: Page, extractions: object) -> PageRecord:
        record = real(page, extractions)  # type: ignore[arg-type]
        article = record.articles[1]
        said = [one for one in record.statements if one.evidence.article_id == article.id]
        assert said
        wrong = replace(said[0], subject=said[0].object)
        if "misquoted" in page.name:
            wrong = replace(said[0], evidence=replace(said[0].evidence, quote="不在原文"))
        alone.update(one.id for one in record.entities if {e.article_id for e in one.evidence} == {article.id})
        return replace(record, statements=(*record.statements, wrong))

    monkeypatch.setattr("kg.linking.linker.link", link)
    for name in ("shapeless.txt", "misquoted.txt"):
        (tmp_path / name).write_bytes((ROOT / "data" / "samples" / "district-news.txt").read_bytes())
        events = [e for e in pipeline.run([str(tmp_path / name)], Config()) if isinstance(e, PageRecord | Failure)]
        failure, record = events
        assert isinstance(record, PageRecord)
        assert isinstance(failure, Failure)
        assert failure.message.startswith(f"{name}: article ")
        assert "left out: " in failure.message
        assert [article.index for article in record.articles][:2] == [0, 2]
        assert alone
        assert not alone & {entity.id for entity in record.entities}
        with Store.memory() as store:
            store.put(record, Config())
            assert validate(store).conforms


def test_a_page_at_fault_is_left_out_and_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(page: object, extractions: object) -> PageRecord:
        record = meeting_record()
        if "青禾" in getattr(page, "text", ""):
            return replace(record, statements=tuple(replace(s, subject=s.object) for s in record.statements[:1]))
        return record

    (tmp_path / "bad.txt").write_text("青禾社区\n", "utf-8")
    (tmp_path / "good.txt").write_text("临溪街道\n", "utf-8")
    monkeypatch.setattr("kg.linking.linker.link", link)
    events = [e for e in pipeline.run([str(tmp_path)], Config()) if isinstance(e, PageRecord | Failure)]
    failure, record = events
    assert isinstance(record, PageRecord)
    assert isinstance(failure, Failure)
    assert failure.message.startswith("bad.txt: left out: ")
    assert "a statement has one object, which is not its subject" in failure.message
