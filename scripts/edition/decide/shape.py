"""The shape of a correction: which of its words are wrong, and what becomes of each part of them.

Marked is no more than a careful editor would mark: whole words, but a missing letter, mark or word alone, and
a stray mark alone. Where elements begin or end inside, the correction is cut there, so that each part stands
in one element; together the parts read as the correction does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

#: Kinds of which a pure insertion is supplied, and a pure deletion surplus; other changes are a choice of words.
_SUPPLIED: Final = frozenset({"lost-letter", "missing-word", "punctuation"})
_SURPLUS: Final = frozenset({"stray-character", "markup-residue", "punctuation"})
_TO_WORD_START: Final = re.compile(r"[\w'’-]*$")
_TO_WORD_END: Final = re.compile(r"[\w'’-]*")


@dataclass(frozen=True, slots=True)
class Part:
    """Code points [start, end) of what is corrected read `corr`."""

    start: int
    end: int
    corr: str


def narrow(sic: str, corr: str, kind: str) -> Part:
    """Return the part of `sic` that changes, as an editor would mark it, with its correction."""
    whole = Part(0, len(sic), corr)
    if not sic or not corr:
        return whole
    first = _shared(sic, corr)
    last = _shared(sic[first:][::-1], corr[first:][::-1])
    removed, inserted = sic[first : len(sic) - last], corr[first : len(corr) - last]
    marks = removed.strip() and inserted.strip() and not re.search(r"\w", removed + inserted)
    if marks or (not removed and kind in _SUPPLIED) or (not inserted and kind in _SURPLUS):
        return Part(first, first + len(removed), inserted)
    first -= len(_TO_WORD_START.findall(sic[:first])[0])
    match = _TO_WORD_END.match(sic[len(sic) - last :])
    last -= match.end() if match else 0
    return Part(first, len(sic) - last, corr[first : len(corr) - last])


def _shared(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def cut(sic: str, corr: str, at: Sequence[int], kind: str) -> list[Part]:
    """Cut a correction at offsets of `sic`, and narrow each part; those that change nothing are left out."""
    offsets = [0, *sorted(set(at)), len(sic)]
    codes = SequenceMatcher(None, sic, corr, autojunk=False).get_opcodes()
    targets = [0, *(_target(codes, one) for one in offsets[1:-1]), len(corr)]
    parts = []
    for number in range(len(offsets) - 1):
        start, end = offsets[number : number + 2]
        words = corr[targets[number] : targets[number + 1]]
        if words != sic[start:end]:
            part = narrow(sic[start:end], words, kind)
            parts.append(Part(start + part.start, start + part.end, part.corr))
    return parts


def _target(codes: Sequence[tuple[str, int, int, int, int]], offset: int) -> int:
    """Return the offset of the correction that answers to one of the words corrected."""
    for kind, start, end, to_start, to_end in codes:
        if start <= offset <= end:
            if kind == "equal":
                return to_start + offset - start
            return to_end if offset == end > start else min(to_start + offset - start, to_end)
    return codes[-1][4] if codes else 0
