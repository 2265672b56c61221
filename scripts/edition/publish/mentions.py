"""The names in each text as JSON (output/data/mentions/ID.json): made again only when the text changes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Any

from lxml import etree

from edition.adapters.files import inside, write_if_changed
from edition.adapters.xmlio import parse_xml
from edition.conversion import code_digest
from edition.graph import Graph, Outcome, combine
from edition.names import NS
from edition.project import Edition, TextInfo
from edition.registers.mentions import Mention, Role, mentions_of, pointers
from edition.registers.model import Kind
from edition.registers.records import folder_of
from edition.registers.roles import roles_of
from edition.registers.usage import TextNames
from edition.workers import Task

_TITLES = "tei:teiHeader/tei:fileDesc/tei:titleStmt"
_DATE = "tei:teiHeader/tei:profileDesc/tei:creation//tei:date"


@dataclass(frozen=True)
class MentionsArgument:
    """A text of an edition."""

    root: str
    info: TextInfo


def mentions_file(edition: Edition, text_id: str) -> Path:
    """Return the file that holds the names of a text."""
    return inside(edition.output / "data" / "mentions", f"{text_id}.json")


def mention_tasks(edition: Edition, graph: Graph, infos: Sequence[TextInfo]) -> Iterator[Task]:
    """Yield a task for each text that collects its names."""
    code = code_digest(graph)
    for info in infos:
        inputs = combine([graph.digest(Path(info.path)), code, info.title])
        yield Task(f"mentions:{info.id}", inputs, collect, MentionsArgument(str(edition.root), info))


def collect(argument: MentionsArgument) -> Outcome:
    """Write the names of one text; the value is the pages of entries that it points to, parted by blanks."""
    edition = Edition(Path(argument.root))
    root = parse_xml(Path(argument.info.path)).getroot()
    names = text_names(root, argument.info)
    target = mentions_file(edition, names.id)
    write_if_changed(target, to_json(names))
    return Outcome((target.relative_to(edition.root).as_posix(),), value=" ".join(sorted(_pointed(root))))


def _pointed(root: etree._Element) -> set[str]:
    found = {pair for element in root.iter(etree.Element) for pair in pointers(element.get("ref"))}
    found |= {pair for element in root.iter(etree.Element) for pair in pointers(element.get("target"))}
    return {f"{folder_of(kind)}/{key}" for kind, key in found}


def text_names(root: etree._Element, info: TextInfo) -> TextNames:
    """Return the names of a text together with its author, title and date in words."""
    dates = [_words(one) for one in root.iterfind(_DATE, dict(NS))]
    date = next((words for words in dates if words), "" if info.date == "9999" else info.date)
    return TextNames(
        info.id, info.title, ", ".join(authors_of(root)), date, tuple(mentions_of(root)), tuple(roles_of(root))
    )


def authors_of(root: etree._Element) -> list[str]:
    """Return the authors of a text in the words of its header."""
    return [words for one in root.iterfind(f"{_TITLES}/tei:author", dict(NS)) if (words := _words(one))]


def _words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def to_json(names: TextNames) -> bytes:
    """Return the names of a text as JSON, one a line; what is empty is left out."""
    about: dict[str, Any] = {"text": names.id, "title": names.title, "author": names.author, "date": names.date}
    lists = {
        "mentions": [{**_filled(one), "address": names.address(one.place)} for one in names.mentions],
        "roles": [_filled(one) for one in names.roles],
    }
    # Each item by itself: json writes what it is to indent several times more slowly.
    parts = [f"{_json(name)}: {_json(value)}" for name, value in about.items()]
    for name, items in lists.items():
        listed = ",\n  ".join(map(_json, items))
        parts.append(f"{_json(name)}: [\n  {listed}\n ]" if items else f"{_json(name)}: []")
    return ("{\n " + ",\n ".join(parts) + "\n}\n").encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _filled(one: Mention | Role) -> dict[str, str]:
    optional = {"type", "cert", "words"} if isinstance(one, Role) else {"type", "cert"}
    return {name: str(value) for name, value in _fields(one) if value or name not in optional}


def _fields(one: Mention | Role) -> Iterator[tuple[str, object]]:
    return ((field.name, getattr(one, field.name)) for field in fields(one))


def read_names(edition: Edition, infos: Sequence[TextInfo]) -> tuple[TextNames, ...]:
    """Read the names of all texts, in order; files that did not change are read once a process."""
    files = [mentions_file(edition, info.id) for info in infos]
    there = [path for path in files if path.is_file()]
    return _read(tuple((str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in there))


@lru_cache(maxsize=1)
def _read(stamps: tuple[tuple[str, int, int], ...]) -> tuple[TextNames, ...]:
    return tuple(from_json(Path(name).read_bytes()) for name, _, _ in stamps)


def from_json(data: bytes) -> TextNames:
    """Return the names of a text as to_json wrote them."""
    told = json.loads(data)
    mentions = (
        Mention(**{**{name: value for name, value in one.items() if name != "address"}, "kind": Kind(one["kind"])})
        for one in told["mentions"]
    )
    roles = (Role(**{**one, "kind": Kind(one["kind"])}) for one in told["roles"])
    return TextNames(told["text"], told["title"], told["author"], told["date"], tuple(mentions), tuple(roles))
