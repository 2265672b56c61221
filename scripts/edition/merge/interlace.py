"""Two insertions at one place of a document become one, so that elements stay nested."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum

from edition.merge.sides import Uid
from edition.merge.tokens import Kind, Token, same_tokens


class Overlap(Exception):
    """Two elements would overlap; `token` closes one while the other is open."""

    def __init__(self, token: Token) -> None:
        super().__init__(token.text)
        self.token = token


class _Sort(IntEnum):
    """What an item of an insertion is, in the order in which items are taken.

    A new phrase ends before what comes in after its words; a block, and what was there before, only after it.
    """

    CLOSES = 0
    HARMLESS = 1
    CONTENT = 2
    CLOSES_BLOCK = 3
    OPENS = 4
    WAITS = 5


class _List:
    """An insertion, item by item: a whole element is one item, a tag whose partner is elsewhere is one, too."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.items: list[list[Token]] = []
        at = 0
        while at < len(tokens):
            end = _end_of(tokens, at)
            self.items.append(list(tokens[at:end]))
            at = end
        self.at = 0

    @property
    def head(self) -> list[Token] | None:
        return self.items[self.at] if self.at < len(self.items) else None


def _end_of(tokens: Sequence[Token], at: int) -> int:
    first = tokens[at]
    if first.kind is Kind.START:
        for place in range(at + 1, len(tokens)):
            token = tokens[place]
            if token.kind is Kind.END and token.node is first.node:
                return place + 1
    return at + 1


def interlace(
    mine: Sequence[Token], theirs: Sequence[Token], around: list[Uid], ends: Mapping[Uid, int]
) -> list[tuple[Token, bool]] | None:
    """Return the tokens of both insertions in order, each with whether it is mine; None when both bring words.

    `around` are the elements open here, `ends` says where each element ends.
    Raises Overlap when elements of both sides would overlap.
    """
    work = _Interlacing((_List(mine), _List(theirs)), around)
    while True:
        m, t = (one.head for one in work.lists)
        if m is None and t is None:
            return work.found
        if m is None or t is None:
            work.take(0 if m else 1)
        elif m[0].key == t[0].key and m[0].kind is not Kind.WORD:
            if not same_tokens(m, t):
                return None
            work.take(0)
            work.lists[1].at += 1
        else:
            number = _next(m, t, around, ends)
            if number is None:
                return None
            work.take(number)


def _next(m: list[Token], t: list[Token], around: list[Uid], ends: Mapping[Uid, int]) -> int | None:
    """Return which of two items comes first: 0 mine, 1 theirs; None when it cannot be told."""
    sorts = (_sort(m, around), _sort(t, around))
    if sorts == (_Sort.CONTENT, _Sort.CONTENT):
        return 0 if _independent(m, t) else None
    if sorts == (_Sort.OPENS, _Sort.OPENS):
        return int(_end(t, ends) > _end(m, ends))
    if min(sorts) is _Sort.WAITS:
        raise Overlap(m[0])
    return int(sorts[1] < sorts[0])


class _Interlacing:
    """The items taken so far, and the elements that are open after them."""

    def __init__(self, lists: tuple[_List, _List], around: list[Uid]) -> None:
        self.lists = lists
        self.around = around
        self.found: list[tuple[Token, bool]] = []

    def take(self, number: int) -> None:
        """Take the first item of mine (0) or theirs (1)."""
        for token in self.lists[number].head or []:
            self.found.append((token, number == 0))
            if token.kind is Kind.START and token.node:
                self.around.append(token.node.uid)
            elif token.kind is Kind.END and token.node:
                if not self.around or self.around[-1] != token.node.uid:
                    raise Overlap(token)
                self.around.pop()
        self.lists[number].at += 1


def _sort(item: list[Token], around: list[Uid]) -> _Sort:
    first = item[0]
    if first.kind in (Kind.COMMENT, Kind.INSTRUCTION, Kind.SPACE):
        return _Sort.HARMLESS
    if first.kind is Kind.END and first.node:
        if not around or around[-1] != first.node.uid:
            return _Sort.WAITS
        phrase = first.node.uid[0] != "base" and any(node.flow for node in first.node.ancestors())
        return _Sort.CLOSES if phrase else _Sort.CLOSES_BLOCK
    return _Sort.OPENS if first.kind is Kind.START and len(item) == 1 else _Sort.CONTENT


def _independent(a: list[Token], b: list[Token]) -> bool:
    """Whether two new elements may stand side by side in any order: different things among blocks or facts."""
    x, y = a[0].node, b[0].node
    if not a[0].is_tag or not b[0].is_tag or x is None or y is None:
        return False
    if x.parent is None or x.parent.flow or y.parent is None or y.parent.flow:
        return False
    return x.name != y.name or bool(x.id and y.id and x.id != y.id)


def _end(item: list[Token], ends: Mapping[Uid, int]) -> int:
    node = item[0].node
    return ends.get(node.uid, -1) if node else -1
