"""Switches and fixtures that all tests share."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings

from tests.support.cli import of_its_own
from tests.support.editions import copy_metadata
from tests.support.paths import ROOT

settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
settings.load_profile("default")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch that writes golden files anew."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew, then look at the diff")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written anew."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Path]:
    """Return a copy of this repository's edition: captures, decisions, metadata, registers; nothing made."""
    root = tmp_path / "edition"
    shutil.copytree(ROOT / "seeds", root / "seeds")
    copy_metadata(root)
    yield root


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return this repository's edition, masters included, published in a folder of its own; not to be changed.

    Processes that share the tests share it, too: the first makes it, the others wait.
    """
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    root = shared / "built" / "edition"
    with FileLock(shared / "built.lock"):
        if not (root / "output" / ".graph.json").is_file():
            shutil.rmtree(root, ignore_errors=True)
            for folder in ("seeds", "tei"):
                shutil.copytree(ROOT / folder, root / folder)
            done = of_its_own(cwd=root)
            assert done.code == 0, done.out + done.err
    return root


@pytest.fixture
def own_built(built: Path, tmp_path: Path) -> Path:
    """Return a copy of the published edition that a test may change."""
    return Path(shutil.copytree(built, tmp_path / "edition", ignore=shutil.ignore_patterns(".edition.lock")))
