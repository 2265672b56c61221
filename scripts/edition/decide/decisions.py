"""The decisions file of a capture, seeds/NAME.toml: its format, read and checked."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final, TypeVar

from edition.errors import DecisionError

FORMAT: Final = 1
_SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ISO: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_KEYWORDS: Final = {"in_": "in", "from_": "from"}


@dataclass(frozen=True)
class Text:
    """What the text is: identifier, title, author, language, and the editorial introduction to it."""

    id: str
    title: str
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    genre: str = "text"
    language: str = "en"
    translated_from: str = ""
    keywords: tuple[str, ...] = ()
    added: str = ""
    abstract: tuple[str, ...] = ()
    profile: str = ""


@dataclass(frozen=True)
class Creation:
    """When, where and on what occasion the text came into being; dates are ISO 8601."""

    when: str = ""
    from_: str = ""
    to: str = ""
    notBefore: str = ""
    notAfter: str = ""
    text: str = ""
    place: str = ""
    occasion: str = ""


@dataclass(frozen=True)
class Publication:
    """One publication of the text; `source` says where the facts were verified."""

    type: str = ""
    title: str = ""
    in_: str = ""
    level: str = ""
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    volume: str = ""
    issue: str = ""
    pages: str = ""
    publisher: str = ""
    place: str = ""
    when: str = ""
    date: str = ""
    statement: str = ""
    note: str = ""
    source: str = ""


@dataclass(frozen=True)
class Responsibility:
    """Who did what before this edition: translated, transcribed, selected."""

    resp: str
    name: str
    source: str = ""


@dataclass(frozen=True)
class Rights:
    """What is known of the rights in one layer of the text."""

    layer: str
    statement: str
    licence: str = ""


@dataclass(frozen=True)
class Correspondent:
    """One end of a letter."""

    person: str = ""
    place: str = ""
    when: str = ""


@dataclass(frozen=True)
class Correspondence:
    """Sender and addressee of a letter (TEI correspDesc)."""

    sent: Correspondent = Correspondent()
    received: Correspondent = Correspondent()


@dataclass(frozen=True)
class Names:
    """What was decided on names: `ignore` are words that look like names in this text and are none."""

    ignore: tuple[str, ...] = ()


@dataclass(frozen=True)
class Block:
    """A line is what the editor says: `words` quote it, `is_` names the element ("p", "head", "fw/navigation")."""

    words: str
    is_: str
    reason: str = ""


@dataclass(frozen=True)
class Change:
    """An entry of the history of the text (TEI change)."""

    when: str
    what: str


@dataclass(frozen=True)
class Decisions:
    """Everything that a decisions file says."""

    text: Text
    creation: Creation = Creation()
    publication: tuple[Publication, ...] = ()
    responsibility: tuple[Responsibility, ...] = ()
    rights: tuple[Rights, ...] = ()
    correspondence: Correspondence = Correspondence()
    names: Names = Names()
    block: tuple[Block, ...] = ()
    change: tuple[Change, ...] = ()
    path: Path = field(default=Path(), compare=False)


_TABLES: Final[Mapping[str, type]] = {
    "text": Text,
    "creation": Creation,
    "correspondence": Correspondence,
    "names": Names,
}
_NESTED: Final = frozenset({"sent", "received"})
_ARRAYS: Final[Mapping[str, type]] = {
    "publication": Publication,
    "responsibility": Responsibility,
    "rights": Rights,
    "block": Block,
    "change": Change,
}
_CLOSED: Final[Mapping[str, frozenset[str]]] = {
    # The values of div/@type in schema/edition.odd that a whole text may have.
    "text.genre": frozenset(
        "text letter article appeal decree interview lecture report resolution speech telegram treaty".split()
    ),
    "publication.type": frozenset({"", "first-publication", "reprint", "translation", "web"}),
    "publication.level": frozenset({"", "a", "m", "j", "s", "u"}),
    "rights.layer": frozenset({"original", "translation", "transcription", "encoding"}),
    "block.is": frozenset(
        "p head ab fw bibl salute signed dateline item l docDate byline note head/main head/sub fw/navigation "
        "fw/site-name fw/last-updated fw/reading-time fw/share fw/other note/publication note/creation "
        "note/translation note/transcription note/rights note/metadata ab/ornament".split()
    ),
}
_DATES: Final = frozenset({"when", "from", "to", "notBefore", "notAfter"})

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
        return cls(**values)

    def value(self, path: str, key: str, value: object, type_name: str) -> object:
        """Read one value, checked against the type that its field has."""
        if key in _NESTED:
            return self.table(key, Correspondent, value)
        if type_name.startswith("tuple[str"):
            if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
                raise self.fail(key, f'{path} must be a list of strings, as in ["…"]')
            return tuple(_clean(one) for one in value)
        if isinstance(value, datetime.date):
            value = value.isoformat()
        if not isinstance(value, str):
            raise self.fail(key, f"{path} must be a string in quotation marks, not {value!r}", value)
        if path in _CLOSED and value not in _CLOSED[path]:
            allowed = ", ".join(sorted(one for one in _CLOSED[path] if one))
            raise self.fail(key, f'{path} is "{value}", which is none of: {allowed}', value)
        if key in _DATES and not _is_iso(value):
            raise self.fail(key, f'{path} is "{value}"; write an ISO date: 1918, 1918-05 or 1918-05-14', value)
        return _clean(value)


def read_decisions(path: Path) -> Decisions:
    """Read and check a decisions file; raises DecisionError with file, line and remedy."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DecisionError(f"{path}: cannot be read: {error}") from error
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
