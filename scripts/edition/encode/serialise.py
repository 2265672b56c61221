"""Write TEI for people and for diffs: one block element a line, two blanks a level, attributes in order."""

from __future__ import annotations

from typing import Final

from lxml import etree

from edition.names import TEI
from edition.recognise.span import CONTAINERS

#: Elements of the header (and of registers) that hold text and phrases: they stand on one line.
_MIXED: Final = frozenset(
    "p title author editor resp name edition publisher pubPlace licence date note ref idno extent measure label "
    "term language change persName placeName orgName bibl num biblScope distributor authority item head change "
    "byline docDate dateline salute signed fw ab l row cell desc country settlement region surname forename".split()
)
_HOLDS_BLOCKS: Final = frozenset({"TEI", "teiCorpus", "text", "row"}) | CONTAINERS


#: Each schema of an edition, and the namespace by which editors know what it is (ISO/IEC 19757-11).
_MODELS: Final = (
    ("edition.rng", "http://relaxng.org/ns/structure/1.0"),
    ("edition.sch", "http://purl.oclc.org/dsdl/schematron"),
)


def link_schema(root: etree._Element, folder: str) -> None:
    """Say before a document element which schemas the document is for; `folder` is seen from the document."""
    for name, namespace in _MODELS:
        said = f'href="{folder}/{name}" type="application/xml" schematypens="{namespace}"'
        root.addprevious(etree.ProcessingInstruction("xml-model", said))


def serialise(root: etree._Element) -> bytes:
    """Return a document as UTF-8 with an XML declaration, indented, with a final newline.

    What stands before the document element, as the links to its schemas, is kept, one a line. White space is
    added only where the content model has elements alone, so no word changes.
    """
    _indent(root, 0)
    before = reversed(list(root.itersiblings(preceding=True)))
    lines = [b'<?xml version="1.0" encoding="UTF-8"?>']
    lines += [etree.tostring(one, encoding="utf-8", with_tail=False) for one in (*before, root)]
    return b"\n".join([*lines, b""])


def _indent(element: etree._Element, level: int) -> None:
    children = list(element)
    if not children or not _element_only(element):
        return
    element.text = "\n" + "  " * (level + 1)
    for child in children:
        if isinstance(child.tag, str):
            _indent(child, level + 1)
        child.tail = "\n" + "  " * (level + 1)
    children[-1].tail = "\n" + "  " * level


def _element_only(element: etree._Element) -> bool:
    """Whether the element may be given white space between its children without changing its words."""
    name = etree.QName(element).localname
    if (element.text or "").strip() or any((child.tail or "").strip() for child in element):
        return False
    if name in _HOLDS_BLOCKS:
        return True
    if name in {"note", "item"}:
        return any(child.tag == f"{{{TEI}}}p" for child in element)
    return (name not in _MIXED and any(a.tag == f"{{{TEI}}}teiHeader" for a in element.iterancestors())) or (
        name == "teiHeader"
    )
