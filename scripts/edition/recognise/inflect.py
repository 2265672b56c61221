"""Cases of names in Russian: "Ленина", "Троцкому", "в Москве" for the nominative that a register gives."""

from __future__ import annotations

import re
from typing import Final

_CYRILLIC: Final = re.compile(r"[А-ЯЁ][а-яё-]+")
#: Ending of the nominative, and the endings that take its place; the first that fits counts.
_ENDINGS: Final = tuple(
    (re.compile(pattern + "$"), endings.split())
    for pattern, endings in (
        ("(?<=[сцк])кий", "кого кому ким ком"),
        ("ий", "ия ию ием ии его ему им ем"),
        ("ый", "ого ому ым ом"),
        ("ой", "ого ому ым ом"),
        ("ая", "ой ую"),
        ("(?<=ов|ев|ёв|ин|ын)(?=$)", "а у ым е"),
        ("ь", "я ю ем е и ью"),
        ("й", "я ю ем е"),
        ("ия", "ии ию ией"),
        ("я", "и е ю ей"),
        ("(?<=[гкхжшчщ])а", "и е у ой"),
        ("а", "ы е у ой"),
        ("о", "а у ом е"),
        ("(?<=[бвгдзклмнпрстфхжшчщц])(?=$)", "а у ом е"),
    )
)


def cases(word: str) -> tuple[str, ...]:
    """Return the other cases in the singular of a Russian name of one word; none of any other word."""
    if not _CYRILLIC.fullmatch(word) or len(word) < 3:
        return ()
    for ending, others in _ENDINGS:
        if ending.search(word):
            return tuple(dict.fromkeys(ending.sub(other, word) for other in others))
    return ()


def same_stem(mine: str, theirs: str) -> bool:
    """Whether two forms of a Russian forename or patronymic are cases of one: "Ильича" and "Ильич"."""
    short = min(len(mine), len(theirs)) - 1
    shared = next((n for n, (a, b) in enumerate(zip(mine, theirs, strict=False)) if a != b), short + 1)
    return short >= 2 and shared >= short and abs(len(mine) - len(theirs)) <= 2 and bool(re.match("[а-яё]", mine))
