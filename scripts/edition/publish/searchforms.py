"""The forms of all names for the search page: which entries are called by the words that a reader typed.

The forms lie in buckets, JSON files of a few hundred forms each, so that a register of any size costs a reader one
small file for each word. The search page (xslt/html/assets/search.js) folds and hashes words in the same way.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from edition.publish.searchdocs import token
from edition.registers.mentions import Mention
from edition.registers.model import Form, Kind
from edition.registers.records import Record
from edition.registers.usage import Usage

#: About so many forms lie in one bucket.
_IN_BUCKET: Final = 300
#: Longer forms are titles that nobody types as a whole.
_LONGEST: Final = 80
#: The printed forms by which an entry is sought.
_PRINTED: Final = 4
_PLAIN: Final = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "‐": "-", "‑": "-"})


def folded(words: str) -> str:
    """Return words as they are looked up: no case, no accents, plain apostrophes and hyphens, single blanks."""
    letters = unicodedata.normalize("NFD", words.translate(_PLAIN))
    kept = "".join(c for c in letters if not unicodedata.category(c).startswith("M"))
    return " ".join(kept.lower().split())


def bucket_of(words: str, buckets: int) -> int:
    """Return the number of the bucket that has a folded form: FNV-1a over UTF-16 code units."""
    number = 0x811C9DC5
    data = words.encode("utf-16-le")
    for low, high in zip(data[::2], data[1::2], strict=True):
        number = ((number ^ (low | high << 8)) * 0x01000193) & 0xFFFFFFFF
    return number % buckets


def form_files(records: Sequence[Record], used: Mapping[str, Usage]) -> list[bytes]:
    """Return the buckets: of each form the entries that have it, as [word of ours, label, page, names]."""
    found: dict[str, list[Sequence[object]]] = {}
    for record in records:
        usage = used.get(record.entry.id)
        if record.page and usage and usage.mentions:
            names = _names(record, usage)
            told: Sequence[object] = [
                token(record.entry.id),
                record.entry.label,
                f"registers/{record.page}.html",
                names,
            ]
            for form in sorted(set(_forms(record, usage))):
                found.setdefault(form, []).append(told)
    count = 1
    while count * _IN_BUCKET < len(found):
        count *= 2
    buckets: list[dict[str, object]] = [{} for _ in range(count)]
    for form, entries in sorted(found.items()):
        buckets[bucket_of(form, count)][form] = entries
    return [json.dumps(one, ensure_ascii=False, separators=(",", ":")).encode() for one in buckets]


def _forms(record: Record, usage: Usage) -> Iterator[str]:
    """Yield the folded forms by which an entry is asked for, those that the texts print included."""
    for form in record.entry.forms:
        for words in (form.words, *_parts(form, record.entry.kind)):
            if words and len(words) <= _LONGEST:
                yield folded(words)
    for _, mention in usage.mentions:
        if mention.element != "rs" and not mention.type and len(mention.words) <= _LONGEST:
            yield folded(_bare(mention))


def _parts(form: Form, kind: Kind) -> Iterator[str]:
    """Yield shorter ways to call a person: the surname, and the first forename with it."""
    if kind is Kind.PERSON and form.surname:
        yield form.surname
        if form.given:
            yield f"{form.given[0]} {form.surname}"


def _names(record: Record, usage: Usage) -> list[str]:
    """Return the names by which passages are found that name an entry without saying so: the short one, those printed.

    Of the printed ones the most frequent come first.
    """
    named = (_bare(mention) for _, mention in usage.mentions if mention.element != "rs")
    counted = Counter(words for words in named if len(words) <= _LONGEST)
    printed = [words for words, _ in sorted(counted.items(), key=lambda one: (-one[1], one[0]))]
    preferred = next((form for form in record.entry.forms if form.type == "preferred"), None)
    short = preferred.surname if preferred and record.entry.kind is Kind.PERSON else record.entry.label
    names = {folded(words): words for words in reversed([*filter(None, [short]), *printed[:_PRINTED]])}
    return list(reversed(names.values()))


def _bare(mention: Mention) -> str:
    return re.sub(r"['’]s$", "", mention.words)
