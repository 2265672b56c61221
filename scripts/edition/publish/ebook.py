"""One e-book: the chapters of its texts and registers, and around them what every book has, as files by name."""

from __future__ import annotations

import copy
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from lxml import etree

from edition.adapters.saxon import Parameter
from edition.adapters.typst import compile_png
from edition.model import Finding
from edition.names import TEI, XML_ID, tei
from edition.project import resources
from edition.publish.ebookfiles import font_files, mended, sections, serialised
from edition.publish.render import render

BOOK: Final = "urn:edition:epub"
_XHTML: Final = "application/xhtml+xml"
_COVER: Final = "cover.png"
#: Pixels an inch of the cover: 1600 by 2400 in all.
_PPI: Final = 288
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_ADDRESS: Final = re.compile(r"(https?://|urn:|doi:)\S+")


@dataclass(frozen=True)
class Chapter:
    """A file of the book before it is made: its document, and the pages of the printed book that begin in it."""

    kind: str
    id: str
    source: bytes
    name: str = ""
    pages: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Plan:
    """What a book is to be: the header it stands under, its texts, its registers, the series it belongs to."""

    work: etree._Element
    texts: Sequence[Chapter]
    registers: Sequence[Chapter]
    entries: Sequence[str]
    modified: str
    version: str = ""
    printed: str = ""
    series: etree._Element | None = None
    position: int = 0


def identifier(work: etree._Element, *, within: str = "") -> str:
    """Return the identifier of a book: the address that the header states, else one made of its names (RFC 9562)."""
    for idno in work.iterfind(f"{tei('teiHeader')}/{tei('fileDesc')}/{tei('publicationStmt')}/{tei('idno')}"):
        if _ADDRESS.fullmatch("".join(map(str, idno.itertext())).strip()):
            return "".join(map(str, idno.itertext())).strip()
    name = "/".join([*([within] if within else []), work.get(XML_ID, ""), words_at(work, "titleStmt/title")])
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}"


def words_at(work: etree._Element, path: str) -> str:
    """Return the words of the first element below fileDesc that a path names."""
    found = work.find("/".join(map(tei, ["teiHeader", "fileDesc", *path.split("/")])))
    return " ".join("".join(map(str, found.itertext())).split()) if found is not None else ""


class Book:
    """The files of one book."""

    def __init__(self, plan: Plan, sheet: Path) -> None:
        self.plan = plan
        self.sheet = sheet
        self.findings: list[Finding] = []
        self.names = {chapter.id: _file_name(n, chapter) for n, chapter in enumerate(plan.texts, 1)}

    def files(self) -> dict[str, bytes]:
        """Return the files by name, from the folder of the book."""
        chapters = dict(self._chapters())
        mended(chapters)
        book = self._about(chapters)
        front = {f"{part}.xhtml": self._part(book, part) for part in ("cover", "title", "imprint", "nav")}
        documents = {**front, **chapters}
        carried = font_files(documents.values())
        for name in carried:
            kind = {"css": "text/css", "woff2": "font/woff2", "txt": "text/plain"}[name.rsplit(".", 1)[1]]
            _file(book, name, kind, f"f-{len(book)}")
        files = {name: serialised(root) for name, root in documents.items()}
        files["package.opf"] = serialised(self._part(book, "package"))
        return {**files, **carried, _COVER: self._cover()}

    def _render(self, source: bytes, name: str, parameters: Mapping[str, Parameter]) -> etree._Element:
        text, findings = render(self.sheet, source, parameters, name=name)
        self.findings += [one for one in findings if one not in self.findings]
        return etree.fromstring(text.encode("utf-8"), etree.XMLParser(huge_tree=True))

    def _chapters(self) -> Iterator[tuple[str, etree._Element]]:
        shared = {
            "chapters": " ".join(f"{id_}={name}" for id_, name in self.names.items()),
            "entries": " ".join(self.plan.entries),
        }
        for chapter in self.plan.texts:
            pages = " ".join(f"{key}={','.join(value)}" for key, value in chapter.pages.items())
            yield self.names[chapter.id], self._render(chapter.source, chapter.name, {**shared, "pages": pages})
        for chapter in self.plan.registers:
            yield f"registers/{chapter.id}.xhtml", self._render(chapter.source, chapter.name, shared)

    def _about(self, chapters: Mapping[str, etree._Element]) -> etree._Element:
        """Return what the first pages, the contents and the package are made of."""
        plan = self.plan
        about = {
            "identifier": identifier(plan.work, within=identifier(plan.series) if plan.series is not None else ""),
            "modified": plan.modified,
            "version": plan.version,
            "printed": plan.printed,
            "cover": _COVER,
            "cover-alt": "Cover: " + ". ".join(word.replace("\n", ", ") for word in self._words().values() if word),
        }
        if plan.series is not None:
            about |= {"series": words_at(plan.series, "titleStmt/title"), "position": str(plan.position)}
            about["series-identifier"] = identifier(plan.series)
        book = etree.Element(f"{{{BOOK}}}book", {k: v for k, v in about.items() if v}, nsmap={None: BOOK, "tei": TEI})
        _add(book, "work").append(_header_only(plan.work))
        texts = _add(book, "texts")
        for chapter in plan.texts:
            if chapter.kind == "text":
                texts.extend(map(_header_only, _texts_of(etree.fromstring(chapter.source))))
        for language in _languages(plan.work, chapters.values()):
            _add(book, "language").text = language
        self._list(book, chapters)
        return book

    def _list(self, book: etree._Element, chapters: Mapping[str, etree._Element]) -> None:
        _file(book, "cover.xhtml", _XHTML, "cover", kind="cover")
        _file(book, "title.xhtml", _XHTML, "title", kind="titlepage")
        _file(book, "imprint.xhtml", _XHTML, "imprint", kind="imprint")
        _file(book, "nav.xhtml", _XHTML, "nav", properties="nav")
        kinds = {self.names[chapter.id]: chapter.kind for chapter in self.plan.texts}
        for number, (name, root) in enumerate(chapters.items(), 1):
            title = "".join(root.itertext("{*}title"))
            item = _file(book, name, _XHTML, f"c-{number}", kind=kinds.get(name, "register"), title=title)
            _nested(item, name, sections(root))
        _file(book, _COVER, "image/png", "cover-image", properties="cover-image")
        for name, root in chapters.items():
            for mark in root.iterfind(".//{*}span[@role='doc-pagebreak']"):
                page = mark.get("id", "").removeprefix("page..")
                _add(book, "page", {"n": page, "href": f"{name}#{mark.get('id')}"})

    def _part(self, book: etree._Element, part: str) -> etree._Element:
        return self._render(etree.tostring(book), "", {"part": part})

    def _words(self) -> dict[str, str]:
        """Return the words of the cover."""
        plan = self.plan
        texts = [text for c in plan.texts if c.kind == "text" for text in _texts_of(etree.fromstring(c.source))]
        authors = list(dict.fromkeys(name for text in texts if (name := words_at(text, "titleStmt/author"))))
        whole = plan.series is None
        return {
            "author": "" if whole else ", ".join(authors),
            "title": words_at(plan.work, "titleStmt/title"),
            "subtitle": _subtitle(plan.work),
            "line": "\n".join(authors) if whole and len(authors) < 7 else "",
            "series": words_at(plan.series, "titleStmt/title") if plan.series is not None else "",
            "foot": words_at(plan.work, "publicationStmt/date"),
        }

    def _cover(self) -> bytes:
        source = (resources("xslt") / "epub" / "assets" / "cover.typ").read_text("utf-8")
        return compile_png(source, self._words(), ppi=_PPI)


def _subtitle(work: etree._Element) -> str:
    found = work.find(f"{tei('teiHeader')}/{tei('fileDesc')}/{tei('titleStmt')}/{tei('title')}[@type='sub']")
    return " ".join("".join(map(str, found.itertext())).split()) if found is not None else ""


def _texts_of(root: etree._Element) -> Iterable[etree._Element]:
    return root.iter(tei("TEI"))


def _header_only(text: etree._Element) -> etree._Element:
    copied = etree.Element(text.tag, dict(text.attrib), nsmap={None: TEI})
    header = text.find(tei("teiHeader"))
    if header is not None:
        copied.append(copy.deepcopy(header))
    return copied


def _file_name(number: int, chapter: Chapter) -> str:
    """Return the file of a text; names of files keep to letters that every system knows."""
    plain = re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", chapter.id)
    return f"texts/{chapter.id}.xhtml" if plain else f"texts/text..{number}.xhtml"


def _languages(work: etree._Element, chapters: Iterable[etree._Element]) -> list[str]:
    """Return the languages of a book, that of its work first."""
    own = work.get("{http://www.w3.org/XML/1998/namespace}lang", "")
    found = [language for root in chapters for language in [root.get("lang", "")] if _LANGUAGE.fullmatch(language)]
    first = [own] if own in found or (not found and _LANGUAGE.fullmatch(own)) else []
    return list(dict.fromkeys([*first, *found])) or ["und"]


def _nested(item: etree._Element, name: str, found: Sequence[tuple[int, str, str]]) -> None:
    """Add the sections of a chapter, each below the one that it is a part of."""
    around = [(1, item)]
    for level, id_, title in found:
        while around[-1][0] >= level:
            around.pop()
        around.append((level, _add(around[-1][1], "section", {"href": f"{name}#{id_}", "title": title})))


def _file(book: etree._Element, href: str, kind_of_data: str, id_: str, **more: str) -> etree._Element:
    return _add(book, "file", {"href": href, "type": kind_of_data, "id": id_, **more})


def _add(parent: etree._Element, name: str, attributes: Mapping[str, str] | None = None) -> etree._Element:
    return etree.SubElement(parent, f"{{{BOOK}}}{name}", dict(attributes or {}))
