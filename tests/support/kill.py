"""Kill a command at random moments, as a power cut would."""

from __future__ import annotations

import multiprocessing
import os
import random
import sys
from collections.abc import Callable
from pathlib import Path


def kill_often(
    arguments: list[str],
    cwd: Path,
    times: int,
    between: tuple[float, float],
    before: Callable[[int], None],
    after: Callable[[], None],
    seed: int = 1918,
) -> None:
    """Start `edition ARGUMENTS` so many times and kill it after a random time; call `before` and `after` each time.

    `between` are the shortest and the longest time in seconds. A run that ended before is left alone. Each is a process
    forked from one that has loaded the tool, so that it is killed at its work and not while it loads.
    """
    chance = random.Random(seed)
    forks = multiprocessing.get_context("forkserver")
    forks.set_forkserver_preload(["edition.cli"])
    for number in range(times):
        before(number)
        process = forks.Process(target=_run, args=(arguments, str(cwd)))
        process.start()
        process.join(chance.uniform(*between))
        process.kill()
        process.join()
        process.close()
        after()


def _run(arguments: list[str], cwd: str) -> None:
    from edition.cli import main

    with open(os.devnull, "w") as silence:  # noqa: PTH123
        sys.stdout = sys.stderr = silence
        os.chdir(cwd)
        main(arguments)
