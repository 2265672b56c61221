"""Titles of works in quotation marks or italics: words set as a title is set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from edition.recognise.naming import cues, nobody
from edition.recognise.naming.capitals import UPPER, Region
from edition.recognise.naming.context import Context
from edition.recognise.naming.leading import ALL_TITLES
from edition.recognise.naming.ordinary import ordinary
from edition.recognise.quotes import find_quotations

_ITALIC: Final = re.compile(r"(?<![\w*_])([*_])(?=[^\s*_])([^*_\n]{2,100})(?<=[^\s*_])\1(?![\w*_])")
_SMALL: Final = frozenset(
    "a an the of in on and or for to by at from with as his its our is vs und der die das des den dem im in von zu am "
    "le la les l de du des et à au aux en un une и в на о об с по из к для y del los las el".split()
)
_TITLE_WORD: Final = re.compile(r"[^\W\d_][\w’'-]*")
_CAPITAL: Final = re.compile(f"[{UPPER}]")
_LONGEST: Final = 120


def works_in(context: Context, region: Region) -> Iterator[tuple[int, int, str]]:
    """Yield the ranges of a region that are set like titles of works, marks left out, with the reason."""
    text = context.text[region.start : region.end]
    if any(mark in text for mark in '“„«"‘'):
        for start, end in find_quotations(text).pairs:
            inner = text[start + 1 : end - 1]
            if 2 < len(inner) <= _LONGEST and _is_quoted_title(text, start, end, context.language):
                last = end - 2 if inner[-1] in ",." else end - 1
                yield region.start + start + 1, region.start + last, "in quotation marks, with capitals"
    if "*" in text or "_" in text:
        for match in _ITALIC.finditer(text):
            if is_title(match[2], context.language):
                yield region.start + match.start(2), region.start + match.end(2), "in italics, with capitals"


def _is_quoted_title(text: str, start: int, end: int, language: str) -> bool:
    inner = text[start + 1 : end - 1]
    if is_title(inner, language):
        return True
    # Russian titles have one capital; speech in the same marks is told by the dash or colon beside it.
    speech = text[max(0, start - 2) : start].strip().endswith((":", "—", "–")) or text[end : end + 4].lstrip(", ")[
        :1
    ] in {
        "—",
        "–",
    }
    return (
        language == "ru"
        and text[start] == "«"
        and not speech
        and inner[0].isupper()
        and inner[-1].isalnum()
        and len(inner.split()) <= 4
    )


def is_title(inner: str, language: str) -> bool:
    """Whether words are set as a title is: every word of weight has a capital, no stop at the end."""
    words = _TITLE_WORD.findall(inner)
    if inner[-1] in ",." and len(words) > 2 and not any(word.lower() in ALL_TITLES for word in words):
        inner = inner[:-1]
    if any(mark in inner for mark in '“”«»"') or (", " in inner and inner[-1].isdigit()):
        return False
    if not words or not inner[0].isupper() or inner[-1] in ".,;:!?…" or len(words) > 14:
        return False
    heavy = [word for word in words if word not in _SMALL]
    if not heavy or not all(_CAPITAL.match(word) for word in heavy):
        return False
    usual = ordinary(language)
    if len(words) == 1:
        return words[0].lower() not in usual | nobody.GENERIC | nobody.NATIONAL | nobody.PEOPLES
    return not all(word.lower() in usual - nobody.GENERIC for word in heavy)


def kind_by_head(inner: str) -> str:
    """Return the kind that the head of quoted words tells ("People’s Republic of the Ukraine"), or ""."""
    words = [word.lower() for word in _TITLE_WORD.findall(inner)]
    head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
    if head in cues.PLACE_HEADS:
        return "place"
    return "organisation" if head in cues.ORGANISATION_HEADS - cues.WORK_HEADS - {"works", "front"} else ""
