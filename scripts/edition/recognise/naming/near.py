"""Near matches: forms of the registers that a candidate may be a misspelling or another transliteration of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz, process

#: Of 100; below it two spellings are rarely the same name.
CUTOFF: Final = 82.0
#: So many near matches are shown of each candidate.
BEST: Final = 3
#: Rows compared in one call: bounds the memory of the table of scores.
_BATCH: Final = 64
#: Spellings of one sound in transliterations of Cyrillic and other scripts; longer ones first.
_SAME_SOUND: Final = (
    ("tsch", "ch"), ("tch", "ch"), ("dzh", "j"), ("sch", "sh"), ("kh", "h"), ("zh", "j"), ("ts", "z"), ("tz", "z"),
    ("cz", "ch"), ("ff", "v"), ("w", "v"), ("ph", "f"), ("ck", "k"), ("c", "k"), ("yu", "u"), ("ju", "u"), ("ya", "a"),
    ("ja", "a"), ("ye", "e"), ("yo", "e"), ("iy", "i"), ("ii", "i"), ("y", "i"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
    ("th", "t"), ("x", "ks"), ("ll", "l"), ("ss", "s"), ("tt", "t"), ("nn", "n"), ("mm", "m"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Near:
    """A register entry with the form that is like the candidate; `score` is of 100."""

    key: str
    form: str
    score: float


def sounding(form: str) -> str:
    """Return a form as it sounds, roughly: lower case, one spelling for each sound, no accents."""
    import unicodedata

    plain = "".join(ch for ch in unicodedata.normalize("NFD", form.lower()) if not unicodedata.combining(ch))
    for spelling, sound in _SAME_SOUND:
        plain = plain.replace(spelling, sound)
    return plain


def near_forms(words: Sequence[str], forms: Sequence[tuple[str, str]]) -> dict[str, tuple[Near, ...]]:
    """Return the near matches of each candidate's words among the forms, best first; equal forms included.

    Every candidate is compared with every form, by a compiled loop over all of them at once.
    """
    distinct = sorted(set(words))
    choices = [sounding(form) for form, _ in forms]
    found: dict[str, tuple[Near, ...]] = {}
    for begin in range(0, len(distinct), _BATCH):
        batch = distinct[begin : begin + _BATCH]
        for query in batch:
            hits = process.extract(sounding(query), choices, scorer=fuzz.ratio, score_cutoff=CUTOFF, limit=BEST * 4)
            best: dict[str, Near] = {}
            for _, score, index in hits:
                form, key = forms[index]
                best.setdefault(key, Near(key, form, round(score, 1)))
            found[query] = tuple(sorted(best.values(), key=lambda one: (-one.score, one.key)))[:BEST]
    return found
