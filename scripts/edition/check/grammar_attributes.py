"""Hold the attributes of an element against what the grammar has for it, and identifiers against each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Final

from lxml import etree

from edition.check.grammar_fault import Fault, Result
from edition.check.grammar_model import allows, explicit_names
from edition.check.grammar_pattern import Pattern, Patterns, Symbol, lacking
from edition.names import XML

#: What people write from the habit of other vocabularies.
_MEANT: Final = {
    "id": ("xml:id",),
    "lang": ("xml:lang",),
    "href": ("target", "url"),
    "url": ("target",),
    "src": ("url",),
    "class": ("rend", "type"),
    "key": ("ref",),
    "type": ("unit", "rend"),
}


def attributes(result: Result, element: etree._Element, whole: Pattern, patterns: Patterns) -> Pattern:
    """Take the attributes away one by one; return what may come after the start tag."""
    state = whole
    for key, content in element.attrib.items():
        name, value = str(key), str(content)
        named = [symbol for symbol in _ordered(whole) if allows(symbol.names, name)]
        fitting = [symbol for symbol in named if symbol.test and symbol.test.accepts(value, element.nsmap)]
        _note_identifiers(result, element, name, value, fitting)
        following = patterns.choice([patterns.without(state, symbol) for symbol in fitting])
        if following is not patterns.not_allowed:
            state = following
            continue
        code = "G015" if fitting else "G007" if named else "G005"
        known = tuple(named or _ordered(whole))
        fault = Fault(code, element, attribute=name, text=value, symbols=known)
        if fitting:
            fault.other_attribute = _rival(element, name, fitting[0], whole, patterns)
        elif not named:
            fault.other_attribute = _meant(element, name, known)
        result.faults.append(fault)
        for wrong in named[:1]:  # it is there, even if its value is wrong
            following = patterns.without(state, wrong)
            state = state if following is patterns.not_allowed else following
    return _close(result, element, state, patterns)


def _ordered(pattern: Pattern) -> list[Symbol]:
    return sorted(pattern.attributes, key=lambda symbol: symbol.number)


def _rival(element: etree._Element, name: str, symbol: Symbol, whole: Pattern, patterns: Patterns) -> str:
    """Return the attribute because of which another cannot be there; "" if it is several together."""
    state = patterns.without(whole, symbol)
    for key in element.attrib:
        others = [s for s in whole.attributes if allows(s.names, str(key)) and s is not symbol]
        if key != name and others and all(patterns.without(state, s) is patterns.not_allowed for s in others):
            return str(key)
    return ""


def _meant(element: etree._Element, name: str, known: tuple[Symbol, ...]) -> str:
    """Return the attribute that was probably meant, if it is not there anyway."""
    free = {_short(n): n for symbol in known for n in explicit_names(symbol.names) if n not in element.attrib}
    usual = [short for short in _MEANT.get(name, ()) if short in free]
    close = usual or get_close_matches(_short(name).lower(), list(free), 1, 0.75)
    return free[close[0]] if close else ""


def _short(name: str) -> str:
    ns, _, local = name.rpartition("}")
    return f"xml:{local}" if ns == f"{{{XML}" else local


def _close(result: Result, element: etree._Element, state: Pattern, patterns: Patterns) -> Pattern:
    closed = patterns.closed(state)
    if closed is not patterns.not_allowed:
        return closed
    meant = {fault.other_attribute for fault in result.faults if fault.code == "G005"}
    for lack in lacking(state, attributes=True):
        # What is missing because it was misspelt was told already.
        if not any(allows(symbol.names, name) for symbol in lack for name in meant):
            result.faults.append(Fault("G006", element, lacks=(lack,)))
        state = patterns.choice([patterns.without(state, symbol) for symbol in lack])
    return patterns.closed(state)


def _note_identifiers(result: Result, element: etree._Element, name: str, value: str, fitting: list[Symbol]) -> None:
    types = {kind for symbol in fitting if symbol.test for kind in symbol.test.types()}
    if "ID" in types:
        result.ids.append((element, name, value.strip()))
    if types & {"IDREF", "IDREFS"}:
        result.refs += [(element, name, one) for one in value.split()]


def identifier_faults(results: Sequence[Result], order: Mapping[etree._Element, int]) -> list[Fault]:
    """Find identifiers that are given twice or that nothing has; `order` is that of the document."""
    found: list[Fault] = []
    places = sorted((one for result in results for one in result.ids), key=lambda one: order[one[0]])
    owners: dict[str, etree._Element] = {}
    for element, name, value in places:
        if value in owners:
            found.append(Fault("G011", element, attribute=name, text=value, other=owners[value]))
        owners.setdefault(value, element)
    for result in results:
        for element, name, value in result.refs:
            if value not in owners:
                found.append(Fault("G012", element, attribute=name, text=value))
    return found
