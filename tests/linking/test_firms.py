"""The short name of a company, school or hospital is its registered one where one alone fits, whatever else is read."""

import random
from collections.abc import Iterable
from pathlib import Path

import pytest

import kg
from kg.linking.firms import find_short_names
from kg.linking.joining import apart_in, join
from kg.linking.judgements import Decisions, Judgement
from kg.linking.places import city_named, place_in
from kg.model import EntityType, Profile
from tests.linking.conftest import Read

FULL = "读书会\n\n南通青禾物业管理有限公司召开座谈会。"
SHORT = "读书会\n\n青禾物业在南通市举办读书会。"


def firm(entity: str, article: str, stem: str, *traits: str, family: str = "company") -> Profile:
    told = tuple(sorted((f"stem:{stem}", f"family:{family}", *traits)))
    return Profile(entity, article, EntityType.ORGANIZATION, stem, True, told)


BRIEF = firm("a0", "1", "青禾物业", "city:3206")
REGISTERED = firm("b0", "2", "青禾物业管理", "place:3206", "form:registered")


def pairs(*profiles: Profile) -> set[tuple[str, str]]:
    return set(find_short_names(profiles))


def test_the_one_registered_name_of_the_same_city_is_meant() -> None:
    assert pairs(BRIEF, REGISTERED) == {("a0", "b0")}


@pytest.mark.parametrize(
    "other",
    [
        firm("c0", "3", "青禾物业管理", "place:3205", "form:registered"),
        firm("c0", "3", "青禾置地", "place:3206", "form:registered"),
        firm("c0", "3", "青禾物业", "place:3206", "form:registered", family="school"),
        firm("c0", "1", "青禾物业管理", "place:3206", "form:registered"),
        firm("c0", "3", "青禾物业管理", "form:registered"),
    ],
    ids=["another city", "another line", "another kind", "beside it in one article", "no city told"],
)
def test_what_does_not_fit_is_another(other: Profile) -> None:
    assert pairs(BRIEF, other) == set()


def test_two_that_fit_leave_it_open() -> None:
    second = firm("c0", "3", "青禾物业服务", "city:3206", "form:registered")
    assert pairs(BRIEF, REGISTERED, second) == set()


def test_a_short_name_with_its_place_is_no_second_candidate() -> None:
    placed = firm("c0", "3", "青禾物业", "place:320613")
    assert pairs(BRIEF, REGISTERED, placed) == {("a0", "b0"), ("c0", "b0")}


def test_two_short_names_side_by_side_are_not_both_it() -> None:
    here, there = (firm(f"{code}0", "3", "青禾物业", f"place:{code}") for code in ("320613", "320614"))
    assert pairs(here, there, REGISTERED) == set()


def test_a_school_is_that_of_its_county() -> None:
    school = firm("a0", "1", "望溪小学", "city:3206", "county:320685", family="school")
    of_county = firm("b0", "2", "望溪小学", "place:320685", family="school")
    of_next = firm("c0", "3", "望溪小学", "place:320682", family="school")
    assert pairs(school, of_county, of_next) == {("a0", "b0")}
    assert pairs(firm("a0", "1", "望溪小学", "city:3206", family="school"), of_county) == set()


def test_usual_words_are_nobodys_short_name() -> None:
    brief = firm("a0", "1", "实验小学", "city:3206", "county:320685", family="school")
    assert pairs(brief, firm("b0", "2", "实验小学", "place:320685", family="school")) == set()


@pytest.mark.parametrize("seed", range(5))
def test_neither_order_nor_an_unrelated_page_changes_a_cluster(seed: int) -> None:
    profiles = [BRIEF, REGISTERED, firm("d0", "4", "青禾置地", "place:3206", "form:registered")]
    random.Random(seed).shuffle(profiles)
    assert join(profiles).ids == join([BRIEF, REGISTERED]).ids == {"a0": "a0", "b0": "a0"}


def test_a_judgement_keeps_them_apart() -> None:
    profiles = [BRIEF, REGISTERED]
    assert join(profiles, apart_in(profiles, Decisions([Judgement("a0", "b0", "different")]))).ids == {}


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("青阳临光电子", (("341723",), "临光电子")),
        ("江苏海安临光电子", (("320685",), "临光电子")),
        ("南通二建", ((), "南通二建")),
        ("临光电子", ((), "临光电子")),
    ],
)
def test_the_place_is_parted_from_a_name_of_its_own(name: str, found: tuple[tuple[str, ...], str]) -> None:
    assert place_in(name) == found


def test_the_place_in_a_name_tells_the_city_of_what_each_place_has_one_of() -> None:
    assert city_named("如皋农商行") == city_named("国网如皋供电公司") == "3206"
    assert city_named("鼓楼农商行") == city_named("青禾农商行") == city_named("如皋物业") == ""


def test_pages_of_one_city_name_one_company(ids: Read) -> None:
    found = ids({"a.txt": FULL, "b.txt": SHORT, "c.txt": SHORT.replace("南通", "苏州")})
    one = found["a.txt", "南通青禾物业管理有限公司"]
    assert one == found["b.txt", "青禾物业"] != found["c.txt", "青禾物业"]


def test_the_next_city_has_another_company_of_the_name_and_the_same_group(ids: Read) -> None:
    pages = {"a.txt": SHORT, "b.txt": SHORT.replace("南通", "苏州")}
    found = ids(pages)
    assert found["a.txt", "青禾物业"] != found["b.txt", "青禾物业"]
    groups = ids({name: text.replace("物业", "集团") for name, text in pages.items()})
    assert groups["a.txt", "青禾集团"] == groups["b.txt", "青禾集团"]


def stored(paths: Iterable[Path], folder: Path) -> list[str]:
    for path in paths:
        kg.build([path], store=folder).close()
    with kg.open(folder) as graph:
        return sorted(map(str, graph._store.quads()))


def test_a_store_says_the_same_page_by_page_in_any_order(tmp_path: Path) -> None:
    texts = {"a": FULL, "b": SHORT, "c": FULL.replace("管理", "服务"), "d": "读书会\n\n临光电子在青阳县举办读书会。"}
    paths = [tmp_path / f"{name}.txt" for name in texts]
    for path, text in zip(paths, texts.values(), strict=True):
        path.write_text(text, "utf-8")
    with kg.build(paths) as graph:
        whole = sorted(map(str, graph._store.quads()))
    assert stored(paths, tmp_path / "there") == stored(reversed(paths), tmp_path / "back") == whole
