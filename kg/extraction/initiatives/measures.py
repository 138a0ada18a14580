"""Rules that are enacted or acted on: 推行楼栋包干巡查制, 出台云雾茶采摘补贴办法, 试行“文明宴席”约定."""

import re
from collections.abc import Iterator, Set

from kg.extraction.initiatives.headnouns import is_wall
from kg.extraction.text.analysis import Analysis
from kg.extraction.text.matching import Rare
from kg.model import EntityType, Mention, Span
from kg.patterns import late

# Only verbs of enacting: 建立机制, 探索模式 and 落实政策 speak of measures without naming one.
_ENACTED = late(
    r"(?:推行|出台|试行|实行|施行|颁行)了?(?P<name>[\u4e00-\u9fff\d“”+＋]{2,18}?(?P<head>制度|制|办法|政策|细则|导则|公约|约定))"
    r"(?=[，。；、,;：:]|$)",
)
_NAMED = (
    r"(?P<name>《[^《》\n]{2,40}(?:方案|导则|办法|条例|意见|细则|规划|公约|制度|规定|纲要|守则)"
    r"(?:[（(][^）)\n]{1,8}[）)])?》)"
)
# 印发《…招商工作方案》: not the agreements that are signed.
_DOCUMENT = Rare.of(
    r"(?:印发|出台|制定|发布|修订|推出|通过|实施|按照|根据|颁布)了?(?:[^，。；《》“”\n]{0,6})?" + _NAMED,
    "《",
)
_FURTHER = late(rf"(?:[、和及与]|以及){_NAMED}")
_KINDS = {"制度": "Mechanism", "制": "Mechanism"}
_VAGUE = late(
    r"一系列|系列|各项|各类|相关|有关|多项|多个|若干|配套|新的?|上述|这[项些一]|有效|严格|不同|更|最|[^\W\da-zA-Z_]{0,4}等"
)
_OWN = 4  # characters of what tells the measure from its like


def find_measures(analysis: Analysis, taken: Set[int]) -> Iterator[Mention]:
    """The measures that a verb of enacting is followed by; none within ``taken``."""
    for found in _ENACTED.finditer(analysis.text):
        start, end = found.span("name")
        if taken.isdisjoint(range(start, end)) and _is_named(analysis, start, found.start("head")):
            kind = _KINDS.get(found["head"], "Policy")
            yield Mention(Span(start, end), EntityType.INITIATIVE, found["name"], kind, "initiative-measure", 0.7)
    for span in _documents(analysis.text):
        if taken.isdisjoint(range(span.start, span.end)):
            yield Mention(span, EntityType.INITIATIVE, span.cut(analysis.text), "Policy", "initiative-measure", 0.7)


def _documents(text: str) -> Iterator[Span]:
    """The documents that are issued, those of a list too: 印发《…方案》和《…办法》."""
    for found in _DOCUMENT.finditer(text):
        named: re.Match[str] | None = found
        while named is not None:
            yield Span(*named.span("name"))
            named = _FURTHER.match(text, named.end())


def _is_named(analysis: Analysis, start: int, end: int) -> bool:
    """Enough of a name before the head, in words none of which opens a clause."""
    if end - start < _OWN or _VAGUE.match(analysis.text, start) or not analysis.starts_token(start):
        return False
    words = analysis.tokens_in(start, end)
    return not any(word.tag[:1] in ("p", "r", "u") or is_wall(analysis, word.text) for word in words)
