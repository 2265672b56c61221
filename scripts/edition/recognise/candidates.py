"""Unknown names are found, not ignored: what in a text may be a name and stands in no register.

A candidate is a proposal to the editor; nothing is marked in the TEI because of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from edition.recognise.inline import regions
from edition.recognise.layout import Layout
from edition.recognise.naming.capitals import Region, sequences, words_of
from edition.recognise.naming.context import Context, Proposal, State
from edition.recognise.naming.evidence import judge
from edition.recognise.naming.german import common_nouns
from edition.recognise.naming.grouping import Group, group, stem
from edition.recognise.naming.near import Near, NearIndex
from edition.recognise.naming.worktitles import kind_by_head, works_in
from edition.recognise.span import Certainty, SpanIndex, blocks
from edition.source import Source

KINDS: Final = ("person", "place", "organisation", "event", "work")
_LOWER: Final = re.compile(r"(?<![^\W_])[^\W\d_A-Z][^\W\d_]*(?:[’'-][^\W\d_]+)*")
_DERIVED: Final = re.compile(r"(?P<stem>\w{3,}?)(?P<vowel>[aeiouy]?)(?:an|ian|ans|ians|ite|ites|ist|ists|ism)")
_LIST_GAP: Final = re.compile(r",? (?:and |und |et |и )?|,\s|, (?:and )?")
#: A heading is no longer than this many characters.
_LINE: Final = 150
_SMALL_CAPITALISED: Final = re.compile(r"(?<=[a-z],\s)And\b|(?<=[a-z]\s)(?:And|Of|The|In|On|To|At|For)(?=\s[A-Z])")
#: A name of more words is not looked for in headings.
_LONGEST: Final = 10
_QUESTION: Final = re.compile(r"[QA]\.[ \t]")


@dataclass(frozen=True)
class Candidate:
    """What may be a name: its fullest form, its kind, where it stands, and why it is taken for one."""

    words: str
    kind: str
    certainty: Certainty
    mentions: tuple[tuple[int, int], ...]
    evidence: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    near: tuple[Near, ...] = ()

    @property
    def count(self) -> int:
        """How often it occurs."""
        return len(self.mentions)


def find_candidates(
    source: Source,
    layout: Layout,
    taken: Sequence[tuple[int, int]] = (),
    forms: Sequence[tuple[str, str]] | NearIndex = (),
    *,
    language: str = "en",
    known: Collection[str] = (),
) -> list[Candidate]:
    """Find the names of a source that are not marked yet, the most frequent first.

    `taken` are ranges already marked: nothing in them is proposed. `forms` are (form, key) pairs of the registers,
    for near matches; give a NearIndex of them where several texts are read. `language` is that of the text
    (BCP 47). `known` are lower-case words that other texts have: a capital on one of them at the start of a
    sentence tells nothing.
    """
    text = source.text
    lower = frozenset(_LOWER.findall(text))
    main = language.partition("-")[0].lower()
    if main == "de":
        lower |= common_nouns(text)
    context = Context(text, lower, main, lower | frozenset(known))
    free = _Taken(taken)
    found: list[Proposal] = []
    for region in _regions(source, layout):
        found += _proposals(context, region, free)
    marked = {stem(text[start:end].rsplit(" ", 1)[-1], main) for start, end in taken}
    groups = group(_settled(found, context, marked), text, main)
    index = forms if isinstance(forms, NearIndex) else NearIndex(forms)
    return [_candidate(one, index.near(one.words) if index else ()) for one in groups]


class _Taken:
    """Ranges that are spoken for, looked up by place."""

    def __init__(self, ranges: Sequence[tuple[int, int]]) -> None:
        self._ranges = sorted(ranges)
        self._at = 0

    def overlaps(self, start: int, end: int) -> bool:
        """Whether any range overlaps; to be asked in ascending order of `start`, or nearly so."""
        while self._at and self._ranges[self._at - 1][1] > start:
            self._at -= 1
        while self._at < len(self._ranges) and self._ranges[self._at][1] <= start:
            self._at += 1
        return self._at < len(self._ranges) and self._ranges[self._at][0] < end


def _regions(source: Source, layout: Layout) -> Iterator[Region]:
    """Yield the stretches to read, page furniture left out, list labels and dialogue marks skipped."""
    inner = SpanIndex(layout.spans, {"p", "cell", "label"})
    found = [
        Region(start, end, block.kind)
        for block in blocks(layout.spans)
        if block.kind not in {"fw"}
        for start, end in regions(block, inner)
    ]
    starts = {source.text[one.start : one.start + 1] for one in found if _QUESTION.match(source.text, one.start)}
    dialogue = starts == {"Q", "A"}
    for one in found:
        skip = 2 if dialogue and _QUESTION.match(source.text, one.start) else 0
        yield Region(one.start + skip, one.end, one.kind)


def _proposals(context: Context, region: Region, free: _Taken) -> Iterator[Proposal]:
    """Yield the proposals of one region: titles in marks first, then sequences of capitals outside them."""
    text = context.text
    works = list(works_in(context, region))
    for start, end, reason in works:
        if not free.overlaps(start, end):
            state = State.ECHO if region.kind == "head" else State.YES
            made = Proposal(start, end, tuple(text[start:end].split()), state)
            made.vote(kind_by_head(text[start:end]) or "work", 4, reason)
            yield made
    region = _as_heading(text, region)
    inside = _Taken([(start, end) for start, end, _ in works])
    words = [
        word
        for word in words_of(text, region, context.language)
        if not free.overlaps(word.start, word.end) and not inside.overlaps(word.start, word.end)
    ]
    for sequence in sequences(text, region, words, context.language):
        proposal = judge(sequence, context)
        if proposal:
            yield proposal


def _as_heading(text: str, region: Region) -> Region:
    """Return a region as a heading when it is short and small words have capitals in it: "The Road And The Bridge"."""
    if region.kind not in {"p", "ab", "item"} or region.end - region.start > _LINE:
        return region
    if _SMALL_CAPITALISED.search(text, region.start + 1, region.end):
        return replace(region, kind="head")
    return region


def _settled(found: list[Proposal], context: Context, marked: set[str]) -> list[Proposal]:
    """Keep what counts by itself, and of the rest what repeats a form that does."""
    language = context.language
    sure = {_known_as(one.words, language) for one in found if one.state is State.YES}
    known = sure | {
        _known_as(one.words[-1:], language)
        for one in found
        if one.state is State.YES and one.votes.get("person", 0) >= 4
    }
    kept: list[Proposal] = []
    for one in found:
        if one.state is State.YES:
            kept.append(one)
        elif one.state is State.ECHO:
            kept += _echoes(one, known, context)
    kept = _without_derived(_apart(kept), known | marked)
    _spread(kept, context.text)
    return kept


def _apart(found: list[Proposal]) -> list[Proposal]:
    """Return proposals in the order of the text; of two that overlap, the one that begins first or is longer."""
    kept: list[Proposal] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _without_derived(found: list[Proposal], known: set[str]) -> list[Proposal]:
    """Leave out words made of a name of the same text: "Tolstoyan" beside "Tolstoy"."""
    return [
        one
        for one in found
        if not (
            len(one.words) == 1
            and (match := _DERIVED.fullmatch(one.words[0].lower()))
            and (match["stem"] in known or match["stem"] + match["vowel"] in known)
        )
    ]


def _spread(found: list[Proposal], text: str) -> None:
    """Names in a list are of one kind: what is sure of one speaks for its neighbours."""
    for order in (1, -1):
        walk = found[::order]
        for one, two in pairwise(walk):
            left, right = (one, two) if order == 1 else (two, one)
            gap = text[left.end : right.start]
            if len(gap) > 6 or not _LIST_GAP.fullmatch(gap) or not one.votes:
                continue
            kind = max(one.votes, key=lambda name: one.votes[name])
            if one.votes[kind] >= 1.5 and max(two.votes.values(), default=0) < 3:
                two.vote(kind, min(2.0, one.votes[kind] * 0.7))


def _known_as(words: Sequence[str], language: str) -> str:
    return " ".join(stem(word, language) for word in words)


def _echoes(one: Proposal, known: set[str], context: Context) -> Iterator[Proposal]:
    """Yield the longest parts of a doubtful proposal that are names elsewhere."""
    words = list(re.finditer(r"[\w’'.-]+", context.text[one.start : one.end]))
    at = 0
    while at < len(words):
        for last in range(min(len(words), at + _LONGEST), at, -1):
            start, end = one.start + words[at].start(), one.start + words[last - 1].end()
            form = context.text[start:end]
            if _known_as(form.split(), context.language) in known:
                made = Proposal(start, end, tuple(form.split()), State.YES, reasons=["as elsewhere in the text"])
                if last - at == len(words) and not form.isupper():
                    made.votes, made.reasons = one.votes, [*one.reasons, *made.reasons]
                yield made
                at = last
                break
        else:
            at += 1


def _candidate(one: Group, near: tuple[Near, ...]) -> Candidate:
    return Candidate(one.words, one.kind, one.certainty, one.mentions, one.reasons, one.forms, near)
