"""A capture and its decisions to one TEI document: recognise, encode, check nothing, write nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lxml import etree

from edition.decide.commenting import decide_notes
from edition.decide.correcting import decide_corrections
from edition.decide.dates import anchor, convention
from edition.decide.decisions import Decisions
from edition.decide.languages import decide_languages
from edition.decide.matching import decided_dates, forced_lines
from edition.decide.naming import decide_names, make_certain
from edition.decide.relations import unknown_works
from edition.encode.body import encode_text
from edition.encode.header import EditionHeader, encode_header, quoting_id
from edition.encode.serialise import link_schema, serialise
from edition.errors import DecisionError
from edition.model import Finding
from edition.names import TEI, XML_ID, XML_LANG, tei
from edition.recognise.datecontext import DatingContext
from edition.recognise.dating import Dates, recognise_dates
from edition.recognise.homonyms import Context
from edition.recognise.inline import recognise_inline
from edition.recognise.layout import Layout, recognise_layout
from edition.recognise.matcher import Matcher
from edition.recognise.names import recognise_names
from edition.recognise.profiles import PROFILES
from edition.recognise.span import Span, blocks
from edition.registers.model import Registers
from edition.source import Source


@dataclass(frozen=True)
class Encoded:
    """A TEI document as bytes, and what an editor should look at."""

    text_id: str
    xml: bytes
    layout: Layout
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Recognised:
    """All that is recognised in a capture: layout, what stands inside blocks, names and dates as decided and found.

    `own` are the editor's corrections and comments, which stand among all these.
    """

    layout: Layout
    inline: tuple[Span, ...]
    names: tuple[Span, ...]
    dates: tuple[Span, ...]
    findings: tuple[Finding, ...]
    own: tuple[Span, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """Everything, to be nested."""
        return (*self.layout.spans, *self.inline, *self.names, *self.dates, *self.own)


def recognise(source: Source, decisions: Decisions, matcher: Matcher) -> Recognised:
    """Recognise a capture; the editor's decisions win over any recogniser.

    Raises DecisionError for a profile that does not exist.
    """
    if decisions.text.profile and decisions.text.profile not in PROFILES:
        known = ", ".join(sorted(PROFILES))
        raise DecisionError(f'{decisions.path}: text.profile is "{decisions.text.profile}", which is none of: {known}')
    forced, unmatched = forced_lines(source, decisions)
    layout = recognise_layout(source, PROFILES.get(decisions.text.profile), forced)
    inline = recognise_inline(source, layout)
    decided = decide_names(source, decisions, matcher.registers)
    context = Context(decisions.creation.when or decisions.creation.from_ or decisions.creation.notBefore)
    names = recognise_names(source, layout, matcher, context, decided.ranges)
    found = make_certain(names.spans, source, decisions.names.certain)
    named = decided.with_names(found)
    foreign, unplaced = decide_languages(source, decisions)
    dates = dates_of(source, layout, inline.spans, decisions, [(name.start, name.end) for name in named])
    findings = (
        *unmatched,
        *unknown_works(decisions, matcher.registers),
        *decided.findings,
        *unplaced,
        *layout.findings,
        *inline.findings,
        *names.findings,
        *dates.findings,
    )
    recognised = Recognised(layout, tuple(inline.spans), (*named, *foreign), tuple(dates.spans), findings)
    return _with_interventions(source, decisions, recognised)


def _with_interventions(source: Source, decisions: Decisions, found: Recognised) -> Recognised:
    """Add the editor's corrections, and the comments, which keep clear of what is corrected.

    What an editor leaves out of a paragraph is no page furniture any more (an edit link behind its words).
    """
    corrected = decide_corrections(source, decisions, found.spans)
    left_out = [span for span in corrected.spans if span.kind == "surplus"]
    lines = [(span.start, span.end) for span in blocks(found.layout.spans)]
    kept = [span for span in found.layout.spans if not _is_left_out(span, left_out, lines)]
    found = replace(found, layout=replace(found.layout, spans=tuple(kept)))
    notes, unmatched = decide_notes(source, decisions, [*found.spans, *corrected.spans])
    findings = (*found.findings, *corrected.findings, *unmatched)
    return replace(found, findings=findings, own=(*corrected.spans, *notes))


def _is_left_out(span: Span, left_out: list[Span], lines: list[tuple[int, int]]) -> bool:
    furniture = span.kind == "fw" and (span.start, span.end) not in lines
    return furniture and any(one.contains(span) for one in left_out)


def dates_of(
    source: Source, layout: Layout, inline: Sequence[Span], decisions: Decisions, taken: Sequence[tuple[int, int]] = ()
) -> Dates:
    """Recognise the dates of a capture as its decisions say; what stands in `taken` ranges belongs to a name."""
    decided, none, unmatched = decided_dates(source, decisions)
    context = DatingContext(
        convention=convention(decisions)[0],
        anchor=anchor(decisions),
        year=int(decisions.dates.year or 0),
        decided=tuple(decided),
        taken=tuple(taken),
        none=tuple(none),
    )
    found = recognise_dates(source, layout, inline, context)
    return Dates(found.spans, [*unmatched, *found.findings])


def encode_document(
    source: Source, decisions: Decisions, edition: EditionHeader, matcher: Matcher | None = None
) -> Encoded:
    """Encode a capture as a TEI document; `matcher` knows the names of the registers."""
    matcher = matcher or Matcher(Registers())
    found = recognise(source, decisions, matcher)
    root = etree.Element(tei("TEI"), nsmap={None: TEI})
    root.set(XML_ID, decisions.text.id)
    root.set(XML_LANG, decisions.text.language)
    root.append(encode_header(source, decisions, edition, matcher))
    quoting = quoting_id(decisions)
    root.append(encode_text(source, found.spans, genre=decisions.text.genre, quoting=f"#{quoting}" if quoting else ""))
    link_schema(root, "../../schema")
    findings = tuple(sorted(found.findings, key=lambda f: f.sort_key))
    return Encoded(decisions.text.id, serialise(root), found.layout, findings)
