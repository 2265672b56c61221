"""`edition report`: what awaits the editor's decision."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from edition.commands.shared import State, show_findings, tell
from edition.conversion import PROMOTED, decisions_for, edit_findings, files_of
from edition.decide.tally import tally
from edition.encode.document import encode_document
from edition.errors import EditionError
from edition.matching import matcher_of
from edition.merge.store import standing
from edition.model import Finding
from edition.project import Edition
from edition.source import read_source


@click.command()
@click.argument("texts", nargs=-1)
@click.pass_obj
def report(state: State, texts: tuple[str, ...]) -> int:
    """List what awaits a decision, capture by capture: doubtful layout, notes without calls, missing facts,
    hand edits that collide with a new conversion.

    How many decisions there are of each kind is told, too. Nothing is written. TEXTS are identifiers or names
    of captures.

    \b
    Example:
      edition report
      edition report 002_043c3592ba335788
    """
    edition = state.edition()
    entries = []
    for capture in edition.captures():
        source = read_source(capture)
        decisions, missing = decisions_for(source, edition)
        if texts and not {capture.stem, capture.name, decisions.text.id} & set(texts):
            continue
        encoded = encode_document(source, decisions, edition.header(), matcher_of(edition))
        of_edits: list[Finding] = []
        if decisions.text.status != PROMOTED:
            files = files_of(edition, encoded.text_id)
            of_edits = edit_findings(edition, files, standing(files, encoded.xml))
        entries.append((capture.name, encoded, (*missing, *encoded.findings, *of_edits), tally(decisions)))
    if texts and not entries:
        raise _no_such_text(texts, edition)
    if state.as_json:
        listed = [
            {"capture": name, "id": done.text_id, "profile": done.layout.profile.name,
             "decisions": counts, "findings": [asdict(one) for one in found]}
            for name, done, found, counts in entries
        ]  # fmt: skip
        click.echo(json.dumps(listed, ensure_ascii=False, indent=2))
        return 0
    for name, done, found, counts in entries:
        tell(state, f"{name} → {done.text_id} (profile {done.layout.profile.name})")
        tell(state, f"    decisions: {_told(counts)}")
        show_findings(found)
        if not found:
            tell(state, "    nothing awaits a decision")
    return 0


def _told(counts: dict[str, dict[str, int]]) -> str:
    """Say a tally in words: "47 corrections (24 punctuation, 8 missing-word), 41 notes"."""
    told = []
    for table, kinds in counts.items():
        total = sum(kinds.values())
        by_kind = ", ".join(f"{count} {kind}" for kind, count in kinds.items() if kind)
        told.append(f"{total} {table}{'' if total == 1 else 's'}{f' ({by_kind})' if by_kind else ''}")
    return ", ".join(told) or "none"


def _no_such_text(texts: tuple[str, ...], edition: Edition) -> EditionError:
    from edition.commands.convert import UnknownTextError

    names = ", ".join(capture.stem for capture in edition.captures()[:10])
    return UnknownTextError(f"{', '.join(texts)}: no such text; this edition has {names or 'none'}")
