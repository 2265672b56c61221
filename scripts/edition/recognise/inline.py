"""What stands inside blocks: emphasis, footnote calls, quotations, omissions."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from edition.model import Finding, Location, finding
from edition.recognise.layout import Layout
from edition.recognise.notes import Call, Note, calls_in
from edition.recognise.quotes import find_quotations
from edition.recognise.span import Span, SpanIndex, blocks
from edition.recognise.vocabulary import OMISSION
from edition.source import Source

#: Emphasis opens before a visible character and closes after a letter, a figure or a mark that ends words.
_ENDS: Final = r"(?<=[\w.,;:!?’”\"'»)\]…–—-])"
_EMPHASIS: Final = tuple(
    (rend, re.compile(pattern.replace("ENDS", _ENDS), re.DOTALL))
    for rend, pattern in (
        ("bold italic", r"(?<![\w*\\/])(\*\*\*)(?=[^\s*])(.{1,4000}?)ENDS(\*\*\*)(?![\w*])"),
        ("bold", r"(?<![*\\/])(\*\*)(?=[^\s*])(.{1,4000}?)ENDS(\*\*)(?!\*)"),
        ("bold", r"(?<![\w_\\])(__)(?=[^\s_])(.{1,4000}?)ENDS(__)(?![\w_])"),
        ("italic", r"(?<![\w*\\/])(\*)(?=[^\s*])([^*]{1,4000}?)ENDS(\*)(?![\w*])"),
        ("italic", r"(?<![\w_\\])(_)(?=[^\s_])([^_]{1,4000}?)ENDS(_)(?![\w_])"),
    )
)
_HEAD_MARK: Final = re.compile(r"#{1,6}(?=\s)|(?<=\s)#{1,6}$")
#: In these a number in brackets is more likely part of a reference ("No. 46 [28]") than a call.
_STATEMENTS: Final = frozenset({"note", "bibl"})
_BRACKETED: Final = frozenset("[")


@dataclass
class Inline:
    """Spans inside blocks, and what an editor should look at."""

    spans: list[Span] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def recognise_inline(source: Source, layout: Layout) -> Inline:
    """Recognise what stands inside the blocks of a layout."""
    found = Inline()
    inner = SpanIndex(layout.spans, {"p", "cell", "label"})
    quotes = [s for s in layout.spans if s.kind == "quote" and "type" not in s.attributes]
    for block in blocks(layout.spans):
        if block.kind == "fw":
            continue
        if block.kind == "head":
            _head_marks(source, block, found)
        quoted = any(quote.contains(block) for quote in quotes)
        for start, end in regions(block, inner):
            _emphasis(source, start, end, found)
            _quotations(source, start, end, found)
            _omissions(source, start, end, quoted, found)
    _notes(source, layout, found)
    found.spans = _whole(found.spans)
    return found


def _whole(spans: Sequence[Span]) -> list[Span]:
    """Leave out what begins or ends inside a call or an omission: these stay in one piece."""
    atoms = sorted((s.start, s.end) for s in spans if s.kind in {"ref", "gap"})
    starts = [start for start, _ in atoms]

    def cuts(offset: int) -> bool:
        at = bisect.bisect_left(starts, offset) - 1
        return at >= 0 and offset < atoms[at][1]

    return [s for s in spans if s.kind in {"ref", "gap", "desc"} or not (cuts(s.start) or cuts(s.end))]


def regions(block: Span, spans: SpanIndex) -> Iterator[tuple[int, int]]:
    """Yield the ranges in which marks pair: the paragraphs or cells of a block, or what follows its label."""
    inside = spans.within(block)
    inner = [s for s in inside if s.kind in {"p", "cell"}]
    if inner:
        yield from ((s.start, s.end) for s in inner)
        return
    labels = [s.end for s in inside if s.kind == "label" and s.start == block.start]
    yield max([block.start, *labels]), block.end


def _head_marks(source: Source, block: Span, found: Inline) -> None:
    for match in _HEAD_MARK.finditer(source.slice(block.start, block.end)):
        found.spans.append(_surplus(block.start + match.start(), block.start + match.end()))


def _emphasis(source: Source, begin: int, end_of_region: int, found: Inline) -> None:
    text = source.slice(begin, end_of_region)
    taken: list[tuple[int, int]] = []
    for rend, pattern in _EMPHASIS:
        for match in pattern.finditer(text):
            marks = [match.span(1), match.span(3)]
            if any(a < end and start < b for a, b in marks for start, end in taken):
                continue
            taken += marks
            found.spans += [_surplus(begin + a, begin + b) for a, b in marks]
            start, end = match.span(2)
            found.spans.append(Span(begin + start, begin + end, "hi", {"rend": rend}, origin="inline"))


def _surplus(start: int, end: int) -> Span:
    return Span(start, end, "surplus", {"reason": "markup"}, origin="inline")


def _quotations(source: Source, start: int, end: int, found: Inline) -> None:
    quotations = find_quotations(source.slice(start, end))
    found.spans += [Span(start + a, start + b, "q", origin="inline") for a, b in quotations.pairs]
    for at in quotations.single:
        place = start + at
        words = " ".join(source.slice(max(start, place - 20), min(end, place + 40)).split())
        where = Location(source.name, source.line_at(place))
        found.findings.append(finding("Q001", where, words))


def _omissions(source: Source, begin: int, end_of_region: int, quoted: bool, found: Inline) -> None:
    """Mark omissions: dots in square brackets everywhere; in a quoted text, any dots are the quoting editor's."""
    for match in OMISSION.finditer(source.slice(begin, end_of_region)):
        if quoted or match.group()[0] in _BRACKETED:
            start, end = begin + match.start(), begin + match.end()
            found.spans.append(Span(start, end, "gap", {"reason": "editorial"}, origin="inline"))
            found.spans.append(Span(start, end, "desc", origin="inline"))


def _notes(source: Source, layout: Layout, found: Inline) -> None:
    """Link calls and notes both ways, and find those that lack their partner."""
    calls = _calls(source, layout)
    called: dict[int, list[Call]] = {}
    for call in calls:
        note = _note_for(call, layout.notes)
        attributes = {"type": "note"}
        if note:
            attributes["target"] = f"#n{note.units[0].start}"
            called.setdefault(note.units[0].start, []).append(call)
        else:
            words = source.slice(max(0, call.start - 30), call.end)
            found.findings.append(finding("N001", Location(source.name, source.line_at(call.start)), words))
        found.spans.append(Span(call.start, call.end, "ref", attributes, origin="inline"))
    seen: dict[str, Note] = {}
    for note in layout.notes:
        where = Location(source.name, note.units[0].first_line)
        if note.units[0].start not in called:
            found.findings.append(finding("N002", where, note.units[0].text[:60]))
        if note.label.key in seen and note.label.key.isdigit():
            found.findings.append(finding("N003", where, note.units[0].text[:60]))
        seen[note.label.key] = note


def _calls(source: Source, layout: Layout) -> list[Call]:
    styles = {note.label.style for note in layout.notes}
    keys = {note.label.key for note in layout.notes}
    labels = {s.start for s in layout.spans if s.kind == "label"}
    found: list[Call] = []
    for block in blocks(layout.spans):
        text = source.slice(block.start, block.end)
        found += [
            call
            for call in calls_in(text, block.start, styles)
            if call.start not in labels
            and block.kind != "fw"
            and (call.key in keys or (block.kind not in _STATEMENTS and _is_number_in_brackets(source, call)))
        ]
    return found


def _is_number_in_brackets(source: Source, call: Call) -> bool:
    """Whether a call that no note answers is surely one: a number in square brackets ("[3]")."""
    return source.text[call.start] == "[" and call.key[:1].isdigit()


def _note_for(call: Call, notes: Iterable[Note]) -> Note | None:
    """Return the note that a call leads to: the next of its number, or else the last."""
    same = [note for note in notes if note.label.key == call.key]
    outside = [n for n in same if not n.units[0].start <= call.start < n.units[-1].end] or same
    after = [note for note in outside if note.units[0].start > call.start]
    return after[0] if after else outside[-1] if outside else None
