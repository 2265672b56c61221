"""`edition status`: how each text stands to its capture and to the editor's hand."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict

import click

from edition.commands.shared import State, tell
from edition.status import Status, statuses


@click.command()
@click.pass_obj
def status(state: State) -> int:
    """Show which texts are new, current, changed, edited by hand, in conflict, or promoted.

    Changed: capture, decisions or the tool changed since the last conversion. In conflict: so did the editor, at the
    same place. Promoted: the TEI is the only truth and no conversion writes it. Nothing is written.

    \b
    Example:
      edition status
      edition --json status
    """
    found = list(statuses(state.edition()))
    if state.as_json:
        click.echo(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=2))
        return 0
    for one in found:
        tell(state, f"{_said(one):<32} {one.text}")
        if one.message:
            tell(state, f"    {one.message}")
    counts = Counter(str(one.state) for one in found)
    tell(state, ", ".join(f"{count} {name}" for name, count in counts.items()) or "No texts.")
    return 0


def _said(one: Status) -> str:
    """Return the state in words, with what else is true."""
    if one.conflicts:
        return f"{one.state} ({one.conflicts} place{'s' if one.conflicts > 1 else ''})"
    return f"{one.state}, edited by hand" if one.changed and one.edited else str(one.state)
