"""Spans: what a recogniser says about a stretch of the source; a span knows nothing of XML trees."""

from __future__ import annotations

import bisect
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Certainty(StrEnum):
    """How sure the recogniser is; the values are those of TEI @cert (att.global.responsibility)."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


NO_ATTRIBUTES: Final[Mapping[str, str]] = MappingProxyType({})

#: Containers: their characters belong to the blocks inside them.
CONTAINERS: Final = frozenset("front body back div opener closer postscript list lg table cit quote epigraph".split())
#: Blocks: each of their characters is claimed from the source by @source, once.
BLOCKS: Final = frozenset("p ab head byline docDate dateline bibl note item l row salute signed fw argument".split())
#: Spans of one range nest in this order, the outermost first; kinds that are not listed follow.
OUTER_FIRST: Final[Mapping[str, int]] = MappingProxyType(
    {
        kind: rank
        for rank, kind in enumerate(
            "front body back div opener closer postscript epigraph cit quote list item lg table row l note p "
            "head byline docDate dateline bibl salute signed ab fw docAuthor cell label hi q foreign title persName "
            "placeName orgName rs date choice sic ref gap desc".split()
        )
    }
)


class Side(StrEnum):
    """Where an element of no length stands when others begin or end at its place."""

    #: Before what begins there, outside of what ends there.
    BETWEEN = "between"
    #: The last in the innermost element that ends there: a letter that its last word lacks.
    WITHIN_LEFT = "left"
    #: The first in the innermost element that begins there: a lost initial.
    WITHIN_RIGHT = "right"
    #: After phrases that end there, but in their block: a full stop, a note.
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Own:
    """An element of this edition's own words: they stand in no source."""

    kind: str
    attributes: Mapping[str, str] = field(default_factory=lambda: NO_ATTRIBUTES)
    content: tuple[Own | str, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """Code points [start, end) of a source are a `kind` (a TEI element name) with TEI `attributes`.

    `origin` names the recogniser. A span of no length is an element without words of the source; `side` says
    what it belongs to. `own` follows the words of the source, inside the element.
    """

    start: int
    end: int
    kind: str
    attributes: Mapping[str, str] = field(default_factory=lambda: NO_ATTRIBUTES)
    certainty: Certainty = Certainty.HIGH
    origin: str = "layout"
    own: tuple[Own | str, ...] = ()
    side: Side = Side.BETWEEN

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span {self.kind} [{self.start}, {self.end}) is no range")

    def contains(self, other: Span) -> bool:
        """Whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end


class SpanIndex:
    """The spans of some kinds, found by place without looking at all of them."""

    def __init__(self, spans: Iterable[Span], kinds: Collection[str]) -> None:
        self._spans = sorted((s for s in spans if s.kind in kinds), key=lambda s: s.start)
        self._starts = [span.start for span in self._spans]

    def within(self, outer: Span) -> list[Span]:
        """Return the spans inside `outer`, itself left out, in source order."""
        return [s for s in self.beginning(outer.start, outer.end) if s.end <= outer.end and s != outer]

    def beginning(self, start: int, end: int) -> list[Span]:
        """Return the spans that begin in [start, end)."""
        first, last = bisect.bisect_left(self._starts, start), bisect.bisect_left(self._starts, end)
        return self._spans[first:last]


def blocks(spans: Iterable[Span]) -> list[Span]:
    """Return the outermost block spans in source order: those that claim characters of the source."""
    found: list[Span] = []
    every = sorted(spans, key=lambda s: (s.start, -s.end))
    lists = SpanIndex(every, {"list"})
    for span in every:
        if span.kind not in BLOCKS or span.own or (found and found[-1].contains(span)):
            continue
        if span.kind == "item" and lists.within(span):
            continue  # a container: its own words are in a p, those of the inner items in the items
        found.append(span)
    return found
