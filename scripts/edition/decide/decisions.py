"""The decisions file of a capture, seeds/NAME.toml: its format, read and checked."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final, TypeVar

from edition.decide.checking import check_correction, check_reference, check_relation
from edition.decide.dates import CUSTOM, DateDecision, DatesTable, check_decision, check_table
from edition.decide.model import (
    Block,
    Change,
    Correction,
    Correspondence,
    Correspondent,
    Creation,
    Decisions,
    Language,
    Name,
    Names,
    Note,
    Publication,
    Reference,
    Relation,
    Responsibility,
    Rights,
    Suspects,
    Text,
)
from edition.errors import DecisionError

__all__ = [
    "Block",
    "Change",
    "Correction",
    "Correspondence",
    "Correspondent",
    "Creation",
    "Decisions",
    "Language",
    "Name",
    "Names",
    "Note",
    "Publication",
    "Reference",
    "Relation",
    "Responsibility",
    "Rights",
    "Suspects",
    "Text",
    "parse_decisions",
    "read_decisions",
]

FORMAT: Final = 1
_SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ISO: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
#: Keys that are no names in Python.
_KEYWORDS: Final = {"in_": "in", "from_": "from", "as_": "as"} | {name: key for key, name in CUSTOM.items()}
_FIELDS: Final = {key: name for name, key in _KEYWORDS.items()} | {"is": "is_"}


_TABLES: Final[Mapping[str, type]] = {
    "text": Text,
    "creation": Creation,
    "correspondence": Correspondence,
    "names": Names,
    "dates": DatesTable,
    "suspects": Suspects,
}
_NESTED: Final = frozenset({"sent", "received"})
_ARRAYS: Final[Mapping[str, type]] = {
    "publication": Publication,
    "responsibility": Responsibility,
    "rights": Rights,
    "relation": Relation,
    "block": Block,
    "name": Name,
    "language": Language,
    "correction": Correction,
    "note": Note,
    "date": DateDecision,
    "change": Change,
}
_CLOSED: Final[Mapping[str, frozenset[str]]] = {
    # The values of div/@type in schema/edition.odd that a whole text may have.
    "text.genre": frozenset(
        "text letter article appeal decree interview lecture report resolution speech telegram treaty".split()
    ),
    "text.status": frozenset({"", "promoted"}),
    "publication.type": frozenset({"", "first-publication", "reprint", "translation", "web"}),
    "publication.level": frozenset({"", "a", "m", "j", "s", "u"}),
    "rights.layer": frozenset({"original", "translation", "transcription", "encoding"}),
    "relation.is": frozenset(
        # The values of relation/@name in schema/edition.odd.
        "excerpt-of version-of translation-of reply-to continues same-occasion see-also".split()
    ),
    "relation.cert": frozenset({"", "high", "medium", "low"}),
    "block.is": frozenset(
        "continued p head ab fw bibl salute signed dateline item l docDate byline note head/main head/sub "
        "fw/navigation "
        "fw/site-name fw/last-updated fw/reading-time fw/share fw/other note/publication note/creation "
        "note/translation note/transcription note/rights note/metadata ab/ornament".split()
    ),
    "date.is": frozenset({"date", "none"}),
    "date.cert": frozenset({"high", "medium", "low"}),
    "date.evidence": frozenset({"internal", "external", "conjecture"}),
    "name.is": frozenset("person place organisation event work none".split()),
    "name.as": frozenset("name description generic".split()),
    "name.cert": frozenset({"", "high", "medium", "low"}),
    "correction.kind": frozenset(
        "misprint ocr lost-letter stray-character missing-word punctuation markup-residue run-together".split()
    ),
    "correction.cert": frozenset({"high", "medium", "low"}),
    "correction.evidence": frozenset({"", "internal", "external", "conjecture"}),
    "note.cert": frozenset({"", "high", "medium", "low"}),
    "source.level": frozenset({"", "a", "m", "j", "s", "u"}),
}
#: Blanks at the ends of these belong to what they say.
_EXACT: Final = frozenset({"correction.sic", "correction.corr"})
_DATES: Final = frozenset({"when", "from", "to", "notBefore", "notAfter", "anchor"})
_CHECKS: Final[Mapping[type, Callable[[Any], tuple[str, str]]]] = {
    DatesTable: check_table,
    DateDecision: check_decision,
    Correction: check_correction,
    Reference: check_reference,
    Relation: check_relation,
}

T = TypeVar("T")


class _Reader:
    """Turns parsed TOML into the dataclasses above; every complaint names file, line and remedy."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.lines = text.splitlines()

    def fail(self, key: str, message: str, value: object = None) -> DecisionError:
        """Make the error for a key, at the line where the key (and value) stands."""
        pattern = re.compile(rf"^\s*(?:\[+\s*)?\"?{re.escape(key)}\"?\s*(?:=|\])|[{{,]\s*{re.escape(key)}\s*=")
        at = [n for n, line in enumerate(self.lines, 1) if pattern.search(line)]
        with_value = [n for n in at if value is not None and str(value) in self.lines[n - 1]]
        place = (with_value or at or [0])[0]
        return DecisionError(f"{self.path}{f':{place}' if place else ''}: {message}")

    def table(self, name: str, cls: type[T], data: object) -> T:
        """Read one table as `cls`."""
        if not isinstance(data, dict):
            raise self.fail(name, f"{name} must be a table, as in [{name}]")
        known = {_KEYWORDS.get(f.name, f.name.rstrip("_")): f for f in fields(cls) if f.name != "path"}  # type: ignore[arg-type]
        values: dict[str, Any] = {}
        for key, value in data.items():
            if key not in known:
                raise self.fail(key, f'unknown key "{key}" in [{name}]{_suggest(key, known)}')
            values[known[key].name] = self.value(f"{name}.{key}", key, value, str(known[key].type))
        for key, one in known.items():
            if one.default is MISSING and not values.get(one.name):
                raise self.fail(name, f'[{name}] needs a value for "{key}"')
        return self.checked(cls(**values))

    def checked(self, made: T) -> T:
        """Return what was read if its values agree with each other."""
        check = _CHECKS.get(type(made))
        key, wrong = check(made) if check else ("", "")
        if wrong:
            raise self.fail(key, wrong, getattr(made, _FIELDS.get(key, key), None))
        return made

    def value(self, path: str, key: str, value: object, type_name: str) -> object:
        """Read one value, checked against the type that its field has."""
        if key in _NESTED:
            return self.table(key, Correspondent, value)
        if type_name.startswith("tuple[Reference"):
            if not isinstance(value, list):
                raise self.fail(key, f'{path} must be a list of tables, as in [{{ title = "…" }}]')
            return tuple(self.table("source", Reference, one) for one in value)
        if type_name.startswith("tuple[str"):
            if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
                raise self.fail(key, f'{path} must be a list of strings, as in ["…"]')
            return tuple(_clean(one) for one in value)
        if type_name == "bool":
            if not isinstance(value, bool):
                raise self.fail(key, f"{path} must be true or false, not {value!r}", value)
            return value
        if isinstance(value, datetime.date):
            value = value.isoformat()
        if not isinstance(value, str):
            raise self.fail(key, f"{path} must be a string in quotation marks, not {value!r}", value)
        if path in _CLOSED and value not in _CLOSED[path]:
            allowed = ", ".join(sorted(one for one in _CLOSED[path] if one))
            raise self.fail(key, f'{path} is "{value}", which is none of: {allowed}', value)
        if key in _DATES and not _is_iso(value):
            raise self.fail(key, f'{path} is "{value}"; write an ISO date: 1918, 1918-05 or 1918-05-14', value)
        return value if path in _EXACT else _clean(value)


def read_decisions(path: Path) -> Decisions:
    """Read and check a decisions file; raises DecisionError with file, line and remedy."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DecisionError(f"{path}: cannot be read: {error}") from error
    return parse_decisions(text, path)


def parse_decisions(text: str, path: Path) -> Decisions:
    """Check the words of a decisions file, which is at `path` or is to be; raises DecisionError as above."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        raise DecisionError(f"{path}{f':{place[1]}' if place else ''}: not TOML: {error}") from error
    return _decisions(_Reader(path, text), data, path)


def _decisions(reader: _Reader, data: dict[str, Any], path: Path) -> Decisions:
    if data.pop("format", None) != FORMAT:
        raise reader.fail("format", f"the first line must be: format = {FORMAT}")
    values: dict[str, Any] = {}
    for key, value in data.items():
        if key in _ARRAYS:
            if not isinstance(value, list):
                raise reader.fail(key, f"write each {key} as [[{key}]]")
            values[key] = tuple(reader.table(key, _ARRAYS[key], one) for one in value)
        elif key in _TABLES:
            values[key] = reader.table(key, _TABLES[key], value)
        else:
            raise reader.fail(key, f'unknown table "{key}"{_suggest(key, [*_TABLES, *_ARRAYS])}')
    if "text" not in values:
        raise DecisionError(f"{path}: [text] is missing; it needs at least id and title")
    if not _SLUG.fullmatch(values["text"].id):
        raise reader.fail("id", "text.id must be lower-case letters, digits and single hyphens")
    if values["text"].id[0].isdigit():
        raise reader.fail("id", "text.id must begin with a letter, since it becomes an xml:id")
    return Decisions(**values, path=path)


def _is_iso(value: str) -> bool:
    if not _ISO.fullmatch(value):
        return not value
    year, month, day = [*(int(part) for part in value.split("-")), 1, 1][:3]
    try:
        datetime.date(max(year, 1), month, day)
    except ValueError:
        return False
    return True


def _clean(value: str) -> str:
    return " ".join(value.split())


def _suggest(key: str, known: Iterable[str]) -> str:
    near = get_close_matches(key, list(known), n=1)
    return f'; did you mean "{near[0]}"?' if near else ""
