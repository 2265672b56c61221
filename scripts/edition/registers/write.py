"""Write into a register by its text: new entries and new parts go to their places, every other byte stays as it is."""

from __future__ import annotations

import xml.parsers.expat as expat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final
from xml.sax.saxutils import escape

from edition.errors import EditionError
from edition.names import TEI, XML
from edition.registers.model import ENTRY, FILES, NAME, Kind

#: The list that holds the entries of a kind.
LISTS: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        Kind.PERSON: "listPerson",
        Kind.PLACE: "listPlace",
        Kind.ORGANISATION: "listOrg",
        Kind.EVENT: "listEvent",
        Kind.WORK: "listBibl",
    }
)
_ELEMENTS: Final = {kind: name for name, kind in ENTRY.items()}


class RegisterWriteError(EditionError):
    """A register has no place for what is to be written."""

    exit_code = 6


@dataclass
class Part:
    """An element of a register and where it is in the file's bytes: its start tag, its content, its end tag."""

    name: str
    key: str
    start: int
    inside: int = -1
    close: int = -1
    end: int = -1
    children: list[Part] = field(default_factory=list)


def insert_entries(data: bytes, kind: Kind, entries: Mapping[str, Sequence[str]]) -> bytes:
    """Return a register with new entries, each at its place in the order of the keys.

    `entries` are lines of XML by key, indented from the entry's own start tag. Raises RegisterWriteError when the
    register has no list for them.
    """
    home = _list(data, kind)
    there = [part for part in home.children if part.key]
    indent, end_of_line = _indent(data, there[0].start if there else home.start, bool(there)), _line_end(data)
    inserted: dict[int, list[str]] = {}
    for key in sorted(entries):
        number = next((i for i, part in enumerate(there) if part.key > key), len(there))
        after = _before(home, there[number]) if number < len(there) else _last(home)
        block = "".join(f"{end_of_line}{indent}{line}" for line in entries[key])
        inserted.setdefault(after, []).append(block)
    if home.close == home.start:
        return _open(data, home, "".join(b for blocks in inserted.values() for b in blocks), end_of_line)
    return _put(data, {at: "".join(blocks) + _tail(data, at, home, indent) for at, blocks in inserted.items()})


def _tail(data: bytes, at: int, home: Part, indent: str) -> str:
    """Return the line end that has to follow what is inserted where the file has none."""
    follows = data[at:].lstrip(b" \t")
    if follows[:1] in {b"\n", b"\r"}:
        return ""
    closes = at + len(data[at:]) - len(follows) == home.close
    return _line_end(data) + (_indent(data, home.start, True) if closes else indent)


def add_to_entries(data: bytes, kind: Kind, additions: Mapping[str, tuple[Sequence[str], Sequence[str]]]) -> bytes:
    """Return a register whose entries have more forms and identifiers; `additions` are (forms, ids) as XML by key.

    Raises RegisterWriteError for an entry that is not there.
    """
    there = {part.key: part for part in _list(data, kind).children if part.key}
    end_of_line, inserted = _line_end(data), dict[int, str]()
    for key, (forms, ids) in additions.items():
        entry = there.get(key)
        if entry is None or entry.close == entry.start:
            raise RegisterWriteError(f"{FILES[kind]}: no entry {key} to add to")
        names = [part for part in entry.children if part.name == NAME[kind]]
        first_note = next((i for i, part in enumerate(entry.children) if part.name == "note"), len(entry.children))
        idnos = [part for part in entry.children if part.name == "idno"] or entry.children[:first_note]
        for lines, homes in ((forms, names), (ids, idnos)):
            at = homes[-1].end if homes else entry.inside
            indent = _indent(data, homes[-1].start if homes else entry.start, bool(homes))
            inserted[at] = inserted.get(at, "") + "".join(f"{end_of_line}{indent}{line}" for line in lines)
    return _put(data, inserted)


def element(name: str, words: str, attributes: Mapping[str, str] | None = None, *, content: str = "") -> str:
    """Return an element as XML with words, or with content that is XML already."""
    told = "".join(f' {n}="{escape(v, {chr(34): "&quot;"})}"' for n, v in (attributes or {}).items() if v)
    inner = content or escape(words)
    return f"<{name}{told}>{inner}</{name}>" if inner else f"<{name}{told}/>"


def _list(data: bytes, kind: Kind) -> Part:
    """Return the list of a register that holds entries of a kind: the one with entries, or the first."""
    lists = [part for part in _parts(data, kind) if part.name == LISTS[kind]]
    if not lists:
        raise RegisterWriteError(f"{FILES[kind]}: has no {LISTS[kind]} in a standOff; add one for the new entries")
    if any(b":" in data[part.start : part.inside].split(None, 1)[0] for part in lists if part.inside > 0):
        raise RegisterWriteError(
            f"{FILES[kind]}: its elements have a prefix; new entries can be written only without one"
        )
    return next((part for part in lists if any(child.key for child in part.children)), lists[0])


class _Reader:
    """Notes where the lists, their entries and the parts of these begin and end (in bytes)."""

    def __init__(self, data: bytes, kind: Kind) -> None:
        self.kind = kind
        self._data = data
        self.found: list[Part] = []
        self._open: list[Part] = []
        self._waiting: list[tuple[Part, str]] = []
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = False
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        for name in ("CharacterDataHandler", "CommentHandler", "DefaultHandler", "StartCdataSectionHandler"):
            setattr(self._parser, name, self._other)
        self._parser.Parse(data, True)

    def _here(self) -> int:
        """Return the offset of the event; what waited for the end of a tag has it now."""
        at = self._parser.CurrentByteIndex
        for part, name in self._waiting:
            setattr(part, name, at)
        self._waiting = []
        return at

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        at = self._here()
        local = name.removeprefix(f"{TEI} ")
        key = attributes.get(f"{XML} id", "") if local == _ELEMENTS[self.kind] else ""
        part = Part(local, key, at)
        if self._open:
            self._open[-1].children.append(part)
        if local == LISTS[self.kind] and any(above.name == "standOff" for above in self._open):
            self.found.append(part)
        self._open.append(part)
        self._waiting.append((part, "inside"))

    def _end(self, _name: str) -> None:
        at = self._parser.CurrentByteIndex
        part = self._open.pop()
        if any(one is part for one, _ in self._waiting) and at != part.start and self._data[at - 2 : at] == b"/>":
            self._waiting = []
            part.close, part.end = part.start, at
            return
        self._here()
        part.close = at
        self._waiting.append((part, "end"))

    def _other(self, *_: Any) -> None:
        self._here()


def _parts(data: bytes, kind: Kind) -> list[Part]:
    try:
        data.decode("utf-8")
        return _Reader(data, kind).found
    except (UnicodeDecodeError, expat.ExpatError) as error:
        raise RegisterWriteError(f"{FILES[kind]}: must be well-formed XML in UTF-8: {error}") from error


def _before(home: Part, part: Part) -> int:
    """Return the end of what stands before an entry: comments above it stay with it."""
    number = home.children.index(part)
    return home.children[number - 1].end if number else home.inside


def _last(home: Part) -> int:
    return home.children[-1].end if home.children else home.inside


def _indent(data: bytes, start: int, same: bool) -> str:
    """Return the white space before an element, one step more where `same` is false."""
    line = data[data.rfind(b"\n", 0, start) + 1 : start].decode("utf-8")
    blank = line if not line.strip() else ""
    return blank if same else f"{blank}  "


def _line_end(data: bytes) -> str:
    return "\r\n" if b"\r\n" in data else "\n"


def _open(data: bytes, home: Part, content: str, end_of_line: str) -> bytes:
    """Return a register whose list was an empty tag ("<listPerson/>") with content in it."""
    tag = data[home.start : home.end].decode("utf-8")
    opened = f"{tag.rstrip()[:-2].rstrip()}>{content}{end_of_line}{_indent(data, home.start, True)}</{_qname(tag)}>"
    return data[: home.start] + opened.encode() + data[home.end :]


def _qname(tag: str) -> str:
    return tag[1:].split("/")[0].split()[0]


def _put(data: bytes, inserted: Mapping[int, str]) -> bytes:
    for at in sorted(inserted, reverse=True):
        data = data[:at] + inserted[at].encode() + data[at:]
    return data
