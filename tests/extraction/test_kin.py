"""Whose kin somebody is, told before the name, after it, or alone."""

import pytest

from kg.model import Predicate
from tests.extraction.conftest import Extract, Fact, facts_of

NONE: set[Fact] = set()


@pytest.mark.parametrize(
    ("text", "kin"),
    [
        ("村民周远山带来了全家：儿子周全开车。", {("周远山", "儿子", "周全")}),
        ("村民周远山来了。儿子周全开车。", NONE),  # another sentence
        ("村民周远山来了，爷爷周全也来了。", NONE),  # 爷爷 is a form of address too
        ("校长周远山打开教室；他的妻子、云栖区人民医院医生沈清禾也来了。", {("周远山", "妻子", "沈清禾")}),
        ("校长周远山打开教室、云栖区人民医院医生沈清禾也来了。", NONE),
        ("村民周全是村民周远山的侄子。", NONE),  # 村民 stands between
        ("区长周远山、副区长沈清禾来了。沈清禾是周远山的侄女。", {("周远山", "侄女", "沈清禾")}),
        ("区长周远山、副区长沈清禾来了。沈清禾是周远山的同事。", NONE),
    ],
)
def test_whose_kin_somebody_is(extract: Extract, text: str, kin: set[Fact]) -> None:
    assert facts_of(extract(text), Predicate.KIN_OF) == kin
