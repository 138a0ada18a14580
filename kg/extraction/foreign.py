"""Names of several parts, as minorities and foreigners have: 阿依古丽·买买提."""

import re
from collections.abc import Iterator

from kg.extraction.analysis import Analysis
from kg.extraction.names import MIDDLE_DOTS, boundary_weight
from kg.model import Span

_FOREIGN = re.compile(rf"([\u4e00-\u9fff]{{1,12}})(?:[{MIDDLE_DOTS}][\u4e00-\u9fff]{{1,6}}){{1,3}}")
_MIDDLE_DOT = re.compile(f"[{MIDDLE_DOTS}]")
_HAN_BEFORE = re.compile(r"[\u4e00-\u9fff]+\Z")
_FOREIGN_END = 2.5  # the least weight (bits) of an end within the last part of such a name
_FOREIGN_LONG_END = 1.5  # the same after three characters or more
_KNOWN_PART = re.compile("买买提(?![江明力])")


def find_foreign(analysis: Analysis) -> Iterator[Span]:
    """副区长阿依古丽·买买提: parts joined by a dot, after a title or role."""
    for found in _foreign_names(analysis.text):
        first = found.start() + len(found.group(1))
        # The last title or role is the nearest: 代表性传承人|买买提江, not 代表|性传承人买买提江.
        for start in reversed(range(found.start(), first)):
            anchor = analysis.lexicon.name_anchors.longest_ending(analysis.text, start)
            end = _foreign_end(analysis, found.end())
            place = analysis.lexicon.place_suffixes.longest_ending(analysis.text, end)
            if len(anchor or "") > 1 and len(place or "") < 2:
                yield Span(start, end)
                break


def _foreign_names(text: str) -> Iterator[re.Match[str]]:
    """The matches of the pattern, ascending, looked for only around a dot."""
    reached = 0
    for dot in _MIDDLE_DOT.finditer(text):
        before = _HAN_BEFORE.search(text, max(reached, dot.start() - 12), dot.start())
        if before and (found := _FOREIGN.match(text, before.start())):
            yield found
            reached = found.end()


def _foreign_end(analysis: Analysis, end: int) -> int:
    """Give back the words that the last part ran over: 买买提|到场, and 买买提|出席, though 提出 is a word."""
    dot = max(analysis.text.rfind(mark, 0, end) for mark in MIDDLE_DOTS)
    if known := _KNOWN_PART.match(analysis.text, dot + 1, end):
        return known.end()
    for stop in range(dot + 2, end):
        least = _FOREIGN_END if stop < dot + 4 else _FOREIGN_LONG_END
        if boundary_weight(analysis, stop) >= least:
            return stop
    return end
