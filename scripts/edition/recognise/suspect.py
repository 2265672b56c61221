"""A suspect: words of the source that may be an error, with what is proposed and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Defect(StrEnum):
    """Kinds of errors; the values are those of the corrections in a decisions file."""

    MISPRINT = "misprint"
    OCR = "ocr"
    LOST_LETTER = "lost-letter"
    STRAY = "stray-character"
    MISSING_WORD = "missing-word"
    PUNCTUATION = "punctuation"
    RESIDUE = "markup-residue"
    RUN_TOGETHER = "run-together"


#: Of these an empty proposal says that the words do not belong to the text.
REMOVED: Final = frozenset({Defect.STRAY, Defect.RESIDUE})


@dataclass(frozen=True, slots=True)
class Suspect:
    """Code points [start, end) of the source may be an error; `score` (0 to 1) says how likely.

    Where something is missing, start and end are the same: `proposal` is put in before `start`. Otherwise it
    stands for `words`; where it is "", nothing is proposed, or the words are proposed to go (`removes`).
    """

    start: int
    end: int
    kind: Defect
    words: str
    proposal: str
    score: float
    reason: str
    #: Whether it is about a whole passage, in which other suspects stand.
    whole: bool = False

    @property
    def removes(self) -> bool:
        """Whether the words are proposed to go."""
        return bool(self.words) and not self.proposal and self.kind in REMOVED


@dataclass(frozen=True, slots=True)
class Guess:
    """A suspect in a passage, before its place in the source is known; `whole` is one about all of it."""

    start: int
    end: int
    kind: Defect
    proposal: str
    score: float
    reason: str
    whole: bool = False
