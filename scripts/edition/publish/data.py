"""The registers as data: CSV (RFC 4180) and JSON (schema/registers.schema.json), one of each for a register."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from edition.adapters.files import write_if_changed
from edition.graph import Graph, Outcome, combine
from edition.project import Edition, TextInfo
from edition.publish.mentions import read_names
from edition.publish.pages import edition_title
from edition.publish.registers import RegistersArgument, registers_inputs
from edition.registers.authorities import uri
from edition.registers.model import FILES, Form, Kind
from edition.registers.records import Record, dated, folder_of, read_records
from edition.registers.usage import Usage, usage
from edition.workers import Task

#: Authorities with a column of their own.
_AUTHORITIES: Final = ("wikidata", "geonames", "viaf", "gnd", "isni", "lccn", "issn")
COLUMNS: Final = (
    *("key", "kind", "type", "name", "listed", "forms", "start", "end", "description", *_AUTHORITIES),
    *("uris", "lat", "long", "mentions", "texts"),
)
_NUMBER: Final = re.compile(r"-?\d+(\.\d+)?")


def data_tasks(edition: Edition, graph: Graph, infos: Sequence[TextInfo]) -> list[Task]:
    """Return the task of the exports; the names of the texts must be there."""
    inputs = combine([registers_inputs(edition, graph, infos), edition_title(edition)])
    return [Task("data:registers", inputs, export, RegistersArgument(str(edition.root), tuple(infos)))]


def export(argument: RegistersArgument) -> Outcome:
    """Write CSV and JSON of each register that the edition has."""
    edition = Edition(Path(argument.root))
    title = edition_title(edition)
    used = usage(read_names(edition, argument.infos))
    records = sorted(read_records(edition.registers), key=lambda record: record.entry.key)
    written = []
    for kind in Kind:
        if not (edition.registers / FILES[kind]).is_file():
            continue
        entries = [(one, used.get(one.entry.id, Usage())) for one in records if one.entry.kind is kind]
        for suffix, data in ((".csv", to_csv(entries)), (".json", to_json(kind, entries, title))):
            target = (edition.output / "data" / "registers" / folder_of(kind)).with_suffix(suffix)
            write_if_changed(target, data)
            written.append(target.relative_to(edition.root).as_posix())
    return Outcome(tuple(written))


def to_csv(entries: Sequence[tuple[Record, Usage]]) -> bytes:
    """Return entries as a table with a header row; lines end with CR LF, lists within a cell with " | " between."""
    table = io.StringIO(newline="")
    writer = csv.writer(table, dialect="excel", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for record, used in entries:
        row = _row(record, used)
        writer.writerow([safe_cell(row[name]) for name in COLUMNS])
    return table.getvalue().encode("utf-8")


def _row(record: Record, used: Usage) -> dict[str, str]:
    entry = record.entry
    idnos = {name: _among(value for kind, value in entry.idnos if kind == name) for name in _AUTHORITIES}
    latitude, longitude, _ = record.coordinates
    return idnos | {
        "key": entry.key,
        "kind": str(entry.kind),
        "type": entry.type,
        "name": entry.label,
        "listed": record.listed,
        "forms": _among(_form_words(form) for form in entry.forms if form.type != "preferred"),
        "start": entry.start,
        "end": entry.end,
        "description": entry.description,
        "uris": _among(found for kind, value in entry.idnos if (found := uri(kind, value))),
        "lat": latitude,
        "long": longitude,
        "mentions": str(len(used.mentions)),
        "texts": _among(text.id for text in used.texts),
    }


def _among(values: Any) -> str:
    return " | ".join(values)


def _form_words(form: Form) -> str:
    """Return a form with what is known of it: "Петроград (original, ru, 1914-08/1924-01-26)"."""
    return f"{form.words} ({', '.join(part for part in (form.type, form.lang, dated(form)) if part)})"


def safe_cell(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: an apostrophe comes before what would begin one."""
    begins = cell[:1] in {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"}
    return f"'{cell}" if begins and not _NUMBER.fullmatch(cell) else cell


def to_json(kind: Kind, entries: Sequence[tuple[Record, Usage]], title: str) -> bytes:
    """Return entries as JSON, one object for each, with all mentions."""
    told = {"register": folder_of(kind), "edition": title, "entries": [_object(*one) for one in entries]}
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _object(record: Record, used: Usage) -> dict[str, Any]:
    entry = record.entry
    latitude, longitude, certainty = record.coordinates
    told: dict[str, Any] = {
        "key": entry.key,
        "kind": str(entry.kind),
        "type": entry.type,
        "name": entry.label,
        "listed": record.listed,
        "forms": [_form(form) for form in entry.forms if form.type != "preferred"],
        "start": entry.start,
        "end": entry.end,
        "description": entry.description,
        "ids": [_filled({"type": t, "value": value, "uri": uri(t, value)}) for t, value in entry.idnos],
    }
    if latitude:
        told["coordinates"] = _filled({"lat": float(latitude), "long": float(longitude), "cert": certainty})
    roles = [_filled({"role": role.role, "text": text.id, "words": role.words}) for text, role in used.roles]
    mentions = [_mention(text.id, text.address(one.place), one) for text, one in used.mentions]
    return _filled(told) | {"roles": roles, "mention_count": len(mentions), "mentions": mentions}


def _form(form: Form) -> dict[str, Any]:
    words = {"words": form.words, "type": form.type, "lang": form.lang, "from": form.since, "to": form.until}
    return _filled({**words, "surname": form.surname})


def _mention(text: str, address: str, mention: Any) -> dict[str, Any]:
    names = ("citation", "words", "before", "after", "element", "type", "cert")
    told = {"text": text, "address": address} | {name: getattr(mention, name) for name in names}
    return {name: value for name, value in told.items() if value or name not in {"type", "cert"}}


def _filled(told: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not known."""
    return {name: value for name, value in told.items() if value not in ("", [])}
