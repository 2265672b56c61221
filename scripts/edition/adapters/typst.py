"""Typst behind one door: a source file and what lies beside it become a PDF.

Only this module imports typst.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

import typst

from edition.adapters import fonts
from edition.errors import PrintError

Standard = Literal["ua-1", "a-3a"]
#: Accessible (PDF/UA-1) and archival (PDF/A-3a) at once.
STANDARDS: Final[tuple[Standard, ...]] = ("ua-1", "a-3a")
_NO_GLYPH: Final = "could not be displayed with font"


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF file, the standards it keeps, and what Typst had to say about it."""

    data: bytes
    standards: tuple[Standard, ...]
    warnings: tuple[str, ...]


def compile_pdf(source: Path, *, root: Path | None = None) -> Pdf:
    """Compile a Typst file; it may read files below `root` (unless given, its own folder) and no others.

    A character that no font of the book has forbids the standards, but not the book: the PDF is then made
    without them and a warning names the character. The clock is not read. Raises PrintError.
    """
    folder = root or source.parent
    try:
        return _compile(source, folder, STANDARDS)
    except typst.TypstError as error:
        if _NO_GLYPH not in error.message:
            raise _failure(source, error) from error
        missing = f"not PDF/UA-1 or PDF/A-3a: {_one_line(error.message)}"
    try:
        plain = _compile(source, folder, ())
    except typst.TypstError as error:
        raise _failure(source, error) from error
    return Pdf(plain.data, plain.standards, (missing, *plain.warnings))


def value_of(source: Path, label: str) -> Any:
    """Return the value of the one metadata element that bears a label in a Typst file. Raises PrintError."""
    try:
        found = typst.query(
            str(source),
            f"<{label}>",
            field="value",
            one=True,
            root=str(source.parent),
            font_paths=[str(fonts.folder())],
            ignore_system_fonts=True,
        )
    except typst.TypstError as error:
        raise _failure(source, error) from error
    return json.loads(found) if isinstance(found, str | bytes) else found


def _compile(source: Path, root: Path, standards: tuple[Standard, ...]) -> Pdf:
    if not source.is_file():
        raise PrintError(f"{source}: there is no such file; write the Typst source before compiling it")
    data, warnings = typst.compile_with_warnings(
        str(source),
        root=str(root),
        font_paths=[str(fonts.folder())],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=list(standards),
        timestamp=0,
    )
    return Pdf(data, standards, tuple(sorted({_one_line(warning.message) for warning in warnings})))


def _failure(source: Path, error: typst.TypstError) -> PrintError:
    """Return what went wrong in one line, with the place in the source and Typst's own advice."""
    place = next((line.strip(" ┌─") for line in error.diagnostic.splitlines() if "┌─" in line), source.name)
    advice = "".join(f"; {_one_line(hint)}" for hint in error.hints)
    return PrintError(f"{source}: {place}: {_one_line(error.message)}{advice}")


def _one_line(text: str) -> str:
    return " ".join(text.split())[:600]


def compile_png(source: str, words: Mapping[str, str], *, ppi: int = 72) -> bytes:
    """Return the one page of a Typst document as a PNG, a pixel for each point; `words` are its sys.inputs.

    With a higher `ppi` there are more pixels. It reads no files. Raises PrintError.
    """
    try:
        made = typst.compile(
            source.encode("utf-8"),
            font_paths=typst.Fonts(include_system_fonts=False, font_paths=[str(fonts.folder())]),
            format="png",
            ppi=ppi,
            sys_inputs=dict(words),
        )
    except typst.TypstError as error:
        raise PrintError(f"a picture cannot be made: {_one_line(error.message)}") from error
    if not isinstance(made, bytes):
        raise PrintError("a picture cannot be made: it has more than one page")
    return made


def compile_html(source: str, words: Mapping[str, str]) -> str:
    """Return a Typst document as HTML; `words` are its sys.inputs. It reads no files. Raises PrintError."""
    try:
        made = typst.compile(source.encode("utf-8"), ignore_system_fonts=True, format="html", sys_inputs=dict(words))
    except typst.TypstError as error:
        raise PrintError(f"a citation cannot be set: {_one_line(error.message)}") from error
    return bytes(made or b"").decode("utf-8")
