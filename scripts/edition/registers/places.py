"""Where in a text something stands: how one cites it, and the fragment of its address on the page of the text.

The fragments are those of the HTML edition (xslt/html/structure.xsl): "p12" for a numbered paragraph, otherwise the
identifier of the block.
"""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from edition.names import XML_ID, tei

_PARAGRAPHS: Final = (tei("p"), tei("ab"))
_NUMBER: Final = re.compile(r"[\w.-]{1,8}")
#: Blocks whose identifiers stand on the page.
_SHOWN: Final = frozenset(
    map(tei, "p ab head item note l lg byline dateline docDate salute signed bibl div opener closer".split())
)
#: What one calls a part that has no number.
_CALLED: Final = {
    "byline": "byline",
    "docAuthor": "byline",
    "dateline": "dateline",
    "docDate": "date",
    "titlePage": "title page",
    "epigraph": "epigraph",
    "salute": "salutation",
    "signed": "signature",
    "opener": "opening",
    "closer": "closing",
    "postscript": "postscript",
    "trailer": "closing line",
    "cell": "table",
    "figDesc": "figure",
    "stage": "stage direction",
    "speaker": "speaker",
}


class Places:
    """The places of one document."""

    def __init__(self, root: etree._Element) -> None:
        self._ids = {str(value) for value in root.xpath("//@xml:id")}
        #: The first paragraph with a number bears its address.
        self._first: dict[str, etree._Element] = {}
        for element in root.iter(*_PARAGRAPHS):
            number = element.get("n", "")
            if number and any(above.tag == tei("text") for above in element.iterancestors()):
                self._first.setdefault(number, element)

    def of(self, element: etree._Element) -> tuple[str, str]:
        """Return the citation and the fragment of an element; "" where the page has no address within."""
        above = [element, *element.iterancestors()]
        citation = next((found for one in above if (found := self._citation(one))), "text")
        cited = next((found for one in above if (found := self._cited(one))), "")
        return citation, cited or next(
            (one.get(XML_ID, "") for one in above if one.tag in _SHOWN and one.get(XML_ID)), ""
        )

    def _cited(self, element: etree._Element) -> str:
        """Return the fragment of a numbered paragraph or a note: what one cites comes before what is inside."""
        number = element.get("n", "")
        if element.tag in _PARAGRAPHS and _NUMBER.fullmatch(number) and self._first.get(number) is element:
            return self._free(f"p{number}")
        return element.get(XML_ID, "") if element.tag == tei("note") else ""

    def _free(self, wanted: str) -> str:
        while wanted in self._ids:
            wanted += "_"
        return wanted

    def _citation(self, element: etree._Element) -> str:
        name, number = etree.QName(element).localname, element.get("n", "")
        if name in {"p", "ab"}:
            return f"paragraph {number}" if _NUMBER.fullmatch(number) else ""
        if name == "note":
            return _note(element, number)
        if name == "head":
            return _head(element)
        if name in {"item", "l"}:
            called = {"item": "item", "l": "line"}[name]
            return f"{called} {number}" if number else ("list" if name == "item" else "verse")
        if name == "quote":
            return "pull quote" if element.get("type") == "pull-quote" else ""
        if name == "bibl":
            parent = element.getparent()
            return "attribution" if parent is not None and parent.tag == tei("cit") else ""
        return _CALLED.get(name, "")


def _note(element: etree._Element, number: str) -> str:
    kind = element.get("type", "")
    if number or kind in {"", "footnote", "endnote"}:
        return f"note {number}".rstrip()
    return kind if kind == "commentary" else f"{kind.replace('-', ' ')} note"


def _head(element: etree._Element) -> str:
    parent = element.getparent()
    if element.get("type") == "sub":
        return "subtitle"
    is_title = element.get("type") == "main" or (parent is not None and parent.tag in {tei("front"), tei("body")})
    return "title" if is_title else "heading"
