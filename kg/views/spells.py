"""Which days a date of the graph covers: a day, a month or a year as an interval of days."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from kg.errors import ConfigError

Spell = tuple[str, str]
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def spell_of(day: str) -> Spell | None:
    """Return the first and the last day of a date, or None for one without a year.

    >>> spell_of("2024-11-02"), spell_of("2024-02"), spell_of("2024"), spell_of("--11-02")
    (('2024-11-02', '2024-11-02'), ('2024-02-01', '2024-02-29'), ('2024-01-01', '2024-12-31'), None)
    """
    found = _DATE.fullmatch(day)
    try:
        year, month, on = (int(part) if part else None for part in found.groups()) if found else (None,) * 3
        if year is None:
            return None
        first = date(year, month or 1, on or 1)
        last = date(year, month or 12, on or monthrange(year, month or 12)[1])
    except ValueError:
        return None
    return first.isoformat(), last.isoformat()


def window_of(since: str | None, until: str | None) -> Spell | None:
    """Return the days from the first of ``since`` to the last of ``until``; None where neither is given.

    Raises `ConfigError` where one is no date, or the end is before the beginning.

    >>> window_of("2024-09", "2024-11"), window_of(None, None)
    (('2024-09-01', '2024-11-30'), None)
    """
    if since is None and until is None:
        return None
    first = _given("since", since)[0] if since is not None else date.min.isoformat()
    last = _given("until", until)[1] if until is not None else date.max.isoformat()
    if last < first:
        raise ConfigError(f"until: {until} is before {since}")
    return first, last


def finest(days: Iterable[str]) -> list[str]:
    """Return the dates in order, without a year or a month of which a finer date is there.

    >>> finest(["2024", "2024-11-02", "2024-10"])
    ['2024-10', '2024-11-02']
    """
    known = sorted(set(days))
    return [day for day in known if not any(other.startswith(f"{day}-") for other in known)]


def overlaps(one: Spell, other: Spell) -> bool:
    """True where two intervals share a day."""
    return one[0] <= other[1] and other[0] <= one[1]


def joined(spells: Iterable[Spell]) -> tuple[Spell, ...]:
    """Return the intervals in order, those that overlap or follow each other by a day as one.

    >>> joined([("2024-11-02", "2024-11-02"), ("2024-11-01", "2024-11-01"), ("2024-12-01", "2024-12-31")])
    (('2024-11-01', '2024-11-02'), ('2024-12-01', '2024-12-31'))
    """
    return tuple(_joined(sorted(spells)))


def _joined(spells: Iterable[Spell]) -> Iterator[Spell]:
    current: Spell | None = None
    for spell in spells:
        if current and spell[0] <= _next(current[1]):
            current = current[0], max(current[1], spell[1])
            continue
        if current:
            yield current
        current = spell
    if current:
        yield current


def _next(day: str) -> str:
    return day if day == date.max.isoformat() else (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _given(name: str, day: str) -> Spell:
    spell = spell_of(day)
    if spell is None:
        raise ConfigError(f"{name}: {day!r} is no date; write 2024-11-05, 2024-11 or 2024")
    return spell
