"""Measure the finding of unknown names: recall and precision on passages with hand-made lists, and time.

Part of `make bench`. The lists were made by hand before the tool saw a passage (tests/candidates).
"""

from __future__ import annotations

import time
from pathlib import Path

from edition.recognise.candidates import find_candidates
from edition.recognise.layout import recognise_layout
from edition.recognise.naming.near import NearIndex
from edition.source import decode_source
from tests.support.candidates import HALVES, language_of, lines, measure, passages
from tests.support.paths import SEEDS

_SYLLABLES = [first + second for first in "bdgklmnrsv" for second in ("a", "ev", "in", "o")]


def candidates_bench() -> None:
    """Print how many names are found and how many candidates are none, kind by kind, for each half."""
    for half in HALVES:
        print(f"\ncandidates for names, passages {half}")
        print("\n".join(lines(measure(passages(half)))))


def speed(megabytes: int = 10, forms: int = 200_000) -> None:
    """Print what long texts take, one full of names and one of ordinary prose, and a large register."""
    dense = "\n\n".join(path.read_text("utf-8") for path in passages("dev") if language_of(path) == "en")
    prose = (SEEDS / "002_043c3592ba335788.txt").read_text("utf-8")
    for name, page in (("full of names", dense), ("of prose", prose)):
        text = "\n\n".join([page] * (megabytes * 1_000_000 // len(page.encode()) + 1))
        source = decode_source(text.encode("utf-8"), Path("long.txt"))
        layout = recognise_layout(source)
        start = time.perf_counter()
        find_candidates(source, layout)
        print(f"candidates in {megabytes} MB {name}: {time.perf_counter() - start:.1f} s")
    start = time.perf_counter()
    index = NearIndex((_made(number), str(number)) for number in range(forms))
    ready = time.perf_counter()
    for number in range(1000):
        index.near(_made(number) + "a")
    print(f"{forms} forms made ready: {ready - start:.1f} s; 1000 near matches: {time.perf_counter() - ready:.1f} s")


def _made(number: int) -> str:
    return f"{_SYLLABLES[number % 40]}{_SYLLABLES[number // 40 % 40]}{_SYLLABLES[number // 1600 % 40]}{number % 7}"
