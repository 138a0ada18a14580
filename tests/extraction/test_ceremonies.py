"""A ceremony whose deed the article tells before it names it."""

import pytest

from kg.model import Predicate
from tests.extraction.conftest import Extract, facts_of


@pytest.mark.parametrize(
    ("text", "people", "days"),
    [
        (
            "11月2日，区长周远山、镇长沈清禾为救援队授旗。局长何青主持授旗仪式。",
            {"周远山", "沈清禾", "何青"},
            {"2024-11-02"},
        ),
        ("11月2日，区长周远山来到青禾村。局长何青主持授旗仪式。", {"何青"}, set()),
        ("11月2日，望江驿站挂牌。揭牌仪式上，区长周远山致辞。", {"周远山"}, {"2024-11-02"}),
    ],
)
def test_the_deed_before_the_ceremony(extract: Extract, text: str, people: set[str], days: set[str]) -> None:
    extraction = extract(text)
    assert {name for name, *_ in facts_of(extraction, Predicate.PARTICIPATES_IN)} == people
    assert {day for *_, day in facts_of(extraction, Predicate.OCCURS_ON)} == days
