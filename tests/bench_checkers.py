"""Hold the PDFs and e-books of the built edition against checkers that are no dependency; skips those missing.

Of the PDFs: veraPDF (PDF/UA-1 and PDF/A-3a), outloud and pdfua (PyPI). Of the e-books: Ace by DAISY (npm,
@daisy/ace). Each is found on the path, or by VERAPDF, OUTLOUD, PDFUA, ACE=its path. `make bench` runs it.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[1]


def program(name: str) -> str:
    """Return where a program is, or nothing; says so where it is missing."""
    found = os.environ.get(name.split("-")[0].upper()) or shutil.which(name) or ""
    if not found:
        print(f"{name}: skipped (not installed)")
    return found


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a checker; what it found is in its report, not in its exit code."""
    chromium = shutil.which("chromium") or ""
    env = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": os.environ.get("PUPPETEER_EXECUTABLE_PATH", chromium)}
    return subprocess.run(
        [str(part) for part in command], env=env, capture_output=True, text=True, check=False, timeout=600
    )


def chosen(folder: Path, suffix: str) -> list[Path]:
    """Return the file of the whole edition and the largest of a single text."""
    whole = folder / f"edition{suffix}"
    singles = [path for path in folder.rglob(f"*{suffix}") if path != whole]
    return [path for path in (whole, *sorted(singles, key=lambda path: -path.stat().st_size)[:1]) if path.is_file()]


def outloud(pdf: Path) -> None:
    """Print what outloud finds, by rule."""
    if not (found := program("outloud")):
        return
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        run(found, "--no-info", "--json", report, pdf)
        result: dict[str, Any] = json.loads(report.read_text("utf-8"))["results"][0]
    rules = Counter({f"{one['rule']} {one['severity']}": one.get("count", 1) for one in result["findings"]})
    print(f"outloud {pdf.name}: {result['verdict']}, {result['counts']}; {dict(rules)}")


def pdfua(pdf: Path) -> None:
    """Print the verdict of pdfua."""
    if found := program("pdfua"):
        told = re.findall(r"^\s*(checked against.*|result:.*)$", run(found, "check", pdf).stdout, re.M)
        print(f"pdfua {pdf.name}: {'; '.join(told)}")


def verapdf(pdf: Path) -> None:
    """Print whether veraPDF takes the file for what it says it is."""
    if found := program("verapdf"):
        for flavour in ("ua1", "3a"):
            print(f"verapdf {flavour}: {run(found, '--format', 'text', '--flavour', flavour, pdf).stdout.strip()}")


def ace(book: Path) -> None:
    """Print what Ace finds against an e-book."""
    if not (found := program("ace-puppeteer")):
        return
    with tempfile.TemporaryDirectory() as folder:
        told = run(found, "-f", "-o", folder, book)
        report = Path(folder) / "report.json"
        if not report.is_file():
            print(f"ace {book.name}: no report; {(told.stdout + told.stderr)[-300:]}")
            return
        data: dict[str, Any] = json.loads(report.read_text("utf-8"))
    print(f"ace {book.name}: {data['earl:result']['earl:outcome']}")
    for document in data["assertions"]:
        for one in document["assertions"]:
            about = f"{document['earl:testSubject']['url']}: {one['earl:test']['dct:title']}"
            print(f"  {about}: {one['earl:result'].get('html', '')[:120]}")


def main(output: Path = ROOT / "output") -> None:
    """Check the book, an offprint, the e-book of the whole and one of a text."""
    for pdf in chosen(output / "print", ".pdf"):
        for checker in (verapdf, outloud, pdfua):
            checker(pdf)
    for book in chosen(output / "epub", ".epub"):
        ace(book)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
