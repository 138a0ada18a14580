"""Documents that are issued: 印发《…招商工作方案》, 《…养老服务三年行动计划（2024—2026年）》出台."""

import re
from collections.abc import Iterator

from kg.extraction.text.matching import Rare
from kg.model import Span
from kg.patterns import late

_HEADS = "方案|导则|办法|条例|意见|细则|规划|公约|制度|规定|纲要|守则|计划|目录|预案|措施|指引"
_NAMED = rf"(?P<name>《[^《》\n]{{2,60}}(?:{_HEADS})(?:[（(][^（）()\n]{{1,16}}[）)])?》)"
# 印发《…招商工作方案》: not the agreements that are signed.
_ISSUED = Rare.of(
    r"(?:印发|出台|制定|发布|修订|推出|通过|实施|按照|根据|颁布|公布|下发)了?(?:[^，。；《》“”\n]{0,6})?" + _NAMED,
    "《",
)
_FURTHER = late(rf"(?:[、和及与]|以及)?{_NAMED}")
# 《…目录》今天（3月4日）发布, 《…办法》由甲局、乙局联合印发; not 《…条例》新闻发布会.
_COMES_OUT = Rare.of(
    _NAMED + r"(?:由[^，。；《》“”\n的]{2,60}?|[^，。；、《》“”\n的会]{0,18}?)"
    r"(?:印发|发布|出台|公布|颁布|施行)(?!会|仪式|[了《]|过程|单位)",
    "《",
)
# 《行动方案》, 《若干措施》: short for what another place names.
_SHORT = late(rf"《(?:行动|工作|实施|指导|若干|发展|管理|总体|建设|规划|暂行|专项|政策|三年){{0,2}}(?:{_HEADS})》")


def documents(text: str) -> Iterator[Span]:
    """The documents that are issued, those of a list too: 印发《…方案》和《…办法》."""
    for found in (*_ISSUED.finditer(text), *_COMES_OUT.finditer(text)):
        named: re.Match[str] | None = found
        while named is not None:
            if not _SHORT.fullmatch(named["name"]):
                yield Span(*named.span("name"))
            named = _FURTHER.match(text, named.end("name"))
