"""Golden files: compare, show a readable difference, write anew on demand."""

from __future__ import annotations

import difflib
from pathlib import Path


def check_golden(path: Path, actual: str, *, update: bool) -> None:
    """Assert that a golden file has these words, or write them when `update` is set."""
    if update:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(actual, "utf-8", newline="\n")
        return
    expected = path.read_text("utf-8") if path.is_file() else ""
    if actual != expected:
        lines = difflib.unified_diff(expected.splitlines(), actual.splitlines(), path.name, "now", lineterm="", n=2)
        raise AssertionError("\n".join(["differs (pytest --update-golden writes it anew):", *lines]))
