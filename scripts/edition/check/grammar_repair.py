"""After a fault: what was probably meant, so that one fault is told once and the rest is still checked.

A child that is not allowed was put there instead of another, or comes after something that is missing, or is
one too many. Each is tried; that which lets most of the following children pass is taken.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from edition.check.grammar_model import Model, allows, explicit_names
from edition.check.grammar_pattern import Lack, Pattern, Symbol, expected, lacking

#: So many of the following children are looked at.
AHEAD: Final = 8
#: At most so many missing elements are inserted before a child, and so many patterns tried.
_DEEP: Final = 3
_WIDE: Final = 300
ALIKE: Final = 0.75

#: What people write from the habit of other vocabularies, and its name in TEI.
MEANT: Final = {
    **dict.fromkeys("b bold strong i it italic italics em u underline sup sub small sc".split(), "hi"),
    **dict.fromkeys(["ul", "ol", "dl"], "list"),
    **dict.fromkeys("h1 h2 h3 h4 h5 h6 heading header title".split(), "head"),
    **dict.fromkeys(["section", "chapter", "sect1", "article"], "div"),
    **dict.fromkeys(["para", "paragraph"], "p"),
    **dict.fromkeys(["link", "a", "xref"], "ref"),
    **dict.fromkeys(["image", "img", "picture"], "graphic"),
    **dict.fromkeys(["footnote", "endnote", "fn"], "note"),
    **dict.fromkeys(["line", "verse"], "l"),
    **dict.fromkeys(["stanza", "strophe"], "lg"),
    **dict.fromkeys(["td", "th"], "cell"),
    "li": "item",
    "br": "lb",
    "tr": "row",
    "blockquote": "quote",
    "span": "seg",
    "author": "docAuthor",
    "speech": "sp",
}


@dataclass(frozen=True, slots=True)
class Repair:
    """How to go on: the child stood "instead" of a symbol, is to "insert" symbols before, or to "delete"."""

    how: str
    state: Pattern
    symbols: tuple[Symbol, ...] = ()
    lacks: tuple[Lack, ...] = ()


class Repairs:
    """Finds repairs for one grammar, and remembers them."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._known: dict[tuple[Pattern, str, tuple[str, ...]], Repair] = {}
        self._next: dict[tuple[Pattern, str], tuple[Symbol, ...]] = {}
        self._lacking: dict[Pattern, tuple[Lack, ...]] = {}

    def next(self, state: Pattern, name: str) -> tuple[Symbol, ...]:
        """Return the meanings that a name may have at this place."""
        found = self._next.get((state, name))
        if found is None:
            found = tuple(symbol for symbol in expected(state) if allows(symbol.names, name))
            self._next[(state, name)] = found
        return found

    def lacking(self, state: Pattern) -> tuple[Lack, ...]:
        """Return the fewest things that are still missing."""
        if state not in self._lacking:
            self._lacking[state] = lacking(state)
        return self._lacking[state]

    def best(self, state: Pattern, name: str, following: tuple[str, ...]) -> Repair:
        """Return the likeliest repair for a child that is not allowed where it stands."""
        key = (state, name, following[: AHEAD + 1])
        if key not in self._known:
            self._known[key] = self._best(*key)
        return self._known[key]

    def _best(self, state: Pattern, name: str, following: tuple[str, ...]) -> Repair:
        ways: list[tuple[float, int, Repair]] = [(1 + self._left(state, following), 2, Repair("delete", state))]
        after = self._model.patterns.after
        for symbol in expected(state):
            if (alike := likeness(name, symbol)) >= ALIKE:
                cost = 1 - alike / 2 + self._left(after(state, symbol), following)
                ways.append((cost, 0, Repair("instead", after(state, symbol), (symbol,))))
        for inserted, there in self._insertions(state, name):
            (meaning, *_) = self.next(there, name)
            cost = len(inserted) + self._left(after(there, meaning), following)
            lacks = self._alternatives(state, inserted, name)
            ways.append((cost, 1 if not state.nullable else 3, Repair("insert", there, inserted, lacks)))
        return min(ways, key=lambda way: (way[0], way[1], [symbol.number for symbol in way[2].symbols]))[2]

    def _insertions(self, state: Pattern, name: str) -> list[tuple[tuple[Symbol, ...], Pattern]]:
        """Return the shortest rows of elements after which the name is allowed."""
        seen = {state}
        row: list[tuple[tuple[Symbol, ...], Pattern]] = [((), state)]
        for _ in range(_DEEP):
            longer: list[tuple[tuple[Symbol, ...], Pattern]] = []
            for inserted, at in row:
                for symbol in expected(at):
                    there = self._model.patterns.after(at, symbol)
                    if there not in seen and len(seen) < _WIDE:
                        seen.add(there)
                        longer.append(((*inserted, symbol), there))
            if found := [way for way in longer if self.next(way[1], name)]:
                return found
            row = longer
        return []

    def _alternatives(self, state: Pattern, inserted: tuple[Symbol, ...], name: str) -> tuple[Lack, ...]:
        """Return what is missing, each with all that would do as well."""
        lacks: list[Lack] = []
        for place, symbol in enumerate(inserted):
            there = self._model.patterns.after(state, symbol)
            last = place == len(inserted) - 1
            as_well = [s for s in expected(state) if self._same(state, s, there, name if last else "")]
            lacks.append(tuple(as_well) or (symbol,))
            state = there
        return tuple(lacks)

    def _same(self, state: Pattern, symbol: Symbol, there: Pattern, name: str) -> bool:
        after = self._model.patterns.after(state, symbol)
        return bool(self.next(after, name)) if name else after is there

    def _left(self, state: Pattern, following: tuple[str, ...]) -> int:
        """Count the faults that are left: children that would not fit, and a missing end."""
        faults = 0
        for name in following[:AHEAD]:
            if meanings := self.next(state, name):
                state = self._model.patterns.after(state, meanings[0])
            else:
                faults += 1
        if len(following) <= AHEAD and not state.nullable:
            faults += len(self.lacking(state))
        return faults


def likeness(name: str, symbol: Symbol) -> float:
    """Return how much a name is like one of a symbol's: 1 is the same or what is commonly meant by it."""
    local = name.rpartition("}")[2]
    return max((_alike(local, known.rpartition("}")[2]) for known in explicit_names(symbol.names)), default=0.0)


def _alike(local: str, known: str) -> float:
    if local == known:
        return 1.0
    if local.lower() == known.lower() or MEANT.get(local.lower()) == known:
        return 0.95
    matcher = SequenceMatcher(None, local.lower(), known.lower())
    if min(len(local), len(known)) < 2 or matcher.real_quick_ratio() < ALIKE:
        return 0.0
    return matcher.ratio() * 0.9 + 0.05
