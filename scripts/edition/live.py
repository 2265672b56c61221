"""Build again what a saved file changed, in one process that keeps stylesheets, schemas and registers at hand."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import Final

import watchfiles

from edition.adapters import saxon
from edition.adapters.files import only_one
from edition.errors import EditionError
from edition.pipeline import Pipeline, Report
from edition.preview_panel import Told
from edition.project import Edition, resources
from edition.publish.formats import PREVIEW
from edition.schemas.lend import schema_folder

#: What a save makes anew. The other formats are made when they are asked for.
QUICK: Final = (PREVIEW,)
#: Milliseconds: changes this close together are one; and how often a request to make all formats is looked for.
_STEP, _ASK = 20, 250


def build(edition: Edition, changed: Collection[Path] = (), formats: Sequence[str] = QUICK) -> Report:
    """Convert, validate and publish what is out of date; a failure becomes part of the report.

    Findings of severity error do not stop the pages: their editor wants to see what they concern. `changed` are the
    files that were saved; a stylesheet among them is compiled anew.
    """
    if any(path.suffix == ".xsl" for path in changed):
        saxon.forget_stylesheets()
    report = Report()
    try:
        with only_one(edition.lock):
            run = Pipeline(edition)
            report = run.report
            run.convert()
            run.validate()
            if not report.failures:
                run.publish(formats)
    except EditionError as error:
        report.failures.append((error.exit_code, str(error).replace(f"{edition.root}{os.sep}", "")))
    return report


def warm() -> None:
    """Compile the stylesheets of the pages before the first file is saved."""
    for name in ("html.xsl", "register.xsl", "errata.xsl", "errata-page.xsl"):
        sheet = resources("xslt") / name
        if sheet.is_file():
            saxon.saxon().stylesheet(sheet)


def told_of(report: Report) -> Told:
    """Return what a report has to say in the panel."""
    return Told(tuple(report.findings), tuple(text for _, text in report.failures))


def watched(edition: Edition) -> list[Path]:
    """Return the folders whose files make the site: captures, master, stylesheets, schemas."""
    folders = [edition.seeds, edition.root / "tei", edition.root / "schema", resources("xslt")]
    folders.append(schema_folder(edition.root))
    return sorted({folder.resolve() for folder in folders if folder.is_dir()})


def changes(folders: Sequence[Path], asked: Callable[[], bool]) -> Iterator[set[Path]]:
    """Yield the files that were saved; an empty set at the start, and when all formats are asked for.

    The first set comes when the watch has begun: what is saved during the first build is not missed.
    """
    started = False
    for found in watchfiles.watch(
        *folders, watch_filter=_wanted, debounce=100, step=_STEP, rust_timeout=_ASK, yield_on_timeout=True
    ):
        if found or not started or asked():
            yield {Path(path) for _, path in found}
        started = True


_EDITORS: Final = watchfiles.DefaultFilter()


def _wanted(change: watchfiles.Change, path: str) -> bool:
    """Whether a file is one of the edition: not a temporary one of an editor or of this tool, nor a merge base."""
    parts = Path(path).parts
    return _EDITORS(change, path) and not parts[-1].startswith(".") and ".base" not in parts
