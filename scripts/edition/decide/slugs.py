"""Identifiers of texts, made of what is known of them."""

from __future__ import annotations

import re
import unicodedata


def slug(author: str, when: str, title: str) -> str:
    """Return an identifier "surname-date-first-words-of-the-title"; it begins with a letter."""
    surname = author.replace(",", " ").split()[-1:] or ["text"]
    words = [w for w in _plain(title).split() if w not in {"the", "a", "an", "of", "on", "in", "and", "to"}][:6]
    parts = [*_plain(surname[0]).split(), when, *words]
    made = "-".join(part for part in parts if part)
    return made if made[:1].isalpha() else f"text-{made}".rstrip("-")


def _plain(text: str) -> str:
    """Return lower-case ASCII letters and digits, words parted by blanks."""
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return " ".join(re.findall(r"[a-z0-9]+", ascii_only.lower()))
