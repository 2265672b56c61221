"""A TEI document as tokens: tags, words, blanks, comments; each knows how it is spelt in its file.

Blanks that only indent belong to no one's words: they go with the token after them, as its `lead`. Whether blanks
between two elements indent is told as a reader would: a line end in an element that has no words of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Final

from edition.adapters.xmlevents import Event, Spelling, read_events
from edition.names import XML, XML_ID

_PIECES: Final = re.compile(r"\w+|\s+|[^\w\s]")
_XMLNS: Final = re.compile(r"""\sxmlns(?::([\w.-]+))?\s*=\s*("[^"]*"|'[^']*')""")
_QNAME: Final = re.compile(r"</?([^\s/>]+)")


class Kind(Enum):
    """What a token is."""

    START = auto()
    END = auto()
    WORD = auto()
    SPACE = auto()
    COMMENT = auto()
    INSTRUCTION = auto()
    DOCTYPE = auto()
    EOF = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters as they are spelt; `section` numbers the CDATA section that they stand in, 0 is none."""

    raw: str
    section: int = 0


@dataclass(eq=False)
class Node:
    """An element; `uid` is the same for elements that are one and the same in two documents."""

    name: str
    attributes: dict[str, str]
    parent: Node | None
    scope: MappingProxyType[str, str]
    raw: str
    line: int
    number: int
    children: list[Node] = field(default_factory=list)
    #: Whether the element has words of its own, so that blanks in it count.
    flow: bool = False
    own_words: list[str] = field(default_factory=list)
    uid: tuple[str, int] = ("", 0)

    @property
    def id(self) -> str:
        """Return the xml:id, or nothing."""
        return self.attributes.get(XML_ID, "")

    @property
    def closed(self) -> bool:
        """Whether it is written as one empty tag."""
        return self.raw.endswith("/>")

    @property
    def local(self) -> str:
        """Return the name without its namespace."""
        return self.name.rpartition("}")[2]

    @cached_property
    def words(self) -> Counter[str]:
        """Return how often each word stands in the element and all that it holds."""
        found = Counter(self.own_words)
        for child in self.children:
            found.update(child.words)
        return found

    @cached_property
    def signature(self) -> int:
        """Return a number that two elements have in common when they are equal, place apart."""
        attributes = tuple(sorted(self.attributes.items()))
        return hash((self.name, attributes, tuple(self.own_words), tuple(c.signature for c in self.children)))

    def path(self) -> str:
        """Return where the element stands, as an XPath with local names."""
        steps = []
        for node in (self, *self.ancestors()):
            same = [one for one in (node.parent.children if node.parent else []) if one.name == node.name]
            steps.append(f"{node.local}[{same.index(node) + 1}]" if len(same) > 1 else node.local)
        return "/" + "/".join(reversed(steps))

    def ancestors(self) -> Iterator[Node]:
        """Yield the elements around this one, from the inside."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent


@dataclass(eq=False, slots=True)
class Token:
    """One token; `node` is the element of a tag, or the one that a word stands in."""

    kind: Kind
    node: Node | None
    text: str
    line: int
    lead: list[Piece] = field(default_factory=list)
    body: list[Piece] = field(default_factory=list)

    @property
    def key(self) -> tuple[object, ...]:
        """Return what must be equal for two tokens to be the same."""
        if self.kind in (Kind.START, Kind.END) and self.node:
            return (self.kind, self.node.uid)
        return (self.kind, self.text)

    @property
    def is_tag(self) -> bool:
        """Whether it opens or closes an element."""
        return self.kind in (Kind.START, Kind.END)


@dataclass
class Document:
    """A document in tokens; the last is the end of the file."""

    tokens: list[Token]
    nodes: list[Node]
    spelling: Spelling
    root: Node


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
            self.tokens.append(Token(kind, node, "" if not text else " " if blank else text, line, [], pieces))

    def _plain(self, node: Node, value: str, section: int, line: int) -> None:
        """Part a text that is spelt as it reads, on one line."""
        for text in _PIECES.findall(value):
            blank = text.isspace()
            if not blank:
                node.own_words.append(text)
            kind = Kind.SPACE if blank else Kind.WORD
            self.tokens.append(Token(kind, node, " " if blank else text, line, [], [Piece(text, section)]))

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
        node = token.node
        raw = "".join(piece.raw for piece in token.body)
        if token.kind is Kind.SPACE and node and not node.flow and (not token.text or "\n" in raw or "\r" in raw):
            lead += token.body
            continue
        if lead:
            token.lead = [*lead, *token.lead]
            lead = []
        kept.append(token)
    return kept


def same_tokens(a: Sequence[Token], b: Sequence[Token]) -> bool:
    """Whether two stretches say the same."""
    return len(a) == len(b) and all(_same(x, y) for x, y in zip(a, b, strict=True))


def _same(a: Token, b: Token) -> bool:
    if a.kind is not b.kind:
        return False
    if a.kind in (Kind.START, Kind.END) and a.node and b.node:
        return a.node.uid == b.node.uid or (
            "base" not in (a.node.uid[0], b.node.uid[0])
            and a.node.name == b.node.name
            and a.node.attributes == b.node.attributes
        )
    return a.text == b.text


def tag_name(raw: str) -> str:
    """Return the qualified name of a tag as it is written."""
    match = _QNAME.match(raw)
    return match[1] if match else ""
