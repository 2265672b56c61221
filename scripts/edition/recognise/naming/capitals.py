"""Capitalised words of a block, where sentences begin, and the sequences that may be names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from edition.recognise.nameparts import PARTICLES, TITLES
from edition.recognise.naming import cues, nobody
from edition.recognise.naming.ordinary import ordinary

#: Capitals of the Latin, Greek, Cyrillic and Armenian scripts; `re` has no class for them.
UPPER: Final = "A-Z" + "".join(chr(c) for c in range(0xC0, 0x590) if chr(c).isupper()) + "Ḁ-Ỿ"
_LETTER: Final = r"[^\W\d_]"
_INITIAL: Final = rf"(?:[{UPPER}]|Yu|Ya|Ye|Kh|Zh|Ch|Sh|Ts|Th|Ph)\.(?=[\s\-{UPPER},;)’'”»:.?!]|$)(?:-(?=[{UPPER}]))?"
_CAPITALISED: Final = rf"[{UPPER}]{_LETTER}*(?:[’'ʼ\-‑–]{_LETTER}+|(?<=[a-z])[’'](?=\s[{UPPER}]))*"
#: A word begins after no letter, nor after a hyphen or apostrophe within a word, save those of elisions and articles.
_EDGE: Final = (
    rf"(?:(?<!{_LETTER}[’'\-‑–])(?<![\w])|(?<=[\s(«“„][ldjmnst][’'])|(?<=\bqu[’'])"
    r"|(?<=\s[aeouz][ldrnt]-)|(?<=\s[ld]i-))"
)
TOKEN: Final = re.compile(rf"(?=[{UPPER}]){_EDGE}(?:(?P<initial>{_INITIAL})|(?P<word>{_CAPITALISED}))")
_POSSESSIVE: Final = re.compile(r"[’'](?:s|S)?$")
#: Marks that may stand between the end of a sentence and its next word.
_OPENING: Final = frozenset(" \t\r\n\u00a0“„«‘\"'([{*_#—–-‹>")
_QUOTES: Final = frozenset('“„«‘"‹([')
_CLOSING: Final = frozenset("”’»\"')]}*_›")
_TERMINAL: Final = frozenset(".!?…")
_LAST_WORD: Final = re.compile(r"[\w.-]+$")
_INITIALS: Final = re.compile(rf"(?:[{UPPER}]\.)+[{UPPER}]")
_SPACE: Final = re.compile(r"[ \u00a0]{0,2}|[ \t\u00a0]?\r?\n[ \t\u00a0]*")
_PARTICLE: Final = "|".join(sorted({*PARTICLES, "y", "ol", "ul", "dem"}, key=len, reverse=True))
_PARTICLE_GAP: Final = re.compile(
    rf"\s(?:(?:{_PARTICLE})[ \u00a0-]){{1,2}}(?:[ld][’'])?|\s(?:[ld][’']|(?:al|el|ed|ol|ul|od|ad|es|ez)-)"
)
_PARTICLE_BEFORE: Final = re.compile(
    r"(?<![\w’'-])(?:(?:von|van|de|der|den|zu|zur|af|di|da|del)\s){1,2}(?:d[’'])?$|(?<![\w])d[’']$"
)
_CONNECTOR: Final = re.compile(r"\s(?P<word>of|for|on|de|des|du|der|del|para|и|and|&|et|und)\s(?:the\s|all\s|la\s)*")
_OF: Final = frozenset("of de des du der del para".split())
#: Possessives within names of bodies: "Council of People’s Commissars".
_INNER_POSSESSIVES: Final = frozenset(
    "people workers peasants soldiers sailors women miners railwaymen seamen children writers teachers cossacks king "
    "queen farmers tenants labourers men".split()
)
_TITLE_STOPS: Final = frozenset(
    "mr mrs dr prof gen col capt lt maj rev st messrs mme mlle sgt adm hon comr mm тов".split()
)
#: Words that "and" joins to the next within the name of a body.
_PAIRED: Final = frozenset("transport union trade".split())
#: Titles that begin a new name wherever they stand.
_NEW_NAME: Final = frozenset(
    "comrade comrades citizen mr mrs miss sir madame monsieur professor general colonel captain admiral marshal "
    "lieutenant major count baron prince queen king ambassador senator".split()
)
_COMPOUND_TITLES: Final = frozenset(
    "attorney governor lieutenant major consul inspector quartermaster field vice rear".split()
)
#: Words that set in capitals within a sentence show a title set with all capitals: they part what they join.
_BREAKS: Final = frozenset(
    """
    of and at in on to for by with from was were is are can be an a as or but not nos no vol vols volume issue chapter
    """.split()
)
#: Initials after a surname, and what shows that no surname follows.
_REVERSED: Final = re.compile(r"(?:\w{1,2}\.[ -]?){1,4}(?=[),;:(\[]|\s*$|\s*\n|\s?[(\d–—-]|\s[a-z])")
#: A sequence of more words is none: a line in capitals.
_LONGEST: Final = 24
#: A gap of more characters joins nothing.
_WIDEST: Final = 14


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
        return not self.initial and len(self.text) > 1 and self.text.isupper()


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of text in which sentences are whole: a paragraph, a cell, a heading; `kind` is the block's."""

    start: int
    end: int
    kind: str


@dataclass(slots=True)
class Sequence:
    """Words that stand together, and the title that was found to stand before the name in them."""

    region: Region
    words: list[Word]
    title: str = ""


def words_of(text: str, region: Region, language: str) -> Iterator[Word]:
    """Yield the capitalised words and initials of a region."""
    for match in TOKEN.finditer(text, region.start, region.end):
        start, end = match.span()
        form = match.group()
        begin = begin_of(text, start, region.start)
        if match["initial"]:
            yield Word(start, end, form, form.lower(), begin, initial=True)
        elif language == "fr" and begin is Begin.SENTENCE and form[:2] in _ELIDED and form[2:3].isupper():
            yield Word(start + 2, end, form[2:], form[2:].lower(), Begin.INSIDE)
        elif language != "fr" and len(form) > 2 and (ending := _POSSESSIVE.search(form)):
            form = form[: ending.start()]
            yield Word(start, start + len(form), form, form.lower(), begin, possessive=True)
        else:
            yield Word(start, end, form, form.lower(), begin)


_ELIDED: Final = frozenset({"L’", "L'", "D’", "D'"})


def begin_of(text: str, at: int, floor: int) -> Begin:
    """Tell whether a sentence begins at `at`; `floor` is where its region begins."""
    place, soft = at - 1, Begin.INSIDE
    while place >= floor and text[place] in _OPENING:
        if text[place] in _QUOTES:
            soft = Begin.SOFT
        place -= 1
    if place < floor:
        return Begin.SENTENCE
    while place > floor and text[place] in _CLOSING:
        place -= 1
    mark = text[place]
    if mark in _TERMINAL:
        return soft if mark == "." and _abbreviated(text, place, floor) else Begin.SENTENCE
    if mark == ":" or (mark.isdigit() and "\n" in text[place:at]):
        return Begin.SOFT
    return soft


def _abbreviated(text: str, stop: int, floor: int) -> bool:
    """Whether a stop belongs to an abbreviation or an initial."""
    match = _LAST_WORD.search(text, max(floor, stop - 16), stop)
    if not match:
        return False
    word = match.group()
    if len(word) == 1:
        return word.isalpha() and (word.isupper() or word in "гтспp")
    return word.lower() in cues.ABBREVIATIONS or bool(_INITIALS.fullmatch(word))


def sequences(text: str, region: Region, words: list[Word], language: str) -> Iterator[Sequence]:
    """Put together the words of a region that stand side by side or are joined by a particle or connector."""
    run: list[Word] = []
    for word in words:
        if word.lower in _BREAKS and word.begin is Begin.INSIDE and not word.possessive:
            if run:
                yield Sequence(region, run)
            run = []
            continue
        if run and not _joins(text, run, word, language):
            yield Sequence(region, run)
            run = []
        run.append(word)
    if run:
        yield Sequence(region, run)


def particle_start(text: str, start: int, floor: int) -> int:
    """Return where particles in lower case before a name begin ("von der Goltz"), or `start`."""
    if start <= floor or not (text[start - 1].isspace() or text[start - 1] in "’'"):
        return start
    match = _PARTICLE_BEFORE.search(text, max(floor, start - 14), start)
    return match.start() if match else start


def _joins(text: str, run: list[Word], word: Word, language: str) -> bool:
    """Whether a word goes on with the sequence before it."""
    before = run[-1]
    gap = text[before.end : word.start]
    if len(gap) > _WIDEST or len(run) >= _LONGEST:
        return False
    if before.possessive:
        if before.lower not in _INNER_POSSESSIVES:
            return False
        gap = gap[1 + gap[1:2].isalpha() :]
    if before.possessive and gap == ", ":
        return word.lower in _INNER_POSSESSIVES and len(run) > 1
    if word.begin is Begin.SENTENCE and not before.initial and before.lower not in _TITLE_STOPS:
        return False
    if word.lower in _NEW_NAME and before.lower not in _COMPOUND_TITLES | _NEW_NAME and not before.initial:
        return len(run) == 1 and (before.lower in cues.TITLE_PARTS or before.lower in nobody.NATIONAL)
    if gap == ", " and word.initial and len(run) == 1 and not before.initial:
        return _ends_reversed(text, word.start)
    if before.initial and not word.initial and len(run) > 1 and _is_reversed(text, run):
        return False
    if _SPACE.fullmatch(gap):
        return bool(gap) or before.initial
    if gap in {". ", ".\u00a0"}:
        return before.lower in _TITLE_STOPS
    if _PARTICLE_GAP.fullmatch(gap) and _may_hold_particle(before, gap, language):
        return True
    match = _CONNECTOR.fullmatch(gap)
    return bool(match) and _connects(match["word"], run, word)  # type: ignore[index]


def _ends_reversed(text: str, at: int) -> bool:
    """Whether initials after a surname and comma end there: "Joffe, A. A." and no further name."""
    match = _REVERSED.match(text, at)
    return bool(match)


def _is_reversed(text: str, run: list[Word]) -> bool:
    return not run[0].initial and text[run[0].end : run[0].end + 1] == ","


def _may_hold_particle(before: Word, gap: str, language: str) -> bool:
    """Whether a particle after a word joins: not after ordinary words, nor where it is a preposition."""
    if before.lower in TITLES:
        return gap.split()[0] not in _OF
    if before.lower in ordinary(language) or before.lower in cues.OFFICES:
        return False
    if language == "fr" and gap.split()[0] in {"de", "du", "la", "le", "des", "y"}:
        return before.lower in cues.OF_HEADS or before.lower in cues.FORENAMES
    return not (language == "de" and gap.split()[0] in {"der", "den", "dem", "zu", "zur", "de"})


def _connects(link: str, run: list[Word], word: Word) -> bool:
    """Whether a connector goes on with a name: by the head of what stands before it."""
    head = run[-1].lower
    if link == "&":
        return True
    if link in _OF:
        if head in cues.OF_HEADS:
            specific = len([one for one in run if not one.begin or one.lower not in nobody.ORDINARY_ARTICLES]) > 1
            return head not in cues.OF_HEADS_WEAK or specific or word.lower in _INNER_POSSESSIVES
        return word.lower in {"east", "soviets"} and any(one.lower in cues.OF_HEADS for one in run[:-1])
    if link == "for":
        return head in cues.FOR_HEADS
    if link == "on":
        return head in cues.ON_HEADS
    return (run[-1].possessive and head in _INNER_POSSESSIVES) or head in _PAIRED
