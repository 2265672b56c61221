"""Text as names are looked up in it: lower case, plain apostrophes, one blank for white space; offsets kept."""

from __future__ import annotations

import bisect
import re
import unicodedata
from dataclasses import dataclass
from typing import Final

#: A blank line ends a block: no name goes across it.
BREAK: Final = "\u2029"
#: A hyphen at a line end joins; other white space is one blank.
_RUN: Final = re.compile(r"(?P<joined>(?<=\w-)[ \t]*(?:\r\n|\n|\r)[ \t]*(?=\w))|[^\S ]\s*| \s+")
_PLAIN: Final = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "‐": "-", "‑": "-"})


@dataclass(frozen=True)
class Folded:
    """Folded text; `at` leads from its offsets to those of the original (code points)."""

    text: str
    _places: tuple[int, ...]
    _shifts: tuple[int, ...]

    def at(self, offset: int) -> int:
        """Return the offset in the original that an offset in the folded text stands for."""
        return offset + self._shifts[bisect.bisect_right(self._places, offset) - 1]


def fold(text: str) -> Folded:
    """Fold a text so that a name is found however it is set: in capitals, across a line end."""
    parts: list[str] = []
    places, shifts = [0], [0]
    last = length = 0
    for match in _RUN.finditer(text):
        parts.append(text[last : match.start()])
        length += match.start() - last
        blank = "" if match["joined"] else _blank(match.group())
        parts.append(blank)
        length += len(blank)
        last = match.end()
        places.append(length)
        shifts.append(last - length)
    parts.append(text[last:])
    return Folded(lower("".join(parts)), tuple(places), tuple(shifts))


def _blank(run: str) -> str:
    ends = run.count("\n") + run.count("\r") - run.count("\r\n")
    return BREAK if ends > 1 else " "


def lower(text: str) -> str:
    """Return a text in lower case with plain apostrophes and hyphens, character for character."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lowered.translate(_PLAIN)


def plain(text: str) -> str:
    """Return a text without accents: "Kuhlmann" for "Kühlmann"."""
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
