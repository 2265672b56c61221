"""Entries of registers and the forms of their names, as data (TEI Guidelines 14.2, 14.3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Final


class Kind(StrEnum):
    """What an entry is; the values are those of rs/@type in the schema."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    EVENT = "event"
    WORK = "work"


#: The file of each register below tei/registers/.
FILES: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        Kind.PERSON: "persons.xml",
        Kind.PLACE: "places.xml",
        Kind.ORGANISATION: "organisations.xml",
        Kind.EVENT: "events.xml",
        Kind.WORK: "works.xml",
    }
)
#: The element of an entry, and of a form of its name.
ENTRY: Final[Mapping[str, Kind]] = MappingProxyType(
    {"person": Kind.PERSON, "place": Kind.PLACE, "org": Kind.ORGANISATION, "event": Kind.EVENT, "bibl": Kind.WORK}
)
NAME: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        Kind.PERSON: "persName",
        Kind.PLACE: "placeName",
        Kind.ORGANISATION: "orgName",
        Kind.EVENT: "eventName",
        Kind.WORK: "title",
    }
)
#: The element of a name in a text: an event is an rs, since TEI has eventName only in few places.
MENTION: Final[Mapping[Kind, str]] = MappingProxyType({**NAME, Kind.EVENT: "rs"})


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a name: its words, what kind of form it is, and its parts where the register tells them.

    `given` are forenames and patronymic in order, `surname` the surname with its particles. `since` and
    `until` are ISO dates (or years) between which a place bore the name.
    """

    words: str
    type: str = "variant"
    lang: str = ""
    given: tuple[str, ...] = ()
    surname: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True)
class Entry:
    """A person, place, organisation, event or work of a register; dates are ISO 8601 as far as known.

    `start` is birth, founding or beginning, `end` death or end. `digest` changes when anything does on
    which the recognition of names depends.
    """

    key: str
    kind: Kind
    forms: tuple[Form, ...]
    type: str = ""
    start: str = ""
    end: str = ""
    description: str = ""
    idnos: tuple[tuple[str, str], ...] = ()
    digest: str = field(default="", compare=False)

    @property
    def label(self) -> str:
        """The words under which the register lists the entry."""
        preferred = [form.words for form in self.forms if form.type == "preferred"]
        return (preferred or [form.words for form in self.forms] or [self.key])[0]

    @property
    def ref(self) -> str:
        """The pointer to the entry from a text of the master."""
        return f"../registers/{FILES[self.kind]}#{self.key}"

    @property
    def id(self) -> str:
        """The entry among those of all registers: "person/lenin-vladimir"."""
        return f"{self.kind}/{self.key}"


@dataclass(frozen=True, eq=False)
class Registers:
    """The entries of all registers, by kind, then in the order of the files; compared by identity."""

    entries: tuple[Entry, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        """The entries by "kind/key"; of two with one key the first counts."""
        found: dict[str, Entry] = {}
        for entry in self.entries:
            found.setdefault(entry.id, entry)
        return found

    def get(self, kind: Kind, key: str) -> Entry | None:
        """Return the entry of a kind with a key, or None."""
        return self.by_id.get(f"{kind}/{key}")
