"""What the search index is made of: lean pages that only Pagefind reads, with an anchor at each passage.

The identifier of an anchor tells all that a result has to know of its passage, in parts with "!" between: the address
(a fragment of the page, or a path from the root of the site), what one calls the place, and a word of our own for each
entry named there. The same words stand before the passage, so that a search for one finds the entry however it is
named. No reader sees these pages.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby
from typing import Final
from urllib.parse import quote

from lxml import etree

from edition.names import XML_LANG, tei
from edition.publish.mentions import authors_of
from edition.registers.mentions import Passage, passages_of
from edition.registers.records import Record, folder_of, lines_of
from edition.registers.usage import TextNames

#: Letters of words that no stemmer shortens and no language has.
_LETTERS: Final = "bcdfghjklmnpqrtvwxz"
_LENGTH: Final = 12
#: Entries that share one lean page: with one page each, a large register would make as many files again.
_TOGETHER: Final = 100


def token(entry_id: str) -> str:
    """Return the word of our own that stands for an entry ("person/lenin-vladimir") in the index."""
    digest = hashlib.sha256(entry_id.encode()).digest()
    return "".join(_LETTERS[byte % len(_LETTERS)] for byte in digest[:_LENGTH])


def text_pages(root: etree._Element, about: TextNames, year: str) -> Iterator[tuple[str, bytes]]:
    """Yield the lean pages of a text by name: one of the text itself, one of its notes."""
    authors = [("author", author) for author in authors_of(root)]
    passages = passages_of(root)
    language = language_of(root)
    for kind in ("text", "note"):
        wanted = _joined(one for one in passages if one.is_note == (kind == "note"))
        if wanted:
            filters = [("kind", kind), ("text", about.id), *authors, ("year", year)]
            facts = [("page", about.page), ("title", about.title), ("author", about.author), ("date", about.date)]
            body = "".join(_passage(f"#{one.place}", one.citation, one.names, one.words) for one in wanted)
            yield f"{kind}s/{about.id}.html", _page(about.title, filters, [("kind", kind), *facts], body, language)


def language_of(root: etree._Element) -> str:
    """Return the main language of a text, "en" for English of any kind; English where the TEI does not tell."""
    text, usage = root.find(f".//{tei('text')}"), root.find(f".//{tei('langUsage')}/{tei('language')}")
    above = [] if text is None else [text, *text.iterancestors()]
    told = [found for one in above if (found := one.get(XML_LANG))]
    tag = (told or ["" if usage is None else usage.get("ident", "")])[0]
    return tag.split("-")[0].lower() if tag[:2].isalpha() and tag.isascii() else "en"


def register_pages(records: Sequence[Record]) -> Iterator[tuple[str, bytes]]:
    """Yield the lean pages of the registers by name; each holds many entries."""
    for kind, group in groupby(records, lambda record: record.entry.kind):
        listed = sorted(group, key=lambda record: record.sort_key)
        folder = folder_of(kind)
        for first in range(0, len(listed), _TOGETHER):
            body = "".join(_entry(record) for record in listed[first : first + _TOGETHER])
            facts = [("kind", "register"), ("page", f"registers/{folder}.html"), ("title", folder.capitalize())]
            name = f"registers/{folder}-{first // _TOGETHER}.html"
            yield name, _page(folder, [("kind", "register")], facts, body)


def _entry(record: Record) -> str:
    address = f"registers/{record.page}.html"
    return _passage(address, record.listed, [record.entry.id], " ".join(lines_of(record)))


def _joined(passages: Iterable[Passage]) -> list[Passage]:
    """Put passages together that one cites alike: the lines of a stanza, the parts of a note."""
    found = []
    for (place, citation, is_note), parts in groupby(passages, lambda one: (one.place, one.citation, one.is_note)):
        held = list(parts)
        names = tuple(dict.fromkeys(name for one in held for name in one.names))
        found.append(Passage(citation, place, " ".join(one.words for one in held), names, is_note))
    return found


def _passage(address: str, citation: str, names: Sequence[str], words: str) -> str:
    tokens = [token(name) for name in names]
    anchor = "!".join([quote(address, safe="/#:.-_"), quote(citation, safe=""), *tokens])
    read = " ".join([*tokens, *words.split()])
    return f'<p><span id="{escape(anchor)}"></span>{escape(read)}</p>\n'


def _page(
    title: str, filters: Iterable[tuple[str, str]], facts: Iterable[tuple[str, str]], body: str, language: str = ""
) -> bytes:
    told = [("filter", name, value) for name, value in filters] + [("meta", name, value) for name, value in facts]
    metas = "".join(
        f'<meta data-pagefind-{what}="{name}[content]" content="{escape(value)}">\n'
        for what, name, value in told
        if value
    )
    head = f'<head><meta charset="utf-8"><title>{escape(title)}</title>\n{metas}</head>'
    page = f'<html lang="{escape(language) or "en"}">{head}\n<body data-pagefind-body>\n{body}</body></html>'
    return f"<!DOCTYPE html>\n{page}\n".encode()
