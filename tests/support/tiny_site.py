"""The tiny edition of our own making as a small web site: its pages with style sheet and script."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from lxml import etree

from edition.names import tei
from edition.project import resources
from tests.support.tei_words import TINY
from tests.support.xslt_harness import transform

HALE: Final = TINY / "texts" / "hale-1903-letter-on-the-lamp.xml"
ORAM: Final = TINY / "texts" / "oram-1887-keeping-the-light.xml"
OURS: Final = (HALE, ORAM)


def index_document() -> bytes:
    """Return the edition's index document: all headers, no words."""
    corpus = etree.parse(TINY / "edition.xml").getroot()
    for path in OURS:
        corpus.append(etree.parse(path).getroot())
    for part in corpus.iter(tei("text")):
        for child in list(part):
            part.remove(child)
        etree.SubElement(etree.SubElement(part, tei("body")), tei("p"))
    return etree.tostring(corpus, encoding="utf-8")


def introduction() -> bytes:
    """Return the text about the edition as a document of its own."""
    return etree.tostring(etree.parse(TINY / "edition.xml").getroot().findall(tei("TEI"))[0], encoding="utf-8")


def write_site(folder: Path) -> dict[str, Path]:
    """Write the pages and what they load, but no fonts; return the pages by their names."""
    shutil.copytree(resources("xslt") / "html" / "assets", folder / "assets")
    (folder / "texts").mkdir()
    sources: dict[str, Path | bytes] = {"index.html": index_document(), "about.html": introduction()}
    sources |= {f"texts/{path.stem}.html": path for path in OURS}
    for name, source in sources.items():
        root = "../" if "/" in name else ""
        rendered = transform("html.xsl", source, root=root, edition_title="The Lamp and the Harbour, 1887–1903")
        (folder / name).write_text(rendered.text, "utf-8")
    return {name: folder / name for name in sources}
