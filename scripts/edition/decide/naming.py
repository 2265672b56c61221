"""The editor's decisions on names: they win over any recogniser."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from edition.decide.decisions import Decisions, Name
from edition.decide.matching import find_words
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
        places = list(_places(source, name))
        if len(places) == 1 or (places and name.every):
            everywhere = name.every and name.is_ != "none"
            decided.ranges += [] if everywhere else places
            if span := _attributes(name, registers):
                kind, attributes = span
                spans = [Span(a, b, kind, attributes, Certainty.HIGH, "decision") for a, b in places]
                (decided.everywhere if everywhere else decided.spans).extend(spans)
            elif name.is_ != "none":
                hint = f"add it to the register, or correct ref: {name.is_} “{name.ref}”"
                decided.findings.append(finding("D003", shown, name.words, hint))
        elif places:
            lines = ", ".join(str(source.line_at(start)) for start, _ in places)
            hint = f'lines {lines} of {source.name}: give more words with in = "…", or every = true'
            decided.findings.append(finding("D002", shown, name.words, hint))
        else:
            decided.findings.append(finding("D001", shown, name.words, f"quote {source.name} as it stands"))
    return decided


def _places(source: Source, name: Name) -> Iterator[tuple[int, int]]:
    """Yield the ranges that the words of a decision name."""
    around = find_words(source, name.in_) if name.in_ else [(0, len(source.text))]
    for start, end in find_words(source, name.words):
        if any(a <= start and end <= b for a, b in around):
            yield start, end


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
