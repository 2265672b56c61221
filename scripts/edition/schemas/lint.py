"""Lint an ODD: the official TEI stylesheets pass over a misspelt name in silence, this does not."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from edition.model import Finding, Location, finding
from edition.names import tei
from edition.schemas.dialect import check_attribute, check_constraints, check_content
from edition.schemas.teinames import TeiNames


def lint_odd(tree: etree._ElementTree, shown: str, names: TeiNames) -> list[Finding]:
    """Return what is wrong with an ODD, in the order of its lines; `shown` is how findings name the file."""
    return sorted(_Odd(tree.getroot(), shown, names).findings(), key=lambda one: one.sort_key)


@dataclass(frozen=True)
class _Odd:
    """An ODD on its way through the lint."""

    root: etree._Element
    shown: str
    names: TeiNames

    def findings(self) -> Iterator[Finding]:
        """Yield all findings, in no order."""
        yield from self._modules()
        yield from self._specs()
        yield from self._references()
        yield from self._repeated()
        yield from self._prose()
        for element, message in check_constraints(self.root):
            yield self._found("O011", element, message)

    def _found(self, code: str, element: etree._Element, words: str, hint: str = "") -> Finding:
        return finding(code, Location(self.shown, element.sourceline or 0), words, hint)

    def _unknown(self, code: str, element: etree._Element, words: str, known: Iterable[str]) -> Finding:
        close = difflib.get_close_matches(words, sorted(known), n=2)
        hint = f"did you mean {' or '.join(close)}?" if close else "TEI P5 has no such name"
        return self._found(code, element, words, hint)

    @cached_property
    def modules(self) -> frozenset[str]:
        """The modules that the schema uses."""
        return frozenset(str(one.get("key")) for one in self.root.iter(tei("moduleRef")))

    @cached_property
    def specs(self) -> list[etree._Element]:
        """The element specifications that do not delete."""
        return [one for one in self.root.iter(tei("elementSpec")) if one.get("mode") != "delete"]

    @cached_property
    def described(self) -> frozenset[str]:
        """The elements that have a specification."""
        return frozenset(str(one.get("ident")) for one in self.specs)

    @cached_property
    def kept(self) -> frozenset[str]:
        """The elements that the module references bring in."""
        found: set[str] = set()
        for reference in self.root.iter(tei("moduleRef")):
            include, exclude = reference.get("include"), reference.get("except", "").split()
            of_module = self.names.elements_of(str(reference.get("key")))
            found |= set(include.split()) if include is not None else of_module - set(exclude)
        deleted = {one.get("ident") for one in self.root.iter(tei("elementSpec")) if one.get("mode") == "delete"}
        return frozenset(found - deleted)

    def _modules(self) -> Iterator[Finding]:
        for reference in self.root.iter(tei("moduleRef")):
            key = str(reference.get("key"))
            if not self.names.knows("module", key):
                yield self._unknown("O001", reference, key, self.names.kinds["module"])
                continue
            for name in f"{reference.get('include', '')} {reference.get('except', '')}".split():
                yield from self._element(reference, name, key)

    def _element(self, at: etree._Element, name: str, module: str) -> Iterator[Finding]:
        """Check that an element exists and belongs to a module."""
        if not self.names.knows("element", name):
            yield self._unknown("O002", at, name, self.names.kinds["element"])
        elif (right := self.names.module_of(name)) != module:
            yield self._found("O003", at, f"{name} in {module}", f"{name} is of the module {right}")

    def _specs(self) -> Iterator[Finding]:
        for reference in self.root.iter(tei("moduleRef")):
            for name in sorted(set(reference.get("include", "").split()) - self.described):
                if name in self.kept and self.names.knows("element", name):
                    yield self._found("O006", reference, name, f'add <elementSpec ident="{name}" mode="change">')
        for spec in self.specs:
            yield from self._spec(spec)

    def _spec(self, spec: etree._Element) -> Iterator[Finding]:
        name, module = str(spec.get("ident")), str(spec.get("module", ""))
        if module and not self.names.knows("module", module):
            yield self._unknown("O001", spec, module, self.names.kinds["module"])
        else:
            yield from self._element(spec, name, module or self.names.module_of(name))
        if not self.names.knows("element", name):
            return
        if name not in self.kept:
            hint = f'add it to <moduleRef key="{self.names.module_of(name)}" include="…">'
            yield self._found("O007", spec, name, hint)
        yield from self._attributes(spec, name)
        for element, message in check_content(spec):
            yield self._found("O010", element, f"{name}: {message}")

    def _attributes(self, spec: etree._Element, name: str) -> Iterator[Finding]:
        legal = self.names.attributes_of(name, self.modules)
        ever = self.names.attributes_of(name, self.names.kinds["module"])
        for definition in spec.iter(tei("attDef")):
            ident, deleted = str(definition.get("ident")), definition.get("mode") == "delete"
            if ident not in ever:
                yield self._unknown("O005", definition, f"{name}/@{ident}", {f"{name}/@{one}" for one in ever})
            elif ident not in legal and not deleted:
                hint = "it comes with a module that this schema does not use: add the <moduleRef>"
                yield self._found("O005", definition, f"{name}/@{ident}", hint)
            if not deleted:
                for element, message in check_attribute(definition):
                    yield self._found("O010", element, f"{name}/@{ident}: {message}")

    def _references(self) -> Iterator[Finding]:
        """Check what content models, classes, datatypes and the start refer to."""
        reached: set[str] = set()
        for schema in self.root.iter(tei("schemaSpec")):
            for name in schema.get("start", "").split():
                reached.add(name)
                yield from self._refers(schema, name)
        for reference in self.root.iter(tei("elementRef")):
            name = str(reference.get("key"))
            reached.add(name)
            yield from self._refers(reference, name)
        for tag, kinds in (
            ("memberOf", ("attributes", "model")),
            ("classRef", ("attributes", "model")),
            ("classSpec", ("attributes", "model")),
            ("macroRef", ("macro",)),
            ("dataRef", ("datatype",)),
        ):
            yield from self._keys(tag, kinds)
        for spec in self.specs:
            if spec.get("ident") not in reached:
                yield self._found("O012", spec, str(spec.get("ident")))

    def _refers(self, at: etree._Element, name: str) -> Iterator[Finding]:
        if not self.names.knows("element", name):
            yield self._unknown("O002", at, name, self.names.kinds["element"])
        elif name not in self.kept and name not in self.described:
            hint = "keep the element, or take it out of the content model"
            yield self._found("O008", at, name, hint)

    def _keys(self, tag: str, kinds: Collection[str]) -> Iterator[Finding]:
        for element in self.root.iter(tei(tag)):
            key = element.get("key") or (element.get("ident") if tag == "classSpec" else None)
            if key and not any(self.names.knows(kind, key) for kind in kinds):
                yield self._unknown("O004", element, key, [one for kind in kinds for one in self.names.kinds[kind]])

    def _repeated(self) -> Iterator[Finding]:
        scopes: list[tuple[etree._Element, str, str]] = [
            (self.root, "elementSpec", "ident"),
            (self.root, "moduleRef", "key"),
            (self.root, "constraintSpec", "ident"),
            *((spec, "attDef", "ident") for spec in self.specs),
            *((values, "valItem", "ident") for values in self.root.iter(tei("valList"))),
        ]
        for scope, tag, name in scopes:
            seen: set[str] = set()
            for element in scope.iter(tei(tag)):
                value = str(element.get(name))
                if value in seen:
                    yield self._found("O009", element, f"{tag} {value}", "keep one of them")
                seen.add(value)

    def _prose(self) -> Iterator[Finding]:
        """Check the names that the guidelines mention: they need not be kept, but TEI must have them."""
        attributes = {
            one for kind in ("element", "attributes") for n in self.names.kinds[kind].values() for one in n.attributes
        }
        for tag, code, known in (("gi", "O002", set(self.names.kinds["element"])), ("att", "O005", attributes)):
            for element in self.root.iter(tei(tag)):
                name = (element.text or "").strip()
                if element.get("scheme", "TEI") == "TEI" and name not in known:
                    yield self._unknown(code, element, name, known)
