"""Editions for tests: copies of what this repository's own edition is made of."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.support.paths import ROOT


def copy_metadata(root: Path) -> None:
    """Copy the metadata and the registers of this repository's edition into the tei/ folder of another."""
    (root / "tei").mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "tei" / "edition.xml", root / "tei" / "edition.xml")
    shutil.copytree(ROOT / "tei" / "registers", root / "tei" / "registers", dirs_exist_ok=True)
