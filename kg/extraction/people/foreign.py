"""Names of several parts, as minorities and foreigners have: 阿依古丽·买买提."""

import re
from collections.abc import Iterator

from kg.extraction.people.names import MIDDLE_DOTS, boundary_weight
from kg.extraction.text.analysis import Analysis
from kg.model import Span
from kg.patterns import late

_FOREIGN = late(rf"([^\W\da-zA-Z_]{{1,12}})(?:[{MIDDLE_DOTS}][^\W\da-zA-Z_]{{1,6}}){{1,3}}")
_MIDDLE_DOT = re.compile(f"[{MIDDLE_DOTS}]")
_HAN_BEFORE = late(r"[^\W\da-zA-Z_]+\Z")
_FOREIGN_END = 2.5  # the least weight (bits) of an end within the last part of such a name
_FOREIGN_LONG_END = 1.5  # the same after three characters or more
# The characters in which Uyghur, Kazakh, Tibetan, Mongolian, Yi and other names are written by their sounds.
_SOUND_CHARACTERS = (
    "阿艾爱敖奥巴班贝比毕布才次措达丹旦德迪多尔恩尕噶嘎格古贡哈海赫呼吉加嘉江杰金卡柯科克肯库拉兰勒丽利里鲁伦罗洛玛买麦曼木姆娜那纳乃尼努诺帕平其奇"
    "恰强青琼曲热仁荣日如茹萨赛桑沙斯松苏索塔坦腾提图吐托娃瓦旺吾西希辛雄亚央依叶伊尤扎珍兹卓孜泽真敦措顿马呷惹俄约史乃以的日"
)
_SOUNDS = re.compile(f"(?![以的])[{_SOUND_CHARACTERS}]{{2,8}}")
_FIRM_END, _LONG = 3.5, 4  # bits; characters
_RARE, _USUAL = 2, 50  # times in the dictionary's corpus
_MEDIA = frozenset("网报台社刊")  # 云栖农民|报·云栖网
_LONGEST_PARTS = 4  # characters of a name to which another part may be added
# Characters that write no sounds, of words after a name: 托乎提|看得入迷, 依明|家里.
_RUN_OVER = late("[看教家唱跳说笑拿做走带给把有还也很从跟向让请帮听读写画讲问想要被互共同合]")
_SERVANT = ("阿不都", "阿布都", "阿卜都")  # 古丽娜尔·阿不都热依木, whose 都 is no adverb
_KNOWN_PART = late("买买提(?![江明力])")


def parts_of(name: str) -> tuple[str, ...]:
    """The parts of a name that is told by one of them later on.

    >>> parts_of("帕提古丽·艾合买提"), parts_of("周远山")
    (('帕提古丽', '艾合买提'), ())
    """
    parts = tuple(_MIDDLE_DOT.split(name))
    return parts if len(parts) > 1 else ()


def is_part_of_other(text: str, end: int) -> bool:
    """阿依|古丽, 马克|·吐温, 马克|思, 杰克|逊, 马克|杯: the part goes on to another name, or a word."""
    after = text[end : end + 1]
    return bool(after) and after not in "的以" and after in f"{_SOUND_CHARACTERS}{MIDDLE_DOTS}思逊森堡杯"


def find_foreign(analysis: Analysis) -> Iterator[Span]:
    """副区长阿依古丽·买买提: parts joined by a dot, after a title or role; 志愿者娜迪拉: sounds alone."""
    yield from _dotted(analysis)
    yield from _sounded(analysis)


def find_of_parts(analysis: Analysis) -> Iterator[Span]:
    """Names made of words that only names are made of: 扎西多吉, 萨仁图雅; not 扎西多吉村, nor 巴图 alone."""
    parts, text, reached = analysis.lexicon.name_parts, analysis.text, 0
    for start, first in analysis.starting("name_parts", parts):
        end = start + len(first)
        while end - start <= _LONGEST_PARTS and (part := parts.longest_at(text, end)) is not None:
            end += len(part)
        if start >= reached and end > start + len(first) and not _goes_on_as_place(analysis, end):
            yield Span(start, end)
            reached = end


def _goes_on_as_place(analysis: Analysis, end: int) -> bool:
    lexicon = analysis.lexicon
    suffixes = (lexicon.place_suffixes, lexicon.org_suffixes, lexicon.unit_suffixes)
    return any(terms.longest_at(analysis.text, end) for terms in suffixes)


def _sounded(analysis: Analysis) -> Iterator[Span]:
    """A name of one part after a title or role, in the characters that write sounds (民警热依娜, 教师扎西卓玛)."""
    text, places = analysis.text, analysis.lexicon.place_suffixes
    for start, term in analysis.anchors:
        if len(term) < 2 or places.longest_at(text, start):
            continue
        found = _SOUNDS.match(text, start)
        if found is None or text.startswith(tuple(MIDDLE_DOTS), found.end()):
            continue
        end = _sounded_end(analysis, start, found.end())
        # With a surname at the head, up to three characters read better as a name of this country.
        if end is not None and (end - start >= _LONG or start not in analysis.surnames):
            yield Span(start, end)


def _sounded_end(analysis: Analysis, start: int, end: int) -> int | None:
    """The last end at which a name may end; a short one asks for a firm end, and none is a word."""
    for stop in range(end, start + 1, -1):
        least = _FIRM_END if stop - start < _LONG else _FOREIGN_LONG_END
        word = analysis.text[start:stop]
        known = analysis.segmenter.frequency(word) > _RARE and not analysis.segmenter.tag(word).startswith("nr")
        if not known and boundary_weight(analysis, stop) >= least and not _cuts_word(analysis, stop):
            return stop
    return None


def _cuts_word(analysis: Analysis, end: int) -> bool:
    """A word begins before the end and goes on after it: 来|兰州."""
    return analysis.frequency(end - 1, end + 1) > _USUAL


def _dotted(analysis: Analysis) -> Iterator[Span]:
    for found in _foreign_names(analysis.text):
        first = found.start() + len(found.group(1))
        # The last title or role is the nearest: 代表性传承人|买买提江, not 代表|性传承人买买提江.
        for start in reversed(range(found.start(), first)):
            anchor = analysis.lexicon.name_anchors.longest_ending(analysis.text, start)
            end = _foreign_end(analysis, found.end())
            place = analysis.lexicon.place_suffixes.longest_ending(analysis.text, end)
            is_name = len(place or "") < 2 and analysis.text[end - 1] not in _MEDIA
            if len(anchor or "") > 1 and is_name and not _tells(analysis, start, first):
                yield Span(start, end)
                break


def _tells(analysis: Analysis, start: int, end: int) -> bool:
    """县长周远山|宣布|云栖·首届: a verb stands before the dot."""
    breaks = analysis.lexicon.name_breaks
    words = (breaks.longest_at(analysis.text, at) or "" for at in range(start + 2, end))
    return any(len(word) > 1 and breaks[word][:1] == ("break",) for word in words)


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
    if over := _RUN_OVER.search(analysis.text, dot + 3, end):
        end = over.start()
    if known := _KNOWN_PART.match(analysis.text, dot + 1, end):
        return known.end()
    for stop in range(dot + 2, end):
        least = _FOREIGN_END if stop < dot + 4 else _FOREIGN_LONG_END
        if not analysis.text.startswith(_SERVANT, stop - 2) and boundary_weight(analysis, stop) >= least:
            return stop
    return end
