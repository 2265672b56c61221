"""The merge on disk: which files it reads and writes, in which order, and what is left when it is killed.

Two files change together: the text and its base, what the converter wrote last. First a note is left (ID.xml.next,
beside the base) which says what the text is going to be and what its base shall be; then the text is written, then the
base, then the note is removed. Killed before the text is written, the note says nothing about the text that is there
and does not count; killed after, the text is what the note says, and the base is taken from it. So a hand edit is
neither lost nor seen where there is none, whatever the next run converts.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from edition.adapters.files import write_if_changed
from edition.errors import OutputError
from edition.merge.conflicts import Conflict, report
from edition.merge.three_way import Merged, merge


@dataclass(frozen=True)
class Files:
    """A text, its base, and what may lie beside them."""

    target: Path
    base: Path

    @property
    def proposed(self) -> Path:
        """The new conversion, when it was not written over the text."""
        return self.target.with_name(f"{self.target.stem}.proposed.xml")

    @property
    def conflicts(self) -> Path:
        """Where hand and conversion collide, in words."""
        return self.target.with_name(f"{self.target.stem}.conflicts.txt")

    @property
    def pending(self) -> Path:
        """The note of a merge under way."""
        return self.base.with_name(f"{self.base.name}.next")

    def kept(self, data: bytes) -> Path:
        """Return where a replaced text goes: ID.mine.xml, or with a number when that is another one."""
        number = 1
        while True:
            path = self.target.with_name(f"{self.target.stem}.mine{f'-{number}' if number > 1 else ''}.xml")
            if not path.exists() or path.read_bytes() == data:
                return path
            number += 1


@dataclass(frozen=True)
class Standing:
    """How a text stands to its new conversion."""

    mine: bytes | None
    base: bytes | None
    new: bytes
    merged: Merged

    @property
    def changed(self) -> bool:
        """Whether capture, decisions or converter changed since the last conversion."""
        return self.new != self.base and self.new != self.mine

    @property
    def edited(self) -> bool:
        """Whether the text was edited by hand."""
        return self.mine is not None and self.mine not in (self.base, self.new)


def standing(files: Files, new: bytes) -> Standing:
    """Hold a text against its new conversion; nothing is written. Raises XMLInputError when it is not sound XML."""
    mine = _read(files.target)
    base = _base(files, mine)
    if mine is None or mine in (base, new):
        return Standing(mine, base, new, Merged(new))
    if base is None:
        return Standing(mine, base, new, Merged(mine, (_no_base(files),)))
    return Standing(mine, base, new, merge(base, mine, new, files.target, files.base))


def reconcile(files: Files, new: bytes) -> Standing:
    """Write a new conversion, merged with what was edited by hand; on conflict write the proposal beside it."""
    found = standing(files, new)
    if found.merged.conflicts:
        write_if_changed(files.proposed, new)
        text = report(files.target.name, files.proposed.name, found.merged.conflicts)
        write_if_changed(files.conflicts, text.encode())
        return found
    result = found.merged.xml
    _write(files, result, new)
    return found


def resolve(files: Files, new: bytes, side: str) -> Path | None:
    """End a conflict: "mine" keeps the text, "theirs" takes the new conversion; both make that the base.

    Returns where the replaced text was put.
    """
    mine = _read(files.target)
    if side == "mine" and mine is not None:
        _write(files, mine, new)
        return None
    kept = None
    if mine is not None and mine not in (new, _base(files, mine)):
        kept = files.kept(mine)
        write_if_changed(kept, mine)
    _write(files, new, new)
    return kept


def _write(files: Files, result: bytes, new: bytes) -> None:
    """Write a text and its base, and remove what is done with."""
    if _read(files.target) != result:
        write_if_changed(files.pending, _digest(result).encode() + (b"\n" + new if result != new else b""))
        write_if_changed(files.target, result)
    write_if_changed(files.base, new)
    clear(files)


def clear(files: Files) -> None:
    """Remove what was left beside a text for the editor, or by a killed run."""
    for path in (files.pending, files.proposed, files.conflicts):
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise OutputError(f"{path}: cannot be removed: {error.strerror}") from error


def _base(files: Files, mine: bytes | None) -> bytes | None:
    """Return the base of a text: what a killed run noted, if it got as far as writing the text, or the file."""
    note = _read(files.pending)
    if note is None or mine is None:
        return _read(files.base)
    digest, apart, base = note.partition(b"\n")
    if digest != _digest(mine).encode():
        return _read(files.base)
    return base if apart else mine


def _no_base(files: Files) -> Conflict:
    said = f"there is no {files.base.name} beside what the converter wrote before: a hand edit cannot be told from it"
    return Conflict(said, "/", "", 1, "", "the text as it is", "the new conversion")


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
