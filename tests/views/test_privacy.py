"""No name of a private person leaves in any byte, and people in office and by profession stay."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kg
from kg.config import Config
from kg.errors import ConfigError
from kg.graph.privacy import Screen, Standing, replace_names
from kg.graph.profiles import Profile, read_key
from kg.graph.reader import read_entities, read_facts, read_mentions
from kg.graph.store import Store
from kg.graph.validate import validate
from kg.model import EntityType, Factuality, PageRecord, Predicate
from kg.pipeline import run, to_lines
from kg.views.export import FORMATS, export
from kg.views.page import render_page
from kg.views.screened import screen_lines, screen_store

from ..conftest import ROOT, needed, needs
from ..graph.records import RecordBuilder, meeting_record

KEY = b"a key for tests alone"
PAGE = "chongchuan-2024-11.txt"

HOME_PAGE = (
    "临溪街道送温暖\n"
    "区长周远山看望家住桂园小区3幢的陆\n晚舟，陆晚舟的女儿陆知夏是云栖小学教师。\n"
    "志愿者陶然来到桂园小区广场，陆晚舟很高兴。\n"
)


def home_record(*, known: bool = True) -> PageRecord:
    """A private person at home, whose home lies in a community if the page says so."""
    builder = RecordBuilder(HOME_PAGE)
    clause = "家住桂园小区3幢的陆\n晚舟"
    unit = builder.entity(EntityType.ADMINISTRATIVE_UNIT, "Street", "临溪街道")
    school = builder.entity(EntityType.ORGANIZATION, "School", "云栖小学")
    chair = builder.entity(EntityType.PERSON, "", "周远山")
    resident = builder.entity(EntityType.PERSON, "", "陆晚舟")
    daughter = builder.entity(EntityType.PERSON, "", "陆知夏")
    volunteer = builder.entity(EntityType.PERSON, "", "陶然")
    home = builder.entity(EntityType.PLACE, "Building", "桂园小区3幢")
    builder.entity(EntityType.PLACE, "PublicSpace", "桂园小区广场")
    builder.say(chair, Predicate.HOLDS_POSITION, unit, "区长周远山", "区长")
    builder.say(daughter, Predicate.HOLDS_POSITION, school, "陆知夏是云栖小学教师", "教师")
    builder.say(volunteer, Predicate.HOLDS_POSITION, school, "志愿者陶然", "志愿者")
    builder.say(resident, Predicate.RESIDENT_OF, home, clause)
    builder.say(resident, Predicate.KIN_OF, daughter, "陆晚舟的女儿陆知夏", "女儿")
    if known:
        builder.say(home, Predicate.LOCATED_IN, unit, clause)
    return builder.record()


def stored(*records: PageRecord) -> Store:
    store = Store.memory()
    for record in records:
        store.put(record, Config())
    return store


def screen_of(store: Store, profile: Profile = Profile.FULL) -> Screen:
    return Screen(store.quads(), store.vocabulary, profile, KEY)


def standings(store: Store) -> dict[str, Standing]:
    screen = screen_of(store)
    return {row.name: screen.standing(row.iri) for row in read_entities(store) if row.type == "Person"}


@cache
def records_of(what: str) -> tuple[PageRecord, ...]:
    if what == "home":
        return (home_record(),)
    path = ROOT / "data" / "samples" if what == "samples" else ROOT.parent / "shared" / "benchmark" / "pages" / PAGE
    if not path.exists():
        needs("needs ../shared")
    return tuple(event for event in run([str(path)], Config()) if isinstance(event, PageRecord))


def outputs(what: str, profile: Profile) -> Iterator[tuple[str, str]]:
    """Everything that leaves the house, as text."""
    records = records_of(what)
    with screen_store(stored(*records), profile, KEY) as screened:
        for form in FORMATS:
            out = BytesIO()
            export(screened, form, out)
            yield form, unpacked(out) if form == "parquet" else out.getvalue().decode("utf-8")
        yield "page", render_page(screened)
    pages = [(record, to_lines(record, Config())) for record in records]
    lines = screen_lines(pages, Config(), profile, KEY)
    yield "extract", "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)


def unpacked(table: BytesIO) -> str:
    """All that a Parquet file holds, its pages read and its footer as it is."""
    parquet = needed("pyarrow.parquet")
    return f"{parquet.read_table(table).to_pylist()}{table.getvalue().decode('utf-8', 'replace')}"


def private_names(what: str) -> set[str]:
    """The names of private people, but those that a person who is not private bears too."""
    store = stored(*records_of(what))
    screen = screen_of(store)
    people = [row for row in read_entities(store) if row.type == "Person"]
    hidden = {name for row in people if screen.is_private(row.iri) for name in row.names}
    return hidden - {name for row in people if not screen.is_private(row.iri) for name in row.names}


def unbroken(text: str) -> str:
    return re.sub(r"\\[nrt]|&#1[03];|\s", "", text)


@pytest.mark.parametrize("profile", [Profile.RESEARCH, Profile.PUBLIC])
@pytest.mark.parametrize("what", ["home", "samples", "real"])
def test_no_private_name_leaves_in_any_byte(what: str, profile: Profile) -> None:
    names = private_names(what)
    full = dict(outputs(what, Profile.FULL))
    assert names
    assert len(full) == len(FORMATS) + 2
    for form, text in full.items():
        assert any(name in unbroken(text) for name in names), f"{form} is not read as it is written"
    for form, text in outputs(what, profile):
        assert {name for name in names if name in unbroken(text)} == set(), form


@pytest.mark.parametrize("profile", [Profile.RESEARCH, Profile.PUBLIC])
@pytest.mark.parametrize("what", ["home", "samples", "real"])
def test_people_in_office_and_by_profession_stay(what: str, profile: Profile) -> None:
    store = stored(*records_of(what))
    kept = {name for name, standing in standings(store).items() if standing is not Standing.PRIVATE}
    with screen_store(store, profile, KEY) as screened:
        assert kept
        assert kept <= {row.name for row in read_entities(screened)}


@pytest.mark.parametrize("profile", [Profile.RESEARCH, Profile.PUBLIC])
@pytest.mark.parametrize("what", ["home", "samples", "real"])
def test_a_screened_graph_has_its_shapes_but_for_the_length_of_quotations(what: str, profile: Profile) -> None:
    with screen_store(stored(*records_of(what)), profile, KEY) as screened:
        assert {fault.shape for fault in validate(screened).faults} <= {"QuoteLength"}


def test_people_are_told_apart_by_what_the_graph_says() -> None:
    assert standings(stored(home_record())) == {
        "周远山": Standing.OFFICIAL,
        "陆晚舟": Standing.PRIVATE,
        "陆知夏": Standing.PROFESSIONAL,
        "陶然": Standing.PRIVATE,  # 志愿者 is no post
    }


def test_who_signs_or_chairs_is_no_private_person_and_a_plan_makes_no_office() -> None:
    found = standings(stored(meeting_record()))
    assert found == {
        "周远山": Standing.OFFICIAL,
        "沈清禾": Standing.OFFICIAL,
        "周望舒": Standing.PRIVATE,
        "林见秋": Standing.PROFESSIONAL,
    }
    builder = RecordBuilder("何青主持演出，陶然将任校长。\n")
    show = builder.entity(EntityType.INITIATIVE, "Activity", "演出")
    school = builder.entity(EntityType.ORGANIZATION, "School", "校")
    chair, planned = (builder.entity(EntityType.PERSON, "", name) for name in ("何青", "陶然"))
    builder.say(chair, Predicate.PARTICIPATES_IN, show, "何青主持演出", "presides")
    builder.say(planned, Predicate.HOLDS_POSITION, school, "陶然将任校长", "校长", Factuality.PLANNED)
    assert standings(stored(builder.record())) == {"何青": Standing.PROFESSIONAL, "陶然": Standing.PRIVATE}


def test_full_changes_nothing() -> None:
    store = stored(home_record())
    assert screen_store(store, Profile.FULL) is store


def test_research_keeps_private_people_by_pseudonym_and_raises_homes() -> None:
    with screen_store(stored(home_record()), Profile.RESEARCH, KEY) as screened:
        names = {row.iri: row.name for row in read_entities(screened)}
        rows = read_facts(screened)
        facts = [(names.get(row.subject), row.predicate, names.get(row.object), row.evidence.quote) for row in rows]
        (pseudonym,) = {name for name, predicate, *_ in facts if predicate == "kinOf"}
        assert pseudonym
        assert re.fullmatch(r"居民-[0-9a-f]{8}", pseudonym)
        homes = [fact for fact in facts if fact[1] in ("residentOf", "locatedIn")]
        assert homes == [(pseudonym, "residentOf", "临溪街道", f"家住某处的{pseudonym}")]
        assert "桂园小区3幢" not in names.values()
        assert "桂园小区广场" in names.values()


@pytest.mark.parametrize("profile", [Profile.RESEARCH, Profile.PUBLIC])
@pytest.mark.parametrize("what", ["home", "samples", "real"])
def test_no_building_that_somebody_lives_in_leaves_in_any_byte(what: str, profile: Profile) -> None:
    store = stored(*records_of(what))
    rows = {row.iri: row for row in read_entities(store)}
    homes = {rows[fact.object] for fact in read_facts(store) if fact.predicate == "residentOf"}
    buildings = {name for home in homes if home.kind == "Building" for name in home.names}
    assert buildings
    for form, text in outputs(what, profile):
        assert {name for name in buildings if name in unbroken(text)} == set(), form


def test_research_drops_a_home_whose_community_is_not_known() -> None:
    with screen_store(stored(home_record(known=False)), Profile.RESEARCH, KEY) as screened:
        assert "residentOf" not in {fact.predicate for fact in read_facts(screened)}
        assert "桂园小区3幢" not in {row.name for row in read_entities(screened)}


def test_public_leaves_private_people_out_with_all_that_is_said_of_them() -> None:
    with screen_store(stored(home_record()), Profile.PUBLIC) as screened:
        facts = {(fact.predicate, fact.evidence.quote) for fact in read_facts(screened)}
        assert facts == {("holdsPosition", "区长周远山"), ("holdsPosition", "陆知夏是云栖小学教师")}
        assert {row.name for row in read_entities(screened) if row.type == "Person"} == {"周远山", "陆知夏"}


def test_a_pseudonym_is_of_its_key_and_of_its_person() -> None:
    def names(key: bytes) -> set[str]:
        with screen_store(stored(home_record()), Profile.RESEARCH, key) as screened:
            return {row.name for row in read_entities(screened) if row.name.startswith("居民-")}

    assert names(KEY) == names(KEY)
    assert names(KEY).isdisjoint(names(KEY[::-1]))
    assert len(names(KEY)) == 2


def test_no_identifier_can_be_worked_out_from_a_private_name() -> None:
    """Ids are hashes of the page and the name: who guesses a name could try it."""
    store = stored(home_record())
    screen = screen_of(store)
    hidden = {row.iri for row in read_entities(store) if screen.is_private(row.iri)}
    told = {quad.subject for quad in store.quads() if getattr(quad.object, "value", "") in hidden}
    told = {node for node in told if "/mention/" in node.value or "/statement/" in node.value}
    with screen_store(store, Profile.RESEARCH, KEY) as screened:
        left = {term for quad in screened.quads() for term in (quad.subject, quad.object)}
        assert len(told) > 4
        assert not told & left
        assert not hidden & {getattr(term, "value", "") for term in left}
        assert all(read_mentions(screened, row.iri) for row in read_entities(screened) if "居民-" in row.name)


def test_a_name_that_somebody_in_office_bears_too_stays_where_that_one_is_meant() -> None:
    office = RecordBuilder("云栖区区长周远山出席。\n", name="b.txt", source="/b.txt")
    unit = office.entity(EntityType.ADMINISTRATIVE_UNIT, "County", "云栖区")
    office.say(office.entity(EntityType.PERSON, "", "周远山"), Predicate.HOLDS_POSITION, unit, "区长周远山", "区长")
    neighbour = RecordBuilder("居民周远山家住云栖区。\n", name="c.txt", source="/c.txt")
    area = neighbour.entity(EntityType.ADMINISTRATIVE_UNIT, "County", "云栖区")
    namesake = neighbour.entity(EntityType.PERSON, "", "周远山")
    namesake_id = "abcdef"
    neighbour.entities[namesake_id] = kg.Entity(
        namesake_id, EntityType.PERSON, "", ("周远山",), neighbour.entities.pop(namesake).evidence
    )
    neighbour.say(namesake_id, Predicate.RESIDENT_OF, area, "居民周远山家住云栖区")
    with screen_store(stored(office.record(), neighbour.record()), Profile.RESEARCH, KEY) as screened:
        quotes = {fact.predicate: fact.evidence.quote for fact in read_facts(screened)}
        assert quotes["holdsPosition"] == "区长周远山"
        assert re.fullmatch(r"居民居民-[0-9a-f]{8}家住云栖区", quotes["residentOf"])


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text("甲乙丙 \n\u200b。", max_size=30), st.sets(st.sampled_from("甲乙 乙丙 甲乙丙 丙丙 甲甲乙".split())))
def test_no_name_is_left_however_it_is_broken(text: str, names: set[str]) -> None:
    left = re.sub(r"[\s\u200b]", "", replace_names(text, dict.fromkeys(names, "★")))
    assert not any(name in left for name in names)


def test_the_bytes_are_the_same_for_any_hash_seed(tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(KEY)
    kg.build([ROOT / "data" / "samples"], store=tmp_path / "graph").close()
    found = set()
    for seed in ("0", "1"):
        command = [sys.executable, "-m", "kg", "export", "--store", "graph", "--format", "trig", "-o", "out.trig"]
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        subprocess.run([*command, "--privacy", "research", "--key", "key"], cwd=tmp_path, env=environment, check=True)
        found.add((tmp_path / "out.trig").read_bytes())
    assert len(found) == 1


def test_research_needs_a_key_that_is_long_enough(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="--key FILE"):
        screen_store(stored(home_record()), Profile.RESEARCH)
    (tmp_path / "key").write_text("short\n", "utf-8")
    with pytest.raises(ConfigError, match="16 bytes or more"):
        read_key(tmp_path / "key")
    with pytest.raises(ConfigError, match="cannot be read"):
        read_key(tmp_path / "none")


def test_an_unknown_profile_is_named(two_pages: tuple[Path, Path]) -> None:
    with kg.build(two_pages) as graph, pytest.raises(ConfigError, match="full, research, public"):
        graph.screened("secret")
