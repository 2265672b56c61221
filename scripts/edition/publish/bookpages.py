"""The pages of the printed book, as Typst sets them: which paragraph is the first to begin on each.

The list of pages of an e-book is made of them. A page on which no paragraph begins goes with the next that does.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lxml import etree

from edition.adapters import fonts
from edition.adapters.files import write_if_changed
from edition.adapters.typst import value_of
from edition.conversion import code_digest, xslt_digest
from edition.errors import PrintError
from edition.graph import Graph, Outcome, combine
from edition.names import XML_ID, tei
from edition.project import Edition, TextInfo, resources
from edition.publish.book import volumes_of
from edition.publish.corpus import assemble
from edition.publish.render import render
from edition.workers import Task

#: The name under which the introduction of the edition has its pages.
INTRODUCTION: Final = ""
_XML_BASE: Final = "{http://www.w3.org/XML/1998/namespace}base"
_LABEL: Final = "pages-of-labels"
#: After the book, all labels in its order with the numbers of their pages.
_ASKING: Final = f"""#include "edition.typ"
#context [#metadata(query(metadata).filter(it => it.has("label")).map(it => {{
  let place = it.location()
  let numbering-of = place.page-numbering()
  (str(it.label), if numbering-of == none {{ "" }} else {{ numbering(numbering-of, ..counter(page).at(place)) }})
}})) <{_LABEL}>]
"""


@dataclass(frozen=True)
class PagesArgument:
    """The texts of the book, in order."""

    root: str
    infos: tuple[TextInfo, ...]


def page_tasks(edition: Edition, graph: Graph, infos: Sequence[TextInfo]) -> list[Task]:
    """Return the task that asks for the pages; none for an edition without texts, or one in volumes."""
    if len(list(volumes_of(infos))) != 1:
        _file(edition).unlink(missing_ok=True)
        return []
    texts = [graph.digest(Path(info.path)) for info in infos]
    sheets = [xslt_digest(graph, "common", "print", "text"), fonts.version(), code_digest(graph)]
    inputs = combine([graph.digest(edition.marker), texts, sheets])
    return [Task("pages:edition", inputs, write_pages, PagesArgument(str(edition.root), tuple(infos)))]


def write_pages(argument: PagesArgument) -> Outcome:
    """Write output/.pages.json: for each text the pages that begin at an element, by its identifier.

    A book that cannot be set has no pages; the print edition says why.
    """
    edition = Edition(Path(argument.root))
    try:
        found = pages_of(edition, argument.infos)
    except PrintError:
        found = {}
    target = _file(edition)
    write_if_changed(target, (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode())
    return Outcome((target.relative_to(edition.root).as_posix(),))


def read_pages(edition: Edition) -> dict[str, dict[str, list[str]]]:
    """Return what write_pages wrote: text, identifier, pages; nothing where there is no book of one volume."""
    if not _file(edition).is_file():
        return {}
    found: dict[str, dict[str, list[str]]] = json.loads(_file(edition).read_bytes())
    return found


def _file(edition: Edition) -> Path:
    return edition.output / ".pages.json"


def pages_of(edition: Edition, infos: Sequence[TextInfo]) -> dict[str, dict[str, list[str]]]:
    """Set the book and return its pages by text and identifier. Raises PrintError."""
    corpus = etree.fromstring(assemble(edition, infos))
    owners = _owners(edition, corpus, infos)
    typst, _ = render(resources("xslt") / "print.xsl", etree.tostring(corpus), name="print/edition.xml")
    with tempfile.TemporaryDirectory(prefix="edition-") as name:
        folder = Path(name)
        for asset in (resources("xslt") / "print" / "assets").iterdir():
            (folder / asset.name).write_bytes(asset.read_bytes())
        (folder / "edition.typ").write_text(typst, "utf-8")
        (folder / "pages.typ").write_text(_ASKING, "utf-8")
        places: list[list[str]] = value_of(folder / "pages.typ", _LABEL)
    return _first_on_page([(*owners[label], page) for label, page in places if label in owners])


def _owners(edition: Edition, corpus: etree._Element, infos: Sequence[TextInfo]) -> dict[str, tuple[str, str]]:
    """Give every paragraph of a corpus an identifier; return text and identifier for each label of the book."""
    by_path = {edition.shown(Path(info.path)): info.id for info in infos}
    found: dict[str, tuple[str, str]] = {}
    texts: dict[str, list[etree._Element]] = {}
    for text in corpus.iter(tei("TEI")):
        texts.setdefault(by_path.get(text.get(_XML_BASE, ""), INTRODUCTION), []).append(text)
    for owner, parts in texts.items():
        prefix = f"{owner}." if owner != INTRODUCTION else ""
        identify(parts, prefix)
        for part in parts:
            for element in part.iter(tei("TEI"), tei("p"), tei("ab"), tei("div")):
                if (label := element.get(XML_ID)) and not _is_within(element, "note"):
                    found[label] = (owner, label if element is part else label.removeprefix(prefix))
    return found


def identify(texts: Iterable[etree._Element], prefix: str = "") -> None:
    """Give the paragraphs of a text that have no identifier one of their place, so that a page can begin there."""
    number = 0
    for text in texts:
        for paragraph in text.iter(tei("p"), tei("ab")):
            if paragraph.get(XML_ID) is None and _is_within(paragraph, "text") and not _is_within(paragraph, "note"):
                number += 1
                paragraph.set(XML_ID, f"{prefix}par..{number}")


def _is_within(element: etree._Element, name: str) -> bool:
    return next(element.iterancestors(tei(name)), None) is not None


def _first_on_page(places: Sequence[tuple[str, str, str]]) -> dict[str, dict[str, list[str]]]:
    """Return the first element that begins on each page; pages left out within a text go with the next one."""
    found: dict[str, dict[str, list[str]]] = {}
    seen = {""}
    last, last_owner = "", ""
    for owner, identifier, page in places:
        if page in seen:
            continue
        skipped = [one for one in _between(last, page) if one not in seen] if owner == last_owner else []
        seen |= {*skipped, page}
        found.setdefault(owner, {}).setdefault(identifier, []).extend([*skipped, page])
        last, last_owner = page, owner
    return found


def _between(last: str, page: str) -> list[str]:
    """Return the numbers between those of two pages."""
    return [str(number) for number in range(int(last) + 1, int(page))] if last.isdecimal() and page.isdecimal() else []
