"""Read the registers below tei/registers/: standOff lists of TEI P5 (Guidelines 14.3)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from lxml import etree

from edition.adapters.xmlio import parse_xml
from edition.names import XML_ID, XML_LANG, tei
from edition.registers.model import ENTRY, FILES, NAME, Entry, Form, Kind, Registers

_GIVEN: Final = frozenset({tei("forename"), tei("addName")})
_STARTS: Final = ("when", "from", "notBefore", "notAfter", "to")
_ENDS: Final = ("when", "to", "notAfter", "notBefore", "from")


def register_files(folder: Path) -> list[Path]:
    """Return the registers of a folder that exist, in the order of the kinds."""
    return [folder / name for name in FILES.values() if (folder / name).is_file()]


def read_registers(folder: Path) -> Registers:
    """Read all registers of a folder; one that is missing is empty.

    Raises XMLInputError for a file that is not sound XML. Files that did not change are read once a process.
    """
    stamps = [(str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in register_files(folder)]
    return _read(tuple(stamps))


@lru_cache(maxsize=2)
def _read(stamps: Sequence[tuple[str, int, int]]) -> Registers:
    return Registers(tuple(entry for name, _, _ in stamps for entry in read_register(Path(name))))


def read_register(path: Path) -> Iterator[Entry]:
    """Yield the entries of one register in their order; elements without an xml:id are no entries."""
    for element, kind in entry_elements(parse_xml(path).getroot()):
        yield entry_of(element, kind)


def entry_elements(root: etree._Element) -> Iterator[tuple[etree._Element, Kind]]:
    """Yield the elements of a register that are entries, each with its kind."""
    wanted = {tei(name): kind for name, kind in ENTRY.items()}
    for stand_off in root.iter(tei("standOff")):
        for element in stand_off.iter(*wanted):
            inside = {tei(name) for name in ENTRY}.intersection(a.tag for a in element.iterancestors())
            if element.get(XML_ID) and not inside:
                yield element, wanted[str(element.tag)]


def entry_of(element: etree._Element, kind: Kind) -> Entry:
    """Return what the recognition of names needs to know of an entry."""
    names = element.findall(tei(NAME[kind]))
    if kind is Kind.EVENT and not names:
        names = element.findall(tei("label"))
    forms = tuple(_form(one) for one in names if _words(one))
    start, end = _life(element, kind)
    written = (element.get(XML_ID, ""), kind, forms, element.get("type", ""), start, end, _description(element))
    return Entry(
        key=written[0],
        kind=kind,
        forms=forms,
        type=written[3],
        start=start,
        end=end,
        description=written[6],
        idnos=tuple((one.get("type", ""), _words(one)) for one in element.findall(tei("idno"))),
        digest=hashlib.sha256(repr(written).encode()).hexdigest(),
    )


def _form(element: etree._Element) -> Form:
    surnames = [_words(one) for one in element.iterchildren(tei("surname"))]
    given = [word for one in element if one.tag in _GIVEN and _is_given(one) for word in _words(one).split()]
    return Form(
        words=_words(element),
        type=element.get("type", "variant"),
        lang=element.get(XML_LANG, ""),
        given=tuple(given) if surnames else (),
        surname=" ".join(surnames),
        since=element.get("from") or element.get("notBefore") or element.get("when") or "",
        until=element.get("to") or element.get("notAfter") or element.get("when") or "",
    )


def _is_given(element: etree._Element) -> bool:
    return element.tag == tei("forename") or element.get("type") == "patronymic"


def _life(element: etree._Element, kind: Kind) -> tuple[str, str]:
    """Return the dates at which an entry begins and ends."""
    first: etree._Element | None = element
    last: etree._Element | None = element
    if kind is Kind.PERSON:
        first, last = element.find(tei("birth")), element.find(tei("death"))
    elif kind is Kind.WORK:
        first = last = element.find(tei("date"))
    return _dated(first, _STARTS), _dated(last, _ENDS)


def _dated(element: etree._Element | None, names: Sequence[str]) -> str:
    if element is None:
        return ""
    return next((str(element.get(name)) for name in names if element.get(name)), "")


def _description(element: etree._Element) -> str:
    for one in element.iterchildren(tei("note"), tei("desc")):
        if one.tag == tei("desc") or one.get("type") == "description":
            return _words(one)
    return ""


def _words(element: etree._Element) -> str:
    return " ".join("".join(str(part) for part in element.itertext()).split())
