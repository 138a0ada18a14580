"""The lines around an article that say who wrote it, and the names in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Article, BlockKind, Span
from kg.patterns import late
from kg.reading.imprints import AUTHOR, CREDIT, find_imprint
from kg.reading.name_runs import NO_NAMES, divide, is_name
from kg.reading.surnames import RARE, SURNAMES

_LONGEST = 60
_LONGEST_NAME = 4
_SHORT, _USUAL, _ROW = 2, 3, 16  # characters of a line of names alone

_ROLE = (
    r"(?:本报|本台|本网|本刊|本社|新华社|全媒体|融媒体|融媒|特约|特派|见习|实习|首席|驻地|小)*"
    r"(?:记[ \u3000]{0,2}者团?|通讯员|实习生|评论员|作者(?!单位|简介|[系是])|撰稿人?|撰文|[供来]稿[人方]?|特稿|文图"
    r"|图文|文字|文(?![^\W\da-zA-Z_])|图片?|摄影(?![师家]))"
)
_ROLES = rf"{_ROLE}(?:\s*[/\uff0f、]\s*{_ROLE})*"
# 王　强 of two characters that stand as wide as three, 周　远　山 spaced out, or what has no gap.
_PIECE = re.compile(
    rf"[{SURNAMES}](?:(?:[ \u3000][^\W\da-zA-Z_]){{2}}(?=[ \u3000]{{2}}|[、，,）)]|$)"
    r"|[ \u3000]{1,2}[^\W\da-zA-Z_](?=[\s、，,]|$))|[^\s、，,；;/\uff0f|\uff5c&:：]+"
)
# 记者, 《云栖报》记者, 供稿, 整理: what names are signed as.
_SIGNED_AS = late(rf"[^\s]{{0,16}}?(?P<role>{_ROLE}|整理|报道|编写|辑)(?:报道)?")
# A body or unit in a signature; no name ends so.
_SIGNING_BODY = late(
    r"《[^》\s]{2,14}》|[^\s]{1,16}(?:中心|发布|[时快新]讯|周刊|周报|[省市区县镇乡村]|街道|社区|[局委办部社台网校科]|中学|小学|大学|学院|医院|公司|集团|法院|检察院|协会|融媒|日报|晚报|[妇残文侨科]联|[科作]协|[工商学]会|[党团工纪政]委|政协|人大|[站所队室处组馆])"
)
# 伊力·买买提: a name of several parts.
_DOTTED = late(r"[^\W\da-zA-Z_]{1,8}(?:[·•・‧][^\W\da-zA-Z_]{1,8}){1,3}")
_BLANKS = late(r"[\s、，,]+")
# 《云栖周报》 周远山, 云栖融媒讯 沈清禾: of a line of its own.
_OF_MEDIUM = re.compile(r"(?:《[^》\s]{2,14}》|[^\W\da-zA-Z_]{2,10}讯)\s+")
# 周远山/文 沈清禾/图: a name before its role.
_WRITER = re.compile(
    r"(?P<names>[^\W\da-zA-Z_]{2,4}(?:[\s、]+[^\W\da-zA-Z_]{2,4}){0,3})\s*[/\uff0f|\uff5c]\s*文(?![^\W\da-zA-Z_])"
)
# 作者：其木格: words that only names follow, whatever their surnames.
_AFTER_AUTHOR = re.compile(rf"{AUTHOR}\s*[:：]\s*")
_NEXT_LABEL = late(r"\s*(?:[^\W\da-zA-Z_]{2,4}\s*[:：]|[|\uff5c【（(]|\d{2,4}[-/.年:：])|\s+\d")
_ANY_NAME = late(r"[^\W\da-zA-Z_]{2,4}")
_SPLIT = re.compile(r"[\s、，,；;/\uff0f|\uff5c&和]+")
_MARK = re.compile(r"[·•・‧●▪■◆□◎]\s*")
_HEADING_MARKS = "■◆□◎"  # that sign below a title as well
_LABEL = re.compile(rf"\s*{_ROLES}\s*[:：/\uff0f|\uff5c丨-]?\s*")
MEDIUM = r"[^\W\da-zA-Z_]{1,12}?(?:[报台网社]|融媒体?|融媒体中心|新闻|客户端)"  # 云栖融媒 in 云栖融媒记者 周远山
_MEDIUM = re.compile(rf"{MEDIUM}(?={_ROLE})")
_WRITTEN = re.compile(
    r"\s*(?:文[/\uff0f、][图摄]|图[/\uff0f、]文|图文|文并摄|摄影报道)$|(?<=[^\s]{3})\s*报道$"
)  # after the names
_PARTS = late(r"[；;]\s*")
_UNSIGNED = re.compile(r"本[报刊台网社](?:特约)?(?:评论员|记者|编辑部)")
# 文/, 图：, 图 沈清禾, but neither 文远 nor 沈清文.
_FIRST_ROLE = re.compile(
    rf"(?![文图](?![文图字片])){_ROLES}|[文图](?=\s*[/\uff0f:：|\uff5c]|并)|(?<![^\W\da-zA-Z_])(?:文(?=\s)|图)"
)
# 周远山|采访整理, 沈清禾|报道.
_DONE = late(r"(?:采访|采写|整理|综合)?(?:报道|整理|采写)$")
_PHOTO = re.compile(r"摄影(?!报道)|供图|图片?来源|图源|制图|资料图|翻拍")
_PHOTOGRAPHER = re.compile(r"(?<![文/\uff0f并])摄[）)】\]]?$")
_TAKEN = late(
    r"(?:^|[。！？!?”…\s（(])(?P<names>[^\W\da-zA-Z_]{2,4}(?:[ \u3000、]+[^\W\da-zA-Z_]{2,4}){0,2})\s*摄[）)】\]]?$"
)
_WRAPPED = re.compile(r"[（(【\[](.*)[】\]）)]")
# Takes "来源：云栖日报" and "【编辑：沈清禾】", refuses "来源于居民的建议".
_CREDIT = re.compile(rf"[【（(\[]?{CREDIT}\s*[:：/|丨]")
# Takes "（新华社云栖11月5日电）".
_CLOSING_DATELINE = re.compile(r"[（(](?:据)?[^（()），。,]{2,24}[讯电][）)]")
# Takes "本报讯（记者 周远山）", "云栖日报临溪11月5日电", refuses "本报讯问了居民".
DATELINE = re.compile(
    r"[【\[]?(?:本报|本台|本网|新华社|中新社|中新网|人民网|央视网|光明网|[\w・·]{1,8}?(?:日报|晚报|晨报|早报|商报|都市报|都市网|时报|网|新闻|融媒体?(?:中心)?|广播电视台|在线|客户端))"
    r"[^\s，。,：:；;（()）“”？！的了]{0,14}?(?:(?<=日)[讯电]|(?<!通)[讯电](?=[\s（(：:])|(?<!通)讯(?![问息号飞])|消息(?=[\s（(：:]|$))"
)
_DATELINE_SIGNED = re.compile(r"[】\]]?\s*[（(]([^（()）]{2,60})[）)]")
_AT_DAY = late(r"\s*(?:\d{4}年)?\d{1,2}月\d{1,2}日")  # but （沈清禾）近日 may be who speaks a line
# （周远山 沈清禾）（责任编辑：石天）: who edited stands after those who sign.
_EDITED = re.compile(r"(?<=[）)])\s*[（(]\s*(?:责任|执行)?编[辑审][^（()）。]{1,16}[）)]\s*$")
# Takes the end of "……好评。（记者 周远山）", "……好评。　记者周远山沈清禾" and "……好评。沈清禾 文/图".
_TAIL = re.compile(
    rf"(?:(?<=[。！？!?”…])|(?<=[^\W\da-zA-Z_]\.))\s*(?:[（(][^（()）。]{{2,40}}[）)]|{_ROLE}[^。！？!?，,]{{2,40}}"
    r"|[·•]\s*[\u4e00-\u9fff \u3000]{2,20}[·•]?"  # ·周远山 沈清禾·
    r"|(?:[^\W\da-zA-Z_]{2,4}[ \u3000、]+){0,3}[^\W\da-zA-Z_]{2,4}(?:\s*(?:文[/\uff0f、][图摄]|图文|摄影报道))?)$"
)


@dataclass(frozen=True, slots=True)
class Byline:
    """A line that signs or credits an article: where its names are, and whether it may end the article."""

    names: tuple[Span, ...]
    heads: bool


def parse_byline(line: str) -> Byline | None:
    """Return what a line of its own signs, or None; spans are in ``line``.

    >>> line = "·周远山 沈清禾"
    >>> [span.cut(line) for span in parse_byline(line).names]
    ['周远山', '沈清禾']
    >>> parse_byline("·养老服务") is None
    True

    >>> line = "周远山 沈清禾 文/图"
    >>> [span.cut(line) for span in parse_byline(line).names]
    ['周远山', '沈清禾']
    >>> parse_byline("宣传科 文/图") is None
    True

    A photographer's credit (周远山 摄) is none.  ``heads`` is true
    where such a line may also stand below a title (本报记者 周远山).
    """
    imprint = find_imprint(line)
    if imprint is None:
        return _signature(_EDITED.sub("", line))
    names = tuple(name for start, end in imprint for name in _signed(line, start, end)) or _after_colon(line)
    return Byline(names, heads=_CREDIT.match(line) is None)


def _signature(line: str) -> Byline | None:
    if len(line) > _LONGEST:
        return None
    if names := _by_writer(line) or _after_colon(line):
        return Byline(names, heads=_CREDIT.match(line) is None)
    if _PHOTOGRAPHER.search(line) or (_PHOTO.search(line) and not _LABEL.match(line)):
        return None
    if _CREDIT.match(line) or _CLOSING_DATELINE.fullmatch(line):
        return Byline((), heads=False)
    return _marked(line) if _MARK.match(line) else _parse_names(line)


def _marked(line: str) -> Byline | None:
    """·周远山 沈清禾, ■记者 周远山."""
    mark, end = _MARK.match(line), len(line.rstrip("·•・ "))
    start = mark.end() if mark else 0
    names = _names(line, start, end) or _signed(line, start, end) or _written(line, start, end)
    return Byline(names, heads=line[0] in _HEADING_MARKS) if names else None


def _parse_names(line: str) -> Byline | None:
    """Names after or before their roles, or in brackets."""
    wrapped = _WRAPPED.fullmatch(line)
    start, end = wrapped.span(1) if wrapped else (0, len(line))
    if (wrapped or _LABEL.match(line)) and _PARTS.search(line, start, end):
        names = tuple(name for part in _parts(line, start, end) for name in _signed(line, *part))
        return Byline(names, heads=False) if names else None
    # （周远山 沈清禾）: in brackets names sign by themselves, at an article's end.
    names = _signed(line, start, end) or _written(line, start, end) or _of_medium(line, start, end)
    if wrapped and not names:
        names = _pieces(line, start, end)
        return Byline(names, heads=False) if names and not (line[0] in "【[" and len(names) == 1) else None  # 【简讯】
    return Byline(names, heads=True) if names or _UNSIGNED.fullmatch(line) else None


def _written(line: str, start: int, end: int) -> tuple[Span, ...]:
    """The names before 文/图 or 报道, no body's among them (周远山 沈清禾, not 宣传科)."""
    written = _WRITTEN.search(line, start, end)
    end = written.start() if written else start
    bodies = (_SIGNING_BODY.fullmatch(piece[0]) for piece in _PIECE.finditer(line, start, end))
    return () if any(bodies) else _names(line, start, end)


def _of_medium(line: str, start: int, end: int) -> tuple[Span, ...]:
    """The names after nothing but a paper's name: 《云栖周报》 周远山."""
    medium = _OF_MEDIUM.match(line, start, end)
    return _names(line, medium.end(), end) if medium else ()


def _by_writer(line: str) -> tuple[Span, ...]:
    """The names before /文: 周远山/文 沈清禾/摄."""
    writer = _WRITER.match(line)
    return _names(line, *writer.span("names")) if writer else ()


def _after_colon(line: str) -> tuple[Span, ...]:
    """The names after 作者：, also in a line of credits, whatever their surnames; no body's name among them.

    >>> line = "来源：云栖发布 作者：其木格 沈清禾 编辑：石天"
    >>> [span.cut(line) for span in _after_colon(line)]
    ['其木格', '沈清禾']
    >>> _after_colon("作者：宣传科 编辑：石天")
    ()
    """
    label = _AFTER_AUTHOR.search(line)
    if label is None or _PARTS.search(line):
        return ()
    following = _NEXT_LABEL.search(line, label.end())
    stop = following.start() if following else len(line)
    if _FIRST_ROLE.search(line, label.end(), stop):
        return ()
    return _names(line, label.end(), stop) or _any_names(line, label.end(), stop)


def _any_names(line: str, start: int, end: int) -> tuple[Span, ...]:
    """The pieces of the range, if each may be a name."""
    names: list[Span] = []
    for gap in [*_BLANKS.finditer(line, start, end), None]:
        stop = gap.start() if gap else end
        if stop > start:
            piece = line[start:stop]
            is_name = _ANY_NAME.fullmatch(piece) or _DOTTED.fullmatch(piece)
            if not is_name or _SIGNING_BODY.fullmatch(piece) or piece.startswith("本") or piece in NO_NAMES:
                return ()
            names.append(Span(start, stop))
        start = gap.end() if gap else end
    return tuple(names)


def _parts(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """图文：周远山；一审：沈清禾: what stands between the semicolons."""
    for mark in _PARTS.finditer(line, start, end):
        yield start, mark.start()
        start = mark.end()
    yield start, end


def is_names(line: str) -> bool:
    """True for a line of nothing but names; one alone has three characters.

    >>> is_names("周远山"), is_names("周远 沈清禾"), is_names("安全"), is_names("临溪社区居民 周远山")
    (True, True, False, False)
    """
    return _SHORT < len(line) <= _ROW and all(map(is_name, _BLANKS.split(line)))


def find_tail(paragraph: str) -> int | None:
    """Return where the signature at the end of a paragraph starts, or None.

    >>> find_tail("居民纷纷点赞。（记者 周远山）")
    7
    """
    paragraph = _EDITED.sub("", paragraph)
    offset = max(len(paragraph) - _LONGEST, 0)
    match = _TAIL.search(paragraph, offset)
    if not match or match.start() == 0:
        return None
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    tail = paragraph[start:]
    bracketed = tail[0] in "（(" and _names(tail, 1, len(tail) - 1)
    apart = start > match.start() and is_names(tail)  # ……点赞。　周远山 沈清禾
    return start if bracketed or apart or parse_byline(tail) else None


def find_dateline_names(paragraph: str) -> tuple[Span, ...]:
    """Return the names in the brackets of a paragraph's dateline.

    >>> text = "云栖日报11月5日讯（记者 周远山）近日，临溪街道举办邻里节。"
    >>> [span.cut(text) for span in find_dateline_names(text)]
    ['周远山']
    """
    dateline = DATELINE.match(paragraph)
    signed = _DATELINE_SIGNED.match(paragraph, dateline.end() if dateline else 0)
    if not signed:
        return ()
    start, end = signed.span(1)
    if dateline is None:  # （云栖区妇联 周远山）近日，…; （记者周 艳 孙 敏）近日，…
        is_one = end - start == _USUAL and _AT_DAY.match(paragraph, signed.end())
        is_signed = is_one or _BLANKS.search(paragraph, start, end)
        return (_signed(paragraph, start, end) or _pieces(paragraph, start, end)) if is_signed else ()
    names = _signed(paragraph, start, end) or _names(paragraph, start, end) or _written(paragraph, start, end)
    return names or _pieces(paragraph, start, end)


def find_author_spans(article: Article) -> tuple[Span, ...]:
    """Return where the article's text names its authors, ascending: bylines, and the brackets of its dateline.

    Where nobody signs, whoever took the pictures.

    >>> from kg.model import Block, OffsetMap
    >>> text = "近日，青禾社区举办邻里节。\\n·周远山"
    >>> blocks = Block(BlockKind.PARAGRAPH, Span(0, 13)), Block(BlockKind.BYLINE, Span(14, 18))
    >>> article = Article("a", "p", 0, Span(0, 18), "", None, (), text, OffsetMap(((0, 0),)), blocks)
    >>> find_author_spans(article)
    (Span(start=15, end=18),)
    """
    found: list[Span] = []
    for block in article.blocks:
        line = block.span.cut(article.text)
        if block.kind is BlockKind.BYLINE:
            names = parse_signature(line)
        elif block.kind is BlockKind.PARAGRAPH and ("（" in line or "(" in line):
            names = find_dateline_names(line)
        else:
            continue
        found += (Span(block.span.start + name.start, block.span.start + name.end) for name in names)
    return tuple(found) or tuple(_photographers(article))


def _photographers(article: Article) -> Iterator[Span]:
    """Who took the pictures of news that nobody else signs and a credit ends: “……迎来游客。周远山 摄”."""
    lines = [(block.span.start, block.span.cut(article.text)) for block in article.blocks]
    if not lines or not _PHOTOGRAPHER.search(lines[-1][1]):
        return
    for start, line in lines:
        taken = _TAKEN.search(line, max(0, len(line) - _LONGEST)) if _PHOTOGRAPHER.search(line) else None
        for name in _names(line, *taken.span("names")) if taken else ():
            yield Span(start + name.start, start + name.end)


def parse_signature(line: str) -> tuple[Span, ...]:
    """Return the names of a line that is known to sign: also of 云栖区区长周远山 below a speech's title.

    >>> [span.cut("云栖区区长周远山") for span in parse_signature("云栖区区长周远山")]
    ['周远山']
    """
    byline = parse_byline(line)
    if byline and (byline.names or byline.heads or not _WRAPPED.fullmatch(line)):
        return byline.names
    if _CLOSING_DATELINE.fullmatch(line) or _CREDIT.match(line):
        return ()
    line = _EDITED.sub("", line)
    if is_names(line):
        return _names(line, 0, len(line))
    wrapped = _WRAPPED.fullmatch(line)
    if wrapped:
        return _pieces(line, *wrapped.span(1))
    for size in (3, 2):
        name = line[-size:]
        if len(line) > size and is_name(name):
            return (Span(len(line) - size, len(line)),)
    return ()


def _signed(line: str, start: int, end: int) -> tuple[Span, ...]:
    """The names after role words, as in 记者 周远山 通讯员 沈清禾."""
    medium = _MEDIUM.match(line, start, end)
    label = _LABEL.match(line, medium.end() if medium else start, end)
    names: list[Span] = []
    while label and label.end() < end:
        following = _FIRST_ROLE.search(line, label.end(), end)
        stop = following.start() if following else end
        done = _DONE.search(line, label.end(), stop)
        stop = done.start() if done else stop
        names += _names(line, label.end(), stop) or _pieces(line, label.end(), stop) or _reporter(line, label, stop)
        if not following:
            break
        label = _LABEL.match(line, following.start(), end)
    return tuple(names)


def _reporter(line: str, label: re.Match[str], end: int) -> tuple[Span, ...]:
    """The one name, of two or three characters, set apart from 记者 or 作者, whatever its surname (记者 蒙禾)."""
    role = label[0].rstrip(":： \u3000")
    is_apart = role != label[0] and role.endswith(("记者", "通讯员", "作者", "实习生"))
    return _any_names(line, label.end(), end) if is_apart and len(line[label.end() : end].strip()) <= _USUAL else ()


def _pieces(line: str, start: int, end: int) -> tuple[Span, ...]:
    """The names among what signs in brackets: （云栖区融媒体中心 周远山）, （《云栖报》记者 沈清禾 摄影 石天）.

    Nothing where something else is among it.  Who took the pictures signs no article.
    """
    names, pictures = list[Span](), False
    for piece in _PIECE.finditer(line, start, end):
        label = _SIGNED_AS.fullmatch(piece[0])
        if label is not None and not (label["role"] == "文" and is_name(piece[0])):  # 周博文
            pictures = label["role"] == "摄影"
        elif pictures or _SIGNING_BODY.fullmatch(piece[0]):
            continue
        else:
            if len(piece[0].split()) > 1 or _DOTTED.fullmatch(piece[0]):
                names.append(Span(*piece.span()))
                continue
            found, at = divide(piece[0]) or (len(piece[0]),) * bool(RARE.fullmatch(piece[0])), piece.start()
            if not found:
                return ()
            for size in found:
                names.append(Span(at, at + size))
                at += size
    return tuple(names)


def _names(line: str, start: int, end: int) -> tuple[Span, ...]:
    """The names that make up the range, or nothing where something else is in it."""
    names: list[Span] = []
    at = start
    if _PHOTOGRAPHER.search(line, start, end):
        return ()
    for gap in [*_SPLIT.finditer(line, start, end), None]:
        stop = gap.start() if gap else end
        if stop > at:
            is_body = stop - at > _LONGEST_NAME and _SIGNING_BODY.fullmatch(line, at, stop)
            found = () if is_body else divide(line[at:stop])
            if not found and not is_body and not names and (body := _SIGNING_BODY.match(line, at, stop)):
                at = body.end()  # 宣传科|周远山
                found = divide(line[at:stop])
            if not found:
                return ()
            for size in found:
                names.append(Span(at, at + size))
                at += size
        at = gap.end() if gap else end
    return tuple(names)
