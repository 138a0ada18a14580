"""Page → articles: where each begins and ends, and what its lines are."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from hashlib import sha256
from itertools import zip_longest

from kg.model import Article, Block, BlockKind, OffsetMap, Page, Span
from kg.patterns import late
from kg.reading.bylines import DATELINE, find_author_spans, find_tail, is_names, parse_byline, parse_signature
from kg.reading.characters import Reading, simplify, to_read
from kg.reading.furniture import without_furniture
from kg.reading.html import read_html
from kg.reading.lines import (
    Above,
    Line,
    close_up,
    cut_line,
    is_closed,
    join_lines,
    may_be_title,
    read_lines,
    with_headings,
)
from kg.reading.markup import is_html
from kg.reading.name_runs import is_name

_NOTE = re.compile(r"[（(]\s*[\d\uff10-\uff19一二三四五六七八九○〇零年]{4,5}年?[^（()）]{2,16}日?\s*[）)]")
# A title, a gap, and what opens or signs the text: 白石乡新建食堂 本报讯（…）…, 花房开门 □本报记者 周远山.
_OPENED = late(r"[^，。；？！：:（()）]{6,40}?[^\W\d_][”’》]?[ \u3000]+(?=[□■◎]|本报|[^\s，。]{2,14}(?:讯|消息))")
# A notice stands by itself: 遗失声明, 开工公告.
_NOTICE = re.compile(r"[^，。！？：]{0,30}(?:公告|启事|声明|讣告|通告|招聘|招租)")
# 高二（3）班　周远山, 物理教研组　侯亮, below a title.
_MEMBER = re.compile(r"[^\s，。：、]{2,16}[班组部处院系局委办校村所站队会科社区]\s+(?P<name>[^\W\da-zA-Z_]{2,4})")
_LABEL = re.compile(r"[●■▲◆□★]?[^\W\da-zA-Z_]{2,6}|[【〖\[][^\W\da-zA-Z_]{2,8}[】〗\]]")
# 【简讯】, 人事简讯: over short news that are no part of what stands above.
_COLUMN = re.compile(
    r"(?P<open>[【〖\[])?[^\W\da-zA-Z_]{0,4}(?:简讯|短讯|快讯|要闻|短波|速递|速览|资讯)(?(open)[】〗\]])"
)
# Takes 周远山 沈清禾出席, 周远山主持会议并讲话; refuses 周远山在推进会上讲话.
_ATTENDED = late(
    r"[^\W\d_]{2,4}(?:[ \u3000、][^\W\d_]{2,4}){0,5}等?(?:分别)?(?:出席|参加|主持|讲话|致辞|陪同)"
    r"(?:会议|活动|仪式|调研)?(?:并?(?:讲话|致辞))?"
)
# 讲述人：…, 主持人：… above the text: who speaks in it.
_SPEAKING = late(r"(?:讲述|口述|整理|主持|采访|访谈|对话|本期嘉宾|嘉宾)(?:人|者)?\s*[:：].+")
_OF_AUTHOR = late(r"[（(]作者(?:单位|系|是|为)[^（()）]{2,40}[）)]")
_UNFIT = re.compile(r"[;，,、：:]$")
_CAPTION = late(r"[\s。）)/:：][^\W\da-zA-Z_]{2,8}\s?摄(?:影)?[）)]?$")
_TITLE = 80
_HEADING = 40
_SIGNED_TEXT = 2  # lines, at the least, of a text and its signature
_NAMES = 6  # characters of a line that names alone may stand under, at the least one more: no label
_DASHES = ("—", "－", "―", "--")


class _Kind(Enum):
    HEAD = "what may be a title or heading"
    BODY = "a paragraph"
    DATELINE = "a paragraph that opens with 本报讯 or the like"
    NOTE = "the date in brackets below a speech's title"
    BYLINE = "a signature or credit"
    SIGNED = "a signature that may also stand below a title"
    MARKED = "a Markdown heading"
    GROUP = "a Markdown heading over several others"


_TEXT = (_Kind.BODY, _Kind.DATELINE)
_SIGNATURES = (_Kind.BYLINE, _Kind.SIGNED)
_HEADS = (_Kind.HEAD, _Kind.MARKED)


@dataclass(frozen=True, slots=True)
class _Unit:
    kind: _Kind
    line: Line


def split_articles(page: Page) -> tuple[Article, ...]:
    """Return the articles of a page, in order; none overlaps another, and a page with any text has at least one.

    The blocks' characters are the source's, joined as the paragraphs ran before
    columns cut them; rules, page heads and jump lines (下转第3版) belong to no
    article.  A page with a title of its own (a JSON Lines record) is one article.

    >>> text = "邻里节进小区\\n近日，青禾社区举办邻里节。\\n·周远山\\n\\n集市开市\\n11月2日，集市开市。\\n·沈清禾"
    >>> page = Page("p", "a.txt", "s", text, "utf-8", "given")
    >>> [(article.title, article.authors) for article in split_articles(page)]
    [('邻里节进小区', ('周远山',)), ('集市开市', ('沈清禾',))]
    """
    html = is_html(page.name, page.text)
    reading = to_read(page.text, html=html)
    units = _read_units(page, reading, html=html)
    groups = [units] if page.title is not None else _group(units)
    return tuple(_build(page, reading, index, group) for index, group in enumerate(filter(None, groups)))


def _read_units(page: Page, reading: Reading, *, html: bool) -> list[_Unit]:
    found = read_html(reading.text) if html else read_lines(reading.text, markup=page.name.endswith(".md"))
    lines = list(map(close_up, with_headings(found, page.headings, reading.offsets.source_offset)))
    kept = list(without_furniture(lines)) or lines
    units = [unit for line in (kept if html else join_lines(kept)) for unit in _classify(line)]
    return _mark_groups(_settle(units))


def _classify(line: Line) -> Iterator[_Unit]:
    byline = parse_byline(line.text)
    if line.level:
        yield _Unit(_Kind.MARKED, line)
    elif _NOTE.fullmatch(line.text):
        yield _Unit(_Kind.NOTE, line)
    elif byline:
        yield _Unit(_Kind.SIGNED if byline.heads else _Kind.BYLINE, line)
    elif opened := _find_opening(line.text):
        head, text = cut_line(line, opened)
        yield _Unit(_Kind.HEAD, head)
        yield from _classify(text)
    else:
        yield from _cut_signature(line)


def _find_opening(text: str) -> int | None:
    """Where the text or the signature begins that stands in one line with its title."""
    opened = _OPENED.match(text)
    if opened is None:
        return None
    rest = text[opened.end() :]
    signed = rest[0] in "□■◎本" and parse_byline(rest)
    return opened.end() if DATELINE.match(rest) or (signed and signed.names) else None


def _cut_signature(line: Line) -> Iterator[_Unit]:
    tail = find_tail(line.text)
    if tail is None:
        yield _Unit(_classify_text(line.text), line)
        return
    body, signature = cut_line(line, tail)
    yield _Unit(_classify_text(body.text), body)
    yield _Unit(_Kind.BYLINE, signature)


def _classify_text(text: str) -> _Kind:
    if DATELINE.match(text):
        return _Kind.DATELINE
    if not may_be_title(text) or _UNFIT.search(text) or text[0] + text[-1] in ("（）", "()"):
        return _Kind.BODY
    return _Kind.HEAD


def _settle(units: list[_Unit]) -> list[_Unit]:
    """A line that ends in ！ or ？ may be a title only where one is due; elsewhere it is text."""
    settled: list[_Unit] = []
    due, before = True, _Kind.BYLINE
    for unit in units:
        kind = unit.kind
        if kind is _Kind.HEAD and not due and is_closed(unit.line.text):
            kind = _Kind.BODY
        settled.append(_Unit(kind, unit.line))
        if kind in _TEXT:
            due = False
        elif kind in _SIGNATURES:
            due = kind is _Kind.BYLINE or before in _TEXT
        before = kind
    return settled


def _mark_groups(units: list[_Unit]) -> list[_Unit]:
    """A Markdown heading over several others, and no text, is the page's, not an article's."""
    levels = Counter(unit.line.level for unit in units)
    marked = list(units)
    for at in range(len(units) - 2, -1, -1):
        line, below = units[at].line, marked[at + 1]
        if 0 < line.level < below.line.level and (levels[below.line.level] > 1 or below.kind is _Kind.GROUP):
            marked[at] = _Unit(_Kind.GROUP, line)
    return marked


def _group(units: list[_Unit]) -> list[list[_Unit]]:
    """The units of each article."""
    groups: list[list[_Unit]] = [[]]
    body = below = closed = False
    level = 0
    runs = _runs(units)
    for run, following, later in zip_longest(runs, runs[1:], runs[2:], fillvalue=()):
        if not run:
            break
        kind, depth = run[0].kind, run[0].line.level
        starts = body and (_starts(run, following, later, closed=closed) or _is_column(run))
        starts = starts and not (kind is _Kind.DATELINE and _shows_pictures(groups[-1]))
        # A Markdown heading no deeper than the one above the article's text.
        starts = starts or (depth > 0 and below and (level == 0 or depth <= level))
        if starts or kind is _Kind.GROUP:
            groups.append([])
            body, below, level = False, False, 0
        if kind is _Kind.GROUP:
            continue
        level = level or depth
        groups[-1] += run
        body, below = body or kind in _TEXT, below or kind not in _HEADS
        closed = body and (kind in _SIGNATURES or bool(_OF_AUTHOR.fullmatch(run[-1].line.text)))
    return groups


def _is_column(run: tuple[_Unit, ...]) -> bool:
    return run[0].kind in _HEADS and bool(_COLUMN.fullmatch(run[0].line.text))


def _shows_pictures(units: list[_Unit]) -> bool:
    """Below the title stands only what a picture shows (社区食堂开张。 周远山 摄), and the text is still to come."""
    return all(_CAPTION.search(unit.line.text) for unit in units if unit.kind in _TEXT)


def _runs(units: list[_Unit]) -> list[tuple[_Unit, ...]]:
    """Possible titles that follow one another, together; every other unit on its own."""
    runs: list[list[_Unit]] = []
    for unit in units:
        if runs and unit.kind is _Kind.HEAD is runs[-1][-1].kind and not _is_apart(unit):
            runs[-1].append(unit)
        else:
            runs.append([unit])
    return [tuple(run) for run in runs]


def _is_apart(unit: _Unit) -> bool:
    """What of the page stands above the line, or that it is a notice's title, parts it from the line above."""
    return unit.line.above is not Above.NOTHING or bool(_NOTICE.fullmatch(unit.line.text))


def _starts(run: tuple[_Unit, ...], following: tuple[_Unit, ...], later: tuple[_Unit, ...], *, closed: bool) -> bool:
    """True where a new article starts, after the text of another."""
    kind = run[0].kind
    if kind is _Kind.DATELINE or run[0].line.above is Above.CONTINUED:
        return True
    if kind is not _Kind.HEAD or not following:
        return False
    if closed or _is_apart(run[0]) or following[0].kind in (_Kind.DATELINE, _Kind.NOTE):
        return True
    if following[0].line.above is Above.CONTINUED:
        return True
    if following[0].kind is _Kind.SIGNED:
        return bool(later) and later[0].kind in _TEXT
    return following[0].kind in _TEXT and _find_signature(list(run)) is not None


def _build(page: Page, reading: Reading, index: int, units: list[_Unit]) -> Article:
    kinds = _kinds(units, simplify(page.title) if page.title is not None else None)
    blocks, texts = list[Block](), list[str]()
    segments: list[tuple[int, int]] = []
    at = 0
    for unit, kind in zip(units, kinds, strict=True):
        blocks.append(Block(kind, Span(at, at + len(unit.line.text))))
        texts.append("".join(joint + reading.written[start:end] for start, end, joint in unit.line.pieces))
        for start, end, joint in unit.line.pieces:
            at += len(joint)
            segments += ((at + here - start, source) for here, source in reading.segments(start, end))
            at += end - start
        at += 1
    span = reading.offsets.source(Span(units[0].line.pieces[0][0], units[-1].line.pieces[-1][1]))
    text, written = "\n".join(unit.line.text for unit in units), "\n".join(texts)
    wide = tuple((here, reading.ends[source]) for here, source in segments if source in reading.ends)
    article = Article(
        id=sha256(f"{page.id}:{span.start}".encode()).hexdigest()[:16],
        page_id=page.id,
        index=index,
        span=span,
        title=page.title if page.title is not None else _first(texts, kinds, BlockKind.TITLE) or "",
        kicker=_first(texts, kinds, BlockKind.KICKER, BlockKind.SUBTITLE),
        authors=page.authors,
        text=text,
        offsets=OffsetMap(tuple(segments), wide),
        blocks=tuple(blocks),
        metadata=page.metadata,
        written=written if written != text else "",
    )
    signed = (article.as_written(span) for span in find_author_spans(article))
    return replace(article, authors=tuple(dict.fromkeys((*page.authors, *signed))))


def _first(texts: list[str], kinds: list[BlockKind], *wanted: BlockKind) -> str | None:
    return next((text for text, kind in zip(texts, kinds, strict=True) if kind in wanted), None)


def _kinds(units: list[_Unit], title: str | None) -> list[BlockKind]:
    body = next((at for at, unit in enumerate(units) if unit.kind in _TEXT), len(units))
    if title is not None:
        body = int(units[0].line.text == title)
    elif all(unit.kind is _Kind.HEAD for unit in units):
        return [BlockKind.PARAGRAPH] * len(units)
    elif body == len(units) and (marked := [at for at, unit in enumerate(units) if unit.kind is _Kind.MARKED]):
        return [*_head_kinds(units[: marked[-1] + 1]), *map(_row_kind, units[marked[-1] + 1 :])]
    kinds = [*_head_kinds(units[:body]), *map(_body_kind, units[body:])]
    return [*kinds[:-1], BlockKind.BYLINE] if _ends_with_names(units[body:]) else kinds


def _ends_with_names(units: list[_Unit]) -> bool:
    """The last line holds nothing but names, and a sentence ends before it: 周远山 沈清禾."""
    if len(units) < _SIGNED_TEXT or units[-1].kind is not _Kind.HEAD or not is_closed(units[-2].line.text):
        return False
    return is_names(units[-1].line.text)


def _row_kind(unit: _Unit) -> BlockKind:
    """What a line is below a title without text: a table's row, if no signature."""
    return BlockKind.BYLINE if unit.kind in _SIGNATURES else BlockKind.PARAGRAPH


def _body_kind(unit: _Unit) -> BlockKind:
    if unit.kind in _SIGNATURES:
        return BlockKind.BYLINE
    if unit.kind is _Kind.MARKED:
        return BlockKind.HEADING
    is_heading = unit.kind is _Kind.HEAD and len(unit.line.text) <= _HEADING and not is_closed(unit.line.text)
    return BlockKind.HEADING if is_heading else BlockKind.PARAGRAPH


def _head_kinds(units: list[_Unit]) -> list[BlockKind]:
    """What the lines above the text are: 引题, 主题, 副题, a column's label, a signature."""
    signed = {at for at in (_find_speaker(units), _find_signature(units)) if at is not None}
    marked = [at for at, unit in enumerate(units) if unit.kind is _Kind.MARKED]
    heads = [at for at, unit in enumerate(units) if unit.kind is _Kind.HEAD and at not in signed]
    labels = _find_labels([(at, units[at].line.text) for at in heads])
    below = {at for at in heads[1:] if _is_below(units[at].line.text)}
    main = marked[-2:] or [at for at in heads if at not in labels and at not in below] or heads[:1]
    kinds = [BlockKind.SUBTITLE] * len(units)
    for at, unit in enumerate(units):
        if unit.kind in (*_SIGNATURES, _Kind.NOTE) or at in signed:
            kinds[at] = BlockKind.BYLINE
        elif at in labels:
            kinds[at] = BlockKind.SECTION
    names = (BlockKind.KICKER, BlockKind.TITLE) if len(main) > 1 else (BlockKind.TITLE,)
    for at, kind in zip(main, names, strict=False):
        kinds[at] = kind
    return kinds


def _is_below(text: str) -> bool:
    """True for a second title: ——记…, who was there (沈清禾出席并讲话), who speaks (讲述人：沈清禾)."""
    return text.startswith(_DASHES) or any(pattern.fullmatch(text) for pattern in (_ATTENDED, _SPEAKING))


def _find_speaker(units: list[_Unit]) -> int | None:
    """The line between a speech's title and its date: 云栖区区长 周远山."""
    note = next((at for at, unit in enumerate(units) if unit.kind is _Kind.NOTE), 0)
    above = [unit.kind for unit in units[:note]]
    return note - 1 if above[-2:] == [_Kind.HEAD] * 2 and parse_signature(units[note - 1].line.text) else None


def _find_signature(units: list[_Unit]) -> int | None:
    """The line of names alone, or of a body's member, between a title and the text: 周远山 沈清禾."""
    last = len(units) - 1
    if last < 1 or any(unit.kind is not _Kind.HEAD for unit in units[last - 1 :]):
        return None
    title, line = units[last - 1].line.text, units[last].line.text
    is_signed = (is_names(line) or _is_member(line)) and len(title) > _NAMES and not _is_member(title)
    return last if is_signed else None


def _is_member(line: str) -> bool:
    """True for a body's name and a person's: 物理教研组　侯亮."""
    member = _MEMBER.fullmatch(line)
    return bool(member and is_name(member["name"]))


def _find_labels(heads: list[tuple[int, str]]) -> set[int]:
    """The names of columns (一线视点, 【一线】): short, without a gap, beside a title that is neither."""
    bracketed = {at for at, text in heads if text[0] in "【〖[" and _LABEL.fullmatch(text)}
    labels = {at for at, text in heads if _LABEL.fullmatch(text)}
    return next((found for found in (labels, bracketed) if len(found) < len(heads)), set())
