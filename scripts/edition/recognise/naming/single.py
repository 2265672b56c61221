"""One capitalised word: a name, or a word that a sentence, a doctrine, a nation gave its capital."""

from __future__ import annotations

import re
from typing import Final

from edition.recognise.naming import cues, nobody
from edition.recognise.naming.capitals import Begin, Sequence, Word
from edition.recognise.naming.context import Context, Proposal, State
from edition.recognise.naming.german import judge_german
from edition.recognise.naming.leading import titles_of

_OFFICE_OBJECT: Final = re.compile(
    r"\b(?:commissar|minister|secretar(?:y|ie)|councillor)s?\s(?:of|for)\s(?:the\s)?(?:\w+\sand\s)?$", re.IGNORECASE
)
_NATIONAL_END: Final = re.compile(r"(?:ian|ish|ese|ean)s?$")
_PAST: Final = re.compile(r"[a-z]{3,}(?:ed|[^su]s)$|\w{3,}(?:ait|èrent|aient|ла|ли|ет|ит|ют|ут|ал|ил)$")
#: Ends of common nouns and adverbs that may begin a sentence.
_COMMON_ENDS: Final = tuple(
    "ing tion tions sion sions ment ments ness nesses ity ities ance ances ence ences ship ships ism dom hood age ages "
    "ure ures ly ers ors ful less ous ive able ible ght ives ches shes ries cies ties ks ds ts ns ps ry".split()
)
#: After these words a name at the beginning of a sentence goes on: "Enver, whom …", "Shchors, the hero of …".
_EPITHET: Final = re.compile(r"\sthe\s\w+(?:ist|er|or|an|man|Great|Elder)\b")
_WHO: Final = frozenset("who whom whose qui который которая".split())
_PARTICIPLE: Final = re.compile(r"(?:вший|вшая|вшие|ющий|ющая|ящий|ящая)$")
_APPOSITION: Final = frozenset("the a an once then now formerly too however where which dont".split())
_NOT_BODIES: Final = frozenset(
    "mp ps nb ok am pm ad bc ce bce to all no yes mss ms hms ss pdf html www http https".split()
)
FRENCH_BODY: Final = re.compile(
    r"\s(?:des [A-ZÉ][\w’]+ )?[a-zé]+(?:istes?|aire|ale|al|iens?|iennes?|oise|ique|ière|rouge|ères?)\b"
)
_NAMELESS: Final = nobody.CALENDAR | nobody.GENERIC | cues.OFFICES | nobody.NATIONAL | nobody.PEOPLES | cues.TITLE_PARTS


def is_office_object(text: str, at: int, floor: int) -> bool:
    """Whether the words before a place are an office that takes an object: "Commissar for Foreign Affairs"."""
    low = max(floor, at - 40)
    if text.rfind(" of ", low, at) < 0 and text.rfind(" for ", low, at) < 0:
        return False
    return bool(_OFFICE_OBJECT.search(text, low, at))


def judge_single(word: Word, sequence: Sequence, found: Proposal, context: Context) -> State:
    """Judge a word that stands alone once titles and articles are left out; add votes to `found`."""
    lower = word.lower
    if lower in cues.INSTITUTIONS:
        found.vote("organisation", 6, "a word for a body")
        return State.YES
    if sequence.title:
        return _after_title(word, context)
    if lower in cues.COUNTRIES:
        found.vote("place", 4, "a country or capital")
        return State.YES
    if len(lower) == 1 or is_office_object(context.text, word.start, sequence.region.start):
        return State.NO
    if word.caps:
        return _abbreviation(word, found, context)
    return _capitalised(word, sequence, found, context)


def _capitalised(word: Word, sequence: Sequence, found: Proposal, context: Context) -> State:
    lower = word.lower
    if context.language == "fr" and lower in cues.ORGANISATION_HEADS and FRENCH_BODY.match(context.text, word.end):
        found.vote("organisation", 3)
        return State.YES
    if _tells_nothing(word, sequence, context):
        return State.NO
    if sequence.region.kind in {"signed", "salute"} and lower not in context.usual:
        return State.YES
    if context.language == "de":
        return judge_german(word, sequence, found, context)
    if word.begin:
        return _at_start(word, sequence, found, context)
    if lower in context.lower or lower in context.usual:
        return State.NO
    found.reasons.append("capital inside a sentence")
    return State.YES


_NOT_AFTER_TITLES: Final = nobody.GENERIC | nobody.CALENDAR | cues.OFFICES | cues.ORGANISATION_HEADS


def _after_title(word: Word, context: Context) -> State:
    if word.lower in _NOT_AFTER_TITLES or word.lower in titles_of(context.language):
        return State.NO
    return State.NO if (word.lower in context.usual and word.begin) else State.YES


def _abbreviation(word: Word, found: Proposal, context: Context) -> State:
    if set(word.text) <= nobody.ROMAN or word.lower in context.lower or word.lower in context.usual:
        return State.NO
    if word.lower in _NOT_BODIES or word.lower in nobody.GENERIC:
        return State.NO
    if len(word.text) > 7:
        return State.ECHO
    found.vote("organisation", 4, "an abbreviation")
    return State.YES


def _tells_nothing(word: Word, sequence: Sequence, context: Context) -> bool:
    """Whether a word alone names nobody: generic, of a nation, of doctrine, of the calendar."""
    lower = word.lower
    if (
        lower in _NAMELESS
        or _is_title(lower, titles_of(context.language))
        or lower.startswith(nobody.NATIONAL_PREFIXES)
    ):
        return True
    if len(lower) > 5 and lower.endswith(nobody.DERIVED):
        return True
    if _NATIONAL_END.search(lower):
        mark, after = context.after(word.end, sequence.region.end)
        _, before, _ = context.before(word.start, sequence.region.start)
        adjective = not mark and after.islower() and after not in cues.SAYING | cues.VERBS | {"and", "of", "in", "to"}
        return adjective or (before.lower() in {"the", "of"} and lower.endswith(("ians", "eans")))
    return False


def _is_title(lower: str, titles: frozenset[str]) -> bool:
    return lower in titles or lower.rstrip("s") in titles


def _at_start(word: Word, sequence: Sequence, found: Proposal, context: Context) -> State:
    """Judge one word that begins a sentence, or may."""
    if word.lower in context.usual or word.lower in context.known or len(word.text) < 3:
        return State.NO
    mark, after = context.after(word.end, sequence.region.end)
    common = word.lower.endswith(_COMMON_ENDS)
    if not mark and after in cues.SAYING:
        found.vote("person", 3, "before a verb of saying")
    elif _in_company(word, sequence, found, context, mark, after):
        pass
    elif common:
        return State.ECHO
    elif not mark and (after in cues.VERBS or _PAST.match(after)):
        found.reasons.append("subject of a sentence")
    elif word.possessive:
        found.reasons.append("possessive")
    elif not _stands_alone(word, sequence, found, context, mark, after):
        return State.ECHO
    return State.YES


def _in_company(word: Word, sequence: Sequence, found: Proposal, context: Context, mark: str, after: str) -> bool:
    """Whether what follows a first word is what follows a name: "who", or further names."""
    if mark == "," and (after in _WHO or _PARTICIPLE.search(after)):
        found.reasons.append(f"“{after}” after it")
        return True
    if mark == "," and after[:1].isupper() and after.lower() not in context.usual | nobody.CALENDAR:
        found.reasons.append("in a list of names")
        return True
    if not mark and after in {"and", "et", "und", "и"}:
        match = re.compile(r"\s\w+\s(?P<next>\w+)").match(
            context.text, word.end, min(sequence.region.end, word.end + 30)
        )
        if match and match["next"][:1].isupper():
            found.reasons.append("in a list of names")
            return True
    return False


def _stands_alone(word: Word, sequence: Sequence, found: Proposal, context: Context, mark: str, after: str) -> bool:
    """Whether a first word has an apposition, is a speaker's or a place's label, or all that is quoted at first."""
    region = sequence.region
    if mark == "," and (after.isdigit() or after.lower() in nobody.CALENDAR):
        found.vote("place", 4, "a date after it")
        return True
    if after == "the" and not mark and _EPITHET.match(context.text, word.end):
        found.vote("person", 2, "an epithet after it")
        return True
    if mark == "," and (after in _APPOSITION or after in cues.OFFICES or after in titles_of(context.language)):
        found.reasons.append("apposition after it")
        return True
    if word.begin is Begin.SENTENCE and _first_of(word, sequence) and mark in {":", "."}:
        found.vote("person", 2 if mark == ":" else 0, "alone at the head of a paragraph")
        return True
    if mark == "," and context.text[word.end + 1 : word.end + 2] in {"”", "’", '"', "»"}:
        found.reasons.append("alone in quotation marks")
        return True
    return region.kind in {"dateline", "docDate"}


def _first_of(word: Word, sequence: Sequence) -> bool:
    return word.start - sequence.region.start <= 2
