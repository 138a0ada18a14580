"""Every named query answers its question, and each column that can be set gives the rows that have the value."""

import json
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

import kg
from kg.config import Config
from kg.errors import DataError, QueryError
from kg.graph.query import NamedQuery, named_queries, named_query, query
from kg.graph.rdf import date_literal
from kg.graph.results import ResultGraph, ResultTable
from kg.graph.store import Store
from kg.model import EntityType, Factuality, PageRecord, Predicate
from kg.resources import resource

from ..graph.records import RecordBuilder, fair_record, meeting_record

NAMED = {named.name: named for named in named_queries()}
ANSWERS = json.loads(Path(__file__).with_name("answers.json").read_text("utf-8"))
SAMPLED = json.loads(Path(__file__).with_name("sampled.json").read_text("utf-8"))
# The samples are of one paper and one season: no fact is told twice, nothing ends, no article is without facts.
UNASKED = {
    "articles-without-facts", "chains-that-differ", "facts-of-several-articles", "from-launch-to-completion",
    "times-of-initiatives", "who-held-which-post",
}  # fmt: skip
# What needs units of the register is asked in tests/graph/test_register.py; a graph is no table.
ELSEWHERE = {"chains-that-differ", "times-of-initiatives"}
SETTABLE = [(named.name, column) for named in NAMED.values() for column, _ in named.settings]

YEAR_PAGE = (
    "临溪街道一年回顾\n"
    "云栖区临溪街道青禾社区办起“百日清河”行动，3月1日启动，6月9日收官，青禾会堂是会场。\n"
    "据悉，副区长沈清禾兼任云栖区红十字会会长，不再担任临溪街道党工委书记。\n"
    "“百日清河”行动以“水清岸绿”为主题，200多名居民参加。\n"
)
QUIET_PAGE = "“桂香”入画\n桥头的桂花开了。\n"

Row = tuple[str | None, ...]


def year_record() -> PageRecord:
    """A drive with a first and a last day, units below units, a second post and a former one, and hearsay."""
    builder = RecordBuilder(YEAR_PAGE, name="c.txt", source="/somewhere/c.txt")
    district = builder.entity(EntityType.ADMINISTRATIVE_UNIT, "County", "云栖区")
    street = builder.entity(EntityType.ADMINISTRATIVE_UNIT, "Street", "临溪街道")
    community = builder.entity(EntityType.ADMINISTRATIVE_UNIT, "Community", "青禾社区")
    drive = builder.entity(EntityType.INITIATIVE, "Campaign", "“百日清河”行动")
    start = builder.entity(EntityType.INITIATIVE, "Ceremony", "启动")
    end = builder.entity(EntityType.INITIATIVE, "Ceremony", "收官")
    hall = builder.entity(EntityType.PLACE, "Facility", "青禾会堂")
    person = builder.entity(EntityType.PERSON, "", "沈清禾")
    society = builder.entity(EntityType.ORGANIZATION, "SocialOrganization", "云栖区红十字会")
    builder.say(street, Predicate.SUB_UNIT_OF, district, "云栖区临溪街道")
    builder.say(community, Predicate.SUB_UNIT_OF, street, "临溪街道青禾社区")
    builder.say(community, Predicate.ORGANIZES, drive, "青禾社区办起“百日清河”行动")
    builder.say(start, Predicate.PART_OF, drive, "“百日清河”行动，3月1日启动")
    builder.say(end, Predicate.PART_OF, drive, "6月9日收官")
    builder.say(start, Predicate.OCCURS_ON, "2024-03-01", "3月1日启动")
    builder.say(end, Predicate.OCCURS_ON, "2024-06-09", "6月9日收官")
    builder.say(end, Predicate.HELD_AT, hall, "青禾会堂是会场")
    builder.say(hall, Predicate.LOCATED_IN, community, "青禾会堂")
    builder.say(person, Predicate.HOLDS_POSITION, district, "副区长沈清禾", "副区长")
    heard = "据悉，副区长沈清禾兼任云栖区红十字会会长"
    builder.say(person, Predicate.HOLDS_POSITION, society, heard, "会长", Factuality.HEARSAY)
    builder.say(person, Predicate.HELD_POSITION, street, "不再担任临溪街道党工委书记", "党工委书记", Factuality.HEARSAY)
    builder.say(drive, Predicate.THEME, "水清岸绿", "以“水清岸绿”为主题")
    builder.say(drive, Predicate.QUANTITY, "200多名居民", "200多名居民参加", "参加")
    builder.say(drive, Predicate.STAGE, "completed", "6月9日收官")
    return builder.record()


@pytest.fixture(scope="module")
def filled() -> Iterator[Store]:
    with Store.memory() as store:
        quiet = RecordBuilder(QUIET_PAGE, name="d.txt", source="/somewhere/d.txt").record()
        for record in (meeting_record(), fair_record(), year_record(), quiet):
            store.put(record, Config())
        yield store


def rows(store: Store, named: NamedQuery, **values: str) -> list[Row]:
    result = query(store, named.sparql, named.bind(values))
    assert isinstance(result, ResultTable)
    return [tuple(getattr(term, "value", None) for term in row) for row in result.rows]


def test_there_are_thirty_and_each_has_its_answer() -> None:
    assert len(NAMED) >= 30
    assert {*ANSWERS, *ELSEWHERE} == set(NAMED)
    assert all(ANSWERS.values())


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_a_query_answers_its_question(filled: Store, name: str) -> None:
    assert "？" in NAMED[name].question_zh
    assert NAMED[name].question_en.endswith("?")
    assert sorted(map(str, rows(filled, NAMED[name]))) == sorted(str(tuple(row)) for row in ANSWERS[name])


@pytest.fixture(scope="module")
def sampled(samples: Path) -> Iterator[kg.Graph]:
    with kg.build(samples) as graph:
        yield graph


@pytest.mark.parametrize("name", sorted({*NAMED} - {*UNASKED}))
def test_the_samples_answer_it(sampled: kg.Graph, name: str) -> None:
    """A row that a reader of the samples finds too; cells that tell nothing of the question are left out of it."""
    found = sampled.query(name=name)
    assert isinstance(found, ResultTable)
    rows = [{getattr(term, "value", None) for term in line} for line in found.rows]
    assert any(set(SAMPLED[name]) <= row for row in rows)


@pytest.mark.parametrize(
    ("name", "values", "row"),
    [
        ("posts-seen", {"person": "陈望舒"}, ("陈望舒", "云栖区", "区长", "2024-10-23", "2024-10-23", "1", "")),
        ("work-by-kind-and-month", {"organizer": "听潮社区"}, ("听潮社区", "2024-10", "Competition", "1")),
        ("who-took-part-with", {"one": "周远山"}, ("周远山", "陈望舒", "1")),
    ],
)
def test_the_samples_answer_it_for_one_name(sampled: kg.Graph, name: str, values: dict[str, str], row: Row) -> None:
    found = sampled.query(name=name, values=values)
    assert isinstance(found, ResultTable)
    assert row in {tuple(getattr(term, "value", None) for term in line) for line in found.rows}


def test_times_are_instants_of_owl_time_known_as_far_as_the_text_tells() -> None:
    dates = ("2024-03-01", "2024-04", "2024", "--05-02")
    drive = ox.NamedNode("urn:drive")
    with Store.memory() as store:
        occurs = store.vocabulary.term("occursOn")
        store.graph.extend(ox.Quad(drive, occurs, date_literal(date)) for date in dates)
        found = query(store, NAMED["times-of-initiatives"].sparql)
        assert isinstance(found, ResultGraph)
        below = ox.Store()
        below.extend(ox.Quad(*triple) for triple in found.triples)
        below.load(resource("ontology", "civic.ttl").read_bytes(), format=ox.RdfFormat.TURTLE)
    rows = below.query(
        "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX time: <http://www.w3.org/2006/time#>"
        "SELECT ?point ?position ?date { <urn:drive> ?has ?point . ?has rdfs:subPropertyOf time:hasTime ."
        "?point a/rdfs:subClassOf* time:Instant ; ?position ?date FILTER(isLiteral(?date)) } ORDER BY ?position"
    )
    assert isinstance(rows, ox.QuerySolutions)
    assert [tuple(term.value.removeprefix("http://www.w3.org/2006/time#") for term in row) for row in rows] == [
        ("urn:drive#2024-03-01", "inXSDDate", "2024-03-01"),
        ("urn:drive#2024", "inXSDgYear", "2024"),
        ("urn:drive#2024-04", "inXSDgYearMonth", "2024-04"),
    ]


def test_facts_of_one_article_are_those_that_one_article_states(sampled: kg.Graph) -> None:
    found = sampled.query(name="facts-of-one-article")
    assert isinstance(found, ResultTable)
    column = found.columns.index("articles")
    assert {getattr(row[column], "value", "") for row in found.rows} == {"1"}
    assert len(found.rows) > 100


@pytest.mark.parametrize(("name", "column"), SETTABLE)
def test_a_column_that_is_set_gives_the_rows_with_the_value(filled: Store, name: str, column: str) -> None:
    result = query(filled, NAMED[name].sparql)
    assert isinstance(result, ResultTable)
    at = result.columns.index(column)
    everything = rows(filled, NAMED[name])
    value = everything[-1][at]
    assert value is not None
    expected = [row for row in everything if row[at] == value]
    assert rows(filled, NAMED[name], **{column: value}) == expected
    assert rows(filled, NAMED[name], **{column: "1999-01-01" if column == "date" else "无人"}) == []


def test_a_value_is_bound_and_never_read_as_sparql(filled: Store) -> None:
    assert rows(filled, NAMED["who-chaired"], person='"@zh . ?x ?y ?z . #') == []
    assert rows(filled, NAMED["who-chaired"], person="} DROP ALL #") == []


def test_a_column_or_query_that_is_not_there_is_named() -> None:
    with pytest.raises(QueryError, match="'place' cannot be set; person, initiative can"):
        NAMED["who-chaired"].bind({"place": "青禾社区"})
    with pytest.raises(QueryError, match="unheard-of"):
        named_query("unheard-of")


def test_a_setting_that_is_no_setting_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "bad.rq").write_text("# zh: 谁？\n# en: Who?\n# set: person anything\nSELECT ?x {}\n", "utf-8")
    monkeypatch.setattr("kg.graph.query.resource", lambda *_: tmp_path)
    with pytest.raises(DataError, match="COLUMN name"):
        named_queries()
