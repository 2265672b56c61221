"""`edition schema`: lint the ODD, derive the schemas and the guidelines from it."""

from __future__ import annotations

from collections.abc import Mapping

import click

from edition.adapters.files import only_one, write_if_changed
from edition.adapters.saxon import saxon
from edition.commands.shared import State, finish, tell
from edition.model import Finding, Location, finding
from edition.pipeline import Report
from edition.project import Edition
from edition.publish.pages import GUIDELINES, edition_title, page_parameters
from edition.schemas.derive import derive, guidelines, lint, odd_of


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 when a derived file is stale.")
@click.pass_obj
def schema(state: State, check: bool) -> int:
    """Derive RELAX NG, Schematron and the encoding guidelines from schema/edition.odd.

    The ODD is linted first: misspelt names, which other tools pass over in silence, are errors here. Where there
    are errors, nothing is written.

    \b
    Example:
      edition schema
      edition schema --check     for continuous integration
    """
    edition = state.edition()
    odd = odd_of(edition)
    report = Report(findings=lint(odd, edition.shown(odd)))
    if not report.failed:
        derived = derive(odd, saxon())
        if check:
            report.findings += _stale(edition, derived)
        else:
            page = guidelines(odd, saxon(), page_parameters("", edition_title(edition)))
            with only_one(edition.lock):
                _write(state, edition, report, derived, page)
    return finish(state, "schema", report)


def _stale(edition: Edition, derived: Mapping[str, bytes]) -> list[Finding]:
    """Return a finding for each committed file that is not what the ODD gives now."""
    found = []
    for name, data in derived.items():
        path = edition.root / "schema" / name
        if not path.is_file() or path.read_bytes() != data:
            found.append(finding("O013", Location(edition.shown(path)), hint="run: edition schema"))
    return found


def _write(state: State, edition: Edition, report: Report, derived: Mapping[str, bytes], page: bytes) -> None:
    files = {edition.root / "schema" / name: data for name, data in derived.items()}
    files[edition.output / "site" / GUIDELINES] = page
    for path, data in files.items():
        if write_if_changed(path, data):
            report.done.append(f"schema:{edition.shown(path)}")
            tell(state, f"wrote {edition.shown(path)}")
