"""Render one document with one stylesheet, in this process; messages become findings."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from edition.adapters.saxon import Parameter, saxon
from edition.adapters.xmlio import parse_xml
from edition.errors import EditionError
from edition.model import Finding, Location, finding
from edition.project import Edition

_UNHANDLED = "unhandled: "


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
    return rendered.text, _unhandled(rendered.messages, sheet, shown)


def _unhandled(messages: Sequence[str], sheet: Path, shown: str) -> tuple[Finding, ...]:
    """Return one finding for all elements that a stylesheet had no rule for, with a place for the first."""
    told = [m.strip().removeprefix(_UNHANDLED) for m in messages if m.strip().startswith(_UNHANDLED)]
    if not told:
        return ()
    names = sorted({message.split(" at ")[0] for message in told})
    hint = f"{sheet.name} has no rule for them; the first is {told[0]}; no word was lost"
    return (finding("P001", Location(shown), ", ".join(names), hint),)


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
