"""Tables among the units of a text: cells set apart by TABs, by bars, or by two blanks and more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from edition.recognise import patterns
from edition.recognise.span import Span
from edition.recognise.units import Unit
from edition.source import BLANK

_TAB: Final = re.compile(r"\t")
_BAR: Final = re.compile(r"\|")
_BLANKS: Final = re.compile(r" {2,}")
_BAR_LINE: Final = re.compile(r"\|.*\|")
_BAR_RULE: Final = re.compile(r"\|[\s:|-]+\|")
_NUMBER: Final = re.compile(r"[^\w]*[\d.,%–—-]+[^\w]*")


def table_at(units: Sequence[Unit], index: int) -> int:
    """Return how many units from `index` on are rows of one table; fewer than two rows are none."""
    for is_row, least in ((_is_tab_row, 2), (_is_bar_row, 2), (_is_aligned_row, 3)):
        end = index
        while end < len(units) and not units[end].forced and is_row(units[end]) and _same_width(units, index, end):
            end += 1
        if end - index >= least:
            return end - index
    return 0


def _is_tab_row(unit: Unit) -> bool:
    return patterns.is_table_line(unit.lines[0].text)


def _is_bar_row(unit: Unit) -> bool:
    return bool(_BAR_LINE.fullmatch(unit.text))


def _is_aligned_row(unit: Unit) -> bool:
    """Whether a line has three cells or more, set apart by blanks, most of them numbers."""
    cells = _BLANKS.split(unit.text)
    numbers = sum(bool(_NUMBER.fullmatch(cell)) for cell in cells[1:])
    return len(cells) >= 3 and (numbers * 2 >= len(cells) - 1 or len(unit.lines[0].stripped) < 90)


def _same_width(units: Sequence[Unit], index: int, end: int) -> bool:
    """Whether a row set with blanks has as many cells as the first."""
    first, this = units[index].text, units[end].text
    if "\t" in units[index].lines[0].text or _BAR_LINE.fullmatch(first):
        return True
    return len(_BLANKS.split(first)) == len(_BLANKS.split(this))


def table_spans(units: Sequence[Unit]) -> list[Span]:
    """Return the spans of a table: rows, and their cells; bars between them belong to the cell after them."""
    spans = [Span(units[0].start, units[-1].end, "table")]
    for unit in units:
        if _BAR_RULE.fullmatch(unit.text):
            spans.append(Span(unit.start, unit.end, "fw", {"type": "rule"}))
            continue
        spans.append(Span(unit.start, unit.end, "row"))
        spans += _cells(unit)
    return spans


def _cells(unit: Unit) -> list[Span]:
    line = unit.lines[0]
    text = line.text[unit.start - line.start : unit.end - line.start]
    if _BAR_LINE.fullmatch(text):
        return _bar_cells(text, unit.start)
    divider = _TAB if "\t" in text else _BLANKS
    edges = [0, *(edge for match in divider.finditer(text) for edge in match.span()), len(text)]
    return [
        Span(unit.start + start, unit.start + end, "cell")
        for start, end in (_trimmed(text, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True))
        if start < end
    ]


def _bar_cells(text: str, offset: int) -> list[Span]:
    """Return cells with the bars in them as superfluous marks: the last bar belongs to the last cell."""
    bars = [match.start() for match in _BAR.finditer(text)]
    starts, ends = bars[:-1], [*bars[1:-1], len(text)]
    spans = []
    for start, end in zip(starts, ends, strict=True):
        a, b = _trimmed(text, start, end)
        spans.append(Span(offset + a, offset + b, "cell"))
    marks = [Span(offset + at, offset + at + 1, "surplus", {"reason": "markup"}) for at in bars]
    return spans + marks


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in BLANK:
        start += 1
    while end > start and text[end - 1] in BLANK:
        end -= 1
    return start, end
