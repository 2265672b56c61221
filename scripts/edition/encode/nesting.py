"""Nest spans into one tree: containment makes parents, and a span that would overlap another is split."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from edition.recognise.span import BLOCKS, CONTAINERS, OUTER_FIRST, Side, Span

#: Where elements of no length come among those that begin at their place.
_LAYERS: Final = {Side.WITHIN_LEFT: -2, Side.AFTER: -1, Side.BETWEEN: 1, Side.WITHIN_RIGHT: 3}
#: What holds a full stop or a note that comes at its very end.
_HOLDING: Final = BLOCKS | {"cell"}


@dataclass
class Node:
    """A span in its place in the tree; `part` links the pieces of a split span (TEI Guidelines 17.8)."""

    span: Span
    children: list[Node] = field(default_factory=list)
    previous: Node | None = None
    next: Node | None = None

    @property
    def kind(self) -> str:
        """The TEI element name."""
        return self.span.kind

    @property
    def attributes(self) -> Mapping[str, str]:
        """The TEI attributes that the recogniser gave."""
        return self.span.attributes


def nest(spans: Iterable[Span], length: int) -> Node:
    """Return the tree of the spans under a root that covers the source of `length` code points."""
    root = Node(Span(0, length, "text"))
    queue = [(_key(span), number, Node(span)) for number, span in enumerate(spans)]
    heapq.heapify(queue)
    number = len(queue)
    stack = [root]
    while queue:
        _, _, node = heapq.heappop(queue)
        while len(stack) > 1 and not _holds(stack[-1].span, node.span):
            stack.pop()
        parent = stack[-1]
        if node.span.end > parent.span.end:
            rest = _split(node, parent.span.end)
            heapq.heappush(queue, (_key(rest.span), number, rest))
            number += 1
        parent.children.append(node)
        if node.span.end > node.span.start:
            stack.append(node)
    return root


def _key(span: Span) -> tuple[int, int, int, int]:
    empty = span.start == span.end
    if empty and span.kind not in CONTAINERS:
        layer = _LAYERS[span.side]
    else:
        layer = 0 if span.kind in CONTAINERS or span.kind in BLOCKS else 2
    # What the edition puts in stands in the order in which it was decided on.
    return (span.start, layer, -span.end, -1 if empty and span.own else OUTER_FIRST.get(span.kind, len(OUTER_FIRST)))


def _holds(outer: Span, inner: Span) -> bool:
    if inner.side is Side.WITHIN_LEFT or (inner.side is Side.AFTER and outer.kind in _HOLDING):
        return outer.start <= inner.start <= outer.end
    return outer.start <= inner.start < outer.end or (inner.start == inner.end == outer.start)


def _split(node: Node, at: int) -> Node:
    """Cut a node at a code point; return the part after it, linked to the part before."""
    span = node.span
    if span.kind in CONTAINERS:
        raise ValueError(f"{span.kind} [{span.start}, {span.end}) overlaps what ends at {at}")
    node.span = replace(span, end=at, own=())
    rest = Node(replace(span, start=at), previous=node)
    if node.next:
        node.next.previous, rest.next = rest, node.next
    node.next = rest
    return rest
