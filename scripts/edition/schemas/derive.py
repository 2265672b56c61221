"""Derive from the ODD what validators and readers use: RELAX NG, Schematron, the encoding guidelines."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from edition.adapters.saxon import Parameter, Saxon
from edition.adapters.xmlio import parse_xml
from edition.errors import EditionError
from edition.model import Finding
from edition.names import tei
from edition.project import Edition, resources
from edition.schemas.lint import lint_odd
from edition.schemas.teinames import read_names

ODD: Final = "edition.odd"
#: Each derived schema and the stylesheet that makes it.
SHEETS: Final[Mapping[str, str]] = MappingProxyType({"edition.rng": "schema-rng.xsl", "edition.sch": "schema-sch.xsl"})
GUIDELINES_SHEET: Final = "schema-guidelines.xsl"
_XML: Final = b'<?xml version="1.0" encoding="UTF-8"?>\n'
NAMES: Final = "tei-names.tsv"


class NoSchemaError(EditionError):
    """There is no ODD, or the file is none."""

    exit_code = 2


def odd_of(edition: Edition) -> Path:
    """Return the ODD of an edition; raises NoSchemaError when it has none."""
    path = edition.root / "schema" / ODD
    if not path.is_file():
        raise NoSchemaError(
            f"{edition.shown(path)}: no such file; an edition without an ODD uses the tool's own schema. "
            f"To change it, copy {resources('schema') / ODD} there"
        )
    return path


def lint(odd: Path, shown: str = "") -> list[Finding]:
    """Return what is wrong with an ODD; raises NoSchemaError for a file that specifies no schema."""
    tree = parse_xml(odd)
    if tree.getroot().find(f".//{tei('schemaSpec')}") is None:
        raise NoSchemaError(f"{shown or odd}: is no ODD: it has no schemaSpec")
    return lint_odd(tree, shown or str(odd), read_names(resources("schema") / NAMES))


def derive(odd: Path, saxon: Saxon) -> dict[str, bytes]:
    """Return the derived schemas by their file names. The ODD must be free of errors."""
    return {name: _XML + _transform(saxon, sheet, odd, {"odd-name": odd.name}) for name, sheet in SHEETS.items()}


def guidelines(odd: Path, saxon: Saxon, parameters: Mapping[str, Parameter] = MappingProxyType({})) -> bytes:
    """Return the encoding guidelines as a page of the site; `parameters` are those of its other pages."""
    return _transform(saxon, GUIDELINES_SHEET, odd, parameters)


def _transform(saxon: Saxon, sheet: str, odd: Path, parameters: Mapping[str, Parameter]) -> bytes:
    rendered = saxon.stylesheet(resources("xslt") / sheet).render(odd, parameters)
    return (rendered.text.rstrip("\n") + "\n").encode("utf-8")
