"""Read XML safely: no network, no other files, no entities of a document's own, limits on size and depth.

Whatever is wrong is one line with its place. lxml knows no columns, and no lines after 65,535: `positions`
finds both, by a second pass that is made only where something is to be told.
"""

from __future__ import annotations

import codecs
import re
import xml.parsers.expat as expat
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from lxml import etree

from edition.errors import XMLInputError

#: XML files beyond this many bytes are refused.
MAX_BYTES: Final = 256 * 1024 * 1024

#: What libxml2 says in terms of its own options, in terms of the file.
_SAID: Final = (
    ("Excessive depth", "elements are nested more than 256 deep"),
    ("Buffer size limit", "an attribute or a tag is longer than ten million characters"),
    ("Text node too long", "a text is longer than ten million characters without an element"),
    ("too big found", "a comment or processing instruction is longer than ten million characters"),
    ("amplification", "its entities unfold into far more than the file holds"),
    ("Entity loop", "an entity refers to itself"),
    ("Document is empty", "the file is empty"),
    ("XML declaration allowed only", "something stands before the XML declaration; it must be the very first"),
    ("external entity", "refers to an entity in another file; write the characters themselves"),
)
_ENTITY: Final = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);|#)([^\s&;<>]{1,80});")
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED: Final = re.compile(rb"""^(?:\xef\xbb\xbf)?<\?xml[^>]{0,80}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})""")


def parse_xml(path: Path) -> etree._ElementTree:
    """Parse a file; raises XMLInputError with file and line for anything that is not sound XML."""
    return parse_xml_bytes(read_xml(path), path)


def read_xml(path: Path) -> bytes:
    """Return the bytes of a file; raises XMLInputError when it cannot be read or is too large."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise XMLInputError(f"{path}: {size:,} bytes, more than the limit of {MAX_BYTES:,}")
        return path.read_bytes()
    except OSError as error:
        raise XMLInputError(f"{path}: cannot be read: {error.strerror}") from error


class _Nothing(etree.Resolver):
    """Answers every wish for another file (a DTD, a parameter entity) with an empty one.

    The option against external entities does not cover parameter entities: libxml2 reads those.
    """

    def resolve(self, system_url: str | None, public_id: str | None, context: Any) -> Any:
        return self.resolve_string("", context)


def parse_xml_bytes(data: bytes, path: Path) -> etree._ElementTree:
    """Parse bytes that were read from `path`."""
    # A fresh parser each time: lxml parsers keep state. Entities other than XML's own are refused below.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, collect_ids=False)
    parser.resolvers.add(_Nothing())
    try:
        root = etree.fromstring(data, parser, base_url=path.as_posix())
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        raise XMLInputError(f"{path}:{line}: not well-formed XML: {_reason(data, error)}") from error
    except ValueError as error:
        raise XMLInputError(f"{path}: not XML: {error}") from error
    tree = root.getroottree()
    if tree.docinfo.internalDTD is not None:
        _refuse_entities(data, tree, path)
    return tree


def _reason(data: bytes, error: etree.XMLSyntaxError) -> str:
    said = " ".join(str(error.msg or "unknown fault").split())
    for begin, meaning in _SAID:
        if begin in said:
            return meaning
    declared = _DECLARED.match(data)
    name = declared[1].decode() if declared else "UTF-8"
    if "encoding" in said.lower() or (declared and name.lower().startswith(("utf-16", "utf-32", "ucs"))):
        return _encoding_reason(data, name)
    return re.sub(r",? line \d+, column \d+.*$", "", said)


def _encoding_reason(data: bytes, name: str) -> str:
    """Say which byte is not of the encoding that the file declares, if Python knows that encoding."""
    try:
        data.decode(name)
    except LookupError:
        return f"declares the encoding {name}, which is not known; save the file as UTF-8"
    except UnicodeDecodeError as error:
        byte = data[error.start]
        return f"the byte 0x{byte:02X} is not {name}, the encoding of the file; save it as UTF-8 or declare what it is"
    return f"declares the encoding {name} but is not written in it"


def _refuse_entities(data: bytes, tree: etree._ElementTree, path: Path) -> None:
    """Refuse references to entities of a DTD: their text is not in the file, and lxml would drop some."""
    text = data.decode(encoding_of(data, tree), "replace")
    body = re.search(r"<!DOCTYPE\s[^\[>]*(?:\[.*?\]\s*)?>", text, re.DOTALL)
    found = _ENTITY.search(text, body.end() if body else 0)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        said = f"refers to the entity &{found[1]};, declared outside of XML; write the characters themselves"
        raise XMLInputError(f"{path}:{line}: {said}")


@dataclass
class Positions:
    """Lines and columns, from 1: of start tags by the element's number in document order, and of words.

    `texts` has the first word after the start tag of an element (True) or after its end tag (False).
    """

    tags: list[tuple[int, int]] = field(default_factory=list)
    texts: dict[tuple[int, bool], tuple[int, int]] = field(default_factory=dict)


def positions(tree: etree._ElementTree) -> Positions:
    """Find where the elements of a parsed file stand; empty when the file is not there any more."""
    try:
        data = Path(tree.docinfo.URL or "").read_bytes()
        return _scan(data.decode(encoding_of(data, tree)))
    except (OSError, ValueError, expat.ExpatError, LookupError):
        return Positions()


def encoding_of(data: bytes, tree: etree._ElementTree) -> str:
    """Return the encoding of a file: a byte order mark counts for more than what is declared."""
    marked = next((name for bom, name in _BOMS if data.startswith(bom)), "")
    return marked or tree.docinfo.encoding or "utf-8"


def _scan(text: str) -> Positions:
    found = Positions()
    parser = expat.ParserCreate("utf-8")  # whatever the file declares: expat knows few encodings
    parser.buffer_text = False
    parser.ordered_attributes = True
    open_elements: list[int] = []
    last: list[tuple[int, bool]] = [(-1, True)]

    def start(_name: str, _attributes: Any) -> None:
        open_elements.append(len(found.tags))
        last[0] = (open_elements[-1], True)
        found.tags.append((parser.CurrentLineNumber, parser.CurrentColumnNumber + 1))

    def end(_name: str) -> None:
        last[0] = (open_elements.pop(), False)

    def characters(text: str) -> None:
        if last[0] not in found.texts and text.strip():
            blank = text[: len(text) - len(text.lstrip())]
            line, column = parser.CurrentLineNumber, parser.CurrentColumnNumber + 1
            if "\n" in blank:
                line, column = line + blank.count("\n"), 1
            found.texts[last[0]] = (line, column + len(blank.rpartition("\n")[2]))

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.Parse(text.encode(), True)
    return found
