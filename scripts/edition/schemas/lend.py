"""Which schemas an edition is checked against: its own, or the tool's, of which it has copies for XML editors."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from edition.adapters.files import write_if_changed
from edition.project import Edition, resources
from edition.schemas.derive import ODD, SHEETS

#: The comment at the head of a derived schema.
_DERIVED: Final = b"<!-- Derived from edition.odd by `edition schema`"


def schema_folder(root: Path | None) -> Path:
    """Return the folder of the schemas of an edition, or that of the tool where it has none of its own.

    An edition with an ODD has a schema of its own, and one with an edition.rng that the tool did not derive.
    """
    own = root / "schema" if root else None
    return own if own and _is_own(own) else resources("schema")


def lend_schemas(edition: Edition) -> None:
    """Give an edition without schemas of its own copies of the tool's: the masters point to them.

    XML editors find them there. The copies follow the tool; what an editor put there is left alone.
    """
    folder = edition.root / "schema"
    if _is_own(folder):
        return
    for name in SHEETS:
        data = (resources("schema") / name).read_bytes()
        if not (folder / name).is_file() or _is_derived(folder / name):
            write_if_changed(folder / name, data)


def _is_own(folder: Path) -> bool:
    grammar = folder / "edition.rng"
    return (folder / ODD).is_file() or (grammar.is_file() and not _is_derived(grammar))


def _is_derived(path: Path) -> bool:
    with path.open("rb") as file:
        return _DERIVED in file.read(1000)
