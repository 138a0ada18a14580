"""Where an initiative's name ends that goes on: 岗位培训|工作, “清风云栖”|建设工作, 招聘会|临溪街道专场."""

from dataclasses import replace

from kg.extraction.initiatives.headnouns import STOP_TAGS, head_ending, is_wall
from kg.extraction.text.analysis import Analysis
from kg.extraction.text.occurring import EVENTS
from kg.model import Mention, Span
from kg.patterns import late

_WORK = ("建设工作", "工作")
_BUILT = "建设"  # of a quotation alone: 推进“清风云栖”|建设
# 招聘会|临溪街道专场, 马拉松|云栖站开跑, 宣讲大赛|青禾赛区决赛
_SESSION = late(
    r"(?P<whose>[^\W\da-zA-Z_]{2,8}?)(?:专场(?:招聘会|演出|活动)?|[分赛]会场(?:活动)?|赛区(?:[预初复]赛|[半总]?决赛)?"
    r"|站(?=[开举鸣落在于火圆顺昨今日，。]))"
)
_NO_OWNER = STOP_TAGS | {"c", "m", "y", "f", "v", "x"}
_LISTED = ("、", "和", "及")


def whole(analysis: Analysis, mention: Mention) -> Mention:
    """The mention with the 工作 that ends its name, or the session that it is."""
    text, end = analysis.text, mention.span.end
    is_event = mention.kind in EVENTS and mention.rule != "initiative-occasion"
    longer = session_end(analysis, end) if is_event else end
    longer = _work_end(analysis, end) if longer == end else longer
    if longer == end and text[end - 1] in '”"' and text.startswith(_BUILT, end) and _ends(analysis, end + 2):
        longer = end + len(_BUILT)
    if longer == end:
        return mention
    span = Span(mention.span.start, longer)
    return replace(mention, span=span, name=span.cut(text))


def with_marks(analysis: Analysis, mention: Mention) -> Mention:
    """入选|“青禾名厨培养计划”: all that stands in quotation marks is named with them."""
    start, end = mention.span.start, mention.span.end
    if analysis.text[start - 1 : start] != "“" or analysis.text[end : end + 1] != "”":
        return mention
    span = Span(start - 1, end + 1)
    return replace(mention, span=span, name=span.cut(analysis.text))


def session_end(analysis: Analysis, end: int) -> int:
    """Where the name of a session ends that says where or for whom it is: “春风送岗”招聘会|临溪街道专场."""
    session = _SESSION.match(analysis.text, end)
    if session is None:
        return end
    words = analysis.tokens_in(end, session.end("whose"))
    return end if any(word.tag in _NO_OWNER or is_wall(analysis, word.text) for word in words) else session.end()


def _work_end(analysis: Analysis, end: int) -> int:
    found = next((word for word in _WORK if analysis.text.startswith(word, end)), "")
    return end + len(found) if found and _ends(analysis, end + len(found)) else end


def _ends(analysis: Analysis, at: int) -> bool:
    """No noun follows (工作|人员), nor a head some words on (工作|部署会议)."""
    text = analysis.text
    if at >= len(text):
        return True
    token = analysis.token_at(at)
    if token.start != at or token.tag.startswith(("n", "k")) or text.startswith(_LISTED, at):
        return False
    while at < len(text) and token.tag.startswith(("v", "n", "b")):
        if head_ending(analysis, token.end, at) is not None:
            return False
        at = token.end
        token = analysis.token_at(at) if at < len(text) else token
    return True
