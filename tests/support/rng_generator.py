"""Write random documents that a RELAX NG grammar (of simple shape, as ours is) accepts."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from lxml import etree

_RNG: Final = "{http://relaxng.org/ns/structure/1.0}"
_XML: Final = "{http://www.w3.org/XML/1998/namespace}"
_XSD: Final = "http://www.w3.org/2001/XMLSchema-datatypes"
_ENDLESS: Final = 10_000
#: libxml2 takes four times as long for each optional attribute more that an element has: 18 are a minute.
MOST_ATTRIBUTES: Final = 9
_REPEATS: Final = ("optional", "zeroOrMore", "oneOrMore")
#: What attribute values are drawn from: for each datatype those that libxml2 accepts.
_CANDIDATES: Final = (
    "", "0", "1", "12", "-3", "0.5", "1e3", "1/2", "true", "false", "high", "low", "unknown", "a", "a.b", "lamp",
    "Ω", "xml", "en", "en-GB", "ru", "grc-Latn", "1918", "1918-05", "1918-05-14", "--05-14", "--05", "---14",
    "12:00:00", "1918-05-14T12:00:00", "1918-05-14/1918-05-15", "P1D", "#a", "#lamp", "#julian",
    "https://example.org/a?b=c", "../../seeds/a.txt#char=0,12", "two words", " spaced ", "0.1.0", "1.0", "a=b",
    "10 20", "55.75 37.61", "text/plain", "0" * 64, "x-a", "a:b",
)  # fmt: skip


@dataclass(eq=False, slots=True)
class Pattern:
    """A pattern of a grammar, and how often something was written by it."""

    kind: str
    name: str
    text: str
    parts: list[Pattern]
    source: etree._Element
    used: int = 0
    accepted: list[str] = field(default_factory=list)


class Generator:
    """Random documents of one grammar; what was written seldom is preferred, so that all of it comes up."""

    def __init__(self, schema: Path, seed: int, depth: int = 12) -> None:
        grammar = etree.parse(schema).getroot()
        self.namespace = grammar.get("ns", "")
        self.random = random.Random(seed)
        self.depth = depth
        self.ids = 0
        everything = _pattern(grammar).parts
        self.defines = {one.name: one for one in everything if one.kind == "define"}
        self.start = next(one for one in everything if one.kind == "start")
        self.costs: dict[str, int] = {}
        self._measure()

    def document(self) -> etree._Element:
        """Return a document."""
        self.ids = 0
        holder = etree.Element("holder")
        self._all(self.start, holder, 0)
        root = holder[0]
        holder.remove(root)
        return root

    def unused(self) -> list[str]:
        """Return the definitions that no document has used so far."""
        return [name for name, one in self.defines.items() if not one.used]

    def _all(self, pattern: Pattern, into: etree._Element, depth: int) -> None:
        pattern.used += 1
        for part in pattern.parts:
            self._one(part, into, depth)

    def _one(self, pattern: Pattern, into: etree._Element, depth: int) -> None:
        """Write what one pattern accepts."""
        if pattern.kind == "ref":
            self._all(self.defines[pattern.name], into, depth)
        elif pattern.kind == "element":
            self._all(pattern, etree.SubElement(into, f"{{{self.namespace}}}{pattern.name}"), depth + 1)
        elif pattern.kind == "attribute":
            name = pattern.name.replace("xml:", _XML)
            self.ids += name == f"{_XML}id"
            into.set(name, f"i{self.ids}" if name == f"{_XML}id" else self._value(pattern.parts[0]))
        elif pattern.kind == "choice":
            self._one(self._chosen(pattern.parts, depth), into, depth)
        elif pattern.kind in _REPEATS:
            for _ in range(0 if self._is_full(pattern, into) else self._times(pattern, depth)):
                self._all(pattern, into, depth)
        elif pattern.kind == "group":
            self._all(pattern, into, depth)
        elif pattern.kind == "text":
            _append(into, self.random.choice(("", " ", "Words. ", "“Ω” ")))
        elif pattern.kind != "empty":
            _append(into, self._value(pattern))

    def _is_full(self, pattern: Pattern, into: etree._Element) -> bool:
        """Whether an element has as many attributes as it may."""
        first = pattern.parts[0]
        if pattern.kind != "optional" or len(into.attrib) < MOST_ATTRIBUTES:
            return False
        return first.kind == "ref" and self.defines[first.name].parts[0].kind == "attribute"

    def _times(self, pattern: Pattern, depth: int) -> int:
        least = int(pattern.kind == "oneOrMore")
        if depth >= self.depth:
            return least
        most = 1 if pattern.kind == "optional" else 2
        return max(least, most if pattern.used < 2 else self.random.randint(0, most) // (1 + depth // 6))

    def _chosen(self, options: list[Pattern], depth: int) -> Pattern:
        if depth >= self.depth:
            return min(options, key=self._cost)
        weights = [1 / (1 + one.used + (self.defines[one.name].used if one.kind == "ref" else 0)) for one in options]
        chosen = self.random.choices(options, weights)[0]
        chosen.used += 1
        return chosen

    def _value(self, pattern: Pattern, in_list: bool = False) -> str:
        """Return a string that a pattern of a datatype accepts; within a list, one without blanks."""
        pattern.used += 1
        if pattern.kind == "value":
            return pattern.text
        if pattern.kind == "ref":
            define = self.defines[pattern.name]
            define.used += 1
            return self._value(define.parts[0], in_list)
        if pattern.kind == "choice":
            return self._value(
                self._chosen([one for one in pattern.parts if not in_list or not _is_blank(one)], 0), in_list
            )
        if pattern.kind == "data":
            return self.random.choice([one for one in _accepted(pattern) if not in_list or (one and " " not in one)])
        times = self._times(pattern, 0) if pattern.kind in _REPEATS else 1
        return " ".join(self._value(part, True) for _ in range(times) for part in pattern.parts).strip()

    def _measure(self) -> None:
        """Find how deep the smallest element of each definition goes, from the leaves upwards."""
        while (found := {name: self._cost(one) for name, one in self.defines.items()}) != self.costs:
            self.costs = found

    def _cost(self, pattern: Pattern) -> int:
        if pattern.kind == "ref":
            return self.costs.get(pattern.name, _ENDLESS)
        if pattern.kind in ("optional", "zeroOrMore", "attribute"):
            return 0
        costs = [self._cost(one) for one in pattern.parts]
        deepest = (min if pattern.kind == "choice" else max)(costs, default=0)
        return min(_ENDLESS, deepest + (pattern.kind == "element"))


def _pattern(source: etree._Element) -> Pattern:
    parts = [_pattern(one) for one in source if isinstance(one.tag, str) and one.tag.startswith(_RNG)]
    return Pattern(etree.QName(source).localname, source.get("name", ""), source.text or "", parts, source)


def _is_blank(pattern: Pattern) -> bool:
    return pattern.kind == "value" and not pattern.text


def _append(element: etree._Element, words: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words


def _accepted(data: Pattern) -> list[str]:
    """Return the candidates that a datatype accepts, in the judgement of libxml2."""
    if not data.accepted:
        holder = etree.Element(f"{_RNG}element", name="a", datatypeLibrary=_XSD)
        etree.SubElement(holder, f"{_RNG}attribute", name="v").append(
            etree.fromstring(etree.tostring(data.source, with_tail=False))
        )
        schema = etree.RelaxNG(holder)
        data.accepted = [one for one in _CANDIDATES if schema.validate(etree.Element("a", v=one))]
    return data.accepted
