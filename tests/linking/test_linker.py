"""One entity for one thing across the articles of a page, with evidence in the page's own characters."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.extraction.extractor import Extractor
from kg.knowledge.lexicon import load_lexicon
from kg.linking.linker import link
from kg.model import Entity, EntityType, Page, PageRecord, Predicate
from kg.pipeline import process
from kg.reading.articles import split_articles

PERSON, UNIT = EntityType.PERSON, EntityType.ADMINISTRATIVE_UNIT

FAIR = """青禾社区举办邻里节
11月2日，临溪街道青禾社区联合云栖区志愿服务协会在青禾广场举办“邻里同乐”活动。家住望江花园的沈阿姨带着孙女参加了活动。
·何青
"""
MEETING = """云栖区召开项目推进会
昨天，云栖区召开四季度项目推进会。区委书记周远山出席会议并讲话，区长陈望舒主持会议。
·林一舟 何青
"""
VISIT = """周远山走访青禾社区
11月3日，区委书记周远山走访青禾社区，看望居民沈阿姨，并了解“邻里同乐”活动的情况。
·林一舟
"""
ELSEWHERE = """白石镇举办龙舟赛
10月3日，白石镇杏林村在白石公园举办“龙腾杯”划船比赛，村民梁书亭夺冠。
·陶言秋
"""
ARTICLES = [FAIR, MEETING, VISIT, ELSEWHERE]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(load_lexicon())


def page_of(text: str, ident: str = "0" * 16) -> Page:
    return Page(ident, "page.txt", "s", text, "utf-8", "given")


def read(extractor: Extractor, *articles: str) -> PageRecord:
    return process(page_of("\n".join(articles)), extractor)


def named(record: PageRecord, name: str) -> list[Entity]:
    return [entity for entity in record.entities if name in entity.names]


def articles_of(entity: Entity) -> int:
    return len({evidence.article_id for evidence in entity.evidence})


def test_a_name_is_one_thing_in_every_article(extractor: Extractor) -> None:
    record = read(extractor, FAIR, MEETING, VISIT)
    assert len(record.articles) == 3
    for name, number in (("周远山", 2), ("青禾社区", 2), ("云栖区", 2), ("林一舟", 2), ("何青", 2)):
        (entity,) = named(record, name)
        assert articles_of(entity) == number, name


def test_a_unit_is_one_with_and_without_the_units_before_it(extractor: Extractor) -> None:
    (entity,) = named(read(extractor, FAIR, VISIT), "青禾社区")
    assert entity.type is UNIT
    assert entity.kind == "Community"


def test_a_person_by_surname_alone_stays_in_the_article(extractor: Extractor) -> None:
    found = named(read(extractor, FAIR, VISIT), "沈阿姨")
    assert all(articles_of(entity) == 1 for entity in found)
    assert found


def test_short_and_long_forms_meet_across_articles(extractor: Extractor) -> None:
    record = read(
        extractor,
        "南通来客\n昨天，来自南通的队伍参观青禾社区，大家看得认真，问得仔细，收获很多。\n·何青\n",
        "签约\n昨天，南通市与云栖区在青禾社区签约，双方将加强往来，互学互鉴，共同进步。\n·何青\n",
    )
    (entity,) = named(record, "南通市")
    assert set(entity.names) == {"南通市", "南通"}
    assert entity.name == "南通市"


def test_two_things_of_a_type_stay_two(extractor: Extractor) -> None:
    record = read(extractor, MEETING, ELSEWHERE)
    for one, other in (("云栖区", "白石镇"), ("周远山", "陈望舒"), ("林一舟", "何青")):
        assert {e.id for e in named(record, one)}.isdisjoint(e.id for e in named(record, other))


def test_pages_share_no_entity(extractor: Extractor) -> None:
    one, other = (process(page_of(MEETING, ident * 16), extractor) for ident in "ab")
    assert sorted(e.names for e in one.entities) == sorted(e.names for e in other.entities)
    assert {e.id for e in one.entities}.isdisjoint(e.id for e in other.entities)


def test_no_statement_ties_a_thing_to_itself_and_each_is_there_once(extractor: Extractor) -> None:
    record = read(extractor, *ARTICLES)
    assert all(s.subject != s.object for s in record.statements)
    assert len({s.id for s in record.statements}) == len(record.statements) > 10


def test_ends_of_statements_are_entities_or_the_article_or_a_date(extractor: Extractor) -> None:
    record = read(extractor, *ARTICLES)
    entities, articles = {e.id for e in record.entities}, {a.id for a in record.articles}
    for statement in record.statements:
        assert statement.subject in (articles if statement.predicate is Predicate.AUTHORED_BY else entities)
        assert (statement.object in entities) is (statement.predicate is not Predicate.OCCURS_ON)


def test_nothing_comes_of_nothing() -> None:
    assert link(page_of(""), ()) == PageRecord(page_of(""), (), (), ())


LAX = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@LAX
@given(st.lists(st.sampled_from(ARTICLES), min_size=1, max_size=5))
def test_linking_is_a_partition_of_the_mentions(extractor: Extractor, articles: list[str]) -> None:
    """An equivalence: every chain belongs to one entity, all of it, and no entity is empty."""
    page = page_of("\n".join(articles))
    extractions = tuple(extractor.extract(article) for article in split_articles(page))
    record = link(page, extractions)
    places = [(e.type, one.article_id, one.span) for e in record.entities for one in e.evidence]
    mentions = {(m.type, x.article.id, x.article.locate(m.span)) for x in extractions for m in x.mentions}
    assert len(places) == len(set(places))
    assert set(places) == mentions
    owner = dict(zip(places, (e.id for e in record.entities for _ in e.evidence), strict=True))
    for extraction in extractions:
        for chain in extraction.chains:
            assert len({owner[m.type, extraction.article.id, extraction.article.locate(m.span)] for m in chain}) == 1


@LAX
@given(st.lists(st.sampled_from([FAIR, MEETING, VISIT]), min_size=1, max_size=4, unique=True), st.integers(0, 4))
def test_an_unrelated_article_changes_no_other_entity(extractor: Extractor, articles: list[str], at: int) -> None:
    alone = {(e.type, e.id, e.names, e.kind) for e in read(extractor, *articles).entities}
    more = {
        (e.type, e.id, e.names, e.kind) for e in read(extractor, *articles[:at], ELSEWHERE, *articles[at:]).entities
    }
    local = {entry for entry in alone if entry[2] == ("沈阿姨",)}  # its id holds the article's place in the page
    assert alone - local <= more


@LAX
@given(st.permutations(ARTICLES))
def test_the_order_of_the_articles_decides_nothing(extractor: Extractor, articles: list[str]) -> None:
    def said(record: PageRecord) -> set[tuple[str, ...]]:
        names = {e.id: e.name for e in record.entities} | {a.id: a.title for a in record.articles}
        return {(names[s.subject], s.predicate, names.get(s.object, s.object)) for s in record.statements}

    assert said(read(extractor, *articles)) == said(read(extractor, *ARTICLES))


@LAX
@given(st.permutations(ARTICLES), st.sets(st.integers(0, 400), max_size=8), st.sampled_from(["\n", "\n\n", "\r\n"]))
def test_evidence_is_the_pages_own_characters_over_broken_lines(
    extractor: Extractor, articles: list[str], cuts: set[int], end: str
) -> None:
    text = "\n".join(articles)
    cuts = {cut for cut in cuts if cut < len(text)}
    broken = "".join(end * (at in cuts) + character for at, character in enumerate(text))
    record = process(page_of(broken), extractor)
    evidence = [e for entity in record.entities for e in entity.evidence] + [s.evidence for s in record.statements]
    articles_by_id = {article.id: article for article in record.articles}
    assert evidence
    for one in evidence:
        assert one.span.cut(broken) == one.quote
        assert one.span in articles_by_id[one.article_id].span


def test_a_name_cut_by_a_column_is_whole_and_its_evidence_is_not(extractor: Extractor) -> None:
    page = page_of(
        "云栖区召开项目推进会\n昨天，云栖区召开四季度项目推进会，部署年底各项任务。区委书记周\n\n远山出席会议并讲话。\n·何青\n"
    )
    record = process(page, extractor)
    (entity,) = named(record, "周远山")
    assert [one.quote for one in entity.evidence] == ["周\n\n远山"]
