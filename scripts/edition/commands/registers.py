"""`edition registers`: bring lists of names into the registers."""

from __future__ import annotations

import json
from pathlib import Path

import click

from edition.adapters.files import only_one
from edition.commands.shared import State, tell
from edition.registers.importing import Imported, Origin, plan, write
from edition.registers.model import FILES, Kind
from edition.registers.table import read_table
from edition.registers_edit import KINDS, new_register


@click.group()
def registers() -> None:
    """Work on the registers of persons, places, organisations, events and works.

    \b
    Example:
      edition registers import names.csv --as person
    """


@registers.command("import")
@click.argument("table", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE.csv")
@click.option("--as", "kind", type=click.Choice([str(kind) for kind in Kind]), help="What rows without a kind are.")
@click.option("--update", is_flag=True, help="Give entries that exist the forms and identifiers they lack.")
@click.option("--dry-run", is_flag=True, help="Say what would be done; write nothing.")
@click.pass_obj
def import_table(state: State, table: Path, kind: str | None, update: bool, dry_run: bool) -> int:
    """Draft an entry for each row of a table (CSV, UTF-8).

    The first row names the columns: name, and any of forms (parted by |), kind, key, type, forename, patronymic,
    surname, born, died, from, to, description, wikidata, viaf, gnd, geonames, isni, lccn, issn, lat, long, lang,
    source. Nothing is written if any row is wrong; entries that exist are told and left alone.

    \b
    Example:
      edition registers import names.csv --as person
      edition registers import names.csv --update --dry-run
    """
    edition = state.edition()
    origin = Origin(table.name, lambda one: new_register(KINDS[one], edition.header()), update)
    with only_one(edition.lock):
        done = plan(edition.registers, read_table(table, Kind(kind) if kind else None), origin)
        if not dry_run:
            write(done)
    if state.as_json:
        click.echo(_json(done))
        return 0
    for row, why in done.skipped:
        tell(state, f"row {row.number}: {row.name} is there already, as {why}")
    for one in Kind:
        count = sum(row.kind is one for row in done.added), sum(row.kind is one for row in done.updated)
        if any(count):
            tell(state, f"tei/registers/{FILES[one]}: {count[0]} added, {count[1]} updated")
    tell(state, _summary(done, dry_run))
    return 0


def _summary(done: Imported, dry_run: bool) -> str:
    if not done.files:
        return "Nothing to write."
    return (
        "Nothing was written (--dry-run)."
        if dry_run
        else "Drafts are marked with a comment; verify them, then: edition"
    )


def _json(done: Imported) -> str:
    told = {
        "added": [{"row": row.number, "kind": row.kind, "key": row.key} for row in done.added],
        "updated": [{"row": row.number, "kind": row.kind, "key": row.key} for row in done.updated],
        "skipped": [{"row": row.number, "name": row.name, "because": why} for row, why in done.skipped],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)
