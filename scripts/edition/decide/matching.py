"""Find in a source the place that an editor names by quoting its words."""

from __future__ import annotations

import re

from edition.decide.decisions import Block, Decisions
from edition.model import Finding, Location, finding
from edition.source import Source


def find_words(source: Source, words: str) -> list[tuple[int, int]]:
    """Return every range of the source that has the words, whatever white space stands between them."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    return [match.span() for match in re.finditer(pattern, source.text)] if pattern else []


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
