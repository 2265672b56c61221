"""Measure the search: 2,000 copies of this repository's texts, the time and the size of the index.

Run: python tests/bench_search.py [COPIES]
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from edition.adapters import pagefind
from edition.adapters.xmlio import parse_xml
from edition.project import Edition, read_text_info
from edition.publish.mentions import text_names
from edition.publish.searchdocs import text_pages
from edition.registers.usage import TextNames

ROOT = Path(__file__).resolve().parents[1]


def main(copies: int) -> None:
    """Print how long the pages and the index of so many texts take, and how large the index is."""
    infos = [read_text_info(path) for path in Edition(ROOT).text_files()]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        began = time.perf_counter()
        for number in range(copies):
            info = infos[number % len(infos)]
            root = parse_xml(Path(info.path)).getroot()
            names = text_names(root, info)
            about = TextNames(f"{info.id}-{number}", names.title, names.author, names.date)
            for page, data in text_pages(root, about, info.date[:4]):
                (folder / page).parent.mkdir(exist_ok=True)
                (folder / page).write_bytes(data)
        pages = time.perf_counter() - began
        size = sum(path.stat().st_size for path in folder.rglob("*.html"))
        began = time.perf_counter()
        files = pagefind.build_index(folder)
        index = time.perf_counter() - began
    weight = sum(map(len, files.values()))
    largest = max(map(len, files.values()))
    print(f"{copies} texts: pages {pages:.1f} s, {size / 1e6:.1f} MB; index {index:.1f} s, {weight / 1e6:.1f} MB")
    print(f"{len(files)} files, the largest {largest / 1e3:.0f} kB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
