"""The search of the site: pages for the index, the index itself (Pagefind), the forms of names, the search page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lxml import etree

from edition.adapters import pagefind
from edition.adapters.xmlio import parse_xml
from edition.conversion import code_digest, xslt_digest
from edition.graph import Graph, Outcome, combine
from edition.model import Location, finding
from edition.project import Edition, TextInfo, resources
from edition.publish.feeds import feed_of
from edition.publish.mentions import authors_of, read_names, text_names
from edition.publish.pages import SEARCH, edition_title, page_parameters
from edition.publish.registers import INDEX as REGISTERS
from edition.publish.registers import register_pages as register_entries
from edition.publish.registers import registers_inputs
from edition.publish.render import render
from edition.publish.searchdocs import register_pages, text_pages, token
from edition.publish.searchforms import form_files
from edition.publish.writing import site_of, written
from edition.registers.model import Kind
from edition.registers.read import register_files
from edition.registers.records import read_records
from edition.registers.usage import Usage, usage
from edition.workers import Task

#: The prefixes of the tasks: pages to be indexed, then the index.
PAGES: Final = "search-pages:"
INDEX: Final = "search-index:"
_SHEET: Final = "search-page.xsl"
_NS: Final = "urn:edition:search"
#: The entries that a list to choose from offers; a longer one helps nobody.
_OFFERED: Final = 400


@dataclass(frozen=True)
class TextPagesArgument:
    """A text of an edition."""

    root: str
    info: TextInfo


@dataclass(frozen=True)
class IndexArgument:
    """The lean pages of an edition, as paths from its root."""

    root: str
    pages: tuple[str, ...]


@dataclass(frozen=True)
class SearchArgument:
    """The texts of an edition, in order, and the parameters of the search page."""

    root: str
    infos: tuple[TextInfo, ...]
    parameters: dict[str, str]


def search_pages_tasks(edition: Edition, graph: Graph, infos: Sequence[TextInfo]) -> Iterator[Task]:
    """Yield the tasks that write the lean pages; none where there is no Pagefind."""
    if not pagefind.executable():
        return
    code = code_digest(graph)
    for info in infos:
        inputs = combine([graph.digest(Path(info.path)), code])
        yield Task(f"{PAGES}text:{info.id}", inputs, write_text_pages, TextPagesArgument(str(edition.root), info))
    registers = combine([[graph.digest(path) for path in register_files(edition.registers)], code])
    yield Task(f"{PAGES}registers", registers, write_register_pages, str(edition.root))


def search_tasks(edition: Edition, graph: Graph, infos: Sequence[TextInfo]) -> Iterator[Task]:
    """Yield the tasks of index, forms and search page; the lean pages and the names of the texts must be there."""
    pages = _lean_pages(graph)
    made_of_pages = combine([[(path, graph.digest(edition.root / path)) for path in pages], code_digest(graph)])
    yield Task(f"{INDEX}pagefind", made_of_pages, write_index, IndexArgument(str(edition.root), tuple(pages)))
    if pagefind.executable():
        registers = REGISTERS if register_entries(edition, graph) else ""
        parameters = page_parameters("", edition_title(edition), registers=registers, feed=feed_of(edition))
        argument = SearchArgument(str(edition.root), tuple(infos), parameters)
        made_of = registers_inputs(edition, graph, infos)
        yield Task(f"{INDEX}forms", made_of, write_forms, argument)
        inputs = combine([made_of, xslt_digest(graph, "common", "html"), argument.parameters])
        yield Task(f"{INDEX}page", inputs, write_search_page, argument)


def _lean_pages(graph: Graph) -> list[str]:
    return sorted(path for paths in graph.outputs(PAGES).values() for path in paths)


def _folder(edition: Edition) -> Path:
    return edition.output / ".search"


def write_text_pages(argument: TextPagesArgument) -> Outcome:
    """Write the lean pages of one text."""
    root = parse_xml(Path(argument.info.path)).getroot()
    year = "" if argument.info.date == "9999" else argument.info.date.lstrip("-")[:4]
    return _write_lean(Edition(Path(argument.root)), text_pages(root, text_names(root, argument.info), year))


def write_register_pages(root: str) -> Outcome:
    """Write the lean pages of the registers."""
    edition = Edition(Path(root))
    records = [record for record in read_records(edition.registers) if record.page]
    return _write_lean(edition, register_pages(records))


def _write_lean(edition: Edition, pages: Iterator[tuple[str, bytes]]) -> Outcome:
    return written(edition.root, _folder(edition), sorted(pages))


def write_index(argument: IndexArgument) -> Outcome:
    """Let Pagefind index the lean pages; without it the site has no search, and a finding says so."""
    edition = Edition(Path(argument.root))
    if not pagefind.executable():
        hint = "install the package pagefind_bin, then publish again"
        return Outcome(findings=(finding("P003", Location("site/search.html"), "pagefind is not there", hint),))
    if not argument.pages:
        return Outcome()
    paths = [edition.root / page for page in argument.pages]
    _remove_others(_folder(edition), [path.relative_to(_folder(edition)).as_posix() for path in paths])
    files = pagefind.build_index(_folder(edition), _main_language(paths))
    folder = edition.output / "site" / "pagefind"
    _remove_others(folder, files)
    return written(edition.root, folder, sorted(files.items()))


def _main_language(pages: Sequence[Path]) -> str:
    """Return the language of most texts: Pagefind keeps apart what it indexes in several, and a search finds one."""
    told = Counter(found[1] for page in pages if page.parent.name != "registers" and (found := _told_language(page)))
    return min(told, key=lambda language: (-told[language], language), default="en")


def _told_language(page: Path) -> re.Match[str] | None:
    with page.open(encoding="utf-8") as file:
        return re.search(r'<html lang="([a-z]+)"', file.read(200))


def _remove_others(folder: Path, files: Collection[str]) -> None:
    """Remove what an interrupted run left: names change with the contents, so that nothing would overwrite it."""
    for path in folder.rglob("*"):
        if path.is_file() and path.relative_to(folder).as_posix() not in files:
            path.unlink()


def write_forms(argument: SearchArgument) -> Outcome:
    """Write the buckets of forms."""
    edition = Edition(Path(argument.root))
    buckets = form_files(list(read_records(edition.registers)), usage(read_names(edition, argument.infos)))
    files = {f"{number}.json": data for number, data in enumerate(buckets)}
    return written(edition.root, site_of(edition.root) / "names", sorted(files.items()))


def write_search_page(argument: SearchArgument) -> Outcome:
    """Make the search page; it offers the texts, authors, years, persons and places that the edition has."""
    edition = Edition(Path(argument.root))
    html, findings = render(resources("xslt") / _SHEET, etree.tostring(search_document(argument)), argument.parameters)
    outcome = written(edition.root, site_of(edition.root), [(SEARCH, html.encode("utf-8"))])
    return Outcome(outcome.outputs, findings)


def search_document(argument: SearchArgument) -> etree._Element:
    """Return what the search page is made of."""
    edition = Edition(Path(argument.root))
    records = list(read_records(edition.registers))
    used = usage(read_names(edition, argument.infos))
    forms = str(len(form_files(records, used)))
    root = etree.Element(f"{{{_NS}}}search", {"forms": forms}, nsmap={None: _NS})
    texts = read_names(edition, argument.infos)
    for text in texts:
        _option(root, "text", text.id, ", ".join(filter(None, (text.title, text.date))))
    authors = {one for info in argument.infos for one in authors_of(parse_xml(Path(info.path)).getroot())}
    for author in sorted(authors, key=lambda name: (name.split()[-1:], name)):
        _option(root, "author", author, author)
    for year in sorted({info.date.lstrip("-")[:4] for info in argument.infos if info.date != "9999"}):
        _option(root, "year", year, year)
    for kind in (Kind.PERSON, Kind.PLACE):
        named = [r for r in records if r.page and r.entry.kind is kind and used.get(r.entry.id, Usage()).mentions]
        named.sort(key=lambda record: (-len(used[record.entry.id].mentions), record.sort_key))
        for record in sorted(named[:_OFFERED], key=lambda one: one.sort_key):
            _option(root, str(kind), record.entry.key, record.listed, token=token(record.entry.id))
    return root


def _option(root: etree._Element, name: str, value: str, words: str, token: str = "") -> None:
    option = etree.SubElement(root, f"{{{_NS}}}{name}", {"value": value, "words": words})
    if token:
        option.set("token", token)
