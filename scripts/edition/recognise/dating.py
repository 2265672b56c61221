"""The recogniser of dates: every date expression of the reading text becomes a `date` span."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from edition.model import Finding, Location, finding
from edition.recognise.calendar import Partial, parse_iso
from edition.recognise.datecontext import DatingContext, Memory
from edition.recognise.dateexpression import Expression
from edition.recognise.dateterms import find_expressions
from edition.recognise.datevalue import Dated, Dater
from edition.recognise.inline import regions
from edition.recognise.layout import Layout
from edition.recognise.span import Certainty, Span, SpanIndex, blocks
from edition.source import Source

#: A date holds emphasis, calls and omissions, and must not cross them; nor can it hold a quotation.
_INSIDE: Final = frozenset({"hi", "ref", "gap", "desc", "surplus", "lb"})
_NOT_INSIDE: Final = frozenset(
    {"q", "docAuthor", "label", "persName", "placeName", "orgName", "rs", "title", "foreign"}
)
_FIGURES: Final = re.compile(r"\d[\d.,\s%–-]*")
_YEAR: Final = re.compile(r"1[6-9]\d\d|20[0-4]\d")
_MASKED: Final = frozenset({"surplus", "ref"})


@dataclass
class Dates:
    """The dates of a text, and what an editor should look at."""

    spans: list[Span] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def recognise_dates(source: Source, layout: Layout, inline: Iterable[Span], context: DatingContext) -> Dates:
    """Recognise the dates in the blocks of a layout, page furniture apart.

    `inline` are the spans inside blocks: marks of emphasis and footnote calls are passed over, and a date
    that would cross a span is left out. The dates that an editor decided on are returned with the others.
    """
    every = [*layout.spans, *inline]
    return _Recogniser(source, every, context).run()


class _Recogniser:
    def __init__(self, source: Source, spans: Sequence[Span], context: DatingContext) -> None:
        self.source = source
        self.context = context
        self.spans = spans
        self.text = _masked(source.text, spans)
        self.fence = _Fence(spans)
        self.names = _Ranges(context.taken)
        self.settled = _Ranges([*context.none, *((one.start, one.end) for one in context.decided)])
        self.front = [span for span in spans if span.kind == "front"]
        self.inner = SpanIndex(spans, {"p", "cell", "label"})
        self.year_rows = self._rows_of_years()
        self.decided = SpanIndex(context.decided, {"date"})
        printed = context.anchor.year and re.search(rf"(?<!\d){context.anchor.year}(?!\d)", source.text)
        self.anchor_evidence = "internal" if printed else "external"
        self.found = Dates()

    def run(self) -> Dates:
        heading = 0
        for block in blocks(self.spans):
            if block.kind == "fw":
                continue
            memory = Memory(heading=0 if block.kind in {"head", "note", "bibl"} else heading)
            figures = self._figures(block) if block.kind == "row" else frozenset()
            for start, end in regions(block, self.inner):
                if start not in figures:
                    self._region(block, start, end, memory)
            if block.kind == "head" and not any(front.contains(block) for front in self.front):
                heading = memory.date.year
        self.found.spans += self.context.decided
        self.found.spans.sort(key=lambda span: span.start)
        return self.found

    def _figures(self, row: Span) -> frozenset[int]:
        """Return where the cells begin that are numbers and no years.

        They are years where all numbers of the row are, or all of the first column.
        """
        cells = list(regions(row, self.inner))
        if _all_years(self.source.slice(*cell) for cell in cells):
            return frozenset()
        if row.start in self.year_rows:
            del cells[0]
        return frozenset(start for start, end in cells if _FIGURES.fullmatch(self.source.slice(start, end).strip()))

    def _rows_of_years(self) -> set[int]:
        """Return where the rows begin of those tables whose first column has years, a heading apart."""
        found: set[int] = set()
        rows = SpanIndex(self.spans, {"row"})
        for table in (span for span in self.spans if span.kind == "table"):
            inside = rows.within(table)
            if _all_years(self.source.slice(*next(regions(row, self.inner))) for row in inside):
                found |= {row.start for row in inside}
        return found

    def _region(self, block: Span, start: int, end: int, memory: Memory) -> None:
        text = self.text[start:end]
        decided = iter(self.decided.beginning(start, end))
        waiting = next(decided, None)
        for expression in find_expressions(text):
            while waiting and waiting.start < start + expression.end:
                memory.note(_printed(waiting))
                waiting = next(decided, None)
            place = start + expression.start, start + expression.end
            if self.settled.touch(*place):
                continue
            dated = Dater(text, memory, self.context, self.anchor_evidence, in_note=block.kind in {"note", "bibl"})
            found = dated.date(expression)
            # A date in a name is not marked, but what follows may take its year from it.
            if not self.names.touch(*place) and not self.fence.cuts(*place):
                self._add(start, expression, found, dated.problem)

    def _add(self, start: int, expression: Expression, found: Dated | None, problem: str) -> None:
        begin, end = start + expression.start, start + (found.end if found else expression.end)
        if problem:
            where = Location(self.source.name, self.source.line_at(begin))
            self.found.findings.append(finding(problem, where, " ".join(self.source.slice(begin, end).split())))
        if not found:
            return
        attributes = dict(found.attributes)
        if found.cert:
            attributes |= {"cert": found.cert.value, "evidence": found.evidence, "resp": self.context.resp}
        cert = found.cert or Certainty.HIGH
        self.found.spans.append(Span(begin, end, "date", attributes, cert, origin="dates"))


def _all_years(cells: Iterable[str]) -> bool:
    """Whether those of the cells that are numbers are years, and there is one."""
    numbers = [cell.strip() for cell in cells if _FIGURES.fullmatch(cell.strip())]
    return bool(numbers) and all(_YEAR.fullmatch(number) for number in numbers)


def _printed(decided: Span) -> Partial:
    """Return the date that an editor gave, in the calendar in which it is printed."""
    names = ("when-custom", "when", "to-custom", "to", "notAfter", "from-custom", "from", "notBefore")
    values = (parse_iso(decided.attributes.get(name, "")) for name in names)
    return next((value for value in values if value), Partial())


def _masked(text: str, spans: Iterable[Span]) -> str:
    """Return the text with blanks in place of marks of emphasis and footnote calls; offsets stay."""
    pieces, at = [], 0
    for span in sorted((s for s in spans if s.kind in _MASKED), key=lambda s: s.start):
        if span.start >= at:
            pieces += [text[at : span.start], " " * (span.end - span.start)]
            at = span.end
    return "".join([*pieces, text[at:]])


class _Ranges:
    """Ranges of a text, found by place."""

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        self.ranges = sorted(ranges)
        self.longest = max((end - start for start, end in self.ranges), default=0)

    def touch(self, start: int, end: int) -> bool:
        """Whether one of the ranges overlaps [start, end)."""
        first = bisect.bisect_left(self.ranges, (start - self.longest,))
        last = bisect.bisect_left(self.ranges, (end,))
        return any(stop > start for _, stop in self.ranges[first:last])


class _Fence:
    """The spans that a date must not cross, and those that it cannot hold."""

    def __init__(self, spans: Iterable[Span]) -> None:
        others = [s for s in spans if s.kind in _INSIDE | _NOT_INSIDE]
        self.opening = sorted((s.start, s.end, s.kind in _NOT_INSIDE) for s in others)
        self.closing = sorted((s.end, s.start) for s in others)

    def cuts(self, start: int, end: int) -> bool:
        """Whether a date at [start, end) would cross a span, or hold what it cannot."""
        opening = self.opening[bisect.bisect_left(self.opening, (start,)) : bisect.bisect_left(self.opening, (end,))]
        if any((stop > end and begin > start) or (barred and stop <= end) for begin, stop, barred in opening):
            return True
        closing = self.closing[
            bisect.bisect_left(self.closing, (start + 1,)) : bisect.bisect_left(self.closing, (end,))
        ]
        return any(begin < start for _, begin in closing)
