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
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def wider(self, room: float) -> Box:
        """Return a rectangle with room around this one."""
        return Box(self.left - room, self.top - room, self.right + room, self.bottom + room)

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


#: The places of a label around its mark, best first: how much of it lies left of the mark, and above (-1) or below (1).
_PLACES: Final = (
    *((0.0, 0), (1.0, 0), (0.0, -1), (0.0, 1), (1.0, -1), (1.0, 1)),
    *((0.5, -1), (0.5, 1), (0.25, -1), (0.25, 1), (0.75, -1), (0.75, 1)),
)


def labels(marks: Sequence[Mark], paper: Box, size: float) -> list[Label | None]:
    """Return a label for each mark, the first marks first; None where there is no room for one.

    No label covers another label or comes near another mark, and none leaves the paper.
    """
    taken: list[Box] = []
    found: list[Label | None] = []
    for mark in marks:
        others = [*(other.box.wider(size / 4) for other in marks if other is not mark), *taken]
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
    for part, height in _PLACES:
        beside = part in {0.0, 1.0}
        gap = (mark.radius + size * 0.28) * (0.75 if beside and height else 1.0)
        left = mark.x - wide * part + (gap * (1 - 2 * part) if beside else 0.0)
        middle = mark.y + height * (gap + high * 0.45)
        box = Box(left, middle - high * 0.62, left + wide, middle + high * 0.62)
        anchor = "start" if part == 0.0 else "end" if part == 1.0 else "middle"
        x = {"start": box.left, "end": box.right, "middle": (box.left + box.right) / 2}[anchor]
        found.append(Label(x, middle + size * 0.3, anchor, box))
    return found
