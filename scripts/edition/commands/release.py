"""`edition release`: record what is published, so that it can never silently disappear."""

from __future__ import annotations

import click

from edition.adapters.files import write_if_changed
from edition.adapters.xmlio import parse_xml
from edition.check import releases
from edition.check.ledger import HEADER, append, identifiers_of, new_entries, read_ledger
from edition.commands.shared import State, finish, pipeline, tell
from edition.errors import EditionError


class ReleaseError(EditionError):
    """The edition cannot be released as it is."""

    exit_code = 2


#: A release with these would hide what changed.
_HISTORY = frozenset({"I005", "I006"})


@click.command()
@click.pass_obj
def release(state: State) -> int:
    """Append every identifier of the texts to schema/identifiers.tsv, under the version of tei/edition.xml.

    From then on `edition validate` fails when one of them vanishes without a redirect in that file. What each text
    says is recorded, too, as a hash in schema/releases.tsv: a text that changes later must say so in its history.
    Nothing is released while a check finds an error. Tag the same state of the repository afterwards.

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
        if run.report.failed or any(one.code in _HISTORY for one in run.report.findings):
            return finish(state, "release", run.report) or ReleaseError.exit_code
        entries, _ = read_ledger(edition.ledger, edition.shown(edition.ledger))
        if any(entry.since == version for entry in entries):
            raise ReleaseError(f"version {version} is released already; give tei/edition.xml a new one")
        texts = [(info, parse_xml(edition.root / info.path).getroot()) for info in run.infos()]
        now = [entry for info, root in texts for entry in identifiers_of(root, info.id, version)]
        added = new_entries(entries, now)
        released = [releases.released(root, info.id, version) for info, root in texts]
        write_if_changed(
            edition.releases, append(edition.releases, releases.HEADER, (state.row() for state in released))
        )
        write_if_changed(edition.ledger, append(edition.ledger, HEADER, (entry.row() for entry in added)))
    tell(state, f"{edition.shown(edition.ledger)}: {len(added)} identifiers of version {version}.")
    return 0
