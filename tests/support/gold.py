"""The hand-made lists of names and dates in tests/gold; the README there says how they were made."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.support.paths import ROOT

GOLD: Final = ROOT / "tests" / "gold"
KEYS: Final = GOLD / "keys.tsv"
COLUMNS: Final = ("start", "end", "line", "kind", "key", "words", "note")
#: The kind of register entry that a kind of mention points to; a date has no entry.
ENTRY: Final = {
    "persName": "persName",
    "persName-generic": "persName",
    "rs-person": "persName",
    "placeName": "placeName",
    "orgName": "orgName",
    "event": "event",
    "title": "title",
}


@dataclass(frozen=True, slots=True)
class Mention:
    """One name or date in a seed, as a reader marked it."""

    start: int
    end: int
    line: int
    kind: str
    key: str
    words: str
    note: str

    def attributes(self) -> dict[str, str]:
        """Return the attributes of a date: its key reads ``when=1917-11-08 cert=high``."""
        return dict(part.split("=", 1) for part in self.key.split())


@dataclass(frozen=True, slots=True)
class Key:
    """One register entry that the lists ask for: its forms in the seeds, its mentions by stem of the seed."""

    kind: str
    key: str
    preferred: str
    forms: tuple[str, ...]
    counts: dict[str, int]


def gold_lists() -> list[Path]:
    """Return the lists, one for a seed, in the order of their names."""
    return sorted(path for path in GOLD.glob("*.tsv") if path != KEYS)


def _rows(path: Path) -> list[list[str]]:
    """Return the cells of a table. A words cell may hold a thin space, so only line feeds end a row."""
    return [line.split("\t") for line in path.read_text("utf-8").removesuffix("\n").split("\n")]


def read_gold(path: Path) -> list[Mention]:
    """Read one list.

    Raises:
        ValueError: the header is not COLUMNS, or a row has another number of cells.
    """
    header, *rows = _rows(path)
    if tuple(header) != COLUMNS:
        raise ValueError(f"{path.name}: header {header}")
    found = []
    for start, end, line, kind, key, words, note in rows:
        found.append(Mention(int(start), int(end), int(line), kind, key, words, note))
    return found


def read_keys() -> list[Key]:
    """Read keys.tsv; the columns after the fourth are named by the stems of the seeds."""
    header, *rows = _rows(KEYS)
    found = []
    for kind, key, preferred, forms, *counts in rows:
        numbers = dict(zip(header[4:], map(int, counts), strict=True))
        found.append(Key(kind, key, preferred, tuple(forms.split(" | ")), numbers))
    return found
