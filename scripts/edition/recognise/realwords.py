"""Words that are words, but hardly the ones that were meant: only where the words around say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from edition.recognise.nearwords import Near
from edition.recognise.passages import Passage, Token
from edition.recognise.suspect import Defect, Guess
from edition.recognise.wording import Wording

#: Little words that are printed for each other.
_SETS: Final = (
    "it its", "the they then them these", "of off", "of or", "to too", "an and any", "on or", "on of", "on an", "is it",
    "if of", "be he", "be by", "he the", "than then", "than that", "there their", "were where",
    "were here", "our out", "form from", "his this", "was has", "as has", "had has", "my by", "your you", "we me",
    "are area", "but put", "but out", "not now", "now how", "for or", "with wit", "so to", "who how", "who why",
    "at as",
    "at an", "as is", "as us", "us is", "when then", "when whom", "will well", "she the", "her here", "same some",
    "come some", "more mere",
)  # fmt: skip
_CONFUSED: Final[dict[str, frozenset[str]]] = {
    word: frozenset(other for group in _SETS if word in group.split() for other in group.split()) - {word}
    for group in _SETS
    for word in group.split()
}
#: Pairs that chance would bring together this often and that do not meet: something is wrong.
_STRANGE: Final = 8.0
#: And a word proposed must not be as much of a stranger to its neighbour as this.
_OUT_OF_PLACE: Final = 1.0
#: A word rarer than this may be misread for one that is so many times more common.
_RARE: Final = 25_000_000
_TIMES: Final = 40
_AN: Final = re.compile(r"[aeiou]")
_A: Final = re.compile(r"[bcdfgjklmnpqrstvwxyz]")
#: Vowel letters that sound as a consonant, and the other way round.
_A_ALL_THE_SAME: Final = re.compile(r"(?:eu|ew|one|once|oui|u(?:ni(?!n|m)|s[aeiu]|t[ei]|k|ra|tt?o|b[ieo]|r[aeiu]))")
_AN_ALL_THE_SAME: Final = re.compile(r"(?:[fhlmnrsx]\b|[flmnrsx][a-z]?\d)")


def find_confused(passage: Passage, words: Wording) -> Iterator[Guess]:
    """Yield words that stand for others, in English."""
    if not words.english:
        return
    tokens = passage.tokens
    for at, token in enumerate(tokens):
        if not token.text.islower() or not token.text.isalpha():
            continue
        before = tokens[at - 1].text if at and _gap(passage, tokens[at - 1], token) else ""
        follows = at + 1 < len(tokens) and _gap(passage, token, tokens[at + 1])
        after = tokens[at + 1].text if follows else ""
        if token.text in {"a", "an"}:
            yield from _article(token, after)
        elif token.text in _CONFUSED:
            yield from _little_word(token, before, after, words)
        elif before or after:
            yield from _misread(passage, token, before, after, words)


def _gap(passage: Passage, left: Token, right: Token) -> bool:
    """Whether nothing but a blank stands between two words."""
    return passage.text[left.end : right.start] == " " and left.end not in passage.holes


def _article(token: Token, after: str) -> Iterator[Guess]:
    """Yield "a" before a vowel and "an" before a consonant."""
    if len(after) < 3 or not after.isalpha() or after.isupper():
        return
    lower = after.lower()
    if token.text == "a" and _AN.match(lower) and not _A_ALL_THE_SAME.match(lower):
        yield Guess(token.start, token.end, Defect.LOST_LETTER, "an", 0.6, f"“a” before “{after}”")
    elif token.text == "an" and _A.match(lower) and not _AN_ALL_THE_SAME.match(lower):
        yield Guess(token.start, token.end, Defect.MISPRINT, "a", 0.6, f"“an” before “{after}”")


def _little_word(token: Token, before: str, after: str, words: Wording) -> Iterator[Guess]:
    """Yield a little word that can't stand beside its neighbour, where its double can."""
    lexicon, word = words.lexicon, token.text
    before = before.lower()
    if not after.islower() or lexicon.strangeness(word, after) < _STRANGE:
        return  # what goes before tells little: "the man may for the first time"
    best: tuple[float, str] = (0.0, "")
    for other in sorted(_CONFUSED[word]):
        sides = [(before, other)] if before else []
        sides += [(other, after)] if after else []
        if not all(lexicon.pair(*side) for side in sides):
            continue
        gain = (lexicon.gain(before, word, before, other) if before else 0.0) + (
            lexicon.gain(word, after, other, after) if after else 0.0
        )
        best = max(best, (gain, other))
    if best[0] > 2.0:
        score = min(0.8, 0.3 + 0.08 * best[0])
        reason = f"“{f'{before} {word} {after}'.strip()}” is hardly ever written; “{best[1]}” fits"
        kind = Defect.LOST_LETTER if best[1].startswith(word) else Defect.OCR
        yield Guess(token.start, token.end, kind, best[1], score, reason)


def _misread(passage: Passage, token: Token, before: str, after: str, words: Wording) -> Iterator[Guess]:
    """Yield a rare word that looks in print like a common one, where the common one is known to stand."""
    lexicon, word = words.lexicon, token.text
    count = lexicon.count(word)
    if not 0 < count < _RARE or len(word) < 3 or words.lower[word] > 2 or passage.in_name(token.start, token.end):
        return
    before, after = before.lower(), after.lower()
    if (before and lexicon.pair(before, word)) or (after and lexicon.pair(word, after)):
        return
    best: tuple[float, Near | None] = (0.0, None)
    for near in words.near.near(word):
        if near.kind is not Defect.OCR or lexicon.count(near.word) < count * _TIMES:
            continue
        if _inflected(word, near.word):
            continue
        total = (
            near.weight
            * (0.6 if _one_letter(word, near.word) else 1.0)
            * _context_gain(word, near.word, before, after, words)
        )
        if total > best[0]:
            best = (total, near)
    if best[1] and best[0] > 2.8:
        reason = f"“{word}” is rare, and “{best[1].word}” is usual beside these words; {best[1].how}"
        score = min(0.75, 0.25 + 0.06 * best[0])
        yield Guess(token.start, token.end, Defect.OCR, best[1].word, score, reason)


def _one_letter(one: str, other: str) -> bool:
    """Whether two words differ in one letter only: slight evidence, since many words do."""
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _context_gain(word: str, other: str, before: str, after: str, words: Wording) -> float:
    """Return how much better another word stands between its neighbours; 0 if it can't stand there."""
    lexicon, total = words.lexicon, 0.0
    for side, side_now in (((before, word), (before, other)), ((word, after), (other, after))):
        if not all(side):
            continue
        if lexicon.pair(*side_now):
            total += lexicon.gain(*side, *side_now)
        elif lexicon.strangeness(*side_now) > _OUT_OF_PLACE:
            return 0.0
    return total


def _inflected(one: str, other: str) -> bool:
    """Whether two words are forms of one: "oppressions", "oppression"."""
    common = min(len(one), len(other)) - 1
    return len(one) > 4 and one[:common] == other[:common]
