"""Run the command line as a user does: its exit code, its words.

Most tests run it in the process of the tests: to start an interpreter and to compile the stylesheets takes longer than
to do what a test is about. What is about processes (locks, kills, surroundings) asks for one of its own.
"""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
import traceback
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from edition.cli import main


@dataclass(frozen=True)
class Done:
    """A finished command."""

    code: int
    out: str
    err: str


def edition(
    *arguments: str, cwd: Path, env: dict[str, str] | None = None, given: bytes = b"", timeout: float | None = None
) -> Done:
    """Run `edition ARGUMENTS` in a folder, with `given` on its standard input.

    With surroundings (`env`) or a limit of time in seconds it gets a process of its own.
    """
    if env is not None or timeout is not None:
        return of_its_own(*arguments, cwd=cwd, env=env, given=given, timeout=timeout or 120)
    with _standing_in(cwd), _streams(given) as (out, err):
        try:
            main(list(arguments))
            code: Any = 0
        except SystemExit as end:
            code = end.code
        except Exception:
            traceback.print_exc()
            code = 1
    return Done(int(code or 0), out.getvalue().decode(), err.getvalue().decode())


def of_its_own(
    *arguments: str, cwd: Path, env: dict[str, str] | None = None, given: bytes = b"", timeout: float = 120
) -> Done:
    """Run `edition ARGUMENTS` in a folder, in a process of its own."""
    command = [sys.executable, "-m", "edition", *arguments]
    variables = {**os.environ, "NO_COLOR": "1", **(env or {})}
    done = subprocess.run(
        command, cwd=cwd, env=variables, input=given, capture_output=True, timeout=timeout, check=False
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


@contextlib.contextmanager
def _standing_in(folder: Path) -> Iterator[None]:
    """Work in a folder, as a command of its own would: warnings are no errors."""
    with (
        contextlib.chdir(folder),
        mock.patch.dict(os.environ, {"NO_COLOR": "1"}),
        warnings.catch_warnings(),
    ):
        warnings.simplefilter("default")
        yield


@contextlib.contextmanager
def _streams(given: bytes) -> Iterator[tuple[io.BytesIO, io.BytesIO]]:
    """Put what a command says, and what it is given, in the place of the standard streams."""
    out, err = io.BytesIO(), io.BytesIO()
    texts = [io.TextIOWrapper(one, "utf-8", write_through=True) for one in (io.BytesIO(given), out, err)]
    with (
        mock.patch.object(sys, "stdin", texts[0]),
        mock.patch.object(sys, "stdout", texts[1]),
        mock.patch.object(sys, "stderr", texts[2]),
    ):
        yield out, err
    for one in texts:
        if not one.closed:
            one.detach()


def assert_refused(done: Done, code: int, words: str) -> None:
    """Assert that a command failed with one line for people and no traceback."""
    assert done.code == code, (done.out, done.err)
    lines = done.err.strip().splitlines()
    assert len([line for line in lines if line.startswith("edition: ")]) == 1, done.err
    assert words in done.err
    assert "Traceback" not in done.err + done.out
