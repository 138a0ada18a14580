"""Words aligned to the text, the same as jieba's own."""

import logging
import subprocess
import sys
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import MissingExtraError
from kg.extraction.text import dictionary
from kg.extraction.text.dictionary import dictionary_words
from kg.extraction.text.segmenter import Segmenter

WORDS = [word for word, _, _ in dictionary_words()]
SAMPLES = st.lists(
    st.sampled_from(WORDS[::97])
    | st.sampled_from([*"，。“”\n\r \u3000A1é😀\x00鿿·丨", "\r\n", "T恤", "2024年", "AT&T", "C++"])
    | st.characters()
).map("".join)


@cache
def jieba_itself() -> Any:
    import jieba

    jieba.setLogLevel(logging.WARNING)
    return jieba.Tokenizer()


@given(SAMPLES)
def test_the_words_are_the_text(text: str) -> None:
    tokens = Segmenter().tokens(text)
    assert "".join(token.text for token in tokens) == text
    assert all(text[token.start : token.end] == token.text for token in tokens)


@settings(max_examples=400, deadline=None)
@given(SAMPLES)
def test_the_words_are_those_of_jieba(text: str) -> None:
    assert [token.text for token in Segmenter().tokens(text)] == list(jieba_itself().cut(text, HMM=False))


@given(st.lists(SAMPLES))
def test_texts_read_together_have_the_words_that_they_have_alone(texts: list[str]) -> None:
    together, alone = Segmenter().read(texts), [Segmenter().read([text])[0] for text in texts]
    assert [words.starts for words in together] == [words.starts for words in alone]


@pytest.mark.parametrize("gap", ["", "，", "\r\n"])
def test_a_long_text_read_in_pieces_has_the_words_of_its_parts(gap: str) -> None:
    text = "青禾社区召开会议，居民们纷纷点赞" * 9000
    assert len(text) > 1 << 17
    assert [token.text for token in Segmenter().tokens(text + gap + "AB")] == list(
        jieba_itself().cut(text + gap + "AB", HMM=False)
    )


def test_words_have_their_usual_part_of_speech() -> None:
    segmenter = Segmenter()
    assert [(t.text, t.tag) for t in segmenter.tokens("召开会议")] == [("召开", "v"), ("会议", "n")]
    assert segmenter.frequency("会议") > segmenter.frequency("沈清禾") == 0
    assert segmenter.tag("沈清禾") == ""


def test_every_word_is_found_by_its_hash_and_what_is_no_word_is_not() -> None:
    entries = {word: (count, tag) for word, tag, count in dictionary_words()}
    look_up = dictionary.load_dictionary().look_up
    assert {word: look_up(word) for word in entries} == entries
    others = {a + b for word in WORDS[::11] for a, b in zip(word, reversed(word), strict=True)} - set(entries)
    assert len(others) > 10_000
    assert {look_up(other) for other in (*others, "", "\ud800", "😀", "青禾社区的居民们纷纷点赞")} == {(0, "")}


def test_a_name_added_to_jiebas_own_segmenter_changes_nothing_here() -> None:
    import jieba

    jieba.add_word("清禾会议召开")
    assert [t.text for t in Segmenter().tokens("清禾会议召开")] == ["清禾", "会议", "召开"] or [
        t.text for t in Segmenter().tokens("清禾会议召开")
    ] == ["清", "禾", "会议", "召开"]


def test_without_jieba_one_line_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dictionary, "find_spec", lambda _: None)
    with pytest.raises(MissingExtraError, match="pip install jieba"):
        dictionary._file()


def test_jieba_is_not_imported_for_its_words() -> None:
    check = (
        "import sys; from kg.extraction.text.segmenter import Segmenter; Segmenter(); sys.exit('jieba' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
