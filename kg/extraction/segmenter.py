"""Words of a text by jieba, with its dictionary's tags, aligned to the text.

jieba never decides an entity's border alone: its words say where a name may
not run on (before a verb, after a preposition), the rules say what is a name.
"""

import logging
import os
import stat
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg.model import Span


@dataclass(frozen=True, slots=True)
class Token:
    """A word; ``tag`` is its usual part of speech (``v``, ``ns``, …), "" for a word not in the dictionary."""

    span: Span
    text: str
    tag: str


class Segmenter:
    """Splits texts into words.

    >>> [token.text for token in Segmenter().tokens("青禾社区召开会议")][-2:]
    ['召开', '会议']
    """

    __slots__ = ("_frequencies", "_tags", "_tokenizer")

    def __init__(self) -> None:
        self._tokenizer, self._tags = _dictionary()
        self._frequencies: dict[str, int] = self._tokenizer.FREQ

    def tokens(self, text: str) -> tuple[Token, ...]:
        """The words of ``text`` in order; joined, they are ``text``."""
        return tuple(self._tokens(text))

    def _tokens(self, text: str) -> Iterator[Token]:
        at = 0
        for word in self._tokenizer.cut(text, HMM=False):
            yield Token(Span(at, at + len(word)), word, self._tags.get(word, ""))
            at += len(word)

    def frequency(self, word: str) -> int:
        """How often the dictionary's corpus had ``word``; 0 for no word."""
        return self._frequencies.get(word, 0)

    def tag(self, word: str) -> str:
        """The dictionary's part of speech of ``word``, or ""."""
        return self._tags.get(word, "")


def dictionary_words() -> Iterator[tuple[str, str, int]]:
    """Each word of the dictionary with its part of speech and how often its corpus had it, in the file's order."""
    tokenizer, tags = _dictionary()
    for word, tag in tags.items():
        yield word, tag, int(tokenizer.FREQ.get(word, 0))


@cache
def _dictionary() -> tuple[Any, dict[str, str]]:
    import jieba

    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = _private_folder()
    tokenizer.initialize()
    tags = {}
    with tokenizer.get_dict_file() as lines:
        for line in lines:
            word, _, tag = line.decode("utf-8").rstrip("\n").split(" ")
            tags[word] = tag
    return tokenizer, tags


def _private_folder() -> str:
    """A cache folder that only this user can write: jieba trusts what it finds there."""
    root = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or str(Path.home() / ".cache")
    folder = Path(root) / "civic-kg"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if _is_private(folder):
            return str(folder)
    except OSError:
        pass
    return tempfile.mkdtemp(prefix="civic-kg-")


def _is_private(folder: Path) -> bool:
    if os.name == "nt":
        return True
    status = folder.stat()
    return status.st_uid == os.getuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
