"""Pages that quote a text: the introduction of the quoting paper, pull quotes, the attribution."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from edition.recognise import patterns
from edition.recognise.dates import find_date
from edition.recognise.front import Piece, fixed_piece, is_prose
from edition.recognise.profiles import Profile
from edition.recognise.units import Unit

_DASH: Final = re.compile(r"[*_]*[—–―‒-]{1,2}\s?[*_“\"'‘A-ZÀ-ÞА-ЯЁ]")
_WORD: Final = re.compile(r"\w+")
#: A pull quote shares at least this part of its words, in order, with the passage that it repeats.
_LIKENESS: Final = 0.85


@dataclass(frozen=True, slots=True)
class PullQuote:
    """A sentence shown large, and the paragraph that it repeats (None when none is like it)."""

    unit: Unit
    passage: Unit | None


@dataclass(frozen=True, slots=True)
class Display:
    """Pull quotes that stand together, and the lines below them that name their author."""

    quotes: tuple[PullQuote, ...]
    attribution: tuple[Unit, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """A page of a magazine above its text: pieces of the front, and pull quotes."""

    pieces: tuple[Piece, ...] = ()
    displays: tuple[Display, ...] = ()


def split_attribution(units: Sequence[Unit], profile: Profile, names: Sequence[str]) -> tuple[list[Unit], Unit | None]:
    """Part a quotation from the line below it that says whose words they are."""
    if len(units) < 2 or units[-1].forced not in {"", "bibl"}:
        return list(units), None
    last = units[-1]
    if last.forced == "bibl" or _is_attribution(last.text, profile, names):
        return list(units[:-1]), last
    return list(units), None


def _is_attribution(text: str, profile: Profile, names: Sequence[str]) -> bool:
    if len(text) > 400:
        return False
    bare = text.strip("*_ ()")
    if _DASH.match(text):
        return (
            len(text.split()) <= 45
            and not patterns.ends_sentence(bare.rstrip("."))
            and any(patterns.is_name(part) for part in (re.split(r"[,(“\"‘*_]", bare.lstrip("—–―‒- "))[0].strip(),))
        )
    if not profile.attribution:
        return False
    first = bare.split(",")[0].strip()
    known = any(name and name.split()[-1] in first for name in names)
    return (known or patterns.is_name(first)) and find_date(text) is not None and len(first) <= 60


def introduction_length(units: Sequence[Unit], attribution: Unit) -> int:
    """Return how many paragraphs at the head of a quotation are the introduction of the quoting paper.

    They speak of the author by name, as the author does not: the introduction reaches to the last of the
    leading paragraphs that name the person whom the attribution names.
    """
    bare = attribution.text.strip("*_ ()").lstrip("—–―‒- ")
    surname = re.split(r"[,(“\"‘*_]", bare)[0].strip().split()[-1:]
    if not surname:
        return 0
    last = 0
    for number, unit in enumerate(units[:-1], 1):
        if re.search(rf"\b{re.escape(surname[0])}\b", unit.text):
            last = number
        elif number - last > 1:
            break
    return last


def split_magazine(units: Sequence[Unit], profile: Profile) -> tuple[Quotation, list[Unit]]:
    """Part the head of a magazine's page from its text, at the last line that dates or times the page."""
    end = _head_end(units, profile)
    text = list(units[end:])
    pieces: list[Piece] = []
    displays: list[Display] = []
    open_display = False
    for unit in units[:end]:
        fixed = fixed_piece(unit, profile)
        if not fixed and (is_prose(unit) or _is_pulled(unit, text)):
            quote = PullQuote(unit, passage(unit, text))
            joined = open_display and not displays[-1].attribution
            before = displays.pop().quotes if joined else ()
            displays.append(Display((*before, quote)))
            open_display = True
        elif open_display and not _ends_display(unit, fixed):
            displays[-1] = replace(displays[-1], attribution=(*displays[-1].attribution, unit))
        else:
            pieces.append(fixed or Piece(unit, ""))
            open_display = False
    return Quotation(tuple(pieces), tuple(displays)), text


def _ends_display(unit: Unit, fixed: Piece | None) -> bool:
    """Whether a line below pull quotes is no attribution: a title, a date, page furniture."""
    text = unit.text.strip("*_ ")
    stated = fixed is not None and (fixed.kind in {"fw", "docDate"} or patterns.is_dateline(text) or ":" in text[:30])
    credited = text.lower().startswith("by ") and patterns.is_name(text)
    return stated or credited or text.startswith("#") or bool(unit.forced)


def _head_end(units: Sequence[Unit], profile: Profile) -> int:
    """Return the index of the first unit of the text proper."""
    marks = [i for i, u in enumerate(units[:40]) if (p := fixed_piece(u, profile)) and p.type in _TIMES]
    if marks:
        return _past_pull_quotes(units, marks[-1] + 1, profile)
    return next((i for i, u in enumerate(units) if is_prose(u)), len(units))


def _past_pull_quotes(units: Sequence[Unit], end: int, profile: Profile) -> int:
    """Go on past furniture, a title, and pull quotes with the lines below them."""
    while end < len(units):
        unit, after = units[end], units[end + 1 :]
        piece = fixed_piece(unit, profile)
        short = not is_prose(unit) and len(unit.text) <= 120 and not unit.forced
        untitled = not any(one.text.startswith("#") for one in units[:end])
        titled = (unit.text.startswith("#") and untitled) or (
            short and untitled and not any(map(is_prose, units[:end]))
        )
        pulled = not unit.forced and _is_pulled(unit, after)
        below = short and not unit.text.startswith("#") and any(_is_pulled(one, after) for one in units[:end])
        if not (piece and piece.kind == "fw") and not titled and not pulled and not below:
            break
        end += 1
    return end


_TIMES: Final = frozenset({"reading-time", "publication"})


def _is_pulled(unit: Unit, units: Sequence[Unit]) -> bool:
    """Whether a unit is a sentence that a longer paragraph among `units` has, too."""
    if not is_prose(unit) and not patterns.ends_sentence(unit.text):
        return False
    longer = [one for one in units if is_prose(one) and len(one.text) > len(unit.text)]
    return passage(unit, longer) is not None


def passage(quote: Unit, units: Sequence[Unit]) -> Unit | None:
    """Return the paragraph that a pull quote repeats or abridges, or None."""
    words = _words(quote.text)
    if not 4 <= len(words) <= 200:
        return None
    weighed = [(_likeness(words, _words(unit.text)), -i, unit) for i, unit in enumerate(units)]
    best = max(weighed, key=lambda entry: entry[:2], default=None)
    return best[2] if best and best[0] >= _LIKENESS else None


@lru_cache(maxsize=20_000)
def _words(text: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORD.findall(text))


def _likeness(words: Sequence[str], others: Sequence[str]) -> float:
    """Return the part of `words` that occurs in `others` in the same order (longest common subsequence)."""
    known = set(others)
    if sum(word in known for word in words) < len(words) * _LIKENESS:
        return 0.0
    row = [0] * (len(others) + 1)
    for word in words:
        diagonal = 0
        for j, other in enumerate(others, 1):
            above = row[j]
            row[j] = diagonal + 1 if word == other else max(above, row[j - 1])
            diagonal = above
    return row[-1] / len(words)
