"""Text for people: what a page says, without the characters that would act on a terminal."""

import re
import unicodedata
from typing import TYPE_CHECKING

from kg.model import Predicate

if TYPE_CHECKING:
    from kg.graph.reader import FactRow

_STAGES = {"planned": "计划中", "launched": "已启动", "ongoing": "进行中", "completed": "已结束"}
_BREAK = re.compile(r"\s*[\r\n]\s*")


def visible(text: str) -> str:
    r"""Return the text in one line, with control and direction characters written out.

    A line break of a newspaper's column is dropped; a terminal's escape
    sequence or a change of direction becomes harmless.

    >>> visible("临溪街道举办\n邻里节\x1b[2J")
    '临溪街道举办邻里节\\x1b[2J'
    """
    joined = _BREAK.sub("", text)
    return "".join(_written_out(c) if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") else c for c in joined)


def words_of(fact: "FactRow") -> str:
    """The date or the words that a fact has for an object, a stage as people say it; "" of one between two entities."""
    if not fact.literal:
        return ""
    return _STAGES.get(fact.object, fact.object) if fact.predicate == Predicate.STAGE else fact.object


def _written_out(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
