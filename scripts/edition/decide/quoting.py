"""Words quoted by an editor, as they stand in a text: white space of any kind and length is one blank."""

from __future__ import annotations

import re


def occurrences(text: str, words: str) -> list[tuple[int, int]]:
    """Return every range of `text` that has the words; a blank at their ends stands for white space, too."""
    if not words.strip():
        return []
    pattern = r"\s+".join(re.escape(part) for part in re.split(r"\s+", words))
    return [match.span() for match in re.finditer(pattern, text)]
