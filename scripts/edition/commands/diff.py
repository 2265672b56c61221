"""`edition diff`: two states of a text told apart by words and by decisions."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path

import click

from edition.adapters.xmlio import read_xml
from edition.commands.shared import State, tell
from edition.merge.differences import DecisionChange, Difference, WordChange, difference

_SIGNS = {"added": "+", "removed": "-", "changed": "~"}


@click.command()
@click.argument("a", type=click.Path(path_type=Path))
@click.argument("b", type=click.Path(path_type=Path))
@click.pass_obj
def diff(state: State, a: Path, b: Path) -> int:
    """Tell two states of a text, the files A and B, apart: by words of the source, then by decisions.

    Two folders are compared text by text: what came, what went, what changed (for the note on a release).

    Decisions are names, dates, corrections, notes, other mark-up, and facts of the header. How a file is indented or
    spelt makes no difference.

    \b
    Example:
      edition diff tei/.base/ID.xml tei/texts/ID.xml
      edition --json diff old.xml new.xml
      git worktree add ../v1 v1.0 && edition diff ../v1/tei/texts tei/texts
    """
    if a.is_dir() != b.is_dir():
        raise click.UsageError("compare two files, or two folders")
    if a.is_dir():
        return _folders(state, a, b)
    found = difference(read_xml(a), read_xml(b), a, b)
    if state.as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2))
    else:
        _show(state, found)
    return 0


def _folders(state: State, a: Path, b: Path) -> int:
    """Compare the texts of two folders by their file names."""
    names = sorted({path.name for folder in (a, b) for path in folder.glob("*.xml")})
    found: dict[str, Difference | str] = {}
    for name in names:
        before, after = a / name, b / name
        if not (before.is_file() and after.is_file()):
            found[name] = "added" if after.is_file() else "removed"
        else:
            told = difference(read_xml(before), read_xml(after), before, after)
            found |= {name: told} if told.words or told.decisions else {}
    if state.as_json:
        listed = {name: one if isinstance(one, str) else asdict(one) for name, one in found.items()}
        click.echo(json.dumps(listed, ensure_ascii=False, indent=2))
        return 0
    for name, one in found.items():
        tell(state, f"{name}: {one}" if isinstance(one, str) else name)
        if not isinstance(one, str):
            _show(state, one)
    if not found:
        tell(state, "No difference of words or decisions.")
    return 0


def _show(state: State, found: Difference) -> None:
    if found.words:
        tell(state, "Words")
    for word in found.words:
        tell(state, _word_line(word))
    if found.decisions:
        tell(state, "Decisions")
    for decision in found.decisions:
        tell(state, _decision_line(decision))
    tell(state, _summary(found))


def _word_line(one: WordChange) -> str:
    change = f"[{one.before} → {one.after}]" if one.before and one.after else f"[{'-' if one.before else '+'}"
    if not (one.before and one.after):
        change += f" {one.before or one.after}]"
    return f"  {_place(one.block, one.line_b)}: …{one.left}{change}{one.right}…"


def _decision_line(one: DecisionChange) -> str:
    shown = f"{one.before}  →  {one.after}" if one.change == "changed" else one.before or one.after
    where = f"line {one.line}, {one.path}" if one.kind == "header" else _place(one.block, one.line)
    return f"  {_SIGNS[one.change]} {one.kind}, {where}: {shown}"


def _place(block: str, line: int) -> str:
    return f"line {line}{f', #{block}' if block else ''}"


def _summary(found: Difference) -> str:
    counts = Counter(f"{one.kind} {one.change}" for one in found.decisions)
    parts = [f"{len(found.words)} change{'s' if len(found.words) != 1 else ''} of words"] if found.words else []
    parts += [f"{name}: {count}" for name, count in sorted(counts.items())]
    return "; ".join(parts) + "." if parts else "No difference of words or decisions."
