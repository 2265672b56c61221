"""`edition decide`: accept or reject suspects; what is accepted becomes a correction in the decisions file."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from edition.commands.asking import ask_all
from edition.commands.shared import State, tell
from edition.deciding import Decision, decide_on, read_decided
from edition.errors import EditionError
from edition.project import Edition
from edition.suspicion import SuspectError, chosen_captures, open_cases


@dataclass(frozen=True)
class _Told:
    """What the options say."""

    accept: tuple[str, ...]
    reject: tuple[str, ...]
    from_file: str
    corr: str | None
    cert: str
    kind: str
    reason: str

    @property
    def scripted(self) -> bool:
        return bool(self.accept or self.reject or self.from_file)


@click.command()
@click.argument("texts", nargs=-1, metavar="[TEXT]...")
@click.option("--accept", multiple=True, metavar="ID", help="Write a correction for this suspect.")
@click.option("--reject", multiple=True, metavar="ID", help="Record that this suspect is no error.")
@click.option("--from", "from_file", default="", metavar="FILE.json", help="Decisions as JSON; - for standard input.")
@click.option("--corr", metavar="WORDS", help="With --accept: what is right, instead of what is proposed.")
@click.option("--cert", type=click.Choice(["high", "medium", "low"]), help="With --accept: how certain it is.")
@click.option("--kind", default="", metavar="KIND", help="With --accept: another kind of error.")
@click.option("--reason", default="", metavar="WORDS", help="With --accept: the reason, for readers.")
@click.option("--all", "every", is_flag=True, help="Ask about suspects that are hardly errors, too.")
@click.pass_obj
def decide(
    state: State,
    texts: tuple[str, ...],
    accept: tuple[str, ...],
    reject: tuple[str, ...],
    from_file: str,
    corr: str | None,
    cert: str | None,
    kind: str,
    reason: str,
    every: bool,
) -> int:
    """Go through the suspects of TEXT (or of all texts) one by one, or decide on some by their identifiers.

    Accepting writes a [[correction]] into seeds/NAME.toml, rejecting a line of [suspects] ignore; comments and
    order of the file stay as they are, and the capture is never touched. Each decision is written at once:
    whatever ends the command, none is lost. A decisions file that is missing is drafted first.

    A file for --from is a list: [{"id": "…", "do": "accept", "corr": "…", "cert": "high"}, {"id": "…", "do":
    "reject"}]; all of it is written, or nothing.

    \b
    Example:
      edition decide 003_a54c648799b3229a
      edition decide 003_a54c648799b3229a --accept k4xm2ab --corr Numerous --cert high
      edition decide 003_a54c648799b3229a --reject k4xm2ab
    """
    told = _Told(accept, reject, from_file, corr, cert or "", kind, reason)
    edition = state.edition()
    captures = chosen_captures(edition, texts)
    if told.scripted:
        return _scripted(state, edition, captures, told)
    if told.corr is not None or told.cert or told.kind or told.reason:
        raise click.UsageError("--corr, --cert, --kind and --reason go with --accept ID")
    return ask_all(state, edition, captures, every=every)


def _scripted(state: State, edition: Edition, captures: Sequence[Path], told: _Told) -> int:
    wanted = [*_from_options(told), *(_from_file(told.from_file) if told.from_file else [])]
    waiting: dict[str, list[Path]] = {}
    cases = {capture: open_cases(edition, capture) for capture in captures}
    for capture, found in cases.items():
        for case in found.cases:
            waiting.setdefault(case.id, []).append(capture)
    by_capture: dict[Path, list[Decision]] = {}
    for one in wanted:
        places = waiting.get(one.id, [])
        if len(places) != 1:
            why = "in several texts: name the text" if places else "no suspect of this name awaits a decision"
            raise SuspectError(f"{one.id}: {why}; see `edition report suspects --all`")
        by_capture.setdefault(places[0], []).append(one)
    done = {capture: decide_on(edition, cases[capture], many) for capture, many in by_capture.items()}
    for capture, lines in done.items():
        for line in lines:
            tell(state, f"{edition.shown(capture.with_suffix('.toml'))}: {line}")
    if state.as_json:
        told_json = {edition.shown(path.with_suffix(".toml")): lines for path, lines in done.items()}
        click.echo(json.dumps({"command": "decide", "written": told_json}, ensure_ascii=False, indent=2))
    return 0


def _from_options(told: _Told) -> list[Decision]:
    if told.corr is not None and len(told.accept) != 1:
        raise click.UsageError("--corr goes with one --accept ID")
    accepted = [Decision(one, True, told.corr, told.cert, told.kind, told.reason) for one in told.accept]
    return [*accepted, *(Decision(one, False) for one in told.reject)]


def _from_file(name: str) -> list[Decision]:
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise EditionError(f"{name}: cannot be read: {error}") from error
    return read_decided(text, name)
