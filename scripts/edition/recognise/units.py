"""Units: the lines of a source put together to what stands as one paragraph, line of verse or statement."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import quantiles
from typing import Final

from edition.recognise import labels, patterns
from edition.source import Line, Source

#: A line shorter than this is not taken for one that was wrapped.
_SHORTEST: Final = 45
#: What an editor says of a line that goes on with the block above it.
CONTINUED: Final = "continued"
#: A first-line indent is at least this many columns.
INDENT: Final = 2


@dataclass(frozen=True, slots=True)
class Unit:
    """Consecutive lines that belong together; `gap` is the number of blank lines before the first."""

    lines: tuple[Line, ...]
    gap: int = 0
    #: A line-group number: lines not set apart by a blank line are of one chunk.
    chunk: int = 0
    #: The element name the editor decided on, or "".
    forced: str = ""

    @property
    def start(self) -> int:
        """First code point that is not white space."""
        line = self.lines[0]
        return line.start + len(line.text) - len(line.text.lstrip(" \t\v\f"))

    @property
    def end(self) -> int:
        """Code point after the last that is not white space."""
        line = self.lines[-1]
        return line.start + len(line.text.rstrip(" \t\v\f"))

    @property
    def text(self) -> str:
        """The words, lines joined by a blank, white space at the ends removed."""
        return " ".join(line.stripped for line in self.lines)

    @property
    def indent(self) -> int:
        """Columns before the first character of the first line (a TAB counts four)."""
        expanded = self.lines[0].text.expandtabs(4)
        return len(expanded) - len(expanded.lstrip())

    @property
    def first_line(self) -> int:
        """Number of the first line, from 1."""
        return self.lines[0].number

    def joined(self, other: Unit) -> Unit:
        """Return one unit of this one's lines and another's after them."""
        return replace(self, lines=self.lines + other.lines)


@dataclass(frozen=True, slots=True)
class Measure:
    """How the lines of a source are set: `width` is the column at which paragraphs are wrapped, 0 if not."""

    width: int = 0


def chunks(lines: Iterable[Line]) -> list[Unit]:
    """Group lines that no blank line parts; a line of no-break spaces only is a group of its own."""
    found: list[Unit] = []
    gap = 0
    current: list[Line] = []

    def close() -> None:
        if current:
            found.append(Unit(tuple(current), gap, len(found)))
            current.clear()

    for line in lines:
        if line.blank:
            if current:
                close()
                gap = 0
            gap += 1
        elif is_spacer(line.text):
            close()
            found.append(Unit((line,), gap, len(found)))
            gap = 0
        else:
            if not current and found and found[-1].lines[-1].number == line.number - 1:
                gap = 0
            current.append(line)
    close()
    return found


def is_spacer(text: str) -> bool:
    """Whether a line has nothing visible, though XML would not call it white space (no-break spaces …)."""
    return all(ch.isspace() or unicodedata.category(ch) in {"Cf", "Zs", "Zl", "Zp", "Cc"} for ch in text)


def measure(source: Source) -> Measure:
    """Tell whether paragraphs are wrapped at a column: most lines that are followed by another are as long."""
    followed = [
        len(line.text.rstrip())
        for chunk in chunks(source.lines)
        for line in chunk.lines[:-1]
        if not patterns.is_table_line(line.text)
    ]
    if len(followed) < 4:
        return Measure()
    width = quantiles(followed, n=10)[-1]
    full = sum(length >= width * 0.8 for length in followed) / len(followed)
    return Measure(round(width)) if 40 <= width <= 110 and full >= 0.6 else Measure()


def units(source: Source, forced: Mapping[int, str]) -> tuple[list[Unit], Measure]:
    """Cut a source into units. `forced` gives, by line number, the element an editor decided on.

    A line that goes on with the block above it (CONTINUED) is joined to it, whatever stands between them.
    """
    setting = measure(source)
    found: list[Unit] = []
    for chunk in chunks(source.lines):
        for number, unit in enumerate(_split(chunk, setting, forced)):
            gap = chunk.gap if number == 0 else 0
            decided = forced.get(unit.first_line, "")
            if decided == CONTINUED and found:
                found[-1] = found[-1].joined(unit)
            else:
                kind = "" if decided == CONTINUED else decided
                found.append(replace(unit, gap=gap, chunk=chunk.chunk, forced=kind))
    return found, setting


def _split(chunk: Unit, setting: Measure, forced: Mapping[int, str]) -> list[Unit]:
    """Cut a chunk into units: each line one, unless the source is wrapped; a line decided on begins one."""
    parts: list[Unit] = []
    setting = setting if setting.width else _measure_of(chunk)
    for line in chunk.lines:
        decided = line.number in forced
        if parts and setting.width and not decided and _continues(parts[-1], line, chunk, setting):
            parts[-1] = parts[-1].joined(Unit((line,)))
        else:
            parts.append(Unit((line,)))
    return parts


def _measure_of(chunk: Unit) -> Measure:
    """Tell whether one group of lines is wrapped though the source is not: most of its lines break a sentence."""
    pairs = [
        (line.text.rstrip(), after.stripped)
        for line, after in pairwise(chunk.lines)
        if not labels.label_of(after.text) and not patterns.is_table_line(line.text)
    ]
    broken = sum(
        len(line) >= _SHORTEST and after[:1].islower() and not patterns.ends_sentence(line) for line, after in pairs
    )
    return Measure(max(len(line) for line, _ in pairs)) if pairs and broken * 2 >= len(pairs) else Measure()


def _continues(unit: Unit, line: Line, chunk: Unit, setting: Measure) -> bool:
    """Whether a line of a wrapped source goes on with the paragraph of the lines before it."""
    before = unit.lines[-1]
    text = line.stripped
    if (
        patterns.furniture_type(text)
        or patterns.furniture_type(before.stripped)
        or patterns.is_table_line(line.text)
        or patterns.is_table_line(before.text)
        or patterns.statement_type(text)
        or (labels.label_of(line.text) and not labels.looks_like_text(line.text))
        or patterns.is_salutation(before.stripped)
    ):
        return False
    if _indent(line) >= _indent(before) + INDENT and len(unit.lines) > 1:
        return False
    if (
        _indent(line) >= INDENT
        and not labels.label_of(unit.lines[0].text)
        and not all(_indent(other) >= INDENT for other in chunk.lines)
    ):
        return False
    short = len(before.text.rstrip()) < setting.width * 0.75
    return not short or (text[:1].islower() and not patterns.ends_sentence(before.text))


def _indent(line: Line) -> int:
    expanded = line.text.expandtabs(4)
    return len(expanded) - len(expanded.lstrip())
