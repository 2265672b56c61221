"""Switches and fixtures that all tests share."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings

from tests.support.cli import edition, of_its_own
from tests.support.editions import LETTER, copy_captures, copy_metadata
from tests.support.paths import ROOT, tool
from tests.support.register_site import copied, published

if TYPE_CHECKING:
    from playwright.sync_api import Browser

settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
settings.load_profile("default")

# A shell that starts the tests in the background makes all that they start deaf to interruptions; some test those.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch that writes golden files anew."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew, then look at the diff")


@pytest.fixture(autouse=True, scope="session")
def _no_workers() -> Iterator[None]:
    """Do all tasks in the process of the tests: it has compiled the stylesheets, and the other processors are busy."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("edition.workers.processors", lambda: 1)
        yield


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


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Return a folder that `make` filled, in one place for all processes that share the tests.

    The first makes it, the others wait.
    """
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    root, made = shared / name / "edition", shared / name / "made"
    with FileLock(shared / f"{name}.lock"):
        if not made.is_file():
            shutil.rmtree(root, ignore_errors=True)
            make(root)
            made.touch()
    return root


def _make_built(root: Path) -> None:
    for folder in ("seeds", "tei"):
        shutil.copytree(ROOT / folder, root / folder)
    done = of_its_own(cwd=root)
    assert done.code == 0, done.out + done.err


def _make_small(root: Path) -> None:
    copy_captures(root, LETTER)
    done = edition(cwd=root)
    assert done.code == 0, done.out + done.err


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return this repository's edition, masters included, published in a folder of its own; not to be changed."""
    return once(tmp_path_factory, "built", _make_built)


@pytest.fixture(scope="session")
def small_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an edition of one letter, converted and published from its capture; not to be changed."""
    return once(tmp_path_factory, "small", _make_small)


def _make_registers(root: Path) -> None:
    assert not published(copied(root.parent)).failures


@pytest.fixture(scope="session")
def registers_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the small edition with registers, its data and site published; not to be changed."""
    return once(tmp_path_factory, "registers", _make_registers)


@pytest.fixture
def own_registers(registers_built: Path, tmp_path: Path) -> Path:
    """Return a copy of the small edition with registers, published, that a test may change."""
    return _copied(registers_built, tmp_path)


@pytest.fixture
def own_built(built: Path, tmp_path: Path) -> Path:
    """Return a copy of the published edition that a test may change."""
    return _copied(built, tmp_path)


@pytest.fixture
def own_small(small_built: Path, tmp_path: Path) -> Path:
    """Return a copy of the published edition of one letter that a test may change."""
    return _copied(small_built, tmp_path)


def _copied(root: Path, folder: Path) -> Path:
    return Path(shutil.copytree(root, folder / "edition", ignore=shutil.ignore_patterns(".edition.lock")))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start the machine's Chromium, once for the tests of a module."""
    executable = tool("chromium")
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()
