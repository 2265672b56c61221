"""Measure: texts per second for each step, beside two floors taken in the same run. `make bench` runs it.

Not a test: figures depend on the machine. Prints one table; memory is the peak of this process and of its
workers (KiB of ru_maxrss, as Linux counts it).
"""

from __future__ import annotations

import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from edition.adapters.saxon import Saxon
from edition.adapters.xmlio import parse_xml
from edition.check.fidelity import check_fidelity
from edition.conversion import ConvertArgument, convert_one
from edition.pipeline import Pipeline
from edition.project import Edition, resources
from edition.recognise.candidates import find_candidates
from edition.recognise.layout import recognise_layout
from edition.recognise.naming.near import NearIndex
from edition.source import decode_source
from tests.support.candidates import HALVES, language_of, lines, measure, passages

ROOT = Path(__file__).resolve().parents[1]
LECTURE = "002_043c3592ba335788"
IDENTITY = b"""<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:mode on-no-match="shallow-copy"/></xsl:stylesheet>"""


def copies(folder: Path, count: int) -> Edition:
    """Make an edition of `count` copies of the lecture, each with an identifier of its own."""
    (folder / "seeds").mkdir(parents=True)
    (folder / "tei").mkdir()
    shutil.copy(ROOT / "tei" / "edition.xml", folder / "tei")
    decisions = (ROOT / "seeds" / f"{LECTURE}.toml").read_text("utf-8")
    for number in range(count):
        shutil.copy(ROOT / "seeds" / f"{LECTURE}.txt", folder / "seeds" / f"copy-{number:04}.txt")
        own = decisions.replace('id = "trotsky-', f'id = "copy-{number:04}-', 1)
        (folder / "seeds" / f"copy-{number:04}.toml").write_text(own, "utf-8")
    return Edition(folder)


def timed(name: str, count: int, work: Callable[[], object]) -> None:
    """Run once and print texts per second and the peak of memory so far."""
    start = time.perf_counter()
    work()
    seconds = time.perf_counter() - start
    here = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{name:<46} {seconds:8.2f} s {count / seconds:9.1f} texts/s {here:6} MiB {workers:6} MiB")


def floors(path: Path, folder: Path, rounds: int) -> None:
    """Print the two floors: lxml reading and writing, and Saxon copying, the same TEI."""
    sheet = folder / "identity.xsl"
    sheet.write_bytes(IDENTITY)
    timed("floor: lxml parse + serialise", rounds, lambda: [etree.tostring(etree.parse(path)) for _ in range(rounds)])
    with Saxon() as saxon:
        copy = saxon.stylesheet(sheet)
        timed("floor: Saxon identity", rounds, lambda: [copy.render(path) for _ in range(rounds)])


def formats(path: Path, rounds: int) -> None:
    """Print what each format costs for one text, in this process, stylesheet compiled beforehand."""
    with Saxon() as saxon:
        for name in ("html.xsl", "text.xsl", "print.xsl"):
            sheet = saxon.stylesheet(resources("xslt") / name)
            timed(f"{name}, one process", rounds, lambda sheet=sheet: [sheet.render(path) for _ in range(rounds)])  # type: ignore[misc]


def main(count: int = 100, rounds: int = 20) -> None:
    """Run everything with `count` copies of the lecture."""
    print(f"{'':<46} {'time':>10} {'rate':>17} {'here':>10} {'workers':>10}")
    with tempfile.TemporaryDirectory() as name:
        # Workers first: a process that starts another lends it the peak of its own memory.
        few, edition = copies(Path(name) / "few", 12), copies(Path(name) / "edition", count)
        timed("convert, 12 texts, workers", 12, Pipeline(few).convert)
        timed(f"convert, {count} texts, workers", count, Pipeline(edition).convert)
        timed(f"validate, {count} texts, workers", count, Pipeline(edition).validate)
        timed("text + site, 12 texts, workers", 12, lambda: Pipeline(few).publish(["text", "site"]))
        timed(f"text, {count} texts, workers", count, lambda: Pipeline(edition).publish(["text"]))
        timed(f"site, {count} texts, workers", count, lambda: Pipeline(edition).publish(["site"]))
        timed(f"nothing to do, {count} texts", count, lambda: _nothing(edition))
        _one_process(edition, Path(name), rounds)
        timed("print: one book of 12 texts", 12, lambda: Pipeline(few).publish(["print"]))
    candidates_bench()


def _one_process(edition: Edition, folder: Path, rounds: int) -> None:
    seed = next(iter(edition.captures()))
    one = ConvertArgument(str(edition.root), seed.name)
    timed("convert, one process", rounds, lambda: [convert_one(one) for _ in range(rounds)])
    path = edition.text_files()[0]
    tree = parse_xml(path)
    timed("validate (fidelity), one process", rounds, lambda: [check_fidelity(tree, path) for _ in range(rounds)])
    floors(path, folder, rounds)
    formats(path, rounds)


def candidates_bench(megabytes: int = 10, forms: int = 200_000) -> None:
    """Print how many names are found in passages with hand-made lists, kind by kind, and how long much text takes."""
    for half in HALVES:
        print(f"candidates for names, {half}:")
        print("\n".join(lines(measure(passages(half)))))
    english = [path.read_text("utf-8") for path in passages("dev") if language_of(path) == "en"]
    text = "\n\n".join(english)
    text = "\n\n".join([text] * (megabytes * 1_000_000 // len(text.encode()) + 1))
    source = decode_source(text.encode("utf-8"), Path("bench.txt"))
    layout = recognise_layout(source)
    timed(f"candidates, {megabytes} MB", 1, lambda: find_candidates(source, layout))
    made = [
        (f"{_SYLLABLES[n % 40]}{_SYLLABLES[n // 40 % 40]}{_SYLLABLES[n // 1600 % 40]}{n % 7}", str(n))
        for n in range(forms)
    ]
    timed(f"register of {forms} forms, made ready", 1, lambda: NearIndex(made))
    index = NearIndex(made)
    timed("near matches of 1000 candidates", 1000, lambda: [index.near(form + "a") for form, _ in made[:1000]])


_SYLLABLES = [first + second for first in "bdgklmnrsv" for second in ("a", "ev", "in", "o")]


def _nothing(edition: Edition) -> None:
    run = Pipeline(edition)
    run.convert()
    run.validate()
    run.publish(["text", "site"])


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
