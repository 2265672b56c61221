"""What all commands share: the edition they work on, how they report, the progress bar."""

from __future__ import annotations

import contextlib
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from edition.adapters.files import only_one
from edition.formats import to_json, to_text
from edition.model import Finding, Severity
from edition.pipeline import Pipeline, Report
from edition.project import Edition, find_edition

_STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
#: What was done in each phase, for one and for several.
_DONE = {
    "convert": ("converted", "converted"),
    "validate": ("checked", "checked"),
    "text": ("plain text", "plain texts"),
    "print": ("book", "books"),
    "data": ("data export", "data exports"),
    "epub": ("e-book", "e-books"),
    "site": ("site file", "site files"),
    "schema": ("derived file", "derived files"),
}
#: A progress bar appears when a phase takes longer than this many seconds.
_PATIENCE = 1.0


@dataclass(frozen=True)
class State:
    """The options that stand before the command."""

    folder: Path
    quiet: bool
    as_json: bool

    def edition(self) -> Edition:
        """Return the edition of the folder; raises EditionError outside of any."""
        return find_edition(self.folder)


@contextlib.contextmanager
def pipeline(state: State) -> Iterator[Pipeline]:
    """Open the edition for building: one process at a time, with a progress bar on a terminal."""
    edition = state.edition()
    with only_one(edition.lock), _progress(state) as step:
        yield Pipeline(edition, step.advance)


class _Bar:
    def __init__(self, progress: Progress | None) -> None:
        self.progress = progress
        self.started = time.monotonic()
        self.task: TaskID | None = None
        self.phase = ""

    def advance(self, name: str, total: int) -> None:
        """Count one task of a phase (the part of its name before the colon)."""
        if self.progress is None:
            return
        phase = name.split(":")[0]
        if phase != self.phase:
            self.phase, self.task = phase, self.progress.add_task(phase, total=total)
        if self.task is not None:
            self.progress.advance(self.task)
        if time.monotonic() - self.started > _PATIENCE:
            self.progress.start()


@contextlib.contextmanager
def _progress(state: State) -> Iterator[_Bar]:
    console = Console(stderr=True)
    if state.quiet or state.as_json or not console.is_terminal:
        yield _Bar(None)
        return
    columns = (TextColumn("{task.description:>9}"), BarColumn(), MofNCompleteColumn())
    progress = Progress(*columns, console=console, transient=True)
    try:
        yield _Bar(progress)
    finally:
        progress.stop()


def tell(state: State, line: str) -> None:
    """Print a line for people."""
    if not state.quiet and not state.as_json:
        click.echo(line)


def coloured(words: str, severity: Severity) -> str:
    """Return words in the colour of a severity; click leaves the colour out where there is no terminal."""
    return click.style(words, fg=_STYLES[severity])


def show_findings(findings: Iterable[Finding], *, only_errors: bool = False) -> None:
    """Print findings for people, grouped by file."""
    shown = [one for one in findings if one.severity is Severity.ERROR or not only_errors]
    if shown:
        click.echo(to_text(shown, coloured))


def finish(state: State, command: str, report: Report, *, details: bool = True) -> int:
    """Print a report and return the exit code."""
    if state.as_json:
        click.echo(_json(command, report))
        return report.exit_code
    notes = [one for one in report.findings if one.severity is Severity.NOTE]
    loud = report.findings if details else [one for one in report.findings if one not in notes]
    show_findings(loud, only_errors=state.quiet)
    for _, failure in report.failures:
        click.echo(f"edition: {failure}", err=True)
    tell(state, summary(report))
    return report.exit_code


def summary(report: Report) -> str:
    """Return one line about what was done and found."""
    counts = Counter(name.split(":")[0] for name in report.done)
    parts = [f"{counts[phase]} {_noun(words, counts[phase])}" for phase, words in _DONE.items() if counts[phase]]
    parts += [f"{len(report.removed)} removed"] if report.removed else []
    found = Counter(one.severity for one in report.findings)
    tally = [f"{found[s]} {s}{'s' if found[s] != 1 else ''}" for s in Severity if found[s]]
    failed = [f"{len(report.failures)} failed"] if report.failures else []
    doing = ", ".join([*parts, *failed]) or "Nothing to do: everything is up to date"
    return doing + (f" ({', '.join(tally)})" if tally else "") + "."


def _noun(words: tuple[str, str], count: int) -> str:
    return words[0] if count == 1 else words[1]


def _json(command: str, report: Report) -> str:
    failures = [{"exit_code": code, "message": text} for code, text in report.failures]
    about = {"done": sorted(report.done), "removed": sorted(report.removed), "failures": failures}
    return to_json(report.findings, command=command, exit_code=report.exit_code, **about)
