"""What TEI's own chain makes of an ODD, modelled: the specification merged with P5, and the RELAX NG of the result.

The official stylesheets are not ours to copy and cannot be installed here. This is a small model of what they do,
written after reading them (TEIC/Stylesheets: odds/odd2odd.xsl, classatts.xsl, odd2relax.xsl, teiodds.xsl): which
elements and attributes an ODD keeps, how a changed attribute is merged with the one of its element or its class, how a
content model is simplified. It repeats their peculiarities, since those are what an ODD must be written for.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from lxml import etree

from edition.names import tei
from tests.support.official_rng import Writer

_SPECS: Final = tuple(map(tei, ("elementSpec", "classSpec", "macroSpec", "dataSpec")))
_MANY: Final = "unbounded"


@dataclass(frozen=True)
class Att:
    """An attribute on its way through the merge: its definition, its mode, and that of its list of values."""

    ident: str
    mode: str
    usage: str
    datatype: etree._Element | None
    values: etree._Element | None
    values_mode: str


@dataclass
class Official:
    """An ODD merged with P5 as the official chain does it; `problems` says what it would pass over in silence."""

    odd: etree._Element
    p5: etree._Element
    problems: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, odd: Path, p5subset: Path) -> Official:
        """Read an ODD and the definitions of P5."""
        return cls(etree.parse(odd).getroot(), etree.parse(p5subset).getroot())

    def __post_init__(self) -> None:
        self.specs = {str(one.get("ident")): one for one in self.p5.iter(*_SPECS)}
        self.changes = {
            str(one.get("ident")): one for one in self.odd.iter(*_SPECS) if one.get("mode") in ("change", "replace")
        }
        self.modules = [one for one in self.odd.iter(tei("moduleRef")) if one.get("key")]
        self.elements = {name: self.changes.get(name) for name in self._kept("elementSpec")}
        self.others = set(self._kept("classSpec")) | set(self._kept("macroSpec")) | set(self._kept("dataSpec"))

    def _kept(self, tag: str) -> Iterator[str]:
        """Yield the names of one kind that the module references bring in; @include counts for elements only."""
        deleted = {one.get("ident") for one in self.odd.iter(tei(tag)) if one.get("mode") == "delete"}
        for reference in self.modules:
            include, exclude = reference.get("include", "").split(), reference.get("except", "").split()
            for name, spec in self.specs.items():
                chosen = (not include or name in include) and name not in exclude
                if (spec.tag, spec.get("module")) == (tei(tag), reference.get("key")) and name not in deleted:
                    yield from [name] if chosen or tag != "elementSpec" else []

    # Attributes

    def class_attributes(self, name: str) -> Iterator[tuple[str, Att]]:
        """Yield class and attribute for each attribute of a class and of those it is a member of."""
        if name not in self.others or self.specs[name].get("type") != "atts":
            return
        changed = self.changes.get(name)
        for one in self._merged(self.specs[name], changed):
            if one.mode != "delete":
                yield name, one
        for above in self.specs[name].iterfind(f"{tei('classes')}/{tei('memberOf')}"):
            yield from self.class_attributes(str(above.get("key")))

    def attributes(self, element: str) -> list[Att]:
        """Return the attributes that an element has in the end."""
        spec = self.specs[element]
        own = self._merged(spec, self.elements[element])
        found: list[Att] = []
        met: set[str] = set()
        for above in spec.iterfind(f"{tei('classes')}/{tei('memberOf')}"):
            for _, inherited in self.class_attributes(str(above.get("key"))):
                met.add(inherited.ident)
                overrides = [one for one in own if one.ident == inherited.ident]
                found += [_inherit(inherited, one) for one in overrides if one.mode != "delete"]
                found += [inherited] if not overrides else []
        for one in own:
            lost = one.mode == "change" and one.ident not in met
            if lost:
                self.problems.append(f"{element}/@{one.ident}: changed, but neither the element nor a class has it")
            if one.mode in ("", "add") or (one.mode == "replace" and one.ident not in met):
                found.append(one)
        names = [one.ident for one in found]
        self.problems += [
            f"{element}/@{name}: comes twice" for name in sorted({n for n in names if names.count(n) > 1})
        ]
        return found

    def _merged(self, original: etree._Element, changed: etree._Element | None) -> list[Att]:
        """Return the attributes of a specification with the changes of the ODD (odd2odd-processAttributes)."""
        old = {str(one.get("ident")): _att(one) for one in original.iter(tei("attDef"))}
        if changed is None:
            return list(old.values())
        new = {str(one.get("ident")): _att(one) for one in changed.iter(tei("attDef"))}
        found = [one for one in new.values() if one.mode == "replace" and one.ident in old]
        found += [_with(one, mode="") for one in new.values() if one.mode in ("", "add")]
        found += [one for one in new.values() if one.mode in ("change", "delete", "replace") and one.ident not in old]
        for ident, one in old.items():
            other = new.get(ident)
            if other is None or other.mode in ("", "add"):
                found.append(one)
            elif other.mode == "delete":
                found.append(other)
            elif other.mode == "change":
                found.append(_change(one, other))
        return found

    # Content

    def content(self, element: str) -> list[etree._Element]:
        """Return the content model of an element, simplified as odd2odd does it; [] is the empty one."""
        changed = self.elements[element]
        own = changed.find(tei("content")) if changed is not None else None
        content = own if own is not None else self.specs[element].find(tei("content"))
        assert content is not None
        simple: list[etree._Element] = []
        for part in content.iterchildren(etree.Element):
            simple += _simplify(part, f"{element}: ", self.problems)
        return simple

    def references(self) -> Iterator[tuple[str, str]]:
        """Yield element and name for everything that a content model or a datatype of the ODD refers to."""
        for name, spec in self.elements.items():
            for part in [] if spec is None else spec.iter(*map(tei, ("elementRef", "classRef", "macroRef", "dataRef"))):
                if part.get("key"):
                    yield name, str(part.get("key"))

    def knows(self, name: str) -> bool:
        """Whether something is kept under this name."""
        return name in self.elements or name in self.others

    def grammar(self) -> etree._Element:
        """Return the RELAX NG of the whole."""
        start = next(self.odd.iter(tei("schemaSpec"))).get("start", "TEI").split()
        writer = Writer(self.specs, start)
        for name in self.elements:
            writer.element(name, self.content(name), self.attributes(name))
        return writer.grammar()


def _att(definition: etree._Element) -> Att:
    values = definition.find(tei("valList"))
    return Att(
        str(definition.get("ident")),
        definition.get("mode", ""),
        definition.get("usage", ""),
        definition.find(tei("datatype")),
        values,
        values.get("mode", "") if values is not None else "",
    )


def _with(one: Att, mode: str) -> Att:
    return Att(one.ident, mode, one.usage, one.datatype, one.values, one.values_mode)


def _change(old: Att, new: Att) -> Att:
    """Merge a change with the attribute of the element itself: the mode of its list becomes that of the old one."""
    values, mode = old.values, old.values_mode
    if new.values is not None and new.values_mode in ("add", "replace"):
        values, mode = new.values, old.values_mode if old.values is not None else ""
    datatype = new.datatype if new.datatype is not None else old.datatype
    return Att(old.ident, old.mode, new.usage or old.usage, datatype, values, mode)


def _inherit(inherited: Att, new: Att) -> Att:
    """Merge a change with the attribute of a class: a list of values without a mode is not taken."""
    if new.mode in ("", "replace"):
        return new
    values = new.values if new.values is not None and new.values_mode in ("add", "replace") else inherited.values
    datatype = new.datatype if new.datatype is not None else inherited.datatype
    return Att(new.ident, "", new.usage or inherited.usage, datatype, values, "")


def _simplify(part: etree._Element, where: str, problems: list[str]) -> list[etree._Element]:
    """Return a part of a content model as odd2odd leaves it; what would change its meaning is a problem."""
    name = etree.QName(part).localname
    if name not in ("sequence", "alternate"):
        return [] if name == "empty" else [copy.deepcopy(part)]
    inside = [one for child in part.iterchildren(etree.Element) for one in _simplify(child, where, problems)]
    least, most = part.get("minOccurs", "1"), part.get("maxOccurs", "1")
    if not inside:
        return []
    if (least, most) not in {("1", "1"), ("0", "1"), ("0", _MANY), ("1", _MANY)}:
        problems.append(f"{where}{name} {least}…{most} (line {part.sourceline}): its numbers are passed over")
    if len(inside) == 1 and etree.QName(inside[0]).localname in ("sequence", "alternate"):
        problems.append(f"{where}{name} (line {part.sourceline}) around a single group: one of the two is lost")
    made = etree.Element(part.tag, minOccurs=least, maxOccurs=most)
    made.extend(inside)
    return [made]
