"""What is done to the chapters of an e-book together: links that lead somewhere, sections, fonts, bytes."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from typing import Final
from urllib.parse import unquote, urlsplit

from lxml import etree

from edition.adapters import fonts
from edition.project import resources

_XHTML: Final = "{http://www.w3.org/1999/xhtml}"
_EPUB: Final = "{http://www.idpf.org/2007/ops}"
_XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_TAG: Final = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
#: What an address of the web may be made of (RFC 3986).
_ADDRESS: Final = re.compile(r"https?://[A-Za-z0-9.-]+(:\d+)?([/?#]([\w.~:/?#@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?", re.A)
#: Deeper headings do not stand in the contents.
_DEEPEST: Final = 3


def mended(chapters: Mapping[str, etree._Element]) -> None:
    """Mend what would not be valid in any e-book: identifiers used twice, links that lead nowhere, odd languages."""
    places = {name: _identifiers(root) for name, root in chapters.items()}
    for name, root in chapters.items():
        for element in root.iter(etree.Element):
            for attribute in ("lang", _XML_LANG):
                if not _TAG.fullmatch(element.get(attribute, "en")):
                    del element.attrib[attribute]
            href = element.get("href")
            if href is not None and element.tag == f"{_XHTML}a":
                _mend(element, name, href, places)


def _identifiers(root: etree._Element) -> set[str]:
    """Return the identifiers of a file; one that is there twice stays at its first place."""
    found: set[str] = set()
    for element in root.iter(etree.Element):
        if (id_ := element.get("id")) is not None:
            if id_ in found:
                del element.attrib["id"]
            found.add(id_)
    return found


def _mend(link: etree._Element, name: str, href: str, places: Mapping[str, set[str]]) -> None:
    if href.startswith(("http:", "https:", "HTTP:", "HTTPS:")):
        if not _is_address(href):
            _unlink(link)
        return
    path, _, fragment = href.partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(path))) if path else name
    if target not in places or (not path and fragment not in places[target]):
        _unlink(link)
    elif fragment and fragment not in places[target]:
        link.set("href", path)


def _is_address(href: str) -> bool:
    try:
        urlsplit(href)
    except ValueError:
        return False
    return bool(_ADDRESS.fullmatch(href))


def _unlink(link: etree._Element) -> None:
    """Leave the words of a link that leads nowhere."""
    link.tag = f"{_XHTML}span"
    for name in ("href", "role", "aria-label", f"{_EPUB}type"):
        link.attrib.pop(name, None)


def sections(root: etree._Element) -> list[tuple[int, str, str]]:
    """Return level, identifier and words of the headings of a chapter below its own; those without one get one."""
    found: list[tuple[int, str, str]] = []
    for heading in root.iter(f"{_XHTML}h2", f"{_XHTML}h3"):
        title = " ".join("".join(_words(heading)).split())
        about = heading.getparent()
        is_ours = about is not None and "about" in about.get("class", "").split()
        level = int(str(heading.tag)[-1])
        if not title or level > _DEEPEST or (is_ours and level > 2):
            continue
        if heading.get("id") is None:
            heading.set("id", f"section..{len(found) + 1}")
        found.append((level, heading.get("id", ""), title))
    return found


def _words(element: etree._Element) -> Iterable[str]:
    """Yield the words of a heading without the marks of its notes."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.get("role") != "doc-noteref":
            yield from _words(child)
        yield child.tail or ""


def font_files(documents: Iterable[etree._Element]) -> dict[str, bytes]:
    """Return style sheets and fonts: of each script that the words of the book need, with the licence."""
    points = {ord(letter) for root in documents for letter in "".join(map(str, root.itertext()))}
    made = fonts.web_fonts()
    files = {"css/book.css": (resources("xslt") / "epub" / "assets" / "book.css").read_bytes()}
    blanks = {*range(0x2000, 0x2070), 0x20, 0xA0}
    needed = [script for script, known in fonts.SCRIPTS.items() if points & (set(known) - blanks)]
    for name in (fonts.file_name(face, script) for script in needed for face in fonts.FACES):
        files[f"fonts/{name}"] = made[name]
    files["css/fonts.css"] = fonts.face_rules(needed, "../fonts/").encode()
    files["fonts/OFL.txt"] = made["OFL.txt"]
    return files


def serialised(root: etree._Element) -> bytes:
    """Return a document as bytes."""
    xml: bytes = etree.tostring(root, encoding="utf-8")
    doctype = b"<!DOCTYPE html>\n" if root.tag == f"{_XHTML}html" else b""
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + doctype + xml + b"\n"
