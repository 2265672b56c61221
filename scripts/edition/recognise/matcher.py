"""Find the forms of registers in a text, all at once: an automaton (Aho and Corasick), linear in the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import Final

from edition.adapters.automaton import Automaton
from edition.recognise.fold import fold, lower, plain
from edition.recognise.inflect import cases
from edition.recognise.nameparts import PARTICLES
from edition.registers.model import Entry, Form, Kind, Registers

#: A form of one word and figures only ("1905") is found everywhere and names nothing by itself.
_NAMES_NOTHING: Final = re.compile(r"[\W\d_]*")
_ARTICLE: Final = re.compile(r"^(?:the|a|an|der|die|das|le|la|les)\s+(?=\S)", re.IGNORECASE)


class How(IntEnum):
    """Which part of a form was found; the most specific first."""

    WHOLE = 0
    SURNAME = 1
    PLURAL = 2


@dataclass(frozen=True, slots=True)
class Reading:
    """One entry that a stretch of text may mean, and the form by which it was found."""

    entry: Entry
    form: Form
    how: How


@dataclass(frozen=True, slots=True)
class Hit:
    """Code points [start, end) of a text are a form of the entries of `readings`."""

    start: int
    end: int
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class _Needle:
    words: str
    entry: int
    form: int
    how: How


class Matcher:
    """The forms of some registers, made ready to be found in texts."""

    def __init__(self, registers: Registers) -> None:
        self.registers = registers
        needles: dict[str, list[_Needle]] = defaultdict(list)
        for number, entry in enumerate(registers.entries):
            for key, needle in _needles(entry, number):
                if needle not in needles[key]:
                    needles[key].append(needle)
        self._automaton = Automaton({key: tuple(found) for key, found in needles.items()})

    @cached_property
    def given_names(self) -> frozenset[str]:
        """The forenames and patronymics of all persons, in lower case."""
        forms = (form for entry in self.registers.entries for form in entry.forms)
        return frozenset(lower(plain(name)) for form in forms for name in form.given)

    def hits(self, text: str) -> list[Hit]:
        """Return every form in a text that stands there as a word of its own, in order; hits may overlap."""
        folded = fold(text)
        found: dict[tuple[int, int], list[Reading]] = {}
        for begin, end, needles in self._automaton.find(folded.text):
            if not stands_alone(folded.text, begin, end):
                continue
            start, stop = folded.at(begin), folded.at(end - 1) + 1
            if readings := list(self._readings(" ".join(text[start:stop].split()), needles)):
                found.setdefault((start, stop), []).extend(readings)
        return [Hit(start, end, _best(found[start, end])) for start, end in sorted(found)]

    def entries_in(self, text: str) -> frozenset[str]:
        """Return the ids of the entries one of whose forms occurs in a text, whatever it may mean there."""
        return frozenset(reading.entry.id for hit in self.hits(text) for reading in hit.readings)

    def _readings(self, words: str, needles: Sequence[_Needle]) -> Iterator[Reading]:
        for needle in needles:
            if case_agrees(needle.words, words):
                entry = self.registers.entries[needle.entry]
                yield Reading(entry, entry.forms[needle.form], needle.how)


def _needles(entry: Entry, number: int) -> Iterator[tuple[str, _Needle]]:
    for place, form in enumerate(entry.forms):
        for words, how in _variants(entry, form):
            for spelling in dict.fromkeys((words, plain(words))):
                key = lower(" ".join(spelling.split()))
                if len(key) > 1 and not _NAMES_NOTHING.fullmatch(key):
                    yield key, _Needle(spelling, number, place, how)


def _variants(entry: Entry, form: Form) -> Iterator[tuple[str, How]]:
    """Yield what of a form is looked for; forenames and initials are read leftwards from a surname."""
    if not form.surname:
        words = _ARTICLE.sub("", form.words, count=1) if entry.kind is not Kind.WORK else form.words
        yield from ((case, How.WHOLE) for case in (words, *cases(words)))
        return
    bare = _without_particles(form.surname)
    for surname in dict.fromkeys((form.surname, bare)):
        yield from ((case, How.SURNAME) for case in (surname, *cases(surname)))
        yield from ((plural, How.PLURAL) for plural in plurals(surname))


def _without_particles(surname: str) -> str:
    words = surname.split()
    while len(words) > 1 and words[0].lower() in PARTICLES:
        words = words[1:]
    return " ".join(words)


def plurals(surname: str) -> tuple[str, ...]:
    """Return the English plurals of a surname: "Kerenskys", "Jameses"."""
    if surname[-1:].lower() in {"s", "x", "z"} or surname[-2:].lower() in {"ch", "sh"}:
        return (f"{surname}es",)
    return (f"{surname}s",)


def stands_alone(folded: str, begin: int, end: int) -> bool:
    """Whether [begin, end) of a folded text is no part of a longer word.

    A hyphen joins words ("Marx-Engels-Verlag"), an apostrophe does before a letter other than the
    possessive s ("o'brien").
    """
    if folded[begin - 1 : begin].isalnum() or folded[end : end + 1].isalnum():
        return False
    if folded[begin - 1 : begin] in {"-", "'"} and folded[begin - 2 : begin - 1].isalnum():
        return False
    after = folded[end : end + 3]
    if after[:1] == "-" and after[1:2].isalnum():
        return False
    return not (after[:1] == "'" and after[1:2].isalpha() and (after[1] != "s" or after[2:3].isalnum()))


def case_agrees(form: str, words: str) -> bool:
    """Whether words are set as a form allows: as the form, in capitals, or with common words in lower case.

    "October revolution" agrees with "October Revolution", "allies" not with "Allies". Words that the form
    has in lower case may be capitals where the form has capitals, too ("Treaty Of Brest").
    """
    if form == words:
        return True
    if form == lower(form):
        return False
    if words.isupper() and len(words) > 3:
        return True
    pairs = list(zip(form.split(), words.split(), strict=False))
    return any(mine[:1].isupper() and one[:1].isupper() for mine, one in pairs)


def _best(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return one reading for each entry, the most specific; a plural only where there is nothing else."""
    found: dict[str, Reading] = {}
    singular = any(reading.how is not How.PLURAL for reading in readings)
    for reading in sorted(readings, key=lambda one: one.how):
        if not (singular and reading.how is How.PLURAL):
            found.setdefault(reading.entry.id, reading)
    return tuple(found.values())
