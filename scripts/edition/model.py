"""Findings and where they were made: data that every part shares and nobody prints but the commands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is: errors decide the exit code, warnings and notes do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file; line and column count from 1, 0 means unknown."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        parts = [self.file, str(self.line) if self.line else "", str(self.column) if self.column else ""]
        return ":".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at. A code is never reused for another meaning."""

    code: str
    severity: Severity
    where: Location
    message: str
    words: str = ""
    hint: str = ""
    #: The name of the element concerned.
    element: str = ""

    @property
    def sort_key(self) -> tuple[Location, str, str]:
        """Order by place, then code: the same findings always print in the same order."""
        return (self.where, self.code, self.message)


#: Every code, its severity and its meaning; the documentation is made from this table.
CODES: dict[str, tuple[Severity, str]] = {
    "L001": (Severity.WARNING, "no profile fits the layout of the capture; the generic profile was used"),
    "L002": (Severity.NOTE, "a paragraph was joined across a blank line"),
    "L003": (Severity.WARNING, "a line may be a heading or a paragraph"),
    "L004": (Severity.WARNING, "a quotation was found but no editorial introduction or attribution"),
    "L005": (Severity.WARNING, "a pull quote that no passage of the text resembles"),
    "N001": (Severity.WARNING, "a footnote call without a note"),
    "N002": (Severity.WARNING, "a note that nothing calls"),
    "N003": (Severity.WARNING, "two notes have the same number"),
    "Q001": (Severity.NOTE, "a quotation mark without its partner"),
    "M001": (Severity.WARNING, "a capture has no decisions file"),
    "M002": (Severity.WARNING, "the header lacks a fact that a reader expects"),
    "D001": (Severity.ERROR, "a decision names words that are not in the source"),
    "D002": (Severity.ERROR, "a decision names words that occur more than once in the source"),
    "F001": (Severity.ERROR, "the TEI and the source differ"),
    "F002": (Severity.ERROR, "two elements claim the same characters of the source"),
    "F003": (Severity.ERROR, "characters of the source are claimed by no element"),
    "F004": (Severity.ERROR, "a @source that is not a fragment of a capture (RFC 5147)"),
    "F005": (Severity.ERROR, "the capture is missing or is not the one that was converted"),
    "F006": (Severity.ERROR, "a @source beyond the end of the capture"),
    "F007": (Severity.ERROR, "words in the TEI that come from no source"),
    "F009": (Severity.ERROR, "two words of the source stand as one"),
    "F008": (Severity.NOTE, "a text that names no capture: nothing to compare it with"),
    "P001": (
        Severity.WARNING,
        "elements without a rendering of their own were shown as plain blocks or phrases",
    ),
    "P002": (Severity.WARNING, "the typesetter had something to say of the book"),
    "I001": (Severity.ERROR, "a published identifier has vanished without a redirect"),
    "I002": (Severity.ERROR, "a redirect that leads nowhere"),
    "I003": (Severity.ERROR, "a line of the ledger of identifiers that cannot be read"),
    "I004": (Severity.WARNING, "a published paragraph has another number than when it was released"),
    "X001": (Severity.ERROR, "a text cannot be read as XML"),
    "X002": (Severity.ERROR, "the document is not a TEI text"),
    "X003": (Severity.ERROR, "two texts have the same identifier"),
}


def finding(code: str, where: Location, words: str = "", hint: str = "", message: str = "") -> Finding:
    """Make a finding of a registered code; its message defaults to the meaning of the code."""
    severity, meaning = CODES[code]
    return Finding(code, severity, where, message or meaning, words, hint)
