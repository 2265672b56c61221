"""Pagefind behind one door: a folder of HTML pages becomes a static search index.

Only this module runs pagefind. Its binary comes from the wheel pagefind_bin; nothing is downloaded.
"""

from __future__ import annotations

import subprocess
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Final

from edition.adapters.pagefind_order import ordered
from edition.errors import SearchError

#: What a page of one's own needs of the files that Pagefind writes; its ready-made interfaces are left out.
_KEPT: Final = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "*.pf_*", "*/*.pf_*", "wasm.*")
_SECONDS: Final = 3600


def executable() -> Path | None:
    """Return the binary, or None where its wheel is not installed or has none for this machine."""
    try:
        return Path(import_module("pagefind_bin").get_executable())
    except (ImportError, FileNotFoundError):
        return None


def build_index(pages: Path, language: str = "en") -> dict[str, bytes]:
    """Index all pages below a folder as one language; return the files of the index by name.

    The names are hashes of the contents, and the same pages give the same files. Raises SearchError.
    """
    binary = executable()
    if binary is None:
        raise SearchError("pagefind is not installed; install the package pagefind_bin")
    with tempfile.TemporaryDirectory(prefix="edition-search-") as folder:
        command = [
            str(binary),
            "--silent",
            "--site",
            str(pages.resolve()),
            "--output-path",
            folder,
            "--force-language",
            language,
        ]
        try:
            done = subprocess.run(  # noqa: S603 - the binary of the wheel, on pages of our own making
                command, cwd=folder, capture_output=True, timeout=_SECONDS, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise SearchError(f"pagefind: {error}") from error
        if done.returncode:
            said = " ".join((done.stderr + done.stdout).decode("utf-8", "replace").split())
            raise SearchError(f"pagefind failed ({done.returncode}): {said[-300:]}")
        return ordered(_files(Path(folder)))


def _files(folder: Path) -> dict[str, bytes]:
    found = {path for pattern in _KEPT for path in folder.glob(pattern) if path.is_file()}
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(found)}
