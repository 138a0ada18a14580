"""The year of a date that is written without one, by the issue that prints it."""

import re
from calendar import monthrange
from datetime import date, timedelta

# A date without a year lies at most so far after the issue: in the year of the issue, where another
# would be called 去年, and over its end.
_AHEAD, _AHEAD_OVER_YEARS = timedelta(days=122), timedelta(days=62)
_JUST_PAST = timedelta(days=62)  # before the issue, of what was still planned when it was written
_MONTHS_AHEAD = 2  # of a mere month over the year's end: January in November, not March in December
_MONTH_END = 28
_PLANNED_BEFORE = re.compile(
    r"(?:(?<!原)(?:拟|计划|[暂初]定|预计|有望|力争)[于在到至]?|将(?:[持延]续|推迟)?[于在到至])\Z"
)
# 8月底，镇团委还将…; 11月，村里计划办…
_PLANNED_AFTER = re.compile(
    r"[初底末上中下旬份]{0,2}[，,]?[^，。；！？“”\d\n]{0,16}?(?:[还也都又再]将|(?<!即)将(?:[于在会要再继陆]|举[行办]|开[展启设]|推出|组织|迎来)|(?<!原)计划(?!生育)|拟[于在举开])"
)
_BEFORE = 6  # characters in which such words stand


def is_planned(text: str, start: int, end: int) -> bool:
    """True for a date of what is to come: 计划于|11月|举办, |8月底|，镇团委还将….

    >>> is_planned("拟于9月举办培训班", 2, 4), is_planned("9月举办了培训班", 0, 2)
    (True, False)
    """
    return bool(_PLANNED_BEFORE.search(text, max(0, start - _BEFORE), start) or _PLANNED_AFTER.match(text, end))


def year_by_issue(month: int | None, day: int | None, published: str, *, planned: bool = False) -> int:
    """The year that puts the date closest to the issue, at most some months after it; after it where it is planned.

    >>> year_by_issue(11, 2, "2024-05-24"), year_by_issue(11, 2, "2024-05-24", planned=True)
    (2023, 2024)
    """
    issue, year = last_day(published), int(published[:4])
    if len(published) == 4 or month is None:
        return year
    if planned:
        least = issue - _JUST_PAST
        return year + (least.year == year and (month, day or _MONTH_END) < (least.month, least.day))
    limit, over = issue + _AHEAD, issue + _AHEAD_OVER_YEARS
    if day is None:
        is_next = month + 12 - issue.month <= _MONTHS_AHEAD
    else:
        is_next = over.year > year and (month, day) <= (over.month, over.day)
    is_past = limit.year == year and (month, day or 1) > (limit.month, limit.day)
    return year + is_next - is_past


def last_day(published: str) -> date:
    """The last day of an issue of which the month, or only the year, is known."""
    parts = [int(part) for part in published.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    last = monthrange(year, month)[1]
    return date(year, month, min(parts[2], last) if len(parts) > 2 else last)
