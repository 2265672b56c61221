"""Labels that open list items and notes: "1.", "2)", "(a)", "iv.", "•", "[3]", "[1*]", "1. ↑", "*"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_ROMAN: Final = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)
_ROMAN_VALUES: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the head of a line: its style, its number where it has one, its length in code points.

    The length counts the white space before the label, not that after it.
    """

    style: str
    value: int
    key: str
    length: int


_LIST_FORMS: Final = (
    ("numbered.", re.compile(r"\s*(\d{1,3})\.(?=\s)")),
    ("numbered)", re.compile(r"\s*(\d{1,3})\)(?=\s)")),
    ("(numbered)", re.compile(r"\s*\((\d{1,3})\)(?=\s)")),
    ("lettered)", re.compile(r"\s*([a-zа-я])\)(?=\s)", re.IGNORECASE)),
    ("(lettered)", re.compile(r"\s*\(([a-zа-я])\)(?=\s)", re.IGNORECASE)),
    ("lettered.", re.compile(r"\s*([a-zA-Z])\.(?=\s)")),
    ("roman.", re.compile(r"\s*([ivxlcdm]{1,7})\.(?=\s)", re.IGNORECASE)),
    ("roman)", re.compile(r"\s*([ivxlcdm]{1,7})\)(?=\s)", re.IGNORECASE)),
    ("(roman)", re.compile(r"\s*\(([ivxlcdm]{1,7})\)(?=\s)", re.IGNORECASE)),
    ("bulleted", re.compile(r"\s*([•·◦▪‣○*-])(?=\s)(?!\s*\1)")),
    ("dashed", re.compile(r"\s*([–—])(?=\s)")),
)

_NOTE_FORMS: Final = (
    ("arrow", re.compile(r"\s*(\d{1,3})\.\s*(?:Jump up(?: to:?)?\s*)?[↑^](?:\s*\d+\.\d+)*")),
    ("arrow", re.compile(r"\s*[↑^]\s*(?:Jump up(?: to:?)?\s*)?(\d{1,3})\.\d+(?:\s+\d+\.\d+)*")),
    ("arrow", re.compile(r"\s*([↑^])(?=\s+\S)")),
    ("bracket", re.compile(r"\s*\[(\d{1,3}|[a-z]|\d{1,3}[*a-z]|\*{1,4}|[†‡])\]\.?")),
    ("numbered.", re.compile(r"\s*(\d{1,3})\.(?=\s)")),
    ("numbered)", re.compile(r"\s*(\d{1,3})\)(?=\s)")),
    ("(numbered)", re.compile(r"\s*\((\d{1,3})\)(?=\s)")),
    ("star", re.compile(r"\s*\(?(\*{1,4}|[†‡])\)?(?![*\s]*\*)(?=\s?\S)")),
    ("bare", re.compile(r"\s*(\d{1,3}|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3})\s+(?=\S)")),
)
_SUPERSCRIPT: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def label_of(text: str) -> Label | None:
    """Return the list label at the head of a line, in the first style that fits."""
    return next(iter(labels_of(text)), None)


def labels_of(text: str) -> list[Label]:
    """Return every reading of the label at the head of a line ("i." is a letter and a Roman number)."""
    found = []
    for style, pattern in _LIST_FORMS:
        if match := pattern.match(text):
            value = _value(style, match[1])
            if value:
                found.append(Label(style, value, match[1], match.end()))
    return found


def note_label(text: str, *, styles: frozenset[str] | None = None) -> Label | None:
    """Return the label of a note body at the head of a line, of one of the styles if given."""
    for style, pattern in _NOTE_FORMS:
        if styles is not None and style not in styles:
            continue
        if match := pattern.match(text):
            key = match[1].translate(_SUPERSCRIPT)
            digits = re.match(r"\d+", key)
            return Label(style, int(digits[0]) if digits else len(key), key, match.end())
    return None


def looks_like_text(line: str) -> bool:
    """Whether a line that seems to open with a label is rather running text ("1918. In that year …")."""
    label = label_of(line)
    return label is not None and label.style == "numbered." and label.value > 99


def _value(style: str, key: str) -> int:
    if "number" in style:
        return int(key)
    if "roman" in style:
        return _roman(key)
    if "letter" in style:
        lower = key.lower()
        return ord(lower) - (ord("a") if lower.isascii() else ord("а")) + 1
    return 1


def _roman(key: str) -> int:
    lower = key.lower()
    if not _ROMAN.fullmatch(lower):
        return 0
    values = [_ROMAN_VALUES[ch] for ch in lower]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
