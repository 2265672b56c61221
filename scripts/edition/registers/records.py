"""All that the registers say of an entry, for pages and exports; and the order in which people look names up."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lxml import etree

from edition.adapters.xmlio import parse_xml
from edition.names import tei
from edition.registers.mentions import pointers
from edition.registers.model import FILES, Entry, Form, Kind
from edition.registers.read import entry_elements, entry_of

#: Keys that can be part of an address; what is no name of XML (xml:id) gets no page.
_KEY: Final = re.compile(r"[^\W\d][\w.-]{0,199}")
_ARTICLE: Final = re.compile(r"(?:the|a|an) (?=\w)")


@dataclass(frozen=True, eq=False)
class Record:
    """An entry together with its element in the register."""

    entry: Entry
    element: etree._Element

    @property
    def folder(self) -> str:
        """The folder of the register on the site: "persons"."""
        return folder_of(self.entry.kind)

    @property
    def page(self) -> str:
        """The path of the entry's page without its suffix: "persons/lenin-vladimir"; "" for a key that is none."""
        return f"{self.folder}/{self.entry.key}" if _KEY.fullmatch(self.entry.key) else ""

    @property
    def listed(self) -> str:
        """The words under which a list has the entry: a person by the surname."""
        preferred = next((form for form in self.entry.forms if form.type == "preferred"), None)
        if preferred is not None and preferred.surname:
            return ", ".join(part for part in (preferred.surname, " ".join(preferred.given)) if part)
        return _turned(self.entry) if self.entry.kind is Kind.PERSON else self.entry.label

    @property
    def sort_key(self) -> tuple[str, str]:
        """Order by letters alone, an article at the beginning left out; equal ones by key."""
        return plain(self.listed), self.entry.key

    @property
    def coordinates(self) -> tuple[str, str, str]:
        """Latitude, longitude (WGS 84) and how certain they are; "" for what is not there."""
        geo = self.element.find(f"{tei('location')}/{tei('geo')}")
        parts = re.split(r"[\s,]+", (geo.text or "").strip()) if geo is not None else []
        if len(parts) != 2 or not all(re.fullmatch(r"-?\d{1,3}(\.\d+)?", part) for part in parts):
            return "", "", ""
        location = geo.getparent() if geo is not None else None
        return parts[0], parts[1], location.get("cert", "") if location is not None else ""

    @property
    def pointed(self) -> list[tuple[str, Kind, str]]:
        """The entries to which this one points, each with the element or attribute that does: author, where."""
        found = []
        for element in self.element.iter(etree.Element):
            for name in ("ref", "where"):
                role = "where" if name == "where" else etree.QName(element).localname
                for kind, key in pointers(_from_texts(element.get(name))):
                    found.append((role, kind, key))
        return found


def listed_form(form: Form, kind: Kind) -> str:
    """Return a form as a list has it: that of a person whose surname is told begins with it."""
    if kind is Kind.PERSON and form.surname:
        return ", ".join(part for part in (form.surname, " ".join(form.given)) if part)
    return form.words


def lines_of(record: Record) -> list[str]:
    """Return the forms of an entry's name and its description as sentences."""
    forms = list(dict.fromkeys(form.words for form in record.entry.forms))
    told = ["; ".join(forms), record.entry.description]
    return [line if line.endswith((".", "?", "!")) else f"{line}." for line in told if line]


def _turned(entry: Entry) -> str:
    """Return the name of a person without parts in the order of the key, which has the surname first."""
    words = entry.label.split()
    for first in range(1, len(words)):
        turned = [*words[first:], *words[:first]]
        if re.sub(r"\W", "", plain("".join(turned))) == entry.key.replace("-", ""):
            return f"{' '.join(words[first:])}, {' '.join(words[:first])}"
    return entry.label


def folder_of(kind: Kind) -> str:
    """Return the folder of a register on the site."""
    return FILES[kind].removesuffix(".xml")


def _from_texts(value: str | None) -> str:
    """Return pointers between registers ("persons.xml#x") as texts write them."""
    return " ".join(one if "/" in one else f"../registers/{one}" for one in (value or "").split())


def read_records(folder: Path) -> Iterator[Record]:
    """Yield the entries of all registers of a folder; of two with one key the first counts."""
    seen: set[str] = set()
    for name in FILES.values():
        path = folder / name
        if not path.is_file():
            continue
        for element, kind in entry_elements(parse_xml(path).getroot()):
            entry = entry_of(element, kind)
            if entry.id.casefold() not in seen:
                seen.add(entry.id.casefold())
                yield Record(entry, element)


def plain(words: str) -> str:
    """Return words as an index sorts them: no case, accents, marks or article."""
    letters = unicodedata.normalize("NFKD", words.casefold())
    kept = "".join(c for c in letters if not unicodedata.combining(c))
    return _ARTICLE.sub("", " ".join(re.sub(r"[^\w\s]", " ", kept).split()), count=1)


def initial(words: str) -> str:
    """Return the letter under which a list has words; "0–9" for digits, "#" for what has no letter.

    Georgian has capitals but begins no name with one, which Unicode knows as its title case.
    """
    first = plain(words)[:1]
    return "0–9" if first.isdigit() else first.title() if first.isalpha() else "#"


def dated(form: Form) -> str:
    """Return the span in which a name was in use, as ISO 8601 has it: "1914-08/1924-01-26"."""
    if not form.since and not form.until:
        return ""
    return f"{form.since or '..'}/{form.until or '..'}"
