"""Quote a place of a source so that its words are found there and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from edition.decide.matching import find_words
from edition.errors import DecisionError
from edition.source import Source

_TOKEN: Final = re.compile(r"\S+")
_LINE_END: Final = re.compile(r"\s*\n\s*")
#: Words quoted on both sides together, at first and at most.
_FEW: Final = 4
_MANY: Final = 60


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a source that stand in it once; in them once `sic`, or `after` for a place between characters."""

    words: str
    sic: str = ""
    after: str = ""


def quote_place(source: Source, start: int, end: int, within: tuple[int, int] | None = None) -> Quotation:
    """Return the shortest quotation that names [start, end) and nothing else, with a few words around it.

    `within` is the range (a block) beyond which nothing is quoted. Raises DecisionError where no quotation is
    unique, as in a text that stands twice in the source.
    """
    low, high = within or (0, len(source.text))
    tokens = [(m.start(), m.end()) for m in _TOKEN.finditer(source.text, low, high)]
    if not tokens:
        raise DecisionError(f"{source.name}: nothing to quote at character {start}")
    first = _token_at(tokens, start if start < end else max(low, start - 1))
    last = _token_at(tokens, max(start, end - 1)) if start < end else first
    for left, right in _spans(len(tokens), first, last):
        a, b = tokens[left][0], tokens[right][1]
        words = _flat(source.text[a:b])
        if quotation := _names(words, source, (a, b), (start, end)):
            places = find_words(source, words)
            if len(places) == 1:
                return quotation
    line = source.line_at(start)
    raise DecisionError(f"{source.name}:{line}: no words around this place stand in the source only once")


def _token_at(tokens: list[tuple[int, int]], offset: int) -> int:
    """Return the number of the token that holds an offset, or else of the next one."""
    return next((n for n, (_, end) in enumerate(tokens) if offset < end), len(tokens) - 1)


def _spans(count: int, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield ranges of tokens around [first, last], the shorter first, balanced ones before others."""
    most = min(_MANY, count)
    for around in range(min(_FEW, most), most + 1):
        for shift in range(around + 1):
            left = around // 2 + (shift + 1) // 2 * (-1 if shift % 2 else 1)
            if 0 <= left <= around:
                yield max(0, first - left), min(count - 1, last + around - left)


def _names(words: str, source: Source, outer: tuple[int, int], inner: tuple[int, int]) -> Quotation | None:
    """Return the quotation if what it is about stands in its words once."""
    (a, b), (start, end) = outer, inner
    if start < end:
        sic = _flat(source.text[max(a, start) : min(b, end)])
        return Quotation(words, sic=sic) if words.count(sic) == 1 else None
    before = _flat(source.text[a:start])
    for match in reversed(list(_TOKEN.finditer(before))):
        after = before[match.start() :]
        if words.count(after) == 1:
            return Quotation(words, after=after)
    return None


def _flat(text: str) -> str:
    """Return words in one line; blanks within a line stay as they are."""
    return _LINE_END.sub(" ", text)
