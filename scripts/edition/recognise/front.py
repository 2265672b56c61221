"""What stands before a text: title, author, date, statements about it, page furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from edition.recognise import patterns, vocabulary
from edition.recognise.dates import is_date_line
from edition.recognise.labels import label_of, labels_of
from edition.recognise.profiles import Profile
from edition.recognise.units import Unit, is_spacer

#: No page has more lines than this before its text begins.
_MOST: Final = 80


@dataclass(frozen=True, slots=True)
class Piece:
    """A unit and the TEI element (and @type) that it is."""

    unit: Unit
    kind: str
    type: str = ""


def furniture(unit: Unit) -> Piece | None:
    """Return the unit as page furniture, or None."""
    if unit.forced:
        return None
    if is_spacer(unit.text) or not unit.text:
        return Piece(unit, "fw", "spacer")
    kind = patterns.furniture_type(unit.text.strip("*_ "))
    return Piece(unit, "fw", kind) if kind else None


def is_prose(unit: Unit) -> bool:
    """Whether a unit is running text: long, or a full sentence of some length."""
    text = unit.text
    if len(text) >= 180 or (len(text) >= 110 and len(text.split()) >= 16 and not patterns.is_title_case(text)):
        return True
    return (
        len(text) >= 60
        and len(text.split()) >= 10
        and patterns.ends_sentence(text)
        and not patterns.is_title_case(text)
    )


_CONTENTS_LINE: Final = re.compile(r"\d+(?:\.\d+)*\.?\s+\S.{0,90}")


def contents_of(units: Sequence[Unit]) -> list[Unit]:
    """Mark the lines of a wiki's table of contents as page furniture."""
    found: list[Unit] = []
    inside = False
    for unit in units:
        heading = re.fullmatch(r"(?:table of )?contents(?: ?\[hide\])?", unit.text, re.IGNORECASE) is not None
        inside = not unit.forced and (heading or (inside and bool(_CONTENTS_LINE.fullmatch(unit.text))))
        found.append(replace(unit, forced="fw/navigation") if inside else unit)
    return found


def split_front(units: Sequence[Unit], profile: Profile) -> tuple[list[Piece], list[Unit]]:
    """Part the front of a page from its text."""
    end = _front_end(units)
    pieces = _join_statements([fixed_piece(unit, profile) or Piece(unit, "") for unit in units[:end]])
    pieces = _masthead(pieces, profile) if profile.masthead else _issue_line(pieces)
    pieces, tail = _section_heads(pieces)
    return titles(pieces), [*tail, *units[end:]]


def _front_end(units: Sequence[Unit]) -> int:
    for index, unit in enumerate(units[:_MOST]):
        if unit.forced in {"p", "item", "l", "salute"}:
            return index
        if fixed_piece(unit, None) or unit.forced:
            continue
        if index and fixed_piece(units[index - 1], None) and _is_pair(units[index - 1], unit):
            continue
        if is_prose(unit) or patterns.is_salutation(unit.text) or _opens_body(units, index):
            return index
    return _no_prose(units)


def _no_prose(units: Sequence[Unit]) -> int:
    """Without running text, the first group of lines is the front and the rest the text."""
    loose = [i for i, unit in enumerate(units) if not fixed_piece(unit, None)]
    if len(loose) < 2:
        return loose[0] if loose else len(units)
    return next((i for i in loose[1:] if units[i].chunk != units[loose[0]].chunk), loose[1])


def _opens_body(units: Sequence[Unit], index: int) -> bool:
    """Whether a list, a table or verse begins here."""
    unit = units[index]
    if patterns.is_table_line(unit.lines[0].text):
        return True
    label = label_of(unit.lines[0].text)
    if label and any(
        one.style == label.style and one.value == label.value + 1
        for other in units[index + 1 : index + 6]
        for one in labels_of(other.lines[0].text)
    ):
        return len(unit.text) > 40
    same = [other for other in units if other.chunk == unit.chunk]
    verse = len(same) >= 4 and all(len(other.text) <= 72 for other in same)
    return index > 0 and verse and not any(fixed_piece(other, None) for other in same)


def fixed_piece(unit: Unit, profile: Profile | None) -> Piece | None:
    """Return what a line of the front is when its words alone tell."""
    if unit.forced:
        return Piece(unit, *_decided(unit.forced))
    if piece := furniture(unit):
        return piece
    text = unit.text.strip("*_ ")
    if kind := patterns.statement_type(text):
        return Piece(unit, "note", kind)
    if len(text) <= 60 and patterns.is_dateline(text):
        if profile and profile.dates_the_page and not text.startswith("("):
            return Piece(unit, "note", "publication")
        alone = is_date_line(text)
        return Piece(unit, "docDate" if alone else "dateline")
    if patterns.is_occasion(text) and not is_prose(unit):
        return Piece(unit, "dateline")
    if vocabulary.ORNAMENT.fullmatch(unit.text):
        return Piece(unit, "ab", "ornament")
    return None


def _decided(forced: str) -> tuple[str, str]:
    kind, _, subtype = forced.partition("/")
    return kind, subtype


def _join_statements(pieces: list[Piece]) -> list[Piece]:
    """Let lines that follow a statement without a blank line go on with it, save dates and titles."""
    joined: list[Piece] = []
    for piece in pieces:
        before = joined[-1] if joined else None
        if (
            before
            and before.kind == "note"
            and not piece.kind
            and before.unit.chunk == piece.unit.chunk
            and not patterns.is_table_line(piece.unit.lines[0].text)
            and (_runs_on(before.unit) or piece.unit.text[:1].islower())
        ):
            joined[-1] = replace(before, unit=before.unit.joined(piece.unit))
        elif before and before.kind == "note" and not piece.kind and _is_pair(before.unit, piece.unit):
            joined.append(Piece(piece.unit, "note", "metadata"))
        else:
            joined.append(piece)
    return joined


def _runs_on(unit: Unit) -> bool:
    """Whether a statement may go on in the next line: its last line is long, or ends with a comma."""
    return len(unit.lines[-1].stripped) >= 45 or unit.text.endswith(",")


def _is_pair(before: Unit, unit: Unit) -> bool:
    """Whether a line is one more row of a key-value table that begins above it."""
    return all(patterns.is_table_line(one.lines[0].text) for one in (before, unit))


def _section_heads(pieces: list[Piece]) -> tuple[list[Piece], list[Unit]]:
    """Give back to the text the headings that follow the statements about it."""
    loose = [i for i, piece in enumerate(pieces) if not piece.kind]
    last_fixed = max((i for i, p in enumerate(pieces) if p.kind and p.type != "spacer"), default=-1)
    cut = len(pieces)
    for index in reversed(loose):
        text = pieces[index].unit.text
        after_info = index > last_fixed >= 0 and pieces[last_fixed].kind in {"note", "fw"}
        numbered = any(one.value == 1 for one in labels_of(text + " "))
        bare_number = numbered and len(text) <= 4
        if index != cut - 1 or not (after_info or bare_number or numbered) or text.startswith("("):
            break
        if not any(i < min(index, last_fixed if after_info else index) for i in loose):
            break
        cut = index
    return pieces[:cut], [piece.unit for piece in pieces[cut:]]


def _masthead(pieces: list[Piece], profile: Profile) -> list[Piece]:
    """Take the line of the issue for a statement, and the captions of portraits ("LENIN") for furniture."""
    masthead = profile.masthead
    titled = any(not p.kind and not p.unit.text.isupper() and not p.unit.text.startswith("(") for p in pieces)
    found = []
    for piece in pieces:
        text = piece.unit.text
        if not piece.kind and masthead and masthead.fullmatch(text):
            piece = replace(piece, kind="note", type="publication")
        elif not piece.kind and titled and text.isupper() and len(text.split()) == 1:
            piece = replace(piece, kind="fw", type="caption")
        found.append(piece)
    return found


def _issue_line(pieces: list[Piece]) -> list[Piece]:
    """Take a first line such as "Workers Beacon, Vol. 3, No. 640", with a date below it, for those of the page."""
    loose = [i for i, piece in enumerate(pieces) if not piece.kind]
    if len(loose) < 2 or not patterns.is_issue(pieces[loose[0]].unit.text):
        return pieces
    found = list(pieces)
    found[loose[0]] = replace(pieces[loose[0]], kind="note", type="publication")
    below = loose[0] + 1
    if pieces[below].kind == "docDate" and not pieces[below].unit.text.startswith("("):
        found[below] = replace(pieces[below], kind="note", type="publication")
    return found


def titles(pieces: list[Piece]) -> list[Piece]:
    """Tell byline, title and subtitles apart among the lines that nothing else claims."""
    loose = [i for i, piece in enumerate(pieces) if not piece.kind]
    byline = _byline([pieces[i].unit for i in loose])
    found = list(pieces)
    titled = any(piece.kind == "head" for piece in pieces)
    for order, index in enumerate(loose):
        unit = pieces[index].unit
        if order == byline:
            found[index] = Piece(unit, "byline")
        elif not titled and not (unit.text.startswith("(") and order < len(loose) - 1):
            found[index], titled = Piece(unit, "head", "main"), True
        else:
            found[index] = Piece(unit, "head", "sub")
    return found


def _byline(units: Sequence[Unit]) -> int | None:
    """Return the index of the line that names the author; a page's only line is its title."""
    for index, unit in enumerate(units):
        if unit.text.lower().startswith("by ") and patterns.is_name(unit.text):
            return index
    if len(units) < 2:
        return None
    credited = [i for i, unit in enumerate(units) if i and patterns.is_credit(unit.text)]
    named = [i for i, unit in enumerate(units[:4]) if patterns.is_name(unit.text)]
    with_initials = [i for i in named if patterns.has_initials(units[i].text)]
    full = [i for i in named if len(units[i].text.split()) > 1]
    return next(iter(credited or with_initials or full or named), None)
