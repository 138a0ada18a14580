"""The store: pages go in and out whole, in any order, and the books stay right."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.config import Config
from kg.errors import StoreError
from kg.graph.query import query
from kg.graph.store import Store
from kg.graph.terms import ALT_LABEL, PREF_LABEL
from kg.model import EntityType, Factuality, PageRecord, Predicate

from .records import RecordBuilder, fair_record, from_source, hexid, meeting_record, nquads

CONFIG = Config()


def built(*records: PageRecord) -> bytes:
    """What a fresh store of these records says."""
    with Store.memory() as store:
        for record in records:
            store.put(record, CONFIG)
        return nquads(store)


def labels(store: Store, name: ox.NamedNode) -> set[str]:
    return {quad.object.value for quad in store.graph.quads_for_pattern(None, name, None)}


def test_the_order_of_pages_does_not_matter() -> None:
    assert built(meeting_record(), fair_record()) == built(fair_record(), meeting_record())


def test_putting_twice_is_putting_once(store: Store) -> None:
    before = nquads(store)
    assert store.put(meeting_record(), CONFIG) is False
    assert nquads(store) == before


def test_a_page_says_only_what_it_says_now() -> None:
    record = meeting_record()
    shorter = replace(record, entities=record.entities[:6], statements=record.statements[:3])
    with Store.memory() as store:
        assert store.put(record, CONFIG) is True
        assert store.put(shorter, CONFIG) is True
        assert nquads(store) == built(shorter)


def test_a_page_gone_from_its_source_takes_its_facts_along(store: Store) -> None:
    assert store.drop_missing("/somewhere/a.txt", set()) == 1
    assert nquads(store) == built(fair_record())


def test_a_page_that_its_source_still_holds_stays(store: Store) -> None:
    before = nquads(store)
    assert store.drop_missing("/somewhere/a.txt", {meeting_record().page.id}) == 0
    assert store.drop_missing("/elsewhere.txt", set()) == 0
    assert nquads(store) == before


def test_a_page_of_two_sources_goes_with_the_last() -> None:
    record = meeting_record()
    with Store.memory() as store:
        store.put(record, CONFIG)
        store.put(from_source(record, "/copy/a.txt"), CONFIG)
        store.drop_missing("/somewhere/a.txt", set())
        assert nquads(store) == built(record)
        store.drop_missing("/copy/a.txt", set())
        assert nquads(store) == b""


def test_the_two_names_of_one_page_come_in_any_order() -> None:
    record = meeting_record()
    copy = from_source(record, "/copy/z.txt", "z.txt")
    assert built(record, copy) == built(copy, record)


def test_one_page_dated_in_two_ways_says_both() -> None:
    record = meeting_record()
    dated = [said for said in record.statements if said.predicate is Predicate.OCCURS_ON]
    others = tuple(said for said in record.statements if said not in dated)
    undated = replace(dated[0], id=hexid("undated"), object="--11-02")
    copy = from_source(replace(record, statements=(*others, undated)), "/copy/a.txt")
    assert built(record, copy) == built(copy, record)
    with Store.memory() as store:
        store.put(record, CONFIG)
        store.put(copy, CONFIG)
        store.drop_missing("/somewhere/a.txt", set())
        assert nquads(store) == built(copy)


def test_the_last_page_put_does_not_decide_the_preferred_name() -> None:
    def record(*names: str) -> PageRecord:
        builder = RecordBuilder(f"{names[0]}的新闻", source=names[0])
        builder.entity(EntityType.ADMINISTRATIVE_UNIT, "Community", *names)
        (entity,) = builder.entities.values()
        return replace(builder.record(), entities=(replace(entity, id="5f0c"),))

    pages = [record("青禾"), record("青禾社区", "青禾"), record("临溪街道青禾社区")]
    with Store.memory() as store:
        for page in pages:
            store.put(page, CONFIG)
        assert labels(store, PREF_LABEL) == {"临溪街道青禾社区"}
        assert labels(store, ALT_LABEL) == {"青禾", "青禾社区"}
        store.drop_missing("临溪街道青禾社区", set())
        assert labels(store, PREF_LABEL) == {"青禾社区"}
        assert labels(store, ALT_LABEL) == {"青禾"}
        store.drop_missing("青禾社区", set())
        assert (labels(store, PREF_LABEL), labels(store, ALT_LABEL)) == ({"青禾"}, set())


def test_the_books_are_not_seen(store: Store) -> None:
    assert b"urn:civic-kg" not in nquads(store)
    assert b"somewhere" not in nquads(store)


def test_a_store_keeps_one_namespace(store: Store) -> None:
    with pytest.raises(StoreError, match="is written in"):
        store.put(meeting_record(), Config(namespace="https://example.org/n#"))


def test_a_record_that_misquotes_changes_nothing(store: Store) -> None:
    before = nquads(store)
    record = meeting_record()
    said = record.statements[-1]
    wrong = replace(said, evidence=replace(said.evidence, quote="不在原文"))
    with pytest.raises(StoreError):
        store.put(replace(record, statements=(*record.statements[:3], wrong)), CONFIG)
    assert nquads(store) == before


NAMES = ("周远山", "沈清禾", "陆晚舟", "苏白榆")
EVENTS = ("推进会", "邻里节")


@st.composite
def small_records(draw: st.DrawFn) -> PageRecord:
    """A page of few names, so that pages share entities and facts; from one of three sources."""
    people = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True))
    event = draw(st.sampled_from(EVENTS))
    page = draw(st.integers(0, 3))
    builder = RecordBuilder(f"{page}：{'、'.join(people)}参加{event}。", source=draw(st.sampled_from("ABC")))
    thing = builder.entity(EntityType.INITIATIVE, draw(st.sampled_from(["Meeting", "Festival"])), event)
    for person in people:
        role = draw(st.sampled_from(["presides", "attends", ""]))
        factuality = draw(st.sampled_from([Factuality.STATED, Factuality.PLANNED]))
        id_ = builder.entity(EntityType.PERSON, "", person)
        builder.say(id_, Predicate.PARTICIPATES_IN, thing, person, role, factuality)
    return builder.record()


class Model:
    """The naive store: remembers the records and builds anew."""

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], PageRecord] = {}

    def put(self, record: PageRecord) -> None:
        self.held[record.page.source, record.page.id] = record
        for key, other in self.held.items():
            if key[1] == record.page.id:
                # One page says one thing, whichever file it was read from.
                self.held[key] = from_source(record, other.page.source)

    def drop(self, source: str, keep: set[str]) -> None:
        self.held = {key: record for key, record in self.held.items() if key[0] != source or key[1] in keep}

    def nquads(self) -> bytes:
        return built(*self.held.values())


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_sequence_of_puts_and_drops_gives_what_a_rebuild_gives(data: st.DataObject) -> None:
    model = Model()
    with Store.memory() as store:
        for _ in range(data.draw(st.integers(1, 7))):
            if model.held and data.draw(st.booleans()):
                source, page = data.draw(st.sampled_from(sorted(model.held)))
                keep = {page} if data.draw(st.booleans()) else set()
                model.drop(source, keep)
                store.drop_missing(source, keep)
            else:
                record = data.draw(small_records())
                model.put(record)
                for held in sorted(key for key in model.held if key[1] == record.page.id):
                    store.put(model.held[held], CONFIG)
            assert nquads(store) == model.nquads()


@settings(max_examples=40, deadline=None)
@given(st.lists(small_records(), max_size=4, unique_by=lambda record: record.page.id), st.randoms())
def test_pages_in_any_order_give_the_same_bytes(records: list[PageRecord], random: object) -> None:
    turned = list(records)
    random.shuffle(turned)  # type: ignore[attr-defined]
    assert built(*records) == built(*turned)


def test_a_store_on_disk_is_there_again(tmp_path: Path) -> None:
    folder = tmp_path / "图谱" / "graph"
    with Store.open(folder, create=True) as store:
        store.put(meeting_record(), CONFIG)
    with Store.open(folder) as store:
        store.put(fair_record(), CONFIG)
        assert nquads(store) == built(meeting_record(), fair_record())
        store.drop_missing("/somewhere/a.txt", set())
    with Store.open(folder, read_only=True) as store:
        assert nquads(store) == built(fair_record())
        with pytest.raises(StoreError, match="for reading only"):
            store.put(meeting_record(), CONFIG)


def test_readers_open_beside_a_writer(tmp_path: Path) -> None:
    with Store.open(tmp_path / "graph", create=True) as writer:
        writer.put(fair_record(), CONFIG)
        with Store.open(tmp_path / "graph", read_only=True) as reader:
            writer.put(meeting_record(), CONFIG)
            assert nquads(reader) == built(fair_record())
            assert query(reader, "ASK { ?m civic:chairedBy ?p }") is False
        with Store.open(tmp_path / "graph", read_only=True) as reader:
            assert query(reader, "ASK { ?m civic:chairedBy ?p }") is True


def test_a_second_writer_is_told_to_wait(tmp_path: Path) -> None:
    with Store.open(tmp_path / "graph", create=True):
        code = f"from kg.graph.store import Store; Store.open({str(tmp_path / 'graph')!r})"
        second = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "StoreError" in second.stderr
    assert "another process is writing this store" in second.stderr


def test_a_missing_store_is_not_made_by_reading(tmp_path: Path) -> None:
    for read_only in (False, True):
        with pytest.raises(StoreError, match="there is no store here"):
            Store.open(tmp_path / "none", read_only=read_only)
    assert not (tmp_path / "none").exists()


def test_a_foreign_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "照片.txt").write_text("别动", encoding="utf-8")
    with pytest.raises(StoreError, match="not a civic-kg store and not empty"):
        Store.open(tmp_path, create=True)
    with pytest.raises(StoreError, match="is not a civic-kg store"):
        Store.open(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["照片.txt"]


def test_a_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("云栖区", encoding="utf-8")
    with pytest.raises(StoreError, match="not a civic-kg store"):
        Store.open(tmp_path / "page.txt", create=True)


def test_a_store_of_another_format_is_named(tmp_path: Path) -> None:
    with Store.open(tmp_path / "graph", create=True):
        pass
    (tmp_path / "graph" / "civic-kg-store.txt").write_text("civic-kg store, format 99\n", encoding="utf-8")
    with pytest.raises(StoreError, match="format 99"):
        Store.open(tmp_path / "graph")


def test_a_closed_store_says_so(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "graph", create=True)
    store.close()
    store.close()
    for use in (store.quads, lambda: store.put(meeting_record(), CONFIG), lambda: store.vocabulary):
        with pytest.raises(StoreError, match="closed"):
            use()


KILL_AND_BUILD = """
import os, sys
from dataclasses import replace
from kg.config import Config
from kg.graph import ledger, store
from tests.graph.records import fair_record, meeting_record

opened = store.Store.open(sys.argv[1], create=True)
opened.put(fair_record(), Config())
opened.put(meeting_record(), Config())
die = lambda *parts: os._exit(9)
if sys.argv[2] == "before":
    store.replace_quads = die
else:
    ledger.Ledger.remove = die
opened.put(replace(meeting_record(), statements=()), Config())
"""


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_build_killed_around_its_transaction_leaves_whole_pages(tmp_path: Path, root: Path, moment: str) -> None:
    """The side table is too wide then; the next build sets it right."""
    folder = tmp_path / "graph"
    command = [sys.executable, "-c", KILL_AND_BUILD, str(folder), moment]
    assert subprocess.run(command, cwd=root, check=False).returncode == 9
    shorter = replace(meeting_record(), statements=())
    with Store.open(folder) as store:
        assert nquads(store) == built(fair_record(), meeting_record() if moment == "before" else shorter)
        assert store.put(shorter, CONFIG) is (moment == "before")
        assert nquads(store) == built(fair_record(), shorter)
        store.drop_missing("/somewhere/b.txt", set())
        assert nquads(store) == built(shorter)


def test_ids_of_records_are_hexadecimal() -> None:
    record = meeting_record()
    odd = replace(record, page=replace(record.page, id="../x"))
    with pytest.raises(StoreError, match="not an id"):
        Store.memory().put(odd, CONFIG)


@pytest.mark.parametrize("why", ["Permission denied", "Read-only file system"])
def test_a_store_that_may_only_be_read_is_called_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, why: str) -> None:
    with Store.open(tmp_path / "graph", create=True):
        pass

    def refuse(*_: object) -> None:
        raise OSError(f"IO error: While open a file for appending: graph/LOG: {why}")

    monkeypatch.setattr("kg.graph.folder._open", refuse)
    with pytest.raises(StoreError, match="may only be read; take a folder that you may write to"):
        Store.open(tmp_path / "graph")
