"""Several capitalised words: a word among them tells a body, an event, a place, a work; else a person."""

from __future__ import annotations

import re
from typing import Final

from edition.recognise.naming import cues, nobody
from edition.recognise.naming.capitals import Sequence, Word
from edition.recognise.naming.context import Context, Proposal, State
from edition.recognise.naming.leading import titles_of
from edition.recognise.naming.single import FRENCH_BODY, is_office_object

_CHAINS: Final = frozenset("of for on de des du von der del para".split())
_PLURALS: Final = frozenset("parties governments powers unions soviets wars".split())
_LOWER_WORD: Final = re.compile(r"\s([^\W\d_]+)")
_RUSSIAN_BODY: Final = re.compile(
    r"(?:\s[а-яё-]+){0,2}\s(?:агентств|комитет|совет|союз|банк|правительств|комиссариат|интернационал)[а-яё]*\b"
)
_RUSSIAN_ADJECTIVE: Final = re.compile(r"(?:ого|ий|ый|ая|ое|ой|ому|ему|ым|им|ую|ом|ем)$")


def judge_several(words: list[Word], sequence: Sequence, found: Proposal, context: Context) -> State:
    """Judge a sequence of several words; add votes to `found`."""
    lowers = [word.lower for word in words]
    if is_office_object(context.text, words[0].start, sequence.region.start):
        return State.NO
    if all(word.caps for word in words) and any(len(word.text) > 4 for word in words):
        return State.ECHO
    if all(lower in nobody.BARE_TITLES for lower in lowers):
        return State.NO
    if all(word.initial for word in words):
        return _only_initials(words, sequence, found, context)
    kind, reason = _head_kind(lowers, words, context)
    if kind:
        if kind == "organisation" and _is_description(lowers, words, context):
            return State.NO
        if kind == "event" and lowers[-1] != "revolution" and all(_of_a_nation(lower) for lower in lowers[:-1]):
            return State.NO
        found.votes.clear()
        found.vote(kind, 5, reason)
        return State.YES
    if all(_empty(lower, context) for lower in lowers):
        return State.NO
    if context.language == "de" and not sequence.title and not _has_initial(words):
        return _german(lowers, found, context)
    _as_person(lowers, words, found, context)
    return State.YES


def _only_initials(words: list[Word], sequence: Sequence, found: Proposal, context: Context) -> State:
    """Judge initials without a surname: a signature, or an abbreviation with stops ("S.F.I.O.")."""
    if sequence.region.kind == "signed":
        return State.YES
    _, before, _ = context.before(words[0].start, sequence.region.start)
    close = words[-1].end - words[0].start == 2 * len(words)
    if not close or words[0].begin or before.lower() not in {"the", "la", "le", "des", "du", "of"}:
        return State.NO
    found.vote("organisation", 4, "an abbreviation with stops")
    return State.YES


def _as_person(lowers: list[str], words: list[Word], found: Proposal, context: Context) -> None:
    if lowers[0] == "soviet" and not any(_empty(lower, context) for lower in lowers[1:]):
        found.vote("place", 4, "“Soviet” before a place")
    elif _has_initial(words):
        found.vote("person", 5, "initials")
    elif lowers[0] in cues.FORENAMES:
        found.vote("person", 4, "a forename")
    elif lowers[-1] in cues.NAME_LAST:
        found.vote("person", 4, f"“{words[-1].text}” at its end")
    else:
        found.vote("person", 1, "several capitals")


def _german(lowers: list[str], found: Proposal, context: Context) -> State:
    bad = nobody.CALENDAR | nobody.GENERIC
    if any(lower in bad or lower in context.lower or lower in cues.GERMAN_NOT_PLACES for lower in lowers):
        return State.ECHO
    if lowers[-1].endswith(cues.GERMAN_NOUN_ENDS) and lowers[0] not in cues.FORENAMES:
        return State.ECHO
    found.vote("person", 2, "several capitals")
    return State.YES


def _has_initial(words: list[Word]) -> bool:
    return any(word.initial for word in words)


def _is_description(lowers: list[str], words: list[Word], context: Context) -> bool:
    """Whether a body is only described: "the British Government", "the Great Powers", "People’s Commissars"."""
    if _chain_head(lowers, words, context) >= 0:
        return False
    if lowers[-1] in {"commissars", "deputies", "workers"}:
        return len(lowers) == 2
    if lowers[-1] in cues.NOT_OF_A_NATION and all(_of_a_nation(lower) for lower in lowers[:-1]):
        return True
    return lowers[-1] in _PLURALS and all(lower in nobody.NATIONAL | nobody.GENERIC for lower in lowers)


def _of_a_nation(lower: str) -> bool:
    light = nobody.NATIONAL | nobody.PEOPLES | {"working", "new", "old", "present", "young"}
    return (lower in light and lower != "soviet") or lower.startswith(nobody.NATIONAL_PREFIXES)


def _empty(lower: str, context: Context) -> bool:
    """Whether a word alone would name nothing."""
    return (
        lower in _NOTHING
        or lower in context.usual
        or lower in context.lower
        or lower in titles_of(context.language)
        or lower.startswith(nobody.NATIONAL_PREFIXES)
    )


_NOTHING: Final = nobody.GENERIC | nobody.NATIONAL | nobody.CALENDAR | nobody.PEOPLES | cues.OFFICES


def _chain_head(lowers: list[str], words: list[Word], context: Context) -> int:
    """Return the index of the head before "of" ("Bank of Finland"), or -1."""
    for index, lower in enumerate(lowers[:-1]):
        if lower in cues.OF_HEADS | cues.FOR_HEADS | cues.ON_HEADS:
            gap = context.text[words[index].end : words[index + 1].start].split()
            if gap and gap[0] in _CHAINS:
                return index
    return -1


def _head_kind(lowers: list[str], words: list[Word], context: Context) -> tuple[str, str]:
    """Return the kind that a word in the name tells, with the reason; two empty strings when none does."""
    if _has_initial(words):
        return "", ""
    chain = _chain_head(lowers, words, context)
    head = lowers[chain] if chain >= 0 else lowers[-1]
    first = lowers[0]
    reason = f"“{head}” in it"
    if head in {"congress", "съезд", "congrès"}:
        event = any(low in cues.ORDINALS for low in lowers) or (chain >= 0 and "soviets" not in lowers)
        return ("event" if event else "organisation"), reason
    for kind, heads in _KINDS_OF_HEADS:
        if head in heads:
            return kind, reason
    if first in cues.PLACE_FIRST - {"saint", "soviet", "asia"}:
        return "place", f"“{words[0].text}” in it"
    if first in {"plan", "decree", "manifesto", "declaration"} or head in cues.WORK_HEADS:
        return "work", reason
    if context.language == "de" and any(lower in cues.ORGANISATION_HEADS for lower in lowers[1:]):
        return "organisation", "a word for a body in it"
    if (first in cues.ORGANISATION_HEADS and context.language != "en") or first in {"casa", "partido", "confederación"}:
        return "organisation", f"“{words[0].text}” in it"
    if "&" in context.text[words[0].start : words[-1].end]:
        return "organisation", "“&” in it"
    return "", ""


_KINDS_OF_HEADS: Final = (
    ("organisation", cues.INSTITUTIONS),
    ("event", cues.EVENT_HEADS),
    ("place", cues.PLACE_HEADS - cues.ORGANISATION_HEADS),
    ("organisation", cues.ORGANISATION_HEADS),
)


def extend(found: Proposal, words: list[Word], context: Context) -> None:
    """Take in lower-case words that belong to the name: "Lena massacre", "Kherson province", "Parti communiste"."""
    if words[-1].possessive:
        return
    match = _LOWER_WORD.match(context.text, found.end, found.end + 24)
    if not match:
        return
    word = match[1]
    if word in cues.PLACE_LOWER:
        _take(found, match.end(), (word,), "place")
    elif word in cues.EVENT_LOWER and len(words) == 1 and not found.votes.get("person"):
        if words[0].lower not in cues.INSTITUTIONS:
            _take(found, match.end(), (word,), "event")
    elif context.language == "fr" and words[0].lower in cues.ORGANISATION_HEADS | {"vie"}:
        if body := FRENCH_BODY.match(context.text, found.end, found.end + 40):
            _take(found, body.end(), tuple(body.group().split()), "organisation")
    elif (
        context.language == "ru"
        and len(words) == 1
        and _RUSSIAN_ADJECTIVE.search(words[0].lower)
        and (body := _RUSSIAN_BODY.match(context.text, found.end, found.end + 60))
    ):
        _take(found, body.end(), tuple(body.group().split()), "organisation")


def _take(found: Proposal, end: int, more: tuple[str, ...], kind: str) -> None:
    found.end, found.words = end, (*found.words, *more)
    found.vote(kind, 6, f"“{more[-1]}” after it")
