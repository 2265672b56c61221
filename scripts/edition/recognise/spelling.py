"""Words that no list has, and what they may stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import log10
from typing import Final

from edition.recognise.nearwords import Near
from edition.recognise.passages import Passage, Token
from edition.recognise.suspect import Defect, Guess
from edition.recognise.wording import Wording, begins_sentence

#: Longer "words" are codes, addresses and the like.
_LONGEST: Final = 30
_VOWEL: Final = re.compile(r"[aeiouyáéíóúàèìòùäëïöüâêîôûæœаеёиоуыэюя]")
#: Not words: abbreviations and numerals written with letters.
_ROMAN: Final = re.compile(r"[ivxlcdm]+")
_PARTICLES: Final = frozenset("von van der den de ten ter zu zum zur la le du del di da das dos".split())
_FIGURE: Final = re.compile(r"\d")
#: What a word that is common enough to have been meant is written at least this often.
_FREQUENT: Final = 20_000_000


def find_misspelt(passage: Passage, words: Wording) -> Iterator[Guess]:
    """Yield words that are in no list; nothing is said of languages that have none."""
    if not words.lexicon.counts:
        return
    tokens = passage.tokens
    unknown = [_is_unknown(token, words) for token in tokens]
    for at, token in enumerate(tokens):
        if not unknown[at] or passage.in_name(token.start, token.end) or _abbreviated(passage.text, token):
            continue
        before = tokens[at - 1] if at else None
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if "-" in token.text:
            yield from _compound(token, words)
        elif token.text[0].islower() and not _glued(token, words) and not _is_particle(token, after):
            foreign = _is_foreign(passage, token, at, unknown)
            yield from _word(token, before, after, foreign, words)
        elif token.text.istitle() and begins_sentence(passage.text, token.start):
            yield from _first_word(token, words)


def _is_unknown(token: Token, words: Wording) -> bool:
    text = token.text
    if len(text) > _LONGEST or len(text) < 2 or _FIGURE.search(text):
        return False
    lower = text.lower()
    if words.lexicon.has(lower) or _ROMAN.fullmatch(lower):
        return False
    return _one_script(text, words.lexicon.language)


def _glued(token: Token, words: Wording) -> bool:
    """Whether a capital within a word begins another: "theState", not "wouId"."""
    at = next((n for n, char in enumerate(token.text) if char.isupper()), 0)
    return at > 0 and words.lexicon.has(token.text[:at]) and words.lexicon.has(token.text[at:].lower())


def _is_particle(token: Token, after: Token | None) -> bool:
    """Whether a word is the particle of a name: "von der Goltz", "d’Anselme"."""
    head, _, tail = token.text.replace("'", "’").partition("’")
    if tail[:1].isupper() and len(head) <= 2:
        return True
    if after is None or after.start != token.end + 1 or len(token.text) > 4:
        return False
    return after.text[0].isupper() or (token.text in _PARTICLES and after.text in _PARTICLES)


def _one_script(text: str, language: str) -> bool:
    """Whether a word is written in the script of the language; others belong to other languages."""
    cyrillic = any("Ѐ" <= char <= "ӿ" for char in text)
    latin = any(char.isascii() or "À" <= char <= "ɏ" for char in text if char.isalpha())
    return cyrillic and not latin if language in {"ru", "uk", "bg", "be"} else latin and not cyrillic


def _abbreviated(text: str, token: Token) -> bool:
    """Whether a word is short, ends with a point and no sentence ends there ("transl. by", "eds.")."""
    if len(token.text) > 6 or text[token.end : token.end + 1] != ".":
        return False
    after = text[token.end + 1 : token.end + 3].lstrip()[:1]
    return after.islower() or after.isdigit() or after in {",", ";", ")"}


def _is_foreign(passage: Passage, token: Token, at: int, unknown: list[bool]) -> bool:
    beside = (at > 0 and unknown[at - 1]) or (at + 1 < len(unknown) and unknown[at + 1])
    glossed = passage.text[token.start - 1 : token.start] == "(" and passage.text[token.end : token.end + 1] == ")"
    return beside or glossed or passage.apart(token.start, token.end)


def _repeated(word: str, words: Wording) -> float:
    """Return a factor for a word that stands several times in the text: it is hardly an error each time.

    Where the list lacks many words of the text, it says little of any.
    """
    return {1: 1.0, 2: 0.6}.get(words.lower[word], 0.25) * words.trust


def _compound(token: Token, words: Wording) -> Iterator[Guess]:
    """Look at the parts of a compound, and at what they are without the hyphen ("to-day")."""
    whole = token.lower.replace("-", "")
    if words.lexicon.has(whole):
        return
    at = token.start
    for part in token.text.split("-"):
        lower = part.lower()
        if part.islower() and 3 < len(part) <= _LONGEST and not words.lexicon.has(lower) and not _FIGURE.search(part):
            near = words.near.near(lower)
            if near and not words.lexicon.derived(lower) and words.lexicon.count(near[0].word) >= _FREQUENT:
                score = 0.55 * near[0].weight * _repeated(token.lower, words)
                yield Guess(at, at + len(part), near[0].kind, near[0].word, score, _reason(part, near[0]))
        at += len(part) + 1


def _word(token: Token, before: Token | None, after: Token | None, foreign: bool, words: Wording) -> Iterator[Guess]:
    word = token.lower
    factor = _repeated(word, words) * (0.6 if foreign else 1.0)
    derived = words.lexicon.derived(word)
    best, fits = _best(words.near.near(word), before, after, words)
    parts = _parted(word, words)
    if parts and (best is None or best.weight < 0.9):
        yield Guess(token.start, token.end, Defect.RUN_TOGETHER, parts, 0.8 * factor, f"two words in one: “{parts}”")
    elif best and not (derived and best.weight < 0.9):
        common = min(1.0, log10(max(10, words.lexicon.count(best.word))) / 8)
        score = (0.35 + 0.35 * best.weight + (0.2 if fits else 0.0)) * common * factor * (0.5 if derived else 1.0)
        yield Guess(token.start, token.end, best.kind, best.word, score, _reason(word, best))
    elif not derived:
        odd = 0.55 if not _VOWEL.search(word) and len(word) > 2 else 0.45
        score = odd * (0.6 if foreign else 1.0) * (1.0 if words.lower[word] == 1 else 0.4) * words.trust**2
        reason = f"“{word}” is in no word list and like no common word"
        yield Guess(token.start, token.end, Defect.MISPRINT, "", score, reason)


def _best(near: list[Near], before: Token | None, after: Token | None, words: Wording) -> tuple[Near | None, bool]:
    """Choose among near words by the words around; say whether the choice is known to stand with these."""
    ranked: list[tuple[float, int, Near, bool]] = []
    for rank, one in enumerate(near):
        pair = words.lexicon.pair
        left = pair(before.lower, one.word) if before else 0
        right = pair(one.word, after.lower) if after else 0
        fits = bool(left or right) or words.lower[one.word] > 0
        weight = one.weight * words.lexicon.count(one.word) ** 0.5 * (1 + 4 * bool(left) + 4 * bool(right))
        ranked.append((-weight * (3 if words.lower[one.word] else 1), rank, one, fits))
    ranked.sort(key=lambda row: row[:2])
    return (ranked[0][2], ranked[0][3]) if ranked else (None, False)


def _parted(word: str, words: Wording) -> str:
    """Return two common words that a word may have been made of, or ""."""
    best: tuple[int, str] = (0, "")
    for at in range(1, len(word)):
        first, second = word[:at], word[at:]
        if len(first) == 1 and first not in "aio":
            continue
        if len(second) < 2:
            continue
        pair = words.lexicon.pair(first, second)
        if pair > best[0] or (not best[0] and _both_common(first, second, words)):
            best = (max(pair, best[0]), f"{first} {second}")
    return best[1]


def _both_common(first: str, second: str, words: Wording) -> bool:
    enough = _FREQUENT * 4
    return min(len(first), len(second)) > 2 and min(words.lexicon.count(first), words.lexicon.count(second)) > enough


def _first_word(token: Token, words: Wording) -> Iterator[Guess]:
    """Look at a word that begins a sentence: it may be a name, so only a sure slip counts."""
    word = token.lower
    if words.forms[token.text] > 1 or words.lexicon.derived(word) or "’" in word:
        return
    sure = [n for n in words.near.near(word) if n.weight >= 1.0 and words.lexicon.count(n.word) >= _FREQUENT / 2]
    if sure and len(word) >= 6:
        near = sure[0]
        yield Guess(token.start, token.end, near.kind, near.word.capitalize(), 0.45 * near.weight, _reason(word, near))


def _reason(word: str, near: Near) -> str:
    return f"“{word}” is in no word list; {near.how}: “{near.word}”"
