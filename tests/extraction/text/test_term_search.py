"""Terms found for many texts at once are those that each list finds alone."""

from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.text.term_search import TermSearch
from kg.knowledge.lexicon import Terms

TEXTS = st.lists(st.text(alphabet="社区广场青\n𠮷a", max_size=12))
LISTS = st.dictionaries(
    st.sampled_from(["one", "two", "three"]),
    st.lists(st.text(alphabet="社区广场𠮷", min_size=1, max_size=5)),
    min_size=1,
)


@given(TEXTS, LISTS)
def test_what_is_found_together_is_what_each_list_finds(texts: list[str], lists: dict[str, list[str]]) -> None:
    for text, found in zip(texts, TermSearch.of(lists).find_all(texts), strict=True):
        for name, entries in lists.items():
            terms = Terms(dict.fromkeys(entries, ()))
            assert list(found.starting(name)) == list(terms.starting(text))
            assert list(found.ending(name)) == list(terms.ending(text))
