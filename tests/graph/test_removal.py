"""Pages and people go for good: exactly theirs, whenever the process is killed, out of every byte of the folder."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.config import Config
from kg.errors import StoreError
from kg.graph import folder as folder_module
from kg.graph import ledger as ledger_module
from kg.graph import store as store_module
from kg.graph.forgetting import mask
from kg.graph.query import query, update
from kg.graph.reader import find_entities, read_entities, read_facts
from kg.graph.removal import Retracted, decisions, forget, let_back, retract
from kg.graph.store import Store
from kg.graph.validate import validate
from kg.model import EntityType, PageRecord, Predicate
from kg.reading.pages import file_identity

from .records import RecordBuilder, fair_record, from_source, meeting_record, nquads
from .test_store import built, small_records

CONFIG = Config()
UNCLE = "周望舒"
SOURCES = ("/somewhere/a.txt", "/somewhere/b.txt")


def read_from(record: PageRecord, path: str) -> PageRecord:
    """The record as `kg build` of a path makes it."""
    return from_source(record, file_identity(Path(path)))


MEETING, FAIR = read_from(meeting_record(), SOURCES[0]), read_from(fair_record(), SOURCES[1])


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.memory() as opened:
        opened.put(MEETING, CONFIG)
        opened.put(FAIR, CONFIG)
        yield opened


def on_disk(folder: Path, *records: PageRecord) -> Path:
    with Store.open(folder, create=True) as store:
        for record in records:
            store.put(record, CONFIG)
    return folder


def files_with(folder: Path, *words: str) -> list[str]:
    """The files below a folder that hold any of the words, in UTF-8, UTF-16 or escaped."""
    encoded = [word.encode(code) for word in words for code in ("utf-8", "utf-16-le")]
    forms = [*encoded, *(repr(form)[2:-1].encode() for form in encoded)]
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if any(form in path.read_bytes() for form in forms)]


def test_a_file_goes_by_its_path_and_comes_back_by_building(store: Store) -> None:
    before = nquads(store)
    went = retract(store, SOURCES[0])
    assert nquads(store) == built(FAIR)
    assert (went.files, went.pages, went.articles) == (("a.txt",), 1, 1)
    assert store.put(MEETING, CONFIG)
    assert nquads(store) == before


def test_a_file_that_another_one_repeats_leaves_its_facts(store: Store) -> None:
    copy = read_from(replace(MEETING, page=replace(MEETING.page, name="copy.txt")), "/copy/copy.txt")
    store.put(copy, CONFIG)
    went = retract(store, SOURCES[0])
    assert (went.gone, went.kept) == (0, 10)
    assert nquads(store) == built(FAIR, copy)


def test_a_date_takes_every_article_of_its_issue(store: Store) -> None:
    went = retract(store, "2024-11-05")
    assert (went.pages, went.articles, went.files) == (2, 2, ("a.txt", "b.txt"))
    assert nquads(store) == b""


def test_a_date_takes_no_article_of_another_issue(store: Store) -> None:
    before = nquads(store)
    for date in ("2024-11", "2024", "2024-11-06"):
        with pytest.raises(StoreError, match="no article was issued on this date"):
            retract(store, date)
    assert nquads(store) == before


def test_a_page_goes_by_the_name_that_the_graph_has(store: Store) -> None:
    retract(store, "b.txt")
    assert nquads(store) == built(MEETING)


def test_a_name_of_several_files_is_not_enough(store: Store) -> None:
    store.put(read_from(replace(FAIR, page=replace(FAIR.page, name="a.txt")), "/other/a.txt"), CONFIG)
    with pytest.raises(StoreError, match="pages of 2 files are called so"):
        retract(store, "a.txt")


def test_what_nothing_matches_is_named(store: Store) -> None:
    with pytest.raises(StoreError, match=r"c\.txt: no page was read from this file"):
        retract(store, "c.txt")


@settings(max_examples=30, deadline=None)
@given(st.lists(small_records(), max_size=5, unique_by=lambda one: (one.page.id, one.page.source)), st.data())
def test_what_is_left_is_what_a_build_of_the_rest_makes(records: list[PageRecord], data: st.DataObject) -> None:
    # One page says one thing, whichever file it was read from.
    said = {record.page.id: record for record in records}
    records = [from_source(said[record.page.id], record.page.source) for record in records]
    gone = data.draw(st.sampled_from("ABC"))
    with Store.memory() as store:
        for record in records:
            store.put(record, CONFIG)
        store.withdraw(store.ledger.holders(gone).values())
        assert nquads(store) == built(*(record for record in records if record.page.source != gone))


def test_a_line_says_what_went() -> None:
    assert str(Retracted(("a.txt",), 1, 3, 12, 2)) == (
        "Retracted a.txt: 1 page with 3 articles. 12 facts went; 2 stay, since other pages support them."
    )


class KilledError(BaseException):
    """The end of a process: nothing after it is done, and nothing is tidied up."""


@pytest.fixture
def killed(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path, Callable[[Store], object], int], bool]:
    """Runs a removal on a folder that dies before its write of a number; True where it died."""

    def run(folder: Path, removal: Callable[[Store], object], at: int) -> bool:
        opened, left = Store.open(folder), iter(range(at))

        def dying(call: Callable[..., object]) -> Callable[..., object]:
            def write(*arguments: object) -> object:
                if next(left, None) is None:
                    raise KilledError
                return call(*arguments)

            return write

        with monkeypatch.context() as patched:
            for module, name in WRITES:
                patched.setattr(module, name, dying(getattr(module, name)))
            try:
                removal(opened)
            except KilledError:
                return True
        opened.close()
        return False

    return run


WRITES = (
    (store_module, "replace_quads"), (ledger_module, "replace_quads"), (store_module, "write_tombstones"),
    (store_module, "copy_parts"), (folder_module, "write_whole"), (store_module, "remove_old"),
)  # fmt: skip


def test_a_retraction_that_is_killed_is_not_begun_or_ends(
    tmp_path: Path, killed: Callable[[Path, Callable[[Store], object], int], bool]
) -> None:
    at, died = 0, True
    while died:
        folder = on_disk(tmp_path / str(at), MEETING, FAIR)
        died = killed(folder, lambda store: retract(store, "2024-11-05"), at)
        with Store.open(folder, read_only=True) as store:
            assert nquads(store) in (built(MEETING, FAIR), b"")
        with Store.open(folder) as store:
            assert nquads(store) == (built(MEETING, FAIR) if at == 0 else b"")
            assert store.ledger.has_pages() is (at == 0)
        at += 1
    assert at == 4


def test_a_forgetting_that_is_killed_is_not_begun_or_ends(
    tmp_path: Path, killed: Callable[[Path, Callable[[Store], object], int], bool]
) -> None:
    at, died = 0, True
    while died:
        folder = on_disk(tmp_path / str(at), MEETING, FAIR)
        died = killed(folder, lambda store: forget(store, UNCLE, why="", when="2024-11-05"), at)
        with Store.open(folder) as store:
            assert bool(find_entities(store, UNCLE)) is (at < 2), at
            assert bool(store.forgotten) is (at >= 2), at
            store.put(MEETING, CONFIG)
            assert bool(find_entities(store, UNCLE)) is (at < 2), at
        assert bool(files_with(folder, UNCLE)) is (at < 2), at
        assert len([path for path in folder.iterdir() if path.is_dir()]) == 2
        at += 1
    assert at > 7


KILLED = """
import sys
from kg.graph.removal import forget
from kg.graph.store import Store

store = Store.open(sys.argv[1])
print("begun", flush=True)
forget(store, sys.argv[2], why="", when="2024-11-05")
"""


@pytest.mark.parametrize("seconds", [0.02, 0.3])
def test_a_process_killed_while_it_forgets_leaves_all_or_nothing(tmp_path: Path, root: Path, seconds: float) -> None:
    folder = on_disk(tmp_path / "graph", MEETING, FAIR)
    command = [sys.executable, "-c", KILLED, str(folder), UNCLE]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        time.sleep(seconds)
        process.kill()
    decided = (folder / "forgotten.tsv").exists()
    with Store.open(folder) as store:
        assert bool(find_entities(store, UNCLE)) is not decided
    assert bool(files_with(folder, UNCLE)) is not decided


def test_who_is_forgotten_is_in_no_byte_of_the_folder(tmp_path: Path) -> None:
    folder = on_disk(tmp_path / "graph", MEETING, FAIR)
    assert files_with(folder, UNCLE)
    with Store.open(folder) as store:
        forget(store, UNCLE, why="asked for it", when="2024-11-06")
        assert files_with(folder, UNCLE) == []
        for record in (MEETING, FAIR):
            assert store.put(record, CONFIG) is False
    assert files_with(folder, UNCLE) == []
    with Store.open(folder) as store:
        store.graph.optimize()
    assert files_with(folder, UNCLE) == []


def test_others_stay_as_they_are(store: Store) -> None:
    names, faults = {row.name for row in read_entities(store)}, validate(store).faults
    facts = {(fact.subject, fact.predicate, fact.object) for fact in read_facts(store)}
    forget(store, UNCLE, why="", when="2024-11-06")
    assert names - {row.name for row in read_entities(store)} == {UNCLE}
    left = {(fact.subject, fact.predicate, fact.object) for fact in read_facts(store)}
    assert left < facts
    assert {predicate for _, predicate, _ in facts - left} == {"kinOf"}
    assert validate(store).faults == faults


def test_names_are_masked_in_quotations_titles_bylines_and_file_names(tmp_path: Path) -> None:
    builder = RecordBuilder("陆晚\n舟的阳台\n区长周远山看望陆晚舟一家。\n", name="陆晚舟.txt")
    unit = builder.entity(EntityType.ADMINISTRATIVE_UNIT, "County", "云栖区")
    chair = builder.entity(EntityType.PERSON, "", "周远山")
    builder.entity(EntityType.PERSON, "", "陆晚舟")
    builder.entity(EntityType.ORGANIZATION, "Company", "陆晚舟花店")
    builder.say(chair, Predicate.HOLDS_POSITION, unit, "区长周远山看望陆晚舟一家", "区长")
    record = builder.record()
    article = replace(record.articles[0], title="陆晚舟的阳台", kicker="陆 晚舟一家", authors=("陆晚舟", "何青"))
    record = replace(record, articles=(article,))
    folder = on_disk(tmp_path / "graph", record)
    with Store.open(folder) as store:
        forget(store, "陆晚舟", why="", when="2024-11-06")
        text = nquads(store).decode()
        assert not [part for part in ("陆晚", "晚舟") if part in text]
        parts = "看望某某某一家", "某某某的阳台", "某 某某一家", "某某某、何青", "某某某.txt", "某某某花店"
        assert all(part in text for part in parts)
        assert [fact.predicate for fact in read_facts(store)] == ["holdsPosition"]
        assert validate(store).conforms
        assert store.put(record, CONFIG) is False
    assert files_with(folder, "陆晚", "晚舟") == []


def test_a_name_is_forgotten_in_pages_that_come_later(store: Store) -> None:
    forget(store, UNCLE, why="", when="2024-11-06")
    builder = RecordBuilder("周望舒开店\n周望舒在青禾社区开店，邻居周望舒来贺。\n", source="/later.txt")
    builder.entity(EntityType.PERSON, "", UNCLE)
    builder.entity(EntityType.ADMINISTRATIVE_UNIT, "Community", "青禾社区")
    store.put(builder.record(), CONFIG)
    assert UNCLE not in nquads(store).decode()
    assert find_entities(store, "青禾社区")


def test_an_entity_by_its_iri_is_forgotten_without_its_namesakes(store: Store) -> None:
    other = RecordBuilder("云栖小学校长周望舒发言。\n", source="/other.txt")
    school = other.entity(EntityType.ORGANIZATION, "School", "云栖小学")
    namesake = other.entities.pop(other.entity(EntityType.PERSON, "", UNCLE))
    other.entities["abcdef"] = replace(namesake, id="abcdef")
    other.say("abcdef", Predicate.HOLDS_POSITION, school, "校长周望舒", "校长")
    store.put(other.record(), CONFIG)
    rows = find_entities(store, UNCLE)
    assert len(rows) == 2
    with pytest.raises(StoreError, match="the name of 2 entities"):
        forget(store, UNCLE, why="", when="2024-11-06")
    (one,) = [row for row in rows if not row.iri.endswith("abcdef")]
    forget(store, one.iri, why="", when="2024-11-06")
    assert [row.iri.rpartition("/")[2] for row in find_entities(store, UNCLE)] == ["abcdef"]
    quotes = {fact.evidence.quote for fact in read_facts(store)}
    assert "校长周望舒" in quotes
    assert not [quote for quote in quotes if "舅舅周望舒" in quote]
    # The page is changed, and so is every id of it; the file is the same.
    edited = RecordBuilder(MEETING.page.text + "补记。\n", source=SOURCES[0])
    edited.entities["5f0c"] = replace(edited.entities.pop(edited.entity(EntityType.PERSON, "", UNCLE)), id="5f0c")
    store.put(read_from(edited.record(), SOURCES[0]), CONFIG)
    assert len(find_entities(store, UNCLE)) == 1


def test_a_namesake_in_another_record_of_the_file_stays() -> None:
    def record(number: int, post: str) -> PageRecord:
        builder = RecordBuilder(f"{post}周望舒发言。\n", name=f"all.jsonl#{number}", source="/all.jsonl")
        body = builder.entity(EntityType.ORGANIZATION, "School", post.removesuffix("校长"))
        person = builder.entities.pop(builder.entity(EntityType.PERSON, "", UNCLE))
        builder.entities[f"ab{number}"] = replace(person, id=f"ab{number}")
        builder.say(f"ab{number}", Predicate.HOLDS_POSITION, body, f"{post}周望舒", "校长")
        return builder.record()

    with Store.memory() as store:
        for page in (one := record(1, "云栖小学校长"), record(2, "临溪中学校长")):
            store.put(page, CONFIG)
        forget(store, f"{CONFIG.base}person/ab1", why="", when="2024-11-06")
        assert [fact.evidence.quote for fact in read_facts(store)] == ["临溪中学校长周望舒"]
        store.put(one, CONFIG)
        assert [fact.evidence.quote for fact in read_facts(store)] == ["临溪中学校长周望舒"]


def test_everybody_of_a_name_may_be_forgotten_and_a_name_that_is_not_there_yet(store: Store) -> None:
    with pytest.raises(StoreError, match="nothing in the graph is called 顾明月; --all"):
        forget(store, "顾明月", why="", when="2024-11-06")
    assert forget(store, "顾明月", why="", when="2024-11-06", everybody=True).entities == 0
    builder = RecordBuilder("顾明月到会。\n", source="/later.txt")
    builder.entity(EntityType.PERSON, "", "顾明月")
    store.put(builder.record(), CONFIG)
    assert "顾明月" not in nquads(store).decode()


def test_a_decision_is_listed_and_taken_back(tmp_path: Path) -> None:
    folder = on_disk(tmp_path / "graph", MEETING, FAIR)
    with Store.open(folder) as store:
        done = forget(store, UNCLE, why="asked  for\tit", when="2024-11-06")
        again = forget(store, UNCLE, why="asked again", when="2024-11-07", everybody=True)
    with Store.open(folder) as store:
        rows = decisions(store)
        assert {row["decision"] for row in rows} == {done.decision, again.decision}
        assert ("2024-11-06", "asked for it", "a name") in {(row["when"], row["why"], row["reach"]) for row in rows}
        for decision in (done.decision, again.decision):
            let_back(store, decision)
        store.put(MEETING, CONFIG)
        assert nquads(store) == built(MEETING, FAIR)


def test_the_file_of_the_forgotten_goes_along_to_a_new_folder(tmp_path: Path) -> None:
    folder = on_disk(tmp_path / "graph", MEETING)
    with Store.open(folder) as store:
        forget(store, UNCLE, why="", when="2024-11-06")
        left = nquads(store)
    (tmp_path / "new").mkdir()
    (folder / "forgotten.tsv").rename(tmp_path / "new" / "forgotten.tsv")
    with Store.open(on_disk(tmp_path / "new", MEETING)) as store:
        assert nquads(store) == left


def test_a_damaged_file_of_the_forgotten_lets_nobody_back(tmp_path: Path) -> None:
    folder = on_disk(tmp_path / "graph", MEETING)
    for text in ("", "# key 00\n", f"# key {'00' * 32}\nrow\n"):
        (folder / "forgotten.tsv").write_text(text, "utf-8")
        with pytest.raises(StoreError, match="is damaged"):
            Store.open(folder)


def test_a_reason_holds_no_name(store: Store) -> None:
    with pytest.raises(StoreError, match="the reason names who"):
        forget(store, UNCLE, why=f"{UNCLE} asked for it", when="2024-11-06")


def test_what_was_written_by_hand_is_cleared_too(store: Store) -> None:
    (row,) = find_entities(store, UNCLE)
    graph = "https://example.org/notes"
    update(store, f'INSERT DATA {{ GRAPH <{graph}> {{ <urn:a> <urn:b> "周望舒来过" . <urn:a> <urn:c> <{row.iri}> }} }}')
    forget(store, row.iri, why="", when="2024-11-06")
    table = query(store, f"SELECT ?o {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
    assert [row[0].value for row in table.rows] == ["某某某来过"]  # type: ignore[union-attr]


def test_files_written_anew_hold_the_same_graph(tmp_path: Path) -> None:
    folder = on_disk(tmp_path / "graph", MEETING, FAIR)
    with Store.open(folder) as store:
        before = nquads(store)
        with Store.open(folder, read_only=True) as reader:
            store.wipe()
            assert nquads(reader) == before
        assert nquads(store) == before
        with pytest.raises(StoreError, match="another process"):
            Store.open(folder)
        store.wipe()
        store.put(replace(MEETING, statements=()), CONFIG)
    assert sorted(path.name for path in folder.iterdir()) == ["civic-kg-store.txt", "graph-2", "ledger-2"]
    with Store.open(folder, read_only=True) as store:
        assert nquads(store) == built(replace(MEETING, statements=()), FAIR)


def test_readers_see_the_whole_graph_while_its_files_are_written_anew(tmp_path: Path) -> None:
    folder, done, seen = on_disk(tmp_path / "graph", MEETING, FAIR), threading.Event(), set()

    def read() -> None:
        while not done.is_set():
            with Store.open(folder, read_only=True) as reader:
                seen.add(nquads(reader))

    with ThreadPoolExecutor(2) as pool:
        readers = [pool.submit(read) for _ in range(2)]
        for _ in range(3):
            with Store.open(folder) as store:
                store.wipe()
        done.set()
        assert [reader.result() for reader in readers] == [None, None]
    assert seen == {built(MEETING, FAIR)}


def test_a_store_that_is_compacted_is_opened_once_its_files_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, opened, gone = on_disk(tmp_path / "graph", MEETING), folder_module._open, iter(range(13, 23))

    def compacting(part: Path, read_only: bool) -> object:
        if (number := next(gone, None)) is not None:
            raise RuntimeError(f"No such file or directory: {number:06}.sst")
        return opened(part, read_only)

    monkeypatch.setattr(folder_module, "_open", compacting)
    with Store.open(folder, read_only=True) as reader:
        assert nquads(reader) == built(MEETING)


def test_a_file_that_stays_away_is_named(tmp_path: Path) -> None:
    folder = on_disk(tmp_path / "graph", MEETING)
    lost = min((folder / "graph").glob("*.sst"))
    lost.unlink()
    with pytest.raises(StoreError, match=rf"the store cannot be opened: .*{lost.name}"):
        Store.open(folder, read_only=True)


WIPED_ON_A_FULL_DISK = """
import resource, signal, sys
from kg.errors import StoreError
from kg.graph.store import Store

store = Store.open(sys.argv[1])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    store.wipe()
except StoreError as error:
    sys.exit(0 if "cannot be written" in str(error) else 1)
sys.exit(2)
"""


def test_files_that_cannot_be_written_anew_leave_the_old_ones(tmp_path: Path, root: Path) -> None:
    pytest.importorskip("resource", reason="needs a system that limits the size of files")
    folder = on_disk(tmp_path / "graph", MEETING, FAIR)
    command = [sys.executable, "-c", WIPED_ON_A_FULL_DISK, str(folder)]
    assert subprocess.run(command, cwd=root, check=False).returncode == 0
    assert sorted(path.name for path in folder.iterdir()) == ["civic-kg-store.txt", "graph", "ledger"]
    with Store.open(folder) as store:
        assert nquads(store) == built(MEETING, FAIR)


@settings(deadline=None)
@given(st.text("甲乙丙 \n\u200b。", max_size=30), st.sets(st.sampled_from("甲乙 乙丙 甲乙丙 丙丙".split())))
def test_a_mask_is_as_long_as_the_name(text: str, names: set[str]) -> None:
    masked = mask(text, names)
    assert len(masked) == len(text)
    assert mask(masked, names) == masked
    assert not any(name in masked.replace(" ", "").replace("\n", "").replace("\u200b", "") for name in names)
