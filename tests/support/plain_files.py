"""What the tests of the plain files share: stylesheets, the words that a reader of Markdown sees, the texts."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

from markdown_it import MarkdownIt

from edition.adapters.saxon import saxon
from edition.project import resources
from tests.support.paths import ROOT

#: Footnotes are GitHub's own: what calls one, and what begins one.
_CALL = re.compile(r"\[\^[A-Za-z0-9-]+\](?::\n? *)?")


def rendered(sheet: str, source: bytes | Path, **parameters: str) -> str:
    """Return what a stylesheet makes of a text."""
    return saxon().stylesheet(resources("xslt") / sheet).render(source, parameters).text


def masters() -> list[Path]:
    """Return the texts of this repository's own edition."""
    return sorted((ROOT / "tei" / "texts").glob("*.xml"))


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)
        if tag not in {"em", "strong", "a", "code"}:
            self.words.append(" ")

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def shown(markdown: str) -> tuple[str, list[str]]:
    """Return the words that CommonMark with tables shows, and the names of the elements it makes."""
    reader = _Words()
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    reader.feed(parser.render(_CALL.sub("", markdown)))
    return "".join(reader.words), reader.tags
