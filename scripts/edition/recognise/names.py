"""Names of the registers in a text: found, read in their context, told apart; what stays open is a finding.

Longest match first, then the context (forenames, initials, titles, the date of the text, what else it names).
What the context does not settle is left unmarked: the master holds decisions, not guesses.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from edition.model import Finding, Location, finding
from edition.recognise.homonyms import Context, settle
from edition.recognise.layout import Layout
from edition.recognise.matcher import Hit, How, Matcher, Reading
from edition.recognise.namecontext import Surroundings, Verdict
from edition.recognise.span import Certainty, Span, blocks
from edition.registers.model import MENTION, Kind
from edition.source import Source

#: Kinds of blocks in which no name is looked for: they belong to the page, not to the text.
_SILENT = frozenset({"fw"})
#: In these the title of a work is the text's own.
_TITLES = frozenset({"head"})


@dataclass
class Names:
    """Names as spans, and what an editor should look at."""

    spans: list[Span] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Mention:
    """A stretch that is a name, with the entries that it may mean."""

    start: int
    end: int
    readings: tuple[Reading, ...]
    verdict: Verdict


def recognise_names(
    source: Source, layout: Layout, matcher: Matcher, context: Context, decided: Sequence[tuple[int, int]] = ()
) -> Names:
    """Recognise the names of the registers in the blocks of a layout.

    `decided` are ranges (code points) on which the editor decided: nothing that touches one is marked.
    """
    names = Names()
    surroundings = Surroundings(source.text, matcher)
    places = [block for block in blocks(layout.spans) if block.kind not in _SILENT]
    starts = [block.start for block in places]
    mentions: list[_Mention] = []
    for hit in surroundings.hits:
        block = places[max(0, bisect.bisect_right(starts, hit.start) - 1)] if places else None
        if block is None or not (block.start <= hit.start and hit.end <= block.end):
            continue
        readings = [r for r in hit.readings if not (block.kind in _TITLES and r.entry.kind is Kind.WORK)]
        mentions += _mention(hit, readings, surroundings, block)
    chosen = _longest(mentions, decided)
    named_in_full = {r.entry.id for m in chosen if len(m.readings) == 1 for r in m.readings if m.verdict.full}
    for mention in chosen:
        _mark(source, mention, context.naming(named_in_full), surroundings, names)
    return names


def _mention(hit: Hit, readings: Sequence[Reading], around: Surroundings, block: Span) -> Iterator[_Mention]:
    """Read a hit in its place; a surname takes the forenames and initials before it."""
    surnames = tuple(r for r in readings if r.how is not How.WHOLE)
    others = tuple(r for r in readings if r.how is How.WHOLE)
    verdict = around.surname(hit, surnames, block) if surnames else None
    if others and not (verdict and verdict.full):
        yield _Mention(hit.start, hit.end, others, around.whole(hit, others, block))
    elif verdict:
        yield _Mention(verdict.start, hit.end, verdict.readings, verdict)


def _longest(mentions: Iterable[_Mention], decided: Sequence[tuple[int, int]]) -> list[_Mention]:
    """Return mentions that do not overlap: longer ones first, and none that touches a decision."""
    taken: list[tuple[int, int]] = sorted(decided)
    chosen: list[_Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start - m.end, m.start)):
        at = bisect.bisect_left(taken, (mention.end, mention.end))
        if at and taken[at - 1][1] > mention.start:
            continue
        bisect.insort(taken, (mention.start, mention.end))
        chosen.append(mention)
    return sorted(chosen, key=lambda m: m.start)


def _mark(source: Source, mention: _Mention, context: Context, around: Surroundings, names: Names) -> None:
    where = Location(source.name, source.line_at(mention.start))
    if mention.verdict.code:
        hint = mention.verdict.hint or _candidates(mention.readings)
        names.findings.append(finding(mention.verdict.code, where, around.quote(mention.start, mention.end), hint))
        return
    reading, certainty = settle(mention.readings, mention.verdict, context, around.near(mention.start, mention.end))
    if reading is None:
        hint = f'{_candidates(mention.readings)}; decide with [[name]] words = "…" and ref = "…"'
        names.findings.append(finding("H001", where, around.quote(mention.start, mention.end), hint))
        return
    names.spans.append(name_span(mention.start, mention.end, reading, certainty))


def name_span(start: int, end: int, reading: Reading, certainty: Certainty) -> Span:
    """Return the span of a name that means an entry."""
    kind = reading.entry.kind
    attributes = {"ref": reading.entry.ref, "resp": "#tool"}
    if kind is Kind.EVENT:
        attributes["type"] = "event"
    if reading.how is How.PLURAL:
        attributes["type"] = "generic"
    if certainty is not Certainty.HIGH:
        attributes["cert"] = str(certainty)
    return Span(start, end, MENTION[kind], attributes, certainty, "names")


def _candidates(readings: Sequence[Reading]) -> str:
    return " or ".join(f"{r.entry.label} ({r.entry.key})" for r in readings)


def refer(words: str, kinds: Sequence[Kind], matcher: Matcher) -> str:
    """Return the pointer to the one entry of some kinds that a name standing by itself means, or ""."""
    around = Surroundings(words, matcher)
    whole = Span(0, len(words), "p")
    found: set[str] = set()
    for hit in around.hits:
        for mention in _mention(hit, [r for r in hit.readings if r.entry.kind in kinds], around, whole):
            if (mention.start, mention.end) == (0, len(words)) and not mention.verdict.code:
                found |= {reading.entry.ref for reading in mention.readings}
    return found.pop() if len(found) == 1 else ""
