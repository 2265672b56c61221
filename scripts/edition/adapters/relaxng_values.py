"""Ask libxml2 whether one value is of a RELAX NG datatype, list or choice of values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from lxml import etree

from edition.adapters.relaxng import references, serialise
from edition.adapters.relaxng_read import Flat, Rng

_XSD: Final = "http://www.w3.org/2001/XMLSchema-datatypes"
_MOST_REMEMBERED: Final = 10_000


class ValueTest:
    """A pattern of an attribute's value, or of the words of an element that has no mark-up in it."""

    def __init__(self, pattern: Rng, defines: Mapping[str, Rng]) -> None:
        self.pattern = _inlined(pattern, defines)
        #: Without the types that look at the rest of the document.
        self._alone = _without_pointers(self.pattern)
        self.leaves = tuple(_leaves(self.pattern))
        #: Names with prefixes are judged by the namespaces declared where they stand.
        self._scoped = any(leaf.name in {"QName", "NOTATION"} for leaf in self.leaves)
        self._schema: etree.RelaxNG | None = None
        self._known: dict[str, bool] = {}

    def accepts(self, value: str, nsmap: Mapping[str | None, str] | None = None) -> bool:
        """Whether a value is of this kind."""
        if self.pattern.kind == "text":
            return True
        if value in self._known:
            return self._known[value]
        if self._schema is None:
            self._schema = etree.RelaxNG(etree.fromstring(serialise(trial_of([self._alone]))))
        specimen = etree.Element("v0", nsmap=dict(nsmap or {}) if self._scoped else None)
        specimen.set("a", value)
        verdict = self._schema.validate(specimen)
        if not self._scoped and len(self._known) < _MOST_REMEMBERED:
            self._known[value] = verdict
        return verdict

    def types(self) -> frozenset[str]:
        """Return the names of the datatypes in the pattern."""
        return frozenset(leaf.name for leaf in self.leaves if leaf.kind == "data" and leaf.library == _XSD)


def trial_of(patterns: list[Rng]) -> Flat:
    """Return a grammar of nothing but values, each the attribute of an element of its own."""
    elements = [
        Rng("element", (Rng("name", name=f"v{number}"), Rng("attribute", (Rng("name", name="a"), pattern))))
        for number, pattern in enumerate(patterns)
    ]
    start = elements[0] if len(elements) == 1 else Rng("choice", tuple(elements))
    return Flat(start, {}, (Path(),))


def _inlined(pattern: Rng, defines: Mapping[str, Rng]) -> Rng:
    if pattern.kind == "ref":
        return _inlined(defines[pattern.name], defines)
    if not pattern.children or next(references(pattern), None) is None:
        return pattern
    return pattern._replace(children=tuple(_inlined(child, defines) for child in pattern.children))


def _without_pointers(pattern: Rng) -> Rng:
    if pattern.kind == "data" and pattern.library == _XSD and pattern.name in {"ID", "IDREF", "IDREFS"}:
        name = pattern._replace(name="NCName")
        return Rng("list", (Rng("oneOrMore", (name,)),)) if pattern.name == "IDREFS" else name
    return pattern._replace(children=tuple(_without_pointers(child) for child in pattern.children))


def _leaves(pattern: Rng) -> Iterator[Rng]:
    if pattern.kind in {"data", "value", "text"}:
        yield pattern
    else:
        for child in pattern.children:
            yield from _leaves(child)
