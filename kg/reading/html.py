"""HTML → the lines of what a page tells, as they stand in its source: no menus, footers, scripts or hidden text."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import unescape
from itertools import pairwise

from kg.errors import ReadError
from kg.patterns import late
from kg.reading.bylines import parse_byline
from kg.reading.lines import BLANK, Line, is_closed, is_latin, may_be_title
from kg.reading.markup import RAW_END, TAG, read_attributes
from kg.reading.metadata import Layer, read_layer

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_INLINE = frozenset("a abbr b bdi bdo big cite code em font i ins kbd label mark o:p q s small span strong sub sup "
                    "tt u var time wbr img".split())  # fmt: skip
_ASIDES = frozenset("nav footer aside form button dialog menu".split())
_HIDDEN = late(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Words of a class or id that names what stands around an article.
_AROUND = frozenset(
    "nav navbar menu footer foot copyright breadcrumb crumb crumbs share comment comments sidebar related recommend "
    "hotnews pagination pager pages login toolbar qrcode".split()
)
_WORDS = late(r"[a-z]+")
_CLOSES_ITSELF = frozenset("p li dt dd tr td th option".split())
_DEEP = 64  # open elements that are looked through for the one that an end tag closes
_BREAK = late(r"[^\S\u3000\u00a0]*[\n\r][\n\r \t\f\v]*")
# What a site says of itself …
_ABOUT = late(
    r"copyright|©|版权所有|ICP备|公网安备|网站标识码|技术支持\s*[:：]|浏览器.{0,12}(?:访问|浏览)"
    r"|(?:首页|主页)\s*[>»›/|–—-]"  # noqa: RUF001
    r"|^[【\[（(]?[上下]一[篇页条](?:[\s|/:：】\]）)]|$)",
    re.IGNORECASE,
)
# … and offers to click, a line without a sentence: 阅读：231, 大 中 小, but neither 阅读 点亮小镇 nor 大数据中心揭牌.
_MARK = r"[|/:：】\]）)]"
_OFFERS = late(
    rf"[【\[（(]?(?:(?:打印|关闭|收藏|纠错|扫一扫|返回|字[体号]|[大中小])(?:\s|{_MARK}|$)|字[体号][大中小]"
    rf"|(?:分享|更多|点击|浏览|阅读|当前位置|您?的?位置)\s*(?:{_MARK}|\d|$|(?:打印|关闭|收藏|分享)(?:\s|$))"
    rf"|(?:点击|浏览|阅读)(?:次数|量|数)\s*(?:{_MARK}|\d|$)|(?:打印|关闭|返回)(?:本页|窗口)|(?:打印|分享|收藏|返回)到)"
)
_SITE = late(r"\s*[_|\uff5c]\s*|\s+[-—–]+\s+|[-—–]+(?=[^\W\da-zA-Z_]{2,12}(?:网|政府|门户|平台|在线|网站)$)")
_LEAST, _LINKED = 20, 40  # characters of a sentence that tells something, and of one that leads on to the whole
_HEADS, _TAILS = 8, 2  # lines before the first paragraph and after the last that may be an article's
_NO_HEADING = 7
_REPEATED = 6  # the level of a title that is none of h1 to h6, but stands in a list of such
_DATES = ("pubdate", "article:published_time", "og:published_time", "publishdate", "publish_date", "dc.date.issued")
_SITES = ("sitename", "og:site_name")


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph, heading or cell, with how many of its characters are a link's."""

    line: Line
    linked: int
    path: tuple[str, ...]

    @property
    def text(self) -> str:
        return self.line.text


@dataclass(frozen=True, slots=True)
class _Element:
    name: str
    path: tuple[str, ...]
    linked: bool
    skipped: bool
    level: int


_ROOT = _Element("", (), linked=False, skipped=False, level=0)


def read_html(text: str) -> Iterator[Line]:
    """Yield the titles, bylines and paragraphs of a page; headings have the level of their tag.

    Left out are menus and lists of links, what a site says of itself, hidden text and scripts.

    >>> page = "<nav><a href='/'>首页</a></nav><h1>集市开市</h1><p>11月2日，<b>云栖</b>集市\\n  在青禾社区开市。</p>"
    >>> [(line.text, line.level) for line in read_html(page)]
    [('集市开市', 1), ('11月2日，云栖集市在青禾社区开市。', 0)]
    """
    source = _Source.of(text)
    blocks = _titled(_main(source.blocks, source.title), source.title)
    yield from (block.line for block in blocks)


def read_head(text: str) -> tuple[Layer, str]:
    """Return what the page's head tells of it, and all its visible text, for what else is to be found there.

    >>> read_head("<meta name='PubDate' content='2024-11-05 08:30'><p>近日</p>")
    (Layer(basis='markup', published='2024-11-05', publisher=None, place=None), '近日')
    """
    source = _Source.of(text)
    found: dict[str, object] = {
        key: value
        for key, names in (("published", _DATES), ("publisher", _SITES))
        if (value := next((source.meta[name] for name in names if source.meta.get(name)), ""))
    }
    while True:
        try:
            layer = read_layer("markup", found)
        except ReadError:  # the reader of a page cannot mend what its site writes
            found.popitem()
        else:
            return layer, unescape("\n".join(block.text for block in source.blocks))


@dataclass(slots=True)
class _Source:
    """What one pass over a page finds; the only value here that is filled in step by step."""

    text: str
    title: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    blocks: list[_Block] = field(default_factory=list)
    open: list[_Element] = field(default_factory=lambda: [_ROOT])
    ranges: list[tuple[int, int, bool]] = field(default_factory=list)

    @classmethod
    def of(cls, text: str) -> "_Source":
        """The page, read to its end."""
        source = cls(text)
        at = 0
        for tag in TAG.finditer(text):
            if tag.start() < at:
                continue
            source._take(at, tag.start())
            at = source._pass(tag)
        source._take(at, len(text))
        source._end_block()
        return source

    def _take(self, start: int, end: int) -> None:
        if start < end and not self.open[-1].skipped:
            self.ranges.append((start, end, self.open[-1].linked))

    def _pass(self, tag: re.Match[str]) -> int:
        """Go past a tag; return where the text goes on."""
        name = (tag["name"] or "").lower()
        if not name:
            return tag.end()
        if name not in _INLINE and name not in RAW_END:
            self._end_block()
        if tag["close"]:
            self._close(name)
        elif name in RAW_END:
            end = RAW_END[name].search(self.text, tag.end())
            if name == "title" and end and not self.title:
                self.title = " ".join(unescape(self.text[tag.end() : end.start()]).split())
            return end.end() if end else len(self.text)
        elif name == "meta":
            self._note(read_attributes(tag["rest"]))
        elif name not in _VOID and not tag["rest"].endswith("/"):
            self._open(name, read_attributes(tag["rest"]))
        return tag.end()

    def _note(self, attributes: Mapping[str, str]) -> None:
        name = (attributes.get("name") or attributes.get("property") or "").lower()
        self.meta.setdefault(name, " ".join(attributes.get("content", "").split()))

    def _open(self, name: str, attributes: Mapping[str, str]) -> None:
        if self.open[-1].name == name and name in _CLOSES_ITSELF:
            self.open.pop()
        if self.open[-1].name == "p" and name not in _INLINE:
            self.open.pop()
        parent = self.open[-1]
        level = int(name[1]) if re.fullmatch("h[1-6]", name) else parent.level
        path = parent.path if name in _INLINE else (*parent.path[-2:], f"{name}.{attributes.get('class', '')}")
        around = parent.skipped or name in _ASIDES or _is_around(attributes)
        self.open.append(_Element(name, path, parent.linked or name == "a", around, level))

    def _close(self, name: str) -> None:
        for at in range(len(self.open) - 1, max(0, len(self.open) - _DEEP), -1):
            if self.open[at].name == name:
                del self.open[at:]
                return

    def _end_block(self) -> None:
        line = _line(self.text, [(start, end) for start, end, _ in self.ranges], self.open[-1].level)
        if line is not None:
            linked = sum(len(self.text[start:end].strip()) for start, end, linked in self.ranges if linked)
            self.blocks.append(_Block(line, linked, self.open[-1].path))
        self.ranges.clear()


def _is_around(attributes: Mapping[str, str]) -> bool:
    if "hidden" in attributes or _HIDDEN.search(attributes.get("style", "")):
        return True
    named = f"{attributes.get('class', '')} {attributes.get('id', '')}".lower()
    return not _AROUND.isdisjoint(_WORDS.findall(named))


def _line(text: str, ranges: Sequence[tuple[int, int]], level: int) -> Line | None:
    """The ranges as one line: breaks within count as spaces, which Chinese has none of."""
    parts = [part for start, end in ranges for part in _unbroken(text, start, end)]
    joined = "".join(text[start:end] for start, end in parts)
    if not joined.strip(BLANK):
        return None
    lead, tail = len(joined) - len(joined.lstrip(BLANK)), len(joined.rstrip(BLANK))
    pieces: list[tuple[int, int, str]] = []
    at = 0
    for start, end in parts:
        low, high = max(lead - at, 0), min(tail - at, end - start)
        at += end - start
        if low < high:
            apart = bool(pieces) and text[pieces[-1][1] : start + low].isspace()
            latin = apart and is_latin(text[pieces[-1][1] - 1]) and is_latin(text[start + low])
            pieces.append((start + low, start + high, " " if latin else ""))
    body = "".join(joint + text[start:end] for start, end, joint in pieces)
    return Line(tuple(pieces), body, level=level)


def _unbroken(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for gap in _BREAK.finditer(text, start, end):
        if at < gap.start():
            yield at, gap.start()
        at = gap.end()
    if at < end:
        yield at, end


def _main(blocks: Sequence[_Block], title: str) -> list[_Block]:
    """The blocks from the first title to the last signature, without links and furniture."""
    own = [block for block in blocks if not _is_offered(block) and not _is_furniture(block)]
    telling = [at for at, block in enumerate(own) if _tells(block)]
    if not telling:
        return own
    first = _first(own[: telling[0]], title)
    last = telling[-1] + 1
    while last < len(own) and last <= telling[-1] + _TAILS and parse_byline(own[last].text):
        last += 1
    return own[first:last]


def _first(above: Sequence[_Block], title: str) -> int:
    """Where the title stands above the first paragraph: what the page calls so, or the last of its highest headings."""
    ranks = [0 if _is_titled(block.text, title) else block.line.level or _NO_HEADING for block in above]
    best = min(ranks, default=_NO_HEADING)
    if best == _NO_HEADING:
        return max(0, len(above) - _HEADS)
    return ranks.index(best) if best == 0 else len(ranks) - 1 - ranks[::-1].index(best)


def _is_offered(block: _Block) -> bool:
    """A link to elsewhere; a long sentence that leads on is part of what the page tells."""
    return block.linked * 2 > len(block.text) and not (
        len(block.text) >= _LINKED and any(mark in block.text for mark in "。！？")
    )


def _is_furniture(block: _Block) -> bool:
    return bool(_ABOUT.search(block.text)) or (not _tells(block) and bool(_OFFERS.match(block.text)))


def _tells(block: _Block) -> bool:
    return "。" in block.text or (len(block.text) >= _LEAST and any(mark in block.text for mark in "，！？；"))


def _is_titled(text: str, title: str) -> bool:
    """The block says what the page's own title says, which may name the site too: 集市开市_云栖网."""
    return len(text) > 1 and text in (title, *_SITE.split(title))


def _titled(blocks: list[_Block], title: str) -> list[_Block]:
    """The blocks with a level for what is a title though no heading: as the page has it, or as a list repeats it."""
    heads = [
        block for block, below in pairwise(blocks) if _may_head(block) and _tells(below) and block.path != below.path
    ]
    often = Counter(block.path for block in heads)
    levels = {block.line: _REPEATED for block in heads if often[block.path] > 1}
    levels |= {block.line: 1 for block in blocks if _is_titled(block.text, title)}
    return [replace(b, line=replace(b.line, level=b.line.level or levels.get(b.line, 0))) for b in blocks]


def _may_head(block: _Block) -> bool:
    own = block.path[-1] if block.path else ""
    return (
        not own.startswith("p.")
        and may_be_title(block.text)
        and parse_byline(block.text) is None
        and (not is_closed(block.text) or block.text.endswith(("！", "!", "？", "?")))
    )
