"""A proposal in the making, and the text around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property
from typing import Final

from edition.recognise.naming.ordinary import ordinary

_NEXT: Final = re.compile(r"[’']?s?[”’»\"]?(?P<mark>[,:;.)]?)[”’»\"*_]{0,2}\s(?P<word>[\w’'-]+)?")
#: What may stand between a word and the name after it.
_BETWEEN: Final = frozenset(' \u00a0\n\r\t“„«‘"(*_')


class State(IntEnum):
    """Whether a sequence counts by itself, only beside others of its form, or not at all."""

    NO = 0
    ECHO = 1
    YES = 2


@dataclass(slots=True)
class Proposal:
    """A range that may be a name, with votes for kinds and the reasons, in words for an editor."""

    start: int
    end: int
    words: tuple[str, ...]
    state: State
    votes: dict[str, float] = field(default_factory=dict)
    reasons: list[str] = field(default_factory=list)

    def vote(self, kind: str, weight: float, reason: str = "") -> None:
        """Add weight to a kind, with the reason if there is one to show."""
        self.votes[kind] = self.votes.get(kind, 0.0) + weight
        if reason and reason not in self.reasons:
            self.reasons.append(reason)


@dataclass(frozen=True)
class Context:
    """The text around: its characters, its language, the words it has in lower case, and those `known` elsewhere."""

    text: str
    lower: frozenset[str]
    language: str = "en"
    known: frozenset[str] = frozenset()

    @cached_property
    def usual(self) -> frozenset[str]:
        """The words of the language that tell nothing by their capital."""
        return ordinary(self.language)

    def before(self, at: int, floor: int) -> tuple[str, str, bool]:
        """Return the two words before a place, and whether only white space follows them; not beyond `floor`."""
        last, end = self._word_before(at, max(floor, at - 30))
        if not last:
            return "", "", False
        plain = self.text[end:at].isspace()
        second, _ = self._word_before(end - len(last), max(floor, end - len(last) - 30))
        return second.lower(), last, plain

    def _word_before(self, at: int, floor: int) -> tuple[str, int]:
        text = self.text
        end = at
        while end > floor and text[end - 1] in _BETWEEN:
            end -= 1
        start = end
        while start > floor and (text[start - 1].isalnum() or text[start - 1] in "’'-"):
            start -= 1
        return (text[start:end], end) if end < at else ("", at)

    def after(self, at: int, ceiling: int) -> tuple[str, str]:
        """Return the mark and the next word after a place, not beyond `ceiling`."""
        match = _NEXT.match(self.text, at, min(ceiling, at + 40))
        return (match["mark"], match["word"] or "") if match else ("", "")
