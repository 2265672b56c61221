"""Names and attributes of elements that both sides have, merged one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from edition.merge.conflicts import Conflict, conflict
from edition.merge.sides import Uid
from edition.merge.tokens import Node

_NAME: Final = "name of the element"


@dataclass(frozen=True)
class Properties:
    """What a start tag says."""

    name: str
    attributes: dict[str, str]


class Merger:
    """Merges the start tags of three documents; conflicts are collected."""

    def __init__(self, base: Mapping[Uid, Node], mine: Mapping[Uid, Node], theirs: Mapping[Uid, Node]) -> None:
        self.base, self.mine, self.theirs = base, mine, theirs
        self.conflicts: list[Conflict] = []
        #: How many names and attributes are as edited by hand, and how many as the new conversion has them.
        self.kept = self.taken = 0

    def merged(self, uid: Uid) -> Properties:
        """Return the name and attributes of an element that stays."""
        mine, theirs = self.mine.get(uid), self.theirs.get(uid)
        if mine is None or theirs is None:
            node = mine or theirs or self.base[uid]
            return Properties(node.name, node.attributes)
        base = self.base.get(uid)
        before = _properties(base) if base else {_NAME: mine.name}
        of_mine, of_theirs = _properties(mine), _properties(theirs)
        found: dict[str, str] = {}
        for name in dict.fromkeys([*of_mine, *of_theirs]):
            value = self._value(name, (before.get(name), of_mine.get(name), of_theirs.get(name)), mine)
            if value is not None:
                found[name] = value
        return Properties(found.pop(_NAME), found)

    def _value(self, name: str, values: tuple[str | None, str | None, str | None], node: Node) -> str | None:
        base, mine, theirs = values
        if theirs in (base, mine):
            self.kept += mine != base
            return mine
        if mine == base:
            self.taken += 1
            return theirs
        what = name if name == _NAME else f"the attribute {_shown(name)}"
        shown = [f'{_shown(name)}="{value}"' if value is not None else "" for value in values]
        self.conflicts.append(conflict(f"both changed {what}", node, node.line, *shown))
        return mine

    def deleted_and_changed(self) -> Iterator[Conflict]:
        """Yield a conflict for each element that one side took away and whose start tag the other changed."""
        for uid, base in self.base.items():
            mine, theirs = self.mine.get(uid), self.theirs.get(uid)
            kept = mine or theirs
            if not kept or (mine and theirs) or _properties(kept) == _properties(base):
                continue
            who = "the new conversion" if mine else "hand"
            other = "hand" if mine else "the new conversion"
            line = mine.line if mine else self._line_near(base)
            yield conflict(
                f"removed by {who}, its attributes changed by {other}",
                mine or base,
                line,
                _tag(base),
                _tag(mine) if mine else "",
                _tag(theirs) if theirs else "",
            )

    def _line_near(self, base: Node) -> int:
        """Return the line of the nearest element around one that is not in the hand-edited file any more."""
        return next((self.mine[node.uid].line for node in base.ancestors() if node.uid in self.mine), 1)


def _properties(node: Node) -> dict[str, str]:
    return {_NAME: node.name, **node.attributes}


def _shown(name: str) -> str:
    if name == _NAME:
        return "name"
    uri, _, local = name.rpartition("}")
    return f"xml:{local}" if uri.endswith("XML/1998/namespace") else local


def _tag(node: Node) -> str:
    pairs = "".join(f' {_shown(name)}="{value}"' for name, value in node.attributes.items())
    return f"<{node.local}{pairs}>"
