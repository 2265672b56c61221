"""Passages: the words of a block as they are read, lines joined, without mark-up and calls of notes."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from edition.recognise.inline import Inline, regions
from edition.recognise.layout import Layout
from edition.recognise.span import Span, SpanIndex, blocks
from edition.source import Source

#: A line end with the white space around it; a blank line inside a paragraph, too.
_JOINT: Final = re.compile(r"[ \t\v\f]*(?:\r\n|\n|\r)\s*")
#: A word: letters and figures with the hyphens and apostrophes between them.
WORD: Final = re.compile(r"[^\W_]+(?:[-’'ʼ\u00ad\u200b-\u200d][^\W_]+)*")

_MAY_BE_ADDRESS: Final = re.compile(r"://|www\.|@|\.(?:org|com|net|info|html?|pdf|txt)\b")
_ADDRESS: Final = re.compile(
    r"(?<!\S)[(\[<]?(?:(?:https?|ftp)://|www\.|mailto:)\S+|(?<!\S)\S{1,80}@\S{1,80}\.\w+"
    r"|(?<![\w-])[\w-]{1,60}\.(?:org|com|net|info|html?|pdf|txt)\b\S*"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a passage: [start, end) of its text."""

    start: int
    end: int
    text: str

    @property
    def lower(self) -> str:
        """The word in small letters."""
        return self.text.lower()


@dataclass(frozen=True)
class Passage:
    """What is read in one go: a paragraph, a heading, an item, a line of verse, a cell."""

    kind: str
    text: str
    #: Where pieces of `text` begin, and where these begin in the source.
    begins: tuple[int, ...]
    places: tuple[int, ...]
    #: Ranges of `text`: names, and what is set apart by italics or the like.
    names: tuple[tuple[int, int], ...] = ()
    set_apart: tuple[tuple[int, int], ...] = ()
    #: Where a call of a note or mark-up was left out.
    holes: frozenset[int] = frozenset()

    def place(self, offset: int) -> int:
        """Return the code point of the source at an offset of the text."""
        at = max(0, bisect.bisect_right(self.begins, offset) - 1)
        return self.places[at] + offset - self.begins[at]

    def range(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the source for a range of the text."""
        if start == end:
            place = self.place(start - 1) + 1 if start else self.place(0)
            return place, place
        return self.place(start), self.place(end - 1) + 1

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words in order."""
        return tuple(Token(m.start(), m.end(), m.group()) for m in WORD.finditer(self.text))

    @cached_property
    def addresses(self) -> tuple[tuple[int, int], ...]:
        """Ranges that are addresses of the web or of mail: no words of the text."""
        if not _MAY_BE_ADDRESS.search(self.text):
            return ()
        return tuple(match.span() for match in _ADDRESS.finditer(self.text))

    def in_name(self, start: int, end: int) -> bool:
        """Whether a range touches a name."""
        return touches(self.names, start, end)

    def apart(self, start: int, end: int) -> bool:
        """Whether a range touches words that are set apart."""
        return touches(self.set_apart, start, end)


def touches(ranges: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether [start, end) touches one of some ranges in order."""
    at = bisect.bisect_left(ranges, (end, end))
    return at > 0 and ranges[at - 1][1] > start


def read_passages(source: Source, layout: Layout, inline: Inline, names: Sequence[Span]) -> Iterator[Passage]:
    """Yield the passages of a layout in order, page furniture left out."""
    inner = SpanIndex(layout.spans, {"p", "cell", "label"})
    holes = SpanIndex([*layout.spans, *inline.spans], {"fw", "surplus", "ref", "lb"})
    named = SpanIndex(names, {span.kind for span in names})
    apart = SpanIndex(inline.spans, {"hi"})
    for block in blocks(layout.spans):
        if block.kind == "fw":
            continue
        for start, end in regions(block, inner):
            if start < end:
                yield _passage(source, Span(start, end, block.kind), holes, named, apart)


def _passage(source: Source, region: Span, holes: SpanIndex, named: SpanIndex, apart: SpanIndex) -> Passage:
    heading = region.kind == "head"  # only a heading of a wiki has an edit link by right
    inside = [h for h in holes.within(region) if heading or h.attributes.get("type") != "edit-link"]
    cuts = sorted((h.start, h.end) for h in inside if h.start < h.end)
    parts: list[str] = []
    begins: list[int] = []
    places: list[int] = []
    gone: set[int] = set()
    length = 0
    at = region.start
    for cut_start, cut_end in [*cuts, (region.end, region.end)]:
        for start, end, joint in _pieces(source, at, max(at, cut_start)):
            piece = " " if joint else source.text[start:end]
            begins.append(length)
            places.append(start)
            parts.append(piece)
            length += len(piece)
        gone.add(length)
        at = max(at, cut_end)
    gone.discard(length)
    passage = Passage(region.kind, "".join(parts), tuple(begins) or (0,), tuple(places) or (region.start,))
    return Passage(
        passage.kind,
        passage.text,
        passage.begins,
        passage.places,
        _inside(passage, named.within(region)),
        _inside(passage, apart.within(region)),
        frozenset(gone),
    )


def _pieces(source: Source, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Yield the pieces of a range: what stands in one line, and the joints between lines."""
    for joint in _JOINT.finditer(source.text, start, end):
        if joint.start() > start:
            yield start, joint.start(), False
        yield joint.start(), joint.end(), True
        start = joint.end()
    if start < end:
        yield start, end, False


def _inside(passage: Passage, spans: Iterable[Span]) -> tuple[tuple[int, int], ...]:
    """Return spans of the source as ranges of the text, joined where they overlap."""
    found: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        start, end = _offset(passage, span.start), _offset(passage, span.end)
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        elif start < end:
            found.append((start, end))
    return tuple(found)


def _offset(passage: Passage, place: int) -> int:
    """Return the offset of the text at (or next after) a code point of the source."""
    at = max(0, bisect.bisect_right(passage.places, place) - 1)
    limit = passage.begins[at + 1] if at + 1 < len(passage.begins) else len(passage.text)
    return min(passage.begins[at] + max(0, place - passage.places[at]), limit)
