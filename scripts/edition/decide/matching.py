"""Find in a source the place that an editor names by quoting its words."""

from __future__ import annotations

import re
from pathlib import Path

from edition.decide.dates import attributes_of
from edition.decide.decisions import Block, Decisions
from edition.model import Finding, Location, finding
from edition.recognise.span import Certainty, Span
from edition.source import Source


def find_words(source: Source, words: str) -> list[tuple[int, int]]:
    """Return every range of the source that has the words, whatever white space stands between them."""
    return _occurrences(source.text, words)


def _occurrences(text: str, words: str) -> list[tuple[int, int]]:
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    return [match.span() for match in re.finditer(pattern, text)] if pattern else []


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
    places = [(start + a, start + b) for a, b in _occurrences(source.text[start:end], words)]
    return places[0] if len(places) == 1 else _not_one(source, words, places, where)


def _not_one(source: Source, words: str, places: list[tuple[int, int]], where: Location) -> Finding:
    if not places:
        return finding("D001", where, words, f"quote the words as they stand in {source.name}")
    lines = ", ".join(str(source.line_at(start)) for start, _ in places)
    return finding("D002", where, words, f'lines {lines} of {source.name}: quote more words, or add in = "…"')


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
        if len(places) == 1:
            forced[source.line_at(places[0][0])] = block.is_
        else:
            findings.append(_unmatched(source, block, places, decisions))
    return forced, findings


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
