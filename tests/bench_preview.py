"""Measure the live preview: from the saving of a text of 75 KB to the page with the new words. The aim is a second."""

from __future__ import annotations

import shutil
import tempfile
import threading
import time
import urllib.request
from pathlib import Path
from typing import Final

from edition.live import build, changes, told_of, warm
from edition.preview import Preview
from edition.project import Edition
from tests.support.editions import copy_metadata

_BYTES: Final = 75_000
_PARAGRAPH: Final = (
    "The delegates met again at Brest-Litovsk in March 1918, and the Council of People's Commissars heard "
    "the report of its commissar for foreign affairs. Paragraph {} says nothing more than the others do, but it "
    "names Germany, Ukraine and Petrograd, and a man called Kaledin.\n\n"
)


def long_text(size: int = _BYTES) -> str:
    """Return a capture of `size` bytes, made of repeated paragraphs."""
    parts, length, number = ["A Long Report\n\nby N. Nobody\n\n"], 0, 0
    while length < size:
        number += 1
        parts.append(_PARAGRAPH.format(number))
        length += len(parts[-1])
    return "".join(parts)


def _edition(folder: Path) -> tuple[Edition, Path]:
    root = folder / "edition"
    (root / "seeds").mkdir(parents=True)
    copy_metadata(root)
    seed = root / "seeds" / "long.txt"
    seed.write_text(long_text(), "utf-8")
    return Edition(root.resolve()), seed


def _page(edition: Edition) -> str:
    return f"texts/{edition.text_files()[0].stem}.html"


def seconds_from_save_to_page(rounds: int = 5) -> list[float]:
    """Return the seconds of each round: save the capture, wait for the event, load the page and see the words in it."""
    with tempfile.TemporaryDirectory() as name:
        edition, seed = _edition(Path(name))
        build(edition)
        warm()
        with Preview(edition.output / "site", 0) as preview:
            started, ended = threading.Event(), threading.Event()

            def edit() -> None:
                started.wait()
                time.sleep(0.5)
                for number in range(rounds):
                    taken.append(_round(preview, _page(edition), seed, number))
                ended.set()
                preview.asked.set()

            taken: list[float] = []
            threading.Thread(target=edit, daemon=True).start()
            for changed in changes([edition.seeds, edition.root / "tei"], preview.asked.is_set):
                if ended.is_set():
                    break
                report = build(edition, changed)
                preview.show(told_of(report), new=bool(report.done))
                started.set()
        shutil.rmtree(edition.root)
    return taken


def _round(preview: Preview, page: str, seed: Path, number: int) -> float:
    """Save and see once."""
    word = f"Lantern{number}"
    with urllib.request.urlopen(f"{preview.url}__preview/events", timeout=60) as events:
        next(line for line in events if line.startswith(b"data: "))
        text = long_text().replace("Paragraph 7 says", f"Paragraph 7, {word}, says")
        begin = time.perf_counter()
        seed.write_text(text, "utf-8")
        while True:
            next(line for line in events if line.startswith(b"data: "))
            with urllib.request.urlopen(preview.url + page) as answer:
                if word.encode() in answer.read():
                    return time.perf_counter() - begin


def main() -> None:
    """Print the rounds and whether the aim was met."""
    used = time.process_time()
    taken = sorted(seconds_from_save_to_page())
    used = (time.process_time() - used) / (len(taken) + 1)
    middle = taken[len(taken) // 2]
    met = "met" if middle < 1 else "MISSED"
    print(f"preview: from saving to seeing, 75 KB: median {middle:.2f} s, all {', '.join(f'{s:.2f}' for s in taken)}")
    print(f"  aim: under a second: {met}; processor time of a round, a share of the first build included: {used:.2f} s")


if __name__ == "__main__":
    main()
