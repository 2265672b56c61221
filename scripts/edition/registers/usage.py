"""What all texts together say of the entries: mentions, roles, and which entries are named side by side."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from edition.registers.mentions import Mention, Role


@dataclass(frozen=True)
class TextNames:
    """The names in one text, with what is needed to show where they are from."""

    id: str
    title: str
    author: str
    date: str
    mentions: tuple[Mention, ...] = ()
    roles: tuple[Role, ...] = ()

    @property
    def page(self) -> str:
        """The address of the text's page from the root of the site."""
        return f"texts/{self.id}.html"

    def address(self, place: str) -> str:
        """Return the address of a place in the text."""
        return f"{self.page}#{place}" if place else self.page


@dataclass
class Usage:
    """How one entry is used: its mentions and roles, each with the text, and its neighbours with their counts."""

    mentions: list[tuple[TextNames, Mention]] = field(default_factory=list)
    roles: list[tuple[TextNames, Role]] = field(default_factory=list)
    neighbours: Counter[str] = field(default_factory=Counter)

    @property
    def texts(self) -> list[TextNames]:
        """The texts that mention the entry, in the order of the edition."""
        return list({text.id: text for text, _ in self.mentions}.values())


def usage(texts: Sequence[TextNames]) -> dict[str, Usage]:
    """Return the usage of all entries that texts name, by "kind/key"."""
    found: defaultdict[str, Usage] = defaultdict(Usage)
    for text in texts:
        for role in text.roles:
            found[f"{role.kind}/{role.key}"].roles.append((text, role))
        together: defaultdict[str, set[str]] = defaultdict(set)
        for mention in text.mentions:
            found[mention.id].mentions.append((text, mention))
            if mention.place:
                together[mention.place].add(mention.id)
        for ids in together.values():
            _count(ids, found)
    return dict(found)


def _count(ids: Iterable[str], found: defaultdict[str, Usage]) -> None:
    """Count entries that are named in one paragraph as neighbours of each other."""
    for one in ids:
        for other in ids:
            if one != other:
                found[one].neighbours[other] += 1
