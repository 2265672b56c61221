"""Find in a source the place that an editor names by quoting its words."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from edition.decide.dates import attributes_of
from edition.decide.decisions import Block, Decisions
from edition.decide.quoting import occurrences
from edition.model import Finding, Location, finding
from edition.recognise import patterns
from edition.recognise.span import Certainty, Span
from edition.recognise.units import CONTINUED
from edition.source import Source

#: So many characters of a line are shown on each side of a candidate, and so many candidates of one decision.
_AROUND: Final = 30
_SHOWN: Final = 5


def find_words(source: Source, words: str) -> list[tuple[int, int]]:
    """Return every range of the source that has the words, whatever white space stands between them."""
    return occurrences(source.text, words)


def place(source: Source, words: str, within: str = "", *, path: Path = Path()) -> tuple[int, int] | Finding:
    """Return the one place [start, end) of quoted words, or the finding that they have none or several.

    `within` quotes more words, which hold the place; they too must stand in one place only. `path` is the
    decisions file, for the finding. Nothing is guessed.
    """
    where = Location(str(path))
    outer = find_words(source, within) if within else [(0, len(source.text))]
    if len(outer) != 1:
        return _not_one(source, within, outer, where)
    start, end = outer[0]
    places = [(start + a, start + b) for a, b in occurrences(source.text[start:end], words)]
    return places[0] if len(places) == 1 else _not_one(source, words, places, where)


def _not_one(source: Source, words: str, places: list[tuple[int, int]], where: Location) -> Finding:
    if not places:
        near = _nearest(source, words)
        hint = f"quote {source.name} as it stands" + (f"; the nearest is {_shown(source, near)}" if near else "")
        return finding("D001", where, words, hint)
    shown = "; ".join(_shown(source, one) for one in places[:_SHOWN])
    more = f" and {len(places) - _SHOWN} more" if len(places) > _SHOWN else ""
    return finding("D002", where, words, f'{source.name}: {shown}{more}: quote more words, or add in = "…"')


def _shown(source: Source, at: tuple[int, int]) -> str:
    """Return a candidate as people find it: its line, and its words with those around them."""
    number = source.line_at(at[0])
    line = source.lines[number - 1]
    start, end = max(line.start, at[0] - _AROUND), min(max(line.end, at[1]), at[1] + _AROUND)
    words = " ".join(source.slice(start, end).split())
    return f"line {number} “{'…' if start > line.start else ''}{words}{'…' if end < line.end else ''}”"


def _nearest(source: Source, words: str) -> tuple[int, int] | None:
    """Return the place that has most of the words: as many of the first, or else of the last, as stand anywhere."""
    parts = words.split()
    for count in range(len(parts) - 1, 0, -1):
        for some in (parts[:count], parts[-count:]):
            found = find_words(source, " ".join(some))
            if found and (len(found) == 1 or count > 1):
                return found[0]
    return None


def decided_dates(source: Source, decisions: Decisions) -> tuple[list[Span], list[tuple[int, int]], list[Finding]]:
    """Return the dates that the editor gave, the ranges that are no dates, and what could not be applied."""
    spans: list[Span] = []
    none: list[tuple[int, int]] = []
    findings: list[Finding] = []
    for one in decisions.date:
        found = place(source, one.words, one.in_, path=decisions.path)
        if isinstance(found, Finding):
            findings.append(found)
        elif one.is_ == "none":
            none.append(found)
        else:
            cert = Certainty(one.cert) if one.cert else Certainty.HIGH
            spans.append(Span(*found, "date", attributes_of(one), cert, origin="decision"))
    return spans, none, findings


def forced_lines(source: Source, decisions: Decisions) -> tuple[dict[int, str], list[Finding]]:
    """Return, by line number, the elements that the editor decided on, and what could not be applied."""
    forced: dict[int, str] = {}
    findings: list[Finding] = []
    for block in decisions.block:
        places = [span for span in find_words(source, block.words) if _begins_line(source, span[0])]
        number = source.line_at(places[0][0]) if places else 0
        if len(places) == 1 and block.is_ == CONTINUED and not _goes_on(source, number):
            hint = "what stands above it is no text that it could go on with"
            findings.append(finding("D005", Location(str(decisions.path)), block.words, hint))
        elif len(places) == 1:
            forced[number] = block.is_
        else:
            findings.append(_unmatched(source, block, places, decisions))
    return forced, findings


def _goes_on(source: Source, number: int) -> bool:
    """Whether a line has a block above it that is not page furniture."""
    above = next((line for line in reversed(source.lines[: number - 1]) if not line.blank), None)
    return above is not None and not patterns.furniture_type(above.stripped)


def _begins_line(source: Source, offset: int) -> bool:
    line = source.lines[source.line_at(offset) - 1]
    return not source.slice(line.start, offset).strip()


def _unmatched(source: Source, block: Block, places: list[tuple[int, int]], decisions: Decisions) -> Finding:
    where = Location(str(decisions.path))
    if not places:
        hint = f"quote the beginning of a line of {source.name} as it stands"
        return finding("D001", where, block.words, hint)
    lines = ", ".join(str(source.line_at(start)) for start, _ in places)
    return finding("D002", where, block.words, f"lines {lines} of {source.name}: quote more words")
