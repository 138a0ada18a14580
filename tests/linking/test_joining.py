"""People of several pages are one by what the pages tell, whatever else is read and in whatever order."""

import random
from collections.abc import Iterable
from pathlib import Path

import pytest

import kg
from kg.linking.joining import Joined, apart_in, find_joins, join
from kg.linking.judgements import Decisions, Judgement
from kg.model import EntityType, Profile
from tests.linking.conftest import Read

PAGES = {
    "a.txt": "两地交流\n\n英国前首相布朗森9日宣布辞去议员职务。",
    "b.txt": "盟友辞职\n\n英国前首相哈罗德·布朗森和两名盟友宣布辞去议员职务。",
    "c.txt": "市长表态\n\n芝加哥市长布朗森说，读书会办得好。",
}


def person(entity: str, article: str, *traits: str, name: str = "周远山", keyed: bool = False) -> Profile:
    return Profile(entity, article, EntityType.PERSON, name, keyed, tuple(sorted(traits)))


def ids(profiles: Iterable[Profile]) -> dict[str, str]:
    return dict(join(profiles).ids)


HEAD = person("b0", "1", "of:unit/320613", "post:unit/320613|区长", keyed=True)
LATER = person("a0", "2", "of:unit/320613", "post:unit/320613|区长")
OTHER = person("c0", "3", "of:unit/510100", "post:unit/510100|市长")


def test_the_same_post_makes_one_person_and_another_does_not() -> None:
    assert ids([HEAD, LATER, OTHER]) == {"a0": "b0", "b0": "b0"}


def test_a_reason_is_told() -> None:
    (found,) = find_joins([HEAD, LATER])
    assert found.reason == "both of unit/320613; the post unit/320613|区长"


def test_two_people_of_one_article_are_never_one() -> None:
    assert ids([HEAD, person("a0", "1", "of:unit/320613", "post:unit/320613|区长")]) == {}


def test_a_rare_word_speaks_for_one_person_and_a_usual_one_does_not() -> None:
    running = ("word:马拉松", "word:冠军", "word:竞走")
    assert ids([person("a0", "1", *running), person("b0", "2", *running)])
    assert not ids([person("a0", "1", "word:经济"), person("b0", "2", "word:经济")])


def test_a_part_of_a_name_needs_the_same_post() -> None:
    brief = person("a0", "1", "of:country/英国", "post:country/英国|首相", "role:前首相", name="布朗森")
    full = person("b0", "2", "of:country/英国", "post:country/英国|首相", "role:前首相", name="哈罗德·布朗森")
    son = person("c0", "3", "of:country/英国", "role:前首相", name="亨特·布朗森")
    assert ids([brief, full, son]) == {"a0": "a0", "b0": "a0"}


def test_judgements_keep_people_apart() -> None:
    decisions = Decisions([Judgement("b0@1", "b0@2", "different")])
    apart = apart_in([HEAD, LATER], decisions)
    assert join([HEAD, LATER], apart).ids == {}
    assert isinstance(join([HEAD, LATER]), Joined)


@pytest.mark.parametrize("seed", range(5))
def test_neither_order_nor_an_unrelated_page_changes_a_cluster(seed: int) -> None:
    profiles = [HEAD, LATER, OTHER, person("d0", "4", "of:unit/320613", name="沈清禾")]
    random.Random(seed).shuffle(profiles)
    assert ids(profiles) == ids([HEAD, LATER, OTHER])


def test_one_person_in_two_pages_by_a_part_of_the_name(ids: Read) -> None:
    found = ids(PAGES)
    assert found["a.txt", "布朗森"] == found["b.txt", "哈罗德·布朗森"] != found["c.txt", "布朗森"]


def test_a_store_says_the_same_page_by_page_in_any_order(tmp_path: Path) -> None:
    for name, text in PAGES.items():
        (tmp_path / name).write_text(text, "utf-8")
    paths = [tmp_path / name for name in PAGES]
    with kg.build(paths) as graph:
        whole = sorted(map(str, graph._store.quads()))
    for path in reversed(paths):
        kg.build([path], store=tmp_path / "graph").close()
    with kg.open(tmp_path / "graph") as graph:
        assert sorted(map(str, graph._store.quads())) == whole


def test_a_page_that_says_otherwise_parts_what_it_joined(tmp_path: Path) -> None:
    for name, text in PAGES.items():
        (tmp_path / name).write_text(text, "utf-8")
    paths = [tmp_path / name for name in PAGES]
    kg.build(paths, store=tmp_path / "graph").close()
    (tmp_path / "a.txt").write_text("读书会\n\n芝加哥市长布朗森说，读书会办得好。", "utf-8")
    kg.build([tmp_path / "a.txt"], store=tmp_path / "graph").close()
    with kg.open(tmp_path / "graph") as graph, kg.build(paths) as anew:
        assert sorted(map(str, graph._store.quads())) == sorted(map(str, anew._store.quads()))


def test_the_head_of_a_country_is_one_with_and_without_it(ids: Read) -> None:
    named = {f"{at}.txt": f"两地交流\n\n应俄罗斯联邦总统布朗森邀请，代表团第{at}次到访。" for at in range(64)}
    found = ids(
        {**named, "x.txt": "两地交流\n\n请转达对布朗森总统的问候。", "y.txt": "读书会\n\n俄总统布朗森9日讲话。"}
    )
    assert len({found[page, "布朗森"] for page in (*named, "x.txt", "y.txt")}) == 1


def test_a_doctrine_names_no_person(ids: Read) -> None:
    found = ids({"a.txt": "读书会\n\n云栖区学习马克思主义和毛泽东思想。区委书记周远山出席。"})
    assert {name for _, name in found if name in ("马克思", "毛泽东", "周远山")} == {"周远山"}
