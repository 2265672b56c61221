"""An XML file as the stretches of text it is written in: joined, they are the file again, letter by letter.

lxml gives a tree but not the places where its parts stand; expat gives both, and what is between two places is
how the author spelt it: entities, CDATA sections, quotation marks, prefixes, blanks inside a tag.
"""

from __future__ import annotations

import codecs
import xml.parsers.expat as expat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from lxml import etree

from edition.adapters.xmlio import encoding_of, parse_xml_bytes
from edition.errors import XMLInputError

#: What an event may be; "other" is the XML declaration and blanks outside of the document element.
KINDS: Final = ("start", "end", "text", "comment", "pi", "cdata", "cdata-end", "doctype", "other")
_UTF16: Final = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True, slots=True)
class Event:
    """One stretch of a file: `raw` is its spelling, `name` in Clark notation, `value` the text that it stands for."""

    kind: str
    raw: str
    line: int
    name: str = ""
    value: str = ""
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Spelling:
    """A file's events and what is needed to write it again: encoding and byte order mark."""

    events: tuple[Event, ...]
    encoding: str
    mark: bytes

    def encode(self, text: str) -> bytes:
        """Return text as bytes of this file; characters that its encoding lacks become references."""
        return self.mark + text.encode(self.encoding, "xmlcharrefreplace")


def read_events(data: bytes, path: Path) -> Spelling:
    """Take a file apart; raises XMLInputError, as parse_xml_bytes does, when it is not sound XML."""
    tree = parse_xml_bytes(data, path)
    mark, encoding = _encoding(data, tree)
    text = data[len(mark) :].decode(encoding)
    try:
        return Spelling(tuple(_events(text.encode())), encoding, mark)
    except expat.ExpatError as error:
        raise XMLInputError(f"{path}:{error.lineno}: not well-formed XML: {error}") from error


def _encoding(data: bytes, tree: etree._ElementTree) -> tuple[bytes, str]:
    """Return the byte order mark and an encoding that writes none of its own."""
    if data.startswith(codecs.BOM_UTF8):
        return codecs.BOM_UTF8, "utf-8"
    for mark, name in _UTF16:
        if data.startswith(mark):
            return mark, name
    return b"", encoding_of(data, tree)


class _Recorder:
    """Collects what expat reports, with the byte at which each event begins."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate("utf-8", namespace_separator="}")
        self.found: list[tuple[int, int, str, tuple[Any, ...]]] = []
        self.in_doctype = False
        self.data = b""
        parser = self.parser
        parser.buffer_text = False
        parser.ordered_attributes = True
        parser.specified_attributes = True
        parser.StartElementHandler = self._note("start")
        parser.EndElementHandler = self._note("end")
        parser.CharacterDataHandler = self._note("text")
        parser.CommentHandler = self._note("comment")
        parser.ProcessingInstructionHandler = self._note("pi")
        parser.StartCdataSectionHandler = self._note("cdata")
        parser.EndCdataSectionHandler = self._note("cdata-end")
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EndDoctypeDeclHandler = self._doctype_end
        parser.DefaultHandler = self._note("other")

    def _note(self, kind: str) -> Callable[..., None]:
        def handle(*values: Any) -> None:
            if not self.in_doctype:
                self.found.append((self.parser.CurrentByteIndex, self.parser.CurrentLineNumber, kind, values))

        return handle

    def _doctype(self, *_: Any) -> None:
        # What expat reported just before are the first words of the declaration.
        while self.found and self.found[-1][2] == "other" and self.found[-1][0] > self._declared():
            self.found.pop()
        self.found.append((self._declared(), self.parser.CurrentLineNumber, "doctype", ()))
        self.in_doctype = True

    def _doctype_end(self) -> None:
        self.in_doctype = False

    def _declared(self) -> int:
        return self.data.rfind(b"<!DOCTYPE", 0, self.parser.CurrentByteIndex + 1)

    def run(self, data: bytes) -> None:
        """Parse the whole file."""
        self.data = data
        self.parser.Parse(data, True)


def _events(data: bytes) -> list[Event]:
    recorder = _Recorder()
    recorder.run(data)
    found = recorder.found
    events = []
    if found and found[0][0] > 0:
        events.append(Event("other", data[: found[0][0]].decode(), 1))
    for number, (at, line, kind, values) in enumerate(found):
        end = found[number + 1][0] if number + 1 < len(found) else len(data)
        raw = data[at:end].decode()
        if kind == "doctype":
            # The declaration ends where the next event begins, but for blanks between them.
            end = at + len(raw.rstrip().encode())
            events.append(Event(kind, data[at:end].decode(), line))
            if raw.strip() != raw:
                events.append(Event("other", raw[len(raw.rstrip()) :], line))
        else:
            events.append(_event(kind, raw, line, values))
    return events


def _event(kind: str, raw: str, line: int, values: tuple[Any, ...]) -> Event:
    if kind == "start":
        names, texts = values[1][0::2], values[1][1::2]
        pairs = tuple((_clark(name), text) for name, text in zip(names, texts, strict=True))
        return Event(kind, raw, line, _clark(values[0]), attributes=pairs)
    if kind == "end":
        return Event(kind, raw, line, _clark(values[0]))
    if kind == "pi":
        return Event(kind, raw, line, values[0], values[1])
    return Event(kind, raw, line, value=values[0] if values else "")


def _clark(name: str) -> str:
    """Return a name as lxml writes it; expat writes uri}local."""
    return "{" + name if "}" in name else name
