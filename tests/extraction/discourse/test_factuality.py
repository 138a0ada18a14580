"""How the article vouches for what it says."""

import pytest

from kg.model import Factuality, Predicate
from tests.extraction.conftest import Extract

WHAT = "举办“邻里节”活动。"


def judged(extract: Extract, text: str) -> set[Factuality]:
    return {r.factuality for r in extract(text).relations if r.predicate is Predicate.ORGANIZES}


@pytest.mark.parametrize(
    ("words", "factuality"),
    [
        ("青禾社区", Factuality.STATED),
        ("近日，青禾社区", Factuality.STATED),
        ("青禾社区将", Factuality.PLANNED),
        ("下一步青禾社区", Factuality.PLANNED),
        ("青禾社区即将", Factuality.PLANNED),
        ("大家表示，下一步，青禾社区", Factuality.PLANNED),
        ("据悉，青禾社区", Factuality.HEARSAY),
        ("据介绍，青禾社区", Factuality.HEARSAY),
        ("大家依据介绍参观，青禾社区", Factuality.STATED),
        ("重要的是，青禾社区", Factuality.STATED),
        ("按要求，青禾社区", Factuality.STATED),
        ("不久前，青禾社区", Factuality.STATED),
        ("应邀来访后，青禾社区", Factuality.STATED),
    ],
)
def test_a_clause_that_states_something(extract: Extract, words: str, factuality: Factuality) -> None:
    assert judged(extract, words + WHAT) == {factuality}


@pytest.mark.parametrize(
    "words",
    [
        "青禾社区要",
        "青禾社区应当",
        "青禾社区必须",
        "青禾社区没有",
        "青禾社区不再",
        "青禾社区尚未",
        "青禾社区取消",
        "青禾社区不愿",
    ],
)
def test_exhortations_and_negations_state_nothing(extract: Extract, words: str) -> None:
    assert judged(extract, words + WHAT) == set()


def test_a_question_states_nothing(extract: Extract) -> None:
    said = f"青禾社区{WHAT}".rstrip("。")
    assert judged(extract, f"{said}？误传！") == set()
    assert judged(extract, f"{said}。你去吗？") == {Factuality.STATED}


def test_a_name_that_asks_asks_nothing_of_the_clause(extract: Extract) -> None:
    named = extract("青禾社区开展“我为社区献什么？”主题活动，居民满意。")
    assert {r.factuality for r in named.relations if r.predicate is Predicate.ORGANIZES} == {Factuality.STATED}


def test_what_somebody_says_is_quoted(extract: Extract) -> None:
    text = "云栖区召开四季度项目推进会。“区长沈清禾主持会议，很好。”"
    quoted = [r for r in extract(text).relations if r.subject and r.subject.name == "沈清禾"]
    assert quoted
    assert {r.factuality for r in quoted} == {Factuality.QUOTED}


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("村民周远山来了。小将周远山在第三届书法比赛中获得第一名。", Factuality.STATED),  # a player
        ("村民周远山来了。周远山将在第三届书法比赛中获得第一名。", Factuality.PLANNED),
    ],
)
def test_a_player_is_no_plan(extract: Extract, text: str, factuality: Factuality) -> None:
    joined = (r for r in extract(text).relations if r.predicate is Predicate.PARTICIPATES_IN)
    assert {r.factuality for r in joined} == {factuality}
