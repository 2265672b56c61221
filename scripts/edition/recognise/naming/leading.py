"""What stands in capitals around a name without being part of it: titles, articles, the first word of a sentence."""

from __future__ import annotations

from typing import Final

from edition.recognise.nameparts import TITLES
from edition.recognise.naming import cues, nobody
from edition.recognise.naming.capitals import Sequence, Word
from edition.recognise.naming.context import Context

ALL_TITLES: Final = (TITLES | cues.MORE_TITLES) - {"saint", "st", "engineer", "consul"}
_GERMAN: Final = ALL_TITLES | cues.GERMAN_TITLES
_KINGS: Final = frozenset("king queen pope tsar emperor kaiser sultan shah emir amir patriarch prince".split())
#: Words that are no part of a name even within a sentence.
_NEVER: Final = frozenset("i o oh the a an q no nos vol der die das".split())
_FRENCH_NEVER: Final = frozenset("le la les l un une".split())
#: Function words, which begin no name even where a word for a body follows.
_FUNCTION: Final = frozenset(
    "the this that these those our your his her its their my in on at of for from to by with when where what which why "
    "how and but or no not all both each every some any if as so then there here now new old".split()
)
#: Adjectives and peoples in the capitals after a name: "Black Sea French sailors".
_TRAILING: Final = (nobody.NATIONAL | nobody.PEOPLES) - {"soviet", "imperial", "eastern", "western"}
_HEADS: Final = cues.ORGANISATION_HEADS | cues.EVENT_HEADS | cues.PLACE_HEADS


def titles_of(language: str) -> frozenset[str]:
    """Return the titles that stand before names in texts of a language."""
    return _GERMAN if language == "de" else ALL_TITLES


def without_titles(sequence: Sequence, context: Context) -> list[Word]:
    """Return the words of a sequence without what is no part of the name; set the title of the sequence."""
    words = list(sequence.words)
    titles = titles_of(context.language)
    while words:
        first, rest = words[0], words[1:]
        head = any(word.lower in _HEADS for word in rest)
        monsieur = context.language == "fr" and first.text in {"M.", "MM"} and not first.possessive
        if rest and (_is_title(first, head, titles, context) or (monsieur and not rest[0].initial)):
            sequence.title = first.text
        elif not _is_no_part(first, rest, head, context, titles):
            break
        words = rest
    reversed_ = len(words) > 1 and context.text[words[0].end] == ","
    return words if reversed_ else _without_tail(words, sequence, titles)


def _is_title(first: Word, head: bool, titles: frozenset[str], context: Context) -> bool:
    if context.language == "de" and first.lower.endswith(cues.GERMAN_TITLE_ENDS):
        return not head
    if first.lower in cues.SHORT_TITLES and context.text[first.end : first.end + 1] != ".":
        return False
    if first.lower not in titles and first.lower.rstrip("s") not in titles:
        return False
    return not first.possessive and not (head and first.lower in cues.TITLE_OR_NOT)


def _is_no_part(first: Word, rest: list[Word], head: bool, context: Context, titles: frozenset[str]) -> bool:
    lower = first.lower
    if lower in _NEVER or (lower in _FRENCH_NEVER and context.language == "fr"):
        return not (lower == "the" and rest and rest[0].lower in cues.WORK_HEADS and not first.begin)
    if rest and not head and lower in cues.TITLE_PARTS and _title_follows(rest, titles):
        return True
    if rest and lower in nobody.NATIONAL and _title_follows(rest, titles):
        return True
    if first.initial and _initials_of_nothing(rest, context, titles):
        return True
    if not first.begin:
        return False
    if lower in context.usual:
        return not (rest and head and lower not in _FUNCTION and lower in _OF_NAMES)
    return bool(rest) and not head and lower in context.known and lower not in cues.FORENAMES


#: Ordinary words that begin names of bodies, too: "Red Army", "Central Committee", "Second Congress".
_OF_NAMES: Final = nobody.GENERIC | nobody.NATIONAL | cues.ORDINALS


def _initials_of_nothing(rest: list[Word], context: Context, titles: frozenset[str]) -> bool:
    """Whether initials stand before an ordinary word or a title: "P. S. The", "A. Senator Fall"."""
    after = next((word.lower for word in rest if not word.initial), "")
    return after in titles or after in context.usual


def _title_follows(rest: list[Word], titles: frozenset[str]) -> bool:
    return rest[0].lower in titles or (len(rest) > 1 and rest[0].lower in cues.TITLE_PARTS and rest[1].lower in titles)


def _without_tail(words: list[Word], sequence: Sequence, titles: frozenset[str]) -> list[Word]:
    king = sequence.title.lower() in _KINGS
    while words and words[-1].lower in {"i", "q"} and not king:
        words.pop()
    while len(words) > 1 and words[-1].initial and not words[0].initial:
        words.pop()
    while len(words) > 1 and not words[-1].possessive and _is_trailing(words[-1].lower, titles):
        words.pop()
    return words


def _is_trailing(lower: str, titles: frozenset[str]) -> bool:
    """Whether a last word begins something else: a title, an adjective of nationality."""
    if lower in titles:
        return lower not in cues.NAME_LAST and lower not in cues.ORGANISATION_HEADS
    return lower in _TRAILING
