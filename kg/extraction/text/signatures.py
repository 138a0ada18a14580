"""Who signs a text, of whom it tells nothing: 责任编辑：周远山, （记者 周远山）, （临溪街道 周远山） at its end."""

from kg.model import Span
from kg.patterns import late
from kg.reading.imprints import AUTHOR

_LABEL = late(rf"(?:{AUTHOR}|来源|编辑|编审|责编|审[核校]|校对|摄影|[初一二三终]审|监制|签发)[：:][^\n，。；]{{0,40}}$")
_REPORTER = late(r"[（(][^（()）\n，。；]{0,40}(?:记者|通讯员|实习生)[ \u3000]?$")
_AFTER_REPORTER = frozenset("）)、 \u3000")
_OPENED = late(r"[（(][^（()）\n，。；]{0,30}$")
_CLOSED = late(
    r"[^（()）\n，。；]{0,30}(?:[/ ]?[图文摄影][）)]|[）)](?:\s*[（(][^（()）\n]{0,40}[）)])?[ \u3000|]*(?:\n|$))"
)
# 周远山|摄, |供图: of whom a picture is
_CREDIT = late(r"[ \u3000]+(?:摄影?|供[图稿])|(?:摄影?|供[图稿]|[图文](?:[/ ]?[图文摄影]+)?)[ \u3000]*(?:[）)/\n]|$)")
_LAST_LINE = late(r"(?:^|\n)[^\n，。！？；：“”（）]{2,20}[ \u3000]+$")
_ENDS = late(r"\s*(?:\d{4}年\d{1,2}月\d{1,2}日\s*)?$")
_REACH = 48  # characters before a name in which its label or bracket opens


def is_reporter(text: str, name: Span) -> bool:
    """True in the brackets of a byline.

    >>> is_reporter("（云栖日报记者 周远山）", Span(8, 11)), is_reporter("（主任 周远山）", Span(4, 7))
    (True, False)
    """
    low = max(0, name.start - _REACH)
    return text[name.end : name.end + 1] in _AFTER_REPORTER and _REPORTER.search(text, low, name.start) is not None


def is_labelled(text: str, name: Span) -> bool:
    """True after a label of those who made the text.

    >>> is_labelled("责任编辑：周远山", Span(5, 8)), is_labelled("主任：周远山", Span(3, 6))
    (True, False)
    """
    low = max(0, name.start - _REACH)
    if text.find("：", low, name.start) < 0 and text.find(":", low, name.start) < 0:
        return False
    return _LABEL.search(text, low, name.start) is not None


def signs(text: str, name: Span) -> bool:
    """True for a label's name, in brackets that end a paragraph, under a picture, and alone on the last line.

    >>> signs("活动结束。（临溪街道 周远山）", Span(11, 14)), signs("主任（周远山）出席。", Span(3, 6))
    (True, False)
    >>> signs("居民在晨练。周远山 摄\\n", Span(6, 9)), signs("活动结束。\\n临溪镇文化站 周远山", Span(13, 16))
    (True, True)
    """
    low = max(0, name.start - _REACH)
    opened = text.find("（", low, name.start) >= 0 or text.find("(", low, name.start) >= 0
    if opened and _OPENED.search(text, low, name.start) and _CLOSED.match(text, name.end):
        return True
    if _CREDIT.match(text, name.end):
        return True
    last = _ENDS.match(text, name.end) is not None and _LAST_LINE.search(text, low, name.start) is not None
    return last or is_labelled(text, name)
