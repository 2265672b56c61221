"""Measure the recognition of names: precision and recall on the five texts, and time on a large register.

Part of `make bench`. The lists that the figures are counted against were made by reading (tests/gold).
"""

from __future__ import annotations

import random
import resource
import time

from edition.project import Edition
from edition.recognise.homonyms import Context
from edition.recognise.layout import recognise_layout
from edition.recognise.matcher import Matcher
from edition.recognise.names import recognise_names
from edition.registers.model import Entry, Form, Kind, Registers
from edition.source import Source
from tests.support.paths import ROOT
from tests.support.score import scores

_SYLLABLES = "ka le mo ri ta sha vo ne du bra go zy pe lin stro fe hu wa ji".split()


def accuracy() -> None:
    """Print precision and recall for each kind: the tool alone, and with the editor's decisions."""
    for decisions in (False, True):
        print(f"\nnames and dates of the five texts, {'with the decisions' if decisions else 'the tool alone'}")
        for kind, score in scores(Edition(ROOT), decisions=decisions).items():
            counts = f"{score.right} right, {len(score.missed)} missed, {len(score.wrong)} wrong"
            print(f"  {kind:<15} precision {score.precision:.3f}  recall {score.recall:.3f}  ({counts})")


def large_register(entries: int, forms: int, chance: random.Random) -> Registers:
    """Make a register of persons with surnames of random syllables."""

    def word(length: int) -> str:
        return "".join(chance.choice(_SYLLABLES) for _ in range(length)).capitalize()

    made = []
    for number in range(entries):
        given = (word(2), word(3))
        surnames = [word(chance.randint(3, 5)) for _ in range(forms)]
        shapes = tuple(Form(f"{' '.join(given)} {one}", "variant", "", given, one) for one in surnames)
        made.append(Entry(f"k{number}", Kind.PERSON, shapes))
    return Registers(tuple(made))


def speed(megabytes: int = 10, entries: int = 50_000, forms: int = 4) -> None:
    """Print what it takes to find the names of a large register in a long text."""
    chance = random.Random(1918)
    registers = large_register(entries, forms, chance)
    page = (ROOT / "seeds" / "002_043c3592ba335788.txt").read_text("utf-8")
    parts: list[str] = []
    while sum(map(len, parts)) < megabytes * 1_000_000:
        words = page.split(" ")
        for _ in range(200):
            words.insert(chance.randrange(len(words)), chance.choice(registers.entries).forms[0].surname)
        parts.append(" ".join(words))
    source = Source("long.txt", "\n\n".join(parts), "", 0)
    layout = recognise_layout(source)
    start = time.perf_counter()
    matcher = Matcher(registers)
    made = time.perf_counter()
    found = recognise_names(source, layout, matcher, Context("1918"))
    done = time.perf_counter()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"\nnames: {len(source.text):,} characters, {entries:,} entries, {entries * forms:,} forms: "
        f"made ready in {made - start:.1f} s, recognised in {done - made:.1f} s "
        f"({len(found.spans):,} marked, {len(found.findings):,} left open), {memory} MiB"
    )


if __name__ == "__main__":
    accuracy()
    speed()
