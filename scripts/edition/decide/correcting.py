"""The editor's corrections: what the source has wrong stays, beside or without what is right (TEI 3.5, 12.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from edition.decide.commenting import clear, comment, linked
from edition.decide.decisions import Correction, Decisions
from edition.decide.matching import place
from edition.decide.shape import Part, cut, narrow
from edition.model import Finding, Location, finding
from edition.recognise.span import Own, Side, Span, blocks
from edition.source import Source

#: @reason of surplus by kind; that of supplied is the kind, but for a letter lost at the beginning of a word.
_STRAY: Final = {"markup-residue": "residue", "punctuation": "punctuation"}
_WORD_END: Final = re.compile(r"[\w'’-]*")


@dataclass
class Corrected:
    """Corrections as spans, and those that could not be applied."""

    spans: list[Span] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True)
class _Change:
    """Code points [start, end) of the source read `corr`."""

    start: int
    end: int
    corr: str
    by: Correction


@dataclass(frozen=True)
class _Done:
    """A change with its parts and their elements."""

    change: _Change
    parts: tuple[Part, ...]
    spans: tuple[Span, ...]


def decide_corrections(source: Source, decisions: Decisions, around: Sequence[Span]) -> Corrected:
    """Apply the [[correction]] decisions; `around` are all other spans, at whose ends corrections are cut."""
    corrected = Corrected()
    done: list[_Done] = []
    for change in sorted(_located(source, decisions, corrected.findings), key=lambda one: (one.start, one.end)):
        if done and _overlap(done[-1].change, change):
            where = Location(str(decisions.path))
            hint = f"it overlaps “{done[-1].change.by.words}”: make one correction of the two"
            corrected.findings.append(finding("D004", where, change.by.words, hint))
            continue
        parts = tuple(_parts(source, change, around))
        spans = tuple(span for part in parts for span in _intervention(source, part, change.by))
        corrected.spans += spans
        done.append(_Done(change, parts, spans))
    closed = [*around, *corrected.spans]
    corrected.spans += [span for one in done for span in _notes(source, one, closed)]
    return corrected


def _located(source: Source, decisions: Decisions, findings: list[Finding]) -> Iterator[_Change]:
    for one in decisions.correction:
        found = place(source, one.sic or one.after, one.words, path=decisions.path)
        if isinstance(found, Finding):
            findings.append(found)
            continue
        start, end = found if one.sic else (found[1], found[1])
        part = narrow(source.slice(start, end), one.corr, one.kind)
        yield _Change(start + part.start, start + part.end, part.corr, one)


def _overlap(one: _Change, other: _Change) -> bool:
    """Whether two changes touch the same characters, or both put something in at the same place."""
    if one.start == one.end == other.start == other.end:
        return True
    return one.start < other.end and other.start < one.end


def _notes(source: Source, done: _Done, closed: Sequence[Span]) -> Iterator[Span]:
    """Yield the note that gives the reason, after the word in which the correction ends, and the comment on it."""
    by = done.change.by
    last = done.parts[-1] if done.parts else Part(done.change.end, done.change.end, "")
    at = last.end
    if (last.corr[-1:] or source.text[at - 1 : at]).isalnum() and (match := _WORD_END.match(source.text, at)):
        at = match.end()
    at = clear(at, closed)
    targets = " ".join(f"#e{one.start},{one.end}" for one in done.spans if one.kind != "sic")
    attributes = {"type": "correction", "resp": f"#{by.resp}", "target": targets}
    reason = (Own("p", content=(by.reason,)), *linked(by.source))
    yield Span(at, at, "note", attributes, origin="decision", own=reason, side=Side.AFTER)
    if by.note:
        own = (Own("p", content=(by.note,)), *linked(by.source))
        yield comment(at, own, resp=by.resp, key=f"correction {by.words}")


def _parts(source: Source, change: _Change, around: Sequence[Span]) -> Iterator[Part]:
    """Yield the parts of a change, each in one element; white space between blocks is none of them."""
    if change.start == change.end:
        yield Part(change.start, change.end, change.corr)
        return
    ends = {at for span in around if span.end > span.start for at in (span.start, span.end)}
    inside = [at - change.start for at in ends if change.start < at < change.end]
    held = blocks(around)
    waiting = ""
    for part in cut(source.slice(change.start, change.end), change.corr, inside, change.by.kind):
        start, end = change.start + part.start, change.start + part.end
        if any(block.start <= start and end <= block.end for block in held) or not held:
            yield Part(start, end, waiting + part.corr)
            waiting = ""
        else:
            waiting += part.corr
    if waiting.strip():
        yield Part(change.end, change.end, waiting)


def _intervention(source: Source, part: Part, by: Correction) -> Iterator[Span]:
    """Yield the element of one part: supplied, surplus, or a choice of sic and corr."""
    key = f"{by.words} {by.sic}{by.after}"
    about = {"resp": f"#{by.resp}", "cert": by.cert}
    proof = {"evidence": by.evidence} if by.evidence else {}
    if part.start == part.end:
        side = _side(source, part)
        initial = by.kind == "lost-letter" and side is Side.WITHIN_RIGHT
        reason = "lost-initial" if initial else by.kind
        attributes = {"key": key, "reason": reason} | about | proof
        yield Span(part.start, part.end, "supplied", attributes, origin="decision", own=(part.corr,), side=side)
    elif not part.corr:
        attributes = {"key": key, "reason": _STRAY.get(by.kind, "stray")} | about
        yield Span(part.start, part.end, "surplus", attributes, origin="decision")
    else:
        corr = Own("corr", {"type": by.kind} | about | proof, (part.corr,))
        yield Span(part.start, part.end, "choice", {"key": key}, origin="decision", own=(corr,))
        yield Span(part.start, part.end, "sic", origin="decision")


def _side(source: Source, part: Part) -> Side:
    """Say to which word a letter belongs that is put in; marks and words belong to none."""
    before, after = source.text[part.start - 1 : part.start], source.text[part.end : part.end + 1]
    if part.corr[0].isalnum() and before.isalnum():
        return Side.WITHIN_LEFT
    if part.corr[-1].isalnum() and after.isalnum():
        return Side.WITHIN_RIGHT
    return Side.AFTER
