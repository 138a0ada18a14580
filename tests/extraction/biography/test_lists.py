"""Whose the posts are of people in a list."""

import pytest

from kg.model import Predicate
from tests.extraction.conftest import Extract, Fact, facts_of

HOSPITAL, GROUP, BUREAU = "云栖区人民医院", "青禾集团", "云栖区教育局"


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (  # titles after the names: none of the one that follows
            f"{BUREAU}沈清禾局长、{HOSPITAL}周远山院长、青石镇副镇长石天到场。",
            {("沈清禾", "局长", BUREAU), ("周远山", "院长", HOSPITAL), ("石天", "副镇长", "青石镇")},
        ),
        (
            f"{HOSPITAL}院长沈清禾同志、副院长石天同志到场。",
            {("沈清禾", "院长", HOSPITAL), ("石天", "副院长", HOSPITAL)},
        ),
        (
            f"{BUREAU}副局长沈清禾同志、周远山同志到场。",
            {("沈清禾", "副局长", BUREAU), ("周远山", "副局长", BUREAU)},
        ),
        (
            f"{GROUP}董事长沈清禾、纪委书记石天到场。",
            {("沈清禾", "董事长", GROUP), ("石天", "纪委书记", GROUP)},
        ),
        (  # an office has no party committee
            f"{GROUP}品牌推广办公室主任沈清禾，党委委员石天到场。",
            {("沈清禾", "主任", f"{GROUP}品牌推广办公室")},
        ),
        (  # as told before, whatever firm is named last
            f"{GROUP}董事长石天、副总经理沈清禾到场。云杉纺织集团签约。沈清禾副总经理致辞。",
            {("石天", "董事长", GROUP), ("沈清禾", "副总经理", GROUP)},
        ),
    ],
)
def test_a_list_goes_on_with_the_body_of_the_one_before(extract: Extract, text: str, held: set[Fact]) -> None:
    assert facts_of(extract(text), Predicate.HOLDS_POSITION) == held
