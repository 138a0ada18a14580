"""Where a person's name ends, and whether characters read as one.

A Chinese name is a surname of one or two characters and a given name of one or
two.  Nothing marks its end, so each reading is weighed: how the characters
stand in given names (`given_characters.tsv`), and whether what follows is
something that follows names (punctuation, a title, a verb, a word of the
dictionary) or a word that the name would cut in two.
"""

import re
from dataclasses import dataclass

from kg.extraction.analysis import PUNCTUATION, Analysis

# What often follows a name in one character: particles, prepositions, conjunctions, adverbs.
_FOLLOWERS = frozenset("的等和与及在为是说将向对以就也还已于从把被让带率任做作道称讲笑告则又都当给既曾均常总正刚")
_NEVER = frozenset("的了着过们这那哪什么吗呢吧啊很都也又就才还把被给让副原兼任某")
_OPENING = tuple("“‘《〈「『")
_UNIT_ENDS = frozenset("省市区县镇乡村")
_CLOSING = PUNCTUATION - frozenset((*_OPENING, '"', "'", "（", "(", "【", "["))
_HAN = range(0x4E00, 0x9FFF + 1)
_PADDED = re.compile(r"[\u4e00-\u9fff][ \u3000]{1,4}[\u4e00-\u9fff](?=[、，,。;；）)\n]|$)")
MIDDLE_DOTS = "·•・‧"
_SURE = 3.5  # bits for an end before a title, a form of address or a verb of taking part


@dataclass(frozen=True, slots=True)
class NameReading:
    """One reading of characters as a name: where it ends, and its weight (0 is even odds, in bits)."""

    end: int
    weight: float


def read_name(analysis: Analysis, start: int, *, end: int | None = None) -> NameReading | None:
    """The best reading of the characters from ``start`` as a full name, or None.

    With ``end``, only the reading that ends there.
    """
    readings = [
        NameReading(stop, _weight(analysis, start, stop, surname))
        for surname in _surname_lengths(analysis, start)
        for given in (1, 2)
        if _is_han(analysis.text, start, stop := start + surname + given) and end in (None, stop)
    ]
    return max(readings, key=lambda reading: (reading.weight, reading.end), default=None)


def _surname_lengths(analysis: Analysis, start: int) -> tuple[int, ...]:
    text, surnames = analysis.text, analysis.lexicon.surnames
    if text[start : start + 2] in surnames and len(text[start : start + 2]) == 2:
        return (2,)
    return (1,) if text[start : start + 1] in surnames else ()


def _is_han(text: str, start: int, end: int) -> bool:
    return end <= len(text) and all(ord(character) in _HAN for character in text[start:end])


def _weight(analysis: Analysis, start: int, end: int, surname: int) -> float:
    given = analysis.text[start + surname : end]
    weight = _given_weight(analysis, given) + boundary_weight(analysis, end)
    # Five of six names of today have two characters after the surname.
    weight += 2.0 if len(given) == 2 else 0.0
    if set(given) & _NEVER or _is_no_given(analysis, given):
        weight -= 12.0
    if given[-1] in _FOLLOWERS and end < len(analysis.text) and analysis.text[end] not in PUNCTUATION:
        weight -= 3.0
    if analysis.lexicon.surnames[analysis.text[start : start + surname]][:1] == ("rare",):
        weight -= 2.0
    if analysis.text[start] == "向" and boundary_weight(analysis, end) < _SURE:
        weight -= 6.0  # 区长向新聘|任的参事: far more often a preposition
    if analysis.text[start:end] in analysis.lexicon.stop_names:
        weight -= 12.0
    return weight + _word_weight(analysis, start, end)


def _is_no_given(analysis: Analysis, given: str) -> bool:
    """区 of 云栖区, 阿姨 of 陆阿姨: what ends a unit's name, or is a form of address."""
    return given[-1] in _UNIT_ENDS or given in analysis.lexicon.address_terms


def _given_weight(analysis: Analysis, given: str) -> float:
    odds = analysis.lexicon.given_characters
    columns = (2,) if len(given) == 1 else (0, 1)
    weights = [
        float(odds[character][column]) / 10 if character in odds else 2.0
        for character, column in zip(given, columns, strict=True)
    ]
    return sum(max(-4.0, min(4.0, weight)) for weight in weights)


def _word_weight(analysis: Analysis, start: int, end: int) -> float:
    """A name that is a common word is rarely a name (高兴), nor one whose given name is (向居民)."""
    word, given = analysis.text[start:end], analysis.text[start + 1 : end]
    frequency, tag = analysis.segmenter.frequency(word), analysis.segmenter.tag(word)
    weight = 0.0
    if frequency:
        weight += 1.5 if tag.startswith("nr") else (-6.0 if frequency > 20 else -2.0)
    after = analysis.token_at(start + 1)
    if after.span.start == start + 1 and len(after.text) > 1 and after.tag in ("m", "t", "q", "mq"):
        weight -= 8.0  # 占|四成
    if len(given) == 2 and any(_is_common(analysis, part) for part in (given, word[:2])):
        weight -= 5.0
    return weight


def _is_common(analysis: Analysis, word: str) -> bool:
    return analysis.segmenter.frequency(word) > 300 and not analysis.segmenter.tag(word).startswith("nr")


def boundary_weight(analysis: Analysis, end: int) -> float:
    """How well a name may end at ``end``: by what follows, less a word that the end would cut."""
    text = analysis.text
    if end >= len(text) or text[end] in _CLOSING:
        return 4.5
    following = _following_weight(analysis, end)
    cuts = following < _SURE and analysis.segmenter.frequency(text[end - 1 : end + 1]) > 50
    return following - (4.0 if cuts else 0.0)


def _following_weight(analysis: Analysis, end: int) -> float:
    text, lexicon = analysis.text, analysis.lexicon
    if lexicon.unit_suffixes.longest_at(text, end) or lexicon.place_suffixes.longest_at(text, end):
        return -5.0
    if _is_titled(analysis, end) or any(
        len(words.longest_at(text, end) or "") > 1 for words in (lexicon.role_verbs, lexicon.name_breaks)
    ):
        return _SURE
    if text[end] in "和与及" and len(lexicon.role_verbs.longest_at(text, end + 1) or "") > 1:
        return -3.0  # 骆宾|和出席: no conjunction stands before a verb
    if text[end] in _FOLLOWERS:
        return 2.5
    if _begins_word(analysis, end):
        return _SURE
    return 1.5 if _is_word(analysis, end) else -1.0


def _is_titled(analysis: Analysis, end: int) -> bool:
    text, lexicon = analysis.text, analysis.lexicon
    if lexicon.titles.longest_at(text, end) or lexicon.address_terms.longest_at(text, end):
        return True
    return text[end] in "副原现" and lexicon.titles.longest_at(text, end + 1) is not None


def _begins_word(analysis: Analysis, start: int) -> bool:
    """A usual verb starts here, or a word of three or more characters (手把手), which a name would not cut."""
    text, segmenter = analysis.text, analysis.segmenter
    if any(segmenter.frequency(text[start : start + length]) > 2 for length in (4, 3)):
        return True
    return segmenter.tag(text[start : start + 2]) == "v" and segmenter.frequency(text[start : start + 2]) > 1000


def _is_word(analysis: Analysis, start: int) -> bool:
    text = analysis.text
    return any(analysis.segmenter.frequency(text[start : start + length]) > 50 for length in (4, 3, 2))


def read_item(analysis: Analysis, start: int) -> NameReading | None:
    """The characters from ``start`` to the next punctuation, read as a whole as a name; or None.

    In a list (陈望舒、沈清禾、周全) the punctuation says where names end,
    whatever their characters are.
    """
    end = start
    while end < len(analysis.text) and end - start < 5 and analysis.text[end] not in PUNCTUATION:
        end += 1
    if analysis.text[end : end + 1] in _OPENING:
        return None
    if analysis.text[end - 1 : end] == "等":
        end -= 1
    return read_name(analysis, start, end=end)


def padded_name(text: str, start: int) -> int | None:
    """The end of a name of two characters set apart to the width of three (周　远), or None."""
    padded = _PADDED.match(text, start)
    return padded.end() if padded else None
