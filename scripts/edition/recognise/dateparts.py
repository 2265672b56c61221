"""Parts of years, months, decades and centuries: what "early 1918" and "the last three months" mean in dates."""

from __future__ import annotations

from typing import Final

from edition.recognise.calendar import Partial, days_in_month
from edition.recognise.dateexpression import Form

#: Early, mid and late as shares of 100 parts; an edition must settle it somehow, and @cert says it is a guess.
_THIRDS: Final = {"early": (0, 33), "mid": (33, 67), "late": (67, 100)}
#: How many of the smaller units (months, days, years) one unit has, by what is divided.
_SIZES: Final = {
    "year": {"half": 6, "quarter": 3, "third": 4, "month": 1},
    "month": {"half": 15, "third": 10, "week": 7, "day": 1},
    "decade": {"half": 5, "year": 1},
    "century": {"half": 50, "quarter": 25, "third": 33, "decade": 10, "year": 1},
}
_PLACES: Final = {"first": 0, "second": 1, "third": 2}
#: "The first days", "the last months": a number that is not said is taken to be this.
_SOME: Final = 3


def part_of(part: str, first: Partial, last: Partial | None) -> tuple[Partial, Partial, Form, bool]:
    """Return a part of a year, month, decade or century: its ends, how they are meant, whether it is vague.

    `part` is "early", "mid", "late", or place, number and unit as in "last 3 month", "second 0 half".
    """
    whole, count = _whole(first, last)
    if part in _THIRDS:
        begin, end = (round(share * count / 100) for share in _THIRDS[part])
        return _unit(first, whole, begin), _unit(first, whole, end - 1), Form.WITHIN, True
    place, number, unit = part.split()
    size = _SIZES[whole].get(unit)
    if size is None or place not in {*_PLACES, "last"}:
        return _unit(first, whole, 0), _unit(first, whole, count - 1), Form.WITHIN, True
    divides = unit in {"half", "quarter", "third"}
    length = min(count, size * (int(number) or _SOME))
    begin = count - length if place == "last" else length * _PLACES[place]
    if divides and begin + 2 * length > count:
        length = count - begin
    begin = min(begin, count - 1)
    end = min(count, begin + length)
    exact = number != "0"
    return _unit(first, whole, begin), _unit(first, whole, end - 1), Form.SPAN if exact else Form.WITHIN, not exact


def _whole(first: Partial, last: Partial | None) -> tuple[str, int]:
    if last is not None:
        years = last.year - first.year + 1
        return ("century" if years >= 100 else "decade"), years
    if first.month:
        return "month", days_in_month(first.year or 4, first.month)
    return "year", 12


def _unit(first: Partial, whole: str, index: int) -> Partial:
    if whole == "year":
        return Partial(first.year, index + 1)
    if whole == "month":
        return Partial(first.year, first.month, index + 1)
    return Partial(first.year + index)
