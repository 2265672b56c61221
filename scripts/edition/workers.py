"""Run tasks: in this process when they are few, in worker processes when they are many.

Processes, not threads: Saxon holds the interpreter's lock for the whole of a transformation. Each worker
compiles a stylesheet once; what a worker that dies had to say is read from its standard error.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

from edition.errors import EditionError, RenderError
from edition.graph import Outcome

#: Fewer tasks than this are done here: starting a worker takes longer than a dozen pages, or than reading hundreds.
FEW: Final = 12
MANY: Final = 500


@dataclass(frozen=True)
class Task:
    """A function (importable by name) with its argument; `inputs` is the hash of all that it depends on."""

    name: str
    inputs: str
    run: Callable[[Any], Outcome]
    argument: Any


def attempt(task: Task) -> Outcome:
    """Do a task; a failure that the user can mend becomes one line, not an exception."""
    try:
        return task.run(task.argument)
    except EditionError as error:
        return Outcome(failure=str(error), exit_code=error.exit_code)
    except RecursionError:
        return Outcome(failure=f"{task.name}: nested too deeply", exit_code=RenderError.exit_code)


def processors() -> int:
    """Return how many processes may work at once: as many as this one may use processors."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run_tasks(tasks: Iterable[Task], count: int, few: int = FEW) -> Iterator[tuple[Task, Outcome]]:
    """Do `count` tasks and yield each with its outcome; memory does not grow with their number.

    Fewer than `few` are done in this process.
    """
    processes = processors()
    if count < few or processes < 2:
        for task in tasks:
            yield task, attempt(task)
        return
    with tempfile.TemporaryDirectory(prefix="edition-") as logs:
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(processes, context, initializer=_start_worker, initargs=(logs,)) as pool:
            try:
                yield from _bounded(pool, iter(tasks), processes * 4)
            except BrokenProcessPool as error:
                raise RenderError(f"a worker process died: {_last_words(Path(logs))}") from error
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise


def _bounded(pool: ProcessPoolExecutor, tasks: Iterator[Task], most: int) -> Iterator[tuple[Task, Outcome]]:
    waiting: dict[Future[Outcome], Task] = {pool.submit(attempt, t): t for t in islice(tasks, most)}
    while waiting:
        finished, _ = wait(waiting, return_when=FIRST_COMPLETED)
        for future in finished:
            task = waiting.pop(future)
            yield task, future.result()
            for following in islice(tasks, 1):
                waiting[pool.submit(attempt, following)] = following


def _start_worker(logs: str) -> None:
    """Send the standard error of a worker, native code included, to a file that the parent can read."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    log = os.open(Path(logs, f"{os.getpid()}.log"), os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(log, 2)


def _last_words(logs: Path) -> str:
    for log in sorted(logs.glob("*.log")):
        with contextlib.suppress(OSError):
            lines = log.read_text("utf-8", "replace").strip().splitlines()
            if lines:
                return " ".join(lines[-1].split())[:300]
    return "it left no message; run again, and report it if it recurs"
