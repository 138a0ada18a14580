"""Dates in a text, as written and as ISO 8601.

`find_dates` says what stands in the text; `resolve` says which day, month or
year it is, as far as the article lets us know.  A part that cannot be known is
left out (``--11-02`` has no year); what names no date (近日, 农历九月初九, 每年
3月5日, 2月30日) resolves to None.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kg.extraction.text.by_issue import is_planned, year_by_issue
from kg.extraction.text.date_patterns import ASIDE_AFTER, ASIDE_BEFORE, DATELINE, DATES, OPENERS, SENTENCE_END
from kg.model import Span

_YEARS = {"今年": 0, "去年": -1, "明年": 1, "前年": -2, "后年": 2}
# By the year told before.
_FROM_YEAR_BEFORE = {"同年": 0, "那年": 0, "次年": 1, "翌年": 1, "第二年": 1}
_DAYS = {"今": 0, "昨": -1, "明": 1, "前": -2, "后": 2}
_HAN_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"\u3007": 0, "○": 0}


class DateKind(StrEnum):
    """How a text names a date."""

    ABSOLUTE = "absolute"
    RELATIVE = "relative"
    LUNAR = "lunar"
    YEARLY = "yearly"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as written; a range is one mention with the parts of its first day.

    ``word`` is what the date is relative to (去年, 上月, 今天, 上周五) or "".
    ``line`` and ``sentence`` count from the text's start.  ``leading`` is True
    where the date opens a sentence, so that the dates after it in its paragraph
    share its year; ``aside`` where it dates something else than what the
    article reports (始建于2004年, 自2019年起).  ``dateline`` marks the day of the
    report (11月2日电), ``planned`` what is to come (拟于9月举办).
    """

    span: Span
    kind: DateKind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    word: str = ""
    line: int = 0
    sentence: int = 0
    leading: bool = False
    aside: bool = False
    dateline: bool = False
    planned: bool = False


@dataclass(frozen=True, slots=True)
class DateContext:
    """What an article tells of its dates; make it with `date_context`.

    ``published`` is the issue's date (ISO, or a prefix), ``year`` the year of
    what the article reports, where its text says so, ``mentions`` all its dates.
    """

    published: str | None = None
    mentions: tuple[DateMention, ...] = ()
    year: int | None = None


def date_context(text: str, published: str | None = None) -> DateContext:
    """Return the context of the dates in an article's text.

    >>> text = "2024年11月2日，云栖区召开推进会。3日，青禾社区举办义诊活动。"
    >>> context = date_context(text)
    >>> [resolve(mention, context) for mention in context.mentions]
    ['2024-11-02', '2024-11-03']
    """
    mentions = find_dates(text)
    return DateContext(published, mentions, _current_year(mentions))


def find_dates(text: str) -> tuple[DateMention, ...]:
    """Return the dates that stand in ``text``, by position; offsets are in ``text``.

    >>> [mention.span.cut("11月2日至15日，上午9:00开放") for mention in find_dates("11月2日至15日，上午9:00开放")]
    ['11月2日至15日']
    >>> find_dates("近日，小区已有17年，居民916户")
    ()
    """
    return tuple(_mentions(text))


def resolve(mention: DateMention, context: DateContext) -> str | None:
    """Return the date as an ISO 8601 prefix, as exact as the text; None where it names none.

    The context's mentions are those of the whole article (`date_context`).

    >>> dates = date_context("今天（12月5日）是志愿者日。今天，临溪街道举行启动仪式。")
    >>> resolve(dates.mentions[1], dates)
    '--12-05'
    >>> issue = date_context("去年12月26日，柳湾村开渔。", published="2024-11-05")
    >>> resolve(issue.mentions[0], issue)
    '2023-12-26'
    >>> resolve(find_dates("2月30日")[0], DateContext()) is None
    True
    """
    if mention.kind in (DateKind.LUNAR, DateKind.YEARLY):
        return None
    if mention.kind is DateKind.ABSOLUTE:
        return _iso(_year(mention, context), mention.month, mention.day)
    if mention.word in _YEARS or mention.word in _FROM_YEAR_BEFORE:
        return _iso(_relative_year(mention, context), None, None)
    if mention.word.endswith("月"):
        return _relative_month(mention, context)
    return _relative_day(mention, context)


def _mentions(text: str) -> Iterator[DateMention]:
    line, sentence, counted = 0, 0, 0
    for found in DATES.finditer(text):
        line += text.count("\n", counted, found.start())
        sentence += len(SENTENCE_END.findall(text, counted, found.start()))
        counted = found.start()
        if not (found["day_word"] and _is_quoted(text, counted)):
            yield _mention(text, found, line, sentence)


def _is_quoted(text: str, at: int) -> bool:
    """True inside quotation marks: a speaker's 今天 is seldom a day."""
    return text.rfind("“", 0, at) > text.rfind("”", 0, at)


def _mention(text: str, found: re.Match[str], line: int, sentence: int) -> DateMention:
    kind, year, month, day, word = _parts(found)
    start, end = found.span()
    if found["word"] and text[end : end + 1] in ("）", ")"):
        end += 1
    before = text[max(0, start - 4) : start].rstrip(" \u3000")
    return DateMention(
        Span(start, end),
        kind,
        year,
        month,
        day,
        word,
        line,
        sentence,
        leading=not before or before[-1] in OPENERS,
        aside=bool(ASIDE_BEFORE.search(before) or ASIDE_AFTER.match(text, end)),
        dateline=bool(found["word"] or DATELINE.match(text, end)) and day is not None,
        planned=month is not None and year is None and is_planned(text, start, end),
    )


_Parts = tuple[DateKind, int | None, int | None, int | None, str]


def _parts(found: re.Match[str]) -> _Parts:
    groups = found.groupdict()
    if groups["iso"]:
        year, month, day = (int(part) for part in re.split(r"\D", groups["iso"]))
        return DateKind.ABSOLUTE, year, month, day, ""
    for kind in (DateKind.LUNAR, DateKind.YEARLY):
        if groups[kind]:
            return kind, None, None, None, ""
    if groups["month"]:
        word = groups["word"] or groups["relative_year"] or ""
        return DateKind.ABSOLUTE, _number(groups["year"]), _number(groups["month"]), _number(groups["day"]), word
    if groups["only_year"]:
        return DateKind.ABSOLUTE, _number(groups["only_year"]), None, None, ""
    return _relative_parts(groups)


def _relative_parts(groups: dict[str, str | None]) -> _Parts:
    if groups["week"]:
        return DateKind.RELATIVE, None, None, None, f"{groups['week']}周{groups['weekday']}"
    day = _number(groups["day_of_month"] or groups["only_day"])
    word = groups["relative_month"] or groups["only_relative_year"] or groups["day_word"]
    return DateKind.RELATIVE, None, None, day, word or "日"


def _number(text: str | None) -> int | None:
    """The value of digits (2024, 二〇二四) or of a Chinese number below a hundred (二十三)."""
    if not text:
        return None
    if text == "元":  # 元月
        return 1
    if text[0].isdecimal():
        return int(text)
    if "十" not in text:
        return int("".join(str(_HAN_DIGITS[character]) for character in text))
    tens, _, units = text.partition("十")
    return (_number(tens) or 1) * 10 + (_number(units.replace("十", "")) or 0)


def _iso(year: int | None, month: int | None, day: int | None) -> str | None:
    if month is None:
        return f"{year:04}" if year is not None and 1000 <= year < 2100 else None
    # 2024 stands in for an unknown year, as it has a 29th of February.
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= monthrange(year or 2024, month)[1]):
        return None
    head = f"{year:04}-" if year else "--"
    return f"{head}{month:02}" + (f"-{day:02}" if day is not None else "")


def _year(mention: DateMention, context: DateContext) -> int | None:
    """The mention's own year; that of the date that opens a sentence before; by the issue; by the article."""
    if mention.year is not None:
        return mention.year
    if mention.word in _YEARS or mention.word in _FROM_YEAR_BEFORE:
        return _relative_year(mention, context)
    governor = _governor(mention, context)
    if governor is not None:
        return governor
    if context.published:
        return year_by_issue(mention.month, mention.day, context.published, planned=mention.planned)
    return context.year


def _governor(mention: DateMention, context: DateContext) -> int | None:
    for earlier in reversed(_before(mention, context)):
        if earlier.line != mention.line:
            return None
        is_deadline = earlier.aside and earlier.month is not None and earlier.sentence == mention.sentence
        if earlier.leading and earlier.year is not None and (is_deadline or not earlier.aside):
            return None if _returns(mention, earlier, context) else earlier.year
    return None


def _returns(mention: DateMention, told: DateMention, context: DateContext) -> bool:
    """3月21日，老人去世。1998年，他上山种树。|3月23日，…: back to the month that the article begins with."""
    first = next((one for one in context.mentions[:_FIRST] if one.day is not None), None)
    if first is None or first.year is not None or told.month is not None or told.sentence == mention.sentence:
        return False
    return first.line == mention.line and first.span.end <= told.span.start and first.month == mention.month


_FIRST = 8  # dates of which one may be that of the article's own events
_TITLE = 60  # characters of a first line that can be a title; longer, it is an article without line breaks


def _current_year(mentions: tuple[DateMention, ...]) -> int | None:
    """The latest year that the article names, if that is the year of what it reports."""
    years = [mention for mention in mentions if mention.year is not None and _iso(mention.year, None, None)]
    latest = max((mention.year or 0 for mention in years), default=None)
    return latest if any(_is_current(mention, mentions) for mention in years if mention.year == latest) else None


def _is_current(mention: DateMention, mentions: tuple[DateMention, ...]) -> bool:
    """True for a year in the title, in a day that opens the article, or beside a day without a year.

    A year elsewhere (2015年，小区建成) tells nothing of the day that the article reports.
    """
    if mention.aside:
        return False
    first = next(one for one in mentions if one.year is not None or one.kind is DateKind.ABSOLUTE)  # not 今日开幕
    heads = mention is first and (mention.leading or mention.line == 1)  # 时间：2024-11-05, under the title
    in_title = mention.line == 0 and mention.span.end < _TITLE
    if in_title or (mention.day is not None and heads):
        return True
    beside = (other for other in mentions if other.sentence == mention.sentence)
    return any(other.kind is DateKind.ABSOLUTE and other.day is not None and other.year is None for other in beside)


def _this_year(context: DateContext) -> int | None:
    return int(context.published[:4]) if context.published else context.year


def _relative_year(mention: DateMention, context: DateContext) -> int | None:
    later, this_year = _FROM_YEAR_BEFORE.get(mention.word), _this_year(context)
    if later is None:
        return None if this_year is None else this_year + _YEARS[mention.word]
    for earlier in reversed(_before(mention, context)):
        if earlier.year is not None:
            return earlier.year + later
        if earlier.word in _YEARS:
            return None if this_year is None else this_year + _YEARS[earlier.word] + later
        later += _FROM_YEAR_BEFORE.get(earlier.word, 0)
    return None


def _relative_month(mention: DateMention, context: DateContext) -> str | None:
    """上月, 本月25日: by the issue; 同月: by the date before."""
    if mention.word == "同月":
        return _with_day(mention, _previous(mention, context))
    today = _today(context) or context.published
    if today is None or len(today) == 4:
        return None
    year, month, _ = _split(today)
    index = (month or 1) - 1 + {"上": -1, "下": 1}.get(mention.word[0], 0)
    return _iso(year + index // 12 if year else None, index % 12 + 1, mention.day)


def _split(iso: str) -> tuple[int | None, int | None, int | None]:
    """The parts of a date as `resolve` writes it."""
    parts = re.fullmatch(r"(?:-|(\d{4}))(?:-(\d\d))?(?:-(\d\d))?", iso)
    year, month, day = parts.groups() if parts else (None, None, None)
    return _number(year), _number(month), _number(day)


def _with_day(mention: DateMention, previous: str | None) -> str | None:
    """The month of ``previous`` with the mention's day."""
    if previous is None:
        return None
    year, month, _ = _split(previous)
    return _iso(year, month, mention.day) if month else None


def _relative_day(mention: DateMention, context: DateContext) -> str | None:
    if mention.word == "日":
        previous = _month_before(mention, context) or _previous(mention, context)
        return _with_day(mention, previous) if previous else _day_by_issue(mention, context)
    if (days := _from_day_before(mention.word)) is not None:
        return _shift(_previous(mention, context, ("日", *_DAYS)), days)
    if mention.word[1:2] == "周":
        return _weekday(mention.word, context)
    return _shift(_today(context), _DAYS[mention.word[0]])


def _from_day_before(word: str) -> int | None:
    """How many days after the day named before: 当天, 同日 0; 次日, 第二天 1; 前一天 -1; None for 今天."""
    if word.startswith("前一"):
        return -1
    return {"当": 0, "同": 0, "次": 1, "翌": 1, "第": 1}.get(word[:1])


def _day_by_issue(mention: DateMention, context: DateContext) -> str | None:
    """The latest such day up to the issue; the month before where this month's lies ahead."""
    today = _today(context)
    if today is None or mention.day is None:
        return None
    same = _with_day(mention, today)
    if same is not None and same <= today:
        return same
    first = _shift(f"{today[:-2]}01", -1)
    return _with_day(mention, first)


def _weekday(word: str, context: DateContext) -> str | None:
    if not context.published or len(context.published) != 10:
        return None
    issue = date.fromisoformat(context.published)
    weeks = {"上": -7, "下": 7}.get(word[0], 0)
    weekday = "一二三四五六日".index(word[2].replace("天", "日"))
    return (issue + timedelta(days=weeks + weekday - issue.weekday())).isoformat()


def _today(context: DateContext) -> str | None:
    """The day of the report: a dateline of the article, else the issue's date where it has a day."""
    for mention in context.mentions:
        if mention.dateline and mention.kind is DateKind.ABSOLUTE:
            written = _iso(_year(mention, context), mention.month, mention.day)
            return _shift(written, -_DAYS.get(mention.word[:1], 0))
    return context.published if context.published and len(context.published) == 10 else None


def _shift(day: str | None, days: int) -> str | None:
    """The day so many days later; None where the unknown year decides (the day after --02-28)."""
    if day is None or days == 0:
        return day
    if day[0] != "-":
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    if day == "--02-29":
        return None
    moved = {(date.fromisoformat(f"{year}{day[1:]}") + timedelta(days=days)).isoformat()[4:] for year in (2023, 2024)}
    return f"-{moved.pop()}" if len(moved) == 1 else None


def _before(mention: DateMention, context: DateContext) -> tuple[DateMention, ...]:
    return tuple(earlier for earlier in context.mentions if earlier.span.end <= mention.span.start)


def _month_before(mention: DateMention, context: DateContext) -> str | None:
    """11月，小区换了物业。|12日上午，…: the month that a sentence of the paragraph begins with, the last date told."""
    last = next(iter(reversed(_before(mention, context))), None)
    is_month = last is not None and last.kind is DateKind.ABSOLUTE and last.month is not None and last.day is None
    if last is None or not is_month or not last.leading or last.aside or last.planned or last.line != mention.line:
        return None
    return resolve(last, context)


def _previous(mention: DateMention, context: DateContext, words: tuple[str, ...] = ()) -> str | None:
    """The nearest day before: one with its month, or one relative to the issue by a word that begins so.

    One that dates something else (6月20日前报名) only where there is no other.
    """
    days = [
        earlier
        for earlier in _before(mention, context)
        if (earlier.kind is DateKind.ABSOLUTE and earlier.day is not None)
        or (earlier.kind is DateKind.RELATIVE and earlier.word not in _YEARS and earlier.word.startswith(words))
    ]
    told = [earlier for earlier in days if not earlier.aside] or days
    return resolve(told[-1], context) if told else None
