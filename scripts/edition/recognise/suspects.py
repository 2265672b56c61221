"""Proposes errors in a text: each a suspect for an editor to decide on, none a correction."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from statistics import median
from typing import Final

from edition.recognise.forms import Forms
from edition.recognise.initials import find_jumps, find_lost_initials
from edition.recognise.inline import Inline
from edition.recognise.layout import Layout
from edition.recognise.lexicon import lexicon
from edition.recognise.marks import find_marks, find_open_ends
from edition.recognise.missing import find_missing
from edition.recognise.pairs import find_pairs
from edition.recognise.parting import Parting
from edition.recognise.passages import Passage, read_passages, touches
from edition.recognise.realwords import find_confused
from edition.recognise.residue import find_residue
from edition.recognise.span import Span
from edition.recognise.spelling import find_misspelt
from edition.recognise.suspect import Defect, Guess, Suspect
from edition.recognise.wording import Wording, wording
from edition.source import Source

__all__ = ["WORTH_SHOWING", "Defect", "Suspect", "find_suspects"]

#: Suspects below this score are not worth an editor's time, unless asked for.
WORTH_SHOWING: Final = 0.3
#: A passage is damaged when its suspects weigh this many times what is usual in the text, and as much as this.
_DENSE: Final = 8.0
_HEAVY: Final = 1.6
#: What an editor before us has seen.
_SIC: Final = re.compile(r"\W{0,3}[\[(]sic[!.]?[\])]")
#: What a suspect in a damaged passage gains.
_COMPANY: Final = 0.18


def find_suspects(
    source: Source, layout: Layout, inline: Inline, names: Sequence[Span], language: str, known: Collection[str] = ()
) -> list[Suspect]:
    """Return the suspects of a source, the likeliest first.

    `names` are names that were recognised: their spelling is not doubted. `language` is a tag (BCP 47);
    spelling is judged only in languages with a word list. `known` are words, in small letters, that the
    edition has beside that list, such as the forms of its registers.
    """
    passages = tuple(read_passages(source, layout, inline, names))
    words = wording(passages, lexicon(language, frozenset(known)))
    found: list[list[Guess]] = [[] for _ in passages]
    forms, parting = Forms(words), Parting(words)
    for at, passage in enumerate(passages):
        found[at] += _in_passage(passage, words, forms, parting)
    for at, guess in (*find_lost_initials(passages, words), *find_open_ends(passages), *find_pairs(passages)):
        found[at].append(guess)
    chosen = [_without_overlaps(passage, many) for passage, many in zip(passages, found, strict=True)]
    guesses = _with_damage(passages, chosen)
    suspects = [
        _suspect(source, passage, guess) for passage, many in zip(passages, guesses, strict=True) for guess in many
    ]
    suspects += find_jumps(source, layout.spans)
    return sorted(suspects, key=lambda s: (-s.score, s.start, s.end, s.kind))


def _in_passage(passage: Passage, words: Wording, forms: Forms, parting: Parting) -> Iterator[Guess]:
    yield from find_residue(passage, words)
    yield from find_misspelt(passage, words)
    yield from find_confused(passage, words)
    yield from find_missing(passage, words)
    yield from find_marks(passage, words)
    yield from forms.find(passage)
    yield from parting.find(passage)


def _without_overlaps(passage: Passage, guesses: Iterable[Guess]) -> list[Guess]:
    """Keep the likelier of guesses that touch the same characters, and none on words marked "[sic]"."""
    kept: list[Guess] = []
    taken: set[int] = set()
    for guess in sorted(guesses, key=lambda g: (-g.score, g.start, g.end)):
        places = range(guess.start, max(guess.end, guess.start + 1))
        if touches(passage.addresses, guess.start, guess.end) and guess.kind is not Defect.RESIDUE:
            continue
        if taken.isdisjoint(places) and not _SIC.match(passage.text, guess.end):
            taken.update(places)
            kept.append(guess)
    return kept


def _with_damage(passages: Sequence[Passage], found: Sequence[list[Guess]]) -> list[list[Guess]]:
    """Add a suspect for each passage with far more suspects than the others, and raise those inside it."""
    weights = [sum(min(guess.score, 0.5) for guess in many) for many in found]
    sizes = [max(1, len(passage.tokens)) for passage in passages]
    long = [weight / size for weight, size in zip(weights, sizes, strict=True) if size >= 25]
    usual = max(median(long) if long else 0.0, 0.001)
    made: list[list[Guess]] = []
    for passage, many, weight, size in zip(passages, found, weights, sizes, strict=True):
        if (
            len(many) >= 5
            and weight >= _HEAVY
            and weight / size >= _DENSE * usual
            and passage.kind in {"p", "item", "note"}
        ):
            reason = f"a damaged passage: {len(many)} suspects in {size} words"
            whole = Guess(0, len(passage.text), Defect.OCR, "", min(0.9, 0.4 + 0.1 * weight), reason, whole=True)
            raised = [replace(guess, score=min(0.95, guess.score + _COMPANY)) for guess in many]
            made.append([whole, *raised])
        else:
            made.append(many)
    return made


def _suspect(source: Source, passage: Passage, guess: Guess) -> Suspect:
    start, end = passage.range(guess.start, guess.end)
    score = round(min(1.0, guess.score), 3)
    words = source.slice(start, end)
    return Suspect(start, end, guess.kind, words, guess.proposal, score, guess.reason, guess.whole)
