"""What the pages of registers are made of: each entry as XML, its TEI together with all that texts say of it."""

from __future__ import annotations

import copy
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, TypeVar

from lxml import etree

from edition.names import tei
from edition.publish.mapfigure import locator, site_of
from edition.registers.authorities import LABELS, uri
from edition.registers.model import Kind
from edition.registers.records import Record, folder_of, initial
from edition.registers.usage import TextNames, Usage

REGISTER: Final = "urn:edition:register"
#: The neighbours that a page shows, most frequent first.
_NEIGHBOURS: Final = 20
#: More entries than this are too many for one page.
LONG: Final = 500
_Attributes = Mapping[str, str]
_T = TypeVar("_T")


class Documents:
    """The documents of all entries, lists and the index of an edition's registers."""

    def __init__(self, records: Sequence[Record], used: Mapping[str, Usage], texts: Sequence[TextNames]) -> None:
        self.records = [record for record in records if record.page]
        self.by_id = {record.entry.id: record for record in self.records}
        self.used = used
        self.texts = {text.id: text for text in texts}
        self._pointing = self._who_points()

    def all(self) -> Iterator[tuple[str, bytes]]:
        """Yield the path of each page (without suffix) and the document that it is made of."""
        if not self.records:
            return
        for kind in Kind:
            listed = sorted((r for r in self.records if r.entry.kind is kind), key=lambda record: record.sort_key)
            yield from self._lists(kind, listed)
            around = [None, *listed, None]
            for number, record in enumerate(listed):
                yield record.page, _bytes(self._entry(record, around[number], around[number + 2]))
        yield "index", _bytes(self._index())

    def _usage(self, record: Record) -> Usage:
        return self.used.get(record.entry.id, Usage())

    def _index(self) -> etree._Element:
        root = _element("registers")
        for kind in Kind:
            records = [record for record in self.records if record.entry.kind is kind]
            if records:
                mentions = sum(len(self._usage(record).mentions) for record in records)
                about = {"kind": kind, "entries": str(len(records)), "mentions": str(mentions)}
                _add(root, "register", {"folder": folder_of(kind), **about})
        return root

    def _lists(self, kind: Kind, records: Sequence[Record]) -> Iterator[tuple[str, bytes]]:
        """Yield the list of a register; a long one is a list of letters, each with a page of its own."""
        if not records:
            return
        if len(records) <= LONG:
            yield folder_of(kind), _bytes(self._list(kind, records, records))
            return
        letters = by_letter(records, lambda record: record.listed)
        paths = {letter: f"letters/{folder_of(kind)}-{slug(letter)}" for letter in letters}
        for shown in ("", *letters):
            root = self._list(kind, records, letters.get(shown, []))
            root.set("letter", shown)
            add_letters(root, letters, paths)
            yield paths.get(shown, folder_of(kind)), _bytes(root)

    def _list(self, kind: Kind, records: Sequence[Record], shown: Sequence[Record]) -> etree._Element:
        mentions = str(sum(len(self._usage(record).mentions) for record in records))
        about = {"kind": kind, "folder": folder_of(kind), "entries": str(len(records)), "mentions": mentions}
        root = _element("register", about)
        for record in shown:
            about = {**_link(record), "listed": record.listed, "letter": initial(record.listed)}
            item = _add(root, "item", {**about, "mentions": str(len(self._usage(record).mentions))})
            item.append(_copied(record.element))
        return root

    def _entry(self, record: Record, before: Record | None, after: Record | None) -> etree._Element:
        root = _element("entry", {**_link(record), "folder": record.folder, "key": record.entry.key})
        root.append(_copied(record.element))
        self._identifiers(root, record)
        self._relations(root, record)
        self._mentions(root, self._usage(record))
        for id_, count in self._neighbours(self._usage(record)):
            _add(root, "with", {**_link(self.by_id[id_]), "count": str(count)})
        for name, other in (("before", before), ("after", after)):
            if other:
                _add(root, name, _link(other))
        return root

    def _identifiers(self, root: etree._Element, record: Record) -> None:
        for authority, value in record.entry.idnos:
            if authority == "slug":
                if text := self.texts.get(value):
                    _add(root, "here", _text(text))
                continue
            about = {"type": authority, "label": LABELS.get(authority, authority), "value": value}
            _add(root, "authority", {**about, "uri": uri(authority, value)})
        latitude, longitude, certainty = record.coordinates
        if latitude:
            _add(root, "coordinates", {"latitude": latitude, "longitude": longitude, "cert": certainty})
            if (drawn := locator(site_of(record, 0))) is not None:
                root.append(drawn)

    def _relations(self, root: etree._Element, record: Record) -> None:
        """Add the entries to which this one points (a work to its author), and those that point to it."""
        for role, kind, key in record.pointed:
            if target := self.by_id.get(f"{kind}/{key}"):
                _add(root, "points", {"role": role, "to": key, **_link(target)})
        for role, other in self._pointing.get(record.entry.id, []):
            here = [
                self.texts[value].page for kind, value in other.entry.idnos if kind == "slug" and value in self.texts
            ]
            _add(root, "pointed", {"role": role, **_link(other), "text": " ".join(here[:1])})

    def _who_points(self) -> dict[str, list[tuple[str, Record]]]:
        found: dict[str, list[tuple[str, Record]]] = {}
        for record in sorted(self.records, key=lambda one: one.sort_key):
            for role, kind, key in record.pointed:
                found.setdefault(f"{kind}/{key}", []).append((role, record))
        return found

    def _mentions(self, root: etree._Element, used: Usage) -> None:
        for text_id, pairs in groupby(used.mentions, lambda pair: pair[0].id):
            text = self.texts[text_id]
            group = _add(root, "in", _text(text))
            for _, mention in pairs:
                about = {"address": text.address(mention.place), "citation": mention.citation}
                item = _add(group, "mention", {**about, "type": mention.type, "cert": mention.cert})
                for name in ("before", "words", "after"):
                    _add(item, name).text = getattr(mention, name)
        for text, role in used.roles:
            _add(root, "role", {"name": role.role, "words": role.words, **_text(text)})

    def _neighbours(self, used: Usage) -> list[tuple[str, int]]:
        there = [(id_, count) for id_, count in used.neighbours.items() if id_ in self.by_id]
        there.sort(key=lambda one: (-one[1], self.by_id[one[0]].sort_key))
        return there[:_NEIGHBOURS]


def _link(record: Record) -> dict[str, str]:
    return {"kind": record.entry.kind, "page": record.page, "label": record.entry.label}


def _text(text: TextNames) -> dict[str, str]:
    return {"text": text.page, "title": text.title, "author": text.author, "date": text.date}


def by_letter(items: Sequence[_T], words: Callable[[_T], str]) -> dict[str, list[_T]]:
    """Return sorted things by the letter under which a list has them, letters in the order of the things."""
    found: dict[str, list[_T]] = {}
    for one in items:
        found.setdefault(initial(words(one)), []).append(one)
    return found


def slug(letter: str) -> str:
    """Return a letter as a part of a file name."""
    plain = {"0–9": "digits", "#": "other"}
    return plain.get(letter) or (letter.lower() if letter.isascii() else f"u{ord(letter[0])}")


def add_letters(root: etree._Element, letters: Mapping[str, Sequence[object]], paths: Mapping[str, str]) -> None:
    """Add the ways to the pages of the letters."""
    for letter, items in letters.items():
        _add(root, "letter", {"name": letter, "page": paths[letter], "entries": str(len(items))})


def _copied(element: etree._Element) -> etree._Element:
    copied = copy.deepcopy(element)
    copied.tail = None
    return copied


def _element(name: str, attributes: _Attributes | None = None) -> etree._Element:
    root = etree.Element(f"{{{REGISTER}}}{name}", nsmap={None: REGISTER, "tei": tei("")[1:-1]})
    return _filled(root, attributes or {})


def _add(parent: etree._Element, name: str, attributes: _Attributes | None = None) -> etree._Element:
    return _filled(etree.SubElement(parent, f"{{{REGISTER}}}{name}"), attributes or {})


def _filled(element: etree._Element, attributes: _Attributes) -> etree._Element:
    for name, value in attributes.items():
        if value:
            element.set(name, str(value))
    return element


def _bytes(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, encoding="utf-8")) + b"\n"


def existing(pages: str, there: Collection[str]) -> str:
    """Return those of some pages, parted by blanks, that are there."""
    return " ".join(page for page in pages.split() if page in there)
