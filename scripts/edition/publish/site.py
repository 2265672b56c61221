"""The web edition: a page for each text, a front page, the introduction, assets, downloads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

from edition.adapters import fonts
from edition.conversion import code_digest, xslt_digest
from edition.graph import Graph, Outcome, combine
from edition.project import Edition, TextInfo, resources
from edition.publish.book import OFFPRINTS
from edition.publish.citing import citation_of, download_tasks
from edition.publish.concordance import ARCHIVE
from edition.publish.errata import errata_page_tasks
from edition.publish.feeds import feed_of
from edition.publish.front import corpus_copy, front_tasks
from edition.publish.guide import guide_tasks
from edition.publish.moved import moved_tasks, read_moved
from edition.publish.pages import edition_title, page_parameters
from edition.publish.pictures import picture_tasks
from edition.publish.plain import archive_download, plain_copies, plain_downloads
from edition.publish.registerdocs import existing
from edition.publish.registers import INDEX, entry_digests, register_copies, register_pages, register_tasks
from edition.publish.render import render
from edition.publish.sourceview import captures_of, source_page, source_task
from edition.publish.writing import site_of, written
from edition.schemas.derive import ODD, SHEETS
from edition.schemas.lend import schema_folder
from edition.workers import Task

SHEET: Final = "html.xsl"
#: The style sheet of all pages, before which the rules for the fonts are put.
_SHEET: Final = "edition.css"


@dataclass(frozen=True)
class PageArgument:
    """A TEI file, the page to make of it, and the parameters of the stylesheet."""

    root: str
    source: str
    name: str
    parameters: dict[str, str] = field(default_factory=dict)


def site_tasks(edition: Edition, graph: Graph, infos: Sequence[TextInfo]) -> Iterator[Task]:
    """Yield the tasks of the web edition; downloads are offered for the formats that were made.

    Names lead to the pages of their entries, as far as there are any.
    """
    sheets = combine([xslt_digest(graph, "common", "html"), code_digest(graph)])
    title = edition_title(edition)
    moved = read_moved(edition)
    entries = register_pages(edition, graph)
    told = entry_digests(edition) if entries else {}
    page = partial(page_parameters, title=title, registers=INDEX if entries else "", feed=feed_of(edition))
    yield from moved_tasks(edition, moved, page("../"), sheets, [info.id for info in infos])
    for before, info, after in _with_neighbours(infos):
        parameters = page("../", downloads=_downloads(edition, info)) | _neighbours(before, after)
        parameters["citing"] = citation_of(graph, info.id)
        parameters["moved"] = moved.fragments.get(info.id, "")
        parameters["entries"] = existing(graph.value(f"mentions:{info.id}"), entries)
        parameters["source-page"] = source_page(info) if captures_of(edition, graph, info) else ""
        named = [told.get(entry, "") for entry in parameters["entries"].split()]
        inputs = combine([graph.digest(Path(info.path)), sheets, named, parameters])
        argument = PageArgument(str(edition.root), info.path, f"texts/{info.id}.html", parameters)
        yield Task(f"site:text:{info.id}", inputs, page_one, argument)
        yield from source_task(edition, graph, info, page("../") | {"entries": parameters["entries"]}, sheets)
        yield from _copies(edition, graph, info)
    corpus = [f"TEI={name}" for _, name in corpus_copy(edition)]
    around = page("", downloads=[*_listed(_books(edition)), *corpus, *archive_download(edition)]) | {
        "citing": citation_of(graph)
    }
    yield from front_tasks(edition, graph, infos, around)
    yield from download_tasks(edition, graph, infos)
    yield from picture_tasks(edition, graph, infos)
    yield from guide_tasks(edition, graph, page(""))
    yield from register_tasks(edition, graph, page(""))
    yield from errata_page_tasks(edition, graph, infos, page(""))
    made_by = [fonts.version(), graph.digest(Path(fonts.__file__))]
    assets = combine([graph.digest_tree(resources("xslt") / "html" / "assets"), made_by])
    yield Task("site:assets", assets, site_assets, str(edition.root))
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
    tei = f"TEI=tei/texts/{Path(info.path).name}"
    return [tei, *plain_downloads(edition, info.id), *_listed(_alone(edition, info.id))]


def _alone(edition: Edition, text_id: str) -> list[Path]:
    """Return the offprint and the e-book of a text, so far as they were made."""
    output = edition.output
    made = (output / "print" / OFFPRINTS / f"{text_id}.pdf", output / "epub" / f"{text_id}.epub")
    return [path for path in made if path.is_file()]


def _books(edition: Edition) -> list[Path]:
    """Return the book, or its volumes, and the e-book of the whole edition, so far as they were made."""
    made = (*sorted((edition.output / "print").glob("edition*.pdf")), edition.output / "epub" / "edition.epub")
    return [path for path in made if path.is_file()]


def _listed(paths: Sequence[Path]) -> list[str]:
    return [f"{path.suffix[1:].upper()}=downloads/{path.name}" for path in paths]


def _copies(edition: Edition, graph: Graph, info: TextInfo) -> Iterator[Task]:
    """Yield the copying of a text's downloads; TEI and captures keep their places towards each other."""
    pairs = [(Path(info.path), f"tei/texts/{Path(info.path).name}"), *plain_copies(edition, info.id)]
    pairs += [(path, f"downloads/{path.name}") for path in _alone(edition, info.id)]
    for source, name in pairs:
        if source.is_file():
            argument = PageArgument(str(edition.root), str(source), name)
            yield Task(f"site:copy:{name}", graph.digest(source), copy_one, argument)


def shared_copies(edition: Edition, graph: Graph) -> Iterator[Task]:
    """Yield the copying of what several texts share: captures, schemas, registers, the edition's metadata, the book."""
    pairs = [(capture, f"seeds/{capture.name}") for capture in edition.captures()]
    pairs += [(edition.marker, "tei/edition.xml"), *corpus_copy(edition)]
    schemas = schema_folder(edition.root)
    pairs += [(schemas / name, f"schema/{name}") for name in (*SHEETS, ODD) if (schemas / name).is_file()]
    pairs += register_copies(edition)
    whole = [*_books(edition), edition.output / "text" / ARCHIVE]
    pairs += [(made, f"downloads/{made.name}") for made in whole if made.is_file()]
    for source, name in pairs:
        argument = PageArgument(str(edition.root), str(source), name)
        yield Task(f"site:copy:{name}", graph.digest(source), copy_one, argument)


def page_one(argument: PageArgument) -> Outcome:
    """Make the page of one text."""
    root = Path(argument.root)
    html, findings = render(resources("xslt") / SHEET, Path(argument.source), argument.parameters, root=root)
    return written(root, site_of(root), [(argument.name, html.encode("utf-8"))], findings)


def copy_one(argument: PageArgument) -> Outcome:
    """Copy one file into the site."""
    root = Path(argument.root)
    return written(root, site_of(root), [(argument.name, Path(argument.source).read_bytes())])


def site_assets(root: str) -> Outcome:
    """Copy style sheets and scripts."""
    folder = resources("xslt") / "html" / "assets"
    files = {
        f"assets/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    sheet = f"assets/{_SHEET}"
    files[sheet] = fonts.face_rules(fonts.SCRIPTS, "fonts/").encode() + files[sheet]
    return written(Path(root), site_of(Path(root)), files.items())


def site_fonts(root: str) -> Outcome:
    """Make the web fonts."""
    files = ((f"assets/fonts/{name}", data) for name, data in fonts.web_fonts().items())
    return written(Path(root), site_of(Path(root)), files)
