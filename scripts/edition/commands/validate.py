"""`edition validate`: whether the texts are sound and faithful to their captures."""

from __future__ import annotations

from pathlib import Path

import click

from edition.commands.shared import State, finish, pipeline
from edition.errors import XMLInputError
from edition.formats import to_github, to_json, to_sarif
from edition.model import Severity
from edition.pipeline import Report
from edition.project import NotAnEditionError, find_edition
from edition.validation import Schemas, ValidateArgument, schemas_of, validate_one


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "sarif", "github"]), default="text", show_default=True,
    help="For people, for programs, for code scanning, as annotations of a GitHub workflow.",
)  # fmt: skip
@click.option("--schema", type=click.Path(path_type=Path), metavar="PATH", help="Another RELAX NG schema (XML syntax).")
@click.option("--strict", is_flag=True, help="Warnings count as errors for the exit code.")
@click.pass_obj
def validate(state: State, files: tuple[Path, ...], form: str, schema: Path | None, strict: bool) -> int:
    """Check the whole edition, or the TEI FILES given (they need not belong to an edition).

    Layers: well-formed XML, the grammar (RELAX NG), the rules (Schematron), the links into other files, the
    registers, then the account of the sources.
    Each text is held against its capture: what it claims by @source must be there, up to white space, no two
    elements claim the same characters, and every visible character is claimed. Published identifiers must not
    have vanished (see `edition release`).

    \b
    Example:
      edition validate
      edition validate --format github --strict
      edition validate tei/texts/lenin-1918-05-14-report-on-foreign-policy.xml
    """
    if files:
        report = _files(files, _schemas(state, schema))
    elif schema:
        report = _files(tuple(state.edition().text_files()), _schemas(state, schema))
    else:
        with pipeline(state) as run:
            report = run.validate()
    if strict and not report.exit_code:
        report.strict_exit = int(any(one.severity is Severity.WARNING for one in report.findings))
    if form == "text" and not state.as_json:
        return finish(state, "validate", report)
    for _, failure in report.failures:
        click.echo(f"edition: {failure}", err=True)
    click.echo(_formatted(report, "json" if state.as_json else form))
    return report.exit_code


def _schemas(state: State, schema: Path | None) -> Schemas:
    """Return the schema given, or that of the edition the command is called in, or the tool's own."""
    if schema:
        return Schemas(str(schema))
    try:
        return schemas_of(state.edition().root)
    except NotAnEditionError:
        return schemas_of(None)


def _files(files: tuple[Path, ...], schemas: Schemas) -> Report:
    report = Report()
    for path in files:
        if not path.is_file():
            reason = "is a folder" if path.is_dir() else "no such file"
            report.failures.append((XMLInputError.exit_code, f"{path}: {reason}; give a TEI file"))
            continue
        argument = ValidateArgument(str(path), str(path), schemas, _edition_of(path))
        report.findings += validate_one(argument).findings
        report.done.append(f"validate:{path}")
    return report


def _edition_of(path: Path) -> str:
    """Return the root of the edition whose document a file is, "" for a file that is none's."""
    try:
        edition = find_edition(path.parent)
    except NotAnEditionError:
        return ""
    here = path.resolve()
    ours = here.is_relative_to(edition.root / "tei") or here == edition.marker
    return str(edition.root) if ours else ""


def _formatted(report: Report, form: str) -> str:
    if form == "sarif":
        return to_sarif(report.findings)
    if form == "github":
        return to_github(report.findings)
    failures = [{"exit_code": code, "message": text} for code, text in report.failures]
    return to_json(report.findings, command="validate", exit_code=report.exit_code, failures=failures)
