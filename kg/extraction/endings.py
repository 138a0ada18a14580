"""Where an initiative's name ends that is followed by 工作 or 建设: 岗位培训|工作, “清风云栖”|建设工作."""

from dataclasses import replace

from kg.extraction.analysis import Analysis
from kg.extraction.headnouns import head_ending
from kg.model import Mention, Span

_WORK = ("建设工作", "工作")
_BUILT = "建设"  # of a quotation alone: 推进“清风云栖”|建设
_LISTED = ("、", "和", "及")


def whole(analysis: Analysis, mention: Mention) -> Mention:
    """The mention with the 工作 that ends its name."""
    text, end = analysis.text, mention.span.end
    longer = _work_end(analysis, end)
    if longer == end and text[end - 1] in '”"' and text.startswith(_BUILT, end) and _ends(analysis, end + 2):
        longer = end + len(_BUILT)
    if longer == end:
        return mention
    span = Span(mention.span.start, longer)
    return replace(mention, span=span, name=span.cut(text))


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
