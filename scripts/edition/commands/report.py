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
from edition.proposals import Proposed, proposals
from edition.source import read_source


class _TextsByDefault(click.Group):
    """A group in which arguments that name no command are those of `texts`: `edition report TEXT` goes on working."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the command in front of arguments that lack one."""
        if not args or (args[0] not in self.commands and args[0] not in ctx.help_option_names):
            args = ["texts", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_TextsByDefault, subcommand_metavar="[TEXT...] | names [TEXT...] | suspects [TEXT...]")
def report() -> None:
    """List what awaits a decision: doubtful layout, missing facts; with `names`, what may be a name; with `suspects`,
    what may be an error.

    Nothing is written. TEXT is an identifier or the name of a capture; without any, all texts are read.

    \b
    Example:
      edition report
      edition report 002_043c3592ba335788
      edition report names
      edition --json report names > candidates.json
      edition report suspects
    """


@report.command()
@click.argument("texts", nargs=-1)
@click.pass_obj
def texts(state: State, texts: tuple[str, ...]) -> int:
    """List what awaits a decision, capture by capture: doubtful layout, notes without calls, missing facts,
    hand edits that collide with a new conversion; and how many decisions there are, kind by kind.

    \b
    Example:
      edition report texts 002_043c3592ba335788
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


@report.command()
@click.argument("texts", nargs=-1)
@click.option("--kind", type=click.Choice(["person", "place", "organisation", "event", "work"]), help="Only this kind.")
@click.option("--contexts", default=2, show_default=True, type=click.IntRange(0), help="Mentions shown of each.")
@click.option("--least", default=1, show_default=True, type=click.IntRange(1), help="Leave out what is rarer.")
@click.pass_obj
def names(state: State, texts: tuple[str, ...], kind: str | None, contexts: int, least: int) -> int:
    """List what may be a name and is in no register: kind, count, where it stands, why, what it is near to.

    \b
    Example:
      edition report names --kind person --contexts 1
    """
    found = [one for one in proposals(state.edition(), texts) if one.count >= least and kind in {None, one.kind}]
    if state.as_json:
        click.echo(json.dumps([one.as_json() for one in found], ensure_ascii=False, indent=2))
        return 0
    for one in found:
        _show(state, one, contexts)
    tell(state, f"{len(found)} candidates." if found else "No candidate: every name is in the registers, or decided.")
    if found:
        tell(state, "Next: edition names accept CANDIDATE --as KIND | attach CANDIDATE KEY | reject CANDIDATE.")
    return 0


def _show(state: State, one: Proposed, contexts: int) -> None:
    doubt = "" if one.certainty == "high" else "?"
    where = f"{one.count} in {len(one.counts)} texts" if len(one.counts) > 1 else f"{one.count}"
    tell(state, f"{click.style(one.words, bold=True)}  {one.kind}{doubt}, {where}")
    others = [form for form in one.forms if form != one.words]
    if others:
        tell(state, f"    also: {', '.join(others)}")
    if one.near:
        tell(state, "    near: " + ", ".join(f"{near.form} = {near.key} ({near.score:.0f})" for near in one.near))
    if one.evidence:
        tell(state, f"    why: {'; '.join(one.evidence)}")
    for passage in one.passages[:contexts]:
        name = click.style(passage.name, underline=True)
        tell(state, f"    {passage.capture}:{passage.line}: … {passage.before}[{name}]{passage.after} …")


def _no_such_text(texts: tuple[str, ...], edition: Edition) -> EditionError:
    from edition.commands.convert import UnknownTextError

    names = ", ".join(capture.stem for capture in edition.captures()[:10])
    return UnknownTextError(f"{', '.join(texts)}: no such text; this edition has {names or 'none'}")
