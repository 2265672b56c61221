"""Quotations in a block: marks paired, apostrophes told from closing marks (TEI Guidelines 3.3.3)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

_OPENERS: Final = {"“": "”", "‘": "’", "„": "“”", "«": "»", "‹": "›"}
_CLOSERS: Final = frozenset("”’»›")
_STRAIGHT: Final = frozenset("\"'")
#: A quotation whose end is farther away than this many code points is not looked for.
_FAR: Final = 4000
_BEFORE_OPENING: Final = frozenset(" \t\r\n\u00a0\u2009\u200a([{—–-“‘«„\"'*_/")


@dataclass
class Quotations:
    """Pairs of marks as ranges [start, end) of the text, marks included, and marks without a partner."""

    pairs: list[tuple[int, int]] = field(default_factory=list)
    single: list[int] = field(default_factory=list)


@dataclass
class _Open:
    at: int
    mark: str


def find_quotations(text: str) -> Quotations:
    """Pair the quotation marks of one block, outer and inner."""
    found = Quotations()
    stack: list[_Open] = []
    for at, mark in enumerate(text):
        if mark == "“" and stack and stack[-1].mark == "„":
            _close(stack, at, mark, found)
        elif mark in _OPENERS:
            if not (mark == "‘" and _is_elision(text, at)):
                stack.append(_Open(at, mark))
        elif mark in _CLOSERS:
            if mark != "’" or _closes(text, at, stack):
                _close(stack, at, mark, found)
        elif mark in _STRAIGHT:
            _straight(text, at, mark, stack, found)
    found.single += [one.at for one in stack]
    found.pairs.sort()
    found.single.sort()
    return found


def _close(stack: list[_Open], at: int, mark: str, found: Quotations) -> None:
    """Close the innermost quotation that `mark` can close; openers inside it stay single."""
    for depth in range(len(stack) - 1, -1, -1):
        if mark in _OPENERS.get(stack[depth].mark, stack[depth].mark):
            found.single += [one.at for one in stack[depth + 1 :]]
            found.pairs.append((stack[depth].at, at + 1))
            del stack[depth:]
            return
    if mark != "’":
        found.single.append(at)


def _straight(text: str, at: int, mark: str, stack: list[_Open], found: Quotations) -> None:
    before, after = text[at - 1 : at] if at else " ", text[at + 1 : at + 2] or " "
    opens = before in _BEFORE_OPENING and not after.isspace()
    pending = any(one.mark == mark for one in stack)
    if mark == "'":
        if before.isalnum() and after.isalnum():
            return
        if not opens and not (pending and _closes(text, at, stack, "'")):
            return
    if opens and not (pending and stack[-1].mark == mark and stack[-1].at < at - 1 and before not in " \n\t(["):
        stack.append(_Open(at, mark))
    elif pending:
        _close(stack, at, mark, found)
    else:
        found.single.append(at)


def _is_elision(text: str, at: int) -> bool:
    """Whether an opening single mark stands for an apostrophe ("‘tis", "‘90s")."""
    word = text[at + 1 : at + 5].lower()
    return (word[:1].isdigit() and word[2:3] == "s") or word.startswith(("tis ", "twas", "em "))


def _closes(text: str, at: int, stack: list[_Open], mark: str = "’") -> bool:
    """Whether a mark that may be an apostrophe closes the innermost single quotation."""
    opener = "‘" if mark == "’" else mark
    if not stack or stack[-1].mark != opener:
        return False
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if after.isalnum() or before in _BEFORE_OPENING - {"—", "–", "-", "”", '"', "*", "_"}:
        return False
    if before in "sSzZxX" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].islower():
        return not _closed_later(text, at, mark, opener)
    return True


def _closed_later(text: str, at: int, mark: str, opener: str) -> bool:
    """Whether the quotation is closed further on, before another one opens."""
    for later in range(at + 1, min(len(text), at + _FAR)):
        if text[later] == opener and opener != mark:
            return False
        if text[later] == mark:
            before, after = text[later - 1], text[later + 1 : later + 2]
            if not after.isalnum() and not (before in "sS" and after == " "):
                return True
    return False
