"""A TEI document as tokens: tags, words, blanks, comments; each knows how it is spelt in its file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cached_property
from types import MappingProxyType
from typing import Final

from edition.adapters.xmlevents import Spelling
from edition.names import XML_ID

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
    lead: Sequence[Piece] = ()
    body: Sequence[Piece] = ()

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
