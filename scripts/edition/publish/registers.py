"""The pages of registers: A–Z lists, a page for each entry, and an index of them; made again only when they change."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

from lxml import etree

from edition.conversion import code_digest, xslt_digest
from edition.graph import Graph, Outcome, combine
from edition.project import Edition, TextInfo, resources
from edition.publish.mapcoast import coast_file
from edition.publish.mentions import mentions_file, read_names
from edition.publish.nameindex import PAGE, index_documents
from edition.publish.registerdocs import Documents
from edition.publish.render import render
from edition.publish.writing import site_of, written
from edition.registers.read import register_files
from edition.registers.records import read_records
from edition.registers.usage import usage
from edition.workers import Task

INDEX: Final = "registers/index.html"
_TASK: Final = "registers:documents"
_SHEET: Final = "register.xsl"


@dataclass(frozen=True)
class RegistersArgument:
    """An edition and its texts, in order."""

    root: str
    infos: tuple[TextInfo, ...]


@dataclass(frozen=True)
class EntryArgument:
    """The document of a page, the page, and the parameters of the stylesheet."""

    root: str
    source: str
    page: str
    parameters: dict[str, str]


def registers_inputs(edition: Edition, graph: Graph, infos: Sequence[TextInfo]) -> str:
    """Return a hash of all that the registers' pages and exports are made of."""
    names = [(info.id, graph.digest(mentions_file(edition, info.id))) for info in infos]
    return combine([[graph.digest(path) for path in register_files(edition.registers)], names, code_digest(graph)])


def document_tasks(edition: Edition, graph: Graph, infos: Sequence[TextInfo]) -> list[Task]:
    """Return the task that writes the documents of all pages; the names of the texts must be there."""
    argument = RegistersArgument(str(edition.root), tuple(infos))
    inputs = combine([registers_inputs(edition, graph, infos), graph.digest(coast_file())])
    return [Task(_TASK, inputs, write_documents, argument)]


def write_documents(argument: RegistersArgument) -> Outcome:
    """Write a document for each page of the registers; those that did not change keep their pages."""
    edition = Edition(Path(argument.root))
    texts = read_names(edition, argument.infos)
    documents = Documents(list(read_records(edition.registers)), usage(texts), texts)
    listed = index_documents(documents.records, documents.used) if documents.records else ()
    files = ((f"{name}.xml", data) for name, data in chain(documents.all(), listed))
    return written(edition.root, _folder(edition), files)


def _folder(edition: Edition) -> Path:
    return edition.output / ".registers"


def register_pages(edition: Edition, graph: Graph) -> dict[str, Path]:
    """Return the documents by the pages that are made of them: "persons/lenin-vladimir", "persons", "index"."""
    files = [edition.root / path for path in graph.outputs(_TASK).get(_TASK, [])]
    return {path.relative_to(_folder(edition)).as_posix().removesuffix(".xml"): path for path in files}


def entry_digests(edition: Edition) -> dict[str, str]:
    """Return a hash of each entry by its page: a text's page, which tells of them, is made again when one changes."""
    return {
        record.page: hashlib.sha256(etree.tostring(record.element, with_tail=False)).hexdigest()
        for record in read_records(edition.registers)
    }


def register_tasks(edition: Edition, graph: Graph, parameters: Mapping[str, str]) -> Iterator[Task]:
    """Yield a task for each page of the registers; `parameters` are those of a page at the root of the site."""
    sheets = combine([xslt_digest(graph, "common", "html"), code_digest(graph)])
    for page, source in register_pages(edition, graph).items():
        own = {**parameters, "root": "../" * (page.count("/") + 1), "text-downloads": _downloads(edition, page)}
        argument = EntryArgument(str(edition.root), str(source), page, own)
        yield Task(f"site:register:{page}", combine([graph.digest(source), sheets, own]), register_page, argument)


def _downloads(edition: Edition, page: str) -> str:
    """Return the formats in which a whole register is there."""
    made = [f for f in ("csv", "json") if (edition.output / "data" / "registers" / f"{page}.{f}").is_file()]
    if "/" in page or page in {"index", PAGE}:
        return ""
    return " ".join([*(f"{f.upper()}=downloads/{page}.{f}" for f in made), f"TEI=tei/registers/{page}.xml"])


def register_page(argument: EntryArgument) -> Outcome:
    """Make one page of the registers."""
    root = Path(argument.root)
    html, findings = render(resources("xslt") / _SHEET, Path(argument.source), argument.parameters, root=root)
    return written(root, site_of(root) / "registers", [(f"{argument.page}.html", html.encode("utf-8"))], findings)


def register_copies(edition: Edition) -> Iterator[tuple[Path, str]]:
    """Yield the files of registers that the site offers, each with its path in the site."""
    for path in register_files(edition.registers):
        yield path, f"tei/registers/{path.name}"
        for suffix in (".csv", ".json"):
            data = edition.output / "data" / "registers" / path.with_suffix(suffix).name
            if data.is_file():
                yield data, f"downloads/{data.name}"
