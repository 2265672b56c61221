"""Bibliographic formats of what can be cited: CSL-JSON, BibTeX, RIS.

Sources: the schema of CSL-JSON (citation-style-language/schema), the entry types of BibTeX and BibLaTeX, the
tags of RIS (Research Information Systems).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from edition.publish.citable import Citable, Name

_LATEX: Final = str.maketrans({
    **{sign: f"\\{sign}" for sign in "{}$&#%_"},
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
})  # fmt: skip


def to_csl(one: Citable) -> dict[str, Any]:
    """Return an item of CSL-JSON; what is not known is left out."""
    told: dict[str, Any] = {
        "id": one.id,
        "type": "chapter" if one.container else "book",
        "title": one.title,
        "title-short": one.short_title,
        "author": [_csl_name(name) for name in one.authors],
        "editor": [_csl_name(name) for name in one.editors],
        "container-title": one.container,
        "issued": csl_date(one.issued),
        "original-date": csl_date(one.created),
        "publisher": one.publisher,
        "version": one.version,
        "genre": one.genre,
        "language": one.language,
        "URL": one.address,
    }
    return {key: value for key, value in told.items() if value}


def _csl_name(name: Name) -> dict[str, str]:
    return {"family": name.family, "given": name.given} if name.given else {"literal": name.words}


def csl_date(iso: str) -> dict[str, Any]:
    """Return a date of CSL-JSON."""
    return {"date-parts": [[int(part) for part in iso.split("-")]]} if iso else {}


def csl_file(items: Sequence[Citable]) -> bytes:
    """Return a file of CSL-JSON."""
    return (json.dumps([to_csl(one) for one in items], ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def bibtex_file(items: Sequence[Citable]) -> bytes:
    """Return a file of BibTeX in UTF-8; `origdate` and `version` are BibLaTeX's, others pass over them."""
    return "\n".join(map(to_bibtex, items)).encode("utf-8")


def to_bibtex(one: Citable) -> str:
    """Return an entry; titles stand in double braces, which keep their capitals."""
    fields = {
        "author": " and ".join(map(_latex_name, one.authors)),
        "title": f"{{{latex(one.title)}}}",
        "booktitle": f"{{{latex(one.container)}}}" if one.container else "",
        "editor": " and ".join(map(_latex_name, one.editors)),
        "publisher": f"{{{latex(one.publisher)}}}" if one.publisher else "",
        "year": one.issued[:4],
        "origdate": one.created,
        "version": latex(one.version),
        "type": latex(one.genre),
        "langid": latex(one.language),
        # Within \url a percent sign is itself; braces and backslashes cannot stand in an address.
        "url": re.sub(r"[\\{}]", "", one.address),
    }
    kind = "incollection" if one.container else "book"
    key = re.sub(r"[^A-Za-z0-9:._-]", "-", one.id)
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return "@" + kind + "{" + ",\n".join([key, *lines]) + "\n}\n"


def latex(words: str) -> str:
    """Return words for LaTeX: no character of theirs is a command."""
    return " ".join(words.split()).translate(_LATEX)


def _latex_name(name: Name) -> str:
    """Return a name; one that is not divided stands in braces, so that nobody divides it."""
    if not name.given:
        return f"{{{latex(name.words)}}}"
    return ", ".join(
        f"{{{latex(part)}}}" if " and " in f" {part} " else latex(part) for part in (name.family, name.given)
    )


def ris_file(items: Sequence[Citable]) -> bytes:
    """Return a file of RIS in UTF-8, lines ending with CR LF."""
    return "".join(f"{line}\r\n" for one in items for line in to_ris(one)).encode("utf-8")


def to_ris(one: Citable) -> Iterator[str]:
    """Yield the lines of a record; each is one line, whatever its words hold."""
    fields = [
        ("TY", "CHAP" if one.container else "BOOK"),
        *(("AU", name.listed) for name in one.authors),
        ("TI", one.title),
        ("ST", one.short_title),
        ("T2", one.container),
        # The editors of a chapter's book are secondary authors; a book without authors is listed by its editors.
        *(("A2" if one.container or one.authors else "ED", name.listed) for name in one.editors),
        ("PB", one.publisher),
        ("PY", one.issued[:4]),
        ("OP", one.created),
        ("ET", one.version),
        ("M3", one.genre),
        ("LA", one.language),
        ("UR", one.address),
        ("ID", one.id),
    ]
    for tag, value in fields:
        if value := " ".join(value.split()):
            yield f"{tag}  - {value}"
    yield "ER  - "
