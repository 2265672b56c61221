"""Run Schematron rules over a document: the schema becomes an XSLT 3.0 stylesheet, once, which Saxon runs."""

from __future__ import annotations

import functools
import json
import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from lxml import etree

from edition.adapters.saxon import Saxon, Stylesheet
from edition.adapters.xmlio import parse_xml
from edition.errors import RenderError, SchemaError, XMLInputError
from edition.model import CODES, Finding, Location, Severity
from edition.project import resources

#: The code of rules that have none of ours: those of other people's schemas.
_FOREIGN: Final = "S000"
_OUR_CODE: Final = re.compile(r"(S\d{3})(?:[-._].*)?")
_SEVERITIES: Final = {
    "fatal": Severity.ERROR,
    "error": Severity.ERROR,
    "warning": Severity.WARNING,
    "warn": Severity.WARNING,
    "nonfatal": Severity.WARNING,  # TEI's own rules
    "information": Severity.NOTE,
    "info": Severity.NOTE,
}
_ORIGIN: Final = "{urn:edition:schematron:origin}"
_REFUSED: Final = re.compile(r"schematron: (\S+): (.*)")
_STATIC_ERROR: Final = re.compile(
    r"on line (\d+) column \d+ .*?: (?:[A-Z]{4}\d{4} )?(.*?)(?= (?:Static )?[Ee]rror (?:in|on|at) |$)"
)


@dataclass(slots=True)
class Rules:
    """The rules of a Schematron schema, ready to be run; it belongs to the process that loaded it."""

    path: Path
    phase: str
    _saxon: Saxon
    _sheet: Stylesheet
    _careful: Stylesheet | None = field(default=None, init=False)

    @classmethod
    def load(cls, saxon: Saxon, path: Path, phase: str = "#DEFAULT") -> Rules:
        """Compile a schema (or the rules embedded in a RELAX NG schema or an ODD), once in a process.

        `phase` is the identifier of a phase, "#ALL", or "#DEFAULT". Raises SchemaError with the file, the rule
        and the expression that cannot be compiled.
        """
        try:
            status = path.stat()
        except OSError as error:
            raise SchemaError(f"{path}: cannot be read: {error.strerror}") from error
        return _load(saxon, path, phase, (status.st_mtime_ns, status.st_size))

    def check(self, path: Path, tree: etree._ElementTree, *, shown: str) -> list[Finding]:
        """Return what a document breaks; `tree` is the same document, parsed, and gives the lines."""
        report = self._report(path)
        if not report:
            return []
        lines = [element.sourceline or 0 for element in tree.iter("*")]
        found = (_finding(item, Location(shown, lines[item["number"] - 1])) for item in report)
        return sorted(found, key=lambda one: one.sort_key)

    def _report(self, path: Path) -> list[dict[str, Any]]:
        """Run the rules; if a test cannot be evaluated, again, in the slower way that reports it and goes on."""
        try:
            text = self._sheet.render(path).text
        except RenderError:
            if self._careful is None:
                self._careful = _compile(self._saxon, self.path, self.phase, careful=True)
            text = self._careful.render(path).text
        report: list[dict[str, Any]] = json.loads(text)
        return report


@functools.lru_cache(maxsize=8)
def _load(saxon: Saxon, path: Path, phase: str, _stamp: tuple[int, int]) -> Rules:
    """Return the rules of a schema; the stamp of the file tells it from what it was before a change."""
    try:
        parse_xml(path)  # what is not sound XML is told with its line
    except XMLInputError as error:
        raise SchemaError(str(error)) from error
    return Rules(path, phase, saxon, _compile(saxon, path, phase, careful=False))


def _compile(saxon: Saxon, path: Path, phase: str, *, careful: bool) -> Stylesheet:
    """Make the stylesheet of a schema."""
    transpiler = saxon.stylesheet(resources("xslt") / "schematron.xsl")
    try:
        sheet = transpiler.render(path, {"phase": phase, "careful": careful}).text
    except RenderError as error:
        refused = _REFUSED.search(str(error))
        raise SchemaError(f"{_file(refused[1], path)}: {refused[2]}" if refused else str(error)) from error
    try:
        return saxon.stylesheet_from(sheet, path)
    except RenderError as error:
        raise SchemaError(_static_error(sheet, path, str(error))) from error


def _static_error(sheet: str, path: Path, said: str) -> str:
    """Say where in the schema an expression stands that Saxon refuses in the stylesheet made of it."""
    for line, why in _STATIC_ERROR.findall(said):
        for element in reversed(list(etree.fromstring(sheet.encode()).iter("*"))):
            if element.sourceline == int(line) and element.get(f"{_ORIGIN}place"):
                file = _file(str(element.get(f"{_ORIGIN}file")), path)
                expression = element.get(f"{_ORIGIN}expression")
                return f"{file}: {element.get(f'{_ORIGIN}place')}: cannot compile {expression}: {why}"
    return said


def _file(uri: str, schema: Path) -> Path:
    """Return the file of a URI, the schema or a part that it includes, as a path from where the schema's begins."""
    folder = schema.parent.absolute()
    return schema.parent / os.path.relpath(unquote(urlsplit(uri).path), folder)


def _finding(item: dict[str, Any], where: Location) -> Finding:
    """Make a finding of one entry of the report."""
    ours = _OUR_CODE.fullmatch(item["id"])
    code = ours[1] if ours and ours[1] in CODES else _FOREIGN
    rule = item["id"] or item["pattern"] or item["rule"]
    words = item["words"] if code != _FOREIGN else rule
    message, hint = item["message"], item["hint"] or (f"see {item['see']}" if item["see"] else "")
    severity = _SEVERITIES.get(item["role"].lower(), Severity.ERROR if code == _FOREIGN else CODES[code][0])
    if "failed" in item:
        message = f"the rule {rule} cannot be evaluated here: {item['failed']}"
        hint, severity = item["test"], Severity.ERROR
    elif not message:
        message = f"{'not' if item['kind'] == 'assert' else 'found'}: {item['test']}"
    return Finding(code, severity, where, message, words, hint, item["element"])
