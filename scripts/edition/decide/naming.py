"""The editor's decisions on names: they win over any recogniser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from edition.decide.decisions import Decisions, Name
from edition.decide.matching import find_words, place
from edition.model import Finding, Location, finding
from edition.recognise.span import Certainty, Span
from edition.registers.model import MENTION, Kind, Registers
from edition.source import Source


@dataclass
class Decided:
    """Names as decided, the ranges on which a decision was made, and what could not be applied.

    `everywhere` are names decided for every occurrence of some words: a longer name around one wins.
    """

    spans: list[Span] = field(default_factory=list)
    ranges: list[tuple[int, int]] = field(default_factory=list)
    everywhere: list[Span] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def with_names(self, names: Sequence[Span]) -> list[Span]:
        """Return decided and recognised names together, without overlaps."""
        longer = [span for span in names if span.origin == "names"]
        kept = [one for one in self.everywhere if not any(n.contains(one) and _longer(n, one) for n in longer)]
        fixed = [*self.spans, *(one for one in kept if not _touches(one, self.ranges))]
        taken = [(one.start, one.end) for one in fixed]
        return [*fixed, *(one for one in names if not _touches(one, taken))]


def decide_names(source: Source, decisions: Decisions, registers: Registers) -> Decided:
    """Apply the [[name]] decisions: each to the one place that its words name, or to every place."""
    decided = Decided()
    shown = Location(str(decisions.path))
    for name in decisions.name:
        found = _places(source, name, decisions)
        if isinstance(found, Finding):
            decided.findings.append(found)
            continue
        everywhere = name.every and name.is_ != "none"
        decided.ranges += [] if everywhere else found
        if span := _attributes(name, registers):
            kind, attributes = span
            spans = [Span(a, b, kind, attributes, Certainty.HIGH, "decision") for a, b in found]
            (decided.everywhere if everywhere else decided.spans).extend(spans)
        elif name.is_ != "none":
            hint = f"add it to the register, or correct ref: {name.is_} “{name.ref}”"
            decided.findings.append(finding("D003", shown, name.words, hint))
    return decided


def _places(source: Source, name: Name, decisions: Decisions) -> list[tuple[int, int]] | Finding:
    """Return the ranges that the words of a decision name, or the finding that it is not one."""
    if name.every:
        around = find_words(source, name.in_) if name.in_ else [(0, len(source.text))]
        places = [at for at in find_words(source, name.words) if any(a <= at[0] and at[1] <= b for a, b in around)]
        if places:
            return places
    found = place(source, name.words, name.in_, path=decisions.path)
    if isinstance(found, Finding) and found.code == "D002" and not name.in_:
        return replace(found, hint=f"{found.hint}, or every = true")
    return found if isinstance(found, Finding) else [found]


def _attributes(name: Name, registers: Registers) -> tuple[str, dict[str, str]] | None:
    """Return element and attributes of a decided name; None if it is none, or its entry is unknown."""
    if name.is_ == "none":
        return None
    kind = Kind(name.is_)
    entry = registers.get(kind, name.ref)
    if entry is None and name.ref:
        return None
    attributes = {"resp": "#ed"}
    if entry:
        attributes["ref"] = entry.ref
    if name.cert and name.cert != "high":
        attributes["cert"] = name.cert
    described = name.as_ == "description"
    if described or kind is Kind.EVENT:
        attributes["type"] = str(kind)
    elif name.as_ == "generic":
        attributes["type"] = "generic"
    return "rs" if described else MENTION[kind], attributes


def make_certain(names: Sequence[Span], source: Source, certain: Sequence[str]) -> list[Span]:
    """Return names with those made certain that the editor says are."""
    known = {" ".join(words.split()) for words in certain}

    def settled(span: Span) -> Span:
        if " ".join(source.slice(span.start, span.end).split()) not in known:
            return span
        kept = {key: value for key, value in span.attributes.items() if key != "cert"}
        return replace(span, attributes=kept | {"resp": "#ed"}, certainty=Certainty.HIGH)

    return [settled(span) for span in names]


def _longer(one: Span, other: Span) -> bool:
    return one.end - one.start > other.end - other.start


def _touches(span: Span, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(start < span.end and span.start < end for start, end in ranges)
