"""`edition validate`: whether the texts are sound and faithful to their captures."""

from __future__ import annotations

from pathlib import Path

import click

from edition.commands.shared import State, finish, pipeline
from edition.errors import XMLInputError
from edition.pipeline import Report
from edition.validation import ValidateArgument, validate_one


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.pass_obj
def validate(state: State, files: tuple[Path, ...]) -> int:
    """Check the whole edition, or the TEI FILES given (they need not belong to an edition).

    Each text is held against its capture: what it claims by @source must be there, up to white space, no two
    elements claim the same characters, and every visible character is claimed.

    \b
    Example:
      edition validate
      edition validate tei/texts/lenin-1918-05-14-report-on-foreign-policy.xml
    """
    if not files:
        with pipeline(state) as run:
            run.validate()
        return finish(state, "validate", run.report)
    report = Report()
    for path in files:
        if not path.is_file():
            reason = "is a folder" if path.is_dir() else "no such file"
            report.failures.append((XMLInputError.exit_code, f"{path}: {reason}; give a TEI file"))
            continue
        outcome = validate_one(ValidateArgument(str(path), str(path)))
        report.findings += outcome.findings
        report.done.append(f"validate:{path}")
    return finish(state, "validate", report)
