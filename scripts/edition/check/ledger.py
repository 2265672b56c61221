"""The ledger of identifiers: what was published stays, or says where it went.

schema/identifiers.tsv has a line for each published xml:id: the text, the identifier within it ("" for the
text itself), the number that people cite (@n), the version that published it, and, if it is no more, the
address that takes its place ("text" or "text#identifier").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lxml import etree

from edition.errors import XMLInputError
from edition.model import Finding, Location, finding
from edition.names import NS, XML_ID

HEADER: Final = ("text", "id", "n", "since", "redirect")


@dataclass(frozen=True, slots=True)
class Entry:
    """One published identifier; `line` is its place in the ledger, 0 for a new one."""

    text: str
    id: str
    n: str
    since: str
    redirect: str = ""
    line: int = 0

    @property
    def address(self) -> str:
        """The text, or the text and the identifier in it."""
        return f"{self.text}#{self.id}" if self.id else self.text

    def row(self) -> str:
        """Return the line of the ledger."""
        return "\t".join((self.text, self.id, self.n, self.since, self.redirect))


def read_ledger(path: Path, shown: str) -> tuple[list[Entry], list[Finding]]:
    """Read a ledger; a missing one is empty. Lines that cannot be read are findings."""
    if not path.is_file():
        return [], []
    entries: list[Entry] = []
    findings: list[Finding] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        cells = line.split("\t")
        if not line.strip() or tuple(cells) == HEADER:
            continue
        if len(cells) != len(HEADER) or not cells[0] or not cells[3]:
            hint = "five columns parted by TABs: " + ", ".join(HEADER)
            findings.append(finding("I003", Location(shown, number), line[:80], hint))
            continue
        text, identifier, n, since, redirect = cells
        entries.append(Entry(text, identifier, n, since, redirect, number))
    return entries, findings


def identifiers_of(root: etree._Element, text_id: str, since: str = "") -> list[Entry]:
    """Return the identifiers that a text publishes: its own, and each xml:id within its text."""
    entries = [Entry(text_id, "", "", since)]
    for element in root.iterfind(".//tei:text//*[@xml:id]", dict(NS)):
        entries.append(Entry(text_id, element.get(XML_ID, ""), element.get("n", ""), since))
    return entries


def check_ledger(entries: Sequence[Entry], published: Mapping[str, str], shown: str) -> Iterator[Finding]:
    """Find what vanished. `published` gives, for each address there is now, the number people cite it by."""
    known = {entry.address for entry in entries}
    for entry in entries:
        where = Location(shown, entry.line)
        if entry.redirect:
            if entry.redirect not in published:
                chain = ", itself a redirect" if entry.redirect in known else ""
                hint = f"no text has {entry.redirect}{chain}; name an address that there is"
                yield finding("I002", where, f"{entry.address} → {entry.redirect}", hint)
        elif entry.address not in published:
            hint = "restore it, or write in the last column of its line which address takes its place"
            yield finding("I001", where, f"{entry.address} (published with {entry.since})", hint)
        elif entry.n and published[entry.address] != entry.n:
            now = published[entry.address] or "none"
            yield finding("I004", where, f"{entry.address}: was {entry.n}, is {now}", "citations now lead astray")


def new_entries(entries: Iterable[Entry], now: Iterable[Entry]) -> list[Entry]:
    """Return the identifiers that no earlier release published, in the order of the texts."""
    known = {entry.address for entry in entries}
    return [entry for entry in now if entry.address not in known]


def append(path: Path, header: Sequence[str], rows: Iterable[str]) -> bytes:
    """Return a table with new lines at its end; what stands there already is kept byte for byte."""
    old = path.read_bytes() if path.is_file() else ("\t".join(header) + "\n").encode()
    if old and not old.endswith(b"\n"):
        old += b"\n"
    return old + "".join(row + "\n" for row in rows).encode()


def redirects(entries: Iterable[Entry]) -> dict[str, str]:
    """Return the recorded redirects, followed to their ends; raises XMLInputError for a circle."""
    direct = {entry.address: entry.redirect for entry in entries if entry.redirect}
    final: dict[str, str] = {}
    for start in direct:
        seen, at = [start], direct[start]
        while at in direct:
            if at in seen:
                raise XMLInputError(f"the redirects of {', '.join(seen)} go round in a circle; mend the ledger")
            seen.append(at)
            at = direct[at]
        final[start] = at
    return final
