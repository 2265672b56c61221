"""The suspects of the texts of an edition that await a decision, each with an identifier and its context."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from edition.conversion import PROMOTED, decisions_for
from edition.decide.decisions import Correction, Decisions
from edition.decide.matching import find_words
from edition.decide.quotation import Quotation, quote_place
from edition.decide.quoting import occurrences
from edition.encode.document import recognise
from edition.errors import EditionError
from edition.matching import matcher_of
from edition.model import Finding, Location, finding
from edition.project import Edition
from edition.recognise.inline import Inline
from edition.recognise.span import Span, blocks
from edition.recognise.suspects import Defect, Suspect, find_suspects
from edition.registers.model import Registers
from edition.source import Source, read_source

#: Code points shown on each side of a suspect.
WIDTH: Final = 48
#: The reason that is written when the editor puts other words than those proposed, and gives none.
THE_SENSE: Final = "The sense."
#: Words on each side that an identifier is made of.
_NEAR: Final = 4
_LETTERS: Final = "abcdefghijkmnpqrstuvwxyz23456789"
#: Between paragraphs: what stands in others is no part of an identifier.
_BREAK: Final = re.compile(r"(?:\r\n|\n|\r)\s*(?:\r\n|\n|\r)")
_WORD: Final = re.compile(r"[^\W\d_]+")


class SuspectError(EditionError):
    """A suspect that the text does not have, or one that can't be accepted as asked."""

    exit_code = 2


@dataclass(frozen=True)
class Case:
    """A suspect of a text: its identifier, its line, and the words before and after it in one line."""

    id: str
    line: int
    before: str
    after: str
    suspect: Suspect

    def as_json(self) -> dict[str, Any]:
        """Return it as plain data."""
        one = self.suspect
        return {
            "id": self.id, "line": self.line, "start": one.start, "end": one.end, "kind": str(one.kind),
            "words": flat(one.words), "proposal": one.proposal, "removes": one.removes, "whole": one.whole,
            "score": one.score, "reason": one.reason, "before": self.before, "after": self.after,
        }  # fmt: skip


@dataclass(frozen=True)
class Cases:
    """The suspects of one text that await a decision, likeliest first, and decisions that fit nothing."""

    source: Source
    decisions: Decisions
    cases: tuple[Case, ...]
    findings: tuple[Finding, ...]
    blocks: tuple[Span, ...]

    def get(self, identifier: str) -> Case:
        """Return the suspect with an identifier; raises SuspectError."""
        for case in self.cases:
            if case.id == identifier:
                return case
        raise SuspectError(
            f"{identifier}: no suspect of {self.source.name} that awaits a decision; see `edition report suspects`"
        )

    def quote(self, case: Case) -> Quotation:
        """Return the words that name the place of a suspect and nothing else; raises DecisionError."""
        one = case.suspect
        end = one.end if not one.whole else min(one.end, one.start + len(_first_words(one.words)))
        around = [b for b in self.blocks if b.start <= one.start and end <= b.end]
        within = (around[-1].start, around[-1].end) if around else None
        return quote_place(self.source, one.start, end, within)


def open_cases(edition: Edition, capture: Path) -> Cases:
    """Return the suspects of a capture on which nothing was decided yet, none of a promoted text.

    Raises EditionError.
    """
    source = read_source(capture)
    decisions, _ = decisions_for(source, edition)
    if decisions.text.status == PROMOTED:  # its TEI is the only truth: no decision on the capture would reach it
        return Cases(source, decisions, (), (), ())
    matcher = matcher_of(edition)
    # Without what was corrected already: a decision must not change the suspects that are left.
    found = recognise(source, replace(decisions, correction=(), note=()), matcher)
    inline = Inline(list(found.inline))
    known = known_words(matcher.registers)
    suspects = find_suspects(source, found.layout, inline, found.names, decisions.text.language, known)
    ignored, findings = _ignored(source, decisions)
    corrected = list(_corrected(source, decisions))
    waiting = tuple(
        case
        for case in identify(source, suspects)
        if not _is_ignored(case.suspect, ignored) and not _is_corrected(case.suspect, corrected)
    )
    return Cases(source, decisions, waiting, tuple(findings), tuple(blocks(found.layout.spans)))


def chosen_captures(edition: Edition, texts: Sequence[str]) -> list[Path]:
    """Return the captures of some texts (identifiers, names of captures), or all; raises SuspectError."""
    from edition.decide.decisions import read_decisions

    wanted = {text.removesuffix(".txt").removesuffix(".xml") for text in texts}
    found: list[Path] = []
    named: set[str] = set()
    for capture in edition.captures():
        names = {capture.stem}
        decisions = capture.with_suffix(".toml")
        if wanted - names and decisions.is_file():
            names.add(read_decisions(decisions).text.id)
        if not wanted or names & wanted:
            found.append(capture)
            named |= names & wanted
    if missing := wanted - named:
        have = ", ".join(capture.stem for capture in edition.captures()[:10])
        raise SuspectError(f"{', '.join(sorted(missing))}: no such text; this edition has {have or 'none'}")
    return found


@lru_cache(maxsize=2)
def known_words(registers: Registers) -> frozenset[str]:
    """Return the words, in small letters, of all names that the registers have."""
    return frozenset(
        word.lower() for entry in registers.entries for form in entry.forms for word in _WORD.findall(form.words)
    )


def identify(source: Source, suspects: Sequence[Suspect]) -> Iterator[Case]:
    """Yield the suspects with identifiers that are made of their words and those around, not of their place."""
    seen: Counter[str] = Counter()
    identifiers: dict[int, str] = {}
    for number in sorted(range(len(suspects)), key=lambda n: (suspects[n].start, suspects[n].end)):
        made = _identifier(source, suspects[number])
        seen[made] += 1
        identifiers[number] = made if seen[made] == 1 else f"{made}-{seen[made]}"
    for number, suspect in enumerate(suspects):
        yield _case(source, identifiers[number], suspect)


def _identifier(source: Source, suspect: Suspect) -> str:
    before = _BREAK.split(source.text[max(0, suspect.start - 200) : suspect.start])[-1].split()[-_NEAR:]
    after = _BREAK.split(source.text[suspect.end : suspect.end + 200])[0].split()[:_NEAR]
    words = [" ".join(part) for part in (before, suspect.words.split(), after)]
    number = int.from_bytes(hashlib.sha256("\0".join([*words, str(suspect.whole)]).encode()).digest()[:5], "big")
    return "".join(_LETTERS[number >> shift & 31] for shift in range(0, 35, 5))


def _case(source: Source, identifier: str, suspect: Suspect) -> Case:
    before = source.text[max(0, suspect.start - 4 * WIDTH) : suspect.start]
    after = source.text[suspect.end : suspect.end + 4 * WIDTH]
    line = source.line_at(suspect.start)
    return Case(identifier, line, flat(before, left=True)[-WIDTH:], flat(after, right=True)[:WIDTH], suspect)


def flat(text: str, *, left: bool = False, right: bool = False) -> str:
    """Return text in one line; a blank at its end (`left`) or beginning (`right`) is kept."""
    words = " ".join(text.split())
    if left and text[-1:].isspace():
        words += " "
    if right and text[:1].isspace():
        words = f" {words}"
    return words


def _first_words(words: str) -> str:
    """Return the beginning of a passage, six words of it."""
    match = re.match(r"\s*(?:\S+\s+){0,5}\S+", words)
    return match.group() if match else words


def _ignored(source: Source, decisions: Decisions) -> tuple[list[tuple[int, int]], list[Finding]]:
    places: list[tuple[int, int]] = []
    findings: list[Finding] = []
    for words in decisions.suspects.ignore:
        found = find_words(source, words)
        places += found
        if not found:
            findings.append(finding("D001", Location(str(decisions.path)), words, "remove it from suspects.ignore"))
    return sorted(places), findings


def _is_ignored(suspect: Suspect, ignored: Sequence[tuple[int, int]]) -> bool:
    if suspect.whole:
        return any(start <= suspect.start < end for start, end in ignored)
    return any(start <= suspect.start and suspect.end <= end for start, end in ignored)


def _corrected(source: Source, decisions: Decisions) -> Iterator[tuple[int, int]]:
    for correction in decisions.correction:
        yield from corrected_places(source, correction)


def corrected_places(source: Source, correction: Correction) -> Iterator[tuple[int, int]]:
    """Yield the ranges that a correction is about; one, if its words are well chosen."""
    for start, end in find_words(source, correction.words):
        for first, last in occurrences(source.text[start:end], correction.sic or correction.after):
            yield (start + first, start + last) if correction.sic else (start + last, start + last)


def _is_corrected(suspect: Suspect, corrected: Sequence[tuple[int, int]]) -> bool:
    if suspect.whole:
        return False
    return any(
        (start < suspect.end and suspect.start < end) or (start == end and suspect.start <= start <= suspect.end)
        or (suspect.start == suspect.end and start <= suspect.start <= end)
        for start, end in corrected
    )  # fmt: skip


def correction_for(
    cases: Cases, case: Case, *, corr: str | None = None, cert: str = "", reason: str = "", kind: str = ""
) -> Correction:
    """Return the correction that accepts a suspect.

    `corr` is what the editor puts in its stead; without it, what was proposed. The reason for a proposal is none
    for other words: if the editor gives none, it is the sense. Raises SuspectError where there is nothing to
    put, or nothing would change.
    """
    suspect = case.suspect
    made = suspect.proposal if corr is None else corr
    if suspect.whole:
        raise SuspectError(f"{case.id}: is about a whole passage: decide on the suspects in it, one by one")
    if corr is None and not made and not suspect.removes:
        raise SuspectError(f"{case.id}: proposes nothing for “{flat(suspect.words)}”; say what is right")
    if made.split() == suspect.words.split() and bool(made.strip()) == bool(suspect.words.strip()):
        raise SuspectError(f"{case.id}: “{flat(suspect.words)}” would stay as it is; nothing to correct")
    if suspect.start == suspect.end and made[:1].isalnum() and suspect.kind is Defect.MISSING_WORD:
        made = f" {made}"
    quoted = cases.quote(case)
    return Correction(
        kind=kind or str(suspect.kind),
        words=quoted.words,
        sic=quoted.sic,
        after=quoted.after,
        corr=made,
        cert=cert or certainty(suspect),
        evidence="internal",
        reason=reason or (sentence(suspect.reason) if made.split() == suspect.proposal.split() else THE_SENSE),
        resp="ed",
    )


def certainty(suspect: Suspect) -> str:
    """Return the certainty that is written when the editor gives none."""
    return "high" if suspect.score >= 0.6 else "medium" if suspect.score >= 0.4 else "low"


def sentence(words: str) -> str:
    """Return words as a sentence: a capital, a full stop."""
    ended = words if words.endswith((".", "!", "?")) else f"{words}."
    return ended[:1].upper() + ended[1:]
