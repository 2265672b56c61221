"""The word lists that come as packages: how often a word, or two words in a row, are written.

`symspellpy` (MIT) brings English words in British and American spelling and pairs of English words with their
counts in books; `pyspellchecker` (MIT) brings words of several languages. Only their data files are read.
"""

from __future__ import annotations

import gzip
import json
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Final

_PACKAGE_OF_PAIRS: Final = ("symspellpy", "symspellpy/frequency_bigramdictionary_en_243_342.txt")
_PACKAGE_OF_ENGLISH: Final = ("symspellpy", "symspellpy/frequency_dictionary_en_82_765.txt")
_PACKAGE_OF_OTHERS: Final = "pyspellchecker"
#: A count of the second list, given on the scale of the first.
_SCALE: Final = 300


def _file(package: str, name: str) -> Path | None:
    try:
        path = Path(str(distribution(package).locate_file(name)))
    except PackageNotFoundError:
        return None
    return path if path.is_file() else None


def _listed(language: str) -> dict[str, int]:
    path = _file(_PACKAGE_OF_OTHERS, f"spellchecker/resources/{language}.json.gz")
    if path is None:
        return {}
    with gzip.open(path, "rt", encoding="utf-8") as file:
        words: dict[str, int] = json.load(file)
    return words


@lru_cache(maxsize=4)
def word_counts(language: str) -> dict[str, int]:
    """Return the words of a language (two-letter code) in lower case, with counts; none if there is no list."""
    code = language.split("-")[0].lower()
    counts = {word: count * _SCALE for word, count in _listed(code).items()}
    if code == "en" and (path := _file(*_PACKAGE_OF_ENGLISH)):
        for line in path.read_text("utf-8-sig").splitlines():
            word, count = line.split()
            counts[word] = int(count)
    return counts


@lru_cache(maxsize=1)
def english_pairs() -> dict[str, int]:
    """Return counts of two English words in a row, as "of the"; what is rarer than the least count is absent."""
    path = _file(*_PACKAGE_OF_PAIRS)
    if path is None:
        return {}
    pairs: dict[str, int] = {}
    for line in path.read_text("utf-8-sig").splitlines():
        pair, _, count = line.rpartition(" ")
        pairs[pair] = int(count)
    return pairs
