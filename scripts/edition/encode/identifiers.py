"""Identifiers that stay: made of the words with which a block begins, not of its place among others.

Whatever happens to other blocks (one more note, a heading that turns out to be a paragraph, a paragraph put
in before), the identifier of a block is the same; and since only its first words count, it also survives being
joined with the next block or cut in two. Notes and calls bear the number that the source prints; corrections and
comments are named by the words that the editor quotes.
"""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Final

#: So many words of a block make its identifier.
_WORDS: Final = 8
_CALL: Final = re.compile(r"\[(?:\d{1,3}[*a-z]?|\*{1,4})\]|[¹²³⁴⁵⁶⁷⁸⁹⁰]+")
_WORD: Final = re.compile(r"\w+")
_MARKS: Final = {"*": "star", "†": "dagger", "‡": "ddagger"}


class Identifiers:
    """Gives each element of one text an identifier that no other has."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def block(self, words: str, prefix: str = "b") -> str:
        """Return the identifier of a block with these words: a letter and seven characters of their hash."""
        first = _WORD.findall(_CALL.sub(" ", words).lower())[:_WORDS] or [words.strip()]
        return self._unique(prefix + _digest(" ".join(first)))

    def decision(self, key: str, prefix: str) -> str:
        """Return the identifier of what an editor put in: of the whole key, since that is quoted for being unique."""
        return self._unique(prefix + _digest(" ".join(key.split())))

    def note(self, key: str) -> str:
        """Return the identifier of the note with a printed number or mark: "n1", "nstar"."""
        return self._unique("n" + _plain(key))

    def call(self, key: str) -> str:
        """Return the identifier of a call to the note of this number: "r1", and "r1-2" for the second."""
        return self._unique("r" + _plain(key))

    def _unique(self, wanted: str) -> str:
        count = self._taken[wanted] = self._taken.get(wanted, 0) + 1
        return wanted if count == 1 else f"{wanted}-{count}"


def _digest(words: str) -> str:
    return base64.b32encode(hashlib.sha256(words.encode("utf-8")).digest()).decode("ascii")[:7].lower()


def _plain(key: str) -> str:
    spelt = "".join(_MARKS.get(char, char) for char in key)
    return re.sub(r"[^0-9a-z]", "", spelt.lower()) or "x"
