"""A name found once, wherever else it stands; the name that the editions of a series share."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.initiatives.feasts import FEASTS
from kg.extraction.initiatives.quoted import QUOTATION
from kg.extraction.text.analysis import Analysis
from kg.extraction.text.matching import find_names
from kg.model import EntityType, Mention, Span
from kg.patterns import late

_EDITION = re.compile(r"(?:第[〇零一二三四五六七八九十百\d]{1,4}|首|本)[届季期场]|20\d\d年度?(?=[“\u4e00-\u9fff])")
_LEADING_EDITION = re.compile(r"(?:第[〇零一二三四五六七八九十百\d]{1,4}|首)[届季期]$")
_SESSION = late(r"第[〇零一二三四五六七八九十百\d]{1,4}[期场讲站]$")
_NO_SERIES = frozenset(
    "比赛 培训班 论坛 活动 会议 大会 理事会会议 全体会议 代表大会 运动会".split()
)  # no names by themselves
_SAME = 4  # characters after a quotation, as in the full name
_GROUPS = ("联盟", "协会", "联合会", "服务队", "志愿队", "宣讲团", "艺术团")
# “新农人”|颁证仪式, “银龄导师”|聘任仪式: the quotation is what somebody becomes; not “邻里杯”|颁奖典礼.
_TITLE = re.compile(
    r"“[^”]*[^”杯节赛会周月季动程划]”(?:称号)?(?:颁[证奖发]|[聘选]任|受聘|授[牌证衔予]|表彰|[海票]?评[选比定]|命名|争霸)"
)
_SHORTEST = 3  # characters of the name that editions share


def said_again(analysis: Analysis, found: tuple[Mention, ...]) -> Iterator[Mention]:
    """The same names wherever else they stand: in the title, and quoted without their head."""
    taken = frozenset(at for m in found for at in range(m.span.start, m.span.end))
    named = [mention for mention in found if mention.rule != "initiative-congress"]
    by_name = {name: m for m in named for name in (_quoted_part(m.name), without_edition(m.name), m.name) if name}
    for start, name in find_names(analysis.text, by_name):
        edition = _LEADING_EDITION.search(analysis.text, max(0, start - 12), start)
        span = Span(edition.start() if edition and QUOTATION.match(name) else start, start + len(name))
        if taken.isdisjoint(range(span.start, span.end)) and not _is_other(analysis, span, by_name[name]):
            yield Mention(
                span, EntityType.INITIATIVE, span.cut(analysis.text), by_name[name].kind, "initiative-repeated", 0.8
            )


def with_session(analysis: Analysis, quoted: Mention) -> Mention:
    """第四场|“潮声市集”, 第36期|“云栖讲坛”: one session of what a quotation names."""
    start = quoted.span.start
    number = _SESSION.search(analysis.text, max(0, start - 8), start) if quoted.name.startswith("“") else None
    if number is None:
        return quoted
    span = Span(number.start(), quoted.span.end)
    return replace(quoted, span=span, name=span.cut(analysis.text))


def _is_other(analysis: Analysis, span: Span, full: Mention) -> bool:
    """The name goes on to another's, or is told as a theme: 以|“呵护新芽”|为主题开展检察开放日活动.

    “诚远”|图书室, after “诚远”图书室捐赠活动, is what that is about.
    """
    after = full.name[len(span) : len(span) + _SAME] if full.name.startswith(span.cut(analysis.text)) else ""
    if len(after) == _SAME and analysis.text.startswith(after, span.end):
        return True
    return analysis.text.startswith("为主题", span.end) or _is_of_body(analysis, span.end)


def _is_of_body(analysis: Analysis, end: int) -> bool:
    """急救培训|基地, 全民阅读活动|领导小组: the name goes on to that of a body or place."""
    lists = (analysis.lexicon.org_suffixes, analysis.lexicon.place_suffixes)
    return any(len(terms.longest_at(analysis.text, end) or "") > 1 for terms in lists)


def without_edition(name: str) -> str:
    """The name that the editions of a series share, or "".

    >>> without_edition("青禾小学第四届科技节"), without_edition("科技节")
    ('科技节', '')
    """
    edition = _EDITION.search(name)
    rest = name[edition.end() :] if edition else ""
    return rest if len(rest) >= _SHORTEST and rest not in _NO_SERIES else ""


def edition_of(name: str) -> str:
    """What tells one edition in a name, or "".

    >>> edition_of("青禾小学第四届科技节"), edition_of("科技节")
    ('第四届', '')
    """
    edition = _EDITION.search(name)
    return edition.group().replace("首届", "第一届") if edition else ""


def has_edition(name: str) -> bool:
    """True for the name of one edition, one year or one season of a series.

    >>> has_edition("青禾小学第四届科技节"), has_edition("科技节")
    (True, False)
    """
    return _EDITION.search(name) is not None


def _quoted_part(name: str) -> str:
    """The quotation that begins a name; not that of “银杏志愿服务联盟”成立仪式, which names a body."""
    quotation = QUOTATION.match(name)
    if quotation is None or quotation["inner"] in FEASTS or _TITLE.match(name):
        return ""
    return "" if quotation["inner"].endswith(_GROUPS) and quotation.end() < len(name) else quotation.group()
