"""What makes a sequence of capitals a name, and of what kind: every sign has a name and a weight."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final

from edition.recognise import cues
from edition.recognise.capitals import UPPER, Begin, Sequence, Word, ordinary, particle_start
from edition.recognise.nameparts import TITLES

ALL_TITLES: Final = (TITLES | cues.MORE_TITLES) - {"saint", "st", "engineer", "consul"}
_KINGS: Final = frozenset("king queen pope tsar emperor kaiser sultan shah emir amir patriarch prince".split())
#: Words that are no part of a name even within a sentence.
_NEVER: Final = frozenset("i o oh the a an q no nos vol le la les der die das l".split())
_FRENCH_ADJECTIVE: Final = re.compile(r"\s(?:des [A-ZÉ][\w’]+ )?[a-zé]+(?:iste|aire|ale|al|ien|ienne|oise|ique|ière|rouge|ères?)\b")
_NEXT: Final = re.compile(r"[’']?s?[”’»\"]?(?P<mark>[,:;.)]?)[”’»\"]?\s(?P<word>[\w’'-]+)?")
_BEFORE: Final = re.compile(r"(?P<second>[\w’'-]+)?\s?(?P<word>[\w’'-]+)(?P<gap>[\s“„«‘\"(*_]{1,3})$")
_OFFICE_OBJECT: Final = re.compile(
    r"\b(?:commissars?|ministers?|secretar(?:y|ies)|councillors?)\s(?:of|for)\s(?:the\s)?(?:\w+\sand\s)?$", re.IGNORECASE
)
_GEOGRAPHIC: Final = re.compile(
    r"(?:burg|grad|stadt|pol|sk|ensk|ovsk|land|ia|fors|berg|ville|ford|shire|abad|istan|град|ск|бург|ия|ии|ию|land)$"
)
_NATIONAL_END: Final = re.compile(r"(?:ian|ish|ese|ean)s?$")
_ED: Final = re.compile(r"[a-z]{3,}ed$")


class State(IntEnum):
    """Whether a sequence counts by itself, only beside others of its form, or not at all."""

    NO = 0
    ECHO = 1
    YES = 2


@dataclass(slots=True)
class Proposal:
    """A range that may be a name, with votes for kinds and the reasons, as words for an editor."""

    start: int
    end: int
    words: tuple[str, ...]
    state: State
    votes: dict[str, float] = field(default_factory=dict)
    reasons: list[str] = field(default_factory=list)

    def vote(self, kind: str, weight: float, reason: str = "") -> None:
        """Add weight to a kind."""
        self.votes[kind] = self.votes.get(kind, 0.0) + weight
        if reason and reason not in self.reasons:
            self.reasons.append(reason)


@dataclass(frozen=True)
class Context:
    """The text around: the words it has in lower case, its language, its regions of capitals."""

    text: str
    lower: frozenset[str]
    language: str = "en"

    def before(self, at: int, floor: int) -> tuple[str, str, str]:
        """Return the two words before a place and the gap after them, in lower case, inside the region."""
        match = _BEFORE.search(self.text, max(floor, at - 40), at)
        if not match:
            return "", "", ""
        return (match["second"] or "").lower(), match["word"], match["gap"]

    def after(self, at: int, ceiling: int) -> tuple[str, str]:
        """Return the mark and the next word after a place, inside the region."""
        match = _NEXT.match(self.text, at, min(ceiling, at + 40))
        return (match["mark"], match["word"] or "") if match else ("", "")


def judge(sequence: Sequence, context: Context) -> Proposal | None:
    """Judge one sequence; None when nothing in it can be a name."""
    words = _without_titles(sequence, context)
    if not words or (all(word.initial for word in words) and sequence.region.kind != "signed"):
        return None
    start = particle_start(context.text, words[0].start, sequence.region.start)
    if start < words[0].start and context.language == "de" and not sequence.title and len(words) == 1:
        start = words[0].start  # "von Berlin", "der Krieg": no particle
    if start < words[0].start and context.text[start : words[0].start].strip() in {"de", "der", "den", "di", "da", "zu"}:
        start = words[0].start
    found = Proposal(start, words[-1].end, tuple(word.text for word in words), State.NO)
    if sequence.title:
        found.vote("person", 6, f"after the title “{sequence.title}”")
    if len(words) == 1:
        found.state = _single(words[0], sequence, found, context)
    else:
        found.state = _several(words, sequence, found, context)
    if found.state is State.NO:
        return None
    _extend(found, words, context)
    _surroundings(found, sequence, words, context)
    _by_place(found, sequence)
    if _in_capitals(words, sequence, context):
        found.state = State.ECHO
    return found


def _without_titles(sequence: Sequence, context: Context) -> list[Word]:
    """Leave out what stands before the name in the same capitals: articles, titles, words that begin sentences."""
    words = list(sequence.words)
    usual = ordinary(context.language)
    while words:
        first, rest = words[0], words[1:]
        following = {word.lower for word in rest}
        head = bool(following & (cues.ORGANISATION_HEADS | cues.EVENT_HEADS | cues.PLACE_HEADS))
        if first.lower in _NEVER:
            pass
        elif rest and first.lower.rstrip("s’'") in _KINGS | {first.lower.rstrip("s")} and _is_title(first, rest, head):
            sequence.title = first.text
        elif rest and first.lower in cues.TITLE_PARTS and not head and _title_follows(rest):
            pass
        elif rest and first.lower in cues.NATIONAL and _title_follows(rest):
            pass
        elif first.begin and first.lower in usual and not _begins_name(first, rest, head, context):
            pass
        elif first.begin and rest and not head and first.lower in context.lower and first.lower not in cues.FORENAMES:
            pass
        elif first.initial and first.begin and rest and (rest[0].lower in ALL_TITLES or rest[0].lower in usual):
            pass
        else:
            break
        words = rest
    while words and (words[-1].lower in {"i", "q"} and sequence.title.lower() not in _KINGS):
        words.pop()
    while len(words) > 1 and words[-1].initial and not words[0].initial:
        words.pop()
    while len(words) > 1 and words[-1].lower in ALL_TITLES - cues.NAME_LAST and words[-1].lower not in cues.ORGANISATION_HEADS:
        words.pop()
    return words


def _is_title(first: Word, rest: list[Word], head: bool) -> bool:
    if first.lower not in ALL_TITLES and first.lower.rstrip("s") not in ALL_TITLES:
        return False
    if head and first.lower in cues.TITLE_OR_NOT:
        return False
    return not first.possessive


def _title_follows(rest: list[Word]) -> bool:
    return rest[0].lower in ALL_TITLES or (
        len(rest) > 1 and rest[0].lower in cues.TITLE_PARTS and rest[1].lower in ALL_TITLES
    )


def _begins_name(first: Word, rest: list[Word], head: bool, context: Context) -> bool:
    """Whether an ordinary word at a sentence's start belongs to a name after all ("Red Army", "Central Committee")."""
    if not rest or first.lower in _FUNCTION:
        return False
    return head and first.lower in (cues.GENERIC | cues.NATIONAL | cues.ORDINALS)


_FUNCTION: Final = frozenset(
    "the this that these those our your his her its their my in on at of for from to by with when where what which why how "
    "and but or no not all both each every some any if as so then there here now new old".split()
)


def _single(word: Word, sequence: Sequence, found: Proposal, context: Context) -> State:
    lower = word.lower
    if lower in cues.INSTITUTIONS:
        found.vote("organisation", 6, "a word for a body")
        return State.YES
    if sequence.title:
        bad = cues.GENERIC | ALL_TITLES | cues.CALENDAR | cues.OFFICES | cues.ORGANISATION_HEADS
        return State.NO if lower in bad or (lower in ordinary(context.language) and word.begin) else State.YES
    if _OFFICE_OBJECT.search(context.text, max(sequence.region.start, word.start - 50), word.start):
        return State.NO
    if word.caps:
        return _abbreviation(word, found, context)
    if _tells_nothing(word, sequence, context):
        return State.NO
    if sequence.region.kind == "signed":
        return State.YES
    if word.begin:
        return _at_start(word, sequence, found, context)
    if lower in context.lower or lower in ordinary(context.language):
        return State.NO
    if context.language == "de":
        return _german(word, sequence, found, context)
    found.reasons.append("capital inside a sentence")
    return State.YES


def _abbreviation(word: Word, found: Proposal, context: Context) -> State:
    if set(word.text) <= cues.ROMAN or word.lower in context.lower or word.lower in ordinary(context.language):
        return State.NO
    if word.lower in _NOT_BODIES or word.lower in cues.GENERIC:
        return State.NO
    if len(word.text) > 7:
        return State.ECHO
    found.vote("organisation", 4, "an abbreviation")
    return State.YES


_NOT_BODIES: Final = frozenset("mp ps nb ok am pm ad bc ce bce ii iii to all no yes mss ms hms ss pdf html www http https".split())


def _tells_nothing(word: Word, sequence: Sequence, context: Context) -> bool:
    """Whether a word alone names nobody: generic, of a nation, of doctrine, of the calendar."""
    lower = word.lower
    if lower in cues.CALENDAR or lower in cues.GENERIC or lower in cues.OFFICES or lower in ALL_TITLES:
        return True
    if lower in cues.NATIONAL or lower in cues.PEOPLES or lower in cues.TITLE_PARTS:
        return True
    if lower.startswith(cues.NATIONAL_PREFIXES):
        return True
    if len(lower) > 5 and lower.endswith(cues.DERIVED):
        _, before, _ = context.before(word.start, sequence.region.start)
        return not (before == "the" and lower.endswith("ists") and not word.begin)
    if _NATIONAL_END.search(lower):
        mark, after = context.after(word.end, sequence.region.end)
        _, before, _ = context.before(word.start, sequence.region.start)
        adjective = not mark and after.islower() and after not in cues.SAYING | cues.VERBS | {"and", "of", "in", "to"}
        return adjective or (before.lower() in {"the", "of"} and lower.endswith(("ians", "eans")))
    return False


def _at_start(word: Word, sequence: Sequence, found: Proposal, context: Context) -> State:
    """Judge one word that begins a sentence."""
    if word.lower in ordinary(context.language) or word.lower in context.lower:
        return State.NO
    mark, after = context.after(word.end, sequence.region.end)
    if context.language == "de" and not _german_bare(word):
        return State.ECHO
    if not mark and after in cues.SAYING:
        found.vote("person", 3, "before a verb of saying")
        return State.YES
    if not mark and (after in cues.VERBS or _ED.match(after)) and not _looks_common(word.lower):
        found.reasons.append("subject of a sentence")
        return State.YES
    if word.possessive and not _looks_common(word.lower):
        found.reasons.append("possessive")
        return State.YES
    if mark == "," and after[:1].isupper() and after.lower() not in ordinary(context.language):
        found.reasons.append("in a list of names")
        return State.YES
    if sequence.region.kind in {"dateline", "docDate"}:
        return State.YES
    return State.ECHO


_COMMON_ENDS: Final = tuple(
    "ing tion tions sion sions ment ments ness nesses ity ities ance ances ence ences ship ships ism dom hood age ages "
    "ure ures ly ers ors ful less ous ive able ible ght ives ches shes ries cies ties ks ds ts ns ps".split()
)


def _looks_common(lower: str) -> bool:
    return lower.endswith(_COMMON_ENDS)


def _german_bare(word: Word) -> bool:
    return not word.lower.endswith((*cues.GERMAN_NOUN_ENDS, "en"))


def _german(word: Word, sequence: Sequence, found: Proposal, context: Context) -> State:
    """Judge a noun's capital in German: only signs beside it count."""
    _, before, gap = context.before(word.start, sequence.region.start)
    mark, after = context.after(word.end, sequence.region.end)
    noun = word.lower.endswith(cues.GERMAN_NOUN_ENDS)
    if not mark and after in cues.SAYING and not noun and before.lower() not in _GERMAN_ARTICLES:
        found.vote("person", 3, "beside a verb of saying")
        return State.YES
    if before.lower() in cues.SAYING and not noun and not gap.strip() and word.lower not in cues.GERMAN_NOT_PLACES:
        found.vote("person", 2, "beside a verb of saying")
        return State.YES
    if before.lower() in {"in", "aus", "nach", "bei", "seit"} and not noun and word.lower not in cues.GERMAN_NOT_PLACES:
        found.vote("place", 2)
        return State.ECHO if word.lower.endswith(("en", "er")) and not re.search("(?:ien|pen|men|gen|sen)$", word.lower) else State.YES
    if re.search(r"(?:ow|ew|off|ski|sky|itsch|[éóčšžńř]\w*)$", word.lower):
        found.reasons.append("spelling foreign to German")
        return State.YES
    return State.ECHO


_GERMAN_ARTICLES: Final = frozenset("der die das den dem des ein eine einen einem einer eines kein keine jeder jede dieser diese".split())


def _several(words: list[Word], sequence: Sequence, found: Proposal, context: Context) -> State:
    lowers = [word.lower for word in words]
    if _OFFICE_OBJECT.search(context.text, max(sequence.region.start, words[0].start - 50), words[0].start):
        return State.NO
    if all(word.caps for word in words) and any(len(word.text) > 4 for word in words):
        return State.ECHO
    kind, reason = _head_kind(lowers, words, context)
    if sequence.title and kind not in {"", "person"} and not _has_initial(words):
        found.votes.clear()
    if kind:
        if kind == "organisation" and lowers[-1] in cues.NOT_OF_A_NATION and _only_nations(lowers[:-1]):
            return State.NO
        if _nothing_but_generic_plural(lowers):
            return State.NO
        found.vote(kind, 5, reason)
        return State.YES
    if all(_empty(lower, context) for lower in lowers):
        return State.NO
    if context.language == "de" and not sequence.title and not _has_initial(words):
        return _german_several(lowers, words, found)
    if lowers[0] == "soviet":
        found.vote("place", 4, "“Soviet” before a place")
    elif _has_initial(words):
        found.vote("person", 5, "initials")
    elif lowers[0] in cues.FORENAMES:
        found.vote("person", 4, "a forename")
    elif lowers[-1] in cues.NAME_LAST:
        found.vote("person", 4, f"“{words[-1].text}” at its end")
    else:
        found.vote("person", 1, "several capitals")
    return State.YES


def _german_several(lowers: list[str], words: list[Word], found: Proposal) -> State:
    bad = cues.CALENDAR | cues.ORDINARY_DE | cues.GENERIC
    if any(lower in bad or lower.endswith(cues.GERMAN_NOUN_ENDS) for lower in lowers):
        return State.ECHO
    found.vote("person", 2, "several capitals")
    return State.YES


def _has_initial(words: list[Word]) -> bool:
    return any(word.initial for word in words)


def _only_nations(lowers: list[str]) -> bool:
    light = cues.NATIONAL | cues.PEOPLES | {"working", "new", "old", "present", "young"}
    return all((lower in light and lower not in {"soviet"}) or lower.startswith(cues.NATIONAL_PREFIXES) for lower in lowers)


def _nothing_but_generic_plural(lowers: list[str]) -> bool:
    return lowers[-1] in {"parties", "governments", "powers", "unions", "soviets", "wars"} and all(
        lower in cues.NATIONAL | cues.GENERIC for lower in lowers
    )


def _empty(lower: str, context: Context) -> bool:
    return (
        lower in cues.GENERIC
        or lower in cues.NATIONAL
        or lower in cues.CALENDAR
        or lower in cues.PEOPLES
        or lower in ordinary(context.language)
        or lower in cues.OFFICES
        or lower in ALL_TITLES
        or lower in context.lower
        or lower.startswith(cues.NATIONAL_PREFIXES)
    )


def _head_kind(lowers: list[str], words: list[Word], context: Context) -> tuple[str, str]:
    """Return the kind that a word in the name tells, with the reason."""
    if _has_initial(words):
        return "", ""
    last, first = lowers[-1], lowers[0]
    chained = next((i for i, low in enumerate(lowers[:-1]) if low in cues.OF_HEADS and _chained(words, i, context)), -1)
    head = lowers[chained] if chained >= 0 else last
    if head in {"congress", "съезд", "congrès"}:
        event = any(low in cues.ORDINALS for low in lowers) or (chained >= 0 and "soviets" not in lowers)
        return ("event" if event else "organisation"), f"“{head}” in it"
    if chained < 0 and last in cues.INSTITUTIONS:
        return "organisation", f"“{words[-1].text}” in it"
    if head in cues.EVENT_HEADS and not (chained < 0 and head == "commune" and False):
        return "event", f"“{head}” in it"
    if head in cues.PLACE_HEADS and head not in {"hall"} | cues.ORGANISATION_HEADS:
        return "place", f"“{head}” in it"
    if head in cues.ORGANISATION_HEADS:
        return "organisation", f"“{head}” in it"
    if head in cues.PLACE_HEADS or (first in cues.PLACE_FIRST and first not in {"saint", "soviet", "asia"}):
        return "place", f"“{head if head in cues.PLACE_HEADS else first}” in it"
    if last in cues.WORK_HEADS or first in {"plan", "decree", "manifesto", "declaration"}:
        return "work", f"“{last}” in it"
    if first in cues.ORGANISATION_HEADS and context.language != "en":
        return "organisation", f"“{first}” in it"
    if "&" in context.text[words[0].start : words[-1].end]:
        return "organisation", "“&” in it"
    return "", ""


def _chained(words: list[Word], index: int, context: Context) -> bool:
    gap = context.text[words[index].end : words[index + 1].start].strip()
    return gap.split(" ")[0] in {"of", "for", "on", "de", "des", "du", "von", "der", "del", "para"} if gap else False


def _extend(found: Proposal, words: list[Word], context: Context) -> None:
    """Take in lower-case words that belong to the name: "Lena massacre", "Kherson province"."""
    if words[-1].possessive:
        return
    match = re.compile(r"\s([^\W\d_]+)").match(context.text, found.end, found.end + 24)
    if not match:
        return
    word = match[1]
    if word in cues.PLACE_LOWER:
        found.end = match.end()
        found.words = (*found.words, word)
        found.vote("place", 6, f"“{word}” after it")
    elif word in cues.EVENT_LOWER and len(words) == 1 and not found.votes.get("person") and words[0].lower not in cues.INSTITUTIONS:
        found.end = match.end()
        found.words = (*found.words, word)
        found.vote("event", 6, f"“{word}” after it")
    elif context.language == "fr" and words[0].lower in cues.ORGANISATION_HEADS | {"vie"}:
        adjective = _FRENCH_ADJECTIVE.match(context.text, found.end, found.end + 40)
        if adjective:
            found.end = adjective.end()
            found.words = (*found.words, *adjective.group().split())
            found.vote("organisation", 4)


def _surroundings(found: Proposal, sequence: Sequence, words: list[Word], context: Context) -> None:
    """Vote by the words before and after."""
    second, before, gap = context.before(found.start, sequence.region.start)
    mark, after = context.after(found.end, sequence.region.end)
    low = before.lower()
    if low in ALL_TITLES and before.islower() and not gap.strip():
        found.vote("person", 5, f"after the title “{before}”")
    if not mark and after in cues.SAYING:
        found.vote("person", 3, "before a verb of saying")
    elif not mark and (after in cues.VERBS or _ED.match(after)):
        found.vote("person", 1)
    elif not mark and after in {"who", "whose", "whom"}:
        found.vote("person", 4, "“who” after it")
    if low in cues.SAYING and not gap.strip():
        found.vote("person", 2, "after a verb of saying")
    if low in {"by", "with", "told", "met", "saw", "against", "killed", "arrested"}:
        found.vote("person", 1)
    if low in {"in", "at", "near", "в", "во", "à", "в"} and not sequence.title:
        found.vote("place", 3, f"after “{low}”")
    elif low in cues.PLACE_PREPOSITIONS and not sequence.title:
        found.vote("place", 1.6, f"after “{low}”")
    if low == "of" and second in {"town", "city", "village", "port", "province", "district", "island", "republic", "banks"}:
        found.vote("place", 5, f"“{second} of” before it")
    if low == "the":
        found.vote("organisation", 1.2)
        found.vote("place", 1)
        if second in {"on", "in", "across", "along", "over", "to", "behind"}:
            found.vote("place", 1.5, f"after “{second} the”")
    if low in cues.WORK_BEFORE:
        found.vote("work", 4, f"after “{low}”")
    if words[-1].possessive:
        found.vote("person", 1)
    if _GEOGRAPHIC.search(words[-1].lower):
        found.vote("place", 1.2)


def _by_place(found: Proposal, sequence: Sequence) -> None:
    """Vote by the block in which the name stands."""
    kind = sequence.region.kind
    if kind == "signed":
        found.vote("person", 3, "in a signature")
    elif kind == "byline":
        found.vote("person", 3, "in a byline")
    elif kind in {"dateline", "docDate"}:
        found.vote("place", 5, "in a dateline")
    elif kind == "salute":
        found.vote("person", 2, "in a greeting")
    if kind == "head":
        found.state = State.ECHO


def _in_capitals(words: list[Word], sequence: Sequence, context: Context) -> bool:
    """Whether the words stand among capitals, where capitals tell nothing."""
    if not any(word.caps for word in words):
        return False
    text = context.text
    low = max(sequence.region.start, words[0].start - 30)
    around = text[low : words[0].start] + text[words[-1].end : min(sequence.region.end, words[-1].end + 30)]
    letters = [ch for ch in around if ch.isalpha()]
    if len(letters) < 3:
        return all(word.caps for word in words) and len(words[0].text) > 5
    return sum(ch.isupper() for ch in letters) > len(letters) * 0.7


def quoted_titles(text: str, pairs: list[tuple[int, int]], language: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges inside marks that are set like titles of works: each word of weight with a capital."""
    for start, end in pairs:
        inner = text[start + 1 : end - 1]
        if 2 < len(inner) <= 120 and "\n\n" not in inner and is_title(inner, language):
            yield start + 1, end - 1


_SMALL: Final = frozenset(
    "a an the of in on and or for to by at from with as his its our is vs und der die das des den dem im in von zu am "
    "le la les l de du des et à au aux en un une и в на о об с по из к для".split()
)
_TITLE_WORD: Final = re.compile(r"[^\W\d_][\w’'-]*")


def is_title(inner: str, language: str) -> bool:
    """Whether words are set as a title is."""
    words = _TITLE_WORD.findall(inner)
    if not words or not inner[0].isupper() or inner[-1] in ".,;:!?…" or len(words) > 14:
        return False
    heavy = [word for word in words if word not in _SMALL]
    if not heavy or not all(re.match(f"[{UPPER}]", word) for word in heavy):
        return False
    usual = ordinary(language)
    if len(words) == 1:
        return words[0].lower() not in usual and words[0].lower() not in cues.GENERIC | cues.NATIONAL | cues.PEOPLES
    return not all(word.lower() in usual - cues.GENERIC for word in heavy)
