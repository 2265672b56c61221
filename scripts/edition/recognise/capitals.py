"""Capitalised words of a block, where sentences begin, and the sequences that may be names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final

from edition.recognise import cues
from edition.recognise.nameparts import PARTICLES

#: Capitals of the Latin, Greek, Cyrillic, Armenian and Georgian scripts; `re` has no class for them.
UPPER: Final = "A-Z" + "".join(chr(c) for c in range(0xC0, 0x590) if chr(c).isupper()) + "Ḁ-Ỿ"
_LETTER: Final = r"[^\W\d_]"
_INITIAL: Final = rf"(?:[{UPPER}]|Yu|Ya|Ye|Kh|Zh|Ch|Sh|Ts|Th|Ph|Ю|Я)\.(?=[\s\-{UPPER},;)’'”»:]|$)(?:-(?=[{UPPER}]))?"
_CAPITALISED: Final = rf"[{UPPER}]{_LETTER}*(?:[’'ʼ\-‑–]{_LETTER}+|(?<=[a-z])[’'](?=\s[{UPPER}]))*"
TOKEN: Final = re.compile(rf"(?<!{_LETTER}[’'\-‑–])(?<![\w])(?:(?P<initial>{_INITIAL})|(?P<word>{_CAPITALISED}))")
_POSSESSIVE: Final = re.compile(r"[’'](?:s|S)?$")
#: What opens: marks that may stand between the end of a sentence and its next word.
_OPENING: Final = frozenset(" \t\r\n\u00a0“„«‘\"'([{*_#—–-‹>")
_QUOTES: Final = frozenset("“„«‘\"‹")
_CLOSING: Final = frozenset("”’»\"')]}*_›")
_TERMINAL: Final = frozenset(".!?…")
_LAST_WORD: Final = re.compile(r"[\w.-]+$")
_SPACE: Final = re.compile(r"[ \u00a0]{1,2}|[ \t\u00a0]?\r?\n[ \t\u00a0]*")
_PARTICLE: Final = "|".join(sorted((*PARTICLES, "y", "et", "ed", "ol", "ul", "zum", "zu", "dem"), key=len, reverse=True))
_PARTICLE_GAP: Final = re.compile(rf"\s(?:(?:{_PARTICLE})[ \u00a0-]){{1,2}}(?:[ld][’'])?|\s(?:[ld]|al-|el-|ed-|ol-)[’']?")
_PARTICLE_BEFORE: Final = re.compile(rf"(?<![\w’'-])(?:(?:von|van|de|der|den|zu|zur|af|di|da|del)\s){{1,2}}(?:d[’'])?$|(?<![\w])d[’']$")
_CONNECTOR: Final = re.compile(
    r"\s(?P<word>of|for|on|de|des|du|der|des|de la|para|of the|for the|on the|des|of all|of the all|и|and|&|et|und)\s(?:the\s)?"
)


class Begin(IntEnum):
    """How a word stands: inside a sentence, after a mark that may open one, or as the first of one."""

    INSIDE = 0
    SOFT = 1
    SENTENCE = 2


@dataclass(frozen=True, slots=True)
class Word:
    """A capitalised word or an initial: [start, end) of the source without a possessive ending."""

    start: int
    end: int
    text: str
    lower: str
    begin: Begin
    initial: bool = False
    possessive: bool = False

    @property
    def caps(self) -> bool:
        """Whether all letters are capitals, and there are several."""
        return len(self.text) > 1 and self.text.isupper() and not self.initial


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of text in which sentences are whole: a paragraph, a cell, a heading."""

    start: int
    end: int
    kind: str
    type: str = ""


@dataclass(slots=True)
class Sequence:
    """Words that stand together; `start` lies before the first when a particle belongs to it."""

    region: Region
    words: list[Word]
    start: int
    end: int
    #: Words before it that tell of a person: "Comrade", "General".
    title: str = ""
    reasons: list[str] = field(default_factory=list)

    @property
    def single(self) -> bool:
        """Whether it is one word."""
        return len(self.words) == 1


def words_of(text: str, region: Region, language: str) -> Iterator[Word]:
    """Yield the capitalised words and initials of a region."""
    for match in TOKEN.finditer(text, region.start, region.end):
        start, end = match.span()
        form = match.group()
        if match["initial"]:
            yield Word(start, end, form, form.lower(), begin_of(text, start, region.start), initial=True)
            continue
        if language == "fr" and form[1:2] in "’'" and form[0] in "LD" and len(form) > 2 and form[2].isupper():
            if begin_of(text, start, region.start):
                start, form = start + 2, form[2:]
                yield Word(start, end, form, form.lower(), Begin.INSIDE)
                continue
        possessive = _POSSESSIVE.search(form)
        if possessive and language != "fr" and len(form) > 2:
            form = form[: possessive.start()]
            yield Word(
                start, start + len(form), form, form.lower(), begin_of(text, start, region.start), possessive=True
            )
            continue
        yield Word(start, end, form, form.lower(), begin_of(text, start, region.start))


def begin_of(text: str, at: int, floor: int) -> Begin:
    """Tell whether a sentence begins at `at`; `floor` is where its region begins."""
    place, soft = at - 1, Begin.INSIDE
    while place >= floor and text[place] in _OPENING:
        if text[place] in _QUOTES or text[place] in "([":
            soft = Begin.SOFT
        place -= 1
    if place < floor:
        return Begin.SENTENCE
    while place > floor and text[place] in _CLOSING:
        place -= 1
    mark = text[place]
    if mark in _TERMINAL:
        if mark == "." and _abbreviated(text, place, floor):
            return soft
        return Begin.SENTENCE
    if mark == ":":
        return Begin.SOFT
    if mark.isdigit() and "\n" in text[place:at]:
        return Begin.SOFT
    return soft


def _abbreviated(text: str, stop: int, floor: int) -> bool:
    """Whether the stop belongs to an abbreviation or an initial."""
    match = _LAST_WORD.search(text, max(floor, stop - 16), stop)
    if not match:
        return False
    word = match.group()
    if len(word) == 1:
        return word.isalpha() and (word.isupper() or word in "гтспp")
    if re.fullmatch(rf"(?:[{UPPER}]\.)+[{UPPER}]", word):
        return True
    return word.lower() in cues.ABBREVIATIONS


def sequences(text: str, region: Region, words: list[Word], language: str) -> Iterator[Sequence]:
    """Put together the words of a region that stand side by side or are joined by a particle or connector."""
    run: list[Word] = []
    for word in words:
        if run and not _joins(text, run, word, language):
            yield _sequence(text, region, run)
            run = []
        run.append(word)
    if run:
        yield _sequence(text, region, run)


def _sequence(text: str, region: Region, run: list[Word]) -> Sequence:
    return Sequence(region, run, run[0].start, run[-1].end)


def particle_start(text: str, start: int, floor: int) -> int:
    """Return where particles in lower case before a name begin ("von der Goltz"), or `start`."""
    match = _PARTICLE_BEFORE.search(text, max(floor, start - 14), start)
    return match.start() if match else start


def _joins(text: str, run: list[Word], word: Word, language: str) -> bool:
    before = run[-1]
    gap = text[before.end : word.start]
    if len(gap) > 14:
        return False
    if before.possessive:
        gap = _POSSESSIVE.sub("", gap.rstrip(), count=1) + gap[len(gap.rstrip()) :]
        if before.lower not in _INNER_POSSESSIVES and not _names_possessor(run):
            return False
    if before.initial:
        return not gap.strip() and "\n\n" not in gap and len(gap) <= 2
    if _SPACE.fullmatch(gap):
        return not (word.initial and before.lower in cues.ORDINARY_EN and before.begin)
    if gap == ". " or gap == ".\u00a0":
        return before.lower in _TITLE_STOPS
    if _PARTICLE_GAP.fullmatch(gap) and not _is_common(before.lower, language):
        return not (language == "fr" and gap.strip() in _FRENCH_LINKS) or before.lower in cues.OF_HEADS
    match = _CONNECTOR.fullmatch(gap)
    return bool(match) and _connects(match["word"].split()[0], run, word)  # type: ignore[index]


_INNER_POSSESSIVES: Final = frozenset(
    "people workers peasants soldiers sailors women miners railwaymen seamen children writers teachers cossacks king "
    "queen george john paul party’s farmers tenants labourers men".split()
)
_TITLE_STOPS: Final = frozenset("mr mrs dr prof gen col capt lt maj rev st messrs mme mlle sgt adm hon comr m mm тов".split())
_FRENCH_LINKS: Final = frozenset({"de", "du", "la", "le", "de la", "l’", "d’", "al", "des"})


def _names_possessor(run: list[Word]) -> bool:
    return False


def _is_common(lower: str, language: str) -> bool:
    return lower in ordinary(language) or lower in cues.OFFICES


def _connects(link: str, run: list[Word], word: Word) -> bool:
    """Whether a connector goes on with a name: by the head of what stands before it."""
    head = run[-1].lower
    lowers = [one.lower for one in run if one.lower not in cues.ORDINARY_EN or one.begin == Begin.INSIDE]
    if link in {"&"}:
        return True
    if link in {"of", "de", "des", "du", "der", "para"}:
        if head in cues.OF_HEADS:
            return head not in cues.OF_HEADS_WEAK or len(lowers) > 1 or word.lower.rstrip("’'s") in _INNER_POSSESSIVES
        return len(run) > 1 and any(one.lower in cues.OF_HEADS for one in run[:-1]) and word.lower in {"east", "soviets"}
    if link == "for":
        return head in cues.FOR_HEADS
    if link == "on":
        return head in cues.ON_HEADS
    if link in {"and", "и", "und", "et"}:
        if run[-1].possessive and head in _INNER_POSSESSIVES:
            return True
        if head in _PAIRED:
            return True
        return False
    return False


#: Words that "and" joins to the next within the name of a body.
_PAIRED: Final = frozenset("transport union rabochy trade".split())


def ordinary(language: str) -> frozenset[str]:
    """Return the words that tell nothing by their capital."""
    return _ORDINARY.get(language[:2], cues.ORDINARY_EN)


_ORDINARY: Final = {
    "en": cues.ORDINARY_EN,
    "de": cues.ORDINARY_DE,
    "fr": cues.ORDINARY_FR,
    "ru": cues.ORDINARY_RU,
}
