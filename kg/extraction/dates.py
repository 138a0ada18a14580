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

from kg.model import Span

_SPACE = "[ \u3000]*"
_DIGIT = "[0-9０-９]"
_HAN = "[一二三四五六七八九十]"
_YEAR = f"(?:{_DIGIT}{{4}}|[一二三四五六七八九〇零○]{{4}})"
_NUMBER = f"(?:{_DIGIT}{{1,2}}|{_HAN}{{1,3}})"
_TO = f"{_SPACE}(?:至|到|[-－–—―~～]{{1,2}}){_SPACE}"
# 5月龄, 六月饼, 月均: the character is no month.
_MONTH_SIGN = f"{_SPACE}月(?![饼嫂子球亮光均薪租龄票费卡刊色])份?"
_DAY_SIGN = f"{_SPACE}(?:日(?![游租均薪子常语本报])|号(?![楼线院]))"

# A range is one date, its first: 11月2日至15日, 11月2-4日, 3月22日—4月1日, 3月至5月.
_LAST = f"(?:{_YEAR}{_SPACE}年)?(?:{_NUMBER}{_SPACE}月)?{_NUMBER}{_SPACE}[日号月]"
_RANGE = f"(?:{_TO}{_LAST})?"
_RELATIVE_YEAR = "今年|去年|明年|前年|后年|同年"
_RELATIVE_MONTH = "本月|当月|这个月|上个?月|下个?月|同月"
_DAY_WORDS = "今[天日晨晚]|昨[天日晨晚]|明[天日晨晚]|前天|后天|当[天日晚]|次日|翌日"
_MONTH_DAY = (
    f"(?P<month>{_NUMBER})(?:{_MONTH_SIGN}|(?={_TO}{_NUMBER}{_SPACE}月))"
    f"(?:{_SPACE}(?P<day>{_NUMBER})(?:{_DAY_SIGN}|(?={_TO}{_NUMBER}{_SPACE}[日号])))?"
)

# Each alternative with an example; the earlier wins where two begin together.
_DATE = re.compile(
    "|".join(
        (
            # 2024-11-02, 2024/11/2
            rf"(?P<iso>(?<!{_DIGIT}){_DIGIT}{{4}}(?P<sep>[-/.]){_DIGIT}{{1,2}}(?P=sep){_DIGIT}{{1,2}}(?!{_DIGIT}))",
            # 农历九月初九, 腊月二十三, 八月十五 (without 日: the old calendar)
            rf"(?P<lunar>(?:农历|阴历|旧历){_SPACE}(?:[^，。；\d]{{1,4}}年)?{_SPACE}{_NUMBER}?月?(?:初{_HAN}|[廿{_HAN[1:-1]}]{{0,3}}[日]?)"
            rf"|[正腊]月(?:初?{_HAN}{{1,3}}|廿{_HAN}?)?|{_HAN}{{1,2}}月(?:初{_HAN}|廿{_HAN}?|{_HAN}{{1,3}}(?!{_HAN}|{_SPACE}[日号至到])))",
            # 每年3月5日
            rf"(?P<yearly>(?:每年|每逢|逢)的?(?:{_NUMBER}月)(?:{_NUMBER}[日号])?)",
            # 2024年11月2日, 去年12月, 今天（12月5日）
            rf"(?:(?P<word>{_DAY_WORDS}){_SPACE}[（(])?(?<![0-9０-９.．·])(?:(?:(?P<year>{_YEAR}){_SPACE}年|(?P<relative_year>{_RELATIVE_YEAR})的?){_SPACE})?"
            rf"{_MONTH_DAY}{_RANGE}",
            # 上月25日, 本月
            rf"(?P<relative_month>{_RELATIVE_MONTH}){_SPACE}(?:(?P<day_of_month>{_NUMBER}){_DAY_SIGN}{_RANGE})?",
            # 2024年, 2023—2024年; 2000年历史 is a span of time
            rf"(?<![0-9０-９.．])(?P<only_year>{_YEAR})(?:{_SPACE}年|(?={_TO}{_YEAR}{_SPACE}年))(?:{_TO}{_YEAR}{_SPACE}年)?(?!历史|之久)",
            rf"(?P<only_relative_year>{_RELATIVE_YEAR})",
            # 上周五
            r"(?P<week>上|本|这|下)个?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])",
            # 2日上午; 30日内, 每月2日 and 为期3日 are no dates
            rf"(?<![0-9０-９.．第每近历期续月共达])(?P<only_day>{_DIGIT}{{1,2}}){_DAY_SIGN}(?![内间之以后前])(?<=日){_RANGE}",
            rf"(?P<day_word>{_DAY_WORDS})",
        )
    )
)
_ASIDE_BEFORE = re.compile(r"(?:[于自从至到]|早在|截至|截止|始建|成立|建于|约|比|较|同比|到了|超过|原定)$")
_ASIDE_AFTER = re.compile(r"(?:以来|起|至今|前|后|之前|之后|末?建|交付|出生|入伍|入党|毕业|参加工作)")
_LEAD = "\n。！？；!?;”"
_DATELINE = re.compile(r"[ \u3000]*(?:电|讯|消息)")

_YEARS = {"今年": 0, "去年": -1, "明年": 1, "前年": -2, "后年": 2}
_DAYS = {"今": 0, "昨": -1, "明": 1, "前": -2, "后": 2}
_HAN_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0}
# A date without a year lies at most this far after the issue that prints it.
_AHEAD = timedelta(days=62)


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
    ``line`` counts the text's lines.  ``leading`` is True where the date opens
    a sentence, so that the dates after it in its paragraph share its year;
    ``aside`` where it dates something that is over (始建于2004年) or begins
    (自2019年起).  ``dateline`` marks the day of the report (11月2日电).
    """

    span: Span
    kind: DateKind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    word: str = ""
    line: int = 0
    leading: bool = False
    aside: bool = False
    dateline: bool = False


@dataclass(frozen=True, slots=True)
class DateContext:
    """What an article tells of its dates: the issue's date (ISO, or a prefix) and all dates of its text."""

    published: str | None = None
    mentions: tuple[DateMention, ...] = ()


def date_context(text: str, published: str | None = None) -> DateContext:
    """Return the context of the dates in an article's text.

    >>> text = "2024年11月2日，云栖区召开推进会。3日，青禾社区举办义诊活动。"
    >>> context = date_context(text)
    >>> [resolve(mention, context) for mention in context.mentions]
    ['2024-11-02', '2024-11-03']
    """
    return DateContext(published, find_dates(text))


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
    if mention.word in _YEARS or mention.word == "同年":
        return _iso(_relative_year(mention, context), None, None)
    if mention.word.endswith("月"):
        return _relative_month(mention, context)
    return _relative_day(mention, context)


def _mentions(text: str) -> Iterator[DateMention]:
    line, counted = 0, 0
    for found in _DATE.finditer(text):
        line += text.count("\n", counted, found.start())
        counted = found.start()
        yield _mention(text, found, line)


def _mention(text: str, found: re.Match[str], line: int) -> DateMention:
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
        leading=not before or before[-1] in _LEAD,
        aside=bool(_ASIDE_BEFORE.search(before) or _ASIDE_AFTER.match(text, end)),
        dateline=bool(found["word"] or _DATELINE.match(text, end)) and day is not None,
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
    if text[0] in "0123456789０１２３４５６７８９":
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
    if mention.word in _YEARS or mention.word == "同年":
        return _relative_year(mention, context)
    governor = _governor(mention, context)
    if governor is not None:
        return governor
    if context.published:
        return _year_by_issue(mention, context.published)
    return _current_year(context)


def _governor(mention: DateMention, context: DateContext) -> int | None:
    for earlier in reversed(_before(mention, context)):
        if earlier.line != mention.line:
            return None
        if earlier.leading and not earlier.aside and earlier.year is not None:
            return earlier.year
    return None


def _year_by_issue(mention: DateMention, published: str) -> int:
    """The year that puts the date closest to the issue, at most two months after it."""
    issue = _last_day(published)
    year = int(published[:4])
    if len(published) == 4 or mention.month is None:
        return year
    limit = issue + _AHEAD
    is_next = (mention.month, mention.day or 1) <= (limit.month, limit.day) and limit.year > year
    is_past = (mention.month, mention.day or 1) > (limit.month, limit.day) and limit.year == year
    return year + is_next - is_past


def _last_day(published: str) -> date:
    parts = [int(part) for part in published.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    last = monthrange(year, month)[1]
    return date(year, month, min(parts[2], last) if len(parts) > 2 else last)


def _current_year(context: DateContext) -> int | None:
    """The latest year that the article names, where it opens a sentence or has a month, and is no aside."""
    years = [mention for mention in context.mentions if mention.year is not None and _iso(mention.year, None, None)]
    if not years:
        return None
    latest = max(mention.year or 0 for mention in years)
    fits = any(m.year == latest and not m.aside and (m.leading or m.month is not None) for m in years)
    return latest if fits else None


def _this_year(context: DateContext) -> int | None:
    return int(context.published[:4]) if context.published else _current_year(context)


def _relative_year(mention: DateMention, context: DateContext) -> int | None:
    if mention.word == "同年":
        return next((earlier.year for earlier in reversed(_before(mention, context)) if earlier.year), None)
    year = _this_year(context)
    return None if year is None else year + _YEARS[mention.word]


def _relative_month(mention: DateMention, context: DateContext) -> str | None:
    """上月, 本月25日: by the issue; 同月: by the date before."""
    if mention.word == "同月":
        return _with_day(mention, _previous(mention, context))
    today = _today(context) or (context.published if context.published and len(context.published) == 7 else None)
    if today is None:
        return None
    year, month = (int(today[:4]) if today[0] != "-" else None), int(today[-5:-3] if len(today) != 7 or today[0] == "-" else today[5:])
    step = {"上": -1, "下": 1}.get(mention.word[0], 0)
    index = month - 1 + step
    year = year + index // 12 if year else None
    return _iso(year, index % 12 + 1, mention.day)


def _with_day(mention: DateMention, previous: str | None) -> str | None:
    """The month of ``previous`` with the mention's day."""
    if previous is None:
        return None
    year = None if previous.startswith("--") else int(previous[:4])
    rest = previous[2:] if year is None else previous[5:]
    return _iso(year, int(rest[:2]), mention.day) if rest else None


def _relative_day(mention: DateMention, context: DateContext) -> str | None:
    if mention.word == "日":
        previous = _previous(mention, context)
        return _with_day(mention, previous) if previous else _day_by_issue(mention, context)
    if mention.word[0] in "当次翌":
        return _shift(_previous(mention, context), 0 if mention.word[0] == "当" else 1)
    if mention.word[1:2] == "周":
        return _weekday(mention.word, context)
    return _shift(_today(context), _DAYS[mention.word[0]])


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
    if day is None or len(day) not in (7, 10) or (len(day) == 7 and day[0] != "-"):
        return None
    if day[0] != "-":
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    if day == "--02-29":
        return day if days == 0 else None
    ends = {(date.fromisoformat(f"{year}{day[1:]}") + timedelta(days=days)).strftime("--%m-%d") for year in (2023, 2024)}
    return ends.pop() if len(ends) == 1 else None


def _before(mention: DateMention, context: DateContext) -> tuple[DateMention, ...]:
    return tuple(earlier for earlier in context.mentions if earlier.span.end <= mention.span.start)


def _previous(mention: DateMention, context: DateContext) -> str | None:
    """The nearest day named before, resolved."""
    for earlier in reversed(_before(mention, context)):
        if earlier.kind is DateKind.ABSOLUTE and earlier.day is not None:
            return resolve(earlier, context)
    return None
