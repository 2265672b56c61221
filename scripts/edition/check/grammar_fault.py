"""What is recorded of a document that is held against a grammar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from edition.check.grammar_pattern import Lack, Pattern, Symbol


@dataclass(frozen=True, slots=True)
class Words:
    """Words between tags: after the start tag of an element, or after its end tag."""

    text: str
    beside: etree._Element
    inside: bool


@dataclass(slots=True)
class Fault:
    """One thing wrong with an element, in the terms of the grammar; `check.grammar_words` puts it into words."""

    code: str
    #: The element that is wrong or is in the wrong place, or that lacks something.
    element: etree._Element
    #: What could stand here instead.
    state: Pattern | None = None
    attribute: str = ""
    words: Words | None = None
    lacks: tuple[Lack, ...] = ()
    #: The child before which something is missing.
    before: etree._Element | None = None
    instead: Symbol | None = None
    symbols: tuple[Symbol, ...] = ()
    #: What stands before the element, and where in its parent it could have stood.
    previous: etree._Element | None = None
    earlier: etree._Element | None = None
    #: The last of its siblings, if it should stand after that.
    later: etree._Element | None = None
    text: str = ""
    #: The attribute that was probably meant, or with which this one cannot stand.
    other_attribute: str = ""
    #: Another element that has to do with it: the one that has the identifier already.
    other: etree._Element | None = None


@dataclass(slots=True)
class Result:
    """An element held against one meaning of its name."""

    faults: list[Fault] = field(default_factory=list)
    #: The faults of something missing before a child.
    missing: list[Fault] = field(default_factory=list)
    #: Which meaning each child has; None: it should not be there.
    children: list[tuple[etree._Element, Symbol | None]] = field(default_factory=list)
    #: Identifiers given, and identifiers referred to: element, attribute, value.
    ids: list[tuple[etree._Element, str, str]] = field(default_factory=list)
    refs: list[tuple[etree._Element, str, str]] = field(default_factory=list)
    total: int = 0


def items(element: etree._Element) -> Iterator[etree._Element | Words]:
    """Yield the child elements and the words of an element in order; comments do not part words."""
    text, beside, inside = element.text or "", element, True
    for child in element:
        if isinstance(child.tag, str):
            if text:
                yield Words(text, beside, inside)
            yield child
            text, beside, inside = "", child, False
        text += child.tail or ""
    if text:
        yield Words(text, beside, inside)
