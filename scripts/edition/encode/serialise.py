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


def serialise(root: etree._Element) -> bytes:
    """Return a document as UTF-8 with an XML declaration, indented, with a final newline.

    White space is added only where the content model has elements alone, so no word changes.
    """
    _indent(root, 0)
    body: bytes = etree.tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + body + b"\n"


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
