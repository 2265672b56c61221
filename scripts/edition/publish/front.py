"""The front page of the site, with timeline and map, and the page about the edition, with its numbers."""

from __future__ import annotations

import copy
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lxml import etree

from edition.adapters.files import inside, write_if_changed
from edition.adapters.xmlio import parse_xml_bytes
from edition.conversion import code_digest, xslt_digest
from edition.graph import Graph, Outcome, combine
from edition.model import Finding
from edition.names import NS, TEI, XML_ID, tei
from edition.project import Edition, TextInfo, resources
from edition.publish.chronology import Moment, events, in_order, moment, timeline_element
from edition.publish.corpus import index_tree, introduction
from edition.publish.mapfigure import FIGURE, map_element, sites
from edition.publish.mentions import read_names
from edition.publish.registers import registers_inputs
from edition.publish.render import render
from edition.publish.statistics import add_extent, whole
from edition.registers.model import FILES, Kind
from edition.registers.records import folder_of, read_records
from edition.registers.usage import usage
from edition.workers import Task

_SHEET: Final = "front.xsl"
#: The texts that the front page lists itself; of more there is a list for each year, in a folder of the site.
_LISTED: Final = 100
CONTENTS: Final = "contents"
_UNDATED: Final = "undated"
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
    """Make the front page, the page about the edition, and lists of texts where the front page cannot hold them."""
    root = Path(argument.root)
    edition = Edition(root)
    findings: list[Finding] = []
    written = []
    for name, source in _documents(edition, argument):
        own = {**argument.parameters, "root": "../" * name.count("/")}
        own |= {} if name == "index.html" else {"citing": ""}
        html, found = render(resources("xslt") / _SHEET, source, own, name="tei/edition.xml")
        target = inside(root / "output" / "site", name)
        write_if_changed(target, html.encode("utf-8"))
        written.append(target.relative_to(root).as_posix())
        findings += found
    return Outcome(tuple(written), tuple(findings))


def _documents(edition: Edition, argument: FrontArgument) -> Iterator[tuple[str, bytes]]:
    """Yield the path of each page and the document that it is made of."""
    names = read_names(edition, argument.infos)
    corpus = index_tree(edition, argument.infos)
    records = list(read_records(edition.registers))
    used = usage(names)
    moments = in_order(_text_moment(text) for text in corpus.iterfind(tei("TEI")))
    figures = [timeline_element(moments, events(records, used)), map_element(sites(records, used))]
    if len(argument.infos) > _LISTED:
        lists = dict(split(corpus))
        figures.insert(0, contents_element(lists))
        for year, texts in lists.items():
            yield f"{CONTENTS}/{year}.html", _document("list", [texts, contents_element(lists, year)], year=year)
    yield "index.html", _document("front", [corpus, *figures])
    if about := introduction(edition):
        document = parse_xml_bytes(about, edition.marker).getroot()
        add_extent(document, whole(argument.counts, names))
        yield "about.html", bytes(etree.tostring(document, encoding="utf-8"))


def _document(name: str, parts: Sequence[etree._Element | None], **attributes: str) -> bytes:
    root = etree.Element(f"{{{FIGURE}}}{name}", attributes, nsmap={None: FIGURE})
    root.extend(part for part in parts if part is not None)
    return bytes(etree.tostring(root, encoding="utf-8"))


def split(corpus: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Yield the years of the texts of a corpus in order, each with a corpus of its texts; `corpus` keeps none."""
    parts: dict[str, etree._Element] = {}
    for text in corpus.findall(tei("TEI")):
        told = _text_moment(text)
        year = str(math.floor(told.start)) if told else _UNDATED
        if year not in parts:
            parts[year] = etree.Element(tei("teiCorpus"), nsmap={None: TEI})
            parts[year].append(copy.deepcopy(corpus[0]))
        parts[year].append(text)
    yield from sorted(parts.items(), key=lambda part: (part[0] == _UNDATED, part[0] != _UNDATED and int(part[0])))


def contents_element(lists: Mapping[str, etree._Element], here: str = "") -> etree._Element:
    """Return the years with the number of their texts and their pages."""
    root = etree.Element(f"{{{FIGURE}}}contents", nsmap={None: FIGURE})
    for year, texts in lists.items():
        about = {"label": year, "count": str(len(texts) - 1), "page": f"{CONTENTS}/{year}.html"}
        etree.SubElement(root, f"{{{FIGURE}}}list", about | ({"here": "true"} if year == here else {}))
    return root


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
