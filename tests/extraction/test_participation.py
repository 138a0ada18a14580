"""Who takes part, in what, and how."""

import pytest

from kg.model import Predicate
from tests.extraction.conftest import Extract, Fact, facts_of

NONE: set[Fact] = set()
MEETING = "云栖区召开四季度项目推进会。"
NAME = "四季度项目推进会"


def parts(extract: Extract, text: str) -> set[Fact]:
    return facts_of(extract(text), Predicate.PARTICIPATES_IN)


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        ("区长周远山出席会议。", {("周远山", "attends")}),
        ("区长周远山主持会议。", {("周远山", "presides")}),
        ("区长周远山出席会议并讲话。", {("周远山", "attends"), ("周远山", "speaks")}),
        ("区长周远山出席会议，并讲话。", {("周远山", "attends"), ("周远山", "speaks")}),
        ("区长周远山通报了项目进展情况。", {("周远山", "reports")}),
        (
            "区长周远山、副区长沈清禾参加会议。",
            {("周远山", "attends"), ("沈清禾", "attends")},
        ),
        ("区长周远山没有出席会议。", set()),
        ("区长周远山等，各单位负责人、居民代表参加会议。", {("周远山", "attends")}),
        ("区长周远山很高兴，居民代表参加会议。", set()),
        ("要请区长周远山出席会议。", set()),
        ("会议室里，居民很多。", set()),
        ("云栖区教育局主持会议。", set()),
    ],
)
def test_an_event_referred_to(extract: Extract, sentence: str, roles: set[tuple[str, str]]) -> None:
    assert parts(extract, MEETING + sentence) == {(name, role, NAME) for name, role in roles}


def test_the_last_event_of_the_kind_is_meant(extract: Extract) -> None:
    text = f"{MEETING}青禾社区举行“邻里节”启动仪式。区长周远山出席仪式，区委书记沈清禾主持会议。"
    assert parts(extract, text) == {("周远山", "attends", "“邻里节”启动仪式"), ("沈清禾", "presides", NAME)}


def test_the_initiative_of_the_clause_is_the_object(extract: Extract) -> None:
    text = f"{MEETING}区长周远山参加“清风行”主题活动。"
    assert parts(extract, text) == {("周远山", "attends", "“清风行”主题活动")}


def test_bodies_alone_take_part_only_by_a_plain_verb(extract: Extract) -> None:
    text = "云栖区教育局、云栖区文化馆参加“清风行”主题活动。"
    assert {name for name, *_ in parts(extract, text)} == {"云栖区教育局", "云栖区文化馆"}
    assert parts(extract, "云栖日报参加“清风行”主题活动。") == NONE


def test_nobody_attends_a_standing_scheme(extract: Extract) -> None:
    assert parts(extract, "青禾社区推出“银龄暖阳”服务品牌。区长周远山到场讲话。") == NONE


def test_without_an_event_nobody_takes_part(extract: Extract) -> None:
    assert parts(extract, "区长周远山出席会议。") == NONE


def test_a_delegate_took_part_in_the_congress(extract: Extract) -> None:
    assert parts(extract, "党的二十大代表周远山走进青禾社区。") == {("周远山", "attends", "党的二十大")}
    assert parts(extract, "学习党的二十大精神，区长周远山走进青禾社区。") == NONE


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("区长周远山，街道领导；云栖区商会领导；副区长沈清禾参加会议。", {"周远山", "沈清禾"}),
        ("区长周远山、副区长沈清禾等，开工企业负责人，县直单位主要负责人参加会议。", {"周远山", "沈清禾"}),
        ("区长周远山很高兴，企业负责人，单位负责人参加会议。", set()),
        ("主讲的是区长周远山。", {"周远山"}),
        ("出席会议的有云栖区教育局、云栖区文化馆等单位领导。", {"云栖区教育局", "云栖区文化馆"}),
        ("参加会议的嘉宾有区长周远山、副区长沈清禾。", {"周远山", "沈清禾"}),
        ("会上，云栖区教育局和云栖区文化馆作了发言。", {"云栖区教育局", "云栖区文化馆"}),
        ("云栖区教育局的发言很好。", set()),
        ("区长周远山说，主讲的是另一件事。", set()),
    ],
)
def test_lists_go_on_over_nameless_people_and_may_stand_after_the_verb(
    extract: Extract, sentence: str, names: set[str]
) -> None:
    assert {name for name, *_ in parts(extract, MEETING + sentence)} == names
