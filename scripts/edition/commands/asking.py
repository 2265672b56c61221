"""One suspect after another, at a plain terminal: a letter and Enter decide on it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import click

from edition.commands.shared import State
from edition.commands.suspects import in_context, proposed
from edition.deciding import Decision, decide_on
from edition.errors import EditionError
from edition.project import Edition
from edition.recognise.suspects import WORTH_SHOWING
from edition.suspicion import THE_SENSE, Case, Cases, SuspectError, certainty, open_cases

_HELP = "a accept the proposal · e edit the correction · c certainty · r reject · s skip · q quit"
_CERTAINTIES = ("high", "medium", "low")


class _Quit(Exception):
    """The editor wants no more questions."""


@dataclass
class _Tally:
    accepted: int = 0
    rejected: int = 0
    files: set[str] = field(default_factory=set)

    def __str__(self) -> str:
        where = f" in {', '.join(sorted(self.files))}" if self.files else ""
        return f"{self.accepted} accepted, {self.rejected} rejected{where}."


def ask_all(state: State, edition: Edition, captures: Sequence[Path], *, every: bool) -> int:
    """Ask about the suspects of some captures; each answer is written before the next question."""
    tally = _Tally()
    asked = 0
    try:
        for capture in captures:
            found = open_cases(edition, capture)
            cases = [case for case in found.cases if every or case.suspect.score >= WORTH_SHOWING]
            for number, case in enumerate(cases, 1):
                asked += 1
                click.echo(f"\n{edition.shown(capture)}, suspect {number} of {len(cases)}")
                _ask(edition, found, case, tally)
    except _Quit:
        pass
    except KeyboardInterrupt:
        click.echo(f"\nInterrupted; what was decided is written: {tally}", err=True)
        raise
    click.echo(f"\n{tally}" if asked else "No suspect awaits a decision.")
    if tally.accepted or tally.rejected:
        click.echo("Next: read the entries in the decisions file, then run `edition`.")
    return 0


def _ask(edition: Edition, cases: Cases, case: Case, tally: _Tally) -> None:
    """Show a suspect and ask until it is decided on or skipped."""
    decision = Decision(case.id, accepted=True, cert=certainty(case.suspect))
    click.echo(f"  line {case.line}: {in_context(case)}")
    click.echo(f"  {case.suspect.kind}: {proposed(case)}")
    click.echo(f"  {case.suspect.reason}")
    while True:
        answer = _line(f"  [{decision.cert}] a e c r s q ? ").strip().lower()[:1]
        if answer == "q":
            raise _Quit
        if answer == "s":
            return
        if answer == "c":
            decision = replace(decision, cert=_next(decision.cert))
        elif answer == "e":
            corr = _line("  what is right: ").rstrip("\r\n")
            if not corr.strip():
                continue
            reason = _line(f"  why, for readers [{THE_SENSE}]: ").strip()
            if _written(edition, cases, replace(decision, corr=corr, reason=reason), tally):
                return
        elif answer in {"a", "r"}:
            if _written(edition, cases, decision if answer == "a" else Decision(case.id, accepted=False), tally):
                return
        else:
            click.echo(f"  {_HELP}")


def _written(edition: Edition, cases: Cases, decision: Decision, tally: _Tally) -> bool:
    """Write a decision; where it can't be carried out, say why and ask again."""
    try:
        lines = decide_on(edition, cases, [decision])
    except SuspectError as error:
        click.echo(f"  {error}")
        return False
    click.echo(f"  {lines[0]}")
    tally.accepted += decision.accepted
    tally.rejected += not decision.accepted
    tally.files.add(edition.shown((edition.seeds / cases.source.name).with_suffix(".toml")))
    return True


def _next(cert: str) -> str:
    return _CERTAINTIES[(_CERTAINTIES.index(cert) + 1) % len(_CERTAINTIES)]


def _line(prompt: str) -> str:
    """Read one line of an answer; the end of the input means that there are no more."""
    click.echo(prompt, nl=False)
    try:
        line = sys.stdin.readline()
    except UnicodeDecodeError as error:
        raise EditionError(f"the answer is not UTF-8: {error}") from error
    if not line:
        click.echo()
        raise _Quit
    return line
