"""Put texts together: the whole edition as one teiCorpus, and the index of its headers."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from lxml import etree

from edition.adapters.xmlio import parse_xml
from edition.errors import XMLInputError
from edition.names import TEI, XML_ID, tei
from edition.project import Edition, TextInfo, read_header
from edition.registers.model import Kind
from edition.registers.records import read_records

_XML_BASE: Final = "{http://www.w3.org/XML/1998/namespace}base"
#: Attributes whose values are pointers, alone or several parted by blanks (teidata.pointer).
_POINTERS: Final = frozenset(
    "target ref resp corresp sameAs copyOf next prev exclude select synch ana decls wit who hand source cRef edRef "
    "facs change scheme calendar datingMethod period given rendition spanTo active mutual passive origin".split()
)


def introduction(edition: Edition) -> bytes:
    """Return the edition's own introduction as a TEI document, b"" if edition.xml has none."""
    for text in edition.header().root.findall(tei("TEI")):
        copied = copy.deepcopy(text)
        copied.tail = None
        etree.cleanup_namespaces(copied)
        return bytes(etree.tostring(copied, encoding="utf-8"))
    return b""


def index_document(edition: Edition, infos: Sequence[TextInfo]) -> bytes:
    """Return a teiCorpus of the headers of all texts, in order, each with an empty text."""
    return bytes(etree.tostring(index_tree(edition, infos), encoding="utf-8"))


def index_tree(edition: Edition, infos: Sequence[TextInfo]) -> etree._Element:
    """Return the same as a tree."""
    root = _corpus(edition)
    for info in infos:
        text_id, header = read_header(Path(info.path))
        document = etree.SubElement(root, tei("TEI"))
        document.set(XML_ID, text_id)
        document.append(header)
        body = etree.SubElement(etree.SubElement(document, tei("text")), tei("body"))
        etree.SubElement(body, tei("p"))
    return root


#: What holds the entries of each register.
_LISTS: Final[Mapping[Kind, str]] = {
    Kind.PERSON: "listPerson",
    Kind.PLACE: "listPlace",
    Kind.ORGANISATION: "listOrg",
    Kind.EVENT: "listEvent",
    Kind.WORK: "listBibl",
}


def assemble(edition: Edition, infos: Sequence[TextInfo]) -> bytes:
    """Return the whole edition as one valid teiCorpus: its header, registers, introduction, all texts in order.

    Identifiers get the identifier of their text before them, and pointers within a text follow, so that they
    stay unique (XML 1.0 §3.3.1); xml:base says where relative references start from.
    """
    root = _corpus(edition)
    if (registers := _registers(edition)) is not None:
        root.append(registers)
    for text in edition.header().root.findall(tei("TEI")):
        root.append(copy.deepcopy(text))
    for info in infos:
        path = Path(info.path)
        for text in _texts(parse_xml(path).getroot(), path):
            prefix_ids(text, info.id)
            text.set(_XML_BASE, edition.shown(path))
            text.tail = None
            root.append(text)
    xml: bytes = etree.tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + xml + b"\n"


def _registers(edition: Edition) -> etree._Element | None:
    """Return the registers in a standOff, None where there are none.

    Entries are in the order of an index; @n is what an index lists them under, xml:id begins with the register.
    """
    stand_off = etree.Element(tei("standOff"))
    records = sorted((r for r in read_records(edition.registers) if r.page), key=lambda record: record.sort_key)
    for kind in Kind:
        entries = [record for record in records if record.entry.kind is kind]
        if not entries:
            continue
        listed = etree.SubElement(stand_off, tei(_LISTS[kind]))
        for record in entries:
            entry = copy.deepcopy(record.element)
            entry.tail = None
            for element in entry.iter(etree.Element):
                if key := element.get(XML_ID):
                    element.set(XML_ID, f"{record.folder}.{key}")
            entry.set("n", record.listed)
            listed.append(entry)
    return stand_off if len(stand_off) else None


def _texts(root: etree._Element, path: Path) -> list[etree._Element]:
    """Return the texts of a document: itself, or those of a corpus."""
    if root.tag not in {tei("TEI"), tei("teiCorpus")}:
        raise XMLInputError(f"{path}: the document element must be TEI or teiCorpus")
    return [root] if root.tag == tei("TEI") else list(root.iter(tei("TEI")))


def prefix_ids(text: etree._Element, text_id: str) -> None:
    """Put `text_id.` before every xml:id below the document element, and before every pointer to one."""
    for element in text.iter(etree.Element):
        for name, value in element.attrib.items():
            if name == XML_ID and element is not text:
                element.set(XML_ID, f"{text_id}.{value}")
            elif name in _POINTERS and "#" in str(value):
                moved = (f"#{text_id}.{one[1:]}" if one.startswith("#") else one for one in str(value).split())
                element.set(name, " ".join(moved))


def _corpus(edition: Edition) -> etree._Element:
    header = edition.header()
    root = etree.Element(tei("teiCorpus"), nsmap={None: TEI})
    for name, value in header.root.attrib.items():
        root.set(name, value)
    found = header.root.find(tei("teiHeader"))
    if found is None:
        raise XMLInputError(f"{edition.marker}: has no teiHeader")
    root.append(copy.deepcopy(found))
    return root
