"""Editions for tests: copies of what this repository's own edition is made of."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from tests.support.paths import ROOT, SEEDS

#: The shortest of the captures.
LETTER: Final = "004_a133331012bf1435"


def copy_metadata(root: Path) -> None:
    """Copy the metadata and the registers of this repository's edition into the tei/ folder of another."""
    (root / "tei").mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "tei" / "edition.xml", root / "tei" / "edition.xml")
    shutil.copytree(ROOT / "tei" / "registers", root / "tei" / "registers", dirs_exist_ok=True)


def copy_captures(root: Path, *names: str) -> None:
    """Begin an edition with some captures of this repository's, their decisions, metadata and registers."""
    (root / "seeds").mkdir(parents=True)
    for name in names:
        for suffix in (".txt", ".toml"):
            shutil.copy(SEEDS / f"{name}{suffix}", root / "seeds")
    copy_metadata(root)
