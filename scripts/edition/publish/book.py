"""The print edition: the assembled corpus, its Typst source, the PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from edition.adapters import fonts
from edition.adapters.files import write_if_changed
from edition.adapters.typst import compile_pdf
from edition.conversion import code_digest, xslt_digest
from edition.graph import Graph, Outcome, combine
from edition.model import Location, finding
from edition.project import Edition, TextInfo, resources
from edition.publish.corpus import assemble
from edition.publish.render import edition_date, render
from edition.workers import Task


@dataclass(frozen=True)
class BookArgument:
    """The texts of a book, in order, and its date."""

    root: str
    infos: tuple[TextInfo, ...]
    date: str


def book_tasks(edition: Edition, graph: Graph, infos: Sequence[TextInfo]) -> list[Task]:
    """Return the task of the book, none for an edition without texts."""
    if not infos:
        return []
    date = edition_date(edition)
    texts = [graph.digest(Path(info.path)) for info in infos]
    sheets = [xslt_digest(graph, "common", "print", "text"), fonts.version(), code_digest(graph)]
    inputs = combine([graph.digest(edition.marker), texts, sheets, date])
    return [Task("print:edition", inputs, make_book, BookArgument(str(edition.root), tuple(infos), date))]


def make_book(argument: BookArgument) -> Outcome:
    """Write edition.xml (the whole edition as one TEI document), edition.typ and edition.pdf."""
    root = Path(argument.root)
    folder = root / "output" / "print"
    corpus = assemble(Edition(root), argument.infos)
    parameters = {"attachments": "edition.xml", "date": argument.date}
    typst, findings = render(resources("xslt") / "print.xsl", corpus, parameters, name="print/edition.xml")
    made = {"edition.xml": corpus, "edition.typ": typst.encode("utf-8")}
    for path in sorted((resources("xslt") / "print" / "assets").iterdir()):
        made[path.name] = path.read_bytes()
    for name, data in made.items():
        write_if_changed(folder / name, data)
    pdf = compile_pdf(folder / "edition.typ", root=folder)
    write_if_changed(folder / "edition.pdf", pdf.data)
    written = [(folder / name).relative_to(root).as_posix() for name in [*made, "edition.pdf"]]
    told = tuple(finding("P002", Location("print/edition.typ"), warning) for warning in pdf.warnings)
    return Outcome(tuple(written), (*findings, *told))
