"""Read a TEI document as tokens.

Blanks that only indent belong to no one's words: they go with the token after them, as its `lead`. Whether blanks
between two elements indent is told as a reader would: a line end in an element that has no words of its own.
"""

from __future__ import annotations

import re
from pathlib import Path
from types import MappingProxyType
from typing import Final

from edition.adapters.xmlevents import Event, Spelling, read_events
from edition.merge.tokens import Document, Kind, Node, Piece, Token
from edition.names import XML

_PIECES: Final = re.compile(r"\w+|\s+|[^\w\s]")
_XMLNS: Final = re.compile(r"""\sxmlns(?::([\w.-]+))?\s*=\s*("[^"]*"|'[^']*')""")


def read_document(data: bytes, path: Path, origin: str) -> Document:
    """Read a document; `origin` tells its elements from those of others. Raises XMLInputError."""
    spelling = read_events(data, path)
    reader = _Reader(origin)
    for event in spelling.events:
        reader.take(event)
    return reader.finish(spelling)


class _Reader:
    """Turns events into tokens."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.tokens: list[Token] = []
        self.nodes: list[Node] = []
        self.open: list[Node] = []
        self.lead: list[Piece] = []
        self.run: list[tuple[str, Piece, int]] = []
        self.section = self.sections = 0

    def take(self, event: Event) -> None:
        if event.kind == "cdata":
            self.sections += 1
            self.section = self.sections
            self.run.append(("", Piece("", self.section), event.line))
        elif event.kind == "cdata-end":
            self.section = 0
        elif event.kind == "text":
            self.run.append((event.value, Piece(event.raw, self.section), event.line))
        else:
            self._flush()
            self._mark_up(event)

    def _mark_up(self, event: Event) -> None:
        if event.kind == "other":
            self.lead.append(Piece(event.raw))
        elif event.kind == "start":
            self._start(event)
        elif event.kind == "end":
            node = self.open.pop()
            self._add(Kind.END, node, node.name, event)
        elif event.kind == "doctype":
            self._add(Kind.DOCTYPE, None, event.raw, event)
        elif event.kind == "comment":
            self._add(Kind.COMMENT, self._around(), event.value, event)
        else:
            self._add(Kind.INSTRUCTION, self._around(), f"{event.name} {' '.join(event.value.split())}", event)

    def _start(self, event: Event) -> None:
        parent = self._around()
        scope = dict(parent.scope if parent else {"xml": XML})
        for prefix, value in _XMLNS.findall(event.raw):
            scope[prefix] = value[1:-1]
        node = Node(
            event.name,
            dict(event.attributes),
            parent,
            MappingProxyType(scope),
            event.raw,
            event.line,
            len(self.nodes),
        )
        node.uid = (self.origin, node.number)
        if parent:
            parent.children.append(node)
        self.nodes.append(node)
        self.open.append(node)
        self._add(Kind.START, node, node.name, event)

    def _add(self, kind: Kind, node: Node | None, text: str, event: Event) -> None:
        self.tokens.append(Token(kind, node, text, event.line, self.lead, [Piece(event.raw)]))
        self.lead = []

    def _around(self) -> Node | None:
        return self.open[-1] if self.open else None

    def _flush(self) -> None:
        """Part the text since the last tag into words and blanks."""
        run, self.run = self.run, []
        value = "".join(text for text, _, _ in run)
        node = self._around()
        if node is None or not run:
            return
        if value.strip():
            node.flow = True
        if len(run) == 1 and value == run[0][1].raw and value:
            self._plain(node, value, run[0][1].section, run[0][2])
            return
        spans = [match.span() for match in _PIECES.finditer(value)] or [(0, 0)]
        parts = _spell(run, spans)
        for (start, end), (pieces, line) in zip(spans, parts, strict=True):
            text = value[start:end]
            blank = not text.strip()
            if not blank:
                node.own_words.append(text)
            kind = Kind.SPACE if blank else Kind.WORD
            self.tokens.append(Token(kind, node, "" if not text else " " if blank else text, line, (), pieces))

    def _plain(self, node: Node, value: str, section: int, line: int) -> None:
        """Part a text that is spelt as it reads, on one line."""
        for text in _PIECES.findall(value):
            blank = text.isspace()
            if not blank:
                node.own_words.append(text)
            kind = Kind.SPACE if blank else Kind.WORD
            self.tokens.append(Token(kind, node, " " if blank else text, line, (), (Piece(text, section),)))

    def finish(self, spelling: Spelling) -> Document:
        last = self.tokens[-1].line
        self.tokens.append(Token(Kind.EOF, None, "", last, self.lead))
        return Document(_indentation_to_leads(self.tokens), self.nodes, spelling, self.nodes[0])


def _spell(run: list[tuple[str, Piece, int]], spans: list[tuple[int, int]]) -> list[tuple[list[Piece], int]]:
    """Return for each stretch of a text the pieces that spell it and its line; none is lost, none used twice."""
    found: list[tuple[list[Piece], int]] = [([], 0) for _ in spans]
    at = number = 0
    for text, piece, line in run:
        plain = text == piece.raw
        if not text or not plain:
            # An entity, a line end or an empty section: one piece, with the stretch in which it begins.
            while number < len(spans) - 1 and spans[number][1] <= at:
                number += 1
            _put(found, number, piece, line)
            at += len(text)
            continue
        start = at
        while at < start + len(text):
            while number < len(spans) - 1 and spans[number][1] <= at:
                number += 1
            end = min(spans[number][1], start + len(text))
            _put(found, number, Piece(text[at - start : end - start], piece.section), line)
            at = end
    return found


def _put(found: list[tuple[list[Piece], int]], number: int, piece: Piece, line: int) -> None:
    pieces, first = found[number]
    found[number] = ([*pieces, piece], first or line)


def _indentation_to_leads(tokens: list[Token]) -> list[Token]:
    """Give blanks that only indent to the token after them."""
    kept: list[Token] = []
    lead: list[Piece] = []
    for token in tokens:
        if token.kind is Kind.SPACE and _indents(token):
            lead += token.body
            continue
        if lead:
            token.lead = [*lead, *token.lead]
            lead = []
        kept.append(token)
    return kept


def _indents(blank: Token) -> bool:
    """Whether a blank only indents: a line end among elements, or nothing at all (an empty CDATA section)."""
    if blank.node is None or blank.node.flow:
        return False
    return not blank.text or any("\n" in piece.raw or "\r" in piece.raw for piece in blank.body)
