"""Say in words what values a grammar allows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from edition.adapters.relaxng_read import Rng
from edition.check.grammar_pattern import Symbol

#: So many values of a list are named; of longer lists the first ones.
_NAMED: Final = 12
_DATES: Final = frozenset("date gYear gMonth gDay gYearMonth gMonthDay time dateTime".split())
#: What the types of XML Schema look like.
_LOOKS: Final = {
    "anyURI": "an address (URI) without spaces",
    "boolean": "true or false",
    "date": "a date of the calendar, such as 1918-05-14",
    "dateTime": "a date and time such as 1918-05-14T18:00:00",
    "decimal": "a number",
    "double": "a number",
    "float": "a number",
    "gYear": "a year of four digits",
    "ID": "an identifier: a letter, then letters, digits, “.”, “-”, “_”",
    "IDREF": "the identifier of an element",
    "integer": "a whole number",
    "language": "a language tag such as en or ru-Latn",
    "NCName": "a name: a letter, then letters, digits, “.”, “-”, “_”",
    "Name": "a name: a letter, then letters, digits, “.”, “-”, “_”, “:”",
    "NMTOKEN": "a word of letters, digits, “.”, “-”, “_”, “:”",
    "nonNegativeInteger": "a whole number, 0 or more",
    "positiveInteger": "a whole number, 1 or more",
    "duration": "a duration such as P1D or PT2H",
    "string": "words",
    "text": "words",
    "time": "a time such as 18:00:00",
    "token": "words",
    "unsignedInt": "a whole number, 0 or more",
}
#: Patterns that schemas made from TEI's datatypes have, in words.
_PATTERNS: Final = {
    r"\S+": "a word without spaces",
    r"[^\p{C}\p{Z}]+": "a word without spaces",
    r"(\p{L}|\p{N}|\p{P}|\p{S})+": "a word without spaces",
    r"[\-+]?\d+(\.\d+)?": "a number",
}


def listed(symbols: Iterable[Symbol]) -> list[str]:
    """Return the values that are spelled out, if nothing but such values is allowed."""
    leaves = [leaf for symbol in symbols if symbol.test for leaf in symbol.test.leaves]
    return [leaf.text for leaf in leaves] if all(leaf.kind == "value" for leaf in leaves) else []


def describe(symbols: Iterable[Symbol], first: Sequence[str] = ()) -> str:
    """Say what values are allowed; those of `first` come first."""
    tests = [symbol.test for symbol in symbols if symbol.test]
    leaves = [leaf for test in tests for leaf in test.leaves]
    values = [leaf.text for leaf in leaves if leaf.kind == "value"]
    values = [*first, *(value for value in dict.fromkeys(values) if value not in first)]
    told = [f"“{value}”" for value in values[:_NAMED]]
    told += [f"{len(values) - _NAMED} other values"] if len(values) > _NAMED else []
    told += dict.fromkeys(_kinds([leaf for leaf in leaves if leaf.kind != "value"]))
    several = any(test.pattern.kind == "list" or _has_list(test.pattern) for test in tests)
    text = told[0] if len(told) == 1 else f"{', '.join(told[:-1])} or {told[-1]}" if told else "nothing"
    return f"{text} (several, parted by spaces)" if several else text


def _kinds(leaves: list[Rng]) -> list[str]:
    types = {leaf.name for leaf in leaves}
    told = []
    if {"date", "gYear"} <= types:
        told.append("a date of the calendar, such as 1918, 1918-05 or 1918-05-14")
        leaves = [leaf for leaf in leaves if leaf.name not in _DATES]
    for leaf in leaves:
        pattern = next((child.text for child in leaf.children if child.name == "pattern"), "")
        if pattern:
            told.append(_PATTERNS.get(pattern, f"a value of the form {pattern}"))
        else:
            told.append(_LOOKS.get(leaf.name or leaf.kind, f"a value of the type {leaf.name}") + _limits(leaf))
    return told


def _limits(leaf: Rng) -> str:
    bounds = {child.name: child.text for child in leaf.children}
    low = bounds.get("minInclusive", bounds.get("minExclusive", ""))
    high = bounds.get("maxInclusive", bounds.get("maxExclusive", ""))
    if low and high:
        return f" from {low} to {high}"
    return f", {low} or more" if low else f", at most {high}" if high else ""


def _has_list(pattern: Rng) -> bool:
    return any(child.kind == "list" or _has_list(child) for child in pattern.children)
