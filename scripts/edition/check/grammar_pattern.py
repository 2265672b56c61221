"""What an element may hold, and how that changes with each thing found in it (Brzozowski's derivatives).

A pattern is what is still to come. Taking the derivative by a child gives what may come after that child;
if that is NOT_ALLOWED, the child is a fault, and the pattern before it says what was expected instead. Equal
patterns are one object, so that each derivative is made once for all elements of all documents.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from edition.adapters.relaxng_read import Rng
from edition.adapters.relaxng_values import ValueTest


@dataclass(eq=False, slots=True)
class Symbol:
    """An element or attribute of the grammar, or (without names) a kind of value."""

    number: int
    names: Rng
    content: Rng
    test: ValueTest | None = None


@dataclass(eq=False, slots=True)
class Pattern:
    """What may come; only `Patterns` makes them."""

    kind: str
    number: int
    parts: tuple[Pattern, ...]
    symbol: Symbol | None
    #: Whether nothing more need come.
    nullable: bool
    #: The attributes anywhere in it.
    attributes: frozenset[Symbol]
    #: Whether there may be words in it, and whether it depends on which words.
    textual: bool
    valued: bool
    known: dict[tuple[str, Symbol | None], Pattern] = field(default_factory=dict)
    expected: tuple[Symbol, ...] | None = None


class TooComplex(Exception):
    """A grammar whose derivatives grow without end."""


#: A thing that is missing: whichever of these symbols; none of them means words.
Lack = tuple[Symbol, ...]


class Patterns:
    """Makes patterns, each only once, in their simplest form."""

    def __init__(self, most: int = 300_000) -> None:
        self._table: dict[tuple[object, ...], Pattern] = {}
        self._most = most
        self.not_allowed = self._make("notAllowed")
        self.empty = self._make("empty", nullable=True)
        self.text = self._make("text", nullable=True, textual=True)

    def _make(
        self,
        kind: str,
        parts: tuple[Pattern, ...] = (),
        symbol: Symbol | None = None,
        *,
        nullable: bool = False,
        textual: bool = False,
    ) -> Pattern:
        key = (kind, symbol, *parts)
        found = self._table.get(key)
        if found is None:
            if len(self._table) >= self._most:
                raise TooComplex
            attributes = frozenset[Symbol]().union(*(part.attributes for part in parts))
            if kind == "attribute" and symbol:
                attributes = frozenset({symbol})
            textual = textual or any(part.textual for part in parts)
            valued = kind == "value" or any(part.valued for part in parts)
            found = Pattern(kind, len(self._table), parts, symbol, nullable, attributes, textual, valued)
            self._table[key] = found
        return found

    def leaf(self, kind: str, symbol: Symbol) -> Pattern:
        """Return the pattern of one element, attribute or value."""
        return self._make(kind, symbol=symbol, textual=kind == "value")

    def choice(self, parts: Iterable[Pattern]) -> Pattern:
        """Return the pattern of any of these."""
        flat: dict[Pattern, None] = {}
        for part in parts:
            flat |= dict.fromkeys(part.parts if part.kind == "choice" else (part,))
        flat.pop(self.not_allowed, None)
        if self.empty in flat and any(part.nullable for part in flat if part is not self.empty):
            del flat[self.empty]
        if len(flat) < 2:
            return next(iter(flat), self.not_allowed)
        ordered = tuple(sorted(flat, key=lambda part: part.number))
        return self._make("choice", ordered, nullable=any(part.nullable for part in ordered))

    def join(self, kind: str, one: Pattern, other: Pattern) -> Pattern:
        """Return the pattern of both: in this order (group) or in any (interleave)."""
        if one is self.not_allowed or other is self.not_allowed:
            return self.not_allowed
        if one is self.empty:
            return other
        if other is self.empty:
            return one
        return self._make(kind, (one, other), nullable=one.nullable and other.nullable)

    def join_all(self, kind: str, parts: list[Pattern]) -> Pattern:
        """Join many, in halves of halves: chains of hundreds would be walked from end to end."""
        if len(parts) < 2:
            return parts[0] if parts else self.empty
        middle = len(parts) // 2
        return self.join(kind, self.join_all(kind, parts[:middle]), self.join_all(kind, parts[middle:]))

    def one_or_more(self, part: Pattern) -> Pattern:
        """Return the pattern repeated."""
        if part.kind in {"notAllowed", "empty", "text", "oneOrMore"}:
            return part
        return self._make("oneOrMore", (part,), nullable=part.nullable)

    def after(self, pattern: Pattern, child: Symbol) -> Pattern:
        """Return what may come after a child element."""
        return self._derive(pattern, "child", child, "")

    def after_words(self, pattern: Pattern, words: str) -> Pattern:
        """Return what may come after words."""
        return self._derive(pattern, "words", None, words)

    def without(self, pattern: Pattern, attribute: Symbol) -> Pattern:
        """Return what may come, one attribute being there."""
        return self._derive(pattern, "attribute", attribute, "")

    def _derive(self, pattern: Pattern, step: str, symbol: Symbol | None, words: str) -> Pattern:
        if step == "attribute" and symbol not in pattern.attributes:
            return self.not_allowed
        if step == "words" and not pattern.textual:
            return self.not_allowed
        key = (step, symbol)
        found = pattern.known.get(key)
        if found is None:
            found = self._derived(pattern, step, symbol, words)
            if step != "words" or not pattern.valued:
                pattern.known[key] = found
        return found

    def _derived(self, pattern: Pattern, step: str, symbol: Symbol | None, words: str) -> Pattern:
        kind = pattern.kind
        if kind in {"element", "attribute"}:
            return self.empty if pattern.symbol is symbol else self.not_allowed
        if kind == "value" and pattern.symbol and pattern.symbol.test:
            return self.empty if pattern.symbol.test.accepts(words) else self.not_allowed
        if kind == "text":
            return pattern
        if kind == "choice":
            return self.choice([self._derive(part, step, symbol, words) for part in pattern.parts])
        if kind == "oneOrMore":
            (part,) = pattern.parts
            again = self.choice((pattern, self.empty))
            return self.join("group", self._derive(part, step, symbol, words), again)
        if kind not in {"group", "interleave"}:
            return self.not_allowed
        one, other = pattern.parts
        first = self.join(kind, self._derive(one, step, symbol, words), other)
        if kind == "group" and step != "attribute":
            second = self._derive(other, step, symbol, words) if one.nullable else self.not_allowed
        else:
            second = self.join(kind, one, self._derive(other, step, symbol, words))
        return self.choice((first, second))

    def closed(self, pattern: Pattern) -> Pattern:
        """Return what may come after the start tag: no more attributes."""
        if not pattern.attributes:
            return pattern
        found = pattern.known.get(("closed", None))
        if found is None:
            parts = [self.closed(part) for part in pattern.parts]
            if pattern.kind == "choice":
                found = self.choice(parts)
            elif pattern.kind in {"group", "interleave"}:
                found = self.join(pattern.kind, parts[0], parts[1])
            elif pattern.kind == "oneOrMore":
                found = self.one_or_more(parts[0])
            else:
                found = self.not_allowed
            pattern.known[("closed", None)] = found
        return found


def expected(pattern: Pattern) -> tuple[Symbol, ...]:
    """Return the elements that may come next, in the order of the grammar."""
    if pattern.expected is None:
        pattern.expected = tuple(sorted(_expected(pattern), key=lambda symbol: symbol.number))
    return pattern.expected


def _expected(pattern: Pattern) -> set[Symbol]:
    if pattern.kind == "element" and pattern.symbol:
        return {pattern.symbol}
    if pattern.kind == "group" and not pattern.parts[0].nullable:
        return set(expected(pattern.parts[0]))
    return {symbol for part in pattern.parts for symbol in expected(part)}


def members(pattern: Pattern) -> set[Symbol]:
    """Return the elements anywhere in a pattern."""
    found: set[Symbol] = set()
    seen: set[Pattern] = set()
    waiting = [pattern]
    while waiting:
        at = waiting.pop()
        if at not in seen:
            seen.add(at)
            waiting += at.parts
            if at.kind == "element" and at.symbol:
                found.add(at.symbol)
    return found


def lacking(pattern: Pattern, *, attributes: bool = False) -> tuple[Lack, ...]:
    """Return the fewest things that must still come: elements and words, or else attributes."""
    if pattern.kind in {"element", "attribute", "value"}:
        if attributes != (pattern.kind == "attribute"):
            return ()
        return ((pattern.symbol,) if pattern.kind != "value" and pattern.symbol else (),)
    if not attributes and pattern.nullable:
        return ()
    ways = [lacking(part, attributes=attributes) for part in pattern.parts]
    if pattern.kind != "choice":
        return tuple(lack for way in ways for lack in way)
    fewest = min(len(way) for way in ways)
    short = sorted((way for way in ways if len(way) == fewest), key=_numbers)
    if fewest != 1:
        return short[0]
    either = {symbol for way in short for symbol in way[0]}
    return (tuple(sorted(either, key=lambda symbol: symbol.number)),)


def _numbers(way: tuple[Lack, ...]) -> list[list[int]]:
    return [[symbol.number for symbol in lack] for lack in way]
