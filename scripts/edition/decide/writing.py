"""Write decisions into a decisions file: comments, order and everything else in it stay as they are."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Array, Table

from edition.decide.decisions import Correction
from edition.errors import DecisionError

#: The order in which the fields of a correction are written; those in brackets only if they say something.
_FIELDS: Final = ("kind", "words", "sic", "(after)", "corr", "cert", "evidence", "reason", "note", "(source)", "resp")


@dataclass
class Additions:
    """What is to be added to a decisions file."""

    corrections: list[Correction] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.corrections or self.ignored)


def add_to(text: str, additions: Additions, path: Path) -> str:
    """Return the decisions file `text` with corrections and ignored suspects added.

    Raises DecisionError if the file cannot take them; what it said before is in the result, unchanged.
    """
    try:
        document = tomlkit.parse(text)
        before = tomllib.loads(text)
        for correction in additions.corrections:
            _append(document, _entry(correction), path)
        if additions.ignored:
            _ignore(document, additions.ignored, path)
        result = tomlkit.dumps(document)
        after = tomllib.loads(result)
    except (TOMLKitError, tomllib.TOMLDecodeError, TypeError, ValueError) as error:
        raise DecisionError(f"{path}: cannot be added to: {error}") from error
    if after != _expected(before, additions):
        raise DecisionError(f"{path}: cannot be added to without changing it; add the decision by hand")
    return result


def entry_of(correction: Correction) -> dict[str, str]:
    """Return a correction as the fields of its entry, in the order in which they are written."""
    fields: dict[str, str] = {}
    for name in _FIELDS:
        bare = name.strip("()")
        value = str(getattr(correction, bare))
        if value or bare == name:
            fields[bare] = value
    return fields


def _entry(correction: Correction) -> Table:
    table = tomlkit.table()
    for name, value in entry_of(correction).items():
        table.add(name, value)
    return table


def _append(document: tomlkit.TOMLDocument, entry: Table, path: Path) -> None:
    present = document.get("correction")
    if present is None:
        _space(document)
        array = tomlkit.aot()
        array.append(entry)
        document.append("correction", array)
    elif isinstance(present, AoT):
        _space_after(present)
        present.append(entry)
        if not document.as_string().rstrip().endswith(entry.as_string().rstrip()):
            entry.add(tomlkit.nl())  # another table follows
    else:
        raise DecisionError(f"{path}: write each correction as [[correction]]")


def _ignore(document: tomlkit.TOMLDocument, words: Iterable[str], path: Path) -> None:
    if "suspects" not in document:
        _space(document)
        table = tomlkit.table()
        array = tomlkit.array()
        array.multiline(True)
        table.add("ignore", array)
        document.append("suspects", table)
    suspects: Any = document["suspects"]
    if "ignore" not in suspects:
        suspects["ignore"] = tomlkit.array().multiline(True)
    ignore = suspects["ignore"]
    if not isinstance(ignore, Array):
        raise DecisionError(f'{path}: suspects.ignore must be a list of strings, as in ["…"]')
    for one in words:
        ignore.append(one)


def _space(document: tomlkit.TOMLDocument) -> None:
    """Leave a blank line before a new table, unless there is one."""
    if not tomlkit.dumps(document).endswith("\n"):
        document.add(tomlkit.nl())
    if not tomlkit.dumps(document).endswith("\n\n"):
        document.add(tomlkit.nl())


def _space_after(entries: AoT) -> None:
    """Leave a blank line after the last of several entries, unless there is one."""
    last = entries[-1]
    if not last.as_string().endswith("\n\n"):
        last.add(tomlkit.nl())


def _expected(before: dict[str, Any], additions: Additions) -> dict[str, Any]:
    """Return the data of a decisions file as it is to be, for comparison."""
    after = dict(before)
    if additions.corrections:
        after["correction"] = [*before.get("correction", []), *map(entry_of, additions.corrections)]
    if additions.ignored:
        suspects = dict(before.get("suspects", {}))
        suspects["ignore"] = [*suspects.get("ignore", []), *additions.ignored]
        after["suspects"] = suspects
    return after
