"""The small edition with registers in tests/registers, published in a folder of its own."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from edition.pipeline import Pipeline, Report
from edition.project import Edition
from tests.support.paths import ROOT

EDITION: Final = ROOT / "tests" / "registers" / "edition"
GOLDEN: Final = ROOT / "tests" / "registers" / "golden"


def copied(folder: Path) -> Path:
    """Return a copy of the edition in a new folder."""
    root = folder / "edition"
    shutil.copytree(EDITION, root)
    (root / "seeds").mkdir(exist_ok=True)
    return root


def published(root: Path) -> Report:
    """Publish data and site; return what was done."""
    return Pipeline(Edition(root.resolve())).publish(("data", "site"))
