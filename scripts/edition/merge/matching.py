"""Which elements of two documents are the same: by xml:id, else by what they say and where they stand.

Elements are compared in document order, which neither a new wrapper nor a removed one disturbs: those that are equal
first; between them those of the same name that are most alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from edition.merge.alignment import align
from edition.merge.tokens import Document, Node

#: Elements of which so much is the same are the same element.
_ALIKE: Final = 0.5
#: An identifier may have been changed only of an element that says nearly the same.
_RENAMED: Final = 0.8
#: Longer stretches than this (in pairs) are not searched for likeness.
_LIMIT: Final = 250_000


def match_elements(base: Document, other: Document) -> None:
    """Give each element of `other` the uid of its partner in `base`; those without one keep their own."""
    partners: dict[int, Node] = {base.root.number: other.root}
    ids = {node.id: node for node in other.nodes if node.id}
    for node in base.nodes:
        if node.id in ids and node.number not in partners and ids[node.id] is not other.root:
            partners[node.number] = ids[node.id]
    taken = {node.number for node in partners.values()}
    a, b = base.nodes, other.nodes
    keys_a = [("id", node.number) if node.number in partners else node.signature for node in a]
    back = {partner.number: number for number, partner in partners.items()}
    keys_b = [("id", back[node.number]) if node.number in taken else node.signature for node in b]
    edges = [(-1, -1), *align(keys_a, keys_b), (len(a), len(b))]
    for i, j in edges[1:-1]:
        partners[i] = b[j]
    taken = {node.number for node in partners.values()}
    for (i, j), (k, m) in pairwise(edges):
        left = [node for node in a[i + 1 : k] if node.number not in partners]
        right = [node for node in b[j + 1 : m] if node.number not in taken]
        for x, y in _most_alike(left, right):
            partners[x.number] = y
    for number, partner in partners.items():
        partner.uid = base.nodes[number].uid


def _most_alike(a: Sequence[Node], b: Sequence[Node]) -> list[tuple[Node, Node]]:
    """Return pairs in document order with the greatest likeness in sum."""
    if not a or not b or len(a) * len(b) > _LIMIT:
        return []
    best = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
    score = [[likeness(x, y) for y in b] for x in a]
    for i in range(len(a) - 1, -1, -1):
        for j in range(len(b) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + score[i][j])
    pairs = []
    i = j = 0
    while i < len(a) and j < len(b):
        if score[i][j] and best[i][j] == best[i + 1][j + 1] + score[i][j]:
            pairs.append((a[i], b[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def likeness(a: Node, b: Node) -> float:
    """Return how alike two elements are; 0 when they cannot be the same."""
    if a.name != b.name:
        return 0.0
    same_words = _share(a.words, b.words)
    if a.id and b.id and same_words < _RENAMED:
        return 0.0
    same_attributes = a.attributes == b.attributes
    same_place = [n.name for n in a.ancestors()] == [n.name for n in b.ancestors()]
    same_block = next((n.id for n in a.ancestors() if n.id), "") == next((n.id for n in b.ancestors() if n.id), "")
    if same_words < _ALIKE and not (same_place and same_block and (same_attributes or bool(a.children))):
        return 0.0
    return 1 + 4 * same_words + same_attributes + 0.5 * same_place + 0.5 * same_block


def _share(a: Counter[str], b: Counter[str]) -> float:
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 1.0
