"""The print edition: the whole as a book (in volumes where it is long) and each text as an offprint.

Of each the Typst source is kept beside the PDF, with the TEI that the PDF carries and the style files: a folder
that compiles on its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from edition.adapters import fonts
from edition.adapters.files import inside, write_if_changed
from edition.adapters.saxon import Parameter
from edition.adapters.typst import compile_pdf
from edition.conversion import code_digest, xslt_digest
from edition.graph import Graph, Outcome, combine
from edition.model import Location, finding
from edition.project import Edition, TextInfo, resources
from edition.publish.corpus import assemble
from edition.publish.render import edition_date, render
from edition.workers import Task

SHEET: Final = "print.xsl"
#: The folder of the offprints below that of the book.
OFFPRINTS: Final = "offprints"
#: Bytes of TEI after which another volume begins: some nine hundred pages, for which Typst takes 2 GiB of memory.
_VOLUME: Final = 4_000_000


@dataclass(frozen=True)
class Setting:
    """How the print edition is set: the paper, and whether every fifth line has its number."""

    paper: str = "a5"
    line_numbers: bool = True


@dataclass(frozen=True)
class BookArgument:
    """The texts of a book or offprint, in order, the name of its files, its date and how it is set."""

    root: str
    infos: tuple[TextInfo, ...]
    name: str
    date: str
    setting: Setting = Setting()
    volume: str = ""


def book_tasks(edition: Edition, graph: Graph, infos: Sequence[TextInfo], setting: Setting | None = None) -> list[Task]:
    """Return the tasks of the book, or of its volumes, and of the offprints; none for an edition without texts."""
    setting = setting or Setting()
    date = edition_date(edition)
    sheets = [xslt_digest(graph, "common", "print", "text"), fonts.version(), code_digest(graph)]
    shared = [sheets, date, setting.paper, setting.line_numbers]
    registers = [graph.digest(path) for path in edition.register_files()]
    volumes = list(volumes_of(infos))
    tasks = []
    for number, texts in enumerate(volumes, 1):
        name = book_name(number, len(volumes))
        volume = f"Volume {number}" if len(volumes) > 1 else ""
        made_of = [graph.digest(edition.marker), registers, [graph.digest(Path(info.path)) for info in texts]]
        argument = BookArgument(str(edition.root), texts, name, date, setting, volume)
        tasks.append(Task(f"print:{name}", combine([made_of, *shared, volume]), make_book, argument))
    for info in infos:
        argument = BookArgument(str(edition.root), (info,), f"{OFFPRINTS}/{info.id}", date, setting)
        inputs = combine([graph.digest(Path(info.path)), *shared])
        tasks.append(Task(f"print:{OFFPRINTS}/{info.id}", inputs, make_offprint, argument))
    return tasks


def book_name(number: int, volumes: int) -> str:
    """Return the name of the files of a volume: "edition", or "edition-2" where there are several."""
    return "edition" if volumes == 1 else f"edition-{number}"


def volumes_of(infos: Sequence[TextInfo]) -> Iterator[tuple[TextInfo, ...]]:
    """Deal the texts out in order; a volume ends before it would grow too long."""
    taken: list[TextInfo] = []
    size = 0
    for info in infos:
        length = Path(info.path).stat().st_size
        if taken and size + length > _VOLUME:
            yield tuple(taken)
            taken, size = [], 0
        taken.append(info)
        size += length
    if taken:
        yield tuple(taken)


def make_book(argument: BookArgument) -> Outcome:
    """Write the book: NAME.xml (its texts and registers as one TEI document), NAME.typ and NAME.pdf."""
    corpus = assemble(Edition(Path(argument.root)), argument.infos)
    return _print(argument, corpus, {"volume": argument.volume})


def make_offprint(argument: BookArgument) -> Outcome:
    """Write the offprint of one text: ID.xml (the master), ID.typ and ID.pdf."""
    return _print(argument, Path(argument.infos[0].path).read_bytes(), {})


def _print(argument: BookArgument, xml: bytes, more: dict[str, str]) -> Outcome:
    root, setting = Path(argument.root), argument.setting
    source = inside(root / "output" / "print", f"{argument.name}.typ")
    folder = source.parent
    attached = f"{source.stem}.xml"
    parameters: dict[str, Parameter] = {"attachments": attached, "date": argument.date, "paper": setting.paper, **more}
    parameters["line-numbers"] = setting.line_numbers
    typst, findings = render(resources("xslt") / SHEET, xml, parameters, name=f"print/{argument.name}.xml")
    made = {attached: xml, source.name: typst.encode("utf-8")}
    for path in sorted((resources("xslt") / "print" / "assets").iterdir()):
        made[path.name] = path.read_bytes()
    for name, data in made.items():
        write_if_changed(folder / name, data)
    pdf = compile_pdf(source, root=folder)
    write_if_changed(source.with_suffix(".pdf"), pdf.data)
    names = [*made, f"{source.stem}.pdf"]
    written = tuple((folder / name).relative_to(root).as_posix() for name in names)
    told = tuple(finding("P002", Location(f"print/{argument.name}.typ"), warning) for warning in pdf.warnings)
    return Outcome(written, (*findings, *told))
