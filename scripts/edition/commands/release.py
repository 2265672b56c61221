"""`edition release`: record what is published, so that it can never silently disappear."""

from __future__ import annotations

import click

from edition.adapters.files import write_if_changed
from edition.adapters.xmlio import parse_xml
from edition.check.ledger import append, identifiers_of, new_entries, read_ledger
from edition.commands.shared import State, finish, pipeline, tell
from edition.errors import EditionError


class ReleaseError(EditionError):
    """The edition cannot be released as it is."""

    exit_code = 2


@click.command()
@click.pass_obj
def release(state: State) -> int:
    """Append every identifier of the texts to schema/identifiers.tsv, under the version of tei/edition.xml.

    From then on `edition validate` fails when one of them vanishes without a redirect in that file. Nothing is
    released while a check finds an error. Tag the same state of the repository afterwards.

    \b
    Example:
      edition release && git commit -am "Release 0.1.0" && git tag v0.1.0
    """
    edition = state.edition()
    version = next((one.get("n", "") for one in edition.header().all("fileDesc/editionStmt/edition")), "")
    if not version:
        raise ReleaseError(f"{edition.shown(edition.marker)}: editionStmt/edition needs @n, the version to release")
    with pipeline(state) as run:
        run.validate()
        if run.report.failed:
            return finish(state, "release", run.report)
        entries, _ = read_ledger(edition.ledger, edition.shown(edition.ledger))
        if any(entry.since == version for entry in entries):
            raise ReleaseError(f"version {version} is released already; give tei/edition.xml a new one")
        texts = [(info, parse_xml(edition.root / info.path).getroot()) for info in run.infos()]
        now = [entry for info, root in texts for entry in identifiers_of(root, info.id, version)]
        added = new_entries(entries, now)
        write_if_changed(edition.ledger, append(edition.ledger, added))
    tell(state, f"{edition.shown(edition.ledger)}: {len(added)} identifiers of version {version}.")
    return 0
