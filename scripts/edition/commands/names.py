"""`edition names`: decide on candidates for names: an entry of its own, a form of another, or no name."""

from __future__ import annotations

from pathlib import Path

import click
import tomlkit
from tomlkit.exceptions import TOMLKitError

from edition.adapters.files import only_one, write_if_changed
from edition.adapters.xmlio import parse_xml_bytes, read_xml
from edition.commands.shared import State, tell
from edition.decide.decisions import read_decisions
from edition.errors import DecisionError
from edition.project import Edition
from edition.proposals import Proposed, find_proposed
from edition.registers_draft import draft_entry, key_of
from edition.registers_edit import (
    KINDS,
    Kind,
    RegisterError,
    add_form,
    insert_entry,
    keys_in,
    new_register,
    preferred_in,
)

_TEXT = click.option("--text", "text", metavar="TEXT", help="Look in this text only (identifier or capture).")


@click.group()
def names() -> None:
    """Decide on candidates for names, which `edition report names` lists.

    \b
    Example:
      edition names accept "A. A. Joffe" --as person --id joffe-adolf
      edition names attach Tseretelli tsereteli-irakli
      edition names reject Progressives --text trotsky-1918-04-21-internal-and-external-tasks
    """


@names.command()
@click.argument("candidate")
@click.option("--as", "kind", required=True, type=click.Choice(list(KINDS)), help="What it is the name of.")
@click.option("--id", "key", metavar="KEY", help="The key of the entry; made of the name if not given.")
@_TEXT
@click.pass_obj
def accept(state: State, candidate: str, kind: str, key: str | None, text: str | None) -> int:
    """Draft a register entry for CANDIDATE: its names, a place for the description, nothing that is not known.

    \b
    Example:
      edition names accept Mumm --as person --id mumm-alfons
    """
    edition = state.edition()
    with only_one(edition.lock):
        one = find_proposed(edition, candidate, [text] if text else [])
        register = KINDS[kind]
        key = _checked_key(key) if key else key_of(register, one.words)
        path = _register(edition, register)
        data = read_xml(path) if path.is_file() else new_register(register, edition.header())
        _refuse_known(edition, register, key, one, path)
        entry = draft_entry(register, key, one.words, one.forms, one.language)
        _write(path, insert_entry(data, register, key, entry, path))
    texts = f"{len(one.counts)} text{'s' if len(one.counts) > 1 else ''}"
    tell(state, f"{edition.shown(path)}: {key}, drafted from “{one.words}” (found {one.count}× in {texts})")
    tell(state, "Next: write its description and what you can verify, then run `edition`.")
    return 0


@names.command()
@click.argument("candidate")
@click.argument("key")
@_TEXT
@click.pass_obj
def attach(state: State, candidate: str, key: str, text: str | None) -> int:
    """Add CANDIDATE, as printed, to the names of the register entry KEY.

    \b
    Example:
      edition names attach Rakovski rakovsky-christian
    """
    edition = state.edition()
    with only_one(edition.lock):
        one = find_proposed(edition, candidate, [text] if text else [])
        register, path = _owner(edition, key)
        words = next((form for form in one.forms if form.casefold() == candidate.casefold()), one.words)
        _write(path, add_form(read_xml(path), register, key, words, path))
    tell(state, f"{edition.shown(path)}: “{words}” is a name of {key} now")
    return 0


@names.command()
@click.argument("candidate")
@_TEXT
@click.pass_obj
def reject(state: State, candidate: str, text: str | None) -> int:
    """Record that CANDIDATE is no name, in the decisions file of each text that has it (or of TEXT alone).

    \b
    Example:
      edition names reject Progressives
    """
    edition = state.edition()
    with only_one(edition.lock):
        one = find_proposed(edition, candidate, [text] if text else [])
        captures = sorted({passage.capture for passage in one.passages})
        # All are read before one is written: a text without decisions must not leave half of them changed.
        changed = [(path, _ignoring(path, one)) for path in (_decisions(edition, name) for name in captures)]
        for path, data in changed:
            write_if_changed(path, data)
    for path, _ in changed:
        tell(state, f"{edition.shown(path)}: “{one.words}” is no name in this text")
    return 0


def _register(edition: Edition, kind: Kind) -> Path:
    return edition.registers / kind.file


def _checked_key(key: str) -> str:
    import re

    if not re.fullmatch(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", key):
        raise RegisterError(
            f"{key}: a key is of lower-case letters, digits and single hyphens, and begins with a letter"
        )
    return key


def _refuse_known(edition: Edition, kind: Kind, key: str, one: Proposed, path: Path) -> None:
    for other in KINDS.values():
        file = _register(edition, other)
        if file.is_file() and key in keys_in(read_xml(file), other, file):
            hint = "give another with --id, or add the name with: edition names attach"
            raise RegisterError(f"{edition.shown(file)}: has an entry {key} already; {hint}")
    if path.is_file():
        owner = preferred_in(read_xml(path), kind, path).get(one.words.lower())
        if owner:
            raise RegisterError(f"{edition.shown(path)}: “{one.words}” is the preferred name of {owner} already")


def _owner(edition: Edition, key: str) -> tuple[Kind, Path]:
    for kind in KINDS.values():
        path = _register(edition, kind)
        if path.is_file() and key in keys_in(read_xml(path), kind, path):
            return kind, path
    raise RegisterError(f"{key}: no register of this edition has such an entry")


def _write(path: Path, data: bytes) -> None:
    """Write a register, sure that it is well-formed."""
    parse_xml_bytes(data, path)
    write_if_changed(path, data)


def _decisions(edition: Edition, capture: str) -> Path:
    path = (edition.seeds / capture).with_suffix(".toml")
    if not path.is_file():
        raise DecisionError(f"{edition.shown(path)}: is missing; draft it with: edition add seeds/{capture}")
    return path


def _ignoring(path: Path, one: Proposed) -> bytes:
    """Return a decisions file in which the forms of a candidate are no names; comments and order are kept."""
    read_decisions(path)
    try:
        document = tomlkit.parse(path.read_text("utf-8"))
    except TOMLKitError as error:
        raise DecisionError(f"{path}: not TOML: {error}") from error
    table = document.get("names")
    if table is None:
        table = tomlkit.table()
        document.add(tomlkit.nl())
        document.add("names", table)
    ignore = table.setdefault("ignore", tomlkit.array())
    for form in sorted({one.words, *one.forms}):
        if form not in ignore:
            ignore.append(form)
    return tomlkit.dumps(document).encode("utf-8")
