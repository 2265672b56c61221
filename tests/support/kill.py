"""Kill a command at random moments, as a power cut would."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
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

    `between` are the shortest and the longest time in seconds. A run that ended before is left alone.
    """
    chance = random.Random(seed)
    for number in range(times):
        before(number)
        process = subprocess.Popen(
            [sys.executable, "-m", "edition", *arguments],
            cwd=cwd,
            env=dict(os.environ),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(chance.uniform(*between))
        process.send_signal(signal.SIGKILL)
        process.wait()
        after()
