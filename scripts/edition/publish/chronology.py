"""The timeline of an edition: its texts, and the events of the register that they name, as data for the stylesheets."""

from __future__ import annotations

import calendar
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from edition.names import tei
from edition.publish.lettering import shortened, width
from edition.publish.mapfigure import FIGURE
from edition.registers.model import Kind
from edition.registers.records import Record
from edition.registers.usage import Usage

#: Width, height of a row, and size of type of the drawing, in units that are pixels on a wide page.
_WIDTH: Final = 720
_ROW: Final = 25
_SIZE: Final = 16.0
_TOP: Final = 34
_EDGE: Final = 10.0
_GAP: Final = 14.0
#: The texts that have a mark of their own; of more, each year has a bar.
_TEXTS: Final = 16
_HIGHEST_BAR: Final = 70
#: The events that are drawn at most, and the rows of the table.
_EVENTS: Final = 24
_ROWS: Final = 100
#: The years that have a mark on the axis at most.
_MARKS: Final = 15
#: The longest label.
_LONGEST: Final = 480.0
#: What happened earlier than this part of the texts' own span before them, with nothing between, is not drawn.
_BEFORE: Final = 0.5
_AT_LEAST: Final = 3.0
_DATE: Final = re.compile(r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?")
_DAYS: Final = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)


@dataclass(frozen=True)
class Moment:
    """A text or an event with its dates, as ISO 8601 and as parts of years; `words` are those of the source."""

    kind: str
    name: str
    page: str
    since: str
    until: str
    start: float
    end: float
    author: str = ""
    words: str = ""
    mentions: int = 0


def moment(kind: str, name: str, page: str, since: str, until: str, **more: str | int) -> Moment | None:
    """Return a moment; None without a date that is one."""
    start, end = years(since or until), years(until or since)
    if start is None or end is None:
        return None
    return Moment(kind, name, page, since or until, until or since, start[0], max(end[1], start[1]), **more)  # type: ignore[arg-type]


def years(iso: str) -> tuple[float, float] | None:
    """Return where a date begins and ends on a line of years; None for what is no date of ISO 8601."""
    found = _DATE.fullmatch(iso)
    if not found:
        return None
    year = int(found[1])
    if not found[2]:
        return float(year), year + 1.0
    month = int(found[2])
    if not 1 <= month <= 12:
        return None
    first = year + _DAYS[month - 1] / 365
    if not found[3]:
        return first, year + (_DAYS[month] if month < 12 else 365) / 365
    if not 1 <= int(found[3]) <= calendar.monthrange(2000, month)[1]:
        return None
    return first + (int(found[3]) - 1) / 365, first + int(found[3]) / 365


def events(records: Sequence[Record], used: Mapping[str, Usage]) -> list[Moment]:
    """Return the events that the texts name and whose dates are known, in the order of time."""
    found = []
    for record in records:
        entry = record.entry
        count = len(used[entry.id].mentions) if entry.id in used else 0
        if entry.kind is Kind.EVENT and record.page and count:
            page = f"registers/{record.page}.html"
            found.append(moment("event", entry.label, page, entry.start, entry.end, mentions=count))
    return in_order(found)


def in_order(moments: Iterable[Moment | None]) -> list[Moment]:
    """Return those that have dates, in the order of time; of equal ones the longer first."""
    return sorted((one for one in moments if one), key=lambda one: (one.start, -one.end, one.kind, one.name, one.page))


def timeline_element(texts: Sequence[Moment], named: Sequence[Moment]) -> etree._Element | None:
    """Return the timeline as XML; None for fewer than two dates. Both lists are in the order of time."""
    if not texts or len(texts) + len(named) < 2:
        return None
    drawn, rest = _drawn(texts, named)
    first, last = _axis(texts, drawn)
    axis = _Axis(first, last)
    root = etree.Element(f"{{{FIGURE}}}timeline", nsmap={None: FIGURE})
    marked = _lane(root, axis, texts, 0) if len(texts) <= _TEXTS else _bars(root, axis, texts)
    height = _lane(root, axis, drawn, marked) if drawn else marked
    for year, middle in axis.marks:
        label = {} if middle is None else {"label": year, "label-x": f"{middle:.1f}"}
        _add(root, "year", {"x": f"{axis.place(year):.1f}", **label})
    about = {"width": _WIDTH, "height": height + 6, "first": first, "last": last - 1}
    for key, value in about.items():
        root.set(key, str(value))
    _table(root, texts, named, rest)
    return root


def _drawn(texts: Sequence[Moment], named: Sequence[Moment]) -> tuple[list[Moment], list[Moment]]:
    """Return the events that the drawing shows and those that are too far from the texts, or one too many."""
    begin, end = min(one.start for one in texts), max(one.end for one in texts)
    room = max(_AT_LEAST, (end - begin) * _BEFORE)
    near = [one for one in named if one.end >= begin and one.start <= end]
    for one in sorted((one for one in named if one.end < begin), key=lambda one: -one.end):
        if min([begin, *(other.start for other in near)]) - one.end <= room:
            near.append(one)
    for one in sorted((one for one in named if one.start > end), key=lambda one: one.start):
        if one.start - max([end, *(other.end for other in near)]) <= room:
            near.append(one)
    kept = set(sorted(near, key=lambda one: (-one.mentions, one.start, one.page))[:_EVENTS])
    return [one for one in named if one in kept], [one for one in named if one not in kept]


def _axis(texts: Sequence[Moment], drawn: Sequence[Moment]) -> tuple[int, int]:
    """Return the first year of the drawing and the one after its last; a long event does not stretch it."""
    begin, end = min(one.start for one in texts), max(one.end for one in texts)
    room = max(_AT_LEAST, (end - begin) * _BEFORE)
    first = min([begin, *(one.start if one.start > begin - 2 * room else begin - room for one in drawn)])
    last = max([end, *(one.end if one.end < end + 2 * room else end + room for one in drawn)])
    return math.floor(first), max(math.ceil(last - 1e-9), math.floor(first) + 1)


class _Axis:
    """The line of years."""

    def __init__(self, first: int, last: int) -> None:
        self.first, self.last = first, last
        steps = (scale * one for scale in (1, 10, 100, 1000) for one in (1, 2, 5))
        self.step = next((one for one in steps if (last - first) / one <= _MARKS), 1000)

    @property
    def marks(self) -> Iterator[tuple[int, float | None]]:
        """Yield the years that have a line, each with the middle of its label: single years have it in their middle."""
        for year in range(math.ceil(self.first / self.step) * self.step, self.last + 1, self.step):
            single = self.place(year + 0.5) if year < self.last else None
            yield year, single if self.step == 1 else self.place(year)

    def place(self, year: float) -> float:
        """Return where a moment lies on the paper."""
        within = max(float(self.first), min(float(self.last), year))
        return _EDGE + (within - self.first) / (self.last - self.first) * (_WIDTH - 2 * _EDGE)


def _lane(root: etree._Element, axis: _Axis, moments: Sequence[Moment], below: int) -> int:
    """Add a lane of marks with labels, none of which touches another; return where it ends."""
    top = below + (12 if below else _TOP)
    several = len({one.author for one in moments}) > 1
    rows: list[list[tuple[float, float]]] = []
    for one in moments:
        left, right = axis.place(one.start), axis.place(one.end)
        words = ", ".join(part for part in (one.author if several else "", one.name) if part)
        label, x, anchor, span = _label(words, left, right)
        free = (n for n, taken in enumerate(rows) if all(span[1] < a or b < span[0] for a, b in taken))
        number = next(free, len(rows))
        if number == len(rows):
            rows.append([])
        rows[number].append(span)
        about = {"kind": one.kind, "page": one.page, "name": one.name, "author": one.author, "words": one.words}
        about |= {"left": f"{left:.1f}", "right": f"{right:.1f}", "y": str(top + number * _ROW + _ROW // 2)}
        about |= {"label": label, "label-x": f"{x:.1f}", "anchor": anchor, "mentions": str(one.mentions or "")}
        _date(_add(root, "item", about), one)
    return top + len(rows) * _ROW


def _label(words: str, left: float, right: float) -> tuple[str, float, str, tuple[float, float]]:
    """Return the words of a label, where they stand, their anchor, and what mark and words cover of a row."""
    reach, middle = max(right - left, 10.0) / 2, (left + right) / 2
    after, before = middle + reach + 7, middle - reach - 7
    sides = {"start": _WIDTH - after, "end": before}
    words = shortened(words, min(max(sides.values()), _LONGEST), _SIZE)
    anchor = "start" if width(words, _SIZE) <= sides["start"] else "end"
    wide = width(words, _SIZE)
    if anchor == "start":
        return words, after, anchor, (middle - reach, after + wide + _GAP)
    return words, before, anchor, (before - wide - _GAP, middle + reach)


def _bars(root: etree._Element, axis: _Axis, texts: Sequence[Moment]) -> int:
    """Add a bar for each year with texts; return where the lane ends."""
    counts = Counter(math.floor(one.start) for one in texts)
    most, bottom = max(counts.values()), _TOP + _HIGHEST_BAR
    for year, count in sorted(counts.items()):
        high = max(2.0, count / most * _HIGHEST_BAR)
        left, right = axis.place(year), axis.place(year + 1)
        about = {"x": f"{left:.1f}", "width": f"{max(right - left - 1, 1):.1f}", "y": f"{bottom - high:.1f}"}
        _add(root, "bar", about | {"height": f"{high:.1f}", "year": year, "count": count})
    return bottom + 10


def _table(root: etree._Element, texts: Sequence[Moment], named: Sequence[Moment], rest: Sequence[Moment]) -> None:
    """Add the rows of the table: texts, or the years that have some, and events, as many as a page can bear."""
    left_out = set(rest)
    if len(texts) > _TEXTS:
        for year, count in sorted(Counter(math.floor(one.start) for one in texts).items()):
            _add(root, "counted", {"year": year, "count": count})
    shown = sorted(named, key=lambda one: (-one.mentions, one.start, one.page))[:_ROWS]
    for one in in_order([*(texts if len(texts) <= _TEXTS else ()), *shown]):
        about = {"kind": one.kind, "page": one.page, "name": one.name, "author": one.author, "words": one.words}
        state = "beyond" if one in left_out else "drawn"
        _date(_add(root, "moment", about | {"mentions": str(one.mentions or ""), "state": state}), one)


def _date(parent: etree._Element, one: Moment) -> None:
    """Add the date as TEI has it."""
    date = etree.SubElement(parent, tei("date"))
    told = {"when": one.since} if one.since == one.until else {"from": one.since, "to": one.until}
    for name, value in told.items():
        date.set(name, value)


def _add(parent: etree._Element, name: str, attributes: Mapping[str, object]) -> etree._Element:
    element = etree.SubElement(parent, f"{{{FIGURE}}}{name}")
    for key, value in attributes.items():
        if value != "":
            element.set(key, str(value))
    return element
