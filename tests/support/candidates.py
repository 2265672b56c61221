"""Measure the finding of unknown names against hand-made lists (tests/candidates)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from edition.recognise.candidates import Candidate, find_candidates
from edition.recognise.layout import recognise_layout
from edition.source import Source, read_source

FOLDER = Path(__file__).resolve().parents[1] / "candidates"
HALVES = ("dev", "held-out")
LANGUAGES = {"german": "de", "french": "fr", "russian": "ru"}


@dataclass(frozen=True)
class Name:
    """A mention of a name as an editor marks it."""

    words: str
    kind: str
    start: int

    @property
    def end(self) -> int:
        """The code point after it."""
        return self.start + len(self.words)


@dataclass
class Score:
    """Counts of one or several passages; `wrong` and `missed` are for the eye."""

    names: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    candidates: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    kinds_right: int = 0
    mentions: int = 0
    mentions_found: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Distinct names found, of all."""
        return self.found.total() / self.names.total()

    @property
    def precision(self) -> float:
        """Candidates that are names, of all."""
        return self.right.total() / self.candidates.total()

    @property
    def kind_accuracy(self) -> float:
        """Candidates of the right kind, of those that are names."""
        return self.kinds_right / max(1, self.right.total())


def passages(half: str) -> list[Path]:
    """Return the passages of one half."""
    return sorted((FOLDER / half).glob("*.txt"))


def names_of(path: Path) -> list[Name]:
    """Read the list of names beside a passage."""
    rows = (line.split("\t") for line in path.with_suffix(".tsv").read_text("utf-8").splitlines())
    return [Name(words, kind, int(start)) for words, kind, start in rows]


def language_of(path: Path) -> str:
    """Return the language of a passage, by its file name."""
    return LANGUAGES.get(path.stem.split("-")[0] if path.stem.endswith(("article", "letter")) else "", "en")


def run(path: Path) -> tuple[Source, list[Candidate]]:
    """Find the candidates of a passage."""
    source = read_source(path)
    return source, find_candidates(source, recognise_layout(source), language=language_of(path))


def measure(paths: list[Path], score: Score | None = None) -> Score:
    """Measure passages, to the character."""
    score = score or Score()
    for path in paths:
        _measure_one(path, score)
    return score


def _measure_one(path: Path, score: Score) -> None:
    source, candidates = run(path)
    names = names_of(path)
    proposed = {mention for one in candidates for mention in one.mentions}
    kinds = {(name.start, name.end): name.kind for name in names}
    for words, kind in sorted({(name.words, name.kind) for name in names}):
        hit = any((n.start, n.end) in proposed for n in names if (n.words, n.kind) == (words, kind))
        score.names[kind] += 1
        score.found[kind] += hit
        if not hit:
            score.missed.append(f"{path.stem}: {words} ({kind})")
    score.mentions += len(kinds)
    score.mentions_found += len(kinds.keys() & proposed)
    for one in candidates:
        score.candidates[one.kind] += 1
        hits = [kinds[mention] for mention in one.mentions if mention in kinds]
        score.right[one.kind] += bool(hits)
        score.kinds_right += one.kind in hits
        if not hits:
            start, end = one.mentions[0]
            around = source.text[max(0, start - 20) : end + 20].replace("\n", "/")
            score.wrong.append(f"{path.stem}: {one.words} ({one.kind}) … {around}")


def lines(score: Score) -> Iterator[str]:
    """Yield the figures as a table."""
    for kind in sorted(score.names):
        names, candidates = score.names[kind], score.candidates[kind]
        yield _row(kind, score.found[kind] / names, names, score.right[kind] / max(1, candidates), candidates)
    yield _row("all", score.recall, score.names.total(), score.precision, score.candidates.total())
    yield f"  mentions found {score.mentions_found / score.mentions:.1%}, kind right {score.kind_accuracy:.1%}"


def _row(kind: str, recall: float, names: int, precision: float, candidates: int) -> str:
    return f"  {kind:<13} recall {recall:6.1%} of {names:4}   precision {precision:6.1%} of {candidates:4}"
