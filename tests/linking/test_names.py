"""Names are looked up, not compared each with each: what can stand for what is found all the same, in linear time."""

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from benchmarks.linear import growth
from kg.extraction.discourse.short_forms import full_forms, is_short_form, opening
from kg.extraction.extractor import Extractor
from kg.knowledge.lexicon import load_lexicon
from kg.linking.linker import link
from kg.linking.names import NameIndex
from kg.model import EntityType, Extraction, Page
from kg.reading.articles import split_articles
from tests.extraction.test_linear import new_names

UNIT, PLACE, INITIATIVE = EntityType.ADMINISTRATIVE_UNIT, EntityType.PLACE, EntityType.INITIATIVE
FAIR = (
    "青禾社区联合云栖区志愿服务协会在泊云公园举办“邻里同乐”活动，居民沈清禾和周远山局长参加，云栖区副区长何青讲话。\n"
)
TIMES_LONGER, TIMES_SLOWER = 4, 6.5

PARTS = (
    "青禾 云栖区 第三届 第12次 消防宣传月 邻里节 项目 工程 的 集中 开工 奠基 暨 党的 “119” 成立 活动 仪式 会议 开幕式"
).split()
parts = st.lists(st.sampled_from(PARTS), min_size=1, max_size=6)


@st.composite
def events(draw: st.DrawFn) -> tuple[str, str]:
    """The name of an event, and that with some of its parts left out and its last one another."""
    whole = draw(parts)
    kept = [part for part in whole if draw(st.booleans())]
    return "".join([*kept, *draw(parts)[:1]]), "".join(whole)


@given(events())
@example(("项目的开工仪式", "望江大桥工程开工仪式"))
@example(("消防宣传月活动", "“119”消防宣传月行动"))
def test_an_event_is_looked_up_by_what_each_of_its_names_has(names: tuple[str, str]) -> None:
    short, long = names
    assert not is_short_form(INITIATIVE, short, long) or opening(short) in long


@pytest.mark.parametrize(
    ("type_", "short", "long"), [(UNIT, "云栖", "云栖区"), (PLACE, "望江名苑", "望江名苑小区"), (UNIT, "沪", "上海市")]
)
def test_a_unit_or_place_is_looked_up_by_its_full_forms(type_: EntityType, short: str, long: str) -> None:
    assert long in full_forms(type_, short)
    assert is_short_form(type_, short, long)
    assert not is_short_form(type_, short, "临江" + long)


def test_what_was_joined_is_found_by_all_its_names() -> None:
    full, brief, one = ((UNIT, name, "") for name in ("云栖高新区", "云栖开发区", "云栖"))
    index = NameIndex([(full, {"云栖高新区"}), (brief, {"云栖开发区", "云栖市"}), (one, {"云栖"})])
    assert index.others(one) == [brief]
    index.join(brief, full)
    assert index.others(one) == [full]
    assert index.others(full) == []


def test_people_and_what_never_leaves_its_article_stand_for_nothing_else() -> None:
    people = [((EntityType.PERSON, name, ""), {"周远山"}) for name in ("周远山", "周局长")]
    units = [((UNIT, name, scope), {name}) for name, scope in (("云栖", "a"), ("云栖区", "a"))]
    index = NameIndex(people + units)
    assert [index.others(key) for key, _ in people + units] == [[], [], [], []]


@pytest.mark.parametrize("make", [new_names, lambda size: FAIR * (size // len(FAIR))], ids=["ever new", "the same"])
def test_many_names_are_linked_in_linear_time(make: Callable[[int], str]) -> None:
    extractor = Extractor(load_lexicon())
    little, much = (read(extractor, make(size)) for size in (5_000, 5_000 * TIMES_LONGER))
    assert growth(lambda: link(*little), lambda: link(*much), enough=TIMES_SLOWER) < TIMES_SLOWER


def read(extractor: Extractor, text: str) -> tuple[Page, tuple[Extraction, ...]]:
    page = Page("0" * 16, "page.txt", "", text, "utf-8", "given")
    return page, tuple(extractor.extract(article) for article in split_articles(page))
