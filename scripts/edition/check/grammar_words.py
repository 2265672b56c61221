"""Put faults into words: what is wrong, where, and what was expected instead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Final

from lxml import etree

from edition.adapters.xmlio import Positions
from edition.check.grammar_fault import Fault
from edition.check.grammar_model import Model, explicit_names
from edition.check.grammar_pattern import Lack, Symbol, expected
from edition.check.grammar_repair import ALIKE, likeness
from edition.check.grammar_values import describe, listed
from edition.model import Finding, Location, finding
from edition.names import XML

#: So many of what is expected are named; the others are counted.
_NAMED: Final = 6
_EXCERPT: Final = 40
#: What nearly all elements of TEI may have says little of one of them.
_GLOBAL: Final = frozenset(
    "ana cert change copyOf corresp exclude facs n next prev rend rendition resp sameAs select source style synch "
    "xml:base xml:id xml:lang xml:space".split()
)


class Phrasing:
    """Words for the faults of one document."""

    def __init__(self, model: Model, order: Mapping[etree._Element, int], places: Positions, shown: str) -> None:
        self._order = order
        self._places = places
        self._shown = shown
        #: The numbers of the children of an element among those of their name.
        self._numbered: dict[etree._Element, dict[etree._Element, str]] = {}
        self._common = Counter(str(element.tag) for element in order)
        starts = [name for symbol in expected(model.start) for name in explicit_names(symbol.names)]
        #: Names of this namespace are written without a prefix.
        self._ns = starts[0].rpartition("}")[0] if starts else ""
        declared = (
            (uri, prefix) for element in reversed(list(order)) for prefix, uri in element.nsmap.items() if prefix
        )
        self._prefixes = {**dict(declared), XML: "xml"}
        self._attributes = Counter(
            (str(element.tag), self._name(str(name))) for element in order for name in element.attrib
        )

    def finding(self, fault: Fault) -> Finding:
        """Return the finding for a fault."""
        subject = _subject(fault)
        message, hint = getattr(self, f"_{fault.code.lower()}")(fault)
        path = self._path(fault.element)
        told = finding(
            fault.code, self._where(fault), self._words(fault), f"{hint}; at {path}" if hint else f"at {path}"
        )
        return Finding(
            told.code, told.severity, told.where, message, told.words, told.hint, self._name(str(subject.tag))
        )

    def _where(self, fault: Fault) -> Location:
        if fault.words:
            key = (self._order[fault.words.beside], fault.words.inside)
            if key in self._places.texts:
                return Location(self._shown, *self._places.texts[key])
        number = self._order[fault.element]
        if number < len(self._places.tags):
            return Location(self._shown, *self._places.tags[number])
        line = fault.element.sourceline or 0
        return Location(self._shown, line)

    def _words(self, fault: Fault) -> str:
        """Return the words of the document that the fault is about."""
        if fault.attribute:
            return ""
        text = fault.words.text if fault.words else "".join(str(part) for part in fault.element.itertext())
        text = " ".join(text.split())
        if not text or fault.code in {"G004", "G006", "G013", "G014"}:
            return ""
        return f"“{text if len(text) <= _EXCERPT else text[: _EXCERPT - 1].rstrip() + '…'}”"

    def _path(self, element: etree._Element) -> str:
        steps = []
        for node in (element, *element.iterancestors()):
            parent = node.getparent()
            if parent is not None and parent not in self._numbered:
                self._numbered[parent] = _numbers(parent)
            number = self._numbered[parent].get(node, "") if parent is not None else ""
            steps.append(self._name(str(node.tag)) + number)
        return "/" + "/".join(reversed(steps))

    def _g001(self, fault: Fault) -> tuple[str, str]:
        return f"is not allowed{self._in_parent(fault)}, nor anywhere else", self._instead(fault)

    def _g002(self, fault: Fault) -> tuple[str, str]:
        return f"is not allowed{self._in_parent(fault)}", self._instead(fault)

    def _g003(self, fault: Fault) -> tuple[str, str]:
        name = self._name(str(fault.element.tag))
        previous = f"<{self._name(str(fault.previous.tag))}>" if fault.previous is not None else ""
        if fault.earlier is not None and str(fault.earlier.tag) == str(fault.element.tag):
            before = "; the first is in line " + str(self._line(fault.earlier))
            return (
                f"stands again{self._in_parent(fault)}, where only one is allowed{before}",
                "join them, or remove one",
            )
        if fault.earlier is not None:
            return f"must stand before <{self._name(str(fault.earlier.tag))}>", f"move <{name}> there"
        if fault.later is not None:
            return f"must stand after <{self._name(str(fault.later.tag))}>", f"move <{name}> there"
        where = f"after {previous}" if previous else f"at the beginning{self._in_parent(fault).replace(' in', ' of')}"
        return f"is not allowed {where}", self._instead(fault)

    def _g004(self, fault: Fault) -> tuple[str, str]:
        lacks = [self._either(lack) for lack in fault.lacks] or ["content"]
        place = ""
        if fault.before is not None:
            place = f" before <{self._name(str(fault.before.tag))}>"
        elif fault.previous is not None:
            place = f" after <{self._name(str(fault.previous.tag))}>"
        if fault.symbols and not any(fault.lacks):
            return "is empty", f"expected {describe(fault.symbols)}"
        most = max(fault.lacks, key=len, default=())
        more = (
            f"any of {self._list([s for s in most if str(fault.element.tag) not in explicit_names(s.names)])}"
            if len(most) > 2
            else ""
        )
        return f"lacks {_and(lacks)}{place}", more

    def _g005(self, fault: Fault) -> tuple[str, str]:
        shown = self._attribute(fault)
        names = [self._name(name) for symbol in fault.symbols for name in explicit_names(symbol.names)]
        own = {str(name) for name in fault.element.attrib}
        free = [name for name in names if name not in own]
        close = [self._name(fault.other_attribute)] if fault.other_attribute else []
        meant = f"did you mean @{close[0]}? " if close else ""
        ranked = sorted(
            dict.fromkeys(free), key=lambda name: (name not in close, *self._rank(fault, name), names.index(name))
        )
        allowed = _cut([f"@{name}" for name in ranked])
        return f"must not have {shown}", meant + (f"allowed: {allowed}" if allowed else "it has no other attributes")

    def _rank(self, fault: Fault, name: str) -> tuple[int, bool]:
        """Return how likely an attribute is: those that this element has elsewhere; those of all elements last."""
        return -self._attributes[(str(fault.element.tag), name)], name in _GLOBAL

    def _g006(self, fault: Fault) -> tuple[str, str]:
        names = [f"@{self._name(name)}" for symbol in fault.lacks[0] for name in explicit_names(symbol.names)]
        values = describe(fault.lacks[0]) if len(fault.lacks[0]) == 1 else ""
        return f"lacks {_or(names)}", f"expected {values}" if values else ""

    def _g007(self, fault: Fault) -> tuple[str, str]:
        values = listed(fault.symbols)
        close = get_close_matches(fault.text, values, 1, 0.6)
        meant = f"did you mean “{close[0]}”? " if close else ""
        what = "a value that is not in the list" if values else "a value of the wrong kind"
        return f"has {what}: {self._attribute(fault)}", f"{meant}expected {describe(fault.symbols, first=close)}"

    def _g009(self, fault: Fault) -> tuple[str, str]:
        into = self._list(expected(fault.state)) if fault.state and expected(fault.state) else ""
        return "has words that are not allowed here", f"put them into {into}, or remove them" if into else "remove them"

    def _g010(self, fault: Fault) -> tuple[str, str]:
        return "has content of the wrong kind", f"expected {describe(fault.symbols)}"

    def _g011(self, fault: Fault) -> tuple[str, str]:
        line = self._line(fault.other) if fault.other is not None else 0
        return f"has the identifier of another element: {self._attribute(fault)}", f"the other is in line {line}"

    def _g012(self, fault: Fault) -> tuple[str, str]:
        return f"refers to no element: {self._attribute(fault)}", "no element has this identifier"

    def _g013(self, fault: Fault) -> tuple[str, str]:
        ns = etree.QName(fault.element).namespace
        name = explicit_names(fault.instead.names)[0] if fault.instead else ""
        right = name.rpartition("}")[0].removeprefix("{")
        now = f"in the namespace {ns}" if ns else "in no namespace"
        return f"is {now}; it should be in {right or 'none'}", f'write xmlns="{right}" in its start tag'

    def _g014(self, fault: Fault) -> tuple[str, str]:
        return "cannot be the document element", self._instead(fault)

    def _g015(self, fault: Fault) -> tuple[str, str]:
        rival = f"@{self._name(fault.other_attribute)}" if fault.other_attribute else "its other attributes"
        return f"cannot have {self._attribute(fault)} beside {rival}", "remove one of them"

    def _in_parent(self, fault: Fault) -> str:
        parent = fault.element.getparent()
        return f" in <{self._name(str(parent.tag))}>" if parent is not None else ""

    def _instead(self, fault: Fault) -> str:
        """Say what was expected: the likeliest first, not the hundred that a paragraph may hold."""
        symbols = expected(fault.state) if fault.state else ()
        name = str(fault.element.tag)
        meant = f"did you mean <{self._shown_name(fault.instead)}>? " if fault.instead else ""
        if not symbols:
            return f"{meant}nothing more is expected there" + (
                " but words" if fault.state and fault.state.textual else ""
            )
        words = ["words"] if fault.state and fault.state.textual else []
        end = ", or nothing" if fault.state and fault.state.nullable and not words else ""
        return f"{meant}expected {self._list(symbols, name, words)}{end}"

    def _list(self, symbols: Iterable[Symbol], near: str = "", first: Iterable[str] = ()) -> str:
        """List elements: what is like `near`, then what the document uses most, then the grammar's order."""
        ranked = sorted(symbols, key=lambda s: (not near or likeness(near, s) < ALIKE, -self._uses(s), s.number))
        return _cut([*first, *dict.fromkeys(f"<{self._shown_name(symbol)}>" for symbol in ranked)])

    def _uses(self, symbol: Symbol) -> int:
        return max((self._common[name] for name in explicit_names(symbol.names)), default=0)

    def _either(self, lack: Lack) -> str:
        if not lack:
            return "words"
        if len(lack) > 2:
            return "an element"
        return _or([f"<{self._shown_name(symbol)}>" for symbol in lack])

    def _attribute(self, fault: Fault) -> str:
        value = fault.text if len(fault.text) <= _EXCERPT else fault.text[: _EXCERPT - 1] + "…"
        return f"@{self._name(fault.attribute)}=“{value}”"

    def _line(self, element: etree._Element) -> int:
        number = self._order[element]
        return self._places.tags[number][0] if number < len(self._places.tags) else element.sourceline or 0

    def _shown_name(self, symbol: Symbol | None) -> str:
        names = explicit_names(symbol.names) if symbol else []
        return self._name(names[0]) if names else "any element"

    def _name(self, name: str) -> str:
        ns, _, local = name.rpartition("}")
        if not ns or ns == self._ns:
            return local
        prefix = self._prefixes.get(ns.removeprefix("{"))
        return f"{prefix}:{local}" if prefix else local


def _subject(fault: Fault) -> etree._Element:
    """Return the element that the message speaks of: what is missing is missing from the parent."""
    parent = fault.element.getparent()
    return parent if fault.before is not None and parent is not None else fault.element


def _numbers(parent: etree._Element) -> dict[etree._Element, str]:
    by_name: dict[str, list[etree._Element]] = {}
    for child in parent.iterchildren(etree.Element):
        by_name.setdefault(str(child.tag), []).append(child)
    several = (same for same in by_name.values() if len(same) > 1)
    return {child: f"[{number}]" for same in several for number, child in enumerate(same, 1)}


def _cut(names: list[str]) -> str:
    if len(names) <= _NAMED + 1:
        return ", ".join(names)
    return f"{', '.join(names[:_NAMED])} … and {len(names) - _NAMED} others"


def _or(names: list[str]) -> str:
    return " or ".join(names)


def _and(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
