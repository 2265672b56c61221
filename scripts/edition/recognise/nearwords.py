"""Words near to others: one edit away, or alike to a machine that reads print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from math import sqrt
from typing import Final

from edition.recognise.lexicon import Lexicon
from edition.recognise.suspect import Defect

#: Letters that are read for others in print, both ways.
_ALIKE: Final = tuple(
    tuple(pair.split("/"))
    for pair in (
        "rn/m cl/d li/h e/c n/u k/l t/r h/b f/t i/l i/j a/o a/e o/e c/o s/a vv/w ii/u ri/n in/m ni/m nn/m iii/m tl/d "
        "fi/h ll/u li/n h/n h/k f/s v/y g/q u/v il/u m/n t/l t/f oc/ce lt/k ni/in ii/n rr/n ln/m lii/hi 1/l 0/o 5/s"
    ).split()
)
_READ_FOR: Final = tuple(sorted({(a, b) for a, b in _ALIKE} | {(b, a) for a, b in _ALIKE}))
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_ALPHABETS: Final = {"ru": "абвгдежзийклмнопрстуфхцчшщъыьэюяё", "de": _LETTERS + "äöüß", "fr": _LETTERS + "éèêàçùîôâ"}
#: Upright strokes of letters in print: "im" and "un" have four each.
_STROKES: Final = str.maketrans({"m": "iii", "n": "ii", "u": "ii", "r": "i", "a": "ii"})
_STROKE_RUN: Final = re.compile(r"i+")
#: A word must be written this often to be looked for by its shape.
_COMMON: Final = 60_000_000
#: And this often for it to be looked for by its letters.
_USUAL: Final = 300_000


@dataclass(frozen=True, slots=True)
class Near:
    """A word near to another, by what edit, and how likely the edit is (0 to 1)."""

    word: str
    kind: Defect
    weight: float
    how: str


@dataclass
class NearWords:
    """Finds the words of a lexicon near to one; each word is looked up once."""

    lexicon: Lexicon
    _found: dict[str, list[Near]] = field(default_factory=dict)

    def near(self, word: str) -> list[Near]:
        """Return near words, the likeliest first."""
        if word not in self._found:
            best: dict[str, Near] = {}
            for one in self._edits(word):
                if one.word != word and (one.word not in best or best[one.word].weight < one.weight):
                    best[one.word] = one
            ranked = sorted(best.values(), key=lambda n: (-n.weight * self._common(n.word), n.word))
            self._found[word] = ranked[:12]
        return self._found[word]

    def _common(self, word: str) -> float:
        """Return a weight for how common a word is: its count, damped."""
        return sqrt(self.lexicon.count(word))

    def _edits(self, word: str) -> Iterator[Near]:
        counts = self.lexicon.counts
        for made, kind, weight, how in _one_edit(word, _ALPHABETS.get(self.lexicon.language, _LETTERS)):
            if made in counts:
                yield Near(made, kind, weight, how)
        yield from self.alike(word)
        yield from self.displaced(word)

    def alike(self, word: str) -> Iterator[Near]:
        """Yield the words of the list that print makes look like a word."""
        for read, meant in _READ_FOR:
            at = word.find(read)
            while at >= 0:
                made = word[:at] + meant + word[at + len(read) :]
                if made in self.lexicon.counts and made != word:
                    yield Near(made, Defect.OCR, 1.0, f"“{meant}” is easily read as “{read}”")
                at = word.find(read, at + 1)
        for other in self._by_shape.get(_shape(word), ()):
            off = _strokes_off(word, other)
            if other != word and (off == 0 or (off == 1 and len(word) > 3)):
                yield Near(other, Defect.OCR, 0.5 if off else 0.9, f"in print “{other}” looks much like “{word}”")

    def displaced(self, word: str) -> Iterator[Near]:
        """Yield the words that have the same letters in another order, the first in its place."""
        if len(word) >= 6:
            for other in self._by_letters.get(_letters(word), ()):
                if other[0] == word[0]:
                    yield Near(other, Defect.MISPRINT, 0.9, "letters have changed places")

    @cached_property
    def _by_shape(self) -> dict[str, list[str]]:
        shapes: dict[str, list[str]] = {}
        for word, count in self.lexicon.counts.items():
            if count >= _COMMON and len(word) > 2 and word.isascii():
                shapes.setdefault(_shape(word), []).append(word)
        return shapes

    @cached_property
    def _by_letters(self) -> dict[str, list[str]]:
        letters: dict[str, list[str]] = {}
        for word, count in self.lexicon.counts.items():
            if count >= _USUAL and len(word) >= 6:
                letters.setdefault(_letters(word), []).append(word)
        return letters


@lru_cache(maxsize=4)
def near_words(lexicon: Lexicon) -> NearWords:
    """Return what finds the words near to others in a lexicon; it is made once."""
    return NearWords(lexicon)


def _one_edit(word: str, letters: str) -> Iterator[tuple[str, Defect, float, str]]:
    """Yield what one edit makes of a word: a letter lost, put in, changed, or two that changed places."""
    for at in range(len(word)):
        before, char, after = word[:at], word[at], word[at + 1 :]
        doubled = after[:1] == char
        yield before + after, Defect.MISPRINT, 0.9 if doubled else 0.5, f"one “{char}” too many"
        if after and after[0] != char:
            yield before + after[0] + char + after[1:], Defect.MISPRINT, 1.0, "two letters have changed places"
        for letter in letters:
            if letter != char:
                yield before + letter + after, Defect.MISPRINT, 0.35, f"“{char}” for “{letter}”"
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        for letter in letters:
            doubling = before[-1:] == letter
            edge = at in (0, len(word))
            yield (
                before + letter + after,
                Defect.LOST_LETTER,
                0.9 if doubling or edge else 0.6,
                f"the letter “{letter}” is lost",
            )


def _shape(word: str) -> str:
    return _STROKE_RUN.sub("i", word.translate(_STROKES))


def _strokes_off(one: str, other: str) -> int:
    """Return by how many strokes two words of one shape differ, run by run."""
    runs = zip(
        _STROKE_RUN.findall(one.translate(_STROKES)), _STROKE_RUN.findall(other.translate(_STROKES)), strict=True
    )
    return sum(abs(len(a) - len(b)) for a, b in runs)


def _letters(word: str) -> str:
    return "".join(sorted(word))
