"""The candidates of all texts of an edition, put together: what may be a name and is in no register."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from edition.conversion import decisions_for
from edition.decide.decisions import Decisions
from edition.decide.naming import decide_names
from edition.encode.document import recognise
from edition.errors import EditionError
from edition.matching import matcher_of
from edition.project import Edition
from edition.recognise.candidates import Candidate, find_candidates
from edition.recognise.matcher import Matcher
from edition.recognise.naming.context import Proposal, State
from edition.recognise.naming.grouping import group
from edition.recognise.naming.near import Near, NearIndex
from edition.recognise.span import Certainty
from edition.registers.model import Registers
from edition.source import Source, read_source

#: Code points of the text shown on each side of a mention.
WIDTH: Final = 45
_LOWER: Final = re.compile(r"(?<!\w)[a-zà-ÿа-яё]{2,}(?!\w)")
_WEIGHT: Final = {Certainty.HIGH: 3.0, Certainty.MEDIUM: 2.0, Certainty.LOW: 1.0}
#: Initials set close: "V.I." is read as "V. I.".
_CLOSE_INITIALS: Final = re.compile(r"(?<=\w\.)(?=\w)")


@dataclass(frozen=True)
class Passage:
    """A mention in its context: words before, the name, words after; line of the capture."""

    text_id: str
    capture: str
    line: int
    before: str
    name: str
    after: str


@dataclass(frozen=True)
class Proposed:
    """A candidate of the edition; `counts` tells how often it stands in each text."""

    words: str
    kind: str
    certainty: Certainty
    counts: Mapping[str, int]
    forms: tuple[str, ...]
    evidence: tuple[str, ...]
    near: tuple[Near, ...]
    passages: tuple[Passage, ...]
    language: str = "en"

    @property
    def count(self) -> int:
        """How often it occurs in all."""
        return sum(self.counts.values())

    def as_json(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            "words": self.words,
            "kind": self.kind,
            "certainty": str(self.certainty),
            "count": self.count,
            "texts": dict(self.counts),
            "forms": list(self.forms),
            "evidence": list(self.evidence),
            "near": [{"key": one.key, "form": one.form, "score": one.score} for one in self.near],
            "contexts": [
                {"text": one.text_id, "capture": one.capture, "line": one.line, "before": one.before,
                 "name": one.name, "after": one.after}
                for one in self.passages
            ],
        }  # fmt: skip


@dataclass
class _Text:
    source: Source
    decisions: Decisions
    candidates: list[Candidate] = field(default_factory=list)

    @property
    def id(self) -> str:
        return self.decisions.text.id

    @property
    def language(self) -> str:
        return self.decisions.text.language

    @property
    def names(self) -> set[str]:
        return {self.id, self.source.name, self.source.path.stem}


def proposals(edition: Edition, texts: Collection[str] = ()) -> list[Proposed]:
    """Return the candidates of an edition, or of the texts named by identifier or capture, the most frequent first.

    What a register has as a form, and what the decisions of a text say is no name, is left out. Raises
    EditionError for a text that is not there.
    """
    read = _texts(edition)
    chosen = [one for one in read if not texts or one.names & set(texts)]
    missing = sorted(set(texts) - {name for one in chosen for name in one.names})
    if missing:
        raise UnknownError(f"{', '.join(missing)}: no such text")
    known: dict[str, set[str]] = defaultdict(set)
    for one in read:
        known[one.language].update(_LOWER.findall(one.source.text))
    matcher = matcher_of(edition)
    forms = known_forms(matcher.registers)
    index, registered = NearIndex(forms), {form for form, _ in forms}
    for one in chosen:
        ignored = {word.casefold() for word in one.decisions.names.ignore}
        found = _candidates(one, matcher, index, known[one.language])
        one.candidates = [c for c in found if not _is_decided(c, registered, ignored)]
    return _merged(chosen)


def _candidates(text: _Text, matcher: Matcher, index: NearIndex, known: Collection[str]) -> list[Candidate]:
    """Find the candidates of one text beside the names and dates that are marked, and what the editor decided on."""
    marked = recognise(text.source, text.decisions, matcher)
    taken = [(span.start, span.end) for span in (*marked.names, *marked.dates) if span.start < span.end]
    taken += decide_names(text.source, text.decisions, matcher.registers).ranges
    return find_candidates(text.source, marked.layout, taken, index, language=text.language, known=known)


def known_forms(registers: Registers) -> list[tuple[str, str]]:
    """Return (form, key) for all names of registers, and for the surname of each that has one."""
    found: dict[tuple[str, str], None] = {}
    for entry in registers.entries:
        for form in entry.forms:
            found[form.words, entry.key] = None
            if form.surname:
                found[form.surname, entry.key] = None
    return list(found)


class UnknownError(EditionError):
    """A text or candidate that was named is not there."""

    exit_code = 2


def find_proposed(edition: Edition, words: str, texts: Collection[str] = ()) -> Proposed:
    """Return the candidate with these words as its name or one of its forms; raises UnknownError without one."""
    every = proposals(edition, texts)
    folded = " ".join(words.split()).casefold()
    exact = [one for one in every if one.words.casefold() == folded]
    found = exact or [one for one in every if folded in {form.casefold() for form in one.forms}]
    if not found:
        index = NearIndex([(form, one.words) for one in every for form in one.forms])
        like = ", ".join(f"“{near.form}”" for near in index.near(words))
        hint = f"; did you mean {like}?" if like else "; list them with: edition report names"
        raise UnknownError(f"“{words}”: no such candidate{hint}")
    return found[0]


def _texts(edition: Edition) -> list[_Text]:
    found = []
    for capture in edition.captures():
        source = read_source(capture)
        found.append(_Text(source, decisions_for(source, edition)[0]))
    return found


def _is_decided(one: Candidate, registered: Collection[str], ignored: Collection[str]) -> bool:
    forms = {one.words, *one.forms}
    return forms <= set(registered) or bool({form.casefold() for form in forms} & set(ignored))


def _merged(texts: list[_Text]) -> list[Proposed]:
    """Put together the candidates of several texts, by the rules by which mentions of one text are."""
    by_language: dict[str, list[tuple[_Text, Candidate]]] = defaultdict(list)
    for one in texts:
        by_language[one.language] += [(one, candidate) for candidate in one.candidates]
    found: list[Proposed] = []
    for language, pairs in by_language.items():
        found += _merged_in(language, pairs)
    return sorted(found, key=lambda one: (-one.count, -_WEIGHT[one.certainty], one.words))


def _merged_in(language: str, pairs: list[tuple[_Text, Candidate]]) -> list[Proposed]:
    text, at, owners, drafts = "", 0, {}, []
    chunks = []
    for pair in pairs:
        words = pair[1].words
        parts = tuple(_CLOSE_INITIALS.sub(" ", words).split())
        draft = Proposal(at, at + len(words), parts, State.YES, {pair[1].kind: _WEIGHT[pair[1].certainty]})
        drafts.append(draft)
        owners[at] = pair
        chunks.append(words)
        at += len(words) + 1
    text = "\n".join(chunks)
    return [
        _proposed(one.words, [owners[start] for start, _ in one.mentions], one.kind, language)
        for one in group(drafts, text, language)
    ]


def _proposed(words: str, pairs: list[tuple[_Text, Candidate]], kind: str, language: str) -> Proposed:
    counts: dict[str, int] = {}
    for text, candidate in pairs:
        counts[text.id] = counts.get(text.id, 0) + candidate.count
    candidates = [candidate for _, candidate in pairs]
    best: dict[str, Near] = {}
    for near in (near for candidate in candidates for near in candidate.near):
        if near.key not in best or best[near.key].score < near.score:
            best[near.key] = near
    reasons = dict.fromkeys(reason for one in candidates for reason in one.evidence if not reason.endswith(" times"))
    sure = [one.certainty for one in candidates if one.kind == kind]
    return Proposed(
        words,
        kind,
        max(sure, key=lambda one: _WEIGHT[one], default=Certainty.LOW),
        counts,
        tuple(sorted({form for one in candidates for form in one.forms})),
        tuple(reasons),
        tuple(sorted(best.values(), key=lambda one: (-one.score, one.key)))[:3],
        tuple(_passage(text, mention) for text, candidate in pairs for mention in candidate.mentions),
        language,
    )


def _passage(text: _Text, mention: tuple[int, int]) -> Passage:
    start, end = mention
    words = text.source.text
    before = words[max(0, start - WIDTH) : start].split("\n")[-1]
    after = words[end : end + WIDTH].split("\n")[0]
    # A word cut in two at the edge is left out.
    before = before if len(before) < WIDTH else before.partition(" ")[2]
    after = after if len(after) < WIDTH else after.rpartition(" ")[0]
    name = " ".join(words[start:end].split())
    return Passage(text.id, text.source.name, text.source.line_at(start), _one_line(before), name, _one_line(after))


def _one_line(words: str) -> str:
    """Return words with each white space as one blank; a blank at an end tells that the name does not touch them."""
    return re.sub(r"\s+", " ", words)
