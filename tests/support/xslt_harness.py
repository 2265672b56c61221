"""Run a stylesheet on a TEI string, or call one of its public functions; and read the HTML that comes out."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.sax.saxutils import quoteattr

from lxml import etree

from edition.adapters.saxon import Parameter, Rendered, Saxon
from edition.project import resources

XHTML: Final = "http://www.w3.org/1999/xhtml"
H: Final = {"h": XHTML}
_CALL: Final = """\
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:f="urn:edition:functions">
  <xsl:import href={sheet}/>
  <xsl:output method="text"/>
  <xsl:template match="/" as="item()*"><xsl:value-of select={expression} separator="|"/></xsl:template>
</xsl:stylesheet>
"""


@functools.cache
def saxon() -> Saxon:
    """Return the Saxon of this test process."""
    return Saxon()


def transform(sheet: str, source: Path | bytes, **parameters: Parameter) -> Rendered:
    """Transform a document; a parameter `next_id` is the stylesheet's `next-id`."""
    named = {name.replace("_", "-"): value for name, value in parameters.items()}
    return saxon().stylesheet(resources("xslt") / sheet).render(source, named)


def call(sheet: str, expression: str, source: Path | bytes, folder: Path) -> str:
    """Evaluate an XPath expression with a stylesheet's public functions; items of a sequence are joined by `|`."""
    path = folder / f"call{len(list(folder.iterdir()))}.xsl"
    uri = (resources("xslt") / sheet).resolve().as_uri()
    path.write_text(_CALL.format(sheet=quoteattr(uri), expression=quoteattr(expression)), "utf-8")
    return saxon().stylesheet(path).render(source).text


def page(source: Path | bytes, **parameters: Parameter) -> etree._Element:
    """Return the HTML page of a TEI document as a tree."""
    return parse(transform("html.xsl", source, **parameters).text)


def parse(html: str) -> etree._Element:
    """Parse a page; the stylesheets write HTML in XML's syntax, so that any XML parser can judge it."""
    return etree.fromstring(html.encode("utf-8"), etree.XMLParser(load_dtd=False, no_network=True))


def find(tree: etree._Element, path: str) -> list[etree._Element]:
    """Return the elements that an XPath with the prefix `h` finds."""
    found = tree.xpath(path, namespaces=H)
    assert isinstance(found, list)
    return [item for item in found if isinstance(item, etree._Element)]


def text(tree: etree._Element, path: str) -> list[str]:
    """Return the words of the elements that an XPath finds, blanks made even; what is hidden is not read."""
    return [" ".join("".join(_shown(item)).split()) for item in find(tree, path)]


def _shown(element: etree._Element) -> Iterator[str]:
    if element.get("hidden") is None:
        yield element.text or ""
        for child in element:
            yield from _shown(child)
            yield child.tail or ""
