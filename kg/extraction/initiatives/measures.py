"""Rules that are enacted or acted on: 推行楼栋包干巡查制, 出台云雾茶采摘补贴办法, 试行“文明宴席”约定."""

from collections.abc import Iterator, Set

from kg.extraction.initiatives.documents import documents
from kg.extraction.initiatives.headnouns import is_wall
from kg.extraction.text.analysis import Analysis
from kg.model import EntityType, Mention, Span
from kg.patterns import late

# Only verbs of enacting: 建立机制, 探索模式 and 落实政策 speak of measures without naming one.
_ENACTED = late(
    r"(?:(?:推行|出台|试行|实行|施行|颁行)了?(?P<name>[\u4e00-\u9fff\d“”+＋]{2,18}?(?P<head>制度|制|办法|政策|细则|导则|公约|约定))"
    r"|(?:制定|印发|出台|发布)了?(?P<plan>[\u4e00-\u9fff\d“”]{5,18}?)(?P<ready>预案))"
    r"(?=[，。；、,;：:\n]|$)",
)
_KINDS = {"制度": "Mechanism", "制": "Mechanism"}
_VAGUE = late(
    r"一系列|系列|各项|各类|相关|有关|多项|多个|若干|配套|新(?!一轮|能源|市民|业态)的?|上述|这[项些一]|有效|严格|不同|更|最|[^\W\da-zA-Z_]{0,4}等"
)
_OWN = 4  # characters of what tells the measure from its like


def find_measures(analysis: Analysis, taken: Set[int]) -> Iterator[Mention]:
    """The measures that a verb of enacting is followed by; none within ``taken``."""
    for found in _ENACTED.finditer(analysis.text):
        head = "head" if found["head"] else "ready"
        span = Span(found.start("name" if found["name"] else "plan"), found.end(head))
        if taken.isdisjoint(range(span.start, span.end)) and _is_named(analysis, span.start, found.start(head)):
            kind = _KINDS.get(found[head], "Policy")
            yield Mention(span, EntityType.INITIATIVE, span.cut(analysis.text), kind, "initiative-measure", 0.7)
    for span in dict.fromkeys(documents(analysis.text)):
        if taken.isdisjoint(range(span.start, span.end)):
            yield Mention(span, EntityType.INITIATIVE, span.cut(analysis.text), "Policy", "initiative-measure", 0.7)


def _is_named(analysis: Analysis, start: int, end: int) -> bool:
    """Enough of a name before the head, in words none of which opens a clause."""
    if end - start < _OWN or _VAGUE.match(analysis.text, start) or not analysis.starts_token(start):
        return False
    words = (word for word in analysis.tokens_in(start, end) if word.text != "等")
    return not any(word.tag[:1] in ("p", "r", "u") or is_wall(analysis, word.text) for word in words)
