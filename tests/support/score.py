"""Precision and recall of names and dates, counted against the hand-made lists in tests/gold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from edition.decide.decisions import read_decisions
from edition.encode.document import recognise
from edition.matching import matcher_of
from edition.project import Edition
from edition.recognise.span import Span
from edition.source import read_source
from tests.support.gold import Mention, gold_lists, read_gold

#: The kinds for which figures are given, and the kinds of mentions in the lists that belong to each.
KINDS = {
    "persons": {"persName", "persName-generic", "rs-person"},
    "places": {"placeName"},
    "organisations": {"orgName"},
    "events": {"event"},
    "titles": {"title"},
    "dates": {"date"},
}


@dataclass
class Score:
    """How many mentions were found with the right range and key, and what was missed or wrong."""

    right: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """The share of the mentions on the list that were found."""
        return self.right / max(1, self.right + len(self.missed))

    @property
    def precision(self) -> float:
        """The share of what was found that is on the list."""
        return self.right / max(1, self.right + len(self.wrong))


def scores(edition: Edition, *, decisions: bool = True) -> dict[str, Score]:
    """Score the recognition of an edition's captures; without `decisions` on names and dates, the tool alone."""
    found = {kind: Score() for kind in KINDS}
    for path in gold_lists():
        source = read_source(edition.seeds / f"{path.stem}.txt")
        made = read_decisions(source.path.with_suffix(".toml"))
        recognised = recognise(source, made if decisions else made.without_names(), matcher_of(edition))
        _count(path, read_gold(path), [*recognised.names, *recognised.dates], found)
    return found


def _count(path: Path, mentions: list[Mention], spans: Sequence[Span], found: dict[str, Score]) -> None:
    for name, kinds in KINDS.items():
        wanted = Counter((m.start, m.end, _key(m), m.words) for m in mentions if m.kind in kinds)
        have = Counter(
            (
                s.start,
                s.end,
                *_found(
                    s,
                ),
            )
            for s in spans
            if _kind(s) in kinds
        )
        ours = Counter({(a, b, key): n for (a, b, key, _), n in have.items()})
        theirs = Counter({(a, b, key): n for (a, b, key, _), n in wanted.items()})
        score = found[name]
        score.right += (ours & theirs).total()
        label = path.stem[:3]
        score.missed += [f"{label} {a}-{b} {key} {words}" for (a, b, key, words) in wanted if (a, b, key) not in ours]
        score.wrong += [f"{label} {a}-{b} {key} {words}" for (a, b, key, words) in have if (a, b, key) not in theirs]


def _key(mention: Mention) -> str:
    if mention.kind == "date":
        return _printed(mention.attributes())
    return mention.key


def _printed(attributes: Mapping[str, str]) -> str:
    """Return the dates of a date in the calendar in which they are printed.

    The Gregorian twin of an Old Style date follows from it (rule S011); the lists and the edition write that
    of whole months differently.
    """
    names = ("when", "from", "to", "notBefore", "notAfter")
    old = [f"{name}={attributes[f'{name}-custom']}" for name in names if f"{name}-custom" in attributes]
    new = [f"{name}={attributes[name]}" for name in names if name in attributes and f"{name}-custom" not in attributes]
    whole = any(one.startswith("when=") for one in old)
    return " ".join(old if whole else sorted([*old, *new]))


def _kind(span: Span) -> str:
    if span.kind == "rs":
        return "event" if span.attributes.get("type") == "event" else f"rs-{span.attributes.get('type')}"
    generic = span.kind == "persName" and span.attributes.get("type") == "generic"
    return "persName-generic" if generic else span.kind


def _found(span: Span) -> tuple[str, str]:
    """Return the key of a span, and by whom it was made."""
    if span.kind == "date":
        return _printed(span.attributes), ""
    return span.attributes.get("ref", "#").split("#")[1], span.origin
