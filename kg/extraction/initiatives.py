"""Initiatives: quoted names (`quoted`), and noun phrases with a head (…推进会, …活动, …工程).

A phrase is a name where someone undertakes it (召开全区…推进会) or where its
head makes one with any modifier (…启动仪式).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kg.extraction.analysis import Analysis
from kg.extraction.bodies import WORK
from kg.extraction.headnouns import Head, head_ending, phrase_start, runs_on
from kg.extraction.matching import Search
from kg.extraction.quoted import QUOTATION, find_quoted
from kg.knowledge.lexicon import Terms
from kg.model import EntityType, Mention, Span

# What may stand between the verb and the name: 开展了一系列, 举办第12场.
_COUNT = re.compile(
    r"(?:[了过着的好、]|一(?:场|次|项|个|系列)|多[场次个项轮种]|第?[\d一二三四五六七八九十两几]+多?[场次项个]|系列|相关|各类|各项)+"
)
_UNDERTAKEN = re.compile(
    r"(?:召开|举行|举办|开展|组织|启动|推出|主办|承办|参加|出席|主持|实施|推进|打造|开设|建立|推动)[了过]?"
    r"(?:一(?:场|次|项|个|系列)|多[场次]|[\d一二三四五六七八九十两几]+多?[场次项个])?$"
)
_HELD = re.compile(
    r"[^，。；！？,;!?\n]{0,14}?(?:举行|举办|召开|启动|开幕|闭幕|开工|开赛|落幕|完工|竣工|揭牌|揭幕"
    r"|打响|上演|开锣|开讲|开班|开营|开课|开镰|开播|收官|结营|拉开(?:帷幕|序幕)|落下帷幕)"
)
_CONGRESS = Search.of(r"(?:党的)?(?:十[五六七八九]|二十)大(?=[，。、；\s”]|代表|报告|精神|以来|召开|胜利|对)", "党十二")
_SESSION = re.compile(
    r"(?:举行|召开|出席|列席|主持)了?(?P<name>第[\d一二三四五六七八九十百]+次(?:全体|常务|常委会)?(?:扩大)?(?:会议|全会))(?!室)"
)
_TERM_SESSION = re.compile(
    r"[一二三四五六七八九十]{1,3}届[一二三四五六七八九十]{1,3}次(?:全体)?(?:理事会|常委会|全委会|职代会|会员大会|代表大会|全会|会)(?:会?议)?"
)
_OF_SERIES = re.compile(r"第[〇零一二三四五六七八九十百\d]{1,4}届")
_VAGUE = re.compile(r"压轴|重点|重大|各类|优质|多种|多项|系列|一批|类似|如此|丰富|形式|各项|其他")
_GENERAL = re.compile(
    r"(?:主题|系列|专题|专项|相关|特色)[\u4e00-\u9fff]{2}$"
)  # 主题活动, 专题会议: no names by themselves
_EDITION = re.compile(r"(?:第[〇零一二三四五六七八九十百\d]{1,4}|首|本)[届季期场]|20\d\d年度?(?=[“\u4e00-\u9fff])")
_NO_SERIES = frozenset(
    "比赛 培训班 论坛 活动 会议 大会 理事会会议 全体会议 代表大会 运动会".split()
)  # no names by themselves
_WHOLE = 4  # characters of a head that says enough by itself where it is undertaken (开展义诊活动)
_SHORT = 4  # characters of the least modifier of a head of one character (…会)


def find_initiatives(analysis: Analysis, others: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Every mention of an initiative, ascending; one inside another's name stands beside it."""
    people = _covered(other for other in others if other.type is EntityType.PERSON)
    bodies = _covered(other for other in others if other.type is EntityType.ORGANIZATION)
    taken = frozenset(offset for other in others for offset in range(other.span.start, other.span.end - 1))
    quoted = tuple(find_quoted(analysis, frozenset(other.span.start for other in others), taken))
    ends = {mention.span.end for mention in quoted}
    works = frozenset(offset for work in WORK.finditer(analysis.text) for offset in range(*work.span()))
    units = {at: m.span.start for m in others if m.type is EntityType.ADMINISTRATIVE_UNIT for at in _offsets(m)}
    phrases = [_with_unit(analysis, m, units) for m in _phrases(analysis, people | works)]
    phrases = [m for m in phrases if m.span.end not in ends and _is_closed(m.name)]
    phrases = [m for m in phrases if m.span.start not in works]
    found = {m.span: m for m in (*phrases, *_congresses(analysis), *_sessions(analysis), *quoted)}
    kept = _without_parts(found.values())
    return tuple(m for m in (*kept, *_said_again(analysis, kept)) if not bodies.issuperset(_offsets(m)))


def _with_unit(analysis: Analysis, mention: Mention, units: Mapping[int, int]) -> Mention:
    """A phrase that begins within a unit's name begins with it: 让胡路区职工运动会, where 让 is a word."""
    start = units.get(mention.span.start, mention.span.start)
    span = Span(start, mention.span.end)
    return replace(mention, span=span, name=span.cut(analysis.text)) if start < mention.span.start else mention


def _offsets(mention: Mention) -> range:
    return range(mention.span.start, mention.span.end)


def _covered(mentions: Iterable[Mention]) -> frozenset[int]:
    return frozenset(offset for mention in mentions for offset in _offsets(mention))


def _congresses(analysis: Analysis) -> Iterator[Mention]:
    """党的二十大: the Party's congresses have no head noun."""
    for found in _CONGRESS.finditer(analysis.text):
        span = Span(*found.span())
        yield Mention(span, EntityType.INITIATIVE, found.group(), "Meeting", "initiative-congress", 0.9)


def _sessions(analysis: Analysis) -> Iterator[Mention]:
    """举行第十九次会议, 四届一次理事会: a session that is held is named by its number."""
    spans = [Span(*found.span("name")) for found in _SESSION.finditer(analysis.text)]
    spans += (Span(*found.span()) for found in _TERM_SESSION.finditer(analysis.text))
    for span in spans:
        yield Mention(span, EntityType.INITIATIVE, span.cut(analysis.text), "Meeting", "initiative-session", 0.8)


def _is_closed(name: str) -> bool:
    """The phrase holds its quotations whole; not 119”消防宣传月."""
    return name.count("“") == name.count("”") and name.count('"') % 2 == 0


def _phrases(analysis: Analysis, people: frozenset[int]) -> Iterator[Mention]:
    for end, _ in analysis.lexicon.initiative_heads.ending(analysis.text):
        head = head_ending(analysis, end) if analysis.starts_token(end) else None
        if head is not None and not runs_on(analysis, head) and not _begins_body(analysis, head):
            start = phrase_start(analysis, head.span.start, people)
            count = _COUNT.match(analysis.text, start, head.span.end)
            mention = _phrase(analysis, count.end() if count else start, head)
            if mention is not None:
                yield mention


def _phrase(analysis: Analysis, start: int, head: Head) -> Mention | None:
    """The phrase as a mention, or None: 全市活动, 重点项目 and the like are no names."""
    text, end = analysis.text, head.span.end
    undertaken = _UNDERTAKEN.search(text, max(0, start - 8), start) or _HELD.match(text, end)
    undertaken = undertaken or _OF_SERIES.search(text, start, head.span.start)
    whole = (
        start == head.span.start and undertaken and head.kind in ("Activity", "Training") and len(head.span) >= _WHOLE
    )
    if not whole and (not _is_modifier(analysis, start, head) or not (undertaken or head.bare)):
        return None
    if _GENERAL.match(text, start, end) or text[start] == "暨":
        return None
    span = Span(start, end)
    confidence = 0.85 if undertaken and head.bare else 0.7
    return Mention(span, EntityType.INITIATIVE, span.cut(text), head.kind, "initiative-phrase", confidence)


def _begins_body(analysis: Analysis, head: Head) -> bool:
    """The head begins a body's or place's name: 培训 in 培训中心, 服务 in 服务队."""
    lexicon, starts = analysis.lexicon, (head.span.end,) if head.bare else (head.span.start, head.span.end)
    return any(
        lexicon.org_suffixes.longest_at(analysis.text, start) or lexicon.place_suffixes.longest_at(analysis.text, start)
        for start in starts
    )


def _is_modifier(analysis: Analysis, start: int, head: Head) -> bool:
    stem = analysis.text[start : head.span.start]
    if analysis.lexicon.empty_stems.get(stem, ("",))[0] in ("initiative", "both") or _VAGUE.match(stem):
        return False
    if (
        len(stem) < 2
        or start >= head.span.start
        or stem[0] in "、，,；;）)》”’"
        or not any("\u4e00" <= c <= "\u9fff" for c in stem)
    ):
        return False
    return len(head.span) > 1 or (len(stem) >= _SHORT and analysis.token_at(head.span.start).is_at(head.span))


def _without_parts(found: Iterable[Mention]) -> tuple[Mention, ...]:
    """Of phrases that overlap, the longest; a quoted name with its head stays (“119”宣传月 in its ceremony)."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.span.start, -m.span.end)):
        before = kept[-1] if kept else None
        if before is None or not before.span.overlaps(mention.span) or mention.rule == "initiative-quoted-head":
            kept.append(mention)
        elif len(mention.span) > len(before.span) and before.rule != "initiative-quoted-head":
            kept[-1] = mention
    return tuple(sorted(kept))


def _said_again(analysis: Analysis, found: tuple[Mention, ...]) -> Iterator[Mention]:
    """The same names wherever else they stand: in the title, and quoted without their head."""
    taken = _covered(found)
    named = [mention for mention in found if mention.rule != "initiative-congress"]
    by_name = {name: m for m in named for name in (_quoted_part(m.name), without_edition(m.name), m.name) if name}
    for start, name in Terms(dict.fromkeys(by_name, ())).find(analysis.text):
        span = Span(start, start + len(name))
        if taken.isdisjoint(range(span.start, span.end)):
            yield Mention(span, EntityType.INITIATIVE, name, by_name[name].kind, "initiative-repeated", 0.8)


def without_edition(name: str) -> str:
    """The name that the editions of a series share, or "".

    >>> without_edition("青禾小学第四届科技节"), without_edition("科技节")
    ('科技节', '')
    """
    edition = _EDITION.search(name)
    rest = name[edition.end() :] if edition else ""
    return rest if len(rest) >= _SHORT - 1 and rest not in _NO_SERIES else ""


def _quoted_part(name: str) -> str:
    quotation = QUOTATION.match(name)
    return quotation.group() if quotation else ""
