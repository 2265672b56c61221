"""The e-books: the whole edition as one, and one for each text; all that they need lies in the container."""

from __future__ import annotations

import copy
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from lxml import etree

from edition.adapters import fonts
from edition.adapters.epub import pack
from edition.adapters.files import inside, write_if_changed
from edition.adapters.xmlio import parse_xml
from edition.conversion import code_digest, xslt_digest
from edition.graph import Graph, Outcome, combine
from edition.names import tei
from edition.project import Edition, TextInfo, resources
from edition.publish.bookpages import INTRODUCTION, identify, read_pages
from edition.publish.corpus import introduction
from edition.publish.ebook import BOOK, Book, Chapter, Plan, words_at
from edition.publish.registerdocs import REGISTER
from edition.publish.registers import register_pages
from edition.publish.render import edition_date
from edition.registers.model import Kind
from edition.registers.records import folder_of
from edition.workers import Task

SHEET: Final = "epub.xsl"
#: The book of the whole edition.
WHOLE: Final = "edition"


@dataclass(frozen=True)
class EpubArgument:
    """A book to make: all texts of the edition, those that the book has, and the entries of registers in it."""

    root: str
    name: str
    infos: tuple[TextInfo, ...]
    chosen: tuple[TextInfo, ...]
    entries: tuple[str, ...]
    modified: str


def epub_tasks(edition: Edition, graph: Graph, infos: Sequence[TextInfo]) -> list[Task]:
    """Return a task for each book, none for an edition without texts; pages and register documents must be there."""
    if not infos:
        return []
    there = {page: path for page, path in register_pages(edition, graph).items() if "/" in page}
    pages = read_pages(edition)
    shared = [graph.digest(edition.marker), fonts.version()]
    shared += [xslt_digest(graph, "common", "html", "epub"), code_digest(graph), _moment(edition)]
    tasks = []
    for name, chosen in [(WHOLE, tuple(infos)), *((info.id, (info,)) for info in infos if info.id != WHOLE)]:
        pointed = {page for info in chosen for page in graph.value(f"mentions:{info.id}").split()}
        entries = tuple(page for page in there if name == WHOLE or page in pointed)
        argument = EpubArgument(str(edition.root), name, tuple(infos), chosen, entries, _moment(edition))
        made_of: list[object] = [graph.digest(Path(info.path)) for info in chosen]
        made_of += [graph.digest(there[page]) for page in entries]
        made_of += [pages] if name == WHOLE else [pages.get(name, {})]
        place = infos.index(chosen[0]) if name != WHOLE else -1
        tasks.append(Task(f"epub:{name}", combine([shared, made_of, place]), make_epub, argument))
    return tasks


def _moment(edition: Edition) -> str:
    """Return when the book was last changed: SOURCE_DATE_EPOCH, or the day of the edition's last change."""
    date = edition_date(edition)
    if epoch := os.environ.get("SOURCE_DATE_EPOCH", ""):
        return datetime.fromtimestamp(int(epoch), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    try:
        return datetime.fromisoformat(date).strftime("%Y-%m-%dT00:00:00Z")
    except ValueError:
        return "1980-01-01T00:00:00Z"


def make_epub(argument: EpubArgument) -> Outcome:
    """Write one book."""
    edition = Edition(Path(argument.root))
    book = Book(plan_of(edition, argument), resources("xslt") / SHEET)
    target = inside(edition.output / "epub", f"{argument.name}.epub")
    write_if_changed(target, pack(book.files()))
    return Outcome((target.relative_to(edition.root).as_posix(),), tuple(book.findings))


def plan_of(edition: Edition, argument: EpubArgument) -> Plan:
    """Return what a book is to be."""
    whole = argument.name == WHOLE
    corpus = edition.header().root
    pages = read_pages(edition)
    texts = [_text(edition, info, pages) for info in argument.chosen]
    opening = introduction(edition) if whole else b""
    if opening:
        root = etree.fromstring(opening)
        identify([root])
        source = bytes(etree.tostring(root))
        texts.insert(0, Chapter("introduction", "introduction", source, "tei/edition.xml", pages.get(INTRODUCTION, {})))
    first = next(etree.fromstring(texts[0].source).iter(tei("TEI")))
    return Plan(
        work=corpus if whole else first,
        texts=texts,
        registers=_registers(edition, argument.entries),
        entries=argument.entries,
        modified=argument.modified,
        version=words_at(corpus, "editionStmt/edition"),
        printed=f"{words_at(corpus, 'titleStmt/title')} (PDF, edition.pdf)",
        series=None if whole else corpus,
        position=0 if whole else argument.infos.index(argument.chosen[0]) + 1,
    )


def _text(edition: Edition, info: TextInfo, pages: dict[str, dict[str, list[str]]]) -> Chapter:
    path = Path(info.path)
    root = copy.deepcopy(parse_xml(path).getroot())
    identify(list(root.iter(tei("TEI"))))
    return Chapter("text", info.id, bytes(etree.tostring(root)), edition.shown(path), pages.get(info.id, {}))


def _registers(edition: Edition, entries: Sequence[str]) -> list[Chapter]:
    """Return the registers, each with those of its entries that the book has."""
    folder = edition.output / ".registers"
    wanted = set(entries)
    chapters = []
    for name in map(folder_of, Kind):
        if not any(page.startswith(f"{name}/") for page in entries):
            continue
        register = etree.Element(f"{{{BOOK}}}register", {"folder": name}, nsmap={None: BOOK})
        for item in parse_xml(folder / f"{name}.xml").getroot().iterfind(f"{{{REGISTER}}}item"):
            if item.get("page", "") in wanted:
                copied = copy.deepcopy(item)
                copied.append(copy.deepcopy(parse_xml(folder / f"{item.get('page')}.xml").getroot()))
                register.append(copied)
        chapters.append(Chapter("register", name, bytes(etree.tostring(register)), f"tei/registers/{name}.xml"))
    return chapters
