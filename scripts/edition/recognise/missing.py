"""Words that are missing or stand twice, and words that fell apart or grew together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from edition.recognise.passages import Passage, Token
from edition.recognise.suspect import Defect, Guess
from edition.recognise.wording import Wording

#: Words that writers do put twice.
_MAY_STAND_TWICE: Final = frozenset(
    "that had very so no never long far more on in is ha well many now come go yes".split()
)
#: Articles and possessives: two of them never stand together, nor does a stop come after one.
_DETERMINERS: Final = frozenset("the a an my our your their its every".split())
_ARTICLES: Final = frozenset("the a an".split())
_NEVER_AFTER_ARTICLE: Final = frozenset(
    "the a an my our their your its every is are was were has have had would shall should could".split()
)
_BARE: Final = frozenset("the an my our their your every".split())
#: What may follow a determiner though it is one ("a your", never; "the a", as a letter).
_PREPOSITIONS: Final = frozenset(
    "of to in for with by from at on into upon against between through without under".split()
)
_NEVER_AFTER_PREPOSITION: Final = frozenset("is are was were has have had will would shall should can could".split())
#: Verbs with a bare infinitive after them.
_BARE_INFINITIVE: Final = frozenset(
    "dare help let make need had better rather than cannot but do does did go come".split()
)
_EITHER: Final = re.compile(r"\b[Ee]ither (\w+) [^.;:!?]{3,60}? \1 ")
_INSERTED: Final = re.compile(
    r"(?<=[a-z]) (that is(?: to say)?|for example|for instance|namely|i\. ?e\.|e\. ?g\.),(?= )"
)
_AND_SOON: Final = re.compile(r"\band soon(?=(?: and (?:so )?forth)?\s*(?:[.,;:)–—]|and so forth))")
_PRONOUNS: Final = frozenset("me him us them her it you".split())
#: A verb whose share of "to" is this high asks for it.
_ASKS_FOR_TO: Final = 0.6


def find_missing(passage: Passage, words: Wording) -> Iterator[Guess]:
    """Yield places where a word is missing or stands twice."""
    yield from _twice(passage)
    if not words.english:
        return
    tokens = passage.tokens
    for at in range(len(tokens) - 1):
        if passage.text[tokens[at].end : tokens[at + 1].start] == " " and tokens[at].end not in passage.holes:
            first, second = tokens[at], tokens[at + 1]
            if second.text.islower() and (first.text.islower() or first.text.istitle()):
                yield from _between(passage, tokens, at, first, second, words)
        elif tokens[at].text in _BARE and passage.text[tokens[at].end] in ".;:!?,)":
            yield _lost(tokens[at], 0.6, f"a word is missing after “{tokens[at].text}”")
    yield from _phrases(passage)


def _twice(passage: Passage) -> Iterator[Guess]:
    tokens = passage.tokens
    for at in range(len(tokens) - 1):
        first, second = tokens[at], tokens[at + 1]
        if first.text != second.text and not (first.text.istitle() and first.lower == second.text):
            continue
        if passage.text[first.end : second.start] != " " or len(first.text) < 2 or not first.text.isalpha():
            continue
        may = first.lower in _MAY_STAND_TWICE
        if first.text[0].isupper() and second.text[0].isupper():
            continue  # a name: "Baden Baden"
        score = 0.2 if may else 0.9
        yield Guess(first.start, second.end, Defect.MISPRINT, first.text, score, f"“{first.text}” stands twice")


def _lost(token: Token, score: float, reason: str, word: str = "") -> Guess:
    return Guess(token.end, token.end, Defect.MISSING_WORD, f" {word}" if word else "", score, reason)


def _between(
    passage: Passage, tokens: tuple[Token, ...], at: int, first: Token, second: Token, words: Wording
) -> Iterator[Guess]:
    """Look at two words in a row between which one may be missing."""
    lexicon, one, two = words.lexicon, first.lower, second.text
    if one in _ARTICLES and one != two and two in _NEVER_AFTER_ARTICLE:
        yield _lost(first, 0.6, f"“{one} {two}”: a word is missing between them, or one is too many")
        return
    if lexicon.pair(one, two) or passage.in_name(first.start, second.end):
        return
    pair = f"“{one} {two}”"
    if one in _DETERMINERS and two in _DETERMINERS:
        if one != two and lexicon.strangeness(one, two) > 4:
            yield _lost(first, 0.6, f"{pair}: a word is missing between them, or one is too many")
    elif one in _PREPOSITIONS | _DETERMINERS and two in _NEVER_AFTER_PREPOSITION:
        if lexicon.strangeness(one, two) > 20:
            yield _lost(first, 0.45, f"{pair} is hardly ever written: a word may be missing")
    elif one in {"the", "a", "an"} and two in _PREPOSITIONS:
        yield _lost(first, 0.55, f"{pair} is hardly ever written: a word may be missing")
    elif one not in _BARE_INFINITIVE and _asks_for_to(one, two, words):
        before = tokens[at - 1].lower if at else ""
        score = 0.3 if before in {"to", "not"} and lexicon.share_after(one, "to") < 0.8 else 0.5
        yield _lost(first, score, f"after “{one}” one expects “to”: {pair} is hardly ever written", "to")
    elif _may_ask_for_to(one, two, words):
        yield _lost(first, 0.18, f"{pair} is hardly ever written: “to” may be missing", "to")
    elif lexicon.strangeness(one, two) > 2:
        yield _lost(first, 0.18, f"{pair} is hardly ever written: a word may be missing")


def _asks_for_to(one: str, two: str, words: Wording) -> bool:
    if words.lexicon.share_after(one, "to") < _ASKS_FOR_TO or one.endswith("ly"):
        return False
    if two in _PRONOUNS:
        return words.lexicon.strangeness(one, two) > 0.4
    return words.lexicon.share_before("to", two) >= 0.1 and not two.endswith(("ing", "ed")) and two not in _DETERMINERS


def _may_ask_for_to(one: str, two: str, words: Wording) -> bool:
    """Whether "to" is not unlikely between two words that hardly ever meet: little by itself."""
    return words.lexicon.share_after(one, "to") >= 0.05 and words.lexicon.share_before("to", two) >= 0.2


def _phrases(passage: Passage) -> Iterator[Guess]:
    """Yield phrases of which a part is missing or that have grown together."""
    text = passage.text
    for match in _EITHER.finditer(text):
        if not re.search(r"\bor\b", match.group()) and match[1] in _PREPOSITIONS | {"because", "that", "as"}:
            place = match.end() - len(match[1]) - 2
            reason = f"“either {match[1]} …” asks for “or {match[1]}”"
            yield Guess(place, place, Defect.MISSING_WORD, " or", 0.7, reason)
    for match in _INSERTED.finditer(text):
        if not _is_relative(text[: match.start()], match[1]):
            reason = f"no mark before the insertion “{match[1]},”"
            yield Guess(match.start(), match.start(), Defect.PUNCTUATION, ",", 0.6, reason)
    for match in _AND_SOON.finditer(text):
        start = match.end() - 4
        yield Guess(start, match.end(), Defect.RUN_TOGETHER, "so on", 0.85, "the phrase is “and so on”")


def _is_relative(before: str, inserted: str) -> bool:
    """Whether "that is," may be a clause of its own: "the one that is, …", "all that is, …"."""
    if not inserted.startswith("that is"):
        return before.rstrip().endswith((" as", " and", " or", " but", " thus", " is", " are", " was"))
    return bool(re.search(r"\b(?:all|everything|the one|those|what|something|anything|and|but|or|one)$", before))
