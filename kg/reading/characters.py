"""The text of a page as it is read: simplified characters, one dot between parts of a name, and composed characters.

Every rule and lexicon is written in simplified characters.  陳大文 of a page of
Hong Kong is read as 陈大文, and stands in quotations as the page has it.
"""

import gzip
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from kg.errors import DataError
from kg.model import OffsetMap
from kg.patterns import late
from kg.reading.markup import TAG_OR_REFERENCE, decode_reference
from kg.resources import resource

_FILE = "characters.tsv"
_HANZI = "\u3400-\u9fff"
_HAN = late(f"[{_HANZI}]")
# Of the characters of a line, the share that only traditional text has.
_TRADITIONAL = 0.1
# Words of traditional text in which a character is no form of another: 著名, not 看著; 覆盖, not 答覆.
_KEPT = late(
    "乾(?=[隆坤陵县])|瞭(?=望)|覆(?=[盖灭没])|(?<=[颠倾])覆|著(?=[名作述者称])|(?<=[显名原专土编论昭卓巨合拙])著"
)
_MARKS = str.maketrans("「」『』", "“”‘’")
# Takes 阿依古丽．买买提, refuses 一．项目.
_DOTS = frozenset("•・‧∙⋅･．﹒")
_DOT = late(rf"(?<=[{_HANZI}])(?<![一二三四五六七八九十])[{''.join(sorted(_DOTS))}](?=[{_HANZI}])")
_DOTTED = late(rf"(?<=([{_HANZI}]{{2}}))·(?=([{_HANZI}]{{2}}))")
_STOPPED = late(rf"(?<=([{_HANZI}]{{2}}))。(?=([{_HANZI}]{{2}}))")
# Parts that no word begins with, so that （氵睿） is a character and （王其） may be a person.
_SIDES = "氵钅亻扌讠纟艹忄犭礻衤饣灬宀冫疒"
_PART = "[\u2e80-\u2fdf\u3400-\u9fff]"
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]+")  # soft hyphens, breaks of no width
_MAY_COMPOSE = re.compile(rf"[+＋\u2ff0-\u2ffb]|[（(\[【「](?:[左上]|[{_SIDES}])")  # without which none is composed
_COMPOSED = late(
    rf"[（(\[【「]\s?(?P<plus>{_PART}(?:\s?[+＋]\s?{_PART}){{1,2}})\s?[）)\]】」]"
    rf"|[（(\[【「]左(?P<left>{_PART})右(?P<right>{_PART})[）)\]】」]"
    rf"|[（(\[【「]上(?P<over>{_PART})下(?P<under>{_PART})[）)\]】」]"
    rf"|[（(\[【](?P<side>[{_SIDES}]{_PART})[）)\]】]"
    rf"|[\u2ff0\u2ff1\u2ff4-\u2ffb](?P<two>{_PART}{{2}})|[\u2ff2\u2ff3](?P<three>{_PART}{{3}})"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A text to read, and the same in the source's own characters, in step with one another.

    ``offsets`` leads to the source; it is one segment where no character is composed.
    ``ends`` has where composed characters begin and end in the source.
    """

    text: str
    written: str
    offsets: OffsetMap
    ends: Mapping[int, int]

    def segments(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Where each run of characters in step with the source begins, here and there."""
        yield start, self.offsets.source_offset(start)
        at = bisect_left(self.offsets.segments, (start + 1,))
        for begin, source in self.offsets.segments[at:]:
            if begin >= end:
                return
            yield begin, source


def to_read(text: str, *, html: bool = False) -> Reading:
    """Return the text as it is read; of ``html``, references (&ldquo;) outside tags are the characters they stand for.

    >>> to_read("區長陳大文出席").text, to_read("區長陳大文出席").written
    ('区长陈大文出席', '區長陳大文出席')
    >>> to_read("王（氵+睿）出席").text
    '王濬出席'
    >>> to_read("出席&ldquo;邻里节&rdquo;", html=True).text
    '出席“邻里节”'
    """
    written, offsets = _compose(text, html=html)
    ends = {offsets.source_offset(at): end for at, end in offsets.wide}
    return Reading(simplify(written), written, offsets, ends)


def simplify(text: str) -> str:
    """Return the text in simplified characters, as many as before.

    What both kinds of text have (後 is a surname too) changes only in a line of traditional text, and quotation marks.

    >>> simplify("臺北市長陳大文於昨日指出"), simplify("居民於建荣参加")
    ('台北市长陈大文于昨日指出', '居民於建荣参加')
    >>> simplify("阿依古丽．买买提")
    '阿依古丽·买买提'
    """
    if text.isascii():
        return text
    always, traditional = _tables()
    plain = text.translate(always)
    if plain != text:
        plain = "".join(
            _of_traditional(line, traditional) if _is_traditional(before, line) else line
            for before, line in zip(text.splitlines(keepends=True), plain.splitlines(keepends=True), strict=True)
        )
    plain = plain if _DOTS.isdisjoint(plain) else _DOT.sub("·", plain)
    return _with_dots(plain) if "·" in plain else plain


def _is_traditional(before: str, after: str) -> bool:
    changed = sum(one != other for one, other in zip(before, after, strict=True))
    return changed > _TRADITIONAL * len(_HAN.findall(after))


def _of_traditional(line: str, forms: Mapping[int, str]) -> str:
    plain = list(line.translate(forms).translate(_MARKS))
    for found in _KEPT.finditer(line):
        plain[found.start()] = found[0]
    return "".join(plain)


def _with_dots(text: str) -> str:
    """A full stop for the dot of a name that the text has with its dot elsewhere (阿依古丽。买买提)."""
    dotted = {found.groups() for found in _DOTTED.finditer(text)}
    return _STOPPED.sub(lambda found: "·" if found.groups() in dotted else "。", text)


def _compose(text: str, *, html: bool) -> tuple[str, OffsetMap]:
    """The text with one character for each that stands as its parts."""
    pieces: list[str] = []
    segments, wide = [(0, 0)], []
    at = length = 0
    for start, end, character in sorted((*_spelled(text), *_unseen(text), *(_referred(text) if html else ()))):
        if start >= at:
            length += start - at
            pieces += text[at:start], character
            segments += (length, start), (length + len(character), end)
            if character:
                wide.append((length, end))
            length, at = length + len(character), end
    kept = [one for one, other in pairwise([*segments, (1 << 62, 0)]) if one[0] != other[0]]
    return "".join((*pieces, text[at:])), OffsetMap(tuple(kept), tuple(wide))


def _spelled(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a character is written as its parts, and which."""
    for found in _COMPOSED.finditer(text) if _MAY_COMPOSE.search(text) else ():
        if character := _composed().get(_parts(found)):
            yield *found.span(), character


def _unseen(text: str) -> Iterator[tuple[int, int, str]]:
    """Where characters stand that show nothing: 手语[soft hyphen]比赛 is read as one word."""
    return ((*found.span(), "") for found in _UNSEEN.finditer(text))


def _referred(text: str) -> Iterator[tuple[int, int, str]]:
    """Where HTML refers to a character, and which."""
    for found in TAG_OR_REFERENCE.finditer(text):
        if found["reference"] and (character := decode_reference(found["reference"])):
            yield *found.span(), _UNSEEN.sub("", character)


def _parts(found: re.Match[str]) -> str:
    return re.sub(r"[\s+＋]", "", "".join(part for part in found.groups() if part))


@cache
def _tables() -> tuple[Mapping[int, str], Mapping[int, str]]:
    """Character → simplified: in any text, and in a line of traditional text."""
    always: dict[int, str] = {}
    traditional: dict[int, str] = {}
    for number, line in enumerate(resource("data", _FILE).read_text("utf-8").splitlines(), start=1):
        if line.startswith("#"):
            continue
        row = line.split("\t")
        if len(row) != 3 or len(row[0]) != 1 or len(row[1]) != 1 or row[2] not in ("any", "traditional"):
            raise DataError(f"data/{_FILE}:{number}: write a character, the one to read, and any or traditional")
        (always if row[2] == "any" else traditional)[ord(row[0])] = row[1]
    return always, traditional


@cache
def _composed() -> Mapping[str, str]:
    """Parts → character; read only where a text has such parts."""
    text = gzip.decompress(resource("data", "composed.tsv.gz").read_bytes()).decode("utf-8")
    return dict(line.split("\t") for line in text.splitlines() if not line.startswith("#"))
