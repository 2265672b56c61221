"""Findings and where they were made: data that every part shares and nobody prints but the commands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final


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
    "H001": (Severity.WARNING, "a name that several entries of the registers have"),
    "H002": (Severity.WARNING, "a surname of the registers with forenames or initials that none of its bearers has"),
    "H003": (Severity.NOTE, "words that are a name elsewhere, and probably none here"),
    "H004": (Severity.NOTE, "a general name that goes on with that of another body"),
    "M001": (Severity.WARNING, "a capture has no decisions file"),
    "M002": (Severity.WARNING, "the header lacks a fact that a reader expects"),
    "D001": (Severity.ERROR, "a decision names words that are not in the source"),
    "D002": (Severity.ERROR, "a decision names words that occur more than once in the source"),
    "D003": (Severity.ERROR, "a decision names an entry that no register has"),
    "D004": (Severity.ERROR, "two corrections of the same words of the source"),
    "D005": (Severity.ERROR, "a decision that a line goes on with the block above it, where there is none"),
    "T001": (Severity.NOTE, "a date without a year, and nothing to take the year from"),
    "T002": (Severity.WARNING, "a date that the calendar does not have, or a span that ends before it begins"),
    "T003": (Severity.WARNING, "the forms of a date in two calendars are not the same day"),
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
    "P003": (Severity.WARNING, "the site was made without its search"),
    "P010": (Severity.NOTE, "the edition does not say at which address it is published"),
    "P020": (Severity.ERROR, "a link in the site to a page or file that the site does not have"),
    "P021": (Severity.ERROR, "a link in the site to a place that the page does not have"),
    "G001": (Severity.ERROR, "an element that the schema does not have"),
    "G002": (Severity.ERROR, "an element that is not allowed in its parent"),
    "G003": (Severity.ERROR, "an element that is not allowed at its place in the parent"),
    "G004": (Severity.ERROR, "content that is required is missing"),
    "G005": (Severity.ERROR, "an attribute that the element must not have"),
    "G006": (Severity.ERROR, "an attribute that is required is missing"),
    "G007": (Severity.ERROR, "a value that the attribute must not have"),
    "G009": (Severity.ERROR, "words where only elements are allowed"),
    "G010": (Severity.ERROR, "content of the wrong kind"),
    "G011": (Severity.ERROR, "two elements with one identifier"),
    "G012": (Severity.ERROR, "a pointer to an identifier that no element has"),
    "G013": (Severity.ERROR, "an element in the wrong namespace"),
    "G014": (Severity.ERROR, "a document element that the schema does not allow"),
    "G015": (Severity.ERROR, "attributes that exclude each other"),
    "G016": (Severity.ERROR, "a fault that can be told only in the words of libxml2"),
    "I001": (Severity.ERROR, "a published identifier has vanished without a redirect"),
    "I002": (Severity.ERROR, "a redirect that leads nowhere"),
    "I003": (Severity.ERROR, "a line of the ledger of identifiers that cannot be read"),
    "I004": (Severity.WARNING, "a published paragraph has another number than when it was released"),
    "I005": (Severity.WARNING, "a text has changed since it was released, and its history does not say so"),
    "I006": (Severity.WARNING, "the history of a text has a new entry, and nothing changed since the release"),
    "S000": (Severity.ERROR, "a document breaks a Schematron rule that has no code here"),
    "S001": (Severity.ERROR, "a footnote call that does not point to a footnote of the text"),
    "S002": (Severity.ERROR, "a footnote and its calls that do not point to each other"),
    "S003": (Severity.ERROR, "@resp points to nobody whom the header makes responsible"),
    "S004": (Severity.ERROR, "a pull quote that does not point to a paragraph"),
    "S005": (Severity.ERROR, "@next and @prev that do not pair up"),
    "S006": (Severity.ERROR, "paragraphs that are not numbered consecutively"),
    "S007": (Severity.ERROR, "a @source that is not written as a range of characters (RFC 5147)"),
    "S008": (Severity.ERROR, "ranges of @source out of order, overlapping or nested"),
    "S009": (Severity.ERROR, "a date that the calendar does not have"),
    "S010": (Severity.ERROR, "a span of time that ends before it begins"),
    "S011": (Severity.ERROR, "an Old Style date that is not the same day as its Gregorian twin"),
    "S012": (Severity.WARNING, "a day of the week that does not agree with the date"),
    "S013": (Severity.ERROR, "a choice whose parts are no pair"),
    "S014": (Severity.ERROR, "a correction without @resp or @cert"),
    "S015": (Severity.ERROR, "a gap, supplied or surplus without @reason"),
    "S016": (Severity.ERROR, "a letter without sender and addressee in its header"),
    "S017": (Severity.ERROR, "a person without a name"),
    "S018": (Severity.ERROR, "an event before the birth or after the death of a person"),
    "S019": (Severity.ERROR, "an element that should hold words and is empty"),
    "S020": (Severity.ERROR, "a language tag that is not BCP 47"),
    "S021": (Severity.ERROR, "the header does not give the sha256 of the capture"),
    "S022": (Severity.ERROR, "the header does not state the rights of each layer"),
    "S023": (Severity.ERROR, "the header names nobody who is responsible"),
    "S024": (Severity.ERROR, "a commentary note without @resp"),
    "S025": (Severity.ERROR, "a pointer to nothing in this document"),
    "S026": (Severity.ERROR, "an editorial introduction without @resp"),
    "S027": (Severity.WARNING, "the number of an item that does not agree with its label"),
    "S028": (Severity.ERROR, "a calendar that the header does not declare"),
    "S029": (Severity.WARNING, "two footnotes with the same number"),
    "S030": (Severity.ERROR, "a text without an identifier, or whose slug is another"),
    "S031": (Severity.WARNING, "a commentary note that names no source"),
    "S032": (Severity.WARNING, "a footnote call that leads to no note"),
    "S033": (Severity.WARNING, "a footnote that nothing calls"),
    "S034": (Severity.WARNING, "the header names no author"),
    "K001": (Severity.ERROR, "a pointer to a file that is not there"),
    "K002": (Severity.ERROR, "a pointer to an identifier that the other file does not have"),
    "K003": (Severity.ERROR, "a pointer to an entry of the wrong kind"),
    "R001": (Severity.ERROR, "two registers have an entry with the same key"),
    "R002": (Severity.WARNING, "two entries of a register with the same preferred name"),
    "R003": (Severity.WARNING, "two entries of a register with the same identifier of an authority file"),
    "R004": (Severity.NOTE, "an entry of a register that nothing points to"),
    "R005": (Severity.ERROR, "a person who died before being born"),
    "R006": (Severity.WARNING, "a name of a place in a text that is older than the name"),
    "R007": (Severity.ERROR, "an identifier that is not written as its authority file writes it"),
    "R008": (Severity.ERROR, "an identifier whose check digit is wrong"),
    "R009": (Severity.ERROR, "coordinates that are none"),
    "R010": (Severity.NOTE, "a name of a place in a text that is younger than the name"),
    "O001": (Severity.ERROR, "the ODD names a module that TEI does not have"),
    "O002": (Severity.ERROR, "the ODD names an element that TEI does not have"),
    "O003": (Severity.ERROR, "an element is not of the module that the ODD gives it"),
    "O004": (Severity.ERROR, "the ODD names a class, macro or datatype that TEI does not have"),
    "O005": (Severity.ERROR, "the ODD gives an element an attribute that TEI does not give it"),
    "O006": (Severity.ERROR, "an element is kept but not specified"),
    "O007": (Severity.ERROR, "an element is specified but not kept"),
    "O008": (Severity.ERROR, "a content model refers to an element that is not kept"),
    "O009": (Severity.ERROR, "the ODD declares something twice"),
    "O010": (Severity.ERROR, "something in the ODD from which no schema can be derived"),
    "O011": (Severity.ERROR, "an assertion without a code or severity of its own"),
    "O012": (Severity.WARNING, "an element is kept but can stand nowhere"),
    "O013": (Severity.ERROR, "a derived schema is missing or is not what the ODD gives now"),
    "E001": (Severity.ERROR, "a hand edit and the new conversion changed the same place"),
    "E002": (Severity.NOTE, "a text that was edited by hand; the last conversion was merged into it"),
    "E003": (Severity.WARNING, "a text edited by hand whose capture is gone or has another identifier now"),
    "X001": (Severity.ERROR, "a text cannot be read as XML"),
    "X002": (Severity.ERROR, "the document is not a TEI text"),
    "X003": (Severity.ERROR, "two texts have the same identifier"),
}

#: What finds the codes that begin with a letter, in the order in which the documentation lists them.
LAYERS: Final[Mapping[str, str]] = MappingProxyType({
    "L": "Layout of captures",
    "N": "Footnotes of captures",
    "H": "Names of the registers in texts",
    "T": "Dates in texts",
    "Q": "Quotation marks of captures",
    "M": "Missing decisions and facts",
    "D": "Decisions",
    "X": "Well-formed XML and TEI",
    "G": "Grammar of the schema",
    "S": "Rules of the schema",
    "K": "Links into other files",
    "F": "Account of the sources",
    "R": "Registers",
    "E": "Hand edits",
    "I": "Published identifiers",
    "O": "The schema itself",
    "P": "Publishing",
})  # fmt: skip


def finding(code: str, where: Location, words: str = "", hint: str = "", message: str = "") -> Finding:
    """Make a finding of a registered code; its message defaults to the meaning of the code."""
    severity, meaning = CODES[code]
    return Finding(code, severity, where, message or meaning, words, hint)
