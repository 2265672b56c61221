"""Files that documents point to: which entries they have, of what kind, and what a pointer to one can notice."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Final

from lxml import etree

from edition.adapters.xmlio import parse_xml
from edition.errors import XMLInputError
from edition.names import XML_ID, tei

#: What entries are called by their elements where these are several.
_SAME_KIND: Final = MappingProxyType({"personGrp": "person", "biblStruct": "bibl", "biblFull": "bibl"})
_XML: Final = frozenset({".xml", ".tei"})


@dataclass(frozen=True, slots=True)
class Form:
    """A name of a place, and the time at which the place bore it, so far as the register says so ("" for open)."""

    words: str
    begin: str
    end: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An element with an identifier: what it is, its line, and, of a place, its names."""

    kind: str
    line: int
    forms: tuple[Form, ...] = ()


@dataclass(slots=True)
class Targets:
    """Reads each file once, and again only when it has changed."""

    _known: dict[Path, tuple[tuple[int, int], Mapping[str, Entry] | str]] = field(default_factory=dict)

    def entries(self, path: Path) -> Mapping[str, Entry] | str:
        """Return the identifiers of an XML file with their elements; or why it cannot be read."""
        try:
            status = path.stat()
        except OSError as error:
            return str(error.strerror)
        stamp = (status.st_mtime_ns, status.st_size)
        known = self._known.get(path)
        if known is None or known[0] != stamp:
            known = self._known[path] = (stamp, _read(path))
        return known[1]

    def digest(self, path: Path) -> str:
        """Return a hash of what documents that point to a file depend on; a description in it is no part of that."""
        found = self.entries(path)
        if isinstance(found, str):
            return found
        dated = ((one.words, one.begin, one.end) for entry in found.values() for one in entry.forms)
        said = repr((sorted((name, entry.kind) for name, entry in found.items()), sorted(dated)))
        return hashlib.sha256(said.encode()).hexdigest()


def is_xml(path: Path) -> bool:
    """Whether the name of a file says that it is XML."""
    return path.suffix.lower() in _XML


def _read(path: Path) -> Mapping[str, Entry] | str:
    try:
        root = parse_xml(path).getroot()
    except XMLInputError as error:
        return str(error).removeprefix(f"{path}:").strip()
    named = (one for one in root.iter(etree.Element) if XML_ID in one.attrib)
    return {str(one.get(XML_ID)): _entry(one) for one in named}


def _entry(element: etree._Element) -> Entry:
    name = etree.QName(element).localname
    forms = map(_form, element.iterchildren(tei("placeName"))) if name == "place" else ()
    return Entry(_SAME_KIND.get(name, name), element.sourceline or 0, tuple(forms))


def _form(name: etree._Element) -> Form:
    begin = name.get("from", name.get("notBefore", name.get("when", "")))
    end = name.get("to", name.get("notAfter", name.get("when", "")))
    return Form(words_of(name), begin, end)


def words_of(element: etree._Element) -> str:
    """Return the words of an element, blanks made even."""
    return " ".join("".join(map(str, element.itertext())).split())
