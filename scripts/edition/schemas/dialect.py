"""The part of ODD that the derivation understands: what else stands in a specification is told, not passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from edition.names import tei

#: An element, and what about it is not understood.
Complaint = tuple[etree._Element, str]

_SCH: Final = "http://purl.oclc.org/dsdl/schematron"
_PATTERNS: Final = frozenset(map(tei, "elementRef textNode sequence alternate empty dataRef valList".split()))
#: Datatypes of XML Schema part 2 that a dataRef may name.
_XSD: Final = frozenset(
    "string normalizedString token language Name NCName ID anyURI boolean decimal integer nonNegativeInteger "
    "positiveInteger float double date gYear gYearMonth gMonth gMonthDay gDay time dateTime duration".split()
)
_ROLES: Final = ("error", "warning", "note")


def check_content(spec: etree._Element) -> Iterator[Complaint]:
    """Check the content model of an elementSpec: written out in full, and of known parts."""
    if spec.get("mode") != "change":
        yield spec, 'an elementSpec must have mode="change"'
    contents = spec.findall(tei("content"))
    if len(contents) != 1:
        yield spec, "the content model must be written out in one <content>"
    for content in contents:
        if len(content) > 1:
            yield content, "several patterns need a <sequence> around them"
        for part in content.iter(etree.Element):
            yield from _pattern(content, part)


def _pattern(content: etree._Element, part: etree._Element) -> Iterator[Complaint]:
    name = etree.QName(part)
    inside_values = part.getparent() is not None and any(a.tag == tei("valList") for a in part.iterancestors())
    if part is content or inside_values or part.tag == tei("dataFacet"):
        return
    if part.tag not in _PATTERNS:
        yield part, f"a content model with <{name.localname}> is outside of what can be derived"
    elif part.tag in {tei("sequence"), tei("alternate")} and len(part) == 0:
        yield part, f"an empty <{name.localname}>"
    if part.tag == tei("dataRef"):
        yield from _data(part)
    yield from _occurrence(part)


def _occurrence(part: etree._Element) -> Iterator[Complaint]:
    least, most = part.get("minOccurs", "1"), part.get("maxOccurs", "1")
    if not least.isdigit() or not (most.isdigit() or most == "unbounded"):
        yield part, f"minOccurs {least!r}, maxOccurs {most!r}: give numbers, or unbounded"
    elif most != "unbounded" and int(most) < max(1, int(least)):
        yield part, f"at most {most}, but at least {max(1, int(least))}"


def check_attribute(definition: etree._Element) -> Iterator[Complaint]:
    """Check an attDef that is kept: its values are a datatype or a closed list."""
    datatype, values = definition.find(tei("datatype")), definition.find(tei("valList"))
    data = datatype.find(tei("dataRef")) if datatype is not None else None
    closed = values is not None and values.get("type") == "closed"
    if not closed and data is None:
        yield definition, 'needs <datatype><dataRef/></datatype> or <valList type="closed">'
    if definition.get("usage", "opt") not in {"opt", "req", "rec"}:
        yield definition, 'usage must be "req", "rec" or "opt"'
    if datatype is not None:
        yield from _occurrence(datatype)
    if data is not None:
        yield from _data(data)
    if values is not None and len(values.findall(tei("valItem"))) == 0:
        yield values, "a list without any value"
    for item in definition.iter(tei("valItem")):
        if re.search(r"\s", item.get("ident", "")):
            yield item, f"{item.get('ident')!r} has a blank: list the words, and let the datatype repeat"


def _data(reference: etree._Element) -> Iterator[Complaint]:
    name = reference.get("name")
    if (name is None) == (reference.get("key") is None):
        yield reference, "a dataRef must have either @key or @name"
    elif name is not None and name not in _XSD:
        yield reference, f"{name} is no datatype of XML Schema that can be derived"


def check_constraints(root: etree._Element) -> Iterator[Complaint]:
    """Check that each assertion has a code (@id) of its own and a severity (@role)."""
    seen: set[str] = set()
    for test in root.iter(f"{{{_SCH}}}assert", f"{{{_SCH}}}report"):
        code, name = test.get("id", ""), etree.QName(test).localname
        if not code or test.get("role") not in _ROLES:
            yield test, f"{name} {code}: needs @id and @role ({', '.join(_ROLES)})"
        elif code in seen:
            yield test, f"{name} {code}: another assertion has this @id"
        seen.add(code)
