"""Bring a table of entries into the registers: drafts of new ones, more forms and identifiers of those that exist."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from edition.adapters.files import write_if_changed
from edition.registers.model import FILES, NAME, Entry, Kind
from edition.registers.read import read_register
from edition.registers.table import Row, TableError
from edition.registers.write import add_to_entries, element, insert_entries


@dataclass
class Imported:
    """What an import did: rows that became entries, those whose entry exists, entries that got more, files."""

    added: list[Row] = field(default_factory=list)
    skipped: list[tuple[Row, str]] = field(default_factory=list)
    updated: list[Row] = field(default_factory=list)
    files: dict[Path, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class Origin:
    """The table that is brought in: its name, whether entries that exist get more, and a register that is new."""

    name: str
    blank: Callable[[Kind], bytes]
    update: bool = False


def plan(folder: Path, rows: Sequence[Row], origin: Origin) -> Imported:
    """Work out what the registers of a folder become; nothing is written.

    Raises TableError when a row would mix two entries up, and XMLInputError or RegisterWriteError for a register
    that cannot be read.
    """
    done = Imported()
    faults: list[str] = []
    for kind in Kind:
        wanted = [row for row in rows if row.kind is kind]
        if wanted:
            faults += _plan_kind(folder / FILES[kind], kind, wanted, origin, done)
    faults += _taken(folder, done.added)
    if faults:
        raise TableError(f"{origin.name}: nothing was written.\n" + "\n".join(f"  {fault}" for fault in faults))
    return done


def _taken(folder: Path, added: Sequence[Row]) -> Iterator[str]:
    """Yield the rows whose new key an entry of another register has: keys are unique in an edition."""
    seen: dict[str, Kind] = {}
    for kind in Kind:
        path = folder / FILES[kind]
        seen |= {entry.key: kind for entry in (read_register(path) if path.is_file() else ())}
    for row in added:
        other = seen.setdefault(row.key, row.kind)
        if other is not row.kind:
            yield f"row {row.number}: the key “{row.key}” is that of an entry of another kind ({other}); give another"


def write(done: Imported) -> None:
    """Write the registers that an import changes."""
    for path, data in done.files.items():
        write_if_changed(path, data)


def _plan_kind(path: Path, kind: Kind, rows: Sequence[Row], origin: Origin, done: Imported) -> Iterator[str]:
    """Plan the rows of one register; yields what is wrong."""
    data = path.read_bytes() if path.is_file() else origin.blank(kind)
    entries = list(read_register(path)) if path.is_file() else []
    new: dict[str, list[str]] = {}
    more: dict[str, tuple[list[str], list[str]]] = {}
    for row in rows:
        matches = {entry.key: (entry, why) for entry in entries if (why := _same(entry, row))}
        other = {one.key for one, _ in matches.values() if _contradicts(one, row)}
        if other:
            yield f"row {row.number}: has another identifier than {', '.join(sorted(other))}; give it a key of its own"
        elif len(matches) > 1:
            yield f"row {row.number}: is like several entries: {', '.join(matches)}"
        elif not matches:
            new[row.key] = draft(row, origin.name)
            done.added.append(row)
        else:
            entry, why = next(iter(matches.values()))
            additions = _additions(entry, row) if origin.update else ([], [])
            if any(additions):
                kept = more.setdefault(entry.key, ([], []))
                for had, added in zip(kept, additions, strict=True):
                    had.extend(line for line in added if line not in had)
                done.updated.append(row)
            else:
                done.skipped.append((row, f"{entry.label} ({entry.key}): {why}"))
    changed = add_to_entries(data, kind, more) if more else data
    changed = insert_entries(changed, kind, new) if new else changed
    if changed != data:
        done.files[path] = changed


def _same(entry: Entry, row: Row) -> str:
    """Say why a row is taken for an entry: the same key, identifier or name; "" where it is not."""
    if entry.key == row.key:
        return "the same key"
    if shared := set(entry.idnos) & set(row.ids):
        return f"the same identifier of {sorted(shared)[0][0]}"
    named_alike = entry.label.casefold() == row.name.casefold() and not _contradicts(entry, row)
    return "the same name" if named_alike else ""


def _contradicts(entry: Entry, row: Row) -> bool:
    """Tell whether an authority has two identifiers for what would be one entry."""
    had = dict(entry.idnos)
    return any(had.get(kind, value) != value for kind, value in row.ids)


def _additions(entry: Entry, row: Row) -> tuple[list[str], list[str]]:
    """Return the forms and identifiers that a row has and an entry has not."""
    had = {form.words for form in entry.forms}
    name = NAME[row.kind]
    given = [(row.name, row.cells.get("lang", "")), *row.forms]
    forms = [_form(name, words, lang) for words, lang in given if words not in had]
    types = {kind for kind, _ in entry.idnos}
    ids = [line for kind, line in _ids(row) if kind not in types]
    return list(dict.fromkeys(forms)), ids


def draft(row: Row, origin: str) -> list[str]:
    """Return a new entry as lines of XML; a comment says where it is from and that nobody has verified it."""
    kind = row.kind
    start, end = {
        Kind.PERSON: ('<person xml:id="{}">', "</person>"),
        Kind.PLACE: ('<place xml:id="{}"{}>', "</place>"),
        Kind.ORGANISATION: ('<org xml:id="{}"{}>', "</org>"),
        Kind.EVENT: ('<event xml:id="{}"{}{}>', "</event>"),
        Kind.WORK: ('<bibl xml:id="{}"{}>', "</bibl>"),
    }[kind]
    type_ = f' type="{row.cells["type"]}"' if "type" in row.cells else ""
    span = "".join(f' {name}="{row.cells[name]}"' for name in ("from", "to") if name in row.cells)
    comment = f"<!-- {origin.replace('--', '- -')}, row {row.number}: to be verified -->"
    inner = [comment, *_names(row), *_parts(row)]
    return [start.format(row.key, type_, span), *(f"  {line}" for line in inner), end]


def _names(row: Row) -> Iterator[str]:
    name, about = NAME[row.kind], {"type": "preferred", "xml:lang": row.cells.get("lang", "")}
    if row.kind is Kind.WORK:
        about["level"] = {"article": "a", "decree": "a", "manifesto": "a", "periodical": "j"}.get(
            row.cells.get("type", ""), "m"
        )
    yield element(name, row.name, about, content=_person_name(row))
    for words, lang in row.forms:
        yield _form(name, words, lang)


def _person_name(row: Row) -> str:
    """Return the parts of a person's name, if the table tells them."""
    if row.kind is not Kind.PERSON or "surname" not in row.cells:
        return ""
    parts = [
        element("forename", row.cells["forename"]) if "forename" in row.cells else "",
        element("addName", row.cells["patronymic"], {"type": "patronymic"}) if "patronymic" in row.cells else "",
        element("surname", row.cells["surname"]),
    ]
    return " ".join(part for part in parts if part)


def _form(name: str, words: str, lang: str) -> str:
    return element(name, words, {"type": "original" if lang else "variant", "xml:lang": lang})


def _parts(row: Row) -> Iterator[str]:
    """Yield what follows the names, in the order that the schema asks for."""
    cells = row.cells
    if row.kind is Kind.PERSON:
        yield from (element(e, "", {"when": cells[c]}) for e, c in (("birth", "born"), ("death", "died")) if c in cells)
    if row.kind is Kind.WORK and {"from", "to"} & set(cells):
        yield element("date", "", {"from": cells.get("from", ""), "to": cells.get("to", "")})
    if row.kind is Kind.PLACE and "lat" in cells:
        yield element("location", "", content=element("geo", f"{cells['lat']} {cells['long']}"))
    if "description" in cells and row.kind in {Kind.PLACE, Kind.ORGANISATION}:
        yield element("desc", cells["description"])
    yield from (line for _, line in _ids(row))
    if "description" in cells and row.kind not in {Kind.PLACE, Kind.ORGANISATION}:
        yield element("note", cells["description"], {"type": "description"})


def _ids(row: Row) -> Iterator[tuple[str, str]]:
    for kind, value in row.ids:
        yield kind, element("idno", value, {"type": kind, "source": row.cells.get("source", "")})
