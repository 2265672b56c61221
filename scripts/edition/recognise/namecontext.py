"""What stands around a name: forenames, initials, titles, words that show that it is none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from edition.recognise.fold import lower, plain
from edition.recognise.inflect import same_stem
from edition.recognise.matcher import Hit, How, Matcher, Reading
from edition.recognise.nameparts import (
    FIRM_AFTER,
    FORENAMES,
    GENERIC,
    MEMORIALS,
    NOT_FORENAMES,
    OFFICES,
    PARTICLES,
    PEOPLES,
    PLACE_BEFORE,
    TITLES,
)
from edition.recognise.span import Span
from edition.registers.model import Kind

#: The word or the initials right before a place in a text, with the white space after it.
_BEFORE: Final = re.compile(
    r"(?P<word>(?:[^\W\d_a-zа-яё][^\W\d_A-ZА-ЯЁ]{0,2}\.\s?)+|(?<![\w’'-])[^\W\d_][\w’'-]*)(?P<gap>\s+|(?<=\.))$"
)
_INITIAL: Final = re.compile(r"[^\W\d_]{1,3}(?=\.)")
#: So many characters before a name are looked at, and so many after it.
_REACH: Final = 60
#: What stands before a capital at the beginning of a sentence, or of speech.
_SENTENCE_END: Final = re.compile(r"(?:^|[.!?…][’”\"')\]]*\s+|[:,]\s+(?=[‘“«„\"'])|\n\s*\n\s*)[‘“«„\"'(\[]*$")
_NEXT: Final = re.compile(r"\s*([^\s]+)")
_OF_MORE: Final = re.compile(r"\s+(?:of|for)\s+(?P<more>(?:the\s+)?(?=[A-ZА-Я])[^\W\d_][\w’'-]*)")
_ROLE: Final = re.compile(r".{3,}(?:ist|ists|crat|crats|vik|viks|ite|ian|man|men|woman)", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the surroundings say of a name: where it begins, what it may mean, or the code of what is wrong."""

    start: int
    readings: tuple[Reading, ...] = ()
    #: Forenames, initials or a form of several words leave no doubt which entry of the name is meant.
    full: bool = False
    #: The name is one that bodies of several countries bear.
    generic: bool = False
    #: The title or office before the name, in lower case.
    title: str = ""
    code: str = ""
    hint: str = ""


class Surroundings:
    """A text with the hits in it, asked about the surroundings of each."""

    def __init__(self, text: str, matcher: Matcher) -> None:
        self.text = text
        self.matcher = matcher
        self.hits: list[Hit] = matcher.hits(text)
        self._ends = {hit.end for hit in self.hits if hit.readings[0].how is How.WHOLE}

    @cached_property
    def _lower_words(self) -> frozenset[str]:
        return frozenset(word for word in _WORD.findall(self.text) if word.islower())

    def quote(self, start: int, end: int) -> str:
        """Return a stretch with some words around it, for a finding."""
        before = self.text[max(0, start - 30) : start].split(" ", 1)[-1]
        after = self.text[end : end + 30].rsplit(" ", 1)[0]
        return " ".join(f"{before}{self.text[start:end]}{after}".split())

    def near(self, start: int, end: int) -> str:
        """Return the text around a stretch in which co-mentions count."""
        return self.text[max(0, start - 600) : end + 600]

    def whole(self, hit: Hit, readings: tuple[Reading, ...], block: Span) -> Verdict:
        """Judge a form that was found as a whole."""
        several = " " in self.text[hit.start : hit.end]
        kinds = {reading.entry.kind for reading in readings}
        if not several and kinds == {Kind.PLACE} and (code := self._is_no_place(hit, block)):
            return Verdict(hit.start, readings, code=code)
        if kinds <= {Kind.ORGANISATION, Kind.EVENT} and (more := self._is_of_others(hit, readings, block)):
            hint = f"“{more}” may make it the name of another; decide with [[name]]"
            return Verdict(hit.start, readings, code="H004", hint=hint)
        if kinds == {Kind.WORK} and OFFICES.search(self.text, max(block.start, hit.start - _REACH), hit.start):
            return Verdict(hit.start, readings, code="H003")
        if not several and self._is_common_word(hit, block):
            return Verdict(hit.start, readings, code="H003")
        title = self._title_before(hit.start, block.start)
        generic = kinds <= {Kind.ORGANISATION, Kind.EVENT} and is_generic(self.text[hit.start : hit.end])
        return Verdict(hit.start, readings, full=several, generic=generic, title=title)

    def surname(self, hit: Hit, readings: tuple[Reading, ...], block: Span) -> Verdict:
        """Judge a surname: take the forenames before it, drop the entries that have others."""
        at, given, title, foreign = self._forenames(hit.start, block.start, readings)
        fitting = tuple(r for r in readings if not given or fits(r, given)) if not foreign else ()
        if not fitting:
            hint = " or ".join(f"{r.entry.label} ({r.entry.key})" for r in readings)
            return Verdict(at, readings, code="H002", hint=f"not {hint}: decide with [[name]] or add the person")
        if not given and not title:
            if self._is_no_person(hit, block):
                return Verdict(hit.start, fitting, code="H003")
            if self._is_common_word(hit, block):
                return Verdict(hit.start, fitting, code="H003")
        return Verdict(at, fitting, full=bool(given), title=title)

    def _forenames(self, start: int, floor: int, readings: Sequence[Reading]) -> tuple[int, list[str], str, bool]:
        """Read leftwards from a surname.

        Return where the name begins, its forenames and initials, the title before it, and whether a
        forename stands there that none of the entries has.
        """
        given: list[str] = []
        at = start
        while match := _BEFORE.search(self.text, max(floor, at - _REACH), at):
            word = match["word"].strip()
            if "\n\n" in match["gap"] or word.rstrip(".").lower() in TITLES or word.lower() in TITLES:
                break
            if any(has_particle(reading, word.lower()) for reading in readings):
                at = match.start("word")
                continue
            initials = word.endswith(".")
            if not initials and not word[0].isupper():
                break
            parts = _INITIAL.findall(word) if initials else [word]
            wanted = [*(f"{part}." if initials else part for part in parts), *given]
            if any(fits(reading, wanted) for reading in readings):
                given, at = wanted, match.start("word")
                continue
            foreign = initials or self._is_forename(word, match.start("word"), floor, match.end("word"))
            return at, given, "", foreign and not given
        return at, given, self._title_before(at, floor), False

    def _is_forename(self, word: str, start: int, floor: int, end: int) -> bool:
        """Whether a capitalised word before a surname can only be a forename (of somebody else)."""
        small = lower(plain(word))
        if end in self._ends:
            return False
        if small in self.matcher.given_names or small in FORENAMES:
            return True
        if small in NOT_FORENAMES or _ROLE.fullmatch(word) or word.isupper():
            return False
        return not (small in self._lower_words or self._begins_sentence(start, floor))

    def _begins_sentence(self, start: int, floor: int) -> bool:
        return start <= floor or bool(_SENTENCE_END.search(self.text, max(floor, start - _REACH), start))

    def _title_before(self, start: int, floor: int) -> str:
        match = _BEFORE.search(self.text, max(floor, start - _REACH), start)
        if not match:
            return ""
        word = match["word"].strip().rstrip(".").lower()
        return word if word in TITLES else ""

    def _is_no_person(self, hit: Hit, block: Span) -> bool:
        """Whether a surname names a firm, a street, or a thing called after a person ("a Potemkin village")."""
        following = self._next(hit.end, block.end)
        if following.strip(".,;:!?’”)").lower() in FIRM_AFTER or following.strip(".,;:").lower() in MEMORIALS:
            return True
        before = _BEFORE.search(self.text, max(block.start, hit.start - _REACH), hit.start)
        article = before is not None and before["word"].lower() in {"a", "an", "one", "another"}
        return article and following[:1].islower()

    def _is_no_place(self, hit: Hit, block: Span) -> str:
        """Return a code when a name of a place is a person's ("Jack London") or another place's ("New London")."""
        match = _BEFORE.search(self.text, max(block.start, hit.start - _REACH), hit.start)
        if not match or "\n\n" in match["gap"]:
            return ""
        word = match["word"].strip()
        if word.lower() in PLACE_BEFORE and word[0].isupper():
            return "H003"
        person = lower(plain(word)) in self.matcher.given_names or bool(re.fullmatch(r"(?:[A-ZА-Я]\.\s?)+", word))
        return "H003" if person and match.end("word") not in self._ends else ""

    def _is_of_others(self, hit: Hit, readings: Sequence[Reading], block: Span) -> str:
        """Return the words that may make a general name ("Central Committee") that of another body or country."""
        if not is_generic(self.text[hit.start : hit.end]):
            return ""
        match = _OF_MORE.match(self.text, hit.end, min(block.end, hit.end + _REACH))
        if match:
            return f"of {match['more']}"
        before = _BEFORE.search(self.text, max(block.start, hit.start - _REACH), hit.start)
        people = before["word"] if before and before["word"].lower() in PEOPLES else ""
        return "" if any(people in reading.entry.description for reading in readings) else people

    def _is_common_word(self, hit: Hit, block: Span) -> bool:
        """Whether a name at the beginning of a sentence is a word that the text has in lower case, too."""
        words = self.text[hit.start : hit.end]
        common = words.lower() in self._lower_words or words.lower() in NOT_FORENAMES
        return common and self._begins_sentence(hit.start, block.start)

    def _next(self, end: int, ceiling: int) -> str:
        match = _NEXT.match(self.text, end, ceiling)
        return match[1] if match else ""


def is_generic(words: str) -> bool:
    """Whether a name consists of words that the bodies of many countries have in theirs."""
    return all(lower(word) in GENERIC for word in re.split(r"[\s-]+", words))


def has_particle(reading: Reading, word: str) -> bool:
    """Whether a particle ("von", "de") stands in the name of an entry, before the surname."""
    return word in PARTICLES and word in reading.form.words.lower().split()


def fits(reading: Reading, given: Sequence[str]) -> bool:
    """Whether forenames and initials, in order, can be those of an entry: "V. I." of Vladimir Ilyich."""
    forms = [form.given for form in reading.entry.forms if form.given]
    return any(_in_order(given, names) for names in forms)


def _in_order(given: Sequence[str], names: Sequence[str]) -> bool:
    wanted = list(given)
    for name in names:
        if wanted and _same(wanted[0], name):
            wanted.pop(0)
    return not wanted


def _same(given: str, name: str) -> bool:
    mine, theirs = lower(plain(given)), lower(plain(name))
    if mine.endswith("."):
        return theirs.startswith(mine.rstrip("."))
    return mine == theirs or same_stem(mine, theirs)
