"""How each text of an edition stands: new, current, changed, edited by hand, in conflict, promoted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from edition.conversion import PROMOTED, decisions_for, files_of
from edition.encode.document import encode_document
from edition.errors import EditionError
from edition.matching import matcher_of
from edition.merge.store import standing
from edition.project import Edition
from edition.source import read_source


class State(StrEnum):
    """What is to be said of a text first."""

    NEW = "new"
    CURRENT = "current"
    CHANGED = "changed"
    EDITED = "edited by hand"
    CONFLICT = "in conflict"
    PROMOTED = "promoted"
    ALONE = "without capture"
    BROKEN = "cannot be read"


@dataclass(frozen=True)
class Status:
    """One text; `changed` says that a conversion would change it, `edited` that a hand did."""

    text: str
    capture: str
    state: State
    changed: bool = False
    edited: bool = False
    conflicts: int = 0
    message: str = ""


def statuses(edition: Edition) -> Iterator[Status]:
    """Yield the standing of each text, by capture, then of those without one. Nothing is written."""
    known = set()
    for capture in edition.captures():
        try:
            found = _status(edition, capture)
        except EditionError as error:
            found = Status(capture.stem, capture.name, State.BROKEN, message=str(error))
        known.add(found.text)
        yield found
    for path in edition.text_files():
        if path.stem not in known:
            yield Status(path.stem, "", State.ALONE)


def _status(edition: Edition, capture: Path) -> Status:
    source = read_source(capture)
    decisions, _ = decisions_for(source, edition)
    text_id = decisions.text.id
    if decisions.text.status == PROMOTED:
        return Status(text_id, capture.name, State.PROMOTED)
    try:
        found = standing(
            files_of(edition, text_id), encode_document(source, decisions, edition.header(), matcher_of(edition)).xml
        )
    except EditionError as error:
        return Status(text_id, capture.name, State.BROKEN, message=str(error))
    conflicts = len(found.merged.conflicts)
    if conflicts:
        state = State.CONFLICT
    elif found.mine is None:
        state = State.NEW
    elif found.changed:
        state = State.CHANGED
    else:
        state = State.EDITED if found.edited else State.CURRENT
    return Status(text_id, capture.name, state, found.changed, found.edited, conflicts)
