"""The register of releases: a text that changed after it was published says so in its history (TEI revisionDesc).

schema/releases.tsv has a line for each text and version: the text, the version, a hash of its content, and the number
of entries that its revisionDesc had. The hash knows words, mark-up and facts of the header, not how the file is
written, nor the history itself, nor the version of the tool.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lxml import etree

from edition.model import Finding, Location, finding
from edition.names import tei

HEADER: Final = ("text", "version", "content", "changes")
#: What is no content: the history of the text, and the tool that made it.
_LEFT_OUT: Final = frozenset({tei("revisionDesc"), tei("appInfo")})


@dataclass(frozen=True, slots=True)
class Released:
    """A text as a version published it; `changes` counts the entries of its history."""

    text: str
    version: str
    content: str
    changes: int

    def row(self) -> str:
        """Return the line of the register."""
        return "\t".join((self.text, self.version, self.content, str(self.changes)))


def released(root: etree._Element, text_id: str, version: str = "") -> Released:
    """Return what a release records of a text."""
    digest = hashlib.sha256()
    for said in _content(root):
        digest.update(f"{said}\0".encode())
    changes = sum(1 for _ in root.iterfind(f".//{tei('revisionDesc')}/{tei('change')}"))
    return Released(text_id, version, digest.hexdigest(), changes)


def _content(element: etree._Element) -> Iterator[str]:
    """Yield elements, attributes in order, and words, all blanks alike; comments and instructions are no content."""
    yield str(element.tag)
    for name in sorted(map(str, element.attrib)):
        yield f"{name}={element.get(name)}"
    yield from _words(element.text)
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _LEFT_OUT:
            yield from _content(child)
        yield from _words(child.tail)
    yield "/"


def _words(text: str | None) -> Iterator[str]:
    yield from (text or "").split()


def read_releases(path: Path) -> dict[str, Released]:
    """Return, by text, the latest release; a line that cannot be read counts for nothing, a missing file is empty."""
    found: dict[str, Released] = {}
    if path.is_file():
        for line in path.read_text("utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) == len(HEADER) and cells[3].isdecimal():
                found[cells[0]] = Released(cells[0], cells[1], cells[2], int(cells[3]))
    return found


def check_releases(known: Mapping[str, Released], now: Iterable[tuple[Released, str]]) -> Iterator[Finding]:
    """Find texts whose content changed without a new entry, or whose history gained one without a change.

    `now` gives each text as it is, with the path of its file.
    """
    for text, shown in now:
        before = known.get(text.text)
        if before is None:
            continue
        changed, told = text.content != before.content, text.changes > before.changes
        if changed and not told:
            hint = "say in a [[change]] of its decisions file, or in revisionDesc, when and what"
            yield finding("I005", Location(shown), f"{text.text} (released with {before.version})", hint)
        elif told and not changed:
            hint = f"the content is that of version {before.version}; take the entry out"
            yield finding("I006", Location(shown), text.text, hint)
