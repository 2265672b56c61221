"""Near matches: forms of the registers that a candidate may be a misspelling or another transliteration of."""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz, process

from edition.recognise.naming.grouping import stem

#: Of 100; below it two spellings are rarely of one name.
CUTOFF: Final = 80.0
#: So many near matches are shown of each candidate.
BEST: Final = 3
#: A surname alone that is like a form counts this much less than the whole name.
_SURNAME_ONLY: Final = 4.0
#: Letters of Cyrillic as they are most often transliterated; the signs are left out.
_CYRILLIC: Final = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґў",
        "a b v g d e e zh z i i k l m n o p r s t u f h ts ch sh sh  i  e yu ya i i e g u".split(" "),
        strict=True,
    )
)
#: Spellings of one sound in the transliterations of Cyrillic and other scripts.
_SOUNDS: Final = {
    "tsch": "ch", "tch": "ch", "dzh": "j", "sch": "sh", "kh": "h", "zh": "j", "ts": "z", "tz": "z", "cz": "ch",
    "ff": "v", "f": "v", "w": "v", "ph": "v", "ck": "k", "ch": "ch", "c": "k", "yu": "u", "ju": "u", "ya": "a",
    "ja": "a", "ye": "e", "yo": "e", "je": "e", "jo": "io", "iy": "i", "ij": "i", "ii": "i", "yi": "i", "y": "i",
    "ou": "u", "oo": "u", "ee": "i", "th": "t", "x": "ks", "ll": "l", "ss": "s", "tt": "t", "nn": "n", "mm": "m",
    "rr": "r",
}  # fmt: skip
_SOUND: Final = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
#: First letters that spellings of one name exchange: Hoffmann and Gofman, Joffe and Ioffe.
_FIRST: Final = {"g": "h", "j": "i", "q": "k", "z": "s", "e": "a", "o": "u"}
_NOT_LETTERS: Final = re.compile(r"[^\w ]|_")


@dataclass(frozen=True, slots=True)
class Near:
    """A register entry with the form that is like the candidate; `score` is of 100."""

    key: str
    form: str
    score: float


def sounding(form: str) -> str:
    """Return a form as it sounds, roughly: Latin lower case, one spelling for each sound, no accents and marks."""
    plain = "".join(_CYRILLIC.get(ch, ch) for ch in form.lower())
    if not plain.isascii():
        plain = "".join(ch for ch in unicodedata.normalize("NFD", plain) if not unicodedata.combining(ch))
    return _SOUND.sub(lambda match: _SOUNDS[match[0]], _NOT_LETTERS.sub("", plain))


class NearIndex:
    """The forms of the registers, made ready once: a candidate is compared with forms of like beginning and length."""

    def __init__(self, forms: Iterable[tuple[str, str]]) -> None:
        found: dict[str, list[tuple[int, str, str, str]]] = defaultdict(list)
        for form, key in forms:
            if sound := sounding(form):
                found[_bucket(sound)].append((len(sound), sound, form, key))
        self._buckets = {name: sorted(entries) for name, entries in found.items()}
        self._lengths = {name: [entry[0] for entry in entries] for name, entries in self._buckets.items()}
        self._sounds = {name: [entry[1] for entry in entries] for name, entries in self._buckets.items()}

    def __bool__(self) -> bool:
        return bool(self._buckets)

    def near(self, words: str) -> tuple[Near, ...]:
        """Return the register entries that words are near to, best first; words that are a form score 100."""
        sound = sounding(words)
        best: dict[str, Near] = {}
        self._compare(sound, words, 0.0, best)
        if not words.isascii() and (bare := sounding(" ".join(stem(word, "ru") for word in words.split()))) != sound:
            self._compare(bare, words, 0.0, best)  # a Russian case form: without its ending
        surname = sound.rsplit(" ", 1)[-1]
        if surname != sound and len(surname) > 3:
            self._compare(surname, words.rsplit(" ", 1)[-1], _SURNAME_ONLY, best)
        return tuple(sorted(best.values(), key=lambda one: (-one.score, one.key)))[:BEST]

    def _compare(self, sound: str, words: str, less: float, best: dict[str, Near]) -> None:
        if not sound:
            return
        bucket = _bucket(sound)
        lengths = self._lengths.get(bucket, [])
        # The ratio of strings of lengths a < b is at most 2a / (a + b).
        low = bisect.bisect_left(lengths, len(sound) * CUTOFF / (200 - CUTOFF))
        high = bisect.bisect_right(lengths, len(sound) * (200 - CUTOFF) / CUTOFF)
        choices = self._sounds.get(bucket, [])[low:high]
        hits = process.extract(sound, choices, scorer=fuzz.ratio, score_cutoff=CUTOFF, limit=BEST * 8)
        for _, score, index in hits:
            _, _, form, key = self._buckets[bucket][low + index]
            # Two spellings that sound the same are still two spellings.
            score = score if form == words else min(score, 99.0)
            one = Near(key, form, round(score - less, 1))
            if one.score >= CUTOFF and (key not in best or best[key].score < one.score):
                best[key] = one


def _bucket(sound: str) -> str:
    """Return the class of the first letter of the last word: a surname, or the only word."""
    letter = sound.rsplit(" ", 1)[-1][:1]
    return _FIRST.get(letter, letter)
