"""The editor's commentary: notes where the words quoted end, each with its sources (TEI 3.9, 3.12.2)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

from edition.decide.decisions import Decisions, Note, Reference
from edition.decide.matching import place
from edition.decide.prose import prose
from edition.model import Finding
from edition.recognise.span import Own, Side, Span
from edition.source import Source

_YEAR: Final = re.compile(r"\d{4}")
_ADDRESS: Final = re.compile(r"https?://\S+")
#: Elements in which a note would tear what belongs together, or be read as part of what is wrong.
_CLOSED: Final = frozenset("ref gap choice surplus persName placeName orgName rs title date".split())


def decide_notes(source: Source, decisions: Decisions, around: Sequence[Span]) -> tuple[list[Span], list[Finding]]:
    """Return the [[note]] decisions as spans, and those whose words stand nowhere or more than once."""
    spans: list[Span] = []
    findings: list[Finding] = []
    for note in decisions.note:
        found = place(source, note.words, note.in_, path=decisions.path)
        if isinstance(found, Finding):
            findings.append(found)
            continue
        own = (Own("p", content=prose(note.text)), *_parted([reference(one) for one in note.source]))
        spans.append(comment(clear(found[1], around), own, resp=note.resp, key=_key(note), cert=note.cert))
    return sorted(spans, key=lambda one: one.start), findings


def comment(at: int, own: tuple[Own | str, ...], *, resp: str, key: str, cert: str = "") -> Span:
    """Return a note of this edition at a place; `key` makes its identifier."""
    attributes = {"type": "commentary", "resp": f"#{resp}", "key": key}
    if cert not in {"", "high"}:
        attributes["cert"] = cert
    return Span(at, at, "note", attributes, origin="decision", own=own, side=Side.AFTER)


def clear(at: int, around: Sequence[Span]) -> int:
    """Return the nearest place from `at` on that is not inside a name, a date, a call or words corrected."""
    for start, end in sorted((span.start, span.end) for span in around if span.kind in _CLOSED):
        if start < at < end:
            at = end
    return at


def _parted(references: Sequence[Own]) -> tuple[Own | str, ...]:
    """Return references with a blank before each: whoever reads on in the words alone finds them apart."""
    return tuple(one for reference in references for one in (" ", reference))


def _key(note: Note) -> str:
    return note.key or f"{note.in_} {note.words}".strip()


def reference(one: Reference) -> Own:
    """Return a bibl: author, title, host, volume, imprint, pages and address, as far as they are known."""
    if one.here:
        return Own("bibl", content=(f"This text: {one.here}.",))
    pieces: list[tuple[Own | str, ...]] = []
    if one.author:
        pieces.append((Own("author", content=(one.author,)),))
    pieces.append(_title(one))
    if one.in_:
        host = Own("title", {"level": one.level or "m"}, (one.in_,))
        pieces.append((host,))
    for unit, word, value in (("volume", "vol. ", one.volume), ("issue", "no. ", one.issue)):
        if value:
            pieces.append((Own("biblScope", {"unit": unit}, (word + value,)),))
    if imprint := _imprint(one):
        pieces.append(imprint)
    if one.pages:
        word = "pp. " if re.search(r"\d\D+\d", one.pages) else "p. "
        pieces.append((Own("citedRange", {"unit": "page"}, (word + one.pages,)),))
    pieces += [tuple(_link(one.url))] if one.url else []
    return Own("bibl", content=_sentence(pieces))


def _title(one: Reference) -> tuple[Own | str, ...]:
    if one.in_:
        return ("“", Own("title", {"level": "a"}, (one.title,)), "”")
    is_page = one.url and not one.publisher and not one.date
    return (Own("title", {"level": one.level or ("u" if is_page else "m")}, (one.title,)),)


def _imprint(one: Reference) -> tuple[Own | str, ...]:
    house: list[Own | str] = [Own("pubPlace", content=(one.place,))] if one.place else []
    if one.publisher:
        house += [": "] if house else []
        house.append(Own("publisher", content=(one.publisher,)))
    if one.date:
        house += [", "] if house else []
        house.append(Own("date", {"when": one.date} if _YEAR.fullmatch(one.date) else {}, (one.date,)))
    return tuple(house)


def _sentence(pieces: Sequence[tuple[Own | str, ...]]) -> tuple[Own | str, ...]:
    content: list[Own | str] = []
    for number, piece in enumerate(pieces):
        content += [", "] if number else []
        content += piece
    return (*content, ".")


def linked(words: str) -> tuple[Own | str, ...]:
    """Return the bibl of a source that is named in words, or by its address alone; none without words."""
    if not words:
        return ()
    content = _link(words) if _ADDRESS.fullmatch(words) else (words,)
    return tuple(_parted([Own("bibl", content=(*content, "."))]))


def _link(address: str) -> tuple[Own | str, ...]:
    """Return a link in the words of its host."""
    host = (urlsplit(address).hostname or address).removeprefix("www.")
    return (Own("ref", {"target": address}, (host,)),)
