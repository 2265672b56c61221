"""What makes a sequence of capitals a name, and of what kind: every sign has a name and a weight."""

from __future__ import annotations

import re
from typing import Final

from edition.recognise.naming import cues
from edition.recognise.naming.capitals import Sequence, Word, particle_start
from edition.recognise.naming.context import Context, Proposal, State
from edition.recognise.naming.leading import titles_of, without_titles
from edition.recognise.naming.several import extend, judge_several
from edition.recognise.naming.single import judge_single

_GEOGRAPHIC: Final = re.compile(
    r"(?:burg|grad|stadt|pol|sk|ensk|ovsk|land|ia|fors|berg|ville|ford|shire|abad|istan|град|ск|бург|ия|ии|ию)$"
)
_ISSUE: Final = re.compile(r",?\s(?:Nos?|Vol|Issue|Nr|№|n°)\b\.?\s?\d")
_PAST: Final = re.compile(r"[a-z]{3,}ed$")
_TOWN_OF: Final = frozenset("town city village port province district island republic banks".split())
_PRINTING: Final = frozenset("publish publishes published reads read edits edited prints".split())
_PRINTS: Final = frozenset("prints printed appears appeared publishes published".split())
_WITH_PERSONS: Final = frozenset("by with told met saw against killed arrested".split())
#: Particles that are German, French or Italian prepositions, too: they count only after a title.
_PREPOSITIONS: Final = frozenset("de der den di da zu".split())


def judge(sequence: Sequence, context: Context) -> Proposal | None:
    """Judge one sequence; None when nothing in it can be a name."""
    first = sequence.words[0]
    if first.begin and len(sequence.words) == 1 and first.lower in context.usual:
        return None  # by far the most frequent case
    words = without_titles(sequence, context)
    if not words:
        return None
    if len(words) == 1 and words[0].initial:
        return None
    found = Proposal(_start(words, sequence, context), words[-1].end, tuple(word.text for word in words), State.NO)
    if sequence.title:
        found.vote("person", 6, f"after the title “{sequence.title}”")
    if len(words) == 1:
        found.state = judge_single(words[0], sequence, found, context)
    else:
        found.state = judge_several(words, sequence, found, context)
    if found.state is State.NO:
        return None
    extend(found, words, context)
    if any(word.lower in cues.COUNTRIES for word in words[-1:]) and not sequence.title and len(words) < 3:
        found.vote("place", 2)
    _surroundings(found, sequence, words, context)
    _by_place(found, words, sequence)
    if _among_capitals(words, sequence, context):
        found.state = State.ECHO
    return found


def _start(words: list[Word], sequence: Sequence, context: Context) -> int:
    """Return where the name begins: at a particle in lower case before it, if there is one."""
    at = words[0].start
    start = particle_start(context.text, at, sequence.region.start)
    particle = context.text[start:at].strip()
    if not particle or particle in _PREPOSITIONS:
        return at
    if context.language == "de" and not sequence.title and len(words) == 1:
        return at
    return start


def _surroundings(found: Proposal, sequence: Sequence, words: list[Word], context: Context) -> None:
    """Vote by the words before and after."""
    second, before, plain = context.before(found.start, sequence.region.start)
    low = before.lower()
    if plain and (low in titles_of(context.language) or (before.islower() and low in cues.TRADES)):
        found.vote("person", 5, f"after the title “{before}”")
    if low in cues.SAYING and plain:
        found.vote("person", 2, "after a verb of saying")
    if low in _WITH_PERSONS:
        found.vote("person", 1)
    if _ISSUE.match(context.text, found.end):
        found.vote("work", 4, "a number of an issue after it")
    if low in cues.WORK_BEFORE:
        found.vote("work", 4, f"after “{low}”")
    if words[-1].lower in cues.WORK_HEADS and len(words) == 1:
        found.vote("work", 4, "a word of periodicals")
    if low in _PRINTING:
        found.vote("work", 1.5, f"after “{low}”")
    if words[-1].possessive:
        found.vote("person", 1)
    if _GEOGRAPHIC.search(words[-1].lower):
        found.vote("place", 1.2)
    _after(found, sequence, context)
    if not sequence.title:
        _as_place(found, second, low)


def _after(found: Proposal, sequence: Sequence, context: Context) -> None:
    mark, after = context.after(found.end, sequence.region.end)
    if mark and after not in {"who", "whose", "whom"}:
        return
    if after in _PRINTS:
        found.vote("work", 1.5, f"before “{after}”")
    elif after in cues.SAYING:
        found.vote("person", 3, "before a verb of saying")
    elif after in {"who", "whose", "whom"}:
        found.vote("person", 4, f"“{after}” after it")
    elif after in cues.VERBS or _PAST.match(after):
        found.vote("person", 1)


def _as_place(found: Proposal, second: str, low: str) -> None:
    if low in {"in", "at", "near", "в", "во"}:
        found.vote("place", 3, f"after “{low}”")
    elif low in cues.PLACE_PREPOSITIONS:
        found.vote("place", 1.6, f"after “{low}”")
    elif low == "of" and second in _TOWN_OF:
        found.vote("place", 5, f"“{second} of” before it")
    elif low in {"of", "de", "left"}:
        found.vote("place", 0.8)
    elif low == "the":
        found.vote("organisation", 1.2)
        found.vote("place", 1)
        if second in {"on", "in", "across", "along", "over", "to", "behind"}:
            found.vote("place", 1.5, f"after “{second} the”")


def _by_place(found: Proposal, words: list[Word], sequence: Sequence) -> None:
    """Vote by the block in which the name stands; a heading tells little by its capitals."""
    kind = sequence.region.kind
    if kind == "signed":
        found.vote("person", 3, "in a signature")
    elif kind == "byline":
        found.vote("person", 3, "in a byline")
    elif kind in {"dateline", "docDate"}:
        found.vote("place", 5, "in a dateline")
    elif kind == "salute":
        found.vote("person", 2, "in a greeting")
    elif kind == "head":
        strong = max(found.votes.values(), default=0) >= 5 and (len(words) > 2 or bool(sequence.title))
        found.state = found.state if strong else State.ECHO


def _among_capitals(words: list[Word], sequence: Sequence, context: Context) -> bool:
    """Whether the words stand among capitals, where capitals tell nothing."""
    if not any(word.caps for word in words):
        return False
    text = context.text
    before = text[max(sequence.region.start, words[0].start - 30) : words[0].start]
    after = text[words[-1].end : min(sequence.region.end, words[-1].end + 30)]
    letters = [ch for ch in before + after if ch.isalpha()]
    if len(letters) < 3:
        return all(word.caps for word in words) and len(words[0].text) > 5
    return sum(ch.isupper() for ch in letters) > len(letters) * 0.7
