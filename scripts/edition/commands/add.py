"""`edition add`: take a capture into the edition and draft its decisions."""

from __future__ import annotations

import hashlib
import os
from datetime import UTC, date, datetime
from pathlib import Path

import click

from edition.adapters.files import only_one, write_if_changed
from edition.commands.shared import State, show_findings, tell
from edition.decide.decisions import read_decisions
from edition.decide.draft import Draft, draft_decisions, write_draft
from edition.errors import EditionError, SourceError
from edition.project import Edition
from edition.recognise.inline import recognise_inline
from edition.recognise.layout import recognise_layout
from edition.recognise.span import blocks
from edition.source import Source, read_source


class AlreadyThereError(EditionError):
    """The capture, or another of its name, belongs to the edition already."""

    exit_code = 2


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.pass_obj
def add(state: State, files: tuple[Path, ...]) -> int:
    """Copy captures into seeds/, recognise their kind, draft seeds/NAME.toml, print what needs a decision.

    Nothing that is there already is overwritten; a capture that the edition has is refused.

    \b
    Example:
      edition add ~/captures/zinoviev.txt
    """
    edition = state.edition()
    with only_one(edition.lock):
        for file in files:
            _add_one(state, edition, file)
    return 0


def _add_one(state: State, edition: Edition, file: Path) -> None:
    source = read_source(file)
    target = edition.seeds / (file.name if file.suffix == ".txt" else f"{file.stem}.txt")
    if file.resolve() != target.resolve():
        _refuse_known(edition, source, target)
    decisions_file = target.with_suffix(".toml")
    if decisions_file.exists():
        raise AlreadyThereError(f"{edition.shown(decisions_file)}: exists already; edit it, or remove it first")
    layout = recognise_layout(source)
    draft = _unique(draft_decisions(source, layout, added=_today()), edition)
    write_if_changed(target, file.read_bytes())
    write_if_changed(decisions_file, write_draft(draft).encode("utf-8"))
    words = len(source.text.split())
    paragraphs = sum(block.kind == "p" for block in blocks(layout.spans))
    tell(
        state,
        f"{edition.shown(target)}: {layout.profile.description}; {words} words, {paragraphs} paragraphs,",
    )
    tell(state, f"    {len(layout.notes)} notes; identifier {draft.decisions.text.id}")
    tell(
        state,
        f"{edition.shown(decisions_file)}: drafted; what it says was read from the capture, please check it",
    )
    inline = recognise_inline(source, layout)
    if not state.quiet:
        show_findings([*draft.findings, *layout.findings, *inline.findings])
    tell(state, "Next: decide on these in the decisions file, then run `edition`.")


def _refuse_known(edition: Edition, source: Source, target: Path) -> None:
    for known in edition.captures():
        if hashlib.sha256(known.read_bytes()).hexdigest() == source.sha256:
            raise AlreadyThereError(f"{source.path}: is in the edition already, as {edition.shown(known)}")
    if target.exists():
        raise AlreadyThereError(f"{edition.shown(target)}: exists with other words; rename the new capture")
    if not edition.seeds.is_dir() and edition.seeds.exists():
        raise SourceError(f"{edition.shown(edition.seeds)}: is no folder")


def _unique(draft: Draft, edition: Edition) -> Draft:
    """Give the draft an identifier that no other text of the edition has."""
    from dataclasses import replace

    taken = {path.stem for path in edition.text_files()}
    taken |= {read_decisions(path).text.id for path in sorted(edition.seeds.glob("*.toml"))}
    wanted = made = draft.decisions.text.id
    number = 2
    while made in taken:
        made, number = f"{wanted}-{number}", number + 1
    text = replace(draft.decisions.text, id=made)
    return replace(draft, decisions=replace(draft.decisions, text=text))


def _today() -> str:
    """Return the date on which a text is added: data for the editor, who may change it."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    day = datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdigit() else date.today()
    return day.isoformat()
