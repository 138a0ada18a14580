"""Dates as intervals of days."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.views.spells import Spell, finest, joined, overlaps, spell_of, window_of

_DAYS = st.dates().map(lambda day: day.isoformat())
_SPELLS = st.tuples(_DAYS, _DAYS).map(lambda pair: (min(pair), max(pair)))


@pytest.mark.parametrize(
    "text", ["", "--11-02", "2024-13", "2024-02-30", "2024-11-5", "0000", "今年", "20241105", "2024-"]
)
def test_what_is_no_date_has_no_days(text: str) -> None:
    assert spell_of(text) is None


def test_an_open_window_has_no_end() -> None:
    assert window_of("2024", None) == ("2024-01-01", "9999-12-31")
    assert window_of(None, "2024-02") == ("0001-01-01", "2024-02-29")


@settings(deadline=None)
@given(st.lists(_SPELLS), _DAYS)
def test_joining_keeps_each_day_and_adds_none(spells: list[Spell], day: str) -> None:
    found = joined(spells)
    assert any(overlaps(spell, (day, day)) for spell in found) == any(overlaps(spell, (day, day)) for spell in spells)
    assert all(one[1] < other[0] for one, other in itertools.pairwise(found))
    assert joined(reversed(found)) == found


def test_a_year_goes_where_a_day_of_it_is_known() -> None:
    assert finest(["2024", "2024-11-02", "2023", "2024-11-02"]) == ["2023", "2024-11-02"]
