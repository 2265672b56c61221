"""Brackets and quotation marks without a partner, or turned the wrong way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from edition.recognise.passages import Passage
from edition.recognise.quotes import find_quotations
from edition.recognise.suspect import Defect, Guess

_PARTNER: Final = {")": "(", "]": "[", "}": "{"}
_OPENING: Final = frozenset(_PARTNER.values())
#: Labels of items: "1)", "a)", "iv)", at the beginning or within a sentence.
_LABEL: Final = re.compile(r"(?:^|(?<=[\s(\[]))(?:\d{1,3}|[a-zA-Zа-я]|[ivx]{1,5})\)")
_TURNED: Final = re.compile(r"(?<=\s)[”’](?=[A-Z][a-z]|[a-z]{2})|(?<=[a-z,.])[“„](?=[\s.,;:!?]|$)")
_RIGHT: Final = {"”": "“", "’": "‘", "“": "”", "„": "”"}
_ELIDED: Final = re.compile(r"’(?:tis|twas|em|cause|til|bout|neath|gainst|n)\b", re.IGNORECASE)


def find_pairs(passages: Sequence[Passage]) -> Iterator[tuple[int, Guess]]:
    """Yield marks without a partner, with the number of the passage in which each stands."""
    open_quotation = False
    for at, passage in enumerate(passages):
        for guess in _brackets(passage):
            yield at, guess
        for match in _TURNED.finditer(passage.text):
            if not _ELIDED.match(passage.text, match.start()):
                yield at, _turned(passage.text, match.start())
        following = passages[at + 1] if at + 1 < len(passages) else None
        guesses, open_quotation = _quotations(passage, following, open_quotation)
        for guess in guesses:
            yield at, guess


def _brackets(passage: Passage) -> Iterator[Guess]:
    text = passage.text
    labels = {match.end() - 1 for match in _LABEL.finditer(text)}
    stack: list[int] = []
    for match in re.finditer(r"[()\[\]{}]", text):
        at, mark = match.start(), match.group()
        if mark in _OPENING:
            stack.append(at)
        elif stack and text[stack[-1]] == _PARTNER[mark]:
            stack.pop()
        elif at not in labels:
            if any(text[one] == _PARTNER[mark] for one in stack):
                while text[stack[-1]] != _PARTNER[mark]:
                    yield _single(stack.pop(), "a bracket that nothing closes", passage)
                stack.pop()
            else:
                yield _single(at, "a bracket that nothing opens", passage)
    for at in stack:
        yield _single(at, "a bracket that nothing closes", passage)


def _single(at: int, reason: str, passage: Passage) -> Guess:
    return Guess(at, at + 1, Defect.STRAY, "", 0.85 if passage.kind in {"p", "item", "note", "head"} else 0.6, reason)


def _turned(text: str, at: int) -> Guess:
    meant = _RIGHT[text[at]]
    return Guess(at, at + 1, Defect.PUNCTUATION, meant, 0.6, f"a quotation mark turned the wrong way, for “{meant}”")


def _quotations(passage: Passage, following: Passage | None, was_open: bool) -> tuple[list[Guess], bool]:
    """Return marks without a partner; a quotation that goes on in the next paragraph opens there anew.

    `was_open` tells that a quotation of the paragraph before goes on here; the second value, that one goes on.
    """
    text = _TURNED.sub(lambda match: _RIGHT[match.group()], passage.text)
    single = find_quotations(text).single
    guesses: list[Guess] = []
    goes_on = False
    for at in single:
        mark = text[at]
        if mark in '“«„‘"' and following and following.text[:1] == mark:
            goes_on = True  # each paragraph of a long quotation begins with a mark
        elif was_open and mark in '”»’"':
            continue
        else:
            score = 0.3 if mark in "'’‘" else 0.6
            word = "opens" if mark in "”»’›" else "closes"
            guesses.append(Guess(at, at + 1, Defect.PUNCTUATION, "", score, f"a quotation mark that nothing {word}"))
    return guesses, goes_on
