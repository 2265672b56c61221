"""Write files so that a reader never sees half of one: temporary file, then rename; only what changed."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from edition.errors import BusyError, OutputError


def write_if_changed(path: Path, data: bytes) -> bool:
    """Write bytes unless the file has them already; return whether it was written.

    Raises OutputError when the file cannot be written. An interrupted call leaves the old file.
    """
    try:
        if path.is_file() and path.read_bytes() == data:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".tmp")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.chmod(0o666 & ~_umask())
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from error
    return True


def sweep(folder: Path) -> None:
    """Remove the temporary files that a killed process left; call it only while holding the edition's lock."""
    for path in folder.rglob(".*.tmp"):
        path.unlink(missing_ok=True)


def inside(folder: Path, name: str) -> Path:
    """Return the path of a file named by data, sure to lie within `folder`; raises OutputError otherwise."""
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise OutputError(f"{name}: leaves the folder {folder}; file names must stay inside it")
    return folder / name


@contextlib.contextmanager
def only_one(lock_file: Path) -> Iterator[None]:
    """Hold the lock of an edition; raises BusyError at once when another process holds it."""
    try:
        lock_file.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(lock_file, timeout=0)
        lock.acquire()
    except Timeout as error:
        raise BusyError(f"{lock_file.parent}: another `edition` is at work here; wait for it to end") from error
    except OSError as error:
        raise OutputError(f"{lock_file}: cannot be written: {error.strerror or error}") from error
    try:
        yield
    finally:
        lock.release()


_UMASK: list[int] = []


def _umask() -> int:
    """Return the process's umask, read once: it cannot be read without being set."""
    if not _UMASK:
        _UMASK.append(os.umask(0))
        os.umask(_UMASK[0])
    return _UMASK[0]
