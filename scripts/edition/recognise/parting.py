"""Compounds that the text writes in two ways: with a hyphen, in one, in two words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from edition.recognise.passages import Passage
from edition.recognise.suspect import Defect, Guess
from edition.recognise.wording import Wording

#: A compound must stand with its hyphen this often for one without it to look wrong.
_OFTEN: Final = 3


class Parting:
    """Finds compounds that are parted once and joined elsewhere in the text."""

    def __init__(self, words: Wording) -> None:
        self.words = words
        self.joined = Counter({form: n for form, n in words.lower.items() if form.count("-") == 1 and n >= _OFTEN})
        self.parts = {tuple(form.split("-")): form for form in self.joined}
        self.parted = self._count(words.passages) if self.parts else Counter[tuple[str, str]]()
        #: Words that stand only as first parts of compounds: "counter" in "counter-revolution", "counter-attack".
        self.first_parts: Counter[str] = Counter()
        for form, count in words.lower.items():
            if "-" in form:
                self.first_parts[form.split("-")[0]] += count

    def _count(self, passages: Sequence[Passage]) -> Counter[tuple[str, str]]:
        found: Counter[tuple[str, str]] = Counter()
        for passage in passages:
            lowers = [token.lower for token in passage.tokens]
            found.update(pair for pair in pairwise(lowers) if pair in self.parts)
        return found

    def find(self, passage: Passage) -> Iterator[Guess]:
        """Yield compounds without their hyphen, and words that fell in two."""
        tokens = passage.tokens
        for at in range(len(tokens) - 1):
            first, second = tokens[at], tokens[at + 1]
            if passage.text[first.end : second.start] != " ":
                continue
            pair = (first.lower, second.lower)
            if (form := self.parts.get(pair)) and self.parted[pair] * 4 <= self.joined[form]:
                made = f"{first.text}-{second.text}"
                reason = f"elsewhere in the text with a hyphen ({self.joined[form]} times)"
                yield Guess(first.start, second.end, Defect.PUNCTUATION, made, 0.5, reason)
            elif (
                self.first_parts[first.lower] >= _OFTEN and self.words.lower[first.lower] == 1 and second.text.islower()
            ):
                made = f"{first.text}-{second.text}"
                often = self.first_parts[first.lower]
                reason = f"elsewhere in the text “{first.lower}-” stands with a hyphen ({often} times)"
                yield Guess(first.start, second.end, Defect.PUNCTUATION, made, 0.45, reason)
            elif first.text.islower() and second.text.islower():
                yield from self._fallen_apart(first.start, second.end, first.text, second.text)

    def _fallen_apart(self, start: int, end: int, first: str, second: str) -> Iterator[Guess]:
        """Look at two words that are one in the list, and hardly ever stand together as two."""
        lexicon, whole = self.words.lexicon, first + second
        if not lexicon.count(whole) or lexicon.pair(first, second) or first in {"a", "i"}:
            return
        unknown = not lexicon.has(first) or not lexicon.has(second)
        if not unknown and (min(len(first), len(second)) < 4 or not self.words.english):
            return
        score = 0.75 if unknown else 0.25
        yield Guess(start, end, Defect.RUN_TOGETHER, whole, score, f"one word that fell in two: “{whole}”")
