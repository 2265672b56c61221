"""The build graph: what was made of what, by content hashes; only what changed is made again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from edition import __version__
from edition.adapters.files import write_if_changed
from edition.model import Finding, Location, Severity

_FORMAT: Final = 1


@dataclass(frozen=True)
class Read:
    """A file that a task read, a hash of what it took of it, and the identifiers that it was after."""

    path: str
    digest: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What a task gave: files written, findings, or one line of failure with its exit code.

    `reads` are the files that only the doing showed to be needed.
    """

    outputs: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    failure: str = ""
    exit_code: int = 0
    #: What a task that writes no file is for.
    value: str = ""
    reads: tuple[Read, ...] = ()


@dataclass
class Record:
    """What is remembered of a task that succeeded."""

    inputs: str
    outputs: dict[str, str]
    findings: list[dict[str, Any]] = field(default_factory=list)
    value: str = ""
    #: The hash of what was taken of a file, and the identifiers in it, with blanks between.
    reads: dict[str, list[str]] = field(default_factory=dict)


class Graph:
    """Remembers tasks between runs, in one JSON file that may be deleted at will."""

    def __init__(self, file: Path, root: Path) -> None:
        self.file = file
        self.root = root
        self._records: dict[str, Record] = {}
        self._stats: dict[str, list[Any]] = {}
        self._fresh: dict[str, str] = {}
        self._trees: dict[tuple[Path, tuple[str, ...]], str] = {}
        self._load()

    def _load(self) -> None:
        try:
            data = json.loads(self.file.read_text("utf-8"))
            if data["format"] == _FORMAT and data["version"] == __version__:
                self._records = {name: Record(**record) for name, record in data["tasks"].items()}
                self._stats = data["files"]
        except (OSError, ValueError, KeyError, TypeError):
            self._records, self._stats = {}, {}

    def save(self) -> None:
        """Write what is remembered."""
        data = {
            "format": _FORMAT,
            "version": __version__,
            "tasks": {name: vars(record) for name, record in sorted(self._records.items())},
            "files": {name: self._stats[name] for name in sorted(self._fresh) if name in self._stats},
        }
        write_if_changed(self.file, json.dumps(data, ensure_ascii=False).encode())

    def digest(self, path: Path) -> str:
        """Return the SHA-256 of a file, or "" if there is none; unchanged size and time spare the reading."""
        key = str(path)
        if key in self._fresh:
            return self._fresh[key]
        try:
            status = path.stat()
            stamp = [status.st_size, status.st_mtime_ns]
            known = self._stats.get(key)
            if known and known[:2] == stamp:
                found = str(known[2])
            else:
                found = hashlib.sha256(path.read_bytes()).hexdigest()
                self._stats[key] = [*stamp, found]
        except OSError:
            found = ""
        self._fresh[key] = found
        return found

    def forget(self, path: Path) -> None:
        """Look at a file anew: it was written since."""
        self._fresh.pop(str(path), None)

    def digest_tree(self, folder: Path, patterns: Sequence[str] = ("**/*",)) -> str:
        """Return one hash for the files of a folder (of the tool: nothing writes there): their names and contents."""
        key = (folder, tuple(patterns))
        if key not in self._trees:
            self._trees[key] = self._digest_tree(folder, patterns)
        return self._trees[key]

    def _digest_tree(self, folder: Path, patterns: Sequence[str]) -> str:
        found = hashlib.sha256()
        files = sorted({p for pattern in patterns for p in folder.glob(pattern) if p.is_file()})
        for path in files:
            if "__pycache__" not in path.parts:
                found.update(f"{path.relative_to(folder).as_posix()}\0{self.digest(path)}\n".encode())
        return found.hexdigest()

    def current(self, name: str, inputs: str, reading: Callable[[Path], str] | None = None) -> bool:
        """Whether a task was done with these inputs and its files are still as it left them.

        `reading` returns the hash of what tasks take of a file that they read (see Outcome).
        """
        record = self._records.get(name)
        if record is None or record.inputs != inputs:
            return False
        taken = reading or self.digest
        if any(taken(self.root / path) != read[0] for path, read in record.reads.items()):
            return False
        return all(self.digest(self.root / path) == digest for path, digest in record.outputs.items())

    def findings(self, name: str) -> tuple[Finding, ...]:
        """Return what a task found when it was last done."""
        record = self._records.get(name)
        return tuple(_finding(data) for data in record.findings) if record else ()

    def value(self, name: str) -> str:
        """Return the value that a task gave when it was last done."""
        record = self._records.get(name)
        return record.value if record else ""

    def done(self, name: str, inputs: str, outcome: Outcome) -> None:
        """Remember a task that succeeded."""
        for path in outcome.outputs:
            self.forget(self.root / path)
        outputs = {path: self.digest(self.root / path) for path in outcome.outputs}
        findings = [asdict(one) for one in outcome.findings]
        reads = {read.path: [read.digest, " ".join(read.parts)] for read in outcome.reads}
        self._records[name] = Record(inputs, outputs, findings, outcome.value, reads)

    def outputs(self, prefix: str) -> dict[str, list[str]]:
        """Return the files of all tasks whose names begin with `prefix`, by task."""
        return {name: list(r.outputs) for name, r in self._records.items() if name.startswith(prefix)}

    def reads(self, prefix: str) -> dict[str, set[str]]:
        """Return the files that tasks read, with the identifiers that any of them was after."""
        found: dict[str, set[str]] = {}
        for name, record in self._records.items():
            for path, (_, parts) in record.reads.items() if name.startswith(prefix) else ():
                found.setdefault(path, set()).update(parts.split())
        return found

    def drop(self, name: str) -> None:
        """Forget a task."""
        self._records.pop(name, None)


def combine(parts: Iterable[object] | Mapping[str, object]) -> str:
    """Return one hash of several values; their order matters, that of a mapping's keys does not."""
    values = sorted(parts.items()) if isinstance(parts, Mapping) else list(parts)
    return hashlib.sha256(json.dumps(values, ensure_ascii=False, default=str).encode()).hexdigest()


def _finding(data: Mapping[str, Any]) -> Finding:
    told = {**data, "severity": Severity(data["severity"]), "where": Location(**data["where"])}
    return Finding(**told)
