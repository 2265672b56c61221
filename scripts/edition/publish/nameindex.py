"""The index as in the back of a book: all entries of all registers in one alphabet, with the paragraphs that name them.

Other forms of a name stand in the same alphabet and say under which name the entry is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from lxml import etree

from edition.publish.registerdocs import REGISTER, add_letters, by_letter, slug
from edition.registers.mentions import Mention
from edition.registers.model import Kind
from edition.registers.records import Record, listed_form, plain
from edition.registers.usage import TextNames, Usage

#: The page of the index below registers/; the pages of letters stand beside it in "letters".
PAGE: Final = "names"
#: More lines than this are too many for one page; they are shorter than those of a register.
LONG: Final = 1500


@dataclass(frozen=True)
class Heading:
    """A line of the index: an entry, or (`form`) another name of one."""

    words: str
    record: Record
    form: str = ""

    @property
    def sort_key(self) -> tuple[str, str, str]:
        """Order by letters alone; a reference after the entry that is called the same."""
        return plain(self.words), self.form, self.record.entry.id


def index_documents(records: Sequence[Record], used: Mapping[str, Usage]) -> Iterator[tuple[str, bytes]]:
    """Yield the documents of the index with their pages; a long one is a list of letters with a page for each."""
    named = [record for record in records if record.page and used.get(record.entry.id, Usage()).mentions]
    headings = sorted((one for record in named for one in _headings(record)), key=lambda one: one.sort_key)
    letters = by_letter(headings, lambda one: one.words)
    if len(headings) <= LONG:
        yield PAGE, _bytes(_root(headings, used, {"entries": str(len(named))}))
        return
    paths = {letter: f"letters/{PAGE}-{slug(letter)}" for letter in letters}
    for shown in ("", *letters):
        root = _root(letters.get(shown, []), used, {"entries": str(len(named)), "letter": shown})
        add_letters(root, letters, paths)
        yield paths.get(shown, PAGE), _bytes(root)


def _headings(record: Record) -> Iterator[Heading]:
    """Yield the entry, and its other forms as far as they stand at another place of the alphabet."""
    yield Heading(record.listed, record)
    seen = {_place(record.listed), *_place(record.listed).split()[:1]}
    for form in record.entry.forms:
        words = listed_form(form, record.entry.kind)
        place = _place(words)
        beside = any(place.startswith(one) or one.startswith(place) for one in seen)
        whole = record.entry.kind is Kind.PERSON and not form.surname
        if place and not beside and not (whole and seen & set(place.split())):
            seen.add(place)
            yield Heading(words, record, form.words)


def _place(words: str) -> str:
    """Return what decides where a name stands: a surname, or all the words of another name."""
    return plain(words.split(",")[0])


def _root(headings: Sequence[Heading], used: Mapping[str, Usage], about: Mapping[str, str]) -> etree._Element:
    root = etree.Element(f"{{{REGISTER}}}names", dict(about), nsmap={None: REGISTER})
    for letter, held in by_letter(headings, lambda one: one.words).items():
        group = _add(root, "under", {"letter": letter})
        for heading in held:
            record = heading.record
            told = {"words": heading.words, "page": record.page, "kind": str(record.entry.kind)}
            if heading.form:
                _add(group, "see", {**told, "listed": record.listed, "lang": _language(record, heading.form)})
            else:
                _locators(_add(group, "name", {**told, "italic": _italic(record)}), used[record.entry.id])
    return root


def _locators(element: etree._Element, used: Usage) -> None:
    """Add the places of an entry by text; of several mentions in one place there is one."""
    for _, pairs in groupby(used.mentions, lambda pair: pair[0].id):
        held = list(pairs)
        text = held[0][0]
        group = _add(element, "in", {"title": text.title, "text": text.page})
        for address, citation in _places(text, [mention for _, mention in held]):
            _add(group, "at", {"address": address, "citation": citation})


def _places(text: TextNames, mentions: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """Yield address and citation of each place; three or more paragraphs in a row are one span."""
    firsts = {one.citation: text.address(one.place) for one in reversed(mentions)}
    places = [(firsts[citation], citation) for citation in dict.fromkeys(one.citation for one in mentions)]
    while places:
        address, citation = places[0]
        number = _number(citation)
        length = 1
        while number and length < len(places) and _number(places[length][1]) == number + length:
            length += 1
        if length < 3:
            length = 1
        last = f"–{_number(places[length - 1][1])}" if length > 1 else ""
        yield address, f"{number or citation}{last}"
        places = places[length:]


def _number(citation: str) -> int:
    """Return the number of a paragraph; 0 for any other place."""
    words = citation.removeprefix("paragraph ")
    return int(words) if words != citation and words.isdecimal() else 0


def _italic(record: Record) -> str:
    title = record.element.find("{*}title[@type='preferred']")
    published = record.entry.kind is Kind.WORK and title is not None and title.get("level") in {"m", "j"}
    return "yes" if published else ""


def _language(record: Record, words: str) -> str:
    return next((form.lang for form in record.entry.forms if form.words == words), "")


def _add(parent: etree._Element, name: str, attributes: Mapping[str, str]) -> etree._Element:
    kept = {key: value for key, value in attributes.items() if value}
    return etree.SubElement(parent, f"{{{REGISTER}}}{name}", kept)


def _bytes(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, encoding="utf-8")) + b"\n"
