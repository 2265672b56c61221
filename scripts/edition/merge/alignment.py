"""Which items of two sequences are the same: rare ones first, as anchors, then what lies between them.

The method is that of patience diff: items that occur once on both sides are matched along the longest increasing
subsequence; between two such anchors the search begins anew, and where there are none left an ordinary longest
match takes over. Runs of equal items at both ends are cut off first, so that small changes cost little.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from edition.merge.tokens import Kind, Token

#: Between anchors, stretches whose product of lengths is more than this are taken as wholly different.
_LIMIT = 4_000_000
#: So many words and marks between two replaced stretches do not part them.
_WEAK = 3


def align(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Return pairs of positions of equal items, increasing on both sides."""
    pairs: list[tuple[int, int]] = []
    stack = [(0, len(a), 0, len(b))]
    while stack:
        a0, a1, b0, b1 = stack.pop()
        while a0 < a1 and b0 < b1 and a[a0] == b[b0]:
            pairs.append((a0, b0))
            a0, b0 = a0 + 1, b0 + 1
        while a0 < a1 and b0 < b1 and a[a1 - 1] == b[b1 - 1]:
            a1, b1 = a1 - 1, b1 - 1
            pairs.append((a1, b1))
        if a0 == a1 or b0 == b1:
            continue
        anchors = _anchors(a[a0:a1], b[b0:b1])
        if not anchors:
            pairs += [(a0 + i, b0 + j) for i, j in _longest(a[a0:a1], b[b0:b1])]
            continue
        edges = [(-1, -1), *anchors, (a1 - a0, b1 - b0)]
        for (i, j), (k, m) in pairwise(edges):
            stack.append((a0 + i + 1, a0 + k, b0 + j + 1, b0 + m))
        pairs += [(a0 + i, b0 + j) for i, j in anchors]
    return sorted(pairs)


def _anchors(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Return the longest increasing run of items that stand once on either side."""
    in_a, in_b = Counter(a), Counter(b)
    places = {item: place for place, item in enumerate(b) if in_b[item] == 1}
    unique = [(place, places[item]) for place, item in enumerate(a) if in_a[item] == 1 and item in places]
    ends: list[int] = []
    tops: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(unique):
        at = bisect_left(ends, place)
        before.append(tops[at - 1] if at else -1)
        if at == len(ends):
            ends.append(place)
            tops.append(number)
        else:
            ends[at], tops[at] = place, number
    chain = []
    number = tops[-1] if tops else -1
    while number >= 0:
        chain.append(unique[number])
        number = before[number]
    return chain[::-1]


def _longest(a: Sequence[Hashable], b: Sequence[Hashable]) -> Iterator[tuple[int, int]]:
    if len(a) * len(b) > _LIMIT:
        return
    for i, j, size in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks():
        yield from ((i + k, j + k) for k in range(size))


@dataclass(frozen=True, slots=True)
class Hunk:
    """Tokens [start, end) of the base became tokens [first, last) of the other document."""

    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True)
class Alignment:
    """What happened to the base: which tokens have a partner, and the stretches that changed."""

    partner: dict[int, int]
    hunks: tuple[Hunk, ...]


def align_tokens(base: Sequence[Token], other: Sequence[Token]) -> Alignment:
    """Align two documents whose elements have been matched."""
    a: list[Hashable] = [token.key for token in base]
    b: list[Hashable] = [token.key for token in other]
    pairs = align(a, b)
    strange = _strangers(base, {i for i, _ in pairs}, other), _strangers(other, {j for _, j in pairs}, base)
    if strange != (set(), set()):
        for keys, places in zip((a, b), strange, strict=True):
            for place in places:
                keys[place] = (id(keys), place)
        pairs = align(a, b)
    hunks = _slid(list(_hunks(pairs, len(base), len(other), other)), a, b)
    hunks = [part for hunk in _joined(hunks, base, other) for part in _peeled(hunk, base, other)]
    return Alignment(_partners(hunks, len(base)), tuple(hunks))


def _strangers(tokens: Sequence[Token], matched: set[int], others: Sequence[Token]) -> set[int]:
    """Return the tokens of elements that only this document has and whose words are mostly new.

    A comma in a new note is not the comma that stood there before.
    """
    known = {token.node.uid for token in others if token.kind is Kind.START and token.node}
    inside: dict[tuple[str, int], list[int]] = {}
    for place, token in enumerate(tokens):
        if token.node and not token.is_tag and token.node.uid not in known:
            inside.setdefault(token.node.uid, []).append(place)
    found: set[int] = set()
    for places in inside.values():
        words = [place for place in places if tokens[place].text.isalnum()]
        if 2 * sum(place in matched for place in words) < max(len(words), 1):
            found.update(places)
    return found


def _partners(hunks: Sequence[Hunk], length: int) -> dict[int, int]:
    """Return the partner of each token outside of the hunks."""
    partner: dict[int, int] = {}
    i = j = 0
    for hunk in [*hunks, Hunk(length, length, 0, 0)]:
        partner.update(zip(range(i, hunk.start), range(j, j + hunk.start - i), strict=True))
        i, j = hunk.end, hunk.last
    return partner


def _slid(hunks: list[Hunk], a: Sequence[Hashable], b: Sequence[Hashable]) -> list[Hunk]:
    """Move insertions and deletions to the right as far as they mean the same, so that equal changes are equal."""
    found: list[Hunk] = []
    for hunk in reversed(hunks):
        start, end, first, last = hunk.start, hunk.end, hunk.first, hunk.last
        limit = found[-1].start if found else len(a)
        if first == last or start == end:
            items, at = (b, first) if start == end else (a, start)
            while end < limit and items[at] == a[end]:
                start, end, first, last, at = start + 1, end + 1, first + 1, last + 1, at + 1
        if found and end == limit:
            after = found.pop()
            end, last = after.end, after.last
        found.append(Hunk(start, end, first, last))
    return found[::-1]


def _hunks(pairs: list[tuple[int, int]], length: int, other: int, tokens: Sequence[Token]) -> Iterator[Hunk]:
    i = j = 0
    for a, b in [*pairs, (length, other)]:
        if a == i and b > j:
            # Words after a tag may have been put in before or after the same blank: `_slid` sees to that.
            tag = max((place + 1 for place in range(j, b) if tokens[place].is_tag), default=j)
            yield from (Hunk(a, a, first, last) for first, last in ((j, tag), (tag, b)) if first < last)
        elif a > i or b > j:
            yield Hunk(i, a, j, b)
        i, j = a + 1, b + 1


def _joined(hunks: list[Hunk], base: Sequence[Token], other: Sequence[Token]) -> list[Hunk]:
    """Join stretches of replaced words that only blanks and small words part: they were rewritten as one."""
    found: list[Hunk] = []
    for hunk in hunks:
        last = found[-1] if found else None
        if (
            last
            and _replaces(last, base, other)
            and _replaces(hunk, base, other)
            and _weak(base[last.end : hunk.start])
        ):
            found[-1] = Hunk(last.start, hunk.end, last.first, hunk.last)
        else:
            found.append(hunk)
    return found


def _peeled(hunk: Hunk, base: Sequence[Token], other: Sequence[Token]) -> list[Hunk]:
    """Part tags around other words from what was replaced between them: they are changes of their own.

    What stands in place of tags alone was put in before them, or after if it follows the tags that replace them.
    """
    if hunk.start == hunk.end:
        return [hunk]
    tags = _single_tags(other, hunk)
    first, last = hunk.first, hunk.last
    if all(token.is_tag for token in base[hunk.start : hunk.end]):
        first = last = max(tags, default=hunk.last - 1) + 1
        tags = set()
    while first in tags:
        first += 1
    while last > first and last - 1 in tags:
        last -= 1
    parts = [Hunk(hunk.start, hunk.start, hunk.first, first), Hunk(hunk.start, hunk.end, first, last)]
    parts.append(Hunk(hunk.end, hunk.end, last, hunk.last))
    return [part for part in parts if part.start < part.end or part.first < part.last]


def _single_tags(tokens: Sequence[Token], hunk: Hunk) -> set[int]:
    """Return the places of tags in a hunk whose partners are elsewhere."""
    found: dict[tuple[str, int], int] = {}
    for place in range(hunk.first, hunk.last):
        token = tokens[place]
        if token.is_tag and token.node and found.pop(token.node.uid, None) is None:
            found[token.node.uid] = place
    return set(found.values())


def _replaces(hunk: Hunk, base: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether words were replaced by words, and no tag was touched."""
    old, new = base[hunk.start : hunk.end], other[hunk.first : hunk.last]
    tags = any(token.kind not in (Kind.WORD, Kind.SPACE) for token in (*old, *new))
    return not tags and any(t.kind is Kind.WORD for t in old) and any(t.kind is Kind.WORD for t in new)


def _weak(tokens: Sequence[Token]) -> bool:
    if any(token.kind not in (Kind.WORD, Kind.SPACE) for token in tokens):
        return False
    return len(tokens) <= _WEAK and all(len(token.text) <= _WEAK for token in tokens)
