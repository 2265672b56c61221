"""The source account told anew, with nothing but lxml: what a reader who distrusts our check would write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
NOT_FROM_THE_SOURCE = {TEI + name for name in ("corr", "reg", "expan", "supplied")}


def transcribed(element: etree._Element, top: bool = True) -> str:
    """Return the words that an element takes from the capture."""
    if not top and (
        element.tag in NOT_FROM_THE_SOURCE
        or element.get("source")
        or (element.tag == TEI + "note" and element.get("type") in {"commentary", "correction"})
    ):
        return ""
    words = element.text or ""
    for child in element:
        words += transcribed(child, False) if isinstance(child.tag, str) else ""
        words += child.tail or ""
    return words


def claims(tei_file: Path) -> Iterator[tuple[Path, int, int, str]]:
    """Yield for each @source of a TEI file: the capture, start, end, and the words encoded."""
    root = etree.parse(tei_file).getroot()
    for element in root.iter(TEI + "*"):
        value = element.get("source")
        if value:
            match = re.fullmatch(r"(.+)#char=(\d+),(\d+)", value)
            assert match, value
            capture = (tei_file.parent / match[1]).resolve()
            yield capture, int(match[2]), int(match[3]), transcribed(element)
