"""Many words found in a text at once, in one pass (pyahocorasick: Aho and Corasick's automaton)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

import ahocorasick

T = TypeVar("T")


class Automaton(Generic[T]):
    """Words, each with a value, made ready to be found."""

    def __init__(self, words: Mapping[str, T]) -> None:
        self._found = ahocorasick.Automaton()
        for word, value in words.items():
            self._found.add_word(word, (len(word), value))
        if words:
            self._found.make_automaton()
        self._empty = not words

    def find(self, text: str) -> Iterator[tuple[int, int, T]]:
        """Yield begin, end (code points) and value of every occurrence, overlapping ones too, by their ends."""
        if self._empty:
            return
        for last, (length, value) in self._found.iter(text):
            yield last + 1 - length, last + 1, value
