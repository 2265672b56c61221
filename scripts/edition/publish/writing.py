"""Write what a task made, and say what was written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from edition.adapters.files import inside, write_if_changed
from edition.graph import Outcome
from edition.model import Finding


def written(root: Path, folder: Path, files: Iterable[tuple[str, bytes]], findings: Sequence[Finding] = ()) -> Outcome:
    """Write files by their names in a folder, one after the other; return the outcome of the task that made them.

    `root` is that of the edition. Raises OutputError for a name that leaves the folder, or what cannot be written.
    """
    made = []
    for name, data in files:
        target = inside(folder, name)
        write_if_changed(target, data)
        made.append(target.relative_to(root).as_posix())
    return Outcome(tuple(made), tuple(findings))


def site_of(root: Path) -> Path:
    """Return the folder of the web edition."""
    return root / "output" / "site"
