"""From a date that is known to the TEI attributes that say it, in both calendars where Old Style is meant."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from edition.recognise.calendar import Partial, first_day, last_day, to_gregorian
from edition.recognise.dateexpression import Form


class Convention(StrEnum):
    """By which calendar the dates of a text before February 1918 go."""

    OLD_STYLE = "old-style"
    GREGORIAN = "gregorian"
    UNKNOWN = "unknown"


#: Russia went from 31 January 1918 (Old Style) to 14 February: what is earlier than this month is Old Style,
#: and 1 to 13 February 1918 are days of the Gregorian calendar only.
REFORM: Final = (1918, 2)
JULIAN: Final = "#julian"
_NAMES: Final = {Form.SPAN: ("from", "to"), Form.WITHIN: ("notBefore", "notAfter")}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A date, or a stretch of time between two, in the calendar that `julian` or `convention` tells."""

    first: Partial
    last: Partial | None = None
    form: Form = Form.POINT
    convention: Convention = Convention.GREGORIAN
    #: The words name the calendar ("julian", "gregorian"), or "".
    style: str = ""
    #: A stretch without sharp limits, for which the calendar does not matter.
    vague: bool = False

    def is_julian(self, date: Partial) -> bool:
        """Whether a date of this stretch is Old Style."""
        if self.vague or not date.year or not date.month:
            return False
        early = (date.year, date.month) < REFORM
        return self.style == "julian" or (not self.style and early and self.convention is Convention.OLD_STYLE)

    def is_open(self, date: Partial) -> bool:
        """Whether nothing tells to which calendar a date belongs."""
        early = bool(date.month) and date.year > 0 and (date.year, date.month) < REFORM
        return early and not self.vague and not self.style and self.convention is Convention.UNKNOWN

    def exists(self) -> bool:
        """Whether the dates are dates of their calendar, and in order."""
        ends = [self.first, *([self.last] if self.last else [])]
        if not all(one.exists(julian=self.is_julian(one) or self.is_open(one)) for one in ends):
            return False
        known = self.last is None or bool(self.first.year and self.last.year)
        return not known or self.last is None or first_day(self.first) <= last_day(self.last)


def tei_attributes(stretch: Stretch) -> dict[str, str]:
    """Return the attributes of date for a stretch of time (TEI Guidelines 14.4.1, att.datable.custom)."""
    if stretch.last is None:
        return _point(stretch)
    if not (stretch.first.year and stretch.last.year) and stretch.first > stretch.last:
        return {}
    lower, upper = _NAMES[stretch.form if stretch.form in _NAMES else Form.SPAN]
    return _end(stretch, stretch.first, lower, upper=False) | _end(stretch, stretch.last, upper, upper=True)


def twin_attributes(julian: Partial, gregorian: Partial) -> dict[str, str]:
    """Return the attributes of a day that is printed in both calendars."""
    if not julian.year:
        return {"when": gregorian.iso}
    return {"when": gregorian.iso, "when-custom": julian.iso, "calendar": JULIAN}


def _point(stretch: Stretch) -> dict[str, str]:
    date = stretch.first
    if stretch.is_open(date):
        return {"notBefore": date.iso, "notAfter": to_gregorian(last_day(date, julian=True)).iso}
    if not stretch.is_julian(date):
        return {"when": date.iso}
    if date.day:
        return twin_attributes(date, to_gregorian(date))
    # A whole month of the one calendar is no month of the other: its Gregorian twin is a span of days.
    span = _gregorian(date, upper=False), _gregorian(date, upper=True)
    return {"when-custom": date.iso, "from": span[0].iso, "to": span[1].iso, "calendar": JULIAN}


def _end(stretch: Stretch, date: Partial, name: str, *, upper: bool) -> dict[str, str]:
    if stretch.is_open(date):
        return {name: _gregorian(date, upper=True).iso if upper else date.iso}
    if not stretch.is_julian(date):
        return {name: date.iso}
    return {f"{name}-custom": date.iso, name: _gregorian(date, upper=upper).iso, "calendar": JULIAN}


def _gregorian(date: Partial, *, upper: bool) -> Partial:
    return to_gregorian(last_day(date, julian=True) if upper else first_day(date))
