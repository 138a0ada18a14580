"""Persons and bodies linked by shared initiatives: what counts, what is left out, how to get back to the words."""

from collections import Counter
from dataclasses import replace
from itertools import combinations

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.config import Config
from kg.errors import ConfigError
from kg.graph.reader import EntityRow, EvidenceRow, FactRow
from kg.graph.store import Store
from kg.views.explain import explain
from kg.views.projection import RELATIONS, project, projection_of

from ..graph.records import MEETING_PAGE, meeting_record
from .rows import Rows, article_text

Links = dict[frozenset[str], int]


def links(network: "networkx.Graph[str]") -> Links:
    return {frozenset((one, other)): weight for one, other, weight in network.edges(data="weight")}


def test_persons_are_linked_by_what_they_take_part_in(rows: Rows) -> None:
    network = projection_of(rows[0], rows[2], "person")
    assert {data["type"] for _, data in network.nodes(data=True)} == {"Person"}
    edge = network.edges["urn:周远山", "urn:陈望舒"]
    assert edge["weight"] == 1
    assert edge["initiatives"] == "urn:四季度重点项目推进会"
    assert edge["initiative_labels"] == "四季度重点项目推进会"
    assert edge["dates"] == "2024-11-01"
    # Five were at the meeting: each of the pairs has a quarter of it.
    assert edge["newman"] == 0.25
    assert set(network["urn:沈清禾"]) == {"urn:邵阿姨", "urn:何青", "urn:陆知夏"}
    assert network.nodes["urn:沈清禾"]["initiative_count"] == 2


def test_who_shares_nothing_is_there_without_a_link(rows: Rows) -> None:
    network = projection_of(rows[0], rows[2], "person")
    assert network.degree("urn:梁书亭") == 0
    assert "urn:叶知秋" not in network


def test_units_are_bodies_and_organizing_can_be_looked_at_alone(rows: Rows) -> None:
    everything = projection_of(rows[0], rows[2], "organization")
    jointly = projection_of(rows[0], rows[2], "organization", relations=["organizes"])
    assert everything.has_edge("urn:澄川农村商业银行云栖支行", "urn:望榆街道")
    assert "urn:澄川农村商业银行云栖支行" not in jointly
    assert jointly.nodes["urn:望榆街道"]["type"] == "AdministrativeUnit"
    assert len(links(jointly)) == 5
    assert set(links(jointly)) < set(links(everything))


def test_what_is_planned_or_inferred_links_nobody(rows: Rows) -> None:
    planned = [fact for fact in rows[2] if fact.factuality == "planned" and fact.predicate == "organizes"]
    assert planned
    twice = [replace(fact, subject="urn:云栖区总工会") for fact in planned]
    network = projection_of(rows[0], [*rows[2], *twice], "organization")
    assert "urn:云栖经济开发区" not in network


def test_a_window_lets_through_what_is_of_a_day_in_it(rows: Rows) -> None:
    early = projection_of(rows[0], rows[2], "person", until="2024-11-01")
    late = projection_of(rows[0], rows[2], "person", since="2024-11-02", until="2024-11")
    assert set(early) == {f"urn:{name}" for name in ("周远山", "陈望舒", "顾砚秋", "韩江月", "陆知夏")}
    assert "urn:沈清禾" in late
    assert "urn:周远山" not in late
    assert links(early) | links(late) == links(projection_of(rows[0], rows[2], "person"))
    assert not set(links(early)) & set(links(late))


def test_without_a_day_of_its_own_an_initiative_is_of_its_article(rows: Rows) -> None:
    # “云药柜”项目 has no date; its article is of 2024-11-03.
    day = {"since": "2024-11-03", "until": "2024-11-03"}
    assert "urn:临溪街道社区卫生服务中心" in projection_of(rows[0], rows[2], "organization", **day)


def test_a_year_of_one_initiative_is_not_that_of_another(rows: Rows) -> None:
    entities, _, facts = rows
    vague = [replace(fact, object="2024") if fact.subject == "urn:四季度重点项目推进会" else fact for fact in facts]
    both = replace(
        next(fact for fact in facts if fact.subject == "urn:何青" and fact.predicate == "participatesIn"),
        subject="urn:周远山",
    )
    network = projection_of(entities, [*vague, both], "person")
    assert network.edges["urn:周远山", "urn:陆知夏"]["dates"] == "2024; 2024-11-03"


def test_what_has_no_year_is_in_no_window_and_is_counted(rows: Rows) -> None:
    undated = [replace(fact, evidence=replace(fact.evidence, published=None)) for fact in rows[2] if not fact.literal]
    assert len(projection_of(rows[0], undated, "person")) > 5
    network = projection_of(rows[0], undated, "person", since="2000")
    assert len(network) == 0
    assert network.graph["undated"] == 11


def test_least_confidence(rows: Rows) -> None:
    assert links(projection_of(rows[0], rows[2], "person", confidence=0.9))
    assert not links(projection_of(rows[0], rows[2], "person", confidence=0.91))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"projection": "place"}, "projection: 'place' is unknown; write one of person, organization"),
        ({"projection": "person", "relations": ["heldAt"]}, "relations: 'heldAt' leads to no initiative"),
        ({"projection": "person", "since": "1.11.2024"}, "since: '1.11.2024' is no date; write 2024-11-05"),
        ({"projection": "person", "until": "2024-13"}, "until: '2024-13' is no date"),
        ({"projection": "person", "since": "2024-11", "until": "2024-10"}, "until: 2024-10 is before 2024-11"),
    ],
)
def test_what_cannot_be_asked_is_said(arguments: dict[str, object], message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        projection_of([], [], **arguments)  # type: ignore[arg-type]


def test_every_attribute_is_flat(rows: Rows) -> None:
    network = projection_of(rows[0], rows[2], "organization")
    values = [*network.graph.values()]
    values += [value for _, data in network.nodes(data=True) for value in data.values()]
    values += [value for *_, data in network.edges(data=True) for value in data.values()]
    assert {type(value) for value in values} <= {str, int, float}


def test_the_words_behind_a_link_can_be_reached(rows: Rows) -> None:
    edge = projection_of(rows[0], rows[2], "organization").edges["urn:望榆街道", "urn:云栖区社区服务协会"]
    file, _, span = edge["evidence"].partition(":")
    start, end = map(int, span.split("-"))
    assert file == "2.txt"
    assert "望榆街道携手云栖区社区服务协会" in article_text(2)[start:end]


def test_an_initiative_of_a_link_can_be_explained() -> None:
    with Store.memory() as store:
        store.put(meeting_record(), Config())
        network = project(store, "person")
        ((_, _, edge),) = list(network.edges(data=True))[:1]
        (found,) = explain(store, edge["initiatives"].split()[0])
        assert found.entity.name == edge["initiative_labels"]
        places = [place.rpartition(":")[2].split("-") for place in edge["evidence"].split("; ")]
        quotes = {fact.evidence.quote for fact in found.facts}
        assert {MEETING_PAGE[int(start) : int(end)] for start, end in places} <= quotes


def test_the_order_of_rows_does_not_matter(rows: Rows) -> None:
    one = projection_of(rows[0], rows[2], "organization")
    other = projection_of(reversed(rows[0]), reversed(rows[2]), "organization")
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(data=True)) == list(other.edges(data=True))


_JOINS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 5), st.sampled_from(RELATIONS)), min_size=1, max_size=30)


@settings(deadline=None)
@given(_JOINS)
def test_weights_are_those_of_networkx_on_the_two_mode_network(joins: list[tuple[int, int, str]]) -> None:
    people = [EntityRow(f"p{n}", "Person", "", f"居民{n}", (f"居民{n}",), 1) for n in range(7)]
    doings = [EntityRow(f"i{n}", "Initiative", "", f"活动{n}", (f"活动{n}",), 1) for n in range(6)]
    evidence = EvidenceRow("a", "标题", "a.txt", "2024-11-05", 0, 4, "居民参加", "by-hand", 0.9)
    facts = [FactRow(f"p{p}", relation, f"i{i}", False, (), "stated", evidence) for p, i, relation in joins]
    network = projection_of([*people, *doings], facts, "person")

    pairs = {(f"p{p}", f"i{i}") for p, i, _ in joins}
    two_mode = networkx.Graph(sorted(pairs))
    members = sorted({one for one, _ in pairs})
    expected = networkx.bipartite.weighted_projected_graph(two_mode, members)
    assert links(network) == links(expected)
    newman = networkx.bipartite.collaboration_weighted_projected_graph(two_mode, members)
    for one, other, weight in newman.edges(data="weight"):
        assert network.edges[one, other]["newman"] == pytest.approx(weight, abs=1e-5)
    together = Counter(
        pair
        for _, initiative in {(None, i) for _, i in pairs}
        for pair in combinations(sorted(p for p, i in pairs if i == initiative), 2)
    )
    assert {pair: len(network.edges[pair]["initiatives"].split()) for pair in together} == dict(together)
