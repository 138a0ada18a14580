"""The date of publication, worked out from the words of a page; no guess is better than a wrong one."""

import re
from collections.abc import Callable
from datetime import date

from kg.patterns import late
from kg.reading.imprints import ISSUE, PROVINCE

_DIGITS = str.maketrans("\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19：", "0123456789:")
_YEAR = r"((?:19|20)\d{2})"
_DATE = rf"{_YEAR}\s?[-/.年]\s?(\d{{1,2}})\s?[-/.月]\s?(\d{{1,2}})日?"
# Where a page says when it came out: its first and last lines, in characters.
_HEAD, _TAIL = 400, 400

# Takes "发布时间：2024-11-05" and "时间：2024-11-05 10:25:40", refuses "时间：2024年11月5日", which may be an event's.
_LABELLED = late(
    rf"(?:日期|(?:发布|发表|刊发|出版|更新)(?:时间|日期))\s?:\s?{_DATE}|时间\s?:\s?{_DATE}[^\S\n]+\d{{1,2}}:\d{{2}}:\d{{2}}"
)
# Takes "2024年11月5日 星期二", "2024.11.5 A3", "2024年11月5日 第218期", also after "云栖日报", and
# "2024-11-05 09:15来源", and after a page's number and name (A04 综合新闻 2024年11月5日 星期二);
# refuses "2024年11月5日，云栖区召开…", "活动时间 2024年11月5日 14:00".
_HEADER = late(
    rf"^[^\S\n]*(?:\S{{2,10}}[报刊闻讯][^\S\n]+)?{_DATE}[^\S\n]*(?:(?:星期|周)[一二三四五六日天]|[\s|\uff5c]\s*{ISSUE})"
    rf"|^[^\S\n]*(?!.{{0,40}}(?:时间|日期|报名|截止))(?:[^\s，。；]{{1,12}}[^\S\n]+){{1,4}}{_DATE}"
    r"[^\S\n]*(?:(?:星期|周)[一二三四五六日天]|(?:责任)?(?:编辑|责编|美编|版式)|出版|\d{1,2}:\d{2}(?:\s|$))"
    rf"|^[^\W\da-zA-Z_]{{2,10}}[报刊闻讯]{_DATE}(?:{ISSUE}|星期)"
    rf"|^[^\S\n]*{_DATE}[^\S\n]*(?:\d{{1,2}}:\d{{2}}(?::\d{{2}})?[^\S\n]*(?:来源|作者|编辑|(?:{PROVINCE})$|$)|来源|$)",
    re.MULTILINE,
)
_DATELINE = late(
    rf"^[^\S\n]*[（(]?[^\s，。（(]{{2,16}}?{_DATE}[讯电]|^[^\S\n]*本报讯[^\S\n]?[（(][^（()）\n]{{0,40}}?{_DATE}",
    re.MULTILINE,
)
_STAMP = late(r"[（(]\s?((?:19|20)\d{2})(\d{2})(\d{2})(?:\s\d{1,2}:\d{2})?\s?[）)]")
# Takes "于2007年交付，至今已有17年" and refuses "17年多", "17余年": then the sum is not exact.
_ELAPSED = late(
    rf"{_YEAR}年[^。；\n]{{0,20}}?(?:至今|迄今|距今)[^。；\d\n]{{0,6}}(\d{{1,2}})(?:个年头|年(?![多余来级]))"
)
_THIS_YEAR = late(rf"今年\s?[（(]{_YEAR}年?[）)]|{_YEAR}年\s?[（(]今年[）)]|今年是{_YEAR}年|今天是{_YEAR}年")
# Takes "2016年“重阳”敬老节即将到来"; a new year comes in the old one.
_COMING = late(
    rf"^[^\S\n]*{_YEAR}\s?年(?![^，。\n]{{0,8}}(?:元旦|新年|春节|新春))[^，。\n]{{2,24}}?(?:即将|将至|来临|到来)",
    re.MULTILINE,
)
# Takes "2021年7月1日，青禾商会举行年会" as the first words below the title …
_OPENING = late(rf"[^\S\n]*{_DATE}(?:上午|下午|晚上?|清晨|，|,)")
# … where nothing in the text is told from a later day.
_LATER = late(r"今[天年日]|昨[天日]|近日|日前|如今|目前|周年|(?<![\d年])\d{1,2}月\d{1,2}日")
# Takes "2024年第四届邻里节" and "云栖区2024年二季度项目集中开工", refuses "比2023年", "2021—2025年", "2023年全国公报".
_EVENT = late(
    rf"(?<![比较于至到自从前后—\-\d]){_YEAR}年(?!度|全[年国]|以来|来|元旦|新年|春[节运]|末|底|初|[^，。\n]{{0,20}}倒计时)"
    r"(?:第.{1,4}届|[^，。、；《》“”\d\n]{0,12}?(?:大会|论坛|节|赛|仪式|活动|培训|启动|开工|开幕))"
)
_DAY = late(r"(?<![\d年])(\d{1,2})月\d{1,2}日")
_NAMED = late(rf"(?<![至到]){_YEAR}年")
_RECENT = late(r"近日|日前")


def infer_published(text: str) -> tuple[str, str] | None:
    """Return the date of publication as an ISO prefix and the words it rests on, or None.

    A full date comes only from words about the publication itself (a dateline,
    a page's head, 日期：); from other words comes a year, where they fix it.

    >>> infer_published("小区于2007年交付，至今已有17年，道路破损。")
    ('2024', '2007年交付，至今已有17年')
    >>> infer_published("本报讯（记者 周远山 2024年11月5日）近日，云栖区举办邻里节。")
    ('2024-11-05', '本报讯（记者 周远山 2024年11月5日')
    >>> infer_published("凤鸣桥始建于1985年，2019年大修。") is None
    True
    """
    plain = text.translate(_DIGITS)
    for find in _FINDERS:
        found = find(plain)
        if found:
            prefix, start, end = found
            return prefix, text[start:end].strip()
    return None


_Found = tuple[str, int, int]


def _find_date(plain: str) -> _Found | None:
    """A full date that is about the publication."""
    edges = [(0, min(len(plain), _HEAD)), (max(0, len(plain) - _TAIL), len(plain))]
    for pattern, (start, end) in [(pattern, edge) for pattern in (_LABELLED, _HEADER, _DATELINE) for edge in edges]:
        match = pattern.search(plain, start, end)
        if match:
            return _dated(match)
    stamp = _STAMP.search(plain[:80])
    return _dated(stamp) if stamp else None


def _dated(match: re.Match[str]) -> _Found | None:
    year, month, day = (int(group) for group in match.groups() if group)
    try:
        return date(year, month, day).isoformat(), match.start(), match.end()
    except ValueError:
        return None


def _find_elapsed(plain: str) -> _Found | None:
    """The year that a span of years reaches, where no later year has already been."""
    match = _ELAPSED.search(plain)
    if not match:
        return None
    year = int(match[1]) + int(match[2])
    return (str(year), match.start(), match.end()) if _latest(plain) <= year else None


def _latest(plain: str) -> int:
    return max((int(match[1]) for match in _NAMED.finditer(plain)), default=0)


def _find_said(plain: str) -> _Found | None:
    """The year that is called this one, or whose feast is coming."""
    match = _THIS_YEAR.search(plain) or _COMING.search(plain)
    year = next((group for group in match.groups() if group), None) if match else None
    return (year, match.start(), match.end()) if match and year else None


def _find_opening(plain: str) -> _Found | None:
    """The year of the event that the page opens with, where its words put it in the present."""
    title, at, lead = _lead(plain)
    opening = _OPENING.match(lead)
    if opening and not _LATER.search(plain, at + opening.end()) and int(opening[1]) >= _latest(plain):
        return opening[1], at + opening.start(), at + opening.end()
    event = _EVENT.search(plain, 0, len(title) + len(lead))
    if event and int(event[1]) >= _latest(plain) and _is_present(lead):
        return event[1], event.start(), event.end()
    return None


def _is_present(lead: str) -> bool:
    """True where the first sentence has 近日 or a day without a year, far from the turn of the year."""
    day = _DAY.search(lead)
    # From December to March the year that is named is often the next or the last.
    return 4 <= int(day[1]) <= 11 if day else bool(_RECENT.search(lead))


def _lead(plain: str) -> tuple[str, int, str]:
    """The lines above the first sentence, the sentence's offset, and the sentence."""
    end = plain.find("。")
    sentence = plain[: end if 0 <= end <= 1000 else 1000]
    at = sentence.rfind("\n") + 1
    return plain[:at], at, sentence[at:]


_FINDERS: tuple[Callable[[str], _Found | None], ...] = (_find_date, _find_elapsed, _find_said, _find_opening)
