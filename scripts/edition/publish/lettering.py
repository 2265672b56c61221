"""Room for words in a drawing: how wide they are set, and where labels stand so that none touches another."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

#: Widths of characters in ems: on the safe side for the faces that the style sheet names.
_NARROW: Final = dict.fromkeys("iljtfrI.,;:'’‘!|()[]-‐ ", 0.34)
_BROAD: Final = dict.fromkeys("mwMWÆŒ—…ШЩЮЖФшщюжф", 0.88)
_WIDTHS: Final = {**_NARROW, **_BROAD}


def width(words: str, size: float) -> float:
    """Return the width of words at a size of type; it is an upper bound for ordinary text."""
    return sum(_width(c) for c in words) * size


def _width(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    if character in _WIDTHS:
        return _WIDTHS[character]
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    return 0.72 if character.isupper() else 0.52


def shortened(words: str, room: float, size: float) -> str:
    """Return words that fit into a room: whole ones, with an ellipsis where some are left out; "" if none does."""
    if width(words, size) <= room:
        return words
    parts = words.split()
    for count in range(len(parts) - 1, 0, -1):
        short = " ".join(parts[:count]).rstrip(",;:–-") + "…"
        if width(short, size) <= room:
            return short
    return ""


@dataclass(frozen=True)
class Box:
    """A rectangle on paper; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: Box) -> bool:
        """Whether two rectangles have a point in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def within(self, other: Box) -> bool:
        """Whether this rectangle lies in another."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )


@dataclass(frozen=True)
class Mark:
    """A round mark with the words that belong to it."""

    x: float
    y: float
    radius: float
    words: str

    @property
    def box(self) -> Box:
        """The square around the mark."""
        r = self.radius + 1
        return Box(self.x - r, self.y - r, self.x + r, self.y + r)


@dataclass(frozen=True)
class Label:
    """Where words stand: the point of their baseline at the anchor (start, middle, end), and what they cover."""

    x: float
    y: float
    anchor: str
    box: Box


#: The places of a label around its mark, best first: side (-1, 0, 1) and height (-1 above, 1 below).
_PLACES: Final = ((1, 0), (-1, 0), (1, -1), (1, 1), (-1, -1), (-1, 1), (0, -1), (0, 1))
_ANCHORS: Final = {1: "start", 0: "middle", -1: "end"}


def labels(marks: Sequence[Mark], paper: Box, size: float) -> list[Label | None]:
    """Return a label for each mark, the first marks first; None where there is no room for one.

    No label covers another label or another mark, and none leaves the paper.
    """
    taken = [mark.box for mark in marks]
    found: list[Label | None] = []
    for number, mark in enumerate(marks):
        others = [box for other, box in enumerate(taken) if other != number]
        free = (label for label in _around(mark, size) if label.box.within(paper))
        label = next((one for one in free if not any(one.box.touches(box) for box in others)), None)
        if label:
            taken.append(label.box)
        found.append(label)
    return found


def _around(mark: Mark, size: float) -> list[Label]:
    """Return the possible labels of a mark."""
    wide, high = width(mark.words, size), size * 0.8
    found = []
    for side, height in _PLACES:
        gap = mark.radius + size * 0.28
        slant = 0.75 if side and height else 1.0
        x = mark.x + side * gap * slant
        middle = mark.y + height * (gap * (0.75 if side else 1.0) + high * 0.45)
        left = x - wide * {1: 0.0, 0: 0.5, -1: 1.0}[side]
        box = Box(left, middle - high * 0.62, left + wide, middle + high * 0.62)
        found.append(Label(x, middle + size * 0.3, _ANCHORS[side], box))
    return found
