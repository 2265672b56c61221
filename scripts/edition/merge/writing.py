"""Spell merged tokens: what nobody changed letter by letter as it stands in the hand-edited file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final
from xml.sax.saxutils import escape

from edition.merge.attributes import Properties
from edition.merge.sides import Side
from edition.merge.tokens import Kind, Node, Piece, Token, tag_name
from edition.merge.woven import Woven
from edition.names import XML

_ATTRIBUTE: Final = re.compile(r"""(\s+)([^\s=/>"']+)(\s*=\s*)("[^"]*"|'[^']*')""")
_IN_ATTRIBUTES: Final = {'"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"}


@dataclass
class _Open:
    """An element that is open in the result: how its tag is written and which prefixes hold in it."""

    name: str
    scope: Mapping[str, str]
    #: Where the tag stands among the parts of the result.
    place: int
    closed: bool


class Writer:
    """Writes the tokens of a merged document."""

    def __init__(self, mine: Side, theirs: Side) -> None:
        self.mine, self.theirs = mine, theirs
        self.parts: list[str] = []
        self.open: list[_Open] = []
        self.section: tuple[bool, int] = (True, 0)
        raws = "".join(event.raw for event in mine.document.spelling.events if event.kind in ("text", "other"))
        self.line_end = "\r\n" if raws.count("\r\n") * 2 > raws.count("\n") else "\n"
        self.indents = _Indents(mine, theirs)

    def write(self, woven: Sequence[Woven]) -> str:
        """Return the text of the document."""
        for one in woven:
            token = one.token
            lead = token.lead if one.mine else self.indents.lead(token)
            self._pieces(lead, one.mine)
            if token.kind is Kind.START and token.node:
                self._start(token, token.node, one)
            elif token.kind is Kind.END and token.node:
                self._end(token)
            else:
                self._pieces(token.body, one.mine)
        return "".join(self.parts)

    def _pieces(self, pieces: Sequence[Piece], mine: bool) -> None:
        for piece in pieces:
            wanted = (mine, piece.section)
            if piece.section != self.section[1] or (piece.section and wanted != self.section):
                self._leave_section()
                if piece.section:
                    self.parts.append("<![CDATA[")
            self.section = wanted
            self.parts.append(piece.raw if mine else self._lines(piece.raw))

    def _leave_section(self) -> None:
        if self.section[1]:
            self.parts.append("]]>")
        self.section = (True, 0)

    def _lines(self, text: str) -> str:
        return text if self.line_end == "\n" else re.sub(r"\r?\n", self.line_end, text)

    def _start(self, token: Token, node: Node, one: Woven) -> None:
        self._leave_section()
        raw = "".join(piece.raw for piece in token.body)
        raw = raw if one.mine else self._lines(raw)
        wanted = one.properties or Properties(node.name, node.attributes)
        outer = self.open[-1].scope if self.open else MappingProxyType({"xml": XML})
        scope: Mapping[str, str] = {**outer, **_declared(raw)}
        if one.properties:
            raw = _patched(raw, node, one.properties, scope)
        if not raw or not _means(raw, wanted, scope):
            raw, scope = _spelt(wanted, outer, closed=node.closed)
        self.open.append(_Open(tag_name(raw), scope, len(self.parts), raw.endswith("/>")))
        self.parts.append(raw)

    def _end(self, token: Token) -> None:
        self._leave_section()
        element = self.open.pop()
        if element.closed and len(self.parts) == element.place + 1:
            return
        if element.closed:
            self.parts[element.place] = self.parts[element.place][:-2].rstrip() + ">"
        raw = "".join(piece.raw for piece in token.body)
        self.parts.append(raw if raw and tag_name(raw) == element.name else f"</{element.name}>")


def _declared(raw: str) -> dict[str, str]:
    """Return the namespaces that a start tag declares, by prefix."""
    found = {}
    for _, name, _, value in _ATTRIBUTE.findall(raw):
        if name == "xmlns" or name.startswith("xmlns:"):
            found[name[6:]] = value[1:-1]
    return found


def _clark(name: str, scope: Mapping[str, str], *, attribute: bool = False) -> str:
    """Return what a qualified name stands for; None of an unknown prefix never equals a name."""
    prefix, colon, local = name.rpartition(":")
    if attribute and not colon:
        return local
    uri = scope.get(prefix, "" if not prefix else "?")
    return f"{{{uri}}}{local}" if uri else local


def _means(raw: str, wanted: Properties, scope: Mapping[str, str]) -> bool:
    """Whether a start tag says what is wanted where these prefixes hold."""
    if _clark(tag_name(raw), scope) != wanted.name:
        return False
    names = [name for _, name, _, _ in _ATTRIBUTE.findall(raw) if name != "xmlns" and not name.startswith("xmlns:")]
    return sorted(_clark(name, scope, attribute=True) for name in names) == sorted(wanted.attributes)


def _patched(raw: str, node: Node, wanted: Properties, scope: Mapping[str, str]) -> str:
    """Change a start tag only where it must say something else; "" when a name has no prefix here."""
    name = tag_name(raw)
    if wanted.name != node.name:
        new = _qualified(wanted.name, scope)
        raw, name = f"<{new}{raw[1 + len(name) :]}", new

    def change(match: re.Match[str]) -> str:
        blank, written, equals, value = match.groups()
        if written == "xmlns" or written.startswith("xmlns:"):
            return match[0]
        clark = _clark(written, scope, attribute=True)
        if clark not in wanted.attributes:
            return ""
        if wanted.attributes[clark] == node.attributes.get(clark):
            return match[0]
        return f"{blank}{written}{equals}{_quoted(wanted.attributes[clark], value[0])}"

    head, tail = raw[: 1 + len(name)], raw[1 + len(name) :]
    tail = _ATTRIBUTE.sub(change, tail)
    stop = re.search(r"\s*/?>$", tail)
    added = ""
    for clark, value in wanted.attributes.items():
        if clark not in node.attributes:
            written = _qualified(clark, scope, attribute=True)
            if not written:
                return ""
            added += f" {written}={_quoted(value)}"
    at = stop.start() if stop else len(tail)
    return head + tail[:at] + added + tail[at:]


def _qualified(clark: str, scope: Mapping[str, str], *, attribute: bool = False) -> str:
    """Return a name as it is written where these prefixes hold, "" when none will do."""
    uri, _, local = clark[1:].rpartition("}") if clark.startswith("{") else ("", "", clark)
    if attribute and not uri:
        return local
    if not attribute and scope.get("", "") == uri:
        return local
    prefix = next((prefix for prefix in sorted(scope) if prefix and scope[prefix] == uri), "")
    return f"{prefix}:{local}" if prefix else ""


def _spelt(wanted: Properties, outer: Mapping[str, str], *, closed: bool) -> tuple[str, Mapping[str, str]]:
    """Write a start tag anew, declaring what it needs."""
    scope, declared = dict(outer), ""
    for number, clark in enumerate([wanted.name, *wanted.attributes]):
        if _qualified(clark, scope, attribute=number > 0):
            continue
        uri = clark[1:].rpartition("}")[0] if clark.startswith("{") else ""
        prefix = "" if number == 0 else next(f"ns{n}" for n in range(1, 99) if f"ns{n}" not in scope)
        scope[prefix] = uri
        declared += f" xmlns{':' + prefix if prefix else ''}={_quoted(uri)}"
    pairs = "".join(
        f" {_qualified(name, scope, attribute=True)}={_quoted(value)}" for name, value in wanted.attributes.items()
    )
    return f"<{_qualified(wanted.name, scope)}{declared}{pairs}{'/>' if closed else '>'}", scope


def _quoted(value: str, quote: str = '"') -> str:
    entities = dict(_IN_ATTRIBUTES)
    if quote == "'":
        entities["'"] = "&apos;"
        del entities['"']
    return quote + escape(value, entities) + quote


class _Indents:
    """Indents what comes from the new conversion as its neighbours in the hand-edited file are."""

    def __init__(self, mine: Side, theirs: Side) -> None:
        self.mine = _leads(mine)
        self.theirs = _leads(theirs)

    def lead(self, token: Token) -> Sequence[Piece]:
        """Return the blanks before a token of the new conversion."""
        blank = "".join(piece.raw for piece in token.lead)
        if "\n" not in blank or token.node is None:
            return token.lead
        for here, there in self._neighbours(token):
            if blank.startswith(there) and "\n" in there:
                return [Piece(here + blank[len(there) :])]
        return token.lead

    def _neighbours(self, token: Token) -> list[tuple[str, str]]:
        """Return how tags near a token are indented here and there, the nearest first."""
        found = []
        node = token.node
        while node is not None and node.parent is not None:
            for sibling in (*node.parent.children, node.parent):
                if sibling.uid in self.mine and sibling.uid in self.theirs:
                    found.append((self.mine[sibling.uid], self.theirs[sibling.uid]))
            node = node.parent
        return found


def _leads(side: Side) -> dict[tuple[str, int], str]:
    return {
        token.node.uid: "".join(piece.raw for piece in token.lead)
        for token in side.tokens
        if token.kind is Kind.START and token.node
    }
