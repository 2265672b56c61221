"""Render one document with one stylesheet, in this process; messages become findings."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from edition.adapters.saxon import Parameter, Saxon
from edition.adapters.xmlio import parse_xml
from edition.errors import EditionError
from edition.model import Finding, Location, finding
from edition.project import Edition

_UNHANDLED = "unhandled: "
_SAXON: list[Saxon] = []


def saxon() -> Saxon:
    """Return the Saxon of this process: stylesheets are compiled once in each."""
    if not _SAXON:
        _SAXON.append(Saxon())
    return _SAXON[0]


def render(
    sheet: Path,
    source: Path | bytes,
    parameters: Mapping[str, Parameter] | None = None,
    *,
    root: Path = Path(),
    name: str = "",
) -> tuple[str, tuple[Finding, ...]]:
    """Transform a document; `name` stands for it in findings where `source` is no file."""
    if isinstance(source, Path):
        parse_xml(source)  # what is not sound XML is told with its line, and never reaches Saxon
    rendered = saxon().stylesheet(sheet).render(source, parameters)
    shown = name or (Edition(root.resolve()).shown(source) if isinstance(source, Path) else "")
    unhandled = sorted({m.strip() for m in rendered.messages if m.strip().startswith(_UNHANDLED)})
    findings = tuple(
        finding("P001", Location(shown), message.removeprefix(_UNHANDLED), f"{sheet.name} has no rule for it")
        for message in unhandled
    )
    return rendered.text, findings


def edition_date(edition: Edition) -> str:
    """Return the ISO date that dated formats bear: SOURCE_DATE_EPOCH, or that of the edition's last change.

    Raises EditionError when SOURCE_DATE_EPOCH is no number of seconds.
    """
    if epoch := os.environ.get("SOURCE_DATE_EPOCH", ""):
        try:
            return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
        except (ValueError, OverflowError, OSError) as error:
            raise EditionError(f"SOURCE_DATE_EPOCH is {epoch!r}; it must be a number of seconds") from error
    return edition.header().change_date()
