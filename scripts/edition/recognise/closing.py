"""How a text ends: farewell, signatures, place and date, postscript; and the furniture below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from edition.recognise import patterns, vocabulary
from edition.recognise.front import Piece, furniture, is_prose
from edition.recognise.labels import note_label
from edition.recognise.units import Unit

_POSTSCRIPT: Final = re.compile(r"(?:P\.\s?){1,3}S\.?(?:\s|:|$)|Postscript\b", re.IGNORECASE)
#: A closer has at most this many lines; a postscript begins at most so many units before the end.
_MOST: Final = 14


@dataclass(frozen=True, slots=True)
class Closing:
    """The end of a text: the lines of its closer, then a postscript with a closer of its own."""

    closer: tuple[Piece, ...] = ()
    postscript: tuple[Unit, ...] = ()
    postscript_closer: tuple[Piece, ...] = ()


def split_back(units: Sequence[Unit]) -> tuple[list[Unit], list[Piece]]:
    """Part a text from the furniture and the statements below it."""
    end = len(units)
    pieces: list[Piece] = []
    while end > 1:
        unit = units[end - 1]
        piece = furniture(unit) or _statement(unit)
        if piece is None and vocabulary.ORNAMENT.fullmatch(unit.text) and not unit.forced:
            piece = Piece(unit, "fw", "ornament")
        if piece is None:
            break
        pieces.insert(0, piece)
        end -= 1
    return list(units[:end]), pieces


def _statement(unit: Unit) -> Piece | None:
    if unit.forced or len(unit.text) > 300 or note_label(unit.lines[0].text):
        return None
    kind = patterns.statement_type(unit.text.strip("*_ "))
    return Piece(unit, "note", kind) if kind and (not is_prose(unit) or ":" in unit.text[:40]) else None


def split_closing(units: Sequence[Unit], author: str, *, letter: bool = False) -> tuple[list[Unit], Closing]:
    """Part a text from its closer and postscript.

    `author` is the byline, which a signature may repeat; a `letter` (a text that greets its reader) may be
    signed with any name.
    """
    at = next(
        (i for i, u in enumerate(units) if i > len(units) - _MOST and _POSTSCRIPT.match(u.text) and not u.forced),
        None,
    )
    if at is None or at == 0:
        body, closer = _split_closer(units, author, letter)
        return body, Closing(closer)
    body, closer = _split_closer(units[:at], author, letter)
    postscript, below = _split_closer(units[at:], author, letter)
    return body, Closing(closer, tuple(postscript), below)


def _split_closer(units: Sequence[Unit], author: str, letter: bool) -> tuple[list[Unit], tuple[Piece, ...]]:
    pieces: list[Piece] = []
    end = len(units)
    while end > 1 and len(pieces) < _MOST and (piece := _line(units[end - 1], pieces)):
        pieces.insert(0, piece)
        end -= 1
        if piece.kind == "salute":
            break
    convincing = _convincing(pieces, author) or (letter and pieces)
    if not convincing or all(furniture(unit) for unit in units[:end]):
        return list(units), ()
    return list(units[:end]), tuple(_places(pieces, author))


def _places(pieces: Sequence[Piece], author: str) -> list[Piece]:
    """Take one capitalised word right below or above a date, which is not the author's name, for the place."""
    found = list(pieces)
    for number, piece in enumerate(pieces):
        around = pieces[max(0, number - 1) : number + 2]
        dated = any(p.kind == "dateline" and p.unit.chunk == piece.unit.chunk for p in around)
        word = piece.unit.text.strip("*_ .,")
        if piece.kind == "signed" and dated and len(word.split()) == 1 and word not in author:
            found[number] = Piece(piece.unit, "dateline")
    return found


def _line(unit: Unit, below: Sequence[Piece]) -> Piece | None:
    """Return what a line of a closer is, or None."""
    text = unit.text.strip("*_ ")
    if unit.forced:
        return Piece(unit, unit.forced) if unit.forced in {"signed", "salute", "dateline"} else None
    if len(text) > 120 or "[edit" in text:
        return None
    if patterns.is_farewell(text):
        return Piece(unit, "salute")
    if patterns.is_dateline(text):
        return Piece(unit, "dateline")
    if patterns.is_name(text) or re.match(r"\(?signed\b", text, re.IGNORECASE):
        return Piece(unit, "signed")
    if (patterns.is_role(text) and not patterns.ends_sentence(text)) or patterns.is_signature(text):
        return Piece(unit, "signed")
    return None


def _convincing(pieces: Sequence[Piece], author: str) -> bool:
    """Whether lines that might be a closer are one, not a heading or a list of names."""
    if not pieces:
        return False
    if any(p.unit.forced for p in pieces):
        return True
    kinds = {piece.kind for piece in pieces}
    if "salute" in kinds or "dateline" in kinds:
        return True
    texts = [piece.unit.text.strip("*_ ()") for piece in pieces]
    surname = author.split()[-1].strip(".,").lower() if author.split() else ""
    if surname and any(surname in text.lower() for text in texts):
        return True
    signed = any(patterns.is_signature(text) for text in texts) or any(
        re.match(r"\(?(?:signed|for the|on behalf)\b", text, re.IGNORECASE) for text in texts
    )
    return signed or len(texts) > 1 or any(patterns.has_initials(text) for text in texts)
