"""A capture as received: its text, its lines, its hash; never changed, never normalised."""

from __future__ import annotations

import bisect
import codecs
import hashlib
import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final
from urllib.parse import quote

from edition.errors import SourceError

#: Captures beyond this many bytes are refused unless a larger limit is given.
MAX_BYTES: Final = 16 * 1024 * 1024

#: Line ends: CRLF, LF and lone CR. Other separators (NEL, U+2028) are characters of a line.
_LINE_END: Final = re.compile(r"\r\n|\n|\r")
#: Vertical tab and form feed are white space that XML cannot hold; every other such character is refused.
_NOT_XML: Final = re.compile("[\x00-\x08\x0e-\x1f\ufffe\uffff]")
#: White space of XML, and the two blanks that XML cannot hold.
BLANK: Final = " \t\r\n\v\f"


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its line end: code points [start, end) of the source, number from 1."""

    number: int
    start: int
    end: int
    text: str

    @property
    def stripped(self) -> str:
        """The line without white space at its ends (no-break spaces included)."""
        return self.text.strip()

    @property
    def blank(self) -> bool:
        """Whether the line has nothing but white space as XML knows it."""
        return not self.text.strip(BLANK)


@dataclass(frozen=True)
class Source:
    """A capture. Offsets are code points of the decoded text, line ends as they stand, a BOM not counted."""

    name: str
    text: str
    sha256: str
    size: int
    path: Path = field(default=Path(), compare=False)

    @property
    def uri(self) -> str:
        """The capture as a URI reference from a text of the master (RFC 3986: blanks and the like escaped)."""
        return f"../../seeds/{quote(self.name)}"

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines; a line end at the very end of the text opens no further line."""
        lines: list[Line] = []
        start = 0
        for number, match in enumerate(_LINE_END.finditer(self.text), 1):
            lines.append(Line(number, start, match.start(), self.text[start : match.start()]))
            start = match.end()
        if start < len(self.text):
            lines.append(Line(len(lines) + 1, start, len(self.text), self.text[start:]))
        return tuple(lines)

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self.lines]

    def line_at(self, offset: int) -> int:
        """Return the number (from 1) of the line that holds a code point."""
        return max(1, bisect.bisect_right(self._starts, offset))

    def slice(self, start: int, end: int) -> str:
        """Return the code points [start, end)."""
        return self.text[start:end]

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """Narrow a range so that it neither begins nor ends with white space."""
        while start < end and self.text[start] in BLANK:
            start += 1
        while end > start and self.text[end - 1] in BLANK:
            end -= 1
        return start, end


def read_source(path: Path, *, max_bytes: int = MAX_BYTES) -> Source:
    """Read a capture: UTF-8 with or without BOM, kept to the last character.

    `max_bytes` is the largest size accepted, in bytes. Raises SourceError, in one line, for a file that is
    missing, a folder, empty, too large, not UTF-8, or has characters that XML 1.0 (§2.2) cannot hold.
    """
    try:
        if path.is_dir():
            raise SourceError(f"{path}: is a folder; give a plain-text file")
        size = path.stat().st_size
        if size > max_bytes:
            raise SourceError(f"{path}: {size:,} bytes, more than the limit of {max_bytes:,}; split the capture")
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path}: cannot be read: {error.strerror}") from error
    return decode_source(data, path)


def decode_source(data: bytes, path: Path) -> Source:
    """Make a Source of bytes that were read from `path`; raises SourceError as `read_source` does."""
    digest = hashlib.sha256(data).hexdigest()
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        offset = error.start + len(data) - len(body)
        raise SourceError(_not_utf8(path, data, offset)) from error
    if not text.strip():
        raise SourceError(f"{path}: is empty; a capture needs at least one word")
    if bad := _NOT_XML.search(text):
        line = text.count("\n", 0, bad.start()) + 1
        what = "NUL" if bad.group() == "\0" else "a character that XML cannot hold"
        hint = _looks_like(data) if bad.group() == "\0" else "remove it from a copy of the capture"
        raise SourceError(f"{path}:{line}: {what} (U+{ord(bad.group()):04X}) at character {bad.start()}; {hint}")
    return Source(path.name, text, digest, len(data), path)


def _not_utf8(path: Path, data: bytes, offset: int) -> str:
    line = data.count(b"\n", 0, offset) + 1
    return f"{path}:{line}: not UTF-8: byte 0x{data[offset]:02X} at offset {offset}; {_looks_like(data)}"


def _looks_like(data: bytes) -> str:
    """Say what encoding bytes that are not UTF-8 look like, with a command that would convert them."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "it looks like UTF-16; convert a copy with: iconv -f UTF-16 -t UTF-8"
    sample = data[:4096]
    if sample.count(0) > len(sample) // 4:
        encoding = "UTF-16LE" if sample[1::2].count(0) > sample[::2].count(0) else "UTF-16BE"
        return f"it looks like {encoding}; convert a copy with: iconv -f {encoding} -t UTF-8"
    if sample.count(0):
        return "it looks like a binary file; give a plain-text capture"
    high = bytes(byte for byte in data if byte >= 0x80)
    guess = _single_byte(high)
    return f"it looks like {guess}; convert a copy with: iconv -f {guess} -t UTF-8"


def _single_byte(high: bytes) -> str:
    """Guess among the encodings that pages in Russian and in western languages came in."""
    if not high:
        return "US-ASCII"
    cyrillic = sum(byte >= 0xC0 for byte in high) / len(high)
    if cyrillic > 0.9 and len(high) > 40:
        lower_1251 = sum(byte >= 0xE0 for byte in high)
        return "WINDOWS-1251" if lower_1251 * 2 > len(high) else "KOI8-R"
    return "WINDOWS-1252" if any(0x80 <= byte < 0xA0 for byte in high) else "ISO-8859-1"
