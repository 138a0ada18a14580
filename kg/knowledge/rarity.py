"""How much a word tells about a text: the fewer articles have it, the more."""

import math
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from kg.resources import resource

_FILE = "word_counts.tsv"
_LEAST = 1.2  # articles of a thousand; the list leaves out what is rarer


@cache
def _counts() -> Mapping[str, float]:
    lines = resource("data", _FILE).read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return MappingProxyType({word: float(count) for word, count in rows})


def word_bits(word: str) -> float:
    """Return the binary logarithm of how rare a word is, at most 9.7 (a word of two in a thousand articles: 9).

    >>> round(word_bits("经济"), 1), round(word_bits("竞走"), 1)
    (2.3, 9.7)
    """
    return math.log2(1000 / max(_counts().get(word, 0), _LEAST))
