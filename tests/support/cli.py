"""Run the command line as a user does: a process of its own, its exit code, its words."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Done:
    """A finished command."""

    code: int
    out: str
    err: str


def edition(*arguments: str, cwd: Path, env: dict[str, str] | None = None, timeout: float = 120) -> Done:
    """Run `edition ARGUMENTS` in a folder."""
    command = [sys.executable, "-m", "edition", *arguments]
    variables = {**os.environ, "NO_COLOR": "1", **(env or {})}
    done = subprocess.run(command, cwd=cwd, env=variables, capture_output=True, text=True, timeout=timeout, check=False)
    return Done(done.returncode, done.stdout, done.stderr)


def assert_refused(done: Done, code: int, words: str) -> None:
    """Assert that a command failed with one line for people and no traceback."""
    assert done.code == code, (done.out, done.err)
    lines = done.err.strip().splitlines()
    assert len([line for line in lines if line.startswith("edition: ")]) == 1, done.err
    assert words in done.err
    assert "Traceback" not in done.err + done.out
