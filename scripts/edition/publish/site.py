"""The web edition: a page for each text, a front page, the introduction, assets, downloads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

from edition.adapters import fonts
from edition.adapters.files import inside, write_if_changed
from edition.conversion import code_digest, xslt_digest
from edition.graph import Graph, Outcome, combine
from edition.model import Finding
from edition.project import Edition, TextInfo, resources
from edition.publish.concordance import ARCHIVE
from edition.publish.corpus import index_document, introduction
from edition.publish.errata import errata_page_tasks
from edition.publish.guide import guide_tasks
from edition.publish.moved import moved_tasks, read_moved
from edition.publish.pages import edition_title, page_parameters
from edition.publish.registerdocs import existing
from edition.publish.registers import INDEX, register_copies, register_pages, register_tasks
from edition.publish.render import render
from edition.publish.text import CORPUS
from edition.schemas.derive import ODD, SHEETS
from edition.schemas.lend import schema_folder
from edition.workers import Task

SHEET: Final = "html.xsl"


@dataclass(frozen=True)
class PageArgument:
    """A TEI file, the page to make of it, and the parameters of the stylesheet."""

    root: str
    source: str
    name: str
    parameters: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class FrontArgument:
    """What the pages around the texts are made of."""

    root: str
    infos: tuple[TextInfo, ...]
    parameters: dict[str, str]


def site_tasks(edition: Edition, graph: Graph, infos: Sequence[TextInfo]) -> Iterator[Task]:
    """Yield the tasks of the web edition; downloads are offered for the formats that were made.

    Names lead to the pages of their entries, as far as there are any.
    """
    sheets = combine([xslt_digest(graph, "common", "html"), code_digest(graph)])
    title = edition_title(edition)
    header = graph.digest(edition.marker)
    moved = read_moved(edition)
    entries = register_pages(edition, graph)
    page = partial(page_parameters, title=title, registers=INDEX if entries else "")
    yield from moved_tasks(edition, moved, page("../"), sheets, [info.id for info in infos])
    for before, info, after in _with_neighbours(infos):
        parameters = page("../", downloads=_downloads(edition, info)) | _neighbours(before, after)
        parameters["moved"] = moved.fragments.get(info.id, "")
        parameters["entries"] = existing(graph.value(f"mentions:{info.id}"), entries)
        inputs = combine([graph.digest(Path(info.path)), sheets, parameters])
        argument = PageArgument(str(edition.root), info.path, f"texts/{info.id}.html", parameters)
        yield Task(f"site:text:{info.id}", inputs, page_one, argument)
        yield from _copies(edition, graph, info)
    texts = [graph.digest(Path(info.path)) for info in infos]
    front = FrontArgument(str(edition.root), tuple(infos), page("", downloads=_book(edition) + _corpus(edition)))
    yield Task("site:front", combine([header, sheets, texts, front.parameters]), front_pages, front)
    yield from guide_tasks(edition, graph, page(""))
    yield from register_tasks(edition, graph, page(""))
    yield from errata_page_tasks(edition, graph, infos, page(""))
    assets = graph.digest_tree(resources("xslt") / "html" / "assets")
    yield Task("site:assets", assets, site_assets, str(edition.root))
    made_by = [fonts.version(), graph.digest(Path(fonts.__file__))]
    yield Task("site:fonts", combine(made_by), site_fonts, str(edition.root))


def _with_neighbours(
    infos: Sequence[TextInfo],
) -> Iterator[tuple[TextInfo | None, TextInfo, TextInfo | None]]:
    around = [None, *infos, None]
    for number, info in enumerate(infos):
        yield around[number], info, around[number + 2]


def _neighbours(before: TextInfo | None, after: TextInfo | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, info in (("previous", before), ("next", after)):
        if info:
            found |= {f"{name}-id": info.id, f"{name}-title": info.title}
    return found


def _downloads(edition: Edition, info: TextInfo) -> list[str]:
    made = (f"{label}=downloads/{path}" for label, _, path in _plain(edition, info.id))
    return [f"TEI=tei/texts/{Path(info.path).name}", *made, *_book(edition)]


def _plain(edition: Edition, text_id: str) -> list[tuple[str, Path, str]]:
    """Return the plain files of a text that were made: label (a low line for a blank), file, name for download."""
    folder = edition.output / "text"
    files = (
        ("Text", folder / f"{text_id}.txt", f"{text_id}.txt"),
        ("Text_as_in_the_source", folder / f"{text_id}.source.txt", f"{text_id}.source.txt"),
        ("Markdown", folder / f"{text_id}.md", f"{text_id}.md"),
        ("Corpus_text", folder / CORPUS / f"{text_id}.txt", f"{text_id}.corpus.txt"),
    )
    return [one for one in files if one[1].is_file()]


def _book(edition: Edition) -> list[str]:
    return ["PDF=downloads/edition.pdf"] if (edition.output / "print" / "edition.pdf").is_file() else []


def _corpus(edition: Edition) -> list[str]:
    return [f"Corpus=downloads/{ARCHIVE}"] if (edition.output / "text" / ARCHIVE).is_file() else []


def _copies(edition: Edition, graph: Graph, info: TextInfo) -> Iterator[Task]:
    """Yield the copying of a text's downloads; TEI and captures keep their places towards each other."""
    pairs = [(Path(info.path), f"tei/texts/{Path(info.path).name}")]
    pairs += [(source, f"downloads/{name}") for _, source, name in _plain(edition, info.id)]
    for source, name in pairs:
        if source.is_file():
            argument = PageArgument(str(edition.root), str(source), name)
            yield Task(f"site:copy:{name}", graph.digest(source), copy_one, argument)


def shared_copies(edition: Edition, graph: Graph) -> Iterator[Task]:
    """Yield the copying of what several texts share: captures, schemas, registers, the edition's metadata, the book."""
    pairs = [(capture, f"seeds/{capture.name}") for capture in edition.captures()]
    pairs.append((edition.marker, "tei/edition.xml"))
    schemas = schema_folder(edition.root)
    pairs += [(schemas / name, f"schema/{name}") for name in (*SHEETS, ODD) if (schemas / name).is_file()]
    pairs += register_copies(edition)
    whole = [(edition.output / "print" / "edition.pdf", "edition.pdf"), (edition.output / "text" / ARCHIVE, ARCHIVE)]
    pairs += [(made, f"downloads/{name}") for made, name in whole if made.is_file()]
    for source, name in pairs:
        argument = PageArgument(str(edition.root), str(source), name)
        yield Task(f"site:copy:{name}", graph.digest(source), copy_one, argument)


def page_one(argument: PageArgument) -> Outcome:
    """Make the page of one text."""
    root = Path(argument.root)
    html, findings = render(resources("xslt") / SHEET, Path(argument.source), argument.parameters, root=root)
    return _write(root, {argument.name: html.encode("utf-8")}, findings)


def copy_one(argument: PageArgument) -> Outcome:
    """Copy one file into the site."""
    return _write(Path(argument.root), {argument.name: Path(argument.source).read_bytes()})


def front_pages(argument: FrontArgument) -> Outcome:
    """Make the front page and the page about the edition."""
    root = Path(argument.root)
    edition = Edition(root)
    sheet = resources("xslt") / SHEET
    html, findings = render(sheet, index_document(edition, argument.infos), argument.parameters, name="tei/edition.xml")
    pages = {"index.html": html.encode("utf-8")}
    if about := introduction(edition):
        html, more = render(sheet, about, argument.parameters, name="tei/edition.xml")
        pages["about.html"] = html.encode("utf-8")
        findings += more
    return _write(root, pages, findings)


def site_assets(root: str) -> Outcome:
    """Copy style sheets and scripts."""
    folder = resources("xslt") / "html" / "assets"
    files = {
        f"assets/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    return _write(Path(root), files)


def site_fonts(root: str) -> Outcome:
    """Make the web fonts."""
    return _write(Path(root), {f"assets/fonts/{name}": data for name, data in fonts.web_fonts().items()})


def _write(root: Path, files: dict[str, bytes], findings: tuple[Finding, ...] = ()) -> Outcome:
    site = root / "output" / "site"
    written = []
    for name, data in files.items():
        target = inside(site, name)
        write_if_changed(target, data)
        written.append(target.relative_to(root).as_posix())
    return Outcome(tuple(written), findings)
