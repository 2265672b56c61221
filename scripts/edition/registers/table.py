"""Read a table of register entries (CSV): delimiter found, header checked, each cell held against its column."""

from __future__ import annotations

import codecs
import csv
import difflib
import io
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final

from edition.errors import EditionError
from edition.registers.authorities import LABELS, PATTERNS, has_right_check_digit, is_well_written
from edition.registers.model import FILES, Kind

#: Authorities that a table may give identifiers of.
AUTHORITIES: Final = ("wikidata", "viaf", "gnd", "geonames", "isni", "lccn", "issn")
#: Every column; a form may end in "@" and its language.
COLUMNS: Final = (
    *("name", "forms", "kind", "key", "type", "forename", "patronymic", "surname", "born", "died", "from", "to"),
    *("description", *AUTHORITIES, "lat", "long", "lang", "source"),
)
#: Files beyond this many bytes are no list of names.
_MOST: Final = 64 * 1024 * 1024
_DATE: Final = re.compile(r"-?\d{4}(-\d\d(-\d\d)?)?")
_KEY: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LANG: Final = re.compile(r"[a-zA-Z]{2,3}(-[A-Za-z0-9]{2,8})*")
#: What begins a formula for a spreadsheet; our own exports put an apostrophe before it.
_GUARDED: Final = re.compile(r"'(?=[=+\-@\t\r＝＋－＠])")
#: Types that the schema knows, by kind; "" where it knows none.
TYPES: Final[Mapping[Kind, frozenset[str]]] = MappingProxyType(
    {
        Kind.PERSON: frozenset(),
        Kind.PLACE: frozenset("settlement region country water other".split()),
        Kind.ORGANISATION: frozenset(
            "party government army congress periodical publisher alliance council archive other".split()
        ),
        Kind.EVENT: frozenset("war treaty conference revolution massacre offensive other".split()),
        Kind.WORK: frozenset("book periodical article decree manifesto play other".split()),
    }
)


class TableError(EditionError):
    """A table of entries is wrong; each line of the message names a row."""

    exit_code = 5


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the file (the header is 1), its kind, the key and the cells that are not empty."""

    number: int
    kind: Kind
    key: str
    cells: Mapping[str, str]

    @property
    def name(self) -> str:
        """The preferred name."""
        return self.cells["name"]

    @property
    def forms(self) -> tuple[tuple[str, str], ...]:
        """Other forms, each with its language or ""."""
        return tuple(_form(form) for form in self.cells.get("forms", "").split("|") if form.strip())

    @property
    def ids(self) -> tuple[tuple[str, str], ...]:
        """Authorities and identifiers."""
        return tuple((name, self.cells[name]) for name in AUTHORITIES if name in self.cells)


def read_table(path: Path, kind: Kind | None = None) -> list[Row]:
    """Read a table; `kind` is that of rows which do not say theirs.

    Raises TableError with all that is wrong, row by row.
    """
    records = list(_records(_decoded(path), path))
    if not records:
        raise TableError(f"{path.name}: is empty; its first row must name the columns, among them “name”")
    header = _header(records[0][1], path)
    rows: list[Row] = []
    faults: list[str] = []
    for number, cells in records[1:]:
        if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
            faults.append(f"row {number}: {len(cells)} cells, but the header has {len(header)}")
            continue
        told = {name: _clean(cell) for name, cell in zip(header, cells, strict=False) if _clean(cell)}
        if not told:
            continue
        found, wrong = _row(number, told, kind)
        faults += [f"row {number}: {fault}" for fault in wrong]
        rows += [found] if found else []
    faults += _doubles(rows)
    if faults:
        raise TableError(f"{path.name}: nothing was written.\n" + "\n".join(f"  {fault}" for fault in faults))
    return rows


def _decoded(path: Path) -> str:
    try:
        if path.stat().st_size > _MOST:
            raise TableError(f"{path.name}: more than {_MOST:,} bytes; divide it")
        data = path.read_bytes()
    except OSError as error:
        raise TableError(f"{path}: cannot be read: {error.strerror}") from error
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise TableError(f"{path.name}: is UTF-16; save it as UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        raise TableError(
            f"{path.name}: line {row}: byte 0x{data[error.start]:02X} is not UTF-8; save it as UTF-8"
        ) from error
    if bad := re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]", text):
        row = text.count("\n", 0, bad.start()) + 1
        raise TableError(f"{path.name}: line {row}: holds the control character U+{ord(bad[0]):04X}")
    return text


def _records(text: str, path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows with the numbers that a spreadsheet gives them."""
    first = text.lstrip("\r\n").split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, cells in enumerate(reader, 1):
            if any(cell.strip() for cell in cells):
                yield number, cells
    except csv.Error as error:
        raise TableError(f"{path.name}: line {reader.line_num}: is no CSV: {error}") from error


def _header(cells: list[str], path: Path) -> list[str]:
    names = [" ".join(cell.split()).lower() for cell in cells]
    while names and not names[-1]:
        names.pop()
    for name in names:
        if name not in COLUMNS:
            near = difflib.get_close_matches(name, COLUMNS, 1, 0.5)
            hint = f"did you mean “{near[0]}”?" if near else f"the columns are {', '.join(COLUMNS)}"
            raise TableError(f"{path.name}: unknown column “{name}”; {hint}")
        if names.count(name) > 1:
            raise TableError(f"{path.name}: two columns “{name}”")
    if "name" not in names:
        raise TableError(f"{path.name}: no column “name”; the first row must name the columns")
    return names


def _clean(cell: str) -> str:
    return _GUARDED.sub("", " ".join(cell.split()), count=1) if cell.startswith("'") else " ".join(cell.split())


def _row(number: int, told: Mapping[str, str], default: Kind | None) -> tuple[Row | None, list[str]]:
    """Return a row, or what is wrong with it."""
    wrong: list[str] = []
    kind = _kind(told.get("kind", ""), default)
    if kind is None:
        wrong.append(_no_kind(told.get("kind", "")))
    if "name" not in told:
        wrong.append("no name")
    for column, check in _CHECKS.items():
        if column in told and (fault := check(told[column])):
            wrong.append(f"{column} “{told[column]}” {fault}")
    wrong += _together(told, kind)
    key = told.get("key") or (draft_key(told, kind) if kind and "name" in told else "")
    if not key and not wrong:
        wrong.append("no key can be made of the name; give one")
    if wrong or kind is None:
        return None, wrong
    return Row(number, kind, key, MappingProxyType(dict(told))), []


def _kind(word: str, default: Kind | None) -> Kind | None:
    if not word:
        return default
    folders = {name.removesuffix(".xml"): kind for kind, name in FILES.items()}
    return folders.get(word.lower()) or next((kind for kind in Kind if kind == word.lower()), None)


def _no_kind(word: str) -> str:
    kinds = ", ".join(Kind)
    return f"kind “{word}” is none of {kinds}" if word else f"no kind: fill the column or give --as (one of {kinds})"


def _together(told: Mapping[str, str], kind: Kind | None) -> Iterator[str]:
    """Yield what is wrong between the cells of a row."""
    if kind and "type" in told and told["type"] not in TYPES[kind]:
        known = ", ".join(sorted(TYPES[kind])) or "none"
        yield f"type “{told['type']}” is not one of a {kind} ({known})"
    if ("lat" in told) != ("long" in told):
        yield "lat and long belong together"
    for first, last in (("born", "died"), ("from", "to")):
        if first in told and last in told and not told[first].startswith("-") and told[first] > told[last]:
            yield f"{first} {told[first]} is after {last} {told[last]}"
    for form in told.get("forms", "").split("|"):
        if form.strip() and not _form(form)[0]:
            yield f"form “{form.strip()}” has no words"


def _form(form: str) -> tuple[str, str]:
    """Return the words of a form and its language, which may follow after "@"."""
    words, mark, language = form.strip().rpartition("@")
    return (words.strip(), language) if mark and _LANG.fullmatch(language) else (form.strip(), "")


def _is_date(value: str) -> str:
    if not _DATE.fullmatch(value):
        return "is no date; write 1870, 1870-04 or 1870-04-22"
    try:
        parts = [int(part) for part in value.lstrip("-").split("-")]
        date(max(parts[0], 1), *[*parts[1:], 1, 1][:2])
    except ValueError:
        return "is no day of the calendar"
    return ""


def _within(most: int) -> Callable[[str], str]:
    def check(value: str) -> str:
        is_number = re.fullmatch(r"-?\d{1,3}(\.\d+)?", value) is not None
        return "" if is_number and abs(float(value)) <= most else f"is no number between -{most} and {most}"

    return check


def _of(authority: str) -> Callable[[str], str]:
    def check(value: str) -> str:
        if not is_well_written(authority, value):
            return f"is no identifier of {LABELS[authority]} ({PATTERNS[authority][1]})"
        return "" if has_right_check_digit(authority, value) else "has a wrong check digit; look it up again"

    return check


_CHECKS: Final[Mapping[str, Callable[[str], str]]] = MappingProxyType(
    {
        "key": lambda value: (
            "" if _KEY.fullmatch(value) else "must be small letters, digits and hyphens: lenin-vladimir"
        ),
        "lang": lambda value: "" if _LANG.fullmatch(value) else "is no language tag (BCP 47)",
        "source": lambda value: "" if re.fullmatch(r"https?://[^\s<>\"\\]+", value) else "is no web address",
        "lat": _within(90),
        "long": _within(180),
        **dict.fromkeys(("born", "died", "from", "to"), _is_date),
        **{authority: _of(authority) for authority in AUTHORITIES},
    }
)


def draft_key(told: Mapping[str, str], kind: Kind) -> str:
    """Return a key made of a name: a person's surname first; "" where no letter of the name is Latin."""
    if kind is Kind.PERSON and told.get("surname"):
        name = f"{told['surname']} {told.get('forename', '')}"
    elif kind is Kind.PERSON and "," not in told["name"]:
        *given, last = told["name"].split()
        name = " ".join([last, *given])
    else:
        name = told["name"]
    letters = unicodedata.normalize("NFKD", name.lower()).replace("ß", "ss").replace("ø", "o").replace("ł", "l")
    letters = re.sub(r"['’ʼ]", "", letters).encode("ascii", "ignore").decode()
    key = "-".join(re.findall(r"[a-z0-9]+", letters))
    return key if _KEY.fullmatch(key) else ""


def _doubles(rows: list[Row]) -> Iterator[str]:
    """Yield rows that claim the key or an identifier of a row before them."""
    seen: dict[tuple[Kind, str, str], int] = {}
    for row in rows:
        for what, value in (("key", row.key), *row.ids):
            first = seen.setdefault((row.kind, what, value), row.number)
            if first != row.number:
                yield f"row {row.number}: {what} “{value}” is that of row {first}, too"
