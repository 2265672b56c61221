"""Lines of a capture that are dates or have one: what the layout looks at, before any date is encoded.

The dates of the text itself are found by `dating`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from edition.recognise.datewords import ABBREVIATED, MONTHS, any_of

_NUMBER: Final = MONTHS | ABBREVIATED
_MONTH: Final = rf"(?P<month>{any_of(*_NUMBER)})\b\.?"
_WEEKDAY: Final = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
_YEAR: Final = r"(?P<year>1[5-9]\d\d|20\d\d)"

_FORMS: Final = tuple(
    re.compile(pattern.replace("MONTH", _MONTH), re.IGNORECASE)
    for pattern in (
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.)?\s+(?:of\s+)?MONTH,?\s+{_YEAR}",
        rf"{_WEEKDAY}MONTH\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"{_YEAR}-(?P<nn>\d\d)-(?P<day>\d\d)",
        rf"(?P<day>\d{{1,2}})[./](?P<nn>\d{{1,2}})[./]{_YEAR}",
        rf"MONTH,?\s+{_YEAR}",
        rf"{_YEAR}",
    )
)


#: A time of day after a date ("2.15 a.m.").
_TIME: Final = re.compile(r",?\s+(?:at\s+)?\d{1,2}[.:]\d\d(?:\s?[ap]\.?\s?m\.?)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date in a text: where it stands in that text (code points) and its ISO 8601 value."""

    start: int
    end: int
    when: str


def find_date(text: str) -> DateExpression | None:
    """Return the first date of the most precise form that the text has, or None."""
    for form in _FORMS:
        for match in form.finditer(text):
            if (when := _iso(match)) and _stands_alone(text, match):
                return DateExpression(match.start(), match.end(), when)
    return None


def is_date_line(text: str) -> bool:
    """Whether a line is a date and nothing else, brackets and a final stop apart."""
    bare = _TIME.sub("", text.strip().strip("()[]").strip())
    bare = re.sub(r"\s*(?:г\.?|года|\.)$", "", bare)
    found = find_date(bare)
    return found is not None and (found.start, found.end) == (0, len(bare))


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()][-1:], text[match.end() :][:1]
    return not (before.isalnum() or before in {"/", "-"} or after.isalnum())


def _iso(match: re.Match[str]) -> str:
    parts = match.groupdict()
    year, day = parts["year"], parts.get("day")
    number = parts.get("nn") or _NUMBER.get((parts.get("month") or "").rstrip(".").lower())
    if not number:
        return year
    if not day:
        return f"{year}-{int(number):02d}"
    try:
        return date(int(year), int(number), int(day)).isoformat()
    except ValueError:
        return ""
