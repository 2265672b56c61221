"""Change a register file (tei/registers/*.xml) at one place; every other byte stays as it is.

The editor's files are not parsed and written anew: line breaks, comments and the order of attributes are theirs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from lxml import etree

from edition.adapters.xmlio import parse_xml_bytes
from edition.encode.header import EditionHeader
from edition.errors import EditionError
from edition.names import TEI, XML_ID, tei
from edition.registers import model
from edition.registers.write import add_to_entries, element, insert_entries

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


def insert_entry(data: bytes, kind: Kind, key: str, entry: str, path: Path) -> bytes:
    """Return a register with an entry (its lines, not indented) put at its place by the order of keys.

    Raises RegisterError when the key is there, RegisterWriteError when the register has no list for it.
    """
    if key in keys_in(data, kind, path):
        raise RegisterError(f"{path}: has an entry {key} already; give another with --id, or attach the name to it")
    return insert_entries(data, model.Kind(kind.name), {key: entry.splitlines()})


def add_form(data: bytes, kind: Kind, key: str, form: str, path: Path) -> bytes:
    """Return a register in which the entry `key` has a further printed form, after its other names.

    Raises RegisterError when there is no such entry or it has the form.
    """
    if key not in keys_in(data, kind, path):
        raise RegisterError(f"{path}: has no entry {key} with a name")
    if form in {words for owner, words in forms_in(data, kind, path) if owner == key}:
        raise RegisterError(f"{path}: {key} has the form “{form}” already")
    line = element(kind.form, form, {"type": "printed"})
    return add_to_entries(data, model.Kind(kind.name), {key: ([line], [])})


def keys_in(data: bytes, kind: Kind, path: Path) -> set[str]:
    """Return the keys of the entries of a register."""
    return {entry.get(XML_ID, "") for entry in parse_xml_bytes(data, path).getroot().iter(tei(kind.entry))}


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
