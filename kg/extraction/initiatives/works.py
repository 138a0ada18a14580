"""Events named by a work: 《民法典》宣传活动, 《道德的力量》颁奖典礼, 《清风雅集书画展》."""

import re
from collections.abc import Iterator

from kg.extraction.initiatives.headnouns import Head
from kg.extraction.initiatives.phrases import goes_on
from kg.extraction.initiatives.quoted import NEAR, heads_after, own_kind, quoted_mention
from kg.extraction.text.analysis import Analysis
from kg.extraction.text.occurring import takes_place
from kg.model import Mention
from kg.patterns import late

_WORK = re.compile(r"《[^《》\n]{2,30}》")
# 《清风雅集书画展》开幕: an event's name in the marks of a work's.
_HELD = late(
    r"(?:于[^，。；\n]{2,16})?(?:在[^，。；\n]{2,20})?(?:隆重|正式|成功|顺利)?(?:开幕|举行|举办|开展|闭幕|展出|启动)"
)
_OF_WORKS = frozenset({"Activity", "Ceremony", "Competition", "Meeting", "Training"})


def find_of_works(analysis: Analysis, walls: frozenset[int]) -> Iterator[Mention]:
    """《民法典》宣传活动, 《道德的力量》颁奖典礼: events named by a work."""
    for work in _WORK.finditer(analysis.text):
        if (kind := own_kind(analysis, work.group()[1:-1])) in _OF_WORKS and _HELD.match(analysis.text, work.end()):
            yield quoted_mention(analysis, work.start(), work.end(), kind, "initiative-quoted", 0.75)
            continue
        head = next(reversed(heads_after(analysis, work.end(), walls, NEAR)), None)
        if head is None or head.kind not in _OF_WORKS:
            continue
        # 举办《…》展览: a head that says little by itself, right after the work that is shown.
        if not head.bare and not (head.span.start == work.end() and _is_shown(analysis, work.start(), head)):
            continue
        if not _has_verb(analysis, work.end(), head.span.start):
            yield quoted_mention(analysis, work.start(), head.span.end, head.kind, "initiative-quoted-head", 0.8)


def _is_shown(analysis: Analysis, start: int, head: Head) -> bool:
    """An exhibition or its like that takes place; not 唱歌、《金蛇舞》表演, an item of a show."""
    shows = head.kind == "Meeting" and takes_place(analysis.text, start, head.span.end, head.kind)
    return shows and not goes_on(analysis, head)


def _has_verb(analysis: Analysis, start: int, end: int) -> bool:
    """《红旗颂》拉开|活动序幕, 《红旗颂》和|晚会: a sentence goes on, no name."""
    return any(token.tag == "v" or token.text in "和与及" for token in analysis.each_token(start, end))
