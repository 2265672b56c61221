"""Write the RELAX NG of a merged specification, in the shape that the official chain gives it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Protocol

from lxml import etree

from edition.names import tei

_NS: Final = "http://relaxng.org/ns/structure/1.0"
_MANY: Final = "unbounded"


class Attribute(Protocol):
    """What is written of an attribute."""

    @property
    def ident(self) -> str:
        """Its name."""

    @property
    def usage(self) -> str:
        """Whether it must be there."""

    @property
    def datatype(self) -> etree._Element | None:
        """The datatype."""

    @property
    def values(self) -> etree._Element | None:
        """The list of values."""


class Writer:
    """Collects the definitions of a grammar."""

    def __init__(self, specs: Mapping[str, etree._Element], start: Sequence[str]) -> None:
        self.specs = specs
        self.root = etree.Element(
            f"{{{_NS}}}grammar",
            nsmap={None: _NS},
            ns="http://www.tei-c.org/ns/1.0",
            datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes",
        )
        self._wrap("choice", (_ref(name) for name in start), etree.SubElement(self.root, f"{{{_NS}}}start"))

    def grammar(self) -> etree._Element:
        """Return the grammar, its definitions by name."""
        self.root[1:] = sorted(self.root[1:], key=lambda one: str(one.get("name")))
        return self.root

    def element(self, name: str, content: Iterable[etree._Element], attributes: Iterable[Attribute]) -> None:
        """Define an element, and each of its attributes."""
        element = etree.SubElement(self._define(name), f"{{{_NS}}}element", name=name)
        for one in attributes:
            own = f"{name}.attribute.{one.ident.replace(':', '-')}"
            self._attribute(one, self._define(own))
            into = element if one.usage == "req" else etree.SubElement(element, f"{{{_NS}}}optional")
            into.append(_ref(own))
        element.extend(self._pattern(part) for part in content)
        if len(element) == 0:
            etree.SubElement(element, f"{{{_NS}}}empty")

    def _define(self, name: str) -> etree._Element:
        return etree.SubElement(self.root, f"{{{_NS}}}define", name=name)

    def _attribute(self, one: Attribute, into: etree._Element) -> None:
        attribute = etree.SubElement(into, f"{{{_NS}}}attribute", name=one.ident)
        least, most = ("1", "1") if one.datatype is None else _occurs(one.datatype)
        if one.datatype is None or most == "1":
            attribute.append(self._data(one))
            return
        values = etree.SubElement(attribute, f"{{{_NS}}}list")
        repeated = "oneOrMore" if least == "1" else "zeroOrMore"
        if most == _MANY:
            self._wrap(repeated, [self._data(one)], values)
        else:
            for number in range(int(most)):
                into = values if number < int(least) else etree.SubElement(values, f"{{{_NS}}}optional")
                into.append(self._data(one))

    def _data(self, one: Attribute) -> etree._Element:
        """Return the values of an attribute: a closed list alone, any other list beside the datatype."""
        if one.values is not None and one.values.get("type") == "closed":
            return self._values(one.values)
        if one.datatype is None or len(one.datatype) == 0:
            return etree.Element(f"{{{_NS}}}text")
        data = self._pattern(one.datatype[0])
        if one.values is not None and one.values.get("type") == "semi":
            choice = self._values(one.values)
            choice.append(data)
            return choice
        return data

    def _values(self, values: etree._Element) -> etree._Element:
        choice = etree.Element(f"{{{_NS}}}choice")
        for item in values.iterchildren(tei("valItem")):
            etree.SubElement(choice, f"{{{_NS}}}value").text = item.get("ident")
        return choice

    def _pattern(self, part: etree._Element) -> etree._Element:
        """Return the pattern of a part of a content model or a datatype."""
        kind = etree.QName(part).localname
        if kind == "textNode":
            return etree.Element(f"{{{_NS}}}text")
        if kind == "valList":
            return self._values(part)
        if kind == "dataRef":
            return self._reference(part)
        if kind == "elementRef":
            return _often(_ref(str(part.get("key"))), part)
        if kind in ("sequence", "alternate"):
            group = etree.Element(f"{{{_NS}}}{'group' if kind == 'sequence' else 'choice'}")
            group.extend(self._pattern(one) for one in part.iterchildren(etree.Element))
            return _often(group if len(group) > 1 else group[0], part)
        raise AssertionError(f"{kind} (line {part.sourceline}): this model does not know what becomes of it")

    def _reference(self, part: etree._Element) -> etree._Element:
        """Return a datatype: one of XML Schema, or what P5 says of one of TEI's."""
        if name := part.get("name"):
            data = etree.Element(f"{{{_NS}}}data", type=name)
            facets = [(str(one.get("name")), str(one.get("value"))) for one in part.iterchildren(tei("dataFacet"))]
            restriction = part.get("restriction")
            for facet, value in facets or ([("pattern", restriction)] if restriction else []):
                etree.SubElement(data, f"{{{_NS}}}param", name=facet).text = value
            return data
        content = self.specs[str(part.get("key"))].find(tei("content"))
        assert content is not None and not part.get("restriction"), "a restriction of a TEI datatype may be lost"
        (one,) = content.iterchildren(etree.Element)
        return self._pattern(one)

    def _wrap(self, kind: str, parts: Iterable[etree._Element], into: etree._Element) -> None:
        etree.SubElement(into, f"{{{_NS}}}{kind}").extend(parts)


def _ref(name: str) -> etree._Element:
    return etree.Element(f"{{{_NS}}}ref", name=name)


def _occurs(part: etree._Element) -> tuple[str, str]:
    return part.get("minOccurs", "1"), part.get("maxOccurs", "1")


def _often(pattern: etree._Element, part: etree._Element) -> etree._Element:
    """Put the indicator of occurrence around a pattern."""
    least, most = _occurs(part)
    kind = {("0", "1"): "optional", ("0", _MANY): "zeroOrMore", ("1", _MANY): "oneOrMore"}.get((least, most))
    if kind is None:
        assert (least, most) == ("1", "1"), f"{least}…{most} (line {part.sourceline})"
        return pattern
    wrapper = etree.Element(f"{{{_NS}}}{kind}")
    wrapper.append(pattern)
    return wrapper
