"""Days, months and years, alone, in lists and in ranges: what each form of expression means."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any, Final

from edition.recognise.calendar import Partial
from edition.recognise.dateexpression import Expression, Form, Reader, Relation
from edition.recognise.datepatterns import BETWEEN, MONTH, PATTERNS, relation_of
from edition.recognise.datewords import ABBREVIATED, GERMAN, MONTHS, SMALL
from edition.recognise.plausible import is_bare_month, is_counted, is_day, is_number_of

_FROM: Final = re.compile(r"\b(?:am|vom|zum|bis|den|der|dem)\s$")
_DAY: Final = re.compile(r"(\d+)(?:st|nd|rd|th|er)?")
_MONTH: Final = re.compile(MONTH)


Rule = Callable[[Reader, "re.Match[str]"], list[Expression]]


def read_forms(reader: Reader, at: int, names: tuple[str, ...]) -> list[Expression]:
    """Return what the first of the named forms that fits at a place says; nothing when none does."""
    for name in names:
        match = PATTERNS[name].match(reader.text, at, reader.end)
        if match and (found := _RULES[name](reader, match)):
            return found
    return []


def month_number(name: str | None) -> int:
    """Return the number of a month by its name."""
    bare = (name or "").rstrip(".").lower()
    return MONTHS.get(bare) or ABBREVIATED.get(bare, 0)


def _date(match: re.Match[str], n: int) -> Partial:
    """Return the date that the groups of number n name."""
    group = match.groupdict()
    day = _DAY.match(group.get(f"day{n}") or "")
    return Partial(int(group.get(f"year{n}") or 0), month_number(group.get(f"month{n}")), int(day[1]) if day else 0)


def _end(match: re.Match[str], n: int) -> int:
    names = (name for name in (f"day{n}", f"month{n}", f"year{n}", f"relation{n}") if match.groupdict().get(name))
    return max(match.end(name) for name in names)


def _make(match: re.Match[str], first: Partial, **more: Any) -> Expression:
    return Expression(match.start(), match.end(), first, **more)


def _style(words: str | None) -> str:
    return "" if not words else "julian" if words[0] in "Oоoс" else "gregorian"


def _named(match: re.Match[str], n: int = 1) -> bool:
    """Whether the word is a month: in English months have a capital, unless a year makes it plain."""
    name = (match[f"month{n}"] or "").rstrip(".")
    return not name[:1].islower() or name in SMALL or bool(match.groupdict().get(f"year{n}"))


def form_of(join: str, first: Partial, last: Partial) -> Form | None:
    """Return how two dates make one: "or" gives limits, a dash or "to" a span, "and" a span of neighbours only."""
    word = join.split()[0].lower() if join.strip() else "-"
    if word in {"or", "или"}:
        return Form.WITHIN
    if word in {"and", "und", "et", "и"} and not _neighbours(first, last):
        return None
    return Form.SPAN


def _neighbours(first: Partial, last: Partial) -> bool:
    if first.day or last.day:
        return first.month == last.month and last.day == first.day + 1
    return bool(first.month) and (last.year or first.year) == first.year and last.month == first.month + 1


def _iso(reader: Reader, match: re.Match[str]) -> list[Expression]:
    year, month, day = int(match["year1"]), int(match["nn"]), int(match["day1"] or 0)
    if is_number_of(reader.text, match.start()) or (not day and month > year % 100):
        return []  # "1901-10" are ten years
    return [_make(match, Partial(year, month, day))]


def _figures(reader: Reader, match: re.Match[str]) -> list[Expression]:
    day, month, year = int(match["day1"]), int(match["nn"]), int(match["year1"])
    american = month > 12 and match["mark"] == "/"
    date = Partial(year, day, month) if american else Partial(year, month, day)
    if not date.day or not date.month or not date.exists(julian=True):
        return []
    return [_make(match, date, ambiguous=match["mark"] == "/" and max(day, month) <= 12)]


def _twin(reader: Reader, match: re.Match[str]) -> list[Expression]:
    """Read the two forms of one day: "25 October (7 November) 1917"."""
    group = match.groupdict()
    year = int(group.get("year1") or group.get("year3") or group.get("year2") or 0)
    if not (_named(match) or year):
        return []
    relation = relation_of(group.get("relation1") or group.get("relation3") or group.get("relation2"))
    first, second = _date(match, 1), _date(match, 2)
    if not first.year and second.year:  # "31 December (13 January 1918)"
        year = second.year - (first.month > second.month)
    first = first._replace(year=first.year or year)
    turn = first.month == 12 and second.month == 1
    second = second._replace(year=second.year or (first.year and first.year + turn))
    return [_make(match, first, twin=second, relation=relation, plain_end=_end(match, 1))]


def _two_days(reader: Reader, match: re.Match[str]) -> list[Expression]:
    """Read "12 (25) October 1917", or "12/25 October" where the calendars are as far apart."""
    date = _date(match, 1)
    other = _date(match, 2).day or _date(match, 3).day
    apart = (other - date.day) % 30
    if not _named(match) or not (10 <= apart <= 14 or 16 <= apart <= 20):
        return []
    first = date._replace(month=date.month - 1 or 12) if other < date.day and apart <= 14 else date
    twin = date._replace(day=other)
    return [_make(match, first, twin=twin, relation=relation_of(match["relation1"]), plain_end=match.end())]


def _pair(reader: Reader, match: re.Match[str]) -> list[Expression]:
    """Read "27 February – 3 March 1917"; "and" makes two dates, of which the first may take the other's year."""
    if not (_named(match, 1) or match["year2"]) or not _named(match, 2):
        return []
    first, last = _date(match, 1), _date(match, 2)
    relations = [relation_of(match[f"relation{n}"]) for n in (1, 2)]
    if not first.year and last.year and not relations[0]:
        first = first._replace(year=last.year - ((first.month, first.day) > (last.month, last.day)))
    form = form_of(match["join"], first, last)
    if form is None and reader.after(BETWEEN, match.start()):
        form = Form.SPAN
    if form:
        return [_make(match, first, last=last, form=form, relation=relations[1] or relations[0])]
    own = relations[0] or (Relation.NONE if first.year else relations[1])
    return [
        Expression(match.start(), _end(match, 1), first, relation=own),
        Expression(match.end("join"), match.end(), last, relation=relations[1]),
    ]


def _days(reader: Reader, match: re.Match[str]) -> list[Expression]:
    """Read "17–18 February", "May 6, 7 and 8": neighbours make a span, others are dates of their own."""
    name = match["month1"].rstrip(".").lower()
    dotted = match.start("days") < match.start("month1") and match["days"].endswith(".")
    if not _named(match) or (dotted and not (name in GERMAN or match["year1"] or reader.after(_FROM, match.start()))):
        return []
    numbers = list(_DAY.finditer(match.string, *match.span("days")))
    dates = [_date(match, 1)._replace(day=int(number[1])) for number in numbers]
    whole = _make(match, dates[0], relation=relation_of(match["relation1"]), style=_style(match["style1"]))
    if len(dates) == 1:
        return [whole]
    form = form_of(match["more"] or match["listed"] or "", dates[-2], dates[-1])
    if form is None and reader.after(BETWEEN, match.start()):
        form = Form.SPAN
    run = all(b.day == a.day + 1 for a, b in pairwise(dates))
    if form and dates[0].day < dates[-1].day and (match["more"] or run or form is Form.WITHIN):
        return [replace(whole, last=dates[-1], form=form)]
    starts = [whole.start, *(number.start() for number in numbers[1:])]
    stops = [*(number.end() for number in numbers[:-1]), whole.end]
    return [replace(whole, start=a, end=b, first=date) for a, b, date in zip(starts, stops, dates, strict=True)]


def _ordinal(reader: Reader, match: re.Match[str]) -> list[Expression]:
    day = int(match["day1"])
    known = reader.inside or is_day(reader.text, match.start(), match.end(), reader.end)
    return [_make(match, Partial(0, 0, day))] if 1 <= day <= 31 and known else []


def _month_list(reader: Reader, match: re.Match[str]) -> list[Expression]:
    """Read "August, September or October 1914", "May and June": one span or limits, or a date for each."""
    names = list(_MONTH.finditer(match.string, *match.span("months")))
    dated = bool(match["year1"] or match["relation1"])
    capital = all(not name[0][0].islower() or name[0].lower() in SMALL for name in names)
    if not capital or not (dated or _bare(reader, match.start(), match.end())):
        return []
    months = [Partial(int(match["year1"] or 0), month_number(name[0])) for name in names]
    relation = relation_of(match["relation1"])
    form = form_of(match["and"] or match["dash"], months[-2], months[-1])
    if form is None and reader.after(BETWEEN, match.start()):
        form = Form.SPAN
    run = all(b.month == a.month + 1 for a, b in pairwise(months))
    if form and (len(months) == 2 or run or form is Form.WITHIN):
        first = months[0]
        if first.year and first.month > months[-1].month:
            first = first._replace(year=first.year - 1)
        return [_make(match, first, last=months[-1], form=form, relation=relation)]
    stops = [*(name.end() for name in names[:-1]), match.end()]
    return [
        Expression(name.start(), stop, month, relation=relation)
        for name, stop, month in zip(names, stops, months, strict=True)
    ]


def _bare(reader: Reader, start: int, end: int) -> bool:
    return is_bare_month(reader.text, start, end, reader.end, inside=reader.inside)


def _month_years(reader: Reader, match: re.Match[str]) -> list[Expression]:
    """Read "October 1917 to March 1918"."""
    dated = any(match[f"{name}{n}"] for name in ("year", "relation") for n in (1, 2))
    return _pair(reader, match) if dated else []


def _month(reader: Reader, match: re.Match[str]) -> list[Expression]:
    """Read "October 1917", "March of last year", "in March"; a year that counts things is none."""
    date, relation = _date(match, 1), relation_of(match["relation1"])
    end = match.end()
    if date.year and is_counted(match.string, match.end("year1"), reader.end):
        date, end = date._replace(year=0), match.end("month1")
    name = match["month1"]
    if not _named(match) or name.endswith(".") > bool(date.year or relation):
        return []
    dated = date.year or relation
    if not dated and (name.lower() in ABBREVIATED or not _bare(reader, match.start(), end)):
        return []
    return [Expression(match.start(), end, date, relation=relation)]


_RULES: Final[dict[str, Rule]] = {
    "iso": _iso,
    "figures": _figures,
    "day-twin": _twin,
    "day-slash": _twin,
    "two-days": _two_days,
    "day-pair": _pair,
    "days": _days,
    "ordinal": _ordinal,
    "month-twin": _twin,
    "month-slash": _twin,
    "month-two-days": _two_days,
    "month-pair": _pair,
    "month-days": _days,
    "month-list": _month_list,
    "month-years": _month_years,
    "month": _month,
}
