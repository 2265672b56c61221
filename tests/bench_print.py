"""Measure the print edition: TEI to Typst to PDF, a volume of a thousand pages, and two measures beside it.

The same words as bare paragraphs, set by the Typst compiler alone and by WeasyPrint where it is installed (or
WEASYPRINT=the Python that has it): what the typography of the book costs. Each step runs in a process of its own;
printed are seconds, processor seconds and the peak of memory. `make bench` runs it.
"""

from __future__ import annotations

import copy
import html
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lxml import etree

from edition.adapters import fonts
from edition.names import XML_ID, tei
from edition.pipeline import Pipeline
from edition.project import Edition, resources
from edition.publish.corpus import assemble
from tests.support.tei_words import reading_words

ROOT: Final = Path(__file__).resolve().parents[1]
ASSETS: Final = "print/assets"
#: Attributes that point to identifiers of the same document.
POINTERS: Final = ("target", "corresp", "next", "prev")

TO_TYPST: Final = """
import sys
from pathlib import Path
from edition.adapters.saxon import Saxon
from edition.project import resources
with Saxon() as saxon:
    sheet = saxon.stylesheet(resources("xslt") / "print.xsl")
    made = sheet.render(Path(sys.argv[1]).read_bytes(), {"date": "2026-01-01"})
Path(sys.argv[2]).write_text(made.text, "utf-8")
"""
TO_PDF: Final = """
import sys
from pathlib import Path
from edition.adapters.typst import compile_pdf
Path(sys.argv[2]).write_bytes(compile_pdf(Path(sys.argv[1])).data)
"""
BY_WEASYPRINT: Final = "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2])"
#: Runs a program and tells what it cost; a process of its own, so that no other lends it its memory.
METER: Final = """
import json, resource, subprocess, sys, time
start = time.perf_counter()
code = subprocess.run(sys.argv[1:]).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([code, time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024]))
"""


@dataclass(frozen=True)
class Cost:
    """What a step took: seconds by the clock and of the processor, and MiB at the peak."""

    seconds: float
    cpu: float
    memory: int

    def __str__(self) -> str:
        return f"{self.seconds:7.2f} s {self.cpu:7.2f} s cpu {self.memory:6} MiB"


def cost(program: Sequence[str]) -> Cost:
    """Run a program and return what it cost. Raises RuntimeError when it fails."""
    done = subprocess.run([sys.executable, "-c", METER, *program], capture_output=True, text=True, check=False)
    code, seconds, cpu, memory = json.loads(done.stdout.splitlines()[-1])
    if code:
        raise RuntimeError(done.stderr[-800:])
    return Cost(seconds, cpu, memory)


def python(script: str, *arguments: Path) -> Cost:
    """Run a Python script with this interpreter."""
    return cost([sys.executable, "-c", script, *map(str, arguments)])


def volume(times: int) -> bytes:
    """Return the corpus of this edition with its texts so many times, each copy with identifiers of its own."""
    corpus = etree.fromstring(assemble(Edition(ROOT), Pipeline(Edition(ROOT)).infos()))
    for text in corpus.findall(tei("TEI")):
        own = {str(one) for one in text.xpath("descendant-or-self::*/@xml:id")}
        for number in range(1, times):
            corpus.append(_renamed(copy.deepcopy(text), own, f"-copy{number}"))
    return etree.tostring(corpus)


def _renamed(text: etree._Element, own: set[str], suffix: str) -> etree._Element:
    for element in text.iter(etree.Element):
        if name := element.get(XML_ID):
            element.set(XML_ID, name + suffix)
        for pointer in POINTERS:
            if value := element.get(pointer):
                parts = (one + suffix if one[1:] in own and one[0] == "#" else one for one in value.split())
                element.set(pointer, " ".join(parts))
    return text


def words_of(corpus: bytes) -> Iterator[str]:
    """Yield the paragraphs of a corpus as bare words."""
    for paragraph in etree.fromstring(corpus).iterfind(f"{tei('TEI')}/{tei('text')}//{tei('p')}"):
        yield " ".join(reading_words(paragraph))


def pages(pdf: Path) -> int:
    """Return how many pages a PDF has."""
    import pikepdf

    with pikepdf.open(pdf) as opened:
        return len(opened.pages)


def book(folder: Path, corpus: bytes, name: str) -> float:
    """Make a book of the corpus and print what each step costs; return the processor seconds of Typst for a page."""
    folder.mkdir()
    for asset in (resources("xslt") / ASSETS).iterdir():
        shutil.copy(asset, folder / asset.name)
    source, typst, pdf = folder / "b.xml", folder / "b.typ", folder / "b.pdf"
    source.write_bytes(corpus)
    print(f"print, {name}: TEI to Typst   {python(TO_TYPST, source, typst)}")
    made = python(TO_PDF, typst, pdf)
    print(f"print, {name}: Typst to PDF   {made}, {pages(pdf)} pages")
    return made.cpu / pages(pdf)


def alone(folder: Path, paragraphs: Sequence[str]) -> float:
    """Set the bare words with the Typst compiler; return its processor seconds for a page."""
    source, pdf = folder / "bare.typ", folder / "bare.pdf"
    head = '#set document(title: "Bare words")\n#set page("a5", numbering: "1")\n#set par(justify: true)\n'
    head += '#set text(font: "EB Garamond", size: 10.5pt)\n'
    source.write_text(head + "".join(f"#{json.dumps(one, ensure_ascii=False)}\n\n" for one in paragraphs), "utf-8")
    made = python(TO_PDF, source, pdf)
    print(f"print, bare words: Typst alone    {made}, {pages(pdf)} pages")
    return made.cpu / pages(pdf)


def weasyprint(folder: Path, paragraphs: Sequence[str]) -> float:
    """Set the bare words with WeasyPrint; return its processor seconds for a page, 0 where it is missing."""
    program = os.environ.get("WEASYPRINT") or sys.executable
    if subprocess.run([program, "-c", "import weasyprint"], capture_output=True, check=False).returncode:
        print("print, bare words: WeasyPrint     skipped (not installed; WEASYPRINT=a Python that has it)")
        return 0
    source, pdf = folder / "bare.html", folder / "bare.pdf"
    font = (fonts.folder() / "EBGaramond[wght].ttf").as_uri()
    style = f"@font-face{{font-family:G;src:url({font})}}p{{margin:0;text-align:justify;font:10.5pt G}}"
    style += "@page{size:A5;@bottom-center{content:counter(page)}}"
    body = "".join(f"<p>{html.escape(one)}</p>" for one in paragraphs)
    source.write_text(f"<!DOCTYPE html><html lang=en><meta charset=utf-8><style>{style}</style>{body}", "utf-8")
    made = cost([program, "-c", BY_WEASYPRINT, str(source), str(pdf)])
    print(f"print, bare words: WeasyPrint     {made}, {pages(pdf)} pages")
    return made.cpu / pages(pdf)


def main(times: int = 16) -> None:
    """Print everything; sixteen times the texts make a volume of a thousand pages."""
    with tempfile.TemporaryDirectory() as name:
        folder, once, many = Path(name), volume(1), volume(times)
        ours = book(folder / "once", once, "the edition")
        book(folder / "many", many, f"{times} times")
        for count, corpus in ((1, once), (times, many)):
            paragraphs = list(words_of(corpus))
            typst, other = alone(folder, paragraphs), weasyprint(folder, paragraphs)
            if count == 1:
                print(f"print, a page: {ours / typst:.1f} times what Typst alone takes", end="")
                print(f", {ours / other:.2f} times what WeasyPrint takes" if other else "")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
