"""What stands at the beginning of paragraphs and items: initials that are lost or set apart, labels that jump."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from edition.recognise.passages import Passage
from edition.recognise.span import Span, SpanIndex, blocks
from edition.recognise.suspect import Defect, Guess, Suspect
from edition.recognise.wording import Wording
from edition.source import Source

_LETTERS: Final = "TIAWNHBSFOCMDPLREGUJVYKQZX"
_SET_APART: Final = re.compile(r"(?P<initial>[A-Z]) (?P<rest>[a-z]{1,14})\b")
_TERMINAL: Final = re.compile(r"[.!?:…][”’\"'»)\]]*$")
#: A label may stand before the first word.
_BEFORE_FIRST: Final = re.compile(r"\s?(?:\(?\d{1,3}[.)]\s+)?")
_LABEL: Final = re.compile(r"\(?\d{1,3}[.)]\s")
_NUMBER: Final = re.compile(r"\W{0,2}(\d{1,3})\b")
#: A word this common may have lost its initial though what is left is a word ("he" for "The").
_COMMON: Final = 300_000_000


def find_lost_initials(passages: Sequence[Passage], words: Wording) -> Iterator[tuple[int, Guess]]:
    """Yield paragraphs and items that begin with the rest of a word, with their numbers."""
    if not words.lexicon.counts:
        return
    for at, passage in enumerate(passages):
        if passage.kind not in {"p", "item", "head", "note"} or not passage.tokens:
            continue
        first = passage.tokens[1 if len(passage.tokens) > 1 and passage.tokens[0].text.isdecimal() else 0]
        if not _BEFORE_FIRST.fullmatch(passage.text, 0, first.start):
            continue
        if match := _SET_APART.match(passage.text):
            yield from ((at, guess) for guess in _initial_apart(match, words))
        elif first.text.islower() and first.text.isalpha() and 1 < len(first.text) < 20:
            before = passages[at - 1] if at else None
            yield from ((at, guess) for guess in _initial_lost(passage, before, words))


def _initial_apart(match: re.Match[str], words: Wording) -> Iterator[Guess]:
    """Look at "T he": an initial that stood by itself on the page."""
    rest, whole = match["rest"], (match["initial"] + match["rest"]).lower()
    alone = match["initial"] in "AIO" and words.lexicon.has(rest)
    if words.lexicon.has(whole) and not alone:
        made = match["initial"] + rest
        yield Guess(*match.span(), Defect.MISPRINT, made, 0.85, f"an initial set apart from its word: “{made}”")


def _initial_lost(passage: Passage, before: Passage | None, words: Wording) -> Iterator[Guess]:
    first = passage.tokens[1 if len(passage.tokens) > 1 and passage.tokens[0].text.isdecimal() else 0]
    rest, counts = first.text, words.lexicon.counts
    following = passage.tokens[passage.tokens.index(first) + 1 :][:1]
    after = following[0].lower if following else ""
    found = [
        (words.lexicon.pair((c + rest).lower(), after), counts[(c + rest).lower()], c)
        for c in _LETTERS
        if (c + rest).lower() in counts
    ]
    if not found:
        return
    pair, count, initial = max(found)
    made = initial + rest
    known = words.lexicon.has(rest)
    ended = before is None or bool(_TERMINAL.search(before.text.rstrip()))
    if not known:
        yield Guess(first.start, first.end, Defect.LOST_LETTER, made, 0.95, f"the initial is lost: “{made}”")
    elif ended and pair > 10 * max(1, words.lexicon.pair(rest, after)) and count > _COMMON and passage.kind != "item":
        reason = f"a small letter begins the {passage.kind}; the initial may be lost: “{made}”"
        yield Guess(first.start, first.end, Defect.LOST_LETTER, made, 0.55, reason)


def find_jumps(source: Source, spans: Sequence[Span]) -> Iterator[Suspect]:
    """Yield labels of items and notes whose number is not the one after that before it.

    A list may have been broken off where its numbers jump: paragraphs that begin with a number go with it.
    """
    run: list[Span] = []
    for block in blocks(spans):
        match = _LABEL.match(source.text, block.start, block.end) if block.kind in {"item", "p"} else None
        if match:
            run.append(Span(block.start, match.end(), "label"))
        else:
            yield from _sequence(source, run, "item")
            run = []
    yield from _sequence(source, run, "item")
    labels = SpanIndex(spans, {"label"})
    notes = [one for span in spans if span.kind == "note" and "n" in span.attributes for one in labels.within(span)[:1]]
    yield from _sequence(source, notes, "note")


def _sequence(source: Source, labels: Sequence[Span], what: str) -> Iterator[Suspect]:
    numbers = [(label, match) for label in labels if (match := _NUMBER.match(source.slice(label.start, label.end)))]
    if len(numbers) != len(labels) or len(numbers) < 3:
        return
    values = [int(match[1]) for _, match in numbers]
    mended = -1
    for at in range(1, len(values)):
        if values[at] in {values[at - 1] + 1, values[at - 1], 1} or mended == at - 1:
            continue
        expected = values[at - 1] + 1
        goes_on = at + 1 < len(values) and values[at + 1] == expected + 1
        mended = at if goes_on else mended
        label, match = numbers[at]
        start, end = label.start + match.start(1), label.start + match.end(1)
        proposal = str(expected) if goes_on else ""
        reason = f"{what} {values[at]} follows {what} {values[at - 1]}" + ("" if goes_on else ": one may be missing")
        yield Suspect(start, end, Defect.MISPRINT, match[1], proposal, 0.7 if goes_on else 0.4, reason)
