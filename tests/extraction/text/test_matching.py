"""Terms and patterns are found where a plain search finds them."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extraction.biography import appointments
from kg.extraction.bodies import register
from kg.extraction.initiatives import initiatives
from kg.extraction.people import people, standing
from kg.extraction.text import occurring, verbs
from kg.extraction.text.date_patterns import DATE, DATES
from kg.extraction.text.matching import Ending, Rare, Search, every_place, find_names
from kg.extraction.undertakings import hosts, rounds
from kg.knowledge.lexicon import Terms

LETTERS = "青禾社区周远𠀀街道\n"
TEXT = st.text(LETTERS, max_size=40)
TERMS = st.sets(st.text(LETTERS, min_size=1, max_size=4), max_size=40)


@given(TERMS, TEXT)
def test_terms_start_and_end_where_they_stand(terms: set[str], text: str) -> None:
    found = Terms(dict.fromkeys(terms, ()))
    for at in range(len(text)):
        here = sorted((term for term in terms if text.startswith(term, at)), key=len, reverse=True)
        assert [term for start, term in found.starting(text) if start == at] == here[:1]
        assert [term for start, term in found.every(text) if start == at] == here
        ends = sorted((term for term in terms if text.endswith(term, 0, at + 1)), key=len, reverse=True)
        assert [term for end, term in found.ending(text) if end == at + 1] == ends[:1]


@given(st.text("2024年11月日去今次天0123十三、，至", max_size=30))
def test_dates_are_those_of_the_pattern(text: str) -> None:
    assert [one.span() for one in DATES.finditer(text)] == [one.span() for one in re.finditer(DATE, text)]


def test_a_match_begins_with_one_of_its_first_characters_only() -> None:
    assert [one.span() for one in Search.of("ab|b", "a").finditer("bab")] == [(1, 3)]


def shared(kind: type) -> list[object]:
    modules = (appointments, hosts, initiatives, occurring, people, register, rounds, standing, verbs)
    return [value for module in modules for value in vars(module).values() if isinstance(value, kind)]


@pytest.mark.parametrize("search", shared(Search))
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_search_finds_what_its_pattern_finds(search: Search, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(search.pattern))
    assert [one.span() for one in search.finditer(text)] == [one.span() for one in re.finditer(search.pattern, text)]


@pytest.mark.parametrize("ending", shared(Ending))
@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_an_ending_is_found_where_its_pattern_is(ending: Ending, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(ending.pattern))
    assert ending.stands_before(text, len(text), len(text))


@pytest.mark.parametrize("rare", shared(Rare))
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_what_is_rare_has_no_match_without_its_words(rare: Rare, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(rare.pattern))
    assert [one.span() for one in rare.finditer(text)] == [one.span() for one in re.finditer(rare.pattern, text)]


@given(TERMS, TEXT)
def test_names_are_found_where_terms_are(names: set[str], text: str) -> None:
    terms = Terms(dict.fromkeys(names, ()))
    assert list(find_names(text, names)) == list(terms.find(text))
    assert sorted(every_place(text, names)) == sorted(terms.every(text))
