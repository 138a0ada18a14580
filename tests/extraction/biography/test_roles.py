"""Roles whose body stands elsewhere in the article."""

import pytest

from kg.model import Predicate
from tests.extraction.conftest import Extract, facts_of


@pytest.mark.parametrize(
    ("text", "posts", "members"),
    [
        ("云栖区图书馆开展阅读周，馆员沈清禾讲故事。", {("沈清禾", "馆员", "云栖区图书馆")}, set()),
        ("云栖区图书馆开展阅读周，消防员沈清禾讲故事。", set(), set()),  # of no library
        ("槐序小学开展劳动周。学生沈清禾包饺子。", set(), {("沈清禾", "槐序小学")}),
        ("槐序小学和听潮小学开展劳动周。学生沈清禾包饺子。", set(), set()),  # of which
        ("槐序小学开展劳动周。退休教师沈清禾包饺子。", set(), set()),
        (
            "槐序小学开展劳动周，学生沈清禾、学生周远山两名同学包饺子。",
            set(),
            {("沈清禾", "槐序小学"), ("周远山", "槐序小学")},
        ),
        ("槐序小学开展劳动周，指导老师沈清禾到场。", set(), set()),  # of a society of it
        ("云栖区人民医院开展义诊，护士沈清禾到场。", set(), set()),  # of one of its wards
        ("云栖区人民医院急诊科里，护士长沈清禾交班。", {("沈清禾", "护士长", "云栖区人民医院")}, set()),
    ],
)
def test_whose_a_role_is(
    extract: Extract, text: str, posts: set[tuple[str, str, str]], members: set[tuple[str, str]]
) -> None:
    extraction = extract(text)
    assert facts_of(extraction, Predicate.HOLDS_POSITION) == posts
    assert {(one, body) for one, _, body in facts_of(extraction, Predicate.AFFILIATED_WITH)} == members
