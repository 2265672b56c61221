"""The result of a merge, token by token, and the blanks between its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edition.merge.attributes import Properties
from edition.merge.tokens import Kind, Piece, Token


@dataclass(frozen=True, slots=True)
class Woven:
    """A token of the result; `properties` where its start tag says something else than it did."""

    token: Token
    mine: bool
    properties: Properties | None = None


def parted(woven: list[Woven], *sides: Sequence[Token]) -> list[Woven]:
    """Put a blank between words that touch in no document: each side had one, at the place that the other changed."""
    known = {(a.text, b.text) for tokens in sides for a, b in _neighbours(tokens)}
    apart = {id(a) for a, b in _neighbours([one.token for one in woven]) if (a.text, b.text) not in known}
    found: list[Woven] = []
    for one in woven:
        found.append(one)
        if id(one.token) in apart:
            space = Token(Kind.SPACE, one.token.node, " ", one.token.line, (), (Piece(" "),))
            found.append(Woven(space, one.mine))
    return found


def _neighbours(tokens: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    """Yield words that nothing parts but mark-up of phrases."""
    last: Token | None = None
    for token in tokens:
        if token.kind is Kind.WORD and token.text.isalnum():
            if last:
                yield last, token
            last = token
        elif token.kind in (Kind.WORD, Kind.SPACE) or (token.is_tag and not _of_phrase(token)):
            last = None


def _of_phrase(token: Token) -> bool:
    return bool(token.node and token.node.parent and token.node.parent.flow)
