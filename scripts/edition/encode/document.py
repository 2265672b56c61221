"""A capture and its decisions to one TEI document: recognise, encode, check nothing, write nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from edition.decide.dates import anchor, convention
from edition.decide.decisions import Decisions
from edition.decide.matching import decided_dates, forced_lines
from edition.encode.body import encode_text
from edition.encode.header import EditionHeader, encode_header, quoting_id
from edition.encode.serialise import serialise
from edition.errors import DecisionError
from edition.model import Finding
from edition.names import TEI, XML_ID, XML_LANG, tei
from edition.recognise.datecontext import DatingContext
from edition.recognise.dating import Dates, recognise_dates
from edition.recognise.inline import recognise_inline
from edition.recognise.layout import Layout, recognise_layout
from edition.recognise.profiles import PROFILES
from edition.recognise.span import Span
from edition.source import Source


@dataclass(frozen=True)
class Encoded:
    """A TEI document as bytes, and what an editor should look at."""

    text_id: str
    xml: bytes
    layout: Layout
    findings: tuple[Finding, ...]


def encode_document(source: Source, decisions: Decisions, edition: EditionHeader) -> Encoded:
    """Encode a capture as a TEI document."""
    if decisions.text.profile and decisions.text.profile not in PROFILES:
        known = ", ".join(sorted(PROFILES))
        raise DecisionError(f'{decisions.path}: text.profile is "{decisions.text.profile}", which is none of: {known}')
    forced, unmatched = forced_lines(source, decisions)
    layout = recognise_layout(source, PROFILES.get(decisions.text.profile), forced)
    inline = recognise_inline(source, layout)
    root = etree.Element(tei("TEI"), nsmap={None: TEI})
    root.set(XML_ID, decisions.text.id)
    root.set(XML_LANG, decisions.text.language)
    root.append(encode_header(source, decisions, edition))
    quoting = quoting_id(decisions)
    dates = dates_of(source, layout, inline.spans, decisions, edition)
    spans = [*layout.spans, *inline.spans, *dates.spans]
    root.append(encode_text(source, spans, genre=decisions.text.genre, quoting=f"#{quoting}" if quoting else ""))
    findings = (*unmatched, *layout.findings, *inline.findings, *dates.findings)
    return Encoded(decisions.text.id, serialise(root), layout, tuple(sorted(findings, key=lambda f: f.sort_key)))


def dates_of(
    source: Source,
    layout: Layout,
    inline: Sequence[Span],
    decisions: Decisions,
    edition: EditionHeader,
    taken: Sequence[tuple[int, int]] = (),
) -> Dates:
    """Recognise the dates of a capture as its decisions say; in `taken` ranges (titles, names) none is looked for."""
    decided, none, unmatched = decided_dates(source, decisions, edition.editor_pointer())
    context = DatingContext(
        convention=convention(decisions)[0],
        anchor=anchor(decisions),
        year=int(decisions.dates.year or 0),
        decided=tuple(decided),
        taken=(*taken, *none),
    )
    found = recognise_dates(source, layout, inline, context)
    return Dates(found.spans, [*unmatched, *found.findings])
