"""Follow pointers into other files (TEI Guidelines, 16.2): the file is there, it has the identifier, of the right kind.

Pointers within a document are a matter of the schema's rules; addresses on the web, and those with a prefix of their
own (prefixDef), are left alone.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final
from urllib.parse import unquote

from lxml import etree

from edition.check.targets import Targets, is_xml
from edition.model import Finding, Location, finding

#: Attributes that hold pointers, one or several (teidata.pointer).
POINTERS: Final = frozenset(
    "target ref resp corresp sameAs copyOf next prev exclude select synch ana decls wit who where hand source edRef "
    "facs change scheme calendar datingMethod period given rendition spanTo active mutual passive origin url".split()
)
#: What an element that names something may point to; `rs` says it in @type.
KINDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({
    "persName": ("person",), "placeName": ("place",), "orgName": ("org",), "eventName": ("event",),
    "title": ("bibl",), "author": ("person", "org"), "editor": ("person", "org"), "docAuthor": ("person", "org"),
    "publisher": ("org", "person"), "pubPlace": ("place",), "settlement": ("place",), "region": ("place",),
    "country": ("place",), "rs person": ("person",), "rs place": ("place",), "rs organisation": ("org",),
    "rs event": ("event",), "rs work": ("bibl",),
})  # fmt: skip
_WORDS: Final = MappingProxyType({"org": "organisation", "bibl": "work"})
_OUTWARD: Final = etree.XPath("//@*[contains(., '.') or contains(., '/') or contains(substring(., 2), '#')]")
_ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/")
_BASED: Final = etree.XPath("boolean(//@xml:base)")


@dataclass(frozen=True, slots=True)
class Pointer:
    """A pointer from an element into another file."""

    element: etree._Element
    attribute: str
    value: str
    path: Path
    fragment: str


def outward_pointers(tree: etree._ElementTree, path: Path) -> list[Pointer]:
    """Return the pointers of a document that lead into other files, in the order of the document."""
    folder, based = path.resolve().parent, bool(_BASED(tree))
    files: dict[str, Path] = {}
    found = []
    for value in _OUTWARD(tree):
        attribute = str(value.attrname)
        if attribute not in POINTERS:
            continue
        for token in str(value).split():
            if token[0] == "#" or _ADDRESS.match(token):
                continue
            element = value.getparent()
            name, _, fragment = token.partition("#")
            start = _base(element, folder) if based else folder
            if start is None:
                continue
            target = files.get(name) if start is folder else None
            if target is None:
                target = (start / unquote(name)).resolve()
                files |= {name: target} if start is folder else {}
            found.append(Pointer(element, attribute, token, target, unquote(fragment)))
    return found


def _base(element: etree._Element, folder: Path) -> Path | None:
    """Return the folder from which the pointers of an element start; None for one on the web."""
    start = folder
    bases = [one.get("{http://www.w3.org/XML/1998/namespace}base") for one in (element, *element.iterancestors())]
    for base in reversed([one for one in bases if one]):
        if _ADDRESS.match(base):
            return None
        start = (start / base).parent if not base.endswith("/") else start / base
    return start


def check_links(pointers: Sequence[Pointer], shown: str, targets: Targets, *, kinds: bool) -> Iterator[Finding]:
    """Find pointers that lead nowhere and, with `kinds`, those that lead to an entry of another kind."""
    for pointer in pointers:
        if pointer.attribute == "source" and ("#char=" in pointer.value or pointer.path.suffix == ".txt"):
            continue  # an account of a capture is held against it, elsewhere
        wrong = _follow(pointer, targets, kinds=kinds)
        if wrong:
            code, message, hint = wrong
            where = Location(shown, pointer.element.sourceline or 0)
            made = finding(code, where, pointer.value, hint, message)
            yield replace(made, element=etree.QName(pointer.element).localname)


def _follow(pointer: Pointer, targets: Targets, *, kinds: bool) -> tuple[str, str, str] | None:
    """Return code, message and hint of what is wrong with a pointer."""
    name = pointer.path.name
    if not pointer.path.exists():
        folder = pointer.path.parent
        there = [one.name for one in folder.iterdir()] if folder.is_dir() else []
        return "K001", f"there is no file {name} where @{pointer.attribute} points", _nearest(name, there)
    wanted = _wanted(pointer) if kinds else ()
    if not is_xml(pointer.path) or "(" in pointer.fragment:
        return None
    if not pointer.fragment:
        message = f"@{pointer.attribute} points to the whole of {name}, not to an entry in it"
        return ("K002", message, "add # and the xml:id of the entry") if wanted else None
    entries = targets.entries(pointer.path)
    if isinstance(entries, str):
        return "K001", f"{name}, where @{pointer.attribute} points, cannot be read: {entries}", ""
    if pointer.fragment not in entries:
        hint = _nearest(pointer.fragment, entries) or f"add the entry to {name}, or correct the pointer"
        return "K002", f"{name} has no xml:id “{pointer.fragment}”", hint
    kind = entries[pointer.fragment].kind
    if wanted and kind not in wanted:
        message = f"@{pointer.attribute} points to {_a(kind)}, where {' or '.join(map(_a, wanted))} is meant"
        return "K003", message, "correct the pointer, or the element that bears it"
    return None


def _wanted(pointer: Pointer) -> tuple[str, ...]:
    name = etree.QName(pointer.element).localname
    if pointer.attribute == "where":
        return ("place",)
    if pointer.attribute != "ref":
        return ()
    return KINDS.get(f"rs {pointer.element.get('type', '')}" if name == "rs" else name, ())


def _nearest(name: str, known: Iterable[str]) -> str:
    names = sorted(known)
    begun = [one for one in names if one.startswith(name) or (one and name.startswith(one))]
    close = begun or difflib.get_close_matches(name, names, n=1)
    return f"did you mean {close[0]}?" if close else ""


def _a(kind: str) -> str:
    word = _WORDS.get(kind, kind)
    return f"{'an' if word[0] in 'aeio' else 'a'} {word}"
