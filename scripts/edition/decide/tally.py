"""How many decisions of each kind an editor has made on a text."""

from __future__ import annotations

from collections import Counter
from typing import Final

from edition.decide.decisions import Decisions

#: The lists of decisions, and what the kinds of each are told by; "" where there are none.
_KINDS: Final = {"correction": "kind", "note": "", "name": "is_", "date": "is_", "block": "is_", "relation": "is_"}


def tally(decisions: Decisions) -> dict[str, dict[str, int]]:
    """Return, list by list, the number of decisions of each kind, the most frequent first; empty lists are left out."""
    found = {}
    for table, kind in _KINDS.items():
        entries = getattr(decisions, table, ())
        counts = Counter(str(getattr(entry, kind, "")) if kind else "" for entry in entries)
        if counts:
            found[table] = dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
    return found
