"""The front page of the site, with timeline and map, and the page about the edition, with its numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lxml import etree

from edition.adapters.files import write_if_changed
from edition.adapters.xmlio import parse_xml_bytes
from edition.conversion import code_digest, xslt_digest
from edition.graph import Graph, Outcome, combine
from edition.names import NS, XML_ID, tei
from edition.project import Edition, TextInfo, resources
from edition.publish.chronology import Moment, events, in_order, moment, timeline_element
from edition.publish.corpus import index_document, introduction
from edition.publish.mapfigure import FIGURE, map_element, sites
from edition.publish.mentions import read_names
from edition.publish.registers import registers_inputs
from edition.publish.render import render
from edition.publish.statistics import add_extent, whole
from edition.registers.model import FILES, Kind
from edition.registers.records import folder_of, read_records
from edition.registers.usage import TextNames, usage
from edition.workers import Task

_SHEET: Final = "front.xsl"
_TITLES: Final = "tei:teiHeader/tei:fileDesc/tei:titleStmt"
_CREATED: Final = "tei:teiHeader/tei:profileDesc/tei:creation//tei:date"


@dataclass(frozen=True)
class FrontArgument:
    """What the pages around the texts are made of; `counts` are the numbers of each text (see statistics.py)."""

    root: str
    infos: tuple[TextInfo, ...]
    counts: tuple[str, ...]
    parameters: dict[str, str]


def front_tasks(
    edition: Edition, graph: Graph, infos: Sequence[TextInfo], parameters: Mapping[str, str]
) -> Iterator[Task]:
    """Yield the task of both pages; names and numbers of the texts must be there.

    `parameters` are those of pages at the root of the site, with the downloads of the whole edition.
    """
    counts = tuple(graph.value(f"counts:{info.id}") for info in infos)
    own = {**parameters, "data-downloads": " ".join(_data(edition))}
    argument = FrontArgument(str(edition.root), tuple(infos), counts, own)
    texts = [graph.digest(Path(info.path)) for info in infos]
    sheets = [xslt_digest(graph, "common", "html"), code_digest(graph)]
    inputs = [graph.digest(edition.marker), texts, registers_inputs(edition, graph, infos), counts, own, sheets]
    yield Task("site:front", combine(inputs), front_pages, argument)


def _data(edition: Edition) -> Iterator[str]:
    """Yield the data files that the site offers, as labels and paths."""
    folder = edition.output / "data" / "registers"
    for kind in Kind:
        if (edition.registers / FILES[kind]).is_file():
            name = folder_of(kind)
            label = name.capitalize()
            for suffix in ("csv", "json"):
                if (folder / f"{name}.{suffix}").is_file():
                    yield f"{label}=downloads/{name}.{suffix}"
            yield f"{label}=tei/registers/{FILES[kind]}"
    yield from ("Errata=downloads/errata.csv", "Errata=downloads/errata.json")


def corpus_copy(edition: Edition) -> Iterator[tuple[Path, str]]:
    """Yield the whole edition as one TEI file, if it was made, with its path in the site."""
    corpus = edition.output / "print" / "edition.xml"
    if corpus.is_file():
        yield corpus, "downloads/edition.xml"


def front_pages(argument: FrontArgument) -> Outcome:
    """Make the front page and the page about the edition."""
    root = Path(argument.root)
    edition = Edition(root)
    sheet = resources("xslt") / _SHEET
    names = read_names(edition, argument.infos)
    source = front_document(edition, argument.infos, names)
    html, findings = render(sheet, source, argument.parameters, name="tei/edition.xml")
    pages = {"index.html": html}
    if about := introduction(edition):
        document = parse_xml_bytes(about, edition.marker).getroot()
        add_extent(document, whole(argument.counts, names))
        html, more = render(sheet, bytes(etree.tostring(document)), argument.parameters, name="tei/edition.xml")
        pages["about.html"] = html
        findings += more
    written = []
    for name, page in pages.items():
        target = root / "output" / "site" / name
        write_if_changed(target, page.encode("utf-8"))
        written.append(target.relative_to(root).as_posix())
    return Outcome(tuple(written), findings)


def front_document(edition: Edition, infos: Sequence[TextInfo], names: Sequence[TextNames]) -> bytes:
    """Return what the front page is made of: the headers of all texts, the timeline and the map, where there are any."""
    records = list(read_records(edition.registers))
    used = usage(names)
    corpus = parse_xml_bytes(index_document(edition, infos), edition.marker).getroot()
    root = etree.Element(f"{{{FIGURE}}}front", nsmap={None: FIGURE})
    root.append(corpus)
    moments = in_order(_text_moment(text) for text in corpus.iterfind(tei("TEI")))
    for figure in (timeline_element(moments, events(records, used)), map_element(sites(records, used))):
        if figure is not None:
            root.append(figure)
    return bytes(etree.tostring(root, encoding="utf-8"))


def _text_moment(text: etree._Element) -> Moment | None:
    """Return the date of a text with its title and author in words, from its header."""
    date = text.find(_CREATED, dict(NS))
    key = text.get(XML_ID, "")
    if date is None or not key:
        return None
    since = next((date.get(name) for name in ("when", "from", "notBefore") if date.get(name)), "") or ""
    until = next((date.get(name) for name in ("when", "to", "notAfter") if date.get(name)), "") or ""
    title = text.find(f"{_TITLES}/tei:title", dict(NS))
    authors = ", ".join(filter(None, (_read(one) for one in text.iterfind(f"{_TITLES}/tei:author", dict(NS)))))
    name = (_read(title) if title is not None else "") or key
    return moment("text", name, f"texts/{key}.html", since, until, author=authors, words=_read(date))


def _read(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
