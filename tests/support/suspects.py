"""What a recogniser of errors finds of those that an editor found: corrections as data, and a measure."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from edition.conversion import decisions_for
from edition.decide.matching import place
from edition.decide.model import Correction, Suspects
from edition.encode.document import recognise
from edition.matching import matcher_of
from edition.model import Finding
from edition.project import Edition
from edition.recognise.inline import Inline
from edition.recognise.suspects import WORTH_SHOWING, Suspect, find_suspects
from edition.source import Source, read_source
from edition.suspicion import known_words
from tests.support.paths import ROOT

GOLD = ROOT / "tests" / "suspects" / "gold"
#: An insertion may be proposed on the other side of a blank or of a mark.
_NEAR = 1


@dataclass(frozen=True)
class Score:
    """Of `wanted` errors, those at whose place something is proposed, and those proposed right."""

    wanted: tuple[Correction, ...]
    found: tuple[Correction, ...]
    right: tuple[Correction, ...]
    proposals: int
    words: int

    @property
    def recall(self) -> float:
        """The share of the errors at whose place something is proposed."""
        return len(self.found) / len(self.wanted) if self.wanted else 1.0

    @property
    def per_thousand(self) -> float:
        """The proposals in a thousand words of the text."""
        return 1000 * self.proposals / self.words


def gold(name: str) -> tuple[Correction, ...]:
    """Return the corrections of a text, by the name of its capture."""
    with (GOLD / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(Correction(reason="x", **row) for row in rows)


def gold_places(source: Source, corrections: Sequence[Correction]) -> list[tuple[int, int]]:
    """Return the place of each; an insertion has the same start and end."""
    places = []
    for one in corrections:
        found = place(source, one.sic or one.after, one.words)
        assert not isinstance(found, Finding), found
        places.append(found if one.sic else (found[1], found[1]))
    return places


@lru_cache(maxsize=8)
def undecided(capture: Path) -> tuple[Source, tuple[Suspect, ...]]:
    """Return the suspects of a capture of this edition as if no correction had been made yet."""
    edition = Edition(ROOT)
    source = read_source(capture)
    decisions, _ = decisions_for(source, edition)
    decisions = replace(decisions, correction=(), note=(), suspects=Suspects())
    matcher = matcher_of(edition)
    found = recognise(source, decisions, matcher)
    known = known_words(matcher.registers)
    suspects = find_suspects(
        source, found.layout, Inline(list(found.inline)), found.names, decisions.text.language, known
    )
    return source, tuple(suspects)


def score(name: str, least: float = WORTH_SHOWING) -> Score:
    """Measure the suspects of a capture that score `least` or more against its corrections."""
    source, suspects = undecided(ROOT / "seeds" / f"{name}.txt")
    shown = [one for one in suspects if one.score >= least]
    narrow = [one for one in shown if not one.whole]
    wanted = gold(name)
    found, right = [], []
    for one, (start, end) in zip(wanted, gold_places(source, wanted), strict=True):
        near = [s for s in narrow if s.start <= end + _NEAR and start <= s.end + _NEAR]
        if near:
            found.append(one)
        if any(_result(source, s.start, s.end, s.proposal) == _result(source, start, end, one.corr) for s in near):
            right.append(one)
    return Score(wanted, tuple(found), tuple(right), len(shown), len(source.text.split()))


def _result(source: Source, start: int, end: int, corr: str) -> str:
    """Return the lines around a place as they would read, without blanks beside marks."""
    around = source.text[max(0, start - 80) : start] + corr + source.text[end : end + 80]
    left = start - source.text.rfind("\n", 0, start)
    return f"{left > 0}" + "".join(around.split())
