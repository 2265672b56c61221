"""The names of an edition's registers, ready to be found, and which of them each capture may name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from edition.errors import SourceError
from edition.graph import Graph, Outcome, combine
from edition.project import Edition
from edition.recognise.fold import lower, plain
from edition.recognise.matcher import Matcher
from edition.registers.model import Registers
from edition.registers.read import read_registers, register_files
from edition.source import read_source
from edition.workers import Task

_WORD: Final = re.compile(r"[^\W\d_]+")
#: Strings of a decisions file that may be keys of registers.
_QUOTED: Final = re.compile(r'"([^\s"]+)"')


@dataclass(frozen=True)
class NamesArgument:
    """A capture of an edition."""

    root: str
    capture: str


def names_tasks(edition: Edition, graph: Graph, code: str) -> Iterator[Task]:
    """Yield a task for each capture that tells which entries of the registers it may name.

    A text depends on these entries only: a new entry re-marks the texts in which one of its forms occurs.
    `code` is the hash of the tool's own code.
    """
    about = combine([code, [graph.digest(path) for path in register_files(edition.registers)]])
    for capture in edition.captures():
        inputs = combine([graph.digest(capture), graph.digest(capture.with_suffix(".toml")), about])
        yield Task(f"names:{capture.name}", inputs, names_in, NamesArgument(str(edition.root), capture.name))


def names_in(argument: NamesArgument) -> Outcome:
    """Return one hash of the entries and forenames of the registers that occur in a capture and its decisions."""
    edition = Edition(Path(argument.root))
    matcher = matcher_of(edition)
    try:
        source = read_source(edition.seeds / argument.capture)
    except SourceError:
        return Outcome()  # told by the conversion
    decisions = source.path.with_suffix(".toml")
    said = decisions.read_text("utf-8", "replace") if decisions.is_file() else ""
    entries = {*matcher.entries_in(source.text), *matcher.entries_in(said)}
    words = {lower(plain(word)) for word in _WORD.findall(source.text)}
    decided = set(_QUOTED.findall(said))
    entries |= {entry.id for entry in matcher.registers.entries if entry.key in decided}
    digests = [matcher.registers.by_id[one].digest for one in sorted(entries)]
    return Outcome(value=combine([digests, sorted(words & matcher.given_names)]))


def matcher_of(edition: Edition) -> Matcher:
    """Return what finds the names of an edition's registers; it is made once a process."""
    return _matcher(read_registers(edition.registers))


@lru_cache(maxsize=1)
def _matcher(registers: Registers) -> Matcher:
    return Matcher(registers)
