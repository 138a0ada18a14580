"""Lines of a page, and the paragraphs that columns, wrapping and link tags cut them from."""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby, pairwise

from kg.model import Span
from kg.patterns import late
from kg.reading.bylines import DATELINE, find_tail, parse_byline

BLANK = "".join(char for char in map(chr, range(0x3001)) if char.isspace()) + "\u200b\u2060\ufeff"

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_TAG = late(r"</?(?:p|br|div|strong|b|em|i|span|u|h[1-6]|a|img|center|font)(?:\s[^<>\n]{0,300})?/?>", re.I)
_BLOCK = late(r"</?(?:p|br|div|h[1-6]|center)\b", re.I)
_HASHES = re.compile(r"(#{1,6})[ \t\u3000]+(?=\S)")

TERMINAL = "。！？!?；;…"

_POINT = late(r"[^\W\da-zA-Z_][”’\"》）)]?\.$")  # a full stop of Latin type
_CLOSING = "”’」』）)》】〉]"
_OPENING = "“‘「『（(《【〈["
_COMMA = late(r"[，,]")
HANGING = tuple("，。、；：！？）》”’」』】,;:!?)]")
# 雪　中　送　炭, but neither 周　云 nor 集市 开市.
_SPACED = re.compile(r"(?:[^\W\da-zA-Z_][ \u3000]+){3,24}[^\W\da-zA-Z_]")
_PROGRAM = re.compile(r"[（(][^（()）]{1,12}[）)]\s*[:：]")
_SOURCE = late(r"\S{2,10}(?:消息|讯|电|报道)")
# A line that ends so is not over: 为…的, 在…和; but 祥和, 普及, 自由, 应对, 方向, 大使, 国是 may end a title.
_UNFINISHED = late(
    r"(?:[的与或且被、，,（(“‘《「『【]|(?<![祥温缓总饱共柔])和|(?<![普涉])及|(?<![自理])由|(?<![应面相])对"
    r"|(?<![存所实内])在|(?<![转走方去风流])向|(?<![求国])是|(?<![名大健])将|(?<![服听])从|(?<![等终])于|(?<![大天])使)$"
)
# A line that starts so goes on: 的, 了, 着 … but not 的确, 了解, 得益于, 地处, 等到, 于是, 于都.
_CONTINUING = late(
    r"的(?![确士])|了(?![解不])|着(?![力眼手重])|们|得(?![益知到])|于(?=[\d一二三四五六七八九十])|吗|呢|吧(?!台)"
)
# A paragraph starts so, and neither a title nor the second half of a cut line.
_OPENER = late(
    r"活动|会议|会上|会前|会后|现场|仪式|据[悉了介]|近[日年]|日前|[昨今当次]天|今年|去年|随后|此外|此次|本次|这次|同时|目前|"
    r"下一步|接下来|如今|未来|与此|另外|最后|首先|其次|当日|当地时间|此后|[\d\uff10-\uff19]{1,4}[年月]|[一二三四五六七八九十]+[是、月]"
)
# Prose starts so, and so may the second half of a cut line.
_LEADING = late(r"在|为|通过|针对|自|由|经|随着")
_SAYING = late(r"(?:强调|指出|表示|要求|认为|介绍|提出|说|称|告诉记者|据了解|据悉)$")
# Longer than any heading, than any title with a comma, and than any without, in characters.
_HEADING = 40
_TITLE = 80
_LONG_TITLE = 160
_HALF = 14


class Above(Enum):
    """What of the page stands right above a line."""

    NOTHING = "another line"
    PAGE = "a page's head"
    JUMP = "下转第4版"
    CONTINUED = "上接第1版"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page, or several joined.

    ``pieces`` are (start, end, joint) in the source: a joint, "" or " ", stands
    before the piece in ``text``.  ``gap`` counts the blank lines above;
    ``level`` is a Markdown heading's, or 0.
    """

    pieces: tuple[tuple[int, int, str], ...]
    text: str
    gap: int = 0
    indented: bool = False
    level: int = 0
    above: Above = Above.NOTHING


def read_lines(text: str, *, markup: bool = False) -> Iterator[Line]:
    """Yield the lines that are not blank, trimmed; ``markup`` drops HTML tags and ends lines at those of paragraphs.

    >>> [line.text for line in read_lines("  青禾社区\\r\\n\\r\\n近日，")]
    ['青禾社区', '近日，']
    """
    previous = 0
    for match in _LINE.finditer(text):
        gap = len(_BREAK.findall(text, previous, match.start())) - 1 if previous else 0
        for line in _cut_tags(match) if markup and "<" in match[0] else _trim(((match.start(), match.end()),), text):
            yield replace(line, gap=max(gap, 0))
            gap, previous = 0, match.end()


def _cut_tags(match: re.Match[str]) -> Iterator[Line]:
    ranges: list[tuple[int, int]] = []
    at, text = match.start(), match.string
    for tag in _TAG.finditer(text, match.start(), match.end()):
        ranges.append((at, tag.start()))
        at = tag.end()
        if _BLOCK.match(tag[0]):
            yield from _trim(tuple(ranges), text)
            ranges.clear()
    yield from _trim((*ranges, (at, match.end())), text)


def _trim(ranges: tuple[tuple[int, int], ...], text: str) -> Iterator[Line]:
    """The line of these ranges without the blanks at its ends, if anything is left."""
    cut = [(start, end) for start, end in ranges if text[start:end].strip(BLANK)]
    if not cut:
        return
    first, last = text[slice(*cut[0])], text[slice(*cut[-1])]
    lead = len(first) - len(first.lstrip(BLANK))
    cut[-1] = (cut[-1][0], cut[-1][1] - len(last) + len(last.rstrip(BLANK)))
    hashes = _HASHES.match(text, cut[0][0] + lead, cut[0][1])
    cut[0] = (hashes.end() if hashes else cut[0][0] + lead, cut[0][1])
    indented = "\u3000" in first[:lead] or lead > 1
    pieces = tuple((start, end, "") for start, end in cut)
    body = "".join(text[start:end] for start, end in cut)
    yield Line(pieces, body, indented=indented, level=len(hashes[1]) if hashes else 0)


def with_headings(
    lines: Iterable[Line], headings: Sequence[Span], source_offset: Callable[[int], int]
) -> Iterator[Line]:
    """Yield the lines, those of one heading (a span of the source) as one line of the first level.

    >>> cut = list(read_lines("青禾社区开展\\n宣传活动\\n近日，"))
    >>> [(line.text, line.level) for line in with_headings(cut, [Span(0, 11)], lambda offset: offset)]
    [('青禾社区开展宣传活动', 1), ('近日，', 0)]
    """
    starts = [heading.start for heading in headings]

    def heading_of(line: Line) -> int | None:
        start = source_offset(line.pieces[0][0])
        at = bisect_right(starts, start) - 1
        return at if at >= 0 and start < headings[at].end else None

    for at, same in groupby(lines, key=heading_of):
        run = list(same)
        yield from run if at is None else [replace(_merge(run), level=1)]


def join_lines(lines: list[Line]) -> Iterator[Line]:
    """Yield paragraphs and the lines between them: what one sentence runs across is one line.

    >>> cut = list(read_lines("近日，临溪街道在青禾社区举办邻里节，进一\\n\\n步拉近邻里距离。"))
    >>> [line.text for line in join_lines(cut)]
    ['近日，临溪街道在青禾社区举办邻里节，进一步拉近邻里距离。']
    """
    layout = _Layout.of(lines)
    run: list[Line] = []
    body = False
    for line in lines:
        if run and not (_ends_name(run[-1].text, line.text) or _goes_on(run, line, layout, body=body)):
            yield _merge(run)
            body = _is_body(run, body)
            run = []
        run.append(line)
    if run:
        yield _merge(run)


def cut_line(line: Line, offset: int) -> tuple[Line, Line]:
    """Return the line before ``offset`` of its text, and from it on, both trimmed; neither may be blank.

    >>> [part.text for part in cut_line(Line(((0, 9, ""),), "集市开市。 周远山"), 6)]
    ['集市开市。', '周远山']
    """
    after = replace(_slice(line, offset, len(line.text)), above=Above.NOTHING)
    return _slice(line, 0, len(line.text[:offset].rstrip(BLANK))), after


def close_up(line: Line) -> Line:
    """The line, without its blanks where they only space it out.

    >>> [close_up(line).text for line in read_lines("雪　中　送　炭\\n周　云")]
    ['雪中送炭', '周　云']
    """
    if not _SPACED.fullmatch(line.text):
        return line
    kept = [at for at, char in enumerate(line.text) if char not in BLANK]
    pieces = tuple((start, end, "") for at in kept for start, end, _ in _slice(line, at, at + 1).pieces)
    return replace(line, pieces=pieces, text="".join(line.text[at] for at in kept))


def _slice(line: Line, start: int, end: int) -> Line:
    pieces: list[tuple[int, int, str]] = []
    at = 0
    for begin, stop, joint in line.pieces:
        at += len(joint)
        size = stop - begin
        low, high = max(start - at, 0), min(end - at, size)
        if low < high:
            pieces.append((begin + low, begin + high, joint if pieces else ""))
        at += size
    return replace(line, pieces=tuple(pieces), text=line.text[start:end])


def may_be_title(text: str) -> bool:
    """True for a text that is not too long for a title and has no sentence in it.

    >>> may_be_title("云栖区召开推进会 部署四季度工作"), may_be_title("近日，集市开市。居民到场")
    (True, False)
    """
    if len(text) > _LONG_TITLE or any(mark in text for mark in "。；"):
        return False
    return len(text) <= _TITLE or not _COMMA.search(text)


def is_closed(text: str) -> bool:
    """True for a text whose last sentence is over: 。 or 。” or a colon that announces the next line.

    >>> is_closed("她说：“来吧。”"), is_closed("小区“变形记”"), is_closed("就做好下一步，会议要")
    (True, False, False)
    """
    bare = text.rstrip(_CLOSING)
    return text.endswith(("：", ":")) or bare.endswith(tuple(TERMINAL)) or bool(_POINT.search(bare, len(bare) - 3))


def _is_body(run: list[Line], body: bool) -> bool:
    if run[-1].level or (len(run) == 1 and parse_byline(run[-1].text)):
        return False
    return body or (is_closed(run[-1].text) and (len(run) > 1 or "。" in run[-1].text))


def _goes_on(run: list[Line], line: Line, layout: "_Layout", *, body: bool) -> bool:
    """True where ``line`` continues the paragraph of ``run``."""
    last = run[-1]
    apart = last.level or line.level or line.above in (Above.JUMP, Above.CONTINUED)
    if apart or _stands_alone(last.text) or _stands_alone(line.text) or DATELINE.match(line.text):
        return False
    if line.text.startswith(HANGING) or (_PROGRAM.match(line.text) and _SOURCE.fullmatch(last.text)):
        return True
    if (line.indented and layout.indents) or find_tail(last.text) is not None:
        return False
    if is_closed(last.text):
        return layout.wraps(last) and layout.marks_paragraphs and line.gap <= layout.gap
    if layout.wraps(last) and (line.gap <= layout.gap or _is_prose(last.text, body=body)):
        return True
    return _is_cut(last.text, line.text, body=body, continued=len(run) > 1)


def _ends_name(last: str, line: str) -> bool:
    """True for the one character of a name that a column cut from its signature: 记者 沈清|禾."""
    if len(line) != 1:
        return False
    names = [byline.names for text in (last, last + line) if (byline := parse_byline(text))]
    return len(names) == 2 and all(names) and names[1][-1].end == len(last) + 1


def _stands_alone(line: str) -> bool:
    return parse_byline(line) is not None


def _is_cut(last: str, line: str, *, body: bool, continued: bool) -> bool:
    if _UNFINISHED.search(last) or _CONTINUING.match(line) or _leaves_open(last, line):
        return True
    if _OPENER.match(line) or not _ends_prose(line):
        return False
    return continued or _is_prose(last, body=body)


def _leaves_open(last: str, line: str) -> bool:
    """True where ``line`` closes the quotation or bracket that ``last`` leaves open."""
    opened = max((last.rfind(mark), mark) for mark in _OPENING)
    closing = _CLOSING[_OPENING.index(opened[1])]
    if opened[0] < 0 or closing in last[opened[0] :]:
        return False
    at = line.find(closing)
    return at >= 0 and opened[1] not in line[:at]


def _ends_prose(line: str) -> bool:
    return is_closed(line) or len(line) > _HEADING or bool(_COMMA.search(line))


def _is_prose(line: str, *, body: bool) -> bool:
    """True for a piece of running text, False for what may be a title or heading."""
    if not may_be_title(line) or DATELINE.match(line):
        return True
    parts = _COMMA.split(line)
    if len(parts) == 1:
        return False
    if _OPENER.match(line) or _LEADING.match(line) or any(_SAYING.search(part) for part in parts[:-1]):
        return True
    return body and (len(parts) > 2 or len(line) > _HEADING or not _is_couplet(*map(len, parts)))


def _is_couplet(first: int, second: int) -> bool:
    """True for halves as even as those of a heading: 党建引领，共治共享."""
    return max(first, second) <= _HALF and abs(first - second) <= 2


def _merge(run: list[Line]) -> Line:
    if len(run) == 1:
        return run[0]
    texts, pieces = [run[0].text], [*run[0].pieces]
    for before, after in pairwise(run):
        joint = " " if is_latin(before.text[-1]) and is_latin(after.text[0]) else ""
        texts += joint, after.text
        start, end, _ = after.pieces[0]
        pieces += ((start, end, joint), *after.pieces[1:])
    return replace(run[0], pieces=tuple(pieces), text="".join(texts))


def is_latin(char: str) -> bool:
    """True for a letter that is set apart from the next word by a space."""
    return char.isalpha() and char < "\u0250"


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the page sets lines: the width it wraps at (in half-width cells, 0 for none), and what parts paragraphs."""

    width: int
    gap: int
    indents: bool
    marks_paragraphs: bool

    @classmethod
    def of(cls, lines: list[Line]) -> "_Layout":
        gaps = Counter(min(line.gap, 9) for line in lines[1:])
        usual = 1 if lines[1:] and gaps[0] * 10 <= len(lines) else 0
        indented = sum(line.indented for line in lines)
        indents = 0 < indented * 5 < len(lines) * 4
        spaced = any(line.gap > usual for line in lines[1:])
        return cls(_wrap_width(lines), usual, indents, indents or spaced)

    def wraps(self, line: Line) -> bool:
        """True for a line so full that its end may be the column's, not the author's."""
        return bool(self.width) and _cells(line.text) >= self.width - _RAGGED


# A column's lines differ by up to three full-width characters: no mark may start a line.
_RAGGED = 6
_WIDEST = 160


def _wrap_width(lines: list[Line]) -> int:
    widths = Counter(min(_cells(line.text), _WIDEST + 1) for line in lines)
    window = {width: sum(widths[width - slack] for slack in range(_RAGGED + 1)) for width in widths}
    width = max(window, key=lambda width: (window[width], width), default=0)
    full = [line.text for line in lines if width - _RAGGED <= _cells(line.text) <= width]
    open_ends = sum(not is_closed(text) for text in full)
    wider = sum(count for other, count in widths.items() if other > width)
    wrapped = 16 <= width <= _WIDEST and len(full) >= 4 and len(full) * 5 >= len(lines) * 2
    return width if wrapped and open_ends * 2 >= len(full) and wider * 10 <= len(lines) else 0


def _cells(text: str) -> int:
    if len(text) > _WIDEST:
        return len(text)
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)
