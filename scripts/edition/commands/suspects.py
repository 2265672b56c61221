"""`edition report suspects`: what may be an error in the texts, the likeliest first."""

from __future__ import annotations

import json
from collections.abc import Sequence

import click

from edition.commands.shared import State, show_findings, tell
from edition.suspicion import Case, flat

#: Suspects below this score are hardly errors.
_WORTH = 0.3
#: Code points of a damaged passage that are shown.
_BEGINNING = 60


@click.command()
@click.argument("texts", nargs=-1)
@click.option("--all", "every", is_flag=True, help="Also those that are hardly errors.")
@click.pass_obj
def suspects(state: State, texts: tuple[str, ...], every: bool) -> int:
    """List what may be an error: misprints, misread print, lost letters and words, stops, residue of web pages.

    Each with its line, the words around it, what is proposed, and why. Nothing is written; `edition decide`
    accepts or rejects. What was decided is not listed again.

    \b
    Example:
      edition report suspects 002_043c3592ba335788
      edition --json report suspects > suspects.json
    """
    from edition.suspicion import chosen_captures, open_cases

    edition = state.edition()
    listed = []
    count = 0
    for capture in chosen_captures(edition, texts):
        found = open_cases(edition, capture)
        cases = [case for case in found.cases if every or case.suspect.score >= _WORTH]
        count += len(cases)
        if state.as_json:
            shown = [case.as_json() for case in cases]
            listed.append({"capture": capture.name, "id": found.decisions.text.id, "suspects": shown})
            continue
        show_findings(found.findings)
        if cases:
            tell(state, f"{edition.shown(capture)} → {found.decisions.text.id}")
            _show(state, cases)
    if state.as_json:
        click.echo(json.dumps(listed, ensure_ascii=False, indent=2))
        return 0
    tell(state, f"{count} suspect{'s' if count != 1 else ''}." if count else "No suspect awaits a decision.")
    if count:
        tell(state, "Next: edition decide TEXT, or edition decide TEXT --accept ID | --reject ID.")
    return 0


def _show(state: State, cases: Sequence[Case]) -> None:
    for case in cases:
        one = case.suspect
        tell(state, f"  {case.id}  {one.kind}  {one.score:.2f}  {proposed(case)}")
        tell(state, f"    {case.line:>5}: {in_context(case)}")
        tell(state, f"           {one.reason}")


def proposed(case: Case) -> str:
    """Return in words what a suspect proposes."""
    one = case.suspect
    if one.whole:
        return "read this passage with care"
    if one.start == one.end:
        return f"put in “{one.proposal}”" if one.proposal else "something may be missing"
    if one.removes:
        return f"take out “{flat(one.words)}”"
    return f"“{flat(one.words)}” → “{one.proposal}”" if one.proposal else f"“{flat(one.words)}”: nothing proposed"


def in_context(case: Case) -> str:
    """Return a suspect among the words around it, marked by angle brackets."""
    words = flat(case.suspect.words)
    if case.suspect.whole:
        return click.style(f"⟨{words[:_BEGINNING]} …⟩", bold=True)
    return f"… {case.before}{click.style(f'⟨{words}⟩', bold=True)}{case.after} …"
