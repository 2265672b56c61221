"""Measure: texts per second for each step, beside two floors taken in the same run. `make bench` runs it.

Not a test: figures depend on the machine. Prints one table; memory is the peak of this process and of its
workers (KiB of ru_maxrss, as Linux counts it).
"""

from __future__ import annotations

import resource
import shutil
import subprocess
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
from edition.graph import Graph
from edition.pipeline import Pipeline
from edition.project import Edition, resources
from edition.validation import validate_tasks
from tests import bench_candidates, bench_checkers, bench_lighthouse, bench_names, bench_preview, bench_print
from tests.support.editions import copy_metadata

ROOT = Path(__file__).resolve().parents[1]
LECTURE = "002_043c3592ba335788"
IDENTITY = b"""<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:mode on-no-match="shallow-copy"/></xsl:stylesheet>"""


def copies(folder: Path, count: int) -> Edition:
    """Make an edition of `count` copies of the lecture, each with an identifier of its own."""
    (folder / "seeds").mkdir(parents=True)
    copy_metadata(folder)
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


def validation(folder: Path, rounds: int) -> None:
    """Print what all layers of the check cost for the documents of this edition, beside lxml and RELAX NG alone.

    The aim: the whole command takes at most three times what lxml takes to parse the documents and to hold them
    against the compiled schema, and a second more for its start.
    """
    tasks = validate_tasks(Edition(ROOT), Graph(folder / "none.json", ROOT))
    files = [task.argument.path for task in tasks]
    schema = etree.RelaxNG(etree.parse(tasks[0].argument.schemas.grammar))
    floor = best(rounds, lambda: [schema.validate(etree.parse(path)) for path in files])
    layers = best(rounds, lambda: [task.run(task.argument) for task in tasks])
    shutil.copytree(ROOT / "tei", folder / "whole" / "tei")
    for name in ("seeds", "schema"):
        shutil.copytree(ROOT / name, folder / "whole" / name)
    command = [sys.executable, "-m", "edition", "-q", "validate"]
    whole = best(1, lambda: subprocess.run(command, cwd=folder / "whole", check=False))
    alone, all_layers = f"lxml + RELAX NG alone {1000 * floor:.0f} ms", f"all layers {1000 * layers:.0f} ms"
    print(f"validate {len(files)} documents: {alone}, {all_layers}")
    met = "met" if whole <= 3 * floor + 1 else "MISSED"
    print(f"  from start to end {whole:.2f} s; aim: at most 3 × {floor:.3f} + 1 s: {met}")


def best(rounds: int, work: Callable[[], object]) -> float:
    """Return the shortest of several runs, in seconds."""
    seconds = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


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
        validation(Path(name), rounds)
        timed("print: one book of 12 texts", 12, lambda: Pipeline(few).publish(["print"]))
    bench_print.main()
    bench_checkers.main()
    bench_preview.main()
    bench_names.accuracy()
    bench_names.speed()
    bench_candidates.candidates_bench()
    bench_candidates.speed()
    bench_lighthouse.main()


def _one_process(edition: Edition, folder: Path, rounds: int) -> None:
    seed = next(iter(edition.captures()))
    one = ConvertArgument(str(edition.root), seed.name)
    timed("convert, one process", rounds, lambda: [convert_one(one) for _ in range(rounds)])
    path = edition.text_files()[0]
    tree = parse_xml(path)
    timed("validate (fidelity), one process", rounds, lambda: [check_fidelity(tree, path) for _ in range(rounds)])
    floors(path, folder, rounds)
    formats(path, rounds)


def _nothing(edition: Edition) -> None:
    run = Pipeline(edition)
    run.convert()
    run.validate()
    run.publish(["text", "site"])


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
