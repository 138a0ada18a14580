"""Posts that the text tells as past are no posts that somebody holds."""

import pytest

from kg.model import Predicate

from ..conftest import Extract, facts_of

HERE = "歌手周远山、歌手沈清禾来了。"


@pytest.mark.parametrize(
    ("text", "who", "title", "body"),
    [
        ("免去沈清禾的云栖区副区长职务。", "沈清禾", "副区长", "云栖区"),
        ("免去沈清禾的云栖区教育局副局长、督学职务。", "沈清禾", "副局长", "云栖区教育局"),
        ("周远山不再担任云栖区教育局局长。", "周远山", "局长", "云栖区教育局"),
        ("周远山因年龄原因辞去云栖区教育局局长职务。", "周远山", "局长", "云栖区教育局"),
        ("上个月，周远山卸任云栖区教育局局长。", "周远山", "局长", "云栖区教育局"),
        ("周远山担任过云栖区教育局局长。", "周远山", "局长", "云栖区教育局"),
        ("周远山此前任云栖区教育局局长。", "周远山", "局长", "云栖区教育局"),
        ("周远山退休前是云栖区教育局局长。", "周远山", "局长", "云栖区教育局"),
        ("周远山曾在云栖中学当保安队长。", "周远山", "保安队长", "云栖中学"),
        ("曾任云栖区教育局局长的周远山发言。", "周远山", "局长", "云栖区教育局"),
        ("时任云栖区教育局局长的周远山发言。", "周远山", "局长", "云栖区教育局"),
        ("云栖区教育局原局长周远山发言。", "周远山", "原局长", "云栖区教育局"),
        ("原云栖县县长周远山发言。", "周远山", "县长", "云栖县"),
        ("云栖区教育局原党组书记、局长周远山发言。", "周远山", "局长", "云栖区教育局"),
        ("已退休的云栖区教育局局长周远山发言。", "周远山", "局长", "云栖区教育局"),
        ("云栖中学退休教师沈清禾发言。", "沈清禾", "退休教师", "云栖中学"),
    ],
)
def test_a_post_told_as_past_was_held(extract: Extract, text: str, who: str, title: str, body: str) -> None:
    extraction = extract(HERE + text)
    assert (who, title, body) in facts_of(extraction, Predicate.HELD_POSITION)
    assert not facts_of(extraction, Predicate.HOLDS_POSITION)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("周远山目前任云栖区教育局局长。", {("周远山", "局长", "云栖区教育局")}),
        ("周远山同时担任云栖区教育局局长。", {("周远山", "局长", "云栖区教育局")}),
        ("提请免去周远山的云栖区教育局局长职务。", {("周远山", "局长", "云栖区教育局")}),
        ("任命周远山为云栖区教育局局长，免去沈清禾的云栖区水利局局长职务。", {("周远山", "局长", "云栖区教育局")}),
        ("曾任云栖区水利局局长的沈清禾和云栖区教育局局长周远山发言。", {("周远山", "局长", "云栖区教育局")}),
        ("周远山历任云栖中学教师、校长，现任云栖区教育局局长。", {("周远山", "局长", "云栖区教育局")}),
        ("中原区教育局局长周远山发言。", {("周远山", "局长", "中原区教育局")}),
        ("云栖足球队前锋周远山发言。", set()),
    ],
)
def test_a_post_told_as_present_is_held(extract: Extract, text: str, held: set[tuple[str, str, str]]) -> None:
    assert facts_of(extract(HERE + text), Predicate.HOLDS_POSITION) == held
