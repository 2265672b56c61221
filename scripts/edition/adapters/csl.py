"""Citations in the styles of handbooks: the styles of the Citation Style Language that Typst carries.

Typst formats bibliographies with Hayagriva, a processor of CSL 1.0.2; its sources are those of
https://typst.app/docs/reference/model/bibliography and of Hayagriva's file format.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

from edition.adapters.typst import compile_html
from edition.errors import PrintError

#: A piece of a citation: what it is ("text", "title" for italics, "address") and its words.
Piece = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Style:
    """A style of the archive, its name for readers, and the variables of CSL that it is not given.

    In Chicago, a chapter with a genre is taken for a paper given at a meeting ("Speech to ..."); in MLA the genre
    follows a date as if it belonged to it.
    """

    label: str
    name: str
    without: frozenset[str] = frozenset()


STYLES: Final = (
    Style("Chicago", "chicago-notes", frozenset({"genre"})),
    Style("MLA", "modern-language-association", frozenset({"genre"})),
    Style("APA", "apa"),
)
_MAIN: Final = "#bibliography(bytes(sys.inputs.items), style: sys.inputs.style, full: true, title: none)"
#: In Chicago, editors who stand first are left without label and order; compilers are not, and are set alike.
_COMPILERS: Final = re.compile(r", comp(s?)\. $")


def cite(item: Mapping[str, Any], style: Style) -> tuple[Piece, ...]:
    """Return an item of CSL-JSON (a chapter or a book) as an entry of a bibliography. Raises PrintError."""
    given = {key: value for key, value in item.items() if key not in style.without}
    led_by_editors = bool(given.get("editor")) and not given.get("author") and "container-title" not in given
    as_compilers = led_by_editors and style.name.startswith("chicago")
    entry = _entry(given, compilers=as_compilers)
    # JSON is YAML, as long as every character is one that YAML lets stand.
    source = json.dumps({"item": entry}, ensure_ascii=False)
    html = compile_html(_MAIN, {"style": style.name, "items": source})
    return tuple(_mended(_pieces(html), as_compilers=as_compilers))


def _mended(pieces: Iterator[Piece], *, as_compilers: bool) -> Iterator[Piece]:
    """Set right what the processor gets wrong."""
    for number, (kind, words) in enumerate(pieces):
        if kind == "text":
            words = words.replace(", Version ", ", version ")
            if as_compilers and number == 0:
                words = _COMPILERS.sub(lambda found: f", ed{found[1]}. ", words)
        yield kind, words


def _entry(item: Mapping[str, Any], *, compilers: bool) -> dict[str, Any]:
    """Return an entry of Hayagriva's format; the original is a parent of its own."""
    host: dict[str, Any] = {"publisher": _text(item.get("publisher", "")), "date": _date(item.get("issued"))}
    if version := item.get("version"):
        host["edition"] = _plain(f"Version {version}")
    if editors := _names(item.get("editor", ())):
        host |= {"affiliated": [{"role": "compiler", "names": editors}]} if compilers else {"editor": editors}
    entry: dict[str, Any] = {
        "type": item["type"],
        "title": _text(item["title"]),
        "author": _names(item.get("author", ())),
        "date": _date(item.get("issued")),
        "genre": _text(_capitalised(item.get("genre", ""))),
        "language": _language(item.get("language", "")),
        "url": item.get("URL", ""),
    }
    parents: list[dict[str, Any]] = []
    if container := item.get("container-title"):
        parents.append(_filled({"type": "anthology", "title": _text(container)} | host))
    else:
        entry |= host
    if original := _date(item.get("original-date")):
        parents.append({"type": "original", "date": original})
    return _filled(entry | {"parent": parents})


def _filled(told: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in told.items() if value}


def _plain(words: str) -> str:
    """Return words in one line, without characters that YAML does not let stand."""
    return " ".join("".join(" " if unicodedata.category(sign) in {"Cc", "Cn"} else sign for sign in words).split())


def _text(words: str) -> str:
    """Return words for a field that Hayagriva reads for braces and formulas: they are to be words."""
    return re.sub(r"[\\{}$]", lambda found: f"\\{found[0]}", _plain(words))


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]


def _names(names: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    return [
        {"name": _plain(name["family"]), "given-name": _plain(name["given"])}
        if "given" in name
        else {"name": _plain(name["literal"])}
        for name in names
    ]


def _date(date: Mapping[str, Any] | None) -> str:
    return "-".join(f"{part:02d}" for part in date["date-parts"][0]) if date else ""


def _language(code: str) -> str:
    """Return a language tag where it is one that Hayagriva can read (language and region)."""
    found = re.match(r"[A-Za-z]{2,3}(?:-[A-Za-z]{2}(?![A-Za-z]))?", code)
    return found[0] if found else ""


def _pieces(html: str) -> Iterator[Piece]:
    """Yield the pieces of the one entry of a bibliography that Typst made."""
    tree = etree.fromstring(html.encode("utf-8"), etree.HTMLParser(encoding="utf-8"))
    items = tree.findall(".//li") if tree is not None else []
    if len(items) != 1:
        raise PrintError("a citation cannot be set: Typst gave no entry")
    yield from _merged(_walk(items[0], "text"))


def _walk(element: etree._Element, kind: str) -> Iterator[Piece]:
    yield kind, str(element.text or "")
    for child in element:
        yield from _walk(child, {"em": "title", "a": "address"}.get(str(child.tag), kind))
        yield kind, str(child.tail or "")


def _merged(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Join pieces of one kind that follow each other."""
    before, words = "", ""
    for kind, more in pieces:
        if kind != before and words:
            yield before, words
            words = ""
        if more:
            before, words = kind, words + more
    if words:
        yield before, words
