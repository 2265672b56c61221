"""The text proper: headings and sections, paragraphs, lists, tables, verse, ornaments, notes at the foot."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from edition.recognise import patterns, vocabulary
from edition.recognise.front import furniture, is_prose
from edition.recognise.labels import label_of
from edition.recognise.lists import is_lettered_heading, list_at
from edition.recognise.notes import Note, foot_notes
from edition.recognise.span import Certainty, Span
from edition.recognise.tables import table_at, table_spans
from edition.recognise.units import INDENT, Measure, Unit

_EDIT_LINK: Final = re.compile(r"\[edit(?: \| edit)?(?: source)?\]\s*$", re.IGNORECASE)
#: What the hall did ("(Stormy applause.)"), and who speaks ("SECOND DELEGATE: …"), are no headings.
_ASIDE: Final = re.compile(r"[(\[].*[.!?…][”’\"']?[)\]]")
_SPEAKER: Final = re.compile(r"[A-Z][A-Z .’'-]+:\s")
_CREDIT: Final = re.compile(r"[—–―-]{1,2}\s?\S.{1,90}")
_MARKDOWN_HEAD: Final = re.compile(r"#{1,6}\s")


@dataclass
class Body:
    """What was recognised: spans, notes at the foot of pages, places where a paragraph may be a heading."""

    spans: list[Span] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    heads: list[Span] = field(default_factory=list)
    joins: list[Unit] = field(default_factory=list)
    doubts: list[Unit] = field(default_factory=list)


def recognise_body(units: Sequence[Unit], setting: Measure, *, sections: bool = True) -> Body:
    """Return the spans of a text. Without `sections`, headings are blocks and open no division."""
    body = Body()
    joined = _join(units, setting, body)
    feet = foot_notes(joined)
    index = 0
    while index < len(joined):
        taken = _group(joined, index, feet, body) or _single(joined, index, body, sections)
        index += taken
    if sections:
        _sections(body)
    return body


def _group(units: Sequence[Unit], index: int, feet: dict[int, Note], body: Body) -> int:
    """Take what consists of several units; return how many were taken."""
    if index in feet:
        body.notes.append(feet[index])
        return 1
    if index and _is_credit_line(units[index - 1], units[index]):
        body.spans.append(Span(units[index].start, units[index].end, "bibl"))
        return 1
    if rows := table_at(units, index):
        body.spans += table_spans(units[index : index + rows])
        return rows
    spans, taken = list_at(units, index)
    if taken:
        body.spans += spans
        return taken
    if lines := _verse_at(units, index):
        group = units[index : index + lines]
        body.spans.append(Span(group[0].start, group[-1].end, "lg"))
        body.spans += [Span(unit.start, unit.end, "l") for unit in group]
        return lines
    return 0


def _is_credit_line(above: Unit, unit: Unit) -> bool:
    """Whether a short line with a dash, right below words in quotation marks, says whose they are."""
    quoted = above.text[:1] in '“‘"«„' and above.text[-1:] in '”’"»“'
    return quoted and unit.chunk == above.chunk and not unit.forced and bool(_CREDIT.fullmatch(unit.text))


def _single(units: Sequence[Unit], index: int, body: Body, sections: bool) -> int:
    unit = units[index]
    certainty = _heading(units, index)
    if unit.forced:
        kind, _, subtype = unit.forced.partition("/")
        _add(body, unit, kind, {"type": subtype} if subtype else {}, sections, Certainty.HIGH)
    elif piece := furniture(unit):
        _add(body, unit, "fw", {"type": piece.type}, sections, Certainty.HIGH)
    elif vocabulary.ORNAMENT.fullmatch(unit.text):
        _add(body, unit, "ab", {"type": "ornament"}, sections, Certainty.HIGH)
    elif certainty:
        if certainty is Certainty.LOW:
            body.doubts.append(unit)
        _add(body, unit, "head", {}, sections, certainty)
    else:
        body.spans.append(Span(unit.start, unit.end, "p"))
    return 1


def _add(body: Body, unit: Unit, kind: str, attributes: dict[str, str], sections: bool, cert: Certainty) -> None:
    if kind == "head" and not sections:
        kind, attributes = "ab", {"type": "heading"}
    span = Span(unit.start, unit.end, kind, attributes, cert)
    body.spans.append(span)
    if kind == "head":
        body.heads.append(span)
    body.spans += edit_link(unit)


def edit_link(unit: Unit) -> list[Span]:
    """Return the span of a wiki's "[edit source]" at the end of a unit."""
    link = _EDIT_LINK.search(unit.lines[-1].text)
    start = unit.lines[-1].start + link.start() if link else unit.end
    return [Span(start, unit.end, "fw", {"type": "edit-link"})] if link else []


def _heading(units: Sequence[Unit], index: int) -> Certainty | None:
    """Tell how surely a unit is a heading: a short line of its own, above running text."""
    unit = units[index]
    text = unit.text
    if unit.forced or len(unit.lines) > 1 or len(text) > 160:
        return None
    if _EDIT_LINK.search(text) or _MARKDOWN_HEAD.match(text):
        return Certainty.HIGH
    following = units[index + 1] if index + 1 < len(units) else None
    if following is None or furniture(following) or (unit.indent > 12 and following.indent == unit.indent):
        return None
    if re.fullmatch(r"[*_]*(?:[IVXLC]+|\d{1,3}|[A-Z])[.)]?[*_]*", text):
        return Certainty.HIGH
    if not patterns.is_heading_like(text) or not (unit.gap or index == 0):
        return None
    if index and units[index - 1].text.rstrip().endswith(":"):
        return None
    if _ASIDE.fullmatch(text) or _SPEAKER.match(text):
        return None
    if is_lettered_heading(units, index):
        return Certainty.HIGH
    if text.rstrip("*_").endswith(("!", "?")) and not is_prose(following):
        return None
    goes_on = is_prose(following) or bool(label_of(following.lines[0].text)) or patterns.is_heading_like(following.text)
    if not goes_on or not following.gap:
        return Certainty.LOW if goes_on and patterns.is_title_case(text) else None
    if label_of(following.lines[0].text) and not patterns.is_title_case(text):
        return None
    strong = re.fullmatch(r"\*\*.+\*\*", text) or patterns.is_title_case(text) or len(text.split()) <= 8
    return Certainty.HIGH if strong else Certainty.LOW


def _verse_at(units: Sequence[Unit], index: int) -> int:
    """Return how many units from `index` on are lines of verse: short lines that no blank line parts."""
    end = index
    while (
        end < len(units)
        and units[end].chunk == units[index].chunk
        and len(units[end].text) <= 72
        and not units[end].forced
        and not furniture(units[end])
        and not label_of(units[end].lines[0].text)
        and not patterns.is_table_line(units[end].lines[0].text)
        and not patterns.is_dateline(units[end].text)
    ):
        end += 1
    lines = units[index:end]
    if len(lines) < 2 or not lines[0].gap:
        return 0
    whole = end == len(units) or units[end].chunk != units[index].chunk
    indented = all(unit.indent >= INDENT for unit in lines)
    capitals = sum(unit.text.lstrip("“‘\"'—–-*_( ")[:1].isupper() for unit in lines)
    sung = capitals * 4 >= len(lines) * 3 or indented
    return len(lines) if (whole or indented) and sung else 0


def _join(units: Sequence[Unit], setting: Measure, body: Body) -> list[Unit]:
    """Join paragraphs that a blank line cuts in two: the first breaks off, the second goes on in lower case."""
    joined: list[Unit] = []
    for unit in units:
        if joined and _cut_in_two(joined[-1], unit, setting):
            joined[-1] = joined[-1].joined(unit)
            body.joins.append(unit)
        else:
            joined.append(unit)
    return joined


def _cut_in_two(first: Unit, second: Unit, setting: Measure) -> bool:
    if first.forced or second.forced or furniture(first) or furniture(second):
        return False
    tables = patterns.is_table_line(first.lines[-1].text) or patterns.is_table_line(second.lines[0].text)
    labelled = label_of(second.lines[0].text) is not None
    if tables or labelled or second.indent >= INDENT or (not second.gap and not setting.width):
        return False
    long = len(first.text) >= 120 and len(second.text) >= 40
    return long and patterns.ends_open(first.text) and second.text[:1].islower()


def _sections(body: Body) -> None:
    """Wrap each heading and what follows it, up to the next heading, in a division."""
    ends = sorted([*(span.end for span in body.spans), *(note.units[-1].end for note in body.notes)])
    starts = sorted(
        [*(s.start for s in body.spans if s.kind not in {"fw", "head"}), *(n.units[0].start for n in body.notes)]
    )
    opening = [
        head
        for head, before in zip(body.heads, [None, *body.heads], strict=False)
        if before is None or bisect.bisect_left(starts, before.end) < bisect.bisect_left(starts, head.start)
    ]
    for number, head in enumerate(opening):
        stop = opening[number + 1].start if number + 1 < len(opening) else max(ends) + 1
        last = ends[bisect.bisect_left(ends, stop) - 1]
        body.spans.append(Span(head.start, last, "div", {"type": "section"}))
