"""Change a register file (tei/registers/*.xml) at one place; every other byte stays as it is.

The editor's files are not parsed and written anew: line breaks, comments and the order of attributes are theirs.
"""

from __future__ import annotations

import xml.parsers.expat as expat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from lxml import etree

from edition.adapters.xmlio import parse_xml_bytes
from edition.encode.header import EditionHeader
from edition.errors import EditionError, XMLInputError
from edition.names import TEI, XML_ID, tei

_RELAX_NG: Final = "http://relaxng.org/ns/structure/1.0"
_SCHEMATRON: Final = "http://purl.oclc.org/dsdl/schematron"


class RegisterError(EditionError):
    """A register cannot take an entry or a form: it is there already, or the entry is not."""

    exit_code = 13


@dataclass(frozen=True)
class Kind:
    """A kind of register: its file, list, entry and name elements, and the name that is the preferred one."""

    name: str
    file: str
    list: str
    entry: str
    form: str


KINDS: Final = {
    kind.name: kind
    for kind in (
        Kind("person", "persons.xml", "listPerson", "person", "persName"),
        Kind("place", "places.xml", "listPlace", "place", "placeName"),
        Kind("organisation", "organisations.xml", "listOrg", "org", "orgName"),
        Kind("event", "events.xml", "listEvent", "event", "eventName"),
        Kind("work", "works.xml", "listBibl", "bibl", "title"),
    )
}


@dataclass
class Part:
    """A child of the register's list: its bytes [start, end), its xml:id if it is an entry, the ends of its names."""

    start: int
    end: int = -1
    key: str = ""
    names_end: int = -1


@dataclass
class Places:
    """Where the list of a register begins and ends, and what is in it."""

    start: int = -1
    inner_start: int = -1
    end: int = -1
    parts: list[Part] = field(default_factory=list)


def places_in(data: bytes, kind: Kind, path: Path) -> Places:
    """Find the list of a register and its children by their byte offsets; raises XMLInputError without a list."""
    found = Places()
    parser = expat.ParserCreate()
    stack: list[str] = []
    inside: list[int] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        here = parser.CurrentByteIndex
        if name == kind.list and found.start < 0:
            found.start = here
            inside.append(len(stack))
        elif inside and len(stack) == inside[0] + 1:
            key = attributes.get("xml:id", "") if name == kind.entry else ""
            found.parts.append(Part(here, key=key))
        stack.append(name)

    def end(name: str) -> None:
        stack.pop()
        if not inside or found.end >= 0:
            return
        depth = len(stack) - inside[0]
        after = _tag_end(data, parser.CurrentByteIndex)
        if depth == 0:
            found.end = parser.CurrentByteIndex
        elif depth == 1:
            found.parts[-1].end = after
        elif depth == 2 and name == kind.form:
            found.parts[-1].names_end = after

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(data, True)
    if found.start < 0:
        raise XMLInputError(f"{path}: has no {kind.list}; it is no register of this kind")
    found.inner_start = _tag_end(data, found.start)
    return found


def _tag_end(data: bytes, at: int) -> int:
    """Return the byte after a tag that begins at `at`; quoted values may hold ">"."""
    quote = 0
    for index in range(at, len(data)):
        byte = data[index]
        if quote:
            quote = 0 if byte == quote else quote
        elif byte in b"\"'":
            quote = byte
        elif byte == ord(">"):
            return index + 1
    return len(data)


def insert_entry(data: bytes, kind: Kind, key: str, entry: str, path: Path) -> bytes:
    """Return a register with an entry (its lines, not indented) put at its place by the order of keys.

    Raises RegisterError when the key is there.
    """
    found = places_in(data, kind, path)
    if any(part.key == key for part in found.parts):
        raise RegisterError(f"{path}: has an entry {key} already; give another with --id, or attach the name to it")
    before = [part for part in found.parts if not part.key or part.key < key]
    entries = [part for part in found.parts if part.key]
    last = _last_before(found.parts, key)
    newline = "\r\n" if b"\r\n" in data[:2000] else "\n"
    column = _indent(data, (entries or before or [Part(found.start)])[0].start)
    depth = column if entries or before else column + 2
    lines = newline.join(" " * depth + line for line in entry.splitlines()).encode("utf-8")
    if data[found.inner_start - 2 : found.inner_start] == b"/>":
        opening = data[found.start : found.inner_start - 2].rstrip()
        whole = opening + b">" + newline.encode() + lines + newline.encode() + b" " * column
        whole += f"</{kind.list}>".encode()
        return data[: found.start] + whole + data[found.inner_start :]
    at = last.end if last else found.inner_start
    tail = b"" if data[at:].lstrip(b" \t")[:1] in {b"\n", b"\r"} else newline.encode() + b" " * column
    return data[:at] + newline.encode() + lines + tail + data[at:]


def _last_before(parts: list[Part], key: str) -> Part | None:
    """Return the child after which a key belongs: what stands before all entries stays there (a head)."""
    last = None
    for part in parts:
        if part.key and part.key > key:
            break
        last = part
    return last


def _indent(data: bytes, at: int) -> int:
    begin = data.rfind(b"\n", 0, at) + 1
    white = data[begin:at]
    return len(white) if not white.strip() else 0


def add_form(data: bytes, kind: Kind, key: str, form: str, path: Path) -> bytes:
    """Return a register in which the entry `key` has a further printed form, after its other names.

    Raises RegisterError when there is no such entry or it has the form.
    """
    found = places_in(data, kind, path)
    part = next((one for one in found.parts if one.key == key), None)
    if part is None or part.names_end < 0:
        raise RegisterError(f"{path}: has no entry {key} with a name")
    if form in {words for owner, words in forms_in(data, kind, path) if owner == key}:
        raise RegisterError(f"{path}: {key} has the form “{form}” already")
    newline = "\r\n" if b"\r\n" in data[:2000] else "\n"
    element = f'<{kind.form} type="printed">{escape(form)}</{kind.form}>'
    column = _indent(data, part.start) + 2
    added = (newline + " " * column + element).encode("utf-8")
    return data[: part.names_end] + added + data[part.names_end :]


def forms_in(data: bytes, kind: Kind, path: Path) -> Iterator[tuple[str, str]]:
    """Yield (key, form) for every name of every entry; surname alone, too, where a name is structured."""
    root = parse_xml_bytes(data, path).getroot()
    for entry in root.iter(tei(kind.entry)):
        key = entry.get(XML_ID)
        if not key:
            continue
        for name in entry.findall(tei(kind.form)):
            words = " ".join("".join(str(text) for text in name.itertext()).split())
            if words:
                yield key, words
            surname = name.find(tei("surname"))
            if surname is not None and surname.text and surname.text != words:
                yield key, surname.text.strip()


def preferred_in(data: bytes, kind: Kind, path: Path) -> dict[str, str]:
    """Return the key of each preferred name, the name in lower case."""
    found: dict[str, str] = {}
    root = parse_xml_bytes(data, path).getroot()
    for entry in root.iter(tei(kind.entry)):
        for name in entry.findall(tei(kind.form)):
            if name.get("type") == "preferred":
                words = " ".join("".join(str(text) for text in name.itertext()).split())
                found[words.lower()] = entry.get(XML_ID, "")
    return found


def new_register(kind: Kind, header: EditionHeader) -> bytes:
    """Return an empty register with its header: publisher and licence are those of the edition."""
    title = f"Register of {kind.file.removesuffix('.xml')}"
    publisher = escape(header.text("fileDesc/publicationStmt/publisher")) or "The editors of this edition"
    licences = header.all("fileDesc/publicationStmt/availability")
    availability = "".join("\n        " + _plain(one) for one in licences[:1])
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<?xml-model href="../../schema/edition.rng" type="application/xml" schematypens="{_RELAX_NG}"?>
<?xml-model href="../../schema/edition.sch" type="application/xml" schematypens="{_SCHEMATRON}"?>
<TEI xmlns="{TEI}" xml:id="{kind.file.removesuffix(".xml")}" xml:lang="en">
  <teiHeader>
    <fileDesc>
      <titleStmt>
        <title>{title}</title>
      </titleStmt>
      <publicationStmt>
        <publisher>{publisher}</publisher>{availability}
      </publicationStmt>
      <sourceDesc>
        <p>Compiled for this edition; each entry says where its facts were verified.</p>
      </sourceDesc>
    </fileDesc>
  </teiHeader>
  <standOff>
    <{kind.list}>
    </{kind.list}>
  </standOff>
</TEI>
""".encode()


def _plain(element: etree._Element) -> str:
    """Return an element as text without the namespace declarations that its new parent has."""
    element.tail = None
    etree.cleanup_namespaces(element)
    text = etree.tostring(element, encoding="unicode")
    return text.replace(f' xmlns="{TEI}"', "", 1)
