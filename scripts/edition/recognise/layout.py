"""The layout of a capture: front, text, notes, back, as spans that nest by containment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from edition.model import Finding, Location, finding
from edition.recognise import body as bodies
from edition.recognise import patterns
from edition.recognise.closing import Closing, split_back, split_closing
from edition.recognise.excerpt import Display, Quotation, introduction_length, split_attribution, split_magazine
from edition.recognise.front import Piece, contents_of, split_front, titles
from edition.recognise.notes import Note, NotesSection, split_notes
from edition.recognise.profiles import Profile, detect_profile
from edition.recognise.span import OUTER_FIRST, Span
from edition.recognise.units import Measure, Unit, units
from edition.source import Source

#: The author's name in a byline, without "by".
_CREDITED: Final = re.compile(r"(?:by\s+)?(?P<name>\S.*)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class Layout:
    """The layout spans of a source, its notes, and what an editor should look at."""

    profile: Profile
    spans: tuple[Span, ...]
    notes: tuple[Note, ...]
    findings: tuple[Finding, ...]


@dataclass
class _Draft:
    """Spans and findings in the making."""

    source: Source
    profile: Profile
    setting: Measure
    spans: list[Span] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def wrap(self, kind: str, inside: Iterable[Span], attributes: Mapping[str, str] | None = None) -> None:
        """Add a span around others; none around nothing."""
        found = list(inside)
        if found:
            start, end = min(s.start for s in found), max(s.end for s in found)
            self.spans.append(Span(start, end, kind, attributes or {}))

    def find(self, code: str, unit: Unit, hint: str = "") -> None:
        """Add a finding about a unit."""
        where = Location(self.source.name, unit.first_line)
        self.findings.append(finding(code, where, unit.text[:80], hint))


def recognise_layout(source: Source, profile: Profile | None = None, forced: Mapping[int, str] | None = None) -> Layout:
    """Recognise the layout of a source.

    `profile` overrides the one that its lines suggest; `forced` gives, by line number from 1, the element
    ("p", "head", "fw/navigation") that an editor decided a line to be.
    """
    chosen = profile or detect_profile(source.text)
    all_units, setting = units(source, forced or {})
    if chosen.contents:
        all_units = contents_of(all_units)
    draft = _Draft(source, chosen, setting)
    if profile is None and chosen.name == "generic":
        hint = "if it is of a known kind, set text.profile in the decisions file"
        draft.find("L001", all_units[0], hint)
    rest, below = split_back(all_units)
    rest, sections = split_notes(rest)
    if chosen.pull_quotes:
        quotation, text = split_magazine(rest, chosen)
        front = _magazine_front(draft, quotation)
    else:
        pieces, text = split_front(rest, chosen)
        front = _pieces(draft, pieces)
    _text(draft, text, front)
    _back(draft, sections, below)
    spans = tuple(sorted(draft.spans, key=_order))
    return Layout(chosen, spans, tuple(draft.notes), tuple(draft.findings))


def _order(span: Span) -> tuple[int, int, int]:
    return (span.start, -span.end, OUTER_FIRST.get(span.kind, len(OUTER_FIRST)))


def _pieces(draft: _Draft, pieces: Sequence[Piece]) -> list[Span]:
    """Add the spans of pieces of the front, the back or a closer, and return the blocks among them."""
    found = []
    for piece in pieces:
        unit = piece.unit
        attributes = {"type": piece.type} if piece.type else {}
        found.append(Span(unit.start, unit.end, piece.kind, attributes))
        draft.spans.append(found[-1])
        draft.spans += _within(draft.source, piece)
    return found


def _within(source: Source, piece: Piece) -> list[Span]:
    """Return what a piece holds: the author's name."""
    unit = piece.unit
    text = source.slice(unit.start, unit.end)
    if piece.kind == "byline":
        name = _CREDITED.fullmatch(text)
        # TEI lets docAuthor hold emphasis, not the other way round.
        start, end = name.span("name") if name and text[0] not in "*_" else (0, len(text))
        return [Span(unit.start + start, unit.start + end, "docAuthor")]
    return []


def _magazine_front(draft: _Draft, quotation: Quotation) -> list[Span]:
    """Add the head of a magazine's page: titles, page furniture, pull quotes with their attribution."""
    front = _pieces(draft, titles(list(quotation.pieces)))
    for display in quotation.displays:
        front += _display(draft, display)
    return front


def _display(draft: _Draft, display: Display) -> list[Span]:
    inside: list[Span] = []
    for pulled in display.quotes:
        unit = pulled.unit
        attributes = {"type": "pull-quote"}
        if pulled.passage:
            attributes["corresp"] = f"#c{pulled.passage.start}"
        else:
            draft.find("L005", unit)
        inside.append(Span(unit.start, unit.end, "quote", attributes))
        draft.spans += [inside[-1], Span(unit.start, unit.end, "p", {"type": "pull-quote"})]
    if display.attribution:
        below = display.attribution
        inside.append(Span(below[0].start, below[-1].end, "bibl"))
        lines = [line for unit in below for line in unit.lines][1:]
        draft.spans += [inside[-1], *(Span(line.start, line.start, "lb") for line in lines)]
    draft.wrap("cit", inside)
    draft.wrap("epigraph", inside)
    return inside


def _text(draft: _Draft, text: list[Unit], front: list[Span]) -> None:
    names = [draft.source.slice(s.start, s.end) for s in front if s.kind in {"byline", "bibl"}]
    names = [name.split("\n")[0].strip("*_ ,.") for name in names]
    quoted, attribution = text, None
    if draft.profile.attribution or draft.profile.name == "generic":
        quoted, attribution = split_attribution(text, draft.profile, names)
        if attribution is None and draft.profile.attribution:
            draft.find("L004", text[-1] if text else Unit(draft.source.lines[:1]))
    if attribution is None:
        inside = _plain_text(draft, text, names[0] if names else "")
    else:
        introduction, inside = _excerpt(draft, quoted, attribution)
        front = front + introduction
    draft.wrap("front", front)
    if inside:
        letter = any(s.kind == "opener" for s in inside) and any(s.kind == "closer" for s in inside)
        kind = "excerpt" if attribution else "letter" if letter else "text"
        draft.wrap("div", inside, {"type": kind})
        draft.wrap("body", inside)


def _take(draft: _Draft, body: bodies.Body) -> list[Span]:
    """Take over what the body recogniser found; return its spans."""
    for unit in body.joins:
        draft.find("L002", unit, "if they are two paragraphs, say so in a [[block]] decision")
    for unit in body.doubts:
        draft.find("L003", unit, 'decide with [[block]] as = "head" or as = "p"')
    before = len(draft.spans)
    draft.spans += body.spans
    for note in body.notes:
        _note(draft, note)
    return draft.spans[before:]


def _plain_text(draft: _Draft, text: list[Unit], author: str) -> list[Span]:
    """Add a text with what opens and closes it; return its spans."""
    opening = 1 if text and not text[0].forced and patterns.is_salutation(text[0].text) and len(text) > 1 else 0
    inside: list[Span] = []
    if opening:
        inside = _pieces(draft, [Piece(text[0], "salute")])
        draft.wrap("opener", inside)
        inside = [*inside, draft.spans[-1]]
    rest, closing = split_closing(text[opening:], author, letter=bool(opening))
    inside += _take(draft, bodies.recognise_body(rest, draft.setting))
    return inside + _closing(draft, closing)


def _closing(draft: _Draft, closing: Closing) -> list[Span]:
    before = len(draft.spans)
    draft.wrap("closer", _pieces(draft, closing.closer))
    if closing.postscript:
        inside = _take(draft, bodies.recognise_body(closing.postscript, draft.setting, sections=False))
        below = _pieces(draft, closing.postscript_closer)
        draft.wrap("closer", below)
        draft.wrap("postscript", [*inside, *below])
    return draft.spans[before:]


def _excerpt(draft: _Draft, quoted: list[Unit], attribution: Unit) -> tuple[list[Span], list[Span]]:
    """Add a quotation with its attribution; return the spans of its introduction, and those of the text."""
    count = introduction_length(quoted, attribution) if draft.profile.introduction else 0
    introduction = _take(draft, bodies.recognise_body(quoted[:count], draft.setting, sections=False))
    draft.wrap("div", introduction, {"type": "editorial-introduction"})
    inside = _take(draft, bodies.recognise_body(quoted[count:], draft.setting, sections=False))
    draft.wrap("quote", inside)
    bibl = Span(attribution.start, attribution.end, "bibl")
    draft.spans.append(bibl)
    draft.wrap("cit", [*inside, bibl])
    return introduction, [*inside, bibl]


def _note(draft: _Draft, note: Note) -> Span:
    """Add a note: its label, and a paragraph for each of its units."""
    start, end = note.units[0].start, note.units[-1].end
    attributes = {"type": "footnote", "n": note.label.key} | ({"place": "foot"} if note.at_foot else {})
    span = Span(start, end, "note", attributes)
    mark = note.units[0].lines[0].start + note.label.length
    first = draft.source.trim(mark, note.units[0].end)
    draft.spans += [span, Span(start, mark, "label")]
    for begin, stop in [first, *((unit.start, unit.end) for unit in note.units[1:])]:
        if begin < stop:
            draft.spans.append(Span(begin, stop, "p"))
    draft.notes.append(note)
    return span


def _back(draft: _Draft, sections: Sequence[NotesSection], below: Sequence[Piece]) -> None:
    inside: list[Span] = []
    for section in sections:
        notes = [_note(draft, note) for note in section.notes]
        if section.heading:
            notes.append(Span(section.heading.start, section.heading.end, "head"))
            draft.spans.append(notes[-1])
            draft.spans += bodies.edit_link(section.heading)
        draft.wrap("div", notes, {"type": "notes"})
        inside += notes
    draft.wrap("back", inside + _pieces(draft, below))
