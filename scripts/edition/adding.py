"""Texts that join an edition: near duplicates found by signatures, decisions drafted, identifiers unique."""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from edition.adapters.files import write_if_changed
from edition.decide.decisions import read_decisions
from edition.decide.draft import Draft, draft_decisions, write_draft
from edition.errors import EditionError, SourceError
from edition.graph import Graph, Outcome, combine
from edition.project import Edition
from edition.recognise.fold import lower, plain
from edition.recognise.layout import Layout, recognise_layout
from edition.source import MAX_BYTES, Source, decode_source, read_source

#: A signature is the least hashes of so many runs of so many words (bottom-k sketch of shingles).
_HASHES: Final = 128
_RUN: Final = 4
_SIGNATURES: Final = 1
#: Two texts are nearly the same when they share this much of their runs of words (Jaccard index, estimated).
#: An OCR copy with one word in twenty misread shares 0.7; two translations of a text, or an excerpt and the
#: whole, share far less.
NEARLY: Final = 0.5
_WORD: Final = re.compile(r"[^\W_]+")


class AlreadyThereError(EditionError):
    """The capture, or another of its name, or nearly the same text, belongs to the edition already."""

    exit_code = 2


@dataclass(frozen=True)
class Added:
    """A capture that joined the edition."""

    source: Source
    target: Path
    decisions: Path
    layout: Layout
    draft: Draft


def captures_in(path: Path) -> list[Path]:
    """Return a file, or the captures (*.txt) of a folder by name; raises SourceError for a folder without any."""
    if not path.is_dir():
        return [path]
    found = sorted(one for one in path.rglob("*.txt") if one.is_file() and not one.name.startswith("."))
    if not found:
        raise SourceError(f"{path}: is a folder without captures; give plain-text files named *.txt")
    return found


def read_stream(data: bytes, name: str) -> Source:
    """Make a Source of a capture that came in by standard input; raises SourceError as for a file."""
    if len(data) > MAX_BYTES:
        raise SourceError(f"{name}: {len(data):,} bytes, more than the limit of {MAX_BYTES:,}; split the capture")
    return decode_source(data, Path(name))


class Adding:
    """Adds captures to an edition, one after the other; use it while holding the edition's lock."""

    def __init__(self, edition: Edition, *, even_if_alike: bool = False) -> None:
        self.edition = edition
        self.even_if_alike = even_if_alike
        self._graph = Graph(edition.output / ".signatures.json", edition.root)
        self._signatures: dict[Path, frozenset[int]] | None = None
        self._identifiers: set[str] | None = None

    def add_file(self, file: Path) -> Added:
        """Copy a capture into the edition and draft its decisions; raises AlreadyThereError, SourceError."""
        source = read_source(file)
        name = file.name if file.suffix == ".txt" else f"{file.stem}.txt"
        here = file.resolve() == (self.edition.seeds / name).resolve()
        return self._add(source, file.read_bytes(), name, here=here)

    def add_stream(self, data: bytes, name: str) -> Added:
        """Take in a capture from standard input under a name; raises as `add_file` does."""
        if not name or Path(name).name != name or name.startswith("."):
            raise SourceError(f"{name or '-'}: give the capture a plain file name with --name")
        file = name if name.endswith(".txt") else f"{name}.txt"
        return self._add(read_stream(data, file), data, file)

    def _add(self, source: Source, data: bytes, name: str, *, here: bool = False) -> Added:
        target = self.edition.seeds / name
        if not here:
            self._refuse_known(source, target)
        decisions = target.with_suffix(".toml")
        if decisions.exists():
            shown = self.edition.shown(decisions)
            raise AlreadyThereError(f"{shown}: exists already; edit it, or remove it first")
        layout, draft = self.draft(source)
        write_if_changed(target, data)
        write_if_changed(decisions, write_draft(draft).encode("utf-8"))
        self._taken.add(draft.decisions.text.id)
        self._known[target] = signature(source.text)
        return Added(source, target, decisions, layout, draft)

    def draft(self, source: Source) -> tuple[Layout, Draft]:
        """Recognise a capture and draft its decisions, with an identifier that no other text has."""
        layout = recognise_layout(source)
        draft = draft_decisions(source, layout, added=today())
        wanted = made = draft.decisions.text.id
        number = 2
        while made in self._taken:
            made, number = f"{wanted}-{number}", number + 1
        text = replace(draft.decisions.text, id=made)
        return layout, replace(draft, decisions=replace(draft.decisions, text=text))

    def close(self) -> None:
        """Keep the signatures for the next time."""
        if self._signatures is not None:
            self._graph.save()

    @property
    def _taken(self) -> set[str]:
        if self._identifiers is None:
            decisions = sorted(self.edition.seeds.glob("*.toml"))
            self._identifiers = {path.stem for path in self.edition.text_files()}
            self._identifiers |= {read_decisions(path).text.id for path in decisions}
        return self._identifiers

    @property
    def _known(self) -> dict[Path, frozenset[int]]:
        """The signatures of the captures that are there; they are kept between calls, by content."""
        if self._signatures is None:
            self._signatures = {path: self._signature(path) for path in self.edition.captures()}
        return self._signatures

    def _signature(self, path: Path) -> frozenset[int]:
        name, inputs = f"signature:{path.name}", combine([_SIGNATURES, self._graph.digest(path)])
        if not self._graph.current(name, inputs):
            try:
                made = signature(read_source(path).text)
            except SourceError:
                made = frozenset()  # told by the conversion
            self._graph.done(name, inputs, Outcome(value=" ".join(f"{one:x}" for one in sorted(made))))
        return frozenset(int(one, 16) for one in self._graph.value(name).split())

    def _refuse_known(self, source: Source, target: Path) -> None:
        shown = self.edition.shown
        for known in self._known:
            if self._graph.digest(known) == source.sha256:
                raise AlreadyThereError(f"{source.path}: is in the edition already, as {shown(known)}")
        if target.exists():
            raise AlreadyThereError(f"{shown(target)}: exists with other words; rename the new capture")
        if not self.edition.seeds.is_dir() and self.edition.seeds.exists():
            raise SourceError(f"{shown(self.edition.seeds)}: is no folder")
        if not self.even_if_alike:
            self._refuse_alike(source)

    def _refuse_alike(self, source: Source) -> None:
        mine = signature(source.text)
        for known, its in self._known.items():
            share = alike(mine, its)
            if share >= NEARLY:
                shown = self.edition.shown(known)
                raise AlreadyThereError(
                    f"{source.path}: is nearly the text of {shown} (about {share:.0%} of the runs of words are the "
                    "same); to have both, add it with --even-if-alike"
                )


def signature(text: str) -> frozenset[int]:
    """Return the least hashes of the runs of words of a text, small letters without accents."""
    words = [word.encode() for word in _WORD.findall(plain(lower(text)))]
    return frozenset(sorted(set(_runs(words)))[:_HASHES])


def _runs(words: list[bytes]) -> Iterator[int]:
    if len(words) < _RUN:
        yield zlib.crc32(b" ".join(words))
    for at in range(len(words) - _RUN + 1):
        yield zlib.crc32(b" ".join(words[at : at + _RUN]))


def alike(one: Iterable[int], other: Iterable[int]) -> float:
    """Return an estimate of the share of runs that two texts have in common (Jaccard index)."""
    mine, its = frozenset(one), frozenset(other)
    least = sorted(mine | its)[:_HASHES]
    return sum(value in mine and value in its for value in least) / len(least) if least else 0.0


def today() -> str:
    """Return the date on which a text is added: data for the editor, who may change it."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    day = datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdigit() else date.today()
    return day.isoformat()
