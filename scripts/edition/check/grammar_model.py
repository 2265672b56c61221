"""A grammar as patterns: which elements it has, and what each may hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from edition.adapters.relaxng_read import Flat, Rng
from edition.adapters.relaxng_values import ValueTest
from edition.check.grammar_pattern import Pattern, Patterns, Symbol
from edition.errors import SchemaError

_VALUES: Final = frozenset({"data", "value", "list"})


class Model:
    """The elements of a grammar. Their contents become patterns when a document first asks for them."""

    def __init__(self, grammar: Flat) -> None:
        self.patterns = Patterns()
        self._grammar = grammar
        self._symbols: dict[tuple[str, Rng], Symbol] = {}
        self._named: dict[str, list[Symbol]] = {}
        self._wild: list[Symbol] = []
        self._contents: dict[Symbol, Pattern] = {}
        self._defines: dict[str, Pattern | None] = {}
        self._collect()
        self.start = self._pattern(grammar.start)

    def _collect(self) -> None:
        for node in _elements(self._grammar):
            if ("element", node) not in self._symbols:
                symbol = self._symbol("element", node)
                names = explicit_names(symbol.names)
                for name in names:
                    self._named.setdefault(name, []).append(symbol)
                if not names or symbol.names.kind == "choice":
                    self._wild.append(symbol)

    def named(self, name: str) -> list[Symbol]:
        """Return the elements of the grammar that spell this name out."""
        return self._named.get(name, [])

    def symbols(self, name: str) -> list[Symbol]:
        """Return the elements of the grammar that a name can mean."""
        named = self.named(name)
        return named + [s for s in self._wild if s not in named and allows(s.names, name)]

    def elsewhere(self, name: str) -> list[Symbol]:
        """Return the elements of the same local name in another namespace."""
        local = name.rpartition("}")[2]
        return [s for known, found in self._named.items() for s in found if known.rpartition("}")[2] == local]

    def content(self, symbol: Symbol) -> Pattern:
        """Return the pattern of an element's attributes and content."""
        found = self._contents.get(symbol)
        if found is None:
            found = self._contents[symbol] = self._pattern(symbol.content)
        return found

    def value_patterns(self) -> list[Rng]:
        """Return all patterns of values, as they would be compiled one by one."""
        found: dict[Rng, None] = {}
        for pattern in (self._grammar.start, *self._grammar.defines.values()):
            for node in _nodes(pattern, "attribute"):
                found[ValueTest(node.children[1], self._grammar.defines).pattern] = None
            for node in _nodes(pattern, "data"):
                found[node] = None
        return list(found)

    def _symbol(self, kind: str, node: Rng) -> Symbol:
        found = self._symbols.get((kind, node))
        if found is None:
            names, content = node.children if kind != "value" else (Rng("empty"), node)
            test = ValueTest(content, self._grammar.defines) if kind != "element" else None
            found = self._symbols[(kind, node)] = Symbol(len(self._symbols), names, content, test)
        return found

    def _pattern(self, node: Rng) -> Pattern:
        make, kind = self.patterns, node.kind
        if kind == "ref":
            return self._definition(node.name)
        if kind in {"element", "attribute"}:
            return make.leaf(kind, self._symbol(kind, node))
        if kind in _VALUES:
            return make.leaf("value", self._symbol("value", node))
        parts = [self._pattern(child) for child in node.children]
        if kind == "choice":
            return make.choice(parts)
        if kind in {"group", "interleave"}:
            return make.join_all(kind, parts)
        if kind == "mixed":
            return make.join("interleave", parts[0], make.text)
        if kind in {"zeroOrMore", "oneOrMore", "optional"}:
            repeated = parts[0] if kind == "optional" else make.one_or_more(parts[0])
            return repeated if kind == "oneOrMore" else make.choice((repeated, make.empty))
        return {"text": make.text, "empty": make.empty}.get(kind, make.not_allowed)

    def _definition(self, name: str) -> Pattern:
        if name in self._defines:
            found = self._defines[name]
            if found is None:
                raise SchemaError(
                    f"{self._grammar.path}: the definition “{name}” refers to itself outside of an element"
                )
            return found
        self._defines[name] = None
        found = self._defines[name] = self._pattern(self._grammar.defines[name])
        return found


def _nodes(pattern: Rng, kind: str) -> Iterator[Rng]:
    if pattern.kind == kind:
        yield pattern
    for child in pattern.children:
        yield from _nodes(child, kind)


def _elements(grammar: Flat) -> Iterator[Rng]:
    for pattern in (grammar.start, *grammar.defines.values()):
        yield from _nodes(pattern, "element")


def count_elements(grammar: Flat) -> int:
    """Return how many elements a grammar has."""
    return sum(1 for _ in _elements(grammar))


def has_homonyms(grammar: Flat) -> bool:
    """Whether a name means different elements in different places."""
    meanings: dict[str, Rng] = {}
    return any(
        meanings.setdefault(name, node) != node
        for node in _elements(grammar)
        for name in explicit_names(node.children[0])
    )


def allows(names: Rng, name: str) -> bool:
    """Whether a name class has a (Clark) name."""
    if names.kind == "name":
        return names.name == name
    if names.kind == "choice":
        return any(allows(child, name) for child in names.children)
    if names.kind == "nsName" and name.rpartition("}")[0].removeprefix("{") != names.name:
        return False
    # anyName, or a nsName of this namespace: all names but the excepted ones.
    return not any(allows(one, name) for excepted in names.children for one in excepted.children)


def explicit_names(names: Rng) -> list[str]:
    """Return the names that a name class spells out; none for “any name”."""
    if names.kind == "name":
        return [names.name]
    if names.kind == "choice":
        return [name for child in names.children for name in explicit_names(child)]
    return []
