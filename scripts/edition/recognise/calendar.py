"""Days of the Julian and the Gregorian calendar in any century, and dates of which a part is unknown."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_DAYS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ISO: Final = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")


class Partial(NamedTuple):
    """A date, or what is known of it: a part that is 0 is unknown or was not said."""

    year: int = 0
    month: int = 0
    day: int = 0

    @property
    def iso(self) -> str:
        """The date as TEI wants it (teidata.temporal.w3c); one without a year is "--05-14"."""
        parts = [f"{self.year:04d}" if self.year else "-"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    def exists(self, *, julian: bool = False) -> bool:
        """Whether the calendar has the date; without a year, 29 February may be."""
        if not 0 <= self.year <= 9999 or not 0 <= self.month <= 12 or (self.day and not self.month):
            return False
        return 0 <= self.day <= (days_in_month(self.year or 4, self.month, julian=julian) if self.month else 0)


#: A date of which nothing is known.
UNKNOWN: Final = Partial()


def parse_iso(text: str) -> Partial | None:
    """Read "1918", "1918-05" or "1918-05-14"; None for anything else. Whether it exists is not asked."""
    match = _ISO.fullmatch(text)
    return Partial(*(int(part or 0) for part in match.groups())) if match else None


def days_in_month(year: int, month: int, *, julian: bool = False) -> int:
    """Return the number of days of a month."""
    leap = year % 4 == 0 and (julian or year % 100 != 0 or year % 400 == 0)
    return _DAYS[month - 1] + (month == 2 and leap)


def day_number(date: Partial, *, julian: bool = False) -> int:
    """Return the Julian day number of a full date: the same day has the same number in each calendar."""
    shift = (14 - date.month) // 12
    year, month = date.year + 4800 - shift, date.month + 12 * shift - 3
    days = date.day + (153 * month + 2) // 5 + 365 * year + year // 4
    return days - 32083 if julian else days - year // 100 + year // 400 - 32045


def from_day_number(number: int, *, julian: bool = False) -> Partial:
    """Return the date that has a Julian day number."""
    centuries = 0 if julian else (4 * (number + 32044) + 3) // 146097
    days = number + 32082 if julian else number + 32044 - 146097 * centuries // 4
    year = (4 * days + 3) // 1461
    rest = days - 1461 * year // 4
    month = (5 * rest + 2) // 153
    day = rest - (153 * month + 2) // 5 + 1
    return Partial(100 * centuries + year - 4800 + month // 10, month + 3 - 12 * (month // 10), day)


def to_gregorian(julian: Partial) -> Partial:
    """Return the Gregorian twin of a full Julian date."""
    return from_day_number(day_number(julian, julian=True))


def to_julian(gregorian: Partial) -> Partial:
    """Return the Julian twin of a full Gregorian date."""
    return from_day_number(day_number(gregorian), julian=True)


def first_day(date: Partial) -> Partial:
    """Return the first day of a year or month; a day is its own."""
    return Partial(date.year, date.month or 1, date.day or 1)


def last_day(date: Partial, *, julian: bool = False) -> Partial:
    """Return the last day of a year or month; a day is its own."""
    month = date.month or 12
    return Partial(date.year, month, date.day or days_in_month(date.year or 4, month, julian=julian))


def plus_days(date: Partial, days: int, *, julian: bool = False) -> Partial:
    """Return the day that comes `days` after a full date."""
    return from_day_number(day_number(date, julian=julian) + days, julian=julian)


def plus_months(date: Partial, months: int) -> Partial:
    """Return a date `months` later, known to the month."""
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    return Partial(year, month + 1)


def weekday(date: Partial, *, julian: bool = False) -> int:
    """Return the day of the week of a full date: 0 is Monday."""
    return day_number(date, julian=julian) % 7
