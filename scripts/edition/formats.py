"""Findings for people and machines: text by file, JSON, SARIF 2.1.0, GitHub workflow commands."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import Any, Final

from edition import __version__
from edition.model import CODES, Finding, Severity

#: SARIF 2.1.0 §3.27.10 level.
_SARIF_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
#: https://docs.github.com/actions: workflow commands that annotate a file.
_GITHUB_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}

Style = Callable[[str, Severity], str]


def sorted_findings(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings in the one order in which all formats give them."""
    return sorted(findings, key=lambda one: one.sort_key)


def to_text(findings: Iterable[Finding], style: Style = lambda words, _: words) -> str:
    """Return findings for people, grouped by file; `style` colours a code by its severity."""
    lines: list[str] = []
    for file, of_file in groupby(sorted_findings(findings), key=lambda one: one.where.file):
        lines += [file, *(line for one in of_file for line in _entry(one, style))]
    return "\n".join(lines)


def _entry(one: Finding, style: Style) -> list[str]:
    place = ":".join(str(part) for part in (one.where.line, one.where.column) if part) or "–"
    about = f"<{one.element}> " if one.element else ""
    words = f": {one.words}" if one.words else ""
    entry = [f"  {place:>7}  {style(f'{one.severity} {one.code}', one.severity)}  {about}{one.message}{words}"]
    return entry + ([f"           → {one.hint}"] if one.hint else [])


def to_json(findings: Iterable[Finding], **about: Any) -> str:
    """Return findings as one JSON object, after what else there is to say of the run."""
    data = {**about, "findings": [asdict(one) for one in sorted_findings(findings)]}
    return json.dumps(data, ensure_ascii=False, indent=2)


def to_sarif(findings: Sequence[Finding]) -> str:
    """Return findings as a SARIF 2.1.0 log with the documentation of their codes."""
    used = sorted({one.code for one in findings})
    driver = {
        "name": "edition",
        "version": __version__,
        "rules": [
            {"id": code, "shortDescription": {"text": CODES[code][1] if code in CODES else code}} for code in used
        ],
    }
    results = [_sarif_result(one, used.index(one.code)) for one in sorted_findings(findings)]
    log: Mapping[str, Any] = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    return json.dumps(log, ensure_ascii=False, indent=2)


def _sarif_result(one: Finding, rule: int) -> dict[str, Any]:
    region = {"startLine": max(one.where.line, 1)}
    if one.where.column:
        region["startColumn"] = one.where.column
    location = {"artifactLocation": {"uri": one.where.file}, "region": region}
    return {
        "ruleId": one.code,
        "ruleIndex": rule,
        "level": _SARIF_LEVELS[one.severity],
        "message": {"text": _sentence(one)},
        "locations": [{"physicalLocation": location}],
    }


def to_github(findings: Iterable[Finding]) -> str:
    """Return findings as workflow commands, one a line; GitHub shows them beside the lines concerned."""
    lines = []
    for one in sorted_findings(findings):
        properties = {"file": one.where.file, "line": one.where.line, "col": one.where.column, "title": one.code}
        told = ",".join(f"{key}={_escape(str(value), ':,')}" for key, value in properties.items() if value)
        lines.append(f"::{_GITHUB_COMMANDS[one.severity]} {told}::{_escape(_sentence(one))}")
    return "\n".join(lines)


def _sentence(one: Finding) -> str:
    about = f"<{one.element}> " if one.element else ""
    words = f": {one.words}" if one.words else ""
    hint = f" ({one.hint})" if one.hint else ""
    return f"{about}{one.message}{words}{hint}"


def _escape(text: str, more: str = "") -> str:
    """Escape what would end a workflow command; properties also must not hold colons and commas."""
    for char in "%\r\n" + more:
        text = text.replace(char, f"%{ord(char):02X}")
    return text


def documentation() -> str:
    """Return the table of all codes in Markdown; the README and the site's page are made from it."""
    rows = [f"| {code} | {severity} | {meaning} |" for code, (severity, meaning) in CODES.items()]
    return "\n".join(["| code | severity | meaning |", "|---|---|---|", *rows])
