"""Several entries of one name: told apart by what the text shows, or left undecided."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from edition.recognise.matcher import How, Reading
from edition.recognise.namecontext import Verdict
from edition.recognise.span import Certainty
from edition.registers.model import Entry, Kind

#: A child is not named in politics.
_GROWN: Final = 12
#: So much must speak more for one entry than for any other.
_MARGIN: Final = 2
_CAPITALISED: Final = re.compile(r"[A-ZА-ЯЁ][\w’-]{3,}")


@dataclass(frozen=True)
class Context:
    """What is known of a text before its names are read: its date (ISO), and who is named in full in it."""

    date: str = ""
    named_in_full: frozenset[str] = frozenset()

    def naming(self, ids: Iterable[str]) -> Context:
        """Return the context with the entries that the text names in full."""
        return replace(self, named_in_full=frozenset(ids))


def settle(
    readings: Sequence[Reading], verdict: Verdict, context: Context, near: str
) -> tuple[Reading | None, Certainty]:
    """Choose the entry that a name means; None when nothing decides.

    Evidence: the date of the text against birth; a full name elsewhere in the text; an office before the
    name; what the description of the entry has in common with the text nearby (co-mentions).
    """
    possible = [r for r in readings if _alive(r.entry, context.date)]
    if len(possible) == 1 and len(readings) == 1:
        return possible[0], Certainty.MEDIUM if verdict.generic else Certainty.HIGH
    if not possible:
        return None, Certainty.LOW
    weights = sorted(((_weight(r, verdict, context, near), n) for n, r in enumerate(possible)), key=lambda w: -w[0])
    if len(possible) == 1 or weights[0][0] - weights[1][0] >= _MARGIN:
        return possible[weights[0][1]], Certainty.MEDIUM
    return None, Certainty.LOW


def _alive(entry: Entry, date: str) -> bool:
    """Whether a person was born early enough to be named in a text of that date."""
    if entry.kind is not Kind.PERSON or not entry.start[:4].isdigit() or not date[:4].isdigit():
        return True
    return int(entry.start[:4]) + _GROWN <= int(date[:4])


def _weight(reading: Reading, verdict: Verdict, context: Context, near: str) -> int:
    entry = reading.entry
    weight = 4 * (entry.id in context.named_in_full)
    weight += 2 * bool(verdict.title and verdict.title in entry.description.lower())
    weight += 2 * bool(reading.how is How.WHOLE and verdict.full)
    own = {word for form in entry.forms for word in form.words.split()}
    shared = {word for word in _CAPITALISED.findall(entry.description) if word not in own and word in near}
    return weight + min(2, len(shared))
