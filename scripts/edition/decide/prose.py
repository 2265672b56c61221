"""The editor's own prose, in introductions and notes: words between asterisks are the title of a work (TEI title).

An asterisk that does not stand right before and right after words is an asterisk.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from edition.names import tei
from edition.recognise.span import Own

_TITLE: Final = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]*[^\s*])\*(?![\w*])")
#: How prose names works that are published on their own (book, journal): @level only says that they are.
LEVEL: Final = "m"


def prose(text: str) -> tuple[Own | str, ...]:
    """Return the words and titles of a piece of prose, in order."""
    return tuple(_parts(text))


def _parts(text: str) -> Iterator[Own | str]:
    at = 0
    for found in _TITLE.finditer(text):
        if found.start() > at:
            yield text[at : found.start()]
        yield Own("title", {"level": LEVEL}, (found[1],))
        at = found.end()
    if at < len(text) or not text:
        yield text[at:]


def add_prose(element: etree._Element, text: str) -> None:
    """Put a piece of prose into an empty element."""
    for part in _parts(text):
        if isinstance(part, Own):
            title = etree.SubElement(element, tei(part.kind), dict(part.attributes))
            title.text = str(part.content[0])
        elif len(element):
            element[-1].tail = part
        else:
            element.text = part
