"""`edition add`: take captures into the edition and draft their decisions."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from edition.adapters.files import only_one
from edition.adding import Added, Adding, captures_in
from edition.commands.shared import State, show_findings, tell
from edition.errors import EditionError
from edition.model import Finding
from edition.project import Edition
from edition.recognise.inline import recognise_inline
from edition.recognise.span import blocks

#: What stands for a capture on standard input.
_STREAM = Path("-")


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE|FOLDER|-...")
@click.option("--name", default="", metavar="NAME", help="The file name of a capture that comes by standard input.")
@click.option("--even-if-alike", is_flag=True, help="Add it although nearly the same text is there.")
@click.pass_obj
def add(state: State, files: tuple[Path, ...], name: str, even_if_alike: bool) -> int:
    """Copy captures into seeds/, recognise their kind, draft seeds/NAME.toml, print what needs a decision.

    A folder stands for all *.txt in it, - for standard input. Nothing that is there already is overwritten; a
    capture that the edition has, or nearly the same text, is refused. Of several captures, those that are
    refused are told and the others are added; the exit code is that of the first refusal.

    \b
    Example:
      edition add ~/captures/zinoviev.txt
      edition add ~/captures
      pdftotext old.pdf - | edition add - --name old
    """
    edition = state.edition()
    refused: list[EditionError] = []
    added: list[tuple[Added, list[Finding]]] = []
    with only_one(edition.lock):
        adding = Adding(edition, even_if_alike=even_if_alike)
        try:
            for file in _expanded(files, name):
                try:
                    one = adding.add_stream(_stream(), name) if file == _STREAM else adding.add_file(file)
                except EditionError as error:
                    refused.append(error)
                    continue
                added.append((one, _findings(one)))
                _tell(state, edition, *added[-1])
        finally:
            adding.close()
    if len(refused) == 1 and not added:
        raise refused[0]
    if state.as_json:
        _tell_json(edition, added, refused)
    for one_refused in refused:
        click.echo(f"edition: {one_refused}", err=True)
    if added:
        tell(state, "Next: decide on these in the decisions file, then run `edition`.")
        tell(state, "      edition report suspects lists what may be errors, edition decide goes through them.")
    return refused[0].exit_code if refused else 0


def _expanded(files: tuple[Path, ...], name: str) -> Iterator[Path]:
    """Yield what is to be added, folders opened; raises the errors of wrong use before anything is added."""
    if name and _STREAM not in files:
        raise click.UsageError("--name is for a capture that comes by standard input: edition add - --name NAME")
    if _STREAM in files and (not name or files.count(_STREAM) > 1):
        raise click.UsageError("a capture from standard input needs a name: edition add - --name NAME")
    expanded = [one for file in files for one in ([file] if file == _STREAM else captures_in(file))]
    yield from dict.fromkeys(expanded)


def _stream() -> bytes:
    return sys.stdin.buffer.read()


def _findings(one: Added) -> list[Finding]:
    inline = recognise_inline(one.source, one.layout)
    return [*one.draft.findings, *one.layout.findings, *inline.findings]


def _facts(one: Added) -> tuple[int, int]:
    """Return the numbers of words and paragraphs."""
    return len(one.source.text.split()), sum(block.kind == "p" for block in blocks(one.layout.spans))


def _tell(state: State, edition: Edition, one: Added, findings: list[Finding]) -> None:
    words, paragraphs = _facts(one)
    shown = edition.shown
    tell(state, f"{shown(one.target)}: {one.layout.profile.description}; {words} words, {paragraphs} paragraphs,")
    tell(state, f"    {len(one.layout.notes)} notes; identifier {one.draft.decisions.text.id}")
    tell(state, f"{shown(one.decisions)}: drafted; what it says was read from the capture, please check it")
    if not state.quiet and not state.as_json:
        show_findings(findings)


def _tell_json(edition: Edition, added: list[tuple[Added, list[Finding]]], refused: list[EditionError]) -> None:
    listed = []
    for one, findings in added:
        words, paragraphs = _facts(one)
        listed.append(
            {
                "capture": edition.shown(one.target), "decisions": edition.shown(one.decisions),
                "id": one.draft.decisions.text.id, "profile": one.layout.profile.name, "words": words,
                "paragraphs": paragraphs, "notes": len(one.layout.notes),
                "findings": [asdict(finding) for finding in findings],
            }
        )  # fmt: skip
    failures = [{"exit_code": error.exit_code, "message": str(error)} for error in refused]
    click.echo(json.dumps({"command": "add", "added": listed, "refused": failures}, ensure_ascii=False, indent=2))
